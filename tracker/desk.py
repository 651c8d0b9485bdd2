"""What a person does to a ledger, one function an act: each writes its updates at once and says in words what was done.

Command line and screens both work through a Desk, so that an act means the same in both.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypedDict

import msgspec
from msgspec import Struct

from tracker.dates import typed
from tracker.errors import TrackerError, UsageError, nearest
from tracker.ledger.protocol import Ledger
from tracker.model import (
    BROKEN_WHY,
    CLOSED,
    RELATIONS,
    STATUSES,
    Changes,
    Check,
    Commitment,
    Edit,
    Evidence,
    Link,
    Note,
    Relation,
    Retract,
    Review,
    Snooze,
    Source,
    Status,
    StatusUpdate,
    Update,
)
from tracker.recall import Recorded, last_redoable, last_undoable, taken_back_by
from tracker.wording import counted, describe

Expect = Mapping[str, int] | None


class Done(Struct, frozen=True):
    """What an act did: words for the person, the commitments as they are now, the act's id, what else to know."""

    words: str
    commitments: tuple[Commitment, ...] = ()
    act: str = ""
    notes: tuple[str, ...] = ()


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


class Desk:
    """One person's acts on one ledger; `clock` gives the present moment (aware, UTC)."""

    def __init__(self, ledger: Ledger, by: str, clock: Callable[[], dt.datetime]) -> None:
        self.ledger = ledger
        self.by = by
        self._clock = clock

    @property
    def today(self) -> dt.date:
        """The day it is, by the clock given."""
        return self._clock().date()

    def status(
        self,
        ids: Sequence[str],
        status: str,
        *,
        on: str = "",
        note: str = "",
        sources: Sequence[Source] = (),
        why: str = "",
        expect: Expect = None,
    ) -> Done:
        """Set the status of commitments; `why` says for `broken`: lapsed, cancelled or reversed.

        Raises UsageError for an unknown status, reason or date; Conflict where `expect` names another version.
        """
        to = _status(status)
        if to == "broken" and why and why not in BROKEN_WHY:
            raise UsageError(f"{why!r} is no way of being broken", nearest(why, BROKEN_WHY))
        stamp = self._stamp(on, note, sources)
        done = self._write(ids, lambda id: StatusUpdate(**_shared(stamp), status=to, why=why), stamp, f"set to {to}", expect)
        return msgspec.structs.replace(done, notes=tuple(_remarks(done, to)))

    def check(self, ids: Sequence[str], *, on: str = "", note: str = "", sources: Sequence[Source] = ()) -> Done:
        """Record that somebody looked and found nothing new."""
        stamp = self._stamp(on, note, sources)
        return self._write(ids, lambda _: Check(**_shared(stamp)), stamp, "looked at, nothing new")

    def evidence(self, ids: Sequence[str], sources: Sequence[Source], *, on: str = "", note: str = "") -> Done:
        """Add sources that bear on the outcome without moving the status."""
        if not sources:
            raise UsageError("evidence needs a source", "give one with --source URL")
        stamp = self._stamp(on, note, sources)
        return self._write(ids, lambda _: Evidence(**_shared(stamp)), stamp, "given evidence")

    def note(self, ids: Sequence[str], note: str, *, on: str = "") -> Done:
        """Add a remark."""
        if not note.strip():
            raise UsageError("the note is empty", "say something, or leave it")
        stamp = self._stamp(on, note.strip(), ())
        return self._write(ids, lambda _: Note(**_shared(stamp)), stamp, "noted")

    def edit(self, id: str, changes: Changes, *, note: str = "", expect: int | None = None) -> Done:
        """Correct fields of a commitment; `expect` is the version that was looked at, else Conflict is raised."""
        stamp = self._stamp("", note, ())
        expected = None if expect is None else {id: expect}
        return self._write([id], lambda _: Edit(**_shared(stamp), changes=changes), stamp, "edited", expected)

    def review(self, ids: Sequence[str], decision: Literal["accepted", "rejected"], *, note: str = "") -> Done:
        """Accept or reject candidates."""
        stamp = self._stamp("", note, ())
        return self._write(ids, lambda _: Review(**_shared(stamp), decision=decision), stamp, decision)

    def link(
        self, id: str, relation: str, to: str, *, quote: str = "", accepted: bool = True, note: str = "", on: str = ""
    ) -> Done:
        """Tie a commitment to another or to a readout, or remember that they do not belong together."""
        stamp = self._stamp(on, note, ())
        tie = _relation(relation)
        if id == to:
            raise UsageError(f"{id} cannot be linked to itself", "name another commitment")
        words = f"linked: {tie} {to}" if accepted else f"not linked to {to}"
        return self._write(
            [id], lambda _: Link(**_shared(stamp), relation=tie, to=to, quote=quote, accepted=accepted), stamp, words
        )

    def snooze(self, ids: Sequence[str], until: dt.date, *, note: str = "") -> Done:
        """Keep commitments off the agenda until a date."""
        if until <= self.today:
            raise UsageError(f"{until} is not in the future", "snooze until a later day")
        stamp = self._stamp("", note, ())
        return self._write(ids, lambda _: Snooze(**_shared(stamp), until=until), stamp, f"snoozed until {until}")

    def split(self, id: str, parts: Sequence[tuple[int, int, str]]) -> Done:
        """Put parts (start, end, title) in place of a commitment: it is rejected, each part is an accepted one of its own.

        Raises UsageError unless there are two parts or more, each inside the readout's text and with words in it.
        """
        whole = self.ledger.get(id)
        text = self.ledger.readout(whole.readout).text
        if len(parts) < 2:
            raise UsageError("a split needs two parts or more", "name the words of each")
        stamp = self._stamp("", f"split into {len(parts)}", ())
        taken = [c.id for c in self.ledger.find(readout=whole.readout)]
        pieces = []
        for new, (start, end, title) in zip(_next_ids(taken, len(parts)), parts, strict=True):
            if not (0 <= start < end <= len(text)) or not text[start:end].strip():
                raise UsageError(f"characters {start} to {end} are not in the readout", f"it has {len(text)}")
            pieces.append(
                msgspec.structs.replace(
                    whole,
                    id=new,
                    start=start,
                    end=end,
                    quote=text[start:end],
                    title=title or text[start:end][:90],
                    why=(*whole.why, f"split from {id} by {self.by or 'a person'}"),
                    version=0,
                    history=(),
                    original=None,
                )
            )
        updates: list[tuple[str, Update]] = [(id, Review(**_shared(stamp), decision="rejected"))]
        for piece in pieces:
            updates.append((piece.id, Link(**_shared(stamp), relation="part of", to=id)))
            updates.append((piece.id, Review(**_shared(stamp), decision="accepted")))
        with self.ledger.batch():
            self.ledger.extend(pieces)
            now = self.ledger.append(updates)
        return Done(f"{id} split into {', '.join(p.id for p in pieces)}", tuple(now), stamp["act"])

    def merge(self, ids: Sequence[str], into: str) -> Done:
        """Reject commitments that say the same as `into`, each linked to it."""
        others = [id for id in ids if id != into]
        if not others:
            raise UsageError("a merge needs two commitments or more", "mark the others as well")
        self.ledger.get(into)
        stamp = self._stamp("", f"merged into {into}", ())
        updates: list[tuple[str, Update]] = []
        for id in others:
            updates.append((id, Link(**_shared(stamp), relation="restates", to=into)))
            updates.append((id, Review(**_shared(stamp), decision="rejected")))
        now = self.ledger.append(updates)
        return Done(f"{counted(len(others), 'commitment')} merged into {into}", tuple(now), stamp["act"])

    def undo(self) -> Done:
        """Take back this person's last act still in force, however many commitments it touched.

        Raises TrackerError where there is nothing to undo.
        """
        last = last_undoable(self.ledger, self.by)
        if last is None:
            raise TrackerError("there is nothing to undo")
        stamp = self._stamp("", "", ())
        updates = self._retractions(last, stamp)
        updates += [(id, Review(**_shared(stamp), decision="rejected")) for id in sorted(last.created)]
        return self._taken_back("Undone", last.updates, updates, stamp)

    def redo(self) -> Done:
        """Bring back what the last undo took, unless something was recorded since.

        Raises TrackerError where there is nothing to redo.
        """
        last = last_redoable(self.ledger, self.by)
        if last is None:
            raise TrackerError("there is nothing to redo")
        stamp = self._stamp("", "", ())
        return self._taken_back("Redone", taken_back_by(self.ledger, last), self._retractions(last, stamp), stamp)

    def _retractions(self, act: Recorded, stamp: Stamp) -> list[tuple[str, Update]]:
        return [(id, Retract(**_shared(stamp), target=u.id)) for id, u in reversed(act.live)]

    def _taken_back(
        self, verb: str, what: Sequence[tuple[str, Update]], updates: Sequence[tuple[str, Update]], stamp: Stamp
    ) -> Done:
        now = self.ledger.append(updates)
        ids = list(dict.fromkeys(id for id, _ in what))
        which = ids[0] if len(ids) == 1 else counted(len(ids), "commitment")
        doings = list(dict.fromkeys(describe(u) for _, u in what))
        return Done(f"{verb}: {which} {', '.join(doings)}", tuple(now), stamp["act"])

    def _stamp(self, on: str, note: str, sources: Sequence[Source]) -> Stamp:
        now = self._clock()
        return Stamp(
            on=typed(on, now.date()), at=now, by=self.by, act=os.urandom(8).hex(), note=note.strip(), sources=tuple(sources)
        )

    def _write(self, ids: Sequence[str], make: Callable[[str], Update], stamp: Stamp, did: str, expect: Expect = None) -> Done:
        named = list(dict.fromkeys(ids))
        if not named:
            raise UsageError("no commitment is named", "give an id, or mark one")
        now = self.ledger.append([(id, make(id)) for id in named], expect=expect)
        which = named[0] if len(named) == 1 else counted(len(named), "commitment")
        return Done(f"{which} {did}", tuple(now), stamp["act"])


def _shared(stamp: Stamp) -> Shared:
    return {"id": os.urandom(8).hex(), **stamp}


def _status(text: str) -> Status:
    for status in STATUSES:
        if status == text.lower():
            return status
    begun: list[Status] = [status for status in STATUSES if text and status.startswith(text.lower())]
    if len(begun) == 1:
        return begun[0]
    raise UsageError(f"{text!r} is no status", nearest(text, STATUSES))


def _relation(text: str) -> Relation:
    for relation in RELATIONS:
        if relation == text.lower().replace("-", " "):
            return relation
    raise UsageError(f"{text!r} is no relation", nearest(text, RELATIONS))


def _remarks(done: Done, status: Status) -> Iterable[str]:
    later = [c for c in done.commitments if c.standing.status != status]
    if later and len(done.commitments) > 1:
        now, all_ = len(done.commitments) - len(later), len(done.commitments)
        verbs = "is" if now == 1 else "are", "keeps" if len(later) == 1 else "keep"
        yield f"{now} of {all_} {verbs[0]} {status} now; {len(later)} {verbs[1]} a later status"
    elif later:
        (one,) = later
        yield f"{one.id} stays {one.standing.status}: that happened later ({one.standing.since})"
    bare = [c.id for c in done.commitments if c.standing.status == status and status in CLOSED and not c.standing.sourced]
    if bare:
        yield f"closed without a source: {bare[0] if len(bare) == 1 else counted(len(bare), 'commitment')}"


def _next_ids(taken: Sequence[str], count: int) -> list[str]:
    """Ids that follow on the highest ordinal of the readout's commitments."""
    stem = taken[0].rpartition("-")[0]
    highest = max(int(id.rpartition("-")[2]) for id in taken)
    return [f"{stem}-{highest + n:02d}" for n in range(1, count + 1)]
