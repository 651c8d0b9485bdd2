"""What an import did, document by document: found, known already, versions, passed over, failed and why."""

from __future__ import annotations

from msgspec import Struct, field


class Entry(Struct, frozen=True, kw_only=True):
    """One readout that was stored."""

    name: str
    """The file, row, archive member or address it came from."""
    id: str
    title: str
    commitments: int
    unsure: tuple[str, ...] = ()
    remark: str = ""
    """Why it has no commitments, in plain words."""
    version_of: str = ""
    kept: tuple[str, ...] = ()
    """For a version: ids of earlier commitments that it repeats, which stay with their decisions and history."""
    gone: tuple[str, ...] = ()
    """For a version: ids of earlier commitments that it no longer has."""
    changed: tuple[tuple[str, str], ...] = ()
    """For a version: pairs of an earlier commitment and the new one that it reads much like."""
    beside: tuple[str, ...] = ()
    """Ids of readouts that were there and report the same talks: what both report is in the ledger twice."""


class Known(Struct, frozen=True):
    """A document whose text was stored already, and as which readout."""

    name: str
    id: str


class Skipped(Struct, frozen=True):
    """A file passed over, and why."""

    name: str
    reason: str


class Failed(Struct, frozen=True):
    """A document that could not be read; the message names it and the cause."""

    name: str
    message: str
    hint: str = ""


class Summary(Struct):
    """The account of one import."""

    added: list[Entry] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Remarks on how documents were read: what of a mail was left out."""
    stopped: bool = False
    """Whether it was interrupted; what was added till then is stored, and a second run goes on from there."""

    @property
    def commitments(self) -> int:
        """How many commitments were found in all that was added."""
        return sum(entry.commitments for entry in self.added)

    @property
    def versions(self) -> list[Entry]:
        """The added readouts that are versions of earlier ones."""
        return [entry for entry in self.added if entry.version_of]

    @property
    def beside(self) -> list[Entry]:
        """The added readouts of talks that another readout reports as well."""
        return [entry for entry in self.added if entry.beside]

    @property
    def exit_code(self) -> int:
        """0 if all went in; 3 if something failed; 1 if nothing could be read; 130 if interrupted."""
        if self.stopped:
            return 130
        if not (self.added or self.known):
            return 1
        return 3 if self.failed else 0


class Progress(Struct, frozen=True):
    """How far an import is; `total` is an estimate until the end."""

    done: int
    total: int
    added: int
    failed: int
    name: str
