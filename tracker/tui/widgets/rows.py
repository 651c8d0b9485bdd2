"""What a table shows: the columns to widths, a text to exactly so many cells; and the promise of a sequence of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from rich.cells import cell_len, set_cell_size

from tracker.clean import shown

GAP = 2
"""Cells between two columns."""
LESSER = 3
"""The rank behind which a column is less worth than room for those before it."""
NARROWEST = 8
"""Cells that a column which grows keeps where room is short."""


class Cell(NamedTuple):
    """The text of one cell and the component class that colours it ("" for none)."""

    text: str
    tint: str = ""


class Column(NamedTuple):
    """A column of `width` cells and a share `grow` of what is left over; where room is short the highest `drop` goes first.

    A column that ranks behind LESSER stands only where all that have a `wish` for more cells have got it.
    """

    name: str
    title: str
    width: int
    grow: int = 0
    drop: int = 0
    right: bool = False
    wish: int = 0


class Rows(Protocol):
    """What a table shows."""

    def count(self) -> int:
        """How many rows there are."""
        ...

    def key(self, row: int) -> str:
        """What identifies a row, whatever its place."""
        ...

    def cells(self, row: int, columns: Sequence[Column]) -> Sequence[Cell]:
        """The cells of a row, one for each of the columns that are shown."""
        ...

    def find(self, key: str) -> int | None:
        """The row that has the key."""
        ...


class NoRows:
    """An empty table."""

    def count(self) -> int:
        """None."""
        return 0

    def key(self, row: int) -> str:
        """No row has a key."""
        raise IndexError(row)

    def cells(self, row: int, columns: Sequence[Column]) -> Sequence[Cell]:
        """No row has cells."""
        raise IndexError(row)

    def find(self, key: str) -> int | None:
        """No row has the key."""
        return None


def fit(columns: Sequence[Column], width: int) -> list[Column]:
    """The columns that find room in `width` cells, in their order, widened to fill it: first what is wished for, then shares."""
    kept = list(columns)
    while len(kept) > 1:
        last = max(kept, key=lambda column: column.drop)
        asked = sum((max(c.width, c.wish) if last.drop > LESSER else c.width) + GAP for c in kept) - GAP
        if asked <= width or not last.drop:
            break
        kept.remove(last)
    kept = _wished(_squeezed(kept, width), width)
    spare = max(0, width - sum(c.width + GAP for c in kept) + GAP)
    shares = sum(column.grow for column in kept)
    fitted = []
    for column in kept:
        more = spare * column.grow // shares if shares else 0
        spare, shares = spare - more, shares - column.grow
        fitted.append(column._replace(width=column.width + more))
    return fitted


def _wished(columns: list[Column], width: int) -> list[Column]:
    """The columns, each in its turn given what it wishes for of the cells that are left."""
    spare = max(0, width - sum(column.width + GAP for column in columns) + GAP)
    widened = []
    for column in columns:
        more = min(spare, max(0, column.wish - column.width))
        spare -= more
        widened.append(column._replace(width=column.width + more))
    return widened


def _squeezed(columns: list[Column], width: int) -> list[Column]:
    """The columns, those that grow narrowed where even without the dropped ones there is too little room."""
    over = sum(column.width + GAP for column in columns) - GAP - width
    narrowed = []
    for column in columns:
        less = min(over, column.width - NARROWEST) if column.grow and over > 0 and column.width > NARROWEST else 0
        over -= less
        narrowed.append(column._replace(width=column.width - less))
    return narrowed


def sized(text: str, width: int, *, right: bool = False) -> str:
    """`text`, safe for a terminal, in exactly `width` cells, with an ellipsis where it was cut."""
    if text.isascii() and text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        safe, length = text, len(text)  # nothing to make safe, and a cell each: most cells of most tables
    else:
        safe = shown(text)
        length = cell_len(safe)
    if length > width:
        return set_cell_size(safe, width - 1) + "…" if width > 0 else ""
    return " " * (width - length) + safe if right else safe + " " * (width - length)


def thumb(line: int, lines: int, top: int, count: int) -> bool | None:
    """Whether a scroll bar's thumb covers a line; None where everything fits and no bar is needed."""
    if count <= lines:
        return None
    size = max(1, lines * lines // count)
    start = top * (lines - size) // (count - lines)
    return start <= line < start + size
