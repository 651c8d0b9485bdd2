"""What this program or this user cannot read is told apart from damage, and never replaced; read-only means read-only."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.errors import LedgerError, NewerSchema
from tracker.ledger import disk
from tracker.ledger.backups import backups, write_backup
from tracker.ledger.doctor import examine
from tracker.ledger.places import Places
from tracker.ledger.recovery import restore
from tracker.ledger.tables import Tables
from tracker.ledger.tinydb_ledger import TYPES, TinyLedger
from tracker.model import Commitment, Readout

Fill = Callable[[], None]


@pytest.fixture
def fill(path: Path, readout: Callable[[str], Readout], commitment: Callable[[Readout, int], Commitment]) -> Fill:
    def make() -> None:
        ledger = TinyLedger(path)
        for name in ("R1", "R2"):
            one = readout(name)
            ledger.add(one, [commitment(one, 1)])
            ledger.backup()
        ledger.close()

    return make


def levels(path: Path) -> set[str]:
    return {finding.level for finding in examine(path).findings}


def test_a_newer_version_is_not_damage_and_its_file_is_not_replaced(path: Path, fill: Fill) -> None:
    fill()
    data = path.read_bytes().replace(b'"schema":3', b'"schema":7')
    path.write_bytes(data)
    report = examine(path)
    assert (report.sound, report.damaged, "unread" in levels(path)) == (False, False, True)
    for name in (None, backups(path)[0].name):
        with pytest.raises(NewerSchema, match="is not damaged: use a later version of it, or move the file away"):
            restore(path, name)
    assert path.read_bytes() == data


def test_a_copy_by_a_newer_version_is_not_brought_back(path: Path, fill: Fill) -> None:
    fill()
    copy = next(kept for kept in backups(path) if kept.name.startswith("manual"))
    copy.path.write_bytes(copy.path.read_bytes().replace(b'"schema":3', b'"schema":7'))
    before = path.read_bytes()
    with pytest.raises(NewerSchema, match="schema 7"):
        restore(path, copy.name)
    assert path.read_bytes() == before


def test_a_file_that_may_not_be_read_is_not_damage_and_not_replaced(
    path: Path, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    before = path.read_bytes()
    really_open, really_read = os.open, Path.read_bytes

    def opened(place: str | Path, flags: int, mode: int = 0o777, **given: int) -> int:
        if place == path:
            raise PermissionError(13, os.strerror(13), str(path))
        return really_open(place, flags, mode, **given)

    def read(place: Path) -> bytes:
        if place == path:
            raise PermissionError(13, os.strerror(13), str(path))
        return really_read(place)

    with monkeypatch.context() as closed:
        closed.setattr(os, "open", opened)
        closed.setattr(Path, "read_bytes", read)
        report = examine(path)
        assert (report.sound, report.damaged) == (False, False)
        assert f"{path} may not be read: Permission denied" in report.findings[0].what
        with pytest.raises(LedgerError, match="may not be read: Permission denied"):
            restore(path)
    assert path.read_bytes() == before


def test_a_file_that_may_not_be_written_is_not_replaced_either(
    path: Path, fill: Fill, readout: Callable[[str], Readout], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    before = path.read_bytes()
    really = os.access
    monkeypatch.setattr(os, "access", lambda place, mode: not (place == path and mode & os.W_OK) and really(place, mode))
    ledger = TinyLedger(path)
    assert len(ledger.commitments()) == 2
    with pytest.raises(LedgerError, match="may not be written by this user"):
        ledger.add(readout("R3"), [])
    ledger.close()
    assert path.read_bytes() == before


def test_a_folder_of_copies_that_may_not_be_entered_is_named(path: Path, fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    fill()
    really = Path.stat
    folder = Places(path).backups

    def stat(place: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if place.parent == folder:
            raise PermissionError(13, os.strerror(13))
        return really(place, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(LedgerError, match="cannot be read: Permission denied"):
        backups(path)
    with pytest.raises(LedgerError, match="could not be written: Permission denied"):
        write_backup(Places(path), Tables(TYPES), 1, None)
    report = examine(path)
    assert (report.sound, levels(path) >= {"warning"}) == (True, True)


@pytest.mark.parametrize("fails", ["write", "sync", "replace"])
def test_a_file_that_came_to_nothing_gives_its_room_back(tmp_path: Path, fails: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(disk, fails, refuse)
    with pytest.raises(OSError, match="No space left"):
        disk.save(tmp_path / "out.json", b"much")
    assert list(tmp_path.iterdir()) == []


def test_a_file_kept_twice_under_one_name_leaves_nothing_beside(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    for _ in range(2):
        disk.keep(tmp_path / "a", tmp_path / "b")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a", "b"]
