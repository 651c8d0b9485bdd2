"""Commitments to what changed between two dates: the moves, the new commitments, the looks, and where all stood then and now."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import ClassVar, Literal

from msgspec.structs import replace

from tracker.dates import first_day
from tracker.errors import UsageError
from tracker.model import STATUSES, Check, Commitment, Edit, Evidence, Note, Readout, Review, Status, StatusUpdate, Update
from tracker.reports.lines import Change, Line, line
from tracker.reports.moves import latest_first, moves, newest_first, told
from tracker.reports.scope import Asked, Figure, Scope, as_they_stood, book
from tracker.reports.scores import Count
from tracker.standing import is_overdue, live

Clock = Literal["recorded", "happened"]


class Changes(Figure, frozen=True, kw_only=True, tag_field="kind", tag="changes"):
    """What moved from `since` to `until`, both included."""

    kind: ClassVar[str] = "changes"
    scope: Scope
    since: dt.date
    until: dt.date
    clock: Clock
    """Whether the dates are when things were recorded, or when they happened."""
    moved: tuple[Change, ...]
    new: tuple[Line, ...]
    """Commitments whose readout came into the ledger (or whose talks were held, by the other clock) between the dates."""
    passed: tuple[Line, ...]
    """Open, and overdue on the last day but not yet on the day before `since`; the longest overdue first."""
    other: tuple[Count, ...]
    """What else was recorded: looks without news, sources, notes, corrections, reviews."""
    then: tuple[int, ...]
    """By status, in the order of `STATUSES`, the day before `since`."""
    now: tuple[int, ...]
    """By status at `until`."""


def changes(
    commitments: Sequence[Commitment],
    readouts: Sequence[Readout],
    asked: Asked,
    *,
    since: dt.date,
    until: dt.date | None = None,
    clock: Clock = "recorded",
) -> Changes:
    """The changes between two days; raises UsageError if the first lies after the second."""
    as_of, as_known = asked.as_of, asked.as_known
    end = min(until or asked.today, as_of or asked.today, as_known or asked.today)
    if since > end:
        raise UsageError(f"--since {since} lies after {end}", "give an earlier day")
    recorded = clock == "recorded"
    of, known = (
        (as_of, min(end, as_known or end) if end < asked.today else as_known) if recorded else (min(end, as_of or end), as_known)
    )
    counted = book(commitments, readouts, replace(asked, as_of=of, as_known=known))
    rows = counted.commitments
    before = since - dt.timedelta(days=1)
    if recorded:
        # Only what was recorded since can have stood elsewhere before: the rest need no folding.
        touched = _recorded_since(rows, since)
        grown = {c.id for c in touched}
        late = {r.id for r in readouts if r.added and r.added.date() > before}
        earlier = [c for c in rows if c.id not in grown and c.readout not in late]
        earlier += as_they_stood(touched, readouts, as_of=of, as_known=before)
    else:
        touched = rows
        earlier = list(as_they_stood(rows, readouts, as_of=before, as_known=known))
    there = {c.id for c in earlier}
    added = {r.id for r in readouts if r.added and since <= r.added.date() <= end}
    fresh = (c for c in rows if (c.readout in added if recorded else c.id not in there and c.made is not None))
    return Changes(
        scope=counted.scope,
        since=since,
        until=end,
        clock=clock,
        moved=tuple(_moved(touched, since, end, recorded=recorded)),
        new=tuple(line(c) for c in sorted(fresh, key=lambda c: c.id)),
        passed=tuple(_passed(rows, before, end)),
        other=tuple(_other(touched, since, end, recorded=recorded)),
        then=_by_status(earlier),
        now=_by_status(rows),
    )


def _moved(rows: Iterable[Commitment], since: dt.date, end: dt.date, *, recorded: bool) -> list[Change]:
    if recorded:
        return newest_first(change for c in rows for change in moves(c, since, end))
    return latest_first(move for c in rows for move in told(c, since))


def _recorded_since(rows: Iterable[Commitment], since: dt.date) -> list[Commitment]:
    """Those whose history grew from that day on."""
    start = dt.datetime.combine(since, dt.time.min, dt.UTC)
    return [c for c in rows if (history := c.history) and max(map(_recorded, history)) >= start]


_recorded: Callable[[Update], dt.datetime] = attrgetter("at")


def _passed(rows: Iterable[Commitment], before: dt.date, end: dt.date) -> Iterator[Line]:
    """Those that came to be overdue after `before` and still are at the end."""
    dated = ((c.deadline.latest, c) for c in rows if c.deadline and is_overdue(c, end))
    fell = ((due, c) for due, c in dated if due and due >= before)
    for due, commitment in sorted(fell, key=lambda pair: (pair[0], pair[1].id)):
        yield line(commitment, (end - due).days)


def _by_status(commitments: Iterable[Commitment]) -> tuple[int, ...]:
    counts: Counter[Status] = Counter([c.standing.status for c in commitments])
    return tuple(counts[status] for status in STATUSES)


def _other(rows: Iterable[Commitment], since: dt.date, until: dt.date, *, recorded: bool) -> Iterator[Count]:
    counts: Counter[str] = Counter()
    for commitment in rows:
        touched = [u for u in commitment.history if since <= (u.at.date() if recorded else first_day(u.on)) <= until]
        if touched:
            force = {u.id for u in live(commitment.history)}
            counts.update(name for u in touched if u.id in force and (name := _named(u)))
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        yield Count(name=name, n=counts[name])


def _named(update: Update) -> str:
    if isinstance(update, StatusUpdate):
        return ""
    if isinstance(update, Review):
        return f"candidates {update.decision}"
    return next((name for kind, name in _NAMES if isinstance(update, kind)), "links and reminders")


_NAMES: tuple[tuple[type[Update], str], ...] = (
    (Check, "looked, nothing new"),
    (Evidence, "sources added"),
    (Note, "notes"),
    (Edit, "corrections"),
)
