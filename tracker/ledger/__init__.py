"""Where commitments live: the `Ledger` protocol, the journalled TinyDB ledger, the one in memory."""

from __future__ import annotations

from tracker.ledger.protocol import Added, Changed, Finding, Ledger, Report

__all__ = ["Added", "Changed", "Finding", "Ledger", "Report"]
