"""Every path of the program in one place: the ledger, the settings, what a session remembers, the packed sample."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import PlatformDirs

LEDGER_VARIABLE = "TRACKER_LEDGER"


def ledger_path(given: str | None = None, setting: str = "") -> Path:
    """The ledger's file: what was `given`, else $TRACKER_LEDGER, else the `setting`, else one in the user's data folder."""
    chosen = given or os.environ.get(LEDGER_VARIABLE) or setting
    return Path(chosen).expanduser() if chosen else Path(_dirs().user_data_dir) / "ledger.json"


def is_ours(ledger: Path) -> bool:
    """Whether a ledger lies where nobody asked for another place, so that its folder is the program's to make."""
    return ledger.parent == Path(_dirs().user_data_dir)


def settings_path() -> Path:
    """The settings file; it need not exist."""
    return Path(_dirs().user_config_dir) / "settings.toml"


def state_path() -> Path:
    """Where a session remembers its view, filter and position."""
    return Path(_dirs().user_state_dir) / "session.json"


def data_path() -> Path:
    """The sample readouts and their history: inside the installed package, or data/ of a checkout."""
    packed = Path(__file__).parent / "_data"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "data"


def homely(path: Path) -> str:
    """The path as people write it: from their home folder on with a tilde."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) and path != home else str(path)


def _dirs() -> PlatformDirs:
    return PlatformDirs("tracker", appauthor=False)
