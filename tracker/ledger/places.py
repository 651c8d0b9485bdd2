"""The path of a ledger to the paths of all that stands beside it."""

from __future__ import annotations

import itertools
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

ABANDONED = 600
"""Seconds after which an unfinished file counts as left behind though a process with its number runs: that may be another one."""

_UNFINISHED = re.compile(r"\.new-(\d+)(?:-\d+)?$")
_COUNT = itertools.count(1)


class Places:
    """The file names of one ledger."""

    def __init__(self, path: Path) -> None:
        if path.is_symlink():
            path = path.resolve()  # the file it leads to is replaced, not the link
        self.path = path
        self.folder = path.parent
        self.journal = self._beside("journal")
        self.lock = self._beside("lock")
        self.previous = self._beside("prev")
        self.previous_journal = self._beside("journal.prev")
        self.backups = self._beside("backups")

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(f"{self.path.name}.{ending}")

    def unfinished(self) -> Path:
        """A name for a file that is being written, given to nobody else."""
        return self._beside(f"new-{os.getpid()}-{next(_COUNT)}")

    def free(self, ending: str) -> Path:
        """A name with this ending that nothing has yet, to keep something aside."""
        place, count = self._beside(ending), 1
        while place.exists():
            count += 1
            place = self._beside(f"{ending}.{count}")
        return place

    def aside(self) -> list[Path]:
        """What was kept aside: torn lines, files written by other programs, states before a restore."""
        return sorted(each for each, ending in self._others() if ending.startswith(("torn-", "outside-", "before-", "schema-")))

    def sweep(self) -> None:
        """Remove unfinished files that their processes left behind; only under the lock."""
        for place in self.abandoned():
            place.unlink(missing_ok=True)

    def abandoned(self) -> list[Path]:
        """Unfinished files whose process has ended, here or among the backups."""
        return sorted(each for each in (*(each for each, _ in self._others()), *_within(self.backups)) if _is_abandoned(each))

    def _others(self) -> Iterator[tuple[Path, str]]:
        """What lies beside the ledger under its name, each with what comes after the name and a dot."""
        begun = f"{self.path.name}."
        for place in _within(self.folder):
            if place.name.startswith(begun):
                yield place, place.name.removeprefix(begun)


def _within(folder: Path) -> list[Path]:
    """What lies in a folder; nothing where it is not there or may not be looked into."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _is_abandoned(place: Path) -> bool:
    named = _UNFINISHED.search(place.name)
    if named is None:
        return False
    try:
        os.kill(int(named[1]), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        pass  # it runs, as another user
    try:
        return time.time() - place.stat().st_mtime > ABANDONED
    except OSError:
        return False
