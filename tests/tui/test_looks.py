"""Colours: every theme, none at all; the look of each view, kept as pictures."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rich.style import Style
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tracker.desk import Desk
from tracker.ledger.protocol import Ledger
from tracker.model import Source

Open = Any


class SVG(SingleFileSnapshotExtension):
    """One picture a file."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


def painted(t: Any) -> list[tuple[str, Style]]:
    """Every stretch of text on the screen with its style."""
    strips = t.app.screen._compositor.render_strips()
    return [(text, style) for strip in strips for text, style, _ in strip if style]


@pytest.fixture
def pictures(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(SVG)


@pytest.fixture
def lived_in(small_ledger: Ledger, desk: Desk) -> Ledger:
    first, second, third, _ = (c.id for c in small_ledger.commitments())
    desk.status([first], "underway", on="2023-05")
    source = Source(
        url="https://news.example/opened", title="Consulate opened 領事館 القنصلية", publisher="Gazette", date="2024-07-31"
    )
    desk.status([first], "fulfilled", on="2024-07-31", note="opened by both ministers", sources=[source])
    desk.status([second], "broken", on="2024", why="lapsed")
    desk.review([third], "accepted")
    return small_ledger


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=["80x24", "120x40", "200x50"])
@pytest.mark.parametrize("view", ["1", "2", "3", "4", "5"], ids=["ledger", "review", "readouts", "agenda", "report"])
async def test_the_look_of_each_view(
    open_app: Open, lived_in: Ledger, pictures: SnapshotAssertion, view: str, size: tuple[int, int]
) -> None:
    async with open_app(lived_in, size=size) as t:
        await t.press(view)
        await t.pilot.pause(0.1)
        picture = t.app.export_screenshot(title="tracker", simplify=True)
    assert re.sub(r"terminal-\d+", "terminal", picture) == pictures


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "high-contrast", "ansi-dark", "ansi-light", "dracula"])
async def test_text_stands_out_from_its_ground_in_every_theme(open_app: Open, lived_in: Ledger, theme: str) -> None:
    async with open_app(lived_in, size=(120, 40)) as t:
        t.app.theme = theme
        await t.press("space")
        for text, style in painted(t):
            colour, ground = style.color, style.bgcolor
            if text.strip() and colour and ground and not style.reverse and not ground.is_default:
                assert colour != ground, (theme, text, style)


async def test_no_color_leaves_no_colour_and_the_cursor_still_shows(
    open_app: Open, lived_in: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(lived_in) as t:
        pairs = painted(t)
        coloured = [(text, c) for text, style in pairs for c in (style.color, style.bgcolor) if c and not c.is_default]
        assert coloured == []
        assert any(style.reverse and "Open a consulate" in text for text, style in pairs)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "high-contrast", "ansi-dark", "ansi-light", ""])
async def test_what_typing_would_replace_is_seen(
    open_app: Open, lived_in: Ledger, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    if not theme:
        monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(lived_in, size=(80, 24)) as t:
        if theme:
            t.app.theme = theme
        await t.press("e", "o")
        (selected,) = (style for text, style in painted(t)[-6:] if text == t.at().topic)
        await t.press("home")
        plain = painted(t)[-1][1]
        assert selected.reverse or selected.bgcolor != plain.bgcolor
