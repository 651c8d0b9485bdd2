"""Questions to answers at the bottom of the screen: one calm bar that is message, letter menu, small form or yes-or-no in turn.

It is always there, and where two lines are not enough it grows over what is above it, so that nothing moves when it asks. Each
question is awaited: None means "never mind".
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.widget import Widget
from textual.widgets import Input

from tracker.clean import elide, shown
from tracker.tui.widgets.foot import Foot, Lines
from tracker.tui.widgets.legend import Choice, Complete, Field, Piece, keys_line, menu_lines, said_lines

if TYPE_CHECKING:
    from tracker.tui.widgets.form import Form

__all__ = ["Answer", "Bar", "Choice", "Field"]


class Answer(NamedTuple):
    """The choice made in a menu, and whether by the capital letter."""

    value: str
    at_once: bool


class Bar(Foot):
    """The bottom of a screen."""

    def __init__(self) -> None:
        super().__init__(id="bar")
        self._choices: dict[str, Choice] = {}
        self._answer: asyncio.Future[object] | None = None
        self._before: Widget | None = None
        self._talking = False
        self._held: list[tuple[str, str | None]] = []
        self._question: Callable[[int], Lines] = self._at_rest
        """What stands there while nothing else is to be said about the question."""
        self._form: Form | None = None

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

    # Asking --------------------------------------------------------------------------------------------------------------

    async def choose(self, title: str, choices: Sequence[Choice], *, before: Sequence[str] = ()) -> Answer | None:
        """One of the choices by its letter; `before` are texts to read first, whole."""
        self._choices = {choice.letter: choice for choice in choices}
        texts = [shown(text) for text in before]

        def draw(width: int) -> Lines:
            read = [line for text in texts for line in said_lines(text, "bar--words", width)]
            return [*read, *menu_lines(title, choices, width)]

        answer = await self._ask(draw)
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
        form = self._form or await self._formed()
        keys = keys_line([*([("tab", "next")] if len(fields) > 1 else []), ("enter", "save"), ("esc", "never mind")], 0, 100)
        kept = sum(cell_len(words) for words, _ in keys) + 1
        valid = "one of: " + ", ".join(complete("")) if complete and complete("") else ""

        def draw(width: int) -> Lines:
            head: list[Piece] = [(elide(shown(title), width - kept), "bar--title"), ("   ", "bar--words"), *keys]
            return [head, *(said_lines(valid, "bar--words", width) if valid else ())]

        form.display = True
        try:
            answer = await self._ask(draw, form.open(fields, complete), len(fields))
        finally:
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
        whole: bool = True,
    ) -> str | None:
        """One text."""
        filled = await self.fill(title, [Field("it", label, hint, value, check, whole)], complete)
        return None if filled is None else filled["it"]

    async def _ask(self, draw: Callable[[int], Lines], field: Input | None = None, fields: int = 0) -> object:
        if self._answer and not self._answer.done():
            self._answer.set_result(None)
        else:
            self._before = self.screen.focused
        self._answer = asyncio.get_running_loop().create_future()
        self._question, self.covered = draw, fields
        self.draw(draw)
        if field:
            self.screen.set_focus(field)
        self._replay()
        try:
            return await self._answer
        finally:
            self._choices, self._answer, self.covered = {}, None, 0
            self.say("")
            if self._before and self._before.is_attached and self._is_free(self.screen.focused):
                self.screen.set_focus(self._before)

    def _is_free(self, focused: Widget | None) -> bool:
        return focused is None or (self._form is not None and self._form.holds(focused))

    def _give(self, answer: object) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_result(answer)

    def _tell(self, words: str, bad: bool) -> None:
        """Say something about the question: before the choices of a menu, in place of the title of a form."""
        told, tint = shown(words), "bar--bad" if bad else "bar--words"
        question = self._question

        def draw(width: int) -> Lines:
            return [*said_lines(told, tint, width), *(question(width) if self._choices else ())]

        self.draw(draw if told else question)

    # Answering -----------------------------------------------------------------------------------------------------------

    def takes(self, event: events.Key) -> bool:
        """Whether a key is for the bar: for a menu that waits, or for the question that is about to be put.

        The focus stays where it is during a menu: taking it away and giving it back would repaint the screen twice.
        """
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
