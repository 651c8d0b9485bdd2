"""The real program in a real terminal, driven by keys as a person would: a day from import to report, and the demo."""

from __future__ import annotations

import csv
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLE
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.terminal

TRACKER = Path(sys.executable).parent / "tracker"
SOON = 3.0
"""Seconds within which a foreign change must be seen: half a second on a machine with nothing else to do."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "Asked the consular desk.\\nNo answer yet.\\n" > "$1"\n')
    editor.chmod(0o755)
    return {
        "TRACKER_LEDGER": str(tmp_path / "ledger.json"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "VISUAL": str(editor),
    }


@pytest.fixture
def terminal(environment: dict[str, str]) -> Iterator[Terminal]:
    if not shutil.which("tmux"):
        if os.environ.get("CI"):
            pytest.fail("tmux is not installed")
        pytest.skip("tmux is not installed")
    session = Terminal(f"drive-{os.getpid()}", str(TRACKER), environment)
    yield session
    session.close()


class Ledger:
    """What the command line says of the ledger."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = os.environ | environment

    def run(self, *args: str) -> str:
        return subprocess.run([TRACKER, *args], env=self.environment, capture_output=True, text=True, check=True).stdout

    def list(self, *query: str) -> list[dict[str, Any]]:
        return list(json.loads(self.run("list", *query, "--json")))

    def one(self, *query: str) -> dict[str, Any]:
        (only,) = self.list(*query)
        return only

    def status(self, *query: str) -> str:
        return str(self.one(*query).get("standing", {}).get("status", "pending"))

    def history(self, *query: str) -> list[dict[str, Any]]:
        (shown,) = json.loads(self.run("show", self.one(*query)["id"], "--json"))
        return list(shown["history"])


def imported(terminal: Terminal, folder: Path) -> None:
    """Import: an empty ledger, a path completed, a readout in it."""
    shutil.copy(SAMPLE, folder / "2022-06-07-talks.txt")
    terminal.shows("the ledger is empty; i imports a readout")
    terminal.press("i")
    terminal.shows("path or URL")
    terminal.types(f"{folder}/2022")
    terminal.shows("tab", "2022-06-07-talks.txt")
    terminal.press("Tab", "Enter")
    terminal.shows("1 readout added with", "2 reviews them")


def reviewed(terminal: Terminal, ledger: Ledger) -> None:
    """Review: accept, reject, edit, split, merge, accept what is left."""
    count = len(ledger.list())
    terminal.press("2")
    terminal.shows(f"candidate 1 of {count}")
    terminal.press("a")
    terminal.shows("accepted", f"candidate 1 of {count - 1}")
    terminal.press("x")
    terminal.shows("rejected", f"candidate 1 of {count - 2}")
    terminal.press("/")
    terminal.types("manufacturing")
    terminal.shows("candidate 1 of 1")
    terminal.press("Enter", "e")
    terminal.shows("t title")
    terminal.press("t")
    terminal.shows("Title of")
    terminal.erases("Expand cooperation")
    terminal.types("Build factories together")
    terminal.press("Enter")
    terminal.shows("edited", "Build factories together")
    terminal.press("e", "d")
    terminal.shows("Deadline of")
    terminal.types("by the end of 2024")
    terminal.press("Enter")
    terminal.shows("2024-12-31")
    terminal.press("Escape")
    terminal.shows(f"of {count - 2}")

    (visa,) = ledger.list("is:candidate", "visa")
    terminal.press("/")
    terminal.types("visa")
    terminal.shows("candidate 1 of 1")
    terminal.press("Enter", "p")
    terminal.shows("Split: type | where a part ends")
    terminal.press("Home", *["Right"] * len(visa["quote"].split()[0]))
    terminal.types("|")
    terminal.press("Enter")
    terminal.shows("split into", "nothing fits")
    assert len(ledger.list("visa")) == 1
    terminal.press("u")
    terminal.shows("Undone", "candidate 1 of 1")

    terminal.press("/")
    terminal.erases("visa")
    terminal.types("medicine")
    terminal.shows("medicine ", " of 2 · this readout")
    terminal.press("Enter", "Home", "Space")
    terminal.shows("1 marked")
    terminal.press("m")
    terminal.shows("Reject 1 commitment as repeating")
    terminal.press("y")
    terminal.shows("merged", "candidate 1 of 1")
    terminal.press("u")
    terminal.shows("Undone", " of 2 · this readout")
    terminal.press("Escape")
    terminal.shows(f"of {count - 2}")
    terminal.press("A")
    terminal.shows("Accept all")
    terminal.press("y")
    terminal.shows("everything found has been reviewed")
    assert len(ledger.list("is:accepted")) == count - 1
    assert len(ledger.list("is:rejected")) >= 1
    edited = ledger.one("Build factories together")
    assert edited["deadline"]["latest"] == "2024-12-31"


def moved(terminal: Terminal, ledger: Ledger) -> None:
    """Ledger: filter, a status with date, note and source; many at once; undo and redo."""
    terminal.press("1")
    terminal.shows("Status", "commitments")
    terminal.press("/")
    terminal.types("visa")
    terminal.shows("1 of ")
    terminal.press("Enter", "s")
    terminal.shows("f ✓ fulfilled")
    terminal.press("f")
    terminal.shows("source")
    terminal.types("2023-05")
    terminal.press("Tab")
    terminal.types("in force")
    terminal.press("Tab")
    terminal.types("https://news.example/visa")
    terminal.press("Enter")
    terminal.shows("✓ fulfilled", "since 2023-05", "in force", "https://news.example/visa")
    assert ledger.status("visa") == "fulfilled"
    update = ledger.history("visa")[-1]
    assert (update["on"], update["note"]) == ("2023-05", "in force")
    assert update["sources"][0]["url"] == "https://news.example/visa"
    terminal.press("u")
    terminal.shows("Undone")
    assert ledger.status("visa") == "pending"
    terminal.press("C-r")
    terminal.shows("Redone")
    assert ledger.status("visa") == "fulfilled"

    terminal.press("Escape")
    terminal.shows("all: type words")
    terminal.press("/")
    terminal.types("consulates")
    terminal.shows("2 of ")
    terminal.press("Enter", "Home", "Space", "Space")
    terminal.shows("2 marked, acts apply to all of them")
    terminal.press("s", "U")
    terminal.shows("2 commitments")
    assert [one["standing"]["status"] for one in ledger.list("consulates")] == ["underway"] * 2
    terminal.press("u")
    terminal.shows("Undone")
    assert ledger.list("consulates", "status:underway") == []
    terminal.press("C-r")
    terminal.shows("Redone")
    assert len(ledger.list("consulates", "status:underway")) == 2


def followed(terminal: Terminal, ledger: Ledger) -> None:
    """A note from the editor, a look without news, a change from another terminal, another day."""
    terminal.press("Home", "N")
    terminal.shows("Asked the consular desk.", "No answer yet.")
    terminal.press("c")
    terminal.shows("looked", "nothing new")
    (first, second) = (one["id"] for one in ledger.list("consulates"))
    assert [update["kind"] for update in ledger.history(f"id:{first}")][-2:] == ["note", "check"]
    ledger.run("note", second, "seen from another terminal")
    assert terminal.comes("changed in another terminal", within=SOON)
    terminal.press("Down")
    terminal.shows("seen from another terminal")

    terminal.press("@")
    terminal.shows("Show everything as of")
    terminal.types("2022-12")
    terminal.press("Enter")
    terminal.shows("as of 2022-12-31 · read only", "· pending")
    terminal.press("c")
    terminal.shows("nothing can be changed")
    terminal.press("@")
    terminal.shows("Show everything as of")
    terminal.press("Enter")
    terminal.shows("▸ underway")
    assert not terminal.comes("read only", within=0.1)


def closed(terminal: Terminal, ledger: Ledger, folder: Path) -> None:
    """Agenda: what is overdue, off it for a while. Report: drawn, saved in two formats."""
    terminal.press("4")
    terminal.shows("Why now", "overdue", "Build factories")
    terminal.press("z")
    terminal.shows("w a week")
    terminal.press("d")
    terminal.shows("Snooze Build factories together until")
    terminal.types("2099-03-01")
    terminal.press("Enter")
    terminal.shows("snoozed until 2099-03-01")
    assert ledger.one("Build factories together")["standing"]["snoozed"] == "2099-03-01"

    terminal.press("5")
    terminal.shows("By status", "fulfilled")
    for name in ("brief.md", "brief.csv"):
        terminal.press("s")
        terminal.shows("Save the summary as")
        terminal.erases("report-")
        terminal.types(str(folder / name))
        terminal.press("Enter")
        terminal.shows(f"saved {folder / name}")
    assert "fulfilled" in (folder / "brief.md").read_text(encoding="utf-8")
    with (folder / "brief.csv").open(encoding="utf-8-sig", newline="") as file:
        assert any("fulfilled" in cell for row in csv.reader(file) for cell in row)


def test_a_day_from_import_to_report(terminal: Terminal, environment: dict[str, str], tmp_path: Path) -> None:
    ledger = Ledger(environment)
    imported(terminal, tmp_path)
    reviewed(terminal, ledger)
    moved(terminal, ledger)
    followed(terminal, ledger)
    closed(terminal, ledger, tmp_path)
    terminal.press("q")
    terminal.ends()
    assert ledger.run("doctor")
    assert ledger.status("visa") == "fulfilled"
    assert "view.report" in (tmp_path / "state" / "tracker" / "session.json").read_text(encoding="utf-8")


def test_the_demo_opens_on_a_ledger_that_is_gone_afterwards(environment: dict[str, str], tmp_path: Path) -> None:
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed")
    demo = Terminal(f"demo-{os.getpid()}", f"{TRACKER} demo", environment | {"TMPDIR": str(tmp_path)})
    try:
        demo.shows("Press any key")
        for _ in range(4):  # the terminal drops a key that comes while it turns from lines to single keys
            demo.press("Space")
            if demo.comes("1 Ledger", within=5):
                break
        demo.shows("1 Ledger", "commitments")
        demo.press("/")
        demo.types("is:closed")
        demo.shows("✓ fulfilled", "6 of ")
        demo.press("Enter")
        demo.press("q")
        demo.ends()
    finally:
        demo.close()
    assert not list(tmp_path.glob("tracker-demo-*"))
    assert not (tmp_path / "ledger.json").exists()


def test_a_program_told_to_end_gives_the_terminal_back_and_keeps_its_place(terminal: Terminal, tmp_path: Path) -> None:
    terminal.shows("1 Ledger", "i imports")
    terminal.press("5")
    terminal.shows("where all commitments stand")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.ends() == 128 + signal.SIGTERM
    told = "#{alternate_on} #{mouse_any_flag}"
    assert terminal.tmux("display-message", "-p", "-t", terminal.name, told).split() == ["0", "0"]
    assert "view.report" in (tmp_path / "state" / "tracker" / "session.json").read_text(encoding="utf-8")


def test_a_program_whose_window_vanished_without_a_word_ends_and_keeps_its_place(
    environment: dict[str, str], tmp_path: Path
) -> None:
    """The signal of a vanished terminal reaches only those it controls; the others would read nothing for ever."""
    ours, theirs = os.openpty()
    program = subprocess.Popen(
        [TRACKER],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | environment | {"TERM": "xterm"},
        start_new_session=True,
    )
    os.close(theirs)
    try:
        until = time.monotonic() + 30
        painted = b""
        while b"Ledger" not in painted and time.monotonic() < until:
            if select.select([ours], [], [], 0.1)[0]:
                painted += os.read(ours, 65536)
        assert b"Ledger" in painted
        os.close(ours)
        assert program.wait(timeout=30) == 128 + signal.SIGHUP
    finally:
        program.kill()
    assert (tmp_path / "state" / "tracker" / "session.json").exists()
