"""One act on many commitments: it is asked about once, with their number, and said to be under way while it is written."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tracker.wording import counted

if TYPE_CHECKING:
    from textual.screen import Screen

    from tracker.tui.widgets.bar import Bar

MANY = 10
"""More than so many are changed only after a question: a page of marks can be a slip of the hand."""
LONG = 1_000
"""So many take longer to write than a key may go without an answer."""


async def agreed(bar: Bar, count: int, question: str) -> bool:
    """Whether an act on so many may be done; of a few nothing is asked."""
    return count <= MANY or await bar.confirm(question)


async def under_way(screen: Screen[None], bar: Bar, count: int) -> None:
    """Where the act will take a while, say so, and return when that is on the screen."""
    if count < LONG:
        return
    await working(screen, bar, counted(count, "commitment"))


async def working(screen: Screen[None], bar: Bar, what: str) -> None:
    """Say what is worked at, and return when that is on the screen."""
    bar.say(f"working: {what}")
    painted = asyncio.Event()
    screen.call_after_refresh(painted.set)
    await painted.wait()
