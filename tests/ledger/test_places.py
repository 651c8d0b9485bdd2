"""What lies beside a ledger is found by its name, whatever characters that has."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from tracker.ledger.places import ABANDONED, Places


@pytest.fixture(params=["ledger.json", "talks [2022] *.json", "?.json"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    return Places(tmp_path / request.param)


def test_what_was_kept_aside_is_listed_and_nobody_elses(places: Places) -> None:
    kept = [places.free(ending) for ending in ("torn-12", "outside-3", "before-restore", "schema-1", "torn-12")]
    for each in (*kept, places.path, places.journal, places.folder / "other.json.torn-1"):
        if not each.exists():
            each.write_bytes(b"")
    assert places.aside() == sorted(set(kept))


def test_what_a_process_that_has_ended_left_unfinished_is_swept_at_once(places: Places) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    places.backups.mkdir()
    (places.backups / "weekly-2026-W01.json").write_bytes(b"")
    names = [f"{places.path.name}.prev", f"{places.journal.name}.prev", f"{places.path.name}"]
    beside = [places.folder / f"{name}.new-{ended.pid}" for name in names]
    left = [*beside, places.folder / f"{places.path.name}.new-{ended.pid}-1", places.backups / f"daily-x.json.new-{ended.pid}"]
    for each in left:
        each.write_bytes(b"")
    assert set(places.abandoned()) == set(left)
    places.sweep()
    assert not any(each.exists() for each in left)
    assert (places.backups / "weekly-2026-W01.json").exists()


def test_only_what_was_left_unfinished_long_ago_is_swept(places: Places) -> None:
    old, fresh, strange = places.unfinished(), places.unfinished(), places.folder / "other.json.new-1-1"
    past = time.time() - ABANDONED - 1
    for each in (old, fresh, strange, places.path):
        each.write_bytes(b"")
    for each in (old, strange, places.path):
        os.utime(each, (past, past))
    places.sweep()
    assert not old.exists()
    assert all(each.exists() for each in (fresh, strange, places.path))
