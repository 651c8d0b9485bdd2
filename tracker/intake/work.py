"""A batch of items to what their readers and extraction find: pure, so that it runs in any process on any machine."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from msgspec import Struct
from msgspec.structs import replace

from tracker.errors import UnreadableDocument
from tracker.ingest import Metadata, read_each
from tracker.ingest.document import MAX_SECONDS, unreadable
from tracker.intake.sources import Item
from tracker.intake.versions import sketch
from tracker.model import Leaf, Readout
from tracker.reading import read_through

PREFIX = 16
"""Hexadecimal digits of a text's hash by which a worker leaves out what is stored already; the writer looks at all of it."""


class Found(Struct, frozen=True):
    """One draft with what extraction found in it; `leaves` None where the text seemed to be stored already."""

    draft: Readout
    leaves: tuple[Leaf, ...] | None
    hashes: tuple[int, ...] = ()


class Outcome(Struct, frozen=True):
    """What became of one item: drafts, or the failure's message and hint, or why it was passed over."""

    name: str
    found: tuple[Found, ...] = ()
    failure: tuple[str, str] | None = None
    skipped: str = ""
    besides: tuple[tuple[str, str], ...] = ()
    """Messages and hints for parts of it that could not be read where the rest could."""
    notes: tuple[str, ...] = ()
    """Remarks on how it was read, each naming it."""


_known: frozenset[str] = frozenset()


def prepare(known: frozenset[str], memory: int, folder: str = "") -> None:
    """Set up a worker process: it ends with its program, leaves interrupts to that, has bounded memory, knows what is stored.

    `folder` is what the program has for its pool among temporary files, and cannot remove itself where it is killed.
    """
    global _known  # noqa: PLW0603 - a process pool hands its initial data to workers in no other way
    _known = known
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_program, args=(folder,), daemon=True).start()
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))


def _end_with_program(folder: str) -> None:
    """Wait until the program that started this worker is gone, however it ended, then end too: nobody will take the result."""
    if program := multiprocessing.parent_process():
        program.join()
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)


def work(batch: Sequence[Item], given: Metadata, known: frozenset[str] | None = None) -> list[Outcome]:
    """Read and extract each item of a batch; one that cannot be read is a failure in its place, the others are unharmed."""
    return [_one(item, given, _known if known is None else known) for item in batch]


def _one(item: Item, given: Metadata, known: frozenset[str]) -> Outcome:
    if item.failure or item.skipped:
        return Outcome(item.name, failure=item.failure, skipped=item.skipped)
    try:
        with _deadline(item.name, MAX_SECONDS):
            seen = read_each(item.data, item.name, given=given, charset=item.charset)
            besides = tuple((failure.message, failure.hint) for failure in seen.failures)
            found = tuple(_found(draft, known) for draft in seen.drafts)
            return Outcome(item.name, found, besides=besides, notes=tuple(seen.notes))
    except Exception as error:
        # Whatever a hostile file provokes in a library, the rest of the batch goes on.
        failure = _worded(item.name, error)
        return Outcome(item.name, failure=(failure.message, failure.hint))


def _worded(name: str, error: Exception) -> UnreadableDocument:
    if isinstance(error, UnreadableDocument):
        return error
    if isinstance(error, MemoryError):
        return unreadable(name, "needs more memory than a document may take")
    if isinstance(error, RecursionError):
        return unreadable(name, "nested too deeply")
    return unreadable(name, f"{type(error).__name__}: {error}")


def _found(draft: Readout, known: frozenset[str]) -> Found:
    if draft.sha256[:PREFIX] in known:
        return Found(replace(draft, text=""), None)
    return Found(*read_through(draft), sketch(draft.text))


@contextmanager
def _deadline(name: str, seconds: int) -> Iterator[None]:
    """Ends whatever runs too long, where the system can: in the main thread of a process, on Unix."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise unreadable(name, f"took longer than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
