"""The facts of a readout: the fold of what the import wrote and what people corrected or confirmed since.

Corrections are about the record and not the world: they count for every day asked about, and only "as known" cuts them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from tracker.model import Correction, Facts, Imported, Origins, Readout, Revision, given
from tracker.standing import taken_back
from tracker.wording import FIELDS

FACTS = Facts.__struct_fields__
"""The facts that a person may correct."""


def settle(readout: Readout) -> Readout:
    """The readout with its facts folded anew from what was imported and its whole history."""
    return as_known(readout)


def as_known(readout: Readout, day: dt.date | None = None) -> Readout:
    """The readout as far as it was recorded by `day` (inclusive, UTC); all of it without one."""
    history = tuple(u for u in readout.history if day is None or u.at.date() <= day)
    base = _overlay(readout, readout.original) if readout.original else readout
    found = msgspec.structs.replace(base, history=history, original=None)
    corrections = in_force(history)
    for correction in corrections:
        found = _corrected(found, correction)
    return msgspec.structs.replace(found, original=_imported(base)) if corrections else found


def known_by(readouts: Iterable[Readout], day: dt.date | None) -> list[Readout]:
    """The readouts that were in the ledger by `day`, each as it was recorded then; all as they are without one.

    A readout without a date of adding is kept.
    """
    if day is None:
        return list(readouts)
    return [as_known(readout, day) for readout in readouts if not (readout.added and readout.added.date() > day)]


def in_force(history: tuple[Revision, ...]) -> list[Correction]:
    """The corrections that nobody took back, in recorded order."""
    gone = taken_back(history)
    return [u for u in history if isinstance(u, Correction) and u.id not in gone]


def record(readout: Readout, *revisions: Revision) -> Readout:
    """The readout with `revisions` appended to its history, folded, its version raised by their number."""
    grown = msgspec.structs.replace(readout, history=(*readout.history, *revisions), version=readout.version + len(revisions))
    return settle(grown)


def corrected(readout: Readout) -> dict[str, Correction]:
    """For each fact that a person corrected, the correction in force."""
    return {name: correction for correction in in_force(readout.history) for name in given(correction.facts)}


_ORIGINS = {
    "": "", "unknown": "", "given": "given", "markup": "from the markup", "text": "from the text",
    "file name": "from the file name", "address": "from its address",
}  # fmt: skip


def origin(readout: Readout, fact: str) -> str:
    """Where a fact comes from, in plain words: who corrected it and when, else where the import took it; "" if not recorded."""
    if correction := corrected(readout).get(fact):
        return f"corrected by {correction.by or 'a person'} on {correction.at.date()}"
    return _ORIGINS[readout.date_origin if fact == "date" else getattr(readout.origins, fact, "")]


def worded(value: object) -> str:
    """A fact's value in words: "none" where there is none."""
    if isinstance(value, tuple):
        value = ", ".join(map(str, value))
    return "none" if value in {None, ""} else str(value)


DOUBTS = {"text": "characters were guessed or replaced", "version_of": "taken for a version by its likeness"}
"""What is unsure of a readout beside its facts."""


def doubts(readout: Readout) -> list[str]:
    """What is unsure, each with its value and where the guess comes from."""
    found = []
    for name in readout.unsure:
        said = DOUBTS.get(name) or origin(readout, name) or "not found"
        value = f" {worded(getattr(readout, name))}" if name in FACTS else ""
        found.append(f"{FIELDS.get(name, name)}{value} ({said})")
    return found


def turns(readout: Readout) -> list[tuple[Revision, dict[str, tuple[object, object]]]]:
    """Each revision in recorded order with the facts it turned: name to what was and what came."""
    found: list[tuple[Revision, dict[str, tuple[object, object]]]] = []
    for place, revision in enumerate(readout.history):
        before = settle(msgspec.structs.replace(readout, history=readout.history[:place]))
        after = settle(msgspec.structs.replace(readout, history=readout.history[: place + 1]))
        changed = {
            name: (getattr(before, name), getattr(after, name)) for name in FACTS if getattr(before, name) != getattr(after, name)
        }
        found.append((revision, changed))
    return found


def _corrected(readout: Readout, correction: Correction) -> Readout:
    facts = given(correction.facts)
    origins = dict.fromkeys((name for name in facts if name in Origins.__struct_fields__), "given")
    settled = {*facts, *correction.confirmed}
    return msgspec.structs.replace(
        readout,
        **facts,
        date_origin="given" if "date" in facts else readout.date_origin,
        origins=msgspec.structs.replace(readout.origins, **origins),
        unsure=tuple(name for name in readout.unsure if name not in settled),
    )


def _overlay(readout: Readout, imported: Imported) -> Readout:
    return msgspec.structs.replace(readout, **given(imported))


def _imported(readout: Readout) -> Imported:
    return Imported(**{name: getattr(readout, name) for name in Imported.__struct_fields__})
