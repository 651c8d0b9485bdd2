"""A ledger to what one person did to it, act by act: which act an undo takes back and which undo a redo does.

An act is the set of updates that share an act id. It is read from the histories, so undo works across sessions and terminals.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import chain
from typing import TypeVar

from msgspec import Struct, convert, field

from tracker.ledger.protocol import Ledger
from tracker.model import Act, Commitment, Readout, Retract, Revision, Update, latest_by
from tracker.standing import is_entered, taken_back

NEWEST = 100
"""So many histories that a person was last at are remembered at least: about so many undos in a row need not look again."""
FURTHER = 30
"""So many times as many are read where the act is in none of them."""
TOGETHER = dt.timedelta(days=1)
"""More time than passes within an act, or between clocks: histories so much older than the oldest are remembered with them."""
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


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


class Recall:
    """What one person did to a ledger, remembered so far that the latest acts are found without reading all histories.

    A moment is remembered, and which histories hold the acts from it on: those that this person was last at, and those touched
    since somebody looked. An act is written whole, so these have all its updates.
    """

    def __init__(self, ledger: Ledger, by: str) -> None:
        self.ledger = ledger
        self.by = by
        self._look: Iterator[bool] | None = None
        self._revision = -1
        self._since: dt.datetime | None = None
        """The moment; None while nobody has looked."""
        self._touched: set[str] = set()
        self._revised: set[str] = set()

    def prepare(self, count: int) -> bool:
        """Look at `count` further histories, so that the first undo need not; whether there are more."""
        if self._since is not None:
            return False
        if self._look is None:
            self._look = self._looking(NEWEST, count)
        return next(self._look, False)

    def last_undoable(self) -> Recorded | None:
        """The latest act of this person that is in force and is not itself an undo."""
        return self._latest(lambda act: act.is_plain)

    def last_redoable(self) -> Recorded | None:
        """The latest undo of this person still in force, if nothing was recorded after it."""
        last = self._latest(lambda act: act.is_plain or (act.undoes and not act.redoes))
        return last if last and last.undoes else None

    def _latest(self, fits: Callable[[Recorded], bool]) -> Recorded | None:
        newest = NEWEST
        while True:
            since = self._remember(newest)
            readouts = map(self.ledger.readout, sorted(self._revised))
            found = _last(_acts(map(self.ledger.get, sorted(self._touched)), readouts, self.by), fits)
            if since == _NEVER or (found and found.when >= since):
                return found
            self._since, newest = None, newest * FURTHER

    def _remember(self, newest: int) -> dt.datetime:
        """The moment, once what was touched since is remembered too; where nothing is yet, all histories are looked at."""
        while True:
            if self._since is None:
                for _ in self._look or self._looking(newest, sys.maxsize):
                    pass
                self._look = None
            changed = self.ledger.changes(self._revision)
            if self._since is not None and not changed.all:
                self._revision = changed.revision
                self._touched |= changed.commitments
                self._revised |= changed.readouts
                return self._since
            self._since = None

    def _looking(self, newest: int, count: int) -> Iterator[bool]:
        """See when this person was last at each history, `count` at a time, and remember which are the newest."""
        revision, at, revised = self.ledger.revision, list[tuple[str, str]](), list[tuple[str, str]]()
        for number, commitment in enumerate(self.ledger.commitments(), 1):
            if moment := commitment.last_by(self.by):
                at.append((moment, commitment.id))
            if number % count == 0:
                yield True
        for readout in self.ledger.readouts():
            if moment := latest_by(readout.history, self.by):
                revised.append((moment, readout.id))
        if self._since is not None:
            return
        last = nlargest(newest, (moment for moment, _ in chain(at, revised)))
        self._since = convert(last[-1], dt.datetime) if len(last) == newest else _NEVER
        begun = "" if self._since == _NEVER else (self._since - TOGETHER).isoformat()
        self._revision = revision
        self._touched = {id for moment, id in at if moment >= begun}
        self._revised = {id for moment, id in revised if moment >= begun}


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


def _last(acts: Iterable[Recorded], fits: Callable[[Recorded], bool]) -> Recorded | None:
    return max((act for act in acts if act.live and fits(act)), key=lambda act: (act.when, act.undoes), default=None)


def _acts(commitments: Iterable[Commitment], readouts: Iterable[Readout], by: str) -> list[Recorded]:
    found: dict[str, Recorded] = {}
    for commitment in commitments:
        history = commitment.history
        for update, act, is_live in _own(history, by, found):
            act.all.updates.append((commitment.id, update))
            if is_live:
                act.live.updates.append((commitment.id, update))
            if update is history[0] and is_entered(history):
                act.created.add(commitment.id)
    for readout in readouts:
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
