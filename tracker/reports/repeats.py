"""Commitments to those that a person merged into one of another readout: rejected, and yet that readout says them."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.model import Commitment, Link, Review
from tracker.standing import live


def merged(commitments: Iterable[Commitment]) -> dict[str, str]:
    """What a person merged into a commitment of another readout: each with the one that it ended in."""
    rows = list(commitments)
    into = {c.id: to for c in rows if (to := merged_into(c))}
    home = {c.id: c.readout for c in rows}
    turned_down = {c.id for c in rows if c.standing.review == "rejected"}
    roots = {}
    for id, to in into.items():
        seen, root = {id}, to
        while root in into and root not in seen:
            seen.add(root)
            root = into[root]
        if home.get(root) != home[id] and root not in turned_down:
            roots[id] = root
    return roots


def merged_into(commitment: Commitment) -> str:
    """What a person merged it into: tied to that and rejected in one act; "" for any other."""
    if commitment.standing.review != "rejected":
        return ""
    updates = live(commitment.history)
    decided = next((u for u in reversed(updates) if isinstance(u, Review)), None)
    ties = (u for u in updates if isinstance(u, Link) and u.relation == "restates" and u.accepted)
    return next((u.to for u in ties if decided and u.act and u.act == decided.act), "")
