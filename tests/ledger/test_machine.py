"""Any order of calls on two handles of one ledger, with crashes, against a plain dict; TinyDB's calls against stock TinyDB."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import tempfile
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tinydb import TinyDB, where

from tests.ledger.conftest import leave
from tracker.errors import Conflict
from tracker.ledger import MemoryLedger, copy
from tracker.ledger.exchange import export, load
from tracker.ledger.recovery import restore
from tracker.ledger.table import JournalledDB
from tracker.ledger.tinydb_ledger import TinyLedger
from tracker.model import Commitment, Correction, Facts, Readout, StatusUpdate

NOW = dt.datetime(2023, 5, 1, 12, 0, tzinfo=dt.UTC)
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
HANDLES = st.sampled_from([0, 1])
STATUSES = st.sampled_from(["pending", "underway", "stalled", "fulfilled", "broken"])


def new_folder() -> Path:
    return Path(tempfile.mkdtemp(dir=MEMORY if os.access(MEMORY, os.W_OK) else None))


class LedgerMachine(RuleBasedStateMachine):
    """`model` is what was acknowledged: for each commitment the statuses and notes, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = new_folder()
        self.path = self.folder / "ledger.json"
        self.handles: list[TinyLedger] = []
        self.model: dict[str, list[tuple[str, str]]] = {}
        self.places: dict[str, list[str]] = {}
        self.texts = 0
        self.acts = 0

    @initialize()
    def open(self) -> None:
        self.handles = [TinyLedger(self.path), TinyLedger(self.path)]
        self.seen = [handle.revision for handle in self.handles]

    def teardown(self) -> None:
        for handle in self.handles:
            handle.close()
        if self.model:
            with TinyDB(self.path, access_mode="r") as stock:
                found = {
                    c["id"]: [(u["status"], u.get("note", "")) for u in c.get("history", [])] for c in stock.table("commitments")
                }
            assert found == self.model
        shutil.rmtree(self.folder)

    def update(self, status: str, note: str) -> StatusUpdate:
        self.acts += 1
        return StatusUpdate(id=f"u{self.acts}", on="2023-05", at=NOW, status=status, note=note)  # type: ignore[arg-type]  # a name

    @rule(at=HANDLES, count=st.integers(0, 3), text=st.text(max_size=20).filter(lambda t: t.isprintable()))
    def add(self, at: int, count: int, text: str) -> None:
        self.texts += 1
        words = f"{self.texts} {text}"
        readout = Readout(id=f"R{self.texts:03}", title="t", text=words, sha256=hashlib.sha256(words.encode()).hexdigest())
        new = [
            Commitment(id=f"R{self.texts:03}-{n}", readout=readout.id, start=0, end=len(words), quote=words) for n in range(count)
        ]
        self.handles[at].add(readout, new)
        self.model |= {c.id: [] for c in new}
        self.places[readout.id] = []

    @rule(at=HANDLES, data=st.data(), status=STATUSES, note=st.text(max_size=30))
    @precondition(lambda self: self.model)
    def append(self, at: int, data: st.DataObject, status: str, note: str) -> None:
        note = note.encode("utf-8", "ignore").decode()
        ids = data.draw(st.lists(st.sampled_from(sorted(self.model)), min_size=1, max_size=3))
        self.handles[at].append([(id, self.update(status, note)) for id in ids])
        for id in ids:
            self.model[id].append((status, note))

    @rule(at=HANDLES, data=st.data(), behind=st.integers(0, 2))
    @precondition(lambda self: self.model)
    def expect(self, at: int, data: st.DataObject, behind: int) -> None:
        id = data.draw(st.sampled_from(sorted(self.model)))
        version = len(self.model[id]) - behind
        with pytest.raises(Conflict) if behind else nullcontext():
            self.handles[at].append([(id, self.update("stalled", ""))], expect={id: version})
            self.model[id].append(("stalled", ""))

    @rule(at=HANDLES, data=st.data(), place=st.sampled_from(["Oslo", "Lima", ""]), behind=st.integers(0, 1))
    @precondition(lambda self: self.places)
    def revise(self, at: int, data: st.DataObject, place: str, behind: int) -> None:
        id = data.draw(st.sampled_from(sorted(self.places)))
        version = len(self.places[id]) - behind
        self.acts += 1
        correction = Correction(id=f"u{self.acts}", on="2023-05", at=NOW, facts=Facts(place=place))
        with pytest.raises(Conflict) if behind else nullcontext():
            self.handles[at].revise([(id, correction)], expect={id: version})
            self.places[id].append(place)

    @rule(at=HANDLES, data=st.data(), fail=st.booleans())
    @precondition(lambda self: self.model)
    def batch(self, at: int, data: st.DataObject, fail: bool) -> None:
        ids = data.draw(st.lists(st.sampled_from(sorted(self.model)), max_size=4))
        try:
            with self.handles[at].batch():
                for id in ids:
                    self.handles[at].append([(id, self.update("underway", "batch"))])
                if fail:
                    raise ZeroDivisionError
        except ZeroDivisionError:
            return
        for id in ids:
            self.model[id].append(("underway", "batch"))

    @rule(at=HANDLES)
    def checkpoint(self, at: int) -> None:
        self.handles[at]._storage.checkpoint()

    @rule(at=HANDLES, crash=st.booleans())
    def reopen(self, at: int, crash: bool) -> None:
        if crash:
            leave(self.handles[at])
        else:
            self.handles[at].close()
        self.handles[at] = TinyLedger(self.path)
        self.seen[at] = self.handles[at].revision

    @rule(keep=st.integers(1, 60))
    def tear(self, keep: int) -> None:
        """A process dies in the middle of a line."""
        with self.path.with_name("ledger.json.journal").open("ab") as journal:
            journal.write(b'{"line":"change","n":99,"put":{"commitments":{"1":{"id":"R001-0"'[:keep])

    @rule(at=HANDLES)
    def damage_and_restore(self, at: int) -> None:
        for handle in self.handles:
            leave(handle)
        self.path.write_bytes(b"")
        if self.path.with_name("ledger.json.prev").exists() or self.handles[at].revision == 0:
            assert restore(self.path).missing == ()
        else:
            restore(self.path)
        self.open()

    @rule(at=HANDLES)
    def exchange(self, at: int) -> None:
        self.handles[at].changes(0)
        copied, loaded = MemoryLedger(), MemoryLedger()
        copy(self.handles[at], copied)
        load(loaded, export(self.handles[at]), "an export")
        assert copied.commitments() == loaded.commitments() == self.handles[at].commitments()
        assert copied.readouts() == loaded.readouts() == self.handles[at].readouts()

    @invariant()
    def both_handles_see_all_that_was_acknowledged(self) -> None:
        for at, handle in enumerate(self.handles):
            before = {c.id: c for c in handle.commitments()}
            changed = handle.changes(self.seen[at])
            self.seen[at] = changed.revision
            after = handle.commitments()
            assert {c.id: [(u.status, u.note) for u in c.history if isinstance(u, StatusUpdate)] for c in after} == self.model
            assert [c.id for c in after] == sorted(self.model)
            corrected = [[u.facts.place for u in r.history if isinstance(u, Correction)] for r in handle.readouts()]
            assert dict(zip(sorted(self.places), corrected, strict=True)) == self.places
            assert [r.place for r in handle.readouts()] == [
                given[-1] if given else "" for _, given in sorted(self.places.items())
            ]
            for commitment in after:
                assert commitment.version == len(self.model[commitment.id])
                if not changed.all and commitment.id not in changed.commitments:
                    assert before[commitment.id] is commitment
            for status in ("underway", "stalled"):
                assert handle.find(status=status) == [c for c in after if c.standing.status == status]


class TableMachine(RuleBasedStateMachine):
    """TinyDB's own calls on two journalled handles, and the same on stock TinyDB."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = new_folder()
        self.path = self.folder / "any.json"
        self.ours = [JournalledDB(self.path), JournalledDB(self.path)]
        self.stock = TinyDB(self.folder / "stock.json")
        self.number = 0

    def teardown(self) -> None:
        for handle in self.ours:
            handle.close()
        with TinyDB(self.path, access_mode="r") as reread:
            assert documents(reread) == documents(self.stock)
        self.stock.close()
        shutil.rmtree(self.folder)

    @rule(at=HANDLES, count=st.integers(1, 3), value=st.integers(0, 3))
    def insert(self, at: int, count: int, value: int) -> None:
        new = []
        for _ in range(count):
            self.number += 1
            new.append({"name": f"n{self.number}", "value": value, "more": {"list": [1, {"a": None}]}})
        if count == 1:
            self.ours[at].insert(new[0])
        else:
            self.ours[at].insert_multiple(new)
        self.stock.insert_multiple(new)

    @rule(at=HANDLES, value=st.integers(0, 3), to=st.integers(0, 3))
    def update(self, at: int, value: int, to: int) -> None:
        for db in (self.ours[at], self.stock):
            db.update({"value": to, "more": {"list": [to]}}, where("value") == value)

    @rule(at=HANDLES, value=st.integers(0, 3))
    def update_by_call(self, at: int, value: int) -> None:
        def grow(document: Any) -> None:
            document["more"]["list"].append(value)

        for db in (self.ours[at], self.stock):
            db.update(grow, where("value") == value)

    @rule(at=HANDLES, value=st.integers(0, 3))
    def remove(self, at: int, value: int) -> None:
        for db in (self.ours[at], self.stock):
            db.remove(where("value") == value)

    @rule(at=HANDLES, value=st.integers(0, 3))
    def upsert(self, at: int, value: int) -> None:
        for db in (self.ours[at], self.stock):
            db.upsert({"name": "u", "value": value, "more": {"list": []}}, where("value") == value)

    @rule(at=HANDLES, whole=st.booleans())
    def empty(self, at: int, whole: bool) -> None:
        for db in (self.ours[at], self.stock):
            if whole:
                db.drop_tables()
            else:
                db.truncate()

    @rule(at=HANDLES)
    def fail(self, at: int) -> None:
        def stumble(document: Any) -> None:
            document["value"] = 99
            raise ZeroDivisionError

        with suppress(ZeroDivisionError):
            self.ours[at].update(stumble)

    @rule(at=HANDLES)
    def checkpoint(self, at: int) -> None:
        self.ours[at].storage.checkpoint()  # type: ignore[attr-defined]  # TinyDB names the base class

    @rule(at=HANDLES)
    def reopen(self, at: int) -> None:
        self.ours[at].close()
        self.ours[at] = JournalledDB(self.path)

    @invariant()
    def all_hold_the_same(self) -> None:
        expected = documents(self.stock)
        for db in self.ours:
            assert documents(db) == expected
            for value in range(4):
                assert db.count(where("value") == value) == self.stock.count(where("value") == value)
            assert len(db) == len(self.stock)


def documents(db: TinyDB) -> list[dict[str, Any]]:
    return sorted((dict(document) for document in db.table("_default")), key=str)


quick = settings(max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LedgerMachine.TestCase.settings = quick
TableMachine.TestCase.settings = quick
TestLedgerMachine = LedgerMachine.TestCase
TestTableMachine = TableMachine.TestCase


@pytest.mark.slow
class TestLedgerMachineAtLength(LedgerMachine.TestCase):  # type: ignore[misc,valid-type]  # hypothesis makes it at run time
    settings = settings(quick, max_examples=400, stateful_step_count=60)


@pytest.mark.slow
class TestTableMachineAtLength(TableMachine.TestCase):  # type: ignore[misc,valid-type]  # as above
    settings = settings(quick, max_examples=400, stateful_step_count=60)
