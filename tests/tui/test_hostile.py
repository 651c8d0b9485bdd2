"""Text from documents cannot do anything to the terminal, wherever it is shown, and never stops the program."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import msgspec
import pytest

from tracker.desk import Desk
from tracker.ledger import MemoryLedger
from tracker.ledger.protocol import Ledger
from tracker.model import Commitment, Readout, Source

Open = Any

ESC = "\x1b[31mred\x1b[0m \x1b]0;owned\x07 \x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\"
NASTY = f"{ESC} [/x] [red]bold[/red] [@click=app.quit]quit[/] \x9b2J \u202egnp.exe\u202c \u2066x\u2069 a\x00b\x08c\rd \U000e0041"
WIDE = "丝绸之路中心 مركز الملك סגור שלום ศูนย์ 한국 👩‍👩‍👧 e\u0301" + "\u0301" * 30
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e0fff]")


@pytest.fixture
def hostile(clock: Any) -> Ledger:
    text = f"First line {NASTY}.\nSecond {WIDE} line will do it.\n\n{NASTY}"
    ledger = MemoryLedger()
    readout = Readout(
        id="CHN-KAZ-20220607",
        title=NASTY,
        text=text,
        date=dt.date(2022, 6, 7),
        issuer=NASTY,
        parties=(NASTY, WIDE),
        source=NASTY,
        sha256="1" * 64,
    )
    words = [(0, len(text) - 1, NASTY), (text.index("Second"), text.index(" line will"), WIDE), (3, 9, "[/]"), (2, 5, "")]
    ledger.add(
        readout,
        [
            Commitment(
                id=f"CHN-KAZ-20220607-{n:02d}",
                readout=readout.id,
                made=readout.date,
                asserted_by=NASTY,
                start=start,
                end=end,
                quote=text[start:end],
                title=title,
                parties=(title, NASTY),
                beneficiary=(WIDE,),
                places=(NASTY,),
                condition=NASTY,
                purpose=WIDE,
                why=(NASTY, "[/why]"),
                topic="trade",
                strength="firm",
                specificity=3,
            )
            for n, (start, end, title) in enumerate(words, 1)
        ],
    )
    desk = Desk(ledger, NASTY, clock)
    ids = [c.id for c in ledger.commitments()]
    desk.status(ids[:1], "underway", note=NASTY, sources=[Source(url=NASTY, title=WIDE, publisher="[/p]", date="[2022]")])
    desk.note(ids[:2], NASTY + WIDE)
    desk.link(ids[0], "restates", ids[1], quote=NASTY)
    return ledger


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_no_view_lets_it_through(open_app: Open, hostile: Ledger, size: tuple[int, int]) -> None:
    async with open_app(hostile, size=size) as t:
        for keys in (
            ["j", "k"],
            ["s", "escape"],
            ["n", "escape"],
            ["e", "t", "escape"],
            ["p", "escape"],
            ["y", "c"],
            ["f", "f"],
            ["enter", "pagedown", "escape"],
            ["2", "j"],
            ["3", "enter", "j", "j"],
            ["4"],
            ["5", "pagedown"],
            ["1", "?", "escape"],
        ):
            await t.press(*keys)
            for line in t.lines:
                assert not CONTROL.search(line), (keys, line)
        assert t.app.is_running


async def test_markup_is_shown_as_it_is_written(open_app: Open, hostile: Ledger) -> None:
    async with open_app(hostile, size=(200, 50)) as t:
        assert "[/x] [red]bold[/red]" in t.pane("detail")
        assert "[/why]" in t.pane("detail")
        assert "[/x]" in t.pane("source")
        assert "丝绸之路中心" in t.text


async def test_hostile_text_typed_and_stored_comes_back_harmless(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("n")
        await t.write("[/x] [b]")
        await t.press("enter")
        assert "[/x] [b]" in t.pane("detail")
        await t.press("/")
        await t.write("[/x]")
        assert t.table.rows.count() == 1
        await t.press("escape", "w", "+")
        await t.write("[/v]")
        await t.press("enter", "w")
        assert "[/v]" in t.bar


async def test_an_error_that_repeats_hostile_input_is_harmless(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        t.app.screen.set_filter("party\x1b[31m:x [/]")
        t.app.screen.set_filter(f"{NASTY}:x")
        t.app.screen.set_filter(f"status:{NASTY}")
        await t.pilot.pause()
        assert not any(CONTROL.search(line) for line in t.lines)


def test_the_fixture_is_hostile(hostile: Ledger) -> None:
    stored = msgspec.json.encode(hostile.commitments()).decode()
    assert "\\u001b" in stored
