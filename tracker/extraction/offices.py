"""The offices that people hold ("Deputy Prime Minister", "National Security Adviser"): as patterns, and under one plain name."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from tracker.extraction.tables import alternatives, table

_SPECIAL = """
    Deputy_Prime_Minister Prime_Ministers? Vice[-_]Presidents? Vice[-_]Premier Deputy_Secretary(?:_of_State)?
    Under[-_]?[Ss]ecretary(?:_of_State)? Assistant_Secretary(?:_of_State)? (?:Deputy_)?National_Security_Advis[eo]rs?
    Crown_Prince State_Council?lor State_Counsel?lor Foreign_Secretary (?:Deputy_|Vice_)?Foreign_Ministers?
    (?:(?:Deputy|State)_)?Ministers?_(?:of|for)_(?:Foreign|External)_Affairs External_Affairs_Minister
    Defen[cs]e_(?:Minister|Secretary) Minister_(?:of|for)_(?:National_)?Defen[cs]e Secretary_of_State Secretary[-_]General
    Presidents? Premier (?:Federal_)?Chancellor King Queen Emir Amir Sultan Secretary Secretaries Ambassador
    (?:Deputy_|State_)?Ministers? Special_Envoy Envoy (?:(?:Special|High|Permanent|Trade|Vice)_)?Representative Chairman
    Chairwoman Chairperson Speaker Governor High_Commissioner Commissioner Director
    Taoiseach Leader Head Chief Prince Princess Counsel?lor
    Charg[eé]_d'[Aa]ffaires Consul[-_]General Advis[eo]r Counterpart Commander Prosecutor Mayor Sheikh
    Heads_of_State PM DPM EAM FM
"""
_PLAIN = """
    deputy_prime_minister prime_minister vice_president deputy_secretary foreign_secretary (?:deputy_)?foreign_minister
    minister_(?:of|for)_(?:foreign|external)_affairs secretary_of_state president premier chancellor king emir sultan
    secretary ambassador minister special_envoy envoy special_representative representative speaker chairman counterpart
"""
OFFICE = re.compile(rf"\b{alternatives(_SPECIAL)}\b(?:-(?:[Dd]esignate|[Ee]lect)\b)?")
_OFFICE_IN_SMALL = re.compile(rf"\b{alternatives(_PLAIN)}s?\b")


class Words(Struct, frozen=True):
    """The words that stand around people's names, from lexicon/offices.toml."""

    fields: frozenset[str]
    """Parts of an office's name: Foreign, Affairs, Trade."""
    honorifics: frozenset[str]
    headline: frozenset[str]
    """Capitalised words of headlines and sentence openings that are no part of a name."""
    small: frozenset[str]
    leading: frozenset[str]
    """Small words that lead on to something else than a name ("met the Minister in Madrid")."""
    particles: frozenset[str]
    abbreviated: frozenset[str]
    same: dict[str, str]
    """Offices that go by several names, to the one under which they are kept."""
    without: dict[str, frozenset[str]]
    """Offices, with the codes of the countries that have none such."""
    only: dict[str, frozenset[str]]
    """Offices, with the codes of the only countries that have them."""


@cache
def words() -> Words:
    """The word lists, read once."""
    data = table("offices")
    lists = {name: frozenset(words.split()) for name, words in data.items() if isinstance(words, str)}
    without, only = ({office: frozenset(codes.split()) for office, codes in data[name].items()} for name in ("without", "only"))
    return Words(**lists, same=data["same"], without=without, only=only)


def may_hold(party: str, office: str) -> bool:
    """Whether the party can have the office, given under its plain name ("president"): Japan has no president."""
    known = words()
    return party not in known.without.get(office, ()) and party in known.only.get(office, (party,))


def plain(office: str) -> str:
    """The one name of an office ("Minister of Foreign Affairs" -> "foreign minister")."""
    same = words().same
    name = office.lower().replace("vice-", "vice ").removesuffix("-elect").removesuffix("-designate").strip()
    name = same.get(name, name)
    name = name if name.endswith(("affairs", "affaires", "heads of state")) else name.removesuffix("s")
    return same.get(name, name)


def offices(text: str) -> tuple[tuple[str, bool], ...]:
    """The offices named in `text`, plain, and whether each is meant of several people, those in capitals first."""
    found = []
    for hit in (*OFFICE.finditer(text), *_OFFICE_IN_SMALL.finditer(text)):
        first = hit.group().split(" of ")[0].split(" for ")[0]
        found.append((plain(hit.group()), first.endswith("s") and not first.endswith("ffaires")))
    return tuple(found)
