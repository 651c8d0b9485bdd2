"""Each act: from the keys to the screen and to the ledger."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events

from tracker.ledger.protocol import Ledger
from tracker.model import Check, Edit, Evidence, Link, Note

Open = Any


async def test_a_status_with_date_note_and_source(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        first = t.at()
        await t.press("s")
        assert "f ✓ fulfilled" in t.bar
        await t.press("f")
        await t.write("2024-12")
        await t.press("tab")
        await t.write("opened")
        await t.press("tab")
        await t.write("https://example.org/a")
        await t.press("enter")
        assert "✓ fulfilled" in t.row(0)
        assert "set to fulfilled" in t.bar
        assert "2024-12" in t.pane("detail")
        assert "https://example.org/a" in t.pane("detail")
        standing = small_ledger.get(first.id).standing
        assert (standing.status, standing.since, standing.sourced) == ("fulfilled", "2024-12", True)


async def test_a_status_at_once_by_a_capital_letter(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("s", "U")
        assert "underway" in t.row(0)
        assert t.at().standing.status == "underway"


@pytest.mark.parametrize("key", ["s", "c", "n", "N", "E", "e", "a", "x", "p", "m", "l", "z", "i", "u"])
async def test_on_another_day_an_act_is_refused_before_it_asks(open_app: Open, small_ledger: Ledger, key: str) -> None:
    async with open_app(small_ledger) as t:
        t.app.store.travel(t.app.store.today)
        await t.pilot.pause()
        before = small_ledger.revision
        await t.press(key)
        assert "nothing can be changed" in t.bar
        assert not t.app.screen.bar.is_asking
        assert small_ledger.revision == before


async def test_closing_without_a_source_asks_once(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        before = t.at().version
        await t.press("s", "f", "enter")
        assert "without a source?" in t.bar
        await t.press("n")
        assert t.at().version == before
        await t.press("enter", "y")
        assert t.at().standing.status == "fulfilled"
        assert "closed without a source" in t.bar
        assert "fulfilled!" in t.row(0)


async def test_a_wrong_date_is_named_and_nothing_written(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        before = t.at().version
        await t.press("s", "u")
        await t.write("2024-13")
        await t.press("enter")
        assert "2024-13" in t.bar
        assert t.at().version == before
        await t.press("escape")
        assert t.at().version == before
        assert t.table.has_focus


async def test_broken_asks_why(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("s", "b", "c")
        await t.press("enter", "y")
        assert (t.at().standing.status, t.at().standing.why) == ("broken", "cancelled")


async def test_looked_nothing_new(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("c")
        assert isinstance(t.at().history[-1], Check)
        assert "nothing new" in t.bar
        assert "looked, nothing new" in t.pane("detail")


async def test_a_note(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("n")
        await t.write("ask the embassy, s f q")
        await t.press("enter")
        update = t.at().history[-1]
        assert isinstance(update, Note)
        assert update.note == "ask the embassy, s f q"
        assert "ask the embassy" in t.pane("detail")


async def test_evidence(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("E")
        await t.write("Gazette https://example.org/g")
        await t.press("enter")
        update = t.at().history[-1]
        assert isinstance(update, Evidence)
        assert (update.sources[0].title, update.sources[0].url) == ("Gazette", "https://example.org/g")


async def test_edit_a_field(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("e", "o")
        await t.clear()
        await t.write("heal")
        await t.press("tab", "enter")
        assert isinstance(t.at().history[-1], Edit)
        assert t.at().topic == "health"
        assert "health" in t.pane("detail")
        await t.press("e", "o")
        await t.clear()
        await t.write("nonsense")
        await t.press("enter")
        assert "is no topic" in t.bar


async def test_other_words_of_the_text(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("e", "w")
        await t.clear()
        await t.write("a bank in Osh")
        await t.press("enter")
        assert "the text has no" in t.bar
        await t.clear()
        await t.write("consulate general")
        await t.press("enter")
        assert (t.at().quote, t.at().title, t.at().places) == ("consulate general", "Consulate general", ())
        await t.press("e", "w")
        await t.clear()
        await t.write("open a consulate general in Aktobe")
        await t.press("enter")
        assert (t.at().title, t.at().places) == ("Open a consulate general in Aktobe", ("Aktobe",))
        await t.press("u")
        assert t.at().title == "Consulate general"


async def test_a_party_that_is_not_known_is_taken_in_quotes_alone_and_offered_so_again(
    open_app: Open, small_ledger: Ledger
) -> None:
    async with open_app(small_ledger) as t:
        await t.press("e", "p")
        await t.clear()
        await t.write("Chnia")
        await t.press("enter")
        assert "'Chnia' is no party that is known: did you mean China?" in t.bar
        await t.clear()
        await t.write('"Acme Rail", prc')
        await t.press("enter")
        assert t.at().parties == ("Acme Rail", "China")
        await t.press("e", "p")
        assert '"Acme Rail", China' in t.bar


async def test_accept_and_reject(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        id = t.at().id
        count = t.table.rows.count()
        await t.press("x")
        assert small_ledger.get(id).standing.review == "rejected"
        assert t.table.rows.count() == count - 1
        await t.press("u")
        assert t.table.rows.count() == count
        await t.press("a")
        assert t.at().standing.review == "accepted"


async def test_marked_ones_are_changed_and_undone_as_one(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        before = {c.id: c.standing.status for c in small_ledger.commitments()}
        await t.press("space", "space")
        assert "2 marked" in t.bar
        await t.press("s", "S")
        assert [c.standing.status for c in small_ledger.commitments()][:2] == ["stalled"] * 2
        assert "2 commitments set to stalled" in t.bar
        assert t.table.marked == []
        await t.press("u")
        assert {c.id: c.standing.status for c in small_ledger.commitments()} == before
        assert "Undone: 2 commitments" in t.bar
        await t.press("ctrl+r")
        assert [c.standing.status for c in small_ledger.commitments()][:2] == ["stalled"] * 2
        assert "Redone" in t.bar


async def test_a_range_is_acted_on(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("v", "j", "j", "c")
        assert sum(isinstance(c.history[-1], Check) for c in small_ledger.commitments() if c.history) == 3


async def test_split_by_a_bar_in_the_quote(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        whole = t.at()
        await t.press("p")
        await t.press("home", *["right"] * 6)
        await t.write("|")
        await t.press("enter")
        assert small_ledger.get(whole.id).standing.review == "rejected"
        parts = [c for c in small_ledger.commitments() if any(isinstance(u, Link) and u.to == whole.id for u in c.history)]
        text = small_ledger.readout(whole.readout).text
        assert len(parts) == 2
        assert all(text[c.start : c.end] == c.quote for c in parts)


async def test_merge(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        first = t.at().id
        await t.press("m")
        assert "mark the ones" in t.bar
        await t.press("space")
        await t.press("m", "y")
        assert small_ledger.get(first).standing.review == "rejected"


async def test_a_merge_that_leaves_an_outcome_behind_says_so_before(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, size=(80, 24)) as t:
        first = t.at().id
        await t.press("s", "F", "y")
        await t.press("space", "m")
        assert "Merge ✓ fulfilled into · pending?" in t.bar
        await t.press("n")
        assert small_ledger.get(first).standing.review == "accepted"
        await t.press("m", "y", "y")
        assert small_ledger.get(first).standing.review == "rejected"
        assert "it stays pending" in t.bar


async def test_link_by_words(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        first, second = small_ledger.commitments()[:2]
        await t.press("l", "a")
        await t.write(second.id[-2:])
        await t.press("enter")
        update = small_ledger.get(first.id).history[-1]
        assert isinstance(update, Link)
        assert (update.relation, update.to) == ("advances", second.id)
        assert second.title in t.pane("detail")


async def test_snooze(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("z", "m")
        assert str(t.at().standing.snoozed) == "2025-02-15"
        await t.press("z", "d")
        await t.write("2025-06-01")
        await t.press("enter")
        assert str(t.at().standing.snoozed) == "2025-06-01"


async def test_while_the_bar_asks_no_key_reaches_the_list(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        at = t.table.cursor
        await t.press("s", "j", "2", "q", "down")
        assert t.app.is_running
        assert t.table.cursor == at
        await t.press("escape", "j")
        assert t.table.cursor == at + 1


async def test_nothing_is_written_to_a_ledger_open_for_reading(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger, readonly=True) as t:
        before = small_ledger.revision
        await t.press("c")
        assert "reading only" in t.bar
        assert small_ledger.revision == before


async def test_keys_typed_ahead_of_the_questions_are_their_answers(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        first = t.at().id
        for key in ("s", "f", *"2024-07", "tab", "tab", *"Gazette", "enter", "j", "c"):
            t.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await t.pilot.pause(1.0)
        standing = small_ledger.get(first).standing
        assert (standing.status, standing.since, standing.sourced) == ("fulfilled", "2024-07", True)
        assert t.app.screen.name_ == "view.ledger"
        assert isinstance(t.at().history[-1], Check), "what was typed after it went on to the next row"
        assert t.table.cursor == 1


async def test_a_declined_question_says_that_nothing_changed(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        before = [c.version for c in small_ledger.commitments()]
        await t.press("2", "A", "n")
        assert "nothing changed" in t.bar
        assert [c.version for c in small_ledger.commitments()] == before


async def test_a_commitment_of_which_nothing_is_said_says_so(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("L")
        await t.pilot.pause(0.2)
        assert "no later readout speaks to it" in t.bar


@pytest.fixture
def many(small_ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """A ledger whose four commitments are more than are changed without a question, and take long to write."""
    from tracker.tui.screens import doing, many

    for module in (many, doing):
        monkeypatch.setattr(module, "MANY", 3)
        monkeypatch.setattr(module, "LONG", 3)
    return small_ledger


@pytest.mark.parametrize(
    ("keys", "question"),
    [
        (["s", "U"], "Set 4 commitments to underway?"),
        (["s", "u", "enter"], "Set 4 commitments to underway?"),
        (["s", "F"], "Close 4 commitments as fulfilled without a source?"),
        (["c"], "Record a look at 4 commitments?"),
        (["a"], "Accept 4 commitments?"),
        (["x"], "Reject 4 commitments?"),
        (["n", "h", "i", "enter"], "Add the note to 4 commitments?"),
        (["z", "w"], "Snooze 4 commitments until 2025-01-22?"),
    ],
)
async def test_many_are_changed_only_after_one_question_that_names_their_number(
    open_app: Open, many: Ledger, keys: list[str], question: str
) -> None:
    async with open_app(many) as t:
        await t.press("*", *keys)
        assert question in t.bar
        assert not any(c.history for c in many.commitments())
        await t.press("n")
        assert "nothing changed" in t.bar
        assert not any(c.history for c in many.commitments())
        await t.press(*keys, "y")
        assert all(c.history for c in many.commitments())
        assert not t.app.screen.query_one("#bar").is_talking


async def test_few_are_changed_without_a_question(open_app: Open, many: Ledger) -> None:
    async with open_app(many) as t:
        await t.press("space", "space", "space", "s", "U")
        assert sum(c.standing.status == "underway" for c in many.commitments()) == 3


async def test_that_many_are_being_written_is_on_the_screen_before_it_begins(
    open_app: Open, many: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(many) as t:
        seen: list[str] = []
        append = many.append

        def watched(*given: Any, **named: Any) -> Any:
            seen.append(t.bar)
            return append(*given, **named)

        monkeypatch.setattr(many, "append", watched)
        await t.press("*", "s", "U", "y")
        await t.press("u")
        assert all(c.standing.status == "pending" for c in many.commitments())
        await t.press("ctrl+r")
        assert all(c.standing.status == "underway" for c in many.commitments())
        assert len(seen) == 3
        assert all("working: 4 commitments" in bar for bar in seen)
