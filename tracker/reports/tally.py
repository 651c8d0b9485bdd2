"""The commitments of a report, each looked at once, to the counts and lists that the summary is made of.

A ledger of 100,000 is bound by memory, not by arithmetic: one pass that does everything takes half the time of many small ones.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from tracker.model import OPEN, STATUSES, Commitment, Standing, Status
from tracker.reports.lines import Line, line
from tracker.reports.scores import Rating
from tracker.standing import STALE_AFTER, is_late, last_look, may_be_late

NO_PARTY = "(not clear)"
"""Stands for the party where the text does not say who is bound."""

OUTCOMES: frozenset[Status] = frozenset({"fulfilled", "partial", "broken"})
"""What is counted over time."""


class Earliest:
    """Of the dated commitments it is shown, how many they are and which few are the earliest, those of one day by id."""

    __slots__ = ("_kept", "_limit", "_most", "n")

    def __init__(self, most: int) -> None:
        self.n = 0
        self._most = most
        self._kept: list[tuple[dt.date, Commitment]] = []
        self._limit = dt.date.max

    def show(self, day: dt.date, commitment: Commitment) -> None:
        """Count one in, and keep it as long as it may be among the earliest."""
        self.n += 1
        if day <= self._limit:
            self._kept.append((day, commitment))
            if len(self._kept) > self._most * 20:
                self._cut()

    def _cut(self) -> None:
        self._kept = sorted(self._kept, key=lambda pair: (pair[0], pair[1].id))[: self._most]
        if len(self._kept) == self._most:
            self._limit = self._kept[-1][0]

    def lines(self, day: dt.date) -> tuple[Line, ...]:
        """The earliest, each with the days from then to `day`."""
        self._cut()
        return tuple(line(c, (day - then).days) for then, c in self._kept)


class Group:
    """How many commitments of one status there are of each name."""

    __slots__ = ("bound", "ended", "strengths", "topics")

    def __init__(self) -> None:
        self.bound: dict[tuple[str, ...], int] = defaultdict(int)
        self.topics: dict[str, int] = defaultdict(int)
        self.strengths: dict[str, int] = defaultdict(int)
        self.ended: dict[str, int] = defaultdict(int)
        """By when the dated ones among them came to their status, where that is an outcome."""

    @property
    def n(self) -> int:
        """How many there are."""
        return sum(self.topics.values())


class Tally:
    """Counts as it is shown commitments, on one day."""

    def __init__(self, day: dt.date, rating: Rating, most: int) -> None:
        self.day = day
        self.rating = rating
        self.groups: dict[Status, Group] = {status: Group() for status in STATUSES}
        self.overdue = Earliest(most)
        """By the last day of the deadline."""
        self.stale = Earliest(most)
        """Open and not put off, by the day of the last look, which is more than `STALE_AFTER` days ago."""
        self.snoozed = 0
        """Open, and put off to a later day."""
        self.snoozed_overdue = 0
        """Of these, overdue: in `overdue` as well."""
        self.moved: dict[dt.date, list[Commitment]] = defaultdict(list)
        """Those whose status anybody ever set, by the last day on which anything about the outcome was recorded."""
        self.late = 0
        self.perhaps_late = 0
        self.unsourced = 0
        self._stale_before = day - dt.timedelta(days=STALE_AFTER)

    def take(self, commitments: Iterable[Commitment]) -> None:
        """Count all of them in."""
        groups, rate = self.groups, self.rating.take
        for c in commitments:
            now = c.standing
            status = now.status
            group = groups[status]
            group.bound[c.parties] += 1
            group.topics[c.topic] += 1
            group.strengths[c.strength] += 1
            if status in OPEN:
                self._open(c, now)
            else:
                self._closed(c, now, group)
            rate(c)

    def _open(self, c: Commitment, now: Standing) -> None:
        deadline = c.deadline
        asleep = bool(now.snoozed and now.snoozed > self.day)
        if deadline and (due := deadline.latest) and due < self.day:
            self.overdue.show(due, c)
            self.snoozed_overdue += asleep
        look = last_look(c)
        if asleep:
            self.snoozed += 1
        elif look and look < self._stale_before:
            self.stale.show(look, c)
        if now.since:
            self.moved[now.recorded or dt.date.max].append(c)

    def _closed(self, c: Commitment, now: Standing, group: Group) -> None:
        self.moved[now.recorded or dt.date.max].append(c)
        if not now.sourced:
            self.unsourced += 1
        if now.status in OUTCOMES:
            if c.made and now.since:
                group.ended[now.since] += 1
            if c.deadline and is_late(c):
                self.late += 1
            elif c.deadline and may_be_late(c):
                self.perhaps_late += 1

    def ended(self) -> Mapping[tuple[str, Status], int]:
        """Dated commitments by when they came to their outcome, and which."""
        return {(since, status): n for status, group in self.groups.items() for since, n in group.ended.items()}

    def parties(self) -> Mapping[str, Counter[str]]:
        """By who is bound, each with its statuses; a joint commitment counts for each."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for status, group in self.groups.items():
            for bound, n in group.bound.items():
                for party in dict.fromkeys(bound) or (NO_PARTY,):
                    counts[party][status] += n
        return counts

    def topics(self) -> Mapping[str, Counter[str]]:
        """By topic, each with its statuses."""
        return _turned({status: group.topics for status, group in self.groups.items()})

    def strengths(self) -> Mapping[str, Counter[str]]:
        """By strength of the wording, each with its statuses."""
        return _turned({status: group.strengths for status, group in self.groups.items()})


def _turned(by_status: Mapping[Status, Mapping[str, int]]) -> Mapping[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for status, names in by_status.items():
        for name, n in names.items():
            counts[name][status] += n
    return counts
