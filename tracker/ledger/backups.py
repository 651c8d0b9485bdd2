"""Snapshots to dated copies that cost no space until they differ: seven days, four weeks; and their list."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from msgspec import Struct

from tracker.errors import LedgerError, NotFound
from tracker.ledger import disk
from tracker.ledger.places import Places
from tracker.ledger.tables import Tables

DAYS = 7
WEEKS = 4


class Backup(Struct, frozen=True):
    """One kept copy of a ledger, ready to print."""

    name: str
    """What `restore` takes."""
    path: Path
    written: dt.datetime
    """When the state it holds was written; local time, aware."""
    size: int
    """In bytes."""


def rotate(places: Places) -> list[str]:
    """Keep the file that is about to be replaced under its own day and week, let the oldest go; returns what went wrong.

    The copies are second names of the old file, which nobody writes any more: the new one is another file.
    """
    try:
        written = dt.datetime.fromtimestamp(places.path.stat().st_mtime).astimezone()
        places.backups.mkdir(exist_ok=True)
        year, week, _ = written.isocalendar()
        disk.keep(places.path, places.backups / f"daily-{written:%Y-%m-%d}.json")
        disk.keep(places.path, places.backups / f"weekly-{year}-W{week:02}.json")
        for kind, count in (("daily", DAYS), ("weekly", WEEKS)):
            for old in sorted(places.backups.glob(f"{kind}-*.json"))[:-count]:
                old.unlink(missing_ok=True)
    except OSError as error:
        return [f"no backup could be kept in {places.backups}: {error.strerror}"]
    return []


def backups(path: Path) -> list[Backup]:
    """The kept copies of the ledger at `path`, the newest first; "previous" is the state before the last rewrite.

    Raises LedgerError where their folder cannot be entered.
    """
    places = Places(path)
    found = [_describe("previous", places.previous)] if places.previous.exists() else []
    try:
        if places.backups.is_dir():
            found += [_describe(kept.stem, kept) for kept in places.backups.iterdir() if kept.suffix == ".json"]
    except OSError as error:
        raise LedgerError(f"the copies in {places.backups} cannot be read: {error.strerror}") from error
    return sorted(found, key=lambda backup: (backup.written, backup.name), reverse=True)


def named(path: Path, name: str) -> Backup:
    """The backup with this name; raises NotFound listing those there are."""
    kept = backups(path)
    for backup in kept:
        if backup.name == name:
            return backup
    valid = ", ".join(backup.name for backup in kept)
    raise NotFound(f"there is no backup {name} of {path}", f"there are {valid}" if valid else "none was made yet")


def _describe(name: str, path: Path) -> Backup:
    status = path.stat()
    return Backup(name, path, dt.datetime.fromtimestamp(status.st_mtime).astimezone(), status.st_size)


def write_backup(places: Places, tables: Tables, seq: int, to: Path | None) -> Path:
    """The tables as a file of their own, on the disk when this returns; never over an existing one. Raises LedgerError."""
    asked, count = to, 1
    to = to or places.backups / f"manual-{seq}.json"
    try:
        while to.exists():
            if asked:
                raise LedgerError(f"{to} exists already", "name a file that does not")
            count += 1
            to = places.backups / f"manual-{seq}.{count}.json"
        if to.parent == places.backups:
            places.backups.mkdir(exist_ok=True)
        disk.save(to.resolve(), b"".join(tables.render(seq)), places.path)
    except OSError as error:
        raise LedgerError(f"the backup {to} could not be written: {error.strerror}") from error
    return to
