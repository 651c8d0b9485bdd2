"""What is left of a ledger's files to its last acknowledged state; or a named backup in place of the present state."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from tracker.errors import DamagedLedger, LedgerError, NewerSchema, NotFound
from tracker.ledger import disk
from tracker.ledger.backups import named
from tracker.ledger.checkpoint import PATIENCE
from tracker.ledger.journal import Change, Checkpoint, Header, Line, Seal, unseal
from tracker.ledger.loading import newer, unreadable
from tracker.ledger.opening import migrated, settle_in
from tracker.ledger.places import Places
from tracker.ledger.tables import SCHEMA, Tables, compact, peek
from tracker.ledger.tinydb_ledger import COMMITMENTS, READOUTS, TYPES


class Restored(Struct, frozen=True):
    """What a restore did, ready to print."""

    path: Path
    source: str
    """What the state was taken from."""
    readouts: int
    commitments: int
    missing: tuple[int, ...]
    """Numbers of acknowledged changes that could not be brought back."""
    kept: tuple[Path, ...]
    """The files as they were before, under other names."""


class _Remains(Struct):
    """All sound lines of both journals, by number; the seals they name; the number of the last change ever acknowledged."""

    changes: dict[int, Change] = {}
    seals: set[Seal] = set()
    known: int = 0

    def missing(self, seq: int) -> list[int]:
        """Numbers after `seq` whose changes are not there."""
        return [n for n in range(seq + 1, self.known + 1) if n not in self.changes]


class _Base(Struct):
    source: str
    tables: Tables
    seq: int
    sealed: bool


def restore(path: Path, backup: str | None = None) -> Restored:
    """Bring back the last acknowledged state from the last sound files and journals, or the state of the backup named.

    The files that it replaces are kept. Whoever has the ledger open reads it anew. Raises NotFound, LedgerError where nothing
    can be brought back, LockedLedger.
    """
    places = Places(path)
    if not places.folder.is_dir():
        raise NotFound(f"there is no folder {places.folder}")
    lock = disk.Lock(places.lock)
    lock.take(PATIENCE)
    try:
        _refuse_what_is_sound(places)
        remains = _remains(places)
        if backup is not None:
            chosen = named(path, backup)
            base = _read(f"backup {chosen.name}", chosen.path, remains)
            missing: list[int] = []
        else:
            base, missing = _last_state(places, remains)
        kept = _keep(places, remains.known)
        settle_in(places, base.tables, max(remains.known, base.seq) + 1)
    finally:
        lock.release()
        lock.close()
    counts = [len(base.tables.tables[name]) for name in (READOUTS, COMMITMENTS)]
    return Restored(path, base.source, counts[0], counts[1], tuple(missing), tuple(kept))


def _refuse_what_is_sound(places: Places) -> None:
    """Raise for what a later version wrote or this user may not read: an earlier state in its place would be a loss."""
    try:
        meta = peek(places.path.read_bytes(), places.path)
        places.journal.open("rb").close()
    except PermissionError as error:
        raise unreadable(places.path, error) from error
    except (OSError, DamagedLedger):
        return
    if meta.schema > SCHEMA:
        later = newer(places.path, meta.schema)
        raise NewerSchema(f"{later.message}, and is not damaged", f"{later.hint}, or move the file away and restore then")


def _last_state(places: Places, remains: _Remains) -> tuple[_Base, list[int]]:
    """A sound file with the changes after it, and the numbers of those missing; the fewest missing, verified before not.

    A file that no journal vouches for (another program may have written it) counts only if nothing is missing after it.
    """
    bases = []
    for source, path in (("the file", places.path), ("the previous file", places.previous)):
        with suppress(LedgerError, OSError):
            bases.append(_read(source, path, remains))
    if _seal(0, b"".join(Tables(TYPES).render(0))) in remains.seals:
        bases.append(_Base("the journal alone", Tables(TYPES), 0, sealed=True))
    weighed = [(not base.sealed, remains.missing(base.seq), base) for base in bases]
    chosen = min(
        ((unsealed, missing, base) for unsealed, missing, base in weighed if not unsealed or (not missing and remains.known)),
        key=lambda choice: (choice[0], len(choice[1])),
        default=None,
    )
    if chosen is None:
        raise LedgerError(
            f"nothing at {places.path} can be restored by itself", "`tracker backup --list` names what can be taken instead"
        )
    _, missing, base = chosen
    for n in range(base.seq + 1, remains.known + 1):
        if n in remains.changes:
            _apply(base.tables, remains.changes[n])
    return base, missing


def _apply(tables: Tables, change: Change) -> None:
    for name, documents in tables.decode(change).items():
        tables.put(name, documents)
    for name, numbers in change.drop.items():
        tables.drop(name, numbers)


def _read(source: str, path: Path, remains: _Remains) -> _Base:
    data = path.read_bytes()
    meta = peek(data, path)
    if meta.schema > SCHEMA:
        raise newer(path, meta.schema)
    tables = Tables(TYPES if meta.schema == SCHEMA else {})
    sealed = _seal(meta.seq, data) in remains.seals
    tables.parse(data if sealed else compact(data), path)
    if meta.schema < SCHEMA:
        tables = migrated(path, TYPES, tables, meta.schema)
    return _Base(source, tables, meta.seq, sealed)


def _seal(seq: int, data: bytes) -> Seal:
    return Seal(seq=seq, size=len(data), crc=zlib.crc32(data))


def _remains(places: Places) -> _Remains:
    remains = _Remains(changes={}, seals=set())
    for path in (places.previous_journal, places.journal):
        for line in _sound_lines(path):
            if isinstance(line, Change):
                remains.changes[line.n] = line
                remains.known = max(remains.known, line.n)
            else:
                remains.seals.add(line.snapshot)
                remains.known = max(remains.known, line.snapshot.seq)
    return remains


def _sound_lines(path: Path) -> Iterable[Line]:
    """Every line that is as it was written, whatever stands between them."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return []
    return [line for line in map(unseal, data.split(b"\n")) if isinstance(line, Change | Checkpoint | Header)]


def _keep(places: Places, known: int) -> list[Path]:
    kept = []
    for path, ending in ((places.path, f"before-{known}"), (places.journal, f"before-{known}.journal")):
        if path.exists():
            aside = places.free(ending)
            disk.keep(path, aside)
            kept.append(aside)
    return kept
