"""A ledger to what one person did to it, act by act: which act an undo takes back and which undo a redo does.

An act is the set of updates that share an act id. It is read from the histories, so undo works across sessions and terminals.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct, field

from tracker.ledger.protocol import Ledger
from tracker.model import Act, Entry, Link, Retract, Revision, Update
from tracker.standing import taken_back


class Taken(Struct):
    """Updates of commitments and revisions of readouts, each with the id it belongs to."""

    updates: list[tuple[str, Update]] = field(default_factory=list)
    revisions: list[tuple[str, Revision]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.updates or self.revisions)


class Recorded(Struct):
    """One act as found in the ledger: all its updates, those still in force, the commitments it created.

    An undo takes back updates; a redo takes back the updates of an undo.
    """

    when: dt.datetime
    all: Taken
    live: Taken
    created: set[str]
    undoes: bool = False
    redoes: bool = False

    @property
    def is_plain(self) -> bool:
        """Neither an undo nor a redo."""
        return not (self.undoes or self.redoes)


def last_undoable(ledger: Ledger, by: str) -> Recorded | None:
    """The latest act of this person that is in force and is not itself an undo."""
    return max((a for a in _acts(ledger, by) if a.live and a.is_plain), key=lambda a: a.when, default=None)


def last_redoable(ledger: Ledger, by: str) -> Recorded | None:
    """The latest undo of this person still in force, if nothing was recorded after it."""
    acts = [a for a in _acts(ledger, by) if a.live]
    last = max((a for a in acts if a.undoes and not a.redoes), key=lambda a: a.when, default=None)
    if last and any(a.when > last.when for a in acts if a.is_plain):
        return None
    return last


def taken_back_by(ledger: Ledger, undo: Recorded) -> Taken:
    """What an undo took back."""
    updates = {u.target for _, u in undo.all.updates if isinstance(u, Retract)}
    revisions = {u.target for _, u in undo.all.revisions if isinstance(u, Retract)}
    commitments = dict.fromkeys(id for id, _ in undo.all.updates)
    readouts = dict.fromkeys(id for id, _ in undo.all.revisions)
    return Taken(
        [(id, u) for id in commitments for u in ledger.get(id).history if u.id in updates],
        [(id, u) for id in readouts for u in ledger.readout(id).history if u.id in revisions],
    )


def _acts(ledger: Ledger, by: str) -> list[Recorded]:
    found: dict[str, Recorded] = {}
    for commitment in ledger.commitments():
        history = commitment.history
        for update, act, is_live in _own(history, by, found):
            act.all.updates.append((commitment.id, update))
            if is_live:
                act.live.updates.append((commitment.id, update))
            parted = isinstance(update, Link) and update.relation == "part of"
            if update is history[0] and (parted or isinstance(update, Entry)):
                act.created.add(commitment.id)
    for readout in ledger.readouts():
        for revision, act, is_live in _own(readout.history, by, found):
            act.all.revisions.append((readout.id, revision))
            if is_live:
                act.live.revisions.append((readout.id, revision))
    return list(found.values())


_A = TypeVar("_A", bound=Act)


def _own(history: Sequence[_A], by: str, found: dict[str, Recorded]) -> Iterator[tuple[_A, Recorded, bool]]:
    """This person's updates in a history, each with its act (noted in `found`) and whether it is in force."""
    if not any(u.by == by for u in history):
        return
    gone = taken_back(history)
    retractions = {u.id for u in history if isinstance(u, Retract)}
    for update in history:
        if update.by != by:
            continue
        act = found.setdefault(update.act or update.id, Recorded(update.at, Taken(), Taken(), set()))
        act.when = max(act.when, update.at)
        if isinstance(update, Retract):
            act.undoes |= update.target not in retractions
            act.redoes |= update.target in retractions
        yield update, act, update.id not in gone
