"""Outcomes, in their order, to the ledger: the one writer, which knows what is stored and gives the ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec.structs import replace

from tracker.carried import Carried, carry
from tracker.clean import shown
from tracker.intake.admit import remark_on, settle_in
from tracker.intake.naming import Names, commitment_id
from tracker.intake.summary import Entry, Failed, Known, Skipped, Summary
from tracker.intake.versions import Earlier, sketch
from tracker.intake.work import PREFIX, Found, Outcome
from tracker.ledger.protocol import Ledger
from tracker.model import Commitment, Leaf, Readout
from tracker.occasion import Occasions
from tracker.reading import read_through

Versions = Literal["join", "separate"]
"""What to do with a near-identical text: join it to the earlier readout, or keep it as one of its own."""


class Writer:
    """Adds drafts to a ledger, none twice; keeps the account in `summary`."""

    def __init__(self, ledger: Ledger, *, now: dt.datetime, versions: Versions = "join") -> None:
        self._ledger = ledger
        self._now = now
        self._names = Names()
        self._noted: set[str] = set()
        self._ids: dict[str, str] = {}
        self._earlier = Earlier() if versions == "join" else None
        self._occasions = Occasions()
        self._family: dict[str, list[str]] = {}
        self._seen = ledger.revision
        for readout in ledger.readouts():
            self._note(readout)
        self.summary = Summary()

    def known(self) -> frozenset[str]:
        """The beginnings of the hashes of all texts stored: what workers need not extract again."""
        return frozenset(sha[:PREFIX] for sha in self._ids)

    def write(self, outcomes: Iterable[Outcome]) -> None:
        """Store what a batch found, durable together; raises what the ledger raises, and then nothing of the batch is stored."""
        told = self.summary
        added, known, skipped, failed = (len(each) for each in (told.added, told.known, told.skipped, told.failed))
        notes = len(told.notes)
        try:
            with self._ledger.batch():
                self._catch_up()
                for outcome in outcomes:
                    self._enter(outcome)
        except BaseException:
            # An interrupt too: the account must not tell of what the ledger took back.
            del told.added[added:], told.known[known:], told.skipped[skipped:], told.failed[failed:], told.notes[notes:]
            raise

    def _catch_up(self) -> None:
        """Note what others added since: their texts are known, their ids taken."""
        changed = self._ledger.changes(self._seen)
        self._seen = max(self._seen, changed.revision)
        ids = {readout.id for readout in self._ledger.readouts()} if changed.all else changed.readouts
        for id in sorted(ids - self._noted):
            self._note(self._ledger.readout(id))

    def _enter(self, outcome: Outcome) -> None:
        if outcome.failure:
            self.summary.failed.append(Failed(shown(outcome.name), *outcome.failure))
        elif outcome.skipped:
            self.summary.skipped.append(Skipped(shown(outcome.name), outcome.skipped))
        self.summary.failed += [Failed(shown(outcome.name), *each) for each in outcome.besides]
        before = len(self.summary.added)
        for found in outcome.found:
            self._take(outcome.name, found)

        if len(self.summary.added) > before:
            # Of what was known already this was said when it came in.
            self.summary.notes += outcome.notes

    def _take(self, name: str, found: Found) -> None:
        draft = found.draft
        if same := self._ids.get(draft.sha256):
            self.summary.known.append(Known(shown(name), same))
            return
        draft, leaves = read_through(draft) if found.leaves is None else (draft, found.leaves)
        self.add(draft, leaves, name=name, hashes=found.hashes)

    def add(
        self, draft: Readout, leaves: Sequence[Leaf], *, name: str, hashes: Sequence[int] = ()
    ) -> tuple[Readout, tuple[Commitment, ...]]:
        """Store one draft with its leaves; as a version of an earlier readout, only those that this one does not have."""
        hashes = tuple(hashes) or sketch(draft.text)
        twin = self._earlier.version_of(draft, hashes) if self._earlier else None
        carried = Carried(fresh=tuple(leaves))
        if twin:
            root = twin.version_of or twin.id
            draft = replace(draft, version_of=root, unsure=(*draft.unsure, "version_of"))
            carried = carry(leaves, self._commitments_of(root), draft.text)
        id = self._names.give(draft.parties, draft.date)
        readout, commitments = settle_in(draft, carried.fresh, id, self._now)
        added = self._ledger.add(readout, commitments)
        beside = self._occasions.beside(readout)
        self._note(readout, hashes)
        self.summary.added.append(
            Entry(
                name=shown(name),
                id=id,
                title=readout.title,
                commitments=len(commitments),
                unsure=readout.unsure,
                remark=remark_on(draft, leaves),
                version_of=readout.version_of,
                kept=carried.kept,
                gone=carried.gone,
                changed=tuple((old, commitment_id(id, at + 1)) for old, at in carried.changed),
                beside=beside,
            )
        )
        return added.readout, added.commitments

    def _note(self, readout: Readout, hashes: tuple[int, ...] | None = None) -> None:
        self._noted.add(readout.id)
        self._names.take(readout.id)
        self._ids[readout.sha256] = readout.id
        self._occasions.add(readout)
        if self._earlier:
            self._earlier.add(readout, hashes)
        if readout.version_of:
            self._family.setdefault(readout.version_of, []).append(readout.id)

    def _commitments_of(self, root: str) -> list[Commitment]:
        return [each for id in (root, *self._family.get(root, ())) for each in self._ledger.find(readout=id)]
