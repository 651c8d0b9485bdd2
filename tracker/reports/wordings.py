"""Two wordings of one commitment to the points on which they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.model import STRENGTHS, Commitment
from tracker.reports.scope import Figure


class Difference(Figure, frozen=True, kw_only=True):
    """A point on which two wordings differ; "" where one says nothing of it."""

    point: str
    first: str
    second: str


def differences(a: Commitment, b: Commitment) -> Iterator[Difference]:
    """Strength, checkability, who is bound, for whom, by when, how much, where, on what condition."""
    points = (
        ("strength", a.strength, b.strength),
        ("specificity", str(a.specificity), str(b.specificity)),
        ("bound", _set(a.parties), _set(b.parties)),
        ("for", _set(a.beneficiary), _set(b.beneficiary)),
        ("deadline", _due(a), _due(b)),
        ("quantities", _set(q.words for q in a.quantities), _set(q.words for q in b.quantities)),
        ("places", _set(a.places), _set(b.places)),
        ("condition", a.condition, b.condition),
    )
    for point, first, second in points:
        if first.casefold() != second.casefold():
            yield Difference(point=point, first=first, second=second)


def firmer(a: Commitment, b: Commitment) -> str:
    """Which is worded more firmly, "first" or "second"; "" where both are alike."""
    gap = STRENGTHS.index(a.strength) - STRENGTHS.index(b.strength)
    return "" if not gap else "first" if gap < 0 else "second"


def _set(words: Iterable[str]) -> str:
    return ", ".join(sorted(words, key=str.casefold))


def _due(c: Commitment) -> str:
    if not c.deadline:
        return ""
    return c.deadline.latest.isoformat() if c.deadline.latest else c.deadline.words
