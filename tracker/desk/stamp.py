"""What every act carries and gives back: the clerk stamps it, writes it at once and says in words what was done."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from typing import TypedDict, TypeVar

from msgspec import Struct

from tracker.dates import typed
from tracker.errors import Overtaken, UsageError
from tracker.ledger.protocol import Ledger
from tracker.model import Commitment, Readout, Source, Update
from tracker.wording import FIELDS, counted

Expect = Mapping[str, int] | None
Seen = TypeVar("Seen", Commitment, Readout)


class Done(Struct, frozen=True):
    """What an act did: words for the person, the commitments as they are now, the act's id, what else to know."""

    words: str
    commitments: tuple[Commitment, ...] = ()
    act: str = ""
    notes: tuple[str, ...] = ()
    readouts: tuple[Readout, ...] = ()
    """The readouts that the act revised, as they are now."""


class Stamp(TypedDict):
    """The fields that every update of one act shares, besides its own id."""

    on: str
    at: dt.datetime
    by: str
    act: str
    note: str
    sources: tuple[Source, ...]


class Shared(Stamp):
    """The fields that every update takes."""

    id: str


class Clerk:
    """One person at one ledger; `clock` gives the present moment (aware, UTC)."""

    def __init__(self, ledger: Ledger, by: str, clock: Callable[[], dt.datetime]) -> None:
        self.ledger = ledger
        self.by = by
        self._clock = clock
        self._act = ""
        """The id of the act that is being put together, "" while there is none."""

    @property
    def today(self) -> dt.date:
        """The day it is, by the clock given."""
        return self._clock().date()

    def stamp(self, on: str, note: str, sources: Sequence[Source]) -> Stamp:
        """What all updates of an act share; raises UsageError where `on` is no date."""
        now = self._clock()
        return Stamp(
            on=typed(on, now.date()),
            at=now,
            by=self.by,
            act=self._act or os.urandom(8).hex(),
            note=note.strip(),
            sources=tuple(sources),
        )

    def write(self, ids: Sequence[str], make: Callable[[str], Update], stamp: Stamp, did: str, expect: Expect = None) -> Done:
        """Append one update to each commitment named, and say what was done to them."""
        named = list(dict.fromkeys(ids))
        if not named:
            raise UsageError("no commitment is named", "give an id, or mark one")
        now = self.ledger.append([(id, make(id)) for id in named], expect=expect)
        which = named[0] if len(named) == 1 else counted(len(named), "commitment")
        return Done(f"{which} {did}", tuple(now), stamp["act"])


def shared(stamp: Stamp) -> Shared:
    """The fields of the next update of an act, its own id among them."""
    return {"id": os.urandom(8).hex(), **stamp}


def demand_as_seen(seen: Seen, now: Seen, new: Mapping[str, object]) -> None:
    """Raise Overtaken where a field that gets the value in `new` is neither as it was seen nor that value already."""
    moved = [name for name, value in new.items() if getattr(now, name) not in (getattr(seen, name), value)]
    if moved:
        raise Overtaken(now.id, seen.version, now.version, [FIELDS.get(name, name) for name in moved])


def next_ids(readout: str, taken: Sequence[str], count: int) -> list[str]:
    """Ids that follow on the highest ordinal of the readout's commitments, the ids `taken`."""
    ordinals = (id.rpartition("-")[2] for id in taken)
    highest = max((int(ordinal) for ordinal in ordinals if ordinal.isdecimal()), default=0)
    return [f"{readout}-{highest + n:02d}" for n in range(1, count + 1)]
