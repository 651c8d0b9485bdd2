"""Commitments to the values that only this ledger knows, by field of the query language: what completion offers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from tracker.model import Commitment


class Vocabulary:
    """Gathered piece by piece, so that no key press waits for all of a large ledger."""

    def __init__(self, commitments: Sequence[Commitment]) -> None:
        self._commitments = commitments
        self._read = 0
        self._parties: set[str] = set()
        self._by: set[str] = set()
        self._places: set[str] = set()
        self._readouts: set[str] = set()
        self._words: dict[str, list[str]] | None = None

    def gather(self, rows: int) -> bool:
        """Read a number of further commitments; whether there are more."""
        for each in islice(self._commitments, self._read, self._read + rows):
            self._parties.update(each.parties, each.beneficiary)
            self._by.add(each.asserted_by)
            self._places.update(each.places)
            self._readouts.add(each.readout)
        self._read += rows
        return self._read < len(self._commitments)

    def words(self) -> dict[str, list[str]]:
        """The values by field, each in order; what was not read yet is read now."""
        if self._words is None:
            self.gather(len(self._commitments))
            parties = sorted(self._parties)
            self._words = {
                "party": parties,
                "to": parties,
                "by": sorted(self._by - {""}),
                "place": sorted(self._places),
                "readout": sorted(self._readouts),
            }
        return self._words
