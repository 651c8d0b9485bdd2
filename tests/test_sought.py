"""Which readouts a filter means."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.errors import UsageError
from tracker.facts import record
from tracker.model import Correction, Facts, Readout
from tracker.sought import finishes, is_filter, parted, sought

TODAY = dt.date(2025, 1, 1)
SURE = Readout(
    id="KEN-20220607", title="Talks on tea", text="x", date=dt.date(2022, 6, 7), issuer="Kenya", parties=("Kenya", "Norway")
)
UNSURE = Readout(id="NOR-NODATE", title="Visit", text="y", unsure=("date", "issuer"), place="Oslo", source="https://a.example/1")
FOREIGN = Readout(id="FRA-20220101", title="Visite", text="z", date=dt.date(2022, 1, 1), language="fr", version_of="R")
CORRECTED = record(
    Readout(id="IND-20220101", title="Call", text="c", date=dt.date(2022, 1, 1), unsure=("issuer",)),
    Correction(id="a", on="2025", at=dt.datetime(2025, 1, 1, tzinfo=dt.UTC), facts=Facts(issuer="India")),
)
ALL = [SURE, UNSURE, FOREIGN, CORRECTED]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ALL),
        ("is:unsure", [UNSURE]),
        ("is:corrected", [CORRECTED]),
        ("is:version", [FOREIGN]),
        ("is:undated", [UNSURE]),
        ("is:foreign", [FOREIGN]),
        ("-is:unsure", [SURE, FOREIGN, CORRECTED]),
        ("unsure:date", [UNSURE]),
        ("unsure:parties", []),
        ("party:norway", [SURE]),
        ("party:norway,france", [SURE]),
        ("issuer:kenya,india", [SURE, CORRECTED]),
        ("date:2022-01", [FOREIGN, CORRECTED]),
        ("date:none", [UNSURE]),
        ("date:any", [SURE, FOREIGN, CORRECTED]),
        ("date:>=2022-06", [SURE]),
        ("date:<2022-06", [FOREIGN, CORRECTED]),
        ("date:2022-01..2022-05,2022-06-07", [SURE, FOREIGN, CORRECTED]),
        ("-date:>2022-03", [UNSURE, FOREIGN, CORRECTED]),
        ("issuer:ken,ind", [SURE, CORRECTED]),
        ("party:no", [SURE]),
        ('party:"norway"', [SURE]),
        ("language:fr", [FOREIGN]),
        ("source:a.example", [UNSURE]),
        ("talks TEA", [SURE]),
        ("oslo", [UNSURE]),
        ("-tea is:undated", [UNSURE]),
    ],
)
def test_a_filter_finds(words: str, found: list[Readout]) -> None:
    assert sought(ALL, words.split(), TODAY) == found


def test_accents_count_for_nothing() -> None:
    one = Readout(id="CIV-20240101", title="Entretien à Bouaké", text="x", issuer="Côte d'Ivoire", place="San-Pédro")
    for words in ("bouake", "ENTRETIEN bouaké", "issuer:cote", "place:pedro", "place:san-pédro"):
        assert sought([one], words.split(), TODAY) == [one]
    assert sought([one], ["-bouake"], TODAY) == []


def test_a_party_is_found_by_any_of_its_names() -> None:
    one = Readout(id="CIV-20240101", title="Talks", text="x", issuer="Côte d'Ivoire", parties=("Côte d'Ivoire", "Turkey"))
    for words in ("ivory coast", "turkiye talks", "issuer:ivory", "party:türkiye", "is:undated turkiye ivory coast"):
        assert sought([one], words.split(), TODAY) == [one]
    for words in ("coast ivory", "-turkiye", "turkiye visit"):
        assert sought([one], words.split(), TODAY) == []


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("is:unsuer", "'unsuer' is no state: did you mean unsure"),
        ("isuer:kenya", "no field 'isuer': did you mean issuer"),
        ("unsure:dat,foo", "'foo' is no fact: valid are title, date"),
        ("-unsure:parteis", "'parteis' is no fact: did you mean parties"),
        ("date:foo", "'foo' is no date for the talks: valid are 2022"),
        ("date:2022..foo", "'2022..foo' is no date for the talks"),
        ("date:", "date: needs a value: for example date:>=2022-06"),
        ("issuer:", "issuer: needs a value: for example issuer:china"),
    ],
)
def test_what_is_wrong_is_named_with_the_nearest(word: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        sought(ALL, [word], TODAY)


def test_one_plain_word_names_a_readout() -> None:
    assert not is_filter(["KEN-20220607"])
    assert is_filter(["is:unsure"])
    assert is_filter(["two", "words"])
    assert is_filter(["-tea"])


@pytest.mark.parametrize(
    ("text", "own", "rest"),
    [
        ("is:unsure", ["is:unsure"], ""),
        ("visa is:unsure party:kenya -unsure:date", ["is:unsure", "-unsure:date"], "visa party:kenya"),
        ('issuer:"united states" "two words"', ["issuer:united states"], '"two words"'),
        ("is:open is:version", ["is:version"], "is:open"),
        ("is:uns unsure:", [], "is:uns unsure:"),
        ("https://a.example", [], "https://a.example"),
    ],
)
def test_a_filter_is_parted_into_what_speaks_of_readouts_and_of_commitments(text: str, own: list[str], rest: str) -> None:
    assert parted(text) == (own, rest)


def test_words_for_readouts_are_finished() -> None:
    assert finishes("iss") == ["issuer:"]
    assert finishes("-uns") == ["-unsure:"]
    assert finishes("is:uns") == ["is:unsure"]
    assert finishes("unsure:da") == ["unsure:date"]
    assert finishes("") == finishes("visa") == finishes("party:k") == []
