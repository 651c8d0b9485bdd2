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

    async def _on_key(self, event: events.Key) -> None:
        """Part the lines of what a terminal that does not say what is pasted sends key by key; "enter" is another character.

        A binding would come too late: its action runs when the next keys have been typed.
        """
        if event.key == "ctrl+j":
            event.prevent_default()
            event.stop()
            before = self.value[: self.cursor_position]
            if before.strip() and not before.endswith(" "):
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
