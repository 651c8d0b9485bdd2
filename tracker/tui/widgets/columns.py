"""Commitments to the cells of a list: which columns there are, what stands in each, and the shape of each status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from tracker.match import Index
from tracker.model import BROKEN_WHY, Commitment
from tracker.reports.marks import GLYPHS, status_words
from tracker.standing import age_days, is_late, is_overdue, is_rough, last_look
from tracker.tui.widgets.rows import Cell, Column
from tracker.wording import span

TINTS: set[str] = {f"tint--{status}" for status in (*GLYPHS, "dim")} | {
    "tint--title", "tint--label", "tint--dim", "tint--warn", "tint--good", "tint--bad", "tint--accent", "tint--quote",
    "tint--other",
}  # fmt: skip
"""The component classes by which lists and panes colour their text; tracker.tcss says how."""

COLUMNS = (
    Column("status", "Status", 14),
    Column("title", "Commitment", 26, grow=5, wish=46),
    Column("parties", "Bound", 13, grow=1, drop=1, wish=18),
    Column("due", "Due", 11, drop=2),
    Column("topic", "Topic", 12, drop=4),
    Column("strength", "Words", 7, drop=5),
    Column("looked", "Looked", 7, right=True, drop=3),
    Column("age", "Age", 6, right=True, drop=6),
    Column("id", "Id", 22, drop=7),
)
SORTS = {
    "status": "status", "title": "title", "parties": "party", "due": "due", "topic": "topic", "strength": "strength",
    "looked": "looked", "age": "made", "id": "id",
}  # fmt: skip
"""The sort field of the query language for each column."""


REASONS: dict[str, tuple[str, ...]] = {"broken": BROKEN_WHY}
"""The statuses that ask for a reason, each with the reasons there are."""


def letters(words: Sequence[str]) -> list[str]:
    """A letter for each word: the first of its own that no word before it took."""
    taken: list[str] = []
    for word in words:
        taken.append(next((letter for letter in word if letter.isalpha() and letter not in taken), "#"))
    return taken


def status_tint(commitment: Commitment) -> str:
    """The component class of the status."""
    return f"tint--{commitment.standing.status}" if commitment.standing.review == "accepted" else "tint--dim"


def _status(c: Commitment, _: dt.date) -> Cell:
    return Cell(status_words(c), status_tint(c))


def _due(c: Commitment, today: dt.date) -> Cell:
    if not c.deadline:
        return Cell("")
    if not c.deadline.latest:
        return Cell(c.deadline.words, "tint--dim")
    day, rough = c.deadline.latest.isoformat(), is_rough(c)
    if is_overdue(c, today):
        return Cell(day + ("?" if rough else "!"), "tint--bad")
    return Cell(day + ("~" if rough else ""), "tint--warn" if is_late(c) else "")


def _looked(c: Commitment, today: dt.date) -> Cell:
    looked = last_look(c, today)
    if looked is None or c.standing.looked is None:
        return Cell("never", "tint--dim")
    return Cell("today" if looked == today else span((today - looked).days))


def _age(c: Commitment, today: dt.date) -> Cell:
    days = age_days(c, today)
    return Cell("" if days is None else span(days), "tint--dim")


CELLS: dict[str, Callable[[Commitment, dt.date], Cell]] = {
    "status": _status,
    "title": lambda c, _: Cell(c.title or c.quote, "tint--title" if c.is_key else ""),
    "parties": lambda c, _: Cell(", ".join(c.parties) or "unclear", "" if c.parties else "tint--dim"),
    "due": _due,
    "topic": lambda c, _: Cell(c.topic, "tint--dim"),
    "strength": lambda c, _: Cell(c.strength, "tint--dim"),
    "specificity": lambda c, _: Cell("●" * c.specificity, "tint--dim"),
    "looked": _looked,
    "age": _age,
    "id": lambda c, _: Cell(c.id, "tint--dim"),
}
"""What stands in each column on a given day."""


class CommitmentRows:
    """Positions in an index as rows of a table."""

    def __init__(self, index: Index, positions: Sequence[int]) -> None:
        self.index = index
        self.positions = positions

    def count(self) -> int:
        """How many there are."""
        return len(self.positions)

    def key(self, row: int) -> str:
        """The commitment's id."""
        return self.index.commitments[self.positions[row]].id

    def cells(self, row: int, columns: Sequence[Column]) -> list[Cell]:
        """What stands in the columns."""
        commitment, today = self.index.commitments[self.positions[row]], self.index.today
        return [CELLS[column.name](commitment, today) for column in columns]

    def find(self, key: str) -> int | None:
        """The row of a commitment."""
        where = self.index.position.get(key)
        try:
            return None if where is None else self.positions.index(where)
        except ValueError:
            return None
