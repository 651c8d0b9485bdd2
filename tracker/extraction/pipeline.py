"""A readout's text to its commitments, status statements and near misses: the stages in their order, nothing else."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from tracker.extraction import clauses, decide
from tracker.extraction import parties as _parties
from tracker.extraction.blocks import blocks
from tracker.extraction.document import LeafSpan, Sentence
from tracker.extraction.fold import Folded
from tracker.extraction.sentences import sentences as split_sentences
from tracker.extraction.subjects import Standing
from tracker.extraction.triggers import Found, about, is_stem, triggers, under_stem
from tracker.model import Leaf

VERSION = "1"
"""Written into each commitment; raised whenever the same text may give other leaves."""


class Statement(Struct, frozen=True):
    """A sentence about how something stands ("the land ports have all resumed operation"): evidence, not a promise."""

    start: int
    end: int
    quote: str
    parties: tuple[str, ...] = ()
    cue: str = ""
    polarity: str = "done"
    """`done` or `setback`."""


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


def extract(text: str, *, date: dt.date | None = None, issuer: str = "", parties: tuple[str, ...] = (), title: str = "") -> Extraction:
    """Find the commitments in `text`; spans are offsets into it as given. Never raises, whatever the text."""
    folded = Folded(text)
    plain = folded.text
    sents = split_sentences(plain, blocks(plain))
    scene = _parties.scene(plain, sents, title=title, issuer=issuer, parties=parties)
    leaves: list[Leaf] = []
    misses: list[NearMiss] = []
    before: Standing = "unknown"
    for number, sentence in enumerate(sents):
        if sentence.kind in ("title", "heading"):
            continue
        for found in triggers(plain, sentence, before) or under_stem(plain, sentence):
            if is_stem(plain, found, sentence):
                continue
            if found.reason:
                a, b = folded.back(found.trigger.start, found.until)
                misses.append(NearMiss(a, b, text[a:b], found.reason))
                continue
            for span in clauses.split(plain, sentence, found.trigger, found.until):
                reason = decide.reject(plain, sentence, found, span)
                a, b = folded.back(span.start, span.end)
                if reason:
                    misses.append(NearMiss(a, b, text[a:b], reason))
                    continue
                bound = scene.bound(number, found.trigger.subject)
                leaves.append(
                    Leaf(start=a, end=b, quote=text[a:b], group=sentence.start, parties=bound, strength=found.trigger.force, why=(found.trigger.rule,))
                )
        before = about(plain, sentence)
    return Extraction(leaves=tuple(leaves), misses=tuple(misses), parties=scene.parties)


__all__ = ["VERSION", "Extraction", "Found", "LeafSpan", "NearMiss", "Sentence", "Statement", "extract"]
