"""Changes to checksummed lines appended to a file, and back.

The first line names the snapshot that the changes build on; each further line is one change, a transaction with the documents
as they are after it, or the announcement of the snapshot that is about to take the old one's place.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Raw, Struct

from tracker.errors import DamagedLedger
from tracker.ledger import disk

FORMAT = 1


class Seal(Struct, frozen=True, kw_only=True):
    """What a snapshot must be: the number of the last change in it, its size in bytes and its CRC-32."""

    seq: int
    size: int
    crc: int


class Header(Struct, frozen=True, kw_only=True, tag="journal", tag_field="line"):
    """The first line. `epoch` changes when a ledger is restored: whoever has it open must read all of it anew."""

    format: int = FORMAT
    epoch: str
    snapshot: Seal


class Change(Struct, frozen=True, kw_only=True, tag="change", tag_field="line", omit_defaults=True):
    """One transaction: the documents put, by table and number; the documents dropped, or None for a whole table."""

    n: int
    put: dict[str, dict[int, Raw]] = {}
    drop: dict[str, list[int] | None] = {}


class Checkpoint(Struct, frozen=True, kw_only=True, tag="checkpoint", tag_field="line"):
    """A new snapshot is written and takes the old one's place next."""

    snapshot: Seal


Line = Header | Change | Checkpoint
_DECODER: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)
_TAIL = len(b',"crc32":"00000000"}')


def seal(line: Struct) -> bytes:
    """A line with its checksum."""
    body = msgspec.json.encode(line)[:-1]
    if b"\n" in body:
        raise ValueError("a line of the journal cannot hold a line feed")
    return body + b',"crc32":"%08x"}\n' % zlib.crc32(body)


def unseal(line: bytes | memoryview) -> Line | None:
    """What the line (without its line feed) says, or None if it is not as it was written."""
    body = bytes(line[:-_TAIL])
    if bytes(line[-_TAIL:]) != b',"crc32":"%08x"}' % zlib.crc32(body):
        return None
    try:
        return _DECODER.decode(body + b"}")
    except msgspec.DecodeError:
        return None


class Scan(Struct, frozen=True):
    """What a stretch of a journal holds: its sound lines, where they end, where the last one starts."""

    lines: list[Line]
    end: int
    last: int


def scan(data: bytes, start: int, path: Path) -> Scan:
    """The sound lines of `data`, which begins at byte `start` of the journal `path`.

    A last line that is not sound is left out (a write that was cut short). Raises DamagedLedger where sound lines follow an
    unsound one: there acknowledged changes would be lost.
    """
    lines: list[Line] = []
    position = last = 0
    while (stop := data.find(b"\n", position)) >= 0:
        line = unseal(data[position:stop])
        if line is None:
            if data.find(b"\n", stop + 1) >= 0:
                raise DamagedLedger(
                    f"{path}: the line at byte {start + position} is damaged and others follow it",
                    "`tracker doctor` says what can be saved, `tracker restore` brings back the last sound state",
                )
            break
        lines.append(line)
        last, position = position, stop + 1
    return Scan(lines, start + position, start + last)


class Journal:
    """The open journal of one process, read up to `end`."""

    def __init__(self, path: Path, fd: int, header: Header, *, writable: bool) -> None:
        self.path = path
        self.header = header
        self.writable = writable
        self.end = 0
        self.broken = False
        self.n = header.snapshot.seq
        self.seals = [header.snapshot]
        self._fd = fd
        self._last = 0
        self._last_crc = 0
        self._seen = (0, 0)
        self._own = False
        status = os.fstat(fd)
        self.identity = (status.st_dev, status.st_ino)

    @classmethod
    def open(cls, path: Path) -> Journal:
        """The journal at `path`; raises FileNotFoundError, or DamagedLedger where its first line is not sound."""
        try:
            fd, writable = os.open(path, os.O_RDWR | os.O_APPEND), True
        except OSError as error:
            if error.errno not in disk.READ_ONLY:
                raise
            fd, writable = os.open(path, os.O_RDONLY), False
        try:
            first = b""
            while b"\n" not in first and (more := os.pread(fd, 4096, len(first))):
                first += more
            header = unseal(first.partition(b"\n")[0])
            if not isinstance(header, Header):
                raise DamagedLedger(f"{path}: the first line, at byte 0 of {os.fstat(fd).st_size}, is damaged", _SEE)
            return cls(path, fd, header, writable=writable)
        except BaseException:
            os.close(fd)
            raise

    @classmethod
    def absent(cls, path: Path) -> Journal:
        """In place of a journal that is not there and may not be made: empty, never written."""
        header = Header(epoch="", snapshot=Seal(seq=0, size=0, crc=0))
        return cls(path, os.open(os.devnull, os.O_RDONLY), header, writable=False)

    @classmethod
    def create(cls, path: Path, header: Header, like: Path, rest: bytes = b"") -> None:
        """A new journal in place of any old one, with `rest` after its first line and the permissions of `like`."""
        disk.save(path, seal(header) + rest, like)

    def moved(self) -> bool:
        """Whether the journal grew, shrank or was rewritten since it was last read; one call of the system."""
        status = os.fstat(self._fd)
        return (status.st_size, status.st_mtime_ns) != self._seen

    def tail(self) -> list[Line] | None:
        """The lines added since the last call; None where what was read before is no longer there as it was."""
        status = os.fstat(self._fd)
        if self._own and status.st_size == self.end:
            return []  # the last line is this process's own: others only ever cut off lines after it
        data = _read(self._fd, self._last, status.st_size)
        before = self.end - self._last
        if len(data) < before or (before and zlib.crc32(data[:before]) != self._last_crc):
            return None
        found = scan(data[before:], self.end, self.path)
        if found.lines:
            self._last_crc = zlib.crc32(data[found.last - self._last : found.end - self._last])
            self._last, self.end, self._own = found.last, found.end, False
            self.seals += [line.snapshot for line in found.lines if isinstance(line, Checkpoint)]
            self._count(found.lines)
        self._seen = (status.st_size, status.st_mtime_ns)
        return found.lines

    def rest(self, start: int) -> bytes:
        """The bytes from `start` to where it was read."""
        return _read(self._fd, start, self.end)

    def torn(self) -> bytes:
        """What stands after the last sound line: a write that was cut short. Only under the lock is it not one in progress."""
        return _read(self._fd, self.end, os.fstat(self._fd).st_size)

    def mend(self) -> None:
        """Cut off what stands after the last sound line."""
        disk.cut(self._fd, self.end)
        disk.sync(self._fd)

    def _count(self, lines: Iterable[Line]) -> None:
        for line in lines:
            if isinstance(line, Change):
                self.n = line.n

    def append(self, line: Change | Checkpoint) -> None:
        """Write a line and wait until it is on the disk; if this raises, the line does not count.

        Where the disk did not confirm, or the rest of a failed write could not be cut off, `broken` says so: what is on the
        disk is then not known, and asking again would be answered wrongly (a failed fsync reports success the next time).
        """
        data = seal(line)
        written = False
        try:
            disk.write(self._fd, data)
            written = True
            disk.sync(self._fd)
        except BaseException:
            self.broken = True
            disk.cut(self._fd, self.end)
            self.broken = written
            raise
        self._count([line])
        if isinstance(line, Checkpoint):
            self.seals.append(line.snapshot)
        self._last, self._last_crc, self._own = self.end, zlib.crc32(data), True
        self.end += len(data)
        status = os.fstat(self._fd)
        self._seen = (status.st_size, status.st_mtime_ns)

    def close(self) -> None:
        """Give the descriptor back."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


_SEE = "`tracker doctor` says what can be saved, `tracker restore` brings back the last sound state"


def _read(fd: int, start: int, stop: int) -> bytes:
    parts = []
    while start < stop and (part := os.pread(fd, min(stop - start, 1 << 24), start)):
        parts.append(part)
        start += len(part)
    return b"".join(parts)
