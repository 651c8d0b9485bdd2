"""The files of a ledger to its tables, nothing altered: the snapshot, checked against its journal, with the journal's changes."""

from __future__ import annotations

import gc
import os
import threading
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from tracker.errors import DamagedLedger, LedgerError, NewerSchema
from tracker.ledger.journal import Change, Journal, Line, Seal
from tracker.ledger.places import Places
from tracker.ledger.tables import REMEDY, SCHEMA, Meta, Tables, Types, compact, peek

Identity = tuple[int, int, int, int]
"""Device, inode, size and time of change (ns) of a file: as long as they stay, nobody wrote it."""

LARGE = 16 << 20
"""Bytes from which a second thread is worth its start."""

_RESTORE = "`tracker restore` brings back the last acknowledged state and keeps this file aside"


class Held(Struct):
    """The files as they were at one moment: both descriptors stay valid when others replace the files."""

    journal: Journal | None
    lines: list[Line]
    snapshot: int


class Loaded(Struct):
    """What the files say."""

    tables: Tables
    seq: int
    schema: int
    identity: Identity
    foreign: bool
    """Whether another program wrote the file while nothing waited in the journal: it counts, and gets a new journal."""


def hold(places: Places) -> Held:
    """Open the files and read the journal; under the lock, for the two belong together.

    Raises FileNotFoundError where there is no snapshot, DamagedLedger where a journal stands alone or is damaged.
    """
    journal = None
    try:
        journal = Journal.open(places.journal)
        lines = journal.tail() or []
    except FileNotFoundError:
        lines = []
    except BaseException:
        if journal is not None:
            journal.close()
        raise
    try:
        return Held(journal, lines, os.open(places.path, os.O_RDONLY))
    except FileNotFoundError:
        if journal is not None:
            journal.close()
            raise DamagedLedger(f"{places.path} is missing, but its journal {places.journal} is there", REMEDY) from None
        raise


def load(places: Places, held: Held, types: Types) -> Loaded:
    """The tables; the snapshot's descriptor is closed, the journal's too if this raises.

    Documents of an earlier schema come as they are, as plain dicts. Raises DamagedLedger, NewerSchema.
    """
    try:
        return _load(places, held, types)
    except BaseException:
        if held.journal is not None:
            held.journal.close()
        raise
    finally:
        os.close(held.snapshot)


def _load(places: Places, held: Held, types: Types) -> Loaded:
    identity = identify(held.snapshot)
    data = _read_all(held.snapshot, identity[2])
    if not data and held.journal is None:
        return Loaded(Tables(types), 0, SCHEMA, identity, foreign=True)
    meta = peek(data, places.path)
    if meta.schema > SCHEMA:
        raise newer(places.path, meta.schema)
    checksum = _Checksum(data)
    changes = [line for line in held.lines if isinstance(line, Change)]
    seals = held.journal.seals if held.journal else []
    tables = Tables(types if meta.schema == SCHEMA else {})
    fitting = any((seal.seq, seal.size) == (meta.seq, len(data)) for seal in seals)
    with unhurried():
        if fitting:
            tables.parse(data, places.path)
            fitting = Seal(seq=meta.seq, size=len(data), crc=checksum.value()) in seals
        if not fitting:
            tables.parse(compact(data), places.path)
            tables.read_whole(places.path)
    foreign = not fitting and (held.journal is None or _accept(places, held.journal, changes, meta))
    return Loaded(tables, replay(tables, changes, meta.seq, places.journal), meta.schema, identity, foreign)


def newer(path: Path, schema: int) -> NewerSchema:
    """The error for a file in a form that only a later version of the program knows."""
    return NewerSchema(f"{path} has schema {schema}; this program knows schemas up to {SCHEMA}", "use a later version of it")


def unreadable(path: Path, error: PermissionError) -> LedgerError:
    """The error for a file of the ledger at `path` that this user may not read."""
    return LedgerError(
        f"{error.filename or path} may not be read: {error.strerror}", "give yourself the right to, with chmod or chown"
    )


class _Checksum:
    """Of a large file, taken beside its parsing: checksums need no interpreter, and most machines have a second core."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._value: int | None = None
        self._thread: threading.Thread | None = None
        if len(data) > LARGE:
            self._thread = threading.Thread(target=self._take, name="ledger checksum", daemon=True)
            self._thread.start()

    def _take(self) -> None:
        self._value = zlib.crc32(self._data)

    def value(self) -> int:
        if self._thread is not None:
            self._thread.join()
        return zlib.crc32(self._data) if self._value is None else self._value


def look(places: Places, types: Types) -> tuple[Journal | None, Loaded]:
    """Load without the lock: another process may replace the files between two glances, so that a mismatch is looked at again.

    Raises FileNotFoundError, DamagedLedger, NewerSchema.
    """
    for _ in range(10):
        before = _glimpse(places)
        try:
            held = hold(places)
            loaded = load(places, held, types)
        except DamagedLedger:
            if _glimpse(places) == before:
                raise
        else:
            if not loaded.foreign or held.journal is None or _glimpse(places) == before:
                return held.journal, loaded
            held.journal.close()
        time.sleep(0.002)
    held = hold(places)
    return held.journal, load(places, held, types)


def _glimpse(places: Places) -> list[Identity | None]:
    return [identify(path) if path.exists() else None for path in (places.path, places.journal)]


def replay(tables: Tables, changes: Iterable[Change], seq: int, path: Path) -> int:
    """Apply the changes after number `seq`, in order, and return the last one's; raises DamagedLedger where one is missing."""
    for change in changes:
        if change.n <= seq:
            continue
        if change.n != seq + 1:
            raise DamagedLedger(f"{path}: change {seq + 1} is missing, the next one is {change.n}", _RESTORE)
        for name, documents in tables.decode(change).items():
            tables.put(name, documents)
        for name, numbers in change.drop.items():
            tables.drop(name, numbers)
        seq = change.n
    return seq


def identify(file: int | Path) -> Identity:
    """What tells one state of a file from another without reading it."""
    status = os.stat(file)  # noqa: PTH116 - of a descriptor or a path
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


@contextmanager
def unhurried() -> Iterator[None]:
    """No garbage collection while very many lasting objects are made, which would treble the time; then they are set apart."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def _accept(places: Places, journal: Journal, changes: list[Change], meta: Meta) -> bool:
    """True where the file was edited at rest, so that nothing is lost by taking it as it is; else raises DamagedLedger."""
    newest = max(seal.seq for seal in journal.seals)
    if meta.seq < newest:
        raise DamagedLedger(
            f"{places.path} is older than its journal (it ends with change {meta.seq}, the journal begins after change {newest})",
            _RESTORE,
        )
    waiting = [change for change in changes if change.n > meta.seq]
    if waiting:
        raise DamagedLedger(
            f"{places.path} was written by another program while {len(waiting)} changes were only in {places.journal.name}",
            _RESTORE,
        )
    return True


def _read_all(fd: int, size: int) -> bytes:
    data = os.pread(fd, size, 0)
    while len(data) < size and (more := os.pread(fd, size - len(data), len(data))):
        data += more
    return data
