"""A commitment's history to entries for a person: what an edit changed, and whether it was taken back or brought back since."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import msgspec
from msgspec import Struct

from tracker.clean import ELLIPSIS, elide, shown
from tracker.legible import legible
from tracker.model import Commitment, Deadline, Edit, Quantity, Retract, Update, given
from tracker.standing import at, taken_back
from tracker.wording import FIELDS, UNTOLD, describe, followed

MOST = 60
"""Cells that a value of an edited field takes; the quote can be a whole sentence."""


class Entry(Struct, frozen=True):
    """One update, ready to print."""

    update: Update
    words: str
    turns: tuple[tuple[str, str], ...]
    """What became of the record itself: "taken back" or "brought back", and the day that was recorded."""
    holds: bool
    """Whether it is in force."""


def entries(commitment: Commitment) -> list[Entry]:
    """The updates in recorded order; retractions are told with what they take back."""
    history = commitment.history
    gone = taken_back(history)
    return [
        Entry(update, _words(commitment, place), tuple(_turns(update.id, history)), update.id not in gone)
        for place, update in enumerate(history)
        if not isinstance(update, Retract)
    ]


def _turns(id: str, history: Sequence[Update]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    back = {id: True}
    """Whether taking back the update with this id takes back the first (or brings it back)."""
    for update in history:
        if isinstance(update, Retract) and update.target in back:
            takes = back[update.target]
            back[update.id] = not takes
            found.append(("taken back" if takes else "brought back", update.at.date().isoformat()))
    return found


def _words(commitment: Commitment, place: int) -> str:
    update = commitment.history[place]
    if not isinstance(update, Edit):
        return shown(describe(update))
    before = at(msgspec.structs.replace(commitment, history=commitment.history[:place]))
    turns = (
        f"{FIELDS.get(name, name)}: {_turned(getattr(before, name), value)}"
        for name, value in given(update.changes).items()
        if name not in UNTOLD
    )
    return (f"{followed(update.follows)}: " if update.follows else "edited ") + ("; ".join(turns) or "grounds")


def _turned(before: object, after: object) -> str:
    """A value and what came in its place; of long words that begin alike only what follows."""
    if isinstance(before, str) and isinstance(after, str):
        before, after = legible(before), legible(after)
    if isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > MOST:
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
        begun = before.rfind(" ", 0, alike)
        if begun > MOST // 2:
            before, after = (f"{ELLIPSIS}{words[begun:]}" for words in (before, after))
    return f"{_value(before)} → {_value(after)}"


def _value(value: object) -> str:
    if isinstance(value, Deadline):
        day = f" ({value.latest})" if value.latest and value.latest.isoformat() != value.words else ""
        return elide(shown(value.words), MOST) + day
    if isinstance(value, tuple):
        value = ", ".join(each.words if isinstance(each, Quantity) else str(each) for each in value)
    return "none" if value in {None, ""} else elide(shown(str(value)), MOST)
