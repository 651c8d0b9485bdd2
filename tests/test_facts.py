"""What is known of a readout is the fold of what was imported and what people corrected since; nothing is lost on the way."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from tracker import facts
from tracker.model import Correction, Facts, Origins, Readout, Retract

NOON = dt.datetime(2025, 1, 15, 12, tzinfo=dt.UTC)
READOUT = Readout(
    id="R",
    title="Talks",
    text="Talks were held.",
    date=dt.date(2022, 6, 6),
    date_origin="text",
    issuer="",
    parties=("Kenya",),
    origins=Origins(title="text", parties="markup"),
    unsure=("date", "issuer", "parties", "text"),
)


def correction(id: str, days: int = 0, confirmed: tuple[str, ...] = (), **values: object) -> Correction:
    at = NOON + dt.timedelta(days=days)
    return Correction(id=id, on=str(at.date()), at=at, by="me", facts=Facts(**values), confirmed=confirmed)  # type: ignore[arg-type]  # a table


FIRST = correction("a", date=dt.date(2022, 6, 7), issuer="Kenya")
SECOND = correction("b", 2, date=dt.date(2022, 6, 8))


def test_a_correction_gives_the_value_and_settles_the_doubt() -> None:
    now = facts.record(READOUT, FIRST)
    assert (now.date, now.date_origin, now.issuer, now.origins.issuer) == (dt.date(2022, 6, 7), "given", "Kenya", "given")
    assert now.unsure == ("parties", "text")
    assert (now.version, now.history) == (1, (FIRST,))
    assert (now.origins.title, now.origins.parties) == ("text", "markup")


def test_what_was_imported_is_kept_whole() -> None:
    first = facts.record(READOUT, FIRST).original
    assert first is not None
    assert (first.date, first.date_origin, first.issuer, first.unsure) == (dt.date(2022, 6, 6), "text", "", READOUT.unsure)
    assert facts.record(READOUT, FIRST, SECOND).original == first


def test_confirming_settles_the_doubt_and_changes_nothing_else() -> None:
    now = facts.record(READOUT, correction("a", confirmed=("parties", "text")))
    assert now.unsure == ("date", "issuer")
    assert (now.parties, now.origins.parties, now.date_origin) == (("Kenya",), "markup", "text")


def test_the_last_correction_counts_and_taking_it_back_brings_the_one_before() -> None:
    both = facts.record(READOUT, FIRST, SECOND)
    assert both.date == dt.date(2022, 6, 8)
    back = facts.record(both, Retract(id="c", on="2025-01-18", at=NOON, target="b"))
    assert (back.date, back.issuer) == (dt.date(2022, 6, 7), "Kenya")
    assert back.version == 3
    none = facts.record(back, Retract(id="d", on="2025-01-18", at=NOON, target="a"))
    assert replace(none, history=(), version=0) == READOUT
    again = facts.record(none, Retract(id="e", on="2025-01-18", at=NOON, target="d"))
    assert again.date == dt.date(2022, 6, 7)


@pytest.mark.parametrize(("days", "date"), [(-1, 6), (0, 7), (1, 7), (2, 8)])
def test_as_known_cuts_by_the_day_of_recording(days: int, date: int) -> None:
    both = facts.record(READOUT, FIRST, SECOND)
    then = facts.as_known(both, (NOON + dt.timedelta(days=days)).date())
    assert then.date == dt.date(2022, 6, date)


def test_origins_in_words() -> None:
    assert facts.origin(READOUT, "date") == "from the text"
    assert facts.origin(READOUT, "parties") == "from the markup"
    assert facts.origin(READOUT, "place") == ""
    assert facts.origin(facts.record(READOUT, FIRST), "date") == "corrected by me on 2025-01-15"


def test_doubts_name_value_and_origin() -> None:
    assert facts.doubts(READOUT) == [
        "date of the talks 2022-06-06 (from the text)",
        "issuer none (not found)",
        "parties Kenya (from the markup)",
        "text (characters were guessed or replaced)",
    ]


def test_the_turns_tell_what_was_and_what_came() -> None:
    back = Retract(id="c", on="2025-01-18", at=NOON, target="b")
    (_, one), (_, two), (_, three) = facts.turns(facts.record(READOUT, FIRST, SECOND, back))
    assert one == {"date": (dt.date(2022, 6, 6), dt.date(2022, 6, 7)), "issuer": ("", "Kenya")}
    assert two == {"date": (dt.date(2022, 6, 7), dt.date(2022, 6, 8))}
    assert three == {"date": (dt.date(2022, 6, 8), dt.date(2022, 6, 7))}
