"""Time phrases of diplomatic English to intervals of days, read against the day of the readout."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from msgspec import Struct

from tracker.extraction.days import READERS, Interval, Reader
from tracker.extraction.tables import fill, table


class Phrase(Struct, frozen=True):
    """A time phrase at `text[start:end]`; `interval` is None where the words name no days ("as soon as possible")."""

    start: int
    end: int
    prep: str
    interval: Interval | None
    vague: bool = False
    """Whether the words alone say when, without days."""


class Rule(Struct, frozen=True):
    """One way of naming days, from lexicon/time.toml; without a reader it names none."""

    id: str
    pattern: re.Pattern[str]
    reader: Reader | None
    needs: str
    """The name of a cue without which the pattern cannot match; a cheap look that spares the dear one."""


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """The cheap looks that say which rules are worth trying."""
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in table("time")["cues"].items()}


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the file's order, those that name days first."""
    data = table("time")
    out = []
    for rule in (*data["rule"], *data["vague"]):
        flags = re.IGNORECASE if rule.get("loose", "reader" not in rule) else 0
        pattern = re.compile(fill(rule["pattern"], data["fragments"]), flags)
        out.append(Rule(rule["id"], pattern, READERS.get(rule.get("reader", "")), rule["needs"]))
    return tuple(out)


def phrases(text: str, start: int, end: int, ref: dt.date | None) -> tuple[Phrase, ...]:
    """The time phrases within `text[start:end]`, in reading order, none inside another.

    Without a reference day (`ref` None) only words are returned, no intervals.
    """
    cues = {name for name, pattern in _cues().items() if pattern.search(text, start, end)}
    if not cues:
        return ()
    day = ref or dt.date(2000, 1, 1)
    found: list[Phrase] = []
    for rule in rules():
        if rule.needs not in cues:
            continue
        for hit in rule.pattern.finditer(text, start, end):
            if any(hit.start() < other.end and other.start < hit.end() for other in found):
                continue
            if rule.reader is None:
                found.append(Phrase(hit.start(), hit.end(), "", None, True))
                continue
            try:
                interval = rule.reader(hit, day)
            except (ValueError, OverflowError):
                continue
            if interval is not None:
                latest = _LATEST.match(text, hit.end(), end)
                bounds = _bounded(hit, interval, day)
                if latest:
                    bounds = min(day, bounds[0]), bounds[1]
                stop = latest.end() if latest else hit.end()
                found.append(Phrase(hit.start(), stop, (hit["prep"] or "").lower(), bounds if ref else None))
    return _joined(text, sorted(found, key=lambda phrase: phrase.start))


def _joined(text: str, found: list[Phrase]) -> tuple[Phrase, ...]:
    """Two times of which either may be meant are one, from the first to the last day ("in 2027 or early 2028")."""
    out: list[Phrase] = []
    for phrase in found:
        before = out[-1] if out else None
        if before and before.interval and phrase.interval and text[before.end : phrase.start] in _EITHER:
            interval = before.interval[0], max(before.interval[1], phrase.interval[1])
            out[-1] = Phrase(before.start, phrase.end, before.prep, interval)
        else:
            out.append(phrase)
    return tuple(out)


def _bounded(hit: re.Match[str], interval: Interval, ref: dt.date) -> Interval:
    """What "by", "before" and their kind make of an interval: from the day of the talks to its end, or to the day before it."""
    start, end = interval
    word = (hit["prep"] or "").lower()
    if word in ("before", "prior to", "ahead of") and "end of" not in hit.group():
        end = start - dt.timedelta(days=1)
    elif word not in _UP_TO:
        return start, end
    return min(ref, end), end


_EITHER = frozenset((" or ", " or the ", "-", "–", "/"))
_LATEST = re.compile(r",? at the (?:very )?latest\b")
_UP_TO = frozenset(
    (
        "by", "by no later than", "no later than", "not later than", "until", "till", "up to", "through", "before", "prior to",
        "ahead of", "in or before", "on or before", "by or before",
    )
)  # fmt: skip
