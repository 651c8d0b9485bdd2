"""A commitment to those of other meetings that may take it up, or that it may take up: the suggestions of `tracker.links`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from tracker.links import Suggester, Suggestion
from tracker.links.passages import promised
from tracker.model import Commitment, Readout, Relation

MOST = 2_000
"""Commitments compared: those of the same parties, the nearest in time."""

_PASSIVE: dict[Relation, str] = {
    "restates": "restated",
    "advances": "advanced",
    "revises": "revised",
    "fulfils": "fulfilled",
    "sets back": "set back",
    "supersedes": "superseded",
}


def suggested(one: Commitment, others: Sequence[Commitment], readouts: Sequence[Readout]) -> Iterator[tuple[str, Commitment]]:
    """Each related commitment with the words for how: what this one may take up first, then what may take it up."""
    texts = {readout.id: readout for readout in readouts}
    own = texts.get(one.readout)
    if own is None:
        return
    near = _near(one, others, own, texts)
    known = {c.id: c for c in near}
    suggester = Suggester()
    suggester.add([one, *near], {c.readout: texts[c.readout].parties for c in (one, *near)})
    for found in suggester.for_passages(own, [promised(one, one.id)]):
        if found.commitment in known:
            yield f"may be {_PASSIVE.get(found.relation, found.relation)} by this one", known[found.commitment]
    for found in _later(one, near, texts, suggester):
        if found.commitment == one.id and found.later in known:
            yield f"{_may(found.relation)} this one", known[found.later]


def _near(one: Commitment, others: Sequence[Commitment], own: Readout, texts: dict[str, Readout]) -> list[Commitment]:
    """Commitments of other readouts that share two of the parties (all, where there are fewer), the nearest in time."""
    wanted, least = set(own.parties), min(2, len(own.parties))
    alike = {id for id, readout in texts.items() if id != own.id and len(wanted & set(readout.parties)) >= least}
    day = one.made or dt.date.min
    found = [c for c in others if c.readout in alike and c.standing.review != "rejected"]
    return sorted(found, key=lambda c: (abs(((c.made or day) - day).days), c.id))[:MOST]


def _later(one: Commitment, near: Sequence[Commitment], texts: dict[str, Readout], suggester: Suggester) -> Iterator[Suggestion]:
    for c in near:
        if c.made and one.made and c.made > one.made:
            yield from suggester.for_passages(texts[c.readout], [promised(c, c.id)])


def _may(relation: Relation) -> str:
    stem = {"fulfils": "fulfil", "sets back": "set back"}.get(relation, relation.removesuffix("s"))
    return f"may {stem}"
