"""Commitments to the agenda: what is overdue, what falls due soon, what nobody has looked at for long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from tracker.model import OPEN, Commitment, Readout
from tracker.reports.lines import Line, line
from tracker.reports.scope import Asked, Figure, Scope, book
from tracker.standing import STALE_AFTER, is_overdue, last_look, stale_days

AHEAD = 90
"""Days within which a deadline is soon."""


class Agenda(Figure, frozen=True, kw_only=True, tag_field="kind", tag="agenda"):
    """What wants a look, each commitment once, in the first list that it belongs to."""

    kind: ClassVar[str] = "agenda"
    scope: Scope
    ahead: int
    stale_after: int
    overdue: tuple[Line, ...]
    """The longest overdue first; `days` counts them."""
    soon: tuple[Line, ...]
    """Due within `ahead` days, the nearest first; `days` are left."""
    stale: tuple[Line, ...]
    """Not looked at for more than `stale_after` days, the longest first."""
    later: tuple[Line, ...]
    """Due after that and looked at lately, the nearest first."""
    no_day: tuple[Line, ...]
    """With a deadline whose words name no day, looked at lately."""
    snoozed_n: int
    """Open, and put off to a later day: in none of the lists."""
    snoozed_overdue_n: int = 0
    """Of these, overdue: the summary and `is:overdue` count them too."""


Dated = tuple[dt.date, str, Commitment]
"""A commitment with the day that puts it where it is in a list, and its id: so they sort by themselves."""


class Wanting(NamedTuple):
    """What wants a look, each commitment once, in the first list that it belongs to."""

    overdue: list[Dated]
    """By the last day of the deadline, as those due soon and later."""
    soon: list[Dated]
    stale: list[Dated]
    """By the day of the last look."""
    later: list[Dated]
    no_day: list[Commitment]
    snoozed: int
    snoozed_overdue: int


def wanting(commitments: Iterable[Commitment], day: dt.date, *, ahead: int = AHEAD, stale_after: int = STALE_AFTER) -> Wanting:
    """The open ones among the commitments that count, the longest overdue, the nearest and the longest unseen first."""
    overdue, soon, stale, later = list[Dated](), list[Dated](), list[Dated](), list[Dated]()
    no_day: list[Commitment] = []
    snoozed = snoozed_overdue = 0
    near, unseen = day.toordinal() + ahead, day.toordinal() - stale_after  # which need be no days of the calendar
    for c in commitments:
        now = c.standing
        if now.status not in OPEN:
            continue
        if now.snoozed and now.snoozed > day:
            snoozed += 1
            snoozed_overdue += is_overdue(c, day)
            continue
        due = c.deadline.latest if c.deadline else None
        if due and due.toordinal() <= near:
            (overdue if due < day else soon).append((due, c.id, c))
        elif (looked := last_look(c)) and looked.toordinal() < unseen:
            stale.append((looked, c.id, c))
        elif due:
            later.append((due, c.id, c))
        elif c.deadline:
            no_day.append(c)
    for dated in (overdue, soon, stale, later):
        dated.sort()
    no_day.sort(key=lambda c: c.id)
    return Wanting(overdue, soon, stale, later, no_day, snoozed, snoozed_overdue)


def agenda(
    commitments: Sequence[Commitment],
    readouts: Sequence[Readout],
    asked: Asked,
    *,
    ahead: int = AHEAD,
    stale_after: int = STALE_AFTER,
) -> Agenda:
    """The agenda of the open commitments."""
    counted = book(commitments, readouts, asked)
    day = counted.scope.day
    found = wanting(counted.commitments, day, ahead=ahead, stale_after=stale_after)

    def lines(dated: list[Dated]) -> tuple[Line, ...]:
        return tuple(line(c, abs((day - when).days)) for when, _, c in dated)

    return Agenda(
        scope=counted.scope,
        ahead=ahead,
        stale_after=stale_after,
        overdue=lines(found.overdue),
        soon=lines(found.soon),
        later=lines(found.later),
        stale=lines(found.stale),
        no_day=tuple(line(c, stale_days(c, day)) for c in found.no_day),
        snoozed_n=found.snoozed,
        snoozed_overdue_n=found.snoozed_overdue,
    )
