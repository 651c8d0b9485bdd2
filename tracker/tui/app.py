"""A ledger to the full-screen program: its views, themes, palette, and the watch on what other terminals write."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import import_module
from typing import ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import Provider
from textual.screen import Screen

from tracker.acts import ACTS, check_keymap, keys_of, shown_key
from tracker.clean import shown
from tracker.config import Settings
from tracker.errors import TrackerError
from tracker.ledger.protocol import Ledger
from tracker.tui.collector import Collector
from tracker.tui.keys import bindings, by_use, leaving
from tracker.tui.screens.view import ACTIONS, View
from tracker.tui.session import Memory, Session, load, save
from tracker.tui.store import Store
from tracker.tui.themes import CONTRAST, NO_COLOUR, check_theme

VIEWS: dict[str, str] = {
    "view.ledger": "tracker.tui.screens.ledger:LedgerView",
    "view.review": "tracker.tui.screens.review:ReviewView",
    "view.readouts": "tracker.tui.screens.readouts:ReadoutsView",
    "view.agenda": "tracker.tui.screens.agenda:AgendaView",
    "view.report": "tracker.tui.screens.report:ReportView",
}
"""Where each view is defined: it is imported when it is first wanted, which keeps the start short."""

POLL = 0.25
"""Seconds between two looks at what other processes wrote."""


NOTE = 12.0
"""Seconds for which something the ledger has to tell stays on the screen."""
WARM = 0.02
"""Seconds between two steps of preparing the search."""
INTERRUPT = "ctrl+c"
REST = 1.0
"""Seconds without work after which there is time to tidy up."""


def _at_terminal() -> bool:
    return bool(sys.__stdin__ and sys.__stdin__.isatty())


def _palette() -> type[Provider]:
    from tracker.tui.screens.palette import Palette

    return Palette


class TrackerApp(App[None]):
    """The program; every view shares its store."""

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    CSS_PATH = "tracker.tcss"
    TITLE = "tracker"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("everywhere", app=True))

    def __init__(
        self, store: Store, settings: Settings, memory: Memory | None = None, rest: Callable[[], None] | None = None
    ) -> None:
        # Textual picks the filter that takes colours away here, and the right one only if colours are the terminal's own.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.store = store
        self.settings = settings
        self.session: Session = load(memory, settings.views)
        self.views: dict[str, View] = {}
        self._rest = rest
        """Called every second, for what may be done in a pause."""
        self._began_at_terminal = _at_terminal()
        self._wrong = ""
        """What kept the last look at the ledger from being taken: it is said once, not four times a second."""

    def get_default_screen(self) -> Screen[None]:
        """The view of the last session at once, in its colours: another screen before it would only be thrown away."""
        self.register_theme(CONTRAST)
        self.theme = self._first_theme()
        self.set_keymap(self.settings.keys)
        return self._made(self.session.view if self.session.view in VIEWS else "view.ledger")

    def on_mount(self) -> None:
        """The first view comes before all else."""
        self.call_after_refresh(self._begin)
        with suppress(NotImplementedError, RuntimeError, ValueError):  # Windows; a loop that is not the main thread's
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self._told_to_end, signal.SIGTERM)

    def _told_to_end(self, why: signal.Signals) -> None:
        """Leave as with `q`, so that the place is kept and the terminal given back as it was; the exit code tells."""
        self.action_screen_quit()
        self.exit(return_code=128 + why)

    def _begin(self) -> None:
        """Once the first screen is painted: the watch, the search, the tidying up."""
        self.set_interval(POLL, self._poll)
        self._warming = self.set_interval(WARM, self._warm)
        if self._rest:
            self.set_interval(REST, self._rest)

    def _poll(self) -> None:
        if self._began_at_terminal and not _at_terminal():
            # Its window is gone and nobody was told: reading on would be an endless run of empty reads.
            self._told_to_end(signal.SIGHUP)
            return
        wrong = ""
        try:
            self.store.poll()
        except (TrackerError, OSError) as error:
            wrong = str(error)
        if wrong and wrong != self._wrong:
            self._toast(wrong)
        self._wrong = wrong
        for note in self.store.fresh_notes():
            self._toast(note)

    def _toast(self, words: str) -> None:
        """Show in full what is no answer to a key, and may be longer than the line at the bottom."""
        self.notify(shown(words), severity="warning", timeout=NOTE, markup=False)

    def _warm(self) -> None:
        if not self.store.warm():
            self._warming.stop()

    def _first_theme(self) -> str:
        if os.environ.get("NO_COLOR"):
            return NO_COLOUR
        wanted = self.settings.theme or self.session.theme
        return wanted if wanted in self.available_themes else "textual-dark"

    # Views ---------------------------------------------------------------------------------------------------------------

    @property
    def view(self) -> View | None:
        """The view that is shown, also while something lies over it; None before the first is."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, View)), None)

    def _made(self, name: str) -> View:
        """A view, made when it is first wanted."""
        if name not in self.views:
            module, _, cls = VIEWS[name].partition(":")
            kind: type[View] = getattr(import_module(module), cls)
            view = kind(self.store, self.settings.keys, self.session, self.size.width)
            self.views[name] = view
            self.install_screen(view, name)
            if state := self.session.views.get(name):
                self.call_after_refresh(view.restore, state)
        return self.views[name]

    def _go(self, name: str) -> None:
        self.session.view = name
        view, first = self._made(name), self.screen_stack[0]
        if view is self.screen:
            return
        if view is first:  # it was there before all others, and stays below them
            self.pop_screen()
        elif self.screen is first:
            self.push_screen(name)
        else:
            self.switch_screen(name)

    def action_view_ledger(self) -> None:
        """All commitments."""
        self._go("view.ledger")

    def action_view_review(self) -> None:
        """Candidates."""
        self._go("view.review")

    def action_view_readouts(self) -> None:
        """Sources."""
        self._go("view.readouts")

    def action_view_agenda(self) -> None:
        """What wants a look."""
        self._go("view.agenda")

    def action_view_report(self) -> None:
        """The report."""
        self._go("view.report")

    def action_screen_help(self) -> None:
        """All keys of this view."""
        from tracker.tui.screens.help import HelpScreen

        if self.view:
            self.push_screen(HelpScreen(self.view.scopes, self.settings.keys))

    def action_screen_palette(self) -> None:
        """Any act by its name."""
        self.action_command_palette()

    def action_screen_theme(self) -> None:
        """Choose the colours."""
        self.search_themes()

    def action_screen_quit(self) -> None:
        """Leave; what is remembered is kept."""
        for name, view in self.views.items():
            if view.is_mounted:
                self.session.views[name] = view.remember()
        self.session.theme = "" if os.environ.get("NO_COLOR") else self.theme
        save(self.session)
        self.exit()

    async def on_event(self, event: events.Event) -> None:
        """What leaves and is no text does so from anywhere: from a question, the help or the palette; ctrl-C is answered."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            if event.key in leaving(self.settings.keys):
                self.action_screen_quit()
                return
            if event.key == INTERRUPT and not any(INTERRUPT in keys_of(act, self.settings.keys) for act in ACTS.values()):
                self._say_what_leaves()
        await super().on_event(event)

    @property
    def _is_for_acts(self) -> bool:
        """Whether keys are for acts: a view is in front, in which nobody types or answers."""
        view = self.screen
        return isinstance(view, View) and view.is_mounted and not view.is_typing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While somebody types, answers, or reads what lies over the view, keys are for that."""
        return action not in ACTIONS or self._is_for_acts

    def _say_what_leaves(self) -> None:
        """Ctrl-C, which many press to leave: say which key does, from here."""
        keys = keys_of(ACTS["screen.quit"], self.settings.keys)
        anywhere = leaving(self.settings.keys)
        key = keys[0] if self._is_for_acts else anywhere[0] if anywhere else f"esc, then {keys[0]}"
        self._toast(f"{shown_key(key)} leaves; everything is saved already")

    def action_help_quit(self) -> None:
        """Nothing more: it is said at the key already, wherever that is pressed."""

    async def action_quit(self) -> None:
        """Leave at any time."""
        self.action_screen_quit()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The acts that apply to the view, in its words."""
        scopes = screen.scopes if isinstance(screen, View) else ()
        for act in by_use(scopes):
            if act.scope not in {"list", "text"}:
                keys = " ".join(shown_key(key) for key in keys_of(act, self.settings.keys))
                noun = act.id.partition(".")[0].capitalize()
                yield SystemCommand(f"{noun}: {act.words.lower()}", f"{act.help} · {keys}", self._runner(act.action))

    def _runner(self, action: str) -> Callable[[], None]:
        async def act() -> None:
            await self.run_action(action, self.view if hasattr(self.view, f"action_{action}") else self)

        def later() -> None:
            self.call_later(act)

        return later


def run(
    ledger: Ledger,
    *,
    by: str,
    clock: Callable[[], dt.datetime],
    settings: Settings | None = None,
    readonly: bool = False,
    title: str = "",
    memory: Memory | None = None,
) -> None:
    """Show a ledger until the user leaves.

    `by` is who is recorded with each change, `clock` gives the present moment (aware, UTC), `title` names the ledger in the
    first line, `memory` says where view, filter and place are remembered (None: nothing is).
    Raises UsageError where the settings give a key twice or name no theme, SystemExit where another process ended the program.
    """
    settings = settings or Settings()
    check_keymap(settings.keys)
    check_theme(settings.theme)
    store = Store(ledger, by, clock, readonly=readonly, title=title)
    with Collector() as collector:
        app = TrackerApp(store, settings, memory, collector.rest)
        app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
