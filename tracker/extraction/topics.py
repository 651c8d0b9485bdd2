"""A leaf's words, its surroundings and the whole readout to one topic, by a weighted lexicon of stems."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import get_args

from msgspec import Struct

from tracker.model import Topic

_WORD = re.compile(r"[^\W_]+(?:[+.'&-][^\W_]+)*\+?")
_WEIGHTS = {"strong": 4.0, "plain": 2.0, "weak": 1.0}
_FURTHER = 2.0
_OWN = 1.0
_FADE = 0.3
_WHOLE = 1.5
_HIDING = "none"
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
        tuple(topic for topic in get_args(Topic) if topic in data),
    )


_REACH = 600
"""Characters on either side of a leaf that count as its surroundings: an endless sentence is not read again for every leaf."""


class Scores:
    """What speaks for each topic so far, and the words that did."""

    def __init__(self) -> None:
        self.weights: dict[str, float] = {}
        self.cues: dict[str, list[tuple[float, str]]] = {}

    def read(self, text: str, start: int, end: int, factor: float, fade: float = 0.0) -> None:
        """Add every term of `text[start:end]`, the last of them `fade` less than the first; a longer term hides its words."""
        words = [(hit.group().lower(), hit.start(), hit.end()) for hit in _WORD.finditer(text, start, end)]
        table, taken = _table(), -1
        for number, (word, begin, _) in enumerate(words):
            if number <= taken:
                continue
            terms = _terms(table, word, words, number)
            if not terms:
                continue
            most = max(len(term.rest) for term in terms)
            taken = number + most
            share = factor * (1.0 - fade * number / len(words))
            for term in terms:
                if len(term.rest) == most and term.topic != _HIDING:
                    self.weights[term.topic] = self.weights.get(term.topic, 0.0) + term.weight * share
                    self.cues.setdefault(term.topic, []).append((term.weight * share, text[begin : words[taken][2]]))

    def add(self, topic: str, weight: float) -> None:
        """Count a weight that no words of the surroundings carry."""
        self.weights[topic] = self.weights.get(topic, 0.0) + weight


def _terms(table: _Table, word: str, words: list[tuple[str, int, int]], number: int) -> list[_Term]:
    found = [term for term in table.whole.get(word, ()) if _follows(term, words, number)]
    for size in range(table.shortest, min(len(word), table.longest) + 1):
        found.extend(term for term in table.stems.get(word[:size], ()) if _follows(term, words, number))
    if not found and "-" in word:
        found = [term for part in word.split("-") for term in table.whole.get(part, ()) if not term.rest]
    return found


def _follows(term: _Term, words: list[tuple[str, int, int]], number: int) -> bool:
    if number + len(term.rest) >= len(words):
        return not term.rest
    return all(
        words[number + 1 + place][0].startswith(need) if stem else words[number + 1 + place][0] == need
        for place, (need, stem) in enumerate(term.rest)
    )


def profile(text: str) -> tuple[tuple[str, float], ...]:
    """What the whole text is about: each topic's share of all that speaks for any."""
    scores = Scores()
    scores.read(text, 0, len(text), 1.0)
    total = sum(scores.weights.values()) or 1.0
    return tuple((topic, weight / total) for topic, weight in scores.weights.items())


def guess(text: str, start: int, end: int, around: tuple[Span, ...], whole: tuple[tuple[str, float], ...]) -> Guess:
    """The topic of the leaf at `text[start:end]`: its own words first, the first of them most, then what stands around it."""
    scores = Scores()
    scores.read(text, start, end, _OWN, _FADE)
    own = sum(scores.weights.values())
    for begin, stop, weight in around:
        scores.read(text, max(begin, start - _REACH), min(stop, end + _REACH), weight)
    for topic, share in whole:
        scores.add(topic, share * _WHOLE)
    if not scores.cues and not own:
        return Guess("other")
    best = max(_table().topics, key=lambda topic: scores.weights.get(topic, 0.0) * _RESIDUAL.get(topic, 1.0))
    if not scores.weights.get(best):
        return Guess("other")
    return Guess(best, tuple(words for _, words in sorted(scores.cues.get(best, ()), key=lambda cue: -cue[0])[:3]))
