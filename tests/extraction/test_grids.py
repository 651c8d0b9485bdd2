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
from tracker.extraction.grids import grids, without_measures
from tracker.extraction.rows import laid_out
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


def bound(lead: str, *, above: str = "", opening: str = OPENING) -> Leaf:
    rows = (("Build a plant in Copiapo", lead, "2028"), ("Open a school in Arica", "Chile", "2027"))
    leaves = found(f"{opening}\n{above}\n\n{piped(rows, ('Measure', 'Lead', 'Deadline'))}\n\nThe two sides praised their ties.")
    return leaves["Build a plant in Copiapo by 2028"]


@pytest.mark.parametrize("above", ["", "The two sides agreed on these measures:", "Chile will:"])
@pytest.mark.parametrize(
    ("lead", "parties"),
    [
        ("Peru", ("Peru",)),
        ("UNDP", ("UNDP",)),
        ("Canada, Chile", ("Canada", "Chile")),
        ("Canada and UNDP", ("Canada", "UNDP")),
        ("Trinidad and Tobago", ("Trinidad and Tobago",)),
        ("Canada (support: Chile)", ("Canada",)),
        ("Canada, with Chile", ("Canada",)),
        ("Canadian Ministry of Health", ("Canada",)),
        ("Embassy of Canada, Santiago", ("Canada",)),
        ("Canada, funded by Chile", ("Canada",)),
        ("Canada-Chile Joint Committee", ("Canada", "Chile")),
        ("Minister Rojas", ("Chile",)),
        ("Both", ("Canada", "Chile")),
        ("**both sides**", ("Canada", "Chile")),
        ("The two governments", ("Canada", "Chile")),
        ("All parties (jointly)", ("Canada", "Chile")),
    ],
)
def test_a_row_binds_its_lead_whatever_stands_above_it(lead: str, parties: tuple[str, ...], above: str) -> None:
    opening = f"{OPENING} Chile was represented by its Foreign Minister, Ana Rojas."
    assert bound(lead, above=above, opening=opening).parties == parties


@pytest.mark.parametrize("above", ["", "The two sides agreed on these measures:", "Chile will:"])
@pytest.mark.parametrize(
    "lead",
    ["", "ACME", "MoFA", "Minister Otieno", "ACME Office Chile", "Ottawa Hospital", "To be decided by Canada and Chile", "tbd"],
)
def test_a_lead_that_is_no_party_known_binds_nobody(lead: str, above: str) -> None:
    leaf = bound(lead, above=above)
    assert leaf.parties == ()
    assert leaf.why[-1] == f"who is bound is not clear: {f'the lead of its row is {lead}' if lead else 'its row names no lead'}"


def test_an_act_with_a_verb_inside_it_has_no_subject_of_its_own() -> None:
    rows = (("Build a road which will link Arica and Lima", "Canada", ""), ("Adopt plans for a port", "Chile", ""))
    leaves = found(f"{OPENING}\n\nThe two sides will:\n\n{piped(rows, ('Measure', 'Lead', 'Deadline'))}")
    assert [leaf.parties for leaf in leaves.values()] == [("Canada",), ("Chile",)]


@pytest.mark.parametrize(
    "rows",
    [
        "Build a plant\tCanada\t\nOpen a school\tChile\nOpen a port\tCanada\t2027",
        "Build a plant\tCanada\nOpen a school\tChile\nOpen a port\tCanada\t2027",
        "Build a plant\tCanada\t\t\nOpen a school\tChile\t\t\nOpen a port\tCanada\t2027\t",
    ],
)
def test_what_a_spreadsheet_pastes_for_blank_cells_keeps_lead_and_deadline(rows: str) -> None:
    leaves = found(f"{OPENING}\n\nThe two sides agreed on these measures:\n\nMeasure\tLead\tDeadline\n{rows}\n\nThey parted.")
    assert {title: leaf.parties for title, leaf in leaves.items()} == {
        "Build a plant": ("Canada",),
        "Open a school": ("Chile",),
        "Open a port by 2027": ("Canada",),
    }


def test_a_blank_cell_between_others_moves_none() -> None:
    leaves = found(f"{OPENING}\n\nMeasure\tLead\tDeadline\nBuild a plant\t\t2028\nOpen a school\nOpen a port\tCanada\t2027")
    assert {title: leaf.parties for title, leaf in leaves.items()} == {
        "Build a plant by 2028": (),
        "Open a school": (),
        "Open a port by 2027": ("Canada",),
    }


def test_tabs_that_only_align_are_no_blank_cells() -> None:
    leaves = found(f"{OPENING}\n\nMeasure\t\tLead\t\tDeadline\nBuild a plant\tCanada\t\t2028\nOpen a port\t\tChile\t2027")
    assert {title: leaf.parties for title, leaf in leaves.items()} == {
        "Build a plant by 2028": ("Canada",),
        "Open a port by 2027": ("Chile",),
    }


def test_a_row_that_names_no_act_is_told() -> None:
    rows = (("Joint disaster drill every two years", "both", "from 2027"), ("Open a school", "Chile", "2027"))
    text = f"{OPENING}\n\n{piped(rows, ('Measure', 'Lead', 'Deadline'))}"
    assert ("Joint disaster drill every two years", "a row of a table that names no act that is known") in [
        (miss.quote, miss.reason) for miss in extract(text).misses
    ]


@pytest.mark.parametrize("layout", [piped, bare, tabbed])
@pytest.mark.parametrize("quote", ["Train 20 judges", "Train 20 judges in Arica"])
def test_words_of_a_row_that_a_person_marks_keep_its_lead_and_deadline(quote: str, layout: object) -> None:
    assert callable(layout)
    rows = (("Open a school", "Chile", "2027"), ("Train 20 judges in Arica", "Both", "2028"))
    text = f"{OPENING}\n\n{layout(rows, ('Measure', 'Lead', 'Deadline'))}"
    start = text.index(quote)
    leaf = mark(text, start, start + len(quote), date=dt.date(2026, 8, 19))
    assert (leaf.title, leaf.quote, leaf.parties, leaf.strength) == (quote, quote, ("Canada", "Chile"), "firm")
    assert leaf.deadline
    assert leaf.deadline.latest == dt.date(2028, 12, 31)


def test_a_bare_line_that_is_no_row_is_kept() -> None:
    text = "No.\tMeasure\tLead\n1\tBuild a plant\tCanada\nCanada will open a port in Lima.\n2\tOpen a school\tChile"
    assert list(found(f"{OPENING}\n\n{text}")) == ["Build a plant", "Open a port in Lima", "Open a school"]


def test_a_row_with_more_cells_than_its_heading_is_counted_as_odd() -> None:
    (grid,) = grids("| Measure | Lead |\n|---|---|\n| Build a plant | Canada | and | Chile |\n| Open a school | Chile | |")
    assert (grid.tells, grid.odd) == (True, 1)


def test_a_text_without_its_tables_of_measures() -> None:
    table = "Measure\tLead\tDeadline\nBuild a plant\tCanada\t30 June 2027"
    assert without_measures(f"Before.\n\n{table}\n\n| a | b | c |\n| 1 | 2 | 3 |") == (
        "Before.\n\n\n\n| a | b | c |\n| 1 | 2 | 3 |"
    )


@pytest.mark.parametrize(
    ("above", "parties"),
    [
        ("Chile", ("Chile",)),
        ("Canada:", ("Canada",)),
        ("## Commitments of Canada", ("Canada",)),
        ("2. Both sides", ("Canada", "Chile")),
        ("Chile, 19 August 2026", ()),
        ("Readout of talks between Canada and Chile", ()),
        ("The two sides adopted this plan.", ("Canada", "Chile")),
        ("Chile will:", ("Chile",)),
    ],
)
def test_a_table_without_a_column_for_who_binds_whom_the_lines_above_it_name(above: str, parties: tuple[str, ...]) -> None:
    table = piped((("Build a plant in Arica", "2028"), ("Open a school", "2027")), ("Measure", "Deadline"))
    leaves = extract(f"Talks of Canada and Chile\n\nSantiago, 19 August 2026\n\n{above}\n\n{table}").leaves
    assert [leaf.parties for leaf in leaves] == [parties, parties]


def test_both_of_three_is_not_clear_and_all_of_them_is() -> None:
    rows = (("Build a plant", "Both", "2028"), ("Open a school", "All parties", "2027"))
    text = f"Canada, Chile and Peru held talks.\n\n{piped(rows, ('Measure', 'Lead', 'Deadline'))}"
    three = ("Canada", "Chile", "Peru")
    assert [leaf.parties for leaf in extract(text, parties=three).leaves] == [(), three]


def test_the_column_of_the_lead_goes_before_that_of_the_parties() -> None:
    rows = (("Canada and Chile", "Build a plant", "Chile"), ("Canada and Chile", "Open a school", "Canada"))
    leaves = found(f"{OPENING}\n\n{piped(rows, ('Parties', 'Measure', 'Lead'))}")
    assert [leaf.parties for leaf in leaves.values()] == [("Chile",), ("Canada",)]


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
