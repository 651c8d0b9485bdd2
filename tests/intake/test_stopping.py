"""Ctrl-C ends an import soon, whole, with nothing left running, whenever it comes; so does whatever else ends the program."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.interrupts import Interrupts

if not hasattr(os, "killpg"):
    pytest.skip("no process groups here", allow_module_level=True)

FILES = 300
SOON = 5.0
"""Seconds until an interrupted import has ended."""
STARTED = 0.45
"""Seconds after which the program surely runs code of its own."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """300 texts, each with a promise."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(FILES):
        day = dt.date(2019, 1, 1) + dt.timedelta(days=9 * number)
        padding = " ".join(f"They spoke of matter{number}x{k} at length." for k in range(60))
        promise = f"Norway will open a school in town {number}."
        text = f"Kenya: Talks Number {number} with Norway\n{day}\nThe ministers met. {promise} {padding}\n"
        (folder / f"{number:03d}.txt").write_text(text)
    return folder


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the program has its temporary files; of a short name, for a socket's may have a hundred bytes."""
    with tempfile.TemporaryDirectory(prefix="t") as folder:
        monkeypatch.setenv("TMPDIR", folder)
        yield Path(folder)


def start(ledger: Path, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tracker", "--ledger", str(ledger), "import", str(folder), "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def anyone(group: int) -> bool:
    """Whether a process of the group runs; one that has ended and waits to be reaped does not."""
    lines = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout.splitlines()
    return any(int(number) == group and not state.startswith("Z") for number, state in map(str.split, lines))


def ended(group: int) -> bool:
    """Whether nothing of the group runs a moment later."""
    until = time.monotonic() + 1
    while anyone(group) and time.monotonic() < until:
        time.sleep(0.02)
    return not anyone(group)


@pytest.mark.slow
@pytest.mark.parametrize("group", [True, False], ids=["to all", "to the program"])
@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("after", [STARTED, 0.7, 1.0, 1.6])
def test_an_interrupt_ends_it_soon_and_a_second_run_completes(
    many: Path, tmp_path: Path, after: float, times: int, *, group: bool
) -> None:
    ledger = tmp_path / "ledger.json"
    running = start(ledger, many)
    try:
        time.sleep(after)
        for _ in range(times):
            if running.poll() is None:
                (os.killpg if group else os.kill)(running.pid, signal.SIGINT)
                time.sleep(0.02)
        _, words = running.communicate(timeout=SOON)
        assert ended(running.pid)
    finally:
        if anyone(running.pid):
            os.killpg(running.pid, signal.SIGKILL)
    assert "Traceback" not in words
    # A further signal may meet the last instructions of the program, which it ends; a shell says 130 of both.
    assert running.returncode in ((130,) if times == 1 else (130, -signal.SIGINT))
    assert after == STARTED or words.count("stopped; run it again to go on") == 1
    again = start(ledger, many)
    _, words = again.communicate(timeout=60)
    assert again.returncode == 0, words
    stored = json.loads(ledger.read_text())
    assert len(stored["readouts"]) == len(stored["commitments"]) == FILES


def semaphores() -> set[Path]:
    """What processes that were killed may leave behind until the next start of the machine."""
    return set((Path("/dev") / "shm").glob("sem.mp-*"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("signum", "group"),
    [(signal.SIGKILL, False), (signal.SIGTERM, False), (signal.SIGTERM, True), (signal.SIGHUP, True), (signal.SIGQUIT, True)],
    ids=["killed", "ended", "all ended", "terminal closed", "quit"],
)
def test_workers_end_when_the_program_is_gone(many: Path, tmp_path: Path, temporary: Path, signum: int, *, group: bool) -> None:
    ledger = tmp_path / "ledger.json"
    before = semaphores()
    running = start(ledger, many)
    try:
        time.sleep(1.2)
        (os.killpg if group else os.kill)(running.pid, signum)
        _, words = running.communicate(timeout=SOON)  # the workers have its stderr too: it ends when the last of them does
        assert ended(running.pid)
    finally:
        if anyone(running.pid):
            os.killpg(running.pid, signal.SIGKILL)
    assert running.returncode == -signum
    assert words == ""
    assert semaphores() <= before
    if (signum, group) != (signal.SIGTERM, True):  # it ends the workers too, before they could clear up
        assert list(temporary.iterdir()) == []
    again = start(ledger, many)
    _, words = again.communicate(timeout=60)
    assert again.returncode == 0, words
    stored = json.loads(ledger.read_text())
    assert len(stored["readouts"]) == len(stored["commitments"]) == FILES


def test_an_interrupt_waits_for_a_safe_point() -> None:
    with Interrupts() as heard:
        os.kill(os.getpid(), signal.SIGINT)
        assert heard.asked
        with pytest.raises(KeyboardInterrupt):
            heard.check()
        with pytest.raises(KeyboardInterrupt), heard.at_once():
            pytest.fail("went on")


def test_where_nothing_is_half_done_it_comes_at_once() -> None:
    def long() -> None:
        with heard.at_once():
            os.kill(os.getpid(), signal.SIGINT)
            pytest.fail("went on")

    with Interrupts() as heard, pytest.raises(KeyboardInterrupt):
        long()


def test_afterwards_all_is_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    heard = Interrupts()
    with heard, heard:
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before
