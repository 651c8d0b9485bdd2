"""Two readouts of the same talks: the same parties, one day, or nearly so where the issuers differ."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.model import Readout
from tracker.occasion import Occasions, same_talks

DAY = dt.date(2026, 9, 25)
PAIR = ("Brazil", "Vietnam")


def talks(id: str, day: dt.date | None = DAY, issuer: str = "", parties: tuple[str, ...] = PAIR, version_of: str = "") -> Readout:
    return Readout(id=id, title=id, text=id, date=day, issuer=issuer, parties=parties, version_of=version_of)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (talks("B"), True),
        (talks("B", parties=("Vietnam", "Brazil")), True),
        (talks("B", dt.date(2026, 9, 26), "Vietnam"), True),
        (talks("B", dt.date(2026, 9, 23), "Vietnam"), True),
        (talks("B", dt.date(2026, 9, 28), "Vietnam"), False),
        (talks("B", dt.date(2026, 9, 26), "Brazil"), False),
        (talks("B", issuer="Brazil"), False),
        (talks("B", None, "Vietnam"), False),
        (talks("B", issuer="Vietnam", parties=("Brazil", "Vietnam", "China")), False),
        (talks("A", issuer="Vietnam"), False),
    ],
)
def test_what_counts_as_the_same_talks(other: Readout, same: bool) -> None:
    one = talks("A", issuer="Brazil")
    assert same_talks(one, other) is same
    assert same_talks(other, one) is same


def test_where_neither_issuer_is_known_one_day_is_enough() -> None:
    assert same_talks(talks("A"), talks("B"))
    assert not same_talks(talks("A"), talks("B", dt.date(2026, 9, 26)))


def test_one_party_alone_says_nothing_of_whom_it_met() -> None:
    assert not same_talks(talks("A", parties=("Brazil",)), talks("B", parties=("Brazil",)))


def test_those_of_the_same_talks_are_found_the_nearest_first_and_no_version_of_it() -> None:
    known = Occasions()
    for readout in (talks("C", dt.date(2026, 9, 26), "Vietnam"), talks("B"), talks("V", version_of="A"), talks("X", None)):
        known.add(readout)
    assert known.beside(talks("A", issuer="Brazil")) == ("B", "C")
    assert known.beside(talks("W", issuer="Brazil", version_of="A")) == ("B", "C")
    assert known.beside(talks("Y", None)) == ()


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_first_and_the_last_day_of_the_calendar_are_days(day: dt.date) -> None:
    known = Occasions()
    known.add(talks("B", day))
    assert known.beside(talks("A", day)) == ("B",)
