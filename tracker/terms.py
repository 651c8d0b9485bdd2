"""One term of a query to the test that a commitment passes or fails on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tracker.clean import folded
from tracker.dates import first_day
from tracker.model import Commitment, Edit, Link
from tracker.party import meant
from tracker.query import Range, Term
from tracker.standing import STALE_AFTER, is_late, is_open, is_overdue, is_rough, lacks_source, last_look, live

Test = Callable[[Commitment], bool]


def as_test(term: Term, today: dt.date) -> Test:
    """Whether any of the values or ranges holds; that a term may be negated is for the caller."""
    if term.field == "is":
        tests = [_STATES[value](today) for value in term.values]
        if len(tests) == 1:
            return tests[0]
        return lambda c: any(test(c) for test in tests)
    if term.field in _TEXTS:
        return _text_test(term)
    if term.field in _DAYS:
        return _day_test(term)
    if term.field == "specificity":
        return lambda c: any(r.holds(c.specificity) for r in term.ranges)
    values = frozenset(term.values)
    return {
        "status": lambda c: c.standing.status in values,
        "topic": lambda c: c.topic in values,
        "strength": lambda c: c.strength in values,
    }[term.field]


_TEXTS: dict[str, Callable[[Commitment], tuple[str, ...]]] = {
    "party": lambda c: c.parties,
    "to": lambda c: c.beneficiary,
    "by": lambda c: (c.asserted_by,),
    "readout": lambda c: (c.readout,),
    "id": lambda c: (c.id,),
    "place": lambda c: c.places,
}


def _text_test(term: Term) -> Test:
    names = _TEXTS[term.field]
    parts = list(term.values)
    if term.field in {"party", "to", "by"}:
        parts = [part for value in parts for part in meant(value)]
    known: dict[tuple[str, ...], bool] = {}

    def test(c: Commitment) -> bool:
        given = names(c)
        fits = known.get(given)
        if fits is None:
            plain = [folded(name) for name in given]
            fits = known[given] = any(part in name for part in parts for name in plain)
        return fits

    return test


_DAYS: dict[str, Callable[[Commitment], dt.date | None]] = {
    "due": lambda c: c.deadline.latest if c.deadline else None,
    "made": lambda c: c.made,
    "since": lambda c: first_day(c.standing.since) if c.standing.since else None,
    "stale": lambda c: last_look(c) if is_open(c) else None,
    "age": lambda c: c.made,
}


def _day_test(term: Term) -> Test:
    day, values, ranges = _DAYS[term.field], frozenset(term.values), term.ranges

    def test(c: Commitment) -> bool:
        date = day(c)
        if date is None:
            return "none" in values
        return "any" in values or _held(ranges, date.toordinal())

    return test


def _held(ranges: tuple[Range, ...], number: int) -> bool:
    return any(r.holds(number) for r in ranges)


_STATES: dict[str, Callable[[dt.date], Test]] = {
    "open": lambda _: is_open,
    "closed": lambda _: lambda c: not is_open(c),
    "overdue": lambda today: lambda c: is_overdue(c, today),
    "late": lambda _: is_late,
    "rough": lambda _: is_rough,
    "stale": lambda today: lambda c: _is_stale(c, today),
    "key": lambda _: lambda c: c.is_key,
    "candidate": lambda _: lambda c: c.standing.review == "candidate",
    "accepted": lambda _: lambda c: c.standing.review == "accepted",
    "rejected": lambda _: lambda c: c.standing.review == "rejected",
    "sourced": lambda _: lambda c: c.standing.sourced,
    "unsourced": lambda _: lacks_source,
    "snoozed": lambda today: lambda c: bool(c.standing.snoozed and c.standing.snoozed > today),
    "edited": lambda _: lambda c: any(isinstance(u, Edit) for u in live(c.history)),
    "linked": lambda _: lambda c: any(isinstance(u, Link) and u.accepted for u in live(c.history)),
    "unlooked": lambda _: lambda c: c.standing.looked is None,
}


def _is_stale(c: Commitment, today: dt.date) -> bool:
    looked = last_look(c, today)
    return bool(is_open(c) and looked and (today - looked).days > STALE_AFTER)
