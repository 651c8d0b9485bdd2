"""The names of the views, and whose ledger and which day is looked at, to the first line of every screen."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tracker.clean import shown
from tracker.tui.widgets.tint import overlay


class TopLine(Widget):
    """One line: the views with their keys on the left, a notice on the right."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"top--tab", "top--here", "top--notice", "top--then"}

    class Picked(Message):
        """The user clicked a view's name."""

        def __init__(self, view: str) -> None:
            super().__init__()
            self.view = view

    def __init__(self, views: tuple[tuple[str, str, str], ...], here: str) -> None:
        super().__init__(id="top")
        self.views = views
        self.here = here
        self.notice = ""
        self.then = ""

    def show(self, notice: str, then: str) -> None:
        """`then` names another day than today; it is marked so that nobody mistakes it."""
        self.notice, self.then = notice, then
        self.refresh()

    def _laid_out(self) -> tuple[list[tuple[str, str]], str]:
        """The views and the other day, in as many words as there is room for: the names give way before any of the day does."""
        whole = [(name, f" {key} {words} ") for name, key, words in self.views]
        here = [(name, f" {key} {words} " if name == self.here else f" {key} ") for name, key, words in self.views]
        keys = [(name, f" {key} ") for name, key, _ in self.views]
        day = f"as of {self.then}"
        whole_days = (f" {day} · read only ", f"{day} · read only") if self.then else ("",)
        short_days = (f" {day} ", f" {self.then}") if self.then else ("",)
        ways = [
            (tabs, then)
            for days, some in ((whole_days, (whole, here)), (short_days, (here, keys)))
            for tabs in some
            for then in days
        ]
        fitting = (way for way in ways if sum(cell_len(text) for _, text in way[0]) + cell_len(way[1]) <= self.size.width)
        return next(fitting, ways[-1])

    def _tabs(self) -> list[tuple[str, str]]:
        return self._laid_out()[0]

    def render_line(self, y: int) -> Strip:
        """The line."""
        base, width = self.rich_style, self.size.width
        tabs, then = self._laid_out()
        segments = [Segment(text, base + overlay(self, "top--here" if name == self.here else "top--tab")) for name, text in tabs]
        room = width - sum(cell_len(s.text) for s in segments) - cell_len(then) - 1
        notice = shown(self.notice)
        fitting = (each for each in (notice, notice.rpartition("/")[2]) if cell_len(each) + 2 <= room)
        right = f"{found} " if (found := next(fitting, "")) else ""
        segments.append(Segment(" " * max(0, room + 1 - cell_len(right)), base))
        segments.append(Segment(right, base + overlay(self, "top--notice")))
        segments.append(Segment(then, base + overlay(self, "top--then")))
        return Strip(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Go to the view clicked on."""
        edge = 0
        for name, text in self._tabs():
            edge += cell_len(text)
            if event.x < edge:
                self.post_message(self.Picked(name))
                return
