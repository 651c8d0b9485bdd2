"""An act on what is chosen on a screen, done and told in the bar: a few at once, many after a question; undo and redo of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.screen import Screen

from tracker.errors import TrackerError
from tracker.model import Commitment
from tracker.tui.screens.many import LONG, MANY, agreed, under_way
from tracker.tui.screens.talks import change
from tracker.tui.store import Store
from tracker.tui.widgets.bar import Bar
from tracker.tui.widgets.pane import Pane
from tracker.tui.widgets.table import Table
from tracker.wording import counted

if TYPE_CHECKING:
    from tracker.desk import Desk, Done
    from tracker.recall import Recorded


class Doing(Screen[None]):
    """A screen on which something is chosen and acts are done on it."""

    store: Store

    @property
    def bar(self) -> Bar:
        """The bar at the bottom."""
        return self.query_one(Bar)

    def chosen(self) -> list[str]:
        """The ids that an act is meant for: the marked ones, else the one under the cursor."""
        raise NotImplementedError

    def current(self) -> Commitment | None:
        """The commitment under the cursor."""
        raise NotImplementedError

    def hold_lists(self, *, held: bool) -> None:
        """Keep lists and texts from answering to keys while the bar asks."""
        for widget in self.query("Table, Pane"):
            if isinstance(widget, Table | Pane):
                widget.locked = held

    def chose(self) -> None:
        """An act was done on what was chosen."""

    def do(self, act: Callable[[Desk], Done]) -> Done | None:
        """Do an act and say in the bar what was done, or why not."""
        try:
            done = self.store.run(act)
        except TrackerError as error:
            self.bar.say(str(error), bad=True)
            return None
        self.did(done)
        return done

    async def do_all(self, ids: Sequence[str], act: Callable[[Desk], Done]) -> None:
        """Do an act on these commitments, said to be under way where it takes a while."""
        await under_way(self, self.bar, len(ids))
        self.do(act)

    def do_at_once(self, ids: Sequence[str], question: str, act: Callable[[Desk], Done]) -> None:
        """Do the act of a single key, to many only after the question."""
        if len(ids) > MANY:
            self._ask_and_do(ids, question, act)
        elif ids:
            self.do(act)

    @change
    async def _ask_and_do(self, ids: Sequence[str], question: str, act: Callable[[Desk], Done]) -> None:
        if not question or await agreed(self.bar, len(ids), question):
            await self.do_all(ids, act)

    def did(self, done: Done) -> None:
        """Say what was done."""
        self.chose()
        self.bar.say(". ".join((done.words, *done.notes)), bad=bool(done.notes))

    def targets(self) -> tuple[list[str], str]:
        """The ids chosen and how to speak of them; says so where there are none."""
        ids = self.chosen()
        if not ids:
            self.bar.say("there is no commitment here", bad=True)
            return [], ""
        only = self.store.commitment(ids[0]) if len(ids) == 1 else None
        return ids, (only.title or only.id) if only else counted(len(ids), "commitment")

    def action_change_undo(self) -> None:
        """Take back the last act."""
        self._take_back(lambda desk: desk.recall.last_undoable(), lambda desk: desk.undo())

    def action_change_redo(self) -> None:
        """Bring back what undo took."""
        self._take_back(lambda desk: desk.recall.last_redoable(), lambda desk: desk.redo())

    def _take_back(self, last: Callable[[Desk], Recorded | None], act: Callable[[Desk], Done]) -> None:
        """Take back without a question, for it can be brought back."""
        found = last(self.store.desk)
        ids = list(dict.fromkeys(id for id, _ in found.live.updates)) if found else []
        if len(ids) < LONG:
            self.do(act)
        else:
            self._ask_and_do(ids, "", act)
