"""Messages, what the screen holds and the keys that matter to the lines at its bottom: two, or as many as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tracker.clean import clean, elide, shown
from tracker.tui.widgets.legend import Piece, keys_line, rest_lines
from tracker.tui.widgets.tint import overlay

Lines = Sequence[Sequence[Piece]]
LEAST = 2
"""Lines that are always there."""


class Foot(Widget):
    """The bottom of a screen: it grows over what is above it, which stays where it is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key", "bar--words", "bar--title", "bar--off", "bar--good", "bar--bad"}

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.hints: tuple[tuple[str, str], ...] = ()
        self._always = 0
        self.status = ""
        self._kept = ""
        self._said = ("", "")
        self._status_tint = "bar--words"
        self._draw: Callable[[int], Lines] = self._at_rest
        """What stands there, at any width."""
        self._shown: Lines = ()
        """The lines as they are."""
        self._height = LEAST
        self.covered = 0
        """How many lines more there are at the bottom, which something else fills."""

    @property
    def is_asking(self) -> bool:
        """Whether what stands there is a question, which no message may take the place of."""
        return False

    def say(self, words: str, *, bad: bool = False) -> None:
        """Show a message until the next one or the next rest."""
        self._said = (shown(words), "bar--bad" if bad else "bar--good")
        if not self.is_asking:
            self._rest()

    def show_status(self, words: str, *, bad: bool = False, kept: str = "") -> None:
        """What stands there when there is no message, and at the right of one: at least `kept`, however long that is."""
        before = (self.status, self._status_tint, self._kept)
        self.status, self._kept = shown(words), kept
        self._status_tint = "bar--bad" if bad else "bar--words"
        if before != (self.status, self._status_tint, self._kept) and not self.is_asking:
            self._rest()

    def quiet(self) -> None:
        """Let go of the message."""
        if self._said[0]:
            self.say("")

    def show_hints(self, hints: Sequence[tuple[str, str]], always: int = 0) -> None:
        """The keys that matter now, with their words; the last `always` of them stay where others find no room."""
        before, self.hints, self._always = self.hints, tuple(hints), always
        if before != self.hints and not self.is_asking:
            self._rest()

    def _rest(self) -> None:
        self.draw(self._at_rest)

    def _at_rest(self, width: int) -> Lines:
        head = rest_lines(self._said, (self.status, self._status_tint), self._kept, width)
        return [*head, keys_line(self.hints, self._always, width)]

    def draw(self, draw: Callable[[int], Lines]) -> None:
        """Let what it says for a width stand there."""
        self._draw = draw
        self._redraw()

    def _redraw(self) -> None:
        width = self.size.width - 2
        if width <= 0:
            return  # before it is laid out; then it is resized
        self._shown = self._draw(width)
        height = max(LEAST, len(self._shown) + self.covered)
        if height != self._height:
            self.styles.height = self._height = height
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line, with a blank at both ends."""
        base, width = self.rich_style, self.size.width
        segments, room = [Segment(" ", base)], width - 2
        for words, tint in self._shown[y] if y < len(self._shown) else ():
            safe = clean(words)
            text = elide(safe, room) if cell_len(safe.rstrip()) > room else safe
            segments.append(Segment(text, base + overlay(self, tint)))
            room -= cell_len(text)
            if room <= 0:
                break
        return Strip(segments).adjust_cell_length(width, base)

    def on_resize(self) -> None:
        """More or less finds room."""
        self._redraw()
