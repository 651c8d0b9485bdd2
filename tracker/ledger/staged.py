"""Calls of the `Ledger` protocol to validated changes on a shelf, which a subclass makes durable: all of them or none."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TypeVar

import msgspec

from tracker import facts
from tracker.errors import Conflict, LedgerError, NotFound
from tracker.ledger.protocol import Added, Changed, Finding
from tracker.ledger.shelf import Shelf, demand, matches
from tracker.model import Act, Commitment, Readout, Retract, Revision, Status, Update
from tracker.standing import record, settle

_Recorded = TypeVar("_Recorded", bound=Act)


BRIEFLY = 0.2
"""Seconds that a write waits for other processes where it can as well be left for another time."""


class Stage:
    """What a batch wrote so far: the newest value of each thing it touched."""

    def __init__(self) -> None:
        self.readouts: dict[str, Readout] = {}
        self.commitments: dict[str, Commitment] = {}
        self.texts: dict[str, Readout] = {}
        self.thread = threading.get_ident()

    def __bool__(self) -> bool:
        return bool(self.readouts or self.commitments)


class StagedLedger:
    """A ledger over a shelf: rules and reads here, durability in `_exclusive` and `_commit` of the subclass.

    Threads may share it; a batch is seen by its own thread alone until it is durable.
    """

    def __init__(self, shelf: Shelf, lock: threading.RLock | None = None) -> None:
        self._shelf = shelf
        self._lock = lock or threading.RLock()
        self._stage: Stage | None = None

    def _exclusive(self, _patience: float | None = None) -> AbstractContextManager[None]:
        """Held for the length of a write: no other process writes, and the shelf has what they wrote before.

        Raises LockedLedger where others do not let go within so many seconds; None is the usual patience.
        """
        return nullcontext()

    def _commit(self, stage: Stage) -> None:
        """Make the stage durable, then put it on the shelf; raises with nothing written."""
        raise NotImplementedError

    def add(self, readout: Readout, commitments: Iterable[Commitment]) -> Added:
        """Store a readout with its commitments; a text already stored changes nothing."""
        new = list(commitments)
        if not readout.sha256:
            readout = msgspec.structs.replace(readout, sha256=_digest(readout.text))
        with self._writing() as stage:
            known = self._by_text(stage, readout.sha256)
            if known is not None:
                return Added(known, (), known=True)
            if self._readout(readout.id) is not None:
                raise LedgerError(f"the id {readout.id} belongs to another readout already")
            for commitment in new:
                if commitment.readout != readout.id:
                    raise LedgerError(f"{commitment.id} belongs to readout {commitment.readout}, not to {readout.id}")
            settled = self._settled(new)
            readout = facts.settle(_counted_readout(readout))
            stage.readouts[readout.id] = stage.texts[readout.sha256] = readout
            stage.commitments.update((c.id, c) for c in settled)
        return Added(readout, tuple(settled))

    def extend(self, commitments: Iterable[Commitment]) -> None:
        """Add commitments to stored readouts; raises LedgerError if an id is taken, NotFound for an unknown readout."""
        new = list(commitments)
        with self._writing() as stage:
            for commitment in new:
                self.readout(commitment.readout)
            stage.commitments.update((c.id, c) for c in self._settled(new))

    def append(self, updates: Sequence[tuple[str, Update]], *, expect: Mapping[str, int] | None = None) -> list[Commitment]:
        """Append updates to the histories of the commitments named, all or nothing."""
        with self._writing() as stage:
            for id, version in (expect or {}).items():
                _demand_version(id, version, self.get(id).version)
            grown = {id: _grow(self.get(id), new) for id, new in _by_id(updates).items()}
            stage.commitments.update(grown)
        return list(grown.values())

    def revise(self, revisions: Sequence[tuple[str, Revision]], *, expect: Mapping[str, int] | None = None) -> list[Readout]:
        """Append revisions to the histories of the readouts named, all or nothing."""
        with self._writing() as stage:
            for id, version in (expect or {}).items():
                _demand_version(id, version, self.readout(id).version)
            grown = {id: _revised(self.readout(id), new) for id, new in _by_id(revisions).items()}
            stage.readouts.update(grown)
            stage.texts.update((readout.sha256, readout) for readout in grown.values())
        return list(grown.values())

    def remember(self, readouts: Iterable[Readout]) -> None:
        """Keep what was heard in readouts that nobody changed since they were read."""
        with self._writing(BRIEFLY) as stage:
            for heard in readouts:
                now = self._readout(heard.id)
                if now is not None and (now.sha256, now.version) == (heard.sha256, heard.version):
                    kept = msgspec.structs.replace(now, heard=heard.heard, heard_by=heard.heard_by)
                    stage.readouts[kept.id] = stage.texts[kept.sha256] = kept

    def batch(self) -> AbstractContextManager[None]:
        """All writes inside are one: durable together at the end, none of them if the block raises."""
        return self._batch()

    @contextmanager
    def _batch(self) -> Iterator[None]:
        with self._writing():
            yield

    @contextmanager
    def _writing(self, patience: float | None = None) -> Iterator[Stage]:
        with self._lock:
            if self._stage is not None:
                yield self._stage
                return
            with self._exclusive(patience):
                self._stage = stage = Stage()
                try:
                    yield stage
                    if stage:
                        self._commit(stage)
                finally:
                    self._stage = None

    def readouts(self) -> list[Readout]:
        """All readouts, by id."""
        stage = self._own_stage()
        if stage is None or not stage.readouts:
            return self._shelf.readouts()
        merged = {r.id: r for r in self._shelf.readouts()} | stage.readouts
        return [merged[id] for id in sorted(merged)]

    def readout(self, id: str) -> Readout:
        """One readout by its full id; raises NotFound."""
        found = self._readout(id)
        if found is None:
            raise NotFound(f"no readout {id}")
        return found

    def commitments(self) -> list[Commitment]:
        """All commitments, by id; a new list of shared frozen values."""
        stage = self._own_stage()
        if stage is None or not stage.commitments:
            return self._shelf.commitments()
        merged = {c.id: c for c in self._shelf.commitments()} | stage.commitments
        return [merged[id] for id in sorted(merged)]

    def get(self, id: str) -> Commitment:
        """One commitment by its full id; raises NotFound."""
        return demand(self._commitment(id), id)

    def find(
        self,
        *,
        readout: str | None = None,
        party: str | None = None,
        status: Status | None = None,
        due: tuple[dt.date, dt.date] | None = None,
    ) -> list[Commitment]:
        """Commitments that meet all conditions given, by id; party by its name, letter case aside."""
        stage = self._own_stage()
        if stage is not None and stage.commitments:
            return [c for c in self.commitments() if matches(c, readout, party, status, due)]
        return self._shelf.find(readout, party, status, due)

    @property
    def revision(self) -> int:
        """Grows with every change, by whomever."""
        return self._shelf.revision

    def changes(self, since: int) -> Changed:
        """What changed since a revision."""
        return self._shelf.changes(since)

    def _own_stage(self) -> Stage | None:
        stage = self._stage
        return stage if stage is not None and stage.thread == threading.get_ident() else None

    def _commitment(self, id: str) -> Commitment | None:
        stage = self._own_stage()
        staged = stage.commitments.get(id) if stage else None
        return staged or self._shelf.commitment(id)

    def _readout(self, id: str) -> Readout | None:
        stage = self._own_stage()
        staged = stage.readouts.get(id) if stage else None
        return staged or self._shelf.readout(id)

    def _by_text(self, stage: Stage, sha256: str) -> Readout | None:
        return stage.texts.get(sha256) or self._shelf.by_text(sha256)

    def _settled(self, new: Sequence[Commitment]) -> list[Commitment]:
        seen: set[str] = set()
        for commitment in new:
            if commitment.id in seen or self._commitment(commitment.id) is not None:
                raise LedgerError(f"the id {commitment.id} is taken already")
            seen.add(commitment.id)
        return [settle(_counted(commitment)) for commitment in new]


def inspect(readouts: Iterable[Readout], commitments: Iterable[Commitment]) -> list[Finding]:
    """What is wrong with the values themselves: spans that are not verbatim, standings that are not their fold."""
    texts = {r.id: r for r in readouts}
    findings = [
        Finding("damage", f"the text of readout {readout.id} is not the one its digest was taken of")
        for readout in texts.values()
        if _digest(readout.text) != readout.sha256
    ]
    findings += [
        Finding("damage", f"the facts of readout {readout.id} are not what its history says")
        for readout in texts.values()
        if facts.settle(readout) != readout
    ]
    count = 0
    for commitment in commitments:
        count += 1
        home = texts.get(commitment.readout)
        if home is None:
            findings.append(Finding("damage", f"{commitment.id} belongs to readout {commitment.readout}, which is missing"))
        elif home.text[commitment.start : commitment.end] != commitment.quote:
            findings.append(Finding("damage", f"the quote of {commitment.id} is not the text of its readout at its place"))
        if len(commitment.history) > commitment.version:
            findings.append(
                Finding("warning", f"{commitment.id} has {len(commitment.history)} updates, more than its version says")
            )
        if settle(commitment) != commitment:
            findings.append(Finding("damage", f"the standing of {commitment.id} is not what its history says"))
    if not findings:
        held = f"{count} commitment{'' if count == 1 else 's'} of {len(texts)} readout{'' if len(texts) == 1 else 's'}"
        findings.append(Finding("ok", f"{held}: every quote verbatim, every standing its fold"))
    return findings


def _counted(commitment: Commitment) -> Commitment:
    """A history that comes along counts as appended."""
    count = len(commitment.history)
    return commitment if commitment.version >= count else msgspec.structs.replace(commitment, version=count)


def _counted_readout(readout: Readout) -> Readout:
    count = len(readout.history)
    return readout if readout.version >= count else msgspec.structs.replace(readout, version=count)


def _by_id(each: Iterable[tuple[str, _Recorded]]) -> dict[str, list[_Recorded]]:
    found: dict[str, list[_Recorded]] = {}
    for id, update in each:
        found.setdefault(id, []).append(update)
    return found


def _demand_version(id: str, expected: int, found: int) -> None:
    if found != expected:
        raise Conflict(id, expected, found)


def _digest(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()


def _grow(commitment: Commitment, updates: Sequence[Update]) -> Commitment:
    _demand_sense(commitment.id, commitment.history, updates)
    return record(commitment, *updates)


def _revised(readout: Readout, revisions: Sequence[Revision]) -> Readout:
    _demand_sense(readout.id, readout.history, revisions)
    return facts.record(readout, *revisions)


def _demand_sense(id: str, history: Sequence[Act], updates: Sequence[Act]) -> None:
    """Raise where an update is recorded already, or a retraction takes back nothing that there is."""
    known = {u.id for u in history}
    for update in updates:
        if update.id in known:
            raise LedgerError(f"update {update.id} is recorded in {id} already")
        if isinstance(update, Retract) and update.target not in known:
            raise NotFound(f"{id} has no update {update.target} to take back")
        known.add(update.id)
