"""A readout's text to who is who in it: names and offices to the party they speak for, learned or listed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from tracker.extraction import offices
from tracker.extraction.atlas import Mention
from tracker.extraction.rules import word_set

_CAP = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
_TOKEN = re.compile(r"[ ]*(?:([,()&\"])|([\w.'-]+))")
_WORDS = re.compile(r"[\w&'-]+|[^\w\s]")
_STRANGER = re.compile(r"\b(?:Mr|Mrs|Ms|Mme|Dr|H\.E)\.? (?=[A-Z])")
_OF = re.compile(r"\b(?:of|from|for) (?:the )?(?:Government of (?:the )?)?$")
_POLITE = re.compile(
    r",? ?(?:(?:H\.?E\.?|His|Her|Excellency|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Shri|Royal|Highness|Majesty|Sheikh|and|[A-Z][\w-]+),? ?)*"
)
_NAME_OF = re.compile(rf"(?:^|[ (])((?:{_CAP}[\w'-]+ ){{2,4}})of (?:the )?$")
_COUNTERPART = re.compile(rf"\bcounterpart,? (?={_CAP})")
_OCCASIONS = word_set(
    "Session Sessions Round Meeting Summit Commission Conference Forum Dialogue Committee Council Consultations Communique"
)
"""Capitalised words before "of" and a party that make the run a meeting's name, not a person's."""
_SENT_TO = re.compile(r"^ (?:accredited )?(?:to|in) (?:the )?$")
"""Between an envoy or their country and the country that receives them."""
_THE_SECRETARY = re.compile(r"\b[Tt]he (Secretary[- ]General)\b(?! of)")
_FAR = 90
"""No office is written out over more characters than this."""


class Person(Struct, frozen=True):
    """A titled name at `text[start:end]` with the office before it; `code` is "" while nobody knows for whom they speak."""

    start: int
    end: int
    office: str
    names: tuple[str, ...]
    code: str = ""


class _Name(Struct, frozen=True):
    parts: tuple[str, ...]
    start: int
    end: int


class People:
    """Who speaks for whom: each part of a name, and each office, with the codes it was seen with, in reading order."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.offices: dict[str, list[str]] = {}
        self.titled: list[Person] = []
        self._found: dict[str, str] = {}

    def name(self, parts: Sequence[str], code: str) -> None:
        """Every part of this name means that party from now on."""
        self._found.clear()
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
        known = self._found.get(words)
        if known is None:
            known = self._found[words] = self._look(words)
        return known

    def _look(self, words: str) -> str:
        tokens = [token.removesuffix("'s").rstrip("'") for token in re.findall(rf"{_CAP}[\w'-]+", words)]
        tokens += [part for token in tokens if "-" in token for part in token.split("-") if len(part) > 2]
        for token in reversed(tokens):
            if token in self.names:
                return self.names[token]
        return well_known(words, tokens)


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


def full_names(words: str) -> list[tuple[int, str, str]]:
    """The people of the list who are named in full in `words`: where, the name and the code, in reading order."""
    _, several = _listed()
    found: dict[int, tuple[str, str]] = {}
    for token in dict.fromkeys(re.findall(rf"{_CAP}[\w'-]+", words.replace("'s", ""))):
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
    return next((single[token] for token in reversed(tokens) if token in single), "")


def learn(text: str, mentions: Sequence[Mention]) -> People:
    """Read who is who from the words around each party ("Kazakh Foreign Minister X", "Prime Minister Y of Japan")."""
    people = People()
    starts = [mention.start for mention in mentions]
    places = frozenset(mention.start for mention in mentions if mention.how != "capital")
    for hit in offices.OFFICE.finditer(text):
        low, high = bisect_left(starts, hit.start()), bisect_left(starts, hit.end())
        before = mentions[low - 1] if low else None
        after = mentions[high] if high < len(mentions) else None
        name = _name_after(text, hit.end(), places)
        code, name = _speaks_for(text, hit.start(), hit.end(), name, before, after, places)
        if code and name is None:
            name = _accredited(text, hit.end(), mentions[high : high + 2], places)
        if name and not code:
            code = people.of(" ".join(name.parts))
        if code:
            people.hold(hit.group(), code)
            people.name(name.parts if name else (), code)
        if name:
            people.titled.append(Person(hit.start(), name.end, offices.plain(hit.group()), name.parts, code))
    for hit in _STRANGER.finditer(text):
        name = _name_after(text, hit.end(), places)
        if name and not people.of(" ".join(name.parts)):
            people.titled.append(Person(hit.start(), name.end, "", name.parts))
    for hit in _COUNTERPART.finditer(text):
        low = bisect_left(starts, hit.start())
        owner = mentions[low - 1] if low else None
        name = _name_after(text, hit.end(), places)
        if name and owner and owner.how != "capital" and not text[owner.end : hit.start()].strip():
            people.name(name.parts, owner.code)
            people.titled.append(Person(hit.start(), name.end, "counterpart", name.parts, owner.code))
    for mention in mentions:
        named = mention.how == "name" and text.endswith(("of ", "of the "), 0, mention.start)
        lead = _NAME_OF.search(text[max(0, mention.start - 70) : mention.start]) if named else None
        if lead and not any(
            part in offices.words().fields or part in offices.words().honorifics or part in _OCCASIONS
            for part in lead.group(1).split()
        ):
            people.name(lead.group(1).split(), mention.code)
    _secretary(text, people)
    people.titled.sort(key=lambda person: person.start)
    return people


def _secretary(text: str, people: People) -> None:
    """Keep that the Secretary-General without a body is that of the United Nations, where the text has none of another."""
    hit = _THE_SECRETARY.search(text)
    if hit and not people.offices.get("secretary general"):
        people.hold("secretary general", "UN")
        people.name(("Secretary-General",), "UN")
        if hit.start() <= max(text.find("\n"), 0) or text[: hit.start()].endswith((".", "\n", ". ")):
            people.titled.append(Person(hit.start(1), hit.end(1), "secretary general", ("Secretary-General",), "UN"))


def _speaks_for(
    text: str, start: int, end: int, name: _Name | None, before: Mention | None, after: Mention | None, places: frozenset[int]
) -> tuple[str, _Name | None]:
    """The party of the office at `text[start:end]` and the name that goes with it: by the party before it, else after it."""
    if before is not None and before.how != "capital" and before.end <= start and _is_office(text[before.end : start]):
        return before.code, name
    if after is None or after.how == "capital":
        return "", name
    between = text[name.end if name else end : after.start]
    if _is_office_of(between, named=name is not None):
        if name is None:
            late = _name_after(text, after.end, places)
            name = late if late and _POLITE.fullmatch(text, after.end, late.start) else None
        return after.code, name
    owner = name is not None and between in (", ", " ") and text.startswith("'s", after.end)
    return (after.code if owner else ""), name


def _accredited(text: str, end: int, after: Sequence[Mention], places: frozenset[int]) -> _Name | None:
    """The name behind the country to which an envoy is sent ("the Ambassador of Japan to Kenya, Ito Ken")."""
    for mention in after:
        if _SENT_TO.search(text[end : mention.start]):
            name = _name_after(text, mention.end, places)
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


def _tokens(text: str, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    at = start
    while hit := _TOKEN.match(text, at, stop):
        yield hit.group(1) or hit.group(2), hit.start(1) if hit.group(1) else hit.start(2), hit.end()
        at = hit.end()


def _name_after(text: str, start: int, places: frozenset[int]) -> _Name | None:
    """The person's name that follows offices and honorifics at `start`; no name begins at `places`, where parties are named."""
    lists = offices.words()
    parts: list[str] = []
    begin = end = start
    for word, here, after in _tokens(text, start, min(len(text), start + 140)):
        bare = word.rstrip(".").removesuffix("'s").rstrip("'")
        if here in places or bare in lists.headline or bare in lists.leading or word == ")" or (parts and word in ',("&'):
            break
        if bare in lists.honorifics or word in ',("&':
            if parts and bare in ("His", "Her", "The", "Their"):
                break
        elif bare in lists.particles and (parts or text[after : after + 2].strip()[:1].isupper()):
            end = after if parts else end
        elif bare in lists.small or bare in lists.fields:
            if parts:
                break
        elif bare[:1].isupper():
            begin = begin if parts else here
            end = after
            parts.append(bare)
        else:
            break
        if word.endswith("'s") or (word.endswith(".") and bare not in lists.abbreviated and len(bare) > 1):
            break
    return _Name(tuple(parts), begin, end) if parts else None
