"""The real program in a real terminal, from import to report, driven by keys as a person would."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SAMPLE

pytestmark = pytest.mark.terminal

TRACKER = Path(sys.executable).parent / "tracker"
PATIENCE = 20.0
"""Seconds until what is expected must be on the screen; a slow machine needs two."""


class Terminal:
    """A tmux session of one program; `shows` waits until words are on its screen."""

    def __init__(self, name: str, command: str, environment: dict[str, str], size: tuple[int, int] = (120, 40)) -> None:
        self.name = name
        set_all = " ".join(f"{key}={shlex.quote(value)}" for key, value in environment.items())
        whole = f"env -u COLUMNS -u LINES {set_all} {command}"
        self.tmux("new-session", "-d", "-s", name, "-x", str(size[0]), "-y", str(size[1]), whole)
        self.tmux("set-option", "-t", name, "remain-on-exit", "on")

    def tmux(self, *args: str) -> str:
        return subprocess.run(["tmux", "-L", self.name, *args], capture_output=True, text=True, check=True).stdout

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tmux("send-keys", "-t", self.name, key)
            time.sleep(0.05)

    def types(self, text: str) -> None:
        self.tmux("send-keys", "-t", self.name, "-l", text)

    def screen(self) -> str:
        return self.tmux("capture-pane", "-t", self.name, "-p")

    def shows(self, *words: str) -> str:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            screen = self.screen()
            if all(word in screen for word in words):
                return screen
            time.sleep(0.05)
        pytest.fail(f"{words} not on the screen:\n{self.screen()}")

    def comes(self, word: str, within: float) -> bool:
        until = time.monotonic() + within
        while word not in self.screen():
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
        return True

    def ends(self) -> None:
        until = time.monotonic() + PATIENCE
        while self.tmux("display-message", "-p", "-t", self.name, "#{pane_dead}").strip() != "1":
            if time.monotonic() > until:
                pytest.fail(f"still running:\n{self.screen()}")
            time.sleep(0.05)

    def close(self) -> None:
        subprocess.run(["tmux", "-L", self.name, "kill-server"], capture_output=True, check=False)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "TRACKER_LEDGER": str(tmp_path / "ledger.json"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
    }


@pytest.fixture
def terminal(environment: dict[str, str], tmp_path: Path) -> Iterator[Terminal]:
    if not shutil.which("tmux"):
        if os.environ.get("CI"):
            pytest.fail("tmux is not installed")
        pytest.skip("tmux is not installed")
    command(environment, "import", str(SAMPLE), "--date", "2022-06-07")
    session = Terminal(f"drive-{os.getpid()}", str(TRACKER), environment)
    yield session
    session.close()


def command(environment: dict[str, str], *args: str) -> str:
    done = subprocess.run([TRACKER, *args], env=os.environ | environment, capture_output=True, text=True, check=True)
    return done.stdout


def stands(environment: dict[str, str], words: str) -> str:
    (one,) = json.loads(command(environment, "list", words, "--json"))
    return str(one["standing"].get("status", "pending")) if "standing" in one else "pending"


def test_from_import_over_filter_status_and_undo_to_the_report(terminal: Terminal, environment: dict[str, str]) -> None:
    found = json.loads(command(environment, "list", "--json"))
    (visa,) = (one["id"] for one in found if "visa" in one["title"])
    terminal.shows("1 Ledger", f"{len(found)} commitments")
    terminal.press("/")
    terminal.types("visa")
    terminal.shows(f"1 of {len(found)}")
    terminal.press("Enter")
    terminal.press("s")
    terminal.shows("f ✓ fulfilled")
    terminal.press("f")
    terminal.shows("source")
    terminal.press("Tab", "Tab")
    terminal.types("https://news.example/visa")
    terminal.press("Enter")
    terminal.shows("✓ fulfilled", "https://news.example/visa")
    assert stands(environment, "visa") == "fulfilled"
    terminal.press("u")
    terminal.shows("Undone")
    assert stands(environment, "visa") == "pending"
    terminal.press("C-r")
    terminal.shows("Redone")
    assert stands(environment, "visa") == "fulfilled"
    command(environment, "note", visa, "seen from another terminal")
    terminal.shows("changed in another terminal")
    terminal.press("5")
    terminal.shows("fulfilled", "By status")
    terminal.press("q")
    terminal.ends()


def test_the_demo_opens_on_a_ledger_that_is_gone_afterwards(
    terminal: Terminal, environment: dict[str, str], tmp_path: Path
) -> None:
    before = (tmp_path / "ledger.json").read_bytes()
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
    assert (tmp_path / "ledger.json").read_bytes() == before
