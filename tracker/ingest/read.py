"""One file or its bytes to the readouts in it: sniff the kind, call that format's reader, describe what it gives."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tracker.clean import elide, shown
from tracker.errors import UnreadableDocument
from tracker.extraction.grids import grids
from tracker.ingest import docx, html, kinds, mail, pdf, rows, text
from tracker.ingest.charset import decode
from tracker.ingest.document import MAX_BYTES, MAX_TEXT, Document, Metadata, megabytes, unread, unreadable
from tracker.ingest.meta import describe
from tracker.model import Readout
from tracker.wording import counted

_READERS: dict[kinds.Kind, Callable[[bytes, str], list[Document]]] = {"pdf": pdf.read, "zip": docx.read}


def read(source: Path | bytes, name: str = "", *, given: Metadata | None = None, charset: str = "") -> list[Readout]:
    """The readouts in a file, or in its bytes called `name`, without ids; `given` goes before what the document says.

    A table gives one a row, a text with article numbers one an article, all other files one; archives are for
    `tracker.intake.run`. Raises UnreadableDocument.
    """
    return read_each(source, name, given=given, charset=charset).drafts


class Reading(Struct, frozen=True):
    """What a file gives: its readouts, what in it could not be read where the rest could, and remarks on how it was read."""

    drafts: list[Readout]
    failures: list[UnreadableDocument]
    notes: list[str]


def read_each(source: Path | bytes, name: str = "", *, given: Metadata | None = None, charset: str = "") -> Reading:
    """As `read`, and what there is to say beside: an attachment of a mail that cannot be read, what was left out."""
    called = name or (str(source) if isinstance(source, Path) else "input")
    data = source if isinstance(source, bytes) else _bytes(source, called)
    found = documents(data, called, charset)
    failures = [document.failure for document in found if document.failure]
    drafts = [describe(document, source=called, given=given) for document in found if document.text.strip()]
    drafts = [draft for draft in drafts if draft.text]
    if not drafts:
        raise failures[0] if failures else unreadable(called, "holds no text" if data else "is empty")
    notes = [*(note for each in found for note in each.notes), *(note for draft in drafts for note in _tables(draft))]
    return Reading(drafts, failures, [f"{elide(shown(called), 200)}: {note}" for note in notes])


def _tables(draft: Readout) -> list[str]:
    """What of tables was read cell by cell, so that nobody knows who does what: a person may want to look at these."""
    found = grids(draft.text) if draft.language == "en" else []
    dumb = sum(1 for grid in found if not grid.tells)
    odd = sum(grid.odd for grid in found)
    return [
        *([unread(dumb)] if dumb else []),
        *([f"{counted(odd, 'row')} of a table read cell by cell: more cells than its heading"] if odd else []),
    ]


def documents(data: bytes, name: str, charset: str = "") -> list[Document]:
    """The documents in `data`, undescribed; `charset` is what the server declared."""
    found = _documents(data, name, charset)
    if any(len(document.text) > MAX_TEXT for document in found):
        raise unreadable(name, f"longer than {MAX_TEXT:,} characters", "split it")
    return found


def _documents(data: bytes, name: str, charset: str) -> list[Document]:
    kind = kinds.sniff(data, name)
    if kind == "refused":
        what, hint = kinds.refusal(data) or ("", "")
        raise unreadable(name, f"{what} cannot be read", hint)
    if kind == "rows":
        return _rows(data, name)
    if kind in _READERS:
        return _READERS[kind](data, name)
    if kind == "html":
        return html.read(data, name, charset)
    if kind == "mail":
        return mail.read(data, name, documents)
    plain, guessed = decode(data, name, charset)
    plain = plain.replace("\r\n", "\n").replace("\r", "\n")
    marked = name.lower().endswith((".md", ".markdown"))
    return [replace(document, garbled=guessed) for document in text.read(plain, markdown=marked)]


def _rows(data: bytes, name: str) -> list[Document]:
    if data.startswith(b"{") and b"\n" not in data.strip():
        return rows.read(data, name)
    found: list[Document] = []
    for called, row in rows.split(io.BytesIO(data), name):
        if isinstance(row, UnreadableDocument):
            raise row
        found += [replace(document, name=called) for document in rows.read(row, called)]
    return found


def _bytes(path: Path, name: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise unreadable(name, f"{megabytes(size)} is more than {megabytes(MAX_BYTES)}")
        with path.open("rb") as file:
            return file.read(MAX_BYTES)
    except OSError as error:
        raise unreadable(name, error.strerror or str(error)) from error
