"""A sentence to where its own words begin: behind its number and what only ties it to the one before."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\(?(?:\d{1,3}|[ivxIVX]{1,5}|[a-z])[.)]\s+(?=[A-Z])")
"""The number of a paragraph before its first word."""
_WHY = re.compile(
    r"(?:(?:And|But)\s)?(?:(?:[Tt]hat|[Tt]his|[Ii]t)(?:['’]s|\sis)|Which\sis)\s(?:also\s|precisely\s|exactly\s|partly\s)?"
    r"(?:the\sreason\s)?why\s+"
)
"""Words that say that the sentence follows from the last ("That is why | Peru will")."""


def own_words(text: str, start: int, end: int) -> int:
    """Where in `text[start:end]` the sentence's own words begin."""
    for lead in (_NUMBER, _WHY):
        found = lead.match(text, start, end)
        start = found.end() if found else start
    return start
