"""The settings file to Settings: one table of what can be set, from which the reference page is generated."""

from __future__ import annotations

import getpass
from pathlib import Path

import msgspec
from msgspec import Struct, field

from tracker.errors import UsageError, nearest


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What a user may set; every field has a default, so that no file is needed."""

    name: str = ""
    ledger: str = ""
    theme: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    views: dict[str, str] = field(default_factory=dict)

    @property
    def by(self) -> str:
        """Who is recorded as having made a change: the name set, else the login name."""
        return self.name or _login()


MEANINGS = {
    "name": "your name as it is recorded with each change; the login name if not set",
    "ledger": "path of the ledger; --ledger and TRACKER_LEDGER come before it",
    "theme": "colour theme of the full-screen program, one of those its palette lists",
    "keys": 'a table of keys by act, for example "commitment.check" = "K"; `tracker` shows all acts with ?',
    "views": 'a table of saved filters by name, for example overdue = "is:overdue sort:due"',
}
"""What each setting is for, by its name in the file."""


def load(path: Path) -> Settings:
    """The settings in `path`, or the defaults where there is no file; raises UsageError naming file, key and valid keys."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read", str(error)) from error
    import tomllib

    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not valid TOML", str(error)) from error
    for key in given:
        if key not in MEANINGS:
            raise UsageError(f"{path}: there is no setting {key!r}", nearest(key, MEANINGS))
    try:
        return msgspec.convert(given, Settings)
    except msgspec.ValidationError as error:
        raise UsageError(f"{path}: {error}") from error


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
