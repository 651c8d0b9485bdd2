"""What a list or text paints for itself must be what Textual would have painted."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tracker.tui.widgets.lined import Lined
from tracker.tui.widgets.pane import Pane, line

STYLES = {
    "bare": "",
    "padding at the side": "padding: 0 0 0 1;",
    "padding all round": "padding: 1 2;",
    "edge above": "border-top: solid red; padding: 0 0 0 1;",
    "edges above and below": "border-top: solid red; border-bottom: solid blue;",
    "edge at the side": "border-left: solid red;",
    "box": "border: round red; padding: 0 1;",
    "outline": "outline: round red;",
    "outline below": "outline-bottom: solid red;",
    "half seen": "opacity: 50%;",
    "tinted": "tint: red 40%;",
    "hatched": "hatch: cross red;",
}


class Shown(App[None]):
    def __init__(self, style: str) -> None:
        super().__init__()
        self.pane = Pane("A title 标题", id="pane")
        self.CSS = f"Pane {{ background: #123456; {style} }}"

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.pane.show([line(f"line {n} of the text, which is long enough to be wrapped 中文", "pane--title") for n in range(40)])


def cells(strips: list[Strip]) -> list[list[tuple[str, object]]]:
    """Each cell with its style, however the line is cut into pieces."""
    return [[(char, style) for text, style, _ in strip for char in text] for strip in strips]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
async def test_a_line_is_what_textual_would_have_painted(style: str) -> None:
    app = Shown(style)
    async with app.run_test(size=(40, 12)):
        for crop in (Region(0, 0, 40, 12), Region(0, 3, 40, 4), Region(5, 0, 20, 12)):
            ours = cells(Lined.render_lines(app.pane, crop))
            app.pane._styles_cache.clear()
            assert ours == cells(Widget.render_lines(app.pane, crop))
