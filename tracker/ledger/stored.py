"""A commitment as read from the file: its history stays JSON until somebody looks at it.

Decoding every update of a large ledger takes longer than all the rest of opening it, and most commands look at few of them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

import msgspec
from msgspec import Raw, Struct

from tracker.model import Commitment, Update, latest_by


class _Noted(Struct, frozen=True, gc=False):
    """What a search wants of an update."""

    note: str = ""


class _Signed(Struct, frozen=True, gc=False):
    """What tells who recorded an update, and when: as it is written, for to understand so many dates takes as long again."""

    at: str
    by: str = ""


@cache
def _whole() -> msgspec.json.Decoder[tuple[Update, ...]]:
    """Made when the first history is looked at: to understand all kinds of updates takes some milliseconds."""
    return msgspec.json.Decoder(tuple[Update, ...])


@cache
def _noted() -> msgspec.json.Decoder[list[_Noted]]:
    return msgspec.json.Decoder(list[_Noted])


@cache
def _signed() -> msgspec.json.Decoder[list[_Signed]]:
    return msgspec.json.Decoder(list[_Signed])


_slot = Commitment.__dict__["history"]


def _history(commitment: Commitment) -> tuple[Update, ...]:
    value = _slot.__get__(commitment)
    if isinstance(value, Raw):
        value = _whole().decode(value)
        _slot.__set__(commitment, value)
    return cast("tuple[Update, ...]", value)


def _notes(commitment: Commitment) -> list[str]:
    """The notes alone: half the time of decoding the history, and nothing of it stays in memory."""
    value = _slot.__get__(commitment)
    return [update.note for update in (_noted().decode(value) if isinstance(value, Raw) else value) if update.note]


def _last_by(commitment: Commitment, person: str) -> str:
    """As with the notes, nothing of the history stays in memory."""
    value = _slot.__get__(commitment)
    if isinstance(value, Raw):
        return max((update.at for update in _signed().decode(value) if update.by == person), default="")
    return latest_by(value, person)


class Stored(Commitment, frozen=True, kw_only=True, gc=False):
    """A `Commitment` (equal to the same one made by hand) whose `history` is decoded on first access.

    `msgspec.json.encode` copies the undecoded bytes; `msgspec.to_builtins` and `asdict` look past the property and want `plain`.
    """

    if not TYPE_CHECKING:
        history: Raw = Raw(b"[]")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Commitment):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in Commitment.__struct_fields__)

    def __hash__(self) -> int:
        return hash(plain(self))

    def __repr__(self) -> str:
        return repr(plain(self))


# The slot of the base class keeps the undecoded bytes, so that encoding copies them; reading goes through the property.
setattr(Stored, "history", property(_history))  # noqa: B010 - an assignment would look like one of the declared type
setattr(Stored, "notes", property(_notes))  # noqa: B010 - as above
setattr(Stored, "last_by", _last_by)  # noqa: B010 - as above


def plain(commitment: Commitment) -> Commitment:
    """The commitment as the base class alone, its history decoded."""
    return Commitment(**{name: getattr(commitment, name) for name in Commitment.__struct_fields__})
