"""Each act, its words, its refusals, and that one undo takes back one act."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.conftest import Clock
from tracker.desk import Desk
from tracker.errors import Conflict, NotFound, Overtaken, TrackerError, UsageError
from tracker.model import Changes, Deadline, Readout, Source
from tracker.reports.marks import status_words
from tracker.reports.scope import Asked, Scope, Selection
from tracker.standing import at, is_withdrawn, links, live

ONE, TWO, THREE, FOUR = (f"CHN-KAZ-20220607-{n:02d}" for n in (1, 2, 3, 4))


def status(desk: Desk, id: str) -> str:
    return desk.ledger.get(id).standing.status


def test_a_status_is_recorded_with_its_date_note_and_source(desk: Desk, source: Source) -> None:
    done = desk.status([ONE], "fulfilled", on="2024-07-30", note="opened", sources=[source])
    now = desk.ledger.get(ONE)
    assert done.words == f"{ONE} set to fulfilled"
    assert (now.standing.status, now.standing.since, now.standing.sourced) == ("fulfilled", "2024-07-30", True)
    assert (now.history[-1].note, now.history[-1].sources, now.history[-1].by) == ("opened", (source,), "tester")
    assert done.notes == ()


def test_closing_without_a_source_is_said(desk: Desk) -> None:
    assert "without a source" in desk.status([ONE], "fulfilled").notes[0]


def test_an_earlier_status_does_not_displace_a_later_one_and_says_so(desk: Desk, source: Source) -> None:
    desk.status([ONE], "fulfilled", on="2024-07-30", sources=[source])
    done = desk.status([ONE], "underway", on="2023")
    assert status(desk, ONE) == "fulfilled"
    assert "stays fulfilled" in done.notes[0]


def test_a_reason_may_be_given_for_a_reopening(desk: Desk) -> None:
    assert desk.status([ONE], "underway", why="reversed").notes == ()
    assert desk.ledger.get(ONE).standing.why == "reversed"


@pytest.mark.parametrize("on", ["2021", "2022-05", "2022-06-06"])
def test_what_happened_before_the_talks_is_recorded_and_said(desk: Desk, source: Source, on: str) -> None:
    note = f"{on} lies before the talks of 2022-06-07"
    assert desk.status([ONE, TWO], "fulfilled", on=on, sources=[source]).notes == (note,)
    assert desk.evidence([ONE], [source], on=on).notes == (note,)
    assert desk.check([ONE], on=on).notes == (note,)
    assert desk.ledger.get(ONE).standing.since == on


@pytest.mark.parametrize("on", ["2022", "2022-06", "2022-06-07"])
def test_what_may_have_happened_after_the_talks_goes_without_a_word(desk: Desk, source: Source, on: str) -> None:
    assert desk.status([ONE], "fulfilled", on=on, sources=[source]).notes == ()


def test_of_many_it_is_said_how_many_keep_a_later_status(desk: Desk) -> None:
    ids = [c.id for c in desk.ledger.commitments()][:3]
    desk.status(ids[:2], "stalled", on="2024-07-30")
    assert desk.status(ids, "underway", on="2023").notes == ("1 of 3 is underway now; 2 keep a later status",)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"status": "done"}, "no status"),
        ({"status": "underway", "on": "2031"}, "after today"),
        ({"status": "underway", "on": "soon"}, "not a date"),
        ({"status": "broken", "why": "dull"}, "broken"),
        ({"status": "fulfilled", "why": "lapsed"}, "what is fulfilled was not lapsed"),
        ({"status": "superseded", "why": "cancelled"}, "was not cancelled"),
    ],
)
def test_what_is_not_valid_is_refused_and_nothing_written(desk: Desk, given: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        desk.status([ONE], **given)
    assert desk.ledger.get(ONE).history == ()


def test_a_status_may_be_shortened_while_it_is_unique(desk: Desk) -> None:
    desk.status([ONE], "u" + "nderw")
    assert status(desk, ONE) == "underway"
    with pytest.raises(UsageError, match="no status"):
        desk.status([ONE], "un")


def test_a_bulk_act_is_all_or_nothing_and_one_undo(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.status([ONE, "nothing"], "underway")
    assert status(desk, ONE) == "pending"
    assert desk.status([ONE, TWO, THREE], "underway").words == "3 commitments set to underway"
    assert desk.undo().words == "Undone: 3 commitments set to underway"
    assert {status(desk, id) for id in (ONE, TWO, THREE)} == {"pending"}
    assert desk.redo().words == "Redone: 3 commitments set to underway"
    assert {status(desk, id) for id in (ONE, TWO, THREE)} == {"underway"}


def test_acts_done_together_are_one_undo(desk: Desk, source: Source) -> None:
    done = desk.together(
        lambda d: d.link(ONE, "restates", TWO),
        lambda d: d.status([TWO], "fulfilled", sources=[source]),
    )
    assert done.words == f"{ONE} linked: restates {TWO}; {TWO} set to fulfilled"
    assert {c.id for c in done.commitments} == {ONE, TWO}
    desk.undo()
    assert (status(desk, TWO), links(desk.ledger.get(ONE))) == ("pending", [])
    desk.redo()
    assert (status(desk, TWO), len(links(desk.ledger.get(ONE)))) == ("fulfilled", 1)


def test_of_acts_done_together_none_remains_where_one_fails(desk: Desk) -> None:
    with pytest.raises(UsageError):
        desk.together(
            lambda d: d.note([ONE], "first"),
            lambda d: d.status([TWO], "nonsense"),
        )
    assert desk.ledger.get(ONE).history == ()
    first, second = desk.note([ONE], "one"), desk.note([ONE], "two")
    assert first.act != second.act, "what follows is an act of its own"


def test_undo_goes_back_act_by_act_and_redo_forward(desk: Desk) -> None:
    desk.status([ONE], "underway")
    desk.note([ONE], "asked the embassy")
    desk.undo()
    desk.undo()
    assert status(desk, ONE) == "pending"
    with pytest.raises(TrackerError, match="nothing to undo"):
        desk.undo()
    assert "set to underway" in desk.redo().words
    assert "note" in desk.redo().words
    with pytest.raises(TrackerError, match="nothing to redo"):
        desk.redo()


def test_a_year_that_counts_as_a_look_of_long_ago_is_said_to(desk: Desk) -> None:
    said = "counts as last looked at on 2024-01-01: of 2024 the first day counts; --on tells, with the day"
    page = [Source(url="https://x.example")]
    assert desk.check([ONE], on="2024").notes == (f"{ONE} {said}",)
    assert desk.evidence([ONE], page, on="2024").notes == (f"{ONE} {said}",)
    assert desk.status([ONE], "underway", on="2024").notes == (f"{ONE} {said}",)
    assert desk.check([ONE, TWO], on="2024").notes == (f"2 {said.replace('counts as', 'count as')}",)
    assert desk.check([ONE], on="2023").notes == (), "long ago by its last day too"
    assert desk.check([ONE], on="2024-12").notes == ()
    assert desk.check([ONE], on="2024").notes == (), "a later look is known"
    assert desk.status([TWO], "fulfilled", on="2024", sources=page).notes == (), "closed"


def test_a_month_or_year_that_leaves_open_what_came_last_or_in_time_is_said_to(desk: Desk) -> None:
    desk.status([ONE], "underway", on="2024-10-05")
    done = desk.status([ONE], "fulfilled", on="2024-10", sources=[Source(url="https://x.example")])
    assert status(desk, ONE) == "fulfilled"
    assert done.notes == (f"{ONE} was underway on 2024-10-05, in 2024-10 too: the later record counts",)
    assert desk.status([ONE], "stalled", on="2024-10-04").notes == (f"{ONE} stays fulfilled: that counts as later (2024-10)",)
    assert desk.status([ONE], "fulfilled", on="2024-10-06", sources=[Source(url="https://x.example")]).notes == ()
    desk.edit(TWO, Changes(deadline=Deadline(words="by 31 March 2024", latest=dt.date(2024, 3, 31))))
    done = desk.status([TWO], "fulfilled", on="2024", sources=[Source(url="https://x.example")])
    assert done.notes == (f"{TWO} was due 2024-03-31, in 2024 too: not known whether in time; --on tells, with the day",)


def test_after_a_new_act_there_is_nothing_to_redo(desk: Desk) -> None:
    desk.status([ONE], "underway")
    desk.undo()
    desk.status([TWO], "stalled")
    with pytest.raises(TrackerError, match="nothing to redo"):
        desk.redo()
    assert "stalled" in desk.undo().words


def test_undo_takes_back_only_ones_own_acts(desk: Desk, clock: Clock) -> None:
    desk.status([ONE], "underway")
    other = Desk(desk.ledger, "colleague", clock)
    with pytest.raises(TrackerError, match="nothing to undo"):
        other.undo()


def test_nothing_is_erased_by_undo(desk: Desk) -> None:
    desk.status([ONE], "underway")
    desk.undo()
    assert [type(u).__name__ for u in desk.ledger.get(ONE).history] == ["StatusUpdate", "Retract"]


def test_an_edit_of_what_was_seen_is_refused_only_where_that_very_field_has_changed(desk: Desk) -> None:
    seen = desk.ledger.get(FOUR)
    desk.note([FOUR], "a colleague was here")
    desk.edit(FOUR, Changes(topic="energy"))
    desk.edit(FOUR, Changes(title="Cooperate in energy"), seen=seen)
    revision = desk.ledger.revision
    with pytest.raises(Overtaken, match=f"somebody else changed the title of {FOUR} meanwhile") as refused:
        desk.edit(FOUR, Changes(title="Cooperate", topic="energy"), seen=seen)
    assert refused.value.fields == ("title",)
    assert desk.ledger.revision == revision
    desk.edit(FOUR, Changes(title="Cooperate"), seen=desk.ledger.get(FOUR))
    assert desk.ledger.get(FOUR).title == "Cooperate"


def test_an_edit_names_the_version_it_saw(desk: Desk) -> None:
    seen = desk.ledger.get(FOUR).version
    desk.note([FOUR], "a colleague was here")
    with pytest.raises(Conflict, match="version"):
        desk.edit(FOUR, Changes(title="Cooperate in energy"), expect=seen)
    desk.edit(FOUR, Changes(title="Cooperate in energy"), expect=seen + 1)
    now = desk.ledger.get(FOUR)
    assert now.title == "Cooperate in energy"
    assert now.original == Changes(title="Strengthen cooperation in energy")
    desk.undo()
    assert desk.ledger.get(FOUR).title == "Strengthen cooperation in energy"


def test_a_split_puts_parts_in_place_and_undo_withdraws_them(desk: Desk) -> None:
    whole = desk.ledger.get(FOUR)
    desk.split(FOUR, [(whole.start, whole.start + 22, "Strengthen cooperation"), (whole.start + 11, whole.end, "")])
    five, six = (desk.ledger.get(f"CHN-KAZ-20220607-{n:02d}") for n in (5, 6))
    assert desk.ledger.get(FOUR).standing.review == "rejected"
    assert (five.title, five.standing.review, links(five)[0].to) == ("Strengthen cooperation", "accepted", FOUR)
    assert desk.ledger.readout(six.readout).text[six.start : six.end] == six.quote
    named = f"split of {FOUR} into {five.id}, {six.id}"
    assert desk.undo().words == f"Undone: {named}"
    assert desk.ledger.get(FOUR).standing.review == "candidate"
    assert {desk.ledger.get(c.id).standing.review for c in (five, six)} == {"rejected"}
    assert all(is_withdrawn(at(desk.ledger.get(c.id), as_of=dt.date(2022, 6, 8))) for c in (five, six)), "on a past day too"
    assert desk.redo().words == f"Redone: {named}"
    assert {desk.ledger.get(c.id).standing.review for c in (five, six)} == {"accepted"}


def test_a_split_says_and_keeps_the_outcome_that_its_parts_do_not_have(desk: Desk, source: Source) -> None:
    four = desk.ledger.get(FOUR)
    middle = four.start + 20
    cuts = [(four.start, middle, ""), (middle, four.end, "")]
    desk.status([FOUR], "fulfilled", on="2024-07-30", sources=[source])
    done = desk.split(FOUR, cuts)
    assert done.notes == ("its parts are pending; the whole was fulfilled since 2024-07-30",)
    part = next(c for c in desk.ledger.commitments() if c.id not in {ONE, TWO, THREE, FOUR})
    assert (part.standing.status, part.standing.sourced) == ("pending", False)
    assert part.history[0].note == "split into 2; the whole was fulfilled since 2024-07-30"
    assert part.history[0].sources == (source,)


def test_a_split_says_which_links_stay_with_the_whole(desk: Desk) -> None:
    four = desk.ledger.get(FOUR)
    parts = [(four.start, four.start + 20, ""), (four.start + 20, four.end, "")]
    desk.link(ONE, "restates", FOUR)
    assert desk.split(FOUR, parts).notes == (
        f"{ONE} restates it: that stays with the whole; tracker link ties the part that is meant",
    )
    desk.undo()
    desk.link(FOUR, "advances", TWO)
    assert desk.split(FOUR, parts).notes == ("2 links: that stay with the whole; tracker link ties the part that is meant",)


def test_what_was_added_and_undone_is_taken_back_and_not_rejected(desk: Desk) -> None:
    four = desk.ledger.get(FOUR)
    span = (four.start, four.start + 10)
    (added,) = desk.add(four.readout, *span).commitments
    desk.undo()
    desk.review([ONE], "rejected")
    assert [is_withdrawn(c) for c in desk.ledger.commitments()] == [False] * 4 + [True]
    assert status_words(desk.ledger.get(added.id)) == "× taken back"
    scope = summarised_scope(desk)
    assert scope.rejected == 1, "only what somebody turned down"
    with pytest.raises(UsageError, match=f"these words are {added.id} already, which was taken back: tracker review accept"):
        desk.add(four.readout, *span)
    desk.undo()
    desk.review([added.id], "accepted")
    assert not is_withdrawn(desk.ledger.get(added.id))


def test_undoing_a_link_leaves_the_commitment_where_it_was(desk: Desk) -> None:
    desk.link(TWO, "part of", ONE)
    desk.undo()
    assert desk.ledger.get(TWO).standing.review == "candidate", "a link made nothing that could be withdrawn"


def summarised_scope(desk: Desk) -> Scope:
    selection = Selection(desk.ledger.commitments(), desk.ledger.readouts(), Asked(today=dt.date(2025, 1, 15)))
    list(selection)
    return selection.scope


def test_a_split_needs_two_parts_inside_the_text(desk: Desk) -> None:
    with pytest.raises(UsageError, match="two parts"):
        desk.split(FOUR, [(0, 10, "")])
    with pytest.raises(UsageError, match="not in the readout"):
        desk.split(FOUR, [(0, 10, ""), (5, 9999, "")])
    assert len(desk.ledger.commitments()) == 4


def test_a_merge_rejects_the_others_and_links_them(desk: Desk) -> None:
    desk.merge([ONE, TWO], into=ONE)
    two = desk.ledger.get(TWO)
    assert (two.standing.review, links(two)[0].to) == ("rejected", ONE)
    assert desk.ledger.get(ONE).standing.review == "candidate"
    assert desk.undo().words == f"Undone: merge of {TWO} into {ONE}"
    desk.merge([TWO, THREE], into=ONE)
    assert desk.undo().words == f"Undone: merge of 2 commitments into {ONE}"
    assert desk.redo().words == f"Redone: merge of 2 commitments into {ONE}"


def test_a_merge_moves_no_status_but_says_and_notes_what_it_leaves_behind(desk: Desk, source: Source) -> None:
    desk.status([TWO], "fulfilled", on="2024-07-30", sources=[source])
    desk.status([THREE], "broken", on="2024-08", sources=[source])
    done = desk.merge([TWO, THREE, FOUR], into=ONE)
    assert done.notes == (
        "it stays pending; 2 repeats were fulfilled, broken",
        f"it is not accepted by this, though what was merged was: tracker review accept {ONE}",
    )
    one = desk.ledger.get(ONE)
    assert (one.standing.status, one.standing.sourced, one.standing.looked) == ("pending", False, None)
    assert one.history[-1].note == (
        f"merged into this one: {TWO} (fulfilled since 2024-07-30), {THREE} (broken since 2024-08), {FOUR} (pending)"
    )
    assert one.history[-1].sources == (source,)
    desk.undo()
    assert desk.ledger.get(TWO).standing.review == "accepted"
    assert live(desk.ledger.get(ONE).history) == []


def test_a_merge_of_equals_leaves_nothing_behind(desk: Desk, source: Source) -> None:
    desk.status([ONE, TWO], "fulfilled", on="2024-07-30", sources=[source])
    assert desk.merge([TWO, TWO], into=ONE).notes == ()
    assert desk.ledger.get(ONE).history[-1].sources == (), "it has this source already"
    desk.status([THREE], "stalled")
    assert desk.merge([ONE], into=THREE).notes == (f"it stays stalled; {ONE} was fulfilled",)


def test_a_commitment_is_not_linked_to_itself(desk: Desk) -> None:
    with pytest.raises(UsageError, match="itself"):
        desk.link(ONE, "related", ONE)


def test_a_snooze_lies_in_the_future(desk: Desk, today: dt.date) -> None:
    with pytest.raises(UsageError, match="future"):
        desk.snooze([ONE], today)
    desk.snooze([ONE], today + dt.timedelta(days=30))
    assert desk.ledger.get(ONE).standing.snoozed == dt.date(2025, 2, 14)


def test_a_check_resets_the_time_since_the_last_look(desk: Desk, today: dt.date) -> None:
    desk.check([ONE], note="ministry's site")
    assert desk.ledger.get(ONE).standing.looked == today
    assert status(desk, ONE) == "pending"


def test_the_past_is_not_rewritten(desk: Desk, source: Source) -> None:
    desk.status([ONE], "underway", on="2023-03")
    desk.status([ONE], "fulfilled", on="2024-07-30", sources=[source])
    now = desk.ledger.get(ONE)
    assert at(now, as_of=dt.date(2023, 2, 28)).standing.status == "pending"
    assert at(now, as_of=dt.date(2023, 3, 1)).standing.status == "underway"
    assert at(now, as_of=dt.date(2024, 7, 30)).standing.status == "fulfilled"


def test_an_undo_says_which_imports_came_after_the_act_and_stay(desk: Desk, clock: Clock, readout: Readout) -> None:
    desk.ledger.add(replace(readout, id="NOR-1", sha256="1", added=clock()), [])
    desk.status([ONE], "underway")
    desk.status([TWO], "underway")
    assert desk.undo().notes == ()
    desk.ledger.add(replace(readout, id="NOR-2", sha256="2", added=clock()), [])
    done = desk.undo()
    assert done.words == f"Undone: {ONE} set to underway"
    assert done.notes == ("NOR-2 was imported after that act and stays: no undo takes it out",)
    desk.redo()
    desk.ledger.add(replace(readout, id="NOR-3", sha256="3", added=clock()), [])
    assert desk.undo().notes == ("2 readouts were imported after that act and stay: no undo takes them out",)
