"""A time is a deadline wherever it stands beside its act, and none where it belongs to a name, a plan or the past."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.extraction.pipeline import extract
from tracker.model import Deadline

DAY = dt.date(2026, 3, 3)
HEAD = "Joint Statement of Peru and Algeria\nPresident Rojas of Peru met President Ali of Algeria in Algiers.\n"


def due(sentence: str) -> Deadline | None:
    return extract(HEAD + sentence, date=DAY).leaves[0].deadline


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("by the end of 2027", dt.date(2027, 12, 31)),
        ("no later than 1 May 2027", dt.date(2027, 5, 1)),
        ("within six months", dt.date(2026, 9, 2)),
        ("later this year", dt.date(2026, 12, 31)),
        ("this summer", dt.date(2026, 8, 31)),
        ("in autumn", dt.date(2026, 11, 30)),
        ("by next July", dt.date(2026, 7, 31)),
        ("by year-end", dt.date(2026, 12, 31)),
        ("in the course of 2027", dt.date(2027, 12, 31)),
        ("between 2027 and 2030", dt.date(2030, 12, 31)),
        ("by Friday", dt.date(2026, 3, 6)),
        ("the following month", dt.date(2026, 4, 30)),
        ("tomorrow", dt.date(2026, 3, 4)),
        ("before the next summit", None),
        ("ahead of COP32", None),
        ("shortly", None),
        ("without delay", None),
        ("once the review of the courts is completed", None),
    ],
)
@pytest.mark.parametrize(
    "sentence",
    [
        "Peru will open a school in Cusco {}.",
        "{}, Peru will open a school in Cusco.",
        "Peru agreed, {}, to open a school in Cusco.",
        "A school will be opened in Cusco {}.",
        "Peru said it would open {} a school in Cusco.",
    ],
)
def test_a_time_is_found_before_behind_and_within_its_act(sentence: str, words: str, latest: dt.date | None) -> None:
    said = sentence.format(words)
    said = said[0].upper() + said[1:]
    found = due(said)
    assert found is not None
    assert found.words[1:] == words[1:]
    assert found.words in said
    assert found.latest == latest


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru committed to the full implementation of the August 8 Joint Declaration.",
        "Peru will build on the July 10 Agreement on trade.",
        "Peru will draft the Strategy until 2035.",
        "Peru will implement the Action Plan for 2026-2030.",
        "Peru will implement the agreement on fisheries signed in May 2025.",
        "Peru will open schools every year.",
    ],
)
def test_a_time_that_belongs_to_something_else_is_no_deadline(sentence: str) -> None:
    assert due(sentence) is None


def test_a_plan_that_is_made_longer_has_its_new_end_for_a_deadline() -> None:
    found = due("Peru agreed to the extension of the programme until 2031.")
    assert found is not None
    assert found.words == "until 2031"
