"""A leaf in its sentence to what limits it: the words that say what it is for and what it hangs on."""

from __future__ import annotations

import re
from functools import cache

from tracker.extraction.tables import table
from tracker.extraction.words import trim

Place = tuple[int, int]
_GAP = re.compile(r",?\s*")
_BEHIND = 260
"""How far behind a leaf its purpose may reach: a sentence, not a paragraph."""


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of lexicon/limits.toml by name."""
    return {name: re.compile(rule["pattern"]) for name, rule in table("limits").items()}


def purpose(text: str, start: int, end: int, stop: int) -> Place | None:
    """What the leaf `text[start:end]` is for, said in it or right behind it, before `stop`."""
    hit = patterns()["purpose"].search(text, start, end) or _behind("purpose", text, end, stop)
    return trim(text, *hit.span("said")) if hit else None


def condition(text: str, start: int, end: int, stop: int, sentence: int) -> Place | None:
    """What the leaf hangs on, said in it, right behind it or at the head of its sentence."""
    hit = patterns()["condition"].search(text, start, end) or _behind("condition", text, end, stop)
    hit = hit or patterns()["fronted"].match(text, sentence, start)
    return trim(text, *hit.span("said")) if hit else None


def _behind(name: str, text: str, end: int, stop: int) -> re.Match[str] | None:
    """What limits a leaf right behind it, a comma aside."""
    gap = _GAP.match(text, end, stop)
    return patterns()[name].match(text, gap.end(), min(stop, end + _BEHIND)) if gap else None
