"""Documents in memory by table and number: the changes of a journal applied, a snapshot's bytes parsed and written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw, Struct

from tracker.errors import DamagedLedger, LedgerError, UsageError
from tracker.ledger.journal import Change

SCHEMA = 3
"""The form of the documents that this program writes; raised with each step added to `migrate`."""

META = "_meta"
SLICE = 64
"""Documents encoded in one go: few enough that no other thread waits noticeably for the interpreter."""

Document = Struct | dict[str, Any]
Table = dict[int, Document]
Types = Mapping[str, type[Struct]]

REMEDY = "`tracker restore` brings back the last acknowledged state"
"""The hint of every error that a restore cures."""


class Meta(Struct, frozen=True, kw_only=True):
    """What the file says of itself: the form of its documents and the number of the last change in it."""

    schema: int
    seq: int


class Tables:
    """All tables of one file; those named in `types` hold values of these types, the others plain dicts."""

    def __init__(self, types: Types) -> None:
        self.types = types
        self.tables: dict[str, Table] = {name: {} for name in types}
        self._decoders = {name: msgspec.json.Decoder(kind) for name, kind in types.items()}
        self._next: dict[str, int] = {}

    def copy(self) -> Tables:
        """The same documents in tables of their own; documents are replaced, never altered."""
        twin = Tables(self.types)
        twin.tables = {name: table.copy() for name, table in self.tables.items()}
        return twin

    def next_id(self, name: str) -> int:
        """A document number that was never given before while this is open."""
        table = self.tables.get(name)
        if name not in self._next:
            self._next[name] = max(table, default=0) + 1 if table else 1
        number = self._next[name]
        self._next[name] = number + 1
        return number

    def put(self, name: str, documents: Mapping[int, Document]) -> None:
        """Take in documents."""
        self.tables.setdefault(name, {}).update(documents)
        if name in self._next and documents:
            self._next[name] = max(self._next[name], max(documents) + 1)

    def drop(self, name: str, numbers: list[int] | None) -> None:
        """Let documents go, or the whole table."""
        if numbers is None:
            self.tables.pop(name, None)
            if name in self.types:
                self.tables[name] = {}
            return
        for number in numbers:
            self.tables.get(name, {}).pop(number, None)

    def decode(self, change: Change) -> dict[str, Table]:
        """The documents of a change; raises DamagedLedger where one has not the form of its table."""
        return {name: {n: self._document(name, n, raw) for n, raw in put.items()} for name, put in change.put.items()}

    def _document(self, name: str, number: int, raw: Raw) -> Document:
        decoder = self._decoders.get(name)
        try:
            document: Document = decoder.decode(raw) if decoder else msgspec.json.decode(raw, type=dict[str, Any])
        except msgspec.DecodeError as error:
            raise DamagedLedger(f"document {number} of table {name} has not the form it should have: {error}", REMEDY) from None
        return document

    def parse(self, data: bytes, path: Path) -> None:
        """Take in the tables of a snapshot; raises DamagedLedger naming the file and the byte or the document."""
        fields: list[tuple[str, Any, Any]] = [("meta", Raw, msgspec.field(name=META, default=Raw()))]
        for name, kind in self.types.items():
            table = dict.__class_getitem__((int, kind))  # written dict[int, kind], a type checker takes it for a type
            fields.append((_field(name), table, msgspec.field(name=name, default_factory=dict)))
        known = msgspec.defstruct("Snapshot", fields, kw_only=True, forbid_unknown_fields=True)
        try:
            snapshot = msgspec.json.decode(data, type=known)
        except msgspec.ValidationError:
            self._parse_each(data, path)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise damaged(path, data, str(error)) from None
        else:
            self.tables = {name: getattr(snapshot, _field(name)) for name in self.types}

    def _parse_each(self, data: bytes, path: Path) -> None:
        """Tables of any names, more slowly; the document at fault is named."""
        try:
            raw = msgspec.json.decode(data, type=dict[str, dict[int, Raw]])
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise damaged(path, data, str(error)) from None
        raw.pop(META, None)
        self.tables = {name: {} for name in self.types}
        for name, documents in raw.items():
            try:
                self.tables[name] = {n: self._document(name, n, document) for n, document in documents.items()}
            except DamagedLedger as error:
                raise DamagedLedger(f"{path}: {error.message}", REMEDY) from None

    def read_whole(self, path: Path) -> None:
        """Read every field of every document, also those that are decoded when asked for; raises DamagedLedger."""
        for name in self.types:
            for number, document in self.tables[name].items():
                try:
                    for field in document.__struct_fields__ if isinstance(document, Struct) else ():
                        getattr(document, field)
                except msgspec.DecodeError as error:
                    raise DamagedLedger(
                        f"{path}: document {number} of table {name} has not the form it should have: {error}", REMEDY
                    ) from None

    def render(self, seq: int) -> Iterator[bytes]:
        """The bytes of a snapshot, in small pieces: one document a line, sorted, the same for the same documents."""
        encode = msgspec.json.Encoder().encode
        yield b'{"%b": {"1": %b}' % (META.encode(), encode(Meta(schema=SCHEMA, seq=seq)))
        for name in sorted(self.tables):
            table = self.tables[name]
            yield b",\n%b: {" % encode(name)
            numbers = sorted(table)
            for start in range(0, len(numbers), SLICE):
                lines = [b'\n"%d": %b' % (number, encode(table[number])) for number in numbers[start : start + SLICE]]
                yield (b"," if start else b"") + b",".join(lines)
            yield b"\n}"
        yield b"}\n"


def peek(data: bytes, path: Path) -> Meta:
    """What a snapshot says of itself; schema 0 where it says nothing. Raises DamagedLedger."""
    if found := _OPENING.match(data):
        return Meta(schema=int(found[1]), seq=int(found[2]))
    try:
        meta = msgspec.json.decode(data, type=_Opening).meta
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise damaged(path, data, str(error)) from None
    return meta.get(1, Meta(schema=0, seq=0))


def compact(data: bytes) -> bytes:
    """A file that another program may have laid out in its own way, without the line feeds that our lines cannot have."""
    try:
        return msgspec.json.format(data, indent=-1)
    except msgspec.DecodeError:
        return data  # parsing it names the fault, with its byte


class _Opening(Struct):
    meta: dict[int, Meta] = msgspec.field(name=META, default_factory=dict)


_OPENING = re.compile(rb'\{"_meta": \{"1": \{"schema":(\d+),"seq":(\d+)\}\}[,}]')


def encode(name: str, number: int, document: Document) -> Raw:
    """A document as it goes into the journal; raises LedgerError where JSON has no form for it."""
    try:
        return Raw(msgspec.json.encode(document))
    except UnicodeEncodeError as error:
        # How the interpreter passes on what was typed in another character set: a byte as half of a surrogate pair.
        before, wrong = error.object[: error.start][-20:], ord(error.object[error.start])
        what = f"byte 0x{wrong - 0xDC00:02X}" if 0xDC80 <= wrong <= 0xDCFF else f"half a character, U+{wrong:04X},"
        raise UsageError(f"the text is not UTF-8: {what} after {before!r}", "nothing was recorded") from None
    except (TypeError, ValueError, msgspec.MsgspecError) as error:
        raise LedgerError(f"document {number} of table {name} cannot be stored: {error}") from None


def as_type(document: Mapping[str, Any], kind: type[Struct]) -> Struct:
    """A plain document as a value of its table's type; raises msgspec.MsgspecError, TypeError or ValueError."""
    return msgspec.json.decode(msgspec.json.encode(document), type=kind)


def plain_document(document: Document) -> dict[str, Any]:
    """A document as TinyDB knows them: a dict of plain JSON values."""
    return document if isinstance(document, dict) else copied(document)


def copied(document: Document) -> dict[str, Any]:
    """A document as a dict that shares nothing with what is in memory."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(document))
    return plain


def _field(name: str) -> str:
    return f"table_{name}"


def damaged(path: Path, data: bytes, cause: str) -> DamagedLedger:
    """The error for a snapshot that cannot be read."""
    if not data.strip(b"\0"):
        cause = "it holds nothing but zeros" if data else "it is empty"
    where = "" if "(byte" in cause else f" (byte {len(data)})"
    return DamagedLedger(f"{path} ({len(data)} bytes) is damaged: {cause}{where}", REMEDY)
