"""A subject told with a role ("said Peru, as the chair of the talks, | will") to where it begins."""

from __future__ import annotations

import re

from tracker.extraction.actors import actor
from tracker.extraction.tables import word_set

_AS = re.compile(
    r"(?P<that>,?\s+that)?\s+(?P<who>(?:[A-Z]|(?:the|both|its|their|his|her|our|it|they|we|he|she)\b)[^,;:]{0,80}?),?\s+as\s+"
    r"(?P<role>(?:(?:the|an?|one)\s|[a-z-]+s\b|[A-Z])[^,;:]{0,90})"
)
_WHO_ACTS = word_set("""
countries sides parties nations states leaders presidents ministers governments peoples delegations two world region it they we
he she country nation government""")
"""With these at its end a phrase behind "as" is the subject of a clause ("as the two countries will mark 50 years")."""
_HOLDS = word_set("""
chair chairman chairperson co-chair president presidency coordinator host co-host member leader facilitator guarantor depositary
mediator sponsor partner neighbour neighbor""")
"""What one may be under a name ("as OIC chair"); another name behind "as" is a subject."""


def in_role(text: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """Where the subject stands that `text[start:end]` gives a role, and whether "that" precedes it; None where none does."""
    if text.find(" as ", start, end) < 0:
        return None
    told = _AS.fullmatch(text, start, end)
    if told is None or actor(text, *told.span("who")) != "actor":
        return None
    last = told["role"].split()[-1].lower()
    holds = last not in _WHO_ACTS if told["role"][0].islower() else last in _HOLDS
    return (*told.span("who"), told["that"] is not None) if holds else None
