"""Names and offices to the party they speak for: the people of one readout, and those of the reviewed list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from tracker.extraction import offices
from tracker.extraction.names import CAP
from tracker.extraction.tables import rows, word_set

_WORDS = re.compile(r"[\w&'-]+|[^\w\s]")
_FAMILY_FIRST = word_set("CHN HKG HUN IDN IND JPN KHM KOR LAO MMR MNG MYS PRK SGP THA TWN VNM")
"""Where the family name may come first ("Li Keqiang")."""


class Person(Struct, frozen=True):
    """A titled name at `text[start:end]` with the office before it; `code` is "" while nobody knows for whom they speak."""

    start: int
    end: int
    office: str
    names: tuple[str, ...]
    code: str = ""


class People:
    """Who speaks for whom: each part of a name, and each office, with the codes it was seen with, in reading order."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.offices: dict[str, list[str]] = {}
        self.titled: list[Person] = []

    def name(self, parts: Sequence[str], code: str) -> None:
        """Every part of this name means that party from now on."""
        for part in parts:
            if len(part) > 1:
                self.names.setdefault(part, code)

    def introduce(self, start: int, end: int, office: str, parts: Sequence[str], code: str) -> None:
        """A titled name stands at that place of the text; where it is known for whom they speak, it means them from now on."""
        if code:
            self.name(parts, code)
        self.titled.append(Person(start, end, offices.plain(office), tuple(parts), code))

    def hold(self, office: str, code: str) -> None:
        """The office is held by somebody of this party."""
        held = self.offices.setdefault(offices.plain(office), [])
        if code not in held:
            held.append(code)

    def both_known(self, one: str, other: str) -> bool:
        """Whether both are people whose names are known, as of two who speak for one side."""
        return bool(self.of(one)) and bool(self.of(other))

    def of(self, words: str) -> str:
        """The code of the person whose name stands in `words`, "" if nobody is known; the list comes last."""
        tokens = [token.removesuffix("'s").rstrip("'") for token in re.findall(rf"{CAP}[\w'-]+", words)]
        tokens += [part for token in tokens if "-" in token for part in token.split("-") if len(part) > 2]
        for token in reversed(tokens):
            if token in self.names:
                return self.names[token]
        return _well_known(words, tokens)


@cache
def _listed() -> tuple[dict[str, str], dict[str, tuple[tuple[str, str], ...]]]:
    """The reviewed list: single names to codes, and full names with codes by their last word."""
    single: dict[str, str] = {}
    several: dict[str, list[tuple[str, str]]] = {}
    for code, names in rows("people"):
        for name in names.split("|"):
            if " " in name:
                several.setdefault(name.split()[-1], []).append((name, code))
            else:
                single.setdefault(name, code)
    return single, {last: tuple(same) for last, same in several.items()}


def full_names(words: str) -> list[tuple[int, str, str]]:
    """The people of the list who are named in full in `words`: where, the name and the code, in reading order."""
    _, several = _listed()
    found: dict[int, tuple[str, str]] = {}
    for token in dict.fromkeys(re.findall(rf"{CAP}[\w'-]+", words.replace("'s", ""))):
        for name, code in several.get(token, ()):
            at = words.find(name)
            if at >= 0:
                found.setdefault(at, (name, code))
    return sorted((at, name, code) for at, (name, code) in found.items())


def _well_known(words: str, tokens: Sequence[str]) -> str:
    """The code of a person of the list who is named in `words`, of which `tokens` are the capitalised words; full names first."""
    single, several = _listed()
    for token in reversed(tokens):
        for name, code in several.get(token, ()):
            if name in words:
                return code
    for token in reversed(tokens):
        if token in single and not (single[token] not in _FAMILY_FIRST and _is_given_name(words, token)):
            return single[token]
    return ""


def _is_given_name(words: str, token: str) -> bool:
    """Whether a listed surname opens a name here, and another closes it ("Martin Raiser")."""
    found = _WORDS.findall(words)
    if token not in found[:-1]:
        return False
    at, lists = found.index(token), offices.words()
    others = lists.fields | lists.honorifics | lists.headline
    before, after = found[at - 1] if at else "", found[at + 1]
    heads = before in others or not (before[:1].isupper() or before in lists.particles)
    return heads and after[:1].isupper() and after not in others
