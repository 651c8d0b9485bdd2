"""A readout's text to who is who in it: names and roles to the party they speak for, learned from the text, then from a list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from tracker.extraction.atlas import Mention

_CAP = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
_TOKEN = re.compile(r"[ ]*(?:([,()&\"])|([\w.'-]+))")
_ROLE = re.compile(
    r"\b(?:Deputy Prime Minister|Prime Ministers?|Vice[- ]Presidents?|Vice[- ]Premier|Deputy Secretary(?: of State)?|Under[- ]?[Ss]ecretary(?: of State)?|Assistant Secretary(?: of State)?|"
    r"(?:Deputy )?National Security Advis[eo]rs?|Crown Prince|State Counsel?lor|State Councill?or|Foreign Secretary|(?:Deputy |Vice )?Foreign Ministers?|"
    r"(?:(?:Deputy|State) )?Ministers? (?:of|for) (?:Foreign|External) Affairs|External Affairs Minister|Defen[cs]e (?:Minister|Secretary)|Minister (?:of|for) (?:National )?Defen[cs]e|"
    r"Secretary of State|Secretary[- ]General|Presidents?|Premier|(?:Federal )?Chancellor|King|Queen|Emir|Amir|Sultan|Secretary|Secretaries|Ambassador|(?:Deputy |State )?Ministers?|Special Envoy|Envoy|"
    r"(?:Special|High|Permanent|Trade|Vice)? ?Representative|Chairman|Chairwoman|Chairperson|Speaker|Governor|Commissioner|Director|Taoiseach|Leader|Head|Chief|Prince|Princess|Counsel?lor|Advis[eo]r|Counterpart|"
    r"Commander|Prosecutor|Mayor|Member|Sheikh|Heads of State)\b"
)
_STRANGER = re.compile(r"\b(?:Mr|Mrs|Ms|Mme|Dr|H\.E)\.? (?=[A-Z])")
_LOWER_ROLE = re.compile(
    r"\b(?:deputy prime minister|prime minister|vice president|deputy secretary|foreign secretary|(?:deputy )?foreign minister|minister (?:of|for) (?:foreign|external) affairs|"
    r"secretary of state|president|premier|chancellor|king|emir|sultan|secretary|ambassador|minister|special envoy|envoy|special representative|representative|speaker|chairman|counterpart)s?\b"
)
_SAME = {
    "minister of foreign affairs": "foreign minister", "minister for foreign affairs": "foreign minister", "minister for external affairs": "foreign minister",
    "minister of external affairs": "foreign minister", "external affairs minister": "foreign minister", "national security adviser": "national security advisor",
    "secretary of state": "secretary", "minister of defense": "defense minister", "minister of defence": "defense minister", "defence minister": "defense minister",
    "minister of national defense": "defense minister", "minister of national defence": "defense minister", "minister for defence": "defense minister",
    "defence secretary": "defense secretary", "secretary-general": "secretary general", "under secretary of state": "under secretary", "deputy secretary of state": "deputy secretary",
    "assistant secretary of state": "assistant secretary", "state councillor": "state councilor", "federal chancellor": "chancellor", "secretaries": "secretary",
}  # fmt: skip
_PART_OF_TITLE = frozenset(
    "Foreign Affairs External Internal Interior Trade Commerce Defence Defense Energy Finance Economy Economic Industry Investment International Cooperation Relations Health Agriculture Transport "
    "Justice Education Culture Tourism Labor Labour Environment Water Resources Security National State Council Committee Party Communist Central Military Commission Office Cabinet Deputy Vice First "
    "Prime Crown Assistant Special Senior Under Acting Permanent Chief Executive Political Treasury Homeland Development Technology Science Digital Petroleum Planning Policy Public Parliament Senate "
    "House Assembly Congress People's Duma Government Board Management Republic Federation Kingdom Emirate Information Communications Department Administration Presidential Staff Managing Coordinator "
    "Global Regional Joint Resident Climate Nuclear Strategic Religious Islamic Ministry Oceans Environmental Scientific Emergency Situations Land Port Ports Railways Aviation Tax Customs Border Guards "
    "Intelligence Police Army Navy Force Armed Forces Standing Politburo Multilateral European Eurasian African Asian Middle East Western South North Pacific Americas Population Migration Refugees "
    "Plenipotentiary Extraordinary General Large Federal Union Supreme Leader President Minister Secretary Chairman Chairperson Director Head Ambassador Envoy Representative Advisor Adviser Councilor "
    "Councillor Counselor Counsellor Speaker Governor Commissioner Commander Prosecutor Mayor Member King Queen Prince Princess Emir Amir Sultan Sheikh Chancellor Premier Counterpart Taoiseach "
    "Ministers Presidents Heads Cabinet Undersecretary Consultative Conference Province Municipal Provincial Employment Highways Human Rights Citizen Citizens Protection Minerals Gender Peace "
    "Social Family Women Youth Sports Expatriates Immigration Maritime Fisheries Livestock Mines Infrastructure Housing Urban Rural Commercial Small Medium Industries Media Unit Division "
    "Bureau Agency Directorate Deputy-Minister Governments Embassy Mission Delegation Parliamentary Overseas Diaspora Integration Monetary Cooperation, Forestry Plantation Wildlife Power".split()
)
_HONORIFICS = frozenset(
    "Mr Mrs Ms Dr Prof Sir Dame Lord Lady Hon H.E H Shri Smt Sheikh Sheikha Shaikh His Her Their Excellency Highness Majesty Royal Holiness Jr Sr II III IV VI M Mme The U Daw Tan Sri Dato Datuk Seri Tun Haji Eng Honourable Honorable Rt".split()
)
_HEADLINE = frozenset(
    "Meets Meet Met Meeting Holds Hold Held Receives Received Speaks Spoke Calls Call Visits Visit Expresses Reaffirms Welcomes Hosts Attends Arrives Talks Delivers Concludes Pledges Says Urges Discusses "
    "Thanks Signs Chairs Co-Chairs Participates Addresses Travels Travel Trip Summit Dialogue Readout Statement Joint During The This These In On At And To For With Following After Under Both They We He "
    "She It As His Her Today Support Gratitude Conversation Telephone Phone Conversations Congratulates Sends Announces Reiterates Lays Begins Completes Departs Has Will Is Was".split()
)
_SMALL = frozenset("of for and the to in on charge at with & responsible".split())
_PARTICLES = frozenset("de la da do von van der den al el bin bint ibn dos di du ben ul".split())
_ABBREVIATED = frozenset("Mr Mrs Ms Dr Prof H.E Hon Jr Sr St Lt Gen Amb Rt Eng".split())


class Person(Struct, frozen=True):
    """A titled name at `text[start:end]` with the role before it; `code` is "" while nobody knows for whom they speak."""

    start: int
    end: int
    role: str
    names: tuple[str, ...]
    code: str = ""


class People:
    """Who speaks for whom: each part of a name, and each role, with the codes it was seen with, in reading order."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.roles: dict[str, list[str]] = {}
        self.titled: list[Person] = []

    def name(self, parts: Sequence[str], code: str) -> None:
        """Every part of this name means that party from now on."""
        for part in parts:
            if len(part) > 1:
                self.names.setdefault(part, code)

    def seen(self, role: str, code: str) -> None:
        """The role was held by somebody of this party."""
        if not role:
            return
        held = self.roles.setdefault(kind(role), [])
        if code not in held:
            held.append(code)

    def of(self, words: str) -> str:
        """The code of the person whose name stands in `words`, "" if nobody is known; the list of well-known people comes last."""
        tokens = [token.removesuffix("'s").rstrip("'") for token in re.findall(rf"{_CAP}[\w'-]+", words)]
        for token in reversed(tokens):
            if token in self.names:
                return self.names[token]
        return known(words, tokens)


def kind(role: str) -> str:
    """The plain name of a role ("Minister of Foreign Affairs" -> "foreign minister")."""
    plain = role.lower().replace("vice-", "vice ").strip()
    plain = _SAME.get(plain, plain)
    plain = plain.removesuffix("s") if not plain.endswith(("affairs", "heads of state")) else plain
    return _SAME.get(plain, plain)


def roles(words: str) -> list[tuple[str, bool]]:
    """The roles named in `words`, plain, and whether each is meant of several, in reading order."""
    found = []
    for hit in (*_ROLE.finditer(words), *_LOWER_ROLE.finditer(words)):
        first = hit.group().split(" of ")[0].split(" for ")[0]
        found.append((kind(hit.group()), first.endswith("s") or first == "Secretaries"))
    return found


@cache
def _listed() -> tuple[dict[str, str], dict[str, tuple[tuple[str, str], ...]]]:
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
    """The code of a well-known person named in `words`, of which `tokens` are the capitalised words."""
    single, several = _listed()
    for token in reversed(tokens):
        for name, code in several.get(token, ()):
            if name in words:
                return code
    for token in reversed(tokens):
        if token in single:
            return single[token]
    return ""


def _tokens(text: str, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    at = start
    while hit := _TOKEN.match(text, at, stop):
        yield hit.group(1) or hit.group(2), hit.start(1) if hit.group(1) else hit.start(2), hit.end()
        at = hit.end()


def _name_after(text: str, start: int, stop: int, places: frozenset[int]) -> tuple[list[str], int, int]:
    """The person's name that follows roles, offices and honorifics at `start`: its parts and its span; empty if there is none.

    `places` are the offsets at which a party is named: no part of a person's name begins there.
    """
    parts: list[str] = []
    begin = end = start
    for word, here, after in _tokens(text, start, min(stop, start + 140)):
        plain = word.rstrip(".").removesuffix("'s").rstrip("'")
        closing = word.endswith(".") and plain not in _ABBREVIATED and len(plain) > 1
        if word in ',("&)':
            if parts or word == ")":
                break
            continue
        if here in places or plain in _HEADLINE:
            break
        if word.endswith("'s") and not parts and plain not in _HONORIFICS and plain not in _PART_OF_TITLE:
            parts, begin, end = [plain], here, after
            break
        if plain in _HONORIFICS:
            if parts and plain in ("His", "Her", "The", "Their"):
                break
            continue
        if plain in _PARTICLES and (parts or text[after : after + 2].strip()[:1].isupper()):
            if parts:
                end = after
            continue
        if plain in _SMALL or plain in _PART_OF_TITLE:
            if parts:
                break
        elif plain[:1].isupper():
            begin = begin if parts else here
            parts.append(plain)
            end = after
        else:
            break
        if closing:
            break
        if word.endswith("'s"):
            break
    return parts, begin, end


def learn(text: str, mentions: Sequence[Mention]) -> People:
    """Read who is who from the words around each party ("Kazakh Foreign Minister X", "Prime Minister Y of Japan"), then from the list."""
    people = People()
    starts = [mention.start for mention in mentions]
    places = frozenset(mention.start for mention in mentions if mention.how != "capital")
    for hit in _ROLE.finditer(text):
        before, after = _beside(mentions, starts, hit.start(), hit.end())
        parts, begin, end = _name_after(text, hit.end(), len(text), places)
        code = ""
        if before is not None and before.how != "capital" and _office(text[before.end : hit.start()]):
            code = before.code
            if parts and begin > hit.end() and bisect_left(starts, hit.end()) < bisect_left(starts, begin):
                parts, end = [], hit.end()
        if after is not None and after.how != "capital" and not code:
            between = text[(end if parts else hit.end()) : after.start]
            if _of(between):
                code = after.code
                if not parts:
                    parts, begin, end = _name_after(text, after.end, len(text), places)
                    if parts and not re.fullmatch(
                        r",? ?(?:(?:H\.?E\.?|His|Her|Excellency|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Shri|Royal|Highness|Majesty|Sheikh|and|[A-Z][\w-]+),? ?)*",
                        text[after.end : begin],
                    ):
                        parts, end = [], hit.end()
            elif parts and re.fullmatch(r",? ", between) and after.how == "name" and text[after.end : after.end + 2] == "'s":
                code = after.code
        if not code and parts:
            code = people.of(" ".join(parts))
        if code:
            people.seen(hit.group(), code)
            if parts:
                people.name(parts, code)
        if parts:
            people.titled.append(Person(hit.start(), end, kind(hit.group()), tuple(parts), code))
    for hit in _STRANGER.finditer(text):
        parts, begin, end = _name_after(text, hit.end(), len(text), places)
        if parts and not people.of(" ".join(parts)):
            people.titled.append(Person(hit.start(), end, "", tuple(parts)))
    for number, mention in enumerate(mentions):
        if mention.how == "name" and (
            lead := re.search(
                rf"(?:^|[ (])((?:{_CAP}[\w'-]+ ){{2,4}})of (?:the )?$", text[max(0, mention.start - 70) : mention.start]
            )
        ):
            parts = lead.group(1).split()
            if not any(part in _PART_OF_TITLE or part in _HONORIFICS for part in parts) and number:
                people.name(parts, mention.code)
    people.titled.sort(key=lambda person: person.start)
    return people


def _beside(mentions: Sequence[Mention], starts: Sequence[int], start: int, end: int) -> tuple[Mention | None, Mention | None]:
    """The last mention before a role and the first one after it."""
    low, high = bisect_left(starts, start), bisect_left(starts, end)
    before = mentions[low - 1] if low and mentions[low - 1].end <= start else None
    return before, mentions[high] if high < len(mentions) else None


def _of(between: str) -> bool:
    """Whether only an office and "of" stand between a role or a person and a party: " of Foreign Affairs of the ", " of "."""
    if (
        len(between) > 90
        or "\n" in between
        or not re.search(r"\b(?:of|from|for) (?:the )?(?:Government of (?:the )?)?$", between)
    ):
        return False
    words = re.findall(r"[\w&'-]+|[^\w\s]", between)
    return all(word in _PART_OF_TITLE or word in _SMALL or word == "," for word in words)


def _office(between: str) -> bool:
    """Whether only an office stands between a party and a role: "'s Deputy ", " Special Representative for Trade and "."""
    if "\n" in between:
        return False
    plain = between.removeprefix("'s").removeprefix("'").removeprefix(" (ROK)").strip()
    words = re.findall(r"[\w&'-]+|[^\w\s]", plain)
    if len(between) > 90 or any(not word[0].isalnum() and word not in "&," for word in words):
        return False
    return all(word in _PART_OF_TITLE or word in _SMALL or word in _HONORIFICS or word == "," for word in words) and not (
        words and words[0] in ("and", ",")
    )
