"""What a session leaves behind: for the next on its ledger view, filters and places, for all ledgers theme and named filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
from msgspec import Raw, Struct, field

from tracker.errors import TrackerError
from tracker.ledger import disk
from tracker.ledger.places import Places

_T = TypeVar("_T")
_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError)

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
    """The state that is kept between sessions; a lost file costs places, theme and named filters, a broken one stays as it is."""

    theme: str = ""
    memory: Memory | None = None
    """None: nothing outlives the session."""
    given: Mapping[str, str] = field(default_factory=dict)
    """Filters of the settings file, by name; what is saved from inside the program stands behind them."""
    _filters: dict[str, str] = field(default_factory=dict)
    """Those saved, where nothing outlives the session."""

    def saved(self) -> dict[str, str]:
        """The filters saved from inside the program, by name, those of other terminals too; raises TrackerError."""
        return _File(self.memory.file).filters() if self.memory else dict(self._filters)

    def name(self, name: str, text: str) -> None:
        """Keep a filter under a name, on the disk when this returns; "" forgets it. Raises TrackerError where it cannot."""
        if self.memory is None:
            _put(self._filters, name, text)
            return
        try:
            _change(self.memory.file, lambda file: file.put_filter(name, text))
        except OSError as error:
            raise TrackerError(f"{self.memory.file} cannot be written: {error.strerror}", "the view is not saved") from error


class _File:
    """The file as it is kept; what this version does not know or cannot read goes through a change as it stands."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            data = path.read_bytes()
            self._kept = msgspec.json.decode(data, type=dict[str, Raw]) if data.strip() else {}
        except FileNotFoundError:
            self._kept = {}
        except OSError as error:
            raise TrackerError(f"{path} cannot be read: {error.strerror}") from error
        except _UNREADABLE as error:
            raise self._broken(str(error)) from error

    def theme(self) -> str:
        """The theme chosen last, "" where none is named."""
        return _or(self._kept.get("theme"), str, "")

    def filters(self) -> dict[str, str]:
        """The filters saved; raises TrackerError where they cannot be read."""
        try:
            return msgspec.json.decode(self._kept.get("filters", b"{}"), type=dict[str, str])
        except _UNREADABLE as error:
            raise self._broken(f"filters: {error}") from error

    def place(self, ledger: str) -> Place:
        """Where the ledger was left, the beginning where that cannot be read."""
        return _or(self._ledgers().get(ledger), Place, Place())

    def put_filter(self, name: str, text: str) -> None:
        """Keep a filter under a name; "" forgets it."""
        filters = self.filters()
        _put(filters, name, text)
        self._kept["filters"] = _raw(filters)

    def leave(self, ledger: str, place: Place, theme: str) -> None:
        """Keep theme and place; the ledger left last stands last."""
        others = {name: each for name, each in self._ledgers().items() if name != ledger}
        self._kept["theme"] = _raw(theme)
        self._kept["ledgers"] = _raw({**dict(list(others.items())[-(MOST - 1) :]), ledger: place})

    def render(self) -> bytes:
        """The file's bytes."""
        return msgspec.json.format(msgspec.json.encode(self._kept), indent=1)

    def _ledgers(self) -> dict[str, Raw]:
        return _or(self._kept.get("ledgers"), dict[str, Raw], {})

    def _broken(self, why: str) -> TrackerError:
        return TrackerError(f"{self._path} cannot be read: {why}", "mend it, or move it away to begin anew")


def _raw(value: object) -> Raw:
    return Raw(msgspec.json.encode(value))


def _or(raw: Raw | None, kind: type[_T], otherwise: _T) -> _T:
    """A value of the file, or what stands for it where it is missing or no such value: a place or a theme is soon found again."""
    try:
        return otherwise if raw is None else msgspec.json.decode(raw, type=kind)
    except _UNREADABLE:
        return otherwise


def load(memory: Memory | None, given: Mapping[str, str] | None = None) -> Session:
    """The state that the last session left; a new one where there is none that can be read."""
    session = Session(memory=memory, given=given or {})
    if memory:
        with suppress(TrackerError):
            file = _File(memory.file)
            place = file.place(memory.ledger)
            session.view, session.views, session.theme = place.view, place.views, file.theme()
    return session


def save(session: Session) -> None:
    """Keep theme and place beside what other terminals left on other ledgers; silently not where the folder cannot be written."""
    memory = session.memory
    if memory is None:
        return
    place = Place(session.view, session.views)
    with suppress(OSError, TrackerError):
        _change(memory.file, lambda file: file.leave(memory.ledger, place, session.theme))


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
        places = Places(path)
        places.sweep()
        file = _File(path)
        change(file)
        disk.save(places.path, file.render())
    finally:
        lock.close()
