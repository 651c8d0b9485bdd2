"""Readouts and commitments in memory to sorted lists, indexes and the record of what changed when."""

from __future__ import annotations

import datetime as dt
import threading
from bisect import bisect_left, insort
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from functools import lru_cache

from msgspec.structs import replace

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
        self._lock = threading.Lock()
        self._commitments = {c.id: c for c in commitments}
        self._readouts = {r.id: r for r in readouts}
        self._texts = {r.sha256: r.id for r in self._readouts.values()}
        self._log: deque[tuple[int, frozenset[str], frozenset[str]]] = deque(maxlen=REMEMBERED)
        self._start = revision
        self._sorted: list[Commitment] | None = None
        self._indexes: dict[Callable[[Commitment], tuple[str, ...]], _Index] = {}
        self._due: _Due | None = None

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
        with self._lock:
            return self._in_order().copy()

    def find(
        self, readout: str | None, party: str | None, status: Status | None, due: tuple[dt.date, dt.date] | None
    ) -> list[Commitment]:
        """The commitments that meet all conditions given, by id."""
        with self._lock:
            return self._find(readout, party, status, due)

    def _find(
        self, readout: str | None, party: str | None, status: Status | None, due: tuple[dt.date, dt.date] | None
    ) -> list[Commitment]:
        sets: list[set[str]] = []
        if readout is not None:
            sets.append(self._index(_by_readout).get(readout))
        if party is not None:
            sets.append(self._index(_by_party).get(party.casefold()))
        if status is not None:
            sets.append(self._index(_by_status).get(status))
        if due is not None:
            if self._due is None:
                self._due = _Due(self._commitments.values())
            sets.append(self._due.between(*due))
        if not sets:
            return self._in_order().copy()
        found = set.intersection(*sorted(sets, key=len))
        if len(found) * 8 > len(self):
            return [c for c in self._in_order() if c.id in found]
        return [self._commitments[id] for id in sorted(found)]

    def _index(self, keys: Callable[[Commitment], tuple[str, ...]]) -> _Index:
        if keys not in self._indexes:
            self._indexes[keys] = _Index(keys, self._commitments.values())
        return self._indexes[keys]

    def put(self, revision: int, readouts: Iterable[Readout], commitments: Iterable[Commitment]) -> None:
        """Take in what one change wrote; `revision` is the ledger's afterwards."""
        with self._lock:
            self._put_all(revision, readouts, commitments)

    def _put_all(self, revision: int, readouts: Iterable[Readout], commitments: Iterable[Commitment]) -> None:
        touched_readouts, touched = set(), set()
        written = list(commitments)
        if len(written) > MANY:
            self._sorted = self._due = None
            self._indexes.clear()
        for readout in readouts:
            before = self._readouts.get(readout.id)
            self._readouts[readout.id] = readout
            self._texts[readout.sha256] = readout.id
            if before is None or _told(before, readout) != readout:
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
        with self._lock:
            return self._changes(since)

    def _changes(self, since: int) -> Changed:
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
        for index in self._indexes.values():
            index.change(before, commitment)
        if self._due is not None:
            self._due.change(before, commitment)

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


class _Index:
    """Commitments' ids by a key of theirs."""

    def __init__(self, keys: Callable[[Commitment], tuple[str, ...]], commitments: Iterable[Commitment]) -> None:
        self._keys = keys
        self._ids: defaultdict[str, set[str]] = defaultdict(set)
        for commitment in commitments:
            for key in keys(commitment):
                self._ids[key].add(commitment.id)

    def change(self, before: Commitment | None, after: Commitment) -> None:
        old, new = self._keys(before) if before else (), self._keys(after)
        if old != new:
            for key in old:
                self._ids[key].discard(after.id)
            for key in new:
                self._ids[key].add(after.id)

    def get(self, key: str) -> set[str]:
        return self._ids.get(key, set())


class _Due:
    """Commitments' ids by the last day of their deadline, in order."""

    def __init__(self, commitments: Iterable[Commitment]) -> None:
        self._days = sorted((c.deadline.latest, c.id) for c in commitments if c.deadline and c.deadline.latest)

    def change(self, before: Commitment | None, after: Commitment) -> None:
        old, new = before and _due(before), _due(after)
        if old == new:
            return
        if old:
            del self._days[bisect_left(self._days, (old, after.id))]
        if new:
            insort(self._days, (new, after.id))

    def between(self, first: dt.date, last: dt.date) -> set[str]:
        start, stop = bisect_left(self._days, (first, "")), bisect_left(self._days, (last, "\U0010ffff"))
        return {id for _, id in self._days[start:stop]}


def _told(before: Readout, now: Readout) -> Readout:
    """A readout with what was heard in it now: that is kept for links alone, and nobody sees it change."""
    return replace(before, heard=now.heard, heard_by=now.heard_by)


def _by_readout(commitment: Commitment) -> tuple[str, ...]:
    return (commitment.readout,)


def _by_party(commitment: Commitment) -> tuple[str, ...]:
    return tuple([_folded(party) for party in commitment.parties])


def _by_status(commitment: Commitment) -> tuple[str, ...]:
    return (commitment.standing.status,)


_folded = lru_cache(4096)(str.casefold)


def _id(commitment: Commitment) -> str:
    return commitment.id


def _due(commitment: Commitment) -> dt.date | None:
    return commitment.deadline.latest if commitment.deadline else None
