"""A ledger to one JSON file with everything in it, and back; the form is published as docs/schema/ledger.json."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from tracker.errors import LedgerError, NewerSchema, UnreadableDocument
from tracker.ledger import disk
from tracker.ledger.protocol import Ledger
from tracker.model import Commitment, Readout
from tracker.standing import found_at

SCHEMA = 3
"""The form of the exported file; raised when a reader of the old one could not read the new one."""


class Export(Struct, frozen=True, kw_only=True):
    """A whole ledger: every readout, every commitment with its history."""

    format: Literal["tracker-ledger"] = "tracker-ledger"
    schema: int = SCHEMA
    readouts: tuple[Readout, ...] = ()
    commitments: tuple[Commitment, ...] = ()


class Left(Struct, frozen=True):
    """What an export holds of a readout that the ledger had, and the ledger does not: the work of somebody else on it."""

    readout: str
    """Its id in this ledger."""
    entries: int
    """Of the histories of its commitments and of its own."""
    commitments: int
    """Say, added by hand, or parts of a split one."""

    def __bool__(self) -> bool:
        """Whether it is anything."""
        return bool(self.entries or self.commitments)


class LoadedExport(Struct, frozen=True):
    """What a load did, ready to print."""

    readouts: int
    commitments: int
    known: tuple[str, ...]
    """Ids of readouts whose text the ledger had already: they and their commitments were left as they are."""
    left: tuple[Left, ...] = ()
    """Of which of these the export holds more."""


def export(ledger: Ledger) -> bytes:
    """The ledger as JSON, one readout or commitment a line, by id; the same for the same ledger."""
    return b"".join(_render(ledger))


def export_to(ledger: Ledger, path: Path) -> None:
    """Write the ledger as JSON, whole or not at all; raises LedgerError."""
    try:
        disk.put(path, export(ledger))
    except OSError as error:
        raise LedgerError(f"{path} could not be written: {error.strerror}") from error


def load(ledger: Ledger, data: bytes, name: str) -> LoadedExport:
    """Add all that an export holds, or nothing; `name` is what messages call it.

    Raises UnreadableDocument where `data` is no export, NewerSchema, LedgerError where an id is taken by something else.
    """
    content = _parse(data, name)
    by_readout: dict[str, list[Commitment]] = {readout.id: [] for readout in content.readouts}
    for commitment in content.commitments:
        if commitment.readout not in by_readout:
            raise UnreadableDocument(f"{name}: {commitment.id} belongs to readout {commitment.readout}, which is not in it")
        by_readout[commitment.readout].append(commitment)
    known: list[str] = []
    left: list[Left] = []
    count = 0
    with ledger.batch():
        for readout in content.readouts:
            added = ledger.add(readout, by_readout[readout.id])
            count += len(added.commitments)
            if added.known:
                known.append(added.readout.id)
                here = ledger.find(readout=added.readout.id)
                left.append(_left(readout, by_readout[readout.id], added.readout, here))
    return LoadedExport(len(content.readouts) - len(known), count, tuple(known), tuple(each for each in left if each))


def _left(readout: Readout, commitments: list[Commitment], own: Readout, here: list[Commitment]) -> Left:
    """What an export says of a readout that the ledger has as well, and this does not say."""
    # By its place in the text two ledgers know a commitment: ids are each one's own.
    places = {found_at(commitment) for commitment in here}
    known = {update.id for commitment in here for update in commitment.history} | {each.id for each in own.history}
    entries = [update for commitment in commitments for update in commitment.history if update.id not in known]
    return Left(
        readout=own.id,
        entries=len(entries) + sum(1 for each in readout.history if each.id not in known),
        commitments=sum(1 for commitment in commitments if found_at(commitment) not in places),
    )


def load_from(ledger: Ledger, path: Path) -> LoadedExport:
    """Add all that the exported file holds; raises as `load`, UnreadableDocument where the file cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"{path} could not be read: {error.strerror}") from error
    return load(ledger, data, str(path))


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of an export."""
    schema = msgspec.json.schema(Export)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "tracker ledger", **schema}


def _render(ledger: Ledger) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    yield b'{"format":"tracker-ledger","schema":%d' % SCHEMA
    for name, values in ((b"readouts", ledger.readouts()), (b"commitments", ledger.commitments())):
        yield b',\n"%b":[' % name
        for number, value in enumerate(values):
            yield (b",\n" if number else b"\n") + encode(value)
        yield b"\n]"
    yield b"}\n"


def _parse(data: bytes, name: str) -> Export:
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.format != "tracker-ledger":
            raise UnreadableDocument(f"{name} is no exported ledger")
        if head.schema > SCHEMA:
            raise NewerSchema(
                f"{name} has schema {head.schema}; this program knows exports up to {SCHEMA}", "use a later version of it"
            )
        return msgspec.json.decode(data, type=Export)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableDocument(f"{name} is no exported ledger: {error}") from None


class _Head(Struct):
    format: str = ""
    schema: int = 0


if __name__ == "__main__":
    import json
    import sys

    json.dump(json_schema(), sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")
