"""The first words of an act to the frame it is told in: a verb, a gerund, a noun phrase."""

from __future__ import annotations

import re

from tracker.extraction.document import Frame
from tracker.extraction.verbs import lexicon as verbs

_FIRST = re.compile(
    r"(?:\([a-z0-9]+\)\s*)?"
    r"(?:(?:(?!(?:com|sup|ap|re|im|multi)p?ly\b)[A-Za-z][a-z]+ly|Also|also|Jointly|not|further|jointly|continue to)\s+)*"
    r"([A-Za-z][\w-]*)"
)
"""The first word of an act behind its number and adverbs."""


def frame_of(text: str, act: int) -> Frame:
    """The frame of an act that no rule tells, by its first words."""
    first = _FIRST.match(text, act)
    if first is None:
        return "noun"
    word = first.group(1)
    if word.endswith("ing") and (word in verbs().gerund or word[:-3] in verbs().base):
        return "gerund"
    return "verb" if word in verbs().base and not text.startswith(" of ", first.end()) else "noun"
