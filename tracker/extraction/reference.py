"""A noun phrase in its place to the parties it means: named, in office, or "the two sides", "they", "his"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tracker.extraction import antecedents, offices, wording
from tracker.extraction.antecedents import Codes
from tracker.extraction.atlas import Mention, code
from tracker.extraction.document import Sentence
from tracker.extraction.names import NAME_PART
from tracker.extraction.naming import named
from tracker.extraction.people import People
from tracker.extraction.roles import Roles
from tracker.extraction.speaker import Speaker
from tracker.extraction.voices import encounters, hosts, voices

_RUN = re.compile(rf"{NAME_PART}(?: {NAME_PART})*")
_BEFORE = 40
_NUMBER = 8
"""The number of an item takes no more than this."""
_BACK = 400
"""How far back "his" may refer within its sentence."""


class References:
    """Resolves noun phrases of one readout, sentence after sentence; what a sentence is about carries over to the next."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        people: People,
        cast: Codes,
        issuer: str,
        heard: Speaker,
    ) -> None:
        self._text, self._sentences, self._mentions, self._people = text, sentences, mentions, people
        self._starts = [mention.start for mention in mentions]
        self.cast, self._issuer, self._heard = cast, issuer, heard
        self._voices = voices(text, sentences, people, heard)
        self._hosts = hosts(sentences, self.mentions, heard) or encounters(text, sentences, self.mentions, cast, issuer)
        two, parties = antecedents.without_third(text, mentions, cast), antecedents.defined(text, mentions)
        self._roles = Roles(people, cast, issuer, two, parties)
        self.leads = [antecedents.lead(text, sentence) for sentence in sentences]
        """The span of each sentence's grammatical subject."""
        self.subjects: list[Codes] = []
        """Whom each sentence is about, carried over where it does not say."""
        self._singles: list[Codes] = []
        self.told: list[bool] = []
        """Whether somebody merely speaks in the sentence, so that what follows is not theirs alone."""
        self._named_here: list[bool] = []
        for number in range(len(sentences)):
            self._follow(number)

    def _follow(self, number: int) -> None:
        """Keep whom a sentence is about: those whom its subject means, else those of the sentence before."""
        text, sentence, lead = self._text, self._sentences[number], self.leads[number]
        last, single = (self.subjects[-1], self._singles[-1]) if number else ((), ())
        self.subjects.append(last)  # its own pronouns lean on these while its subject is read
        self._singles.append(single)
        last = () if wording.ITEM.search(text[max(0, sentence.start - _NUMBER) : sentence.start]) else last
        found: Codes = ()
        if sentence.kind not in ("title", "heading"):
            found = self.phrase(*lead, number)
            last = found or (self.unsaid(number) if number and self.told[-1] else last)
            single = last if len(last) == 1 else single
        self.subjects[number], self._singles[number] = last, single
        self._named_here.append(bool(found))
        speaks = wording.TOLD.match(text, lead[1], sentence.end) or wording.FIRST_PERSON.search(text, sentence.start, lead[1])
        self.told.append(bool(speaks))

    def mentions(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions of parties that begin within `text[start:end]`."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def phrase(self, start: int, end: int, sentence: int) -> Codes:
        """The codes of those whom the noun phrase `text[start:end]` means; () where it says nothing about it."""
        if wording.AGREED.match(self._text, start):
            return self.cast
        label = self._text.rfind(": ", start, end)
        start = label + len(": ") if label >= 0 else start
        cut = wording.CUT.search(self._text, start + 3, end)
        stop = cut.start() if cut else end
        aside = wording.ASIDE.search(self._text, start, stop)
        stop = aside.start() if aside else stop
        apart = self._text.find(", ", start, stop) > 0
        inserted = wording.INSERTED.match(self._text, start, stop) if apart else None
        closed = inserted and ("," in self._text[stop - 2 : stop + 1] or wording.CLOSED.match(self._text, stop))
        if inserted and closed and self._named(*inserted.span("who"), inserted["who"]):
            stop = inserted.end("who")
        found: dict[str, None] = {}
        at = start
        for joint in (*wording.AND.finditer(self._text, start, stop), None):
            found.update(dict.fromkeys(self._piece(at, joint.start() if joint else stop, sentence)))
            at = joint.end() if joint else stop
        if len(found) == 1 and self._two_persons(start, stop):
            return self.met(sentence)
        return tuple(found)

    def _two_persons(self, start: int, stop: int) -> bool:
        """Whether a phrase names two, of whom only one was made out: "Mary and I", "the King and President"."""
        if self._text.find(" and ", start, stop) < 0:
            return False
        persons = wording.TWO_PERSONS.fullmatch(self._text, start, stop)
        apart = persons is not None and not self._people.both_known(persons[1], persons[2])
        with_her = wording.AND_SHE.fullmatch(self._text, start, stop) or wording.WITH_COUNTERPART.search(self._text, start, stop)
        pair = len(self.cast) == 2 and (apart or with_her)
        return bool(pair or wording.AND_I.search(self._text, start, stop))

    def _piece(self, start: int, end: int, sentence: int) -> Codes:
        """One part of a coordination: party, person, "the two sides", short form, pronoun or office, in that order of trust."""
        words = self._text[start:end]
        named = self._named(start, end, words)
        if named:
            return named
        held = offices.offices(words)
        firm = "he " in words and wording.THE_FIRM.search(words) and antecedents.last_firm(self.mentions(0, start))
        if firm:
            return firm
        if wording.MINE.match(words):
            return self._me(start, sentence)
        if wording.JOINT.search(words) and (not held or held[0][1] or "both" in words.lower()):
            pair = len(self.cast) > 2 and self._hosts and self._hosts[sentence] and wording.PAIR.search(words)
            return self.met(sentence) if pair else self._roles.group(words, held)
        return self._roles.short_form(words) or self._roles.government(words) or self._unnamed(start, words, held, sentence)

    def _unnamed(self, start: int, words: str, held: Sequence[tuple[str, bool]], sentence: int) -> Codes:
        """Whom a monarch's style, a pronoun, an office or "it" means."""
        if wording.THE_OTHER.search(words) and (other := self.other(start, sentence)):
            return other
        if wording.STYLE.search(words):
            return self._roles.monarch() or self._it(start, sentence)
        meanings = ((wording.WE, self._ours), (wording.THEY, self._them), (wording.ME, self._me), (wording.ONE, self._him))
        for pattern, meant in meanings:
            if pattern.search(words):
                return meant(start, sentence)
        thing = wording.THING.search(words)
        side = wording.ON_SIDE.match(self._text, self._sentences[sentence].start, start) if held or thing else None
        near = [one.code for one in self.mentions(*side.span()) if one.code in self.cast] if side else []
        if near and (thing or (side and side["side"])):
            return (near[0],)
        if held:
            return self._roles.holder(held[0], words)
        return self._it(start, sentence) if thing else ()

    def _named(self, start: int, end: int, words: str) -> Codes:
        """Those whom the words call by a name."""
        return named(self._text, words, (start, end), self.mentions(start, end), (self._people, self.cast))

    def _own(self, start: int, sentence: int) -> Codes:
        """Whom the sentence's own subject means, where `start` lies behind it."""
        lead = self.leads[sentence]
        return self.phrase(*lead, sentence) if start > lead[1] else ()

    def _said_by(self, start: int, sentence: int) -> Codes:
        """Who said it, where that stands behind what was said, or before it; else who said the words quoted right before."""
        here, before = self._sentences[sentence], self._sentences[sentence - 1] if sentence else None
        said = wording.ATTRIBUTED.search(self._text, start, here.end)
        said = said or wording.INTRODUCED.match(self._text, here.start, max(here.start, start) + 1)
        if said is None and before and before.block == here.block and self._text.startswith('"', here.start):
            said = wording.ATTRIBUTED.search(self._text, before.start, before.end)
        if said is None:
            return ()
        named = said.span("after" if said.groupdict().get("after") else "speaker")
        words = self._text[slice(*named)]
        held = offices.offices(words)
        found = self._named(*named, words) or (self._roles.holder(held[0], words) if held else ())
        return found or (self._singles[sentence - 1] if sentence and wording.ONE.fullmatch(words) else ())

    def _me(self, start: int, sentence: int) -> Codes:
        """Whom "I" means: the voice that is heard there, else who is said to say it."""
        voice = self._voices[sentence]
        return (voice,) if voice else self._said_by(start, sentence) or self._him(start, sentence)

    def _ours(self, start: int, sentence: int) -> Codes:
        """Whom "we" means, which may be told before it ("For Peru's part, | we")."""
        here = self._sentences[sentence].start
        part = wording.PART_OF.match(self._text, here, max(here, start))
        named = self.mentions(*part.span()) if part else ()
        return (named[0].code,) if named else self._we(start, sentence)

    def _we(self, start: int, sentence: int) -> Codes:
        """Whom "we" means by itself: one side where the words set it apart or it gives to the other, else all who met."""
        here, lead, voice = self._sentences[sentence], self.leads[sentence], self._voices[sentence]
        apart = voice and wording.OUR_PART.search(self._text, here.start, start + _BEFORE)
        if apart or wording.OUR_SIDE.match(self._text, start):
            single = (voice,) if voice else self._singles[sentence]
            return self._said_by(start, sentence) or single or ((self._issuer,) if self._issuer else self.cast)
        if wording.TOGETHER.match(self._text, start):
            return self.met(sentence)
        opened = here.quoted or self._text.find('"', here.start, start + 1) >= 0
        ours = opened and wording.OURS.search(self._text, start, here.end) is not None
        if start > lead[1] and not (here.quoted or ours) and not wording.FIRST_PERSON.search(self._text[slice(*lead)]):
            return self._own(start, sentence) or self.unsaid(sentence)
        if voice and not wording.JOINTLY.search(self._text, start, here.end):
            alone = wording.WE_GIVE.match(self._text, start) or self._names_the_other(start, here.end, voice)
            return (voice,) if alone else self.unsaid(sentence)
        if voice or not opened or ours:
            return self.met(sentence)
        return self._said_by(start, sentence) or (self._singles[sentence] if here.quoted else ()) or self.met(sentence)

    def _names_the_other(self, start: int, end: int, voice: str) -> bool:
        """Whether the words name, of those who take part, only others than the speaker, as those with or for whom they act."""
        named = [mention for mention in self.mentions(start, end) if mention.code in self.cast and mention.how != "capital"]
        if any(mention.code == voice for mention in named):
            return False
        if not named:
            return wording.WITH_YOU.search(self._text, start, end) is not None
        return wording.WITH_THEM.search(self._text, max(start, named[0].start - _BEFORE), named[0].start) is not None

    def carried(self, sentence: int) -> Codes:
        """Whom a sentence is about that names nobody beside its act."""
        about = self.subjects[sentence] if self._named_here[sentence] or not self._heard.alone else ()
        return about or self.unsaid(sentence)

    def unsaid(self, sentence: int) -> Codes:
        """Who is bound where nobody is named: the one who speaks for their government alone, else all who take part."""
        voice = self._voices[sentence]
        return (voice,) if voice and self._heard.alone else self.met(sentence)

    def met(self, sentence: int) -> Codes:
        """All who take part; of those visited one after another only the one of whom the sentence speaks."""
        if not self._hosts or (self._heard.visited and wording.BOTH_VISITS.search(self._text, *self._span(sentence))):
            return self.cast
        return (self._heard.code or self._issuer, *self._hosts[sentence]) if self._hosts[sentence] else self.cast

    def _span(self, sentence: int) -> tuple[int, int]:
        return self._sentences[sentence].start, self._sentences[sentence].end

    def _them(self, start: int, sentence: int) -> Codes:
        """Whom "they" means: those who say so, the several of whom the sentence or the last one speaks, else all who met."""
        lead = self.leads[sentence][0]
        if said := antecedents.said_they(self._text, lead, start, self.mentions(lead, start)):
            return said
        own = self._own(start, sentence)
        if len(own) > 1 or (own and (self._is_group(sentence) or wording.THEIR_SIDE.match(self._text, start))):
            return own
        if (
            len(own) == 1
            and wording.TOLD.match(self._text, self.leads[sentence][1])
            and self._names_the_other(start, self._sentences[sentence].end, own[0])
        ):
            return own
        if sentence and not own and len(self.subjects[sentence - 1]) == 1 and self._is_group(sentence - 1):
            return self.subjects[sentence - 1]
        before = self.subjects[sentence - 1] if sentence else ()
        together = len(before) > 2 and set(before) <= set(self.cast) and not (self._hosts and self._hosts[sentence])
        return before if together else self.met(sentence)

    def other(self, start: int, sentence: int) -> Codes:
        """In talks of two, the one of whom the words before `start` do not speak."""
        own = self._own(start, sentence) or (self._singles[sentence - 1] if sentence else ())
        met = len(self.cast) == 2 and len(own) == 1 and own[0] in self.cast
        return tuple(party for party in self.cast if party != own[0]) if met else ()

    def person(self, words: str) -> str:
        """The code of a person named in the words, "" if nobody knows them."""
        return self._people.of(words)

    def praised(self, start: int, sentence: int) -> Codes:
        """Whom the sentence thanks or praises before "its" at `start`, which is then theirs."""
        lead = self.leads[sentence]
        if start <= lead[1] or wording.OWN.search(self._text, max(lead[1], start - _BEFORE), start):
            return ()
        return antecedents.praised(
            self._text, lead[1], start, [one for one in self.mentions(lead[1], start) if one.code in self.cast]
        )

    def _is_group(self, sentence: int) -> bool:
        """Whether the sentence's subject is several people of one side ("Lao officials"), who are "they" later."""
        return bool(wording.GROUP.search(self._text, *self.leads[sentence]))

    def _him(self, start: int, sentence: int) -> Codes:
        """The sentence's own subject after "reaffirmed his", else the nearest person before, else who spoke last alone."""
        here, lead = self._sentences[sentence], self.leads[sentence]
        own = self._own(start, sentence)
        if len(own) == 1 and (
            wording.OWN.search(self._text, max(here.start, start - _BEFORE), start)
            or wording.ASSURED.search(self._text, lead[1], max(lead[1], start))
        ):
            return own
        for run in reversed(_RUN.findall(self._text, max(lead[1], start - _BACK), start) if start > lead[1] else ()):
            person = "" if code(run) else self._people.of(run)
            held = offices.offices(run)
            if person or (held and held[0][0] in self._people.offices):
                return (person,) if person else self._roles.holder(held[0], run)
        if len(own) == 1:
            return own
        return self._singles[sentence - 1] if sentence else ()

    def _it(self, start: int, sentence: int) -> Codes:
        """Whom "it" or "its" means: the one thanked, the sentence's own subject, the last one's."""
        return self.praised(start, sentence) or self._own(start, sentence) or (self.subjects[sentence - 1] if sentence else ())
