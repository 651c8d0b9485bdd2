"""What a session leaves behind: for the next on its ledger view, filters and places, for all ledgers theme and named filters."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct, field

MOST = 100
"""So many ledgers are remembered, the last used ones."""


class Memory(NamedTuple):
    """Where a session is remembered: the file, and under which name the ledger's place stands in it."""

    file: Path
    ledger: str


class Place(Struct, rename="kebab"):
    """Where a ledger was left."""

    view: str = ""
    views: dict[str, dict[str, str]] = field(default_factory=dict)
    """By view: the filter and the place."""


class Session(Place, rename="kebab"):
    """The state that is kept between sessions; nothing in it is needed, so that a lost or broken file costs a little comfort."""

    theme: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    """Filters saved from inside the program, by name."""


class _File(Struct, rename="kebab"):
    theme: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    ledgers: dict[str, Place] = field(default_factory=dict)
    """The one left last stands last."""


def load(memory: Memory | None) -> Session:
    """The state that the last session left; a new one where there is none that can be read."""
    if memory is None:
        return Session()
    file = _read(memory.file)
    place = file.ledgers.get(memory.ledger, Place())
    return Session(view=place.view, views=place.views, theme=file.theme, filters=file.filters)


def save(session: Session, memory: Memory | None) -> None:
    """Keep the state beside what other terminals left on other ledgers; silently not where the folder cannot be written."""
    if memory is None:
        return
    path = memory.file
    file = _read(path)
    file.theme = session.theme
    file.filters |= session.filters
    file.ledgers.pop(memory.ledger, None)
    last = list(file.ledgers.items())[-(MOST - 1) :]
    file.ledgers = {**dict(last), memory.ledger: Place(session.view, session.views)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(file), indent=1))
        fresh.replace(path)
    except OSError:
        return


def _read(path: Path) -> _File:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_File)
    except (OSError, msgspec.MsgspecError):
        return _File()
