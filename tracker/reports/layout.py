"""Blocks of a report that every format can write: facts, bars, a course over time, tables, quotes, timelines, remarks."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from tracker.model import Status

Cell = str | int | float | dt.date | dt.datetime | None
ColumnKind = Literal["text", "wide", "number", "signed", "points", "mean", "percent", "date", "status", "move", "url", "id"]
RIGHT: frozenset[ColumnKind] = frozenset({"number", "signed", "points", "mean", "percent"})
"""Kinds of column that are set flush right: numbers, so that their digits stand under each other."""


class Block(Struct, frozen=True, kw_only=True):
    """A part of a report under its own heading; `title` "" continues the part before."""

    title: str = ""


class Facts(Block, frozen=True, kw_only=True):
    """Short things to know, as name and words."""

    rows: tuple[tuple[str, str], ...]


class Prose(Block, frozen=True, kw_only=True):
    """One paragraph."""

    words: str


class Remarks(Block, frozen=True, kw_only=True):
    """What a reader must know to judge the numbers: what is left out, how it was counted."""

    lines: tuple[str, ...]


class Part(Struct, frozen=True):
    """One stretch of a bar."""

    name: str
    n: int


class Bar(Struct, frozen=True):
    """One labelled row of a bar chart: its parts sum to what is printed beside it."""

    label: str
    parts: tuple[Part, ...]
    status: Status | None = None
    """The status that the label names, where it names one."""

    @property
    def n(self) -> int:
        """The length of the bar."""
        return sum(part.n for part in self.parts)


class Bars(Block, frozen=True, kw_only=True):
    """A bar chart; `total` is what shares are taken of (0: none are printed)."""

    bars: tuple[Bar, ...]
    total: int = 0
    key: bool = True
    """Whether to say what the parts mean: once is enough for charts that follow each other."""
    more: int = 0
    """Rows that the figures hold beyond those drawn."""


class Course(Block, frozen=True, kw_only=True):
    """Counts over periods, each line with one number a period."""

    periods: tuple[str, ...]
    lines: tuple[tuple[str, tuple[int, ...]], ...]


def is_running(name: str) -> bool:
    """Whether a line of a course counts up over time: these share a scale of their own."""
    return name.endswith("so far")


class Column(Struct, frozen=True):
    """The head of a table's column."""

    name: str
    kind: ColumnKind = "text"


class Table(Block, frozen=True, kw_only=True):
    """Rows of cells, typed by their column; `empty` is said where there are none."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "none"
    of: int | None = None
    """How many rows there are in all, where not all are listed."""


class Quote(Block, frozen=True, kw_only=True):
    """Words of a source, with the spans (start, end, mark) to highlight; `mark` is printed beside the span."""

    words: str
    spans: tuple[tuple[int, int, str], ...] = ()
    status: tuple[Status | None, ...] = ()
    """The status of each span."""
    source: str = ""


class Event(Struct, frozen=True):
    """One entry of a timeline."""

    on: str
    head: str
    lines: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Words and URL of each source."""
    status: Status | None = None


class Timeline(Block, frozen=True, kw_only=True):
    """Dated entries, oldest first."""

    events: tuple[Event, ...]
    of: int | None = None
    """How many there are in all, where not all are listed."""
    empty: str = "nothing recorded yet"


AnyBlock = Facts | Prose | Remarks | Bars | Course | Table | Quote | Timeline


class Document(Struct, frozen=True, kw_only=True):
    """A report ready to be written: what it is, for when, and its blocks in reading order."""

    kind: str
    title: str
    subtitle: str
    blocks: tuple[AnyBlock, ...]
    data: Table
    """The rows that CSV holds: the report's numbers as one table."""
