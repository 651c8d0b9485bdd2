"""A later readout to the earlier commitments it may restate, advance, revise, fulfil or set back: always a suggestion."""

from __future__ import annotations

from tracker.links.proposal import Proposal
from tracker.links.suggest import Suggester, Suggestion, pending, suggest

__all__ = ["Proposal", "Suggester", "Suggestion", "pending", "suggest"]
