"""What a merge leaves behind: the outcome of the repeats, told and noted with its sources where the one that stays is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.desk.stamp import Stamp, shared
from tracker.model import Commitment, Note, Source
from tracker.standing import live
from tracker.wording import counted


def unlike(into: Commitment, others: Sequence[Commitment]) -> list[Commitment]:
    """Those whose recorded status is not that of the one that stays."""
    return [c for c in others if c.standing.since and c.standing.status != into.standing.status]


def remarks(into: Commitment, others: Sequence[Commitment]) -> Iterator[str]:
    """What a person decided on the repeats that does not hold for the one that stays."""
    if left := unlike(into, others):
        statuses = ", ".join(dict.fromkeys(c.standing.status for c in left))
        which = f"{left[0].id} was" if len(left) == 1 else f"{counted(len(left), 'repeat')} were"
        yield f"it stays {into.standing.status}; {which} {statuses}"
    if into.standing.review != "accepted" and any(c.standing.review == "accepted" for c in others):
        yield f"it is not accepted by this, though what was merged was: tracker review accept {into.id}"


def entry(into: Commitment, others: Sequence[Commitment], stamp: Stamp) -> Note:
    """For the history of the one that stays: what was merged into it, how that stood, and the sources that it lacks."""
    stood = (f"{c.id} ({c.standing.status}" + (f" since {c.standing.since}" if c.standing.since else "") + ")" for c in others)
    known = set(_sources(into))
    new = dict.fromkeys(source for c in others for source in _sources(c) if source not in known)
    noted: Stamp = {**stamp, "note": f"merged into this one: {', '.join(stood)}", "sources": tuple(new)}
    return Note(**shared(noted))


def _sources(commitment: Commitment) -> list[Source]:
    return [source for update in live(commitment.history) for source in update.sources]
