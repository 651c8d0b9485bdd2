"""A commitment's history to its moves from status to status: what a brief on changes lists."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterable, Iterator, Sequence

from tracker.dates import first_day
from tracker.model import Commitment, Retract, Status, StatusUpdate, Update
from tracker.reports.lines import Change
from tracker.standing import fold, live


def moves(commitment: Commitment, since: dt.date | None = None, until: dt.date | None = None) -> Iterator[Change]:
    """What was recorded from `since` to `until` (inclusive, UTC days) and moved, or tried to move, the commitment.

    Net of undo: a move recorded and taken back within these days does not appear; taking back one recorded earlier does.
    """
    history = [u for u in commitment.history if until is None or u.at.date() <= until]
    in_force = live(history)
    for index, update in enumerate(in_force):
        if isinstance(update, StatusUpdate) and (since is None or update.at.date() >= since):
            before, after = fold(in_force[:index]).status, fold(in_force[: index + 1]).status
            yield _change(
                commitment, before, after, update, outdone=after != update.status or _is_earlier(update, in_force[:index])
            )
    yield from _taken_back(commitment, history, since)


def _is_earlier(update: StatusUpdate, before: Sequence[Update]) -> bool:
    return any(isinstance(u, StatusUpdate) and first_day(u.on) > first_day(update.on) for u in before)


def _taken_back(commitment: Commitment, history: Sequence[Update], since: dt.date | None) -> Iterator[Change]:
    """Retractions recorded since then that took back an earlier move, where the status changed by it."""
    if since is None:
        return
    old = {u.id for u in history if isinstance(u, StatusUpdate) and u.at.date() < since}
    retractions = [u for u in live_retractions(history) if u.at.date() >= since and u.target in old]
    for retraction in retractions:
        upto = history.index(retraction)
        before, after = fold(history[:upto]).status, fold(history[: upto + 1]).status
        if before != after:
            yield _change(commitment, before, after, retraction, taken_back=True)


def live_retractions(history: Sequence[Update]) -> list[Retract]:
    """The retractions that are not themselves taken back, in recorded order."""
    undone: set[str] = set()
    kept: list[Retract] = []
    for update in reversed(history):
        if isinstance(update, Retract) and update.id not in undone:
            undone.add(update.target)
            kept.append(update)
    return kept[::-1]


def _change(
    commitment: Commitment,
    before: Status,
    after: Status,
    update: StatusUpdate | Retract,
    *,
    taken_back: bool = False,
    outdone: bool = False,
) -> Change:
    return Change(
        id=commitment.id,
        title=commitment.title or commitment.quote,
        parties=commitment.parties,
        before=before,
        after=update.status if isinstance(update, StatusUpdate) else after,
        why=update.why if isinstance(update, StatusUpdate) else "",
        on=update.on,
        recorded=update.at,
        by=update.by,
        note=update.note,
        sources=update.sources,
        taken_back=taken_back,
        outdone=outdone,
    )


def newest_first(changes: Iterable[Change]) -> list[Change]:
    """Ordered by when they were recorded, the newest first; then by id, so that the order never depends on chance."""
    ordered = sorted(changes, key=lambda change: change.id)
    return sorted(ordered, key=lambda change: change.recorded, reverse=True)


def latest(commitments: Iterable[Commitment], count: int) -> list[Change]:
    """The `count` moves recorded last."""
    touched = [c for c in commitments if c.history]
    # A commitment's moves are no newer than its last update: the newest few by that suffice, unless undo hides some.
    likely = heapq.nlargest(count * 4, touched, key=lambda c: (c.history[-1].at, c.id))
    found = newest_first(change for c in likely for change in moves(c))
    if len(found) < count and len(touched) > len(likely):
        found = newest_first(change for c in touched for change in moves(c))
    return found[:count]
