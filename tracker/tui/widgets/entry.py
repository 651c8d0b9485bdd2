"""One line that is typed or pasted, made safe for the terminal before it is shown."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from tracker.clean import clean


class Entry(Input):
    """An input that holds no control characters, whoever put them there; its cursor and selection show without colours too."""

    DEFAULT_CSS = """
    Entry:nocolor > .input--cursor, Entry:nocolor > .input--selection { text-style: reverse; }
    """

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
