"""Dates of making and of outcome to counts by month, quarter or year: made against delivered over time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import Literal

from tracker.dates import first_day
from tracker.model import Status
from tracker.reports.scope import Figure

Grain = Literal["month", "quarter", "year"]

MOST = 24
"""At most this many periods: the finest of month, quarter, year that stays within it."""


class Period(Figure, frozen=True, kw_only=True):
    """One month, quarter or year."""

    name: str
    """2023-05, 2023-Q2 or 2023."""
    made: int
    fulfilled: int
    partial: int
    broken: int
    made_so_far: int
    delivered_so_far: int
    """Fulfilled or fulfilled in part, up to the period's end, of those that stand so on the report's day."""


def over_time(made: Mapping[dt.date | None, int], ended: Mapping[tuple[str, Status], int], day: dt.date) -> tuple[Period, ...]:
    """How many were made on each day, and came when to which outcome, to the periods from the first made to `day`.

    An outcome falls in the period of the first day that its date can mean; one dated before the first commitment was made
    falls in the first period. What has no date of making falls in none.
    """
    days = {date: n for date, n in made.items() if date}
    if not days:
        return ()
    start = min(days)
    grain = _grain(start, end := max(day, *days))
    names = _names(start, end, grain)
    by_made: Counter[str] = Counter()
    for date, n in days.items():
        by_made[_name(date, grain)] += n
    by_end: Counter[tuple[str, str]] = Counter()
    known: dict[str, str] = {}
    for (since, status), n in ended.items():
        month = since[:7]  # no period is shorter, so that all days of a month have one name
        name = known.get(month)
        if name is None:
            name = known[month] = min(max(_name(first_day(month), grain), names[0]), names[-1])
        by_end[name, status] += n
    return _summed(names, by_made, by_end)


def _summed(names: list[str], made: Counter[str], ended: Counter[tuple[str, str]]) -> tuple[Period, ...]:
    periods: list[Period] = []
    made_so_far = delivered = 0
    for name in names:
        fulfilled, partial = ended[name, "fulfilled"], ended[name, "partial"]
        made_so_far += made[name]
        delivered += fulfilled + partial
        periods.append(
            Period(
                name=name,
                made=made[name],
                fulfilled=fulfilled,
                partial=partial,
                broken=ended[name, "broken"],
                made_so_far=made_so_far,
                delivered_so_far=delivered,
            )
        )
    return tuple(periods)


def _grain(start: dt.date, end: dt.date) -> Grain:
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return "month" if months <= MOST else "quarter" if months <= MOST * 3 - 2 else "year"


def _names(start: dt.date, end: dt.date, grain: Grain) -> list[str]:
    if grain == "year":
        return [f"{year:04}" for year in range(start.year, end.year + 1)]
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    return list(dict.fromkeys(_name(dt.date(month // 12, month % 12 + 1, 1), grain) for month in months))


def _name(date: dt.date, grain: Grain) -> str:
    if grain == "quarter":
        return f"{date.year:04}-Q{(date.month + 2) // 3}"
    return date.isoformat()[: 7 if grain == "month" else 4]
