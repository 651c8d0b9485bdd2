"""The three standard streams to ones that are always there, and that say in plain words when they cannot be written."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from tracker.errors import Unwritable

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Output(io.RawIOBase):
    """What is written to a descriptor; it fails once, and drops what comes after that, so that the process ends quietly."""

    def __init__(self, fd: int, *, quiet: bool) -> None:
        self._fd = fd
        self._lost = False
        self._quiet = quiet

    def fileno(self) -> int:
        return self._fd

    def isatty(self) -> bool:
        return os.isatty(self._fd)

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int | None:
        if not self._lost:
            try:
                return os.write(self._fd, data)
            except BlockingIOError:
                return None
            except OSError as error:
                self._lost = True
                if not self._quiet:
                    if isinstance(error, BrokenPipeError):
                        raise  # the reader has enough: no failure to speak of
                    raise Unwritable(f"standard output cannot be written: {error.strerror}") from error
        return memoryview(data).nbytes


def take_over() -> None:
    """Put these streams in place of the interpreter's own, which are None where the caller closed them."""
    # A closed descriptor would be given to the next file opened, the ledger among them, and what is printed would end up there.
    while (fd := os.open(os.devnull, os.O_RDONLY)) <= 2:
        pass
    os.close(fd)
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - empty, for as long as the process runs
    sys.stdout = _over(1, sys.stdout, quiet=False)
    sys.stderr = _over(2, sys.stderr, quiet=True)


def _over(fd: int, old: object, *, quiet: bool) -> io.TextIOWrapper:
    raw = io.BufferedWriter(_Output(fd, quiet=quiet))
    if isinstance(old, io.TextIOWrapper):
        return io.TextIOWrapper(raw, old.encoding, old.errors, line_buffering=old.line_buffering)
    return io.TextIOWrapper(raw, "utf-8", "backslashreplace")
