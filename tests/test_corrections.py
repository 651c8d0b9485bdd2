from __future__ import annotations

import datetime as dt

import pytest

from tracker.corrections import correction, corrections, deadline, with_words
from tracker.errors import UsageError
from tracker.model import Changes, Deadline

MADE = dt.date(2025, 1, 15)


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("2027", "2027-01-01", "2027-12-31"),
        ("2027-06", "2027-06-01", "2027-06-30"),
        ("2027-06-30", "2027-06-30", "2027-06-30"),
        ("by the end of 2027", "2027-01-01", "2027-12-31"),
        ("before June 2026", None, "2026-05-31"),
        ("within six months", "2025-01-15", "2025-07-15"),
        ("by the end of next month", "2025-01-15", "2025-02-28"),
    ],
)
def test_a_deadline_is_a_date_of_any_precision_or_words(typed: str, earliest: str | None, latest: str) -> None:
    read = deadline(typed, MADE)
    assert read is not None
    assert read.words == typed
    assert str(read.latest) == latest
    assert read.earliest is None or read.earliest <= dt.date.fromisoformat(latest)
    assert earliest is None or typed != earliest or str(read.earliest) == earliest


def test_where_the_day_of_the_talks_is_not_known_only_what_needs_none_is_a_deadline() -> None:
    assert deadline("by the end of 2027", None) == Deadline(words="by the end of 2027", latest=dt.date(2027, 12, 31))
    for words in ("within six months", "by the end of next year", "in autumn"):
        with pytest.raises(UsageError, match="that of the talks is not known"):
            deadline(words, None)
    with pytest.raises(UsageError, match=r"names no day.*by the end of 2027"):
        deadline("someday", None)


@pytest.mark.parametrize("typed", ["", "none"])
def test_a_deadline_can_be_taken_away(typed: str) -> None:
    assert correction("deadline", typed, MADE) == Changes(deadline=None)


@pytest.mark.parametrize("typed", ["someday", "2027-13", "by the end of 2027 or so", "tomorrow they said"])
def test_what_names_no_day_is_refused_with_what_would(typed: str) -> None:
    with pytest.raises(UsageError, match=r"names no day.*by the end of 2027"):
        deadline(typed, MADE)


def test_several_fields_are_read_together() -> None:
    read = corrections(["topic=Consular", "specificity=2", "parties=Kazakh, PRC", "deadline=2027"], MADE)
    assert read == Changes(
        topic="consular",
        specificity=2,
        parties=("Kazakhstan", "China"),
        deadline=Deadline(words="2027", earliest=dt.date(2027, 1, 1), latest=dt.date(2027, 12, 31)),
    )


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("topic", "no correction"),
        ("topik=energy", "topic"),
        ("topic=enery", "energy"),
        ("specificity=4", "valid are 1"),
        ("title=", "1 to 90"),
        ("parties=China, Kazakstahn", "'Kazakstahn' is no party that is known: did you mean Kazakhstan"),
        ("beneficiary=Mexco", "'Mexco' is no party that is known: did you mean Mexico"),
    ],
)
def test_what_is_wrong_is_named_with_what_is_valid(given: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        corrections([given], MADE)


def test_amounts_and_places_are_read_under_the_names_that_people_type() -> None:
    read = corrections(["amount=EUR 40 million; 200 teachers", "place=Kisumu, Lamu"], MADE)
    assert read.places == ("Kisumu", "Lamu")
    assert isinstance(read.quantities, tuple)
    assert [(each.words, each.value) for each in read.quantities] == [("EUR 40 million", 40e6), ("200 teachers", 200.0)]
    assert corrections(["amount=none", "place=none"], MADE) == Changes(quantities=(), places=())
    with pytest.raises(UsageError, match=r"'lots' names no amount: valid are EUR 40 million"):
        corrections(["amount=lots"], MADE)


@pytest.mark.parametrize("none", ["", "none", "None", "NONE", "unknown", " none "])
def test_no_value_is_typed_in_the_same_words_for_each_field(none: str) -> None:
    fields = ("amount", "place", "condition", "deadline", "parties", "beneficiary")
    assert corrections([f"{field}={none}" for field in fields], MADE) == Changes(
        quantities=(), places=(), condition="", deadline=None, parties=(), beneficiary=()
    )


def test_a_place_is_kept_once() -> None:
    assert corrections(["place=Almaty, Aktobe,, Almaty"], MADE) == Changes(places=("Almaty", "Aktobe"))


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("US$1.3bn", [1.3e9]),
        ("EUR 3 mn", [3e6]),
        ("$45m", [45e6]),
        ("1,5 million euros", [1.5e6]),
        ("EUR 40 million and 200 teachers, 5 percent", [40e6, 200.0, 5.0]),
        ("at least EUR 5 million a year", [5e6]),
        ("from 72 hours to 14 days", [14.0]),
    ],
)
def test_an_amount_is_read_whole(typed: str, values: list[float]) -> None:
    read = corrections([f"amount={typed}"], MADE).quantities
    assert isinstance(read, tuple)
    assert [each.value for each in read] == values


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("1.234,56 euros", "'56 euros'"),
        ("40 million EUR", "'40 million'"),
        ("3 x EUR 5 million", "'EUR 5 million'"),
        ("US$ 1,5", r"'US\$ 1'"),
        ("EUR 40 million for the port", "'EUR 40 million'"),
    ],
)
def test_an_amount_that_is_understood_in_part_is_refused_and_the_part_named(typed: str, part: str) -> None:
    with pytest.raises(UsageError, match=f"only {part} is read as an amount: leave the rest out; valid are EUR 40 million"):
        corrections([f"amount={typed}"], MADE)


def test_words_are_parted_from_the_fields_that_need_no_text() -> None:
    assert with_words(["title=Given", "words=a=b school", "amount"]) == ("a=b school", ["title=Given", "amount"])
    assert with_words(["title=words=x"]) == (None, ["title=words=x"])
    with pytest.raises(UsageError, match="tracker add --quote"):
        corrections(["words=a school"], MADE)
