"""A small ledger on disk and the values to fill it with."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tinydb.storages import Storage

from tracker.ledger.storage import JournalledStorage
from tracker.ledger.tinydb_ledger import TinyLedger
from tracker.model import Commitment, Readout, StatusUpdate

NOW = dt.datetime(2023, 5, 1, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.json"


@pytest.fixture
def swift(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: for tests that make thousands of files and bring their own idea of a disk."""
    memory = Path("/dev/shm")  # noqa: S108 - made by mkdtemp below
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(dir=memory))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def readout() -> Callable[[str], Readout]:
    def make(id: str) -> Readout:
        text = f"{id}: Arcadia will open a school. Elbonia will lift its duty on tin."
        return Readout(id=id, title=f"Talks {id}", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())

    return make


@pytest.fixture
def commitment() -> Callable[[Readout, int], Commitment]:
    def make(readout: Readout, number: int) -> Commitment:
        return Commitment(
            id=f"{readout.id}-{number}",
            readout=readout.id,
            start=0,
            end=len(readout.text),
            quote=readout.text,
            parties=("Arcadia",),
        )

    return make


@pytest.fixture
def update() -> Callable[..., StatusUpdate]:
    def make(id: str, note: str = "") -> StatusUpdate:
        return StatusUpdate(id=id, on="2023-05-01", at=NOW, by="me", status="underway", note=note)

    return make


@pytest.fixture
def fill(
    path: Path,
    readout: Callable[[str], Readout],
    commitment: Callable[[Readout, int], Commitment],
    update: Callable[..., StatusUpdate],
) -> Callable[..., None]:
    """A ledger of one readout and five commitments, brought to the file; then updates that only the journal has."""

    def make(at: Path = path, waiting: int = 2) -> None:
        home = readout("R1")
        ledger = TinyLedger(at)
        ledger.add(home, [commitment(home, n) for n in range(1, 6)])
        ledger.close()
        ledger = TinyLedger(at)
        ledger.append([("R1-1", update("first"))])
        ledger.close()
        if waiting:
            ledger = TinyLedger(at)
            for n in range(waiting):
                ledger.append([("R1-2", update(f"waiting-{n}"))])
            leave(ledger)

    return make


def leave(ledger: TinyLedger | Storage) -> None:
    """Let go of a ledger as a killed process does: nothing is brought to the file."""
    storage = ledger._storage if isinstance(ledger, TinyLedger) else ledger
    assert isinstance(storage, JournalledStorage)
    storage._keeper.stop()
    storage.journal.close()
    storage._file_lock.close()
