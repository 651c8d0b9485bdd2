"""What a person types into a field to the ledger; where somebody else changed it meanwhile, both wordings to a decision."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from tracker.errors import Conflict, Overtaken
from tracker.tui.widgets.bar import Choice

if TYPE_CHECKING:
    from tracker.desk import Desk, Done
    from tracker.tui.screens.acting import Acting

Seen = TypeVar("Seen")
Seen_contra = TypeVar("Seen_contra", contravariant=True)


class Write(Protocol[Seen_contra]):
    """An act of the desk that writes a text into a field of what was seen."""

    def __call__(self, desk: Desk, text: str, seen: Seen_contra) -> Done:
        """Do it; raises Overtaken where somebody else changed the field since."""
        ...


class Typed(NamedTuple, Generic[Seen]):
    """A field that is asked for: its name, how it is asked, what has it now, how that reads, how a text is written into it."""

    name: str
    ask: Callable[[str], Awaitable[str | None]]
    look: Callable[[], Seen]
    words: Callable[[Seen], str]
    write: Write[Seen]


async def written(screen: Acting, field: Typed[Seen]) -> None:
    """Ask, and write what was typed: nothing that was typed is lost, and nothing that somebody else wrote without being shown.

    Raises TrackerError where the ledger cannot be written.
    """
    seen = field.look()
    text = await field.ask(field.words(seen))
    while text is not None:
        try:
            screen.did(screen.store.run(partial(field.write, text=text, seen=seen)))
            return
        except Conflict as conflict:
            seen = field.look()
            if isinstance(conflict, Overtaken):
                text = await _decided(screen, field, text, field.words(seen))


async def _decided(screen: Acting, field: Typed[Seen], mine: str, theirs: str) -> str | None:
    """What is to be written after all, None for what stands there now."""
    answer = await screen.bar.choose(
        f"Somebody else changed the {field.name} meanwhile:",
        [Choice("y", "take yours", "yours"), Choice("t", "keep theirs", "theirs"), Choice("e", "edit yours", "edit")],
        before=[f"theirs: {theirs or 'none'}", f"yours: {mine or 'none'}"],
    )
    if answer and answer.value == "edit":
        return await field.ask(mine)
    if answer and answer.value == "yours":
        return mine
    screen.bar.say(f"the {field.name} stays as it is now")
    return None
