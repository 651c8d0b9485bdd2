"""A ledger's commitments to those that a report counts, each as it stood on the date asked; what is left out is counted."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from tracker.model import Commitment, Readout, Retract
from tracker.standing import at, is_withdrawn

_PRECISIONS = frozenset({4, 7, 10})


class Figure(Struct, frozen=True, kw_only=True):
    """Base of all that a report is made of: immutable, named fields only; every field is written out in JSON."""


class Scope(Figure, frozen=True, kw_only=True):
    """What the figures are about, and what is left out of them."""

    day: dt.date
    """The day for which everything is said: `as_of` where given, else today."""
    as_of: dt.date | None = None
    as_known: dt.date | None = None
    query: str = ""
    n: int
    """Commitments counted."""
    readouts: int
    """Readouts that these come from."""
    candidates: int = 0
    """Found by extraction, not reviewed by a person yet: left out unless `with_candidates`."""
    with_candidates: bool = False
    rejected: int = 0
    """Turned down in review: always left out."""
    first_made: dt.date | None = None
    last_made: dt.date | None = None


class Asked(Struct, frozen=True, kw_only=True):
    """For which day, and about what, a report is asked."""

    today: dt.date
    as_of: dt.date | None = None
    """As things stood on that day."""
    as_known: dt.date | None = None
    """As it was recorded by that day."""
    query: str = ""
    """The words of the filter by which the commitments given were chosen: printed, not applied."""
    with_candidates: bool = False
    """Count what nobody has reviewed yet as well."""

    @property
    def day(self) -> dt.date:
        """The day for which everything is said."""
        return self.as_of or self.today


class Selection:
    """Of the commitments given, those that a report counts, as they stood: accepted ones, and candidates where asked for.

    Goes over them one by one, once, and counts what the scope says of them on the way, so that a large ledger is walked
    through only once whatever else is counted.
    """

    def __init__(self, commitments: Sequence[Commitment], readouts: Sequence[Readout], asked: Asked) -> None:
        self.asked = asked
        self._stood = as_they_stood(commitments, readouts, as_of=asked.as_of, as_known=asked.as_known)
        self._days: list[dt.date | None] = []
        self._talked: set[str] = set()
        self._candidates = self._rejected = 0

    def __iter__(self) -> Iterator[Commitment]:
        made, talked = self._days.append, self._talked.add
        for c in self._stood:
            review = c.standing.review
            if review != "accepted":
                if review == "rejected":
                    self._rejected += not is_withdrawn(c)
                    continue
                self._candidates += 1
                if not self.asked.with_candidates:
                    continue
            talked(c.readout)
            made(c.made)
            yield c

    @cached_property
    def made(self) -> Mapping[dt.date | None, int]:
        """How many were made on each day, once all are gone over; None: how many whose day is not known."""
        return Counter(self._days)

    @property
    def scope(self) -> Scope:
        """What was counted and what left out, once all are gone over."""
        days = {day for day in self.made if day}
        asked = self.asked
        return Scope(
            day=asked.day,
            as_of=asked.as_of,
            as_known=asked.as_known,
            query=asked.query,
            n=len(self._days),
            readouts=len(self._talked),
            candidates=self._candidates,
            with_candidates=asked.with_candidates,
            rejected=self._rejected,
            first_made=min(days, default=None),
            last_made=max(days, default=None),
        )


class Book(Struct, frozen=True, kw_only=True):
    """The commitments that count, as they stood, with their scope."""

    scope: Scope
    commitments: list[Commitment]


def book(commitments: Sequence[Commitment], readouts: Sequence[Readout], asked: Asked) -> Book:
    """The selection as a list."""
    selection = Selection(commitments, readouts, asked)
    counted = list(selection)
    return Book(scope=selection.scope, commitments=counted)


def as_they_stood(
    commitments: Sequence[Commitment],
    readouts: Sequence[Readout],
    *,
    as_of: dt.date | None = None,
    as_known: dt.date | None = None,
) -> Sequence[Commitment]:
    """The commitments made by `as_of` and in the ledger by `as_known`, each with its history cut at these dates.

    A commitment without a date of talks, or a readout without a date of adding, is kept.
    """
    if as_of is None and as_known is None:
        return commitments
    day = as_of.isoformat() if as_of else "9999-12-31"
    known = dt.datetime.combine(as_known, dt.time.max, dt.UTC) if as_known else None
    unknown = {r.id for r in readouts if as_known and r.added and r.added.date() > as_known}
    return [
        at(c, as_of, as_known) if c.history and _cuts(c, day, known) else c
        for c in commitments
        if not (as_of and c.made and c.made > as_of) and c.readout not in unknown
    ]


def _cuts(commitment: Commitment, day: str, known: dt.datetime | None) -> bool:
    """Whether the dates change anything; where they do not, the stored standing is the answer and needs no folding."""
    for u in commitment.history:
        if known and u.at > known:
            return True
        # A date of any precision, zero-padded, sorts as text like the first day it can mean.
        if (u.on > day or len(u.on) not in _PRECISIONS) and not isinstance(u, Retract):
            return True
    return False
