"""Questions to answers at the bottom of the screen: one calm bar that is message, letter menu, small form or yes-or-no in turn.

It is always there and two lines high, so that nothing moves when it asks. Each question is awaited: None means "never mind".
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from tracker.clean import clean, elide, shown
from tracker.tui.widgets.legend import Choice, Complete, Field, Piece, keys_line, menu_lines
from tracker.tui.widgets.tint import overlay

if TYPE_CHECKING:
    from tracker.tui.widgets.form import Form

__all__ = ["Answer", "Bar", "Choice", "Field"]

KEPT_FOR_KEYS = 30
"""Cells of a form's title line that stay free for what enter and esc do."""


class Answer(NamedTuple):
    """The choice made in a menu, and whether by the capital letter."""

    value: str
    at_once: bool


class Bar(Widget):
    """The bottom of a screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key", "bar--words", "bar--title", "bar--off", "bar--good", "bar--bad"}

    def __init__(self) -> None:
        super().__init__(id="bar")
        self.hints: tuple[tuple[str, str], ...] = ()
        self._always = 0
        self.status = ""
        self._said = ("", "")
        self._status_tint = "bar--words"
        self._choices: dict[str, Choice] = {}
        self._answer: asyncio.Future[object] | None = None
        self._before: Widget | None = None
        self._talking = False
        self._held: list[tuple[str, str | None]] = []
        self._shown: tuple[Sequence[Piece], Sequence[Piece]] = ((), ())
        """The two lines as they are."""
        self._form: Form | None = None
        """It lies over the second line while it asks."""

    def on_mount(self) -> None:
        """Make the form once all is painted: made when it is wanted, it would keep the keys typed meanwhile waiting."""
        self.call_after_refresh(self._formed)

    async def _formed(self) -> Form:
        from tracker.tui.widgets.form import Form

        if self._form is None:
            self._form = Form(self._give, self._tell)
            self._form.display = False
            await self.mount(self._form)
        return self._form

    @property
    def is_talking(self) -> bool:
        """Whether a talk is under way, so that no key is for the screen."""
        return self._talking or self.is_asking

    @property
    def is_asking(self) -> bool:
        """Whether a question waits for its answer."""
        return self._answer is not None and not self._answer.done()

    # What stands there ---------------------------------------------------------------------------------------------------

    def say(self, words: str, *, bad: bool = False) -> None:
        """Show a message until the next one or the next rest."""
        self._said = (shown(words), "bar--bad" if bad else "bar--good")
        if not self.is_asking:
            self._rest()

    def show_status(self, words: str, *, bad: bool = False) -> None:
        """What stands there when there is no message, and at the right of one."""
        before = (self.status, self._status_tint)
        self.status = shown(words)
        self._status_tint = "bar--bad" if bad else "bar--words"
        if before != (self.status, self._status_tint) and not self.is_asking:
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
        width = self.size.width - 2
        if width <= 0:
            return  # before it is laid out; then it is resized
        words, tint = self._said
        head: list[Piece] = [(words, tint)] if words else [(self.status, self._status_tint)]
        room = width - cell_len(words) - cell_len(self.status)
        if words and room > 2:
            head.append((" " * room + self.status, self._status_tint))
        self._lines(head, keys_line(self.hints, self._always, width))

    def _lines(self, head: Sequence[Piece], foot: Sequence[Piece] = ()) -> None:
        self._shown = (head, foot)
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

    def _tell(self, words: str, bad: bool) -> None:
        self._lines([(shown(words), "bar--bad" if bad else "bar--words")])

    def on_resize(self) -> None:
        """More or fewer hints have room."""
        if not self.is_asking:
            self._rest()

    # Asking --------------------------------------------------------------------------------------------------------------

    async def choose(self, title: str, choices: Sequence[Choice]) -> Answer | None:
        """One of the choices by its letter."""
        self._choices = {choice.letter: choice for choice in choices}
        self._lines(*menu_lines(title, choices, self.size.width - 2))
        answer = await self._ask(None)
        return answer if isinstance(answer, Answer) else None

    async def confirm(self, question: str, yes: str = "yes") -> bool:
        """Whether to go on."""
        answer = await self.choose(question, [Choice("y", yes, "yes"), Choice("n", "no", "no")])
        agreed = answer is not None and answer.value == "yes"
        if not agreed:
            self.say("nothing changed")
        return agreed

    async def fill(self, title: str, fields: Sequence[Field], complete: Complete | None = None) -> dict[str, str] | None:
        """What was typed in up to three fields, by name; enter takes all as they are. `complete` suggests for a single one."""
        words = elide(shown(title), self.size.width - 2 - KEPT_FOR_KEYS)
        keys: list[Piece] = [
            ("   enter ", "bar--key"),
            ("save  ", "bar--words"),
            ("esc ", "bar--key"),
            ("never mind", "bar--words"),
        ]
        self._lines([(words, "bar--title"), *keys])
        form = self._form or await self._formed()
        form.display = True
        answer = await self._ask(form.open(fields, complete))
        form.display = False
        return answer if isinstance(answer, dict) else None

    async def ask(
        self,
        title: str,
        label: str,
        *,
        value: str = "",
        hint: str = "",
        check: Callable[[str], object] | None = None,
        complete: Complete | None = None,
    ) -> str | None:
        """One text."""
        filled = await self.fill(title, [Field("it", label, hint, value, check)], complete)
        return None if filled is None else filled["it"]

    async def _ask(self, field: Input | None) -> object:
        if self._answer and not self._answer.done():
            self._answer.set_result(None)
        else:
            self._before = self.screen.focused
        self._answer = asyncio.get_running_loop().create_future()
        if field:
            self.screen.set_focus(field)
        self._replay()
        try:
            return await self._answer
        finally:
            self._choices, self._answer = {}, None
            self.say("")
            if self._before and self._before.is_attached and self._is_free(self.screen.focused):
                self.screen.set_focus(self._before)

    def _is_free(self, focused: Widget | None) -> bool:
        return focused is None or (self._form is not None and self._form.holds(focused))

    def _give(self, answer: object) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_result(answer)

    # Answering -----------------------------------------------------------------------------------------------------------

    def takes(self, event: events.Key) -> bool:
        """Whether a key is for the bar: for a menu that waits, or for the question that is about to be put.

        The focus stays where it is during a menu: taking it away and giving it back would repaint the screen twice.
        """
        if event.key == "ctrl+q":
            return False
        if not self.is_asking:
            if self._talking:
                self._held.append((event.key, event.character))
            return self._talking
        if not self._choices:
            return False
        letter = event.character or ""
        choice = self._choices.get(letter) or self._choices.get(letter.lower())
        if event.key == "escape":
            self._give(None)
        elif choice and choice.off:
            self._tell(f"{choice.words}: {choice.off}", True)
        elif choice:
            self._give(Answer(choice.value, letter not in self._choices))
        return True

    def begin(self) -> None:
        """A talk begins: keys that come before its next question are kept for it, however fast they are typed."""
        self._talking = True

    def end(self) -> None:
        """The talk is over: keys typed ahead of it go where they would have gone."""
        self._talking = False
        if self.is_attached:
            self._replay()

    def _replay(self) -> None:
        keys = [key for key, _ in self._held]
        upto = keys.index("enter") + 1 if self._talking and "enter" in keys else len(keys)
        now, self._held = self._held[:upto], self._held[upto:]
        for key, character in now:
            self.app.post_message(events.Key(key, character))

    def on_click(self) -> None:
        """A click gives up a menu."""
        self.leave_menu()

    def leave_menu(self) -> None:
        """Give up a menu, not a form."""
        if self._choices:
            self._give(None)

    def on_descendant_blur(self) -> None:
        """Clicking elsewhere gives up a form."""
        self.call_later(self._left)

    def _left(self) -> None:
        if self.is_asking and not self._choices and not (self._form and self._form.holds(self.screen.focused)):
            self._give(None)
