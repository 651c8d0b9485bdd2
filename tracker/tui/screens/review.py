"""View 2: the candidates of new readouts one after another beside their source, each decided with one key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from tracker.acts import Scope
from tracker.model import Commitment, Readout
from tracker.tui.keys import bindings
from tracker.tui.screens.correcting import Correcting
from tracker.tui.screens.listing import Listing
from tracker.tui.screens.talks import change
from tracker.tui.widgets.rows import Column
from tracker.wording import counted


class ReviewView(Listing, Correcting):
    """Candidates only; what is decided leaves the list and the next one is under the cursor."""

    name_ = "view.review"
    base: ClassVar[str] = "is:candidate"
    scopes: ClassVar[tuple[Scope, ...]] = ("everywhere", "commitment", "readout", "list", "review")
    nothing: ClassVar[str] = "no candidates: everything found has been reviewed"
    columns: ClassVar[Sequence[Column]] = (
        Column("title", "Candidate", 30, grow=5, wish=60),
        Column("parties", "Bound", 13, grow=1, drop=1, wish=24),
        Column("strength", "Words", 7, drop=3),
        Column("specificity", "Clear", 5, drop=4),
        Column("topic", "Topic", 12, drop=2),
        Column("id", "Id", 22, drop=6),
    )
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("readout", "review"))

    def status_words(self) -> str:
        """How far the review is, here and in this readout."""
        commitment, count = self.current(), self.table.rows.count()
        if commitment is None:
            return self.none_words()
        siblings = self.beside(commitment)
        decided = sum(c.standing.review != "candidate" for c in siblings)
        marked = f" · {words}" if (words := self.marked_words()) else ""
        return (
            f"candidate {self.table.cursor + 1:,} of {count:,}{marked} · "
            f"this readout: {decided} of {counted(len(siblings), 'commitment')} decided"
        )

    def beside(self, commitment: Commitment) -> list[Commitment]:
        """All that was found in the same readout."""
        return self.store.of_readout(commitment.readout)

    def readout_here(self) -> Readout | None:
        """The readout of the candidate under the cursor."""
        commitment = self.current()
        return self.store.readout(commitment.readout) if commitment else None

    @change
    async def action_review_accept_all(self) -> None:
        """Accept every candidate that the filter shows."""
        rows = self.table.rows
        ids = [rows.key(row) for row in range(rows.count())]
        if ids and await self.bar.confirm(f"Accept all {counted(len(ids), 'candidate')} shown?"):
            await self.do_all(ids, lambda desk: desk.review(ids, "accepted"))
