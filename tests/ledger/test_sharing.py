"""The lock, the background rewrite, permissions and links: how a ledger lives beside others and on a person's disk."""

from __future__ import annotations

import os
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.errors import LockedLedger
from tracker.ledger import checkpoint, disk, opening, storage
from tracker.ledger.doctor import examine
from tracker.ledger.places import ABANDONED
from tracker.ledger.tinydb_ledger import TinyLedger
from tracker.model import StatusUpdate

Make = Callable[..., StatusUpdate]


def wait_for(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def holds(path: Path, text: str) -> Callable[[], bool]:
    return lambda: text.encode() in path.read_bytes()


def test_a_write_gives_up_when_another_process_keeps_the_lock(
    path: Path, fill: Callable[..., None], update: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(waiting=2)
    monkeypatch.setattr(storage, "PATIENCE", 0.05)
    monkeypatch.setattr(opening, "BRIEFLY", 0.05)
    other = disk.Lock(path.with_name("ledger.json.lock"))
    other.take(1)
    ledger = TinyLedger(path)
    assert ledger.get("R1-2").version == 2  # reading needs no lock
    with pytest.raises(LockedLedger, match=r"ledger\.json\.lock is held by another process for more than 0 seconds: wait until"):
        ledger.append([("R1-1", update("x"))])
    other.release()
    ledger.append([("R1-1", update("x"))])
    ledger.close()
    other.take(1)
    path.with_name("ledger.json.journal").unlink()
    with pytest.raises(LockedLedger):
        TinyLedger(path)
    other.release()
    other.close()


def test_a_batch_holds_others_off_until_it_is_done(path: Path, fill: Callable[..., None], update: Make) -> None:
    fill(waiting=0)
    one, two = TinyLedger(path), TinyLedger(path)
    order: list[str] = []

    def write() -> None:
        two.append([("R1-1", update("two"))])
        order.append("two")

    writer = threading.Thread(target=write)
    with one.batch():
        one.append([("R1-1", update("one"))])
        writer.start()
        time.sleep(0.05)
        assert two.get("R1-1").version == 1
        order.append("one")
    writer.join()
    one.changes(0)
    assert order == ["one", "two"]
    assert [u.id for u in one.get("R1-1").history] == ["first", "one", "two"]
    one.close()
    two.close()


def test_a_reader_in_the_same_process_sees_no_unfinished_batch(path: Path, fill: Callable[..., None], update: Make) -> None:
    fill(waiting=0)
    ledger = TinyLedger(path)
    seen: list[int] = []
    with ledger.batch():
        ledger.append([("R1-1", update("x"))])
        reader = threading.Thread(target=lambda: seen.extend((ledger.get("R1-1").version, len(ledger.changes(2).commitments))))
        reader.start()
        reader.join()
        seen.append(ledger.get("R1-1").version)
    assert seen == [1, 0, 2]
    ledger.close()


def test_the_file_is_brought_up_to_date_when_nothing_happens(
    path: Path, fill: Callable[..., None], update: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(waiting=0)
    monkeypatch.setattr(checkpoint, "IDLE", 0.05)
    ledger = TinyLedger(path)
    for round_ in ("one", "two"):
        ledger.append([("R1-4", update(round_))])
        wait_for(holds(path, round_))
    leave_no_thread(ledger)


def leave_no_thread(ledger: TinyLedger) -> None:
    ledger.close()
    assert not [t for t in threading.enumerate() if t.name == "ledger checkpoint"]


def test_a_large_journal_is_folded_in_at_once(
    path: Path, fill: Callable[..., None], update: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(waiting=0)
    monkeypatch.setattr(storage, "SMALL", 2000)
    ledger = TinyLedger(path)
    journal = path.with_name("ledger.json.journal")
    for number in range(8):
        ledger.append([("R1-4", update(f"n{number}", "x" * 500))])
    wait_for(holds(path, "n6"))
    wait_for(lambda: journal.stat().st_size < 8 * 2500)
    leave_no_thread(ledger)


def test_a_rewrite_that_fails_is_told_and_harms_nothing(
    path: Path, fill: Callable[..., None], update: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(waiting=0)
    monkeypatch.setattr(checkpoint, "IDLE", 0.02)
    ledger = TinyLedger(path)

    def refuse(path: Path, like: Path) -> int:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(disk, "create", refuse)
        ledger.append([("R1-4", update("x"))])
        wait_for(lambda: bool(ledger.notes))
    assert ledger.notes[0].startswith("the file could not be brought up to date, its journal has the rest: [Errno 28]")
    wait_for(holds(path, '"x"'))
    leave_no_thread(ledger)


def test_threads_of_one_process_may_rewrite_the_file_at_once(path: Path, fill: Callable[..., None], update: Make) -> None:
    fill(waiting=0)
    ledger = TinyLedger(path)
    going = threading.Event()

    def rewrite() -> None:
        while not going.is_set():
            ledger._storage.checkpoint()

    rewriters = [threading.Thread(target=rewrite) for _ in range(3)]
    for thread in rewriters:
        thread.start()
    for number in range(60):
        ledger.append([(f"R1-{number % 5 + 1}", update(f"n{number}", "x" * 5000))])
        assert examine(path).sound
    going.set()
    for thread in rewriters:
        thread.join()
    ledger.close()
    assert examine(path).sound


def test_permissions_stay_as_the_owner_set_them(path: Path, fill: Callable[..., None], update: Make) -> None:
    fill(waiting=0)
    path.chmod(0o600)
    ledger = TinyLedger(path)
    ledger.append([("R1-4", update("x"))])
    ledger.close()
    journal = path.with_name("ledger.json.journal")
    assert [stat.S_IMODE(p.stat().st_mode) for p in (path, journal)] == [0o600, 0o600]


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path, fill: Callable[..., None], update: Make) -> None:
    fill(waiting=0)
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "mine.json"
    link.symlink_to(path)
    ledger = TinyLedger(link)
    ledger.append([("R1-4", update("through the link"))])
    ledger.close()
    assert link.is_symlink()
    assert b"through the link" in path.read_bytes()
    assert [p.name for p in link.parent.iterdir()] == ["mine.json"]


def test_unfinished_files_of_the_dead_are_swept(path: Path, fill: Callable[..., None]) -> None:
    fill(waiting=0)
    old, new = path.with_name("ledger.json.new-1-1"), path.with_name("ledger.json.journal.new-2")
    for left in (old, new):
        left.write_bytes(b"x")
    past = time.time() - ABANDONED - 1
    os.utime(old, (past, past))
    TinyLedger(path).close()
    assert not old.exists()
    assert new.exists()


def test_nothing_is_written_where_nothing_changed(path: Path, fill: Callable[..., None]) -> None:
    fill(waiting=0)
    before = {p.name: (p.stat().st_ino, p.stat().st_mtime_ns) for p in path.parent.iterdir()}
    ledger = TinyLedger(path)
    ledger.commitments()
    ledger.changes(0)
    assert ledger.check().sound
    ledger.close()
    assert {p.name: (p.stat().st_ino, p.stat().st_mtime_ns) for p in path.parent.iterdir()} == before


def test_opening_leaves_no_descriptor_behind_when_it_fails(path: Path, fill: Callable[..., None]) -> None:
    fill()
    path.write_bytes(b"{")
    count = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - counts descriptors
    for _ in range(3):
        with pytest.raises(Exception, match="is damaged"):
            TinyLedger(path)
    assert len(os.listdir("/proc/self/fd")) == count  # noqa: PTH208 - as above
