"""Drafts and whole folders to a ledger's readouts and commitments: nothing twice, nothing lost, nothing half-written."""

from __future__ import annotations

from tracker.intake.admit import Admitted, admit

__all__ = ["Admitted", "admit"]
