"""A readout's text to who is who in it, from the words that introduce people: offices beside countries, names beside either."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from tracker.extraction import offices
from tracker.extraction.atlas import Mention
from tracker.extraction.names import CAP, Name, apposed, name_after
from tracker.extraction.people import People, Person, full_names
from tracker.extraction.tables import word_set

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
_FAR = 90
"""No office is written out over more characters than this."""


def learn(text: str, mentions: Sequence[Mention]) -> People:
    """Read who is who from the words around each party ("Kazakh Foreign Minister X", "Prime Minister Y of Japan")."""
    read = _Introductions(text, mentions)
    for office in offices.OFFICE.finditer(text):
        read.office(office)
    for stranger in _STRANGER.finditer(text):
        read.stranger(stranger)
    for counterpart in _COUNTERPART.finditer(text):
        read.counterpart(counterpart)
    for number in range(len(mentions)):
        read.led(number)
    for mention in mentions:
        read.named_of(mention)
    read.secretary()
    read.people.titled.sort(key=lambda person: person.start)
    return read.people


class _Introductions:
    """What the words of one text say of people, each kind of words by itself; who was learned before helps with the next."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text, self.mentions = text, mentions
        self.people = People()
        self.starts = [mention.start for mention in mentions]
        self.places = frozenset(mention.start for mention in mentions if mention.how != "capital")

    def name(self, start: int) -> Name | None:
        """The person's name that follows at `start`."""
        return name_after(self.text, start, self.places)

    def before(self, start: int) -> Mention | None:
        """The party named last before `start`."""
        at = bisect_left(self.starts, start)
        return self.mentions[at - 1] if at else None

    def office(self, hit: re.Match[str]) -> None:
        """An office, for which its party and its holder are sought before it and behind it."""
        people, before = self.people, self.before(hit.start())
        behind = bisect_left(self.starts, hit.end())
        following = self.mentions[behind : behind + 2]
        code, name = self.speaks_for(hit, self.name(hit.end()), before, following[0] if following else None)
        if code:
            people.hold(hit.group(), code)
            if apart := self.set_apart(hit, name, before):
                people.introduce(apart.start, hit.end(), hit.group(), apart.parts, code)
                return
            name = name or self.accredited(hit.end(), following)
        elif name:
            code = people.of(" ".join((*hit.group().split(), *name.parts)))
            if code:
                people.hold(hit.group(), code)
        if name:
            people.introduce(hit.start(), name.end, hit.group(), name.parts, code)

    def stranger(self, hit: re.Match[str]) -> None:
        """A name with nothing but a polite word before it ("Mr Soto"), known already or by the full name in the text."""
        name = self.name(hit.end())
        known = self.people.of(" ".join(name.parts)) if name else ""
        if name and known:
            self.people.titled.append(Person(hit.start(), name.end, "", name.parts, known))
        elif name:
            sides = {code for _, full, code in self.listed if name.parts[-1] in full.split()}
            self.people.introduce(hit.start(), name.end, "", name.parts, sides.pop() if len(sides) == 1 else "")

    @cached_property
    def listed(self) -> list[tuple[int, str, str]]:
        """The people of the list whom the text names in full."""
        return full_names(self.text)

    def counterpart(self, hit: re.Match[str]) -> None:
        """A counterpart of the party named right before ("his Peruvian counterpart Soto")."""
        owner, name = self.before(hit.start()), self.name(hit.end())
        if name and owner and owner.how != "capital" and not self.text[owner.end : hit.start()].strip():
            self.people.introduce(hit.start(), name.end, "counterpart", name.parts, owner.code)

    def led(self, number: int) -> None:
        """Whom a delegation, a counterpart or an office in small letters introduces ("a delegation from Peru led by X")."""
        mention = self.mentions[number]
        led = _LED_BY.match(self.text, mention.end) if mention.how != "capital" else None
        if led is None and self.text.endswith(("counterpart from ", "counterpart from the "), 0, mention.start):
            led = _COMMA.match(self.text, mention.end)
        name = self.name(led.end()) if led else None
        following = self.mentions[number + 1].start if number + 1 < len(self.mentions) else len(self.text)
        if name and name.end <= following and not any(part in self.people.names for part in name.parts):
            self.people.introduce(name.start, name.end, "", name.parts, mention.code)

    def named_of(self, mention: Mention) -> None:
        """Those whose name alone stands before "of" and a country ("Ana Rojas of Peru")."""
        named = mention.how == "name" and self.text.endswith(("of ", "of the "), 0, mention.start)
        lead = _NAME_OF.search(self.text[max(0, mention.start - 70) : mention.start]) if named else None
        parts = lead.group(1).split() if lead else []
        if not any(words.intersection(parts) for words in (offices.words().fields, offices.words().honorifics, _OCCASIONS)):
            self.people.name(parts, mention.code)

    def secretary(self) -> None:
        """The Secretary-General without a body, who is that of the United Nations, where the text has none of another."""
        hit = _THE_SECRETARY.search(self.text)
        if hit and not self.people.offices.get("secretary general"):
            self.people.hold("secretary general", "UN")
            self.people.name(("Secretary-General",), "UN")
            if hit.start() <= max(self.text.find("\n"), 0) or self.text[: hit.start()].endswith((".", "\n", ". ")):
                self.people.titled.append(Person(hit.start(1), hit.end(1), "secretary general", ("Secretary-General",), "UN"))

    def speaks_for(
        self, hit: re.Match[str], name: Name | None, before: Mention | None, after: Mention | None
    ) -> tuple[str, Name | None]:
        """The party of an office and the name that goes with it: by the party before it, else after it."""
        if before is not None and self.owns(before, hit.start()):
            return before.code, name
        if after is None or after.how == "capital":
            return "", name
        between = self.text[name.end if name else hit.end() : after.start]
        if _is_office_of(between, named=name is not None):
            return after.code, name or self.polite(after.end)
        owner = name is not None and between in (", ", " ") and self.text.startswith("'s", after.end)
        return (after.code if owner else ""), name

    def set_apart(self, hit: re.Match[str], name: Name | None, before: Mention | None) -> Name | None:
        """The person before office and country ("Ana Rojas, Peruvian Minister"), unless a name follows ("Minister Soto")."""
        if before is None or not self.owns(before, hit.start()):
            return apposed(self.text, hit.start(), self.places)
        direct = name is not None and not _APART.search(self.text, hit.end(), name.start)
        return None if direct else apposed(self.text, before.start, self.places)

    def owns(self, party: Mention, start: int) -> bool:
        """Whether the party stands before the office at `start` as its own ("Peru's Deputy | Minister")."""
        return party.how != "capital" and party.end <= start and _is_office(self.text[party.end : start])

    def accredited(self, end: int, after: Sequence[Mention]) -> Name | None:
        """The name behind the country to which an envoy is sent ("the Ambassador of Japan to Kenya, Ito Ken")."""
        for mention in after:
            if _SENT_TO.search(self.text[end : mention.start]):
                return self.polite(mention.end)
            end = mention.end
        return None

    def polite(self, end: int) -> Name | None:
        """The name that follows at `end` with no more than polite words before it."""
        name = self.name(end)
        return name if name and _POLITE.fullmatch(self.text, end, name.start) else None


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
