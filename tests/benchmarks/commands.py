"""Whole commands on a large ledger, beside Taskwarrior (`task`, if installed) doing the same on as many tasks: one table.

    python tests/benchmarks/commands.py [--sizes 1000 100000] [--times 5] [--folder DIR]

A command is a process from start to end, its output piped; medians in milliseconds. Taskwarrior's tasks carry the titles of the
commitments and five annotations each, where a commitment has five updates. "all" lists everything, "some" one project or
readout, "change" records one status (there: one annotation), durably or not.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tests.benchmarks.make_ledger import fill
from tracker.ledger import Ledger, open_ledger

ROOT = Path(__file__).resolve().parent.parent.parent


def seconds(command: list[str | Path], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - began


def median(commands: list[list[str | Path]], environment: dict[str, str]) -> str:
    """Of commands that do the same; the first, which warms the caches, does not count."""
    taken = [seconds(command, environment) * 1000 for command in commands]
    return f"{statistics.median(taken[1:]):,.0f}"


def ours(path: Path, ids: list[str], readout: str, times: int) -> list[str]:
    environment = {**os.environ, "TRACKER_LEDGER": str(path), "PYTHONPATH": str(ROOT)}
    tracker: list[str | Path] = [sys.executable, "-m", "tracker"]
    return [
        median([[*tracker, "list"]] * (times + 1), environment),
        median([[*tracker, "list", f"readout:{readout}"]] * (times + 1), environment),
        median([[*tracker, "status", id, "underway", "--note", "As reported"] for id in ids[: times + 1]], environment),
    ]


def tasks(folder: Path, ledger: Ledger, readout: str, times: int) -> list[str]:
    """Taskwarrior's files written as it writes them, then its commands."""
    data = folder / "task"
    data.mkdir()
    home = {**os.environ, "TASKRC": str(folder / "taskrc"), "TASKDATA": str(data), "HOME": str(folder)}
    (folder / "taskrc").write_text("confirmation=off\nverbose=nothing\ngc=off\nhooks=off\nrecurrence=off\nnews.version=2.6.0\n")
    seen: list[str] = []
    with (data / "pending.data").open("w", encoding="utf-8") as pending:
        for commitment in ledger.commitments():
            notes = " ".join(f'annotation_{1600000000 + n}:"As reported"' for n in range(5))
            title = commitment.title.replace('"', "'").replace("[", "(").replace("]", ")")
            seen.append(str(uuid.UUID(int=len(seen) + (4 << 76) + (2 << 62))))
            fields = f'description:"{title}" entry:"1600000000" project:"{commitment.readout}" status:"pending" uuid:"{seen[-1]}"'
            pending.write(f"[{notes} {fields}]\n")
    return [
        median([["task", "list"]] * (times + 1), home),
        median([["task", f"project:{readout}", "list"]] * (times + 1), home),
        median([["task", number, "annotate", "As reported"] for number in seen[: times + 1]], home),
    ]


def main() -> None:
    """Measure and print."""
    arg = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arg.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    arg.add_argument("--times", type=int, default=5)
    arg.add_argument("--folder", type=Path)
    given = arg.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    print("| | all ms | some ms | change ms |\n|---|---|---|---|")
    for size in given.sizes:
        folder = Path(tempfile.mkdtemp(dir=given.folder))
        try:
            path = folder / "ledger.json"
            ledger = open_ledger(path)
            fill(ledger, size, updates=5)
            ids = [c.id for c in ledger.commitments()]
            readout = ledger.get(ids[0]).readout
            ledger.close()
            print(f"| tracker, {size:,} | {' | '.join(ours(path, ids, readout, given.times))} |", flush=True)
            if shutil.which("task"):
                print(f"| task, {size:,} | {' | '.join(tasks(folder, ledger, readout, given.times))} |", flush=True)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
