"""A report's document to blocks of a pane: the lines that the terminal report prints, in the theme's own colours."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from rich.text import Text

from tracker.reports.layout import Document
from tracker.reports.marks import STYLES
from tracker.reports.terminal import lines
from tracker.tui.widgets.pane import Block, Span

TINTS = {style: f"tint--{status}" for status, style in reversed(list(STYLES.items()))} | {
    "dim": "tint--dim", "bold": "tint--label", "default": "", "default not dim": "", "": "",
}  # fmt: skip
"""The component class for each style that a report uses."""


def drawn(document: Document, width: int) -> list[Block]:
    """The report's lines at a width, each a block that is not wrapped again."""
    return [Block(tuple(_spans(text)), wrap=False) for text in lines(document, max(width, 40))]


def _spans(text: Text) -> Iterator[Span]:
    """The stretches of equal style; of styles that overlap the innermost that has a colour here decides."""
    plain, whole = text.plain, str(text.style)
    edges = sorted({0, len(plain), *(edge for span in text.spans for edge in (span.start, span.end) if edge <= len(plain))})
    for low, high in itertools.pairwise(edges):
        styles = [whole, *(str(span.style) for span in text.spans if span.start <= low < span.end)]
        yield Span(plain[low:high], next((TINTS[style] for style in reversed(styles) if style in TINTS), ""))
