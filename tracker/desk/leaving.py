"""What merge and split leave behind: the recorded outcome, told and kept with its sources in the history of what stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.desk.stamp import Stamp, shared
from tracker.model import Commitment, Link, Note, Source
from tracker.standing import links, live
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
    known = set(_sources(into))
    new = dict.fromkeys(source for c in others for source in _sources(c) if source not in known)
    stood = ", ".join(f"{c.id} ({_stood(c)})" for c in others)
    noted: Stamp = {**stamp, "note": f"merged into this one: {stood}", "sources": tuple(new)}
    return Note(**shared(noted))


def parting(whole: Commitment, parts: int, stamp: Stamp) -> Stamp:
    """For the tie of each part to the whole: how that stood, and its sources."""
    stood = f"; the whole was {_stood(whole)}" if whole.standing.since else ""
    return {**stamp, "note": f"split into {parts}{stood}", "sources": tuple(dict.fromkeys(_sources(whole)))}


def parted(whole: Commitment, everything: Iterable[Commitment]) -> Iterator[str]:
    """That what was recorded of the whole is not recorded of its parts, and which links stay with the whole."""
    if whole.standing.status != "pending":
        yield f"its parts are pending; the whole was {_stood(whole)}"
    own = [f"{link.relation} {link.to}" for link in links(whole) if link.relation != "part of"]
    others = [
        f"{c.id} {link.relation} it"
        for c in everything
        if any(isinstance(u, Link) and u.to == whole.id for u in c.history)
        for link in links(c)
        if link.to == whole.id and link.relation != "part of"
    ]
    if tied := [*own, *others]:
        which = tied[0] if len(tied) == 1 else counted(len(tied), "link")
        stays = "stays" if len(tied) == 1 else "stay"
        yield f"{which}: that {stays} with the whole; tracker link ties the part that is meant"


def _stood(commitment: Commitment) -> str:
    standing = commitment.standing
    return standing.status + (f" since {standing.since}" if standing.since else "")


def _sources(commitment: Commitment) -> list[Source]:
    return [source for update in live(commitment.history) for source in update.sources]
