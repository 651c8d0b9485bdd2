"""A path to an open, sound ledger: made if new, mended if torn, migrated if old, or refused with the reason."""

from __future__ import annotations

import os
import re
import zlib
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from tracker.errors import DamagedLedger, LedgerError, LockedLedger, NotFound, TrackerError
from tracker.ledger import disk
from tracker.ledger.checkpoint import PATIENCE
from tracker.ledger.journal import Header, Journal, Seal
from tracker.ledger.loading import Held, Identity, Loaded, hold, identify, load, look
from tracker.ledger.migrate import migrate
from tracker.ledger.places import Places
from tracker.ledger.tables import SCHEMA, Document, Tables, Types, as_type

BRIEFLY = 1.0
"""Seconds that opening waits; then it reads without the lock, for others may be in the middle of a long import."""


class Opened(Struct):
    """An open ledger's files and what they say."""

    journal: Journal
    tables: Tables
    seq: int
    identity: Identity
    notes: list[str]


def open_files(places: Places, types: Types, lock: disk.Lock, *, create: bool) -> Opened:
    """Open the ledger at `places`; the lock is held for moments only, not while a large file is parsed.

    Raises NotFound, DamagedLedger, NewerSchema, LockedLedger, LedgerError.
    """
    if strange := foreign(places):  # before anything is made beside a file that is somebody else's
        raise strange
    try:
        return _open(places, types, lock, create=create)
    except OSError as error:
        raise LedgerError(f"{places.path} cannot be opened: {error.strerror}") from error


_EXPORTED = rb'\{\s*"format"\s*:\s*"tracker-ledger"'
"""How an exported file begins."""


def foreign(places: Places) -> DamagedLedger | None:
    """The error for a file that never was a ledger: it does not begin like one, and nothing that a ledger keeps is beside it."""
    beside = (places.journal, places.previous, places.previous_journal, places.backups)
    try:
        if any(path.exists() for path in beside):
            return None
        with places.path.open("rb") as file:
            begun = file.read(64).lstrip()
    except OSError:
        return None
    if re.match(_EXPORTED, begun):
        return DamagedLedger(
            f"{places.path} is an exported ledger", f"read it into one: tracker --ledger OTHER load {places.path.name}"
        )
    if not begun or begun.startswith((b"{", b"\0")):
        return None
    return DamagedLedger(f"{places.path} is not a ledger", "name another file with --ledger, or move this one away")


def _open(places: Places, types: Types, lock: disk.Lock, *, create: bool) -> Opened:
    if not places.path.exists() and not places.journal.exists():
        if not create:
            raise NotFound(f"there is no ledger at {places.path}")
        places.folder.mkdir(parents=True, exist_ok=True)
    if places.path.exists() and not os.access(places.path, os.W_OK):
        return _look(places, types)  # its folder may let it be replaced, but that is not what read-only means
    try:
        lock.take(BRIEFLY)
    except LockedLedger:
        return _meanwhile(places, types)
    except OSError as error:
        if error.errno not in disk.READ_ONLY or not places.path.exists():
            raise
        return _look(places, types)
    notes: list[str] = []
    try:
        if not places.path.exists() and not places.journal.exists():
            disk.save(places.path, b"".join(Tables(types).render(0)))
        places.sweep()
        held = hold(places)
        if held.journal is not None:
            notes += _mend_if_possible(places, held.journal)
    finally:
        lock.release()
    loaded = load(places, held, types)
    if held.journal is not None and loaded.schema == SCHEMA and not loaded.foreign:
        return Opened(held.journal, loaded.tables, loaded.seq, loaded.identity, notes)
    lock.take(PATIENCE)
    try:
        settled = _settle(places, types, held, loaded)
    finally:
        lock.release()
        if held.journal is not None:
            held.journal.close()
    return settled or _open(places, types, lock, create=create)


def mend(places: Places, journal: Journal) -> str:
    """Cut off a last line that was not written to its end, keep it aside, and say so; only under the lock."""
    torn = journal.torn()
    if not torn or not journal.writable:
        return ""
    aside = places.free(f"torn-{journal.end}")
    disk.save(aside, torn)
    journal.mend()
    return f"the last line of {journal.path.name} was not written to its end: cut at byte {journal.end}, kept in {aside.name}"


def _mend_if_possible(places: Places, journal: Journal) -> list[str]:
    """Reading goes without: only the next write needs the journal whole."""
    try:
        note = mend(places, journal)
    except OSError as error:
        return [f"the unfinished last line of {journal.path.name} could not be put aside: {error.strerror}"]
    return [note] if note else []


def _settle(places: Places, types: Types, held: Held, loaded: Loaded) -> Opened | None:
    """Under the lock: give a file without a fitting journal a new one, an old file the present form; None if it moved."""
    if identify(places.path) != loaded.identity or (held.journal is None) == places.journal.exists():
        return None
    if held.journal is not None and (held.journal.moved() or not held.journal.writable):
        if held.journal.writable:
            return None
        raise LedgerError(f"{places.journal} may not be written by this user")
    tables, notes = loaded.tables, []
    if loaded.schema < SCHEMA:
        aside = places.free(f"schema-{loaded.schema}")
        disk.keep(places.path, aside)
        tables = migrated(places.path, types, tables, loaded.schema)
        notes.append(f"the file had schema {loaded.schema} and now has {SCHEMA}; as it was it is kept in {aside.name}")
    elif held.journal is not None:
        notes.append(f"{places.path.name} was edited by another program; taken as it is")
    settle_in(places, tables, loaded.seq)
    journal = Journal.open(places.journal)
    journal.tail()
    return Opened(journal, tables, loaded.seq, identify(places.path), notes)


def settle_in(places: Places, tables: Tables, seq: int) -> None:
    """Write a file, its journal, and the previous file that `restore` would start from, as nobody had them before."""
    data = b"".join(tables.render(seq))
    seal = Seal(seq=seq, size=len(data), crc=zlib.crc32(data))
    disk.save(places.path, data)
    Journal.create(places.journal, Header(epoch=os.urandom(8).hex(), snapshot=seal), places.path)
    disk.save(places.previous, data, places.path)


def migrated(path: Path, types: Types, old: Tables, schema: int) -> Tables:
    """The documents of an earlier schema in the present form; raises DamagedLedger where one cannot be understood."""
    plain: dict[str, dict[int, dict[str, Any]]] = {
        name: {n: d for n, d in table.items() if isinstance(d, dict)} for name, table in old.tables.items()
    }
    tables = Tables(types)
    try:
        for name, documents in migrate(plain, schema).items():
            kind = types.get(name)
            table: dict[int, Document] = {n: as_type(d, kind) if kind else d for n, d in documents.items()}
            tables.put(name, table)
    except (msgspec.ValidationError, TrackerError) as error:
        raise DamagedLedger(f"{path} has schema {schema} and cannot be brought to {SCHEMA}: {error}") from None
    return tables


def _meanwhile(places: Places, types: Types) -> Opened:
    """While another process holds the lock: what it has not acknowledged yet is not read, and comes with the next look."""
    locked = LockedLedger(f"{places.lock} is held by another process", "wait until that process is done, or end it")
    try:
        journal, loaded = look(places, types)
    except FileNotFoundError:
        raise locked from None
    if journal is None or loaded.foreign or loaded.schema < SCHEMA:
        raise locked
    return Opened(journal, loaded.tables, loaded.seq, loaded.identity, [])


def _look(places: Places, types: Types) -> Opened:
    """Where nothing may be written."""
    journal, loaded = look(places, types)
    tables = loaded.tables
    if loaded.schema < SCHEMA:
        tables = migrated(places.path, types, tables, loaded.schema)
    journal = journal or Journal.absent(places.journal)
    journal.writable = False
    return Opened(journal, tables, loaded.seq, loaded.identity, ["opened for reading only"])
