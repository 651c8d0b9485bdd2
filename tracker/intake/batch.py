"""Many documents to the ledger on all cores: batches out to any executor, results back in order to the one writer."""

from __future__ import annotations

import datetime as dt
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, wait
from pathlib import Path
from typing import ParamSpec, TypeVar

from tracker.clean import shown
from tracker.errors import TrackerError
from tracker.ingest import Metadata
from tracker.ingest.document import unreadable
from tracker.intake.pool import Pool
from tracker.intake.sources import Item, count, items
from tracker.intake.summary import Progress, Summary
from tracker.intake.work import Outcome, work
from tracker.intake.writer import Versions, Writer
from tracker.interrupts import Interrupts
from tracker.ledger.protocol import Ledger

BATCH = 48
BATCH_BYTES = 8 * 1024 * 1024
"""A batch is sent when it has this many documents or this many bytes."""
FEW = 8
"""So few documents are read in this process: starting others takes longer."""
WINDOW = 64
"""Batches under way on a borrowed executor whose number of workers is not said."""
MAX_LOSSES = 20
"""After this many documents that a borrowed executor could not deal with, it is the executor."""
POLL = 0.1
"""Seconds between looks at whether an interrupt came while a batch is awaited."""

P = ParamSpec("P")
T = TypeVar("T")


class Inline(Executor):
    """Runs each task where it is submitted."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The finished future of `fn`."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def run(
    ledger: Ledger,
    paths: Iterable[str | Path],
    *,
    now: dt.datetime,
    given: Metadata | None = None,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[Progress], None] | None = None,
    versions: Versions = "join",
    interrupts: Interrupts | None = None,
) -> Summary:
    """Import all documents that `paths` lead to (files, folders, archives, tables, addresses, `-`), each batch durable at once.

    `executor` is any `concurrent.futures.Executor` (say, of a Dask cluster), which stays open; `workers` then says how many it
    has. Without one a pool of `workers` processes (default: one a core) is used, or none for few documents. Texts stored already
    are left alone, so that a run that was stopped goes on where it was. What cannot be read is in the summary; what the ledger
    raises is raised. Ctrl-C ends the run between two writes, kills the processes and says `stopped`; `interrupts` is the
    caller's, if it began to listen for it before.
    """
    sources = [str(path) for path in paths]
    with interrupts or Interrupts() as heard:
        with heard.at_once():
            writer = Writer(ledger, now=now, versions=versions)
            total = count(sources)
        crew = _Crew(executor, workers, total, given or Metadata(), writer.known(), heard)
        done = 0
        try:
            if progress:
                progress(Progress(done, total, 0, 0, ""))
            for outcomes in crew.results(batches(items(sources))):
                writer.write(outcomes)
                done += len(outcomes)
                if progress and outcomes:
                    told = writer.summary
                    progress(Progress(done, max(done, total), len(told.added), len(told.failed), shown(outcomes[-1].name)))
        except KeyboardInterrupt:
            writer.summary.stopped = True
        finally:
            crew.kill()
    if progress and not writer.summary.stopped:
        progress(Progress(done, done, len(writer.summary.added), len(writer.summary.failed), ""))
    return writer.summary


def batches(source: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in groups small enough to travel and to be held."""
    batch: list[Item] = []
    size = 0
    for item in source:
        if batch and (len(batch) >= BATCH or size + len(item.data) > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += len(item.data)
    if batch:
        yield batch


class _Crew:
    """Whoever does the work, with a bounded number of batches under way; a crash costs the document that caused it, no other."""

    def __init__(
        self,
        executor: Executor | None,
        workers: int | None,
        total: int,
        given: Metadata,
        known: frozenset[str],
        interrupts: Interrupts,
    ) -> None:
        self._interrupts = interrupts
        self._own = executor is None
        self._workers = workers or os.cpu_count() or 1
        self._alone = self._own and (self._workers == 1 or total <= FEW)
        self._window = WINDOW if not (self._own or workers) else 1 if self._alone else 2 * self._workers + 2
        self._given = given
        self._known = known
        self._losses = 0
        self._executor = executor or self._hire()

    def _hire(self) -> Executor:
        if self._alone:
            return Inline()
        return Pool(self._workers, self._known)

    def results(self, source: Iterator[list[Item]]) -> Iterator[list[Outcome]]:
        """The outcomes of each batch, in the order of the batches."""
        under_way: deque[tuple[list[Item], Future[list[Outcome]]]] = deque()
        try:
            while (batch := self._next(source)) is not None:
                under_way.append((batch, self._submit(batch)))
                if len(under_way) >= self._window:
                    yield self._finish(*under_way.popleft())
            while under_way:
                yield self._finish(*under_way.popleft())
        finally:
            for _, future in under_way:
                future.cancel()

    def _next(self, source: Iterator[list[Item]]) -> list[Item] | None:
        with self._interrupts.at_once():
            return next(source, None)

    def _submit(self, batch: list[Item]) -> Future[list[Outcome]]:
        if self._alone:
            with self._interrupts.at_once():
                return self._executor.submit(work, batch, self._given, self._known)
        self._interrupts.check()
        known = None if self._own else frozenset[str]()
        try:
            return self._executor.submit(work, batch, self._given, known)
        except BrokenExecutor:
            self._replace()
            return self._executor.submit(work, batch, self._given, known)

    def _finish(self, batch: list[Item], future: Future[list[Outcome]]) -> list[Outcome]:
        try:
            return self._wait(future)
        except Exception:
            # A worker died or could not be reached: each document is tried by itself.
            return [self._single(item) for item in batch]

    def _wait(self, future: Future[list[Outcome]]) -> list[Outcome]:
        if not self._own:
            # Another's future need not be one that `wait` of the standard library understands.
            with self._interrupts.at_once():
                return future.result()
        while not wait((future,), POLL).done:
            self._interrupts.check()
        self._interrupts.check()
        return future.result()

    def _single(self, item: Item) -> Outcome:
        try:
            return self._wait(self._submit([item]))[0]
        except BrokenExecutor:
            # Another batch may have been the cause; with nothing else under way there is no doubt.
            self._replace()
        except Exception as error:
            return self._lost(item, f"the worker failed ({error})")
        try:
            return self._wait(self._submit([item]))[0]
        except BrokenExecutor:
            return self._lost(item, "the process that read it died")

    def _lost(self, item: Item, cause: str) -> Outcome:
        self._losses += 1
        if not self._own and self._losses > MAX_LOSSES:
            raise TrackerError(f"the workers are out of reach: {shown(cause)}", "run the import again, it goes on where it was")
        failure = unreadable(item.name, cause)
        return Outcome(item.name, failure=(failure.message, failure.hint))

    def _replace(self) -> None:
        if not self._own:
            raise TrackerError("the executor has broken down", "run the import again, it goes on where it was")
        self.kill()
        self._executor = self._hire()

    def kill(self) -> None:
        """End the own workers, whatever they are doing; a borrowed executor is its owner's to close."""
        if isinstance(self._executor, Pool):
            self._executor.kill()
