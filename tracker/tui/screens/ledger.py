"""View 1: every commitment in the ledger, filtered and sorted, with the one under the cursor beside the list."""

from __future__ import annotations

from tracker.tui.screens.listing import Listing


class LedgerView(Listing):
    """All commitments."""

    name_ = "view.ledger"
