"""A readout's text to who is who in it: names and offices to the party they speak for, learned or listed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from tracker.extraction import offices
from tracker.extraction.atlas import Mention
from tracker.extraction.names import CAP, Name, apposed, name_after
from tracker.extraction.tables import rows, word_set

_WORDS = re.compile(r"[\w&'-]+|[^\w\s]")
_STRANGER = re.compile(r"\b(?:Mr|Mrs|Ms|Mme|Dr|H\.E)\.? (?=[A-Z])")
_OF = re.compile(r"\b(?:of|from|for) (?:the )?(?:Government of (?:the )?)?$")
_POLITE = re.compile(
    r",? ?(?:(?:H\.?E\.?|Hon\.?|His|Her|Excellency|Mr\.?|Mr?s\.?|Dr\.?|Shri|Royal|Highness|Majesty|Sheikh|and|[A-Z][\w-]++),? ?)*"
)
_NAME_OF = re.compile(rf"(?:^|[ (])((?:{CAP}[\w'-]+ ){{2,4}})of (?:the )?$")
_COUNTERPART = re.compile(rf"\bcounterpart,? (?={CAP})")
_LED_BY = re.compile(
    r"(?:'s?)?(?:,? (?:[A-Za-z-]+ ){0,2}(?:delegation|side|team|mission))?,? (?:(?:was|were|is) )?(?:led|headed) by "
    r"|(?:'s?)? (?:[a-z-]+ ){0,3}(?:minister|president|advis[eo]r|envoy|ambassador|secretary|premier|chancellor|director|chief"
    r"|number|MP|Director-General|leader|speaker|chairman|representative|colleague|king|queen|emir|sultan|prince)"
    rf"(?:-elect|-designate)?,? (?={CAP})"
)
"""Between a country and one who leads its delegation or has an office in small letters."""
_APART = re.compile(r",|\band\b")
_COMMA = re.compile(r",? ")
_OCCASIONS = word_set(
    "Session Sessions Round Meeting Summit Commission Conference Forum Dialogue Committee Council Consultations Communique"
)
"""Capitalised words before "of" and a party that make the run a meeting's name, not a person's."""
_SENT_TO = re.compile(r"^ (?:accredited )?(?:to|in) (?:the )?$")
"""Between an envoy or their country and the country that receives them."""
_THE_SECRETARY = re.compile(r"\b[Tt]he (Secretary[- ]General)\b(?! of)")
_FAMILY_FIRST = word_set("CHN HKG HUN IDN IND JPN KHM KOR LAO MMR MNG MYS PRK SGP THA TWN VNM")
"""Where the family name may come first ("Li Keqiang")."""
_FAR = 90
"""No office is written out over more characters than this."""


class Person(Struct, frozen=True):
    """A titled name at `text[start:end]` with the office before it; `code` is "" while nobody knows for whom they speak."""

    start: int
    end: int
    office: str
    names: tuple[str, ...]
    code: str = ""


class People:
    """Who speaks for whom: each part of a name, and each office, with the codes it was seen with, in reading order."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.offices: dict[str, list[str]] = {}
        self.titled: list[Person] = []

    def name(self, parts: Sequence[str], code: str) -> None:
        """Every part of this name means that party from now on."""
        for part in parts:
            if len(part) > 1:
                self.names.setdefault(part, code)

    def hold(self, office: str, code: str) -> None:
        """The office is held by somebody of this party."""
        held = self.offices.setdefault(offices.plain(office), [])
        if code not in held:
            held.append(code)

    def both_known(self, one: str, other: str) -> bool:
        """Whether both are people whose names are known, as of two who speak for one side."""
        return bool(self.of(one)) and bool(self.of(other))

    def of(self, words: str) -> str:
        """The code of the person whose name stands in `words`, "" if nobody is known; the list comes last."""
        tokens = [token.removesuffix("'s").rstrip("'") for token in re.findall(rf"{CAP}[\w'-]+", words)]
        tokens += [part for token in tokens if "-" in token for part in token.split("-") if len(part) > 2]
        for token in reversed(tokens):
            if token in self.names:
                return self.names[token]
        return well_known(words, tokens)


@cache
def _listed() -> tuple[dict[str, str], dict[str, tuple[tuple[str, str], ...]]]:
    single: dict[str, str] = {}
    several: dict[str, list[tuple[str, str]]] = {}
    for code, names in rows("people"):
        for name in names.split("|"):
            if " " in name:
                several.setdefault(name.split()[-1], []).append((name, code))
            else:
                single.setdefault(name, code)
    return single, {last: tuple(same) for last, same in several.items()}


def full_names(words: str) -> list[tuple[int, str, str]]:
    """The people of the list who are named in full in `words`: where, the name and the code, in reading order."""
    _, several = _listed()
    found: dict[int, tuple[str, str]] = {}
    for token in dict.fromkeys(re.findall(rf"{CAP}[\w'-]+", words.replace("'s", ""))):
        for name, code in several.get(token, ()):
            at = words.find(name)
            if at >= 0:
                found.setdefault(at, (name, code))
    return sorted((at, name, code) for at, (name, code) in found.items())


def well_known(words: str, tokens: Sequence[str]) -> str:
    """The code of a person of the list who is named in `words`, of which `tokens` are the capitalised words; full names first."""
    single, several = _listed()
    for token in reversed(tokens):
        for name, code in several.get(token, ()):
            if name in words:
                return code
    for token in reversed(tokens):
        if token in single and not (single[token] not in _FAMILY_FIRST and _is_given_name(words, token)):
            return single[token]
    return ""


def _is_given_name(words: str, token: str) -> bool:
    """Whether a listed surname opens a name here, and another closes it ("Martin Raiser")."""
    found = _WORDS.findall(words)
    if token not in found[:-1]:
        return False
    at, lists = found.index(token), offices.words()
    others = lists.fields | lists.honorifics | lists.headline
    before, after = found[at - 1] if at else "", found[at + 1]
    heads = before in others or not (before[:1].isupper() or before in lists.particles)
    return heads and after[:1].isupper() and after not in others


def learn(text: str, mentions: Sequence[Mention]) -> People:
    """Read who is who from the words around each party ("Kazakh Foreign Minister X", "Prime Minister Y of Japan")."""
    people = People()
    starts = [mention.start for mention in mentions]
    places = frozenset(mention.start for mention in mentions if mention.how != "capital")
    for hit in offices.OFFICE.finditer(text):
        low, high = bisect_left(starts, hit.start()), bisect_left(starts, hit.end())
        before = mentions[low - 1] if low else None
        after = mentions[high] if high < len(mentions) else None
        name = name_after(text, hit.end(), places)
        code, name = _speaks_for(text, hit.start(), hit.end(), name, before, after, places)
        apart = _set_apart(text, hit, name, before, places) if code else None
        if apart:
            people.name(apart.parts, code)
            people.titled.append(Person(apart.start, hit.end(), offices.plain(hit.group()), apart.parts, code))
            name = None
        elif code and name is None:
            name = _accredited(text, hit.end(), mentions[high : high + 2], places)
        if name and not code:
            code = people.of(" ".join((*hit.group().split(), *name.parts)))
        if code:
            people.hold(hit.group(), code)
            people.name(name.parts if name else (), code)
        if name:
            people.titled.append(Person(hit.start(), name.end, offices.plain(hit.group()), name.parts, code))
    listed: list[tuple[int, str, str]] | None = None
    for hit in _STRANGER.finditer(text):
        name = name_after(text, hit.end(), places)
        known = people.of(" ".join(name.parts)) if name else ""
        if name and known:
            people.titled.append(Person(hit.start(), name.end, "", name.parts, known))
        elif name:
            listed = full_names(text) if listed is None else listed
            sides = {code for _, full, code in listed if name.parts[-1] in full.split()}
            known = sides.pop() if len(sides) == 1 else ""
            people.name(name.parts if known else (), known)
            people.titled.append(Person(hit.start(), name.end, "", name.parts, known))
    for hit in _COUNTERPART.finditer(text):
        low = bisect_left(starts, hit.start())
        owner = mentions[low - 1] if low else None
        name = name_after(text, hit.end(), places)
        if name and owner and owner.how != "capital" and not text[owner.end : hit.start()].strip():
            people.name(name.parts, owner.code)
            people.titled.append(Person(hit.start(), name.end, "counterpart", name.parts, owner.code))
    _introduced(text, people, mentions, places)
    _named_of(text, people, mentions)
    _secretary(text, people)
    people.titled.sort(key=lambda person: person.start)
    return people


def _set_apart(text: str, hit: re.Match[str], name: Name | None, before: Mention | None, places: frozenset[int]) -> Name | None:
    """The person before the office and its country ("Ana Rojas, Peruvian Minister"), unless a name follows ("Minister Soto")."""
    if before is None or not _owns(text, before, hit.start()):
        return apposed(text, hit.start(), places)
    direct = name is not None and not _APART.search(text, hit.end(), name.start)
    return None if direct else apposed(text, before.start, places)


def _introduced(text: str, people: People, mentions: Sequence[Mention], places: frozenset[int]) -> None:
    """Learn whom a delegation, a counterpart or an office in small letters introduces ("a delegation from Peru led by X")."""
    for number, mention in enumerate(mentions):
        led = _LED_BY.match(text, mention.end) if mention.how != "capital" else None
        if led is None and text.endswith(("counterpart from ", "counterpart from the "), 0, mention.start):
            led = _COMMA.match(text, mention.end)
        if led is None:
            continue
        name = name_after(text, led.end(), places)
        following = mentions[number + 1].start if number + 1 < len(mentions) else len(text)
        if name and name.end <= following and not any(part in people.names for part in name.parts):
            people.name(name.parts, mention.code)
            people.titled.append(Person(name.start, name.end, "", name.parts, mention.code))


def _named_of(text: str, people: People, mentions: Sequence[Mention]) -> None:
    """Learn those whose name alone stands before "of" and a country ("Ana Rojas of Peru")."""
    for mention in mentions:
        named = mention.how == "name" and text.endswith(("of ", "of the "), 0, mention.start)
        lead = _NAME_OF.search(text[max(0, mention.start - 70) : mention.start]) if named else None
        if lead and not any(
            part in offices.words().fields or part in offices.words().honorifics or part in _OCCASIONS
            for part in lead.group(1).split()
        ):
            people.name(lead.group(1).split(), mention.code)


def _secretary(text: str, people: People) -> None:
    """Keep that the Secretary-General without a body is that of the United Nations, where the text has none of another."""
    hit = _THE_SECRETARY.search(text)
    if hit and not people.offices.get("secretary general"):
        people.hold("secretary general", "UN")
        people.name(("Secretary-General",), "UN")
        if hit.start() <= max(text.find("\n"), 0) or text[: hit.start()].endswith((".", "\n", ". ")):
            people.titled.append(Person(hit.start(1), hit.end(1), "secretary general", ("Secretary-General",), "UN"))


def _speaks_for(
    text: str, start: int, end: int, name: Name | None, before: Mention | None, after: Mention | None, places: frozenset[int]
) -> tuple[str, Name | None]:
    """The party of the office at `text[start:end]` and the name that goes with it: by the party before it, else after it."""
    if before is not None and _owns(text, before, start):
        return before.code, name
    if after is None or after.how == "capital":
        return "", name
    between = text[name.end if name else end : after.start]
    if _is_office_of(between, named=name is not None):
        if name is None:
            late = name_after(text, after.end, places)
            name = late if late and _POLITE.fullmatch(text, after.end, late.start) else None
        return after.code, name
    owner = name is not None and between in (", ", " ") and text.startswith("'s", after.end)
    return (after.code if owner else ""), name


def _owns(text: str, party: Mention, start: int) -> bool:
    """Whether the party stands before the office at `start` as its own ("Peru's Deputy | Minister")."""
    return party.how != "capital" and party.end <= start and _is_office(text[party.end : start])


def _accredited(text: str, end: int, after: Sequence[Mention], places: frozenset[int]) -> Name | None:
    """The name behind the country to which an envoy is sent ("the Ambassador of Japan to Kenya, Ito Ken")."""
    for mention in after:
        if _SENT_TO.search(text[end : mention.start]):
            name = name_after(text, mention.end, places)
            return name if name and _POLITE.fullmatch(text, mention.end, name.start) else None
        end = mention.end
    return None


def _is_office_of(between: str, *, named: bool) -> bool:
    """Whether only an office and "of" stand between an office or a person and a party: " of Foreign Affairs of the ", " of "."""
    if len(between) > _FAR or "\n" in between or not _OF.search(between):
        return False
    lists, found = offices.words(), _WORDS.findall(between)
    if named and found[0] == "and":
        return False
    return all(word in lists.fields or word in lists.small or word == "," for word in found)


def _is_office(between: str) -> bool:
    """Whether only an office stands between a party and an office: "'s Deputy ", " Special Representative for Trade and "."""
    if len(between) > _FAR or "\n" in between:
        return False
    lists = offices.words()
    found = _WORDS.findall(re.sub(r"^(?:'s?)?(?: \([A-Z]{2,5}\))?", "", between).strip())
    known = all(word in lists.fields or word in lists.small or word in lists.honorifics or word in ",&" for word in found)
    return known and not (found and found[0] in ("and", ","))
