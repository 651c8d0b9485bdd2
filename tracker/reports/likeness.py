"""Two commitments of one event to how alike they are, 0 to 1: the score of `tracker.links` both ways, and what bears it out."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.links.index import Index
from tracker.links.score import SETTINGS, match, promise
from tracker.links.words import lexicon
from tracker.model import Commitment, Readout

AMOUNT, DEADLINE = 0.3, 0.2
"""What one amount, and deadlines that meet, add where the same parties are bound: two sides choose words, but not figures."""
_QUARTER = 92
"""So many days apart two sides may put one deadline: "in January", "in the first quarter"."""
_SUM = 1000
"""A smaller number says little: many promises name ten of something."""


class Likeness:
    """Compares commitments by their rare words, places, numbers and named bodies.

    Linking asks how much of an earlier promise a later text takes up; of two texts of one day neither is the earlier, so the
    mean of both directions counts. Where few words are shared, the same amount or time of the same parties bears them out.
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
        there, back = match(first, second, weight, self._own), match(second, first, weight, self._own)
        alike = (there.score + back.score) / 2
        if not alike or not a.parties or set(a.parties) != set(b.parties) or there.conflicts:
            return alike
        telling = {term for term in there.terms if weight(term) >= SETTINGS.telling}
        named = bool(telling - lexicon().acts - first.place_terms - second.place_terms)
        borne_out = AMOUNT * _same_amount(a, b) + DEADLINE * (named and _times_meet(a, b))
        return min(1.0, alike + borne_out)


def _same_amount(a: Commitment, b: Commitment) -> bool:
    """Whether both name the same sum, in the same unit."""
    sums = ({(q.value, q.unit) for q in each.quantities if q.value and q.value >= _SUM and q.unit} for each in (a, b))
    return bool(set.intersection(*sums))


def _times_meet(a: Commitment, b: Commitment) -> bool:
    """Whether the last days of both deadlines are near each other."""
    one, two = (each.deadline.latest if each.deadline else None for each in (a, b))
    return one is not None and two is not None and abs((one - two).days) <= _QUARTER
