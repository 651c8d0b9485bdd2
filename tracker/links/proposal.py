"""A verdict to the status update that it would bring, filled in for a person to take or leave."""

from __future__ import annotations

import datetime as dt
import re

from msgspec import Struct

from tracker.extraction.when import phrases
from tracker.links.passages import Spoken
from tracker.links.relation import Verdict
from tracker.model import Commitment, Readout, Source, Stance, Status


class Proposal(Struct, frozen=True):
    """A status update to offer; nothing is recorded before a person takes it."""

    on: str
    """When it happened, as precise as the passage says, else the day of the readout; "" where neither is known."""
    note: str
    source: Source
    status: Status | None = None
    """None where the passage is evidence and moves nothing."""
    why: str = ""
    """For `broken`: cancelled or reversed."""


def propose(commitment: Commitment, readout: Readout, item: Spoken, verdict: Verdict) -> Proposal:
    """The update that a verdict would bring: dated by the passage, else by the readout, with the readout as source."""
    standing = commitment.standing.status
    status = verdict.status
    if status == standing or (status == "underway" and standing not in {"pending", "stalled"}):
        status = None
    stance: Stance = "supports"
    if verdict.relation in {"sets back", "restates"}:
        stance = "contradicts" if verdict.relation == "sets back" else "context"
    published = readout.published or readout.date
    source = Source(
        url=readout.source if readout.source.startswith(("http://", "https://")) else "",
        title=readout.title,
        publisher=readout.issuer,
        date=published.isoformat() if published else "",
        stance=stance,
    )
    note = " ".join(item.quote.split())
    return Proposal(happened(item.quote, readout.date), f"“{note}”", source, status, verdict.why if status else "")


def happened(text: str, day: dt.date | None) -> str:
    """When what a statement tells took place, as ISO with the precision of its words; the readout's day where it does not say."""
    if day is None:
        return ""
    for phrase in phrases(text, 0, len(text), day):
        if phrase.interval is None or phrase.prep in {"within", "for", "over", "during", "until", "by", "before"}:
            continue
        start, end = phrase.interval
        if start > day and not re.search(r"\d{4}", text[phrase.start : phrase.end]):
            start, end = _year_before(start), _year_before(end)
        if start <= day and (told := _partial(start, end, day)):
            return told
    return day.isoformat()


def _partial(start: dt.date, end: dt.date, day: dt.date) -> str:
    if start == end:
        return start.isoformat()
    if start.day == 1 and (end + dt.timedelta(days=1)).day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{start:%Y-%m}"
    whole_year = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year
    return f"{start:%Y}" if whole_year and end <= day else ""


def _year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
