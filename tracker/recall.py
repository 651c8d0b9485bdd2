"""A ledger to what one person did to it, act by act: which act an undo takes back and which undo a redo does.

An act is the set of updates that share an act id. It is read from the histories, so undo works across sessions and terminals.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from tracker.ledger.protocol import Ledger
from tracker.model import Link, Retract, Update
from tracker.standing import live, taken_back


class Recorded(Struct):
    """One act as found in the ledger: all its updates, those still in force, the commitments it created.

    An undo takes back updates; a redo takes back the updates of an undo.
    """

    when: dt.datetime
    updates: list[tuple[str, Update]]
    live: list[tuple[str, Update]]
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


def taken_back_by(ledger: Ledger, undo: Recorded) -> list[tuple[str, Update]]:
    """The updates that an undo took back."""
    targets = {u.target for _, u in undo.updates if isinstance(u, Retract)}
    ids = dict.fromkeys(id for id, _ in undo.updates)
    return [(id, u) for id in ids for u in ledger.get(id).history if u.id in targets]


def _acts(ledger: Ledger, by: str) -> list[Recorded]:
    found: dict[str, Recorded] = {}
    for commitment in ledger.commitments():
        history = commitment.history
        if not any(u.by == by for u in history):
            continue
        gone = taken_back(history)
        retractions = {u.id for u in history if isinstance(u, Retract)}
        force = {u.id for u in live(history)} | (retractions - gone)
        for place, update in enumerate(history):
            if update.by != by:
                continue
            name = update.act or update.id
            act = found.setdefault(name, Recorded(when=update.at, updates=[], live=[], created=set()))
            act.when = max(act.when, update.at)
            act.updates.append((commitment.id, update))
            if isinstance(update, Retract):
                act.undoes |= update.target not in retractions
                act.redoes |= update.target in retractions
            if update.id in force:
                act.live.append((commitment.id, update))
            if place == 0 and isinstance(update, Link) and update.relation == "part of":
                act.created.add(commitment.id)
    return list(found.values())
