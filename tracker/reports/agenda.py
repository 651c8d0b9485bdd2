"""Commitments to the agenda: what is overdue, what falls due soon, what nobody has looked at for long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from tracker.model import OPEN, Commitment, Readout
from tracker.reports.lines import Line, line
from tracker.reports.scope import Asked, Figure, Scope, book
from tracker.standing import STALE_AFTER, is_overdue, stale_days

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
    overdue, soon, stale, later, no_day = [], [], [], [], []
    snoozed = snoozed_overdue = 0
    for c in counted.commitments:
        if c.standing.status not in OPEN:
            continue
        if c.standing.snoozed and c.standing.snoozed > day:
            snoozed += 1
            snoozed_overdue += is_overdue(c, day)
            continue
        due = c.deadline.latest if c.deadline else None
        unseen = stale_days(c, day)
        if due and due < day:
            overdue.append(line(c, (day - due).days))
        elif due and (due - day).days <= ahead:
            soon.append(line(c, (due - day).days))
        elif unseen is not None and unseen > stale_after:
            stale.append(line(c, unseen))
        elif due:
            later.append(line(c, (due - day).days))
        elif c.deadline:
            no_day.append(line(c, unseen))
    return Agenda(
        scope=counted.scope,
        ahead=ahead,
        stale_after=stale_after,
        overdue=_longest(overdue),
        soon=_nearest(soon),
        later=_nearest(later),
        stale=_longest(stale),
        no_day=tuple(sorted(no_day, key=lambda one: one.id)),
        snoozed_n=snoozed,
        snoozed_overdue_n=snoozed_overdue,
    )


def _longest(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda one: (-(one.days or 0), one.id)))


def _nearest(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda one: (one.days or 0, one.id)))
