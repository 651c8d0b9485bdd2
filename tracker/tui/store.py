"""The app's view of the ledger: what is in it on the day looked at, one way in for every change, one call out for each.

Widgets keep no copies: they ask here, and are told when something moved and who moved it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from tracker.errors import TrackerError
from tracker.ledger.protocol import Ledger
from tracker.match import Index
from tracker.model import Commitment, Readout
from tracker.query import EVERYTHING
from tracker.standing import at
from tracker.tui.vocabulary import Vocabulary

if TYPE_CHECKING:
    from tracker.desk import Desk, Done
    from tracker.links import Suggester, Suggestion
    from tracker.recall import Recall

STEP = 500
"""Commitments that one step of preparing takes: a few milliseconds, which no key press feels."""


class Change(Struct, frozen=True):
    """What moved: the ids touched (none: all may have), and whether another process did it."""

    ids: frozenset[str] = frozenset()
    foreign: bool = False


class Store:
    """The ledger as the screens see it."""

    def __init__(
        self, ledger: Ledger, by: str, clock: Callable[[], dt.datetime], *, readonly: bool = False, title: str = ""
    ) -> None:
        self.ledger = ledger
        self.by = by
        self._clock = clock
        self.readonly = readonly
        self.title = title
        self.as_of: dt.date | None = None
        """The day looked at, None for today."""
        self.listeners: list[Callable[[Change], None]] = []
        self.readout = lru_cache(maxsize=256)(ledger.readout)
        self._revision = ledger.revision
        self._now = Index(ledger.commitments(), self.present)
        self._then: Index | None = None
        self._vocabulary = Vocabulary(self._now.commitments)
        self._suggester: Suggester | None = None
        self._waiting: tuple[tuple[int, frozenset[str], frozenset[str]], list[Suggestion]] | None = None
        self._book: int | None = None
        self._in_readouts: dict[str, tuple[int, int]] | None = None
        self._told = 0

    def now(self) -> dt.datetime:
        """The present moment."""
        return self._clock()

    @cached_property
    def desk(self) -> Desk:
        """Where changes are made; imported when it is first wanted, which is after the list was painted."""
        from tracker.desk import Desk

        return Desk(self.ledger, self.by, self._clock, self._recall)

    @cached_property
    def _recall(self) -> Recall:
        from tracker.recall import Recall

        return Recall(self.ledger, self.by)

    @property
    def present(self) -> dt.date:
        """The day that it is."""
        return self._clock().date()

    @property
    def today(self) -> dt.date:
        """The day that lists are reckoned from: the day looked at, else today."""
        return self.as_of or self._now.today

    @property
    def index(self) -> Index:
        """The commitments as they stand on the day looked at."""
        return self._then or self._now

    @property
    def book(self) -> int:
        """How many commitments there are on the day looked at, without those that were rejected."""
        if self._book is None:
            self._book = len(self.index.select(EVERYTHING))
        return self._book

    @property
    def in_readouts(self) -> dict[str, tuple[int, int]]:
        """How many commitments each readout has on the day looked at, without those rejected, and how many await review."""
        if self._in_readouts is None:
            self._in_readouts = {}
            for at in self.index.select(EVERYTHING):
                c = self.index.commitments[at]
                found, candidates = self._in_readouts.get(c.readout, (0, 0))
                self._in_readouts[c.readout] = (found + 1, candidates + (c.standing.review == "candidate"))
        return self._in_readouts

    def fresh_notes(self) -> list[str]:
        """What the ledger has to tell a person and was not asked for yet."""
        told, self._told = self._told, len(self.ledger.notes)
        return list(self.ledger.notes[told:])

    def commitment(self, id: str) -> Commitment | None:
        """One commitment as it stands on the day looked at."""
        index = self.index
        where = index.position.get(id)
        return None if where is None else index.commitments[where]

    def readouts(self) -> list[Readout]:
        """The readouts of talks held by the day looked at (those without a date too), the newest first."""
        day = self.as_of
        held = (r for r in self.ledger.readouts() if day is None or r.date is None or r.date <= day)
        return sorted(held, key=lambda r: (r.date or dt.date.min, r.id), reverse=True)

    def of_readout(self, id: str) -> list[Commitment]:
        """The commitments of a readout in the order of its text."""
        found = [c for c in self.ledger.find(readout=id) if self.commitment(c.id)]
        return sorted((self.commitment(c.id) or c for c in found), key=lambda c: (c.start, c.end))

    def suggestions(self, commitment: Commitment) -> list[Suggestion]:
        """What waits for an answer: what the commitment's readout may say of earlier ones, then what later ones say of it."""
        own = self._pending([commitment.readout])
        later = [readout.id for readout in self._later(commitment)]
        return own + self._pending(later, frozenset({commitment.id}))

    def waiting(self, about: frozenset[str], readouts: frozenset[str]) -> list[Suggestion]:
        """The suggestions that wait for an answer, about these commitments by these readouts; looked for anew after a change."""
        asked = (self.ledger.revision, about, readouts)
        if self._waiting is None or self._waiting[0] != asked:
            self._waiting = (asked, self._pending(readouts, about) if readouts else [])
        return self._waiting[1]

    def _pending(self, readouts: Iterable[str], about: frozenset[str] | None = None) -> list[Suggestion]:
        from tracker.links import Suggester, pending  # the word lists of extraction: not needed before somebody asks

        if self._suggester is None:
            self._suggester = Suggester(self.ledger)
        self._suggester.refresh()
        return list(pending(self.ledger, readouts=readouts, about=about, suggester=self._suggester))

    def _later(self, commitment: Commitment) -> list[Readout]:
        """The readouts of later talks in which all parties of the commitment's own talks took part."""
        made = self.readout(commitment.readout)
        parties = set(made.parties)
        talks = (r for r in self.ledger.readouts() if r.id != made.id and parties and parties <= set(r.parties))
        return [r for r in talks if made.date is None or r.date is None or r.date >= made.date]

    def refusal(self) -> TrackerError | None:
        """Why nothing can be changed now, None where it can."""
        if self.readonly:
            return TrackerError("this ledger is open for reading only")
        if self.as_of:
            return TrackerError(f"this is {self.as_of}, where nothing can be changed", "esc returns to today")
        return None

    def run(self, act: Callable[[Desk], Done]) -> Done:
        """Do one act, which is safe on the disk when this returns, and tell everyone; raises TrackerError where it cannot be."""
        if why := self.refusal():
            raise why
        done = act(self.desk)
        self._revision = self.ledger.revision
        if done.readouts:
            self.readout.cache_clear()
        self._take(done.commitments)
        self.tell(Change(frozenset(c.id for c in done.commitments)))
        return done

    def poll(self) -> None:
        """Take in what other processes wrote, and the turn of the day; cheap when there is nothing."""
        if self.present != self._now.today:
            self._reload(Change())
        seen = self.ledger.changes(self._revision)
        if seen.revision == self._revision:
            return
        self._revision = seen.revision
        if not (seen.all or seen.commitments or seen.readouts):
            return  # only what was heard in readouts was kept, which links alone ask for
        if seen.readouts or seen.all:
            self.readout.cache_clear()
        if seen.all:
            self._reload(Change(foreign=True))
        else:
            self._take([self.ledger.get(id) for id in seen.commitments])
            self.tell(Change(seen.commitments, foreign=True))

    def reload(self) -> None:
        """Read everything anew, after an import."""
        self._revision = self.ledger.revision
        self.readout.cache_clear()
        self._reload(Change())

    def travel(self, day: dt.date | None) -> None:
        """Show everything as it stood on a day; None returns to today."""
        self.as_of = day
        self._then = None
        if day:
            made = [c for c in self._now.commitments if c.made is None or c.made <= day]
            self._then = Index([at(c, day) for c in made], day)
        self.tell(Change())

    def vocabulary(self) -> dict[str, list[str]]:
        """The values that only this ledger knows, by query field, for completion."""
        return self._vocabulary.words()

    def warm(self) -> bool:
        """Prepare a little of what the first search, completion and change need; whether there is more to prepare."""
        recalling = self._recall.prepare(STEP)  # from the first step on: what is changed meanwhile is to be found by an undo
        if self._now.warm(STEP) or self._vocabulary.gather(STEP) or recalling:
            return True
        self.desk.ledger.prepare()  # the desk too, so that the first change need not import it
        from tracker.party import kept_as

        kept_as("")  # the names of all parties, so that the first search need not read them
        return False

    def tell(self, change: Change) -> None:
        """Call everyone who listens."""
        self._book = self._in_readouts = None
        for listener in self.listeners:
            listener(change)

    def _take(self, commitments: list[Commitment] | tuple[Commitment, ...]) -> None:
        if any(c.id not in self._now.position for c in commitments):
            self._vocabulary = Vocabulary(self._now.commitments)
        self._now.changed(commitments)
        if self._then and self.as_of:
            self._then.changed([at(c, self.as_of) for c in commitments if c.id in self._then.position])

    def _reload(self, change: Change) -> None:
        self._now = Index(self.ledger.commitments(), self.present)
        self._vocabulary = Vocabulary(self._now.commitments)
        if self.as_of:
            self.travel(self.as_of)
        self.tell(change)
