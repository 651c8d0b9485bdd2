"""An act that asks before it does: where its questions stand, what waits meanwhile, and when it does not begin at all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.tui.screens.acting import Acting
    from tracker.tui.widgets.bar import Bar

Self = TypeVar("Self", bound="Acting")


def talk(act: Callable[[Self], Awaitable[None]]) -> Callable[[Self], None]:
    """An act that asks in the bar: it begins at the key and goes on beside the screen; keys typed meanwhile are its answers."""

    @wraps(act)
    def begin(self: Self) -> None:
        bar = self.bar
        bar.begin()
        self.hold_lists(held=True)
        self.run_worker(going(self, bar), group="act", exclusive=True)

    async def going(self: Self, bar: Bar) -> None:
        try:
            await act(self)
        except TrackerError as error:
            self.bar.say(str(error), bad=True)
        finally:
            self.hold_lists(held=False)
            bar.end()

    return begin


def refused(screen: Acting) -> bool:
    """Whether nothing may be changed now, which is then said."""
    why = screen.store.refusal()
    if why:
        screen.bar.say(str(why), bad=True)
    return why is not None


def change(act: Callable[[Self], Awaitable[None]]) -> Callable[[Self], None]:
    """A talk that ends in a change: where nothing may be changed it says so, and asks nothing in vain."""
    asked = talk(act)

    @wraps(act)
    def begin(self: Self) -> None:
        if not refused(self):
            asked(self)

    return begin
