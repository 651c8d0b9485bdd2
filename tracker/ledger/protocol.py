"""What a ledger promises, whatever stores it: callers know nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from tracker.model import Commitment, Readout, Revision, Status, Update


class Added(Struct, frozen=True):
    """What `add` did: the readout as stored, the commitments written, whether the text was known already."""

    readout: Readout
    commitments: tuple[Commitment, ...]
    known: bool = False


class Changed(Struct, frozen=True):
    """What moved since a revision: the newest revision, the ids touched; `all` where the whole ledger must be read anew."""

    revision: int
    commitments: frozenset[str] = frozenset()
    readouts: frozenset[str] = frozenset()
    all: bool = False


class Finding(Struct, frozen=True):
    """One thing that a check of the ledger noticed."""

    level: str
    """"ok", "note", "warning", "unread" (this program or this user cannot read it: that is no damage) or "damage"."""
    what: str


class Report(Struct, frozen=True):
    """The outcome of a check: findings in the order of looking."""

    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether all could be read and nothing is damaged."""
        return all(finding.level not in {"damage", "unread"} for finding in self.findings)

    @property
    def damaged(self) -> bool:
        """Whether something is not as it was written."""
        return any(finding.level == "damage" for finding in self.findings)


class Ledger(Protocol):
    """Readouts and their commitments, each with an append-only history.

    When a writing call returns, the change survives the end of the process and of the power; if it raises, nothing of it was
    written. Commitments are returned settled (`tracker.standing.settle`): their standing and edited fields are up to date; so are
    readouts (`tracker.facts.settle`).
    """

    def add(self, readout: Readout, commitments: Iterable[Commitment]) -> Added:
        """Store a readout with its commitments, all or nothing; a text already stored (`sha256`) changes nothing."""
        ...

    def extend(self, commitments: Iterable[Commitment]) -> None:
        """Add commitments to stored readouts (a split, a re-extraction); raises LedgerError if an id is taken."""
        ...

    def readouts(self) -> list[Readout]:
        """All readouts, by id."""
        ...

    def readout(self, id: str) -> Readout:
        """One readout by its full id; raises NotFound."""
        ...

    def commitments(self) -> list[Commitment]:
        """All commitments, by id; a new list of shared frozen values."""
        ...

    def get(self, id: str) -> Commitment:
        """One commitment by its full id; raises NotFound."""
        ...

    def find(
        self,
        *,
        readout: str | None = None,
        party: str | None = None,
        status: Status | None = None,
        due: tuple[dt.date, dt.date] | None = None,
    ) -> list[Commitment]:
        """Commitments that meet all conditions given, by id, through indexes; `due`: the deadline's last day lies within."""
        ...

    def append(self, updates: Sequence[tuple[str, Update]], *, expect: Mapping[str, int] | None = None) -> list[Commitment]:
        """Append updates to the histories of the commitments named, all or nothing, and return these as they are now.

        `expect` maps ids to the version that the caller saw; raises Conflict where another change came between, NotFound for
        an unknown id.
        """
        ...

    def revise(self, revisions: Sequence[tuple[str, Revision]], *, expect: Mapping[str, int] | None = None) -> list[Readout]:
        """Append revisions to the histories of the readouts named, all or nothing, and return these as they are now.

        The facts are folded anew (`tracker.facts`); text and id never change. What follows for the commitments is for the caller
        to write in the same batch. `expect` and errors as for `append`.
        """
        ...

    def remember(self, readouts: Iterable[Readout]) -> None:
        """Keep what was heard in readouts (`heard`, `heard_by`), nothing else of them, where text and facts are still those read.

        That is no act and has no history. Raises LedgerError where nothing may be written; waits for others but briefly.
        """
        ...

    def batch(self) -> AbstractContextManager[None]:
        """All writes inside are one: durable together at the end, none of them if the block raises."""
        ...

    @property
    def revision(self) -> int:
        """Grows with every change, by whomever."""
        ...

    def changes(self, since: int) -> Changed:
        """What this and other processes changed since `since`; cheap enough to be asked several times a second."""
        ...

    def prepare(self) -> None:
        """Do now what the first change would have to do before it; for those who have a moment before it comes."""
        ...

    @property
    def notes(self) -> list[str]:
        """What a person should know of since the ledger was opened: lines cut off, files kept aside, copies not made."""
        ...

    def check(self) -> Report:
        """Verify the stored form and every commitment (spans verbatim, standings equal to their fold)."""
        ...

    def backup(self, to: Path | None = None) -> Path:
        """Keep a copy of the state now; returns where."""
        ...

    def close(self) -> None:
        """Let go; whatever was acknowledged is already safe."""
        ...


def copy(source: Ledger, target: Ledger) -> int:
    """Every readout with its commitments and their whole history into `target`; returns the number of commitments."""
    count = 0
    by_readout: dict[str, list[Commitment]] = {}
    for commitment in source.commitments():
        by_readout.setdefault(commitment.readout, []).append(commitment)
    with target.batch():
        for readout in source.readouts():
            count += len(target.add(readout, by_readout.get(readout.id, ())).commitments)
    return count


def resolve(ids: Iterable[str], typed: str) -> Iterator[str]:
    """The ids that a typed part of one can mean: an exact one alone, else all that hold the part, case aside."""
    part = typed.casefold()
    held = [id for id in ids if part in id.casefold()]
    exact = [id for id in held if id.casefold() == part]
    endings = [id for id in held if id.casefold().endswith("-" + part)]
    yield from exact or (endings if len(endings) == 1 else held)
