"""A point to the label in front of it, the name that is no act ("Trade: launch a website")."""

from __future__ import annotations

import re

from tracker.extraction.actors import FRONT
from tracker.extraction.document import Sentence
from tracker.extraction.verbs import lexicon as verbs

_LABEL = re.compile(r"(?P<name>[A-Z][\w ,&'/()-]{1,50})(?::| (?P<dash>[\u2013\u2014]))\s+(?:to\s+)?(?=\S)")
_NAME_WORDS = 4
AGENDA = re.compile(
    r"(?:(?-i:[A-H]|[IVX]{1,4}|\d{1,2})[.)]\s+)?(?:(?P<whose>(?-i:[A-Z])[\w .-]{2,40})'s\s+|the\s+)?"
    r"(?:(?:key|main|major|joint|agreed|next|follow-up|action|new|other|concrete|U\.S\.)\s+)*"
    r"(?:steps|commitments|actions?|deliverables|outcomes|points|cooperation|projects|way forward|items|measures|"
    r"undertakings|decisions|initiatives|announcements(?!\s+include))"
    r"(?:\s+(?:(?:made|announced)\s+)?by\s+(?P<by>(?:the\s+)?(?-i:[A-Z])[\w .-]{2,40})|"
    r"\s+(?:agreed|for|of|(?:will\s+)?include|in|are)\b[^.]{0,60})?:?$",
    re.IGNORECASE,
)
"""A heading or stem that announces what is promised ("Next steps:", "Peru's commitments")."""
_NAMES = re.compile(r"(?:(?:the|an?)\s+)?(?P<name>[a-z-]+)", re.IGNORECASE)


def label(text: str, sentence: Sentence) -> re.Match[str] | None:
    """The name in front of a point, with its colon or dash ("Trade: launch a website"), if it is no act itself."""
    found = _LABEL.match(text, sentence.start, sentence.end)
    if found is None or found["name"].count("(") != found["name"].count(")"):
        return None
    first, *more = found["name"].lower().split()
    if more and not _acts(text, found.end()) and first in verbs().base:
        return None
    if found["dash"] and not (
        _acts(text, found.end()) and (not more or (verb := verbs().base.get(first)) is None or verb.kind == "noun")
    ):
        return None
    return found


def _acts(text: str, start: int) -> bool:
    """Whether words begin with a verb or with the name of an act, in small letters or not."""
    word = _NAMES.match(text, start)
    low = word["name"].lower() if word else ""
    if FRONT.match(low):
        return False
    return low in verbs().base or low in verbs().gerund or low in verbs().noun or low in ("will", "shall")


def is_name(text: str, sentence: Sentence) -> bool:
    """Whether the first sentence of a point only says what it is about ("Trade. Launch a website.")."""
    words = text[sentence.start : sentence.end].split()
    return (
        sentence.kind == "bullet"
        and len(words) <= _NAME_WORDS
        and text[sentence.end - 1] == "."
        and (len(words) == 1 or not _acts(text, sentence.start))
    )


def is_nominal(text: str, start: int) -> bool:
    """Whether an item begins with the name of an act ("Establishment of a fund")."""
    word = _NAMES.match(text, start)
    return word is not None and word["name"].lower() in verbs().noun
