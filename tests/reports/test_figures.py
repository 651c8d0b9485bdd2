"""The summary's numbers: they sum, they follow the dates, they depend on nothing but the ledger and the day."""

from __future__ import annotations

import datetime as dt
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.books import TODAY, books, days, few, moment, move, promise, talks
from tracker import standing
from tracker.model import CLOSED, OPEN, STATUSES, Check, Commitment, Deadline, Readout, Snooze
from tracker.reports import figures
from tracker.reports.agenda import agenda
from tracker.reports.matrix import matrix
from tracker.reports.moves import moves, newest_first
from tracker.reports.pages import page
from tracker.reports.scope import Asked, as_they_stood
from tracker.reports.tally import NO_PARTY, Earliest
from tracker.reports.terminal import plain

Ledger = tuple[list[Commitment], list[Readout]]


def counts(summary: figures.Summary) -> dict[str, int]:
    return {status: n for status, n in zip(STATUSES, summary.by_status, strict=True) if n}


@given(books())
@few
def test_statuses_sum_to_n_and_so_do_topics_and_strengths(ledger: Ledger) -> None:
    summary = figures.summary(*ledger, today=TODAY)
    n = summary.scope.n
    assert sum(summary.by_status) == n
    assert sum(topic.n for topic in summary.topics) == n
    assert sum(strength.n for strength in summary.strengths) == n
    for split in (*summary.parties, *summary.topics, *summary.strengths):
        assert sum(split.by_status) == split.n
    assert n + summary.scope.candidates + summary.scope.rejected == len(ledger[0])


@given(books())
@few
def test_the_counts_are_those_of_a_plain_recount(ledger: Ledger) -> None:
    commitments, readouts = ledger
    kept = [c for c in commitments if c.standing.review == "accepted"]
    summary = figures.summary(commitments, readouts, today=TODAY)
    assert summary.by_status == tuple(sum(c.standing.status == status for c in kept) for status in STATUSES)
    assert summary.overdue_n == sum(standing.is_overdue(c, TODAY) for c in kept)
    assert summary.late_n == sum(standing.is_late(c) for c in kept)
    assert summary.unsourced_n == sum(standing.lacks_source(c) for c in kept)
    asleep = [c for c in kept if standing.is_open(c) and c.standing.snoozed and c.standing.snoozed > TODAY]
    unseen = [c for c in kept if (standing.stale_days(c, TODAY) or 0) > standing.STALE_AFTER]
    assert (summary.stale_n, summary.snoozed_n) == (len([c for c in unseen if c not in asleep]), len(asleep))
    assert {one.id for one in summary.overdue} <= {c.id for c in kept if standing.is_overdue(c, TODAY)}
    for party in summary.parties:
        bound = [c for c in kept if party.name in c.parties or (party.name == NO_PARTY and not c.parties)]
        assert party.n == len(bound)


@given(books())
@few
def test_as_of_today_is_the_current_standing(ledger: Ledger) -> None:
    now = figures.summary(*ledger, today=TODAY)
    then = figures.summary(*ledger, today=TODAY, as_of=TODAY, as_known=TODAY)
    assert then.by_status == now.by_status
    assert then.latest == now.latest
    assert then.score == now.score
    assert then.periods == now.periods


@given(books(), days, st.none() | days)
@few
def test_a_day_that_cuts_nothing_off_is_answered_as_the_fold_would(
    ledger: Ledger, as_of: dt.date, as_known: dt.date | None
) -> None:
    commitments, readouts = ledger
    stood = as_they_stood(commitments, readouts, as_of=as_of, as_known=as_known)
    for c in stood:
        (original,) = (each for each in commitments if each.id == c.id)
        assert c.standing == standing.at(original, as_of, as_known).standing
    kept = {c.id for c in stood}
    assert all(c.id in kept or (c.made and c.made > as_of) or as_known for c in commitments)


@given(books())
@few
def test_replaying_the_history_gives_the_same_figures(ledger: Ledger) -> None:
    commitments, readouts = ledger
    replayed = [standing.settle(c) for c in commitments]
    assert figures.summary(replayed, readouts, today=TODAY) == figures.summary(commitments, readouts, today=TODAY)


@given(books(), st.randoms())
@few
def test_the_order_of_the_ledger_changes_nothing(ledger: Ledger, random: Random) -> None:
    commitments, readouts = ledger
    shuffled = list(commitments)
    random.shuffle(shuffled)
    assert figures.summary(shuffled, readouts, today=TODAY) == figures.summary(commitments, readouts, today=TODAY)


@given(books(), days)
@few
def test_periods_hold_every_dated_commitment_and_end_at_the_totals(ledger: Ledger, as_of: dt.date) -> None:
    summary = figures.summary(*ledger, today=TODAY, as_of=as_of)
    made = sum(period.made for period in summary.periods)
    assert made + summary.undated == summary.scope.n
    if summary.periods:
        last = summary.periods[-1]
        assert last.made_so_far == made
        assert last.delivered_so_far == sum(p.fulfilled + p.partial for p in summary.periods)
        names = [period.name for period in summary.periods]
        assert names == sorted(set(names))


def test_what_was_not_made_or_not_known_yet_is_not_counted() -> None:
    early, late = promise(1), promise(2, made=dt.date(2024, 3, 1), readout="LATER")
    readouts = [talks(), talks("LATER", added=dt.datetime(2024, 3, 9, tzinfo=dt.UTC))]
    assert figures.summary([early, late], readouts, today=TODAY).scope.n == 2
    assert figures.summary([early, late], readouts, today=TODAY, as_of=dt.date(2024, 2, 28)).scope.n == 1
    assert figures.summary([early, late], readouts, today=TODAY, as_known=dt.date(2024, 3, 8)).scope.n == 1


def test_candidates_and_rejected_are_left_out_and_said() -> None:
    book = [promise(1), promise(2, accepted=False), promise(3, accepted=False)]
    summary = figures.summary(book, today=TODAY)
    assert (summary.scope.n, summary.scope.candidates) == (1, 2)
    both = figures.summary(book, today=TODAY, with_candidates=True)
    assert (both.scope.n, both.scope.candidates, both.scope.with_candidates) == (3, 2, True)


def test_as_of_a_month_counts_from_its_first_day() -> None:
    one = promise(1, move("fulfilled", "2022-12", dt.date(2023, 4, 1)))
    assert counts(figures.summary([one], today=TODAY, as_of=dt.date(2022, 12, 1))) == {"fulfilled": 1}
    assert counts(figures.summary([one], today=TODAY, as_of=dt.date(2022, 11, 30))) == {"pending": 1}
    known = figures.summary([one], today=TODAY, as_of=dt.date(2023, 1, 1), as_known=dt.date(2023, 1, 1))
    assert counts(known) == {"pending": 1}, "nobody had recorded it by then"


def test_lists_name_the_longest_first_and_how_many_there_are() -> None:
    book = [
        promise(n, deadline=Deadline(words="soon", latest=dt.date(2023, 1, n)), made=dt.date(2022, 1, n)) for n in range(1, 9)
    ]
    summary = figures.summary(book, today=TODAY)
    assert [one.due for one in summary.overdue] == [dt.date(2023, 1, n) for n in range(1, figures.LISTED + 1)]
    assert summary.overdue[0].days == (TODAY - dt.date(2023, 1, 1)).days
    assert (summary.overdue_n, summary.stale_n) == (8, 8)


def test_a_look_that_was_back_dated_is_as_old_as_it_says_on_every_day() -> None:
    back = Check(id="c", on="2024-02-01", at=dt.datetime(2025, 1, 10, tzinfo=dt.UTC))
    book = [promise(1, back)]
    (one,) = figures.summary(book, today=TODAY).stale
    assert (one.looked, one.days) == (dt.date(2024, 2, 1), (TODAY - dt.date(2024, 2, 1)).days)
    assert figures.summary(book, today=TODAY, as_of=dt.date(2024, 6, 30)).stale_n == 0
    (one,) = figures.summary(book, today=TODAY, as_of=dt.date(2024, 12, 31)).stale
    assert one.looked == dt.date(2024, 2, 1)
    assert figures.summary(book, today=TODAY, as_of=dt.date(2024, 1, 31)).stale[0].looked is None


def test_latest_changes_are_the_last_recorded_however_long_ago_they_happened() -> None:
    book = [
        promise(1, move("underway", "2022-08", dt.date(2025, 1, 14))),
        *(promise(n, move("underway", "2024-12-01", dt.date(2024, 12, n))) for n in range(2, 9)),
    ]
    assert figures.summary(book, today=TODAY).latest[0].id.endswith("-01")


def test_what_is_delivered_in_a_year_that_goes_beyond_the_deadline_is_perhaps_late_and_said_to_be() -> None:
    due = Deadline(words="by 31 March 2024", latest=dt.date(2024, 3, 31))
    book = [
        promise(1, move("fulfilled", "2024", dt.date(2025, 1, 1)), deadline=due),
        promise(2, move("fulfilled", "2024-06", dt.date(2025, 1, 1)), deadline=due),
        promise(3, move("fulfilled", "2024-03", dt.date(2025, 1, 1)), deadline=due),
    ]
    summary = figures.summary(book, today=TODAY)
    assert (summary.late_n, summary.perhaps_late_n) == (1, 1)
    text = plain(page(summary), 100)
    assert "1 delivered late, in whole or part. 1 perhaps late." in text
    assert "1 delivered in a month or year that goes beyond the deadline: perhaps late, scored as in time." in text
    assert matrix(book, [], Asked(today=TODAY)).perhaps_late_n == 1


def test_a_move_that_another_outdoes_is_marked_among_the_latest() -> None:
    book = [promise(1, move("fulfilled", "2023-05"), move("underway", "2022-11", dt.date(2024, 2, 1)))]
    text = plain(page(figures.summary(book, today=TODAY)), 100)
    assert "✓ → ▸ underway (outdone)" in text
    assert "outdone: recorded, but what happened later decides where it stands." in text


def test_a_look_takes_it_off_the_list_of_the_unseen() -> None:
    looked = Check(id="c", on="2025-01-10", at=dt.datetime(2025, 1, 10, tzinfo=dt.UTC))
    assert figures.summary([promise(1, looked), promise(2)], today=TODAY).stale_n == 1


def test_what_is_overdue_and_put_off_is_said_to_be_both_by_summary_and_agenda() -> None:
    asleep = Snooze(id="s", on="2025-01-10", at=moment(dt.date(2025, 1, 10)), until=TODAY + dt.timedelta(days=9))
    due = Deadline(words="by 2023", latest=dt.date(2023, 12, 31))
    book = [promise(1, asleep, deadline=due), promise(2, deadline=due)]
    summary, todo = figures.summary(book, today=TODAY), agenda(book, [], Asked(today=TODAY))
    assert (summary.overdue_n, summary.snoozed_overdue_n) == (2, 1)
    assert (len(todo.overdue), todo.snoozed_overdue_n) == (1, 1)
    assert "1 commitment put off to a later day, 1 of them overdue: in none of the lists." in plain(page(todo), 100)
    assert "1 of them overdue, on no agenda." in plain(page(summary), 100).replace("\n", " ")


def test_open_and_closed_are_all_statuses() -> None:
    assert set(STATUSES) == OPEN | CLOSED


def test_latest_changes_are_the_last_recorded_even_when_many_were_taken_back() -> None:
    from tracker.model import Retract

    book = []
    for n in range(1, 60):
        on = dt.date(2023, 1, 1) + dt.timedelta(days=n)
        undo = Retract(id=f"x{n}", on="2024-01-01", at=dt.datetime(2024, 1, 1, tzinfo=dt.UTC), target=f"second{n}")
        first = move("underway", "2022-07-01", dt.date(2022, 7, 1), id=f"first{n}")
        second = move("fulfilled", on.isoformat(), on, id=f"second{n}")
        book.append(promise(n, first, second, *([undo] if n > 3 else [])))
    latest = figures.summary(book, today=TODAY).latest
    assert [change.id[-2:] for change in latest if change.after == "fulfilled"] == ["03", "02", "01"]
    assert len(latest) == figures.LISTED


@given(books(), st.none() | days, st.none() | days)
@few
def test_the_latest_changes_are_those_of_a_plain_sort_of_all(
    ledger: Ledger, as_of: dt.date | None, as_known: dt.date | None
) -> None:
    commitments, readouts = ledger
    stood = as_they_stood(commitments, readouts, as_of=as_of, as_known=as_known)
    every = [change for c in stood if c.standing.review == "accepted" for change in moves(c)]
    latest = figures.summary(commitments, readouts, today=TODAY, as_of=as_of, as_known=as_known).latest
    newest = [(change.recorded, change.id) for change in newest_first(every)[: figures.LISTED]]
    assert [(change.recorded, change.id) for change in latest] == newest


@given(st.lists(st.integers(0, 400), min_size=1, max_size=400), st.integers(1, 7))
@few
def test_the_earliest_of_many_are_those_of_a_plain_sort(offsets: list[int], most: int) -> None:
    dated = [(dt.date(2023, 1, 1) + dt.timedelta(days=days), promise(n % 90)) for n, days in enumerate(offsets)]
    earliest = Earliest(most)
    for day, commitment in dated:
        earliest.show(day, commitment)
    plain = sorted(dated, key=lambda pair: (pair[0], pair[1].id))[:most]
    assert [(one.id, one.days) for one in earliest.lines(TODAY)] == [(c.id, (TODAY - day).days) for day, c in plain]
    assert earliest.n == len(dated)


def test_what_was_put_off_is_not_called_unseen_until_its_day() -> None:
    def snoozed(number: int, until: dt.date) -> Commitment:
        return promise(number, Snooze(id="z", on="2023-01-01", at=moment(dt.date(2023, 1, 1)), until=until))

    summary = figures.summary([snoozed(1, TODAY + dt.timedelta(days=1)), snoozed(2, TODAY), promise(3)], today=TODAY)
    assert [one.id[-2:] for one in summary.stale] == ["02", "03"]
    assert (summary.stale_n, summary.snoozed_n) == (2, 1)
    assert "1 open commitment put off to a later day" in plain(page(summary), 80)
