"""Tables: a row below a heading that says what, who and when is a promise; other cells are no part of each other."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction import extract, mark
from tracker.extraction.fold import Folded
from tracker.extraction.grids import grids, laid_out
from tracker.model import Leaf

OPENING = "Canada and Chile held talks in Ottawa on 19 August 2026."
ROWS = (
    ("Build a desalination plant in Copiapo", "Canada", "2028"),
    ("Open 30 post-doctoral positions", "Chile", "March 2027"),
)


def found(text: str) -> dict[str, Leaf]:
    leaves = extract(text, date=dt.date(2026, 8, 19)).leaves
    assert all(text[leaf.start : leaf.end] == leaf.quote for leaf in leaves)
    return {leaf.title: leaf for leaf in leaves}


def piped(rows: tuple[tuple[str, ...], ...], head: tuple[str, ...]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (head, *rows)]
    return "\n".join([lines[0], "|---|---|---|", *lines[1:]])


def bare(rows: tuple[tuple[str, ...], ...], head: tuple[str, ...]) -> str:
    return "\n".join(" | ".join(row) for row in (head, *rows))


def tabbed(rows: tuple[tuple[str, ...], ...], head: tuple[str, ...]) -> str:
    return "\n".join("\t".join(row) for row in (head, *rows))


@pytest.mark.parametrize("layout", [piped, bare, tabbed])
@pytest.mark.parametrize("above", ["", "The two countries will:"])
@pytest.mark.parametrize(
    "head", [("Project", "Responsible", "Deadline"), ("**Measures**", "Lead", "By when"), ("Action", "Party", "Due date")]
)
def test_a_row_is_a_promise_of_its_lead_by_its_deadline(layout: object, above: str, head: tuple[str, ...]) -> None:
    assert callable(layout)
    leaves = found(f"{OPENING}\n{above}\n\n{layout(ROWS, head)}\n\nThe two sides praised their ties.")
    assert {title: (leaf.parties, leaf.deadline and leaf.deadline.latest) for title, leaf in leaves.items()} == {
        "Build a desalination plant in Copiapo by 2028": (("Canada",), dt.date(2028, 12, 31)),
        "Open 30 post-doctoral positions by March 2027": (("Chile",), dt.date(2027, 3, 31)),
    }


def test_the_columns_may_stand_in_any_order_and_have_others_beside_them() -> None:
    rows = (("1", "2028", "Build a desalination plant in Copiapo", "5 million", "Canada"),)
    leaves = found(f"{OPENING}\n\n{bare(rows, ('No.', 'Deadline', 'Measure', 'Budget', 'Lead'))}")
    (leaf,) = leaves.values()
    assert leaf.title == "Build a desalination plant in Copiapo by 2028"
    assert leaf.quote == "Build a desalination plant in Copiapo"
    assert leaf.parties == ("Canada",)


def test_a_row_with_a_subject_of_its_own_keeps_it() -> None:
    rows = (
        ("Canada will build a plant in Copiapo", "both", "31 December 2027"),
        ("will open a school in Arica", "Chile", "ongoing"),
    )
    leaves = found(f"{OPENING}\n\n{piped(rows, ('Measure', 'Lead', 'Deadline'))}")
    assert {title: leaf.parties for title, leaf in leaves.items()} == {
        "Build a plant in Copiapo by 31 December 2027": ("Canada",),
        "Open a school in Arica": ("Chile",),
    }


def test_a_table_without_such_a_heading_is_read_cell_by_cell() -> None:
    rows = ("| Canada will build a plant in Copiapo. | Canada | 2028 |", "| Chile will open a school in Arica. | Chile | 2029 |")
    text = "\n".join((OPENING, "", *rows))
    assert list(found(text)) == ["Build a plant in Copiapo", "Open a school in Arica"]
    (grid,) = grids(text)
    assert not grid.tells


@pytest.mark.parametrize(
    "text",
    [
        "Home | About | Contact\n\nCanada will build a plant.",
        "Canada | Chile\nOttawa | Santiago",
        "\tCanada will build a plant.\n\tChile will open a school.",
        "One | two | three\nCanada will build a plant.",
    ],
)
def test_what_is_no_table_stays(text: str) -> None:
    assert laid_out(text) == []


@given(st.text(alphabet="ab|\t -:\nAction Lead 2028", max_size=80))
def test_every_offset_leads_back(text: str) -> None:
    changes = laid_out(text)
    assert changes == sorted(changes)
    folded = Folded(text)
    for at in range(len(folded.text)):
        a, b = folded.back(at, at + 1)
        assert 0 <= a < b <= len(text)


@pytest.mark.parametrize(
    "text", ["|-" * 100_000, ("|" + " " * 3000 + "x\n") * 300, "| a | b |\n" * 30_000, ("-|" * 1999 + "x\n") * 100]
)
def test_long_and_odd_tables_take_no_longer_than_others(text: str) -> None:
    begun = time.process_time()
    laid_out(text)
    assert time.process_time() - begun < 5


def test_several_leads_of_a_row_are_bound_and_do_not_stand_in_the_title() -> None:
    for lead in ("Canada; Chile", "Canada / Chile", "Canada & Chile"):
        leaves = found(f"{OPENING}\n\n{tabbed((('Hold a summit in Arica', lead, '2027'),), ('Measure', 'Lead', 'Deadline'))}")
        assert {title: leaf.parties for title, leaf in leaves.items()} == {"Hold a summit in Arica by 2027": ("Canada", "Chile")}


def test_a_row_whose_words_tell_when_is_not_given_a_second_time() -> None:
    rows = (("Train 300 nurses by 2027", "Chile", "2028"), ("Repair the licence office of 2020", "Chile", "2028"))
    leaves = found(f"{OPENING}\n\n{piped(rows, ('Measure', 'Lead', 'Deadline'))}")
    assert {title: leaf.deadline and leaf.deadline.latest for title, leaf in leaves.items()} == {
        "Train 300 nurses by 2027": dt.date(2027, 12, 31),
        "Repair the licence office of 2020 by 2028": dt.date(2028, 12, 31),
    }


@pytest.mark.parametrize("layout", [piped, bare, tabbed])
def test_fewer_words_of_a_row_keep_its_deadline_and_have_no_lead_in_the_title(layout: Callable[..., str]) -> None:
    text = f"{OPENING}\n\n{layout((('Build a plant in Copiapo', 'Canada', '2028'),), ('Measure', 'Lead', 'Deadline'))}"
    start = text.index("Build a plant")
    leaf = mark(text, start, start + len("Build a plant"), date=dt.date(2026, 8, 19))
    assert (leaf.title, leaf.deadline and leaf.deadline.latest) == ("Build a plant", dt.date(2028, 12, 31))
