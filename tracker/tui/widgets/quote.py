"""A readout and the spans of commitments in it to blocks: the text with the words of each marked where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tracker.carried import number
from tracker.model import Commitment, Readout
from tracker.reports.marks import status_words
from tracker.tui.widgets.columns import status_tint
from tracker.tui.widgets.pane import Block, Span, line
from tracker.tui.widgets.tint import SAID

SOUGHT = "tint--quote"
"""The colour of the words that the text is shown for: the pane scrolls to them."""


def heading(readout: Readout) -> str:
    """What a readout is, in one line."""
    parts = [str(readout.date or "no date"), readout.title, readout.issuer and f"issued by {readout.issuer}"]
    return " · ".join(part for part in parts if part)


def source_blocks(readout: Readout, sought: tuple[int, int] | None, others: Sequence[Commitment] = ()) -> list[Block]:
    """The text, the words from start to end of `sought` highlighted and scrolled to, those of the others marked faintly."""
    text = readout.text
    tints = [(c.start, c.end, "tint--other") for c in others if (c.start, c.end) != sought]
    if sought:
        tints.append((*sought, SOUGHT))
    out, at = [], 0
    for paragraph in text.split("\n"):
        out.append(Block(_spans(text, at, at + len(paragraph), tints)))
        at += len(paragraph) + 1
    return out


def margin_blocks(readout: Readout, commitments: Sequence[Commitment], chosen: str = "") -> list[Block]:
    """The text with each commitment's standing before the paragraph in which it begins."""
    out, at = [], 0
    tints = [(c.start, c.end, status_tint(c).replace("tint--", SAID)) for c in commitments if c.id != chosen]
    tints += [(c.start, c.end, SOUGHT) for c in commitments if c.id == chosen]
    for paragraph in readout.text.split("\n"):
        end = at + len(paragraph)
        here = [c for c in commitments if at <= c.start <= end]
        for c in here:
            label = Span(f"{status_words(c):<15} ", status_tint(c))
            name = Span(f"{number(c, readout)} {c.title}", "tint--accent" if c.id == chosen else "tint--dim")
            out.append(Block((Span("  "), label, name), wrap=False))
        out.append(Block(_spans(readout.text, at, end, tints)) if paragraph else line())
        at = end + 1
    return out


def _spans(text: str, start: int, end: int, tints: Sequence[tuple[int, int, str]]) -> tuple[Span, ...]:
    """`text[start:end]` cut where a tint begins or ends; of two that overlap the later named one shows."""
    edges = {start, end}
    inside = [(low, high, tint) for low, high, tint in tints if low < end and high > start]
    for low, high, _ in inside:
        edges |= {max(low, start), min(high, end)}
    cuts = sorted(edges)
    out = []
    for low, high in pairwise(cuts):
        tint = next((tint for a, b, tint in reversed(inside) if a <= low < b), "")
        out.append(Span(text[low:high], tint, sought=tint == SOUGHT))
    return tuple(out)
