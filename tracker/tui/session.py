"""What a session leaves behind: for the next on its ledger view, filters and places, for all ledgers theme and named filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct, field

from tracker.errors import TrackerError
from tracker.ledger import disk

MOST = 100
"""So many ledgers are remembered, the last used ones."""
PATIENCE = 2.0
"""Seconds to wait for another terminal that is writing."""


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
    """The state that is kept between sessions; a lost or broken file costs places, the theme and the named filters."""

    theme: str = ""
    memory: Memory | None = None
    """None: nothing outlives the session."""
    given: Mapping[str, str] = field(default_factory=dict)
    """Filters of the settings file, by name; what is saved from inside the program stands behind them."""
    _filters: dict[str, str] = field(default_factory=dict)
    """Those saved, where nothing outlives the session."""

    def saved(self) -> dict[str, str]:
        """The filters saved from inside the program, by name, those of other terminals too."""
        return _read(self.memory.file).filters if self.memory else dict(self._filters)

    def name(self, name: str, text: str) -> None:
        """Keep a filter under a name, on the disk when this returns; "" forgets it. Raises TrackerError where it cannot."""
        if self.memory is None:
            _put(self._filters, name, text)
            return
        try:
            _change(self.memory.file, lambda file: _put(file.filters, name, text))
        except OSError as error:
            raise TrackerError(f"{self.memory.file} cannot be written: {error.strerror}", "the view is not saved") from error


class _File(Struct, rename="kebab"):
    theme: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    ledgers: dict[str, Place] = field(default_factory=dict)
    """The one left last stands last."""


def load(memory: Memory | None, given: Mapping[str, str] | None = None) -> Session:
    """The state that the last session left; a new one where there is none that can be read."""
    file = _read(memory.file) if memory else _File()
    place = file.ledgers.get(memory.ledger, Place()) if memory else Place()
    return Session(view=place.view, views=place.views, theme=file.theme, memory=memory, given=given or {})


def save(session: Session) -> None:
    """Keep theme and place beside what other terminals left on other ledgers; silently not where the folder cannot be written."""
    memory = session.memory
    if memory is None:
        return

    def left(file: _File) -> None:
        file.theme = session.theme
        file.ledgers.pop(memory.ledger, None)
        last = list(file.ledgers.items())[-(MOST - 1) :]
        file.ledgers = {**dict(last), memory.ledger: Place(session.view, session.views)}

    with suppress(OSError, TrackerError):
        _change(memory.file, left)


def _put(filters: dict[str, str], name: str, text: str) -> None:
    filters.pop(name, None)
    if text:
        filters[name] = text


def _change(path: Path, change: Callable[[_File], None]) -> None:
    """Write the file with a change; what another terminal writes at the same moment waits for it, so that none is lost."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = disk.Lock(path.with_suffix(".lock"))
    try:
        lock.take(PATIENCE)
        file = _read(path)
        change(file)
        disk.save(path, msgspec.json.format(msgspec.json.encode(file), indent=1))
    finally:
        lock.close()


def _read(path: Path) -> _File:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_File)
    except (OSError, msgspec.MsgspecError):
        return _File()
