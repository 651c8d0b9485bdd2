"""Commitments to the matrix of parties and commitments that summit scorers print: +1, 0, -1, means, percents, coverage."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import ClassVar

from tracker.model import Commitment, Readout, Status
from tracker.reports.figures import judged_on, window
from tracker.reports.scope import Asked, Figure, Scope, book
from tracker.reports.scores import Score, Window, rated, score, tallied
from tracker.reports.tally import NO_PARTY
from tracker.reports.vocabularies import vocabulary
from tracker.standing import may_be_late

POINTS = "g20"
"""The vocabulary whose points fill the matrix, whichever words stand beside them."""


class Mark(Figure, frozen=True, kw_only=True):
    """One commitment's row: the same points for each party bound, since the standing is the commitment's."""

    id: str
    title: str
    parties: tuple[str, ...]
    status: Status
    points: int | None
    """+1, 0 or -1; None where it is not rated."""
    word: str
    """Its category in the vocabulary asked for, "" where it has none."""
    left_out: str
    """Why it is not rated; "" if it is."""


class PartyScore(Figure, frozen=True, kw_only=True):
    """One party's score over the commitments that bind it."""

    party: str
    score: Score


class Matrix(Figure, frozen=True, kw_only=True, tag_field="kind", tag="matrix"):
    """The whole matrix."""

    kind: ClassVar[str] = "matrix"
    scope: Scope
    total: Score
    """Each commitment once, however many parties it binds."""
    words: Score | None
    """The same commitments in the vocabulary asked for, where it is not the one of the points."""
    parties: tuple[PartyScore, ...]
    """Most commitments rated first; a joint commitment counts for each party that it binds."""
    marks: tuple[Mark, ...]
    """Every commitment, by id."""
    perhaps_late_n: int = 0
    """Rated as in time although the month or year of delivery reaches beyond the deadline."""


class Outcomes:
    """How many commitments fell in each category, and how many were left out for each reason."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._out: Counter[str] = Counter()

    def add(self, category: str, why: str, n: int) -> None:
        """Count `n` of one category in, or of one reason where there is no category."""
        if category:
            self._counts[category] += n
        else:
            self._out[why] += n

    def score(self, over: Window) -> Score:
        """What the points make of them."""
        return tallied(self._counts, self._out, over, POINTS)


def matrix(
    commitments: Sequence[Commitment],
    readouts: Sequence[Readout],
    asked: Asked,
    *,
    vocabulary_name: str = POINTS,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Matrix:
    """The matrix for a window: commitments made in it, judged by what had happened at its end.

    Where the window ends before the report's day, standings are folded as of its end.
    """
    counted = book(commitments, readouts, judged_on(asked, until))
    over = window(asked, since, until)
    values = vocabulary(POINTS).values
    marks: list[Mark] = []
    perhaps_late = 0
    outcomes: dict[tuple[tuple[str, ...], str, str], int] = defaultdict(int)
    for c in sorted(counted.commitments, key=lambda c: c.id):
        category, why = rated(c, over, POINTS)
        word = category if vocabulary_name == POINTS else rated(c, over, vocabulary_name)[0]
        outcomes[c.parties, category, why] += 1
        perhaps_late += bool(category and may_be_late(c))
        marks.append(
            Mark(
                id=c.id,
                title=c.title or c.quote,
                parties=c.parties,
                status=c.standing.status,
                points=values[category] if category else None,
                word=word,
                left_out=why,
            )
        )
    total, scores = Outcomes(), defaultdict[str, Outcomes](Outcomes)
    for (bound, category, why), n in outcomes.items():
        for each in (total, *(scores[party] for party in dict.fromkeys(bound) or (NO_PARTY,))):
            each.add(category, why, n)
    parties = [PartyScore(party=party, score=each.score(over)) for party, each in scores.items()]
    return Matrix(
        scope=counted.scope,
        total=total.score(over),
        words=score(counted.commitments, over, vocabulary_name) if vocabulary_name != POINTS else None,
        parties=tuple(sorted(parties, key=lambda one: (-one.score.n, one.party))),
        marks=tuple(marks),
        perhaps_late_n=perhaps_late,
    )
