"""When the garbage collector walks the whole heap: in pauses, never between a key and its answer."""

from __future__ import annotations

import gc
from types import TracebackType

NEVER = 1_000_000
"""As many collections of the young as no session sees: a full one does not begin by itself."""
ENOUGH = 10
"""Collections of the young after which a full one is worth its time; Python's own measure."""


class Collector:
    """While entered, full collections happen only in `rest`, and skip what was there at the beginning.

    What is loaded stays loaded; walking 100,000 commitments to learn that takes 50 ms, three times what a key press may.
    """

    def __init__(self) -> None:
        self._seen: tuple[int, ...] = ()
        self._thresholds = gc.get_threshold()

    def __enter__(self) -> Collector:
        self._thresholds = gc.get_threshold()
        gc.freeze()
        gc.set_threshold(*self._thresholds[:2], NEVER)
        gc.disable()  # until the first rest: what is made at the start stays as well
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        gc.set_threshold(*self._thresholds)
        gc.enable()
        gc.unfreeze()

    def rest(self) -> None:
        """Called now and then: collect if enough has gathered and nothing was made since the last call."""
        gc.enable()
        gathered = gc.get_count()[1:]
        if gathered == self._seen and gathered[-1] >= ENOUGH:
            gc.collect()
        self._seen = gathered
