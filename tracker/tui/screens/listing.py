"""A view that is a list with the commitment under its cursor beside it: its facts and history, and its words in the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from tracker.acts import Scope
from tracker.errors import NotFound
from tracker.model import Commitment
from tracker.query import SORTS
from tracker.tui.keys import bindings
from tracker.tui.screens.linking import Linking
from tracker.tui.screens.talks import talk
from tracker.tui.screens.view import Body
from tracker.tui.widgets.bar import Choice
from tracker.tui.widgets.columns import COLUMNS, CommitmentRows, letters
from tracker.tui.widgets.columns import SORTS as COLUMN_SORTS
from tracker.tui.widgets.pane import Pane
from tracker.tui.widgets.rows import Column
from tracker.tui.widgets.table import Table
from tracker.wording import counted


class Listing(Linking):
    """A list, and beside it what is under its cursor."""

    scopes: ClassVar[tuple[Scope, ...]] = ("everywhere", "commitment", "list")
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("commitment"))
    columns: ClassVar[Sequence[Column]] = COLUMNS
    nothing: ClassVar[str] = "all were rejected; is:rejected shows them"
    """What to say where there is nothing to list although nothing is typed in the filter."""

    def body(self) -> ComposeResult:
        """The list, the commitment, its source."""
        with Body(id="body"):
            yield Table(self.columns, id="list")
            with Container(id="side"):
                yield Pane("Commitment", id="detail")
                yield Pane("Source", id="source")

    @property
    def table(self) -> Table:
        """The list."""
        return self.query_one(Table)

    def main(self) -> Widget:
        """The list has the keys at first."""
        return self.table

    def select(self) -> list[int]:
        """The positions in the store's index that are listed, in order."""
        return self.store.index.select(self.query_now)

    def repaint(self) -> None:
        """List what fits now, the cursor on the same commitment."""
        positions = self.select()
        self.table.empty = self.none_words()
        self.table.show(self.rows(positions), keep=self._held if self.filter.has_focus else None)
        if self.query_now.sort:
            name, descending = self.query_now.sort[0]
            column = next((column for column, sort in COLUMN_SORTS.items() if sort == name), name)
            self.table.sort_mark(f"-{column}" if descending else column)
        else:
            self.table.sort_mark("")
        self.show_count()

    def none_words(self) -> str:
        """Why nothing is listed, where nothing is."""
        if not self.store.index.commitments:
            return "nothing was promised yet on this day" if self.store.as_of else "the ledger is empty; i imports a readout"
        return "nothing fits; esc clears the filter" if self.filter.value.strip() else self.nothing

    def rows(self, positions: list[int]) -> CommitmentRows:
        """The positions as rows."""
        return CommitmentRows(self.store.index, positions)

    def status_words(self) -> str:
        """How many are listed, how many marked."""
        shown = self.table.rows.count()
        all_ = len(self.store.index.commitments) if self.query_now.asks("is", "rejected") else self.store.book
        words = counted(all_, "commitment") if shown == all_ else f"{shown:,} of {counted(all_, 'commitment')}"
        return f"{words} · {marked}, acts apply to all of them" if (marked := self.marked_words()) else words

    def beside(self, commitment: Commitment) -> Sequence[Commitment]:
        """Which others are marked in the source."""
        return ()

    def current(self) -> Commitment | None:
        """The commitment under the cursor."""
        return self.store.commitment(self.table.key) if self.table.key else None

    def chosen(self) -> list[str]:
        """The marked ones, else the one under the cursor."""
        return self.table.marked or ([self.table.key] if self.table.key else [])

    def chose(self) -> None:
        """After an act nothing is marked."""
        if self.table.marked:
            self.table.unmark()

    def let_go(self) -> bool:
        """Give up marks and range."""
        if not self.table.marked:
            return False
        self.table.unmark()
        return True

    def freshen(self, ids: frozenset[str]) -> None:
        """Mark rows for a moment."""
        self.table.freshen(ids)

    def on_mount(self) -> None:
        """What is beside the list follows its cursor, from the moment when the list has been painted."""
        self.call_after_refresh(self._follow)  # what every view does then, Textual calls by itself

    def _follow(self) -> None:
        self.table.follow = self._moved
        self._moved(self.table)

    def _moved(self, _: Table) -> None:
        self._show_current()
        self.show_count()

    def marked(self) -> list[str]:
        """The marked rows."""
        return self.table.marked

    @on(Table.Opened)
    def _opened(self, event: Table.Opened) -> None:
        event.stop()
        self.set_focus(self.query_one("#detail", Pane))

    def _show_current(self) -> None:
        from tracker.tui.widgets.detail import detail_blocks  # the list is painted before they are needed
        from tracker.tui.widgets.quote import heading, source_blocks

        commitment = self.current()
        if commitment is self._shown and commitment is not None:
            return
        same = commitment is not None and self._shown is not None and commitment.id == self._shown.id
        self._shown = commitment
        detail, source = self.query_one("#detail", Pane), self.query_one("#source", Pane)
        if commitment is None:
            detail.show([])
            source.show([], title="Source")
            return
        try:
            readout = self.store.readout(commitment.readout)
        except NotFound:
            readout = None
        detail.show(detail_blocks(commitment, readout, self.store.today, self.store.commitment), stay=same)
        if readout and not same:
            source.show(
                source_blocks(readout, (commitment.start, commitment.end), self.beside(commitment)), title=heading(readout)
            )

    def show_again(self) -> None:
        """The commitment under the cursor, after something else was shown in its place."""
        self._shown = None
        self._show_current()

    _shown: Commitment | None = None
    _held: str | None = None
    """What was under the cursor when typing in the filter began: it is found again as soon as it fits."""

    def action_filter_edit(self) -> None:
        """Give the keys to the filter."""
        self._held = self.table.key
        super().action_filter_edit()

    # Order ---------------------------------------------------------------------------------------------------------------

    @on(Table.SortWanted)
    def _sort_wanted(self, event: Table.SortWanted) -> None:
        event.stop()
        if event.key in COLUMN_SORTS:
            self.sort_by(COLUMN_SORTS[event.key])

    @talk
    async def action_filter_sort(self) -> None:
        """Choose the order by a letter; the same again turns it round."""
        menu = [Choice(letter, sort, sort) for letter, sort in zip(letters(SORTS), SORTS, strict=True)]
        answer = await self.bar.choose("Order by", menu)
        if answer:
            self.sort_by(answer.value)

    def sort_by(self, sort: str) -> None:
        """Order by a field, written into the filter so that it can be seen and saved."""
        now = self.query_now.sort[0] if self.query_now.sort else ("", False)
        turned = f"sort:{'-' if now == (sort, False) else ''}{sort}"
        others = [word for word in self.filter.value.split() if not word.startswith("sort:")]
        self.set_filter(" ".join([*others, turned]))

    # Session -------------------------------------------------------------------------------------------------------------

    def restore(self, state: Mapping[str, str]) -> None:
        """Take up filter and cursor."""
        super().restore(state)
        row = self.table.rows.find(state.get("at", ""))
        if row is not None:
            self.table.move_to(row)

    def remember(self) -> dict[str, str]:
        """Filter and cursor."""
        return {**super().remember(), "at": self.table.key}
