"""A ledger's files to findings: what is sound, what deserves a look, what is damaged. Nothing is altered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tracker.errors import DamagedLedger, LedgerError, NewerSchema
from tracker.ledger.backups import backups
from tracker.ledger.folders import warning
from tracker.ledger.journal import Journal
from tracker.ledger.loading import Loaded, look, unreadable
from tracker.ledger.opening import foreign
from tracker.ledger.places import Places
from tracker.ledger.protocol import Finding, Report
from tracker.ledger.staged import inspect
from tracker.ledger.tables import SCHEMA, Tables
from tracker.ledger.tinydb_ledger import COMMITMENTS, READOUTS, TYPES
from tracker.model import Commitment, Readout


def examine(path: Path, notes: Sequence[str] = ()) -> Report:
    """Verify the files at `path` and every commitment in them; never raises for what it finds."""
    places = Places(path)
    findings = [Finding("note", note) for note in notes]
    if risk := warning(places.folder):
        findings.append(Finding("warning", risk))
    try:
        journal, loaded = look(places, TYPES)
    except FileNotFoundError:
        lost = places.previous.exists() or places.backups.exists()
        return Report((*findings, Finding("damage" if lost else "unread", f"there is no ledger at {path}"), *_kept(places)))
    except NewerSchema as error:
        return Report((*findings, Finding("unread", str(error)), *_kept(places)))
    except PermissionError as error:
        return Report((*findings, Finding("unread", str(unreadable(path, error))), *_kept(places)))
    except (LedgerError, OSError) as error:
        findings += [Finding("damage", str(foreign(places) or error)), *_kept(places)]
        return Report(tuple(findings))
    findings += _files(places, journal, loaded)
    if journal is not None:
        journal.close()
    if loaded.schema == SCHEMA:
        tables = loaded.tables.tables
        readouts = [document for document in tables[READOUTS].values() if isinstance(document, Readout)]
        findings += inspect(readouts, (d for d in tables[COMMITMENTS].values() if isinstance(d, Commitment)))
    return Report((*findings, *_kept(places)))


def _files(places: Places, journal: Journal | None, loaded: Loaded) -> list[Finding]:
    size = loaded.identity[2]
    found = [Finding("ok", f"{places.path}: {size} bytes, schema {loaded.schema}, last change {loaded.seq}")]
    if loaded.schema < SCHEMA:
        found.append(Finding("note", f"schema {loaded.schema} will become {SCHEMA} when it is next opened, after a kept copy"))
    if journal is None:
        found.append(Finding("note", f"{places.journal.name} is not there; it is made when the ledger is next opened"))
        return found
    if loaded.foreign:
        found.append(Finding("note", f"{places.path.name} was edited by another program; it is taken as it is when next opened"))
    waiting = loaded.seq - journal.header.snapshot.seq
    found.append(Finding("ok", f"{places.journal.name}: {journal.end} bytes, {max(waiting, 0)} changes not yet in the file"))
    if torn := journal.torn():
        found.append(
            Finding("warning", f"{places.journal.name} ends with {len(torn)} bytes of an unfinished line, at byte {journal.end}")
        )
    return found


def _kept(places: Places) -> list[Finding]:
    """What there is to go back to, and whether it can be read."""
    found = [Finding("note", f"kept aside: {aside.name}") for aside in places.aside()]
    found += [
        Finding("note", f"left unfinished by a process that ended: {left.name}, removed by the next that writes")
        for left in places.abandoned()
    ]
    try:
        copies = backups(places.path)
    except LedgerError as error:
        return [*found, Finding("warning", str(error))]
    for backup in copies:
        try:
            Tables(TYPES).parse(backup.path.read_bytes(), backup.path)
        except (DamagedLedger, OSError) as error:
            found.append(Finding("warning", f"backup {backup.name} cannot be read: {error}"))
        else:
            found.append(Finding("ok", f"backup {backup.name}: {backup.written:%Y-%m-%d %H:%M}, {backup.size} bytes"))
    return found
