"""The head of a text, a file name or a field to the day it names; a year or a day is never invented."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from msgspec import Struct

from tracker.extraction.grids import without_measures

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ABROAD = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
"""The months of other languages: their texts are not extracted, but have a day all the same."""
_NUMBER = {name: number for names in _ABROAD.values() for number, name in enumerate(names.split(), 1)}
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WRITTEN = (
    re.compile(rf"\b{_YEAR}\s?[-/.年]\s?(?P<month>[01]?\d)\s?[-/.月]\s?(?P<day>[0-3]?\d)(?!\d)", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s{{1,3}}(?:of\s)?{_MONTH},?\s{{1,3}}{_YEAR}\b", re.IGNORECASE),
)
_WRITTEN_ABROAD = re.compile(
    rf"\b(?P<day>[0-3]?\d)(?:er|º|°|\.)?\s{{1,3}}(?:de\s)?(?P<month>{'|'.join(sorted(_NUMBER, key=len, reverse=True))})"
    rf",?\s{{1,3}}(?:del?\s)?{_YEAR}\b",
    re.IGNORECASE,
)
# 7.6.2022 has the day first wherever it is used; 06/07/2022 may be June or July and is taken only where one reading exists.
_DOTTED = re.compile(rf"\b(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.{_YEAR}\b")
_SLASHED = re.compile(rf"\b(?P<one>[0-3]?\d)/(?P<two>[0-3]?\d)/{_YEAR}\b")
_YEARLESS = (
    re.compile(rf"\b{_MONTH}\s{{1,3}}{_DAY}(?!\d|,?\s{{1,3}}\d{{4}})", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s{{1,3}}{_MONTH}(?!,?\s{{0,3}}\d)", re.IGNORECASE),
)
_COMPACT = re.compile(rf"(?<!\d){_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_IN_NAME = (re.compile(rf"(?<!\d){_YEAR}[-_.](?P<month>[01]\d)[-_.](?P<day>[0-3]\d)(?!\d)"), _COMPACT)
_EARLIER = re.compile(
    r"\b(?:yesterday|last (?:night|week|month)|earlier this (?:week|month)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_ON = re.compile(r"\b[Oo]n\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?", re.IGNORECASE)
_OTHER_DAY = re.compile(
    r"\b(?:by|before|until|till|than|since|after|following|dated|effective|(?<!was )(?<!were )signed"
    r"|(?:agreement|treaty|memorandum|order|resolution|law|decree|protocol)(?:\s\S+)?\sof)(?:\s(?:on|from|as of))?(?:\sthe)?\s$",
    re.IGNORECASE,
)
"""What stands before a day that is not that of the talks: when something is due, or what was signed or happened before."""
_OTHER_DAY_ABROAD = re.compile(
    r"\b(?:avant|jusqu['’]|d['’]ici|depuis|antes|hasta|desde|después|vor|bis|seit|nach|entro|prima|até|voor|tot)"
    r"(?:\s?(?:le|au|du|del?|el|dem|zum|il|o)){0,2}\s$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-z)\d][.!?])\s+(?=[A-Z])")
_ADDRESS = re.compile(r"https?://\S+")
HEAD = 1500
"""How many characters at the beginning of a text may hold the dateline."""
LINES = 8
_YEAR_LONG = 400
_RECENT = 31
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Found(Struct, frozen=True):
    """A day with how sure it is that it is the day of the talks."""

    day: dt.date
    sure: bool


def whole(words: str) -> dt.date | None:
    """The day that a field holds (ISO 8601 with or without a time, RFC 2822, or written out); None if it is no single day."""
    words = words.strip()[:100]
    if not words:
        return None
    if iso := re.match(r"(\d{4}-\d\d-\d\d)(?:$|[T ])", words) or re.match(r"(\d{8})(?:$|T)", words):
        try:
            return dt.date.fromisoformat(iso[1])
        except ValueError:
            return None
    days = written(words)
    if len(days) == 1:
        return days[0]
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def written(text: str) -> list[dt.date]:
    """Every full date in `text`, in reading order."""
    return [day for _, day in _placed(text)]


def _placed(text: str) -> list[tuple[int, dt.date]]:
    """Every full date with where it stands."""
    found = [(match.start(), match) for pattern in (*_WRITTEN, _WRITTEN_ABROAD, _DOTTED) for match in pattern.finditer(text)]
    # A month may be called alike in two languages: each day counts once.
    days = list({(at, day) for at, match in found if (day := _day(match, 0))})
    days += [(match.start(), day) for match in _SLASHED.finditer(text) if (day := _slashed(match))]
    return sorted(days)


def in_text(text: str, near: dt.date | None = None) -> Found | None:
    """The day that the head of `text` gives for the talks: a date line, a dateline ("BEIJING, Oct. 27"), "On June 7, 2022, ...".

    Where the year is left out it is the latest that does not lie after `near` (the day of publication); without `near`, None.
    A day by which something is due, or on which something else happened ("signed on ..."), is none.
    Unsure if the head names a day shortly before it too, or says that the talks were earlier ("yesterday").
    """
    head = _ADDRESS.sub("", _head(text))
    days = list(dict.fromkeys(day for at, day in _placed(head) if not _is_other(head, at)))
    if days:
        return Found(days[0], not (_elsewhen(days) or _otherwise(head, days[0])))
    if near is None:
        return None
    for pattern in _YEARLESS:
        if match := pattern.search(head):
            day = _day(match, near.year)
            if day is None or (day - near).days > 1:
                day = _day(match, max(near.year - 1, 1))
            return Found(day, False) if day else None
    return None


def _is_other(text: str, at: int) -> bool:
    """Whether the day at a place is plainly not that of the talks."""
    return any(words.search(text, max(0, at - 40), at) for words in (_OTHER_DAY, _OTHER_DAY_ABROAD))


def reported(text: str, near: dt.date) -> dt.date | None:
    """The one day that the first sentence of the body dates the talks by ("On September 2, the ministers held ...").

    A year that is left out is the latest that puts it no later than `near`; None where there is no such day or several.
    """
    lines = _head(text).split("\n")
    # A body without a title above it (a mail) begins at once.
    body = lines[0] if lines[0].rstrip().endswith(".") else lines[-1]
    return _only_day(_SENTENCE.split(body, maxsplit=1)[0], near) or _only_day(_SENTENCE.split(lines[-1], maxsplit=1)[0], near)


def _only_day(sentence: str, near: dt.date) -> dt.date | None:
    days = set[dt.date]()
    for on in _ON.finditer(sentence):
        words = sentence[on.end() : on.end() + 30]
        for pattern in (*_WRITTEN, _DOTTED, *_YEARLESS):
            if match := pattern.match(words):
                full = "year" in pattern.groupindex
                day = _day(match, 0 if full else near.year)
                if not full and (day is None or day > near):
                    day = _day(match, max(near.year - 1, 1))
                days |= {day} if day else set()
                break
    return days.pop() if len(days) == 1 else None


def _elsewhen(days: list[dt.date]) -> bool:
    """Whether another day may be that of the talks: one shortly before the first, or one so long after that the first is history.

    A later day is what comes next ("the next meeting on ...").
    """
    return any(0 < (days[0] - day).days <= _RECENT or (day - days[0]).days > _YEAR_LONG for day in days)


def _otherwise(head: str, day: dt.date) -> bool:
    """Whether the words say that the talks were on an earlier day: "yesterday", or a weekday that is not that of `day`."""
    found = _EARLIER.search(head)
    return found is not None and not _TODAY.search(head) and found[0].lower() != f"on {_WEEKDAYS[day.weekday()]}"


def in_name(name: str) -> dt.date | None:
    """The day in a file name or address (2025-01-23-readout-..., 20250123.html, /2025/01/23/...)."""
    for pattern in (*_IN_NAME, _WRITTEN[0]):
        for match in pattern.finditer(name):
            if day := _day(match, 0):
                return day
    return None


def is_month(word: str) -> bool:
    """Whether `word` is the name of a month ("in June" is no place)."""
    return word.lower() in _MONTHS


def _head(text: str) -> str:
    """The first lines up to and with the first two sentences of the body: where a date says when the talks were."""
    lines = [line for line in without_measures(text[:HEAD]).split("\n") if line.strip()][:LINES]
    for number, line in enumerate(lines):
        sentences = _SENTENCE.split(line)
        if len(line) > 200 or len(sentences) > 1 or (number > 0 and line.rstrip().endswith((".", ".”", '."'))):
            return "\n".join([*lines[:number], " ".join(sentences[:2])])
    return "\n".join(lines)


def _day(match: re.Match[str], year: int) -> dt.date | None:
    month = match["month"].lower()
    if month.isdigit():
        number = int(month)
    else:
        number = _NUMBER.get(month) or next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month[:3]))
    try:
        return dt.date(year or int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


def _slashed(match: re.Match[str]) -> dt.date | None:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    readings = {
        dt.date(year, month, day) for month, day in ((one, two), (two, one)) if 1 <= month <= 12 and _exists(year, month, day)
    }
    return readings.pop() if len(readings) == 1 else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
