"""A sentence that only goes on with a promise made before it ("To train sailors.") to that promise with its own act."""

from __future__ import annotations

import re

from msgspec.structs import replace

from tracker.extraction.blocks import SUM
from tracker.extraction.document import Found, Frame, Sentence
from tracker.extraction.frames import frame_of
from tracker.extraction.stems import LEADS, bare_verb
from tracker.extraction.subjects import sites
from tracker.extraction.verbs import lexicon as verbs

_GIVEN = frozenset({"pledge.noun"})
"""Rules by which a sum or a thing is promised, which the points below it divide."""
THESE = re.compile(
    r"(?:These|They|This|It|The)\s+(?:(?:[a-z]+\s+)?(?:steps|measures|commitments|decisions|actions|assistance|"
    r"support|aid|package|"
    r"funding|investments?|pledges?|contributions?|programmes?|programs?|projects|initiatives|sum|amount)\s+)?"
    r"(?:includes?|comprises?|consists?\s+of)(?:\s+the\s+following)?\s*:?"
)
"""A line that leaves to the points below it what the sentence before it promised."""
_GOES_ON = re.compile(
    r"[\"']?(?:\(?\d{1,2}[.)]\s+)?(?:And\s+|Also,?\s+|In\s+addition,?\s+)?"
    r"(?:(?:by|until|before|from)\s[^,;.]{3,30},\s+(?:[^,;.]{3,70},\s+)?)?[Tt]o\s+(?P<verb>[a-z]+)\b"
)
_ITEM = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]\s+)?(?:[Tt]o\s+)?(?P<act>(?:[A-Za-z]+ly\s+)?(?P<verb>[A-Za-z]+))\s")
"""A sentence that spells out a point of a list in running text: its number and its bare verb."""


def continued(text: str, sentence: Sentence, last: Found | None) -> list[Found]:
    """The promise that a sentence without a verb of its own takes over: "They decided: To open a port. To train sailors."."""
    onward = _GOES_ON.match(text, sentence.start, sentence.end)
    if last is None or last.reason or onward is None or onward["verb"] not in verbs().base:
        return []
    if any(site.hang == "first" and site.subject and site.subject[0] < site.start for site in sites(text, sentence)):
        return []
    act = onward.start("verb")
    trigger = replace(last.trigger, start=sentence.start, end=act, frame="verb")
    return [replace(last, trigger=trigger, cue=(sentence.start, act), until=sentence.end, lead=act, clause=act, fixed=False)]


def enumerated(text: str, sentence: Sentence, above: Found) -> list[Found]:
    """The promise that a numbered or bare sentence takes over from "agreed on the following, 1) ... 2) To open a port."."""
    item = _ITEM.match(text, sentence.start, sentence.end)
    if item is None or item["verb"].lower() not in verbs().base:
        return []
    act = item.start("act")
    trigger = replace(above.trigger, start=sentence.start, end=act, frame="verb")
    return [replace(above, trigger=trigger, until=sentence.end, lead=act, clause=act)]


def led(text: str, sentence: Sentence, above: Found) -> list[Found]:
    """The promise of a point that begins with its bare verb, under a paragraph that ends with one and without a colon."""
    return [_point(sentence, above, "verb")] if above.trigger.rule in LEADS and bare_verb(text, sentence) else []


def itemised(text: str, sentence: Sentence, above: Found) -> list[Found]:
    """The promise that a point spells out under "These include:", where the sentence before that line made it."""
    if sentence.stem is None or not THESE.fullmatch(text, *sentence.stem):
        return []
    summed = SUM.match(text, sentence.start, sentence.end) is not None
    if above.trigger.rule not in (LEADS | _GIVEN if summed else LEADS):
        return []
    frame = frame_of(text, sentence.start)
    opening = text[sentence.start : sentence.end].lower().split()[:3]
    named = any(word in verbs().noun or word.removesuffix("s") in verbs().noun for word in opening)
    if frame == "noun" and not named and not summed:
        return []
    return [_point(sentence, above, frame)]


def _point(sentence: Sentence, above: Found, frame: Frame) -> Found:
    """The whole of a point as the act of the trigger above it."""
    start = sentence.start
    trigger = replace(above.trigger, rule=f"bullet.{above.trigger.rule}", start=start, end=start, frame=frame)
    return Found.point(trigger, above.cue, sentence.end)
