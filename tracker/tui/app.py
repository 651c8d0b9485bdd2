"""A ledger to the full-screen program: its views, themes, palette, and the watch on what other terminals write."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from tracker.acts import ACTS, check_keymap
from tracker.config import Settings
from tracker.ledger.protocol import Ledger
from tracker.tui.screens.help import HelpScreen
from tracker.tui.screens.ledger import LedgerView
from tracker.tui.screens.view import ACTIONS, View
from tracker.tui.store import Store

POLL = 0.25
"""Seconds between two looks at what other processes wrote."""


class TrackerApp(App[None]):
    """The program; every view shares its store."""

    CSS_PATH = "tracker.tcss"
    TITLE = "tracker"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, store: Store, settings: Settings, session: Path | None = None) -> None:
        super().__init__(ansi_color=False)
        self.store = store
        self.settings = settings
        self.session = session
        self.views: dict[str, View] = {"view.ledger": LedgerView(store, settings.keys)}

    def on_mount(self) -> None:
        """Colours, keys, the first view, the watch."""
        self.theme = _theme(self.settings, self.available_themes)
        self.set_keymap(self.settings.keys)
        self.push_screen(self.views["view.ledger"])
        self.set_interval(POLL, self.store.poll)

    @property
    def view(self) -> View:
        """The view that is shown."""
        shown = self.screen_stack[-1]
        return shown if isinstance(shown, View) else self.views["view.ledger"]

    def action_screen_help(self) -> None:
        """All keys of this view."""
        self.push_screen(HelpScreen(self.view.scopes, self.settings.keys))

    def action_screen_palette(self) -> None:
        """Any act by its name."""
        self.action_command_palette()

    def action_screen_quit(self) -> None:
        """Leave."""
        self.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the bar asks, keys are for the bar; leaving is always possible."""
        return action == "screen_quit" or action not in ACTIONS or not self.view.bar.is_asking

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The acts that apply to the view, in its words."""
        scopes = screen.scopes if isinstance(screen, View) else ()
        for act in ACTS.values():
            if act.scope in scopes and act.scope not in {"list", "text"}:
                yield SystemCommand(
                    f"{act.id.partition('.')[0].capitalize()}: {act.words.lower()}", act.help, self._runner(act.action)
                )

    def _runner(self, action: str) -> Callable[[], None]:
        def run() -> None:
            self.call_later(self.view.run_action, action)

        return run


def _theme(settings: Settings, available: Mapping[str, object]) -> str:
    """The theme set; where NO_COLOR asks for none, the one that uses no colours but the terminal's own."""
    if os.environ.get("NO_COLOR"):
        return "ansi-dark"
    return settings.theme if settings.theme in available else "textual-dark"


def run(
    ledger: Ledger,
    *,
    by: str,
    clock: Callable[[], dt.datetime],
    settings: Settings | None = None,
    readonly: bool = False,
    title: str = "",
    session: Path | None = None,
) -> None:
    """Show a ledger until the user leaves.

    `by` is who is recorded with each change, `clock` gives the present moment (aware, UTC), `title` names the ledger in the
    first line, `session` is the file that remembers view, filter and place (None: nothing is remembered).
    Raises UsageError where the settings give a key twice.
    """
    settings = settings or Settings()
    check_keymap(settings.keys)
    store = Store(ledger, by, clock, readonly=readonly, title=title)
    TrackerApp(store, settings, session).run()
