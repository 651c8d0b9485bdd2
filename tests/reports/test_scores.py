"""Scores by hand: points, means, percents, what is left out and why, windows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.books import PAPER, TODAY, books, days, few, move, promise
from tracker.errors import UsageError
from tracker.model import Check, Commitment, Deadline, Evidence, Readout
from tracker.reports import scores
from tracker.reports.figures import judged_on, window
from tracker.reports.scope import Asked
from tracker.reports.scores import Window, score, situation
from tracker.reports.vocabularies import MEANING, NAMES, SITUATIONS, Situation, reason_out, vocabulary

Ledger = tuple[list[Commitment], list[Readout]]
PAGE = Path(__file__).parent.parent.parent / "docs" / "vocabularies.md"
INTERIM = Window(until=TODAY)
FINAL = Window(until=dt.date(2024, 12, 31), final=True)


def looked(on: str) -> Check:
    return Check(id=f"check-{on}", on=on, at=dt.datetime.fromisoformat(on + "T09:00:00+00:00"))


SITUATED = [
    ("unseen", promise()),
    ("silent", promise(1, looked("2024-01-01"))),
    (
        "silent-final",
        promise(1, looked("2024-01-01"), deadline=Deadline(words="by 2023", latest=dt.date(2023, 12, 31))),
    ),
    (
        "silent",  # looked at before the deadline, whenever that was recorded
        promise(
            1,
            Check(id="late", on="2023-06-01", at=dt.datetime(2024, 5, 1, tzinfo=dt.UTC)),
            deadline=Deadline(words="by 2023", latest=dt.date(2023, 12, 31)),
        ),
    ),
    ("silent", promise(1, looked("2023-06-01"), deadline=Deadline(words="by 2023", latest=dt.date(2023, 12, 31)))),
    ("underway", promise(1, move("underway", "2023"))),
    ("stalled-idle", promise(1, move("stalled", "2023"))),
    ("stalled-moved", promise(1, move("underway", "2022-08"), move("stalled", "2023"))),
    (
        "stalled-moved",
        promise(
            1,
            Evidence(id="e", on="2022-09", at=dt.datetime(2022, 9, 1, tzinfo=dt.UTC), sources=(PAPER,)),
            move("stalled", "2023"),
        ),
    ),
    ("fulfilled", promise(1, move("fulfilled", "2023-05-19"))),
    ("fulfilled", promise(1, move("fulfilled", "2023"), deadline=Deadline(words="by 2023", latest=dt.date(2023, 12, 31)))),
    ("fulfilled-late", promise(1, move("fulfilled", "2024"), deadline=Deadline(words="by 2023", latest=dt.date(2023, 12, 31)))),
    ("partial", promise(1, move("partial", "2023"))),
    ("lapsed", promise(1, move("broken", "2023"))),
    ("lapsed", promise(1, move("broken", "2023", why="lapsed"))),
    ("cancelled", promise(1, move("broken", "2023", why="cancelled"))),
    ("reversed", promise(1, move("broken", "2023", why="reversed"))),
    ("superseded", promise(1, move("superseded", "2023"))),
    ("unverifiable", promise(1, move("unverifiable", "2023"))),
]


@pytest.mark.parametrize(("expected", "commitment"), SITUATED, ids=lambda value: value if isinstance(value, str) else "")
def test_each_standing_is_one_situation(expected: str, commitment: Commitment) -> None:
    assert situation(commitment, INTERIM) == expected


def test_all_situations_are_reached_and_explained() -> None:
    assert {name for name, _ in SITUATED} == set(SITUATIONS) == set(MEANING)


def test_a_closed_window_makes_silence_count() -> None:
    silent = promise(1, looked("2024-01-01"))
    assert situation(silent, FINAL) == "silent-final"
    assert situation(promise(), FINAL) == "unseen", "who never looked cannot say that nothing was done"


def test_the_worked_example_of_the_research_groups() -> None:
    book = [
        promise(1, move("fulfilled", "2023")),
        promise(2, move("fulfilled", "2023")),
        promise(3, move("underway", "2023")),
        promise(4, move("broken", "2023")),
    ]
    result = score(book, INTERIM, "g20")
    assert (result.n, result.mean, result.percent) == (4, 0.25, 62.5)
    assert [(c.name, c.n) for c in result.categories] == [("+1", 2), ("0", 1), ("-1", 1)]


def test_a_mean_of_067_is_835_percent() -> None:
    book = [promise(n, move("fulfilled", "2023")) for n in range(67)] + [
        promise(n, move("partial", "2023")) for n in range(67, 100)
    ]
    result = score(book, INTERIM, "g20")
    assert result.mean == pytest.approx(0.67)
    assert result.percent == pytest.approx(83.5)


def test_no_rating_is_no_score_rather_than_nought() -> None:
    result = score([promise()], INTERIM, "g20")
    assert (result.n, result.mean, result.percent, result.coverage) == (0, None, None, 0.0)
    assert score([], INTERIM, "g20").coverage is None


def test_every_reason_for_leaving_out_is_counted() -> None:
    book = [
        promise(1, specificity=1),
        promise(2, strength="soft"),
        promise(3, made=dt.date(2021, 1, 1)),
        promise(4),
        promise(5, looked("2024-01-01")),
        promise(6, move("superseded", "2023")),
        promise(7, move("unverifiable", "2023")),
        promise(8, move("fulfilled", "2023")),
    ]
    result = score(book, Window(since=dt.date(2022, 1, 1), until=TODAY), "g20")
    out = reason_out()
    assert {c.name: c.n for c in result.left_out} == {
        scores.NOT_CHECKABLE: 1,
        scores.TOO_SOFT: 1,
        scores.OUTSIDE: 1,
        out["unseen"]: 1,
        out["silent"]: 1,
        out["superseded"]: 1,
        out["unverifiable"]: 1,
    }
    assert result.n == 1
    assert result.coverage == pytest.approx(100 / 3)


def test_not_yet_rated_is_not_counted_as_rated() -> None:
    result = score([promise(1), promise(2, looked("2024-01-01")), promise(3, move("fulfilled", "2023"))], INTERIM, "politifact")
    assert result.n == 1
    assert result.coverage == pytest.approx(100 / 3)
    assert {c.name: c.n for c in result.left_out} == {"Not Yet Rated": 2}
    assert "Not Yet Rated" not in {c.name for c in result.categories}


@given(books(), st.sampled_from(NAMES), st.booleans())
@few
def test_rated_and_left_out_are_all(ledger: Ledger, name: str, final: bool) -> None:
    commitments, _ = ledger
    result = score(commitments, Window(until=TODAY, final=final), name)
    assert sum(c.n for c in result.categories) == result.n
    assert result.n + sum(c.n for c in result.left_out) == len(commitments)
    if result.percent is not None:
        assert 0 <= result.percent <= 100
    if result.mean is not None:
        points = vocabulary(name).values
        assert result.mean == pytest.approx(sum(points[c.name] * c.n for c in result.categories) / result.n)


@given(days, days)
def test_a_window_is_final_only_where_its_given_end_has_passed(until: dt.date, as_of: dt.date) -> None:
    asked = Asked(today=TODAY, as_of=as_of)
    made = window(asked, None, until)
    assert made.until <= as_of
    assert made.final == (until < TODAY and until <= as_of)
    assert judged_on(asked, until).day <= as_of
    assert not window(asked).final


@pytest.mark.parametrize("name", NAMES)
def test_a_vocabulary_places_every_situation(name: str) -> None:
    table = vocabulary(name)
    assert set(table.cells) == set(SITUATIONS)
    assert set(filter(None, table.cells.values())) <= set(table.categories)
    assert set(table.reading) <= set(SITUATIONS)
    assert set(table.values) in (set(), set(table.categories))
    assert set(table.kept) <= set(table.categories) - set(table.unrated)
    assert set(table.unrated) <= set(table.categories)
    left_out = {where for where, cell in table.cells.items() if not cell}
    assert left_out <= set(reason_out())
    assert table.name
    assert table.source


CELLS = [
    ("fulfilled", ("fulfilled", "+1", "fully fulfilled", "Promise Kept", "complete", "4 Closed")),
    ("fulfilled-late", ("fulfilled", "0", "fully fulfilled", "Promise Kept", "complete", "4 Closed")),
    ("partial", ("partial", "0", "partially fulfilled", "Compromise", "substantial", "4 Closed")),
    ("underway", ("underway", "0", "partially fulfilled", "In the Works", "limited", "2 Implementation")),
    ("stalled-moved", ("stalled", "0", "partially fulfilled", "Stalled", "limited", "6 Suspended")),
    ("stalled-idle", ("stalled", "-1", "not fulfilled", "Stalled", "not started", "6 Suspended")),
    ("lapsed", ("broken", "-1", "not fulfilled", "Promise Broken", "not started", "4 Closed")),
    ("cancelled", ("broken", "-1", "not fulfilled", "Promise Broken", "not started", "5 Cancelled")),
    ("reversed", ("broken", "-1", "not fulfilled", "Promise Broken", "limited", "5 Cancelled")),
    ("unseen", ("pending", "", "", "Not Yet Rated", "", "1 Pipeline/identification")),
    ("silent", ("pending", "", "", "Not Yet Rated", "no evidence available", "1 Pipeline/identification")),
    ("silent-final", ("pending", "-1", "not fulfilled", "Not Yet Rated", "no evidence available", "1 Pipeline/identification")),
    ("superseded", ("superseded", "", "", "", "", "")),
    ("unverifiable", ("unverifiable", "", "", "", "", "")),
]


@pytest.mark.parametrize(("where", "cells"), CELLS, ids=lambda value: value if isinstance(value, str) else "")
def test_the_mapping_cell_by_cell(where: Situation, cells: tuple[str, ...]) -> None:
    assert tuple(vocabulary(name).cells[where] for name in NAMES) == cells


def test_a_wrong_vocabulary_names_the_right_ones() -> None:
    with pytest.raises(UsageError, match="did you mean g20"):
        vocabulary("g2")


def test_the_page_on_vocabularies_shows_every_cell_and_marks_our_readings() -> None:
    names = [name for name in NAMES if name != "ours"]
    rows = {line.split(" | ")[0].removeprefix("| "): line for line in PAGE.read_text(encoding="utf-8").splitlines()}
    for where in SITUATIONS:
        cells = []
        for name in names:
            table = vocabulary(name)
            words = table.cells[where] or "left out"
            cells.append(f"*{words}*" if where in table.reading else words)
        assert rows[MEANING[where]] == f"| {MEANING[where]} | {' | '.join(cells)} |"
