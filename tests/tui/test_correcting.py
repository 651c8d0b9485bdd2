"""Readouts and Review correct facts, settle doubts and take in missed words: from the keys to the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from tracker.desk import Desk
from tracker.ingest import Metadata, read
from tracker.intake.admit import admit
from tracker.ledger import Ledger, MemoryLedger
from tracker.model import Facts

TALKS = (
    b"Talks between Kenya and Norway\n\n"
    b"On 7 June 2022 ministers of Kenya and Norway met in Nairobi. The two sides agreed to open a school within three months. "
    b"The Norwegian side has in mind a new port at Lamu next year.\n"
)
Open = Any
ID = "KEN-NOR-20220607"


@pytest.fixture
def ledger(clock: Callable[[], dt.datetime]) -> Ledger:
    made = MemoryLedger()
    (draft,) = read(TALKS, "talks.txt", given=Metadata())
    admit(made, draft, now=clock())
    return made


async def test_what_is_unsure_is_marked_with_its_origin(open_app: Open, ledger: Ledger) -> None:
    async with open_app(ledger) as t:
        await t.press("3")
        assert "?" in t.row(0)
        assert "? issuer none (not found)" in t.pane("text")


async def test_a_fact_is_corrected_and_its_deadline_follows(open_app: Open, ledger: Ledger) -> None:
    async with open_app(ledger) as t:
        await t.press("3", "C", "d")
        await t.clear()
        await t.write("2021-06-07")
        await t.press("enter")
        assert ledger.readout(ID).date == dt.date(2021, 6, 7)
        deadline = ledger.get(f"{ID}-01").deadline
        assert deadline is not None
        assert deadline.latest == dt.date(2021, 9, 7)
        assert "1 deadline reckoned anew" in t.bar
        assert "2021-06-07" in t.row(0)
        await t.press("u")
        assert ledger.readout(ID).date == dt.date(2022, 6, 7)
        assert "2022-06-07" in t.row(0)


async def test_what_is_no_value_is_refused_where_it_was_typed(open_app: Open, ledger: Ledger) -> None:
    async with open_app(ledger) as t:
        await t.press("3", "C", "i")
        await t.write("Keniya")
        await t.press("enter")
        assert "did you mean Kenya?" in t.text
        await t.clear()
        await t.write("Kenya")
        await t.press("enter")
        assert ledger.readout(ID).issuer == "Kenya"
        assert "?" not in t.row(0)
        assert "not found" not in t.pane("text")


async def test_a_party_whom_no_table_has_is_shown_as_it_is_typed(
    open_app: Open, ledger: Ledger, clock: Callable[[], dt.datetime]
) -> None:
    Desk(ledger, "you", clock).correct([ID], Facts(parties=("Kenya", "Acme, Sons")))
    async with open_app(ledger) as t:
        await t.press("3", "C", "a")
        assert 'Kenya, "Acme, Sons"' in t.text
        await t.write('KAZ; "Acme Rail"')
        await t.press("enter")
        assert ledger.readout(ID).parties == ("Kazakhstan", "Acme Rail")


async def test_all_is_right_settles_every_doubt(open_app: Open, ledger: Ledger) -> None:
    async with open_app(ledger) as t:
        await t.press("3", "C", "r")
        assert ledger.readout(ID).unsure == ()
        assert "right as they were: issuer" in t.bar
        await t.press("C", "r")
        assert "nothing is unsure" in t.bar
        await t.press("escape")


async def test_missed_words_are_taken_in_with_a_title(open_app: Open, ledger: Ledger) -> None:
    async with open_app(ledger) as t:
        await t.press("3", "+")
        await t.write("a port that is not there")
        await t.press("enter")
        assert "the text has no" in t.text
        await t.clear()
        await t.write("a new port at Lamu next year")
        await t.press("enter")
        await t.clear()
        await t.write("Build a port at Lamu")
        await t.press("enter")
        new = ledger.get(f"{ID}-02")
        assert (new.title, new.quote, new.standing.review) == ("Build a port at Lamu", "a new port at Lamu next year", "accepted")
        assert "Build a port at Lamu" in t.text


async def test_the_review_takes_in_what_it_misses_from_the_readout_before_it(open_app: Open, ledger: Ledger) -> None:
    async with open_app(ledger) as t:
        await t.press("2", "+")
        await t.write("a new port at Lamu next year")
        await t.press("enter", "enter")
        assert ledger.get(f"{ID}-02").quote == "a new port at Lamu next year"
        await t.press("C", "r")
        assert ledger.readout(ID).unsure == ()


async def test_words_that_stand_in_two_places_are_told_apart_by_more_of_them(open_app: Open, ledger: Ledger) -> None:
    async with open_app(ledger) as t:
        await t.press("3", "+")
        await t.write("Norway")
        await t.press("enter")
        assert "2 times: type more of the words: 1. “" in t.text
        assert "--nth" not in t.text


async def test_a_review_with_nothing_left_has_no_readout_to_correct(open_app: Open, ledger: Ledger) -> None:
    async with open_app(ledger) as t:
        await t.press("2", "a", "+")
        assert "there is no readout here" in t.bar


async def test_a_past_day_takes_no_corrections(open_app: Open, ledger: Ledger) -> None:
    async with open_app(ledger) as t:
        await t.press("3", "@")
        await t.write("2024-01-01")
        await t.press("enter")
        for key in ("C", "+"):
            await t.press(key)
            assert "nothing can be changed" in t.bar
        assert ledger.readout(ID).unsure == ("issuer",)


async def test_without_a_readout_it_says_so(open_app: Open) -> None:
    async with open_app(MemoryLedger()) as t:
        await t.press("3", "C")
        assert "there is no readout here" in t.bar
        await t.press("+")
        assert "there is no readout here" in t.bar


async def test_the_filter_above_readouts_finds_what_is_unsure(
    open_app: Open, ledger: Ledger, clock: Callable[[], dt.datetime]
) -> None:
    (draft,) = read(TALKS.replace(b"Norway", b"Sweden"), "sweden.txt", given=Metadata(issuer="Kenya"))
    admit(ledger, draft, now=clock())
    async with open_app(ledger) as t:
        await t.press("3", "/")
        await t.write("is:uns")
        await t.press("tab")
        assert t.app.screen.filter_text() == "is:unsure "
        assert [t.table.rows.key(row) for row in range(t.table.rows.count())] == [ID]
        assert "1 readout with" in t.bar
        await t.clear()
        await t.write("-is:unsure")
        assert [t.table.rows.key(row) for row in range(t.table.rows.count())] == ["KEN-SWE-20220607"]
        await t.clear()
        await t.write("-is:unsure date:soon")
        assert t.table.rows.count() == 1, "what makes no sense is left out"
        assert any("'soon' is no date for the talks" in line for line in t.lines)
        await t.clear()
        await t.write("is:unsure school issuer:none-such")
        assert t.table.rows.count() == 0
        assert any("no readout fits" in line for line in t.lines)
        await t.press("escape", "escape")
        assert t.table.rows.count() == 2
