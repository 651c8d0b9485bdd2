"""A later passage and an earlier promise to how surely they speak of one thing: shared terms, then agreements and conflicts."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import msgspec
from msgspec import Struct

from tracker.links.details import Amount, Details, details
from tracker.links.index import text_of
from tracker.links.stems import stem
from tracker.links.words import Reader, lexicon, words
from tracker.model import Commitment

Weight = Callable[[str], float]


class Passage(Struct, frozen=True):
    """A text with its terms and details: either side of a comparison."""

    text: str
    terms: frozenset[str]
    details: Details
    place_terms: frozenset[str]


class Settings(Struct, frozen=True):
    """The numbers of the score; tuned on one half of the pairs of tests/links, reported on the other (docs/links.md)."""

    lean: float = 0.7
    """How much of the cover is the earlier promise's (the rest is the later passage's)."""
    enough: float = 11.0
    """Weight of shared terms at which the information counts for 63 percent."""
    place_words: float = 0.5
    """How much the words of places count among the terms."""
    telling: float = 3.0
    """The weight that at least one shared term must have which names no place and no act."""
    place: float = 1.3
    """Factor for a shared place."""
    other_place: float = 0.4
    other_route: float = 0.4
    """Factor where each names two places or more and they share only some ("from A to B", "from A to C")."""
    one_party: float = 0.6
    """Factor where the earlier readout has a single party on record: then nothing says that the same talk to each other."""
    same_number: float = 1.4
    """Factor for an equal quantity of the same unit."""
    other_series: float = 0.2
    same_series: float = 1.2
    body: float = 1.2
    other_body: float = 0.5
    bare: float = 0.45
    """Factor where nothing but places, acts and parties is shared."""
    shown: float = 0.29
    """The least score at which a promise is suggested to speak to an earlier one."""
    told: float = 0.21
    """The least score for a statement of how things stand: it shares less of the wording."""
    vague: float = 0.16
    """So much more is asked where the earlier commitment names a field of action only: much is said in any field."""
    unstated: float = 0.08
    """So much more is asked of a sentence in which extraction saw no statement."""


class Match(Struct, frozen=True):
    """How well a passage and a promise go together, and why: terms (`Reader.named` words them), what agrees, what conflicts."""

    score: float
    terms: tuple[str, ...]
    agrees: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


SETTINGS = Settings()


def passage(text: str, reader: Reader) -> Passage:
    """A text made ready for comparison."""
    return _made(text, reader, details(text))


def promise(commitment: Commitment, reader: Reader) -> Passage:
    """A commitment made ready for comparison.

    A quote may name the places of its siblings ("in Xi'an and Aktobe respectively"): where the title names fewer, those count.
    """
    text = text_of(commitment)
    whole = details(text)
    title = details(commitment.title) if len(whole.places) > 1 else whole
    if not title.places or not title.places < whole.places:
        return _made(text, reader, whole)
    gone = {stem(word) for name in whole.places - title.places for word in words(name)}
    made = _made(text, reader, msgspec.structs.replace(whole, places=title.places, lands=title.lands))
    return msgspec.structs.replace(made, terms=made.terms - gone)


def _made(text: str, reader: Reader, found: Details) -> Passage:
    place_terms = frozenset(stem(word) for name in found.places for word in words(name))
    return Passage(text, frozenset(reader.terms(text)), found, place_terms)


def match(later: Passage, earlier: Passage, weight: Weight, own: frozenset[str], settings: Settings = SETTINGS) -> Match:
    """Compare; `own` are the terms that name the parties of the talks, which all their promises share."""
    there, here = earlier.terms - own, later.terms - own
    shared = there & here
    if not shared:
        return Match(0.0, ())
    acts, places = lexicon().acts, later.place_terms | earlier.place_terms

    def mass(terms: frozenset[str]) -> float:
        return sum(weight(term) * (settings.place_words if term in places else 1.0) for term in terms)

    known = mass(shared)
    score = 1 / (settings.lean * mass(there) / known + (1 - settings.lean) * mass(here) / known)
    score *= 1 - math.exp(-known / settings.enough)
    if not any(weight(term) >= settings.telling for term in shared - acts - places):
        score *= settings.bare
    signs = list(_signs(later.details, earlier.details, settings))
    score *= math.prod(sign.factor for sign in signs)
    agrees = tuple(sign.agrees for sign in signs if sign.agrees)
    conflicts = tuple(sign.conflicts for sign in signs if sign.conflicts)
    named = sorted(shared, key=lambda term: (-weight(term), term))
    return Match(min(1.0, score), tuple(named), agrees, conflicts)


class _Sign(Struct, frozen=True):
    """One thing that speaks for or against two passages being about one thing."""

    factor: float
    agrees: str = ""
    conflicts: str = ""


def _signs(later: Details, earlier: Details, settings: Settings) -> Iterator[_Sign]:
    yield from _by_place(later, earlier, settings)
    yield from _by_series(later, earlier, settings)
    shared = later.bodies & earlier.bodies
    if shared:
        yield _Sign(settings.body, "names " + ", ".join(sorted(shared)))
    elif later.bodies and earlier.bodies:
        yield _Sign(settings.other_body, conflicts=_other("body", earlier.bodies, later.bodies))
    for there, here in paired(later, earlier):
        if there.value == here.value:
            yield _Sign(settings.same_number, f"quantity {here.words}")
        else:
            yield _Sign(1.0, conflicts=f"other quantity: {there.words} there, {here.words} here")


def _by_place(later: Details, earlier: Details, settings: Settings) -> Iterator[_Sign]:
    same = later.places & earlier.places
    words = "place " + ", ".join(sorted(same))
    if same and (later.places <= earlier.places or earlier.places <= later.places):
        yield _Sign(settings.place, words)
    elif same:
        yield _Sign(settings.other_route, words, _other("place", earlier.places - same, later.places - same))
    elif later.places and earlier.places:
        yield _Sign(settings.other_place, conflicts=_other("place", earlier.places, later.places))
    elif later.lands and earlier.lands and not later.lands & earlier.lands:
        yield _Sign(settings.other_place, conflicts="another country")


def _by_series(later: Details, earlier: Details, settings: Settings) -> Iterator[_Sign]:
    for number, after in earlier.series:
        for other, following in later.series:
            if after & following and number == other:
                yield _Sign(settings.same_series)
            elif after & following:
                yield _Sign(settings.other_series, conflicts=f"another of the series: {number} there, {other} here")


def _other(what: str, there: frozenset[str], here: frozenset[str]) -> str:
    return f"other {what}: {', '.join(sorted(there))} there, {', '.join(sorted(here))} here"


def paired(later: Details, earlier: Details) -> list[tuple[Amount, Amount]]:
    """Amounts of the two that count the same thing: (earlier, later), the new end of a change before the old."""
    pairs = []
    for there in earlier.amounts:
        if there.was:
            continue
        fits = [here for here in later.amounts if here.units & there.units and not here.was]
        if fits:
            pairs.append((there, next((here for here in fits if here.value == there.value), fits[0])))
    return pairs
