"""Two commitments of one event to how alike they are, 0 to 1: the score of `tracker.links`, taken both ways."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.links.index import Index
from tracker.links.score import match, promise
from tracker.model import Commitment, Readout


class Likeness:
    """Compares commitments by their rare words, places, numbers and named bodies.

    Linking asks how much of an earlier promise a later text takes up; of two texts of one day neither is the earlier, so the
    mean of both directions counts.
    """

    def __init__(self, commitments: Iterable[Commitment], readouts: Iterable[Readout]) -> None:
        rows, texts = list(commitments), list(readouts)
        self._index = Index(rows, {readout.id: readout.parties for readout in texts})
        self._own = frozenset(f"@{code}" for readout in texts for code in self._index.codes(readout.parties))
        self._made = {c.id: promise(c, self._index.reader) for c in rows}

    def __call__(self, a: Commitment, b: Commitment) -> float:
        """1 where all is shared; 0 where nothing is."""
        first, second = self._made[a.id], self._made[b.id]
        weight = self._index.weight
        return (match(first, second, weight, self._own).score + match(second, first, weight, self._own).score) / 2
