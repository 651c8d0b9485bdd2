"""Views, filter, time travel, session, import, report: from the keys to the screen."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tracker.desk import Desk
from tracker.ledger import MemoryLedger
from tracker.ledger.protocol import Ledger
from tracker.model import Commitment, Readout
from tracker.tui.screens.agenda import AgendaView
from tracker.tui.screens.ledger import LedgerView
from tracker.tui.screens.readouts import ReadoutsView
from tracker.tui.screens.review import ReviewView
from tracker.tui.screens.view import View

Open = Any


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("1", "4 commitments"),
        ("2", "candidate 1 of 4"),
        ("3", "1 readout with 4 commitments"),
        ("4", "0 overdue"),
        ("5", "summary"),
    ],
)
@pytest.mark.parametrize("size", [(80, 24), (200, 50), (30, 10)])
async def test_every_view_opens_at_every_size(
    open_app: Open, small_ledger: Ledger, key: str, words: str, size: tuple[int, int]
) -> None:
    async with open_app(small_ledger, size=size) as t:
        await t.press(key)
        await t.press("1", key)
        assert words[: size[0] - 10] in t.bar


@pytest.mark.parametrize(("key", "view"), [("1", LedgerView), ("2", ReviewView), ("3", ReadoutsView), ("4", AgendaView)])
async def test_a_view_works_out_what_it_lists_once_when_it_opens_and_once_a_change(
    open_app: Open, small_ledger: Ledger, desk: Desk, monkeypatch: pytest.MonkeyPatch, key: str, view: type[View]
) -> None:
    worked_out: list[str] = []
    repaint = view.repaint
    monkeypatch.setattr(view, "repaint", lambda self: worked_out.append(key) or repaint(self))
    async with open_app(small_ledger) as t:
        await t.press(key)
        assert worked_out == [key]
        desk.status([small_ledger.commitments()[0].id], "underway")
        t.app.store.poll()
        await t.pilot.pause()
        assert worked_out == [key, key]


async def test_a_view_is_styled_anew_when_it_is_shown_again_but_not_when_it_has_just_been_made(
    open_app: Open, small_ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    styled: list[str] = []
    restyle = View.update_node_styles

    def noted(view: View, animate: bool = True) -> None:
        styled.append(view.name_)
        restyle(view, animate)

    monkeypatch.setattr(View, "update_node_styles", noted)
    async with open_app(small_ledger) as t:
        await t.press("2")
        assert styled == []
        await t.press("3")
        t.app.theme = "textual-light"
        await t.press("2")
        assert "view.review" in styled
        light = t.app.screen.styles.background
        await t.press("1")
        assert t.app.screen.styles.background == light, "no view has kept the colours of before"


async def test_the_filter_narrows_as_it_is_typed_and_counts(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("j", "j")
        chosen = t.table.key
        await t.press("/")
        await t.write("centre")
        assert t.table.rows.count() == 1
        assert "1 of 4 commitments" in t.bar
        await t.press("enter")
        assert t.table.has_focus
        await t.press("escape")
        assert t.table.rows.count() == 4
        assert t.table.key == chosen, "the cursor is where it was"


async def test_a_wrong_field_is_named_and_the_list_stays(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("/")
        await t.write("partie:x")
        assert "there is no field 'partie'" in t.bar
        assert "did you mean party?" in t.bar
        assert t.table.rows.count() == 4


async def test_fields_and_values_are_completed(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("/")
        await t.write("part")
        assert "party:" in t.bar
        await t.press("tab")
        await t.write("k")
        assert "party:Kazakhstan" in t.bar
        assert "party:China" not in t.bar, "what is offered begins with what stands there now"
        await t.press("tab")
        assert t.app.screen.filter.value == "party:Kazakhstan "
        assert t.table.rows.count() == 2


async def test_letters_and_digits_typed_in_the_filter_are_text(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("/")
        await t.write("jk2q?s")
        assert t.app.screen.filter.value == "jk2q?s"
        assert t.app.is_running


async def test_sort_by_menu_and_by_title(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("o", "t")
        assert t.app.screen.filter.value.startswith("sort:")
        first = t.row(0)
        await t.press("o", "t")
        assert "sort:-" in t.app.screen.filter.value
        assert t.row(0) != first
        await t.pilot.click(t.table, offset=(20, 0))
        assert t.app.screen.filter.value == "sort:title"


async def test_time_travel_shows_that_day_and_changes_nothing(open_app: Open, small_ledger: Ledger, desk: Desk) -> None:
    id = small_ledger.commitments()[0].id
    desk.status([id], "underway", on="2023-05-01")
    async with open_app(small_ledger) as t:
        assert "underway" in t.row(0)
        await t.press("@")
        await t.write("2022-12")
        await t.press("enter")
        assert "as of 2022-12-31" in t.lines[0]
        assert "underway" not in t.row(0)
        before = small_ledger.revision
        await t.press("c")
        assert "nothing can be changed" in t.bar
        assert small_ledger.revision == before
        await t.press("5")
        assert "as of 2022-12-31" in t.lines[0], "every view shows that day"
        await t.press("1", "escape")
        assert "as of" not in t.lines[0]
        assert "underway" in t.row(0)


@pytest.mark.parametrize("asked", ["pen-friends", "talks", "is:open -visa", "party:kazakhstan"])
async def test_above_the_readouts_a_filter_leaves_the_numbers_of_a_readout_as_they_are(
    open_app: Open, readout: Readout, commitments: list[Commitment], asked: str
) -> None:
    ledger = MemoryLedger()
    ledger.add(replace(readout, title="Talks on pen-friends"), commitments)
    async with open_app(ledger) as t:
        await t.press("3")
        row = t.row(0)
        await t.press("/")
        await t.write(asked)
        assert t.row(0) == row
        assert "1 readout with 4 commitments" in t.bar


async def test_readouts_of_later_talks_are_not_listed_as_of_a_day(open_app: Open, small_ledger: Ledger) -> None:
    (talks,) = small_ledger.readouts()
    small_ledger.add(replace(talks, id="KAZ-20230105", title="Later talks", sha256="b", date=dt.date(2023, 1, 5)), [])
    small_ledger.add(replace(talks, id="KAZ-NODATE", title="Talks of no day", sha256="c", date=None), [])
    async with open_app(small_ledger) as t:
        await t.press("3")
        assert "Later talks" in t.row(0)
        await t.press("@")
        await t.write("2022-12")
        await t.press("enter")
        assert "Later talks" not in t.text
        assert "2 readouts" in t.bar
        assert str(talks.date) in t.row(0)
        assert "Talks of no day" in t.row(1)
        await t.press("@")
        await t.clear()
        await t.write("2020")
        await t.press("enter")
        assert "1 readout" in t.bar
        await t.press("escape")
        assert "Later talks" in t.row(0)


async def test_on_another_day_no_key_is_offered_that_would_be_refused(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        assert "s status" in t.bar
        assert "u undo" in t.bar
        await t.press("@")
        await t.write("2022-12-31")
        await t.press("enter", "j")
        assert t.bar.splitlines()[1].split() == ["/", "filter", "@", "as", "of", "?", "keys", "q", "quit"]
        await t.press("2")
        assert "a accept" not in t.bar
        await t.press("escape")
        assert "a accept" in t.bar
        assert "u undo" in t.bar


async def test_readouts_offer_what_acts_on_them_and_below_what_acts_on_commitments(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=(80, 24)) as t:
        await t.press("3")
        hints = t.bar.splitlines()[1]
        assert hints.split()[:8] == ["enter", "read", "C", "correct", "+", "add", "i", "import"]
        assert "status" not in hints
        await t.press("enter")
        assert t.bar.splitlines()[1].split()[:4] == ["s", "status", "c", "looked"]
        await t.press("escape")
        assert t.bar.splitlines()[1] == hints


async def test_an_import_in_readouts_goes_to_what_came_in(open_app: Open, small_ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_text("Talks in Oslo\n\nOn 7 June 2012 Kenya and Norway met. Norway will open a school in Lamu by 2014.\n", "utf-8")
    async with open_app(small_ledger) as t:
        await t.press("3", "i")
        await t.clear()
        await t.write(str(file))
        await t.press("enter")
        await t.app.workers.wait_for_complete()
        await t.pilot.pause()
        assert "1 readout added" in t.bar
        assert (t.table.cursor, t.table.key) == (1, "KEN-NOR-20120607")


async def test_ctrl_c_says_which_key_leaves(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, keys={"screen.quit": "Q"}) as t:
        await t.press("ctrl+c")
        assert [note.message for note in t.app._notifications] == ["Q leaves; everything is saved already"]
        assert t.app.is_running


async def test_at_80_columns_the_first_line_still_says_read_only_and_names_the_ledger(
    open_app: Open, small_ledger: Ledger
) -> None:
    async with open_app(small_ledger, size=(80, 24)) as t:
        t.app.store.title = "~/a/folder/that/is/rather/long/ledger.json"
        await t.press("@")
        await t.write("2022-12-31")
        await t.press("enter")
        assert t.lines[0].endswith("as of 2022-12-31 · read only")
        for width in (70, 60, 50):
            await t.pilot.resize_terminal(width, 20)
            await t.pilot.pause()
            assert t.lines[0].rstrip().endswith("as of 2022-12-31 · read only"), "the names of the views give way"
            assert "1 Ledger" in t.lines[0]
        await t.pilot.resize_terminal(30, 10)
        await t.pilot.pause()
        assert t.lines[0].rstrip().endswith(" 2022-12-31"), "the day is never cut"
        await t.pilot.resize_terminal(80, 24)
        await t.pilot.pause()
        await t.press("escape")
        assert t.lines[0].rstrip().endswith(f"ledger.json · {t.app.store.today}")
        assert "/" not in t.lines[0]


async def test_200_columns_have_room_for_all_that_is_told_of_a_commitment(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=(200, 50)) as t:
        head = t.lines[2].split()
        assert head[:8] == ["Status", "Commitment", "Bound", "Due", "Topic", "Words", "Looked", "Age"]
        side = t.app.screen.query_one("#side").size.width
        assert 50 <= side <= 62


async def test_what_another_terminal_writes_appears_marked(open_app: Open, small_ledger: Ledger, desk: Desk) -> None:
    async with open_app(small_ledger) as t:
        id = t.table.key
        desk.status([id], "stalled")
        t.app.store.poll()
        await t.pilot.pause()
        assert "stalled" in t.row(0)
        assert t.row(0).startswith("*")
        assert "another terminal" in t.bar


async def test_review_goes_on_by_itself_and_counts(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("2")
        second = t.table.rows.key(1)
        await t.press("a")
        assert t.table.key == second
        assert "1 of 4 commitments decided" in t.bar
        await t.press("x")
        assert "2 of 4 commitments decided" in t.bar
        await t.press("A")
        assert "Accept all 2 candidates shown?" in t.bar
        await t.press("y")
        assert "no candidates" in t.text
        assert {c.standing.review for c in small_ledger.commitments()} == {"accepted", "rejected"}
        await t.press("u")
        assert t.table.rows.count() == 2


async def test_a_readout_is_shown_whole_with_each_commitment_at_its_place(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=(160, 45)) as t:
        await t.press("3")
        text = t.pane("text")
        for c in small_ledger.commitments():
            assert c.quote in text
            assert f"{c.id[-2:]} {c.title}"[:40] in text
        await t.press("c")
        assert "enter goes to the commitments" in t.bar
        await t.press("enter", "j", "c")
        assert sum(bool(c.history) for c in small_ledger.commitments()) == 1


async def test_the_agenda_says_why_each_is_there(open_app: Open, small_ledger: Ledger, desk: Desk) -> None:
    desk.review([c.id for c in small_ledger.commitments()], "accepted")
    async with open_app(small_ledger) as t:
        await t.press("4")
        assert "overdue 13 mo" in t.row(0)
        assert any("unseen for" in row for row in t.rows())
        count = t.table.rows.count()
        await t.press("z", "m")
        assert t.table.rows.count() == count - 1
        assert " 0 overdue, 1 more snoozed · " in t.bar, "the summary counts it as overdue"


async def test_the_agenda_says_what_nobody_has_accepted_yet(open_app: Open, small_ledger: Ledger, desk: Desk) -> None:
    async with open_app(small_ledger, size=(80, 24)) as t:
        await t.press("4")
        assert "nothing wants a look; 4 candidates wait: 2 reviews" in t.text
        assert "0 overdue · 4 candidates left out" in t.bar
    desk.review([c.id for c in small_ledger.commitments()[:3]], "accepted")
    async with open_app(small_ledger, size=(80, 24)) as t:
        await t.press("4")
        assert "1 overdue · 1 candidate left out · " in t.bar


async def test_the_report_is_drawn_filtered_and_saved(open_app: Open, small_ledger: Ledger, desk: Desk, tmp_path: Path) -> None:
    desk.review([c.id for c in small_ledger.commitments()], "accepted")
    async with open_app(small_ledger) as t:
        await t.press("5")
        assert "By status" in t.pane("report")
        assert "4 commitments" in t.pane("report")
        await t.press("/")
        await t.write("topic:consular")
        await t.press("enter")
        assert "2 commitments" in t.pane("report")
        await t.press("W")
        await t.clear()
        await t.write(str(tmp_path / "out.xyz"))
        await t.press("enter")
        assert "'.xyz' is no ending" in t.bar
        await t.clear()
        await t.write(str(tmp_path / "out.json"))
        await t.press("enter")
        assert "saved" in t.bar
        assert json.loads((tmp_path / "out.json").read_bytes())
        await t.press("r", "a")
        assert "agenda" in t.bar


async def test_import_from_inside(open_app: Open, small_ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "talks.txt"
    file.write_text(
        "Foreign Ministers of Japan and Brazil held talks in Tokyo on 3 May 2024.\n\n"
        "Japan will build a hospital in Manaus by 2026. Brazil agreed to open a consulate general in Osaka.\n"
    )
    async with open_app(small_ledger) as t:
        await t.press("i")
        await t.write(str(tmp_path / "nothing.txt"))
        await t.press("enter")
        assert "there is nothing at" in t.bar
        await t.clear()
        await t.write(str(tmp_path / "ta"))
        await t.press("tab", "enter")
        await t.app.workers.wait_for_complete()
        await t.pilot.pause()
        assert "1 readout added" in t.bar
        assert len(small_ledger.readouts()) == 2
        assert t.table.rows.count() == len(small_ledger.commitments())


async def test_an_imported_version_says_what_it_changes_and_lacks(open_app: Open, small_ledger: Ledger, tmp_path: Path) -> None:
    text = (
        "Talks of Japan and Brazil\n\nForeign Ministers of Japan and Brazil held talks in Tokyo on 3 May 2024 and looked back on "
        "many visits. They spoke of the situation in the region, of the work of the United Nations, and of trade, which has "
        "grown from year to year.\n\nJapan will build 20 schools in Manaus by 2026. Brazil agreed to open a consulate general in "
        "Osaka. Japan will send 40 doctors to Belem in 2025. "
    )
    before, after = tmp_path / "a.txt", tmp_path / "b.txt"
    before.write_text(text + "Brazil will plant a garden in Kobe by 2027.\n")
    after.write_text(text.replace("40 doctors", "60 doctors") + "The ministers thanked the press.\n")
    async with open_app(small_ledger) as t:
        for file in (before, after):
            await t.press("i")
            await t.write(str(file))
            await t.press("enter")
            await t.app.workers.wait_for_complete()
            await t.pilot.pause()
        assert "1 version: 1 new, 2 kept, 1 changed, 1 gone; 3 tells which" in t.bar
        await t.press("3")
        assert "version: Talks of Japan" in t.row(0)
        pane = t.pane("text")
        assert "a version of BRA-JPN-20240503: 2 kept, 1 changed, 1 gone" in pane
        assert "changed BRA-JPN-20240503-03 Send 40 doctors to Belem" in pane
        assert "now BRA-JPN-20240503b-01 Send 60 doctors to Belem" in pane
        assert "gone BRA-JPN-20240503-04 Plant a garden in Kobe" in pane
        assert "~ candidate BRA-JPN-20240503-01 Build 20" in pane, "what it repeats is marked in its text too"
        assert "~ candidate 01 Send 60 doctors" in pane
        await t.press("j")
        assert "version" not in t.row(1)
        assert "a version of" not in t.pane("text")


async def test_the_session_is_taken_up_again(open_app: Open, small_ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "deep" / "session.json"
    async with open_app(small_ledger, session=file) as t:
        await t.press("/")
        await t.write("is:open")
        await t.press("enter", "j", "j")
        await t.press("w", "+")
        await t.write("mine")
        await t.press("enter", "4", "q")
    async with open_app(small_ledger, session=file) as t:
        assert "4 Agenda" in t.lines[0]
        assert t.app.screen.name_ == "view.agenda"
        await t.press("1")
        await t.pilot.pause()
        assert t.app.screen.filter.value == "is:open"
        assert t.table.cursor == 2
        await t.press("escape", "w", "m")
        assert t.app.screen.filter.value == "is:open"


async def test_each_ledger_has_its_own_view_filter_and_place(open_app: Open, small_ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "session.json"
    async with open_app(small_ledger, session=file, name="one.json") as t:
        await t.press("/")
        await t.write("is:open")
        await t.press("enter", "j", "w", "+")
        await t.write("mine")
        await t.press("enter", "4", "q")
    async with open_app(small_ledger, session=file, name="two.json") as t:
        assert (t.app.screen.name_, t.app.screen.filter.value, t.table.cursor) == ("view.ledger", "", 0)
        await t.press("w", "m")
        assert t.app.screen.filter.value == "is:open", "filters with a name are for all"
        await t.press("3", "q")
    async with open_app(small_ledger, session=file, name="one.json") as t:
        assert t.app.screen.name_ == "view.agenda"
        await t.press("1")
        await t.pilot.pause()
        assert (t.app.screen.filter.value, t.table.cursor) == ("is:open", 1)


async def test_a_saved_view_is_there_for_all_terminals_at_once_and_can_be_forgotten(
    open_app: Open, small_ledger: Ledger, tmp_path: Path
) -> None:
    file = tmp_path / "session.json"
    async with open_app(small_ledger, session=file, views={"late ones": "is:late"}) as t:
        await t.press("w", "-")
        assert "forget one: none was saved here" in t.bar
        await t.press("escape", "/")
        await t.write("is:open")
        await t.press("enter", "w", "+")
        await t.write("late ones")
        await t.press("enter")
        assert "late ones stands in the settings file: choose another name" in t.bar
        await t.clear()
        await t.write("mine")
        await t.press("enter")
        assert "saved as mine; w finds it again" in t.bar
        async with open_app(small_ledger, session=file, name="two.json") as other:
            await other.press("w", "m")
            assert other.app.screen.filter.value == "is:open"
            await other.press("w", "-", "m")
            assert "mine is forgotten; it was “is:open”" in other.bar
        await t.press("w")
        assert "mine" not in t.bar
        assert "late ones" in t.bar
        await t.press("escape", "q")
    assert "is:open" not in json.loads(file.read_text())["filters"].values()


async def test_a_broken_session_file_costs_nothing(open_app: Open, small_ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "session.json"
    file.write_text("{nonsense")
    async with open_app(small_ledger, session=file) as t:
        assert t.table.rows.count() == 4


async def test_help_lists_every_key_of_the_view(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=(120, 60)) as t:
        await t.press("?")
        assert "Record: looked today, nothing new" in t.text
        await t.press("escape")
        assert t.table.has_focus
        await t.press("5", "?")
        assert "Record: looked today" not in t.text, "what does not apply here is not listed"
        assert "Save the report to a file" in t.text


async def test_the_palette_finds_and_does_an_act(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press(":")
        await t.pilot.pause(0.2)
        await t.write("looked")
        await t.pilot.pause(0.5)
        await t.press("enter")
        await t.pilot.pause(0.3)
        assert t.at().history, t.text


async def test_keys_can_be_given_anew(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, keys={"commitment.check": "K"}) as t:
        await t.press("c")
        assert not t.at().history
        await t.press("K")
        assert t.at().history
        assert "K looked" in t.bar or "nothing new" in t.bar


async def test_the_day_turns_while_the_program_runs(open_app: Open, small_ledger: Ledger, clock: Any) -> None:
    async with open_app(small_ledger) as t:
        clock.tick(1)
        t.app.store.poll()
        await t.pilot.pause()
        assert t.app.store.today == dt.date(2025, 1, 16)
        assert "2025-01-16" in t.lines[0]


async def test_an_empty_ledger_says_what_to_do(open_app: Open) -> None:
    from tracker.ledger import MemoryLedger

    async with open_app(MemoryLedger()) as t:
        assert "i imports a readout" in t.text
        await t.press("s", "c", "n", "y", "b", "e", "space", "enter", "escape")
        for key in "2345":
            await t.press(key)
        assert t.app.is_running


@pytest.mark.parametrize("view", ["1", "2", "3", "4", "5"])
@pytest.mark.parametrize("width", [40, 60, 80])
async def test_help_and_quit_are_always_shown(open_app: Open, small_ledger: Ledger, view: str, width: int) -> None:
    async with open_app(small_ledger, size=(width, 24)) as t:
        await t.press(view)
        assert t.lines[-1].rstrip().endswith("? keys  q quit")


async def test_what_was_rejected_is_not_counted_unless_asked_for(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("x")
        await t.press("escape")
        assert "3 commitments" in t.bar
        assert "of" not in t.bar.split("commitments")[0]
        await t.press("/")
        await t.write("is:rejected")
        assert "1 of 4 commitments" in t.bar


async def test_what_nobody_looked_at_was_never_looked_at_in_list_and_pane(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=(200, 30)) as t:
        assert "never" in t.row(0)
        assert "never looked at" in t.pane("detail")
        await t.press("c")
        assert "never" not in t.row(0)


@pytest.mark.parametrize("view", ["1", "4"])
async def test_a_wider_terminal_cuts_no_title_shorter(open_app: Open, small_ledger: Ledger, desk: Desk, view: str) -> None:
    desk.review([c.id for c in small_ledger.commitments()], "accepted")
    cells = []
    for size in ((80, 24), (120, 40), (200, 50)):
        async with open_app(small_ledger, size=size) as t:
            await t.press(view)
            cells.append(next(column.width for column in t.table._sheet.fitted if column.name == "title"))
    assert cells == sorted(cells)


async def test_widths_follow_the_terminal(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=(120, 40)) as t:
        await t.press("3")
        await t.pilot.pause()
        before = t.lines
        for size in ((200, 50), (60, 40), (120, 40)):
            await t.pilot.resize_terminal(*size)
            await t.pilot.pause(0.1)
            assert {len(line) for line in t.rows()} == {t.table.size.width}
        assert t.lines == before


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_what_is_cut_says_so(open_app: Open, small_ledger: Ledger, width: int) -> None:
    async with open_app(small_ledger, size=(width, 40)) as t:
        await t.press("4")
        whole = t.app.screen.status_words()
        shown = t.lines[-2].strip()
        assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))
        await t.press("1")
        source = t.app.screen.query_one("#source")
        title = source.render_line(0).text.rstrip()
        assert title == source.title or title.endswith("…")
        names = ("1 Ledger", "2 Review", "3 Readouts", "4 Agenda", "5 Report")
        assert all(name in t.lines[0] for name in names)


async def test_the_palette_offers_what_is_done_most_first(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        found = [command.title for command in t.app.get_system_commands(t.app.screen)]
        assert found[:3] == ["Commitment: status", "Commitment: looked", "Commitment: note"]
        await t.press(":")
        await t.pilot.pause(0.5)
        assert t.text.index("Commitment: status") < t.text.index("Commitment: accept")


def toasts(t: Any) -> list[str]:
    return [each.message for each in t.app._notifications]


async def test_what_the_ledger_has_to_tell_is_shown(open_app: Open, tmp_path: Path) -> None:
    from tracker.ledger import open_ledger

    with closing(open_ledger(tmp_path / "a.json", create=True)) as ledger:
        async with open_app(ledger) as t:
            ledger.notes.append("a copy [could] not be made")
            t.app._poll()
            await t.pilot.pause()
            t.app._poll()
            await t.pilot.pause(0.1)
            assert toasts(t) == ["a copy [could] not be made"]


async def test_a_journal_that_vanishes_is_a_message(open_app: Open, tmp_path: Path) -> None:
    from tracker.ledger import open_ledger

    with closing(open_ledger(tmp_path / "a.json", create=True)) as ledger:
        async with open_app(ledger) as t:
            for file in tmp_path.iterdir():
                file.unlink()
            for _ in range(2):
                t.app._poll()
                await t.pilot.pause()
            (said,) = toasts(t)
            assert "a.json" in said
            await t.press("j", "c", "1")
            assert t.app.is_running
