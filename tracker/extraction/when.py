"""Time phrases of diplomatic English to intervals of days, read against the day of the readout."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from msgspec import Struct

Interval = tuple[dt.date, dt.date]

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: n for name, n in list(_MONTHS.items())} | {"sept": 9}
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
    "a": 1, "an": 1, "couple": 2, "few": 3, "several": 3, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty-five": 45, "sixty": 60, "ninety": 90,
}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_WEEKDAYS = list(calendar.day_name)
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}


class Phrase(Struct, frozen=True):
    """A time phrase at `text[start:end]`; `interval` is None where the words name no days ("as soon as possible")."""

    start: int
    end: int
    prep: str
    interval: Interval | None
    vague: bool = False
    """Whether the words alone say when, without days."""


_Reader = Callable[[re.Match[str], dt.date], Interval | None]


def _month(word: str) -> int:
    return _MONTHS[word.rstrip(".").lower()]


def _last(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _number(words: str) -> int:
    plain = words.lower().removeprefix("a ").removesuffix(" of") or "a"
    return int(plain) if plain.isdigit() else _NUMBERS.get(plain, 1)


def _day(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _year(word: str, ref: dt.date) -> int:
    if word[-4:].isdigit():
        return int(word[-4:])
    return ref.year + (any(cue in word.lower() for cue in ("next", "following", "coming")))


def _near(month: int, day: int, ref: dt.date) -> int:
    """The year in which a day without a year falls: this one, unless it has gone by."""
    end = dt.date(ref.year, month, min(day, calendar.monthrange(ref.year, month)[1]))
    return ref.year + 1 if end < ref else ref.year


def _portion(part: str, start: dt.date, end: dt.date, ref: dt.date) -> Interval:
    """The part of an interval that "early", "mid", "the end of" and the like name: thirds, of a year in whole months."""
    word = part.lower()
    days = (end - start).days + 1
    whole = (start.month, start.day, end.month, end.day, start.year) == (1, 1, 12, 31, end.year)
    first = dt.date(start.year, 4, 30) if whole else start + dt.timedelta(days=max(days // 3 - 1, 0))
    last = dt.date(start.year, 9, 1) if whole else end - dt.timedelta(days=max(days // 3 - 1, 0))
    middle = start + dt.timedelta(days=days // 2)
    for cues, interval in (
        (("first half",), (start, middle - dt.timedelta(days=1))),
        (("second half",), (middle, end)),
        (("later",), (max(start, min(ref, end)), end)),
        (("mid",), (first + dt.timedelta(days=1), last - dt.timedelta(days=1))),
        (("early", "start", "beginning"), (start, first)),
        (("late",), (last, end)),
    ):
        if any(cue in word for cue in cues):
            return interval
    return end - dt.timedelta(days=max(days // 12, 1) - 1), end


def _days(hit: re.Match[str], ref: dt.date) -> Interval | None:
    first, last = hit["d1"], hit["d2"] or hit["d1"]
    m1, m2 = _month(hit["m1"]), _month(hit["m2"] or hit["m1"])
    year = int(hit["y"]) if hit["y"] else _near(m2, _day(last), ref)
    start, end = dt.date(year - (m1 > m2), m1, _day(first)), dt.date(year, m2, _day(last))
    return (start, end) if start <= end else None


def _days_british(hit: re.Match[str], ref: dt.date) -> Interval | None:
    m2 = _month(hit["m2"])
    m1 = _month(hit["m1"]) if hit["m1"] else m2
    last = hit["d2"] or hit["d1"]
    year = int(hit["y"]) if hit["y"] else _near(m2, _day(last), ref)
    start, end = dt.date(year - (m1 > m2), m1, _day(hit["d1"])), dt.date(year, m2, _day(last))
    return (start, end) if start <= end else None


def _months(hit: re.Match[str], ref: dt.date) -> Interval | None:
    m1, m2 = _month(hit["m1"]), _month(hit["m2"] or hit["m1"])
    year = _year(hit["y"], ref) if hit["y"] else _near(m2, 31, ref)
    start, end = dt.date(year - (m1 > m2), m1, 1), _last(year, m2)
    return _portion(hit["part"], start, end, ref) if hit["part"] else (start, end)


def _portions(hit: re.Match[str], ref: dt.date) -> Interval | None:
    year = _year(hit["y"] or "this year", ref)
    size = 3 if hit["kind"].lower().startswith(("quarter", "q")) else 6
    count = 12 // size
    word = hit["n"].lower()
    n = int(word) if word.isdigit() else _ORDINALS[word] or count
    if n > count:
        return None
    return dt.date(year, (n - 1) * size + 1, 1), _last(year, n * size)


def _years(hit: re.Match[str], ref: dt.date) -> Interval | None:
    first = _year(hit["y1"], ref)
    last = first
    if hit["y2"]:
        last = int(hit["y2"]) if len(hit["y2"]) == 4 else first // 100 * 100 + int(hit["y2"])
    if last < first:
        return None
    start, end = dt.date(first, 1, 1), dt.date(last, 12, 31)
    return _portion(hit["part"], start, end, ref) if hit["part"] else (start, end)


def _decade(hit: re.Match[str], ref: dt.date) -> Interval | None:
    first = int(hit["y"]) if hit["y"] else ref.year // 10 * 10
    start, end = dt.date(first, 1, 1), dt.date(first + 9, 12, 31)
    return _portion(hit["part"], start, end, ref) if hit["part"] else (start, end)


def _season(hit: re.Match[str], ref: dt.date) -> Interval | None:
    first, last = _SEASONS[hit["season"].lower()]
    year = int(hit["y"]) if hit["y"] else ref.year + ("next" in (hit["which"] or "").lower())
    start, end = dt.date(year, first, 1), _last(year + (last < first), last)
    if not hit["y"] and end < ref:
        start, end = dt.date(year + 1, first, 1), _last(year + 1 + (last < first), last)
    return start, end


def _relative(hit: re.Match[str], ref: dt.date) -> Interval | None:
    unit = hit["unit"].lower().rstrip("s")
    ahead = "next" in hit["which"].lower() or "coming" in hit["which"].lower() or "following" in hit["which"].lower()
    if unit == "year":
        start, end = dt.date(ref.year + ahead, 1, 1), dt.date(ref.year + ahead, 12, 31)
    elif unit == "month":
        month = ref.month + ahead
        year, month = ref.year + (month > 12), (month - 1) % 12 + 1
        start, end = dt.date(year, month, 1), _last(year, month)
    elif unit == "week":
        start = ref - dt.timedelta(days=ref.weekday()) + dt.timedelta(days=7 * ahead)
        end = start + dt.timedelta(days=6)
    else:
        return None
    return _portion(hit["part"], start, end, ref) if hit["part"] else (max(start, ref), end)


def _span(hit: re.Match[str], ref: dt.date) -> Interval | None:
    words = hit["n"]
    many = hit["unit"].lower().endswith("s")
    count = _number(words) if words else (3 if many else 1)
    unit = hit["unit"].lower().rstrip("s")
    days = {"day": 1, "week": 7, "month": 30.44, "quarter": 91.31, "year": 365.25, "decade": 3652.5}[unit]
    return ref, ref + dt.timedelta(days=round(count * days))


def _tomorrow(hit: re.Match[str], ref: dt.date) -> Interval | None:
    day = ref + dt.timedelta(days=1)
    return day, day


def _weekday(hit: re.Match[str], ref: dt.date) -> Interval | None:
    ahead = (_WEEKDAYS.index(hit["day"]) - ref.weekday() - 1) % 7 + 1
    day = ref + dt.timedelta(days=ahead)
    return day, day


_READERS: dict[str, _Reader] = {
    "days": _days, "days_british": _days_british, "portions": _portions, "months": _months, "decade": _decade, "years": _years,
    "season": _season, "relative": _relative, "span": _span, "tomorrow": _tomorrow, "weekday": _weekday,
}  # fmt: skip


class Rule(Struct, frozen=True):
    """One way of naming days, from lexicon/time.toml; without a reader it names none."""

    id: str
    pattern: re.Pattern[str]
    reader: _Reader | None
    needs: str
    """The name of a cue without which the pattern cannot match; a cheap look that spares the dear one."""


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads((Path(__file__).with_name("lexicon") / "time.toml").read_text("utf-8"))
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in data["cues"].items()}


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the file's order, those that name days first."""
    data = tomllib.loads((Path(__file__).with_name("lexicon") / "time.toml").read_text("utf-8"))
    out = []
    for table in (*data["rule"], *data["vague"]):
        pattern = table["pattern"]
        for _ in range(2):
            for name, fragment in data["fragments"].items():
                pattern = pattern.replace("{" + name + "}", fragment)
        loose = table.get("loose", "reader" not in table)
        out.append(
            Rule(
                table["id"],
                re.compile(pattern, re.IGNORECASE if loose else 0),
                _READERS.get(table.get("reader", "")),
                table["needs"],
            )
        )
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
                found.append(
                    Phrase(hit.start(), hit.end(), (hit["prep"] or "").lower(), _bounded(hit, interval, day) if ref else None)
                )
    return tuple(sorted(found, key=lambda phrase: phrase.start))


def _bounded(hit: re.Match[str], interval: Interval, ref: dt.date) -> Interval:
    """What "by", "before" and their kind make of an interval: from the day of the talks to its end, or to the day before it."""
    start, end = interval
    word = (hit["prep"] or "").lower()
    if word in ("before", "prior to", "ahead of") and "end of" not in hit.group():
        end = start - dt.timedelta(days=1)
    elif word not in _UP_TO:
        return start, end
    return min(ref, end), end


_UP_TO = frozenset(
    [
        "by",
        "by no later than",
        "no later than",
        "not later than",
        "until",
        "till",
        "up to",
        "through",
        "before",
        "prior to",
        "ahead of",
    ]
)
