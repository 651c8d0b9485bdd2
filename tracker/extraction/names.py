"""The names of persons: where one follows an office, and where one stands before the office that is set apart behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from tracker.extraction import offices
from tracker.extraction.tables import word_set

CAP = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
"""What a name begins with where the names of persons are read, whatever their language."""
NAME_PART = r"[A-Z][\w.'-]*"
"""A word of a name, as a part of the patterns of sentences ("St.", "O'Neill", "Al-Said"); a genitive goes with it ("Peru's")."""
NAME_BARE = r"[A-Z][\w.-]*"
"""The same where the genitive is to be told apart."""
_TOKEN = re.compile(r"[ ]*(?:([,()&\"])|([\w.'-]+))")
_PARTICLES = r"(?:d[aeio]s?|bin|ibn|al|ul|van|von|der|del|den)"
_BEFORE_OFFICE = re.compile(
    rf"(?:^|(?<!\bin)(?<!\bat)(?<!\bnear)[\s(])(?P<name>{CAP}[\w.'-]*(?: (?:{_PARTICLES} ){{0,2}}{CAP}[\w'-]+){{1,5}})"
    r", (?:who is )?(?:the |an? )?$"
)
"""A name before its office, which a comma sets apart."""
_NO_NAMES = word_set("January February March April May June July August September October November December Today Yesterday On")
"""What may stand right before a name and is no part of it."""
_FAR = 90


class Name(Struct, frozen=True):
    """The parts of a name that stands at `text[start:end]`."""

    parts: tuple[str, ...]
    start: int
    end: int


def _tokens(text: str, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    """The words and marks of a stretch, with where each begins and ends."""
    at = start
    while hit := _TOKEN.match(text, at, stop):
        yield hit.group(1) or hit.group(2), hit.start(1) if hit.group(1) else hit.start(2), hit.end()
        at = hit.end()


def name_after(text: str, start: int, places: frozenset[int]) -> Name | None:
    """The person's name that follows offices and honorifics at `start`; no name begins at `places`, where parties are named."""
    lists = offices.words()
    parts: list[str] = []
    begin = end = start
    for word, here, after in _tokens(text, start, min(len(text), start + 140)):
        bare = word.rstrip(".").removesuffix("'s").rstrip("'")
        if here in places or bare in lists.headline or bare in lists.leading or word == ")" or (parts and word in ',("&'):
            break
        if bare in lists.honorifics or word in ',("&':
            if parts and bare in ("His", "Her", "The", "Their"):
                break
        elif bare in lists.particles and (parts or text[after : after + 2].strip()[:1].isupper()):
            end = after if parts else end
        elif bare in lists.small or bare in lists.fields:
            if parts:
                break
        elif bare[:1].isupper():
            begin = begin if parts else here
            end = after
            parts.append(bare)
        else:
            break
        if word.endswith("'s") or (word.endswith(".") and bare not in lists.abbreviated and len(bare) > 1):
            break
    return Name(tuple(parts), begin, end) if parts else None


def apposed(text: str, start: int, places: frozenset[int]) -> Name | None:
    """The person whose office follows in apposition at `start` ("Ana Rojas, the | President of Peru")."""
    found = _BEFORE_OFFICE.search(text, max(0, start - _FAR), start)
    if found is None or any(at in places for at in range(*found.span("name"))):
        return None
    lists = offices.words()
    parts: list[str] = []
    for word in reversed(found["name"].split()):
        bare = word.rstrip(".").rstrip("'")
        if bare in lists.fields or bare in lists.honorifics or bare in lists.headline or bare in _NO_NAMES:
            break
        if bare not in lists.particles:
            parts.insert(0, bare)
    return Name(tuple(parts), found.start("name"), found.end("name")) if len(parts) > 1 else None
