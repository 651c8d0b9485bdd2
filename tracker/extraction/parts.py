"""A leaf while it is being read: where it begins, its verb, and what already hangs on it."""

from __future__ import annotations

from msgspec import Struct

from tracker.extraction.phrases import Form
from tracker.extraction.words import Range


class Part(Struct):
    """A leaf while it is being read, in indexes of words."""

    first: int
    verb: int
    form: Form
    last: int = 0
    purpose: bool = False
    """An infinitive hangs on it: a sibling without a comma belongs to that."""
    bound: bool = False
    """The infinitive came after a comma, or a list runs under it: all that follows belongs to it."""
    means: bool = False
    """A gerund hangs on it ("by reducing"): further gerunds belong to that."""
    strong: bool = False
    """The gerund came after "by", "through" or "including": its list stays with it even where the verb carries gerunds."""
    aimed: bool = False
    """A gerund says what a thing in it is for ("projects aimed at reducing"): gerunds joined on belong to that."""
    chained: bool = False
    """Its verb carries a gerund ("continue expanding"): gerunds are its siblings too."""
    aside: bool = False
    """It names examples ("including", "such as"): gerunds that only commas join to them belong there."""
    listed: bool = False
    """Only a comma joined it to the part before: the "and" that ends the list is still to come."""
    modal: bool = False
    """A modal leads the act ("will"): an infinitive told anew belongs to the one within it, and is no sibling."""
    inner: bool = False
    """Under a modal, an infinitive hangs on it: those told anew belong to that."""
    effort: bool = False
    """An infinitive says what its noun of effort is for ("intensify cooperation to"): those told anew belong there."""
    told: bool = False
    """It is told as a clause ("the forum will be held"): what its subject will also do is an effect."""
    denied: bool | None = None
    """Whether it is promised not to be done; None as the trigger or the part before it says."""
    bearer: Range | None = None
    """Whose the act is where that is said beside it ("with Algeria | hosting the next round"); None: as the trigger says."""
