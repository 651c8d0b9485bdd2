"""An extraction to the text it came from, in segments: a promise, a near miss with its reason, a status statement, plain text."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from msgspec import Struct

from tracker.extraction.findings import Extraction

Kind = Literal["plain", "leaf", "miss", "statement"]


class Segment(Struct, frozen=True):
    """A stretch of the text that means one thing; the segments in order are the whole text."""

    start: int
    end: int
    kind: Kind
    text: str
    leaves: tuple[int, ...] = ()
    """Indexes into `Extraction.leaves` of the leaves that hold this stretch, outermost first; two where they share words."""
    note: str = ""
    """For a near miss the reason in plain words, for a status statement its cue, for a leaf what admitted it."""
    opens: bool = False
    """Whether its leaf, near miss or statement begins here: the place for a number or a mark."""

    @property
    def label(self) -> str:
        """What to print beside it: the numbers of its leaves as a list counts them, else the reason or the cue."""
        return ", ".join(str(leaf + 1) for leaf in self.leaves) or self.note


class _Layer(Struct, frozen=True):
    start: int
    end: int
    kind: Kind
    leaf: int
    note: str


_RANK: dict[Kind, int] = {"leaf": 0, "statement": 1, "miss": 2, "plain": 3}


def segments(text: str, extraction: Extraction) -> tuple[Segment, ...]:
    """`text` cut where something begins or ends; a promise wins over a statement, a statement over a near miss.

    `text` is the text that was extracted. Joined, the segments' texts are `text` again.
    """
    layers = sorted(_layers(len(text), extraction), key=lambda layer: (layer.start, -layer.end, _RANK[layer.kind]))
    edges = sorted({0, len(text), *(edge for layer in layers for edge in (layer.start, layer.end))})
    out: list[Segment] = []
    active: list[_Layer] = []
    coming = 0
    for start, end in pairwise(edges):
        active = [layer for layer in active if layer.end > start]
        while coming < len(layers) and layers[coming].start <= start:
            active.append(layers[coming])
            coming += 1
        out.append(_segment(text, start, end, active))
    return tuple(out)


def _layers(length: int, extraction: Extraction) -> list[_Layer]:
    """Everything found, as layers over the text; what lies outside it or is empty is left out."""
    found = [_Layer(leaf.start, leaf.end, "leaf", n, "; ".join(leaf.why)) for n, leaf in enumerate(extraction.leaves)]
    found += [_Layer(one.start, one.end, "statement", -1, one.cue) for one in extraction.statements]
    found += [_Layer(one.start, one.end, "miss", -1, one.reason) for one in extraction.misses]
    return [layer for layer in found if 0 <= layer.start < layer.end <= length]


def _segment(text: str, start: int, end: int, active: list[_Layer]) -> Segment:
    """A stretch that is covered by the same layers: it means what the highest of them means."""
    if not active:
        return Segment(start, end, "plain", text[start:end])
    kind = min((layer.kind for layer in active), key=_RANK.__getitem__)
    shown = [layer for layer in active if layer.kind == kind]
    return Segment(
        start,
        end,
        kind,
        text[start:end],
        leaves=tuple(layer.leaf for layer in shown if layer.leaf >= 0),
        note=shown[-1].note,
        opens=any(layer.start == start for layer in shown),
    )
