"""Sentences and their mentions to the scene of a readout: who takes part, whose it is, and whom each promise binds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tracker.extraction import holders, leads, offices, topics, wording
from tracker.extraction.actors import actor
from tracker.extraction.antecedents import Codes
from tracker.extraction.atlas import Mention, code, find, parties
from tracker.extraction.cast import taking_part
from tracker.extraction.document import Sentence
from tracker.extraction.introductions import learn
from tracker.extraction.issuer import GUESTS, issuing
from tracker.extraction.naming import COMPANY
from tracker.extraction.people import People, Person
from tracker.extraction.presidency import standing
from tracker.extraction.reference import References
from tracker.extraction.speaker import Speaker, speaker

Place = tuple[int, int]

_OPENS = 3
"""So many sentences, the title among them, say what a text is about."""
_LEAD_REACH = 2
_LISTS = 3
"""A subject is put together from at most so many lists ("the Secretary and the Ministers of A, B and C")."""
_NEAR = 60
"""Half of how far, in characters, the earlier members of a list are looked for."""


class Scene:
    """Who takes part in a readout, whose it is, and whom each promise binds."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        cast: Codes,
        mentions: tuple[Mention, ...],
        people: People,
        issuer: str,
        heard: Speaker,
    ) -> None:
        self._text, self._sentences = text, sentences
        self._places = [sentence.start for sentence in sentences]
        self._headings = [(sentence.start, sentence.end) for sentence in sentences if sentence.kind == "heading"]
        self._references = References(text, sentences, mentions, people, cast, issuer, heard)
        self.codes = cast
        self._people = people
        self.issuer = issuer
        opening = sentences[min(_OPENS, len(sentences)) - 1].end if sentences else 0
        self.trip = wording.TRIP.search(text, 0, opening) is not None
        """Whether the text announces somebody's travels: what the traveller will do there is a programme."""
        self.fields = topics.Reader(text)
        """What each stretch of the text speaks for."""

    @property
    def parties(self) -> tuple[str, ...]:
        """The canonical names of those who take part."""
        return _names(self.codes)

    def context(self, sentence: Sentence) -> tuple[Place | None, Place | None, Place | None]:
        """The spans of the sentence before it in the same block, of the nearest heading above it, and of the title."""
        number = bisect_left(self._places, sentence.start)
        if not number:
            return None, None, None
        before, first = self._sentences[number - 1], self._sentences[0]
        above = bisect_left(self._headings, (sentence.start, 0))
        heading = self._headings[above - 1] if above else None
        title = (first.start, first.end)
        return (
            (before.start, before.end) if before.block == sentence.block else None,
            heading if heading != title else None,
            title,
        )

    def lead(self, sentence: Sentence) -> Place | None:
        """The span of the sentence that announces this one ("The sides will take these steps by May:"), None if there is none."""
        number = bisect_left(self._places, sentence.start)
        for before in reversed(self._sentences[max(0, number - _LEAD_REACH) : number]):
            if self._text.endswith(":", before.start, before.end) and wording.LEAD.search(self._text, before.start, before.end):
                return before.start, before.end
        return None

    def mentions(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions of parties that begin within `text[start:end]`."""
        return self._references.mentions(start, end)

    def bound(self, sentence: int, subject: Place | None, start: int | None = None, end: int | None = None) -> tuple[str, ...]:
        """The canonical names of those whom a promise binds, () if unclear.

        `sentence` is the index of its sentence, `subject` the span of its grammatical subject, `start` and `end` those of the
        leaf: a holder named beside it ("Australia's proposal to host", "Japan hosting the summit") is nearer than the subject.
        """
        if subject is not None and self._told_of(subject, sentence):
            return _names(self._references.carried(sentence))
        if start is not None and end is not None:
            passive = subject is not None and subject[0] <= start <= subject[1]
            near = (
                (passive and holders.agent(self._text, self._references, sentence, start, end))
                or holders.served(self._text, self._references, sentence, subject, (start, end))
                or holders.beside(self._text, self._references, sentence, start, end)
                or holders.giver(self._text, self._references, subject[0] if subject else start, end)
            )
            if near:
                return _names(near)
        refers = self._references
        if subject is not None:
            bracket = self._bracket(*subject, sentence)
            subject = (refers.leads[sentence][0], bracket[0]) if bracket else subject
            found = refers.phrase(self._widened(subject[0], self._sentences[sentence].start), subject[1], sentence)
            found = found or (refers.phrase(*bracket, sentence) if bracket else ())
            if found:
                found = holders.apart(self._text, refers, found, subject, self._sentences[sentence].end)
                return _names(holders.partners(self._text, refers, found, sentence, (subject[1], start)))
            event = wording.EVENT.match(self._text, *subject)
            settled = subject[1] <= self._sentences[sentence].start and wording.POINTS.fullmatch(self._text, *subject)
            if settled or wording.MUTUAL.match(self._text, *subject):
                return _names(refers.met(sentence))
            if event or (sentence and refers.told[sentence - 1] and subject[0] <= refers.leads[sentence][1]):
                return _names(refers.unsaid(sentence))
        return _names(refers.carried(sentence))

    def led(self, words: str) -> tuple[str, ...]:
        """The canonical names of those whom the lead of a table's row means, () if unclear."""
        if leads.is_all(words, len(self.codes)):
            return self.parties
        company = next((code for code in self.codes if code.casefold() == f"{COMPANY}{words}".casefold()), "")
        return _names((company,) if company else leads.named(words, self._people))

    def _told_of(self, subject: Place, sentence: int) -> bool:
        """Whether those who talk say of one who does not what will become of a thing of theirs, or what they will never get."""
        refers = self._references
        named = {mention.code for mention in refers.mentions(*subject)}
        if subject[0] <= refers.leads[sentence][1] or not named or not named.isdisjoint(self.codes):
            return False
        found = refers.phrase(*subject, sentence) if actor(self._text, *subject) == "thing" else ()
        return bool(found and named.issuperset(found)) or wording.NEVER_GETS.match(self._text, subject[1]) is not None

    def _bracket(self, start: int, end: int, sentence: int) -> Place | None:
        """The bracket of which the subject holds only the end ("A committee (of A and | B) will")."""
        if self._text.count(")", start, end) <= self._text.count("(", start, end):
            return None
        opens = self._text.rfind("(", self._sentences[sentence].start, start)
        return (opens, end) if opens >= 0 else None

    def _widened(self, start: int, floor: int) -> int:
        """The start of the coordination that the subject is the last part of ("Azerbaijan and | Russia")."""
        for _ in range(_LISTS):
            edge = max(floor, start - 2 * _NEAR)
            lead = wording.LISTED.search(self._text[edge:start])
            if lead is None or not wording.OPENS_CLAUSE.match((lead["before"] or "").lower()):
                break
            if lead["comma"] and "," not in lead["list"][:-1]:
                break
            start = edge + lead.start("list")
        return start


_AND_THEIRS = re.compile(
    r",? and (?:his |her |the )?(?:[Cc]ounterpart |(?:[A-Z][\w-]+ ){1,4}(?:of|for) (?:the )?(?:[A-Z][\w-]+ of (?:the )?)?)?"
)
"""What stands between a person and the country of the one named with them."""


def scene(text: str, sentences: Sequence[Sentence], *, title: str = "", issuer: str = "", parties: tuple[str, ...] = ()) -> Scene:
    """Read who takes part in a readout; `title`, `issuer`, `parties` are known from elsewhere; one party alone is completed."""
    mentions = standing(text, find(text))
    people = learn(text, mentions)
    host = code(issuer) if issuer else ""
    heard = speaker(text, sentences, title, host, mentions, people)
    host = host or heard.code
    cast = tuple(code(name) or COMPANY + name for name in parties if name.strip())
    if len(cast) < 2:
        cast = tuple(dict.fromkeys((*cast, *taking_part(text, sentences, title, host, mentions, people))))
    issuing_side = issuing(text, sentences, host, cast, people)
    _meet(text, mentions, people, cast, issuing_side)
    return Scene(text, sentences, cast, mentions, people, issuing_side, heard)


def _beside(text: str, person: Person, mentions: Sequence[Mention]) -> str:
    """Whose official stands behind "and", after a person whose country is not said ("Premier Vega and | the Algerian one")."""
    after = next((one for one in mentions if one.start >= person.end and one.how != "capital"), None)
    return after.code if after and _AND_THEIRS.fullmatch(text, person.end, after.start) else ""


def _meet(text: str, mentions: Sequence[Mention], people: People, cast: Sequence[str], issuer: str) -> None:
    """A titled stranger in talks of two speaks for the side that is not the issuer's, unless that side has the office already."""
    if len(cast) != 2:
        return
    met = next((person.start for person in people.titled if person.office == "counterpart" and person.code != issuer), -1)
    for person in people.titled:
        side = people.of(" ".join(person.names))
        if not side:
            others = [party for party in cast if party != issuer]
            held = people.offices.get(person.office, ()) if person.office else ()
            if issuer and person.start < met and person.office not in GUESTS:
                others = []
            side = others[0] if others and others[0] not in held else issuer
            able = [party for party in cast if offices.may_hold(party, person.office)]
            side = able[0] if len(able) == 1 else side
            beside = _beside(text, person, mentions)
            side = next(party for party in cast if party != beside) if beside in cast else side
            people.name(person.names, side)
        if person.office:
            people.hold(person.office, side)


def _names(codes: Sequence[str]) -> tuple[str, ...]:
    """The names of those codes, also of parties that are in no table."""
    table = parties()
    return tuple(found[len(COMPANY) :] if found.startswith(COMPANY) else table[found].name for found in codes)
