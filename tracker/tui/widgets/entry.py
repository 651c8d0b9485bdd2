"""One line that is typed or pasted, made safe for the terminal before it is shown."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from tracker.clean import clean


class Entry(Input):
    """An input that holds no control characters, whoever put them there; its cursor and selection show without colours too."""

    DEFAULT_CSS = """
    Entry:nocolor > .input--cursor, Entry:nocolor > .input--selection { text-style: reverse; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # How a line end arrives from a terminal that does not say what is pasted; "enter" sends another character.
        Binding("ctrl+j", "part", "Blank", show=False),
    ]

    def action_part(self) -> None:
        """Part the lines of what is pasted key by key."""
        if self.value[: self.cursor_position].strip() and not self.value[: self.cursor_position].endswith(" "):
            self.replace(" ", *self.selection)

    def validate_value(self, value: str) -> str:
        """The text without what could act on the terminal, on one line."""
        return clean(value).replace("\n", " ").replace("\t", " ")

    def _on_paste(self, event: events.Paste) -> None:
        """Take in all lines that are pasted, as one: Input takes the first and drops the others."""
        event.prevent_default()
        event.stop()
        lines = event.text.splitlines()
        pasted = " ".join(line.strip() for line in lines if line.strip()) if len(lines) > 1 else event.text
        self.replace(clean(pasted), *self.selection)
