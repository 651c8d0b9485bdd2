"""View 4: what wants a look today, the most pressing first, each row saying why it is here."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from tracker.acts import Scope
from tracker.match import Index
from tracker.model import Commitment
from tracker.reports.agenda import Dated, wanting
from tracker.reports.scope import Asked, Selection
from tracker.standing import STALE_AFTER, lacks_source
from tracker.tui.screens.listing import Listing
from tracker.tui.widgets.columns import COLUMNS, CommitmentRows
from tracker.tui.widgets.rows import Cell, Column
from tracker.wording import counted, span

SOON, AHEAD = 30, 90
"""Days within which a deadline is near, and within which it is shown."""


def _ranked(column: Column) -> Column:
    """A column of the ledger as the agenda has it: the deadline is worth more than who is bound."""
    rank = {"due": 1, "parties": 2}.get(column.name, column.drop)
    return column._replace(drop=rank, width=23 if column.name == "title" else column.width)


def _wants_source(c: Commitment) -> bool:
    return lacks_source(c) and c.standing.review != "rejected"


class Reasons:
    """Why each row is on the agenda, put into words when it is seen: lists, each with its words, and what follows them."""

    def __init__(self, today: dt.date) -> None:
        self.today = today
        self.parts: list[tuple[Sequence[Dated], str, str]] = []

    def cell(self, row: int) -> Cell:
        """The reason of a row."""
        for dated, words, tint in self.parts:
            if row < len(dated):
                return Cell(words.format(span(abs((dated[row][0] - self.today).days))), tint)
            row -= len(dated)
        return Cell("wants a source", "tint--warn")


class AgendaRows(CommitmentRows):
    """Positions in an index, each with why it is on the agenda."""

    def __init__(self, index: Index, positions: Sequence[int], reasons: Reasons) -> None:
        super().__init__(index, positions)
        self.reasons = reasons

    def cells(self, row: int, columns: Sequence[Column]) -> list[Cell]:
        """The reason first."""
        return [self.reasons.cell(row), *super().cells(row, columns[1:])]


class AgendaView(Listing):
    """Overdue; due within 30 and 90 days; unseen for long; closed without a source."""

    name_ = "view.agenda"
    reckons = True
    scopes: ClassVar[tuple[Scope, ...]] = ("everywhere", "commitment", "list", "agenda")
    nothing: ClassVar[str] = "nothing wants a look"
    columns: ClassVar[Sequence[Column]] = (
        Column("reason", "Why now", 17),
        *map(_ranked, (c for c in COLUMNS if c.name != "looked")),
    )

    def select(self) -> list[int]:
        """The positions of what is on the agenda, the most pressing first."""
        index, today = self.store.index, self.store.today
        fitting = index.select(self.query_now)
        selection = Selection([index.commitments[at] for at in fitting], (), Asked(today=today))
        found = wanting(selection, today, ahead=AHEAD)
        near = bisect_right(found.soon, SOON, key=lambda dated: (dated[0] - today).days)
        self.reasons = Reasons(today)
        self.reasons.parts = [
            (found.overdue, "overdue {}", "tint--bad"),
            (found.soon[:near], "due in {}", "tint--warn"),
            (found.soon[near:], "due in {}", "tint--accent"),
            (found.stale, "unseen for {}", "tint--dim"),
        ]
        waiting = sorted(at for at in fitting if _wants_source(index.commitments[at]))
        self.candidates = selection.scope.candidates
        counts = (
            (self.candidates, f"{counted(self.candidates, 'candidate')} left out"),
            (len(found.soon), f"{len(found.soon)} due within {AHEAD} days"),
            (len(found.stale), f"{len(found.stale)} unseen for {STALE_AFTER} days"),
            (len(waiting), f"{len(waiting)} without a source"),
            (found.snoozed, f"{found.snoozed} snoozed"),
        )
        asleep = f", {found.snoozed_overdue} more snoozed" if found.snoozed_overdue else ""
        self.summary = " · ".join((f"{len(found.overdue)} overdue{asleep}", *(words for count, words in counts if count)))
        return [*(index.position[id] for dated, _, _ in self.reasons.parts for _, id, _ in dated), *waiting]

    summary = ""
    candidates = 0

    def none_words(self) -> str:
        """That nothing wants a look, and what was not asked: a candidate is on no agenda before somebody accepts it."""
        words = super().none_words()
        waits = "waits" if self.candidates == 1 else "wait"
        return f"{words}; {counted(self.candidates, 'candidate')} {waits}: 2 reviews" if self.candidates else words

    def rows(self, positions: list[int]) -> CommitmentRows:
        """The positions with their reasons."""
        return AgendaRows(self.store.index, positions, self.reasons)

    def status_words(self) -> str:
        """How many for which reason."""
        marked = f"{words} · " if (words := self.marked_words()) else ""
        return marked + self.summary
