"""What every command works with: the ledger it opens, the person's desk, the day, where output goes."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import paths
from tracker.config import Settings, load
from tracker.errors import Ambiguous, LedgerError, NotFound, Unwritable, UsageError, nearest

if TYPE_CHECKING:
    from tracker.desk import Desk
    from tracker.interrupts import Interrupts
    from tracker.ledger.protocol import Ledger
    from tracker.model import Commitment, Readout


LEAST = 40
"""Columns for which everything is laid out where a terminal has fewer, as reports are."""


def now() -> dt.datetime:
    """The present moment, UTC: the only place where the command line reads the clock."""
    return dt.datetime.now(dt.UTC)


def absent(path: Path) -> NotFound:
    """That no ledger is at `path`, and what to do: bring back what was kept beside it, if anything was, else begin one."""
    if way := _way_back(path):
        return NotFound(f"there is no ledger at {path}", way)
    return NotFound(f"there is no ledger at {path} yet", "make one with: tracker import FILE, or look at: tracker demo")


def _way_back(path: Path) -> str:
    """What brings a ledger back that is gone from `path`, "" where nothing of it was kept."""
    from tracker.ledger.backups import backups
    from tracker.ledger.places import Places

    if Places(path).previous.exists():
        return "what stands beside it can be brought back with: tracker restore"
    try:
        return "kept copies are: tracker backup --list, and then tracker restore NAME" if backups(path) else ""
    except LedgerError as error:
        return str(error)


class Office:
    """Made once a run; opens the ledger on first use and closes it at the end."""

    def __init__(self, ledger: str | None = None, clock: Callable[[], dt.datetime] = now) -> None:
        self.clock = clock
        self.given = ledger
        self._settings: Settings | None = None
        self._ledger: Ledger | None = None
        self._heard: Interrupts | None = None
        self._acting = False

    @property
    def settings(self) -> Settings:
        """The user's settings, read on first use."""
        if self._settings is None:
            self._settings = load(paths.settings_path())
        return self._settings

    @property
    def heard(self) -> Interrupts:
        """What keeps Ctrl-C waiting; imported on first use, for the first screen does not need it."""
        if self._heard is None:
            from tracker.interrupts import Interrupts

            self._heard = Interrupts()
        return self._heard

    @property
    def today(self) -> dt.date:
        """The day it is."""
        return self.clock().date()

    @property
    def path(self) -> Path:
        """Where the ledger is, or would be; raises UsageError or LedgerError for what cannot be one."""
        path = paths.ledger_path(self.given, self.settings.ledger)
        try:
            other = not path.name or (path.exists() and not path.is_file())
        except OSError as error:  # a name too long, a folder that may not be entered
            raise LedgerError(f"{path} cannot be opened: {error.strerror}") from error
        if other:
            raise UsageError(f"{path} is not a file", "the ledger is one, for example --ledger ledger.json")
        return path

    def spare(self, target: Path) -> Path:
        """`target`, to be written to; raises UsageError where that would destroy the ledger or what stands beside it."""
        from tracker.ledger.places import Places

        places = Places(self.path)
        own = (places.path, places.journal, places.lock, places.previous, places.previous_journal)
        real = target.resolve()
        if real in {path.resolve() for path in own} or real.is_relative_to(places.backups.resolve()):
            raise UsageError(f"{target} belongs to the ledger {self.path}", "name another file")
        return target

    def ledger(self, *, create: bool = False) -> Ledger:
        """The ledger, opened; unless `create`, one that does not exist is said so rather than made."""
        if self._ledger is None:
            from tracker.ledger import open_ledger

            path = self.path
            if create and not path.parent.is_dir() and not paths.is_ours(path):
                raise NotFound(f"there is no folder {path.parent} for the ledger {path.name}", "make it, or connect its disk")
            if create and not path.exists() and (way := _way_back(path)):
                # A new one would be written over what was kept of the old one.
                raise NotFound(f"there is no ledger at {path}", f"{way}; to begin anew, move {path.name}.* away first")
            try:
                self._ledger = open_ledger(path, create=create)
            except NotFound:
                raise absent(path) from None
        return self._ledger

    def at(self, ledger: Ledger) -> Office:
        """An office with the same clock on a ledger that is open already (and stays its opener's to close)."""
        other = Office(self.given, self.clock)
        other._ledger = ledger
        return other

    def desk(self) -> Desk:
        """The person's desk on the ledger."""
        from tracker.desk import Desk

        return Desk(self.to_write(), self.settings.by, self.clock)

    def to_write(self, *, create: bool = False) -> Ledger:
        """The ledger for an act: from here on Ctrl-C waits until that is recorded, told, and the ledger closed."""
        ledger = self.ledger(create=create)
        if not self._acting:
            self._acting = True
            self.heard.__enter__()
        return ledger

    def close(self) -> None:
        """Close the ledger if it was opened; raises KeyboardInterrupt where one had to wait."""
        with self.heard:
            if self._ledger is not None:
                self._ledger.close()
                for note in self._ledger.notes:
                    say(f"note: {note}")
                self._ledger = None
        if self._acting:
            self._acting = False
            self.heard.__exit__()
        asked, self.heard.asked = self.heard.asked, False
        if asked:
            raise KeyboardInterrupt

    def named(self, typed: str) -> Commitment:
        """The commitment that a unique part of an id means; raises NotFound or Ambiguous with the nearest ones."""
        ledger = self.ledger()
        return ledger.get(_one([c.id for c in ledger.commitments()], typed, "commitment"))

    def ids(self, typed: Sequence[str]) -> list[str]:
        """The full ids of several."""
        return [self.named(part).id for part in typed]

    def asked(self, words: Sequence[str], view: str = "") -> str:
        """The filter that the arguments of a command mean, besides that of a saved view; their order goes before its own.

        Raises UsageError where an argument with blanks fits nothing as it stands, or no view has the name.
        """
        from tracker.query import closed, joined

        return f"{closed(joined(words, self._fits))} {closed(self._view(view))}".strip()

    def views(self) -> dict[str, str]:
        """The saved views by name, those of the settings file before those of the screens; raises TrackerError."""
        from tracker.tui.session import Memory
        from tracker.tui.session import load as last_session

        return {**last_session(Memory(paths.state_path(), "")).saved(), **self.settings.views}

    def _view(self, name: str) -> str:
        if not name:
            return ""
        if name in self.settings.views:
            return self.settings.views[name]
        known = self.views()
        if name not in known:
            raise UsageError(f"there is no saved view {name!r}", nearest(name, known) if known else "w + in tracker saves one")
        return known[name]

    def _fits(self, field: str, value: str) -> bool:
        from tracker.match import Index
        from tracker.party import is_known
        from tracker.query import parse

        if field in {"party", "to", "by"} and is_known(value):
            return True
        return Index(self.ledger().commitments(), self.today).count(parse(f'{field}:"{value}"', self.today)) > 0

    def readout_named(self, typed: str) -> Readout:
        """The readout that a unique part of its id means."""
        ledger = self.ledger()
        return ledger.readout(_one([r.id for r in ledger.readouts()], typed, "readout"))


def _one(ids: Sequence[str], typed: str, what: str) -> str:
    from tracker.ledger.protocol import resolve

    found = list(resolve(ids, typed))
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(found[:5]) + (f" and {len(found) - 5} more" if len(found) > 5 else "")
        raise Ambiguous(f"{typed!r} fits {len(found)} {what}s", f"type more of one: {shown}")
    hint = nearest(typed, ids) if len(ids) <= 12 else f"tracker {'list' if what == 'commitment' else 'readouts'} shows the ids"
    raise NotFound(f"there is no {what} {typed!r}", hint if ids else "the ledger is empty")


def say(message: str) -> None:
    """Talk to the person, on stderr: stdout is for data."""
    import click

    from tracker.clean import clean

    click.echo(clean(message), err=True)


@contextmanager
def telling(done: str = "what was asked for is done") -> Iterator[None]:
    """What is done stays done, and a success, where it cannot be told: whoever repeated it would do it twice."""
    try:
        yield
    except (Unwritable, BrokenPipeError) as error:
        cause = error.strerror if isinstance(error, BrokenPipeError) else ""
        say(f"note: {f'standard output cannot be written: {cause}' if cause else error}; {done}")


def agreed(question: str) -> bool:
    """Whether the person says yes, on stderr; raises UsageError where nobody is there to answer."""
    import click

    click.echo(f"{question} [y/N]: ", err=True, nl=False)
    try:
        answer = sys.stdin.readline()
    except (KeyboardInterrupt, SystemExit):
        click.echo(err=True)  # what comes next begins on a line of its own
        raise
    if not answer:
        click.echo(err=True)
        raise UsageError("nobody is there to answer", "--yes does it without asking")
    return answer.strip().lower() in {"y", "yes"}


def columns(most: int | None = None) -> int:
    """The cells of a line that is printed: those of the terminal, `most` at most, and never so few that no word fits."""
    import shutil

    found = max(shutil.get_terminal_size().columns, LEAST)
    return found if most is None else min(found, most)


def is_dumb() -> bool:
    """Whether the terminal says of itself that it knows no colours and cannot move its cursor."""
    return os.environ.get("TERM", "").lower() in {"dumb", "unknown"}


def on_terminal() -> bool:
    """Whether output goes to a person's screen rather than into a pipe or file."""
    return sys.stdout.isatty()
