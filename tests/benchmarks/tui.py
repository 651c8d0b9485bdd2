"""How fast the full-screen program answers in a real pseudo-terminal, beside the same list in Textual's DataTable.

    python tests/benchmarks/tui.py            1,000 and 100,000 commitments
    python tests/benchmarks/tui.py 10000 --no-datatable

A key is sent, and the time until the last byte painted for it is taken (the end of the output before 80 ms of silence); beside
it the processor time that the program used for the key, which says more on a busy machine. Printed are median and 95th
percentile in milliseconds, wall / wall and [processor / processor]. First paint is from the moment the ledger is loaded.
"""

from __future__ import annotations

import argparse
import datetime as dt
import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

COLUMNS, LINES = 140, 45
SILENCE = 0.08
IDLE = 20.0
"""Milliseconds of the processor in half a second that still are nothing."""
PAGES = 20
"""Pages one way, then as many back; with 1,000 commitments there are 23."""
STARTS, START_SIZE = 60, 1000
"""How many starts are compared, and with how many commitments."""
KEYS = {
    "down": b"\x1b[B",
    "up": b"\x1b[A",
    "pagedown": b"\x1b[6~",
    "pageup": b"\x1b[5~",
    "enter": b"\r",
    "escape": b"\x1b",
    "back": b"\x7f",
}


Figures = dict[str, list[tuple[float, float]]]
"""By what was done: wall and processor milliseconds of each time."""


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, command: Sequence[str]) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        env.pop("NO_COLOR", None)
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True)
        os.close(slave)

    def read(self, silence: float, limit: float) -> tuple[float, bytes]:
        """Everything until `silence` seconds without output; when the last byte came."""
        out, last, end = b"", time.monotonic(), time.monotonic() + limit
        while time.monotonic() < end:
            ready, _, _ = select.select([self.master], [], [], silence)
            if not ready:
                if out:
                    break
                continue
            out += os.read(self.master, 1 << 16)
            last = time.monotonic()
        return last, out

    def until(self, needle: bytes, limit: float) -> float:
        """When `needle` was painted."""
        seen, end = b"", time.monotonic() + limit
        while time.monotonic() < end:
            ready, _, _ = select.select([self.master], [], [], 0.5)
            if ready:
                seen += os.read(self.master, 1 << 16)
                if needle in seen:
                    return time.monotonic()
        raise TimeoutError(seen[-400:])

    def used(self) -> float:
        """Processor time of the program so far, in milliseconds."""
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6

    def press(self, key: str, *, limit: float = 30.0) -> tuple[float, float]:
        """Milliseconds from the key to the last byte that it painted, and of the processor."""
        before, sent = self.used(), time.monotonic()
        os.write(self.master, KEYS.get(key, key.encode()))
        last, _ = self.read(SILENCE, limit)
        return (last - sent) * 1000, self.used() - before

    def times(self, keys: Iterable[str]) -> list[tuple[float, float]]:
        """The same for each of several keys."""
        return [self.press(key) for key in keys]

    def settle(self) -> None:
        """Wait until the program does nothing of its own: what it prepares after the start is done."""
        before = -1.0
        while self.used() - before > IDLE:
            before = self.used()
            self.read(0.5, 0.5)

    def memory(self) -> int:
        """Resident megabytes."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) // 1024
        return 0

    def close(self) -> None:
        """End the program at once: nobody reads what it would still write when told to leave."""
        self.process.kill()
        self.process.wait()
        os.close(self.master)


def measure(command: Sequence[str], stamp: Path, needle: bytes) -> Figures:
    """The figures of one program on one ledger."""
    terminal = Terminal(command)
    try:
        painted = terminal.until(needle, 180)
        loaded = float(stamp.read_text())
        cpu = terminal.used()
        found: Figures = {
            "first paint": [((painted - loaded) * 1000, 0)],
            "from start": [((painted - terminal.started) * 1000, cpu)],
        }
        terminal.settle()
        terminal.times(["down"] * 5)
        found["move in view"] = terminal.times(["down", "up"] * 20)
        terminal.times(["pagedown"] * 2)
        found["scroll one row"] = terminal.times(["down"] * 40)
        found["page"] = terminal.times(["pagedown"] * PAGES + ["pageup"] * PAGES)
        found["status change"] = []
        for _ in range(10):
            terminal.press("s", limit=0.5)
            found["status change"].append(terminal.press("U", limit=2.0))
        terminal.press("o", limit=0.5)
        found["sort"] = terminal.times(["t"])
        terminal.press("o", limit=0.5)
        found["sort"] += terminal.times(["t"])
        terminal.press("/", limit=0.5)
        found["filter key"] = terminal.times("visa") + terminal.times(["back"] * 4) + terminal.times("build")
        found["memory (MB)"] = [(float(terminal.memory()), 0)]
        return found
    finally:
        terminal.close()


def ours(path: Path, stamp: Path) -> None:
    """The program on a ledger."""
    from tracker.ledger import open_ledger
    from tracker.tui.app import run

    ledger = open_ledger(path)
    stamp.write_text(str(time.monotonic()))
    run(ledger, by="benchmark", clock=lambda: dt.datetime.now(dt.UTC), title=path.name)


HELLO = """
from textual.app import App, ComposeResult
from textual.widgets import Static

class Hello(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("hello")

Hello().run()
"""
"""The smallest Textual program."""


def starts(ledger: Path, folder: Path) -> None:
    """`tracker` and the smallest Textual program in turn: from the start of the process to the first text."""
    file = folder / "hello.py"
    file.write_text(HELLO)
    os.environ.update(TRACKER_LEDGER=str(ledger), XDG_STATE_HOME=str(folder / "state"), XDG_CONFIG_HOME=str(folder / "config"))
    programs = (
        ("hello", [sys.executable, str(file)], b"hello"),
        ("tracker", [str(Path(sys.executable).parent / "tracker")], b"Commitment"),
    )
    found: Figures = {"hello": [], "tracker": []}
    for turn in range(STARTS + 1):
        for name, command, needle in programs:
            terminal = Terminal(command)
            wall, cpu = (terminal.until(needle, 30) - terminal.started) * 1000, terminal.used()
            terminal.close()
            if turn:  # the first one writes bytecode
                found[name].append((wall, cpu))
    pairs = list(zip(found["tracker"], found["hello"], strict=True))
    for name, times in found.items():
        wall, cpu = (statistics.median(values) for values in zip(*times, strict=True))
        print(f"{name:<8} from start to first text: {wall:.0f} ms [{cpu:.0f}]")
    wall, cpu = (statistics.median(ours[at] / theirs[at] for ours, theirs in pairs) for at in (0, 1))
    print(f"median of {STARTS} ratios: {wall:.2f} [{cpu:.2f}]")


def datatable(path: Path, stamp: Path) -> None:
    """The same list in a DataTable: filter by clear and add, sort by its own sort."""
    from textual.app import App, ComposeResult
    from textual.widgets import DataTable, Input

    from tracker.ledger import open_ledger

    rows = [
        (
            c.standing.status,
            c.title,
            ", ".join(c.parties),
            str(c.deadline.latest if c.deadline else ""),
            c.topic,
            c.strength,
            str(c.made),
            c.id,
        )
        for c in open_ledger(path).commitments()
    ]
    hay = [" ".join(row).casefold() for row in rows]

    class Plain(App[None]):
        def compose(self) -> ComposeResult:
            yield Input()
            yield DataTable(cursor_type="row")

        def on_mount(self) -> None:
            table = self.query_one(DataTable)
            for name in ("Status", "Commitment", "Bound", "Due", "Topic", "Words", "Made", "Id"):
                table.add_column(name, key=name)
            table.add_rows(rows)
            table.focus()

        def on_key(self, event: object) -> None:
            table = self.query_one(DataTable)
            key = getattr(event, "key", "")
            if table.has_focus and key == "U":
                table.update_cell_at(table.cursor_coordinate._replace(column=0), "underway")
            elif table.has_focus and key == "t":
                table.sort("Commitment")
            elif table.has_focus and key == "slash":
                self.query_one(Input).focus()

        def on_input_changed(self, event: Input.Changed) -> None:
            table, word = self.query_one(DataTable), event.value.casefold()
            table.clear()
            table.add_rows([row for row, text in zip(rows, hay, strict=True) if word in text])

    stamp.write_text(str(time.monotonic()))
    Plain().run()


def high(ordered: list[float]) -> float:
    """The 95th percentile."""
    return ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]


def show(title: str, found: dict[str, Figures]) -> None:
    """The figures side by side."""
    names = list(found)
    print(f"\n{title}\n{'':<16}" + "".join(f"{name:>34}" for name in names))
    for what in next(iter(found.values())):
        cells = []
        for name in names:
            wall, cpu = (sorted(each) for each in zip(*found[name][what], strict=True))
            text = f"{statistics.median(wall):.1f} / {high(wall):.1f}" if len(wall) > 1 else f"{wall[0]:.0f}"
            if any(cpu):
                text += f" [{statistics.median(cpu):.1f} / {high(cpu):.1f}]" if len(cpu) > 1 else f" [{cpu[0]:.0f}]"
            cells.append(text)
        print(f"{what:<16}" + "".join(f"{cell:>34}" for cell in cells))


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 100_000])
    parser.add_argument("--no-datatable", action="store_true")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        kind, path, stamp = options.child
        {"ours": ours, "datatable": datatable}[kind](Path(path), Path(stamp))
        return
    here = str(Path(__file__).resolve())
    with tempfile.TemporaryDirectory() as folder:
        stamp = Path(folder) / "loaded"
        for size in options.sizes:
            ledger = Path(folder) / f"{size}.json"
            subprocess.run([sys.executable, str(Path(here).parent / "make_ledger.py"), str(size), str(ledger)], check=True)
            if size == START_SIZE:
                starts(ledger, Path(folder))
            found = {"tracker": measure([sys.executable, here, "--child", "ours", str(ledger), str(stamp)], stamp, b"Commitment")}
            if not options.no_datatable:
                command = [sys.executable, here, "--child", "datatable", str(ledger), str(stamp)]
                found["DataTable"] = measure(command, stamp, b"Commitment")
            show(f"{size:,} commitments: median / p95 in ms", found)


if __name__ == "__main__":
    main()
