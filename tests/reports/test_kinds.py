"""The other kinds of report: changes, agenda, matrix, a commitment's file, a readout's text, two readouts side by side."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from msgspec.structs import replace

from tests.reports.books import PAPER, TODAY, books, days, few, moment, move, promise, talks
from tracker import standing
from tracker.errors import UsageError
from tracker.model import STATUSES, Check, Commitment, Deadline, Link, Quantity, Readout, Retract, Review, Snooze, Update
from tracker.reports.agenda import agenda
from tracker.reports.changes import changes
from tracker.reports.comparison import compare
from tracker.reports.dossier import dossier
from tracker.reports.figures import summary
from tracker.reports.layout import Table
from tracker.reports.matrix import matrix
from tracker.reports.pages import page
from tracker.reports.scope import Asked
from tracker.reports.tally import NO_PARTY
from tracker.reports.transcript import transcript

Ledger = tuple[list[Commitment], list[Readout]]
ASKED = Asked(today=TODAY)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# changes


def test_a_move_is_told_with_both_dates_reason_and_sources() -> None:
    one = promise(1, move("fulfilled", "2023-05-19", day("2023-05-20"), note="opened"))
    (change,) = changes([one], [talks()], ASKED, since=day("2023-05-20")).moved
    assert (change.before, change.after, change.on, change.recorded.date()) == (
        "pending",
        "fulfilled",
        "2023-05-19",
        day("2023-05-20"),
    )
    assert (change.note, change.sources, change.by, change.outdone, change.taken_back) == (
        "opened",
        (PAPER,),
        "ana",
        False,
        False,
    )


def test_the_dates_are_inclusive_and_go_by_recording_or_by_happening() -> None:
    one = promise(1, move("fulfilled", "2023-05-19", day("2024-06-01")))

    def told(since: str, until: str, clock: str) -> int:
        return len(changes([one], [], ASKED, since=day(since), until=day(until), clock=clock).moved)  # type: ignore[arg-type]  # a table of words

    assert [told(at, at, "recorded") for at in ("2024-05-31", "2024-06-01", "2024-06-02", "2023-05-19")] == [0, 1, 0, 0]
    assert [told(at, at, "happened") for at in ("2023-05-18", "2023-05-19", "2023-05-20", "2024-06-01")] == [0, 1, 0, 0]


def test_what_was_recorded_and_taken_back_in_between_does_not_appear() -> None:
    slip = move("broken", "2024-01-01", id="slip")
    undo = Retract(id="undo", on="2024-01-02", at=moment(day("2024-01-02")), target="slip")
    one = promise(1, slip, undo)
    assert changes([one], [], ASKED, since=day("2023-12-01")).moved == ()
    (change,) = changes([one], [], ASKED, since=day("2024-01-02")).moved
    assert (change.before, change.after, change.taken_back) == ("broken", "pending", True)


def test_a_late_entry_for_the_past_is_marked_as_outdone() -> None:
    one = promise(1, move("fulfilled", "2023-05"), move("underway", "2022-11", day("2024-02-01")))
    (change,) = changes([one], [], ASKED, since=day("2024-02-01")).moved
    assert (change.before, change.after, change.outdone) == ("fulfilled", "underway", True)
    by_time = changes([one], [], ASKED, since=day("2022-01-01"), clock="happened").moved
    assert [(c.before, c.after) for c in by_time] == [("underway", "fulfilled"), ("pending", "underway")]


def test_by_time_the_last_move_is_the_one_that_decides_however_vaguely_it_is_dated() -> None:
    one = promise(
        1,
        move("underway", "2022-10-05", day("2023-01-01")),
        move("fulfilled", "2022", day("2023-01-02")),
        move("stalled", "2022-09-30", day("2023-01-03")),
    )
    report = changes([one], [], ASKED, since=day("2022-06-01"), clock="happened")
    assert one.standing.status == "fulfilled"
    assert [(c.before, c.after) for c in report.moved] == [
        ("underway", "fulfilled"), ("stalled", "underway"), ("pending", "stalled"),
    ]  # fmt: skip


def test_by_time_the_moves_lead_from_what_was_to_what_is_in_every_window() -> None:
    one = promise(1, move("underway", "2024-03-10"), move("fulfilled", "2024-03", day("2024-04-02")))

    def moved(since: str, until: str) -> list[tuple[str, str]]:
        report = changes([one], [], ASKED, since=day(since), until=day(until), clock="happened")
        return [(c.before, c.after) for c in report.moved]

    both = [("underway", "fulfilled"), ("pending", "underway")]
    assert moved("2024-02-01", "2024-04-01") == both
    assert moved("2024-02-01", "2024-03-05") == [("pending", "fulfilled")]
    assert moved("2024-03-06", "2024-04-01") == [], "fulfilled counts from 1 March, before and after"
    assert moved("2024-03-01", "2024-03-31") == both


def test_new_commitments_and_other_records_are_counted() -> None:
    look = Check(id="c", on="2024-03-01", at=moment(day("2024-03-01")))
    report = changes([promise(1, look)], [talks()], ASKED, since=day("2022-06-08"))
    assert [one.id for one in report.new] == ["CHN-KAZ-20220607-01"]
    assert {each.name: each.n for each in report.other} == {"looked, nothing new": 1, "candidates accepted": 1}
    assert changes([promise(1)], [talks()], ASKED, since=day("2022-06-09")).new == ()


def test_a_deadline_is_told_by_the_first_brief_after_it_passed_and_by_no_other() -> None:
    def due(number: int, on: str, *updates: Update) -> Commitment:
        return promise(number, *updates, deadline=Deadline(words="by then", latest=day(on)))

    book = [
        due(1, "2024-02-29"),
        due(2, "2024-02-28"),
        due(3, "2024-03-31"),
        due(4, "2024-03-10", move("fulfilled", "2024-03-01")),
        due(5, "2024-03-10"),
    ]
    march = changes(book, [], ASKED, since=day("2024-03-01"), until=day("2024-03-31"))
    assert [(one.id[-2:], one.days) for one in march.passed] == [("01", 31), ("05", 21)]
    april = changes(book, [], ASKED, since=day("2024-04-01"), until=day("2024-04-30"))
    assert [one.id[-2:] for one in april.passed] == ["03"]


def test_a_day_after_the_end_is_refused() -> None:
    with pytest.raises(UsageError, match="lies after"):
        changes([], [], ASKED, since=day("2024-01-01"), until=day("2023-01-01"))


@given(books(), days)
@few
def test_then_plus_moves_is_now(ledger: Ledger, since: dt.date) -> None:
    commitments, readouts = ledger
    report = changes(commitments, readouts, ASKED, since=since)
    assert sum(report.now) == report.scope.n
    now = summary(commitments, readouts, today=TODAY)
    assert report.now == now.by_status
    before = since - dt.timedelta(days=1)
    kept = [c for c in commitments if c.standing.review == "accepted"]
    fresh = {r.id for r in readouts if r.added and r.added.date() >= since}
    old = [standing.at(c, None, before) for c in kept if c.readout not in fresh]
    assert report.then == tuple(sum(c.standing.status == status for c in old) for status in STATUSES)


@given(books(), days)
@few
def test_every_moved_commitment_tells_why_it_moved(ledger: Ledger, since: dt.date) -> None:
    commitments, readouts = ledger
    told = {change.id for change in changes(commitments, readouts, ASKED, since=since).moved}
    for c in commitments:
        if c.standing.review == "accepted":
            then = standing.at(c, None, since - dt.timedelta(days=1)).standing.status
            if then != c.standing.status:
                assert c.id in told


@given(books(), days)
@few
def test_by_time_too_the_moves_of_each_lead_from_then_to_now(ledger: Ledger, since: dt.date) -> None:
    commitments, _ = ledger
    for c in commitments:
        if c.standing.review == "accepted" and c.made and c.made < since:
            moved = changes([c], [], ASKED, since=since, clock="happened").moved[::-1]
            then = standing.at(c, as_of=since - dt.timedelta(days=1)).standing.status
            ends = [then, *(change.after for change in moved)]
            assert [change.before for change in moved] == ends[:-1]
            assert ends[-1] == standing.at(c, as_of=TODAY).standing.status


# agenda


def test_each_open_commitment_stands_in_the_first_list_it_belongs_to() -> None:
    def due(number: int, on: str, *updates: Check) -> Commitment:
        return promise(number, *updates, deadline=Deadline(words="by then", latest=day(on)))

    look = Check(id="c", on="2025-01-10", at=moment(day("2025-01-10")))
    put_off = Snooze(id="s", on="2025-01-01", at=moment(day("2025-01-01")), until=day("2025-02-01"))
    book = [
        due(1, "2025-01-14"),
        due(2, "2025-01-15"),
        due(3, "2025-04-15"),
        due(4, "2025-04-16", look),
        promise(5),
        promise(6, look, deadline=Deadline(words="at the next summit")),
        promise(7, put_off, deadline=Deadline(words="by then", latest=day("2024-01-01"))),
        promise(8, move("fulfilled", "2023"), deadline=Deadline(words="by then", latest=day("2024-01-01"))),
        promise(9, look),
    ]
    report = agenda(book, [], ASKED)
    lists = (report.overdue, report.soon, report.stale, report.later, report.no_day)
    assert [[one.id[-2:] for one in each] for each in lists] == [["01"], ["02", "03"], ["05"], ["04"], ["06"]]
    assert [one.days for one in (*report.overdue, *report.soon)] == [1, 0, 90]
    assert (report.snoozed_n, report.snoozed_overdue_n) == (1, 1)


# matrix


def test_the_matrix_of_the_worked_example() -> None:
    book = [
        promise(1, move("fulfilled", "2023"), parties=("China", "Kazakhstan")),
        promise(2, move("fulfilled", "2023"), parties=("China",)),
        promise(3, move("underway", "2023"), parties=("Kazakhstan",)),
        promise(4, move("broken", "2023"), parties=("China",)),
        promise(5, parties=()),
    ]
    report = matrix(book, [], ASKED)
    assert (report.total.n, report.total.percent) == (4, 62.5)
    by_party = {one.party: one.score for one in report.parties}
    assert {party: (s.n, s.mean) for party, s in by_party.items()} == {
        "China": (3, pytest.approx(1 / 3)),
        "Kazakhstan": (2, 0.5),
        NO_PARTY: (0, None),
    }
    assert [mark.points for mark in report.marks] == [1, 1, 0, -1, None]
    assert report.marks[-1].left_out == "nobody has looked yet"


def test_a_closed_window_is_judged_by_its_end() -> None:
    book = [promise(1, move("underway", "2022-09"), move("fulfilled", "2024-02"))]
    assert matrix(book, [], ASKED).total.mean == 1
    closed = matrix(book, [], ASKED, until=day("2023-12-31"))
    assert (closed.total.mean, closed.total.window.final, closed.scope.day) == (0, True, day("2023-12-31"))


def test_the_words_of_another_vocabulary_stand_beside_the_points() -> None:
    report = matrix([promise(1, move("partial", "2023"))], [], ASKED, vocabulary_name="politifact")
    assert (report.marks[0].points, report.marks[0].word) == (0, "Compromise")
    assert report.words is not None
    assert report.words.vocabulary == "politifact"


def grid(book: list[Commitment]) -> Table:
    (table,) = [b for b in page(matrix(book, [], ASKED)).blocks if isinstance(b, Table) and b.title == "By commitment"]
    return table


def test_the_grid_has_a_column_for_each_of_few_parties_and_names_them_in_one_where_they_are_many() -> None:
    done = move("fulfilled", "2023")
    few = grid([promise(1, done, parties=("China", "Chad")), promise(2, done, parties=())])
    assert [column.name for column in few.columns] == ["commitment", NO_PARTY, "Chad", "China", "id"]
    assert [row[1:4] for row in few.rows] == [(None, 1, 1), (1, None, None)]
    many = grid([promise(n, done, parties=(f"Party {n}", "Chad")) for n in range(1, 10)])
    assert [column.name for column in many.columns] == ["commitment", "who is bound", "points", "id"]
    assert many.rows[0][1:3] == ("Party 1, Chad", 1)


@given(books())
@few
def test_the_matrix_agrees_with_the_summary(ledger: Ledger) -> None:
    report = matrix(*ledger, ASKED)
    assert report.total == summary(*ledger, today=TODAY).score
    rated = [mark.points for mark in report.marks if mark.points is not None]
    assert len(rated) == report.total.n
    if rated:
        assert report.total.mean == pytest.approx(sum(rated) / len(rated))
    for one in report.parties:
        own = [mark for mark in report.marks if one.party in (mark.parties or (NO_PARTY,))]
        assert one.score.n == sum(mark.points is not None for mark in own)
        assert sum(count.n for count in one.score.left_out) == sum(mark.points is None for mark in own)


# a commitment's file


TEXT = "Both met. They agreed to open office number 1 and open office number 2 soon. They parted as friends."


def filed(*extra: Commitment) -> tuple[list[Commitment], Readout]:
    start = TEXT.index("open office number 1")
    first = promise(
        1,
        move("underway", "2022-11", note="decree"),
        move("fulfilled", "2023-05-19", note="opened"),
        move("broken", "2024-01-01", id="slip"),
        Retract(id="undo", on="2024-01-02", at=moment(day("2024-01-02")), target="slip"),
        start=start,
        end=start + 20,
        group=9,
    )
    second = promise(2, start=start + 25, end=start + 45, group=9)
    return [first, second, *extra], talks(text=TEXT)


def test_the_words_stand_in_their_place() -> None:
    book, readout = filed()
    file = dossier(book[0], book, [readout], ASKED)
    assert file.before + file.quote + file.after == TEXT
    assert file.quote == TEXT[file.start : file.end]


def test_long_context_is_cut_at_a_blank_and_says_so() -> None:
    long = "word " * 200 + "open office number 1" + " word" * 200
    one = promise(1, start=1000, end=1020)
    file = dossier(one, [one], [talks(text=long)], ASKED)
    assert file.before.startswith("… word")
    assert file.after.endswith("word …")
    assert len(file.before) < 260


def test_the_timeline_tells_what_is_in_force_in_the_order_it_happened() -> None:
    book, readout = filed()
    file = dossier(book[0], book, [readout], ASKED)
    assert [(entry.on, entry.what) for entry in file.timeline] == [
        ("2022-06-08", "accepted"),
        ("2022-11", "set to underway"),
        ("2023-05-19", "set to fulfilled"),
    ]
    assert file.taken_back_n == 1
    assert file.sources == (PAPER,)
    assert file.timeline[-1].sources == (1,)


def test_what_it_is_tied_to() -> None:
    link = Link(id="l", on="2023-06-01", at=moment(day("2023-06-01")), relation="restates", to="CHN-KAZ-20220607-01")
    refused = Link(
        id="n", on="2023-06-01", at=moment(day("2023-06-01")), relation="fulfils", to="CHN-KAZ-20220607-01", accepted=False
    )
    later = promise(3, link, id="CHN-KAZ-20240101-03", readout="LATER", group=0)
    other = promise(4, refused, id="CHN-KAZ-20240101-04", readout="LATER", group=0)
    book, readout = filed(later, other)

    def lineage(one: Commitment, others: object, readouts: object) -> list[tuple[str, Commitment]]:
        return [("may fulfil this one", other), ("may restate this one", later)]

    file = dossier(book[0], book, [readout], ASKED, lineage=lineage)
    assert [(each.how, each.id) for each in file.related] == [
        ("of the same sentence", "CHN-KAZ-20220607-02"),
        ("restates this one", "CHN-KAZ-20240101-03"),
        ("may fulfil this one", "CHN-KAZ-20240101-04"),
    ]
    assert {d.point for d in file.related[-1].differences} == set()


def test_the_citation_leads_back_to_the_characters() -> None:
    book, readout = filed()
    file = dossier(book[0], book, [readout], ASKED)
    assert file.citation == (
        f"“open office number 1”, in: {readout.title}, China, 2022-06-07, characters {file.start}–{file.end}, "
        f"https://example.org/talks, SHA-256 abababababab [CHN-KAZ-20220607-01]"
    )


@pytest.mark.parametrize("path", ["/home/ana/secret/talks.txt", "talks.txt", "C:\\Users\\ana\\talks.txt", "notes/talks.txt"])
def test_of_a_file_no_more_than_its_name_leaves(path: str) -> None:
    readout = talks(source=path)
    file = dossier(promise(1), [promise(1)], [readout], ASKED)
    assert (file.url, transcript(readout, [promise(1)], ASKED).source) == ("talks.txt", "talks.txt")
    assert ", talks.txt, " in file.citation


def test_its_past_can_be_asked_for() -> None:
    book, readout = filed()
    file = dossier(book[0], book, [readout], Asked(today=TODAY, as_of=day("2022-12-31")))
    assert (file.line.status, file.line.since, len(file.timeline)) == ("underway", "2022-11", 2)
    known = dossier(book[0], book, [readout], Asked(today=TODAY, as_known=day("2022-12-31")))
    assert page(known).subtitle.endswith(f"as of {TODAY} · as recorded by 2022-12-31")


# a readout's text


def test_overlapping_words_are_one_passage_and_all_are_numbered() -> None:
    book = [promise(1, start=0, end=20), promise(2, start=10, end=30), promise(3, start=30, end=40), promise(4, readout="OTHER")]
    report = transcript(talks(), book, ASKED)
    assert [(p.start, p.end, p.numbers) for p in report.passages] == [(0, 30, (1, 2)), (30, 40, (3,))]
    assert [one.id[-2:] for one in report.lines] == ["01", "02", "03"]
    assert sum(report.by_status) == 3


@given(books())
@few
def test_passages_never_overlap_and_hold_each_commitment_once(ledger: Ledger) -> None:
    commitments, readouts = ledger
    report = transcript(readouts[0], commitments, ASKED)
    ends = [0]
    for passage in report.passages:
        assert ends[-1] <= passage.start < passage.end
        ends.append(passage.end)
    assert [n for p in report.passages for n in p.numbers] == list(range(1, len(report.lines) + 1))


# two readouts


def told(number: int, quote: str, readout: str = "A", **fields: object) -> Commitment:
    return promise(number, id=f"{readout}-{number}", readout=readout, quote=quote, title=quote, accepted=False, **fields)


def test_two_readouts_of_one_event() -> None:
    ours = [
        told(1, "open a consulate general in Aktobe", parties=("China",), topic="consular"),
        told(
            2, "extend visa-free stay to 14 days", topic="consular", deadline=Deadline(words="by 2023", latest=day("2023-12-31"))
        ),
        told(3, "strengthen cooperation in space research", topic="technology"),
    ]
    theirs = [
        told(1, "extending the visa-free stay of citizens to 14 days", "B", strength="effort", topic="consular"),
        told(2, "the opening of a consulate general in Aktobe", "B", parties=("China",), topic="consular"),
        told(3, "import more wheat", "B", topic="agriculture", quantities=(Quantity(words="100,000 tonnes"),)),
    ]
    first, second = talks("A"), talks("B", issuer="Kazakhstan")
    report = compare(first, second, [*ours, *theirs], ASKED)
    assert [(pair.first.id, pair.second.id) for pair in report.both] == [("A-1", "B-2"), ("A-2", "B-1")]
    visa = report.both[1]
    assert visa.firmer == "first"
    assert {(d.point, d.first, d.second) for d in visa.differences} == {
        ("strength", "firm", "effort"),
        ("deadline", "2023-12-31", ""),
    }
    assert [one.id for one in report.only_first] == ["A-3"]
    assert [one.id for one in report.only_second] == ["B-3"]


def test_a_link_joins_and_a_refused_link_keeps_apart() -> None:
    at = moment(day("2023-06-01"))
    a = promise(
        1, Link(id="l", on="2023-06-01", at=at, relation="restates", to="B-1"), id="A-1", readout="A", title="one", quote="one"
    )
    b = told(1, "something else entirely", "B")
    c = promise(
        2,
        Link(id="n", on="2023-06-01", at=at, relation="restates", to="B-2", accepted=False),
        id="A-2",
        readout="A",
        title="same",
        quote="same",
    )
    d = told(2, "same", "B")
    report = compare(talks("A"), talks("B"), [a, b, c, d], ASKED)
    assert [(pair.first.id, pair.second.id, pair.linked) for pair in report.both] == [("A-1", "B-1", True)]


def joined(id: str, to: str, act: str = "m") -> list[Update]:
    at = moment(day("2023-06-01"))
    return [
        Link(id=f"l{id}", on="2023-06-01", at=at, act=act, relation="restates", to=to),
        Review(id=f"r{id}", on="2023-06-01", at=at, act=act, decision="rejected"),
    ]


def test_what_a_person_merged_is_reported_by_both() -> None:
    first, second = talks("A"), talks("B", issuer="Kazakhstan")
    stays, other = told(1, "grant access for fish", "A"), told(2, "plant a forest", "A")
    gone = promise(1, *joined("1", "A-1"), id="B-1", readout="B", quote="open the market to tra", accepted=False)
    again = promise(2, *joined("2", "A-1"), id="B-2", readout="B", quote="tra may be sold", accepted=False)
    report = compare(first, second, [stays, other, gone, again], ASKED)
    assert [(pair.first.id, pair.second.id, pair.linked) for pair in report.both] == [("A-1", "B-1", True)]
    assert ([one.id for one in report.only_first], report.only_second) == (["A-2"], ())


def test_a_merge_is_followed_through_a_third_readout() -> None:
    first, second = talks("A"), talks("B", issuer="Kazakhstan")
    stays = told(2, "plant a forest", "A")
    gone = promise(1, *joined("1", "C-1"), id="A-1", readout="A", quote="open the market", accepted=False)
    between = promise(1, *joined("2", "A-2"), id="C-1", readout="C", quote="open a market", accepted=False)
    other = told(1, "open the market", "B")
    report = compare(first, second, [gone, stays, between, other], ASKED)
    assert (report.both, [one.id for one in report.only_first]) == ((), ["A-2"])
    assert [one.id for one in report.only_second] == ["B-1"]


def test_a_merge_counts_for_a_day_before_it() -> None:
    stays = told(1, "grant access for fish", "A")
    gone = promise(1, *joined("1", "A-1"), id="B-1", readout="B", quote="open the market to tra", accepted=False)
    report = compare(talks("A"), talks("B"), [stays, gone], replace(ASKED, as_of=day("2023-01-01")))
    assert [(pair.first.id, pair.second.id) for pair in report.both] == [("A-1", "B-1")]


def test_what_a_person_rejected_is_reported_by_neither_whatever_it_is_linked_to() -> None:
    link, review = joined("1", "A-1")
    apart = replace(review, act="other")
    turned_down = promise(1, link, apart, id="B-1", readout="B", quote="open the market", accepted=False)
    report = compare(talks("A"), talks("B"), [told(1, "grant access for fish", "A"), turned_down], ASKED)
    assert (report.both, report.second.n) == ((), 0)


def test_what_a_version_repeats_is_reported_by_both() -> None:
    at = moment(day("2023-06-01"))
    words = ("open a consulate general in Aktobe", "send 40 doctors to Oran", "import more wheat")
    first = talks("A", text=f"They will {words[1]}, {words[0]} and {words[2]}.")
    second = talks("Ab", text=f"They will send 60 doctors to Oran, {words[0]} and plant a forest.", version_of="A")
    older = [
        promise(1, Link(id="l", on="2023-06-01", at=at, relation="related", to="A-2"), id="A-1", readout="A", quote=words[0]),
        *(told(number, quote) for number, quote in enumerate(words[1:], 2)),
    ]
    newer = [told(1, "send 60 doctors to Oran", "Ab"), told(2, "plant a forest", "Ab")]
    report = compare(first, second, [*older, *newer], ASKED, [first, second])
    assert [(pair.first.id, pair.second.id) for pair in report.both] == [("A-1", "A-1"), ("A-2", "Ab-1")]
    assert (report.both[0].likeness, report.both[0].linked, report.both[0].differences) == (1.0, False, ())
    assert ([one.id for one in report.only_first], [one.id for one in report.only_second]) == (["A-3"], ["Ab-2"])
    assert (report.first.n, report.second.n) == (3, 3)
    mirrored = compare(second, first, [*older, *newer], ASKED, [first, second])
    assert [(pair.first.id, pair.second.id) for pair in mirrored.both] == [("Ab-1", "A-2"), ("A-1", "A-1")]


@given(books())
@few
def test_each_commitment_is_told_once(ledger: Ledger) -> None:
    commitments, readouts = ledger
    report = compare(readouts[0], readouts[1], commitments, ASKED)
    ids = [one.id for pair in report.both for one in (pair.first, pair.second)]
    ids += [one.id for one in (*report.only_first, *report.only_second)]
    assert sorted(ids) == sorted(c.id for c in commitments if c.standing.review != "rejected")
    mirrored = compare(readouts[1], readouts[0], commitments, ASKED)
    assert {(p.first.id, p.second.id) for p in report.both} == {(p.second.id, p.first.id) for p in mirrored.both}
