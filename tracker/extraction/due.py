"""A leaf and its sentence to the deadline, if one is stated: the words and, where they resolve, the interval of days."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tracker.extraction import when
from tracker.extraction.document import LeafSpan, Sentence
from tracker.extraction.offices import alternatives
from tracker.model import Deadline

_BEHIND = frozenset({"since", "after", "following", "dated", "of", "between"})
_WEAK = frozenset({"", "for", "from", "around", "through", "during", "over", "between"})
_TAIL = 70
_TRAIL = re.compile(
    ", "
    + alternatives("by before in within no_later_than not_later_than as_soon_as starting beginning during over until from on")
    + " "
)
"""A comma behind the leaf after which its own time may still follow."""
_FRONT_LENGTH = 140
_FRONT = re.compile(
    r"\s*(?:[Aa]nd |[Aa]lso,? |[Ii]n addition,? )?"
    + alternatives("""
        In By On At Within During Over Before Until From Starting Beginning As_of As_soon_as Later Early Late Next This Upon
        After Following Once When Ahead_of Prior_to No_later_than Through Throughout Tomorrow Soon Shortly Immediately Pending
        in by on at within later next
    """)
    + r"\b[^,]*,"
)
"""An adverbial at the head of a sentence, up to its comma."""
_ADDED = re.compile(r",\s(?:by|before|in|within|not?|at|on|during|until|as|early|later|next|this|starting|beginning)\b")
"""A comma behind the leaf after which its own time is told; after any other comma stands the next act."""
_NEXT = re.compile(r"[,;:]|\.\s|\s(?:and|or|which|while|to|as well)\b")
"""Where another act, or more about this one, begins."""


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of lexicon/deadlines.toml by name."""
    data = tomllib.loads((Path(__file__).with_name("lexicon") / "deadlines.toml").read_text("utf-8"))
    fragments = data.pop("fragments")
    out = {}
    for name, table in data.items():
        pattern = table["pattern"]
        for fragment, value in fragments.items():
            pattern = pattern.replace("{" + fragment + "}", value)
        out[name] = re.compile(pattern)
    return out


def deadline(
    text: str, span: LeafSpan, sentence: Sentence, date: dt.date | None, lead: tuple[int, int] | None = None
) -> Deadline | None:
    """When the leaf is due, as far as it is said.

    Looked for in its own words, then right behind it, between cue and act, at the head of its sentence, in its stem, or in the
    `lead` that announces the paragraph ("... take the following actions by May 14:").

    An interval that ends before the day of the talks is a reference to the past, never a deadline; "annually" is none either.
    """
    trigger = span.trigger
    for start, end, loose in _stretches(text, span, sentence, lead):
        for found in when.phrases(text, start, end, date):
            if _is_due(text, found, date, loose):
                interval = found.interval
                return Deadline(
                    words=_words(text, found.start, found.end),
                    earliest=interval[0] if interval else None,
                    latest=interval[1] if interval else None,
                )
        for name in ("ahead", "once", *(("object",) if loose else ())):
            hit = patterns()[name].search(text, start, end)
            if hit:
                return Deadline(words=_words(text, hit.start(), hit.end()))
    hit = patterns()["soon"].search(text, min(trigger.start, span.start), span.end)
    return Deadline(words=hit.group()) if hit else None


def _stretches(text: str, span: LeafSpan, sentence: Sentence, lead: tuple[int, int] | None) -> Iterator[tuple[int, int, bool]]:
    """Where to look, the nearest first; event names alone count only inside the leaf."""
    trigger = span.trigger
    yield span.start, span.end, True
    head = min(trigger.subject[0] if trigger.subject and trigger.subject[0] < trigger.start else trigger.start, span.start)
    behind = span.end + 1 if _TRAIL.match(text, span.end) else span.end
    tail = _NEXT.search(text, behind, min(sentence.end, span.end + _TAIL))
    edge = tail.start() if tail else min(sentence.end, span.end + _TAIL)
    if edge > behind:
        yield behind, edge, False
    if trigger.end < span.start <= trigger.end + _TAIL and not _NEXT.search(text, trigger.end, span.start):
        yield trigger.end, span.start, False
    if trigger.subject and trigger.frame in ("passive", "schedule") and trigger.subject[0] < span.start:
        yield trigger.subject[0], span.start, False
    lead_in = _FRONT.match(text, sentence.start, min(head, sentence.start + _FRONT_LENGTH))
    if lead_in:
        yield sentence.start, lead_in.end(), False
    if sentence.stem is not None:
        yield sentence.stem[0], sentence.stem[1], False
    elif lead is not None:
        yield lead[0], lead[1], False


def _is_due(text: str, found: when.Phrase, date: dt.date | None, inside: bool) -> bool:
    """Whether a time phrase says by when: not since when, not what is over; the day of the talks itself only inside the leaf."""
    if found.vague:
        return True
    if found.prep in _BEHIND:
        return False
    if (
        found.interval is not None
        and date is not None
        and (found.interval[1] < date or (found.interval[1] == date and not inside))
    ):
        return False
    if found.prep == "for" and found.interval is not None and (found.interval[1] - found.interval[0]).days > 366:
        return False
    before = text[max(0, found.start - 40) : found.start]
    if patterns()["done"].search(before):
        return False
    return not (found.interval is None and found.prep in _WEAK)


def _words(text: str, start: int, end: int) -> str:
    return text[start:end].strip(" ,;.")
