"""A status, strength or score to the glyph, the word and the colour it is shown with; never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.model import Commitment, Status
from tracker.standing import is_withdrawn, lacks_source

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

CANDIDATE, REJECTED = "~", "×"
"""The shapes of what nobody accepted yet, and of what was turned down: there is no status to speak of."""
WITHDRAWN = "taken back"
"""What is said of a commitment that a person added and undid."""

MARKS: Mapping[str, str] = {
    f"{CANDIDATE} candidate": "nobody accepted it yet",
    f"{REJECTED} rejected": "turned down in review, split or merged",
    f"{REJECTED} {WITHDRAWN}": "added by hand or by a split, which was undone",
    f"{GLYPHS['fulfilled']} fulfilled!": "! behind a status: closed without a source",
    "2024-04-30!": "! behind a deadline: overdue",
}
"""What stands in a list besides the statuses, by an example, with what it means."""

FROM_LEFT: tuple[Status, ...] = (
    "fulfilled", "partial", "underway", "pending", "stalled", "broken", "superseded", "unverifiable",
)  # fmt: skip
"""The parts of a stacked bar: what was delivered starts at one line, so that it compares."""


def shape(commitment: Commitment) -> str:
    """The glyph of where it stands: of its status once it was accepted, before that of the candidate."""
    review = commitment.standing.review
    return {"candidate": CANDIDATE, "rejected": REJECTED}.get(review) or GLYPHS[commitment.standing.status]


def status_words(commitment: Commitment) -> str:
    """The shape and the word of the status; a candidate says that nobody accepted it yet."""
    standing = commitment.standing
    word: str = standing.status if standing.review == "accepted" else standing.review
    if is_withdrawn(commitment):
        word = WITHDRAWN
    flag = "!" if standing.review == "accepted" and lacks_source(commitment) else ""
    return f"{shape(commitment)} {word}{flag}"


def statuses(commitments: Iterable[Commitment]) -> str:
    """The statuses of several, each once, by shape and word."""
    return ", ".join(dict.fromkeys(f"{GLYPHS[c.standing.status]} {c.standing.status}" for c in commitments))
