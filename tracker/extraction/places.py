"""A stretch of text to the cities and countries it places something in, and the country each city lies in."""

from __future__ import annotations

import re
from functools import cache

from tracker.extraction.atlas import parties
from tracker.extraction.tables import alternatives, rows

_CITY = re.compile(r"\b[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'-]*")
_PART = re.compile(r"[ .,'-]")
_INSTRUMENT = re.compile(
    r" (?:[A-Z][a-z]+ )?"
    + alternatives("""
        [Aa]greements? Accords? Convention Protocol Statute Declaration Treaty Process Club Format Charter Principles Compact
        Initiative Framework
    """)
    + r"\b"
)
"""What makes an instrument's name of a town's ("the Rome Statute")."""
_MISSION = re.compile(
    r"\b(?:consulates?|consular (?:office|mission|post)s?|embass(?:y|ies)|diplomatic mission|honorary consul(?:ate)?s?"
    r"|trade (?:office|mission|representation)|high commission)\b",
    re.IGNORECASE,
)


@cache
def _cities() -> dict[str, tuple[tuple[str, str], ...]]:
    """The towns by their first word, the longest first, each with the code of its country."""
    found: dict[str, list[tuple[str, str]]] = {}

    def add(city: str, code: str) -> None:
        same = found.setdefault(_PART.split(city, 1)[0], [])
        if all(city != other for other, _ in same):
            same.append((city, code))

    for code, names in rows("cities"):
        for name in names.split("|"):
            add(name, code)
    for party in parties().values():
        if party.kind == "country":
            for capital in party.capitals:
                if capital not in ("White House", "Pentagon", "Kremlin", "Downing Street"):
                    add(capital, party.code)
    return {first: tuple(sorted(same, key=lambda row: -len(row[0]))) for first, same in found.items()}


def cities(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The cities named in `text[start:end]`: span and the code of their country, in reading order."""
    table, out, done = _cities(), list[tuple[int, int, str]](), start
    for word in _CITY.finditer(text, start, end):
        if word.start() < done:
            continue
        for city, code in table.get(_PART.split(word.group(), 1)[0], ()):
            stop = word.start() + len(city)
            if (
                text.startswith(city, word.start())
                and stop <= end
                and not text[stop : stop + 1].isalnum()
                and not _INSTRUMENT.match(text, stop)
            ):
                out.append((word.start(), stop, code))
                done = stop
                break
    return out


def host(text: str, start: int, end: int) -> str:
    """The code of the country in whose city the act opens an embassy or a consulate, "" where it opens none.

    A mission stands in the other party's country, so that the host is not the one who opens it.
    """
    if not _MISSION.search(text, start, end):
        return ""
    found = cities(text, start, end)
    return found[-1][2] if found else ""
