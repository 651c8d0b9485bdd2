"""A status, strength or score to the glyph, the word and the colour it is shown with; never by colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.model import Status

GLYPHS: Mapping[str, str] = {
    "pending": "·",
    "underway": "▸",
    "stalled": "‖",
    "fulfilled": "✓",
    "partial": "◐",
    "broken": "✗",
    "superseded": "»",
    "unverifiable": "?",
}
"""One cell wide in every terminal font measured, and different in shape, so that they hold in black and white. By status."""

STYLES: Mapping[str, str] = {
    "pending": "default",
    "underway": "cyan",
    "stalled": "yellow",
    "fulfilled": "green",
    "partial": "green",
    "broken": "red",
    "superseded": "dim",
    "unverifiable": "dim",
}
"""The sixteen colours of the terminal's own theme, so that they fit light and dark. By status."""

FROM_LEFT: tuple[Status, ...] = (
    "fulfilled", "partial", "underway", "pending", "stalled", "broken", "superseded", "unverifiable",
)  # fmt: skip
"""The parts of a stacked bar: what was delivered starts at one line, so that it compares."""
