"""Text to the terms it is matched by: stems, with the synonyms of the field folded into concepts and function words dropped."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from msgspec import Struct

from tracker.extraction.atlas import parties
from tracker.links.stems import stem

_HERE = Path(__file__).parent
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_FOLD = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00ad": "", "ı": "i"})
_KNOWN_WORDS = 200_000
"""Word forms whose stem is remembered: more than English readouts hold, little enough for any machine."""

_SKIPPED = frozenset({"of", "the", "a", "an", "from", "in", "for", "and"})
"""Words that may stand inside a phrase ("exemption from visas") without being part of it."""


class Lexicon(Struct, frozen=True):
    """The word lists, read once: what to drop, what to fold, how common a term is."""

    stop: frozenset[str]
    single: dict[str, tuple[str, ...]]
    """A stem to the terms it stands for."""
    phrases: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
    """A first stem to the phrases that begin with it (longest first), each with the terms it stands for."""
    acts: frozenset[str]
    """Concepts of doing: they weigh little and never make a match alone."""
    share: dict[str, float]
    """A term to the share of commitments that hold it."""


def words(text: str) -> list[str]:
    """The words of a text in lower case, in order, possessive endings taken off."""
    plain = text.lower() if text.isascii() else text.translate(_FOLD).lower()
    return [word.removesuffix("'s") for word in _WORD.findall(plain)] if "'" in plain else _WORD.findall(plain)


@cache
def lexicon() -> Lexicon:
    """The shipped word lists, with the names of parties folded into one term each."""
    table = tomllib.loads((_HERE / "synonyms.toml").read_text("utf-8"))
    common = tomllib.loads((_HERE / "common.toml").read_text("utf-8"))
    single: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}

    def fold(form: str, terms: tuple[str, ...]) -> None:
        stems = tuple(stem(word) for word in words(form) if word not in _SKIPPED)
        if len(stems) == 1:
            single.setdefault(stems[0], terms)
        elif stems and all(known != stems for known, _ in phrases.get(stems[0], ())):
            phrases.setdefault(stems[0], []).append((stems, terms))

    acts: set[str] = set()
    for kind in ("things", "acts"):
        for line in table[kind]:
            head, *forms = (part.strip() for part in line.split("|"))
            name, *kept = (part.strip() for part in head.split("+"))
            terms = (f"={name}", *(stem(word) for word in kept))
            acts.update(terms[:1] if kind == "acts" else ())
            for form in (name, *forms):
                fold(form, terms)
    for party in parties().values():
        for form in (party.name, *party.names, *party.demonyms):
            fold(form, (f"@{party.code}",))
    single = {
        form: tuple(t for term in terms for t in (single.get(term, (term,)) if term[0] not in "=@" else (term,)))
        for form, terms in single.items()
    }
    stop = frozenset(common["stop"].split())
    share = {
        term: float(percent) / 100
        for percent, listed in common["percent"].items()
        for word in listed.split()
        for term in single.get(stem(word), (stem(word),))
    }
    ordered = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()}
    return Lexicon(stop | {stem(word) for word in stop}, single, ordered, frozenset(acts), share)


class Reader:
    """Turns texts into terms, remembering what each word form stands for: the fast path of building an index."""

    def __init__(self) -> None:
        self._lexicon = lexicon()
        self._known: dict[str, tuple[str, ...]] = {}
        self._starts: dict[str, frozenset[str]] = {}

    def terms(self, text: str) -> list[str]:
        """The terms of a text in reading order, repeats included."""
        forms = words(text)
        known, starts = self._known, self._starts
        if len(known) >= _KNOWN_WORDS:
            known.clear()
            starts.clear()
        found: list[str] = []
        for form in forms:
            if form not in known:
                self._learn(form)
        if not starts.keys().isdisjoint(forms):
            return self._with_phrases([form for form in forms if form not in _SKIPPED])
        for form in forms:
            found += known[form]
        return found

    def named(self, terms: Iterable[str], text: str) -> list[str]:
        """Terms as words to show: a concept by its name, a stem by the form in which `text` has it."""
        forms: dict[str, str] = {}
        for form in words(text):
            for term in self._known.get(form, ()):
                forms.setdefault(term, form)
        return [term.lstrip("=@") if term[0] in "=@" else forms.get(term, term) for term in terms]

    def _with_phrases(self, forms: list[str]) -> list[str]:
        found: list[str] = []
        known, starts, at = self._known, self._starts, 0
        stems = [stem(form) for form in forms]
        while at < len(forms):
            seconds = starts.get(forms[at])
            if seconds and at + 1 < len(forms) and stems[at + 1] in seconds:
                for phrase, terms in self._lexicon.phrases[stems[at]]:
                    if tuple(stems[at : at + len(phrase)]) == phrase:
                        for term in terms:
                            found += self._fold(term)
                        at += len(phrase)
                        break
                else:
                    found += known[forms[at]]
                    at += 1
            else:
                found += known[forms[at]]
                at += 1
        return found

    def _learn(self, form: str) -> None:
        cut = stem(form)
        self._known[form] = () if form in self._lexicon.stop or cut in self._lexicon.stop or form.isdigit() else self._fold(cut)
        if cut in self._lexicon.phrases:
            self._starts[form] = frozenset(phrase[1] for phrase, _ in self._lexicon.phrases[cut])

    def _fold(self, term: str) -> tuple[str, ...]:
        return (term,) if term[0] in "=@" else self._lexicon.single.get(term, (term,))
