"""Dates as people know them: ISO 8601 with its precision kept, typed words ("yesterday", "2022-12") to such a date."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from tracker.errors import UsageError

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")
_COUNTED = (
    r"(in\s+)?(\d{1,4})\s*(d|day|days|w|week|weeks|m|month|months|y|year|years)(\s+ago)?\Z"  # compiled when first asked for
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = (
    r"(?:(\d{1,2})\.? )?"
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\.?"
    r"(?: (\d{1,2}))?,? (\d{4})\Z"
)
"""5 December 2022, December 5, 2022, Dec. 2022."""

VALID = "2022, 2022-12, 2022-12-05, 5 December 2022, today, yesterday, monday, 3 days ago or 2w"
"""What `typed` understands, for messages and help."""
AHEAD = "2027, 2027-01, 2027-01-31, 31 January 2027, tomorrow, monday, in 3 days or 2w"
"""The same where a day to come is meant."""


@lru_cache(4096)
def first_day(partial: str) -> dt.date:
    """The earliest day that an ISO date of any precision can mean."""
    return _days(partial)[0]


@lru_cache(4096)
def last_day(partial: str) -> dt.date:
    """The latest day that an ISO date of any precision can mean."""
    return _days(partial)[1]


def is_partial(text: str) -> bool:
    """Whether `text` is an ISO date of any precision that exists in the calendar."""
    try:
        _days(text)
    except UsageError:
        return False
    return True


def typed(text: str, today: dt.date, *, future: bool = False, why: str = "what has not happened yet cannot be recorded") -> str:
    """What a person typed as a date, as an ISO date with the precision they gave.

    What is reckoned from today ("2w", "monday") lies in the past; with `future`, where a day to come is meant, ahead of today.
    Raises UsageError if it is no date, or lies wholly after `today` where only what has happened can be meant, with `why`.
    """
    words = " ".join(text.lower().split())
    found = _relative(words, today, ahead=future)
    partial = found.isoformat() if found else _normal(_named(words), text, AHEAD if future else VALID)
    if not future and first_day(partial) > today:
        raise UsageError(f"the date {partial} lies after today ({today})", why)
    return partial


def _named(words: str) -> str:
    """A date with the month's name in digits; other words as they are."""
    match = re.match(_NAMED, words)
    if not match or (match[1] and match[3]):
        return words
    day = match[1] or match[3]
    return f"{match[4]}-{_MONTHS.index(match[2][:3]) + 1:02}" + (f"-{day}" if day else "")


def _normal(words: str, text: str, valid: str) -> str:
    if not _PARTIAL.match(words):
        raise UsageError(f"{text!r} is not a date", f"valid are {valid}")
    _days(words)
    return "-".join(part.zfill(2) for part in words.split("-"))


def _days(partial: str) -> tuple[dt.date, dt.date]:
    match = _PARTIAL.match(partial)
    if not match:
        raise UsageError(f"{partial!r} is not a date", f"valid are {VALID}")
    year, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None  # noqa: S101 - the pattern always has the year; this tells the type checker
    try:
        if month is None:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        if day is None:
            return dt.date(year, month, 1), dt.date(year, month, _length(year, month))
        return dt.date(year, month, day), dt.date(year, month, day)
    except ValueError:
        raise UsageError(f"{partial!r} is not a day in the calendar", f"valid are {VALID}") from None


def _length(year: int, month: int) -> int:
    import calendar  # the first screen has no use for it

    return calendar.monthrange(year, month)[1]


def _relative(words: str, today: dt.date, *, ahead: bool) -> dt.date | None:
    if words in {"today", "now", ""}:
        return today
    if words in {"yesterday", "tomorrow"}:
        return back(today, 1 if words == "yesterday" else -1, "d")
    for number, name in enumerate(_WEEKDAYS):
        if words in {name, name[:3], f"last {name}", f"next {name}"}:
            if words.startswith("next ") or (ahead and not words.startswith("last ")):
                return back(today, -((number - today.weekday() - 1) % 7 + 1), "d")
            return back(today, (today.weekday() - number - 1) % 7 + 1, "d")
    match = re.match(_COUNTED, words)
    if match and not (match[1] and match[4]):
        count = int(match[2])
        return back(today, -count if match[1] or (ahead and not match[4]) else count, match[3][0])
    return None


def months_on(day: dt.date, count: int) -> dt.date:
    """The same day of the month `count` months later, or the last of that month where it has no such day.

    Raises ValueError where that lies outside the calendar.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return dt.date(year, month + 1, min(day.day, _length(year, month + 1)))


def back(day: dt.date, count: int, unit: str) -> dt.date:
    """`count` days, weeks, months or years (d, w, m, y) before `day`, or after it where it is negative.

    The day of the month is cut to the month's length. Raises UsageError where that lies outside the calendar.
    """
    try:
        if unit in {"d", "w"}:
            return day - dt.timedelta(days=count * (7 if unit == "w" else 1))
        return months_on(day, -count * (12 if unit == "y" else 1))
    except (ValueError, OverflowError):
        raise UsageError(f"{abs(count)}{unit} {'after' if count < 0 else 'before'} {day} lies outside the calendar") from None


_SAID_NUMBER = (
    r"(?:\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|\w+teen|\w+ty|hundred|thousand)\b)"
    r"(?:\s?[(\[][^)\]]*[)\]])?"
)
"""A number in words or figures, also with the other of the two in brackets behind it, as in "ninety (90) days"."""
_KIND = r"(?:(?:calendar|working|business|consecutive|full|more|further|additional)\s)?"
_ROUGH = re.compile(
    r"\b(?:few|several|couple of|about|around|approximately|some)\b|"
    r"\b(?:early|mid|start of|beginning of|middle of|rest of|the new year)\b|"
    r"\b(?:spring|summer|autumn|fall|winter)\b|"
    rf"^(?!.*{_SAID_NUMBER}[\s-]{_KIND}(?:hours?|days?|weeks?|months?|quarters?|years?|decades?)\b)"
    r".*\b(?:days|weeks|months|years|decades|(?:coming|next|following|upcoming) decade)\b",
    re.IGNORECASE,
)


def is_about(words: str) -> bool:
    """Whether the day that the words of a deadline are taken for is a convention ("in the coming months", "early 2027")."""
    return _ROUGH.search(words) is not None
