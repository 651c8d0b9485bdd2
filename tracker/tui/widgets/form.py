"""Fields to what was typed in them: up to three, a line each, checked when all are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.clean import shown
from tracker.errors import TrackerError
from tracker.tui.widgets.entry import Entry
from tracker.tui.widgets.legend import Complete, Field

FIELDS = 3
"""How many fields a form has at most."""
SUGGESTED = 6
"""How many ways to go on are shown while somebody types."""


class Form(Grid):
    """Fields below each other; `give` gets what was typed by name, or None where it was given up, `tell` what there is to say."""

    DEFAULT_CSS = """
    Form {
        dock: bottom; height: 1; padding: 0 1; background: $panel; grid-size: 2; grid-columns: auto 1fr; grid-rows: 1;
    }
    Form .bar-label { width: auto; padding: 0 1 0 0; color: $text-muted; }
    Form Input { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
    Form Input:focus { background: $boost; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Never mind", show=False),
        # First of all, so that what is typed after it goes to the next field however fast it is typed.
        Binding("tab", "next_field(1)", "Next field", show=False, priority=True),
        Binding("shift+tab", "next_field(-1)", "Field before", show=False, priority=True),
    ]

    def __init__(self, give: Callable[[dict[str, str] | None], None], tell: Callable[[str, bool], None]) -> None:
        super().__init__(id="bar-fields")
        self._give = give
        self._tell = tell
        self._fields: tuple[Field, ...] = ()
        self._complete: Complete | None = None
        self._labels = [Static(classes="bar-label") for _ in range(FIELDS)]
        self._inputs = [Entry(compact=True, select_on_focus=False) for _ in range(FIELDS)]

    def compose(self) -> ComposeResult:
        """A label before each field."""
        for label, field in zip(self._labels, self._inputs, strict=True):
            yield label
            yield field

    def open(self, fields: Sequence[Field], complete: Complete | None = None) -> Input:
        """Ask for the fields; returns the first. `complete` suggests for one field alone."""
        self._fields, self._complete = tuple(fields), complete
        self.styles.height = len(fields)
        for number, (label, field) in enumerate(zip(self._labels, self._inputs, strict=True)):
            label.display = field.display = number < len(fields)
            if number < len(fields):
                label.update(Text(fields[number].label))
                field.value, field.placeholder = fields[number].value, fields[number].hint
                field.cursor_position = len(field.value)
                field.select_on_focus = fields[number].whole
        return self._inputs[0]

    def holds(self, widget: Widget | None) -> bool:
        """Whether a widget is one of the fields."""
        return widget in self._inputs

    def action_give_up(self) -> None:
        """No answer."""
        self._give(None)

    def action_next_field(self, step: int) -> None:
        """Accept a suggestion, or go to the next field."""
        focused = self.screen.focused
        if self._complete and isinstance(focused, Input):
            found = self._complete(focused.value)
            if found and found[0] != focused.value:
                focused.value = found[0]
                focused.cursor_position = len(focused.value)
            return
        numbers = range(len(self._fields))
        here = next((n for n in numbers if self._inputs[n] is focused), 0)
        if self._fields:
            self.screen.set_focus(self._inputs[(here + step) % len(self._fields)])

    @on(Input.Changed)
    def suggest(self, event: Input.Changed) -> None:
        """Show how the text could go on."""
        event.stop()
        if self._complete and self.display and event.input is self.screen.focused:
            fresh = event.value in {"", self._fields[0].value}
            found = [] if fresh else [shown(each) for each in self._complete(event.value)[:SUGGESTED]]
            self._tell(f"tab {' · '.join(found)}" if found else "", False)

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Check each field; the first wrong one is named and focused."""
        event.stop()
        filled: dict[str, str] = {}
        for number, field in enumerate(self._fields):
            text = self._inputs[number].value.strip()
            try:
                if field.check:
                    field.check(text)
            except TrackerError as error:
                self._tell(str(error), True)
                self.screen.set_focus(self._inputs[number])
                return
            filled[field.name] = text
        self.screen.set_focus(None)
        self._give(filled)
