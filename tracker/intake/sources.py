"""Paths, folders, archives, tables, addresses and standard input to single documents' bytes, one after the other."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from msgspec import Struct

from tracker.errors import UnreadableDocument
from tracker.ingest import archive, rows
from tracker.ingest.document import MAX_BYTES, megabytes, unreadable
from tracker.ingest.kinds import HEAD, sniff
from tracker.ingest.web import fetch, is_address

STDIN = "-"
_NO_TEXT = frozenset(
    {
        "png",
        "jpg",
        "jpeg",
        "gif",
        "webp",
        "svg",
        "ico",
        "bmp",
        "tif",
        "tiff",
        "mp3",
        "mp4",
        "m4a",
        "wav",
        "ogg",
        "webm",
        "mov",
        "avi",
    }
    | {"css", "js", "woff", "woff2", "ttf", "otf", "pyc", "lock", "toml", "yaml", "yml", "ini"}
)
"""Endings that a walk through a folder passes over; named by themselves they are tried."""
_DEPTH = 2


class Item(Struct, frozen=True, kw_only=True):
    """One document's bytes on their way to a reader, or why there are none."""

    name: str
    data: bytes = b""
    charset: str = ""
    """What the server declared."""
    failure: tuple[str, str] | None = None
    """Message and hint of the error met while reading."""
    skipped: str = ""
    """Why it is passed over without being a failure."""


def items(paths: Iterable[str | Path]) -> Iterator[Item]:
    """Every document that the paths lead to, in a fixed order; folders are walked by name, links to folders not followed.

    What leads to none is passed over by name, so that nothing is asked for in vain without a word.
    """
    for path in paths:
        name = str(path)
        empty = True
        for item in _at(name):
            empty = False
            yield item
        if empty:
            yield Item(name=name, skipped="there is no document in it")


def _at(name: str) -> Iterator[Item]:
    if not name.strip():
        yield Item(name=name, failure=("a path is empty", "name a file, a folder or an address"))
    elif name == STDIN:
        yield from _data(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    elif is_address(name):
        yield from _address(name)
    elif Path(name).is_dir():
        yield from _folder(name)
    else:
        yield from _file(Path(name))


def count(paths: Iterable[str | Path]) -> int:
    """About how many documents the paths lead to, for a progress bar: reads directories only, counts a table by its lines."""
    total = 0
    for path in paths:
        name = str(path)
        if name == STDIN or is_address(name):
            total += 1
        elif Path(name).is_dir():
            total += sum(_weight(place / file) for place, files, _ in _walk(name) for file in files)
        else:
            total += _weight(Path(name))
    return total


def _weight(path: Path) -> int:
    if path.suffix.lower() not in {".zip", ".jsonl", ".ndjson", ".csv", ".tsv"}:
        return 1
    try:
        with path.open("rb") as file:
            if path.suffix.lower() == ".zip":
                with archive.open_zip(file, str(path)) as opened:
                    return sum(not info.is_dir() and not archive.is_litter(info.filename) for info in opened.infolist())
            return max(sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")), 1)
    except (OSError, UnreadableDocument):
        return 1


def _walk(folder: str, failed: Callable[[OSError], None] | None = None) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Each folder below, its files and its links to folders, by name; hidden ones left out. `failed` is told of those closed."""
    for place, folders, files in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not archive.is_litter(name))
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        yield Path(place), sorted(name for name in files if not archive.is_litter(name)), links


def _folder(folder: str) -> Iterator[Item]:
    closed: list[OSError] = []
    for place, files, links in _walk(folder, closed.append):
        for path in (place / name for name in files):
            if path.suffix.lower().lstrip(".") in _NO_TEXT:
                yield Item(name=str(path), skipped=f"{path.suffix.lower()} files hold no readouts")
            else:
                yield from _file(path)
        yield from (Item(name=str(place / name), skipped="a link to a folder is not followed") for name in links)
    for error in closed:
        name = str(error.filename)
        yield _failed(name, unreadable(name, error.strerror or str(error)))


def _file(path: Path) -> Iterator[Item]:
    name = str(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield _failed(name, unreadable(name, "not a regular file"))
            return
        with path.open("rb") as file:
            yield from _open(file, name, status.st_size, depth=0)
    except OSError as error:
        yield _failed(name, unreadable(name, error.strerror or str(error)))


def _address(url: str) -> Iterator[Item]:
    try:
        page = fetch(url)
    except UnreadableDocument as error:
        yield _failed(url, error)
        return
    if sniff(page.data, page.url) in {"zip", "rows"}:
        yield from _data(page.data, page.url)
    else:
        yield Item(name=page.url, data=page.data, charset=page.charset)


def _data(data: bytes, name: str, depth: int = 0) -> Iterator[Item]:
    yield from _open(io.BytesIO(data), name, len(data), depth)


def _open(file: IO[bytes], name: str, size: int, depth: int) -> Iterator[Item]:
    head = file.read(HEAD)
    file.seek(0)
    kind = sniff(head, name)
    if kind == "zip":
        yield from _archive(file, name, size, depth)
    elif kind == "rows":
        for called, row in rows.split(file, name):
            yield _failed(called, row) if isinstance(row, UnreadableDocument) else Item(name=called, data=row)
    else:
        yield _whole(file, name, size)


def _whole(file: IO[bytes], name: str, size: int) -> Item:
    if size > MAX_BYTES:
        return _failed(name, unreadable(name, f"{megabytes(size)} is more than {megabytes(MAX_BYTES)}"))
    return Item(name=name, data=file.read(MAX_BYTES))


def _archive(file: IO[bytes], name: str, size: int, depth: int) -> Iterator[Item]:
    try:
        with archive.open_zip(file, name) as opened:
            if archive.office_kind(opened):
                file.seek(0)
                yield _whole(file, name, size)
            elif depth >= _DEPTH:
                yield _failed(name, unreadable(name, "an archive inside an archive inside an archive", "unpack it first"))
            else:
                for called, data in archive.members(opened, name):
                    if isinstance(data, UnreadableDocument):
                        yield _failed(called, data)
                    else:
                        yield from _data(data, called, depth + 1)
    except UnreadableDocument as error:
        yield _failed(name, error)


def _failed(name: str, error: UnreadableDocument) -> Item:
    return Item(name=name, failure=(error.message, error.hint))
