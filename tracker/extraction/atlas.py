"""Text to mentions of countries, blocs and international bodies, by one reviewed table of names, demonyms and capitals."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from tracker.extraction.tables import rows, table

Kind = Literal["country", "bloc", "body", "company"]
How = Literal["name", "demonym", "capital", "organ"]

_WORD = re.compile(r"\b[A-ZÀ-ÖØ-ÞĀ-Ž]\w*")
_FIRST = re.compile(r"\w+")
_NOT_A_STATE = "".join(
    f"(?<!{word} of )" for word in ("Secretary", "Secretaries", "Department", "Minister", "Head", "Heads", "head", "heads")
)
_FORM = re.compile(
    rf"{_NOT_A_STATE}(?:(?:People's|Democratic|Federal|Federative|Islamic|Socialist|Arab|United|Plurinational|Bolivarian) )*"
    r"(?:Republic|Kingdom|States?|Sultanate|Principality|Grand Duchy|Government|Commonwealth|Emirate|Union|Islands) of (?:the )?$"
)
"""The long form before a short name ("the Kingdom of | Thailand")."""
_BRAZZAVILLE = re.compile(r"(?<!Democratic )Republic of (?:the )?Congo|Brazzaville")
_KINSHASA = re.compile(r"\bDRC\b|Democratic Republic of (?:the )?Congo|Kinshasa|DR Congo")
_PLURAL = re.compile(r"(?:[aeiou]n|kh|[aeioukgbdltrcq])$")


class Party(Struct, frozen=True):
    """A row of the table: who can be bound, and by which words they are called."""

    code: str
    """ISO 3166 alpha-3 for a country (XKX for Kosovo), a short code of our own for a bloc or body."""
    kind: Kind
    name: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """Codes of those a mere grouping stands for ("the Quad"); empty where the organisation itself is bound (ASEAN, EU)."""


class Mention(Struct, frozen=True):
    """A party called by name, demonym, capital or one of its organs (a ministry, an agency) at `text[start:end]`."""

    start: int
    end: int
    code: str
    how: How

    @property
    def name(self) -> str:
        """The party's canonical name."""
        return parties()[self.code].name


class _Alias(Struct, frozen=True):
    words: str
    code: str
    how: How


class _Namesake(Struct, frozen=True):
    """Words that look like a party and are none: the name, with what stands before or after it."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


@cache
def parties() -> dict[str, Party]:
    """The table, by code, in the order of the file."""
    out: dict[str, Party] = {}
    for code, kind, name, *cells in rows("parties"):
        out[code] = Party(code, kind, name, *(tuple(filter(None, cell.split("|"))) for cell in cells))  # type: ignore[arg-type]  # the table's own test checks `kind`
    return out


_SHORT = 3
"""A name no longer than this is not looked for in capitals, as headlines write it: it may be an abbreviation."""


@cache
def _aliases() -> dict[str, tuple[_Alias, ...]]:
    """All by which parties are called, by the first word and the longest first: one look finds what is worth trying."""
    found: dict[str, list[_Alias]] = {}
    for party in parties().values():
        for how, words in (("name", (party.name, *party.names)), ("demonym", party.demonyms), ("capital", party.capitals)):
            for word in words:
                plain = word.removeprefix("The ").removeprefix("the ") if how != "capital" else word
                forms = (plain, plain + "s") if how == "demonym" and _PLURAL.search(plain) else (plain,)
                shouted = tuple(
                    form.upper() for form in forms if len(form) > _SHORT and form != form.upper() and how != "capital"
                )
                for form in (*forms, *shouted):
                    found.setdefault(_FIRST.findall(form)[0], []).append(_Alias(form, party.code, how))  # type: ignore[arg-type]  # the three literals above
    for code, organs in rows("organs"):
        for organ in organs.split("|"):
            found.setdefault(_FIRST.findall(organ)[0], []).append(_Alias(organ, code, "organ"))
    return {first: tuple(sorted(same, key=lambda row: (-len(row.words), row.how != "name"))) for first, same in found.items()}


@cache
def _namesakes() -> dict[str, tuple[_Namesake, ...]]:
    """The rules of lexicon/namesakes.toml by the name they are about."""
    out: dict[str, list[_Namesake]] = {}
    for rule in table("namesakes")["rule"]:
        before = re.compile(f"(?:{rule['before']})$") if rule.get("before") else None
        after = re.compile(rule["after"]) if rule.get("after") else None
        for name in rule["names"]:
            out.setdefault(name, []).append(_Namesake(before, after))
    return {name: tuple(rules) for name, rules in out.items()}


@cache
def _by_words() -> dict[str, str]:
    """The code of each alias in small letters; of two that share one a name goes before a demonym, a capital and an organ."""
    out: dict[str, str] = {}
    for how in ("name", "demonym", "capital", "organ"):
        for same in _aliases().values():
            for row in same:
                if row.how == how:
                    out.setdefault(row.words.casefold(), row.code)
    for party_code in parties():
        out[party_code.casefold()] = party_code
    return out


def find(text: str) -> tuple[Mention, ...]:
    """Every party that `text` calls by name, in reading order, the longest name first, none inside another.

    Seas, straits, towns and persons of the same name are left out ("the Indian Ocean", "Michael Jordan", "Atlanta, Georgia").
    """
    aliases, out, done = _aliases(), list[Mention](), 0
    congo = "COG" if _BRAZZAVILLE.search(text) and not _KINSHASA.search(text) else "COD"
    for word in _WORD.finditer(text):
        start = word.start()
        if start < done:
            continue
        for row in aliases.get(word.group(), ()):
            end = start + len(row.words)
            if text.startswith(row.words, start) and not (end < len(text) and (text[end].isalnum() or text[end] == "_")):
                if not _is_namesake(text, start, end, row):
                    party = congo if row.words.startswith("Congo") and "-" not in row.words else row.code
                    out.append(Mention(_form(text, start, done) if row.how == "name" else start, end, party, row.how))
                done = end
                break
    return tuple(out)


def code(name: str) -> str:
    """The code of a party by any of its names, its demonym, its capital or the code itself, in any case; "" if unknown."""
    plain = " ".join(name.replace("\u2019", "'").split()).casefold().removeprefix("the ").removesuffix(" side")
    known = _by_words()
    if plain in known:
        return known[plain]
    found = find(name)
    return found[0].code if len(found) == 1 and found[0].start <= 4 and found[0].end >= len(name.rstrip()) else ""


def canonical(name: str) -> str:
    """The one name under which a party is kept ("Türkiye" -> "Turkey"); a name that is not in the table comes back trimmed."""
    known = code(name)
    return parties()[known].name if known else " ".join(name.split())


def _form(text: str, start: int, floor: int) -> int:
    """Where a name begins with its long form ("the Republic of | Chad"), no further back than `floor`."""
    after = text.endswith(("of ", "of the "), floor, start)
    long = _FORM.search(text, max(floor, start - 60), start) if after else None
    return long.start() if long else start


def _is_namesake(text: str, start: int, end: int, row: _Alias) -> bool:
    """Whether the words beside a name say that it is no party."""
    rules = _namesakes()
    for rule in (*rules.get(row.words, ()), *rules.get(f"<{row.how}>", ()), *rules.get("*", ())):
        if rule.before and not rule.before.search(text, max(0, start - 40), start):
            continue
        if rule.after and not rule.after.match(text, end):
            continue
        return True
    return False
