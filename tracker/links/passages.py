"""A readout to the passages that may speak to earlier commitments: its own promises, and its sentences about how things stand."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from tracker.extraction import VERSION, Extraction, extract
from tracker.extraction.blocks import blocks
from tracker.extraction.fold import Folded
from tracker.extraction.sentences import sentences
from tracker.links.cues import folded, found, moved, stuck
from tracker.model import Deadline, Heard, Leaf, Readout

HEARD = f"{VERSION}.1"
"""Kept with what `told` found: the version of extraction, and of the words of progress and failure (raised with them)."""
_LONGEST = 400
"""Characters of a sentence that are quoted whole; of a longer one only the clause that extraction found."""


class Spoken(Struct, frozen=True):
    """A passage of the later readout: its span and words, whether it promises itself, and the words to match it by."""

    start: int
    end: int
    quote: str
    promise: bool
    text: str = ""
    """The words to compare where they are more than the quote."""
    setback: bool = False
    """Whether extraction heard that something failed."""
    stated: bool = True
    """Whether extraction saw the statement; else only words of progress or failure stand in the sentence."""
    later: str = ""
    """The id of the commitment that the promise became."""
    due: Deadline | None = None

    @property
    def words(self) -> str:
        """What is compared with the earlier promises."""
        return self.text or self.quote


def read(readout: Readout) -> Extraction:
    """What extraction finds in a stored readout."""
    return extract(readout.text, date=readout.date, issuer=readout.issuer, parties=readout.parties, title=readout.title)


def spoken(readout: Readout, extraction: Extraction, ids: Mapping[tuple[int, int], str] | None = None) -> list[Spoken]:
    """All passages of a readout in reading order within their kind; `ids` names its own commitments by their span."""
    known = ids or {}
    return [
        *(promised(leaf, known.get((leaf.start, leaf.end), "")) for leaf in extraction.leaves),
        *told(readout.text, extraction),
    ]


def promised(leaf: Leaf, later: str = "") -> Spoken:
    """A promise of the later readout as a passage."""
    text = "" if leaf.title[1:] in leaf.quote else f"{leaf.title}. {leaf.quote}"
    return Spoken(leaf.start, leaf.end, leaf.quote, True, text, later=later, due=leaf.deadline)


def told(text: str, extraction: Extraction) -> list[Spoken]:
    """The sentences that say how something stands: those with a status statement, and those with words of progress or failure."""
    folded = Folded(text)
    heard: list[Spoken] = []
    for sentence in sentences(folded.text, blocks(folded.text)):
        if sentence.kind in ("title", "heading", "dateline"):
            continue
        start, end = folded.back(sentence.start, sentence.end)
        stated = [s for s in extraction.statements if s.start < end and start < s.end]
        promises = [leaf for leaf in extraction.leaves if leaf.start < end and start < leaf.end]
        if promises or (stated and end - start > _LONGEST):
            heard += [_statement(s.start, s.end, s.quote, s.polarity) for s in stated]
        elif stated or _progress(text[start:end]):
            setback = any(s.polarity == "setback" for s in stated) and len(stated) == 1
            heard.append(Spoken(start, end, text[start:end], False, setback=setback, stated=bool(stated)))
    return heard


def hear(text: str, extraction: Extraction) -> tuple[Heard, ...]:
    """What `told` finds, in the form that a ledger keeps."""
    return tuple(Heard(start=s.start, end=s.end, setback=s.setback, stated=s.stated) for s in told(text, extraction))


def listened(readout: Readout) -> Readout:
    """The readout with what `told` finds: itself where that was kept by this version for these facts, else read."""
    by = f"{HEARD}@{readout.version}" if readout.version else HEARD
    if readout.heard_by == by:
        return readout
    heard = hear(readout.text, read(readout)) if readout.language == "en" else ()
    return replace(readout, heard=heard, heard_by=by)


def remembered(readout: Readout) -> list[Spoken]:
    """What was heard in a readout that was `listened` to."""
    text = readout.text
    return [Spoken(h.start, h.end, text[h.start : h.end], False, setback=h.setback, stated=h.stated) for h in readout.heard]


def _statement(start: int, end: int, quote: str, polarity: str) -> Spoken:
    return Spoken(start, end, quote, False, setback=polarity == "setback")


def _progress(text: str) -> bool:
    """Whether a sentence may tell how something stands: words of progress or failure, or the past and not the talks."""
    if len(text) > _LONGEST:
        return False
    plain = folded(text)
    talk = bool(found("talks", plain))
    # The cheapest look first: most sentences tell nothing, and each is looked at when its readout comes in.
    return bool(not talk and found("tells", plain)) or stuck(text) or moved(text, nouns=not talk)
