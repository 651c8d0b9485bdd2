"""Two commitments to how alike their words are, 0 to 1: rare shared words weigh more, endings and small words nothing."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from tracker.model import Commitment

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset(
    """a an and as at be been both by each for from has have in into is it its new of on or other s said side sides so than
    that the their them these they this those through to two under up was we were which will with
    would""".split()  # noqa: SIM905 - easier to read
)
_ENDINGS = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ed", "es",
    "s", "e", "y",
)  # fmt: skip


def stem(word: str) -> str:
    """A word without its commonest English endings, at least four letters kept."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def stems(text: str) -> frozenset[str]:
    """The content words of a text, stemmed."""
    return frozenset(stem(word) for word in _WORD.findall(text.casefold()) if word not in _SMALL)


class Likeness:
    """Compares commitments by the words of their quotes, each word weighed by how few of the commitments share it."""

    def __init__(self, commitments: Iterable[Commitment]) -> None:
        self._stems = {c.id: stems(f"{c.quote} {c.title}") for c in commitments}
        seen = Counter(word for words in self._stems.values() for word in words)
        many = len(self._stems)
        self._weight = {word: math.log(1 + many / count) for word, count in seen.items()}

    def __call__(self, a: Commitment, b: Commitment) -> float:
        """The weight of the words shared over the mean weight of both; halved where topic and parties both differ."""
        first, second = self._stems[a.id], self._stems[b.id]
        whole = self._sum(first) + self._sum(second)
        if not whole:
            return 0.0
        alike = 2 * self._sum(first & second) / whole
        return alike if a.topic == b.topic or set(a.parties) & set(b.parties) else alike / 2

    def _sum(self, words: Iterable[str]) -> float:
        # Summed in a fixed order: floating-point sums depend on it, and sets have none.
        return sum(self._weight[word] for word in sorted(words))
