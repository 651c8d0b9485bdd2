"""The tables in a text, and which rows of them are promises: what is done, by whom, by when.

Tables stand in texts as rows of cells between bars (Markdown, web pages, Word) or tabs (pasted from a spreadsheet).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tracker.extraction import leads
from tracker.extraction.verbs import lexicon as verbs

Cell = tuple[int, int]
_ROW = re.compile(r"^[^\S\n]*\S[^\r\n]*", re.MULTILINE)
_BAR = re.compile(r"[|\t]")
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
_LEAD = re.compile(
    r"(?:lead|responsible|responsibility)(?: (?:party|country|side|agency|body|ministry|for))?|owner|who|by whom|in charge"
    r"|implement(?:ing|ed by)(?: (?:party|agency|body))?",
    re.IGNORECASE,
)
_PARTY = re.compile(r"part(?:y|ies)|sides?|countr(?:y|ies)", re.IGNORECASE)
"""What heads the column of the lead where no other does."""
_WHEN = re.compile(
    r"deadlines?|due(?: date)?|(?:by )?when|time ?(?:line|frame|table)|timing|(?:target|completion|end) ?date|dates?|until|by",
    re.IGNORECASE,
)
_OWN_VERB = re.compile(r"\b(?:will|shall|agrees?d?|intends?|commits?|committed|undertakes?|undertook|pledges?d?|plans?) ")
_FIRST = re.compile(r"[A-Za-z-]+")
_SUBJECT = "The two sides "
"""Stands in for the lead of a row that begins with "will": whom it binds the lead itself says."""
_OWN_TIME = re.compile(
    r"\b(?:by|before|until|in|during|no later than|not later than)\s(?:[^\s,;.]+\s){0,4}?(?:19|20)\d\d"
    r"(?=\s*(?:[,()]|\.?$|\b(?:in|at|for|to|with)\b)[^;]*$)|\bwithin\s(?:[^\s,;.]+\s){1,3}(?:days|weeks|months|years?)\b(?=[^;]*$)",
    re.IGNORECASE,
)
"""When a row is due by its own words."""
_FEWEST = 2
_ABOVE = 600
"""How far above a table it may say whose it is."""
_BETWEEN, _SHORT = 3, 300
"""A row of which only the first cell is filled may stand as a bare line: so many at most, none longer."""


class Row(Struct, frozen=True):
    """A line of a table with its cells, the blank ones too; one that only draws a line has none."""

    start: int
    end: int
    cells: tuple[Cell, ...]


class Point(Struct, frozen=True):
    """A row that is read as a promise: what is done, and who takes it on as its table says."""

    start: int
    end: int
    what: Cell
    when: Cell
    lead: str | None
    """The words of the cell, "" where it is blank; None where the table has no such column or the row its own subject."""
    prefix: str = ""


class Grid(Struct, frozen=True):
    """A table, and which of its columns say what is done, by whom and by when; -1 for none."""

    rows: tuple[Row, ...]
    what: int = -1
    who: int = -1
    when: int = -1
    whose: str | None = None
    """Where no column says who: the party that a heading above it names, "" if nothing tells, None if a sentence does."""

    @property
    def tells(self) -> bool:
        """Whether its rows are read as promises: it has a column for what is done, and one for who or when."""
        return self.what >= 0 and (self.who >= 0 or self.when >= 0)

    @property
    def body(self) -> tuple[Row, ...]:
        """The rows below the heading."""
        return tuple(row for row in self.rows[1:] if row.cells)

    @property
    def odd(self) -> int:
        """How many rows of a table of measures have more cells than its heading, and are read cell by cell."""
        return sum(len(row.cells) > len(self.rows[0].cells) for row in self.body) if self.tells else 0


def grids(text: str) -> list[Grid]:
    """The tables of a text: two rows or more, one below the other, of the same number of cells or fewer."""
    if "|" not in text and "\t" not in text:
        return []
    found: list[Grid] = []
    run: list[Row] = []
    bare: list[Row] = []
    for line in _ROW.finditer(text):
        row = _row(text, *line.span())
        last = bare or run
        follows = bool(last) and text.count("\n", last[-1].end, line.start()) == 1
        if row is None and follows and len(bare) < _BETWEEN and line.end() - line.start() <= _SHORT:
            bare.append(Row(line.start(), line.end(), (_bare(text, *line.span()),)))
            continue
        if run and (row is None or not follows):
            found += _grids(text, run)
            run, bare = [], []
        if row:
            run += [*bare, row]
            bare = []
    return [*found, *_grids(text, run)]


def points(text: str) -> list[Point]:
    """The rows of a text's tables that are read as promises, in order."""
    return [one for grid in grids(text) if grid.tells for row in grid.body if (one := point(text, grid, row))]


def without_measures(text: str) -> str:
    """A text without its tables of measures, whose days are those of deadlines."""
    for grid in reversed(grids(text)):
        if grid.tells:
            text = text[: grid.rows[0].start] + text[grid.rows[-1].end :]
    return text


def named(text: str, grid: Grid) -> str:
    """What the heading of a table of measures calls them ("Actions"), "" where it calls them nothing that a list could."""
    kind = _WHAT.fullmatch(" ".join(text[slice(*grid.rows[0].cells[grid.what])].strip("*_ ").split()))
    return f"{(kind['named'] or 'measures').capitalize().removesuffix('s')}s" if kind else ""


def is_heading(cells: Sequence[str]) -> bool:
    """Whether these cells, as the first row of a table, make promises of the rows below it."""
    return Grid((), *_columns(cells)).tells


def _columns(cells: Sequence[str]) -> tuple[int, int, int]:
    """Which cells of a heading say what is done, by whom and by when; -1 for none."""
    names = [" ".join(cell.strip("*_ ").split()) for cell in cells]
    kinds = (_WHAT, _LEAD, _PARTY, _WHEN)
    what, lead, party, when = (next((n for n, name in enumerate(names) if kind.fullmatch(name)), -1) for kind in kinds)
    return what, lead if lead >= 0 else party, when


def _row(text: str, start: int, end: int) -> Row | None:
    # A tab at either end parts a blank cell from the others.
    start += len(text[start:end]) - len(text[start:end].lstrip(" "))
    end = start + len(text[start:end].rstrip(" "))
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


def _grids(text: str, run: Sequence[Row]) -> list[Grid]:
    """A run of rows as one table where its heading tells, else as one for each part that no bare line interrupts."""
    whole = _grid(text, run)
    if whole and whole[0].tells:
        return whole
    parts: list[list[Row]] = [[]]
    for row in run:
        if len(row.cells) == 1:
            parts.append([])
        else:
            parts[-1].append(row)
    return [grid for part in parts for grid in _grid(text, part)]


def _grid(text: str, run: Sequence[Row]) -> list[Grid]:
    first = next((n for n, row in enumerate(run) if row.cells), len(run))
    rows = _aligned(text, run[first:])
    full = [row for row in rows if row.cells]
    if len(full) < _FEWEST:
        return []
    head = full[0]
    grid = Grid(tuple(rows), *_columns([text[slice(*cell)] for cell in head.cells]))
    barred = text[head.start] == "|" or len(head.cells) > _FEWEST
    tabbed = "|" not in text[head.start : head.end]
    alike = sum(len(row.cells) == len(head.cells) for row in full)
    fitting = sum(len(row.cells) <= len(head.cells) for row in full)
    # Tabs also indent and align: only a heading that says so makes a table of them.
    even = fitting * 2 > len(full) if grid.tells else alike == len(full) and barred and not tabbed
    if even and grid.tells and grid.who < 0:
        grid = replace(grid, whose=_whose(text, head.start))
    return [grid] if even else []


def _aligned(text: str, rows: Sequence[Row]) -> list[Row]:
    """The rows of a table, without the blank cells that tabs make where they only align, and those beyond the heading's last."""
    if not rows:
        return []
    head = rows[0]
    tabbed = "\t" in text[head.start : head.end]
    filled = [n for n, (start, end) in enumerate(head.cells) if start < end]
    gaps = tabbed and filled and len(filled) <= filled[-1] - filled[0]
    cells = [tuple(cell for cell in row.cells if cell[0] < cell[1]) if gaps else row.cells for row in rows]
    width = len(cells[0])
    return [
        Row(row.start, row.end, own if any(start < end for start, end in own[width:]) else own[:width])
        for row, own in zip(rows, cells, strict=True)
    ]


def point(text: str, grid: Grid, row: Row) -> Point | None:
    """A row as a promise; None where it has more cells than its heading or says nothing of what is done."""
    if len(row.cells) > len(grid.rows[0].cells) or grid.what >= len(row.cells):
        return None
    blank = (row.end, row.end)
    what, who, when = (row.cells[n] if 0 <= n < len(row.cells) else blank for n in (grid.what, grid.who, grid.when))
    if what[0] == what[1]:
        return None
    when = (blank if _OWN_TIME.search(text[slice(*what)]) else when) if grid.when >= 0 else blank
    own = _own_verb(text, what)
    lead = text[slice(*who)].strip("*_ ") if grid.who >= 0 else grid.whose
    lead = lead if own is None or own == what[0] else None
    return Point(row.start, row.end, what, when, lead, _SUBJECT if own == what[0] and lead is not None else "")


def _whose(text: str, head: int) -> str | None:
    """Whose a table is by the lines above it."""
    above = [line.strip() for line in text[max(0, head - _ABOVE) : head].split("\n") if line.strip()]
    return leads.over(above[::-1])


def _own_verb(text: str, what: Cell) -> int | None:
    """Where the verb of a row stands that is written as a sentence ("Kenya will open a port"), None where it is an act."""
    verb = _OWN_VERB.search(text, *what)
    first = _FIRST.match(text, *what)
    acts = first is not None and (first.group().lower() in verbs().base or first.group().lower() in verbs().gerund)
    return None if verb is None or (acts and verb.start() > what[0]) else verb.start()
