"""The first words of an act to the frame it is told in: a verb, a gerund, a noun phrase, a clause."""

from __future__ import annotations

import re
from typing import cast

from tracker.extraction.document import Frame
from tracker.extraction.verbs import lexicon as verbs

_FIRST = re.compile(
    r"(?:\([a-z0-9]+\)\s*)?(?:(?:[A-Za-z][a-z]+ly|Also|also|Jointly|not|further|jointly|continue to)\s+)*([A-Za-z][\w-]*)"
)
"""The first word of an act behind its number and adverbs."""


def frame_of(text: str, act: int, frame: str) -> Frame:
    """The frame of a rule, "auto" resolved by the first words of the act."""
    if frame != "auto":
        return "noun" if frame == "whole" else cast("Frame", frame)
    first = _FIRST.match(text, act)
    word = first.group(1) if first else ""
    if word.endswith("ing") and (word in verbs().gerund or word[:-3] in verbs().base):
        return "gerund"
    return "verb" if word in verbs().base and not text.startswith(" of ", first.end() if first else act) else "noun"
