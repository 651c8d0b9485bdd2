"""A pool of processes that Ctrl-C does not reach, that can be ended whatever it is doing, and that ends with its program."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.util import get_temp_dir

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
        folder = ""
        if method == "forkserver":
            _start_server()
            folder = get_temp_dir()  # where the server listens
        context = multiprocessing.get_context(method)
        super().__init__(workers, mp_context=context, initializer=prepare, initargs=(known, MEMORY, folder))

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
    """Start the process that forks the workers, with a terminal's signals blocked: it and they inherit that from the start.

    They end with the program; where a closed terminal ended them first, nobody would remove what the program leaves.
    """
    from multiprocessing import forkserver, resource_tracker

    # The process that tidies up when this one was killed outlives a closed terminal, and finds nothing to warn a person of. It
    # lifts a block of interrupts when it is started, hence before the other; once it runs, it leaves the mask alone.
    with _blocked({signal.SIGHUP, signal.SIGQUIT}), _no_warnings():
        resource_tracker.ensure_running()
    with _blocked({signal.SIGINT, signal.SIGHUP, signal.SIGQUIT}):
        forkserver.ensure_running()


@contextmanager
def _blocked(signals: set[signal.Signals]) -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _no_warnings() -> Iterator[None]:
    """Python processes started within print no warnings."""
    before = os.environ.get("PYTHONWARNINGS")
    os.environ["PYTHONWARNINGS"] = "ignore"
    try:
        yield
    finally:
        os.environ.pop("PYTHONWARNINGS")
        if before is not None:
            os.environ["PYTHONWARNINGS"] = before
