"""The fold: what decides, what dates cut, what a retraction takes, what follows from today's date."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import commitment
from tracker.model import (
    STATUSES,
    Changes,
    Check,
    Commitment,
    Deadline,
    Edit,
    Note,
    Retract,
    Review,
    Snooze,
    Source,
    StatusUpdate,
    Update,
)
from tracker.standing import (
    age_days,
    at,
    fold,
    in_order,
    is_late,
    is_overdue,
    lacks_source,
    last_look,
    live,
    may_be_late,
    record,
    settle,
    stale_days,
)

TODAY = dt.date(2025, 1, 15)


def moment(day: str, hour: int = 12) -> dt.datetime:
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(hour), tzinfo=dt.UTC)


def status(id: str, to: str, on: str, recorded: str = "2025-01-01", **more: object) -> Update:
    return msgspec.convert({"kind": "status", "id": id, "status": to, "on": on, "at": moment(recorded), **more}, StatusUpdate)


def test_nothing_recorded_is_pending_and_a_candidate() -> None:
    standing = fold(())
    assert (standing.status, standing.review, standing.looked) == ("pending", "candidate", None)


def test_what_happened_last_decides_whatever_was_recorded_last() -> None:
    history = (status("a", "fulfilled", "2023-05-19"), status("b", "underway", "2022-11-05"))
    assert fold(history).status == "fulfilled"
    assert fold(history).since == "2023-05-19"


def test_on_one_day_what_was_recorded_last_decides() -> None:
    history = (status("a", "fulfilled", "2023-05-19", "2023-05-20"), status("b", "partial", "2023-05-19", "2023-05-21"))
    assert fold(history).status == "partial"


def test_as_of_cuts_by_what_happened_and_as_known_by_what_was_recorded() -> None:
    history = (status("a", "underway", "2022-11", "2023-05-19"), status("b", "fulfilled", "2023-05-19", "2023-05-20"))
    assert fold(history, as_of=dt.date(2022, 10, 31)).status == "pending"
    assert fold(history, as_of=dt.date(2022, 11, 1)).status == "underway"
    assert fold(history, as_known=dt.date(2023, 5, 18)).status == "pending"
    assert fold(history, as_of=dt.date(2024, 1, 1), as_known=dt.date(2023, 5, 19)).status == "underway"


def test_a_retraction_takes_back_and_its_retraction_brings_back() -> None:
    first = status("a", "underway", "2023")
    undo = Retract(id="b", on="2025-01-02", at=moment("2025-01-02"), target="a")
    redo = Retract(id="c", on="2025-01-03", at=moment("2025-01-03"), target="b")
    assert fold((first, undo)).status == "pending"
    assert fold((first, undo, redo)).status == "underway"
    assert fold((first, undo, redo), as_known=dt.date(2025, 1, 2)).status == "pending"


def test_a_status_given_by_a_person_accepts_a_candidate_but_a_rejection_stands() -> None:
    rejected = Review(id="r", on="2025", at=moment("2025-01-02"), decision="rejected")
    assert fold((status("a", "underway", "2023"),)).review == "accepted"
    assert fold((status("a", "underway", "2023"), rejected)).review == "rejected"


def test_acceptance_and_corrections_count_for_every_day_and_only_as_known_looks_at_their_recording() -> None:
    whole = commitment(4, "strengthen cooperation in energy", topic="energy")
    accepted = Review(id="r", on="2025-01-10", at=moment("2025-01-10"), decision="accepted")
    corrected = Edit(id="e", on="2025-01-10", at=moment("2025-01-10"), changes=Changes(topic="trade"))
    one = record(whole, accepted, corrected)
    then = at(one, as_of=dt.date(2022, 12, 31))
    assert (then.standing.review, then.topic) == ("accepted", "trade")
    known = at(one, as_known=dt.date(2025, 1, 9))
    assert (known.standing.review, known.topic) == ("candidate", "energy")
    followed = record(whole, status("a", "fulfilled", "2024-07-30"))
    assert at(followed, as_of=dt.date(2023, 1, 1)).standing.review == "accepted"


def test_a_look_is_of_the_day_it_is_said_to_be_of_whenever_it_was_recorded_and_for_whichever_day_is_asked() -> None:
    one = record(commitment(1, "open a consulate general in Aktobe"), status("a", "underway", "2022-11", "2025-01-10"))
    assert (one.standing.looked, one.standing.recorded) == (dt.date(2022, 11, 1), dt.date(2025, 1, 10))
    checked = record(one, Check(id="c", on="2024-02-01", at=moment("2025-01-11")))
    assert (checked.standing.looked, checked.standing.recorded) == (dt.date(2024, 2, 1), dt.date(2025, 1, 11))
    assert at(checked, as_of=dt.date(2024, 6, 30)).standing.looked == dt.date(2024, 2, 1)
    assert at(checked, as_of=dt.date(2023, 1, 1)).standing.looked == dt.date(2022, 11, 1)
    assert at(checked, as_of=dt.date(2022, 10, 31)).standing.looked is None
    assert stale_days(checked, TODAY) == (TODAY - dt.date(2024, 2, 1)).days


def test_no_look_is_older_than_the_talks() -> None:
    one = record(commitment(1, "open a consulate general in Aktobe"), status("a", "underway", "2022", "2022-08-01"))
    assert one.made is not None
    assert last_look(one) == one.made, "a year can mean a day before them"


def test_before_the_talks_nothing_stands_by_a_year_that_they_are_in_and_no_look_is_later_than_the_day_asked() -> None:
    one = record(commitment(1, "open a consulate general in Aktobe"), status("a", "underway", "2022", "2022-08-01"))
    before = at(one, as_of=dt.date(2022, 2, 1))
    assert (before.standing.status, before.standing.looked, before.history) == ("pending", None, ())
    assert (last_look(before, dt.date(2022, 2, 1)), stale_days(before, dt.date(2022, 2, 1))) == (None, None)
    assert at(one, as_of=dt.date(2022, 6, 7)).standing.status == "underway", "from the day of the talks on it counts"
    early = record(one, Check(id="c", on="2022-01-15", at=moment("2022-08-01")))
    seen = at(early, as_of=dt.date(2022, 2, 1))
    assert (last_look(seen, dt.date(2022, 2, 1)), stale_days(seen, dt.date(2022, 2, 1))) == (dt.date(2022, 1, 15), 17)


def test_looks_and_snoozes() -> None:
    looked = Check(id="c", on="2024-06-19", at=moment("2024-06-20"))
    asleep = Snooze(id="s", on="2024-06-20", at=moment("2024-06-20"), until=dt.date(2025, 6, 1))
    standing = fold((status("a", "underway", "2023-05", "2023-06-01"), looked, asleep))
    assert (standing.looked, standing.snoozed) == (dt.date(2024, 6, 19), dt.date(2025, 6, 1))


@pytest.mark.parametrize("vague", ["2026-10", "2026"])
def test_where_the_dates_do_not_tell_which_happened_last_the_later_record_decides(vague: str) -> None:
    history = (status("a", "underway", "2026-10-05", "2026-11-01"), status("b", "fulfilled", vague, "2026-11-02"))
    assert (fold(history).status, fold(history).since) == ("fulfilled", vague)
    turned = (status("a", "fulfilled", vague, "2026-11-01"), status("b", "underway", "2026-10-05", "2026-11-02"))
    assert fold(turned).status == "underway"


def test_what_lies_wholly_before_another_never_decides() -> None:
    day, month = status("a", "underway", "2026-10-05", "2026-11-01"), status("b", "fulfilled", "2026-10", "2026-11-02")
    earlier = status("c", "stalled", "2026-10-03", "2026-11-03")
    assert fold((day, month, earlier)).status == "fulfilled"
    assert fold((day, status("d", "broken", "2026-09", "2026-11-04"))).status == "underway"
    assert [u.id for u in in_order(u for u in (day, month, earlier) if isinstance(u, StatusUpdate))] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("since", "recorded", "late", "unsure"),
    [
        ("2024", "2025-01-01", False, True),
        ("2024-03", "2025-01-01", False, False),
        ("2024-03-31", "2025-01-01", False, False),
        ("2024-04", "2025-01-01", True, False),
        ("2024", "2024-03-30", False, False),
    ],
)
def test_a_date_that_straddles_the_deadline_does_not_tell_whether_it_was_in_time(
    since: str, recorded: str, *, late: bool, unsure: bool
) -> None:
    due = Deadline(words="by 31 March 2024", latest=dt.date(2024, 3, 31))
    one = record(commitment(3, "build a traditional medicine centre", deadline=due), status("a", "fulfilled", since, recorded))
    assert (is_late(one), may_be_late(one)) == (late, unsure)


def test_an_edit_shows_and_the_original_is_kept_and_comes_back() -> None:
    whole = commitment(4, "strengthen cooperation in energy", topic="energy")
    edit = Edit(id="e", on="2024-01-01", at=moment("2024-01-01"), changes=Changes(topic="trade", title="Cooperate"))
    edited = record(whole, edit)
    assert (edited.topic, edited.title, edited.version) == ("trade", "Cooperate", 1)
    assert edited.original == Changes(topic="energy", title="Strengthen cooperation in energy")
    assert at(edited, as_known=dt.date(2023, 12, 31)).topic == "energy"
    undone = record(edited, Retract(id="x", on="2024-01-02", at=moment("2024-01-02"), target="e"))
    assert (undone.topic, undone.original, undone.version) == ("energy", None, 2)


@pytest.mark.parametrize(
    ("state", "since", "overdue", "late"),
    [("underway", "2023", True, False), ("fulfilled", "2023-12-31", False, False), ("fulfilled", "2024-01", False, True)],
)
def test_overdue_and_late(state: str, since: str, *, overdue: bool, late: bool) -> None:
    due = Deadline(words="by the end of 2023", latest=dt.date(2023, 12, 31))
    one = record(commitment(3, "build a traditional medicine centre", deadline=due), status("a", state, since))
    assert (is_overdue(one, TODAY), is_late(one)) == (overdue, late)


def test_on_its_last_day_it_is_not_overdue() -> None:
    one = commitment(3, "build a traditional medicine centre", deadline=Deadline(words="today", latest=TODAY))
    assert not is_overdue(one, TODAY)
    assert is_overdue(one, TODAY + dt.timedelta(days=1))


def test_stale_counts_from_the_talks_until_somebody_looks_and_not_once_closed() -> None:
    one = commitment(1, "open a consulate general in Aktobe")
    assert stale_days(one, TODAY) == age_days(one, TODAY) == (TODAY - dt.date(2022, 6, 7)).days
    looked = record(one, Check(id="c", on="2025-01-10", at=moment("2025-01-10")))
    assert stale_days(looked, TODAY) == 5
    assert stale_days(record(looked, status("a", "fulfilled", "2025-01-11")), TODAY) is None


def test_a_closed_one_without_source_is_told_from_one_with() -> None:
    one = commitment(1, "open a consulate general in Aktobe")
    assert lacks_source(record(one, status("a", "fulfilled", "2024")))
    assert not lacks_source(record(one, status("a", "fulfilled", "2024", sources=[Source(url="https://x.example")])))
    assert not lacks_source(record(one, status("a", "underway", "2024")))


days = st.dates(dt.date(2020, 1, 1), TODAY)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Update, ...]:
    found: list[Update] = []
    recorded = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    for number in range(draw(st.integers(0, 8))):
        recorded += dt.timedelta(hours=draw(st.integers(1, 4000)))
        day = min(draw(days), recorded.date())
        on = draw(st.sampled_from((day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}")))
        shared = {"id": f"u{number}", "on": on, "at": recorded}
        kind = draw(st.sampled_from(("status", "check", "note", "edit", "retract", "review")))
        if kind == "status":
            found.append(StatusUpdate(**shared, status=draw(st.sampled_from(STATUSES))))
        elif kind == "check":
            found.append(Check(**shared))
        elif kind == "note":
            found.append(Note(**shared, note="n"))
        elif kind == "edit":
            found.append(Edit(**shared, changes=Changes(title=f"title {number}")))
        elif kind == "review":
            found.append(Review(**shared, decision=draw(st.sampled_from(("accepted", "rejected")))))
        elif found:
            found.append(Retract(**shared, target=draw(st.sampled_from(found)).id))
    return tuple(found)


def with_history(history: tuple[Update, ...]) -> Commitment:
    return record(commitment(4, "strengthen cooperation in energy"), *history)


@given(histories())
def test_as_of_today_is_the_current_standing(history: tuple[Update, ...]) -> None:
    one = with_history(history)
    last = max([TODAY, *(u.at.date() for u in history)])
    assert at(one, as_of=last, as_known=last) == one
    assert settle(one) == one


@given(histories(), days)
def test_as_of_twice_is_as_of_once(history: tuple[Update, ...], day: dt.date) -> None:
    once = at(with_history(history), as_of=day)
    again = at(once, as_of=day)
    followed = msgspec.structs.replace(again.standing, review=once.standing.review)
    assert msgspec.structs.replace(again, standing=followed) == once


@given(histories())
def test_recording_one_by_one_is_recording_at_once(history: tuple[Update, ...]) -> None:
    one = commitment(4, "strengthen cooperation in energy")
    for update in history:
        one = record(one, update)
    assert one == with_history(history)


@given(histories())
def test_what_is_in_force_is_part_of_the_history_in_its_order(history: tuple[Update, ...]) -> None:
    kept = live(history)
    assert kept == [u for u in history if u in kept]
    assert not any(isinstance(u, Retract) for u in kept)
