"""A readout's text to its commitments, status statements and near misses: the stages in their order, nothing else."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from tracker.extraction import blocks as _blocks
from tracker.extraction import sentences as _sentences
from tracker.extraction import triggers as _triggers
from tracker.extraction.document import LeafSpan, Sentence, Trigger
from tracker.extraction.fold import Folded
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
    sents = _sentences.sentences(plain, _blocks.blocks(plain))
    leaves: list[Leaf] = []
    for sentence in sents:
        if sentence.kind in ("title", "heading"):
            continue
        found = _triggers.triggers(plain, sentence)
        for n, trigger in enumerate(found):
            until = found[n + 1].subject[0] if n + 1 < len(found) and found[n + 1].subject else sentence.end  # type: ignore[index]
            for span in _split(plain, sentence, trigger, until):
                a, b = folded.back(span.start, span.end)
                leaves.append(Leaf(start=a, end=b, quote=text[a:b], group=sentence.start, strength=trigger.force, why=(trigger.rule,)))
    return Extraction(leaves=tuple(leaves))


def _split(text: str, sentence: Sentence, trigger: Trigger, until: int) -> tuple[LeafSpan, ...]:
    start = trigger.subject[0] if trigger.frame == "passive" and trigger.subject else trigger.end
    end = max(until, start)
    while end > start and text[end - 1] in " .,;":
        end -= 1
    if text[max(start, end - 4) : end] == " and":
        end -= 4
    return (LeafSpan(start, end, "", trigger),) if end > start else ()
