"""Sentences and their mentions to who is bound: the readout's parties, subject phrases, pronouns, speakers carried over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tracker.extraction import people as _people
from tracker.extraction.atlas import Mention, code, find, parties
from tracker.extraction.document import Sentence

_JOINT = re.compile(
    r"\b(?:both|each other|(?:the|these) (?:two|three|four|five|six) (?:sides|countries|leaders|nations|parties|presidents|ministers|governments|states|peoples|delegations|heads|officials|neighbou?rs)|"
    r"the (?:sides|parties|two|three|leaders|presidents|ministers|foreign ministers|participants|delegations|governments|principals|officials|countries|heads of state|"
    r"interlocutors|negotiators|secretaries|pair|delegates|defen[cs]e ministers|prime ministers|chancellors|advisors|member states|participants)|"
    r"leaders|they|their|we|our|us|ourselves|it was agreed|sides|officials|participants|parties|ministers)\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"\b(?:he|she|his|her|it|its|i|my)\b", re.IGNORECASE)
_PAIR = re.compile(r"\s?[-–—/]\s?$")
_TOPIC_BEFORE = re.compile(
    r"\b(?:on|in|about|regarding|at|against|near|concerning|over|toward|towards|into|within) (?:the )?(?:[A-Z][\w-]+, )?$"
)
_CUT = re.compile(
    r"\b(?:with|during|on|in|at|to|from|through|under|by|including|against|regarding|among|between|who|which|that|after|before|since|towards?|as|over|following)\b"
)
_SUBJECT = re.compile(
    r"^(?:(?:In|On|At|Under|During|Following|As|With|To|For|After|Before|Given|Through|Since|Regarding|Recognizing|Building|Noting|Reaffirming|Reflecting|Underscoring|"
    r"Also|Additionally|Finally|Furthermore|Moreover|Similarly|Together|Further|Meanwhile|However|Accordingly|Toward|Towards|[A-Z]\w+ing|[A-Z]\w+ly)\b[^,]{0,200},\s+)*"
)
_VERB = re.compile(
    r"\b(?:will|would|shall|is|are|was|were|has|have|had|said|says|met|held|spoke|intends?|plans?|expects?|pledges?|supports?|welcomes?|commits?|agrees?|reaffirms?|remains?|"
    r"stands?|looks?|expresses|express|underscores?|undertakes?|hopes?|wants?|wishes|should|must|may|can|regards?|told|gave|took|made|thanks?|endorses?|affirms?|recommits?|"
    r"recogni[sz]es?|attaches|notes?|[a-z]{3,}(?:ed|izes|ises))\b"
)


class Scene:
    """Who takes part in a readout and who each subject phrase means."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        taking_part: tuple[str, ...],
        mentions: tuple[Mention, ...],
        people: _people.People,
        issuer: str,
        title: str,
    ) -> None:
        self._text, self._sentences, self._mentions, self._people = text, sentences, mentions, people
        self._starts = [mention.start for mention in mentions]
        self.codes = taking_part
        self.issuer = issuer
        self.title = title
        self._speakers: list[tuple[str, ...]] = []
        last: tuple[str, ...] = ()
        for sentence in sentences:
            found = self._phrase(*self._subject(sentence), last) if sentence.kind not in ("title", "heading") else ()
            last = found or last
            self._speakers.append(last)

    @property
    def parties(self) -> tuple[str, ...]:
        """The canonical names of those who take part."""
        return _names(self.codes)

    def mentions(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of parties that lie within `text[start:end]`."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return tuple(mention for mention in self._mentions[low:high] if mention.end <= end)

    def bound(self, sentence: int, subject: tuple[int, int] | None, at: int | None = None) -> tuple[str, ...]:
        """The canonical names of those whom the subject phrase of a promise in that sentence means; () if unclear."""
        before = self._speakers[sentence - 1] if sentence else ()
        if subject is not None:
            found = self._phrase(subject[0], subject[1], before, inside=self._sentences[sentence].start)
            if found:
                return _names(found)
        here = self._speakers[sentence]
        return _names(here or self.codes)

    def _subject(self, sentence: Sentence) -> tuple[int, int]:
        lead = _SUBJECT.match(self._text[sentence.start : sentence.end])
        start = sentence.start + (lead.end() if lead else 0)
        verb = _VERB.search(self._text, start, sentence.end)
        return start, verb.start() if verb else sentence.end

    def _phrase(self, start: int, end: int, before: tuple[str, ...], inside: int = -1) -> tuple[str, ...]:
        words = self._text[start:end]
        cut = _CUT.search(words)
        stop = start + cut.start() if cut and cut.start() > 2 else end
        found: list[str] = []
        for mention in self.mentions(start, stop):
            for member in parties()[mention.code].members or (mention.code,):
                if member not in found:
                    found.append(member)
        for piece in re.split(r",| and | as well as ", self._text[start:stop]):
            person = self._people.of(piece)
            if person and person not in found and not self.mentions(start, stop):
                found.append(person)
        if found:
            return tuple(found)
        if _JOINT.search(words):
            return self.codes
        held = [role for role in _people.roles(words) if role in self._people.roles]
        if held:
            return (self._people.roles[held[0]][0],)
        if _SINGLE.search(words):
            near = self.mentions(inside, start) if inside >= 0 else ()
            return before if len(before) == 1 else (near[0].code,) if near else before
        return ()


def scene(text: str, sentences: Sequence[Sentence], *, title: str = "", issuer: str = "", parties: tuple[str, ...] = ()) -> Scene:
    """Read who takes part in a readout; `title`, `issuer` and `parties` are what is known from elsewhere."""
    mentions = find(text)
    people = _people.learn(text, mentions)
    known = tuple(filter(None, map(code, parties)))
    host = code(issuer) if issuer else ""
    taking_part = known or _taking_part(text, sentences, title, host, mentions, people)
    heading = title or (text[sentences[0].start : sentences[0].end] if sentences else "")
    return Scene(text, sentences, taking_part, mentions, people, host or (taking_part[0] if taking_part else ""), heading)


def _taking_part(
    text: str, sentences: Sequence[Sentence], title: str, host: str, mentions: tuple[Mention, ...], people: _people.People
) -> tuple[str, ...]:
    weights: dict[str, float] = {}
    order: list[str] = []

    def add(found: str, weight: float) -> None:
        for member in parties()[found].members or (found,):
            weights[member] = weights.get(member, 0) + weight
            if member not in order:
                order.append(member)

    if host:
        add(host, 9)
    heads = sentences[:3]
    edge = heads[-1].end if heads else 0
    first_end = heads[0].end if heads else 0
    for found in find(title):
        add(found.code, 4)
    for piece in heads[:3]:
        words = text[piece.start : piece.end]
        person = _people.known(words, re.findall(r"[A-ZÀ-Þ][\w'-]+", words.replace("'s", "")))
        if person:
            add(person, 4)
    for found in mentions:
        if found.start >= edge:
            add(found.code, 0.2 if found.how != "capital" else 0.1)
        elif _TOPIC_BEFORE.search(text, max(0, found.start - 30), found.start) or found.how == "capital":
            add(found.code, 0.5)
        else:
            add(found.code, 4 if found.start < first_end else 2)
    strong = [found for found in order if weights[found] >= 3.5]
    rest = sorted((found for found in order if found not in strong), key=lambda found: -weights[found])
    return tuple((strong + rest[: max(0, 2 - len(strong))]) if strong or rest else ())


def _names(codes: Sequence[str]) -> tuple[str, ...]:
    table = parties()
    return tuple(table[found].name for found in codes)
