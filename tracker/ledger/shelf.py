"""Readouts and commitments in memory to sorted lists, indexes and the record of what changed when."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable

from tracker.errors import NotFound
from tracker.ledger.protocol import Changed
from tracker.model import Commitment, Readout, Status

REMEMBERED = 4096
"""Revisions of which the touched ids are kept; who asks for older ones is told to read everything anew."""

MANY = 1000
"""A change of more commitments than this drops lists and indexes, to be built anew when asked for."""


class Shelf:
    """All values of a ledger by id, with indexes that are built on first use and patched on each change."""

    def __init__(self, readouts: Iterable[Readout] = (), commitments: Iterable[Commitment] = (), revision: int = 0) -> None:
        self.revision = revision
        self._commitments = {c.id: c for c in commitments}
        self._readouts = {r.id: r for r in readouts}
        self._texts = {r.sha256: r.id for r in self._readouts.values()}
        self._log: deque[tuple[int, frozenset[str], frozenset[str]]] = deque(maxlen=REMEMBERED)
        self._start = revision
        self._sorted: list[Commitment] | None = None
        self._indexes: _Indexes | None = None

    def __len__(self) -> int:
        return len(self._commitments)

    def readout(self, id: str) -> Readout | None:
        """The readout with this id, or None."""
        return self._readouts.get(id)

    def commitment(self, id: str) -> Commitment | None:
        """The commitment with this id, or None."""
        return self._commitments.get(id)

    def by_text(self, sha256: str) -> Readout | None:
        """The readout that holds the text with this digest, or None."""
        id = self._texts.get(sha256)
        return self._readouts[id] if id is not None else None

    def readouts(self) -> list[Readout]:
        """All readouts, by id."""
        return [self._readouts[id] for id in sorted(self._readouts)]

    def commitments(self) -> list[Commitment]:
        """All commitments, by id; a new list."""
        return self._in_order().copy()

    def find(
        self, readout: str | None, party: str | None, status: Status | None, due: tuple[dt.date, dt.date] | None
    ) -> list[Commitment]:
        """The commitments that meet all conditions given, by id."""
        if self._indexes is None:
            self._indexes = _Indexes(self._commitments.values())
        found = self._indexes.find(readout, party, status, due)
        return self.commitments() if found is None else [self._commitments[id] for id in sorted(found)]

    def put(self, revision: int, readouts: Iterable[Readout], commitments: Iterable[Commitment]) -> None:
        """Take in what one change wrote; `revision` is the ledger's afterwards."""
        touched_readouts, touched = set(), set()
        written = list(commitments)
        if len(written) > MANY:
            self._sorted = self._indexes = None
        for readout in readouts:
            self._readouts[readout.id] = readout
            self._texts[readout.sha256] = readout.id
            touched_readouts.add(readout.id)
        for commitment in written:
            self._put(commitment)
            touched.add(commitment.id)
        self.revision = revision
        if len(self._log) == REMEMBERED:
            self._start = self._log[0][0]
        self._log.append((revision, frozenset(touched), frozenset(touched_readouts)))

    def changes(self, since: int) -> Changed:
        """The ids touched after revision `since`."""
        if since == self.revision:
            return Changed(self.revision)
        if since < self._start or since > self.revision:
            return Changed(self.revision, all=True)
        commitments: set[str] = set()
        readouts: set[str] = set()
        for revision, touched, touched_readouts in reversed(self._log):
            if revision <= since:
                break
            commitments |= touched
            readouts |= touched_readouts
        return Changed(self.revision, frozenset(commitments), frozenset(readouts))

    def _put(self, commitment: Commitment) -> None:
        before = self._commitments.get(commitment.id)
        self._commitments[commitment.id] = commitment
        if self._sorted is not None:
            if before is None:
                insort(self._sorted, commitment, key=_id)
            else:
                self._sorted[bisect_left(self._sorted, commitment.id, key=_id)] = commitment
        if self._indexes is not None:
            if before is not None:
                self._indexes.remove(before)
            self._indexes.add(commitment)

    def _in_order(self) -> list[Commitment]:
        if self._sorted is None:
            self._sorted = sorted(self._commitments.values(), key=_id)
        return self._sorted


def matches(
    commitment: Commitment,
    readout: str | None,
    party: str | None,
    status: Status | None,
    due: tuple[dt.date, dt.date] | None,
) -> bool:
    """Whether a commitment meets all conditions given; what the indexes answer, asked of one value."""
    last = _due(commitment)
    return (
        (readout is None or commitment.readout == readout)
        and (party is None or party.casefold() in {p.casefold() for p in commitment.parties})
        and (status is None or commitment.standing.status == status)
        and (due is None or (last is not None and due[0] <= last <= due[1]))
    )


def demand(found: Commitment | None, id: str) -> Commitment:
    """The commitment found; raises NotFound where there is none."""
    if found is None:
        raise NotFound(f"no commitment {id}")
    return found


class _Indexes:
    def __init__(self, commitments: Iterable[Commitment]) -> None:
        self._readout: dict[str, set[str]] = {}
        self._party: dict[str, set[str]] = {}
        self._status: dict[str, set[str]] = {}
        self._due: list[tuple[dt.date, str]] = []
        for commitment in commitments:
            self._file(commitment)
            last = _due(commitment)
            if last is not None:
                self._due.append((last, commitment.id))
        self._due.sort()

    def _file(self, commitment: Commitment) -> None:
        id = commitment.id
        self._readout.setdefault(commitment.readout, set()).add(id)
        self._status.setdefault(commitment.standing.status, set()).add(id)
        for party in commitment.parties:
            self._party.setdefault(party.casefold(), set()).add(id)

    def add(self, commitment: Commitment) -> None:
        self._file(commitment)
        last = _due(commitment)
        if last is not None:
            insort(self._due, (last, commitment.id))

    def remove(self, commitment: Commitment) -> None:
        id = commitment.id
        self._readout[commitment.readout].discard(id)
        self._status[commitment.standing.status].discard(id)
        for party in commitment.parties:
            self._party[party.casefold()].discard(id)
        last = _due(commitment)
        if last is not None:
            del self._due[bisect_left(self._due, (last, id))]

    def find(
        self, readout: str | None, party: str | None, status: Status | None, due: tuple[dt.date, dt.date] | None
    ) -> set[str] | None:
        sets: list[set[str]] = []
        if readout is not None:
            sets.append(self._readout.get(readout, set()))
        if party is not None:
            sets.append(self._party.get(party.casefold(), set()))
        if status is not None:
            sets.append(self._status.get(status, set()))
        if due is not None:
            first, last = due
            start = bisect_left(self._due, (first, ""))
            stop = bisect_left(self._due, (last, "\U0010ffff"))
            sets.append({id for _, id in self._due[start:stop]})
        return set.intersection(*sorted(sets, key=len)) if sets else None


def _id(commitment: Commitment) -> str:
    return commitment.id


def _due(commitment: Commitment) -> dt.date | None:
    return commitment.deadline.latest if commitment.deadline else None
