"""What a session leaves behind for the next: the view, each view's filter and place, filters saved by name, the theme."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct, field


class Session(Struct, rename="kebab"):
    """The state that is kept between sessions; nothing in it is needed, so that a lost or broken file costs a little comfort."""

    view: str = ""
    theme: str = ""
    views: dict[str, dict[str, str]] = field(default_factory=dict)
    """By view: the filter and the place."""
    filters: dict[str, str] = field(default_factory=dict)
    """Filters saved from inside the program, by name."""


def load(path: Path | None) -> Session:
    """The last session's state; a new one where there is none that can be read."""
    if path is None:
        return Session()
    try:
        return msgspec.json.decode(path.read_bytes(), type=Session)
    except (OSError, msgspec.MsgspecError):
        return Session()


def save(session: Session, path: Path | None) -> None:
    """Keep the state; silently not where the folder cannot be written."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(session), indent=1))
        fresh.replace(path)
    except OSError:
        return
