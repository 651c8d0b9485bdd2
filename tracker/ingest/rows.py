"""JSON Lines, a JSON array or a CSV table to one document a row, through columns named like the fields of a readout."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

import msgspec

from tracker.errors import UnreadableDocument
from tracker.ingest.charset import decode
from tracker.ingest.document import MAX_BYTES, Document, megabytes, unreadable
from tracker.ingest.kinds import HEAD
from tracker.ingest.text import FIELDS, metadata

_DELIMITERS = ",;\t|"
_HINT = f"a column or key called {', '.join(FIELDS['text'][:3])} holds the text"


def split(file: IO[bytes], name: str) -> Iterator[tuple[str, bytes | UnreadableDocument]]:
    """Each row by name and as JSON (what `read` takes), without holding the others; a bad row is an error in its place."""
    head = file.read(HEAD)
    file.seek(0)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"[":
        yield from _array(file.read(MAX_BYTES + 1), name)
    elif start == b"{":
        yield from _lines(file, name)
    else:
        yield from _table(file, name, head)


def read(data: bytes, name: str) -> list[Document]:
    """The document of one row in JSON."""
    fields = _fields(data, name)
    known = {key.strip().lower().replace("-", "_").replace(" ", "_"): value for key, value in fields.items()}
    text = next((known[key] for key in FIELDS["text"] if isinstance(known.get(key), str) and str(known[key]).strip()), "")
    if not text:
        raise unreadable(name, "no text in this row", _HINT)
    return [Document(text=str(text), markup=metadata(fields))]


def _fields(data: bytes, name: str) -> dict[str, object]:
    try:
        return msgspec.json.decode(data, type=dict[str, object])
    except (msgspec.DecodeError, RecursionError) as error:
        raise unreadable(name, f"not valid JSON ({error})") from error
    except UnicodeDecodeError as error:
        raise unreadable(name, "not UTF-8, as JSON must be") from error


def _lines(file: IO[bytes], name: str) -> Iterator[tuple[str, bytes | UnreadableDocument]]:
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            yield name, unreadable(f"{name} line {number}", f"longer than {megabytes(MAX_BYTES)}")
            return
        if plain := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _row(plain, f"{name} line {number}")


def _array(data: bytes, name: str) -> Iterator[tuple[str, bytes | UnreadableDocument]]:
    if len(data) > MAX_BYTES:
        yield (
            name,
            unreadable(name, f"a JSON array of more than {megabytes(MAX_BYTES)}", "write it as JSON Lines, one object a line"),
        )
        return
    try:
        rows = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield name, unreadable(name, f"not valid JSON ({error})")
        return
    for number, row in enumerate(rows, 1):
        yield _row(bytes(row), f"{name} item {number}")


def _row(data: bytes, name: str) -> tuple[str, bytes | UnreadableDocument]:
    """A row as it stands, if it is an object with anything in it: later it is known by its look alone."""
    try:
        return name, data if msgspec.json.decode(data, type=dict[str, msgspec.Raw]) else unreadable(
            name, "no text in this row", _HINT
        )
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return name, unreadable(name, f"not valid JSON ({error})")


def _table(file: IO[bytes], name: str, head: bytes) -> Iterator[tuple[str, bytes | UnreadableDocument]]:
    encoding = _encoding(head, name)
    csv.field_size_limit(MAX_BYTES)
    with io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="") as lines:
        sample = head.decode(encoding, "replace").split("\n", 1)[0]
        delimiter = max(_DELIMITERS, key=sample.count)
        reader = csv.DictReader((line.replace("\0", "") for line in lines), delimiter=delimiter)
        try:
            columns = {column.strip().lower().replace(" ", "_") for column in reader.fieldnames or () if column}
            if columns.isdisjoint(FIELDS["text"]):
                yield name, unreadable(name, "a table without a column of text", _HINT)
                return
            for number, row in enumerate(reader, 2):
                cells = {key: value for key, value in row.items() if isinstance(key, str) and isinstance(value, str)}
                if any(value.strip() for value in cells.values()):
                    yield f"{name} row {number}", msgspec.json.encode(cells)
        except csv.Error as error:
            yield name, unreadable(name, f"not a readable table ({error})")


def _encoding(head: bytes, name: str) -> str:
    cut = head[: head.rfind(b"\n") + 1] or head
    try:
        cut.decode("utf-8")
    except UnicodeDecodeError:
        text, _ = decode(cut, name)
        for encoding in ("utf-16", "cp1252", "cp1251", "gb18030"):
            try:
                if cut.decode(encoding) == text:
                    return encoding
            except UnicodeDecodeError:
                continue
        return "cp1252"
    return "utf-8-sig"
