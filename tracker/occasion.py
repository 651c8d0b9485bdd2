"""Readouts to the occasion that they report: each side publishes its own text of the same talks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tracker.model import Readout

DAYS = 2
"""So far apart may the days lie that two sides give for the same talks: a visit lasts, and a release comes a day later."""
_PAIR = 2
"""Parties that talks have at least."""


def same_talks(one: Readout, other: Readout) -> bool:
    """Whether two readouts seem to report the same talks: the same parties, and one day, or nearly so from different issuers.

    One issuer does not report the same talks twice: a second readout of that day is of another call.
    """
    if one.id == other.id or one.date is None or other.date is None or len(one.parties) < _PAIR:
        return False
    if set(one.parties) != set(other.parties):
        return False
    apart = abs((one.date - other.date).days)
    if one.issuer == other.issuer:
        return apart == 0 and not one.issuer
    return apart <= DAYS


class Occasions:
    """The readouts seen so far, to be asked for those of the same talks."""

    def __init__(self) -> None:
        self._by_day: dict[dt.date, list[Readout]] = {}

    def add(self, readout: Readout) -> None:
        """Note a readout."""
        if readout.date:
            self._by_day.setdefault(readout.date, []).append(readout)

    def beside(self, readout: Readout) -> tuple[str, ...]:
        """The ids of the readouts that report the same talks, its own versions left out, the nearest day first."""
        if readout.date is None:
            return ()
        family = {readout.id, readout.version_of} - {""}
        found = [
            (apart, other.id)
            for apart in range(DAYS + 1)
            for day in _around(readout.date, apart)
            for other in self._by_day.get(day, ())
            if family.isdisjoint({other.id, other.version_of}) and same_talks(readout, other)
        ]
        return tuple(id for _, id in sorted(found))


def _around(day: dt.date, apart: int) -> Iterable[dt.date]:
    ordinals = {day.toordinal() - apart, day.toordinal() + apart}
    return [dt.date.fromordinal(each) for each in ordinals if dt.date.min.toordinal() <= each <= dt.date.max.toordinal()]
