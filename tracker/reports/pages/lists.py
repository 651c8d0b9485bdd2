"""Lines and moves to tables: the lists that several kinds of report share, for reading and as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.clean import elide
from tracker.model import STATUSES
from tracker.reports.layout import Bar, Bars, Cell, Column, Part, Table
from tracker.reports.lines import Change, Line
from tracker.reports.marks import GLYPHS

LONGEST = 60
"""Rows of a list in a report for reading; CSV, XLSX, JSON and ICS hold all."""


def status_bars(title: str, by_status: Sequence[int], *, total: int) -> Bars:
    """One bar for each status that any has."""
    return Bars(
        title=title,
        bars=tuple(Bar(status, (Part(status, n),), status) for status, n in zip(STATUSES, by_status, strict=True) if n),
        total=total,
    )


def due(one: Line) -> Cell:
    """The deadline's last day, "~" behind one that is only about right, its words where they name none."""
    if one.due and one.rough:
        return f"{one.due}~"
    return one.due or elide(one.due_words, 24) or None


def state(one: Line) -> str:
    """The status, or that nobody has reviewed it yet."""
    return "candidate" if one.candidate and one.status == "pending" else one.status


def line_table(title: str, lines: Sequence[Line], days: str = "", *, of: int | None = None, empty: str = "none") -> Table:
    """Commitments to read, with a number of days in front where `days` names it; without "due" where none has a deadline."""
    listed = lines[:LONGEST]
    dated = any(due(one) for one in listed)
    return Table(
        title=title,
        columns=(
            *((Column(days, "number"),) if days else ()),
            Column("commitment", "wide"),
            Column("who is bound"),
            Column("status", "status"),
            *((Column("due", "date"),) if dated else ()),
            Column("id", "id"),
        ),
        rows=tuple(
            (
                *((one.days,) if days else ()),
                one.title,
                ", ".join(one.parties),
                state(one),
                *((due(one),) if dated else ()),
                one.id,
            )
            for one in listed
        ),
        empty=empty,
        of=len(lines) if of is None else of,
    )


def move(change: Change) -> str:
    """From what to what, each status with its glyph."""
    words = f"{GLYPHS[change.before]} {change.before} → {GLYPHS[change.after]} {change.after}"
    return words + (f" ({change.why})" if change.why else "")


def change_table(title: str, changes: Sequence[Change], *, of: int | None = None, empty: str = "none") -> Table:
    """Moves to read, in short: before by its glyph, after in full, and whether another decides all the same."""
    return Table(
        title=title,
        columns=(
            Column("recorded", "date"),
            Column("happened", "date"),
            Column("move", "move"),
            Column("commitment", "wide"),
            Column("id", "id"),
        ),
        rows=tuple(
            (
                change.recorded.date(),
                change.on,
                f"{GLYPHS[change.before]} → {GLYPHS[change.after]} {change.after}" + (" (outdone)" if change.outdone else ""),
                change.title,
                change.id,
            )
            for change in changes[:LONGEST]
        ),
        empty=empty,
        of=len(changes) if of is None else of,
    )


LINE_COLUMNS = (
    Column("id", "id"),
    Column("title", "wide"),
    Column("parties"),
    Column("status", "status"),
    Column("since", "date"),
    Column("why"),
    Column("topic"),
    Column("strength"),
    Column("specificity", "number"),
    Column("made", "date"),
    Column("due", "date"),
    Column("due words"),
    Column("looked", "date"),
    Column("sourced"),
    Column("late"),
    Column("candidate"),
    Column("readout", "id"),
)
"""All fields of a line, as data."""


def line_cells(one: Line) -> tuple[Cell, ...]:
    """A line's cells for `LINE_COLUMNS`."""
    return (
        one.id,
        one.title,
        "; ".join(one.parties),
        one.status,
        one.since,
        one.why,
        one.topic,
        one.strength,
        one.specificity,
        one.made,
        one.due,
        one.due_words,
        one.looked,
        yes_no(one.sourced),
        "perhaps" if one.perhaps_late else yes_no(one.late),
        yes_no(one.candidate),
        one.readout,
    )


def yes_no(flag: bool) -> str:
    """As data has it."""
    return "yes" if flag else "no"


def line_data(groups: Iterable[tuple[str, Sequence[Line]]], title: str, days: str = "days") -> Table:
    """Lines of several lists as one table: the list's name, the days it counts, all fields."""
    return Table(
        title=title,
        columns=(Column("list"), Column(days, "number"), *LINE_COLUMNS),
        rows=tuple((name, one.days, *line_cells(one)) for name, lines in groups for one in lines),
    )
