"""Stock TinyDB opens our file, we open stock TinyDB's; lazily decoded histories behave as the model's."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from tinydb import TinyDB, where
from tinydb.storages import Storage

from tests.ledger.conftest import leave
from tracker.errors import LedgerError
from tracker.ledger.storage import JournalledStorage
from tracker.ledger.stored import Stored, plain
from tracker.ledger.table import JournalledDB
from tracker.ledger.tinydb_ledger import TYPES, TinyLedger
from tracker.model import Commitment, StatusUpdate
from tracker.standing import record


def test_stock_tinydb_reads_our_file(path: Path, fill: Callable[..., None]) -> None:
    fill(waiting=0)
    with TinyDB(path, access_mode="r") as stock:
        assert stock.tables() == {"_meta", "commitments", "readouts"}
        assert stock.table("_meta").all() == [{"schema": 3, "seq": 2}]
        (found,) = stock.table("commitments").search(where("standing").status == "underway")
        assert (found.doc_id, found["id"], found["version"]) == (1, "R1-1", 1)


def test_we_read_what_stock_tinydb_wrote(path: Path, tmp_path: Path, fill: Callable[..., None]) -> None:
    fill(waiting=0)
    ours = TinyLedger(path)
    with TinyDB(path, access_mode="r") as source, TinyDB(tmp_path / "stock.json") as target:
        for name in ("readouts", "commitments"):
            target.table(name).insert_multiple(dict(document) for document in source.table(name))
    theirs = TinyLedger(tmp_path / "stock.json")
    assert theirs.commitments() == ours.commitments()
    assert theirs.readouts() == ours.readouts()
    ours.close()
    theirs.close()


def test_a_ledger_can_be_asked_through_tinydb_too(
    path: Path, fill: Callable[..., None], update: Callable[..., StatusUpdate]
) -> None:
    fill(waiting=0)
    ledger = TinyLedger(path)
    (found,) = ledger.db.table("commitments").search(where("standing").status == "underway")
    assert found["id"] == "R1-1"
    ledger.append([("R1-3", update("third"))])
    assert len(ledger.db.table("commitments").search(where("version") == 1)) == 2
    assert isinstance(ledger.db.storage, Storage)
    ledger.close()


def test_tables_of_others_in_the_same_file_are_kept(
    path: Path, fill: Callable[..., None], update: Callable[..., StatusUpdate]
) -> None:
    fill(waiting=0)
    with TinyDB(path) as stock:
        stock.table("my notes").insert({"text": "ünï\n"})
    ledger = TinyLedger(path)
    ledger.append([("R1-1", update("x"))])
    ledger.close()
    with TinyDB(path, access_mode="r") as stock:
        assert stock.table("my notes").all() == [{"text": "ünï\n"}]


def test_tinydb_calls_on_the_ledgers_own_tables(path: Path, fill: Callable[..., None]) -> None:
    fill(waiting=0)
    ledger = TinyLedger(path)
    seen = ledger.revision
    with JournalledDB(path, types=TYPES) as db:
        table = db.table("commitments")
        assert [d["id"] for d in table.search(where("standing").status == "underway")] == ["R1-1"]
        table.update({"title": "By hand"}, where("id") == "R1-2")
        with pytest.raises(LedgerError, match="a document for table commitments does not fit: Invalid enum value 'weather'"):
            table.update({"topic": "weather"}, where("id") == "R1-2")
        table.remove(where("id") == "R1-3")
    assert ledger.changes(seen).all
    assert ledger.get("R1-2").title == "By hand"
    assert [c.id for c in ledger.commitments()] == ["R1-1", "R1-2", "R1-4", "R1-5"]
    ledger.close()


def test_stock_tables_work_on_our_storage_more_slowly(path: Path) -> None:
    with TinyDB(path, storage=JournalledStorage) as db:
        db.insert_multiple({"n": n, "list": [n]} for n in range(3))
        db.update(lambda document: document["list"].append("x"), where("n") == 1)
        db.remove(where("n") == 0)
        db.table("other").insert({"a": 1})
        db.drop_table("other")
        leave(db.storage)
    with JournalledDB(path) as again:
        assert again.all() == [{"n": 1, "list": [1, "x"]}, {"n": 2, "list": [2]}]
        assert again.tables() == {"_default"}


def test_numbers_are_given_once_between_handles(path: Path) -> None:
    with JournalledDB(path) as one, JournalledDB(path) as two:
        numbers = [db.insert({"a": 1}) for db in (one, two, one, one, two)]
        numbers += two.insert_multiple([{"a": 2}, {"a": 3}])
        assert numbers == [1, 2, 3, 4, 5, 6, 7]
        assert len(one) == 7


def stored(commitment: Commitment) -> Stored:
    return msgspec.json.decode(msgspec.json.encode(commitment), type=Stored)


@pytest.mark.parametrize(
    "do",
    [
        lambda c: c,
        lambda c: c.history,
        hash,
        repr,
        lambda c: {c: 1}[c],
        copy.copy,
        lambda c: replace(c, title="new"),
        lambda c: replace(c, title="new").history,
        lambda c: record(c, replace(c.history[0], id="second")),
        msgspec.json.encode,
        lambda c: pickle.loads(pickle.dumps(plain(c))),  # noqa: S301 - its own bytes
        lambda c: isinstance(c, Commitment) and c.is_key,
    ],
)
def test_a_stored_commitment_behaves_as_one_made_by_hand(
    do: Callable[[Commitment], Any], update: Callable[..., StatusUpdate]
) -> None:
    made = record(Commitment(id="A-1", readout="A", start=0, end=1, quote="x"), update("u"))
    assert do(stored(made)) == do(made)
    assert do(made) == do(stored(made))
    assert stored(made) != replace(made, title="other")
    assert stored(made) != "A-1"
