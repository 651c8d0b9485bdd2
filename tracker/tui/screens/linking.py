"""What a readout says of earlier commitments, one suggestion after another: taken, taken with its status, or turned down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui.screens.talks import talk
from tracker.tui.screens.view import View
from tracker.tui.widgets.bar import Choice
from tracker.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from tracker.desk import Desk, Done
    from tracker.links import Suggestion


class Linking(View):
    """A screen with a detail and a source pane, on which suggested links are answered."""

    @talk
    async def action_commitment_suggestions(self) -> None:
        """Walk through what its readout may say of earlier ones, then what later readouts may say of it."""
        commitment = self.current()
        if commitment is None:
            self.targets()
            return
        found = self.store.suggestions(commitment)
        answered = 0
        for number, suggestion in enumerate(found, 1):
            self._show_suggestion(suggestion)
            proposal = suggestion.proposal
            moved = f"link, and set {proposal.status}" if proposal.status else "link, and add as evidence"
            answer = await self.bar.choose(
                f"{number} of {len(found)}: {suggestion.relation}? ({suggestion.reason})",
                [
                    Choice("y", "link", "link"),
                    Choice("r", f"{moved} on {proposal.on}", "record"),
                    Choice("n", "not linked", "no"),
                    Choice("k", "skip", "skip"),
                ],
            )
            if answer is None:
                break
            if answer.value != "skip":
                answered += self._answer(suggestion, answer.value)
        self.show_again()
        none = "no later readout speaks to it, and its own says nothing of earlier ones that was not answered yet"
        self.bar.say(f"{answered} of {len(found)} suggestions answered" if found else none)

    def _answer(self, suggestion: Suggestion, value: str) -> int:
        proposal = suggestion.proposal

        def link(desk: Desk) -> Done:
            return desk.link(
                suggestion.holder, suggestion.relation, suggestion.to, quote=suggestion.later_quote, accepted=value != "no"
            )

        def record(desk: Desk) -> Done:
            ids, sources = [suggestion.commitment], [proposal.source]
            if proposal.status:
                return desk.status(ids, proposal.status, on=proposal.on, note=proposal.note, sources=sources, why=proposal.why)
            return desk.evidence(ids, sources, on=proposal.on, note=proposal.note)

        acts = (link, record) if value == "record" else (link,)
        return int(self.do(lambda desk: desk.together(*acts)) is not None)

    def _show_suggestion(self, suggestion: Suggestion) -> None:
        """The earlier commitment, and the passage that may speak of it."""
        from tracker.tui.widgets.detail import detail_blocks
        from tracker.tui.widgets.quote import heading, source_blocks

        earlier, readout = self.store.commitment(suggestion.commitment), self.store.readout(suggestion.readout)
        if earlier:
            made = self.store.readout(earlier.readout)
            self.query_one("#detail", Pane).show(detail_blocks(earlier, made, self.store.today, self.store.commitment))
        source = self.query_one("#source", Pane)
        source.show(source_blocks(readout, (suggestion.start, suggestion.end)), title=heading(readout))

    def show_again(self) -> None:
        """What was shown before."""
        raise NotImplementedError
