"""What a time phrase that a rule has found means: the groups of its pattern to an interval of days."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from tracker.dates import months_on
from tracker.extraction.numerals import VALUES

Interval = tuple[dt.date, dt.date]

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: n for name, n in list(_MONTHS.items())} | {"sept": 9}
_NUMBERS = VALUES | {"a": 1, "an": 1, "couple": 2, "few": 3, "several": 3}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_ORDINALS |= {"final": 0, "latter": 0}
_WEEKDAYS = list(calendar.day_name)
_IN_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "a fortnight": 14}
_IN_MONTHS = {"month": 1, "quarter": 3, "half a year": 6, "year": 12, "decade": 120}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}

Reader = Callable[[re.Match[str], dt.date], Interval | None]


def month_number(word: str) -> int:
    """The number of a month by its name, in full or short ("May" -> 5)."""
    return _MONTHS[word.rstrip(".").lower()]


def _last(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _number(words: str) -> int:
    """A number in figures or words, the latter of two ("3-5", "two to three")."""
    plain = re.split(r" ?[-–] ?| to | or ", words.lower().removeprefix("a ").removeprefix("one ").removesuffix(" of"))
    first, last = ([0] + [int(part) if part.isdigit() else _NUMBERS.get(part, 1) for part in plain])[-2:]
    return first + last if first >= 20 and last < 10 else last


def _day(word: str) -> int:
    """The number of a day ("3rd")."""
    return int(re.sub(r"\D", "", word))


def _year(word: str, ref: dt.date) -> int:
    """A year by its number, or "next year" and its like from the day of the talks."""
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
        (("second half", "latter half"), (middle, end)),
        (("later", "rest", "remainder"), (max(start, min(ref, end)), end)),
        (("mid",), (first + dt.timedelta(days=1), last - dt.timedelta(days=1))),
        (("early", "start", "beginning"), (start, first)),
        (("late",), (last, end)),
    ):
        if any(cue in word for cue in cues):
            return interval
    return end - dt.timedelta(days=max(days // 12, 1) - 1), end


def _from_to(hit: re.Match[str], first: tuple[int, str], last: tuple[int, str], ref: dt.date) -> Interval | None:
    """The days from one to the other, each a month and a day; a year said once is that of the latter."""
    (m1, d1), (m2, d2) = first, last
    year = int(hit["y"]) if hit["y"] else _near(m2, _day(d2), ref)
    begun = int(hit["y1"]) if hit["y1"] else year - (m1 > m2)
    start, end = dt.date(begun, m1, _day(d1)), dt.date(year, m2, _day(d2))
    return (start, end) if start <= end else None


def _days(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """Days of which the month is said first ("May 3-5")."""
    m1 = month_number(hit["m1"])
    return _from_to(hit, (m1, hit["d1"]), (month_number(hit["m2"]) if hit["m2"] else m1, hit["d2"] or hit["d1"]), ref)


def _days_british(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """Days of which the month is said last ("3-5 May")."""
    m2 = month_number(hit["m2"])
    return _from_to(hit, (month_number(hit["m1"]) if hit["m1"] else m2, hit["d1"]), (m2, hit["d2"] or hit["d1"]), ref)


def _figures(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """A date all in figures, the day before the month; none where a slash leaves open which is which."""
    if hit["y"]:
        day = dt.date(int(hit["y"]), int(hit["m"]), int(hit["d"]))
    elif hit["sep2"] == "/" and int(hit["d2"]) <= 12 and hit["d2"] != hit["m2"]:
        return None
    else:
        day = dt.date(int(hit["y2"]), int(hit["m2"]), int(hit["d2"]))
    return day, day


def _months(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """One month or several; a year that goes unsaid is the one in which they still lie ahead."""
    m1, m2 = month_number(hit["m1"]), month_number(hit["m2"] or hit["m1"])
    year = _year(hit["y"], ref) if hit["y"] else _near(m2, 31, ref)
    start = dt.date(int(hit["y1"]) if hit["y1"] else year - (m1 > m2), m1, 1)
    if not hit["part"]:
        return start, _last(year, m2)
    start, end = _portion(hit["part"], start, _last(start.year, m1), ref)
    return start, _last(year, m2) if hit["m2"] else end


def _week(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """Seven days of a month, the first from its first day on, the last up to its last."""
    month = month_number(hit["m1"])
    end = _last(_year(hit["y"], ref) if hit["y"] else _near(month, 31, ref), month)
    n = _ORDINALS[hit["n"].lower()]
    start = end.replace(day=7 * n - 6) if n else end - dt.timedelta(days=6)
    return start, start + dt.timedelta(days=6)


def _portions(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """Quarters and halves of a year, or so many of its first or last months."""
    year = _year(hit["y"] or "this year", ref)
    kind = (hit["kind"] or "three").lower()
    size = _NUMBERS.get(kind) or (3 if kind.startswith("q") else 6)
    count = 12 // size
    first, last = (_nth(word, count) for word in (hit["n1"] or hit["n"], hit["n"]))
    if max(first, last) > count or last < first:
        return None
    if first == count:
        return dt.date(year, 13 - size, 1), _last(year, 12)
    return dt.date(year, (first - 1) * size + 1, 1), _last(year, last * size)


def _nth(word: str, count: int) -> int:
    """Which of `count` portions a word names; "last" is the last of them."""
    return int(word) if word.isdigit() else _ORDINALS[word.lower()] or count


def _years(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """A year or a range of years."""
    first = _year(hit["y1"], ref)
    last = first
    if hit["y2"]:
        last = int(hit["y2"]) if len(hit["y2"]) == 4 else first // 100 * 100 + int(hit["y2"])
    if last < first:
        return None
    start, end = dt.date(first, 1, 1), dt.date(last, 12, 31)
    if hit["part"]:
        start, end = _portion(hit["part"], start, end, ref)
    return start, end


def _feast(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """Christmas, or the first months of the new year."""
    if hit["feast"].lower() == "christmas":
        day = dt.date(_near(12, 25, ref), 12, 25)
        return day, day
    return dt.date(ref.year + 1, 1, 1), dt.date(ref.year + 1, 4, 30)


def _decade(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """A decade, or a part of it."""
    first = int(hit["y"]) if hit["y"] else ref.year // 10 * 10
    start, end = dt.date(first, 1, 1), dt.date(first + 9, 12, 31)
    return _portion(hit["part"], start, end, ref) if hit["part"] else (start, end)


def _season(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """A season; one that is over is that of the next year."""
    first, last = _SEASONS[hit["season"].lower()]
    year = int(hit["y"]) if hit["y"] else ref.year + ("next" in (hit["which"] or "").lower())
    start, end = dt.date(year, first, 1), _last(year + (last < first), last)
    if not hit["y"] and end < ref:
        start, end = dt.date(year + 1, first, 1), _last(year + 1 + (last < first), last)
    return start, end


def _relative(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """The week, month, quarter or year of the talks, or the next one."""
    unit = hit["unit"].lower().rstrip("s")
    ahead = "next" in hit["which"].lower() or "coming" in hit["which"].lower() or "following" in hit["which"].lower()
    if unit == "year":
        start, end = dt.date(ref.year + ahead, 1, 1), dt.date(ref.year + ahead, 12, 31)
    elif unit == "month":
        month = ref.month + ahead
        year, month = ref.year + (month > 12), (month - 1) % 12 + 1
        start, end = dt.date(year, month, 1), _last(year, month)
    elif unit == "quarter":
        year, month = ref.year + (ref.month > 9 and ahead), ((ref.month - 1) // 3 + ahead) % 4 * 3 + 1
        start, end = dt.date(year, month, 1), _last(year, month + 2)
    elif unit == "week":
        start = ref - dt.timedelta(days=ref.weekday()) + dt.timedelta(days=7 * ahead)
        end = start + dt.timedelta(days=6)
    else:
        return None
    return _portion(hit["part"], start, end, ref) if hit["part"] else (max(start, ref), end)


def _span(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """From the day of the talks on: months, as diplomats mean them, end on the same day of a month."""
    words = hit["n"]
    many = hit["unit"].lower().endswith("s")
    count = _number(words) if words else (3 if many else 1)
    unit = hit["unit"].lower().rstrip("s")
    if unit in _IN_MONTHS:
        return ref, months_on(ref, count * _IN_MONTHS[unit])
    return ref, ref + dt.timedelta(days=round(count * _IN_DAYS[unit]))


def _tomorrow(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """Tomorrow, or the day after."""
    day = ref + dt.timedelta(days=2 if hit["after"] else 1)
    return day, day


def _weekday(hit: re.Match[str], ref: dt.date) -> Interval | None:
    """The next day of that name."""
    ahead = (_WEEKDAYS.index(hit["day"]) - ref.weekday() - 1) % 7 + 1
    day = ref + dt.timedelta(days=ahead)
    return day, day


READERS: dict[str, Reader] = {
    "days": _days, "days_british": _days_british, "figures": _figures, "week": _week, "feast": _feast, "portions": _portions,
    "months": _months, "decade": _decade, "years": _years, "season": _season, "relative": _relative,
    "span": _span, "tomorrow": _tomorrow, "weekday": _weekday,
}  # fmt: skip
"""By the names that lexicon/time.toml calls them."""
