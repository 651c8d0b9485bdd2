"""A leaf's words, its sentence and the readout's subject to one topic, by a weighted lexicon of stems."""

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
_NEAR, _AROUND, _SUBJECT = 4.0, 1.0, 0.5


class _Term(Struct, frozen=True):
    rest: tuple[tuple[str, bool], ...]
    topic: Topic
    weight: float


class _Table(Struct, frozen=True):
    whole: dict[str, tuple[_Term, ...]]
    stems: dict[str, tuple[_Term, ...]]
    shortest: int
    longest: int


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
        if topic not in get_args(Topic):
            raise ValueError(f"topics.toml: {topic} is no topic")
        for strength, weight in _WEIGHTS.items():
            for entry in data[topic].get(strength, ()):
                first, *rest = ((word.removesuffix("*"), word.endswith("*")) for word in entry.split())
                bonus = weight + 2.0 * len(rest)
                (stems if first[1] else whole).setdefault(first[0], []).append(_Term(tuple(rest), topic, bonus))
    lengths = [len(stem) for stem in stems]
    return _Table({k: tuple(v) for k, v in whole.items()}, {k: tuple(v) for k, v in stems.items()}, min(lengths), max(lengths))


@cache
def topics() -> tuple[Topic, ...]:
    """The topics of the lexicon in the file's order, which settles ties."""
    data = tomllib.loads((Path(__file__).with_name("lexicon") / "topics.toml").read_text("utf-8"))
    return tuple(data)


def weigh(
    text: str, start: int, end: int, factor: float, scores: dict[str, float], cues: dict[str, list[tuple[float, str]]]
) -> None:
    """Add the weight of every term in `text[start:end]`; a term of several words counts instead of its parts."""
    table = _table()
    words = [(hit.group().lower(), hit.start(), hit.end()) for hit in _WORD.finditer(text, start, end)]
    taken = -1
    for n, (word, begin, _) in enumerate(words):
        if n <= taken:
            continue
        best: list[tuple[_Term, int]] = []
        for term in _terms(table, word):
            if all(n + 1 + k < len(words) and _fits(words[n + 1 + k][0], *need) for k, need in enumerate(term.rest)):
                best.append((term, len(term.rest)))
        if not best:
            continue
        most = max(size for _, size in best)
        for term, size in best:
            if size == most:
                scores[term.topic] = scores.get(term.topic, 0.0) + term.weight * factor
                cues.setdefault(term.topic, []).append((term.weight * factor, text[begin : words[n + size][2]]))
        taken = n + most


def _terms(table: _Table, word: str) -> list[_Term]:
    found = list(table.whole.get(word, ()))
    for size in range(table.shortest, min(len(word), table.longest) + 1):
        found.extend(table.stems.get(word[:size], ()))
    if "-" in word and not found:
        found = [term for part in word.split("-") for term in table.whole.get(part, ()) if not term.rest]
    return found


def _fits(word: str, need: str, stem: bool) -> bool:
    return word.startswith(need) if stem else word == need


def guess(text: str, quote: tuple[int, int], sentence: tuple[int, int], subject: str) -> Guess:
    """The topic of the leaf at `quote`: its own words first, then the sentence around it, then what the readout is about."""
    scores: dict[str, float] = {}
    cues: dict[str, list[tuple[float, str]]] = {}
    weigh(text, *quote, _NEAR, scores, cues)
    if max(scores.values(), default=0.0) < 16.0:
        weigh(text, sentence[0], quote[0], _AROUND, scores, cues)
        weigh(text, quote[1], sentence[1], _AROUND, scores, cues)
        weigh(subject, 0, len(subject), _SUBJECT, scores, cues)
    if not scores:
        return Guess("other")
    best = max(topics(), key=lambda topic: scores.get(topic, 0.0))
    return Guess(best, tuple(words for _, words in sorted(cues[best], key=lambda cue: -cue[0])[:3]))
