"""What is typed to a query, on every key: the line above a list that narrows it, with completion and a live count."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tracker.query import complete
from tracker.tui.widgets.entry import Entry

Narrow = Callable[[str], None]


class FilterBar(Entry):
    """An input that calls `narrow` in the same frame in which it shows the key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # First of all, so that a key typed right after them is not taken for text.
        Binding("escape", "leave", "Back to the list", show=False, priority=True),
        Binding("enter,down", "leave", "To the list", show=False, priority=True),
        Binding("tab", "complete", "Complete", show=False, priority=True),
    ]

    def __init__(
        self, narrow: Narrow, vocabulary: Callable[[], Mapping[str, Sequence[str]]], finishes: Callable[[str], list[str]]
    ) -> None:
        super().__init__(
            id="filter",
            compact=True,
            placeholder="all: type words, or field:value as in is:open due:<30d",
            select_on_focus=False,
        )
        self._narrow = narrow
        self._vocabulary = vocabulary
        self._finishes = finishes
        self.leave: Callable[[], None] = lambda: None

    def watch_value(self, value: str) -> None:
        """Narrow at once: echo and list share a frame, which halves the time until the list is right."""
        if self.is_mounted:
            self._narrow(value)

    def completions(self) -> list[str]:
        """The ways to finish the word at the cursor."""
        begun = self.value[: self.cursor_position].rsplit(" ", 1)[-1]
        return [*self._finishes(begun), *complete(self.value, self.cursor_position, self._vocabulary())]

    def action_complete(self) -> None:
        """Take the first completion."""
        found = self.completions()
        if not found:
            return
        begun = self.value[: self.cursor_position]
        head = begun[: len(begun) - len(begun.rsplit(" ", 1)[-1])]
        end = "" if found[0].endswith(":") else " "
        rest = self.value[self.cursor_position :].lstrip()
        self.value = head + found[0] + end + rest
        self.cursor_position = len(head + found[0] + end)

    def action_leave(self) -> None:
        """Give the keys back to the list."""
        self.leave()
