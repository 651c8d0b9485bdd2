"""What stands before a subject without a comma, when, where or to what end: "in May | a hospital will be opened"."""

from __future__ import annotations

import re

from tracker.extraction.months import MONTHS
from tracker.extraction.names import NAME_PART
from tracker.extraction.tables import word_set

_OPENS = re.compile(
    r"(?:in|on|by|at|for|from|within|during|over|after|before|under|until|through|throughout|upon|following|"
    r"across|alongside|besides|"
    r"as (?:of|from)|starting|beginning|ahead of|prior to|in line with|in terms of|thanks to|to(?= th(?:is|at) end))\s",
    re.IGNORECASE,
)
"""The preposition with which such a phrase begins."""
_TIME = re.compile(
    r"(?:(?:(?:early|late|later|sometime)\s)?(?:next|this)|the (?:following|next|same|coming)|every|each)\s"
    r"(?:year|month|week|day|spring|summer|autumn|winter|fall|quarter|half-year)\s(?=[\w\"'])|"
    r"(?:there(?! (?:will|shall|would|is|are)\b)|then|thereafter|soon|here|today|tomorrow|afterwards|thereby|henceforth|"
    r"(?:after|before|with|following) that|from then on)\s"
    r"(?=[\w\"'])",
    re.IGNORECASE,
)
"""A phrase that needs none."""
_SUBJECT = re.compile(
    r"(?<=[\w)] )(?:(?:an?|the|both|all|each|every|any|no|some|its|their|our|his|her|these|those|another|several|many|new|"
    r"additional|more|further|direct|two|three|four|five|six|(?!(?:19|20)\d\d\b)\d[\d,.]*)\s(?=[\w\"'])|(?:they|we|he|she|it|I)$)"
)
"""The first word of the subject behind it."""
_CLOSED = re.compile(
    rf"\b(?:(?:regard|respect|connection|context|purpose|end|addition|future|time|year|month|week|summer|"
    rf"autumn|winter|spring|days|"
    rf"weeks|months|years|half|quarter|meeting|session|summit|now on|(?:19|20)\d\d)\s(?=[a-z])|"
    rf"(?:{MONTHS}|(?<=[Ii]n )[A-Z][a-z]+)\s(?=[a-zA-Z]))"
)
"""A noun, a date or a place with which it surely ends: what follows, in small letters as a rule, is the subject."""
_NO_END = word_set("""
    of in on by at for from to with within during over after before under and or the a an its their our his her this that
    these those between among as until all both each every following including through across about than into against
    towards upon without regarding first second next last least most more some any no only new additional further direct other
""")
"""Words behind which its noun is still to come."""
_ON = re.compile(
    r"(?:of|in|on|by|at|for|from|to|with|and|or|as|between|during|after|before|under|will|shall|would|is|are|that|which|when|"
    r"ahead|onwards?|long)\b"
)
"""Words with which it goes on behind a closed noun."""
_MONTH_NAME = re.compile(MONTHS, re.IGNORECASE)
_NAMES = re.compile(rf"(?<=[a-z\d] ){NAME_PART}(?:\s(?:(?:and|of|for)\s)?(?:the\s)?{NAME_PART})*$")
"""A subject that is nothing but names."""


def subject_behind(text: str, start: int, end: int) -> int | None:
    """Where the subject begins behind the phrases that open `text[start:end]` without a comma; None where none does."""
    at: int | None = None
    begin = start
    while (found := _one(text, begin, end)) is not None:
        at = begin = found
    return at


def _one(text: str, start: int, end: int) -> int | None:
    """Where the words behind one such phrase begin."""
    if timed := _TIME.match(text, start, end):
        return timed.end() if timed.end() < end else None
    opens = _OPENS.match(text, start, end)
    if opens is None or text.find(",", opens.end(), end) >= 0:
        return None
    for found in _SUBJECT.finditer(text, opens.end(), end):
        if _last(text, found.start()) not in _NO_END and not _dated(text, found):
            return _behind_closed(text, opens.end(), found.start()) or found.start()
    return _behind_closed(text, opens.end(), end) or next(
        (name.start() for name in _NAMES.finditer(text, opens.end(), end) if _last(text, name.start()) not in _NO_END), None
    )


def _behind_closed(text: str, start: int, end: int) -> int | None:
    """Where small letters go on behind a noun that ends the phrase, other than with what belongs to it."""
    for closed in _CLOSED.finditer(text, start, end):
        if not _ON.match(text, closed.end()) and closed.end() < end:
            return closed.end()
    return None


def _last(text: str, end: int) -> str:
    """The word right before a place."""
    return text[max(0, end - 24) : end].rsplit(maxsplit=1)[-1].lower()


def _dated(text: str, found: re.Match[str]) -> bool:
    """Whether a number is the day of a month ("on May 5")."""
    return found.group()[0].isdigit() and _MONTH_NAME.fullmatch(_last(text, found.start())) is not None
