"""A sentence to its status statements: what has been done or has failed, kept apart as evidence about earlier promises."""

from __future__ import annotations

import re

from msgspec import Struct

from tracker.extraction.document import Polarity, Sentence
from tracker.extraction.levels import INSIDE, Site, close
from tracker.extraction.rules import cued, statuses
from tracker.extraction.subjects import sites

_JOINED = re.compile(r"[\s,;\u2013\u2014-]*(?:(?:and|but|that|while)\b\s*)*")


class Status(Struct, frozen=True):
    """The clause that says how something stands, its cue, and whose doing it is."""

    start: int
    end: int
    rule: str
    cue: tuple[int, int]
    polarity: Polarity
    subject: tuple[int, int] | None


def statements(text: str, sentence: Sentence, finite: list[Site] | None = None) -> list[Status]:
    """The status statements of one sentence in reading order; at most one a clause, a setback before a success."""
    rules = cued(statuses(), text, sentence.start, sentence.end)
    if not rules:
        return []
    finite = sites(text, sentence) if finite is None else finite
    out: list[Status] = []
    for rule in rules:
        for match in rule.pattern.finditer(text, sentence.start, sentence.end):
            site = next((site for site in finite if match.start() <= site.start < match.end()), None)
            if site is None or site.hang in INSIDE or _under_modal(finite, site):
                continue
            start = min(site.subject[0] if site.subject and site.subject[0] >= site.lead else site.lead, match.start())
            joined = _JOINED.match(text, start, match.start())
            start = joined.end() if joined else start
            end = close(finite, match.end(), sentence.end)
            while end > match.end() and text[end - 1] in " ,;.":
                end -= 1
            if not any(start < other.end and other.start < end for other in out):
                out.append(Status(start, end, rule.id, match.span(), rule.polarity, site.subject))
    return sorted(out, key=lambda one: one.start)


def _under_modal(finite: list[Site], site: Site) -> bool:
    """Whether a verb is only said to come ("will have opened")."""
    return site.hang == "chain" and site.governor is not None and finite[site.governor].kind == "modal"
