"""Commitments to the numbers of the summary: counts, made against delivered, what moved, what is overdue or unseen, the score."""

from __future__ import annotations

import datetime as dt
import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from msgspec.structs import replace

from tracker.model import CLOSED, OPEN, STATUSES, STRENGTHS, Commitment, Readout
from tracker.reports.lines import Change, Line, line
from tracker.reports.moves import latest
from tracker.reports.periods import Period, over_time
from tracker.reports.scope import Asked, Book, Figure, Scope, book
from tracker.reports.scores import Score, Window, score
from tracker.standing import STALE_AFTER, is_late, last_look, stale_days

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
    rows, scope = counted.commitments, counted.scope
    pairs: Counter[tuple[tuple[str, ...], str, str, str]] = Counter()
    for c in rows:
        pairs[c.parties, c.topic, c.strength, c.standing.status] += 1
    by_status: Counter[str] = Counter()
    parties: dict[str, Counter[str]] = defaultdict(Counter)
    topics: dict[str, Counter[str]] = defaultdict(Counter)
    strengths: dict[str, Counter[str]] = defaultdict(Counter)
    for (bound, topic, strength, status), n in pairs.items():
        by_status[status] += n
        topics[topic][status] += n
        strengths[strength][status] += n
        for party in dict.fromkeys(bound) or (NO_PARTY,):
            parties[party][status] += n
    overdue, overdue_n = _overdue(rows, scope.day)
    stale, stale_n = _stale(rows, scope.day)
    periods, undated = over_time(rows, scope.day)
    return Summary(
        scope=scope,
        by_status=_in_order(by_status),
        parties=_splits(parties),
        topics=_splits(topics),
        strengths=tuple(_split(name, strengths[name]) for name in STRENGTHS if name in strengths),
        periods=periods,
        undated=undated,
        latest=tuple(latest(rows, LISTED)),
        overdue=overdue,
        overdue_n=overdue_n,
        stale=stale,
        stale_n=stale_n,
        late_n=sum(1 for c in rows if c.deadline and is_late(c)),
        unsourced_n=sum(1 for c in rows if c.standing.status in CLOSED and not c.standing.sourced),
        score=score(rows, over, vocabulary),
    )


def _in_order(counts: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(counts.get(status, 0) for status in STATUSES)


def _split(name: str, counts: Counter[str]) -> Split:
    return Split(name=name, n=counts.total(), by_status=_in_order(counts))


def _splits(counted: Mapping[str, Counter[str]]) -> tuple[Split, ...]:
    splits = (_split(name, counts) for name, counts in counted.items())
    return tuple(sorted(splits, key=lambda split: (-split.n, split.name)))


def _overdue(rows: Iterable[Commitment], day: dt.date) -> tuple[tuple[Line, ...], int]:
    found = [c for c in rows if c.deadline and (due := c.deadline.latest) and due < day and c.standing.status in OPEN]
    first = heapq.nsmallest(LISTED, found, key=lambda c: (_due(c), c.id))
    return tuple(line(c, (day - _due(c)).days) for c in first), len(found)


def _due(commitment: Commitment) -> dt.date:
    return (commitment.deadline and commitment.deadline.latest) or dt.date.max


def _stale(rows: Iterable[Commitment], day: dt.date) -> tuple[tuple[Line, ...], int]:
    before = day - dt.timedelta(days=STALE_AFTER)
    found = [c for c in rows if (look := c.standing.looked or c.made) and look < before and c.standing.status in OPEN]
    first = heapq.nsmallest(LISTED, found, key=lambda c: (last_look(c) or day, c.id))
    return tuple(line(c, stale_days(c, day)) for c in first), len(found)
