"""Commitments to the numbers of the summary: counts, made against delivered, what moved, what is overdue or unseen, the score."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import ClassVar

from msgspec.structs import replace

from tracker.model import STATUSES, STRENGTHS, Commitment, Readout
from tracker.reports.lines import Change, Line
from tracker.reports.moves import latest
from tracker.reports.periods import Period, over_time
from tracker.reports.scope import Asked, Figure, Scope, Selection
from tracker.reports.scores import Rating, Score, Window
from tracker.reports.tally import Tally
from tracker.standing import STALE_AFTER

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
    """Open, not put off, and longest not looked at, at most `LISTED`."""
    stale_n: int
    snoozed_n: int
    """Open, and put off to a later day: not in `stale`."""
    snoozed_overdue_n: int = 0
    """Of these, overdue: in `overdue` and its number, but on no agenda."""
    stale_after: int = STALE_AFTER
    late_n: int
    """Fulfilled, in whole or part, after the deadline."""
    perhaps_late_n: int = 0
    """The same in a month or year that reaches beyond the deadline: not known whether in time, not in `late_n`."""
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
    """The summary of the commitments that count (see `scope.Selection`); `since` and `until` are the score's window."""
    asked = Asked(today=today, as_of=as_of, as_known=as_known, query=query_words, with_candidates=with_candidates)
    selection = Selection(commitments, readouts, judged_on(asked, until))
    return summarised(selection, window(asked, since, until), vocabulary)


def judged_on(asked: Asked, until: dt.date | None) -> Asked:
    """The same for a window that ends at `until`: standings are those of its end where that has passed."""
    if until is None or until >= asked.day:
        return asked
    return replace(asked, as_of=until)


def window(asked: Asked, since: dt.date | None = None, until: dt.date | None = None) -> Window:
    """The score's window: final where an end was given that has passed."""
    end = min(until, asked.day) if until else asked.day
    return Window(since=since, until=end, final=bool(until and until < asked.today and until <= asked.day))


def summarised(selection: Selection, over: Window, vocabulary: str) -> Summary:
    """The figures of what was selected, gone over once."""
    tally = Tally(selection.asked.day, Rating(over), LISTED)
    tally.take(selection)
    scope, strengths = selection.scope, tally.strengths()
    return Summary(
        scope=scope,
        by_status=tuple(tally.groups[status].n for status in STATUSES),
        parties=_splits(tally.parties()),
        topics=_splits(tally.topics()),
        strengths=tuple(_split(name, strengths[name]) for name in STRENGTHS if name in strengths),
        periods=over_time(selection.made, tally.ended(), scope.day),
        undated=selection.made.get(None, 0),
        latest=tuple(latest(tally.moved, LISTED)),
        overdue=tally.overdue.lines(scope.day),
        overdue_n=tally.overdue.n,
        stale=tally.stale.lines(scope.day),
        stale_n=tally.stale.n,
        snoozed_n=tally.snoozed,
        snoozed_overdue_n=tally.snoozed_overdue,
        late_n=tally.late,
        perhaps_late_n=tally.perhaps_late,
        unsourced_n=tally.unsourced,
        score=tally.rating.score(vocabulary),
    )


def _in_order(counts: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(counts.get(status, 0) for status in STATUSES)


def _split(name: str, counts: Counter[str]) -> Split:
    return Split(name=name, n=counts.total(), by_status=_in_order(counts))


def _splits(counted: Mapping[str, Counter[str]]) -> tuple[Split, ...]:
    splits = (_split(name, counts) for name, counts in counted.items())
    return tuple(sorted(splits, key=lambda split: (-split.n, split.name)))
