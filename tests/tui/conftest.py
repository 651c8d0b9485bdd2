"""A driver that reads like a script: press keys, read the screen, look into the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tracker.config import Settings
from tracker.ledger.protocol import Ledger
from tracker.model import Commitment
from tracker.tui.app import TrackerApp
from tracker.tui.session import Memory
from tracker.tui.store import Store
from tracker.tui.widgets.bar import Bar
from tracker.tui.widgets.pane import Pane
from tracker.tui.widgets.table import Table

NAMED = {
    " ": "space", ":": "colon", "/": "slash", "-": "minus", "<": "less_than_sign", ".": "full_stop", ",": "comma",
    "|": "vertical_line", "@": "at", "?": "question_mark", "*": "asterisk", "+": "plus",
}  # fmt: skip


class Driver:
    """One running program."""

    def __init__(self, app: TrackerApp, pilot: Pilot[None], ledger: Ledger) -> None:
        self.app = app
        self.pilot = pilot
        self.ledger = ledger

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*(NAMED.get(key, key) for key in keys))
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        await self.press(*text)

    async def clear(self) -> None:
        await self.press("end", "ctrl+u")

    @property
    def table(self) -> Table:
        return self.app.screen.query_one(Table)

    def row(self, number: int) -> str:
        return self.table.render_line(number + 1).text

    def rows(self) -> list[str]:
        return [self.row(n) for n in range(self.table.rows.count())]

    @property
    def lines(self) -> list[str]:
        """What stands on the screen."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def bar(self) -> str:
        """The two lines at the bottom."""
        bottom = self.app.screen.query_one(Bar).region
        return "\n".join(self.lines[bottom.y : bottom.bottom])

    def pane(self, name: str) -> str:
        """The text of a pane, its lines joined."""
        return " ".join(self.app.screen.query_one(f"#{name}", Pane).text.split())

    def at(self) -> Commitment:
        """The commitment under the cursor, as the ledger has it."""
        return self.ledger.get(self.table.key)


@pytest.fixture
def open_app(clock: Callable[[], dt.datetime], tmp_path: Path) -> Callable[..., AsyncIterator[Driver]]:
    @asynccontextmanager
    async def open_(
        ledger: Ledger,
        *,
        size: tuple[int, int] = (120, 40),
        keys: Mapping[str, str] | None = None,
        views: Mapping[str, str] | None = None,
        readonly: bool = False,
        session: Path | None = None,
        name: str = "test.json",
        notifications: bool = False,
    ) -> AsyncIterator[Driver]:
        store = Store(ledger, "me", clock, readonly=readonly, title="test.json")
        settings = Settings(keys=dict(keys or {}), views=dict(views or {}))
        app = TrackerApp(store, settings, session and Memory(session, name))
        async with app.run_test(size=size, notifications=notifications) as pilot:
            await pilot.pause()
            yield Driver(app, pilot, ledger)

    return open_
