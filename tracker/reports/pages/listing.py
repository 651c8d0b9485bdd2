"""Commitments as they were listed to a document: each with where it stands, since when, on which sources and with what remark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TypeVar

from tracker.legible import legible
from tracker.model import Commitment, Update
from tracker.reports import words
from tracker.reports.layout import Cell, Column, Document, Table
from tracker.reports.lines import Line, line
from tracker.reports.marks import WITHDRAWN
from tracker.reports.pages.lists import LINE_COLUMNS, due, line_cells, yes_no
from tracker.standing import is_overdue, is_withdrawn, live


def listing(commitments: Sequence[Commitment], day: dt.date, query: str = "") -> Document:
    """The list, whole in every format: what was asked for is not cut."""
    asked = f" · query: {query}" if query else ""
    rows = [(c, line(c), live(c.history)) for c in commitments]
    return Document(
        kind="list",
        title="Commitments",
        subtitle=f"as of {day} · {words.count(len(commitments), 'commitment')}{asked}",
        blocks=(_table([_read(*row) for row in rows]),),
        data=Table(
            title="list",
            columns=(*_told(LINE_COLUMNS), *_MORE),
            rows=tuple((*_told(line_cells(one)), *_more(c, updates, day)) for c, one, updates in rows),
        ),
    )


def _table(rows: Sequence[tuple[Cell, ...]]) -> Table:
    columns = (
        Column("commitment", "wide"),
        Column("who is bound"),
        Column("status", "status"),
        Column("since", "date"),
        Column("due", "date"),
        Column("note"),
        Column("source", "url"),
        Column("id", "id"),
    )
    # What no row has is left out, so that the words have room.
    told = [at for at, column in enumerate(columns) if column.name in {"commitment", "id"} or any(row[at] for row in rows)]
    return Table(
        columns=tuple(columns[at] for at in told),
        rows=tuple(tuple(row[at] for at in told) for row in rows),
        empty="nothing fits",
    )


def _read(c: Commitment, one: Line, updates: Sequence[Update]) -> tuple[Cell, ...]:
    state = one.status if c.standing.review == "accepted" or one.status != "pending" else _review(c)
    found = list(_sources(updates))
    return (one.title, ", ".join(one.parties), state, one.since, due(one), _note(updates), found[-1] if found else "", one.id)


Told = TypeVar("Told")
_MORE = (
    Column("review"),
    Column("overdue"),
    Column("key"),
    Column("for"),
    Column("amount"),
    Column("place"),
    Column("condition"),
    Column("reported by"),
    Column("note", "wide"),
    Column("sources"),
    Column("words", "wide"),
)
"""What a list as data has beyond the fields of a line."""


def _told(cells: tuple[Told, ...]) -> tuple[Told, ...]:
    """What is told of a line: not whether it is a candidate, which the review says too."""
    return tuple(cell for cell, column in zip(cells, LINE_COLUMNS, strict=True) if column.name != "candidate")


def _more(c: Commitment, updates: Sequence[Update], day: dt.date) -> tuple[Cell, ...]:
    return (
        _review(c),
        yes_no(is_overdue(c, day)),
        yes_no(c.is_key),
        "; ".join(c.beneficiary),
        "; ".join(quantity.words for quantity in c.quantities),
        "; ".join(c.places),
        c.condition,
        c.asserted_by,
        _note(updates),
        " ".join(_sources(updates)),
        legible(c.quote),
    )


def _review(c: Commitment) -> str:
    return WITHDRAWN if is_withdrawn(c) else c.standing.review


def _note(updates: Sequence[Update]) -> str:
    """The last remark in force."""
    return next((update.note for update in reversed(updates) if update.note), "")


def _sources(updates: Sequence[Update]) -> Iterator[str]:
    """The address or title of each source in force, once, in the order in which they were recorded."""
    return iter(dict.fromkeys(source.url or source.title for update in updates for source in update.sources))
