"""What the stages found to what a readout yields: leaves graded, statements and near misses, each at its place as published."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from msgspec import Struct
from msgspec.structs import replace

from tracker.extraction import decide, details, grading, titles
from tracker.extraction.document import Found, LeafSpan, Polarity, Sentence
from tracker.extraction.fold import Folded
from tracker.extraction.grids import Point, points
from tracker.extraction.repeats import first_mentions, is_headline
from tracker.extraction.scene import Scene
from tracker.extraction.statements import Status
from tracker.model import Leaf

_IDLE = "a row of a table that names no act that is known"
_LATELY = 12
"""A statement is compared with so many leaves before it."""


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


class Findings:
    """What is kept of one readout; spans in its plain text are turned back to the text as published here."""

    def __init__(
        self, original: str, plain: str, folded: Folded, sentences: list[Sentence], scene: Scene, date: dt.date | None
    ) -> None:
        self._original, self._text, self.folded = original, plain, folded
        self._sentences, self._scene, self._date = sentences, scene, date
        self._rows = points(original)
        self._leaves: list[Leaf] = []
        self._statements: list[Statement] = []
        self._misses: list[NearMiss] = []

    def extraction(self) -> Extraction:
        """All that was kept, in the order of the text, without what is said twice."""
        top = self._sentences[0].end if self._sentences and self._sentences[0].kind == "title" else -1
        headline = sum(1 for leaf in self._leaves if leaf.start < self.folded.back(top, top)[0]) if top > 0 else 0
        leaves, again = first_mentions(self._leaves, headline)
        said = [NearMiss(leaf.start, leaf.end, leaf.quote, "said again: the first mention is kept") for leaf in again]
        if headline and is_headline(self._text, self._sentences):
            until = self._leaves[headline - 1].end
            said += [
                NearMiss(leaf.start, leaf.end, leaf.quote, "the text's own headline") for leaf in leaves if leaf.end <= until
            ]
            leaves = [leaf for leaf in leaves if leaf.end > until]
        return Extraction(
            leaves=tuple(sorted(leaves, key=lambda leaf: (leaf.start, leaf.end))),
            statements=tuple(self._statements),
            misses=tuple(sorted([*self._misses, *said], key=lambda miss: miss.start)),
            parties=self._scene.parties,
        )

    def weigh(self, number: int, sentence: Sentence, found: Found, span: LeafSpan) -> str:
        """Keep a leaf, or say why not; the rule that left it out, "" for none."""
        rule, reason = decide.reject(self._text, sentence, found, span, self._scene, self._date)
        if reason:
            self.miss(span.start, span.end, reason)
        else:
            self._leaves.append(self.leaf(number, sentence, found, span))
        return rule

    def leaf(self, number: int, sentence: Sentence, found: Found, span: LeafSpan, whole: LeafSpan | None = None) -> Leaf:
        """What is promised in a span, which may be part of a `whole` that a person cuts, and how it is graded."""
        slots = details.describe(self._text, span, sentence, self._date, self._scene, whole)
        grade = grading.grade(self._text, span, sentence, slots)
        start, end = self.folded.back(span.start, span.end)
        group, _ = self.folded.back(sentence.start, sentence.end)
        row = self.row(sentence)
        lead = row.lead if row else None
        bound = slots.performer or (
            self._scene.bound(number, span.trigger.subject, span.start, span.end) if lead is None else self._scene.led(lead)
        )
        return Leaf(
            start=start,
            end=end,
            quote=self._original[start:end],
            group=group,
            title=titles.title(self._text, span),
            parties=bound,
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
            why=(
                f"{found.trigger.rule}: {self._text[slice(*found.cue)].strip(' :')}",
                *grade.why,
                *_said(lead, bound),
                *self._strangers(bound),
            ),
        )

    def row(self, sentence: Sentence) -> Point | None:
        """The row of a table that a sentence is, None for any other."""
        at, _ = self.folded.back(sentence.start, sentence.end)
        number = bisect_right(self._rows, at, key=lambda row: row.start) - 1
        return self._rows[number] if number >= 0 and at < self._rows[number].end else None

    def idle_rows(self) -> None:
        """Say of each row of a table in which no promise was found, and nothing that looks like one, that it names no act."""
        told = sorted([(leaf.start, leaf.end) for leaf in self._leaves] + [(miss.start, miss.end) for miss in self._misses])
        for row in self._rows:
            start, end = row.what
            after = bisect_right(told, (start,))
            if not (told[after:] and told[after][0] < end) and not (after and told[after - 1][1] > start):
                self._misses.append(NearMiss(start, end, self._original[start:end], _IDLE))

    def _strangers(self, bound: tuple[str, ...]) -> tuple[str, ...]:
        """What to say where a promise binds somebody who does not talk, which is less sure."""
        others = [party for party in bound if party not in self._scene.parties]
        return (f"not among those who talk: {', '.join(others)}",) if others and len(self._scene.parties) > 1 else ()

    def note(self, number: int, status: Status) -> None:
        """Keep a status statement unless its words are a promise's."""
        start, end = self.folded.back(status.start, status.end)
        cue, stop = self.folded.back(*status.cue)
        if any(leaf.start <= cue and stop <= leaf.end for leaf in self._leaves[-_LATELY:]):
            return
        bound = self._scene.bound(number, status.subject, status.start, status.end)
        words = self._original[cue:stop].strip()
        self._statements.append(Statement(start, end, self._original[start:end], bound, words, status.polarity))

    def miss(self, start: int, end: int, reason: str) -> None:
        """Keep words that promise nothing, with the reason."""
        a, b = self.folded.back(start, end)
        self._misses.append(NearMiss(a, b, self._original[a:b], reason))

    def pointed(self, leaf: Leaf, start: int, end: int) -> Leaf:
        """The leaf with the words as published that a person points out, to the letter."""
        return replace(leaf, start=start, end=end, quote=self._original[start:end])


def _said(lead: str | None, bound: tuple[str, ...]) -> tuple[str, ...]:
    """What to say of the lead that the row of a table names, which binds nobody where it is none that is known."""
    if lead is None:
        return ()
    if bound:
        return (f"lead of its row: {lead}",) if lead else ()
    return (
        f"who is bound is not clear: the lead of its row is {lead}"
        if lead
        else "who is bound is not clear: its row names no lead",
    )
