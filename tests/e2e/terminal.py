"""A program in tmux, driven by keys; nothing is waited for but what is on the screen."""

from __future__ import annotations

import re
import shlex
import subprocess
import time

import pytest

PATIENCE = 30.0
"""Seconds until what is expected must be on the screen; a slow machine needs two."""
FINGERS = 0.06
"""Seconds between two keys."""
LOOK = 0.03
"""Seconds between two looks at the screen."""


class Terminal:
    """A tmux session of one program, on a server of its own."""

    def __init__(self, name: str, command: str, environment: dict[str, str], size: tuple[int, int] = (160, 45)) -> None:
        self.name = name
        set_all = " ".join(f"{key}={shlex.quote(value)}" for key, value in environment.items())
        # The shell tells how the program ended and stays: tmux may miss both the end and what was said last.
        whole = f"env -u COLUMNS -u LINES {set_all} {command}; echo ended with $?; exec sleep 600"
        self.tmux("new-session", "-d", "-s", name, "-x", str(size[0]), "-y", str(size[1]), whole)

    def tmux(self, *args: str) -> str:
        """Talk to the session's own server."""
        return subprocess.run(["tmux", "-L", self.name, *args], capture_output=True, text=True, check=True).stdout

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names, one after another and no faster than fingers."""
        for key in keys:
            self.tmux("send-keys", "-t", self.name, key)
            time.sleep(FINGERS)

    def types(self, text: str) -> None:
        """Type a text."""
        self.tmux("send-keys", "-t", self.name, "-l", text)

    def erases(self, text: str) -> None:
        """Empty the line that is being typed, which holds `text`."""
        self.press("C-a", "C-k")
        until = time.monotonic() + PATIENCE
        while any(text in line for line in (*self.screen().splitlines()[:2], *self.screen().splitlines()[-2:])):
            if time.monotonic() > until:
                pytest.fail(f"{text} is still there:\n{self.screen()}")
            time.sleep(LOOK)

    def screen(self) -> str:
        """What is on the screen."""
        return self.tmux("capture-pane", "-t", self.name, "-p")

    def comes(self, *words: str, within: float = PATIENCE) -> bool:
        """Whether all words are on the screen together within so many seconds."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            screen = self.screen()
            if all(word in screen for word in words):
                return True
            time.sleep(LOOK)
        return False

    def shows(self, *words: str) -> None:
        """Wait until all words are on the screen."""
        if not self.comes(*words):
            pytest.fail(f"{words} not on the screen:\n{self.screen()}")

    @property
    def pid(self) -> int:
        """The process of the program, which the terminal's shell is waiting for."""
        shell = self.tmux("display-message", "-p", "-t", self.name, "#{pane_pid}").strip()
        table = subprocess.run(["ps", "-A", "-o", "pid=", "-o", "ppid="], capture_output=True, text=True, check=True).stdout
        return next(int(pid) for pid, parent in map(str.split, table.splitlines()) if parent == shell)

    def ends(self) -> int:
        """Wait until the program is over; its exit code."""
        until = time.monotonic() + PATIENCE
        while not (ended := re.search(r"^ended with (\d+)$", self.screen(), re.MULTILINE)):
            if time.monotonic() > until:
                pytest.fail(f"still running:\n{self.screen()}")
            time.sleep(LOOK)
        return int(ended[1])

    def close(self) -> None:
        """End the program and its terminal."""
        subprocess.run(["tmux", "-L", self.name, "kill-server"], capture_output=True, check=False)
