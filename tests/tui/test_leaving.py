"""Closing and leaving: q closes what lies over the view, the key that is no text leaves from anywhere."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.ledger.protocol import Ledger

Open = Any
OVER = [("n",), ("s", "f"), ("s",), ("e", "t"), ("/",), ("?",), (":",), ("enter",)]


@pytest.mark.parametrize("keys", OVER)
async def test_ctrl_q_leaves_from_anywhere(open_app: Open, small_ledger: Ledger, keys: tuple[str, ...]) -> None:
    async with open_app(small_ledger) as t:
        await t.press(*keys)
        await t.press("ctrl+q")
        assert not t.app.is_running


@pytest.mark.parametrize("key", ["q", "?", "escape", "enter", "f1"])
async def test_the_help_is_closed_and_the_program_stays(open_app: Open, small_ledger: Ledger, key: str) -> None:
    async with open_app(small_ledger) as t:
        await t.press("?", "3", "T", ":")
        assert "Keys of this view" in t.text
        await t.press("question_mark" if key == "?" else key)
        assert t.app.is_running
        assert "Keys of this view" not in t.text
        assert t.table.has_focus
        assert t.app.screen.name_ == "view.ledger"


@pytest.mark.parametrize("keys", [key for key in OVER if key != ("enter",)])
async def test_ctrl_c_names_a_key_that_leaves_from_here(open_app: Open, small_ledger: Ledger, keys: tuple[str, ...]) -> None:
    async with open_app(small_ledger) as t:
        await t.press(*keys)
        await t.press("ctrl+c")
        assert [note.message for note in t.app._notifications] == ["^q leaves; everything is saved already"]


async def test_ctrl_c_covers_no_prompt(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=(80, 24), notifications=True) as t:
        await t.press("s", "f")
        before = t.bar
        await t.press("ctrl+c")
        await t.pilot.pause(0.3)
        assert "^q leaves" in t.text
        assert t.bar == before


async def test_without_such_a_key_ctrl_c_says_how_to_get_to_one(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, keys={"screen.quit": "Q"}) as t:
        await t.press("n", "ctrl+c")
        assert [note.message for note in t.app._notifications] == ["esc, then Q leaves; everything is saved already"]
        await t.write("Quiet")
        assert t.app.is_running


async def test_the_columns_of_the_help_hold_at_80_columns(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=(80, 24)) as t:
        await t.press("?", "G")
        rows = [line[3:76] for line in t.lines[3:22]]
        starts = {row.index(word) for row in rows for word in ("1 to 3", "the history and", "days") if word in row}
        assert len(starts) == 1
