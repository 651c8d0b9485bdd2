"""A readout's text to its commitments, status statements and near misses: the stages in their order, nothing else."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from msgspec.structs import replace

from tracker.extraction import alone, clauses, decide, onward, points, stems
from tracker.extraction.blocks import blocks, joined
from tracker.extraction.capitals import uncapped
from tracker.extraction.document import Found, LeafSpan, Sentence, Standing, Trigger
from tracker.extraction.endings import ended, inserted
from tracker.extraction.findings import Extraction, Findings, NearMiss, Statement
from tracker.extraction.fold import Folded
from tracker.extraction.labels import is_name
from tracker.extraction.levels import Site
from tracker.extraction.repeats import is_headline_case
from tracker.extraction.scene import Scene
from tracker.extraction.scene import scene as read_scene
from tracker.extraction.sentences import sentences as split_sentences
from tracker.extraction.statements import statements
from tracker.extraction.subjects import sites
from tracker.extraction.triggers import about, reports, triggers
from tracker.extraction.verbs import any_form
from tracker.model import Leaf

VERSION = "9"
"""Written into each commitment; raised whenever the same text may give other leaves."""


def extract(
    text: str, *, date: dt.date | None = None, issuer: str = "", parties: tuple[str, ...] = (), title: str = ""
) -> Extraction:
    """Find the commitments in `text`; spans are offsets into it as given. Never raises, whatever the text."""
    reader = _reader(text, date, issuer, parties, title)
    for number in range(len(reader.sentences)):
        reader.read(number)
    reader.findings.idle_rows()
    return reader.findings.extraction()


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
    scene = read_scene(plain, sents, title=title, issuer=issuer, parties=parties)
    return _Reader(plain, sents, scene, Findings(text, plain, folded, sents, scene, date))


def _begins(following: Found, one: Found) -> int:
    """Where the next promise begins: with its clause, or within the same clause with its own phrase."""
    start = min(following.lead, following.trigger.start)
    return min(start, following.clause) if following.clause > one.cue[1] else start


def _verb(words: str) -> str:
    """The first verb that is known among the first words, as a lemma; "" where none is."""
    known = (any_form(word.strip(",;:.()\"'")) for word in words.lower().split()[:6])
    return next((verb.lemma for verb in known if verb), "")


_WHOLLY = ("out.leads", "out.support", "out.outcome", "out.topics")
"""Rules that speak against all that stands beside what they leave out: effects ("will lead to growth and improve security")."""
_EXAMPLES = "including "
"""What is listed behind it stands for itself ("support for Laos, including the training of nurses")."""
UNHEARD = "no words that bind are known in it"
"""The first ground of a leaf that is one only because a person says so."""


class _Reader:
    """One walk over the sentences, which weighs what each of them holds."""

    def __init__(self, text: str, sents: list[Sentence], scene: Scene, findings: Findings) -> None:
        self.text, self.sentences, self.scene, self.findings = text, sents, scene, findings
        self.cues = uncapped(self.text, sents)
        self.before: Standing = "unknown"
        self.reported = False
        self.last: Found | None = None
        self.led: Found | None = None
        self.list: Found | None = None
        self.row: Trigger | None = None
        self.counted = 0

    def read(self, number: int) -> None:
        """Weigh what one sentence holds: promises, what looks like one, statements; and note what the next may lean on."""
        sentence = self.sentences[number]
        if not self.is_read(sentence):
            return
        finite = sites(self.cues, sentence)
        found = self.found(number, finite)
        self.last = found[-1] if found else None
        if not found and (close := decide.near(self.cues, sentence)):
            self.findings.miss(close[0], sentence.end, close[1])
        after = self.sentences[number + 1] if number + 1 < len(self.sentences) else None
        kept = [
            one
            for one in found
            if not (stems.is_stem(self.text, one, sentence) or points.leaves_to_points(self.cues, one, sentence, after))
        ]
        for at, one in enumerate(kept):
            if one.reason:
                self.findings.miss(one.trigger.start, one.until, one.reason)
            else:
                self.weigh(number, one, next((other for other in kept[at + 1 :] if not other.reason), None))
        for status in statements(self.cues, sentence, finite):
            self.findings.note(number, status)
        self.before = about(self.cues, finite)
        self.reported = reports(finite)

    def weigh(self, number: int, one: Found, following: Found | None) -> None:
        """Keep the parts of a promise or say why not; beside some that are left out only examples stand for themselves."""
        wholly = False
        for span in self.spans(self.sentences[number], one, following):
            if not wholly or self.text.endswith(_EXAMPLES, 0, span.start):
                wholly = self.findings.weigh(number, self.sentences[number], one, span) in _WHOLLY or wholly

    def found(self, number: int, finite: list[Site]) -> list[Found]:
        """The triggers of a sentence, those that hold for it from its stem included."""
        sentence = self.sentences[number]
        found = stems.inherited(self.cues, sentence, triggers(self.cues, sentence, self.before, finite, reported=self.reported))
        begins = number == 0 or self.sentences[number - 1].block != sentence.block
        named = not begins and (number == 1 or self.sentences[number - 2].block != sentence.block)
        acts = stems.leads(self.cues, sentence, finite)
        if (begins or (named and is_name(self.cues, self.sentences[number - 1]))) and (acts or all(one.reason for one in found)):
            alone = number + 1 == len(self.sentences) or self.sentences[number + 1].block != sentence.block
            point = self.labelled(sentence, stems.under_stem(self.cues, sentence, alone=alone))
            found = stems.beside(self.cues, sentence, point[0]) if point and acts and found else point or found
        self.list = None if begins else self.list
        if all(one.reason for one in found):
            listed = onward.enumerated(self.cues, sentence, self.list) if self.list else []
            found = listed or onward.continued(self.cues, sentence, self.last) or found
        self.list = next((one for one in found if one.trigger.rule == "listed.following"), self.list)
        found = self.counted_point(sentence, found)
        if sentence.kind != "bullet" and not onward.THESE.fullmatch(self.text, sentence.start, sentence.end):
            promised = [one for one in found if not one.reason]
            self.led = promised[-1] if promised else None
        elif not found and begins and self.led is not None:
            found = onward.itemised(self.cues, sentence, self.led) or onward.led(self.cues, sentence, self.led)
        return found

    def counted_point(self, sentence: Sentence, found: list[Found]) -> list[Found]:
        """What a sentence promises as the next point of a row that one before it announced, else what it does by itself."""
        place = points.place(self.cues, sentence)
        if place is None and (parts := points.inline(self.cues, sentence)) and (row := points.announced(self.cues, parts[0])):
            self.row, self.counted = row, 1
            return points.point(self.cues, parts[1], row) or found
        if place is None:
            row = points.announced(self.cues, sentence)
            self.row, self.counted = (row, 0) if row else (self.row, self.counted)
            return found
        row = self.row
        if row is None or not (place == self.counted + 1 or (place == 0 and self.counted)):
            return found
        self.row, self.counted = row if place else None, place
        point = points.point(self.cues, sentence, row)
        own = any(not one.reason for one in found) and not points.is_told_to(self.cues, sentence)
        return stems.beside(self.cues, sentence, point[0]) if point and own else point or found

    def labelled(self, sentence: Sentence, found: list[Found]) -> list[Found]:
        """The promises of a point, bound on the party that its label names, if that party takes part in the readout."""
        for start, end in stems.whose(self.cues, sentence) if found else ():
            if any(mention.code in self.scene.codes for mention in self.scene.mentions(start, end)):
                return [replace(one, trigger=replace(one.trigger, subject=(start, end))) for one in found]
        return found

    def spans(self, sentence: Sentence, one: Found, following: Found | None) -> tuple[LeafSpan, ...]:
        """The parts of a trigger's act, which ends where the next promise begins."""
        rest = _begins(following, one) if following else sentence.end
        told = inserted(self.text, one.act, sentence.end)
        until = one.until if one.fixed and not told[0] <= one.until <= told[1] else max(one.until, rest)
        over = ended(self.text, one.act, until, sentence.end, told)
        return clauses.split(self.text, sentence, one.trigger, over, told)

    def marked(self, start: int, end: int) -> Leaf:
        """The leaf of given words: with the trigger whose act they share most with, else with one that says nothing."""
        first, last = self.findings.folded.forth(start, end)
        number = max(bisect_right([s.start for s in self.sentences], first) - 1, 0)
        # The mark of an item, which a table or a page asks for, belongs to the item and not to the sentence before it.
        number += self.sentences[number].end <= first and number + 1 < len(self.sentences)
        sentence = self.sentences[number]
        first = max(first, min(sentence.start, last))
        if number:
            earlier = sites(self.cues, self.sentences[number - 1])
            self.before, self.reported = about(self.cues, earlier), reports(earlier)
        found: list[tuple[int, Found, LeafSpan]] = []
        for one in self.found(number, sites(self.cues, sentence)):
            spans = self.spans(sentence, one, None)
            found += [(min(span.end, last) - max(span.start, first), one, span) for span in spans]
        shared, one, span = max(found, key=lambda each: each[0], default=self.unheard(first, last))
        if shared <= 0:
            one, span = alone.heard(self.cues, sentence, first, last, self.before) or self.unheard(first, last)[1:]
        begin = span.start if span.trigger.frame == "passive" else max(span.start, first)
        within = replace(span, start=begin, end=min(span.end, last))
        leaf = self.findings.leaf(number, sentence, one, within, span)
        why = (UNHEARD, *leaf.why[1:]) if one.trigger.rule == UNHEARD else leaf.why
        return self.findings.pointed(replace(leaf, why=why), start, end)

    def unheard(self, start: int, end: int) -> tuple[int, Found, LeafSpan]:
        """Words in which no rule hears a promise, as the act of a trigger that says nothing."""
        trigger = Trigger(UNHEARD, start, start, None, "soft")
        span = LeafSpan(start, end, _verb(self.text[start:end]), trigger)
        return end - start, Found(trigger, (start, start), end, start), span

    def is_read(self, sentence: Sentence) -> bool:
        """Whether a sentence may promise something: no question, and of a headline only one that is written as a sentence."""
        if self.text[sentence.end - 1] == "?":
            return False
        headline = sentence.kind == "title" and not is_headline_case(self.text[sentence.start : sentence.end])
        return headline or sentence.kind in ("bullet", "paragraph")


__all__ = ["VERSION", "Extraction", "NearMiss", "Statement", "extract", "mark"]
