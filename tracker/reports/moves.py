"""A commitment's history to its moves from status to status: what a brief on changes lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracker.model import Commitment, Retract, Status, StatusUpdate, Update
from tracker.reports.lines import Change
from tracker.standing import counts_from, deciding, fold, in_order, live, taken_back


def moves(commitment: Commitment, since: dt.date | None = None, until: dt.date | None = None) -> Iterator[Change]:
    """What was recorded from `since` to `until` (inclusive, UTC days) and moved, or tried to move, the commitment.

    Net of undo: a move recorded and taken back within these days does not appear; taking back one recorded earlier does.
    """
    history = [u for u in commitment.history if until is None or u.at.date() <= until]
    in_force = live(history)
    for index, update in enumerate(in_force):
        if isinstance(update, StatusUpdate) and (since is None or update.at.date() >= since):
            steps = [u for u in in_force[: index + 1] if isinstance(u, StatusUpdate)]
            before = fold(in_force[:index]).status
            yield _change(commitment, before, update.status, update, outdone=deciding(steps) is not update)
    yield from _taken_back(commitment, history, since)


def _taken_back(commitment: Commitment, history: Sequence[Update], since: dt.date | None) -> Iterator[Change]:
    """Retractions recorded since then that took back an earlier move, where the status changed by it."""
    if since is None:
        return
    old = {u.id for u in history if isinstance(u, StatusUpdate) and u.at.date() < since}
    gone = taken_back(history)
    retractions = [u for u in history if isinstance(u, Retract) and u.id not in gone and u.target in old and u.at.date() >= since]
    for retraction in retractions:
        upto = history.index(retraction)
        before, after = fold(history[:upto]).status, fold(history[: upto + 1]).status
        if before != after:
            yield _change(commitment, before, after, retraction, taken_back=True)


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
        after=after,
        why=update.why if isinstance(update, StatusUpdate) else "",
        on=update.on,
        recorded=update.at,
        by=update.by,
        note=update.note,
        sources=update.sources,
        taken_back=taken_back,
        outdone=outdone,
    )


def told(commitment: Commitment, since: dt.date) -> Iterator[tuple[dt.date, Change]]:
    """The moves in the order in which they happened, each with its day: those that lead from where it stood before `since`.

    None counts only after a later one: "fulfilled in March", recorded after "underway on 10 March", is where it stands from
    1 March on, and what came before it came by then.
    """
    steps = [u for u in live(commitment.history) if isinstance(u, StatusUpdate)]
    days = {u.id: counts_from(u.on, commitment.made) for u in steps}
    ordered = in_order(steps)
    stood = deciding([u for u in steps if days[u.id] < since])
    first = ordered.index(stood) + 1 if stood else 0
    before: Status = stood.status if stood else "pending"
    for at, update in enumerate(ordered[first:], first):
        yield min(days[u.id] for u in ordered[at:]), _change(commitment, before, update.status, update)
        before = update.status


def latest_first(moves: Iterable[tuple[dt.date, Change]]) -> list[Change]:
    """Moves as `told` tells them, those of the last day first; those of one commitment stay in their order."""
    placed = [((day, change.id, place), change) for place, (day, change) in enumerate(moves)]
    return [change for _, change in sorted(placed, key=lambda pair: pair[0], reverse=True)]


def newest_first(changes: Iterable[Change]) -> list[Change]:
    """Ordered by when they were recorded, the newest first, then by id."""
    return sorted(changes, key=lambda change: _newest(change.recorded, change.id))


def latest(moved: Mapping[dt.date, Sequence[Commitment]], count: int) -> list[Change]:
    """The `count` moves recorded last; of those recorded at the same moment the first by id.

    `moved` holds commitments by the last day on which anything about their outcome was recorded: the newest days are read
    first, and only as many as it takes.
    """
    found: list[Change] = []
    for day in sorted(moved, reverse=True):
        found += (change for commitment in moved[day] for change in moves(commitment))
        if sum(change.recorded.date() >= day for change in found) >= count:
            break
    return newest_first(found)[:count]


def _newest(at: dt.datetime, id: str) -> tuple[float, str]:
    """Orders the newest first, then by id, so that the order never depends on chance."""
    return -at.timestamp(), id
