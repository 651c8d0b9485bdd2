"""The ledger in one TinyDB file: the rules of `staged` over a journalled storage."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from tracker.ledger.protocol import Changed, Report
from tracker.ledger.shelf import Shelf
from tracker.ledger.staged import Stage, StagedLedger
from tracker.ledger.storage import JournalledStorage
from tracker.ledger.stored import Stored
from tracker.ledger.tables import Document, Table, Types
from tracker.model import Commitment, Readout

if TYPE_CHECKING:
    from tracker.ledger.table import JournalledDB

COMMITMENTS = "commitments"
READOUTS = "readouts"
_T = TypeVar("_T")

TYPES: Types = {COMMITMENTS: Stored, READOUTS: Readout}


class TinyLedger(StagedLedger):
    """A ledger that stock TinyDB can open, safe against crashes and other processes."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self._storage = JournalledStorage(path, types=TYPES, create=create)
        self._numbers: dict[str, dict[str, int]] | None = None
        super().__init__(self._fill(), self._storage.lock)
        self._storage.observe = self._observe

    @cached_property
    def db(self) -> JournalledDB:
        """The ledger as TinyDB's own interface has it, on the same storage."""
        from tracker.ledger.table import JournalledDB

        return JournalledDB(storage=lambda: self._storage)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._storage.places.path

    @property
    def notes(self) -> list[str]:
        """What a person should know of since the ledger was opened: lines cut, files kept aside, copies not made."""
        return self._storage.notes

    def _fill(self) -> Shelf:
        tables = self._storage.tables.tables
        return Shelf(_values(tables[READOUTS], Readout), _values(tables[COMMITMENTS], Commitment), self._storage.seq)

    def _observe(self, seq: int, put: Mapping[str, Table] | None) -> None:
        if put is None:
            self._shelf, self._numbers = self._fill(), None
            return
        if self._numbers is not None:
            for name in TYPES:
                self._numbers[name].update(_numbered(put.get(name, {})))
        self._shelf.put(seq, _values(put.get(READOUTS, {}), Readout), _values(put.get(COMMITMENTS, {}), Commitment))

    def _exclusive(self, patience: float | None = None) -> AbstractContextManager[None]:
        return self._storage.exclusive(patience)

    def prepare(self) -> None:
        """Find out under which number each document stands."""
        if self._lock.acquire(blocking=False):
            try:
                self._known_numbers()
            finally:
                self._lock.release()

    def _known_numbers(self) -> dict[str, dict[str, int]]:
        if self._numbers is None:
            self._numbers = {name: _numbered(self._storage.tables.tables[name]) for name in TYPES}
        return self._numbers

    def _commit(self, stage: Stage) -> None:
        known = self._known_numbers()
        put: dict[str, dict[int, Document]] = {}
        for name, values in ((READOUTS, stage.readouts), (COMMITMENTS, stage.commitments)):
            numbers = known[name]
            if values:
                put[name] = {numbers.get(id) or self._storage.tables.next_id(name): value for id, value in values.items()}
        self._storage.commit(put)

    def changes(self, since: int) -> Changed:
        """What this and other processes changed; while another thread writes here, nothing yet."""
        if not self._lock.acquire(blocking=False):
            return Changed(since)
        try:
            self._storage.catch_up()
            return self._shelf.changes(since)
        finally:
            self._lock.release()

    def check(self) -> Report:
        """Verify the files and every commitment."""
        from tracker.ledger.doctor import examine

        with self._lock:
            self._storage.catch_up()
            return examine(self.path, self.notes)

    def backup(self, to: Path | None = None) -> Path:
        """Write a file with the state now, complete in itself: to `to`, or among the ledger's backups."""
        from tracker.ledger.backups import write_backup

        with self._lock:
            self._storage.catch_up()
            tables, seq = self._storage.tables.copy(), self._storage.seq
        return write_backup(self._storage.places, tables, seq, to)

    def close(self) -> None:
        """Let go of the files."""
        self._storage.close()


def _values(table: Table, kind: type[_T]) -> list[_T]:
    """The documents of a typed table; `kind` is what the storage was told they are."""
    return cast("list[_T]", list(table.values()))


def _numbered(table: Table) -> dict[str, int]:
    named = cast("dict[int, Commitment | Readout]", table)
    return {value.id: number for number, value in named.items()}
