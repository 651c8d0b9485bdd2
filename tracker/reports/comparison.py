"""Two readouts of one event to what both report, what only one does, and what they word differently."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from msgspec.structs import replace

from tracker.carried import family, place
from tracker.model import Commitment, Link, Readout
from tracker.reports.lines import Line, line
from tracker.reports.repeats import merged
from tracker.reports.scope import Asked, Figure, Scope, as_they_stood, book
from tracker.reports.wordings import Difference, differences, firmer
from tracker.standing import live

SAME = 0.35
"""Likeness from which two commitments are taken for one: between the pairs written for the tests (0.36 and more where they are
one, 0.18 and less where they are not)."""


class Pair(Figure, frozen=True, kw_only=True):
    """One commitment as both readouts report it."""

    first: Line
    second: Line
    first_quote: str
    second_quote: str
    likeness: float
    """0 to 1; 1 where a person has linked the two."""
    linked: bool
    firmer: str
    """"first", "second", or "" where both are worded with the same strength."""
    differences: tuple[Difference, ...]


class Side(Figure, frozen=True, kw_only=True):
    """One of the two readouts."""

    id: str
    title: str
    issuer: str
    date: dt.date | None
    n: int


class Comparison(Figure, frozen=True, kw_only=True, tag_field="kind", tag="compare"):
    """The two readouts side by side."""

    kind: ClassVar[str] = "compare"
    scope: Scope
    first: Side
    second: Side
    both: tuple[Pair, ...]
    """What a version repeats of another is one commitment, and is both of its pair; what a person merged is a pair."""
    only_first: tuple[Line, ...]
    only_second: tuple[Line, ...]
    threshold: float = SAME


def compare(
    first: Readout,
    second: Readout,
    commitments: Sequence[Commitment],
    asked: Asked,
    readouts: Sequence[Readout] = (),
) -> Comparison:
    """What the two report; candidates take part, since the question is what the texts say.

    A version reports also what it repeats of earlier ones, whose commitments these stay: `readouts` are those among which its
    other versions are.
    """
    kin = {each.id: each for of in (first, second) for each in family(of, readouts)}
    everything = as_they_stood(commitments, readouts, as_of=asked.as_of, as_known=asked.as_known)
    # A merge may pass through a third readout, so all of them tell where it ended.
    roots = merged(everything)
    rows = [c for c in commitments if c.readout in kin]
    counted = book(rows, list(kin.values()), replace(asked, with_candidates=True))
    told = [*counted.commitments, *(c for c in everything if c.id in roots and c.readout in kin)]
    left = _of(first, told, readouts)
    right = _of(second, told, readouts) if second.id != first.id else []
    matched = list(_matched(left, right, tuple(kin.values()), roots))
    taken = {roots.get(c.id, c.id) for a, b, _, _ in matched for c in (a, b)}
    return Comparison(
        scope=counted.scope,
        first=_side(first, len(left)),
        second=_side(second, len(right)),
        both=tuple(_pair(a, b, alike, linked=linked) for a, b, alike, linked in sorted(matched, key=lambda m: left.index(m[0]))),
        only_first=tuple(line(c) for c in left if roots.get(c.id, c.id) not in taken),
        only_second=tuple(line(c) for c in right if roots.get(c.id, c.id) not in taken),
    )


def _of(readout: Readout, rows: Iterable[Commitment], readouts: Iterable[Readout]) -> list[Commitment]:
    """The commitments whose words stand in a readout, in the order of its text: its own and those of its other versions."""
    kin = {each.id for each in family(readout, readouts)}
    placed = [(span, c.id, c) for c in rows if c.readout in kin and (span := place(readout, c))]
    return [c for _, _, c in sorted(placed, key=lambda entry: entry[:2])]


def _side(readout: Readout, n: int) -> Side:
    return Side(id=readout.id, title=readout.title, issuer=readout.issuer, date=readout.date, n=n)


def _matched(
    left: Sequence[Commitment], right: Sequence[Commitment], readouts: Iterable[Readout], roots: Mapping[str, str]
) -> Iterator[tuple[Commitment, Commitment, float, bool]]:
    """Pairs, one to one: what is one commitment, those a person linked, then the most alike; a refused link keeps two apart."""
    from tracker.reports.likeness import Likeness

    same = {c.id for c in left} & {c.id for c in right}
    yield from ((c, c, 1.0, False) for c in left if c.id in same)
    ours, theirs = ([c for c in side if c.id not in same] for side in (left, right))
    likeness = Likeness([*ours, *theirs], readouts)
    linked, apart = _links([*ours, *theirs])
    scored: list[tuple[float, Commitment, Commitment]] = []
    for a in ours:
        for b in theirs:
            key = frozenset((a.id, b.id))
            if key in linked or roots.get(a.id, a.id) == roots.get(b.id, b.id):
                scored.append((2.0, a, b))
            elif key not in apart and (alike := likeness(a, b)) >= SAME:
                scored.append((alike, a, b))
    scored.sort(key=lambda entry: (-entry[0], entry[1].id, entry[2].id))
    used: set[str] = set()
    for alike, a, b in scored:
        if a.id not in used and b.id not in used:
            used |= {a.id, b.id}
            yield a, b, min(alike, 1.0), alike > 1


def _links(rows: Iterable[Commitment]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    linked: set[frozenset[str]] = set()
    apart: set[frozenset[str]] = set()
    for c in rows:
        for update in live(c.history):
            if isinstance(update, Link):
                (linked if update.accepted else apart).add(frozenset((c.id, update.to)))
    return linked, apart


def _pair(a: Commitment, b: Commitment, alike: float, *, linked: bool) -> Pair:
    return Pair(
        first=line(a),
        second=line(b),
        first_quote=a.quote,
        second_quote=b.quote,
        likeness=round(alike, 3),
        linked=linked,
        firmer=firmer(a, b),
        differences=tuple(differences(a, b)),
    )
