"""A leaf's words, its surroundings and the whole readout to one topic, by a weighted lexicon of stems."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from functools import cache, cached_property, lru_cache
from typing import get_args

from msgspec import Struct

from tracker.extraction.tables import table
from tracker.model import Topic

_WORD = re.compile(r"[^\W_]+(?:[+.'&–-][^\W_]+)*\+?")
_WEIGHTS = {"strong": 4.0, "plain": 2.0, "weak": 1.0}
_FURTHER = 2.0
_WHOLE, _PARAGRAPH = 6.0, 1.0
"""How much the whole text and the leaf's paragraph count beside its own words."""
_SHORT = 12.0
"""A text whose words weigh no more than this says less about its field: its promises may have one each."""
_FAINT = 2.5
"""What is around a leaf whose own words name no field tells none either, unless it weighs more than this."""
_CLEAR = 0.1
"""How fast the surroundings fall silent as the leaf's own words grow clearer."""
_HIDING = "none"
_SURNAMES = "Rice Banks Waters Power Field Fields Farmer Marine Moon Parks Miller Cotton Snow Gas"
_SMALL = "stem aids un au cis sco icc pif dfc oda smr adb ndb mia ida ifc itu oas"
_NAMESAKES = frozenset(f"{_SURNAMES} {_SMALL}".split())
"""Words that, alone and so spelled, are something else: names of people, and abbreviations written small ("stem the flow")."""
_CAPITALS = {"IT": "i.t", "WHO": "w.h.o"}
"""Words that only in capitals are an abbreviation, and how the lexicon writes it."""
_FIELDLESS = (
    "bank conserve digitalise digitalize digitise digitize drill electrify export exporting finance financing import importing "
    "insure lend rescue research swap train vaccinate"
)
_VERBS = frozenset(_FIELDLESS.split())
"""Verbs that act on things of any field: as the first word of a leaf they count for no more than a plain word."""
_RESIDUAL = {"multilateral": 0.55, "governance": 0.7}
"""Fields that name a setting more than a matter count for less, so that "vaccines for the Quad" is health."""
_AROUND = {"other": 0.7}
"""Readouts tell of visits and invitations everywhere: beside a leaf they say little of its field."""

Span = tuple[int, int, float]
"""A stretch of the text and how much its words count."""
_Hit = tuple[int, int, str, float]
"""A term in the text: start, end, topic, weight."""
_Said = tuple[str, float, tuple[int, int]]
"""A topic, what speaks for it, and where the strongest word for it stands."""


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
    """The topic and the words that spoke for it: the leaf's own before those around it, the strongest first."""

    topic: Topic
    cues: tuple[str, ...] = ()
    at: int | None = None
    """Where the first of them stands; None where the whole text speaks for the topic and no word near the leaf."""


@cache
def _table() -> _Table:
    """The terms by their first word, whole or as a stem, with what each weighs."""
    data = table("topics")
    whole: dict[str, list[_Term]] = {}
    stems: dict[str, list[_Term]] = {}
    for topic in data:
        for strength, weight in _WEIGHTS.items():
            for entry in data[topic].get(strength, ()):
                first, *rest = (
                    (word.removesuffix("*").removesuffix("'s").removesuffix("'"), word.endswith("*")) for word in entry.split()
                )
                bonus = weight + _FURTHER * len(rest)
                (stems if first[1] else whole).setdefault(first[0], []).append(_Term(tuple(rest), topic, bonus))
    lengths = [len(stem) for stem in stems]
    return _Table(
        {word: tuple(terms) for word, terms in whole.items()},
        {stem: tuple(terms) for stem, terms in stems.items()},
        min(lengths),
        max(lengths),
        tuple(sorted(get_args(Topic), key=list(data).index)),
    )


def _hits(text: str) -> list[_Hit]:
    """Every term of the text, in reading order; a longer term hides the words inside it."""
    words = [
        (_CAPITALS.get(hit.group()) or hit.group().lower().replace("–", "-").removesuffix("'s"), hit.start(), hit.end())
        for hit in _WORD.finditer(text)
    ]
    found: list[_Hit] = []
    taken = -1
    for number, (word, begin, stop) in enumerate(words):
        if number <= taken:
            continue
        terms = [term for term in _terms(word) if not term.rest or _follows(term.rest, words, number + 1)]
        if text[begin:stop] in _NAMESAKES:
            terms = [term for term in terms if term.rest]
        if not terms and "-" in word:
            spelled = zip(word.split("-"), text[begin:stop].split("-"), strict=False)
            terms = [term for part, own in spelled if own not in _NAMESAKES for term in _terms(part) if not term.rest]
        if not terms:
            continue
        most = max(len(term.rest) for term in terms)
        taken = number + most
        end = words[taken][2]
        weights: dict[str, float] = {}
        for term in terms:
            if len(term.rest) == most and term.topic != _HIDING:
                weights[term.topic] = max(weights.get(term.topic, 0.0), term.weight)
        found += [(begin, end, topic, weight) for topic, weight in weights.items()]
    return found


@lru_cache(maxsize=20_000)
def _terms(word: str) -> tuple[_Term, ...]:
    """The terms that begin with this word."""
    known = _table()
    found = list(known.whole.get(word, ()))
    for size in range(known.shortest, min(len(word), known.longest) + 1):
        found.extend(known.stems.get(word[:size], ()))
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


_ASIDE = re.compile(
    r"\b(?:(?P<included>including|such as)|(?P<means>by|through|via|under|within|based on|in line with|in accordance with|"
    r"consistent with|as part of|that|which|who|while|as|with|between|from|among|ahead of|before|after|near|next to|along|"
    r"despite|regardless of|to mark|in (?:memory|honou?r|cooperation|the framework|the context) (?:of|with)|"
    r"on the (?:sidelines|margins|occasion) of|on (?:[A-Z][\w']+ ){1,3}Day|for (?:persons|people|migrant|small)|"
    r"in the (?:(?:special|free|economic|trade|industrial) ){1,3}zone))\b"
)
_FACTORS = {"included": 0.3, "means": 0.75}
"""Behind these words a leaf speaks of its means, setting, partners and examples, which count less than its act and object."""
_BESIDE, _AFTER = 0.25, 0.7
"""How much an aside, and any word, counts behind a strong word: act and object come first and tell the field."""


def _own(text: str, start: int, end: int, hits: list[_Hit]) -> list[_Hit]:
    """What the leaf's own words speak for: those behind an aside less, and less again where a strong word went before."""
    asides: dict[str, int] = {}
    for cut in _ASIDE.finditer(text, start + 1, end):
        asides.setdefault(cut.lastgroup or "", cut.start())
    if hits and hits[0][0] == start and text[start : hits[0][1]].lower() in _VERBS:
        hits = [(*hit[:3], min(hit[3], _WEIGHTS["plain"]) if hit[0] == start else hit[3]) for hit in hits]
    clear = next((begin for begin, _, topic, weight in hits if weight >= _WEIGHTS["strong"] and topic not in _RESIDUAL), end)
    factors = {kind: min(_FACTORS[kind], _BESIDE if clear < at else 1.0) for kind, at in asides.items()}
    least = [min((factors[kind] for kind, at in asides.items() if at < hit[0]), default=1.0) for hit in hits]
    return [
        (begin, stop, topic, weight * factor * (_AFTER if begin > clear else 1.0))
        for factor, (begin, stop, topic, weight) in zip(least, hits, strict=True)
    ]


class Reader:
    """What each stretch of one text speaks for: its terms are found once, however many leaves ask."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _hits(self) -> list[_Hit]:
        """The terms of the text, found when first asked for."""
        return _hits(self._text)

    @cached_property
    def _profile(self) -> tuple[_Said, ...]:
        """What the whole text is about: each topic's share of all that speaks for any, less in a short text."""
        said = _summed(self._hits)
        total = sum(weight for _, weight, _ in said) + _SHORT
        return tuple((topic, weight / total, (0, 0)) for topic, weight, _ in said)

    def _within(self, start: int, end: int) -> list[_Hit]:
        """The terms that lie within a stretch."""
        first, last = bisect_left(self._hits, (start,)), bisect_left(self._hits, (end,))
        return [hit for hit in self._hits[first:last] if hit[1] <= end]

    def _stretch(self, start: int, end: int) -> tuple[_Said, ...]:
        """What `text[start:end]` speaks for: the tenth word for a topic says less than the first."""
        said = _summed(self._within(start, end))
        return tuple((topic, math.log1p(weight), words) for topic, weight, words in said)

    def guess(self, start: int, end: int, around: tuple[Span, ...] = ()) -> Guess:
        """The topic of the leaf at `text[start:end]`: what its own words say, then the stretches around it and the whole text.

        The more clearly its own words speak, the less its surroundings do.
        """
        own = _own(self._text, start, end, self._within(start, end))
        weights: dict[str, float] = {}
        for _, _, topic, weight in own:
            weights[topic] = weights.get(topic, 0.0) + weight
        clear = max((weight * _RESIDUAL.get(topic, 1.0) for topic, weight in weights.items()), default=0.0)
        heard = 1.0 / (1.0 + _CLEAR * clear)
        stretches = [(self._stretch(begin, stop), weight) for begin, stop, weight in (*around, (*self._line(start), _PARAGRAPH))]
        cues = [(True, weight, topic, begin, stop) for begin, stop, topic, weight in own]
        for said, factor in (*stretches, (self._profile, _WHOLE)):
            for topic, weight, words in said:
                weights[topic] = weights.get(topic, 0.0) + weight * factor * heard * _AROUND.get(topic, 1.0)
                cues.append((False, weight * factor, topic, *words))
        first = {topic: -at for at, (_, _, topic, _) in reversed(list(enumerate(own)))}
        best = max(
            _table().topics,
            key=lambda topic: (weights.get(topic, 0.0) * _RESIDUAL.get(topic, 1.0), first.get(topic, -len(own))),
        )
        if not weights.get(best) or (not own and weights[best] <= _FAINT):
            return Guess("other")
        spoke = sorted((cue for cue in cues if cue[2] == best and cue[3] < cue[4]), key=lambda cue: (not cue[0], -cue[1], cue[3]))
        told = tuple(dict.fromkeys(self._text[begin:stop] for *_, begin, stop in spoke))[:3]
        return Guess(best, told, spoke[0][3] if spoke else None)

    @cached_property
    def _breaks(self) -> list[int]:
        """Where the lines of the text end."""
        return [-1, *(found.start() for found in re.finditer("\n", self._text)), len(self._text)]

    def _line(self, at: int) -> tuple[int, int]:
        """The paragraph that holds `at`."""
        after = min(bisect_left(self._breaks, at, lo=1), len(self._breaks) - 1)
        return self._breaks[after - 1] + 1, self._breaks[after]


def _summed(hits: list[_Hit]) -> list[_Said]:
    """What each topic has in the hits, with the words that speak most for it."""
    weights: dict[str, float] = {}
    best: dict[str, _Hit] = {}
    for hit in hits:
        topic = hit[2]
        weights[topic] = weights.get(topic, 0.0) + hit[3]
        if topic not in best or hit[3] > best[topic][3]:
            best[topic] = hit
    return [(topic, weight, best[topic][:2]) for topic, weight in weights.items()]
