"""A readout's text to its commitments, status statements and near misses: the stages in their order, nothing else."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from msgspec import Struct
from msgspec.structs import replace

from tracker.extraction import clauses, decide, details, grading, titles
from tracker.extraction import parties as _parties
from tracker.extraction.actors import Standing
from tracker.extraction.blocks import blocks, joined
from tracker.extraction.capitals import uncapped
from tracker.extraction.document import LeafSpan, Sentence, Trigger
from tracker.extraction.endings import ended, inserted
from tracker.extraction.fold import Folded
from tracker.extraction.found import Found
from tracker.extraction.labels import is_name, whose
from tracker.extraction.levels import Site
from tracker.extraction.repeats import first_mentions, is_headline_case
from tracker.extraction.sentences import sentences as split_sentences
from tracker.extraction.statements import Polarity, Status, statements
from tracker.extraction.stems import THESE, continued, enumerated, inherited, is_stem, itemised, led, under_stem
from tracker.extraction.subjects import sites
from tracker.extraction.triggers import about, reports, triggers
from tracker.extraction.verbs import lexicon, look
from tracker.model import Leaf

VERSION = "5"
"""Written into each commitment; raised whenever the same text may give other leaves."""


class Statement(Struct, frozen=True):
    """A sentence about how something stands ("the land ports have all resumed operation"): evidence, not a promise."""

    start: int
    end: int
    quote: str
    parties: tuple[str, ...] = ()
    cue: str = ""
    polarity: Polarity = "done"


class NearMiss(Struct, frozen=True):
    """Words that look like a promise and are none, with the reason in plain words."""

    start: int
    end: int
    quote: str
    reason: str


class Extraction(Struct, frozen=True):
    """What one readout yields."""

    leaves: tuple[Leaf, ...] = ()
    statements: tuple[Statement, ...] = ()
    misses: tuple[NearMiss, ...] = ()
    parties: tuple[str, ...] = ()


def extract(
    text: str, *, date: dt.date | None = None, issuer: str = "", parties: tuple[str, ...] = (), title: str = ""
) -> Extraction:
    """Find the commitments in `text`; spans are offsets into it as given. Never raises, whatever the text."""
    reader = _reader(text, date, issuer, parties, title)
    for number in range(len(reader.sentences)):
        reader.read(number)
    reader.finish()
    return Extraction(
        leaves=tuple(reader.leaves),
        statements=tuple(reader.statements),
        misses=tuple(reader.misses),
        parties=reader.scene.parties,
    )


def mark(
    text: str,
    start: int,
    end: int,
    *,
    date: dt.date | None = None,
    issuer: str = "",
    parties: tuple[str, ...] = (),
    title: str = "",
) -> Leaf:
    """The leaf that `text[start:end]` makes, graded as those that `extract` finds: for words that a person says are a promise.

    Where no rule knows the words by which somebody is bound, it is soft until the person says otherwise.
    """
    return _reader(text, date, issuer, parties, title, whole=True).marked(start, end)


def _reader(
    text: str, date: dt.date | None, issuer: str, parties: tuple[str, ...], title: str, *, whole: bool = False
) -> _Reader:
    """A reader of the text; `whole` takes a text without any sentence for one."""
    folded = Folded(text)
    plain = folded.text
    found = blocks(plain)
    plain = joined(plain, found)
    sents = split_sentences(plain, found) or ([Sentence(0, len(plain), 0)] if whole else [])
    scene = _parties.scene(plain, sents, title=title, issuer=issuer, parties=parties)
    return _Reader(text, plain, folded, sents, scene, date)


def _begins(following: Found, one: Found) -> int:
    """Where the next promise begins: with its clause, or within the same clause with its own phrase."""
    start = min(following.lead, following.trigger.start)
    return min(start, following.clause) if following.clause > one.cue[1] else start


def _verb(words: str) -> str:
    """The first verb that is known among the first words, as a lemma; "" where none is."""
    forms = lexicon()
    for word in words.lower().split()[:6]:
        plain = word.strip(",;:.()\"'")
        for table in (forms.base, forms.gerund, forms.third, forms.participle, forms.past):
            if verb := look(table, plain):
                return verb.lemma
    return ""


_WHOLLY = ("out.leads", "out.support", "out.outcome")
"""Rules that speak against all that stands beside what they leave out: effects ("will lead to growth and improve security")."""
_EXAMPLES = "including "
"""What is listed behind it stands for itself ("support for Laos, including the training of nurses")."""
_UNHEARD = "no words that bind are known in it"


class _Reader:
    """One walk over the sentences, collecting what they hold; spans are turned back to the original text here."""

    def __init__(
        self, original: str, plain: str, folded: Folded, sents: list[Sentence], scene: _parties.Scene, date: dt.date | None
    ) -> None:
        self.original, self.folded, self.text = original, folded, plain
        self.sentences, self.scene, self.date = sents, scene, date
        self.cues = uncapped(self.text, sents)
        self.before: Standing = "unknown"
        self.reported = False
        self.last: Found | None = None
        self.led: Found | None = None
        self.list: Found | None = None
        self.leaves: list[Leaf] = []
        self.statements: list[Statement] = []
        self.misses: list[NearMiss] = []

    def read(self, number: int) -> None:
        sentence = self.sentences[number]
        if sentence.kind == "dateline" or (sentence.kind != "bullet" and not self.is_prose(sentence)):
            return
        if self.text[sentence.end - 1] == "?":
            return
        finite = sites(self.cues, sentence)
        found = self.found(number, finite)
        self.last = found[-1] if found else None
        if not found and (close := decide.near(self.cues, sentence)):
            self.miss(close[0], sentence.end, close[1])
        kept = [one for one in found if not is_stem(self.text, one, sentence)]
        for at, one in enumerate(kept):
            if one.reason:
                self.miss(one.trigger.start, one.until, one.reason)
                continue
            following = next((other for other in kept[at + 1 :] if not other.reason), None)
            left = ""
            for span in self.spans(sentence, one, following):
                if left and not self.text.endswith(_EXAMPLES, 0, span.start):
                    continue
                rule = self.weigh(number, sentence, one, span)
                left = rule if rule in _WHOLLY else left
        for status in statements(self.cues, sentence, finite):
            self.note(number, status)
        self.before = about(self.cues, finite)
        self.reported = reports(finite)

    def found(self, number: int, finite: list[Site]) -> list[Found]:
        """The triggers of a sentence, those that hold for it from its stem included."""
        sentence = self.sentences[number]
        found = inherited(self.cues, sentence, triggers(self.cues, sentence, self.before, finite, reported=self.reported))
        begins = number == 0 or self.sentences[number - 1].block != sentence.block
        named = not begins and (number == 1 or self.sentences[number - 2].block != sentence.block)
        if (begins or (named and is_name(self.cues, self.sentences[number - 1]))) and all(one.reason for one in found):
            alone = number + 1 == len(self.sentences) or self.sentences[number + 1].block != sentence.block
            found = self.labelled(sentence, under_stem(self.cues, sentence, alone=alone)) or found
        self.list = None if begins else self.list
        if all(one.reason for one in found):
            onward = enumerated(self.cues, sentence, self.list) if self.list else []
            found = onward or continued(self.cues, sentence, self.last) or found
        self.list = next((one for one in found if one.trigger.rule == "listed.following"), self.list)
        if sentence.kind != "bullet" and not THESE.fullmatch(self.text, sentence.start, sentence.end):
            promised = [one for one in found if not one.reason]
            self.led = promised[-1] if promised else None
        elif not found and begins and self.led is not None:
            found = itemised(self.cues, sentence, self.led) or led(self.cues, sentence, self.led)
        return found

    def labelled(self, sentence: Sentence, found: list[Found]) -> list[Found]:
        """The promises of a point, bound on the party that its label names, if that party takes part in the readout."""
        for start, end in whose(self.cues, sentence) if found else ():
            if any(mention.code in self.scene.codes for mention in self.scene.mentions(start, end)):
                return [replace(one, trigger=replace(one.trigger, subject=(start, end))) for one in found]
        return found

    def spans(self, sentence: Sentence, one: Found, following: Found | None) -> tuple[LeafSpan, ...]:
        """The parts of a trigger's act, which ends where the next promise begins."""
        rest = _begins(following, one) if following else sentence.end
        told = inserted(self.text, one.act, sentence.end)
        until = one.until if one.fixed and not told[0] <= one.until <= told[1] else max(one.until, rest)
        return clauses.split(self.text, sentence, one.trigger, ended(self.text, one.act, until, sentence.end))

    def marked(self, start: int, end: int) -> Leaf:
        """The leaf of given words: with the trigger whose act they share most with, else with one that says nothing."""
        first, last = self.folded.forth(start, end)
        number = max(bisect_right([s.start for s in self.sentences], first) - 1, 0)
        sentence = self.sentences[number]
        if number:
            earlier = sites(self.cues, self.sentences[number - 1])
            self.before, self.reported = about(self.cues, earlier), reports(earlier)
        found: list[tuple[int, Found, LeafSpan]] = []
        for one in self.found(number, sites(self.cues, sentence)):
            spans = self.spans(sentence, one, None)
            found += [(min(span.end, last) - max(span.start, first), one, span) for span in spans]
        shared, one, span = max(found, key=lambda each: each[0], default=self.unheard(first, last))
        if shared <= 0:
            _, one, span = self.unheard(first, last)
        within = replace(span, start=max(span.start, first), end=min(span.end, last))
        leaf = self.leaf(number, sentence, one, within)
        why = (_UNHEARD, *leaf.why[1:]) if one.trigger.rule == _UNHEARD else leaf.why
        return replace(leaf, start=start, end=end, quote=self.original[start:end], why=why)

    def unheard(self, start: int, end: int) -> tuple[int, Found, LeafSpan]:
        """Words in which no rule hears a promise, as the act of a trigger that says nothing."""
        trigger = Trigger(_UNHEARD, start, start, None, "soft")
        span = LeafSpan(start, end, _verb(self.text[start:end]), trigger)
        return end - start, Found(trigger, start, (start, start), end, start), span

    def is_prose(self, sentence: Sentence) -> bool:
        """Whether a sentence is to be read: a paragraph's, or a headline that is written as a sentence."""
        return sentence.kind == "paragraph" or (
            sentence.kind == "title" and not is_headline_case(self.text[sentence.start : sentence.end])
        )

    def finish(self) -> None:
        """Leave out what is said twice."""
        top = self.sentences[0].end if self.sentences and self.sentences[0].kind == "title" else -1
        headline = sum(1 for leaf in self.leaves if leaf.start < self.folded.back(top, top)[0]) if top > 0 else 0
        self.leaves, again = first_mentions(self.leaves, headline)
        self.misses += [NearMiss(leaf.start, leaf.end, leaf.quote, "said again: the first mention is kept") for leaf in again]
        self.leaves.sort(key=lambda leaf: (leaf.start, leaf.end))
        self.misses.sort(key=lambda miss: miss.start)

    def weigh(self, number: int, sentence: Sentence, found: Found, span: LeafSpan) -> str:
        """Keep a leaf, or say why not; the rule that left it out, "" for none."""
        rule, reason = decide.reject(self.text, sentence, found, span, self.scene, self.date)
        if reason:
            self.miss(span.start, span.end, reason)
        else:
            self.leaves.append(self.leaf(number, sentence, found, span))
        return rule

    def leaf(self, number: int, sentence: Sentence, found: Found, span: LeafSpan) -> Leaf:
        """What is promised in a span, and how it is graded."""
        slots = details.describe(self.text, span, sentence, self.date, self.scene)
        grade = grading.grade(self.text, span, sentence, slots)
        start, end = self.folded.back(span.start, span.end)
        group, _ = self.folded.back(sentence.start, sentence.end)
        return Leaf(
            start=start,
            end=end,
            quote=self.original[start:end],
            group=group,
            title=titles.title(self.text, span, sentence),
            parties=slots.performer or self.scene.bound(number, span.trigger.subject, span.start, span.end),
            beneficiary=slots.beneficiary,
            action=slots.action,
            object=slots.object,
            quantities=slots.quantities,
            places=slots.places,
            condition=slots.condition,
            purpose=slots.purpose,
            deadline=slots.deadline,
            topic=grade.topic,
            strength=grade.strength,
            specificity=grade.specificity,
            why=(f"{found.trigger.rule}: {self.text[slice(*found.cue)].strip(' :')}", *grade.why),
        )

    def note(self, number: int, status: Status) -> None:
        """Keep a status statement unless its words are a promise's."""
        start, end = self.folded.back(status.start, status.end)
        cue, stop = self.folded.back(*status.cue)
        if any(leaf.start <= cue and stop <= leaf.end for leaf in self.leaves[-12:]):
            return
        bound = self.scene.bound(number, status.subject, status.start, status.end)
        words = self.original[cue:stop].strip()
        self.statements.append(Statement(start, end, self.original[start:end], bound, words, status.polarity))

    def miss(self, start: int, end: int, reason: str) -> None:
        a, b = self.folded.back(start, end)
        self.misses.append(NearMiss(a, b, self.original[a:b], reason))


__all__ = ["VERSION", "Extraction", "Found", "LeafSpan", "NearMiss", "Sentence", "Statement", "extract", "mark"]
