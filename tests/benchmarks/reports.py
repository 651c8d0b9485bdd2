"""Measure reports: the summary and the other kinds at N commitments once loaded, the formats at 2,000, the whole command.

    python tests/benchmarks/reports.py [N] [--seed 1]

Each figure is the median of five runs after one that is thrown away, by the clock and in processor time, which other programs
disturb less; the loaded ledger is frozen out of the garbage collector's reach, as the full-screen program does with a loaded
ledger too.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tests.benchmarks.make_ledger import fill
from tracker.ledger import MemoryLedger, open_ledger
from tracker.reports.agenda import agenda
from tracker.reports.changes import changes
from tracker.reports.figures import summary
from tracker.reports.formats import write
from tracker.reports.matrix import matrix
from tracker.reports.scope import Asked

TODAY = dt.date(2025, 1, 15)
ASKED = Asked(today=TODAY)
PAST = dt.date(2022, 1, 1)


Took = tuple[float, float]
"""By the clock, and in processor time of this process and those it started; milliseconds."""


def timed(act: Callable[[], object], runs: int = 5) -> Took:
    """The median times of a call."""
    act()
    clock, processor = [], []
    for _ in range(runs):
        start, used = time.perf_counter(), _used()
        act()
        clock.append((time.perf_counter() - start) * 1000)
        processor.append((_used() - used) * 1000)
    return statistics.median(clock), statistics.median(processor)


def _used() -> float:
    """Seconds of processor time so far, of this process and those it waited for."""
    children = os.times()
    return time.process_time() + children.children_user + children.children_system


def show(what: str, took: Took, target: str = "") -> None:
    print(f"{what:<58}{took[0]:>9.1f} ms, processor {took[1]:>7.0f} ms  {target}", flush=True)


def kinds(count: int, seed: int) -> None:
    """The figures of each kind over the whole ledger."""
    ledger = MemoryLedger()
    fill(ledger, count, seed=seed)
    rows, readouts = ledger.commitments(), ledger.readouts()
    gc.collect()
    gc.freeze()
    what = f"of {count:,}, loaded"
    show(f"summary {what}", timed(lambda: summary(rows, readouts, today=TODAY)), "target 300")
    show(f"summary {what}, with candidates", timed(lambda: summary(rows, readouts, today=TODAY, with_candidates=True)))
    show(f"summary {what}, as of {PAST}", timed(lambda: summary(rows, readouts, today=TODAY, as_of=PAST)))
    show(f"agenda {what}", timed(lambda: agenda(rows, readouts, ASKED)))
    show(f"changes in the last month {what}", timed(lambda: changes(rows, readouts, ASKED, since=dt.date(2024, 12, 1))))
    show(f"matrix {what}", timed(lambda: matrix(rows, readouts, ASKED)))
    gc.unfreeze()


def shapes(seed: int) -> None:
    """Each format of a report on 2,000 commitments."""
    ledger = MemoryLedger()
    fill(ledger, 2000, seed=seed)
    rows, readouts = ledger.commitments(), ledger.readouts()
    for name, report in (
        ("summary", summary(rows, readouts, today=TODAY)),
        ("agenda", agenda(rows, readouts, ASKED)),
        ("matrix", matrix(rows, readouts, ASKED)),
    ):
        for form in ("terminal", "markdown", "html", "json", "csv", "xlsx"):
            target = "target 1,000" if form == "html" else ""
            show(f"{name} of 2,000 as {form}", timed(lambda report=report, form=form: write(report, form)), target)  # type: ignore[misc]  # bound per turn


def command(count: int, seed: int) -> None:
    """`tracker report` as a process, from the ledger's file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.json"
        ledger = open_ledger(path)
        fill(ledger, count, seed=seed)
        ledger.close()
        environment = {**os.environ, "TRACKER_LEDGER": str(path)}
        call = [sys.executable, "-m", "tracker", "report"]
        show(
            f"tracker report, whole process, {count:,}",
            timed(lambda: subprocess.run(call, env=environment, check=True, stdout=subprocess.DEVNULL), 3),
            "target 1,500" if count >= 100_000 else "",
        )


if __name__ == "__main__":
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("count", nargs="?", type=int, default=100_000)
    given.add_argument("--seed", type=int, default=1)
    args = given.parse_args()
    shapes(args.seed)
    kinds(args.count, args.seed)
    command(args.count, args.seed)
