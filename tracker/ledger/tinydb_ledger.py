"""The ledger in a TinyDB file."""

from __future__ import annotations

from pathlib import Path

import msgspec
from tinydb import TinyDB

from tracker.errors import NotFound
from tracker.ledger.protocol import Report
from tracker.ledger.shelf import Shelf
from tracker.ledger.staged import Stage, StagedLedger, inspect
from tracker.model import Commitment, Readout


class TinyLedger(StagedLedger):
    """A ledger in one TinyDB file."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        if not create and not path.exists():
            raise NotFound(f"no ledger at {path}")
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._db = TinyDB(path)
        readouts = msgspec.convert(self._db.table("readouts").all(), list[Readout])
        commitments = msgspec.convert(self._db.table("commitments").all(), list[Commitment])
        super().__init__(Shelf(readouts, commitments, len(readouts) + sum(c.version + 1 for c in commitments)))

    def _commit(self, stage: Stage) -> None:
        revision = self._shelf.revision + len(stage.readouts) + len(stage.commitments)
        self._shelf.put(revision, stage.readouts.values(), stage.commitments.values())
        for name, values in (("readouts", self._shelf.readouts()), ("commitments", self._shelf.commitments())):
            table = self._db.table(name)
            table.truncate()
            table.insert_multiple(msgspec.to_builtins(values))

    def check(self) -> Report:
        """Verify every commitment."""
        return Report(tuple(inspect(self.readouts(), self.commitments())))

    def backup(self, to: Path | None = None) -> Path:
        """Keep a copy of the file."""
        target = to or self._path.with_suffix(".backup.json")
        target.write_bytes(self._path.read_bytes())
        return target

    def close(self) -> None:
        """Close the file."""
        self._db.close()
