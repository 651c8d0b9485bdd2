"""What a person does to the readout under the cursor: correct or confirm its facts, mark words that extraction missed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tracker.clean import folded
from tracker.corrections import correction
from tracker.facts import doubts, worded
from tracker.model import Changes, Facts, Readout
from tracker.party import as_typed
from tracker.tui.screens.talks import change
from tracker.tui.screens.view import View
from tracker.tui.widgets.bar import Choice
from tracker.tui.widgets.columns import letters
from tracker.tui.widgets.pane import Block, line
from tracker.wording import FIELDS

if TYPE_CHECKING:
    from tracker.desk import Desk, Done

RIGHT = "right"
NO_READOUT = "there is no readout here"


class Correcting(View):
    """A view with a readout under the cursor."""

    def readout_here(self) -> Readout | None:
        """The readout under the cursor."""
        raise NotImplementedError

    @change
    async def action_readout_correct(self) -> None:
        """A fact by its letter, then its value; or what was unsure is right."""
        from tracker.desk.typed import READERS, facts

        readout = self.readout_here()
        if readout is None:
            self.bar.say(NO_READOUT, bad=True)
            return
        names = [name for name in READERS if name != "version_of" or readout.version_of]
        menu = [
            Choice(letter, _label(readout, name), name)
            for letter, name in zip(letters([f"{name}xz" for name in names]), names, strict=True)
        ]
        sure = "" if readout.unsure else "nothing is unsure"
        answer = await self.bar.choose("Correct", [*menu, Choice("r", "all is right", RIGHT, sure)])
        if answer is None:
            return
        if answer.value == RIGHT:
            self.do(lambda desk: desk.correct([readout.id], confirmed=readout.unsure, seen=readout))
            return
        id, name = readout.id, answer.value
        field = FIELDS.get(name, name)

        def read(text: str) -> Facts:
            return facts([f"{name}={text}"], self.store.today)

        def value(seen: Readout) -> str:
            text = as_typed(seen.parties) if name == "parties" else worded(getattr(seen, name))
            return "" if text == "none" else text

        async def ask(text: str) -> str | None:
            return await self.bar.ask(
                f"{field.capitalize()} of {id}", name, value=text, hint="none", check=read, complete=self._completion(name)
            )

        def write(desk: Desk, text: str, seen: Readout) -> Done:
            return desk.correct([id], read(text), seen=seen)

        from tracker.tui.screens.meanwhile import Typed, written

        await written(self, Typed(field, ask, lambda: self.store.ledger.readout(id), value, write))

    def _completion(self, name: str) -> Callable[[str], Sequence[str]] | None:
        """For parties, those that this ledger knows, for the last one typed."""
        if name not in {"issuer", "parties"}:
            return None
        known = self.store.vocabulary()["party"]

        def complete(text: str) -> list[str]:
            head, comma, last = text.rpartition(",")
            part = folded(last.strip())
            fitting = [party for party in known if part and folded(party).startswith(part)]
            return [f"{head}{comma} {as_typed([party]) if name == 'parties' else party}".strip() for party in fitting]

        return complete

    @change
    async def action_readout_add(self) -> None:
        """The words as they stand in the text, then a title."""
        from tracker.reading import locate, mark

        readout = self.readout_here()
        if readout is None:
            self.bar.say(NO_READOUT, bad=True)
            return
        quote = await self.bar.ask(
            "Words that extraction missed, as they stand in the text", "words", check=lambda text: locate(readout.text, text)
        )
        if quote is None:
            return
        start, end = locate(readout.text, quote)
        proposed = mark(readout, start, end).title

        def read(text: str) -> Changes:
            return correction("title", text, readout.date)

        title = await self.bar.ask("Its title", "title", value=proposed, check=read)
        if title is not None:
            self.do(lambda desk: desk.add(readout.id, start, end, read(title)))


def doubt_blocks(readout: Readout) -> list[Block]:
    """What is unsure of a readout, each with its value and its origin, to stand above the text."""
    found = [line(f"? {doubt}", "tint--warn") for doubt in doubts(readout)]
    return [*found, line("C corrects, or says that it is right", "tint--dim"), line()] if found else []


def _label(readout: Readout, name: str) -> str:
    return f"{'?' if name in readout.unsure else ''}{name.replace('_', ' ')}"
