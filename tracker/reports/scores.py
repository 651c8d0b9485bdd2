"""Commitments to scores: each one's situation in a window, its category in a vocabulary, counts, mean and percent.

A score always carries its n, what it leaves out and why, its window, and whether it is interim. All commitments weigh the same.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from tracker import standing
from tracker.model import Commitment, Evidence, Retract, Status, StatusUpdate
from tracker.reports.scope import Figure
from tracker.reports.vocabularies import Situation, reason_out, vocabulary

NOT_CHECKABLE = "not checkable (specificity 1)"
TOO_SOFT = "no more than a wish (soft wording)"
OUTSIDE = "made outside the window"

_CHECKABLE = 2
"""The least specificity that is scored."""

_ACTS: frozenset[Status] = frozenset({"underway", "partial", "fulfilled"})
"""The statuses that say an act was done."""

_ALONE: Mapping[Status, Situation] = {
    "underway": "underway",
    "partial": "partial",
    "superseded": "superseded",
    "unverifiable": "unverifiable",
}
"""The statuses that are a situation by themselves, whatever the dates and the history."""


class Count(Figure, frozen=True, kw_only=True):
    """How many of one thing."""

    name: str
    n: int


class Window(Figure, frozen=True, kw_only=True):
    """The days that a score covers: commitments made in it, judged by what had happened at its end.

    A window given an end that has passed is final; else the score is interim, and what nothing is known of is left out.
    """

    since: dt.date | None = None
    until: dt.date
    final: bool = False


class Score(Figure, frozen=True, kw_only=True):
    """What a vocabulary makes of the commitments."""

    vocabulary: str
    name: str
    source: str
    n: int
    """Commitments rated."""
    categories: tuple[Count, ...]
    """How many fell in each category; these sum to n."""
    left_out: tuple[Count, ...]
    """How many were not rated, by reason, largest first."""
    mean: float | None = None
    """Mean of the points, where the vocabulary gives points and n is not 0."""
    percent: float | None = None
    """(mean + 1) / 2 x 100 for points; the share of the kept categories where the vocabulary names some; else None."""
    percent_words: str = ""
    window: Window
    coverage: float | None = None
    """The share of scorable commitments that are rated, in percent; what is superseded or cannot be known is not scorable."""


def situation(commitment: Commitment, window: Window) -> Situation:
    """What a commitment's standing amounts to in the window."""
    now = commitment.standing
    match now.status:
        case "pending":
            return _silence(commitment, window)
        case "stalled":
            return "stalled-moved" if _ever_moved(commitment) else "stalled-idle"
        case "fulfilled":
            return "fulfilled-late" if standing.is_late(commitment) else "fulfilled"
        case "broken":
            return "cancelled" if now.why == "cancelled" else "reversed" if now.why == "reversed" else "lapsed"
        case "underway" | "partial" | "superseded" | "unverifiable":
            return now.status


def _silence(commitment: Commitment, window: Window) -> Situation:
    looked, deadline = commitment.standing.looked, commitment.deadline
    if looked is None:
        return "unseen"
    if window.final or (deadline and deadline.latest and deadline.latest < window.until and looked > deadline.latest):
        return "silent-final"
    return "silent"


def _ever_moved(commitment: Commitment) -> bool:
    """Whether a first act, or evidence for one, is on record and in force."""
    gone: set[str] = set()
    for update in reversed(commitment.history):  # what is taken back stands before the retraction
        if update.id in gone:
            continue
        if isinstance(update, Retract):
            gone.add(update.target)
        elif isinstance(update, StatusUpdate):
            if update.status in _ACTS:
                return True
        elif isinstance(update, Evidence) and any(source.stance == "supports" for source in update.sources):
            return True
    return False


def unscorable(commitment: Commitment, window: Window) -> str:
    """Why a commitment takes part in no score; "" if it does."""
    if commitment.specificity < _CHECKABLE:
        return NOT_CHECKABLE
    if commitment.strength == "soft":
        return TOO_SOFT
    made = commitment.made
    if made and ((window.since and made < window.since) or made > window.until):
        return OUTSIDE
    return ""


def rated(commitment: Commitment, window: Window, vocabulary_name: str) -> tuple[str, str]:
    """A commitment's category in the vocabulary ("" where it has none) and, then, why it is left out."""
    if why := unscorable(commitment, window):
        return "", why
    where = situation(commitment, window)
    category = vocabulary(vocabulary_name).cells[where]
    return category, "" if category else reason_out()[where]


class Rating:
    """Counts commitments by situation, and those left out by reason, as it is shown them."""

    __slots__ = ("_out", "_since", "_until", "_where", "window")

    def __init__(self, window: Window) -> None:
        self.window = window
        self._since, self._until = window.since, window.until
        self._where: dict[Situation, int] = defaultdict(int)
        self._out: dict[str, int] = defaultdict(int)

    def take(self, c: Commitment) -> None:
        """Count one in: `unscorable` and `situation`, the commonest answers first and without calls."""
        if c.specificity < _CHECKABLE:
            self._out[NOT_CHECKABLE] += 1
        elif c.strength == "soft":
            self._out[TOO_SOFT] += 1
        elif (made := c.made) and ((self._since and made < self._since) or made > self._until):
            self._out[OUTSIDE] += 1
        elif (alone := _ALONE.get(status := c.standing.status)) is not None:
            self._where[alone] += 1
        elif status == "fulfilled" and c.deadline is None:
            self._where["fulfilled"] += 1
        elif status == "pending" and c.standing.looked is None:
            self._where["unseen"] += 1
        else:
            self._where[situation(c, self.window)] += 1

    def score(self, vocabulary_name: str) -> Score:
        """The score of what was counted, in a vocabulary."""
        cells, counts, out = vocabulary(vocabulary_name).cells, Counter[str](), Counter(self._out)
        for each, n in self._where.items():
            if cells[each]:
                counts[cells[each]] += n
            else:
                out[reason_out()[each]] += n
        return tallied(counts, out, self.window, vocabulary_name)


def score(commitments: Iterable[Commitment], window: Window, vocabulary_name: str = "g20") -> Score:
    """The score of the commitments in a vocabulary."""
    rating = Rating(window)
    for c in commitments:
        rating.take(c)
    return rating.score(vocabulary_name)


def tallied(counts: Counter[str], out: Counter[str], window: Window, vocabulary_name: str) -> Score:
    """A score from how many fell in each category and how many were left out for each reason.

    A category that says "not rated" is a reason for leaving out, so that it raises neither n nor the coverage.
    """
    table = vocabulary(vocabulary_name)
    out = out + Counter({name: counts[name] for name in table.unrated})
    n = sum(counts.values()) - sum(counts[name] for name in table.unrated)
    mean = percent = None
    words = ""
    if table.values and n:
        mean = sum(table.values[name] * count for name, count in counts.items()) / n
        percent = (mean + 1) / 2 * 100
        words = "(mean + 1) / 2 × 100"
    elif table.kept and n:
        percent = sum(counts[name] for name in table.kept) / n * 100
        words = table.kept_words
    never = {NOT_CHECKABLE, TOO_SOFT, OUTSIDE, reason_out()["superseded"], reason_out()["unverifiable"]}
    scorable = n + sum(count for why, count in out.items() if why not in never)
    return Score(
        vocabulary=vocabulary_name,
        name=table.name,
        source=table.source,
        n=n,
        categories=tuple(Count(name=name, n=counts[name]) for name in table.categories if name not in table.unrated),
        left_out=tuple(Count(name=why, n=count) for why, count in sorted(out.items(), key=lambda item: (-item[1], item[0]))),
        mean=mean,
        percent=percent,
        percent_words=words,
        window=window,
        coverage=n / scorable * 100 if scorable else None,
    )
