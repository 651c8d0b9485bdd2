"""The desk: what a person does to commitments and to readouts, and the taking back of it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from tracker.desk.commitments import OnCommitments
from tracker.desk.readouts import OnReadouts
from tracker.desk.stamp import Done, Stamp, shared
from tracker.errors import TrackerError
from tracker.ledger.protocol import Ledger
from tracker.model import Retract, Review, Revision, Update
from tracker.recall import Recall, Recorded, Taken, taken_back_by
from tracker.wording import counted, describe, regrouped


class Desk(OnCommitments, OnReadouts):
    """One person's acts on one ledger; `recall` is what is remembered of them already."""

    def __init__(self, ledger: Ledger, by: str, clock: Callable[[], dt.datetime], recall: Recall | None = None) -> None:
        super().__init__(ledger, by, clock)
        self.recall = recall or Recall(ledger, by)

    def together(self, *acts: Callable[[Desk], Done]) -> Done:
        """Several acts as one: durable together or not at all, and one undo takes all of them back."""
        self._act = act = os.urandom(8).hex()
        try:
            with self.ledger.batch():
                done = [each(self) for each in acts]
        finally:
            self._act = ""
        now = {c.id: c for one in done for c in one.commitments}
        revised = {r.id: r for one in done for r in one.readouts}
        notes = tuple(note for one in done for note in one.notes)
        return Done("; ".join(one.words for one in done), tuple(now.values()), act, notes, tuple(revised.values()))

    def undo(self) -> Done:
        """Take back this person's last act still in force, however many commitments it touched.

        Raises TrackerError where there is nothing to undo.
        """
        last = self.recall.last_undoable()
        if last is None:
            raise TrackerError("there is nothing to undo")
        stamp = self.stamp("", "", ())
        rejected = [(id, Review(**shared(stamp), decision="rejected")) for id in sorted(last.created)]
        notes = self._imported_since(last)  # looked up first: what was recorded must not fail any more
        done = self._take_back("Undone", last.all, last, rejected, stamp)
        return replace(done, notes=(*done.notes, *notes))

    def _imported_since(self, act: Recorded) -> tuple[str, ...]:
        """That an import came after the act: whoever meant to take that back should know that it stays."""
        since = [r.id for r in self.ledger.readouts() if r.added and r.added > act.when]
        if not since:
            return ()
        if len(since) == 1:
            return (f"{since[0]} was imported after that act and stays: no undo takes it out",)
        return (f"{len(since):,} readouts were imported after that act and stay: no undo takes them out",)

    def redo(self) -> Done:
        """Bring back what the last undo took, unless something was recorded since.

        Raises TrackerError where there is nothing to redo.
        """
        last = self.recall.last_redoable()
        if last is None:
            raise TrackerError("there is nothing to redo")
        return self._take_back("Redone", taken_back_by(self.ledger, last), last, (), self.stamp("", "", ()))

    def _take_back(self, verb: str, what: Taken, act: Recorded, besides: Sequence[tuple[str, Update]], stamp: Stamp) -> Done:
        """Retract what of an act is in force and append what goes `besides`; `what` is told."""
        updates: list[tuple[str, Update]] = [(id, Retract(**shared(stamp), target=u.id)) for id, u in reversed(act.live.updates)]
        revisions: list[tuple[str, Revision]] = [
            (id, Retract(**shared(stamp), target=u.id)) for id, u in reversed(act.live.revisions)
        ]
        with self.ledger.batch():
            readouts = self.ledger.revise(revisions)
            now = self.ledger.append([*updates, *besides])
        # What followed from the correction of a readout is told with it.
        told = what.revisions or what.updates
        if named := regrouped(told):
            return Done(f"{verb}: {named}", tuple(now), stamp["act"], readouts=tuple(readouts))
        ids = list(dict.fromkeys(id for id, _ in told))
        which = ids[0] if len(ids) == 1 else counted(len(ids), "readout" if what.revisions else "commitment")
        doings = list(dict.fromkeys(describe(u) for _, u in told))
        return Done(f"{verb}: {which} {', '.join(doings)}", tuple(now), stamp["act"], readouts=tuple(readouts))
