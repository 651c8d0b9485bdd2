"""A pool of processes that Ctrl-C does not reach and that can be ended at any moment, whatever its workers are doing."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress

from tracker.intake.work import prepare

MEMORY = 3 * 1024**3
"""Address space of one worker process: a document that wants more fails alone."""
PATIENCE = 2.0
"""Seconds for the pool's own thread to see that its workers are gone."""


class Pool(ProcessPoolExecutor):
    """Worker processes that know which texts are stored."""

    def __init__(self, workers: int, known: frozenset[str]) -> None:
        # Not "fork": the program may run threads by now, and a forked copy of a held lock is never released.
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        if method == "forkserver":
            _start_server()
        context = multiprocessing.get_context(method)
        super().__init__(workers, mp_context=context, initializer=prepare, initargs=(known, MEMORY))

    def kill(self) -> None:
        """End all workers now; what they were doing is lost."""
        workers = list((self._processes or {}).values())
        thread = self._executor_manager_thread
        results = self._result_queue
        self.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.kill()
        # Half a result may be in the pipe: with no writer left its reader meets the end and does not wait for the rest.
        with suppress(OSError):
            results._writer.close()  # type: ignore[attr-defined]  # typed as the public queue, which has no name for its end
        if thread is not None:
            thread.join(PATIENCE)  # type: ignore[attr-defined]  # it is a thread, whatever its published type says


def _start_server() -> None:
    """Start the process that forks the workers, with interrupts blocked: it and they inherit that from the start."""
    from multiprocessing import forkserver, resource_tracker

    # This lifts the block when it starts its own process; once that runs, it leaves the mask alone.
    resource_tracker.ensure_running()
    with _blocked():
        forkserver.ensure_running()


@contextmanager
def _blocked() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
