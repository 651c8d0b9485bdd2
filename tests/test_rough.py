"""A deadline's day is only about right where its words name none, and lists, filters and reports say so."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.cli.output import due, marked_due
from tracker.dates import is_about
from tracker.match import Index
from tracker.model import Commitment, Deadline
from tracker.query import parse
from tracker.tui.widgets.columns import CELLS

TODAY = dt.date(2022, 10, 1)


@pytest.mark.parametrize(
    "words",
    [
        "in the coming months",
        "within days",
        "in the weeks ahead",
        "within the next several months",
        "in a few weeks",
        "within about two months",
        "mid-2027",
        "early next year",
        "by the middle of 2027",
        "in spring 2027",
        "in the new year",
        "over the coming decade",
        "within several hundred days",
        "within hundreds of days",
        "within a (short) number of weeks",
    ],
)
def test_words_without_a_day_or_a_number_are_about(words: str) -> None:
    assert is_about(words)


@pytest.mark.parametrize(
    "words",
    [
        "within six months",
        "in the next 3-5 years",
        "over a five-year period",
        "within a year",
        "next year",
        "by the end of 2027",
        "late 2027",
        "in June 2027",
        "by the first quarter of 2027",
        "by Friday",
        "2027-03",
        "within one hundred days",
        "within a hundred working days",
        "within ninety (90) days",
        "within 90 (ninety) calendar days",
        "within one hundred and twenty [120] days",
        "within ten consecutive days",
    ],
)
def test_a_day_that_the_words_say_is_none(words: str) -> None:
    assert not is_about(words)


def promise(id: str, words: str, latest: dt.date | None) -> Commitment:
    return Commitment(
        id=id,
        readout="R",
        start=0,
        end=4,
        quote="open",
        title="Open",
        parties=("Peru",),
        deadline=Deadline(words=words, latest=latest),
    )


SURE = promise("R-01", "by 7 September 2022", dt.date(2022, 9, 7))
ROUGH = promise("R-02", "in the coming months", dt.date(2022, 9, 7))
LATER = promise("R-03", "early 2023", dt.date(2023, 4, 30))
VAGUE = promise("R-04", "in a few words", None)


def test_it_is_marked_and_found() -> None:
    marked = [marked_due(one, TODAY) for one in (SURE, ROUGH, LATER, VAGUE)]
    assert marked == ["2022-09-07!", "2022-09-07?", "2023-04-30~", "in a few words"]
    assert due(ROUGH) == "2022-09-07"
    cells = [CELLS["due"](one, TODAY).text for one in (SURE, ROUGH, LATER)]
    assert cells == ["2022-09-07!", "2022-09-07?", "2023-04-30~"]
    index = Index([SURE, ROUGH, LATER, VAGUE], TODAY)
    assert [index.commitments[at].id for at in index.select(parse("is:rough", TODAY))] == ["R-02", "R-03"]
    assert [index.commitments[at].id for at in index.select(parse("is:overdue -is:rough", TODAY))] == ["R-01"]
