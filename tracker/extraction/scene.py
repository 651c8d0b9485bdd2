"""Sentences and their mentions to who is bound: subject phrases, pronouns, offices, speakers carried over from sentence to sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tracker.extraction import people as _people
from tracker.extraction import topics
from tracker.extraction.atlas import Mention, code, find, parties
from tracker.extraction.cast import issuing, taking_part
from tracker.extraction.document import Sentence

_SEVERAL = (
    r"(?:sides|countries|leaders|nations|parties|presidents|ministers|governments|states|peoples|delegations|heads|officials|neighbou?rs|partners|secretaries|chancellors|principals|advis[eo]rs|"
    r"participants|representatives|foreign ministers|prime ministers|defen[cs]e ministers|envoys|ambassadors|counterparts|negotiators|interlocutors|delegates|signatories|allies|economies|militaries)"
)
_JOINT = re.compile(
    rf"\b(?:both|each other|each side|either side|sides|two|pair|leaders|participants|(?:the|these|all|our|their) (?:[\w-]+ )?{_SEVERAL}|heads of (?:state|government|delegation)|teams|members?(?: states)?|{_SEVERAL})\b",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:we|our|us|ourselves)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|their|them|it was (?:also )?agreed)\b", re.IGNORECASE)
_ONE = re.compile(r"\b(?:he|she|his|her|him|i|my)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:I|we|We)\b")
_TOGETHER = re.compile(r"[Ww]e (?:have )?(?:also |both |all |jointly )*(?:agreed|decided together)\b")
_ASIDE = re.compile(r",? (?:for (?:his|her|its|their) (?:own )?part|in turn|in (?:his|her|its) turn|on (?:his|her|its) part)\b")
_AGREED = re.compile(
    r"[Ii]t (?:was|is|has been) (?:also |further |jointly )?(?:agreed|decided|resolved|determined)|(?:An? )?[Aa]greement was (?:also )?reached|(?:An? )?[Uu]nderstanding was reached"
)
_THING = re.compile(
    r"\b(?:it|its)\b|^\s*(?:this|these|those)\b|\b(?:country|government|side|nation|administration|ministry|guest|host)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:also |further |then |later )?(?:announced|said|noted|stressed|told|recalled|emphasi[sz]ed|pointed|informed|stated|added|spoke|called|explained)\b"
)
_OTHER = re.compile(r"\b(?:other side|counterpart|guest|visiting)\b", re.IGNORECASE)
_CUT = re.compile(
    r"\b(?:with|during|on|in|at|to|through|under|by|including|against|regarding|among|between|who|which|that|after|before|since|towards?|over|following|via|when|where|while|within|along|led)\b"
)
_AND = re.compile(r", (?:and )?|\s+(?:and|as well as|together with|along with|alongside|&)\s+|\s?/\s?")
_ADVERBIAL = re.compile(
    r"(?:(?:In|On|At|Under|During|Following|As|With|To|For|After|Before|Given|Through|Since|Regarding|Also|Additionally|Finally|Furthermore|Moreover|Similarly|Together|Further|Meanwhile|However|"
    r"Accordingly|Toward|Towards|While|When|Upon|Within|Among|By|Based|Separately|First|Second|Third|Lastly|Specifically|In addition|[A-Z]\w+ing|[A-Z]\w+ly)\b[^,;]{0,240},\s+)+"
)
_VERB = re.compile(
    r"\b(?:will|would|shall|is|are|was|were|has|have|had|said|says|met|held|spoke|intends?|plans?|expects?|pledges?|supports?|welcomes?|commits?|agrees?|reaffirms?|remains?|"
    r"stands?|looks?|expresses|express|underscores?|undertakes?|hopes?|wants?|wishes|should|must|may|can|regards?|told|gave|took|made|thanks?|endorses?|affirms?|recommits?|"
    r"recogni[sz]es?|attaches|notes?|condemns?|(?:also|jointly|further|both) [a-z]+|[a-z]{3,}(?:ed|izes|ises))\b"
)
_OWN = re.compile(
    r"\b(?:reaffirm|reiterat|express|underscor|affirm|confirm|emphasi|stress|renew|convey|stat|announc|relay|declar|highlight|not|repeat|underlin|voic|restat|discuss|shar|outlin|describ)\w*(?: \w+ly| again| the| also)? $"
)
_HOLDER = re.compile(
    r"(?:'s|')\s(?:[\w-]+ ){0,3}?(?:proposals?|decisions?|plans?|intent|intentions?|commitments?|determination|readiness|willingness|pledges?|offers?|desire|resolve|promise|undertaking|announcement|goals?|invitation|efforts?)"
    r" (?:to|of|for|on|in) (?:\w+ly )?$"
)
_GIVEN = re.compile(
    r"\b(?:will|shall|would|to) (?:also )?be (?:reserved|provided|granted|offered|given|allocated|supplied|donated|sent|delivered|extended|exempted|waived|transferred|gifted)\b(?: \w+){0,3}? (?:for|to)\b"
)
_WILL = re.compile(r" (?:will|would|is to|plans to|intends to)\b")
_DOER = re.compile(
    r"(?:'s?)? (?:[a-z]+ly )?(?:hosting|chairing|joining|becoming|assuming|holding|participation|purchase|accession|entry|presidency|chairmanship|will|hosts?)\b"
)


_NAME = r"(?:[Tt]he )?[A-Z][\w.'-]*(?: (?:of|the|[A-Z][\w.'-]*))*"
_LISTED = re.compile(rf"(?:^|(?P<before>\S+) )(?P<list>(?:{_NAME}, )*{_NAME}(?P<comma>,?)) and (?:the )?$")
_OPENS = frozenset(
    ["", *"that said noted announced agreed while and as reaffirmed whereby where stated but confirmed when stressed".split()]
)


class Scene:
    """Who takes part in a readout, whose it is, and whom each subject phrase means."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        cast: tuple[str, ...],
        mentions: tuple[Mention, ...],
        people: _people.People,
        issuer: str,
        title: str,
    ) -> None:
        self._text, self._sentences, self._mentions, self._people = text, sentences, mentions, people
        self._starts = [mention.start for mention in mentions]
        self._places = [sentence.start for sentence in sentences]
        self._headings = [(sentence.start, sentence.end) for sentence in sentences if sentence.kind == "heading"]
        self._profile: tuple[tuple[str, float], ...] | None = None
        self.codes = cast
        self.issuer = issuer
        self.title = title
        self._subjects: list[tuple[str, ...]] = []
        self._singles: list[tuple[str, ...]] = []
        self._told: list[bool] = []
        last: tuple[str, ...] = ()
        single: tuple[str, ...] = ()
        for number, sentence in enumerate(sentences):
            self._subjects.append(last)
            self._singles.append(single)
            if sentence.kind not in ("title", "heading"):
                told = number > 0 and self._told[number - 1]
                last = self._phrase(*self._subject(sentence), number) or (cast if told else last)
                single = last if len(last) == 1 else single
            self._subjects[number], self._singles[number] = last, single
            edge = self._subject(sentence)[1]
            self._told.append(bool(_TOLD.match(text, edge, sentence.end) or _FIRST.search(text, sentence.start, edge)))

    @property
    def parties(self) -> tuple[str, ...]:
        """The canonical names of those who take part."""
        return _names(self.codes)

    def profile(self) -> tuple[tuple[str, float], ...]:
        """What the whole readout is about; read once, when first asked."""
        if self._profile is None:
            self._profile = topics.profile(self._text)
        return self._profile

    def context(self, sentence: Sentence) -> tuple[tuple[int, int] | None, tuple[int, int] | None, tuple[int, int] | None]:
        """The spans of the sentence before it in the same block, of the nearest heading above it, and of the title."""
        number = bisect_left(self._places, sentence.start)
        before = self._sentences[number - 1] if number else None
        same = before is not None and before.block == sentence.block
        heading = (
            self._headings[bisect_left(self._headings, (sentence.start, 0)) - 1]
            if self._headings and self._headings[0][0] < sentence.start
            else None
        )
        title = (self._sentences[0].start, self._sentences[0].end) if self._sentences and number else None
        return (before.start, before.end) if same and before else None, heading if heading != title else None, title

    def mentions(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of parties that begin within `text[start:end]`."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def bound(
        self, sentence: int, subject: tuple[int, int] | None, start: int | None = None, end: int | None = None
    ) -> tuple[str, ...]:
        """The canonical names of those whom a promise binds, () if unclear.

        `sentence` is the index of its sentence, `subject` the span of its grammatical subject, `start` and `end` those of the
        leaf: a holder named beside it ("Australia's proposal to host", "Japan hosting the summit") is nearer than the subject.
        """
        near = self._beside(start, end) if start is not None and end is not None else ()
        if near:
            return _names(near)
        if start is not None and end is not None and len(self.codes) == 2 and (giver := self._giver(subject, start, end)):
            return _names(giver)
        if subject is not None:
            found = self._phrase(self._widened(subject[0], self._sentences[sentence].start), subject[1], sentence)
            if found:
                return _names(found)
            if sentence and self._told[sentence - 1] and subject[0] <= self._subject(self._sentences[sentence])[1]:
                return _names(self.codes)
        return _names(self._subjects[sentence] or self.codes)

    def _beside(self, start: int, end: int) -> tuple[str, ...]:
        before = self._mentions[bisect_left(self._starts, start) - 1] if bisect_left(self._starts, start) else None
        if (
            before is not None
            and before.how != "capital"
            and start - before.end < 60
            and _HOLDER.fullmatch(self._text, before.end, start)
        ):
            return self._expanded([before.code])
        for mention in self.mentions(start, min(end, start + 12))[:1]:
            if (
                mention.how != "capital"
                and _DOER.match(self._text, mention.end, end)
                and not self._text[start : mention.start].strip(" the")
            ):
                return self._expanded([mention.code])
        for mention in self.mentions(start, min(end, start + 60))[:1]:
            if mention.how == "name" and _WILL.match(self._text, mention.end, end):
                return self._expanded([mention.code])
        return ()

    def _giver(self, subject: tuple[int, int] | None, start: int, end: int) -> tuple[str, ...]:
        """In talks of two, who gives what the passive says will be given to the other ("seats will be reserved for Bhutanese students")."""
        given = _GIVEN.search(self._text, subject[0] if subject else start, end)
        if given is None or self.mentions(subject[0] if subject else start, given.start()):
            return ()
        taker = next((mention.code for mention in self.mentions(given.end(), end)[:1] if mention.start - given.end() < 30), "")
        return tuple(party for party in self.codes if party != taker) if taker in self.codes else ()

    def _widened(self, start: int, floor: int) -> int:
        """The start of the coordination that the subject is the last part of ("Azerbaijan and | Russia")."""
        floor = max(floor, start - 120)
        lead = _LISTED.search(self._text[floor:start])
        if (
            lead is None
            or ((lead["before"] or "").lower() not in _OPENS and not lead["before"].endswith((",", ";", ":")))
            or (lead["comma"] and "," not in lead["list"][:-1])
        ):
            return start
        return floor + lead.start("list")

    def _subject(self, sentence: Sentence) -> tuple[int, int]:
        lead = _ADVERBIAL.match(self._text, sentence.start, sentence.end)
        start = lead.end() if lead else sentence.start
        verb = _VERB.search(self._text, start, sentence.end)
        return start, verb.start() if verb else min(sentence.end, start + 80)

    def _phrase(self, start: int, end: int, sentence: int) -> tuple[str, ...]:
        """The codes of those whom the noun phrase `text[start:end]` means; () where it says nothing about it."""
        if _AGREED.match(self._text, start):
            return self.codes
        cut = _CUT.search(self._text, start + 3, end)
        stop = cut.start() if cut else end
        aside = _ASIDE.search(self._text, start, stop)
        stop = aside.start() if aside else stop
        found: list[str] = []
        at = start
        for joint in (*_AND.finditer(self._text, start, stop), None):
            edge = joint.start() if joint else stop
            for party in self._piece(at, edge, sentence):
                if party not in found:
                    found.append(party)
            at = joint.end() if joint else stop
        return tuple(found)

    def _piece(self, start: int, end: int, sentence: int) -> tuple[str, ...]:
        """One part of a coordination: party, person, "the two sides", office or pronoun, in that order of trust."""
        words = self._text[start:end]
        inside = self.mentions(start, end)
        person = self._people.of(words) if not inside or inside[0].how == "capital" else ""
        if inside and not person:
            taken = [inside[0].code]
            for left, right in zip(inside, inside[1:], strict=False):
                if re.fullmatch(r"\s?[-–—]\s?", self._text[left.end : right.start]):
                    taken.append(right.code)
            if inside[0].how != "capital" or len(words.split()) <= 3:
                return self._expanded(taken)
        if person:
            return (person,)
        held = _people.roles(words)
        if _JOINT.search(words) and not (held and not held[0][1] and "both" not in words.lower()):
            return self._all(words, held)
        if _WE.search(words):
            return self._we(start, sentence)
        if _THEY.search(words):
            return self._them(start, sentence)
        if _ONE.search(words):
            return self._him(start, sentence)
        if held:
            return self._holder(held[0], words)
        if _THING.search(words):
            return self._it(start, sentence)
        return ()

    def _all(self, words: str, held: list[tuple[str, bool]]) -> tuple[str, ...]:
        named = [party for role, several in held if several for party in self._people.roles.get(role, ()) if party in self.codes]
        if (
            named
            and len(named) > 1
            and len(named) < len(self.codes)
            and not re.search(r"\b(?:both|all|three|four|five|six)\b", words, re.IGNORECASE)
        ):
            return tuple(named)
        two = re.search(r"\b(?:two|both)\b", words, re.IGNORECASE)
        return self.codes[:2] if two and len(self.codes) > 2 else self.codes

    def _holder(self, role: tuple[str, bool], words: str) -> tuple[str, ...]:
        """Whose president, minister or envoy is meant: the one side that has such an office, else the issuer."""
        name, several = role
        held = [party for party in self._people.roles.get(name, ()) if party in self.codes] or self._people.roles.get(name, [])
        if several:
            return tuple(held) if len(held) > 1 else self.codes
        if not held:
            longer = [
                party for other, who in self._people.roles.items() if other.endswith(name) for party in who if party in self.codes
            ]
            held = longer
        if len(held) == 1 or (held and self.issuer not in held):
            return (held[0],)
        if _OTHER.search(words) and len(self.codes) == 2:
            return tuple(party for party in self.codes if party != self.issuer)
        return (self.issuer,) if self.issuer else ()

    def _we(self, start: int, sentence: int) -> tuple[str, ...]:
        here = self._sentences[sentence]
        lead = self._subject(here)
        if _TOGETHER.match(self._text, start):
            return self.codes
        if start > lead[1] and not here.quoted and not _FIRST.search(self._text[slice(*lead)]):
            own = self._phrase(*lead, sentence)
            return own if own else self.codes
        return self._singles[sentence] if here.quoted and self._singles[sentence] else self.codes

    def _them(self, start: int, sentence: int) -> tuple[str, ...]:
        here = self._sentences[sentence]
        lead = self._subject(here)
        if start > lead[1]:
            own = self._phrase(*lead, sentence)
            if len(own) > 1:
                return own
        before = self._subjects[sentence - 1] if sentence else ()
        return before if len(before) > 2 and set(before) <= set(self.codes) else self.codes

    def _him(self, start: int, sentence: int) -> tuple[str, ...]:
        here = self._sentences[sentence]
        lead = self._subject(here)
        own: tuple[str, ...] = ()
        if start > lead[1]:
            own = self._phrase(*lead, sentence)
            if len(own) == 1 and _OWN.search(self._text[max(here.start, start - 40) : start]):
                return own
            for hit in reversed([*re.finditer(r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*", self._text[lead[1] : start])]):
                person = self._people.of(hit.group()) if not code(hit.group()) else ""
                held = _people.roles(hit.group())
                if person or (held and held[0][0] in self._people.roles):
                    return (person,) if person else self._holder(held[0], hit.group())
        if len(own) == 1:
            return own
        return self._singles[sentence - 1] if sentence else ()

    def _it(self, start: int, sentence: int) -> tuple[str, ...]:
        here = self._sentences[sentence]
        lead = self._subject(here)
        if start > lead[1]:
            own = self._phrase(*lead, sentence)
            if own:
                return own
        return self._subjects[sentence - 1] if sentence else ()

    def _expanded(self, codes: Sequence[str]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for party in codes:
            for member in parties()[party].members or (party,):
                found.setdefault(member)
        return tuple(found)


def scene(text: str, sentences: Sequence[Sentence], *, title: str = "", issuer: str = "", parties: tuple[str, ...] = ()) -> Scene:
    """Read who takes part in a readout; `title`, `issuer` and `parties` are what is known from elsewhere."""
    mentions = find(text)
    people = _people.learn(text, mentions)
    host = code(issuer) if issuer else ""
    cast = tuple(filter(None, map(code, parties))) or taking_part(text, sentences, title, host, mentions, people)
    heading = title or (text[sentences[0].start : sentences[0].end] if sentences else "")
    issuing_side = issuing(text, sentences, host, cast, people)
    _meet(people, cast, issuing_side)
    return Scene(text, sentences, cast, mentions, people, issuing_side, heading)


def _meet(people: _people.People, cast: Sequence[str], issuer: str) -> None:
    """A titled stranger in talks of two speaks for the side that is not the issuer's, unless that side's people are all known."""
    if len(cast) != 2:
        return
    for person in people.titled:
        known = people.of(" ".join(person.names))
        if known:
            people.seen(person.role, known)
            continue
        others = [party for party in cast if party != issuer]
        held = [party for party in people.roles.get(person.role, ()) if party in cast]
        side = others[0] if others and others[0] not in held else issuer
        people.name(person.names, side)
        people.seen(person.role, side)


def _names(codes: Sequence[str]) -> tuple[str, ...]:
    table = parties()
    return tuple(table[found].name for found in codes)
