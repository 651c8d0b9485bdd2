"""Drafts and whole folders to a ledger's readouts and commitments: nothing twice, nothing lost, nothing half-written."""

from __future__ import annotations

from tracker.intake.admit import Admitted, admit
from tracker.intake.batch import run
from tracker.intake.summary import Entry, Failed, Progress, Summary

__all__ = ["Admitted", "Entry", "Failed", "Progress", "Summary", "admit", "run"]
