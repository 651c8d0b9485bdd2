"""A table in a text to points: one row a promise, led by who takes it on and ended by when; other tables to their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.extraction.grids import Cell, Grid, Row, grids, named, point

Change = tuple[int, int, str]
"""What to put in place of a stretch of the text."""
_TIME = re.compile(r"\d|\b(?:year|month|week|spring|summer|autumn|winter)", re.IGNORECASE)
_LED = re.compile(r"(?:by|from|before|in|until|within|during|no later|not later|as of|at|on|over|after|every)\b", re.IGNORECASE)


def laid_out(text: str) -> list[Change]:
    """What to put in place of the bars and rows of tables, in order, so that each promise reads as a point of a list."""
    return [change for grid in grids(text) for change in _changes(text, grid)]


def _changes(text: str, grid: Grid) -> Iterator[Change]:
    if grid.tells:
        yield from _points(text, grid)
    else:
        for row in grid.rows:
            yield from _cells(row)


def _points(text: str, grid: Grid) -> Iterator[Change]:
    """A table of measures as a list: its heading names them unless a stem does, each row is a point."""
    head = grid.rows[0]
    colon = text.rfind(":", 0, head.start)
    under = colon >= 0 and not text[colon + 1 : head.start].strip()
    label = grid.who < 0 and grid.whose is not None
    if under and label:
        # Whose the measures are is no stem that they complete ("Japan:").
        yield colon, colon + 1, ""
    name = "" if under and not label else named(text, grid)
    yield head.start, head.end, f"{name}:" if name else ""
    for row in grid.rows[1:]:
        one = point(text, grid, row)
        if one:
            yield row.start, one.what[0], f"- {one.prefix}"
            yield from _ended(text, row, one.what, one.when)
        elif len(row.cells) > len(head.cells):
            yield from _cells(row)
        elif len(row.cells) != 1:
            yield row.start, row.end, ""


def _ended(text: str, row: Row, what: Cell, when: Cell) -> Iterator[Change]:
    """The end of a row: what is done and by when."""
    day = text[slice(*when)].strip("*_ ")
    last = what[1] - 1
    if not _TIME.search(day):
        yield what[1], row.end, ""
        return
    joint = " " if _LED.match(day) else " by "
    if when[0] > what[1]:
        yield what[1], when[0], joint
        yield when[1], row.end, ""
    else:
        yield last, row.end, f"{text[last]}{joint}{day}"


def _cells(row: Row) -> Iterator[Change]:
    """A row cell by cell, each on a line of its own; nothing of a row that only draws a line."""
    at, mark = row.start, ""
    for start, end in row.cells:
        if start < end:
            yield at, start, mark
            at, mark = end, "\n"
    yield at, row.end, ""
