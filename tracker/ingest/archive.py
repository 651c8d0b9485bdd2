"""A ZIP archive to the files in it, one at a time, within limits of size, number and depth; nothing is ever written to disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from tracker.errors import UnreadableDocument
from tracker.ingest.document import MAX_BYTES, megabytes, unreadable

MAX_TOTAL = 2 * 1024**3
"""Bytes that one archive may unpack to, all members together."""
MAX_MEMBERS = 200_000
OFFICE = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "a spreadsheet",
    "ppt/presentation.xml": "a slide show",
    "content.xml": "an OpenDocument file",
}
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)
_ENCRYPTED = 0x1


def open_zip(file: IO[bytes], name: str) -> zipfile.ZipFile:
    """The archive's directory; raises UnreadableDocument where it is broken or too long."""
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise unreadable(name, f"not a readable ZIP archive ({error})") from error
    if len(archive.infolist()) > MAX_MEMBERS:
        raise unreadable(name, f"an archive of more than {MAX_MEMBERS:,} files", "unpack it and import the folder")
    return archive


def office_kind(archive: zipfile.ZipFile) -> str:
    """Which office format an archive is ("docx", or what it is in words), "" for an archive proper."""
    names = set(archive.namelist())
    if "META-INF/manifest.xml" not in names and "[Content_Types].xml" not in names:
        return ""
    return next((kind for member, kind in OFFICE.items() if member in names), "")


def members(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, bytes | UnreadableDocument]]:
    """Each file in the archive as `archive.zip/inner/name` and its bytes; what cannot be unpacked is an error in its place."""
    total = 0
    for info in archive.infolist():
        if info.is_dir() or is_litter(info.filename):
            continue
        called = f"{name}/{info.filename.replace(chr(92), '/')}"
        data = unpack(archive, info, called)
        total += len(data) if isinstance(data, bytes) else 0
        if total > MAX_TOTAL:
            yield (
                name,
                unreadable(
                    name,
                    f"unpacks to more than {MAX_TOTAL // 1024**3} GB: the rest is left out",
                    "unpack it and import the folder",
                ),
            )
            return
        yield called, data


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes | UnreadableDocument:
    """One member's bytes, never more than the limit whatever its header claims."""
    if info.flag_bits & _ENCRYPTED:
        return unreadable(name, "encrypted", "unpack it with its password first")
    if info.file_size > MAX_BYTES:
        return unreadable(name, f"unpacks to {megabytes(info.file_size)}, more than {megabytes(MAX_BYTES)}")
    try:
        with archive.open(info) as member:
            data = member.read(MAX_BYTES + 1)
    except _BROKEN as error:
        return unreadable(name, f"damaged in the archive ({error})")
    return data if len(data) <= MAX_BYTES else unreadable(name, f"unpacks to more than {megabytes(MAX_BYTES)}")


def is_litter(path: str) -> bool:
    """Whether a path is one of the files that systems leave about (.DS_Store, __MACOSX), or otherwise hidden."""
    parts = path.replace("\\", "/").split("/")
    return any(part == "__MACOSX" or (part.startswith(".") and part not in {".", ".."}) for part in parts) or parts[-1] in {
        "Thumbs.db",
        "desktop.ini",
    }
