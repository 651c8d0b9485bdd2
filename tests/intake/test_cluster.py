"""The same import over a Dask cluster, of which one worker dies half-way: nothing lost, nothing doubled."""

from __future__ import annotations

import datetime as dt
import os
import signal
from pathlib import Path

import pytest

from tests.intake.test_batch import text
from tracker.errors import TrackerError
from tracker.intake import Progress, batch, run
from tracker.intake.cluster import scheduler
from tracker.ledger import MemoryLedger

NOW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def test_a_worker_killed_half_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    for number in range(120):
        (tmp_path / f"{number:03d}.txt").write_text(text(number))
    monkeypatch.setattr(batch, "BATCH", 5)
    reference = MemoryLedger()
    run(reference, [tmp_path], now=NOW, workers=1)
    ledger = MemoryLedger()
    killed: list[int] = []
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        with distributed.Client(cluster) as client:
            pids = list(client.run(os.getpid).values())

        def kill(progress: Progress) -> None:
            if progress.done >= 20 and not killed:
                killed.append(pids[0])
                os.kill(pids[0], signal.SIGKILL)

        with scheduler(cluster.scheduler_address) as executor:
            summary = run(ledger, [tmp_path], now=NOW, executor=executor, progress=kill)
    assert killed
    assert not summary.failed
    assert (ledger.readouts(), ledger.commitments()) == (reference.readouts(), reference.commitments())


def test_nobody_answers() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(TrackerError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"), scheduler("tcp://127.0.0.1:9"):
        pass
