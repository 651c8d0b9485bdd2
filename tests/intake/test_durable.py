"""An import into a ledger on disk: one fsync a batch, and a kill at any moment leaves whole batches to go on from."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.intake.test_batch import text
from tracker.intake import batch, run
from tracker.ledger import MemoryLedger, open_ledger

NOW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    for number in range(120):
        (place / f"{number:03d}.txt").write_text(text(number))
    return place


def test_one_fsync_a_batch(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = open_ledger(tmp_path / "ledger.json")
    calls: list[int] = []
    real = os.fsync

    def counted(handle: int) -> None:
        calls.append(handle)
        real(handle)

    monkeypatch.setattr(os, "fsync", counted)
    run(ledger, [folder], now=NOW, workers=1)
    monkeypatch.undo()
    ledger.close()
    assert 120 // batch.BATCH + 1 <= len(calls) <= 2 * (120 // batch.BATCH + 1) + 4


@pytest.mark.slow
@pytest.mark.parametrize("at", [10, 50, 100])
def test_killed_outright_it_goes_on(at: int, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    code = (
        "import datetime as dt, sys\n"
        "from pathlib import Path\n"
        "from tracker.intake import batch, run\n"
        "from tracker.ledger import open_ledger\n"
        "batch.BATCH = 10\n"
        "told = lambda progress: print(progress.done, flush=True)\n"
        "ledger = open_ledger(Path(sys.argv[2]))\n"
        "run(ledger, [sys.argv[1]], now=dt.datetime(2024, 1, 1, tzinfo=dt.UTC), workers=1, progress=told)\n"
        "input()\n"
    )
    command = [sys.executable, "-c", code, str(folder), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        done = 0
        while done < at:
            done = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
    ledger = open_ledger(path)
    stored = len(ledger.readouts())
    assert stored >= done
    summary = run(ledger, [folder], now=NOW, workers=1)
    assert len(summary.added) == 120 - stored
    reference = MemoryLedger()
    run(reference, [folder], now=NOW, workers=1)
    assert (ledger.readouts(), ledger.commitments()) == (reference.readouts(), reference.commitments())
    assert ledger.check().sound
    ledger.close()
