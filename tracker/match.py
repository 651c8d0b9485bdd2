"""A Query and the ledger's commitments to the positions that fit, in order: the hot loop behind every list.

Columns are built once and patched on change; a query that only narrows the last one looks no further than its result.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.clean import folded
from tracker.dates import first_day
from tracker.model import STATUSES, STRENGTHS, Commitment, Edit, Link
from tracker.query import EVERYTHING, Query, Range, Term
from tracker.standing import STALE_AFTER, is_late, is_open, is_overdue, lacks_source, last_look, live

if TYPE_CHECKING:
    from tracker.wanted import Wanted

SortKey = int | str


def natural(id: str) -> str:
    """What ids are ordered by: the number at the end counts as one, so that -100 follows -99."""
    stem, dash, number = id.rpartition("-")
    return f"{stem}{dash}{number:0>6}"


def _in_order(id: str, after: str) -> bool:
    """Whether one id stands before another, or is the same; cheap where both are of one length."""
    return id <= after if len(id) == len(after) else natural(id) <= natural(after)


class Index:
    """The commitments of a ledger on one day, ready to be filtered and sorted; `commitments` stand in the order of their ids."""

    def __init__(self, commitments: Iterable[Commitment], today: dt.date) -> None:
        self.today = today
        self.commitments: list[Commitment] = list(commitments)
        if not all(_in_order(a.id, b.id) for a, b in pairwise(self.commitments)):
            self.commitments.sort(key=lambda c: natural(c.id))
        self.position: dict[str, int] = {c.id: i for i, c in enumerate(self.commitments)}
        self._hay: list[str] = []
        self._ranks: dict[str, list[int]] = {}
        self._by_id = True
        self._kept: list[int] | None = None
        """The positions of all that are not rejected."""
        self._last: tuple[tuple[Term, ...], tuple[Wanted, ...], list[int]] | None = None

    def changed(self, commitments: Iterable[Commitment]) -> None:
        """Take in new states of commitments; unknown ones are added at the end."""
        for commitment in commitments:
            where = self.position.get(commitment.id)
            if where is None:
                self._by_id = self._by_id and (not self.commitments or _in_order(self.commitments[-1].id, commitment.id))
                self.position[commitment.id] = len(self.commitments)
                self.commitments.append(commitment)
                self._ranks.clear()
                self._kept = None
                continue
            before = self.commitments[where]
            self.commitments[where] = commitment
            if "rejected" in {before.standing.review, commitment.standing.review}:
                self._kept = None
            if where < len(self._hay):
                self._hay[where] = haystack(commitment)
            for name in [name for name in self._ranks if SORT_KEYS[name](before) != SORT_KEYS[name](commitment)]:
                del self._ranks[name]
        self._last = None

    def warm(self, rows: int) -> bool:
        """Prepare the search in the texts of a number of further rows; whether there are more to prepare.

        The first search prepares what is left, which at 100,000 is felt: a screen does it piecemeal while nobody types.
        """
        done = len(self._hay)
        self._hay.extend(map(haystack, self.commitments[done : done + rows]))
        return len(self._hay) < len(self.commitments)

    def select(self, query: Query = EVERYTHING) -> list[int]:
        """Positions of the commitments that fit, in the query's order (else that of the ids).

        Rejected candidates are left out unless the query asks for them.
        """
        found = self._narrowed(query)
        if not query.sort and self._by_id:
            return found
        for name, descending in reversed(query.sort or (("id", False),)):
            found = self._sorted(found, name, descending=descending)
        return found

    def count(self, query: Query = EVERYTHING) -> int:
        """How many fit."""
        return len(self._narrowed(query))

    def _narrowed(self, query: Query) -> list[int]:
        asked = _wanted(query)
        left, candidates = asked, None
        if self._last:
            terms, before, found = self._last
            if terms == query.terms and (not before or _narrows(before, asked)):
                candidates, left = found, tuple(one for one in asked if one not in before)
        if candidates is None:
            candidates = self._by_terms(query)
        if left:
            candidates = self._by_words(candidates, left)
        self._last = (query.terms, asked, candidates)
        return candidates

    def _by_terms(self, query: Query) -> list[int]:
        rows = self.commitments
        if query.asks("is", "rejected"):
            found = list(range(len(rows)))
        else:
            if self._kept is None:
                self._kept = [i for i, c in enumerate(rows) if c.standing.review != "rejected"]
            found = self._kept
        for term in query.terms:
            test = _test(term, self.today)
            found = [i for i in found if test(rows[i]) != term.negated]
        return found

    def _by_words(self, candidates: list[int], asked: Iterable[Wanted]) -> list[int]:
        self.warm(len(self.commitments))
        hay = self._hay
        for one in asked:
            found = candidates
            for word in one.words:
                found = [i for i in found if word in hay[i]]
            if one.name:
                name = one.name
                found = sorted({*found, *(i for i in candidates if name in hay[i])})
            if one.negated:
                without = frozenset(found)
                found = [i for i in candidates if i not in without]
            candidates = found
        return candidates

    def _sorted(self, found: list[int], name: str, *, descending: bool) -> list[int]:
        ranks = self._ranks.get(name)
        if ranks is None:
            ranks = self._ranks[name] = _ranked([SORT_KEYS[name](c) for c in self.commitments])
        last = len(self.commitments)
        if descending:
            return sorted(found, key=lambda i: -ranks[i] if ranks[i] < last else last)
        return sorted(found, key=ranks.__getitem__)


def haystack(commitment: Commitment) -> str:
    """All that plain words search, without capitals and accents: id, title, quote, parties, and the notes of the history."""
    return folded("\n".join((commitment.id, commitment.title, commitment.quote, *commitment.parties, *commitment.notes)))


def _wanted(query: Query) -> tuple[Wanted, ...]:
    if not query.words:
        return ()
    from tracker.wanted import wanted  # the names of all parties: the first screen does without

    return wanted(query.words)


def _narrows(old: tuple[Wanted, ...], new: tuple[Wanted, ...]) -> bool:
    from tracker.wanted import narrows

    return narrows(old, new)


def _ranked(keys: Sequence[SortKey | None]) -> list[int]:
    """The rank of each key, equal for equal keys; None ranks last whichever way the list is turned."""
    numbers: list[SortKey] = [*sorted({key for key in keys if isinstance(key, int)})]
    texts: list[SortKey] = [*sorted({key for key in keys if isinstance(key, str)})]
    order = {key: rank for rank, key in enumerate(numbers + texts)}
    last = len(keys)
    return [last if key is None else order[key] for key in keys]


def _due(c: Commitment) -> dt.date | None:
    return c.deadline.latest if c.deadline else None


def _day(date: dt.date | None) -> int | None:
    return date.toordinal() if date else None


SORT_KEYS: dict[str, Callable[[Commitment], SortKey | None]] = {
    "id": lambda c: natural(c.id),
    "made": lambda c: _day(c.made),
    "due": lambda c: _day(_due(c)),
    "status": lambda c: STATUSES.index(c.standing.status),
    "since": lambda c: c.standing.since or None,
    "looked": lambda c: _day(last_look(c)),
    "party": lambda c: ", ".join(c.parties).casefold() or None,
    "topic": lambda c: c.topic,
    "strength": lambda c: STRENGTHS.index(c.strength),
    "specificity": lambda c: -c.specificity,
    "title": lambda c: c.title.casefold(),
    "readout": lambda c: c.readout,
}
"""What each sort field of the query language orders by; None sorts last."""

Test = Callable[[Commitment], bool]


def _test(term: Term, today: dt.date) -> Test:
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
        from tracker.party import meant  # the first screen does without

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
    "due": _due,
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
    looked = last_look(c)
    return bool(is_open(c) and looked and (today - looked).days > STALE_AFTER)
