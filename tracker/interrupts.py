"""Ctrl-C to a KeyboardInterrupt that comes only where nothing is half done."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Self


class Interrupts:
    """While entered, Ctrl-C waits for the next `check`, or comes at once within `at_once`; does nothing outside the main thread.

    The default, an exception between any two instructions, can leave a lock of a process pool held, and then nothing ends.
    """

    def __init__(self) -> None:
        self.asked = False
        self._at_once = False
        self._before: signal._HANDLER = None
        self._entered = 0

    def __enter__(self) -> Self:
        self._entered += 1
        if self._entered == 1 and threading.current_thread() is threading.main_thread():
            self._before = lead_to(self._ring)
        return self

    def __exit__(self, *_: object) -> None:
        self._entered -= 1
        if self._entered == 0 and self._before is not None:
            lead_to(self._before)
            self._before = None

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
        if self._at_once:
            raise KeyboardInterrupt

    def check(self) -> None:
        """Raise KeyboardInterrupt if it was asked for."""
        if self.asked:
            raise KeyboardInterrupt

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Where an interrupt harms nothing and waiting may be long: reading, fetching, extracting in this process."""
        try:
            self._at_once = True
            self.check()
            yield
        finally:
            self._at_once = False


def lead_to(handler: signal._HANDLER) -> signal._HANDLER:
    """Have Ctrl-C come to this, and return to what it came; nothing changes where the caller has it ignored, as nohup has."""
    before = signal.getsignal(signal.SIGINT)
    return before if before is signal.SIG_IGN else signal.signal(signal.SIGINT, handler)
