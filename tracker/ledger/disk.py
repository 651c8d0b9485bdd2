"""Bytes to the disk for certain: every file system call that the ledger's promises rest on, in one place."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

from tracker.errors import LockedLedger

READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_DEVICES = {Path("/dev"), Path("/dev/fd")}


def write(fd: int, data: bytes | memoryview) -> None:
    """All of `data` at the descriptor's place; raises OSError where the disk takes no more."""
    rest = memoryview(data)
    while rest:
        count = os.write(fd, rest)
        if count == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[count:]


def sync(fd: int) -> None:
    """Wait until what was written is on the disk itself."""
    if sys.platform == "darwin":
        fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
    else:
        os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk itself."""
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def cut(fd: int, size: int) -> None:
    """Shorten a file."""
    os.ftruncate(fd, size)


def replace(source: Path, target: Path) -> None:
    """Give a finished file its name, in place of the one that had it, in one step."""
    os.replace(source, target)  # noqa: PTH105 - beside the other calls, so that tests can fail each in turn


def keep(source: Path, target: Path) -> None:
    """A second name for a file, in place of what had it; a copy where the file system has no hard links."""
    beside = target.with_name(f"{target.name}.new-{os.getpid()}")
    beside.unlink(missing_ok=True)
    try:
        os.link(source, beside)
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EXDEV, errno.ENOSYS}:
            raise
        import shutil

        try:
            shutil.copy2(source, beside)
        except BaseException:
            _drop(beside)
            raise
    try:
        replace(beside, target)
    finally:
        _drop(
            beside
        )  # also where `target` is a name of this very file already: then the system renames nothing, and says so to nobody


def create(path: Path, like: Path) -> int:
    """A new empty file open for writing, with the permissions of `like` if that exists; one left by a dead process is emptied."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    if like.exists():
        os.fchmod(fd, stat.S_IMODE(like.stat().st_mode))
    return fd


def save(path: Path, data: bytes, like: Path | None = None) -> None:
    """A file with `data`, whole or not at all, its name and bytes on the disk when this returns; permissions as `create`."""
    beside = path.with_name(f"{path.name}.new-{os.getpid()}")
    fd = create(beside, like or path)
    try:
        try:
            write(fd, data)
            sync(fd)
        finally:
            os.close(fd)
        replace(beside, path)
    except BaseException:
        _drop(beside)
        raise
    sync_folder(path.parent)


def is_stream(path: Path) -> bool:
    """Whether a path is only written into and never replaced: a device, a pipe, an open file by its number (/dev/stdout)."""
    folder = path.absolute().parent.resolve()
    # Behind /dev/stdout is an ordinary file where `>>` leads there; what the file holds already is not ours to replace.
    return folder in _DEVICES or folder.is_relative_to("/proc") or (path.exists() and not path.is_file())


def put(path: Path, data: bytes) -> None:
    """The data where a person asked for it: as a whole file, its permissions and a link to it kept, or into a device or pipe."""
    if not is_stream(path):
        save(path.resolve(), data)
        return
    fd = os.open(path, os.O_WRONLY | os.O_APPEND)
    try:
        write(fd, data)
    finally:
        os.close(fd)


def _drop(unfinished: Path) -> None:
    """Give back the room of a file that came to nothing: on a full disk it is the rest that others need."""
    with suppress(OSError):
        unfinished.unlink(missing_ok=True)


class Lock:
    """A lock that all processes on this machine respect, let go by the system when its holder dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd = -1

    def take(self, patience: float) -> None:
        """Wait for the lock up to `patience` seconds; raises LockedLedger then."""
        if self._fd < 0:
            self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        deadline, pause = time.monotonic() + patience, 0.0002
        while not _try_lock(self._fd):
            if time.monotonic() > deadline:
                raise LockedLedger(
                    f"{self._path} is held by another process for more than {patience:.0f} seconds",
                    "wait until that process is done, or end it",
                )
            time.sleep(pause)
            pause = min(pause * 2, 0.02)

    def release(self) -> None:
        """Let the next one in."""
        fcntl.flock(self._fd, fcntl.LOCK_UN)

    def close(self) -> None:
        """Give the descriptor back."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


class HeldLock(Lock):
    """The lock where the caller has it already."""

    def take(self, patience: float) -> None:
        """Nothing to wait for."""

    def release(self) -> None:
        """The caller's to let go."""


def _try_lock(fd: int) -> bool:
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
