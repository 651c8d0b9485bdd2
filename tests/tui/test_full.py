"""One part on all the room: what asks and tells stays in view, the room is used, and the keys go to what is seen."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.ledger.protocol import Ledger

Open = Any


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("keys", [("f",), ("enter", "f")])
async def test_what_is_asked_is_seen_in_full_screen(
    open_app: Open, small_ledger: Ledger, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with open_app(small_ledger, size=size) as t:
        await t.press(*keys)
        await t.press("s")
        assert "f ✓ fulfilled" in t.bar
        await t.press("f", "enter")
        assert "without a source?" in t.bar
        await t.press("y")
        assert "set to fulfilled" in t.bar
        await t.press("/")
        await t.write("visa")
        assert "visa" in t.lines[1]


@pytest.mark.parametrize(("view", "size"), [("1", (120, 40)), ("1", (200, 50)), ("2", (120, 40)), ("3", (120, 40))])
async def test_no_column_is_lost_where_there_is_more_room(
    open_app: Open, small_ledger: Ledger, view: str, size: tuple[int, int]
) -> None:
    async with open_app(small_ledger, size=size) as t:
        await t.press(view)
        before = t.lines[2][: t.table.size.width].split()
        await t.press("f")
        assert t.table.size.width == size[0]
        after = t.lines[2].split()
        assert [title for title in before if title not in after] == []
        assert len(after) > len(before) or view == "3"
        await t.press("f")
        assert t.lines[2][: t.table.size.width].split() == before


async def test_the_readouts_say_who_issued_them_at_every_width(open_app: Open, small_ledger: Ledger) -> None:
    for width in (80, 120, 200):
        async with open_app(small_ledger, size=(width, 30)) as t:
            await t.press("3")
            assert "Issued by" in t.lines[2]


async def test_the_part_that_has_the_keys_is_the_one_that_is_seen(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("f", "enter")
        assert "Commitment" in t.lines[2]
        assert "Status" not in t.lines[2]
        assert t.app.screen.query_one("#detail").outer_size.width == 120
        await t.press("escape")
        assert "Status" in t.lines[2]
        assert t.app.screen.query_one("#detail").has_focus
        await t.press("escape")
        assert t.table.has_focus
