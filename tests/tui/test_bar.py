"""The bottom of the screen: choices and texts are read whole, fields are typed over, marks are counted, no prompt goes blank."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events

from tracker.ledger.protocol import Ledger
from tracker.model import TOPICS
from tracker.tui.screens.report import KINDS

Open = Any
NARROW = (80, 24)


async def test_every_kind_of_report_is_seen_and_drawn(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=NARROW) as t:
        await t.press("5", "r")
        for kind, (meaning, _) in KINDS.items():
            assert f"{kind} ({meaning})" in t.bar
        await t.press("l")
        assert "lineage: promises followed over readouts" in t.bar
        assert "followed over several readouts" in t.pane("report")


async def test_a_report_that_takes_a_while_says_so_before_it_is_reckoned(
    open_app: Open, small_ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(small_ledger, size=NARROW) as t:
        said: list[str] = []
        true = KINDS["lineage"][1]
        monkeypatch.setitem(KINDS, "lineage", ("promises", lambda *given: (said.append(t.bar), true(*given))[1]))
        await t.press("5", "r", "l")
        assert "working: lineage" in said[0]
        assert "working" not in t.bar


async def test_what_is_above_stays_where_it_is_while_the_bar_asks(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=NARROW) as t:
        before = t.lines
        await t.press("s", "f")
        assert len(t.bar.splitlines()) == 4
        assert t.lines[:20] == before[:20]
        await t.press("escape")
        assert t.lines == before


async def test_a_field_has_a_line_of_its_own_for_an_address(open_app: Open, small_ledger: Ledger) -> None:
    address = "https://www.example.org/news/2024/07/31/a-consulate-general-opens"
    async with open_app(small_ledger, size=NARROW) as t:
        await t.press("s", "f", "tab", "tab")
        await t.write(address)
        assert address in t.bar
        assert "tab next" in t.bar


async def test_typing_replaces_what_a_field_held_and_moving_keeps_it(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=NARROW) as t:
        await t.press("e", "o")
        await t.write("trade")
        await t.press("enter")
        assert t.at().topic == "trade"
        title = t.at().title
        await t.press("e", "t", "end")
        await t.write("!")
        await t.press("enter")
        assert t.at().title == f"{title}!"


async def test_the_valid_values_are_seen_at_once_and_in_the_refusal(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=NARROW) as t:
        for keys in (("e", "o"), ("n", "o", "enter")):
            await t.press(*keys)
            said = " ".join(t.bar.split())
            assert ", ".join(TOPICS) in said


async def test_the_hint_is_what_tab_inserts(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=NARROW) as t:
        await t.press("e", "o")
        await t.write("tr")
        assert "tab trade" in t.bar
        await t.press("ctrl+u")
        assert "tab" not in t.bar
        await t.write("tra")
        await t.press("tab", "enter")
        assert t.at().topic == "trade"


@pytest.mark.parametrize(
    ("keys", "off", "words"),
    [(("w",), "+", "save this filter: type one first (/)"), (("3", "C"), "r", "all is right: nothing is unsure")],
)
async def test_a_choice_that_is_off_leaves_the_menu_readable(
    open_app: Open, small_ledger: Ledger, keys: tuple[str, ...], off: str, words: str
) -> None:
    async with open_app(small_ledger, size=NARROW) as t:
        await t.press(*keys)
        menu = t.bar.rstrip()
        await t.press(off)
        assert words in t.bar
        assert t.bar.endswith(menu) or menu in t.bar
        await t.press("escape", "j")
        assert not t.app.screen.bar.is_asking


@pytest.mark.parametrize("keys", [("*",), ("v", "j", "j", "j"), ("space", "space", "space", "space")])
@pytest.mark.parametrize("view", ["1", "2", "4"])
async def test_the_number_of_marked_rows_goes_before_an_older_message(
    open_app: Open, small_ledger: Ledger, keys: tuple[str, ...], view: str
) -> None:
    small = small_ledger.commitments()
    async with open_app(small_ledger, size=NARROW) as t:
        await t.press("1", "c", view, "g")
        count = t.table.rows.count()
        await t.press(*keys)
        if count:
            assert f"{min(count, len(small))} marked" in t.bar


async def test_marks_in_a_readout_are_counted(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=NARROW) as t:
        await t.press("3", "enter", "space", "space")
        assert "2 marked" in t.bar


async def test_a_message_does_not_hide_the_number_of_marked_rows(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=NARROW) as t:
        await t.press("*")
        t.app.screen.bar.say("a message that is so long that nothing else would have found room beside it, not even this")
        assert "4 marked" in t.bar


@pytest.mark.parametrize("key", ["n", "/"])
async def test_all_lines_that_are_pasted_are_taken_as_one(open_app: Open, small_ledger: Ledger, key: str) -> None:
    async with open_app(small_ledger, size=NARROW) as t:
        await t.press("n" if key == "n" else "slash")
        t.app.post_message(events.Paste("\nFirst line of the note\r\n  Second line, from an e-mail\n\nThird\x1b[2J\n"))
        await t.pilot.pause()
        assert t.app.screen.focused.value == "First line of the note Second line, from an e-mail Third"
        if key == "n":
            await t.press("enter")
            assert t.at().history[-1].note.startswith("First line of the note Second line, from an e-mail Third")


async def test_lines_that_come_as_keys_are_parted_by_a_blank(open_app: Open, small_ledger: Ledger) -> None:
    """A terminal without bracketed paste sends what is pasted key by key, a line feed as ctrl+j."""
    async with open_app(small_ledger, size=NARROW) as t:
        await t.press("n")
        for character in "\none\n\ntwo\n":
            t.app.post_message(events.Key("ctrl+j" if character == "\n" else character, character))
        await t.pilot.pause()
        await t.press("enter")
        assert t.at().history[-1].note == "one two"


async def test_what_is_pasted_takes_the_place_of_what_is_selected_and_keeps_its_blanks(
    open_app: Open, small_ledger: Ledger
) -> None:
    async with open_app(small_ledger, size=NARROW) as t:
        await t.press("e", "t")
        t.app.post_message(events.Paste(" two  blanks "))
        await t.pilot.pause()
        assert t.app.screen.focused.value == " two  blanks "
