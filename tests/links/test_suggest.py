"""Suggestions: whose commitments are asked, what is remembered, what is offered, and that nothing changes by itself."""

from __future__ import annotations

import datetime as dt
import sys

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.links.cases import commitment, said_as
from tracker.desk import Desk
from tracker.errors import LockedLedger
from tracker.extraction import Extraction
from tracker.ledger import MemoryLedger
from tracker.links import Suggester, passages, pending, suggest
from tracker.links.index import Index
from tracker.links.passages import Spoken
from tracker.links.proposal import happened
from tracker.model import Commitment, Readout

BEFORE = Readout(
    id="CHN-KAZ-20220607",
    title="Talks",
    text="open a consulate general in Aktobe\nlaunch direct flights between Almaty and Xi'an\n",
    date=dt.date(2022, 6, 7),
    parties=("China", "Kazakhstan"),
    sha256="a",
)
OTHERS = Readout(
    id="CHN-UZB-20220607",
    title="Talks",
    text="open a consulate general in Samarkand\n",
    date=dt.date(2022, 6, 7),
    parties=("China", "Uzbekistan"),
    sha256="b",
)
AFTER = Readout(
    id="CHN-KAZ-20240730",
    title="A ceremony",
    text="Ministers of China and Kazakhstan met.\nThe consulate general of China in Aktobe was opened on 30 July.\n",
    date=dt.date(2024, 7, 31),
    parties=("China", "Kazakhstan"),
    source="https://example.org/ceremony",
    issuer="Kazakhstan",
    sha256="c",
)


def spoken_of(readout: Readout) -> list[Commitment]:
    found = []
    for number, line in enumerate(readout.text.splitlines(), 1):
        one = commitment(line, f"{readout.id}-{number:02}", readout.id, readout.date)
        start = readout.text.index(line)
        found.append(msgspec.structs.replace(one, start=start, end=start + len(line), parties=readout.parties))
    return found


@pytest.fixture
def ledger() -> MemoryLedger:
    made = MemoryLedger()
    made.add(BEFORE, spoken_of(BEFORE))
    made.add(OTHERS, spoken_of(OTHERS))
    made.add(AFTER, [])
    return made


@pytest.fixture
def desk(ledger: MemoryLedger) -> Desk:
    return Desk(ledger, "Ada", lambda: dt.datetime(2024, 9, 1, tzinfo=dt.UTC))


def test_a_statement_finds_the_promise_it_ends(ledger: MemoryLedger) -> None:
    (found,) = pending(ledger)
    assert (found.commitment, found.relation) == ("CHN-KAZ-20220607-01", "fulfils")
    assert found.later_quote == AFTER.text[found.start : found.end]
    assert {"aktobe", "consulate"} <= set(found.terms)
    assert found.agrees == ("place aktobe",)


def test_it_offers_a_filled_in_status_and_sets_none(ledger: MemoryLedger) -> None:
    before = ledger.commitments()
    (found,) = pending(ledger)
    offered = found.proposal
    assert (offered.status, offered.on) == ("fulfilled", "2024-07-30")
    assert (offered.source.url, offered.source.publisher, offered.source.stance) == (
        "https://example.org/ceremony",
        "Kazakhstan",
        "supports",
    )
    assert found.later_quote in offered.note
    assert ledger.commitments() == before
    assert ledger.get(found.commitment).standing.status == "pending"


def test_other_parties_are_not_asked() -> None:
    readout = msgspec.structs.replace(AFTER, parties=("China", "Uzbekistan"))
    assert not suggest(spoken_of(BEFORE), readout)


def test_neither_its_own_commitments_nor_later_ones_are_suggested() -> None:
    again = msgspec.structs.replace(AFTER, date=dt.date(2022, 6, 7))
    assert not suggest(spoken_of(BEFORE), again)
    own = [msgspec.structs.replace(c, readout=AFTER.id, made=None) for c in spoken_of(BEFORE)]
    assert not suggest(own, AFTER)


def test_a_text_that_an_earlier_version_heard_is_read_once(ledger: MemoryLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    true = passages.read
    monkeypatch.setattr(passages, "read", lambda readout: read.append(readout.id) or true(readout))
    first = list(pending(ledger))
    assert AFTER.id in read
    read.clear()
    assert list(pending(ledger)) == first
    assert read == []


def test_where_the_ledger_cannot_be_written_suggestions_are_the_same(
    ledger: MemoryLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_readouts: object) -> None:
        raise LockedLedger("held by another process")

    monkeypatch.setattr(ledger, "remember", locked)
    assert list(pending(ledger)) == list(pending(ledger)) != []
    assert ledger.readout(AFTER.id).heard_by == ""


@pytest.mark.parametrize("accepted", [True, False])
def test_an_answer_is_remembered(ledger: MemoryLedger, desk: Desk, accepted: bool) -> None:
    (found,) = pending(ledger)
    desk.link(found.holder, found.relation, found.to, quote=found.later_quote, accepted=accepted)
    assert list(pending(ledger)) == []
    desk.undo()
    assert len(list(pending(ledger))) == 1


def test_an_answer_about_a_later_commitment_is_remembered_there(ledger: MemoryLedger, desk: Desk) -> None:
    text = "The two sides will open a consulate general in Aktobe soon.\n"
    later = Readout(id="CHN-KAZ-20230101", title="Talks", text=text, date=dt.date(2023, 1, 1), parties=BEFORE.parties, sha256="d")
    quote = "open a consulate general in Aktobe soon"
    start = text.index(quote)
    new = msgspec.structs.replace(commitment(quote, f"{later.id}-01", later.id, later.date), start=start, end=start + len(quote))
    ledger.add(later, [new])
    (found,) = [s for s in pending(ledger, readouts=[later.id]) if s.later]
    assert (found.relation, found.holder, found.to) == ("restates", new.id, "CHN-KAZ-20220607-01")
    desk.link(found.holder, found.relation, found.to, accepted=False)
    assert not [s for s in pending(ledger, readouts=[later.id]) if s.later]


def test_a_settled_commitment_gets_evidence_not_a_status(ledger: MemoryLedger, desk: Desk) -> None:
    desk.status(["CHN-KAZ-20220607-01"], "fulfilled", on="2024-07-30")
    (found,) = pending(ledger)
    assert found.proposal.status is None


def test_a_field_of_action_is_advanced_but_never_fulfilled() -> None:
    field = msgspec.structs.replace(
        commitment("deepen cooperation in traditional medicine", "R-1", "R", BEFORE.date), specificity=1
    )
    suggester = Suggester()
    suggester.add([field], {"R": BEFORE.parties})
    (found,) = suggester.for_passages(AFTER, [said_as("A centre for cooperation in traditional medicine was opened.", 0)])
    assert (found.relation, found.proposal.status) == ("advances", "underway")


def test_rejected_candidates_and_superseded_commitments_are_left_alone(ledger: MemoryLedger, desk: Desk) -> None:
    desk.review(["CHN-KAZ-20220607-01"], "rejected")
    assert list(pending(ledger)) == []


def test_a_suggester_follows_the_ledger(ledger: MemoryLedger, desk: Desk) -> None:
    suggester = Suggester(ledger)
    desk.review(["CHN-KAZ-20220607-01"], "rejected")
    suggester.refresh()
    assert list(pending(ledger, suggester=suggester)) == []
    new = msgspec.structs.replace(BEFORE, id="CHN-KAZ-20230101", date=dt.date(2023, 1, 1), sha256="e")
    ledger.add(new, spoken_of(new))
    suggester.refresh()
    assert "CHN-KAZ-20230101-01" in {s.commitment for s in pending(ledger, suggester=suggester, readouts=[AFTER.id])}


def test_one_promise_repeated_is_suggested_once(ledger: MemoryLedger) -> None:
    again = msgspec.structs.replace(BEFORE, id="CHN-KAZ-20230101", date=dt.date(2023, 1, 1), sha256="e")
    ledger.add(again, spoken_of(again))
    (found,) = pending(ledger, readouts=[AFTER.id])
    assert {found.commitment, *found.also} == {"CHN-KAZ-20220607-01", "CHN-KAZ-20230101-01"}
    assert found.commitment == "CHN-KAZ-20230101-01"


def test_the_same_act_elsewhere_is_told_apart(ledger: MemoryLedger) -> None:
    elsewhere = msgspec.structs.replace(AFTER, text=AFTER.text.replace("Aktobe", "Almaty"))
    suggester = Suggester(ledger)
    (best, *_) = suggester.ranked(elsewhere, said_as("The consulate general of China in Almaty was opened", 0))
    assert best[1].score < suggester.settings.told
    assert any("other place" in conflict for conflict in best[1].conflicts)


def test_of_siblings_split_by_place_each_hears_of_its_own() -> None:
    quote = "set up consulates general in Xi'an and Aktobe respectively"
    one = msgspec.structs.replace(commitment(quote, "R-1", "R", BEFORE.date), title="Set up consulate general in Xi'an")
    two = msgspec.structs.replace(commitment(quote, "R-2", "R", BEFORE.date), title="Set up consulate general in Aktobe")
    suggester = Suggester()
    suggester.add([one, two], {"R": BEFORE.parties})
    found = suggester.for_passages(AFTER, [said_as("The consulate general in Aktobe was opened.", 0)])
    assert [s.commitment for s in found] == ["R-2"]


def test_a_sentence_of_three_things_speaks_to_each(ledger: MemoryLedger) -> None:
    words = (
        "Both sides welcomed the opening of the Chinese consulate general in Aktobe, the growth of trade in grain and fruit, "
        "and the start of direct flights between Xi'an and Almaty."
    )
    found = Suggester(ledger).for_passages(AFTER, [said_as(words, 0)])
    assert {s.commitment for s in found} == {"CHN-KAZ-20220607-01", "CHN-KAZ-20220607-02"}


def test_an_empty_ledger_and_an_empty_readout_suggest_nothing() -> None:
    assert suggest([], AFTER) == []
    assert suggest(spoken_of(BEFORE), msgspec.structs.replace(AFTER, text=""), Extraction()) == []


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("was opened on 30 July", "2024-07-30"),
        ("was opened on 5 November", "2023-11-05"),
        ("was established in December", "2023-12"),
        ("was established in December 2022", "2022-12"),
        ("has been open since 2023", "2023"),
        ("was opened", "2024-07-31"),
        ("must be used by 1 December 2030", "2024-07-31"),
    ],
)
def test_when_it_happened_is_never_after_the_readout(words: str, on: str) -> None:
    assert happened(words, dt.date(2024, 7, 31)) == on


WORDS = st.lists(
    st.sampled_from(
        [
            "open",
            "consulate",
            "Aktobe",
            "centre",
            "medicine",
            "visa",
            "waiver",
            "flight",
            "gas",
            "train",
            "bridge",
            "port",
            "fund",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["China", "Japan", "Chile"])), max_size=12), st.data())
@settings(max_examples=60)
def test_an_index_grown_bit_by_bit_answers_as_one_built_at_once(rows: list[tuple[list[str], str]], data: st.DataObject) -> None:
    made = [commitment(" ".join(words), f"R{n}-1", f"R{n}", dt.date(2020, 1, 1)) for n, (words, _) in enumerate(rows)]
    parties = {f"R{n}": (party, "Kazakhstan") for n, (_, party) in enumerate(rows)}
    cut = data.draw(st.integers(0, len(made)))
    whole, grown = Index(made, parties), Index(made[:cut], parties)
    asked, of = ["=consulate", "visa", "=train", "gas"], whole.codes(("China", "Kazakhstan"))
    grown.candidates(asked, of, None)
    grown.add(made[cut:], parties)
    assert grown.candidates(asked, of, None) == whole.candidates(asked, of, None)
    if made:
        changed = msgspec.structs.replace(made[0], quote="visa gas", title="Visa gas")
        grown.replace(changed)
        assert grown.get(changed.id) == changed
        assert len(grown) == len(made)


def test_asked_about_some_it_says_of_them_what_it_says_when_asked_about_all(ledger: MemoryLedger) -> None:
    everything = list(pending(ledger))
    assert everything
    for one in ledger.commitments():
        assert list(pending(ledger, about={one.id})) == [s for s in everything if s.commitment == one.id]


def test_asked_about_some_it_compares_no_passage_that_comes_near_none_of_them(
    ledger: MemoryLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[Suggester.__module__], "match", lambda *_: pytest.fail("a passage was compared"))
    assert list(pending(ledger, about={"none of these"})) == []


def test_progress_tells_of_every_readout_in_turn() -> None:
    ledger = MemoryLedger()
    for number in range(3):
        text = f"The two sides met {number} times."
        ledger.add(Readout(id=f"R{number}", title="", text=text, sha256=str(number)), [])
    seen: list[tuple[int, int]] = []
    assert not list(pending(ledger, progress=lambda done, total: seen.append((done, total))))
    assert seen == [(0, 3), (1, 3), (2, 3)]


def test_in_a_crowd_the_rarest_words_still_find_their_commitment() -> None:
    day = dt.date(2020, 1, 1)

    def made(number: int, thing: str) -> Commitment:
        quote = f"Norway will open a {thing} for the harbour of Mombasa."
        return Commitment(id=f"C{number}", readout=f"R{number}", start=0, end=len(quote), quote=quote, title=quote[12:], made=day)

    crowd = [made(number, "school") for number in range(1500)] + [made(1500, "planetarium")]
    asked = Suggester()
    asked.add(crowd, {commitment.readout: ("Kenya", "Norway") for commitment in crowd})
    later = Readout(id="L", title="", text="x", date=dt.date(2021, 1, 1), parties=("Kenya", "Norway"), sha256="l")
    said = "The planetarium for the harbour of Mombasa was opened."
    best = asked.ranked(later, Spoken(0, len(said), said, False))[0]
    assert best[0].id == "C1500"
