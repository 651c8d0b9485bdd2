"""Commitments to the few that a later passage may speak to: blocks by parties, then postings of terms weighed by rarity.

A block holds the commitments whose readouts have the same parties; a query opens the blocks that share two of its own, and
those that have a single one of them. The
postings of a block are made when it is first opened, so that building reads each text once and keeps four bytes a term.
"""

from __future__ import annotations

import datetime as dt
import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import chain

from tracker.extraction.atlas import code
from tracker.links.words import Reader, lexicon
from tracker.model import Commitment

PRIOR = 2_000
"""How many unseen commitments the shipped shares of common words stand for."""
_RARE = 0.0004
"""The share of a word that the shipped list does not name."""
_COMMON_ACT = 0.05
"""The share of an act that the list does not name."""
_LOOKED_AT = 80
"""Commitments of the greatest shared weight whose cover is worked out."""
_KEPT = 16
"""Of these, so many are compared in full."""
_ENOUGH = 400
"""When so many commitments share the rarer terms of a passage, the commoner terms bring no others: a block may hold thousands."""
_OPEN_BLOCKS = 4_000
"""Blocks whose postings are kept; beyond that they are made anew when asked for."""


_Postings = dict[int, "array[int]"]


class Index:
    """The commitments of a ledger, ready to be asked; grows by `add`, follows edits by `replace`."""

    def __init__(self, commitments: Iterable[Commitment] = (), parties: Mapping[str, Sequence[str]] | None = None) -> None:
        self.reader = Reader()
        self.commitments: list[Commitment] = []
        self._parties: dict[str, frozenset[str]] = {}
        self._codes: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        self._held: list[int] = []
        self._weights: dict[str, float] = {}
        self._terms = array("I")
        self._ends = array("I", [0])
        self._blocks: dict[frozenset[str], array[int]] = {}
        self._by_party: dict[str, list[frozenset[str]]] = {}
        self._open: dict[frozenset[str], _Postings] = {}
        self._place: dict[str, int] = {}
        self._readouts: dict[str, array[int]] = {}
        self._gone: set[int] = set()
        self.add(commitments, parties or {})

    def __len__(self) -> int:
        return len(self.commitments) - len(self._gone)

    def add(self, commitments: Iterable[Commitment], parties: Mapping[str, Sequence[str]]) -> None:
        """Take in commitments; `parties` names the parties of their readouts (else they are taken from the commitments)."""
        fresh = list(commitments)
        self._weights.clear()
        for readout, names in parties.items():
            self._parties[readout] = self.codes(names)
        unknown: dict[str, set[str]] = {}
        for commitment in fresh:
            if not self._parties.get(commitment.readout):
                unknown.setdefault(commitment.readout, set()).update(self.codes((*commitment.parties, *commitment.beneficiary)))
        self._parties.update((readout, frozenset(codes)) for readout, codes in unknown.items())
        terms, numbers, held, ends = self.reader.terms, self._numbers, self._held, self._ends
        for commitment in fresh:
            position = len(self.commitments)
            self.commitments.append(commitment)
            self._place[commitment.id] = position
            found = set(terms(text_of(commitment)))
            for term in found:
                number = numbers.get(term)
                if number is None:
                    number = numbers[term] = len(held)
                    held.append(0)
                    self._words.append(term)
                held[number] += 1
                self._terms.append(number)
            ends.append(len(self._terms))
            self._readouts.setdefault(commitment.readout, array("I")).append(position)
            self._file(position, self._parties[commitment.readout])

    def replace(self, commitment: Commitment) -> None:
        """Follow a change of one commitment: cheap where its words stayed, else it is read anew."""
        position = self._place.get(commitment.id)
        if position is None:
            self.add([commitment], {})
            return
        if text_of(self.commitments[position]) == text_of(commitment):
            self.commitments[position] = commitment
            return
        self._gone.add(position)
        for number in self._terms[self._ends[position] : self._ends[position + 1]]:
            self._held[number] -= 1
        self.add([commitment], {})

    def get(self, id: str) -> Commitment | None:
        """A commitment by its id, None if it is not here."""
        position = self._place.get(id)
        return None if position is None else self.commitments[position]

    def of(self, readout: str) -> list[Commitment]:
        """The commitments of one readout."""
        return [self.commitments[n] for n in self._readouts.get(readout, ()) if n not in self._gone]

    def codes(self, names: Iterable[str]) -> frozenset[str]:
        """Names of parties as codes; a name that no table knows stands for itself."""
        return frozenset(self._code(name) for name in names)

    def parties(self, readout: str) -> frozenset[str]:
        """The codes of a readout's parties."""
        return self._parties.get(readout, frozenset())

    def weight(self, term: str) -> float:
        """How much a term tells: the logarithm of how rare it is, in the ledger and by the shipped shares."""
        known = self._weights.get(term)
        if known is None:
            number = self._numbers.get(term)
            held = self._held[number] if number is not None else 0
            share = lexicon().share.get(term, _COMMON_ACT if term in lexicon().acts else _RARE)
            known = math.log((len(self.commitments) + PRIOR) / (held + PRIOR * share))
            self._weights[term] = known
        return known

    def candidates(
        self, terms: Iterable[str], parties: frozenset[str], before: dt.date | None, own: frozenset[str] = frozenset()
    ) -> list[int]:
        """Positions of the commitments nearest by their terms: made before a day, in the blocks of the parties, best first.

        `own` are terms that all in the block share; the order is by how much of the promise's weight is covered, and how
        much weight that is.
        """
        asked = [(self.weight(term), self._numbers[term]) for term in sorted(set(terms) - own) if term in self._numbers]
        opened = [self._opened(block) for block in self._shared(parties)]
        held = [(weight, [postings[number] for postings in opened if number in postings]) for weight, number in asked]
        scores: dict[int, float] = {}
        for weight, lists in sorted(held, key=lambda row: sum(map(len, row[1]))):
            if len(scores) < _ENOUGH:
                for position in chain.from_iterable(lists):
                    scores[position] = scores.get(position, 0.0) + weight
            else:
                for position in scores:
                    if any(_holds(positions, position) for positions in lists):
                        scores[position] += weight
        gone, commitments = self._gone, self.commitments
        found = [
            (score, -position)
            for position, score in scores.items()
            if position not in gone and earlier(commitments[position], before)
        ]
        left_out = {self._numbers[term] for term in own if term in self._numbers}
        covered = [
            (score * score / (self._mass(-position, left_out) or 1.0), position)
            for score, position in nlargest(_LOOKED_AT, found)
        ]
        return [-position for _, position in nlargest(_KEPT, covered)]

    def knows(self, parties: frozenset[str], before: dt.date | None, but_for: str = "") -> bool:
        """Whether any commitment could be asked at all: of these parties, made before a day, not of the readout `but_for`."""
        return any(
            earlier(self.commitments[position], before) and self.commitments[position].readout != but_for
            for block in self._shared(parties)
            for position in self._blocks[block]
        )

    def _mass(self, position: int, left_out: set[int]) -> float:
        numbers = self._terms[self._ends[position] : self._ends[position + 1]]
        return sum(self.weight(self._words[number]) for number in numbers if number not in left_out)

    def _shared(self, parties: frozenset[str]) -> list[frozenset[str]]:
        counts: dict[frozenset[str], int] = {}
        for party in sorted(parties):
            for block in self._by_party.get(party, ()):
                counts[block] = counts.get(block, 0) + 1
        return [block for block, count in counts.items() if count >= 2 or len(block) == 1]

    def _opened(self, block: frozenset[str]) -> _Postings:
        postings = self._open.get(block)
        if postings is None:
            postings = {}
            for position in self._blocks[block]:
                self._post(postings, position)
            if len(self._open) >= _OPEN_BLOCKS:
                self._open.pop(next(iter(self._open)))
            self._open[block] = postings
        return postings

    def _post(self, postings: _Postings, position: int) -> None:
        for number in self._terms[self._ends[position] : self._ends[position + 1]]:
            held = postings.get(number)
            if held is None:
                postings[number] = array("I", [position])
            else:
                held.append(position)

    def _file(self, position: int, block: frozenset[str]) -> None:
        members = self._blocks.get(block)
        if members is None:
            members = self._blocks[block] = array("I")
            for party in block:
                self._by_party.setdefault(party, []).append(block)
        members.append(position)
        if block in self._open:
            self._post(self._open[block], position)

    def _code(self, name: str) -> str:
        known = self._codes.get(name)
        if known is None:
            known = self._codes[name] = code(name) or name.casefold()
        return known


def _holds(positions: array[int], position: int) -> bool:
    at = bisect_left(positions, position)
    return at < len(positions) and positions[at] == position


def text_of(commitment: Commitment) -> str:
    """The words a commitment is found by."""
    title, quote = commitment.title.rstrip("…"), commitment.quote
    return quote if title[1:] in quote else f"{title} {quote}"


def earlier(commitment: Commitment, before: dt.date | None) -> bool:
    """Whether it was made before a day; where one of the two dates is not known, it may have been."""
    return before is None or commitment.made is None or commitment.made < before
