"""Which act an undo takes: the same whether histories are remembered or all read, and the latest without reading them all."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import Clock
from tracker import recall
from tracker.desk import Desk
from tracker.errors import TrackerError
from tracker.ledger import open_ledger
from tracker.ledger.protocol import Ledger, copy
from tracker.model import Commitment, Facts
from tracker.recall import Recall

ONE, TWO, THREE, FOUR = (f"CHN-KAZ-20220607-{n:02d}" for n in (1, 2, 3, 4))


def refuse() -> list[Commitment]:
    raise AssertionError("all histories were read")


@pytest.fixture
def looked(desk: Desk) -> Desk:
    """A desk at a ledger of which it has taken its first look, as the full-screen program does in a pause."""
    desk.status([ONE, TWO], "underway")
    desk.note([THREE], "before the first look")
    while desk.recall.prepare(1):
        pass
    return desk


def test_acts_since_the_first_look_are_undone_and_redone_without_reading_all_histories(
    looked: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked.correct(["CHN-KAZ-20220607"], Facts(place="Almaty"))
    looked.status([ONE, FOUR], "stalled")
    monkeypatch.setattr(looked.ledger, "commitments", refuse)
    assert looked.undo().words == "Undone: 2 commitments set to stalled"
    assert looked.redo().words == "Redone: 2 commitments set to stalled"
    assert looked.undo().words == "Undone: 2 commitments set to stalled"
    assert "place" in looked.undo().words


def test_acts_before_the_first_look_are_undone_too_and_all_histories_are_read_once(
    looked: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "note" in looked.undo().words
    monkeypatch.setattr(looked.ledger, "commitments", refuse)
    assert looked.undo().words == "Undone: 2 commitments set to underway"
    assert looked.redo().words == "Redone: 2 commitments set to underway"


def test_what_is_changed_while_the_first_look_is_under_way_is_undone_without_reading_all_histories(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.recall.prepare(1)
    desk.status([THREE], "stalled")
    monkeypatch.setattr(desk.ledger, "commitments", refuse)
    assert desk.undo().words == f"Undone: {THREE} set to stalled"


def test_an_act_of_the_same_person_in_another_terminal_is_the_last_one(looked: Desk, clock: Clock) -> None:
    looked.status([ONE], "stalled")
    Desk(looked.ledger, looked.by, clock).note([FOUR], "typed elsewhere")
    Desk(looked.ledger, "somebody else", clock).note([TWO], "no act of this person")
    assert "note" in looked.undo().words
    assert "stalled" in looked.undo().words


@pytest.mark.parametrize("apart", [0, 2])
@pytest.mark.parametrize("newest", [1, 2, 50])
def test_whoever_remembers_finds_what_one_who_reads_everything_finds(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, newest: int, apart: int
) -> None:
    monkeypatch.setattr(recall, "NEWEST", newest)
    monkeypatch.setattr(recall, "FURTHER", 2)
    other = Desk(desk.ledger, "somebody else", clock)
    again = Desk(desk.ledger, desk.by, clock)
    acts: list[Callable[[], object]] = [
        lambda: desk.status([ONE, TWO], "underway"),
        desk.undo,
        desk.redo,
        lambda: other.note([ONE], "theirs"),
        lambda: again.status([TWO, THREE], "stalled"),
        desk.undo,
        desk.undo,
        again.redo,
        lambda: desk.together(lambda d: d.note([FOUR], "one"), lambda d: d.status([ONE], "stalled")),
        other.undo,
        desk.undo,
        desk.redo,
        desk.undo,
        desk.undo,
        desk.undo,
    ]
    for act in acts:
        with suppress(TrackerError):  # there is nothing to undo
            act()
        clock.tick(apart)
        fresh = Recall(desk.ledger, desk.by)
        with monkeypatch.context() as all_at_once:
            all_at_once.setattr(recall, "NEWEST", sys.maxsize)
            reads_all = Recall(desk.ledger, desk.by)
            undoable, redoable = reads_all.last_undoable(), reads_all.last_redoable()
        assert desk.recall.last_undoable() == undoable == fresh.last_undoable()
        assert desk.recall.last_redoable() == redoable == fresh.last_redoable()


def test_a_process_that_just_began_decodes_the_newest_histories_and_not_all(
    small_ledger: Ledger, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Desk(small_ledger, "me", clock)
    for id in (ONE, TWO, THREE):
        before.note([id], "long ago")
        clock.tick(30)
    before.status([FOUR], "underway")
    with_file = open_ledger(tmp_path / "ledger.json")
    copy(small_ledger, with_file)
    with_file.close()
    monkeypatch.setattr(recall, "NEWEST", 1)
    ledger = open_ledger(tmp_path / "ledger.json")
    looked_at: list[str] = []
    monkeypatch.setattr(
        recall, "_own", lambda history, by, found, own=recall._own: looked_at.append(by) or own(history, by, found)
    )
    now = Desk(ledger, "me", clock)
    assert now.undo().words == f"Undone: {FOUR} set to underway"
    assert len(looked_at) == 1
    assert now.undo().words == f"Undone: {THREE} note"
    assert now.undo().words == f"Undone: {TWO} note"
    ledger.close()


def test_the_first_look_at_a_file_sees_who_recorded_what(small_ledger: Ledger, clock: Clock, tmp_path: Path) -> None:
    Desk(small_ledger, "me", clock).status([ONE], "underway")
    with_file = open_ledger(tmp_path / "ledger.json")
    copy(small_ledger, with_file)
    with_file.close()
    ledger = open_ledger(tmp_path / "ledger.json")
    stored = ledger.get(ONE)
    seen = dt.datetime.fromisoformat(stored.last_by("me")), dt.datetime.fromisoformat(small_ledger.get(ONE).last_by("me"))
    assert set(seen) == {small_ledger.get(ONE).history[-1].at}
    assert stored.last_by("nobody") == small_ledger.get(ONE).last_by("nobody") == ""
    ledger.close()
