"""A ledger in memory, gone with the process: for tests, previews and trials."""

from __future__ import annotations

from pathlib import Path

from tracker.errors import LedgerError
from tracker.ledger.protocol import Report
from tracker.ledger.shelf import Shelf
from tracker.ledger.staged import Stage, StagedLedger, inspect


class MemoryLedger(StagedLedger):
    """Keeps the promises of `Ledger` but the one of outliving the process."""

    def __init__(self) -> None:
        super().__init__(Shelf())

    def _commit(self, stage: Stage) -> None:
        self._shelf.put(self._shelf.revision + 1, stage.readouts.values(), stage.commitments.values())

    def prepare(self) -> None:
        """There is nothing to do beforehand."""

    @property
    def notes(self) -> list[str]:
        """Nothing goes wrong in memory."""
        return []

    def check(self) -> Report:
        """Verify every commitment."""
        return Report(tuple(inspect(self.readouts(), self.commitments())))

    def backup(self, to: Path | None = None) -> Path:
        """Write a ledger file with the state now; raises LedgerError without a path, for there is no folder of its own."""
        if to is None:
            raise LedgerError("a ledger in memory has no folder for backups", "name a file")
        from tracker.ledger import copy, open_ledger

        target = open_ledger(to)
        try:
            copy(self, target)
        finally:
            target.close()
        return to

    def close(self) -> None:
        """Nothing to let go of."""
