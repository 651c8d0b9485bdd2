"""A leaf's words, its surroundings and the whole readout to one topic, by a weighted lexicon of stems."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import get_args

from msgspec import Struct

from tracker.model import Topic

_WORD = re.compile(r"[^\W_]+(?:[+.'&-][^\W_]+)*\+?")
_WEIGHTS = {"strong": 4.0, "plain": 2.0, "weak": 1.0}
_FURTHER = 2.0
_OWN = 1.0
_FADE = 0.3
_WHOLE = 1.0
_HIDING = "none"
_SURNAMES = frozenset(
    [
        "Rice",
        "Banks",
        "Waters",
        "Power",
        "Field",
        "Fields",
        "Farmer",
        "Marine",
        "Moon",
        "Parks",
        "Miller",
        "Cotton",
        "Snow",
        "Gas",
    ]
)
"""Words that in this spelling are people's names more often than what they mean."""
_CAPITALS = frozenset(["stem", "aids", "un", "au", "cis", "sco", "icc", "pif", "dfc", "oda", "smr", "adb", "ndb"])
"""Abbreviations that written small are other words ("stem the flow")."""
_RESIDUAL = {"multilateral": 0.5, "governance": 0.65, "other": 0.65}
"""Fields that name a setting more than a matter count for less, so that "vaccines for the Quad" is health."""

Span = tuple[int, int, float]
"""A stretch of the text and how much its words count."""


class _Term(Struct, frozen=True):
    rest: tuple[tuple[str, bool], ...]
    topic: str
    weight: float


class _Table(Struct, frozen=True):
    whole: dict[str, tuple[_Term, ...]]
    stems: dict[str, tuple[_Term, ...]]
    shortest: int
    longest: int
    topics: tuple[Topic, ...]


class Guess(Struct, frozen=True):
    """The topic and the words that spoke for it, the strongest first."""

    topic: Topic
    cues: tuple[str, ...] = ()


@cache
def _table() -> _Table:
    data = tomllib.loads((Path(__file__).with_name("lexicon") / "topics.toml").read_text("utf-8"))
    whole: dict[str, list[_Term]] = {}
    stems: dict[str, list[_Term]] = {}
    for topic in data:
        for strength, weight in _WEIGHTS.items():
            for entry in data[topic].get(strength, ()):
                first, *rest = ((word.removesuffix("*"), word.endswith("*")) for word in entry.split())
                bonus = weight + _FURTHER * len(rest)
                (stems if first[1] else whole).setdefault(first[0], []).append(_Term(tuple(rest), topic, bonus))
    lengths = [len(stem) for stem in stems]
    return _Table(
        {word: tuple(terms) for word, terms in whole.items()},
        {stem: tuple(terms) for stem, terms in stems.items()},
        min(lengths),
        max(lengths),
        tuple(sorted((topic for topic in get_args(Topic) if topic in data), key=list(data).index)),
    )


class Scores:
    """What speaks for each topic so far, and the words that did."""

    def __init__(self) -> None:
        self.weights: dict[str, float] = {}
        self.cues: dict[str, list[tuple[float, str]]] = {}

    def read(self, text: str, start: int, end: int, factor: float, fade: float = 0.0) -> None:
        """Add every term of `text[start:end]`, the last of them `fade` less than the first; a longer term hides its words."""
        hits = (hit for hit in _WORD.finditer(text, start, end) if _counts(hit.group()))
        words = [(hit.group().lower().removesuffix("'s"), hit.start(), hit.end()) for hit in hits]
        taken = -1
        for number, (word, begin, _) in enumerate(words):
            if number <= taken:
                continue
            terms = [term for term in _terms(word) if not term.rest or _follows(term.rest, words, number + 1)]
            if not terms and "-" in word:
                terms = [term for part in word.split("-") for term in _table().whole.get(part, ()) if not term.rest]
            if not terms:
                continue
            most = max(len(term.rest) for term in terms)
            taken = number + most
            share = factor * (1.0 - fade * number / len(words))
            for term in terms:
                if len(term.rest) == most and term.topic != _HIDING:
                    self.weights[term.topic] = self.weights.get(term.topic, 0.0) + term.weight * share
                    self.cues.setdefault(term.topic, []).append((term.weight * share, text[begin : words[taken][2]]))

    def join(self, other: Scores, factor: float) -> None:
        """Add what another stretch speaks for."""
        for topic, weight in other.weights.items():
            self.weights[topic] = self.weights.get(topic, 0.0) + weight * factor
        for topic, cues in other.cues.items():
            self.cues.setdefault(topic, []).extend((weight * factor, words) for weight, words in cues)


def _counts(word: str) -> bool:
    return word not in _SURNAMES and (word not in _CAPITALS)


@lru_cache(maxsize=20_000)
def _terms(word: str) -> tuple[_Term, ...]:
    """The terms that begin with this word."""
    table = _table()
    found = list(table.whole.get(word, ()))
    for size in range(table.shortest, min(len(word), table.longest) + 1):
        found.extend(table.stems.get(word[:size], ()))
    return tuple(found)


def _follows(rest: tuple[tuple[str, bool], ...], words: list[tuple[str, int, int]], number: int) -> bool:
    """Whether the words from `number` on are those that a term needs after its first."""
    if number + len(rest) > len(words):
        return False
    for need, stem in rest:
        word = words[number][0]
        if not (word.startswith(need) if stem else word == need):
            return False
        number += 1
    return True


class Reader:
    """What each stretch of one text speaks for, read once however often it surrounds a leaf."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read: dict[tuple[int, int], Scores] = {}
        self._profile: tuple[tuple[str, float], ...] | None = None

    def stretch(self, start: int, end: int) -> Scores:
        """The scores of `text[start:end]`."""
        known = self._read.get((start, end))
        if known is None:
            known = self._read[start, end] = Scores()
            known.read(self._text, start, end, 1.0)
        return known

    def profile(self) -> tuple[tuple[str, float], ...]:
        """What the whole text is about: each topic's share of all that speaks for any."""
        if self._profile is None:
            weights = self.stretch(0, len(self._text)).weights
            total = sum(weights.values()) or 1.0
            self._profile = tuple((topic, weight / total) for topic, weight in weights.items())
        return self._profile

    def guess(self, start: int, end: int, around: tuple[Span, ...] = ()) -> Guess:
        """The topic of the leaf at `text[start:end]`: its own words first, the first of them most, then what stands around it."""
        scores = Scores()
        scores.read(self._text, start, end, _OWN, _FADE)
        for begin, stop, weight in around:
            scores.join(self.stretch(begin, stop), weight)
        for topic, share in self.profile():
            scores.weights[topic] = scores.weights.get(topic, 0.0) + share * _WHOLE
        best = max(_table().topics, key=lambda topic: scores.weights.get(topic, 0.0) * _RESIDUAL.get(topic, 1.0))
        if not scores.weights.get(best):
            return Guess("other")
        return Guess(best, tuple(words for _, words in sorted(scores.cues.get(best, ()), key=lambda cue: -cue[0])[:3]))
