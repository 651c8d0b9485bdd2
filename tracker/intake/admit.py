"""One draft of a readout to what the ledger keeps: known texts left alone, commitments extracted, ids given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tracker.ingest.meta import digest
from tracker.intake.naming import Names, commitment_id
from tracker.ledger.protocol import Ledger
from tracker.model import Commitment, Leaf, Readout
from tracker.reading import enter, read_through


class Admitted(Struct, frozen=True, kw_only=True):
    """What became of one draft."""

    readout: Readout
    """As stored; for a known text the readout that has it."""
    commitments: tuple[Commitment, ...] = ()
    known: bool = False
    """Whether the same text was in the ledger already; nothing was written then."""
    remark: str = ""
    """Why nothing was extracted, in plain words; "" otherwise."""


def remark_on(draft: Readout, found: Sequence[Leaf]) -> str:
    """Why a readout has no commitments, in plain words."""
    if draft.language != "en":
        return f"not English ({draft.language}): stored, not extracted"
    return "" if found else "no commitments found: stored"


def settle_in(draft: Readout, found: Sequence[Leaf], id: str, now: dt.datetime) -> tuple[Readout, tuple[Commitment, ...]]:
    """The draft and its leaves as they go into the ledger under `id`."""
    readout = replace(draft, id=id, sha256=draft.sha256 or digest(draft.text), added=now)
    commitments = tuple(enter(leaf, readout, commitment_id(id, ordinal)) for ordinal, leaf in enumerate(found, 1))
    return readout, commitments


def admit(ledger: Ledger, draft: Readout, *, now: dt.datetime) -> Admitted:
    """Take one draft (from `tracker.ingest.read`) into the ledger, durably, and say what was found in it."""
    sha = draft.sha256 or digest(draft.text)
    draft, found = read_through(draft)
    with ledger.batch():
        stored = ledger.readouts()
        for readout in stored:
            if readout.sha256 == sha:
                return Admitted(readout=readout, known=True, remark=f"the same text is {readout.id} already")
        id = Names(readout.id for readout in stored).give(draft.parties, draft.date)
        readout, commitments = settle_in(draft, found, id, now)
        added = ledger.add(readout, commitments)
    return Admitted(readout=added.readout, commitments=added.commitments, remark=remark_on(draft, found))
