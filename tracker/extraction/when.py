"""Time phrases of diplomatic English to intervals of days, read against the day of the readout."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from msgspec import Struct

Interval = tuple[dt.date, dt.date]

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: n for name, n in list(_MONTHS.items())} | {"sept": 9}
_NUMBERS = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True)) | {
    "a": 1, "an": 1, "couple": 2, "few": 3, "several": 3, "fifteen": 15, "twenty": 20, "thirty": 30, "forty-five": 45, "sixty": 60, "ninety": 90,
}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?![a-z])"
_YEAR = r"(?:19|20|21)\d\d(?!\d)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?(?!\d)"
_TO = r"\s?(?:-|–|—|to|and|through|until)\s?"
_WHEN_YEAR = rf"(?:{_YEAR}|(?:this|next|the|the current|the same|the following|the coming) (?:calendar )?year)"
_UNIT = r"(?:day|week|month|quarter|year|decade)s?"
_COUNT = r"(?:\d{1,3}|a couple of|a few|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty-five|sixty|ninety|several|few|couple of)"
_PART = r"(?:(?P<part>early|mid|late|later(?: in)?|the (?:very )?(?:end|beginning|start|middle|close|first half|second half) of|(?:end|start|beginning) of|end|year-end|by end)[ -])"
_PREP = (
    r"(?:(?P<prep>by no later than|no later than|not later than|by|before|until|till|prior to|ahead of|up to|in|on|at|within|during|over|for|through|throughout|"
    r"starting(?: from| in| on)?|beginning(?: from| in| on)?|effective(?: from)?|as of|as from|from|around|towards|since|after|following|between|of|dated) )?(?:the period )?(?:from )?(?:midnight )?"
)


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
    """The part of an interval that "early", "mid", "the end of" and the like name."""
    days = (end - start).days + 1
    word = part.lower()
    if "first half" in word or "second half" in word:
        middle = start + dt.timedelta(days=days // 2)
        return (start, middle - dt.timedelta(days=1)) if "first" in word else (middle, end)
    if "later" in word:
        return max(start, min(ref, end)), end
    if "mid" in word:
        return start + dt.timedelta(days=days // 3), end - dt.timedelta(days=days // 3)
    if "early" in word or "start" in word or "beginning" in word:
        return start, start + dt.timedelta(days=max(days // 3 - 1, 0))
    if "late" in word:
        return end - dt.timedelta(days=max(days // 3 - 1, 0)), end
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


_RULES: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE if loose else 0), reader)
    for pattern, reader, loose in (
        (
            rf"{_PREP}(?P<m1>{_MONTH}) (?P<d1>{_DAY})(?:{_TO}(?:(?P<m2>{_MONTH}) )?(?P<d2>{_DAY})(?!,? ?\d))?(?:(?:,|,? of)? ?(?P<y>{_YEAR}))?",
            _days,
            False,
        ),
        (
            rf"{_PREP}(?:the )?(?P<d1>{_DAY})(?: of)?(?: (?P<m1>{_MONTH}))?(?:{_TO}(?:the )?(?P<d2>{_DAY})(?: of)?)? (?P<m2>{_MONTH})(?:,? (?P<y>{_YEAR}))?",
            _days_british,
            False,
        ),
        (
            rf"{_PREP}(?:the )?(?P<n>first|second|third|fourth|last|1st|2nd|3rd|4th) (?P<kind>quarter|half)(?: of (?P<y>{_WHEN_YEAR}))",
            _portions,
            True,
        ),
        (rf"{_PREP}(?P<kind>Q|H)(?P<n>[1-4])(?: of)? ?(?P<y>{_YEAR})", _portions, False),
        (
            rf"{_PREP}(?:the )?{_PART}?(?P<m1>{_MONTH})(?:{_TO}(?P<m2>{_MONTH}))?,?(?: of)? (?P<y>{_YEAR}|this year|next year)",
            _months,
            False,
        ),
        (
            rf"\b(?P<prep>by|in|until|before|during|for|from|around|no later than|starting in|as of|as from|starting|beginning in|from early|of) (?:the )?{_PART}?(?P<m1>{_MONTH})(?:{_TO}(?P<m2>{_MONTH}))?(?P<y>(?!))?(?! \d)",
            _months,
            False,
        ),
        (rf"\b{_PREP}(?:the )?(?:{_PART})?(?P<y>[12]\d\d0)s\b", _decade, True),
        (rf"\b{_PREP}{_PART}?(?:this|the|the current) decade(?P<y>(?!))?\b", _decade, True),
        (rf"\b{_PREP}(?:the )?{_PART}(?:of )?(?P<y1>{_WHEN_YEAR})(?:\s?[-–/]\s?(?P<y2>\d{{4}}|\d\d)\b)?", _years, True),
        (
            rf"\b(?P<prep>by|in|until|till|before|through|from|for|over|during|around|no later than|not later than|starting(?: in)?|beginning in|as of|after|since|of|between) (?:the (?:year|period) )?(?:of )?(?:from )?(?P<part>(?!))?(?P<y1>{_YEAR})(?:\s?(?:[-–/]|to|and)\s?(?P<y2>\d{{4}}|\d\d(?!\d))\b)?",
            _years,
            True,
        ),
        (
            rf"\b{_PREP}(?P<part>early |mid-|late |later )?(?P<which>this|next|this coming|the coming|in the)? ?(?P<season>spring|summer|autumn|fall|winter)(?:,? (?:of )?(?P<y>{_YEAR}))(?<=\d)",
            _season,
            True,
        ),
        (
            rf"\b{_PREP}(?:(?P<part>early|later|late) )?(?P<which>this coming|this|next|the coming) (?P<season>spring|summer|autumn|fall|winter)(?P<y>(?!))?\b",
            _season,
            True,
        ),
        (
            rf"\b{_PREP}{_PART}?(?P<which>this|next|the current|the following|the next|the coming|(?<=within )the|(?<=by )the|(?<=end of )the) (?P<unit>year|month|week)\b(?!'s? (?:\w+ )?(?:talks|visit|meeting|summit) (?:was|were))",
            _relative,
            True,
        ),
        (
            rf"\b(?P<prep>within|in|over|during|for|through|throughout|across)(?: a period of| a span of| a space of)? (?:(?:the )?(?:next|coming|following|forthcoming|ensuing|subsequent) )(?:(?P<n>{_COUNT}) )?(?P<unit>{_UNIT})\b",
            _span,
            True,
        ),
        (
            rf"\b(?P<prep>within|over|over the course of)(?: a period of| a space of)? (?P<n>{_COUNT}) (?:\(\d+\) )?(?:calendar |working |business )?(?P<unit>{_UNIT})\b",
            _span,
            True,
        ),
        (rf"\b(?P<prep>in) (?P<n>{_COUNT}) (?P<unit>{_UNIT})(?:'|'s)? time\b", _span, True),
        (r"\b(?P<prep>)tomorrow\b", _tomorrow, True),
    )
)
_VAGUE = re.compile(
    r"\b(?:as (?:soon|early|quickly|promptly) as (?:possible|practicable|feasible|practical)|at the earliest(?: possible)?(?: \w+)?|at an early date|at an early (?:time|opportunity)|at (?:a |the |an )?(?:mutually )?"
    r"(?:convenient|agreed|acceptable|suitable|appropriate) (?:date|time|dates|times|opportunity)(?: to be (?:agreed|determined|decided)[\w ]{0,30}| convenient to both sides)?|at a (?:time|date) (?:of mutual convenience|convenient (?:to|for) both(?: sides)?)|"
    r"in the (?:(?:very )?near|foreseeable|immediate|nearest|not[- ]too[- ]distant) future|in due (?:course|time)|(?:in|over|during) the (?:coming|next|upcoming) (?:period|(?:budget|fiscal|financial) years?|phase|stage)|in the (?:short|medium|long)(?:-| to |er )?(?:medium|long)?[- ]?term|"
    r"(?:without (?:further |undue )?delay)|before long|within the shortest (?:possible )?(?:time|period)[\w ]{0,12}|in the shortest possible time|as soon as (?=\w+ )(?:(?!as soon)[^,.;]){4,80}|sooner rather than later|on an urgent basis)",
    re.IGNORECASE,
)
_QUICK = re.compile(
    r"\d|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|year|years|month|months|week|weeks|days?|decade|spring|summer|autumn|fall|winter|soon|early|earliest|future|due|delay|time|times|date|dates|tomorrow|term|period|long|quarters?|later|than)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:last|past|previous|preceding|recent|earlier this|ago)\b", re.IGNORECASE)


def phrases(text: str, start: int, end: int, ref: dt.date | None) -> tuple[Phrase, ...]:
    """The time phrases within `text[start:end]`, in reading order, none inside another.

    Without a reference day (`ref` None) only words are returned, no intervals.
    """
    if not _QUICK.search(text, start, end):
        return ()
    day = ref or dt.date(2000, 1, 1)
    found: list[Phrase] = []
    for pattern, reader in _RULES:
        for hit in pattern.finditer(text, start, end):
            if any(hit.start() < other.end and other.start < hit.end() for other in found):
                continue
            try:
                interval = reader(hit, day)
            except (ValueError, OverflowError):
                continue
            if interval is not None:
                found.append(
                    Phrase(
                        hit.start(), hit.end(), (hit["prep"] or "").lower(), _bounded(hit["prep"], interval, day) if ref else None
                    )
                )
    for hit in _VAGUE.finditer(text, start, end):
        if not any(hit.start() < other.end and other.start < hit.end() for other in found):
            found.append(Phrase(hit.start(), hit.end(), "", None, True))
    return tuple(sorted(found, key=lambda phrase: phrase.start))


def _bounded(prep: str | None, interval: Interval, ref: dt.date) -> Interval:
    """What "by", "before" and their kind make of an interval: from the day of the readout up to its end, or to the day before it."""
    start, end = interval
    word = (prep or "").lower()
    if word in ("before", "prior to", "ahead of"):
        end = start - dt.timedelta(days=1)
        return min(ref, end), end
    if word in ("by", "by no later than", "no later than", "not later than", "until", "till", "up to", "through"):
        return min(ref, end), end
    return start, end
