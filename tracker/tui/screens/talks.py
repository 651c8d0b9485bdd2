"""An act that asks before it does: where its questions stand, what waits meanwhile, and when it does not begin at all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.tui.screens.doing import Doing
    from tracker.tui.widgets.bar import Bar

Self = TypeVar("Self", bound="Doing")
Given = ParamSpec("Given")


def talk(act: Callable[Concatenate[Self, Given], Awaitable[None]]) -> Callable[Concatenate[Self, Given], None]:
    """An act that asks in the bar: it begins at the key and goes on beside the screen; keys typed meanwhile are its answers."""

    @wraps(act)
    def begin(self: Self, /, *given: Given.args, **named: Given.kwargs) -> None:
        bar = self.bar
        bar.begin()
        self.hold_lists(held=True)
        self.run_worker(going(self, bar, *given, **named), group="act", exclusive=True)

    async def going(self: Self, bar: Bar, *given: Given.args, **named: Given.kwargs) -> None:
        try:
            await act(self, *given, **named)
        except TrackerError as error:
            self.bar.say(str(error), bad=True)
        finally:
            self.hold_lists(held=False)
            bar.end()

    return begin


def refused(screen: Doing) -> bool:
    """Whether nothing may be changed now, which is then said."""
    why = screen.store.refusal()
    if why:
        screen.bar.say(str(why), bad=True)
    return why is not None


def change(act: Callable[Concatenate[Self, Given], Awaitable[None]]) -> Callable[Concatenate[Self, Given], None]:
    """A talk that ends in a change: where nothing may be changed it says so, and asks nothing in vain."""
    asked = talk(act)

    @wraps(act)
    def begin(self: Self, /, *given: Given.args, **named: Given.kwargs) -> None:
        if not refused(self):
            asked(self, *given, **named)

    return begin
