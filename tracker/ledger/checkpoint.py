"""The journal folded into the file: the new file written beside the old one, then put in its place without a gap.

At every moment the names lead to a file and a journal that belong together: the journal announces the new file before that
takes the old one's place, and only then is replaced itself by one that goes on from there.
"""

from __future__ import annotations

import os
import threading
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tracker.errors import LedgerError, LockedLedger
from tracker.ledger import backups, disk
from tracker.ledger.journal import Checkpoint, Journal, Seal
from tracker.ledger.loading import identify
from tracker.ledger.tables import Tables

if TYPE_CHECKING:
    from tracker.ledger.storage import JournalledStorage

IDLE = 30.0
"""Seconds without a change after which the file is brought up to date."""

PATIENCE = 10.0
"""Seconds that a write waits for other processes before it gives up."""

BRIEFLY = 0.2
"""Seconds that the rewrite in the background waits for them: meanwhile this process cannot write either."""


def replace_snapshot(storage: JournalledStorage, patience: float = PATIENCE) -> None:
    """Bring the file up to date; the lock is held at the beginning and the end only, not while the bytes are written.

    Raises OSError or LedgerError, with the ledger as good as before.
    """
    with storage.rewriting:
        _replace(storage, patience)


def _replace(storage: JournalledStorage, patience: float) -> None:
    with storage.exclusive(patience):
        tables, seq, start = storage.tables.copy(), storage.seq, storage.journal.end
        journal = storage.journal
    if journal.header.snapshot.seq == seq:
        return
    places = storage.places
    unfinished = places.unfinished()
    try:
        seal = write_snapshot(unfinished, places.path, tables, seq)
        with storage.exclusive(patience):
            if storage.journal is not journal:
                return  # another process brought the file up to date meanwhile
            _keep_foreign(storage)
            rest = journal.rest(start)
            journal.append(Checkpoint(snapshot=seal))
            if places.path.exists():
                disk.keep(places.path, places.previous)
                disk.keep(places.journal, places.previous_journal)
                storage.notes += backups.rotate(places)
            disk.replace(unfinished, places.path)
            disk.sync_folder(places.folder)
            storage.identity = identify(places.path)
            try:
                Journal.create(places.journal, replace(journal.header, snapshot=seal), places.path, rest)
            except OSError:
                journal.broken = True  # which of the two journals a power cut would leave is not known
                raise
            storage.follow()
    finally:
        unfinished.unlink(missing_ok=True)


def write_snapshot(path: Path, like: Path, tables: Tables, seq: int) -> Seal:
    """Write a new file, to the disk, with the permissions of the one whose place it will take."""
    size = crc = 0
    fd = disk.create(path, like)
    try:
        for piece in tables.render(seq):
            disk.write(fd, piece)
            crc = zlib.crc32(piece, crc)
            size += len(piece)
        disk.sync(fd)
    finally:
        os.close(fd)
    return Seal(seq=seq, size=size, crc=crc)


def _keep_foreign(storage: JournalledStorage) -> None:
    """A file that another program wrote meanwhile is kept aside: what is in memory was acknowledged and takes its place."""
    places = storage.places
    if not places.path.exists() or identify(places.path) == storage.identity:
        return
    data = places.path.read_bytes()
    if any((seal.size, seal.crc) == (len(data), zlib.crc32(data)) for seal in storage.journal.seals):
        return
    aside = places.free(f"outside-{storage.seq}")
    disk.keep(places.path, aside)
    storage.notes.append(
        f"{places.path.name} was written by another program while it was open; what that wrote is kept in {aside.name}"
    )


class Keeper:
    """The thread that brings the file up to date: when nothing changed for a while, or at once when the journal is large."""

    def __init__(self, storage: JournalledStorage) -> None:
        self._storage = storage
        self._changed = threading.Condition()
        self._due: float | None = None
        self._stopped = False
        self._thread: threading.Thread | None = None

    def wake(self, *, now: bool) -> None:
        """A change was made; `now` where the journal is large."""
        with self._changed:
            waiting = self._due is None
            self._due = 0.0 if now or self._due == 0.0 else time.monotonic() + IDLE
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="ledger checkpoint", daemon=True)
                self._thread.start()
            elif now or waiting:
                self._changed.notify()

    def stop(self) -> None:
        """End the thread; waits for a checkpoint under way."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while self._wait():
            try:
                replace_snapshot(self._storage, BRIEFLY)
            except LockedLedger:
                self._later()
            except (OSError, LedgerError) as error:
                self._storage.notes.append(f"the file could not be brought up to date, its journal has the rest: {error}")
                self._later()

    def _later(self) -> None:
        with self._changed:
            self._due = time.monotonic() + IDLE if self._due is None else self._due

    def _wait(self) -> bool:
        with self._changed:
            while not self._stopped:
                if self._due is None:
                    self._changed.wait()
                elif (left := self._due - time.monotonic()) > 0:
                    self._changed.wait(left)
                else:
                    self._due = None
                    return True
            return False
