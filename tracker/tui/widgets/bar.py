"""Questions to answers at the bottom of the screen: one calm bar that is message, letter menu, small form or yes-or-no in turn.

It is always there and two lines high, so that nothing moves when it asks. Each question is awaited: None means "never mind".
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.clean import elide, shown
from tracker.errors import TrackerError
from tracker.tui.widgets.entry import Entry
from tracker.tui.widgets.tint import overlay

FIELDS = 3
"""How many fields a form has at most."""


class Choice(NamedTuple):
    """A line of a letter menu; `off` says why it cannot be chosen now ("" if it can)."""

    letter: str
    words: str
    value: str
    off: str = ""


class Field(NamedTuple):
    """A field of a small form; `check` raises TrackerError where what was typed is not valid."""

    name: str
    label: str
    hint: str = ""
    value: str = ""
    check: Callable[[str], object] | None = None


class Answer(NamedTuple):
    """The choice made in a menu, and whether by the capital letter."""

    value: str
    at_once: bool


class Bar(Widget):
    """The bottom of a screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key", "bar--words", "bar--title", "bar--off", "bar--good", "bar--bad"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Never mind", show=False),
        # First of all, so that what is typed after it goes to the next field however fast it is typed.
        Binding("tab", "next_field(1)", "Next field", show=False, priority=True),
        Binding("shift+tab", "next_field(-1)", "Field before", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__(id="bar")
        self.hints: tuple[tuple[str, str], ...] = ()
        self._always = 0
        self.status = ""
        self._said = ("", "")
        self._status_tint = "bar--words"
        self._choices: dict[str, Choice] = {}
        self._fields: tuple[Field, ...] = ()
        self._complete: Callable[[str], Sequence[str]] | None = None
        self._answer: asyncio.Future[object] | None = None
        self._before: Widget | None = None
        self._talking = False
        self._held: list[tuple[str, str | None]] = []
        self._top, self._foot = Static(id="bar-head"), Static(id="bar-foot")
        self._row = Horizontal(id="bar-fields")
        self._labels = [Static(classes="bar-label") for _ in range(FIELDS)]
        self._inputs = [Entry(compact=True, select_on_focus=False) for _ in range(FIELDS)]

    def compose(self) -> ComposeResult:
        """The two lines; the fields that take the place of the second are made when they are first needed."""
        yield self._top
        yield self._foot

    def on_mount(self) -> None:
        """Begin with the hints."""
        self._rest()

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
        words, tint = self._said
        head = Text(words, self._style(tint)) if words else Text(self.status, self._style(self._status_tint))
        room = self.size.width - 2 - cell_len(head.plain) - cell_len(self.status)
        if words and room > 2:
            head.append(" " * room + self.status, self._style(self._status_tint))
        self._lines(head, self._keys(self.hints))

    def _keys(self, hints: Sequence[tuple[str, str]]) -> Text:
        first = len(hints) - self._always
        pieces = [cell_len(f"{key} {words}  ") for key, words in hints]
        room = self.size.width - sum(pieces[first:])
        some = 0
        while some < first and pieces[some] <= room:
            room -= pieces[some]
            some += 1
        text = Text()
        for key, words in (*hints[:some], *hints[first:]):
            text.append(key, self._style("bar--key")).append(f" {words}  ", self._style("bar--words"))
        text.rstrip()
        return text

    def _lines(self, head: Text, foot: Text) -> None:
        for line, text in ((self._top, head), (self._foot, foot)):
            text.truncate(max(1, self.size.width - 2), overflow="ellipsis")
            line.update(text, layout=False)

    def _style(self, name: str) -> Style:
        return overlay(self, name)

    def on_resize(self) -> None:
        """More or fewer hints have room."""
        if not self.is_asking:
            self._rest()

    # Asking --------------------------------------------------------------------------------------------------------------

    async def choose(self, title: str, choices: Sequence[Choice]) -> Answer | None:
        """One of the choices by its letter."""
        self._choices = {choice.letter: choice for choice in choices}
        width = self.size.width - 2
        lines = [Text(f"{elide(shown(title), width // 2)}  ", self._style("bar--title")), Text()]
        at, room = 0, width - cell_len(lines[0].plain)
        for choice in choices:
            words = f"{choice.letter} {choice.words}"
            if cell_len(words) > room and at == 0:
                at, room = 1, width
            room -= cell_len(words) + 2
            lines[at].append(choice.letter, self._style("bar--off" if choice.off else "bar--key"))
            lines[at].append(f" {shown(choice.words)}  ", self._style("bar--off" if choice.off else "bar--words"))
        self._lines(lines[0], lines[1])
        answer = await self._ask(None)
        return answer if isinstance(answer, Answer) else None

    async def confirm(self, question: str, yes: str = "yes") -> bool:
        """Whether to go on."""
        answer = await self.choose(question, [Choice("y", yes, "yes"), Choice("n", "no", "no")])
        agreed = answer is not None and answer.value == "yes"
        if not agreed:
            self.say("nothing changed")
        return agreed

    async def fill(
        self, title: str, fields: Sequence[Field], complete: Callable[[str], Sequence[str]] | None = None
    ) -> dict[str, str] | None:
        """What was typed in up to three fields, by name; enter takes all as they are. `complete` suggests for the last one."""
        self._fields, self._complete = tuple(fields), complete
        self._title(title)
        if not self._row.is_attached:
            await self.mount(self._row)
            await self._row.mount(*(each for pair in zip(self._labels, self._inputs, strict=True) for each in pair))
        self._foot.display, self._row.display = False, True
        for number, (label, field) in enumerate(zip(self._labels, self._inputs, strict=True)):
            label.display = field.display = number < len(fields)
            if number < len(fields):
                label.update(Text(fields[number].label))
                field.value, field.placeholder = fields[number].value, fields[number].hint
                field.cursor_position = len(field.value)
        answer = await self._ask(self._inputs[0])
        self._row.display, self._foot.display = False, True
        return answer if isinstance(answer, dict) else None

    async def ask(
        self,
        title: str,
        label: str,
        *,
        value: str = "",
        hint: str = "",
        check: Callable[[str], object] | None = None,
        complete: Callable[[str], Sequence[str]] | None = None,
    ) -> str | None:
        """One text."""
        filled = await self.fill(title, [Field("it", label, hint, value, check)], complete)
        return None if filled is None else filled["it"]

    def _title(self, title: str) -> None:
        words = Text(elide(shown(title), self.size.width - 2 - 30), self._style("bar--title"))
        words.append("   enter ", self._style("bar--key")).append("save  ", self._style("bar--words"))
        words.append("esc ", self._style("bar--key")).append("never mind", self._style("bar--words"))
        self._lines(words, Text())

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
            if self._before and self._before.is_attached and self.screen.focused in (None, *self._inputs):
                self.screen.set_focus(self._before)

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
            self._lines(Text(f"{choice.words}: {choice.off}", self._style("bar--bad")), Text())
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
        if self.is_asking and self.screen.focused not in self._inputs and not self._choices:
            self._give(None)

    def action_give_up(self) -> None:
        """No answer."""
        self._give(None)

    def action_next_field(self, step: int) -> None:
        """Accept a suggestion, or go to the next field."""
        focused = self.screen.focused
        if self._complete and isinstance(focused, Input):
            found = self._complete(focused.value)
            if found:
                focused.value = found[0]
                focused.cursor_position = len(focused.value)
            return
        numbers = range(len(self._fields))
        here = next((n for n in numbers if self._inputs[n] is focused), 0)
        if self._fields:
            self.screen.set_focus(self._inputs[(here + step) % len(self._fields)])

    @on(Input.Changed)
    def suggest(self, event: Input.Changed) -> None:
        """Show how the text could go on."""
        event.stop()
        if self._complete and self.is_asking and event.value:
            found = [shown(each) for each in self._complete(event.value)[:6]]
            self._lines(Text("  ".join(["tab", *found]) if found else "", self._style("bar--words")), Text())

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Check each field; the first wrong one is named and focused."""
        event.stop()
        filled: dict[str, str] = {}
        for number, field in enumerate(self._fields):
            text = self._inputs[number].value.strip()
            try:
                if field.check:
                    field.check(text)
            except TrackerError as error:
                self._lines(Text(shown(str(error)), self._style("bar--bad")), Text())
                self._inputs[number].focus()
                return
            filled[field.name] = text
        self.screen.set_focus(None)
        self._give(filled)
