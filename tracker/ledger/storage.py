"""A TinyDB storage that keeps the tables in memory and every change in a journal beside the file.

A write takes the lock that all processes respect, reads what others wrote, appends one line and waits for the disk; only then
does memory change. The file itself is rewritten in the background (`checkpoint`). How each step may fail: docs/ledger.md.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from tracker.errors import DamagedLedger, LedgerError
from tracker.ledger import disk
from tracker.ledger.checkpoint import PATIENCE, Keeper, replace_snapshot
from tracker.ledger.journal import Change, Journal, Line
from tracker.ledger.opening import Opened, mend, open_files
from tracker.ledger.places import Places
from tracker.ledger.tables import Document, Table, Types, as_type, copied, encode

SMALL = 8 << 20
"""Bytes of a file that is brought up to date whenever a process lets go of it; of a journal that is folded into it at once."""

Observer = Callable[[int, Mapping[str, Table] | None], None]
"""Told of each change that reached memory: its number and the documents put; None where all must be read anew."""


class JournalledStorage:
    """What `TinyDB(path, storage=JournalledStorage)` stands on; `tracker.ledger.table` knows single documents of it.

    It has all that TinyDB asks of a storage and is registered as one there, not here: who only opens and reads the ledger does
    not wait for TinyDB to be imported.

    `types` names tables whose documents are msgspec Structs.
    """

    def __init__(self, path: str | Path, *, types: Types | None = None, create: bool = True) -> None:
        self.places = Places(Path(path))
        self.lock = threading.RLock()
        self.rewriting = threading.Lock()
        self.observe: Observer = lambda _seq, _put: None
        self._types = types or {}
        self._file_lock = disk.Lock(self.places.lock)
        self._inside = False
        try:
            opened = open_files(self.places, self._types, self._file_lock, create=create)
        except BaseException:
            self._file_lock.close()
            raise
        self.notes = opened.notes
        self._adopt(opened)
        self._keeper = Keeper(self)

    def _adopt(self, opened: Opened) -> None:
        self.journal, self.tables, self.seq, self.identity = opened.journal, opened.tables, opened.seq, opened.identity

    @contextmanager
    def exclusive(self, patience: float | None = None) -> Iterator[None]:
        """No other thread or process writes inside, and all they wrote before is in memory."""
        with self.lock:
            if self._inside:
                yield
                return
            if not self.journal.writable:
                raise LedgerError(f"{self.places.path} may not be written by this user")
            self._refuse_if_broken()
            self._file_lock.take(PATIENCE if patience is None else patience)
            self._inside = True
            try:
                self._make_ready()
                yield
            finally:
                self._inside = False
                self._file_lock.release()

    def _make_ready(self) -> None:
        try:
            self.follow()
            if self.journal.n > self.seq:
                self._reload()  # an interruption came between disk and memory
            if note := mend(self.places, self.journal):
                self.notes.append(note)
        except OSError as error:
            raise LedgerError(
                f"{self.places.path} cannot be written now: {error.strerror}", "earlier changes are safe"
            ) from error

    def catch_up(self) -> None:
        """Read what other processes wrote; a few microseconds where they wrote nothing."""
        with self.lock:
            if self._inside:
                return
            try:
                self.follow(idle=True)
            except DamagedLedger:
                if not self.journal.writable:
                    raise
                # A write in progress can look like damage to one who reads without the lock.
                with self.exclusive():
                    pass

    def commit(self, put: Mapping[str, Mapping[int, Document]], drop: Mapping[str, list[int] | None] | None = None) -> None:
        """One durable change, inside `exclusive`; if it raises, neither the disk nor memory has it."""
        raw = {name: {n: encode(name, n, document) for n, document in documents.items()} for name, documents in put.items()}
        change = Change(n=self.seq + 1, put=raw, drop=dict(drop or {}))
        try:
            self.journal.append(change)
        except OSError as error:
            self._refuse_if_broken()
            raise LedgerError(
                f"the change was not recorded in {self.places.journal}: {error.strerror}", "earlier ones are safe"
            ) from error
        self._take(change, {name: dict(documents) for name, documents in put.items()})
        self._keeper.wake(now=self.journal.end >= SMALL)

    def checkpoint(self) -> None:
        """Bring the file up to date with the journal; raises OSError or LedgerError."""
        replace_snapshot(self)

    def follow(self, *, idle: bool = False) -> None:
        """Read the journal on from where it was read to, and go over to the one that took its place."""
        try:
            status = os.stat(self.places.journal)  # noqa: PTH116 - asked several times a second
        except FileNotFoundError:
            if self.journal.writable:
                raise DamagedLedger(f"{self.places.journal} was removed while it was open", "open the ledger again") from None
            return
        if (status.st_dev, status.st_ino) == self.journal.identity:
            if not idle or self.journal.moved():
                self._take_all(self.journal.tail())
            return
        old, new = self.journal, Journal.open(self.places.journal)
        new.writable = new.writable and old.writable  # opened for reading only, it stays so
        if new.header.epoch == old.header.epoch:
            self._take_all(old.tail())
        if new.header.epoch != self.journal.header.epoch or new.header.snapshot.seq > self.seq:
            new.close()
            self._reload()
            return
        if self.journal is old:
            self.journal = new
            old.close()
            self._take_all(new.tail())

    def _take_all(self, lines: list[Line] | None) -> None:
        if lines is None:
            self._reload()
            return
        for line in lines:
            if not isinstance(line, Change) or line.n <= self.seq:
                continue
            if line.n != self.seq + 1:
                self._reload()
                return
            self._take(line, self.tables.decode(line))

    def _take(self, change: Change, documents: dict[str, Table]) -> None:
        for name, table in documents.items():
            self.tables.put(name, table)
        for name, numbers in change.drop.items():
            self.tables.drop(name, numbers)
        self.seq = change.n
        self.observe(self.seq, None if change.drop else documents)

    def _reload(self) -> None:
        """Read all anew: the ledger was restored, or this process missed what cannot be caught up."""
        old = self.journal
        lock = disk.HeldLock(self.places.lock) if self._inside else self._file_lock
        opened = open_files(self.places, self._types, lock, create=False)
        self._adopt(opened)
        self.notes += opened.notes
        old.close()
        self.observe(self.seq, None)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables as plain documents, the caller's own to alter: what TinyDB asks of a storage."""
        self.catch_up()
        tables = self.tables.tables
        return {name: {str(n): copied(d) for n, d in tables[name].items()} for name in tables} or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make the tables what `data` says, as one change of what differs: what TinyDB asks of a storage."""
        with self.exclusive():
            current = self.tables.tables
            new = {name: {int(n): self.typed(name, d) for n, d in table.items()} for name, table in data.items()}
            drop: dict[str, list[int] | None] = {name: None for name in current if name not in new}
            drop |= {name: gone for name in new if (gone := [n for n in current.get(name, {}) if n not in new[name]])}
            put = {name: {n: d for n, d in table.items() if current.get(name, {}).get(n) != d} for name, table in new.items()}
            self.commit(put, drop)

    def typed(self, name: str, document: Mapping[str, Any]) -> Document:
        """A plain document in the type of its table; raises LedgerError where it does not fit."""
        kind = self._types.get(name)
        if kind is None:
            return dict(document)
        try:
            return as_type(document, kind)
        except (TypeError, ValueError, msgspec.MsgspecError) as error:
            raise LedgerError(f"a document for table {name} does not fit: {error}") from None

    def close(self) -> None:
        """Let go of the files; a small one is brought up to date first."""
        self._keeper.stop()
        pending = self.seq > self.journal.header.snapshot.seq
        if pending and self.journal.writable and (self.identity[2] < SMALL or self.journal.end >= SMALL):
            try:
                self.checkpoint()
            except (OSError, LedgerError) as error:
                self.notes.append(f"the file could not be brought up to date, its journal has the rest: {error}")
        with self.lock:
            self.journal.close()
            self._file_lock.close()

    def _refuse_if_broken(self) -> None:
        if self.journal.broken:
            raise LedgerError(
                f"{self.places.path} takes no more changes: the disk did not confirm an earlier write",
                "open it again; what was acknowledged is safe",
            )
