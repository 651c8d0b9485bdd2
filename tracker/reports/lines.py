"""A commitment, or an update of one, to the line that reports print for it."""

from __future__ import annotations

import datetime as dt

from tracker import standing
from tracker.model import Commitment, Source, Status, Strength, Topic
from tracker.reports.scope import Figure


class Line(Figure, frozen=True, kw_only=True):
    """One commitment in a list."""

    id: str
    title: str
    parties: tuple[str, ...]
    status: Status
    since: str
    """When the status came to be, as precise as known; "" while nothing is known."""
    why: str
    topic: Topic
    strength: Strength
    specificity: int
    made: dt.date | None
    due: dt.date | None
    """The last day of its deadline."""
    due_words: str
    rough: bool = False
    """Its last day is only about right, for its words name none."""
    days: int | None = None
    """What the list is ordered by: days overdue, days left, or days since the last look."""
    looked: dt.date | None = None
    readout: str
    sourced: bool = False
    late: bool = False
    perhaps_late: bool = False
    """Delivered in a month or year that reaches beyond the deadline: not known whether in time."""
    candidate: bool = False


class Change(Figure, frozen=True, kw_only=True):
    """One move of a commitment from a status to another."""

    id: str
    title: str
    parties: tuple[str, ...]
    before: Status
    after: Status
    why: str
    on: str
    """When it happened, as precise as known."""
    recorded: dt.datetime
    by: str
    note: str
    sources: tuple[Source, ...]
    taken_back: bool = False
    """The move comes from an earlier record being taken back (undo)."""
    outdone: bool = False
    """Recorded, but another move that happened later decides where the commitment stands."""


def line(commitment: Commitment, days: int | None = None) -> Line:
    """The commitment's line."""
    deadline, now = commitment.deadline, commitment.standing
    return Line(
        id=commitment.id,
        title=commitment.title or commitment.quote,
        parties=commitment.parties,
        status=now.status,
        since=now.since,
        why=now.why,
        topic=commitment.topic,
        strength=commitment.strength,
        specificity=commitment.specificity,
        made=commitment.made,
        due=deadline.latest if deadline else None,
        due_words=deadline.words if deadline else "",
        rough=standing.is_rough(commitment),
        days=days,
        looked=now.looked,
        readout=commitment.readout,
        sourced=now.sourced,
        late=standing.is_late(commitment),
        perhaps_late=standing.may_be_late(commitment),
        candidate=now.review == "candidate",
    )
