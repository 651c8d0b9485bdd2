"""Where commitments live: the `Ledger` protocol, the journalled TinyDB ledger, the one in memory."""

from __future__ import annotations

from pathlib import Path

from tracker.ledger.memory import MemoryLedger
from tracker.ledger.protocol import Added, Changed, Finding, Ledger, Report, copy, resolve

__all__ = ["Added", "Changed", "Finding", "Ledger", "MemoryLedger", "Report", "copy", "open_ledger", "resolve"]


def open_ledger(path: Path, *, create: bool = True) -> Ledger:
    """The ledger in the file `path`; a new one where there is none, or NotFound with `create` false.

    Raises LedgerError and its kinds (damaged, newer schema, locked), each naming the file.
    """
    from tracker.ledger.tinydb_ledger import TinyLedger

    return TinyLedger(path, create=create)
