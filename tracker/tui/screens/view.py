"""What every view has: the line of views, the filter, the bar; and how it keeps up with the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from tracker.acts import ACTS, Scope, shown_key
from tracker.clean import shown
from tracker.errors import TrackerError, UsageError
from tracker.query import EVERYTHING, Query, closed, parse
from tracker.tui.keys import ALWAYS, VIEWS, bindings, hints
from tracker.tui.screens.full import Full
from tracker.tui.screens.going import Going
from tracker.tui.session import Session
from tracker.tui.store import Change, Store
from tracker.tui.widgets.bar import Bar
from tracker.tui.widgets.columns import TINTS
from tracker.tui.widgets.filter_bar import FilterBar
from tracker.tui.widgets.table import Table
from tracker.tui.widgets.topline import TopLine

FRESH = 2.5
"""Seconds for which what another terminal changed stays marked."""


MANY, PAUSE = 10_000, 0.2
"""Commitments from which a view that reckons waits for so many seconds without a key."""
WIDE = 120
"""Columns from which the parts of a view stand side by side."""
ACTIONS = frozenset(act.action for act in ACTS.values())


class Body(Container):
    """What is between filter and bar: its widgets cover it, so nothing of it is painted."""

    BLANK = True


class View(Full, Going):
    """A view of the ledger under a filter."""

    BLANK = True
    AUTO_FOCUS = ""  # the list has the keys from the first moment: focus that begins in the filter is painted and styled twice
    scopes: ClassVar[tuple[Scope, ...]] = ("everywhere", "commitment", "list")
    """The scopes of the acts that apply here, for footer and help."""
    name_: ClassVar[str] = ""
    """The name by which the app knows the view."""
    reckons: ClassVar[bool] = False
    """Whether what it shows takes long to work out for very many commitments: then it waits for a pause in typing."""
    base: ClassVar[str] = ""
    """What the view asks for besides what is typed."""
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("everywhere"))
    COMPONENT_CLASSES: ClassVar[set[str]] = TINTS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual declares it so

    def __init__(self, store: Store, keymap: Mapping[str, str], session: Session, width: int) -> None:
        super().__init__(classes="-wide" if width >= WIDE else "-narrow")  # said here, else all is styled twice
        self.store = store
        self.session = session
        self.keymap = keymap
        self.query_now: Query = EVERYTHING
        self.wrong = ""
        """What is wrong with the filter as typed."""
        self._due = self._styled = False
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Top line, filter, the view's own, bar."""
        yield TopLine(tuple((act.id, shown_key(act.keys[0]), act.words) for act in VIEWS), self.name_)
        yield FilterBar(self.narrow, self.store.vocabulary, self.finishes)
        yield from self.body()
        yield Bar()

    def body(self) -> ComposeResult:
        """The view's own widgets."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Listen to the store and show what there is."""
        self.store.listeners.append(self._changed)
        self.filter.leave = self.focus_main
        self._head()
        self.query_now = self._parsed("")
        self.repaint()
        self.focus_main()

    def on_unmount(self) -> None:
        """Stop listening."""
        if self._changed in self.store.listeners:
            self.store.listeners.remove(self._changed)

    @property
    def filter(self) -> FilterBar:
        """The filter line."""
        return self.query_one(FilterBar)

    # For the views to fill in --------------------------------------------------------------------------------------------

    def repaint(self) -> None:
        """Show what the store holds now under the filter."""
        raise NotImplementedError

    def main(self) -> Widget:
        """The widget that has the keys at first."""
        raise NotImplementedError

    def status_words(self) -> str:
        """What the view holds, for the bar."""
        raise NotImplementedError

    def show_count(self) -> None:
        """What is wrong with the filter, else what the view holds."""
        self.bar.show_status(self.wrong or self.status_words(), bad=bool(self.wrong), kept=self.marked_words())

    def marked_words(self) -> str:
        """How many are marked, which is said whatever else there is to say: an act would change all of them."""
        return f"{len(marked):,} marked" if (marked := self.marked()) else ""

    def marked(self) -> list[str]:
        """The ids of what is marked."""
        return []

    @on(Table.MarksChanged)
    def _marks(self, event: Table.MarksChanged) -> None:
        event.stop()
        if self.marked():
            self.bar.quiet()
        self.show_count()

    def freshen(self, ids: frozenset[str]) -> None:
        """Mark what another terminal has just changed, and nothing else."""

    # Keeping up ----------------------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        if not self.is_current:
            self._due = True
            return
        self._head()
        self.repaint()
        if change.foreign:
            self.freshen(change.ids)
            self.bar.say(f"{len(change.ids) or 'many'} changed in another terminal")
            self.set_timer(FRESH, lambda: self.freshen(frozenset()))

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Catch up with what happened while another view was shown; what has just been made is not styled a second time."""
        event.refresh_styles, self._styled = event.refresh_styles and self._styled, True
        if self._due:
            self._due = False
            self._head()
            self.repaint()

    def _head(self) -> None:
        then = str(self.store.as_of) if self.store.as_of else ""
        notice = f"{self.store.title} · {self.store.today}" + (" · read only" if self.store.readonly else "")
        self.query_one(TopLine).show(notice, then)
        self.set_class(bool(then), "-then")
        if not self.filter.has_focus:
            self._hint()

    def _hint(self) -> None:
        """The keys that matter for what has the keys, on the day looked at."""
        self.bar.show_hints(hints(self.hinted(), self.keymap, fixed=self.store.refusal() is not None), ALWAYS)

    def hinted(self) -> tuple[Scope, ...]:
        """The scopes of the acts that matter where the keys are."""
        return self.scopes

    @on(TopLine.Picked)
    async def _picked(self, event: TopLine.Picked) -> None:
        await self.app.run_action(event.view.replace(".", "_"))

    def on_key(self, event: events.Key) -> None:
        """A key is for the menu that waits, if one does; any other lets go of the last message."""
        if self.bar.takes(event):
            event.stop()
            event.prevent_default()
        else:
            self.bar.quiet()

    def on_click(self) -> None:
        """A click elsewhere gives up a menu."""
        self.bar.leave_menu()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the bar asks, keys are for the bar; while somebody types in the filter, for that."""
        return action not in ACTIONS or not self.is_typing

    @property
    def is_typing(self) -> bool:
        """Whether keys are for something else than acts."""
        return self.bar.is_talking or isinstance(self.focused, Input)

    # Filter --------------------------------------------------------------------------------------------------------------

    def narrow(self, text: str) -> None:
        """Filter by what is typed; a last word that makes no sense yet is left out, and what is wrong with it said."""
        wrong = ""
        try:
            self.query_now = self._parsed(text)
        except UsageError as error:
            wrong = str(error)
            try:
                self.query_now = self._parsed(text.rpartition(" ")[0])
            except UsageError:
                self.wrong = wrong
                self.show_count()
                return
        self.wrong = wrong
        self.filter.set_class(bool(wrong), "-wrong")
        if self._waiting:
            self._waiting.stop()
        if self.reckons and len(self.store.index.commitments) > MANY:
            self._waiting = self.set_timer(PAUSE, self.repaint)
        else:
            self.repaint()
        self.call_next(self._suggest)  # the cursor has not moved on yet

    def _parsed(self, text: str) -> Query:
        return parse(f"{closed(text)} {self.base}", self.store.today)

    def finishes(self, begun: str) -> list[str]:
        """The ways to finish a word that only this view's filter knows."""
        return []

    def _suggest(self) -> None:
        if self.filter.has_focus:
            found = [shown(each) for each in self.filter.completions()[:8]]
            keys = (
                [("tab", found[0]), *((" ", each) for each in found[1:])]
                if found
                else [("enter", "to the list"), ("esc", "back")]
            )
            self.bar.show_hints(keys)

    def on_descendant_focus(self) -> None:
        """The hints are those of what has the keys."""
        if self.filter.has_focus:
            self._suggest()
        else:
            self._hint()

    def action_filter_edit(self) -> None:
        """Give the keys to the filter."""
        self.set_focus(self.filter)  # at once: what is typed next is for it
        self.filter.cursor_position = len(self.filter.value)

    def set_filter(self, text: str) -> None:
        """Filter by a text as if it had been typed."""
        self.filter.value = text
        self.filter.cursor_position = len(text)

    def filter_text(self) -> str:
        """The filter as typed."""
        return self.filter.value

    def focus_main(self) -> None:
        """Give the keys to the list."""
        self.set_focus(self.main())

    def action_screen_back(self) -> None:
        """One step back: from a part to the list, from marks, from the filter, from another day."""
        if self.stop_import:
            self.stop_import.set()
            self.bar.say("stopping; what is read already is kept")
        elif self.is_full:
            self.leave_full()
        elif self.focused is not self.main():
            self.focus_main()
        elif not self.let_go():
            if self.filter.value:
                self.set_filter("")
            elif self.store.as_of:
                self.store.travel(None)

    def let_go(self) -> bool:
        """Give up marks; whether there were any."""
        return False

    def restore(self, state: Mapping[str, str]) -> None:
        """Take up filter and place of the last session."""
        try:
            self._parsed(state.get("filter", ""))
        except TrackerError:
            return
        self.set_filter(state.get("filter", ""))

    def remember(self) -> dict[str, str]:
        """Filter and place, for the next session."""
        return {"filter": self.filter.value}
