"""Two people at one field: what either wrote is shown before it gives way to the other's, and nothing else is in the way."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.desk import Desk
from tracker.ledger.protocol import Ledger
from tracker.model import Changes, Facts

Open = Any
THEIRS = "Open a consulate general in Aktobe and, as was said at the very end, one in Oskemen"
MINE = "Open a consulate general and a visa centre in the city of Aktobe by the end of 2026"


@pytest.fixture
def colleague(small_ledger: Ledger, clock: Any) -> Desk:
    return Desk(small_ledger, "colleague", clock)


async def test_a_note_or_another_field_is_not_in_the_way(open_app: Open, small_ledger: Ledger, colleague: Desk) -> None:
    async with open_app(small_ledger) as t:
        id = t.at().id
        await t.press("e", "t")
        await t.write(MINE)
        colleague.note([id], "hello")
        colleague.edit(id, Changes(topic="trade"))
        colleague.status([id], "underway")
        await t.press("enter")
        assert (t.at().title, t.at().topic) == (MINE, "trade")
        assert "edited" in t.bar


@pytest.mark.parametrize(
    ("keys", "title"), [("y", MINE), ("t", THEIRS), ("escape", THEIRS), (("e", "end", "exclamation_mark", "enter"), f"{MINE}!")]
)
async def test_the_same_field_shows_both_wordings_whole_and_the_person_decides(
    open_app: Open, small_ledger: Ledger, colleague: Desk, keys: Any, title: str
) -> None:
    async with open_app(small_ledger, size=(80, 24)) as t:
        id = t.at().id
        await t.press("e", "t")
        await t.write(MINE)
        colleague.edit(id, Changes(title=THEIRS))
        await t.press("enter")
        said = " ".join(t.bar.split())
        assert f"theirs: {THEIRS}" in said
        assert f"yours: {MINE}" in said
        assert small_ledger.get(id).title == THEIRS, "nothing is written before the person decides"
        await t.press(*([keys] if isinstance(keys, str) else keys))
        assert small_ledger.get(id).title == title


async def test_what_changes_while_somebody_decides_is_shown_as_well(
    open_app: Open, small_ledger: Ledger, colleague: Desk
) -> None:
    async with open_app(small_ledger) as t:
        id = t.at().id
        await t.press("e", "t")
        await t.write(MINE)
        colleague.edit(id, Changes(title=THEIRS))
        await t.press("enter")
        colleague.edit(id, Changes(title="A third one"))
        await t.press("y")
        assert "theirs: A third one" in t.bar
        await t.press("y")
        assert small_ledger.get(id).title == MINE


async def test_who_changed_nothing_is_asked_nothing(open_app: Open, small_ledger: Ledger, colleague: Desk) -> None:
    async with open_app(small_ledger) as t:
        id = t.at().id
        await t.press("e", "t")
        colleague.edit(id, Changes(title=THEIRS))
        await t.press("enter")
        assert not t.app.screen.bar.is_asking
        assert small_ledger.get(id).title == THEIRS


async def test_so_it_is_with_the_facts_of_a_readout(open_app: Open, small_ledger: Ledger, colleague: Desk) -> None:
    id = small_ledger.readouts()[0].id
    async with open_app(small_ledger) as t:
        await t.press("3", "C", "t")
        await t.write("My title")
        colleague.correct([id], Facts(place="Astana"))
        await t.press("enter")
        await t.pilot.pause()
        assert (small_ledger.readout(id).title, small_ledger.readout(id).place) == ("My title", "Astana")
        await t.press("C", "t")
        await t.write("My other title")
        colleague.correct([id], Facts(title="Their title"))
        await t.press("enter")
        assert "theirs: Their title" in t.bar
        assert "yours: My other title" in t.bar
        await t.press("y")
        await t.pilot.pause()
        assert small_ledger.readout(id).title == "My other title"
