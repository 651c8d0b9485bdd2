"""View 4: what wants a look today, the most pressing first, each row saying why it is here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from tracker.acts import Scope
from tracker.match import Index
from tracker.query import Query, parse
from tracker.reports.agenda import agenda
from tracker.reports.scope import Asked
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


class AgendaRows(CommitmentRows):
    """Positions in an index, each with why it is on the agenda."""

    def __init__(self, index: Index, positions: Sequence[int], reasons: Sequence[Cell]) -> None:
        super().__init__(index, positions)
        self.reasons = reasons

    def cells(self, row: int, columns: Sequence[Column]) -> list[Cell]:
        """The reason first."""
        return [self.reasons[row], *super().cells(row, columns[1:])]


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
        self.reasons: list[Cell] = []
        index = self.store.index
        fitting = index.select(self.query_now)
        rows = [index.commitments[at] for at in fitting]
        asked = Asked(today=self.store.today)
        found = agenda(rows, self.store.ledger.readouts(), asked, ahead=AHEAD)
        listed: list[str] = []
        for lines, words, tint in (
            (found.overdue, "overdue {}", "tint--bad"),
            ([each for each in found.soon if (each.days or 0) <= SOON], "due in {}", "tint--warn"),
            ([each for each in found.soon if (each.days or 0) > SOON], "due in {}", "tint--accent"),
            (found.stale, "unseen for {}", "tint--dim"),
        ):
            listed += [each.id for each in lines]
            self.reasons += [Cell(words.format(span(each.days or 0)), tint) for each in lines]
        unsourced = index.select(Query(terms=self.unsourced.terms))
        waiting = sorted(set(unsourced) & set(fitting))
        self.reasons += [Cell("wants a source", "tint--warn")] * len(waiting)
        self.candidates = found.scope.candidates
        asleep = found.snoozed_overdue_n
        counts = (
            (self.candidates, f"{counted(self.candidates, 'candidate')} left out"),
            (len(found.soon), f"{len(found.soon)} due within {AHEAD} days"),
            (len(found.stale), f"{len(found.stale)} unseen for {found.stale_after} days"),
            (len(waiting), f"{len(waiting)} without a source"),
            (found.snoozed_n, f"{found.snoozed_n} snoozed"),
        )
        overdue = f"{len(found.overdue)} overdue" + (f", {asleep} more snoozed" if asleep else "")
        self.summary = " · ".join((overdue, *(words for count, words in counts if count)))
        return [*(index.position[id] for id in listed), *waiting]

    summary = ""
    candidates = 0

    def none_words(self) -> str:
        """That nothing wants a look, and what was not asked: a candidate is on no agenda before somebody accepts it."""
        words = super().none_words()
        waits = "waits" if self.candidates == 1 else "wait"
        return f"{words}; {counted(self.candidates, 'candidate')} {waits}: 2 reviews" if self.candidates else words

    @property
    def unsourced(self) -> Query:
        """What is closed without a source."""
        return parse("is:unsourced", self.store.today)

    def rows(self, positions: list[int]) -> CommitmentRows:
        """The positions with their reasons."""
        return AgendaRows(self.store.index, positions, self.reasons)

    def status_words(self) -> str:
        """How many for which reason."""
        marked = f"{words} · " if (words := self.marked_words()) else ""
        return marked + self.summary
