"""Text to what tells one promise from its twin: the places, the quantities, the numbers in a series, the named bodies."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from tracker.extraction.atlas import find
from tracker.extraction.places import cities
from tracker.links.stems import stem
from tracker.links.words import words

_DATA = tomllib.loads(Path(__file__).with_name("details.toml").read_text("utf-8"))
_NUMBERS = {word: number for number, word in enumerate(_DATA["numbers"].split())} | _DATA["more_numbers"]
_SIZES: dict[str, float] = _DATA["sizes"]
_SERIES = {word: number for number, word in enumerate(_DATA["series"].split(), 2)}
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_MONEY: dict[str, str] = _DATA["money"]
_MONTHS = frozenset(_DATA["months"].split())
_NO_UNIT = frozenset(_DATA["no_unit"].split())
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*(?: (?:de|da|do|del|la|los|al-|el-)?\s?[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*){0,3}"
_NAMED_SITE = re.compile(rf"(?P<name>{_NAME}) (?:{'|'.join(_DATA['sites'].split())})\b")
_VENUE = re.compile(rf"\b(?:{'|'.join(_DATA['venue_of'].split())})\s+(?:(?:[\w-]+\s+){{0,2}})$", re.IGNORECASE)
_NO_PLACE = re.compile(rf"\b(?:{'|'.join(_DATA['no_place'].split())})\b", re.IGNORECASE)
_WORD_NUMBER = "|".join(word for word in _NUMBERS if word != "a")
_SIZE = "|".join(_SIZES)
_AMOUNT = re.compile(
    r"(?<![\w.,-])(?:(?:[A-Z]{1,3}(?=\$))?(?P<sign>[$€£¥]))?\s?"
    rf"(?:(?P<digits>\d[\d,]*(?:\.\d+)?)|(?P<word>(?:{_WORD_NUMBER})(?:-(?:{_WORD_NUMBER}))?|a(?=\s(?:{_SIZE})\b)))"
    rf"(?:[\s-]?(?P<size>{_SIZE})s?)?(?P<percent>\s?%|\sper\s?cent)?\b(?!(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters before a number in which its month, its "from" or what it counts are looked for."""
_NTH = re.compile(r"\b(?:(\d{1,3})(?:st|nd|rd|th)|(" + "|".join(_SERIES) + r"))\b", re.IGNORECASE)
_UNIT_WORD = re.compile(r"[^\W\d_][\w'-]*")
_PLACED = re.compile(
    r"\b(?:in|at|to|near|from|between|off)\s+(?:the (?:city|town|port|province|region|island|village|harbour|islands) of )?"
    rf"(?P<name>{_NAME})"
    rf"(?:\s+(?:and|to)\s+(?P<other>{_NAME}))?"
)
_FEATURE = re.compile(rf"\b(?P<name>{_NAME} (?:Canal|River|Sea|Strait|Lake|Islands?|Bay|Desert|Valley|Peninsula))\b")
_ACRONYM = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Z0-9+-]+\b")


class Amount(Struct, frozen=True):
    """A number with what it counts; durations in days, money with its currency; `was` marks the old end of a change."""

    value: float
    units: frozenset[str]
    words: str
    was: bool = False


class Details(Struct, frozen=True):
    """What a promise or statement is about, as far as it can be told from another of the same kind."""

    places: frozenset[str] = frozenset()
    """Towns and sites, in lower case, by their present name."""
    lands: frozenset[str] = frozenset()
    """Codes of countries in which something is to be."""
    amounts: tuple[Amount, ...] = ()
    series: tuple[tuple[int, frozenset[str]], ...] = ()
    """A number in a series with the stems of the words after it ("third C+C5 meeting")."""
    bodies: frozenset[str] = frozenset()
    """Acronyms of organisations and programmes."""


@cache
def _renamed() -> dict[str, str]:
    table = tomllib.loads((Path(__file__).parent / "synonyms.toml").read_text("utf-8"))
    rows = ([name.strip().lower() for name in line.split("|")] for line in table["places"])
    return {other: now for now, *others in rows for other in others}


def details(text: str) -> Details:
    """The details of a passage; nothing is looked up beyond it."""
    plain = text.replace("\u2019", "'")
    places, lands = _places(plain)
    return Details(
        places=frozenset(places),
        lands=frozenset(lands),
        amounts=tuple(_amounts(plain)),
        series=tuple(_series(plain)),
        bodies=frozenset(match.group() for match in _ACRONYM.finditer(plain))
        - {"US", "UK", "EU", "UAE", "PRC", "ROK", "UN", "USA"},
    )


def place(name: str) -> str:
    """The present name of a place in lower case ("Nur-Sultan" -> "astana")."""
    plain = " ".join(name.replace("\u2019", "'").lower().split())
    return _renamed().get(plain, plain)


def _places(text: str) -> tuple[set[str], set[str]]:
    mentioned = find(text)
    called = {(mention.start, mention.end): mention for mention in mentioned}
    places: set[str] = set()
    lands: set[str] = set()
    for start, end, code in cities(text, 0, len(text)):
        if not _VENUE.search(text, max(0, start - 45), _before(text, start)):
            places.add(place(text[start:end]))
            lands.add(code)
    for pattern in (_PLACED, _NAMED_SITE, _FEATURE):
        for name, start in _names(pattern, text):
            if any(a < start + len(name) and start < b for a, b in called):
                mention = next(m for (a, b), m in called.items() if a < start + len(name) and start < b)
                if mention.how == "name" and text[: mention.start].rstrip().lower().endswith(
                    (" in", " to the territory of", "in the")
                ):
                    lands.add(mention.code)
                continue
            if _NO_PLACE.search(name) or _ACRONYM.fullmatch(name) or any(ch.isdigit() for ch in name):
                continue
            if _VENUE.search(text, max(0, start - 45), _before(text, start)):
                continue
            places.add(place(name))
    whole = {other for other in places for longer in places if other != longer and other in longer}
    return places - whole, lands


def _names(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, int]]:
    for match in pattern.finditer(text):
        for group, name in match.groupdict().items():
            if name:
                yield name.removesuffix("'s").strip("-"), match.start(group)


def _before(text: str, start: int) -> int:
    """Where the preposition before a name begins, so that what governs it can be looked at."""
    cut = text.rfind(" ", 0, max(0, start - 1))
    return cut + 1 if cut >= 0 else start


def _amounts(text: str) -> list[Amount]:
    found: list[Amount] = []
    for match in _AMOUNT.finditer(text):
        value = _value(match)
        after = [word.lower().removesuffix("'s") for word in _UNIT_WORD.findall(text[match.end() : match.end() + 45])[:4]]
        if value is None or _is_date(text, match, value, after):
            continue
        units, value = _units(match, value, after)
        if not units and match["digits"]:
            units = _counted_before(text[max(0, match.start() - _NEAR) : match.start()])
        if units:
            was = bool(re.search(r"\bfrom (?:\w+ )?$", text[max(0, match.start() - _NEAR) : match.start()])) and bool(
                re.match(r"[\w\s%-]{0,25}\bto\b", text[match.end() :])
            )
            shown = " ".join(text[match.start() : match.end()].split() + after[:1])
            found.append(Amount(value, units, shown, was))
    return found


def _value(match: re.Match[str]) -> float | None:
    if digits := match["digits"]:
        try:
            value = float(digits.replace(",", ""))
        except ValueError:
            return None
    else:
        parts = match["word"].lower().split("-")
        if any(part not in _NUMBERS for part in parts):
            return None
        value = float(sum(_NUMBERS[part] for part in parts))
    return value * _SIZES[match["size"].lower()] if match["size"] else value


def _is_date(text: str, match: re.Match[str], value: float, after: list[str]) -> bool:
    if not match["digits"] or match["size"] or match["sign"] or match["percent"]:
        return value == 1 and not match["size"]
    if after and after[0] in _MONTHS and value <= 31:
        return True
    before = words(text[max(0, match.start() - _NEAR) : match.start()])[-1:]
    if before and before[0] in _MONTHS:
        return True
    return 1900 <= value <= 2100 and "," not in match["digits"]


def _units(match: re.Match[str], value: float, after: list[str]) -> tuple[frozenset[str], float]:
    if match["percent"]:
        return frozenset({"%"}), value
    if match["sign"]:
        return frozenset({_MONEY[match["sign"]]}), value
    for word in after[:2]:
        singular = word.rstrip("s") if word != "us" else word
        if singular in _MONEY:
            return frozenset({_MONEY[singular]}), value
        if singular in _DAYS:
            return frozenset({"day"}), value * _DAYS[singular]
    units = frozenset(stem(word) for word in after[:3] if word not in _NO_UNIT)
    return (units if after and after[0] not in _NO_UNIT - {"new", "more"} else frozenset()), value


def _counted_before(text: str) -> frozenset[str]:
    """What a bare number counts ("raise the number of students to 20,000"): the words before it."""
    return frozenset(stem(word) for word in words(text[-60:])[-7:] if word not in _NO_UNIT and len(word) > 3)


def _series(text: str) -> list[tuple[int, frozenset[str]]]:
    found = []
    for match in _NTH.finditer(text):
        number = int(match[1]) if match[1] else _SERIES[match[2].lower()]
        after = words(text[match.end() : match.end() + 60])[:5]
        if after and after[0] in _MONTHS | {"of"}:
            continue
        found.append((number, frozenset(stem(word) for word in after if word not in _NO_UNIT)))
    return found
