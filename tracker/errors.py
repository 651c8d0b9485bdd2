"""Every failure that a person may meet, as an exception that words itself and carries its exit code."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Sequence
from typing import ClassVar

INTERRUPTED = 130
"""The exit code after Ctrl-C, as a shell has it."""


class TrackerError(Exception):
    """Something went wrong that the user can act on; `hint` says what is valid or what to do next."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message


class UsageError(TrackerError):
    """What was typed is not valid (a status, a date, a field, an id)."""

    exit_code = 2


class NotFound(TrackerError):
    """No commitment, readout or file by that name."""


class Ambiguous(TrackerError):
    """A shortened id that fits more than one commitment."""


class UnreadableDocument(TrackerError):
    """A file that cannot be taken in as a readout; the message names the file and the cause."""


class Unwritable(TrackerError):
    """Standard output takes nothing: a full disk, or a descriptor that the caller closed."""


class LedgerError(TrackerError):
    """The ledger cannot be read or written; earlier acknowledged changes are untouched."""


class DamagedLedger(LedgerError):
    """The ledger's file or journal is not what was written; the message names file and byte."""


class NewerSchema(LedgerError):
    """The ledger was written by a later version of the program."""


class LockedLedger(LedgerError):
    """Another process holds the ledger's lock for too long."""

    exit_code = 4


class Conflict(LedgerError):
    """The commitment changed since it was looked at; both versions are named."""

    exit_code = 4

    def __init__(self, commitment: str, expected: int, found: int) -> None:
        super().__init__(
            f"{commitment} changed meanwhile (you saw version {expected}, it is now version {found})",
            "look at it again, then repeat the change",
        )
        self.commitment = commitment
        self.expected = expected
        self.found = found


class Overtaken(Conflict):
    """Somebody else changed the very fields that a change was made for since they were looked at."""

    def __init__(self, id: str, expected: int, found: int, fields: Sequence[str]) -> None:
        super().__init__(id, expected, found)
        self.message = f"somebody else changed the {' and the '.join(fields)} of {id} meanwhile"
        self.fields = tuple(fields)


def nearest(word: str, valid: Iterable[str]) -> str:
    """The hint for a wrong word: the nearest valid one, then all of them."""
    choices = list(valid)
    close = difflib.get_close_matches(word.lower(), choices, n=1)
    listed = ", ".join(choices)
    return f"did you mean {close[0]}? valid are {listed}" if close else f"valid are {listed}"


def installing(extra: str) -> str:
    """How to add an optional part to this very installation: by its own pip, and not by name: on the index that is another's."""
    import shlex  # few ever ask for this

    return f"{shlex.quote(sys.executable or 'python3')} -m pip install '.[{extra}]' in the project's folder"
