"""Backups: one a day for seven days, one a week for four weeks; never the file that is being written; restored by name."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from tracker.errors import LedgerError
from tracker.ledger.backups import backups
from tracker.ledger.recovery import restore
from tracker.ledger.tinydb_ledger import TinyLedger
from tracker.model import StatusUpdate

Make = Callable[..., StatusUpdate]


def test_a_month_of_days_leaves_seven_daily_and_four_weekly(path: Path, fill: Callable[..., None], update: Make) -> None:
    fill(waiting=0)
    for today in path.with_name("ledger.json.backups").iterdir():
        today.unlink()
    first = dt.datetime(2026, 9, 21, 18, tzinfo=dt.UTC)
    for day in range(31):
        written = (first + dt.timedelta(days=day)).timestamp()
        os.utime(path, (written, written))
        ledger = TinyLedger(path)
        ledger.append([("R1-3", update(f"day-{day}"))])
        ledger.close()
    names = [b.name for b in backups(path)]
    assert [n for n in names if n.startswith("daily")] == [f"daily-2026-10-{day}" for day in range(21, 14, -1)]
    assert [n for n in names if n.startswith("weekly")] == [
        "weekly-2026-W43",
        "weekly-2026-W42",
        "weekly-2026-W41",
        "weekly-2026-W40",
    ]
    restored = restore(path, "daily-2026-10-15")
    assert restored.commitments == 5
    ledger = TinyLedger(path)
    assert ledger.get("R1-3").history[-1].id == "day-23"
    ledger.close()


def test_backups_share_no_bytes_with_the_file_in_use(path: Path, fill: Callable[..., None]) -> None:
    fill(waiting=0)
    kept = {b.name: b.path.read_bytes() for b in backups(path)}
    assert kept
    with TinyDB(path) as stock:
        stock.drop_tables()
    assert {b.name: b.path.read_bytes() for b in backups(path)} == kept


def test_a_backup_by_hand_has_the_journal_in_it_and_never_replaces(path: Path, fill: Callable[..., None], update: Make) -> None:
    fill(waiting=2)
    ledger = TinyLedger(path)
    kept = ledger.backup()
    assert kept.parent.name == "ledger.json.backups"
    assert ledger.backup() != kept
    with pytest.raises(LedgerError, match=r"manual-4\.json exists already"):
        ledger.backup(kept)
    ledger.append([("R1-2", update("later"))])
    ledger.close()
    assert restore(path, kept.stem).missing == ()
    ledger = TinyLedger(path)
    assert [u.id for u in ledger.get("R1-2").history] == ["waiting-0", "waiting-1"]
    ledger.close()


def test_a_backup_that_cannot_be_written_is_an_error_of_the_ledger(path: Path, fill: Callable[..., None]) -> None:
    fill(waiting=0)
    ledger = TinyLedger(path)
    with pytest.raises(LedgerError, match=r"the backup .*/nowhere/x\.json could not be written: No such file or directory"):
        ledger.backup(path.parent / "nowhere" / "x.json")
    ledger.close()


def test_a_folder_that_takes_no_backups_is_said_and_stops_nothing(path: Path, fill: Callable[..., None], update: Make) -> None:
    path.with_name("ledger.json.backups").write_text("a file is in the way")
    fill(waiting=0)
    ledger = TinyLedger(path)
    ledger.append([("R1-2", update("x"))])
    ledger.close()
    assert ledger.notes == [f"no backup could be kept in {path}.backups: File exists"]
