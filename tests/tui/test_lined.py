"""What a list or text paints for itself must be what Textual would have painted."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tracker.tui.widgets.lined import Lined
from tracker.tui.widgets.pane import Block, Pane, Span, line

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


async def test_a_line_that_is_not_wrapped_says_that_it_was_cut() -> None:
    app = Shown("")
    async with app.run_test(size=(20, 6)) as pilot:
        app.pane.show([Block((Span("one"), Span(" two 中文 three four five", "pane--title")), wrap=False), line("short")])
        await pilot.pause()
        first, second = (app.pane.render_line(y).text for y in (1, 2))
        assert first == "one two 中文 three… "
        assert second == f"{'short':<20}"


async def test_the_blank_at_the_end_of_a_full_line_is_not_cut_visibly() -> None:
    app = Shown("")
    async with app.run_test(size=(20, 6)) as pilot:
        app.pane.show([line("nineteen characters and more")])
        await pilot.pause()
        assert app.pane.render_line(1).text == f"{'nineteen characters':<20}"
