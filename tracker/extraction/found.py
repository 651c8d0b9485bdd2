"""What the search for triggers gives: each with its reach, who stands behind it, and why it is none, if it is none."""

from __future__ import annotations

from msgspec import Struct

from tracker.extraction.actors import Standing
from tracker.extraction.document import Trigger


class Found(Struct, frozen=True):
    """A trigger in its sentence: how far its act may reach, who stands behind it, and why it is none, if it is none."""

    trigger: Trigger
    act: int
    """Where the leaf begins: the trigger's end, its start where the cue is part of the promise ("extended an invitation to")."""
    cue: tuple[int, int]
    """The words that the rule matched."""
    until: int
    """Where the act must have ended: the next verb of the same or a higher level begins its clause there."""
    lead: int
    """Where the trigger's own phrase begins, its possessor ("its plan to") included."""
    clause: int = 0
    """Where its whole clause begins, the verb that governs it included."""
    standing: Standing = "unknown"
    fixed: bool = False
    """Whether the act surely ends at `until`; else the splitter may look further."""
    reason: str = ""
    """Plain words for why it is not a promise; "" if it is one."""
