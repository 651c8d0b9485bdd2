"""A later passage and a matching promise to what the one does to the other: restates, advances, revises, fulfils or sets back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from tracker.extraction.when import phrases
from tracker.links.cues import EFFECT, aim, cues, folded, found, reached, setback
from tracker.links.details import Details
from tracker.links.score import Passage, paired
from tracker.links.words import lexicon
from tracker.model import Deadline, Relation, Status

_SAME_DAY = 32
"""Deadlines nearer to each other than this many days are the same one, told in other words."""


class Verdict(Struct, frozen=True):
    """The relation, the reason in words, and the status it would bring."""

    relation: Relation
    reason: str
    status: Status | None = None
    why: str = ""


class Dates(Struct, frozen=True):
    """What is known of the time of both: the days of their talks, and the deadlines that extraction resolved."""

    made: dt.date | None = None
    day: dt.date | None = None
    was_due: Deadline | None = None
    due: Deadline | None = None


def relate(
    later: Passage, earlier: Passage, act: str, dates: Dates | None = None, *, promise: bool, failed: bool = False
) -> Verdict:
    """What `later` does to `earlier`, by the first rule that holds.

    `act` is the earlier promise from its verb on; `promise` says that the later passage is one itself, `failed` that extraction
    heard a setback in it.
    """
    if told := setback(later.text, earlier.text, promise=promise):
        row, words = told
        return Verdict("sets back", f"“{words}”", row.status, row.why)
    if failed:
        return Verdict("sets back", "told as a setback", "stalled")
    return next(_promised(later, earlier, act, dates or Dates()) if promise else _reported(later, earlier, act))


def _reported(later: Passage, earlier: Passage, act: str) -> Iterator[Verdict]:
    """The rules for a statement of how things stand, in order."""
    plain, target = folded(later.text), aim(act)
    level, cue = _told(later, earlier, plain)
    if level < 0:
        yield Verdict("advances", "tells how it stands", "underway")
    if level < target:
        yield Verdict("advances", f"“{cue}”", "underway")
    if unfinished := found("unfinished", plain):
        yield Verdict("advances", f"“{unfinished}”", "underway")
    greater, _ = _amounts(later.details, earlier.details, less_is_more=_less(earlier))
    if greater and found("grown", plain):
        yield Verdict("advances", greater, "underway")
    fewer = [(there, here) for there, here in paired(later.details, earlier.details) if here.value < there.value]
    if fewer and target == EFFECT:
        there, here = fewer[0]
        yield Verdict("advances", f"{here.words} of {there.words}", "underway")
    part = found("partial", plain)
    one_of_many = part and not ("first" in part and "first" in folded(earlier.text))
    if one_of_many and target >= 4 and not found("works", plain):
        yield Verdict("advances", f"“{part}”", "underway")
    yield Verdict("fulfils", f"“{cue}”", "fulfilled")


def _told(later: Passage, earlier: Passage, plain: str) -> tuple[int, str]:
    """The stage that a statement reports; a verb of the promise itself, or any verb of the past, tells of the effect."""
    level, cue = reached(later.text)
    if level >= 0:
        return level, cue
    if same_act := later.terms & earlier.terms & lexicon().acts:
        return EFFECT, min(same_act).lstrip("=")
    past = found("tells", plain)
    return (EFFECT, past) if past else (-1, "")


def _promised(later: Passage, earlier: Passage, act: str, dates: Dates) -> Iterator[Verdict]:
    """The rules for a later promise, in order."""
    greater, smaller = _amounts(later.details, earlier.details, less_is_more=_less(earlier))
    moved = _moved(later.text, earlier.text, dates)
    if moved == "later" or smaller:
        yield Verdict("revises", smaller or "a later date")
    if changed := found("revision", folded(later.text), but_for=folded(earlier.text)):
        yield Verdict("revises", f"“{changed}”")
    if greater:
        yield Verdict("advances", greater, "underway")
    if moved:
        yield Verdict("advances", "an earlier date" if moved == "sooner" else "now has a date")
    if later.details.places and not earlier.details.places:
        yield Verdict("advances", "now names " + ", ".join(sorted(later.details.places)))
    target, nearer = aim(act), aim(later.text)
    if 2 <= nearer < target == EFFECT:
        yield Verdict("advances", "a next step is named")
    if target < 2 <= nearer:
        yield Verdict("advances", "from preparing to acting")
    yield Verdict("restates", "promises the same again")


def _less(earlier: Passage) -> bool:
    return bool(found("less", folded(earlier.text)))


def _amounts(later: Details, earlier: Details, *, less_is_more: bool) -> tuple[str, str]:
    """The first amount that goes beyond the earlier one, and the first that stays behind it, as "old → new"."""
    greater = smaller = ""
    for there, here in paired(later, earlier):
        if here.value == there.value:
            continue
        words = f"{there.words} → {here.words}"
        if (here.value > there.value) != less_is_more:
            greater = greater or words
        else:
            smaller = smaller or words
    return greater, smaller


def _moved(later: str, earlier: str, dates: Dates) -> str:
    """How the deadline moved: later, sooner, named (there was none) or "" (the same, dropped or unknown)."""
    now = dates.due.latest if dates.due and dates.due.latest else _last_day(later, dates.day)
    was = dates.was_due.latest if dates.was_due and dates.was_due.latest else _last_day(earlier, dates.made)
    if now is None:
        return ""
    if was is None:
        return "named"
    return "" if abs((now - was).days) < _SAME_DAY else "later" if now > was else "sooner"


def _last_day(text: str, day: dt.date | None) -> dt.date | None:
    ends = [phrase.interval[1] for phrase in phrases(text, 0, len(text), day) if phrase.interval] if day else []
    years = [dt.date(int(year), 12, 31) for pattern in cues().named["until"] for year in pattern.findall(folded(text))]
    ahead = [end for end in ends if day and end >= day] or years
    return max(ahead) if ahead else None
