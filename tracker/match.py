"""A Query and the ledger's commitments to the positions that fit, in order: the hot loop behind every list.

Columns are built once and patched on change; a query that only narrows the last one looks no further than its result.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.clean import folded, unbroken
from tracker.model import STATUSES, STRENGTHS, Commitment
from tracker.query import EVERYTHING, Query, Term
from tracker.standing import last_look

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
        if not query.terms:
            return found
        from tracker.terms import as_test  # the first screen asks for all

        for term in query.terms:
            test = as_test(term, self.today)
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
    quote = commitment.quote
    said = (commitment.id, commitment.title, quote, *unbroken(quote), *commitment.parties, *commitment.notes)
    return folded("\n".join(said))


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
