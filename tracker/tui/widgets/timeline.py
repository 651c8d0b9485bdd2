"""A commitment's history to blocks: one entry an update, the latest first, with note, sources and who recorded it."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.model import Commitment, Link, Retract, Source, StatusUpdate, Update
from tracker.reports.marks import GLYPHS
from tracker.standing import taken_back
from tracker.tui.widgets.pane import Block, Span, line
from tracker.wording import describe

DATE = 12
"""Cells of the column that holds the dates."""


def timeline_blocks(commitment: Commitment) -> list[Block]:
    """What was recorded, by the day on which it happened; what was taken back stays, said to be so."""
    if not commitment.history:
        return [line("  nothing recorded yet", "tint--dim")]
    gone = taken_back(commitment.history)
    shown = [u for u in commitment.history if not isinstance(u, Retract)]
    ordered = sorted(shown, key=lambda u: (u.on, u.at), reverse=True)
    return [block for update in ordered for block in _entry(update, gone=update.id in gone)]


def _entry(update: Update, *, gone: bool) -> Iterator[Block]:
    glyph, tint = "·", "tint--dim"
    if isinstance(update, StatusUpdate):
        glyph, tint = GLYPHS[update.status], f"tint--{update.status}"
    elif isinstance(update, Link):
        glyph, tint = "↔", "tint--accent"
    words = describe(update) + (", taken back" if gone else "")
    recorded = f"{update.by or 'unknown'} {update.at.date().isoformat()}"
    late = f"  {recorded}" if update.on != update.at.date().isoformat() else f"  {update.by}" if update.by else ""
    head = (Span(f"{update.on:<{DATE}}"), Span(f"{glyph} {words}", "tint--dim" if gone else tint), Span(late, "tint--dim"))
    yield Block(head, hang=DATE + 2)
    if update.note:
        yield Block((Span(" " * (DATE + 2) + update.note, "tint--dim" if gone else ""),), hang=DATE + 2)
    for source in update.sources:
        yield Block((Span(" " * (DATE + 2)), *_source(source)), hang=DATE + 4)


def _source(source: Source) -> Iterator[Span]:
    sign = {"supports": "+", "contradicts": "−", "context": "~"}[source.stance]
    yield Span(f"{sign} ", "tint--good" if source.stance == "supports" else "tint--warn")
    words = ", ".join(part for part in (source.title, source.publisher, source.date) if part)
    if words:
        yield Span(words + (" " if source.url else ""))
    if source.url:
        yield Span(source.url, "tint--accent")
