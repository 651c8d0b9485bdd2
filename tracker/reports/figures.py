"""Commitments to the numbers of the summary: counts, made against delivered, what moved, what is overdue or unseen, the score."""

from __future__ import annotations

import datetime as dt
import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from tracker.model import CLOSED, OPEN, STATUSES, STRENGTHS, Commitment, Readout, Status
from tracker.reports.lines import Change, Line, line
from tracker.reports.moves import latest
from tracker.reports.periods import ENDS, Period, over_time
from tracker.reports.scope import Asked, Book, Figure, Scope, book
from tracker.reports.scores import Score, Window, score
from tracker.standing import STALE_AFTER, is_late

NO_PARTY = "(not clear)"
LISTED = 5
"""How many lines the summary shows of a list; it always says of how many."""


class Split(Figure, frozen=True, kw_only=True):
    """Commitments of one kind by status, in the order of `tracker.model.STATUSES`."""

    name: str
    n: int
    by_status: tuple[int, ...]


class Summary(Figure, frozen=True, kw_only=True, tag_field="kind", tag="summary"):
    """Where all commitments stand."""

    kind: ClassVar[str] = "summary"
    scope: Scope
    by_status: tuple[int, ...]
    """In the order of `tracker.model.STATUSES`; sums to `scope.n`."""
    parties: tuple[Split, ...]
    """By who is bound, largest first; a joint commitment counts for each."""
    topics: tuple[Split, ...]
    strengths: tuple[Split, ...]
    periods: tuple[Period, ...]
    undated: int
    """Commitments whose talks have no date: not in `periods`."""
    latest: tuple[Change, ...]
    overdue: tuple[Line, ...]
    """The longest overdue, at most `LISTED`."""
    overdue_n: int
    stale: tuple[Line, ...]
    """Open, and longest not looked at, at most `LISTED`."""
    stale_n: int
    stale_after: int = STALE_AFTER
    late_n: int
    """Fulfilled, in whole or part, after the deadline."""
    unsourced_n: int
    """Closed without a source."""
    score: Score


def summary(
    commitments: Sequence[Commitment],
    readouts: Sequence[Readout] = (),
    *,
    today: dt.date,
    as_of: dt.date | None = None,
    as_known: dt.date | None = None,
    query_words: str = "",
    vocabulary: str = "g20",
    since: dt.date | None = None,
    until: dt.date | None = None,
    with_candidates: bool = False,
) -> Summary:
    """The summary of the commitments that count (see `scope.book`); `since` and `until` are the score's window."""
    asked = Asked(today=today, as_of=as_of, as_known=as_known, query=query_words, with_candidates=with_candidates)
    counted = book(commitments, readouts, judged_on(asked, until))
    return summarised(counted, window(asked, since, until), vocabulary)


def judged_on(asked: Asked, until: dt.date | None) -> Asked:
    """The same for a window that ends at `until`: standings are those of its end where that has passed."""
    if until is None or until >= asked.day:
        return asked
    return replace(asked, as_of=until)


def window(asked: Asked, since: dt.date | None = None, until: dt.date | None = None) -> Window:
    """The score's window: final where an end was given that has passed."""
    end = min(until, asked.day) if until else asked.day
    return Window(since=since, until=end, final=bool(until and until < asked.today and until <= asked.day))


def summarised(counted: Book, over: Window, vocabulary: str) -> Summary:
    """The figures of a book already selected."""
    rows, scope, standing = counted.commitments, counted.scope, counted.standing
    counts = counted_by(standing)
    overdue, stale = _waiting((c for status in sorted(OPEN) for c in standing[status]), scope.day)
    moved = [c for status, group in standing.items() for c in group if status != "pending" or c.standing.since]
    periods = over_time(counts.made, {status: standing[status] for status in ENDS}, scope.day)
    return Summary(
        scope=scope,
        by_status=tuple(len(standing[status]) for status in STATUSES),
        parties=_splits(counts.parties),
        topics=_splits(counts.topics),
        strengths=tuple(_split(name, counts.strengths[name]) for name in STRENGTHS if name in counts.strengths),
        periods=periods,
        undated=counts.made.get(None, 0),
        latest=tuple(latest(moved, LISTED)),
        overdue=_lines(overdue, scope.day),
        overdue_n=len(overdue),
        stale=_lines(stale, scope.day),
        stale_n=len(stale),
        late_n=sum(map(is_late, [*standing["fulfilled"], *standing["partial"]])),
        unsourced_n=sum(not c.standing.sourced for status in CLOSED for c in standing[status]),
        score=score(rows, over, vocabulary),
    )


class Counts(Struct, frozen=True):
    """How many there are of each name, by status; and of each day of talks."""

    parties: dict[str, Counter[str]]
    topics: dict[str, Counter[str]]
    strengths: dict[str, Counter[str]]
    made: dict[dt.date | None, int]


def counted_by(standing: Mapping[Status, Sequence[Commitment]]) -> Counts:
    """The counts of commitments given by status, each looked at once."""
    counts = Counts(defaultdict(Counter), defaultdict(Counter), defaultdict(Counter), {})
    made = counts.made
    for status, group in standing.items():
        bound: dict[tuple[str, ...], int] = {}
        topics: dict[str, int] = {}
        strengths: dict[str, int] = {}
        for c in group:
            parties, topic, strength, day = c.parties, c.topic, c.strength, c.made
            bound[parties] = bound.get(parties, 0) + 1
            topics[topic] = topics.get(topic, 0) + 1
            strengths[strength] = strengths.get(strength, 0) + 1
            made[day] = made.get(day, 0) + 1
        for name, n in topics.items():
            counts.topics[name][status] += n
        for name, n in strengths.items():
            counts.strengths[name][status] += n
        for parties, n in bound.items():
            for party in dict.fromkeys(parties) or (NO_PARTY,):
                counts.parties[party][status] += n
    return counts


def _in_order(counts: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(counts.get(status, 0) for status in STATUSES)


def _split(name: str, counts: Counter[str]) -> Split:
    return Split(name=name, n=counts.total(), by_status=_in_order(counts))


def _splits(counted: Mapping[str, Counter[str]]) -> tuple[Split, ...]:
    splits = (_split(name, counts) for name, counts in counted.items())
    return tuple(sorted(splits, key=lambda split: (-split.n, split.name)))


Dated = list[tuple[dt.date, Commitment]]


def _waiting(still_open: Iterable[Commitment], day: dt.date) -> tuple[Dated, Dated]:
    """Those overdue, with their last day; those not looked at for long, with the day of the last look."""
    before = day - dt.timedelta(days=STALE_AFTER)
    overdue: Dated = []
    stale: Dated = []
    for c in still_open:
        if c.deadline and (due := c.deadline.latest) and due < day:
            overdue.append((due, c))
        if (look := c.standing.looked or c.made) and look < before:
            stale.append((look, c))
    return overdue, stale


def _lines(found: Dated, day: dt.date) -> tuple[Line, ...]:
    """The earliest `LISTED`, those of one day by id; ids are looked at only where the day leaves it open."""
    if not found:
        return ()
    limit = heapq.nsmallest(LISTED, [then for then, _ in found])[-1]
    first = sorted((pair for pair in found if pair[0] <= limit), key=lambda pair: (pair[0], pair[1].id))
    return tuple(line(c, (day - then).days) for then, c in first[:LISTED])
