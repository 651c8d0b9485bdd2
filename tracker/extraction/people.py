"""A readout's text to who is who in it: names and roles to the party they speak for, learned from the document, then from a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tracker.extraction.atlas import Mention

_ROLES = (
    "President Premier Chancellor King Queen Emir Amir Sultan Prince Princess Sheikh Taoiseach Pope Secretary Minister Ministers Presidents "
    "Ambassador Envoy Representative Advisor Adviser Councilor Councillor Counsellor Chairman Chairperson Chairwoman Chair Speaker Governor "
    "Director Commissioner Head Leader Chief Commander Prosecutor General Counterpart counterpart Undersecretary Vice-President Vice-Premier Member "
    "Mayor Czar Spokesperson Consul Leaders Majesty Highness Excellency president premier chancellor minister secretary ambassador envoy"
).split()
_FIELDS = (
    "Foreign Affairs External Internal Interior Trade Commerce Defence Defense Energy Finance Economy Economic Industry Investment International "
    "Cooperation Relations Health Agriculture Transport Justice Education Culture Tourism Labor Labour Environment Water Resources Security National "
    "State Council Committee Party Communist Central Military Commission Office Cabinet Deputy Vice First Prime Crown Assistant Special Senior Under "
    "Acting Permanent Chief Executive Political Treasury Homeland Development Technology Science Digital Investment Petroleum Planning Policy Public "
    "Parliament Senate House Assembly Congress People's Duma Government Board Management Affairs, Government Republic Federation Kingdom Emirate "
    "Information Communications Department Administration Presidential Staff Managing Coordinator Counselor Undersecretary Global Regional Joint "
    "Nonresident Resident Climate Nuclear Strategic Religious Muslim Islamic Gulf Ministry Ocean Oceans Environmental Scientific Emergency Situations "
    "Land Port Ports Railways Aviation Tax Customs Border Guards Intelligence Police Army Navy Force Armed Forces Staff Holy Father Standing Politburo"
).split()
_HONORIFICS = frozenset(
    "Mr Mrs Ms Dr Prof Sir Dame Lord Lady Hon H.E H Shri Smt Sheikh Sheikha His Her Excellency Highness Majesty Royal Jr Sr III II IV M The U Daw Tan Sri Dato Datuk Seri".split()
)
_ROLE_SET, _FIELD_SET = frozenset(_ROLES), frozenset(_FIELDS)
_SMALL = frozenset("of for and the to & in on charge at with de la da do von van der al bin bint el dos di du".split())
_PARTICLES = frozenset("de la da do von van der al bin bint el dos di du ibn".split())
_AFTER = re.compile(
    r"(?:'s?)?,?[ ]+((?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'-]*|of|for|and|the|to|in charge of|&|de|la|da|do|von|van|der|al|bin|bint|el|foreign minister|counterpart|president|prime minister|ambassador)(?:,?[ ]+(?=\S))?)+"
)
_TOKEN = re.compile(r"[\w.'-]+|[,&]")
_BEFORE = re.compile(
    r"((?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'-]*|of|for|and|the|de|la|da|do|von|van|der|al|bin|bint|el|to)[, ]+)+(?:of|from) (?:the )?$"
)
_TITLED = re.compile(
    r"\b("
    + "|".join(_ROLES)
    + r"|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)[ ]+((?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'-]*|de|la|da|do|von|van|der|al|bin|bint|el)(?:[ ]|\b))+"
)
_NAME_TOKEN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'-]+")
_KIND = re.compile(
    r"(Deputy Prime Minister|Prime Minister|Vice President|Vice Premier|Deputy Secretary|Under Secretary|Assistant Secretary|National Security Advis[eo]r|"
    r"Crown Prince|State Counsell?ll?or|Foreign Secretary|Foreign Minister|Minister (?:of|for) (?:Foreign|External) Affairs|External Affairs Minister|"
    r"Defen[cs]e Minister|Minister of (?:National )?Defen[cs]e|Secretary of State|Secretary General|Secretary-General|President|Premier|Chancellor|King|Emir|Sultan|"
    r"Secretary|Ambassador|Minister|Special Envoy|Envoy|Special Representative|High Representative|Representative|Chairman|Chairperson|Speaker|Governor|Commissioner|Director|Taoiseach)",
    re.IGNORECASE,
)
_SAME = {
    "minister of foreign affairs": "foreign minister", "minister for foreign affairs": "foreign minister", "minister for external affairs": "foreign minister",
    "minister of external affairs": "foreign minister", "external affairs minister": "foreign minister", "national security adviser": "national security advisor",
    "secretary of state": "secretary", "minister of defense": "defense minister", "minister of defence": "defense minister", "defence minister": "defense minister",
    "minister of national defense": "defense minister", "minister of national defence": "defense minister", "secretary-general": "secretary general",
}  # fmt: skip


class People:
    """Who speaks for whom: each part of a name, and each role, with the codes it was seen with, in reading order."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.roles: dict[str, list[str]] = {}

    def learn(self, words: str, code: str) -> None:
        """Take the name and the roles out of a run of capitalised words that stand beside a party."""
        tokens = _TOKEN.findall(words)
        last = max((i for i, token in enumerate(tokens) if token.strip(".,") in _ROLE_SET), default=-1)
        if last < 0:
            return
        for kind in _KIND.finditer(words):
            self.seen(kind.group(), code)
        for token in tokens[last + 1 :]:
            plain = token.rstrip(".,'")
            plain = plain.removesuffix("'s")
            if plain in _HONORIFICS or plain in _FIELD_SET or plain in _SMALL or len(plain) < 2 or not plain[0].isupper():
                continue
            self.names.setdefault(plain, code)

    def seen(self, role: str, code: str) -> None:
        """The role was held by somebody of this party."""
        known = self.roles.setdefault(kind(role), [])
        if code not in known:
            known.append(code)

    def of(self, words: str) -> str:
        """The code of the person whose name stands in `words`, "" if nobody known; the list of well-known people comes last."""
        tokens = [token.removesuffix("'s").rstrip("'") for token in _NAME_TOKEN.findall(words)]
        for token in reversed(tokens):
            if token in self.names:
                return self.names[token]
        return known(words, tokens)


def kind(role: str) -> str:
    """The plain name of a role ("Minister of Foreign Affairs" -> "foreign minister")."""
    plain = role.lower()
    return _SAME.get(plain, plain)


def roles(words: str) -> list[str]:
    """The roles named in `words`, plain, in reading order."""
    return [kind(found.group()) for found in _KIND.finditer(words)]


@cache
def _known() -> tuple[dict[str, str], dict[str, tuple[tuple[str, str], ...]]]:
    single: dict[str, str] = {}
    several: dict[str, list[tuple[str, str]]] = {}
    for line in (Path(__file__).with_name("lexicon") / "people.tsv").read_text("utf-8").splitlines()[1:]:
        code, names = line.split("\t")
        for name in names.split("|"):
            if " " in name:
                several.setdefault(name.split()[-1], []).append((name, code))
            else:
                single.setdefault(name, code)
    return single, {last: tuple(rows) for last, rows in several.items()}


def known(words: str, tokens: Sequence[str]) -> str:
    """The code of a well-known person named in `words`."""
    single, several = _known()
    for token in reversed(tokens):
        for name, code in several.get(token, ()):
            if name in words:
                return code
    for token in reversed(tokens):
        if token in single:
            return single[token]
    return ""


def learn(text: str, mentions: Sequence[Mention]) -> People:
    """Read who is who from the words around each mention of a party: "Kazakh Foreign Minister X", "Prime Minister Y of Japan"."""
    people = People()
    for place, mention in enumerate(mentions):
        if mention.how == "capital":
            continue
        stop = mentions[place + 1].start if place + 1 < len(mentions) else len(text)
        after = _AFTER.match(text, mention.end, min(len(text), mention.end + 160))
        if after:
            run = text[mention.end : min(after.end(), stop)]
            lead = text[max(0, mention.start - 70) : mention.start]
            before = _BEFORE.search(lead)
            people.learn(f"{before.group() if before else ''} {run}", mention.code)
        if mention.how == "name":
            before = _BEFORE.search(text, max(0, mention.start - 110), mention.start)
            floor = mentions[place - 1].end if place else 0
            if before:
                people.learn(text[max(before.start(), floor) : before.end()], mention.code)
    return people
