"""The packed sample readout and its recorded follow-up to a ledger: what `tracker demo` and the screenshots show."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

from tracker.errors import TrackerError
from tracker.ingest import Metadata, read
from tracker.intake import Admitted, admit
from tracker.ledger.protocol import Ledger
from tracker.model import Commitment, Evidence, Source, StatusUpdate, Update

BY = "demo"
"""Who the sample's updates are recorded by."""


class _Told(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One update as data/follow-up.toml words it."""

    quote: str
    kind: str
    on: str
    recorded: dt.date
    party: str = ""
    status: str = ""
    note: str = ""
    sources: tuple[Source, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    file: str
    date: dt.date


class _FollowUp(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as a whole."""

    readout: _File
    update: tuple[_Told, ...]


def load(ledger: Ledger, data: Path, now: dt.datetime) -> Admitted:
    """Import the sample and replay its follow-up, each update as recorded on its own day.

    Raises TrackerError if an update's words are in no commitment: nothing of the sample may hang in the air.
    """
    follow_up = msgspec.convert(tomllib.loads((data / "follow-up.toml").read_text(encoding="utf-8")), _FollowUp)
    given = Metadata(date=follow_up.readout.date)
    (draft,) = read(data / follow_up.readout.file, follow_up.readout.file, given=given)
    admitted = admit(ledger, draft, now=now)
    if admitted.known:
        return admitted
    entries = [
        (_meant(told, admitted.readout.text, admitted.commitments).id, _update(told, number))
        for number, told in enumerate(follow_up.update, 1)
    ]
    ledger.append(entries)
    return admitted


def _meant(told: _Told, text: str, commitments: tuple[Commitment, ...]) -> Commitment:
    start = text.find(told.quote)
    end = start + len(told.quote)
    bound = [c for c in commitments if not told.party or c.parties == (told.party,)]
    best = max(bound, key=lambda c: _overlap(c.start, c.end, start, end), default=None)
    if start < 0 or best is None or _overlap(best.start, best.end, start, end) < 0.5:
        raise TrackerError(f"the sample's follow-up names words that are in no commitment: {told.quote!r}")
    return best


def _overlap(a: int, b: int, c: int, d: int) -> float:
    shared = min(b, d) - max(a, c)
    return max(0, shared) / (max(b, d) - min(a, c))


def _update(told: _Told, number: int) -> Update:
    at = dt.datetime.combine(told.recorded, dt.time(12), tzinfo=dt.UTC)
    shared = {"id": f"sample-{number:02d}", "on": told.on, "at": at, "by": BY, "note": told.note, "sources": told.sources}
    if told.kind == "status":
        return msgspec.convert(shared | {"kind": "status", "status": told.status}, StatusUpdate)
    return msgspec.convert(shared | {"kind": told.kind}, Evidence)
