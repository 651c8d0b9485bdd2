"""Processes that are killed while they write, processes that write at once, a disk that is full."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from tracker.errors import TrackerError
from tracker.ledger.tinydb_ledger import TinyLedger
from tracker.model import Commitment, Readout, StatusUpdate

WORKER = Path(__file__).with_name("worker.py")
ROOT = Path(__file__).parents[2]
NOW = dt.datetime(2023, 5, 1, tzinfo=dt.UTC)


class Writer:
    """A worker, and what it acknowledged."""

    alive: ClassVar[set[Writer]] = set()

    def __init__(self, path: Path, name: str, every: int, *control: str) -> None:
        self.alive.add(self)
        self.acknowledged: list[tuple[str, str]] = []
        self._process = subprocess.Popen(
            [sys.executable, WORKER, path, name, str(every), *control],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        self._ready = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        assert self._ready.wait(30)

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            if line == "ready\n":
                self._ready.set()
            elif line.endswith("\n"):
                id, update = line.split()
                self.acknowledged.append((id, update))
        self._ready.set()

    def kill(self) -> str:
        """End it in the middle of whatever it does; what it said on its standard error, where it had ended before."""
        self.alive.discard(self)
        self._process.kill()
        self._process.wait()
        self._reader.join()
        assert self._process.stderr
        assert self._process.stdout
        self._process.stdout.close()
        with self._process.stderr as stderr:
            return stderr.read()


@pytest.fixture(autouse=True)
def none_is_left() -> Iterator[None]:
    yield
    for writer in list(Writer.alive):
        writer.kill()


@pytest.fixture
def start(path: Path, readout: Callable[[str], Readout], commitment: Callable[[Readout, int], Commitment]) -> Path:
    ledger = TinyLedger(path)
    home = readout("R1")
    ledger.add(home, [commitment(home, n) for n in range(200)])
    ledger.close()
    return path


def missing(path: Path, acknowledged: list[tuple[str, str]]) -> list[tuple[str, str]]:
    ledger = TinyLedger(path, create=False)
    try:
        held = {(c.id, u.id) for c in ledger.commitments() for u in c.history}
        assert ledger.check().sound
        return [pair for pair in acknowledged if pair not in held]
    finally:
        ledger.close()


def kill_again_and_again(path: Path, cycles: int, *control: str) -> tuple[int, list[tuple[str, str]]]:
    chance = random.Random(cycles)  # noqa: S311 - reproducible, nothing secret
    acknowledged: list[tuple[str, str]] = []
    lost: list[tuple[str, str]] = []
    for cycle in range(cycles):
        writer = Writer(path, f"w{cycle}", chance.choice([5, 20, 1000]), *control)
        time.sleep(chance.random() * 0.15)
        assert writer.kill() == ""
        acknowledged += writer.acknowledged
        lost = missing(path, acknowledged)
    return len(acknowledged), lost


@pytest.mark.parametrize("cycles", [8, pytest.param(400, marks=pytest.mark.slow)])
def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(start: Path, cycles: int) -> None:
    count, lost = kill_again_and_again(start, cycles)
    assert lost == []
    assert count > cycles


@pytest.mark.slow
def test_a_writer_that_acknowledges_too_early_is_noticed(start: Path) -> None:
    _, lost = kill_again_and_again(start, 60, "lazy")
    assert lost


@pytest.mark.parametrize("seconds", [2, pytest.param(60, marks=pytest.mark.slow)])
def test_three_writers_and_a_reader_lose_nothing_when_writers_are_killed(start: Path, seconds: int) -> None:
    chance = random.Random(seconds)  # noqa: S311 - reproducible, nothing secret
    acknowledged: list[tuple[str, str]] = []
    names = iter(range(10**6))
    writers = [Writer(start, f"w{next(names)}", 40) for _ in range(3)]
    reader = TinyLedger(start, create=False)
    seen = reader.revision
    held = {c.id: c.version for c in reader.commitments()}
    end = time.monotonic() + seconds
    kills = 0
    while time.monotonic() < end:
        turn = time.monotonic() + chance.random() * 0.5
        while time.monotonic() < turn:
            changed = reader.changes(seen)
            assert changed.revision >= seen
            seen = changed.revision
            for id in changed.commitments if not changed.all else held:
                version = reader.get(id).version
                assert version >= held[id], "a commitment went back in time"
                held[id] = version
            time.sleep(0.002)
        which = chance.randrange(3)
        assert writers[which].kill() == ""
        kills += 1
        acknowledged += writers[which].acknowledged
        writers[which] = Writer(start, f"w{next(names)}", 40)
    for writer in writers:
        assert writer.kill() == ""
        acknowledged += writer.acknowledged
    reader.changes(seen)
    own = {(c.id, u.id) for c in reader.commitments() for u in c.history}
    reader.close()
    assert len(acknowledged) > 20 * seconds
    assert [pair for pair in acknowledged if pair not in own] == []
    assert missing(start, acknowledged) == []
    assert kills


def test_without_the_lock_writers_destroy_each_others_work(start: Path) -> None:
    writers = [Writer(start, f"w{n}", 1000, "unlocked") for n in range(3)]
    time.sleep(1.5)
    complaints = [writer.kill() for writer in writers]
    acknowledged = [pair for writer in writers for pair in writer.acknowledged]
    try:
        lost: object = missing(start, acknowledged)
    except (TrackerError, AssertionError) as error:
        lost = error
    assert lost or any(complaints)


FULL = """
import resource, signal, sys
from pathlib import Path
import datetime as dt
from tracker.errors import LedgerError
from tracker.ledger.tinydb_ledger import TinyLedger
from tracker.model import Note
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
ledger = TinyLedger(Path(sys.argv[1]))
limit = Path(sys.argv[1] + ".journal").stat().st_size + 20_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
NOW = dt.datetime(2023, 5, 1, 12, 0, tzinfo=dt.UTC)
done, refused = 0, []
for n in range(60):
    try:
        ledger.append([(f"R1-{n}", Note(id=f"n{n}", on="2023", at=NOW, note="x" * 700))])
        done += 1
    except LedgerError as error:
        refused.append(str(error))

held = sum(c.version for c in ledger.commitments())
assert held == done, (held, done)
ledger.close()
print(done, len(refused), refused[0])
"""


def test_a_full_disk_refuses_the_change_and_keeps_the_earlier_ones(start: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", FULL, start], capture_output=True, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=False
    )
    assert run.returncode == 0, run.stderr
    done, refused, message = run.stdout.strip().split(" ", 2)
    assert int(done) >= 10
    assert int(refused) >= 10
    assert message.startswith(f"the change was not recorded in {start}.journal: File too large")
    ledger = TinyLedger(start, create=False)
    assert sum(c.version for c in ledger.commitments()) == int(done)
    ledger.append([("R1-1", StatusUpdate(id="after", on="2023", at=NOW, status="underway"))])
    assert ledger.check().sound
    ledger.close()
