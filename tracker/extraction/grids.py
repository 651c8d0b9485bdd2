"""A table in a text to points: one row a promise, led by who takes it on and ended by when; other tables to their cells.

Tables stand in texts as rows of cells between bars (Markdown, web pages, Word) or tabs (pasted from a spreadsheet).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

Change = tuple[int, int, str]
"""What to put in place of a stretch of the text."""
Cell = tuple[int, int]
_ROW = re.compile(r"^[^\S\n]*\S[^\r\n]*", re.MULTILINE)
_BAR = re.compile(r"\||\t+")
_RULE = frozenset(" \t|:+-=")
_LONGEST = 4_000
"""No row is longer."""
_WHAT = re.compile(
    r"(?:agreed |key |main |planned |proposed )?"
    r"(?:(?P<named>actions?|measures?|commitments?|projects?|steps?|initiatives?|undertakings?|decisions?)"
    r"|deliverables?|promises?|pledges?"
    r"|activit(?:y|ies)|tasks?|items?|outcomes?|objectives?|description|what)(?: points?| items?)?",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?:lead|responsible|responsibility)(?: (?:party|country|side|agency|body|ministry|for))?"
    r"|(?:part(?:y|ies)|sides?|countr(?:y|ies)|owner|who|by whom|implement(?:ing|ed by)(?: (?:party|agency|body))?|in charge)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"deadlines?|due(?: date)?|(?:by )?when|time ?(?:line|frame|table)|timing|(?:target|completion|end) ?date|dates?|until|by",
    re.IGNORECASE,
)
_OWN_VERB = re.compile(r"\b(?:will|shall|agrees?d?|intends?|commits?|committed|undertakes?|undertook|pledges?d?|plans?) ")
_TIME = re.compile(r"\d|\b(?:year|month|week|spring|summer|autumn|winter)", re.IGNORECASE)
_LED = re.compile(r"(?:by|from|before|in|until|within|during|no later|not later|as of|at|on|over|after|every)\b", re.IGNORECASE)
_OWN_TIME = re.compile(
    r"\b(?:by|before|until|within|(?:no|not) later than)\s[^,;|]{0,40}?(?:\b(?:19|20)\d\d|\b\w+ (?:days|weeks|months|years))\s*$",
    re.IGNORECASE,
)
"""What is done ends with when: its own words go before the column for that."""
_PARTED = re.compile(r"\s*(?:;|/|&)\s*")
"""What stands between several who take a row on, and would end the sentence that they lead."""
_FEWEST = 2


class Row(Struct, frozen=True):
    """A line of a table with its cells, the blank ones too; one that only draws a line has none."""

    start: int
    end: int
    cells: tuple[Cell, ...]


class Grid(Struct, frozen=True):
    """A table, and which of its columns say what is done, by whom and by when; -1 for none."""

    rows: tuple[Row, ...]
    what: int = -1
    who: int = -1
    when: int = -1

    @property
    def tells(self) -> bool:
        """Whether its rows are read as promises: it has a column for what is done, and one for who or when."""
        return self.what >= 0 and (self.who >= 0 or self.when >= 0)

    @property
    def body(self) -> tuple[Row, ...]:
        """The rows below the heading."""
        return tuple(row for row in self.rows[1:] if row.cells)


def grids(text: str) -> list[Grid]:
    """The tables of a text: two rows or more, one below the other, of the same number of cells."""
    if "|" not in text and "\t" not in text:
        return []
    found: list[Grid] = []
    run: list[Row] = []
    for line in _ROW.finditer(text):
        row = _row(text, *line.span())
        follows = run and row and text.count("\n", run[-1].end, row.start) == 1
        if run and not follows:
            found += _grid(text, run)
            run = []
        if row:
            run.append(row)
    return [*found, *_grid(text, run)]


def laid_out(text: str) -> list[Change]:
    """What to put in place of the bars and rows of tables, in order, so that each promise reads as a point of a list."""
    return [change for grid in grids(text) for change in _changes(text, grid)]


def _changes(text: str, grid: Grid) -> Iterator[Change]:
    if grid.tells:
        yield from _points(text, grid)
    else:
        for row in grid.rows:
            yield from _cells(row)


def _row(text: str, start: int, end: int) -> Row | None:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    line = text[start:end]
    if end - start > _LONGEST or ("|" not in line and "\t" not in line):
        return None
    if "-" in line and _RULE.issuperset(line):
        return Row(start, end, ())
    at = start + (1 if line.startswith("|") else 0)
    stop = end - (1 if line.endswith("|") and end - 1 > at else 0)
    cells: list[Cell] = []
    for bar in _BAR.finditer(text, at, stop):
        cells.append(_bare(text, at, bar.start()))
        at = bar.end()
    cells.append(_bare(text, at, stop))
    return Row(start, end, tuple(cells)) if len(cells) >= _FEWEST else None


def _bare(text: str, start: int, end: int) -> Cell:
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip())
    return (start + left, start + len(inside.rstrip())) if inside.strip() else (start, start)


def _grid(text: str, run: Sequence[Row]) -> list[Grid]:
    rows = [row for row in run if row.cells]
    if len(rows) < _FEWEST:
        return []
    head = rows[0]
    alike = sum(len(row.cells) == len(head.cells) for row in rows)
    names = [" ".join(text[slice(*cell)].strip("*_ ").split()) for cell in head.cells]
    what, who, when = (next((n for n, name in enumerate(names) if kind.fullmatch(name)), -1) for kind in (_WHAT, _WHO, _WHEN))
    grid = Grid(tuple(run[run.index(head) :]), what, who, when)
    barred = text[head.start] == "|" or len(head.cells) > _FEWEST
    tabbed = "|" not in text[head.start : head.end]
    # Tabs also indent and align: only a heading that says so makes a table of them.
    even = alike * 2 > len(rows) if grid.tells else alike == len(rows) and barred and not tabbed
    return [grid] if even else []


def _points(text: str, grid: Grid) -> Iterator[Change]:
    """A table of measures as a list: its heading names them unless a stem does, each row is a point."""
    head = grid.rows[0]
    above = text[: head.start].rstrip()[-1:]
    named = _WHAT.fullmatch(" ".join(text[slice(*head.cells[grid.what])].strip("*_ ").split()))
    if above == ":" or named is None:
        yield head.start, head.end, ""
    else:
        yield head.start, head.end, f"{(named['named'] or 'measures').capitalize().removesuffix('s')}s:"
    for row in grid.rows[1:]:
        if len(row.cells) != len(head.cells):
            yield from _cells(row)
            continue
        start, end = row.cells[grid.what]
        if start == end:
            yield row.start, row.end, ""
            continue
        yield row.start, start, f"- {_led(text, row.cells[grid.who], (start, end)) if grid.who >= 0 else ''}"
        yield from _ended(text, row, (start, end), row.cells[grid.when] if grid.when >= 0 else (end, end))


def _led(text: str, who: Cell, what: Cell) -> str:
    """Who takes a row on, before what is done: as its subject, or as a label; nothing where it has a subject itself."""
    name = text[slice(*who)].strip("*_ ")
    if not name[:1].isupper():
        return ""
    verb = _OWN_VERB.search(text, *what)
    name = _PARTED.sub(" and ", name)
    return f"{name}: " if verb is None else f"{name} " if verb.start() == what[0] else ""


def _ended(text: str, row: Row, what: Cell, when: Cell) -> Iterator[Change]:
    """The end of a row: what is done and by when."""
    day = text[slice(*when)].strip("*_ ")
    last = what[1] - 1
    if not _TIME.search(day) or _OWN_TIME.search(text, *what):
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
