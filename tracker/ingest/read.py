"""One file or its bytes to the readouts in it: sniff the kind, call that format's reader, describe what it gives."""

from __future__ import annotations

from pathlib import Path

from tracker.ingest import text
from tracker.ingest.charset import decode
from tracker.ingest.document import MAX_BYTES, MAX_TEXT, Document, Metadata, unreadable
from tracker.ingest.meta import describe
from tracker.model import Readout


def read(source: Path | bytes, name: str = "", *, given: Metadata | None = None) -> list[Readout]:
    """The readouts in a file (or its bytes, called `name`), without ids; raises UnreadableDocument."""
    called = name or (str(source) if isinstance(source, Path) else "input")
    data = source if isinstance(source, bytes) else _bytes(source, called)
    found = [describe(document, source=called, given=given) for document in documents(data, called)]
    if not any(draft.text for draft in found):
        raise unreadable(called, "holds no text")
    return [draft for draft in found if draft.text]


def documents(data: bytes, name: str) -> list[Document]:
    """The documents in `data`, undescribed."""
    plain, guessed = decode(data, name)
    plain = plain.replace("\r\n", "\n").replace("\r", "\n")
    if len(plain) > MAX_TEXT:
        raise unreadable(name, f"longer than {MAX_TEXT:,} characters", "split it")
    return [Document(text=each.text, markup=each.markup, name=each.name, garbled=guessed) for each in text.read(plain)]


def _bytes(path: Path, name: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise unreadable(name, f"{size / 1_000_000:.0f} MB is more than {MAX_BYTES / 1_000_000:.0f} MB")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(name, error.strerror or str(error)) from error
