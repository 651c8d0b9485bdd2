"""Our ledger beside stock TinyDB, TinyDB with CachingMiddleware and sqlite3, on the same commitments: one table.

    python tests/benchmarks/ledger.py [--sizes 1000 10000 100000] [--stores ours stock caching sqlite] [--folder DIR]

Each row is a process of its own on a copy of the same ledger (5 updates a commitment). "update" appends a change of status to
the history of a commitment chosen at random; "insert" adds one commitment; "find" asks for the commitments of one status, by
index where there is one ("first" builds ours). Medians, 99th percentiles and the peak of memory; the file is in the page
cache. "floor" appends 1 KB to a file and waits for the disk, as often as "ours" updates. "safe" says whether what was
acknowledged survives a loss of power. "gap" is the longest time that a thread waiting 1 ms at a time was kept from running
while the file was rewritten in the background.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

import msgspec

from tracker.model import Commitment, StatusUpdate

NOW = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
STORES = ("ours", "stock", "caching", "sqlite")
NAMES = {"ours": "tracker", "stock": "TinyDB", "caching": "TinyDB, caching", "sqlite": "sqlite3 WAL FULL"}
SAFE = {"ours": "yes", "stock": "no: can destroy the file", "caching": "no: after 1,000 writes", "sqlite": "yes"}
Figures = dict[str, float]


def clock(act: Callable[[], object]) -> float:
    """Milliseconds that an act takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def repeat(act: Callable[[int], object], times: int, budget: float) -> list[float]:
    """Milliseconds of each of `times` acts, fewer where `budget` seconds are over."""
    taken: list[float] = []
    end = time.perf_counter() + budget
    while len(taken) < times and (len(taken) < 3 or time.perf_counter() < end):
        number = len(taken)
        taken.append(clock(lambda: act(number)))  # noqa: B023 - called at once
    return taken


def summed(name: str, taken: list[float]) -> Figures:
    ordered = sorted(taken)
    return {f"{name} p50": statistics.median(ordered), f"{name} p99": ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]}


def new_update(number: int) -> StatusUpdate:
    return StatusUpdate(id=f"bench-{number}", on="2025-01", at=NOW, by="bench", status="underway", note="As reported today.")


def measure_ours(path: Path) -> Figures:
    from tracker.ledger import open_ledger

    began = time.perf_counter()
    ledger = open_ledger(path, create=False)
    figures = {"open": (time.perf_counter() - began) * 1000, "list": clock(ledger.commitments)}
    commitments = ledger.commitments()
    chosen = random.Random(1).choices([c.id for c in commitments], k=500)  # noqa: S311 - reproducible
    figures["find first"] = clock(lambda: ledger.find(status="stalled"))
    figures["find"] = min(repeat(lambda _: ledger.find(status="stalled"), 5, 5))
    first = clock(lambda: ledger.append([(chosen[0], new_update(-1))]))
    figures["first update"] = first
    # Floor and updates in turn: the disk of a shared machine is not the same from one second to the next.
    bare: list[float] = []
    taken: list[float] = []
    fd = os.open(path.with_name("floor"), os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def append_bare() -> None:
        os.write(fd, b"x" * 1024)
        os.fsync(fd)

    for number, id in enumerate(chosen):
        bare.append(clock(append_bare))
        taken.append(clock(lambda: ledger.append([(id, new_update(number))])))  # noqa: B023 - called at once
    os.close(fd)
    figures |= summed("floor", bare) | summed("update", taken)
    new = [msgspec.structs.replace(c, id=f"new-{n}", history=(), version=0) for n, c in enumerate(commitments[:100])]
    figures |= summed("insert", repeat(lambda n: ledger.extend([new[n]]), 100, 20))
    figures["memory"] = peak()
    figures["gap"] = gap(ledger._storage.checkpoint)  # type: ignore[attr-defined]  # the protocol has no name for it
    ledger.close()
    return figures


def gap(act: Callable[[], object]) -> float:
    """The longest pause, in milliseconds, of this thread while another does `act`."""
    worker = threading.Thread(target=act)
    longest, last = 0.0, time.perf_counter()
    worker.start()
    while worker.is_alive():
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last - 0.001), now
    return longest * 1000


def measure_tinydb(path: Path, *, caching: bool) -> Figures:
    from tinydb import TinyDB, where
    from tinydb.middlewares import CachingMiddleware
    from tinydb.storages import JSONStorage

    began = time.perf_counter()
    db = TinyDB(path, storage=CachingMiddleware(JSONStorage) if caching else JSONStorage)  # type: ignore[no-untyped-call]  # TinyDB's
    table = db.table("commitments")
    count = len(table)
    figures = {"open": (time.perf_counter() - began) * 1000, "list": clock(table.all)}
    chosen = random.Random(1).choices(range(1, count + 1), k=500)  # noqa: S311 - reproducible
    wanted = where("standing").status == "stalled"
    figures["find first"] = clock(lambda: table.search(wanted))
    table.clear_cache()
    figures["find"] = clock(lambda: table.search(wanted))

    def update(number: int) -> None:
        new = msgspec.to_builtins(new_update(number))

        def grow(document: Any) -> None:
            document.setdefault("history", []).append(new)
            document["standing"] = {**document["standing"], "status": "underway"}

        table.update(grow, doc_ids=[chosen[number]])

    figures["first update"] = clock(lambda: update(0))
    figures |= summed("update", repeat(update, 200, 20))
    one = dict(table.get(doc_id=1) or {})
    figures |= summed("insert", repeat(lambda n: table.insert({**one, "id": f"new-{n}"}), 100, 10))
    figures["memory"] = peak()
    db.close()
    return figures


def measure_sqlite(path: Path) -> Figures:
    began = time.perf_counter()
    db = sqlite3.connect(path.with_suffix(".sqlite"), isolation_level=None)
    db.execute("pragma journal_mode=wal")
    db.execute("pragma synchronous=full")
    decoder = msgspec.json.Decoder(Commitment)
    ids = [row[0] for row in db.execute("select id from commitment")]
    figures = {"open": (time.perf_counter() - began) * 1000}
    figures["list"] = clock(lambda: [decoder.decode(row[0]) for row in db.execute("select doc from commitment order by id")])
    chosen = random.Random(1).choices(ids, k=500)  # noqa: S311 - reproducible

    def find() -> list[Commitment]:
        return [decoder.decode(row[0]) for row in db.execute("select doc from commitment where status = 'stalled' order by id")]

    figures["find first"] = clock(find)
    figures["find"] = min(repeat(lambda _: find(), 5, 5))

    def update(number: int) -> None:
        from tracker.standing import record

        db.execute("begin immediate")
        row = db.execute("select doc from commitment where id = ?", (chosen[number],)).fetchone()
        grown = record(decoder.decode(row[0]), new_update(number + 1000 * len(ids)))
        db.execute(
            "update commitment set doc = ?, status = ? where id = ?",
            (msgspec.json.encode(grown).decode(), grown.standing.status, grown.id),
        )
        db.execute("commit")

    figures["first update"] = clock(lambda: update(0))
    figures |= summed("update", repeat(update, 500, 20))
    row = db.execute("select * from commitment limit 1").fetchone()
    figures |= summed(
        "insert", repeat(lambda n: db.execute("insert into commitment values (?,?,?,?,?)", (f"new-{n}", *row[1:])), 100, 10)
    )
    figures["memory"] = peak()
    db.close()
    return figures


def to_sqlite(path: Path) -> None:
    """The commitments of a ledger as a table with the indexes that ours has."""
    from tracker.ledger import open_ledger

    ledger = open_ledger(path, create=False)
    db = sqlite3.connect(path.with_suffix(".sqlite"))
    db.execute("create table commitment (id text primary key, readout text, status text, due text, doc text)")
    rows = (
        (c.id, c.readout, c.standing.status, str(c.deadline.latest) if c.deadline else None, msgspec.json.encode(c).decode())
        for c in ledger.commitments()
    )
    db.executemany("insert into commitment values (?,?,?,?,?)", rows)
    for column in ("readout", "status", "due"):
        db.execute(f"create index by_{column} on commitment ({column})")
    db.commit()
    db.close()
    ledger.close()


def peak() -> float:
    """The most memory this process ever had, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # the other way counts what the parent process had
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


MEASURES: dict[str, Callable[[Path], Figures]] = {
    "ours": measure_ours,
    "stock": lambda path: measure_tinydb(path, caching=False),
    "caching": lambda path: measure_tinydb(path, caching=True),
    "sqlite": measure_sqlite,
}


def row(store: str, source: Path, folder: Path) -> Figures:
    """One store's figures, from a fresh process on a fresh copy."""
    place = Path(tempfile.mkdtemp(dir=folder))
    try:
        path = place / "ledger.json"
        shutil.copy(source, path)
        if store == "ours":
            shutil.copy(f"{source}.journal", f"{path}.journal")
        if store == "sqlite":
            to_sqlite(path)
        run = subprocess.run([sys.executable, __file__, "--row", store, path], capture_output=True, check=True, text=True)
        figures: Figures = json.loads(run.stdout)
        return figures
    finally:
        shutil.rmtree(place)


HEADINGS = ("open ms", "list ms", "update p50 / p99 ms", "insert p50 ms", "find first / next ms", "memory MB", "safe")


def cells(store: str, figures: Figures) -> list[str]:
    def show(name: str) -> str:
        value = figures[name]
        return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"

    return [
        show("open"), show("list"), f"{show('update p50')} / {show('update p99')}", show("insert p50"),
        f"{show('find first')} / {show('find')}", show("memory"), SAFE[store],
    ]  # fmt: skip


def main() -> None:
    """Measure and print."""
    arg = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arg.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    arg.add_argument("--stores", nargs="+", choices=STORES, default=STORES)
    arg.add_argument("--folder", type=Path, help="where to write; its disk is what is measured")
    arg.add_argument("--row", nargs=2, help=argparse.SUPPRESS)
    given = arg.parse_args()
    if given.row:
        print(json.dumps(MEASURES[given.row[0]](Path(given.row[1]))))
        return
    from tests.benchmarks.make_ledger import fill
    from tracker.ledger import open_ledger

    folder = Path(tempfile.mkdtemp(dir=given.folder))
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    try:
        for size in given.sizes:
            source = folder / f"{size}.json"
            ledger = open_ledger(source)
            fill(ledger, size, updates=5)
            ledger.close()
            print(f"{size:,} commitments, {source.stat().st_size / 1e6:.1f} MB\n")
            print(f"| | {' | '.join(HEADINGS)} |\n|{'---|' * (len(HEADINGS) + 1)}")
            notes = []
            for store in given.stores:
                figures = row(store, source, folder)
                print(f"| {NAMES[store]} | {' | '.join(cells(store, figures))} |", flush=True)
                if store == "ours":
                    times = figures["update p50"] / figures["floor p50"]
                    notes.append(
                        f"floor (1 KB + fsync) p50 {figures['floor p50']:.2f} ms, p99 {figures['floor p99']:.2f} ms; "
                        "an update is "
                        f"{times:.1f} times that, the first one {figures['first update']:.1f} ms; "
                        f"longest gap during a checkpoint {figures['gap']:.1f} ms"
                    )
            print("\n" + "\n".join(notes) + "\n")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
