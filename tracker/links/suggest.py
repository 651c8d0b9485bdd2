"""A later readout to the earlier commitments it speaks to: suggestions with their reasons and a status update to offer.

A suggestion changes nothing. Accepted or turned down it becomes a Link, and is not made again: on the later commitment, naming
the earlier; or, where a statement speaks, on the earlier commitment, naming the readout and the words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from tracker.errors import LedgerError
from tracker.extraction import Extraction
from tracker.ledger.protocol import Ledger
from tracker.links.cues import reached, stuck
from tracker.links.index import Index, text_of
from tracker.links.passages import Spoken, listened, promised, read, remembered, spoken
from tracker.links.proposal import Proposal, propose
from tracker.links.relation import Dates, Verdict, relate
from tracker.links.score import SETTINGS, Match, Passage, Settings, match, passage, promise
from tracker.model import Commitment, Link, Readout, Relation
from tracker.standing import live

AT_MOST = 3
"""Suggestions for one passage."""
_RIVAL = 0.6
"""A suggestion scores at least this share of the best one for the same passage."""
_TWIN = 0.75
"""Two earlier commitments that score this against each other are one promise repeated: one is suggested, the others named."""
_PASSAGES = 50_000
"""Commitments whose terms and details are remembered."""
_TOGETHER = 500
"""Readouts that are kept in one write."""
_LONG = 14
_CUT = re.compile(
    r"[;:]\s+|,\s+(?:and\s+|while\s+|as well as\s+)?|\s+as well as\s+|\s+and\s+(?=(?:the|a|an|its|their|that|to)\s)"
)


class Suggestion(Struct, frozen=True, kw_only=True):
    """One passage of a later readout that may speak to one earlier commitment."""

    id: str
    """The earlier commitment and the passage: what accepting and rejecting name."""
    commitment: str
    quote: str
    """The words of the earlier commitment."""
    readout: str
    later: str = ""
    """The id of the later commitment, "" where a statement speaks or the readout is not in the ledger yet."""
    later_quote: str
    start: int
    end: int
    relation: Relation
    reason: str
    """Why this relation: the cue or the change that decided."""
    score: float
    """From 0 to 1; only those at or above the threshold are suggested."""
    terms: tuple[str, ...] = ()
    """What the two share, the most telling first."""
    agrees: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Earlier commitments in nearly the same words, made before."""
    proposal: Proposal

    @property
    def holder(self) -> str:
        """The commitment on which a link is written: the later one ("this restates that"), else the earlier."""
        return self.later or self.commitment

    @property
    def to(self) -> str:
        """What that link names: the earlier commitment, else the readout whose statement speaks."""
        return self.commitment if self.later else self.readout


class Suggester:
    """An index of commitments that is asked readout by readout; `refresh` follows the ledger without reading it anew."""

    def __init__(self, ledger: Ledger | None = None, *, settings: Settings = SETTINGS) -> None:
        self.settings = settings
        self.index = Index()
        self._ledger = ledger
        self._revision = 0
        self._passages: dict[str, tuple[str, Passage]] = {}
        if ledger is not None:
            self._revision = ledger.revision
            self.add(ledger.commitments(), {readout.id: readout.parties for readout in ledger.readouts()})

    def add(self, commitments: Iterable[Commitment], parties: Mapping[str, Sequence[str]] | None = None) -> None:
        """Take in commitments, with the parties of their readouts where known."""
        self.index.add(commitments, parties or {})

    def refresh(self) -> None:
        """Follow what this and other processes changed in the ledger since the last look."""
        if self._ledger is None:
            return
        changed = self._ledger.changes(self._revision)
        if changed.all:
            fresh = Suggester(self._ledger, settings=self.settings)
            self.index, self._revision = fresh.index, fresh._revision
            return
        new = [self._ledger.readout(id) for id in sorted(changed.readouts)]
        self.index.add((), {readout.id: readout.parties for readout in new})
        for id in sorted(changed.commitments):
            self.index.replace(self._ledger.get(id))
        self._revision = changed.revision

    def suggest(self, readout: Readout, extraction: Extraction) -> list[Suggestion]:
        """The suggestions for a readout, best first; each earlier commitment once a relation."""
        ids = {(c.start, c.end): c.id for c in self.index.of(readout.id)}
        return self.for_passages(readout, spoken(readout, extraction, ids))

    def for_passages(self, readout: Readout, passages: Iterable[Spoken], about: Container[str] | None = None) -> list[Suggestion]:
        """The suggestions for given passages of a readout, best first; `about` limits them to these commitments."""
        parties = self.index.codes(readout.parties)
        best: dict[tuple[str, Relation], Suggestion] = {}
        for item in passages:
            for suggestion in self._for_one(readout, item, parties, about):
                key = suggestion.commitment, suggestion.relation
                if key not in best or best[key].score < suggestion.score:
                    best[key] = suggestion
        return sorted(best.values(), key=lambda s: (-s.score, s.commitment, s.start))

    def ranked(
        self, readout: Readout, item: Spoken, limit: int = 5, about: Container[str] | None = None
    ) -> list[tuple[Commitment, Match, str]]:
        """The commitments nearest to one passage, whatever their score, each with the part of the passage that fits it best.

        Where none of them is one that is asked `about`, nothing is compared and there are none.
        """
        parties = self.index.codes(readout.parties)
        own = frozenset(f"@{code}" for code in parties)
        pieces = [passage(text, self.index.reader) for text in _pieces(item.words)]
        asked = {term for piece in pieces for term in piece.terms}
        found: list[tuple[Commitment, Match, str]] = []
        near = self.index.candidates(asked, parties, readout.date, own)
        if about is not None and not any(self.index.commitments[position].id in about for position in near):
            return []
        for position in near:
            commitment = self.index.commitments[position]
            if commitment.readout in (readout.id, readout.version_of):
                continue
            if commitment.standing.review == "rejected" or commitment.standing.status == "superseded":
                continue
            there = self._passage(commitment)
            scored = [(match(piece, there, self.index.weight, own, self.settings), piece.text) for piece in pieces]
            best, text = max(scored, key=lambda pair: pair[0].score)
            if len(self.index.parties(commitment.readout)) < 2:
                best = msgspec.structs.replace(best, score=best.score * self.settings.one_party)
            if best.score > 0:
                found.append((commitment, best, text))
        found.sort(key=lambda row: (-row[1].score, _newest_first(row[0]), row[0].id))
        return found[:limit]

    def _for_one(
        self, readout: Readout, item: Spoken, parties: frozenset[str], about: Container[str] | None
    ) -> Iterator[Suggestion]:
        own = frozenset(f"@{code}" for code in parties)
        kept: list[tuple[Commitment, Match, str, list[str]]] = []
        for commitment, found, text in self.ranked(readout, item, limit=12, about=about):
            if kept and found.score < _RIVAL * kept[0][1].score:
                break
            if found.score < self._least(item, commitment):
                continue
            twin = next((row for row in kept if self._alike(row[0], commitment, own)), None)
            if twin:
                twin[3].append(commitment.id)
            elif len(kept) < AT_MOST:
                kept.append((commitment, found, text, []))
        for commitment, found, text, also in kept:
            if (about is None or commitment.id in about) and not answered(commitment, self.index.get(item.later), readout, item):
                yield self._suggestion(readout, item, commitment, found, text, also)

    def _suggestion(
        self, readout: Readout, item: Spoken, commitment: Commitment, found: Match, text: str, also: list[str]
    ) -> Suggestion:
        verdict = self._verdict(readout, item, commitment, text)
        later = item.later or f"{readout.id}:{item.start}"
        return Suggestion(
            id=f"{commitment.id}/{later}",
            commitment=commitment.id,
            quote=commitment.quote,
            readout=readout.id,
            later=item.later,
            later_quote=item.quote,
            start=item.start,
            end=item.end,
            relation=verdict.relation,
            reason=verdict.reason,
            score=round(found.score, 3),
            terms=tuple(self.index.reader.named(found.terms, text_of(commitment))),
            agrees=found.agrees,
            conflicts=found.conflicts,
            also=tuple(also),
            proposal=propose(commitment, readout, item, verdict),
        )

    def _least(self, item: Spoken, commitment: Commitment) -> float:
        settings = self.settings
        least = settings.shown if item.promise else settings.told + (0.0 if item.stated else settings.unstated)
        return least + (settings.vague if commitment.specificity < 2 else 0.0)

    def relation(self, readout: Readout, item: Spoken, commitment: Commitment) -> Relation:
        """What a passage does to a given commitment, however little they share."""
        found = next((text for one, _, text in self.ranked(readout, item, limit=30) if one.id == commitment.id), item.quote)
        return self._verdict(readout, item, commitment, found).relation

    def _verdict(self, readout: Readout, item: Spoken, commitment: Commitment, text: str) -> Verdict:
        """What the passage does to the commitment; a mere field of action is never fulfilled, only advanced."""
        deciding = text if not item.promise and (reached(text)[0] >= 0 or stuck(text)) else item.words
        verdict = relate(
            passage(deciding, self.index.reader),
            self._passage(commitment),
            commitment.quote,
            Dates(commitment.made, readout.date, commitment.deadline, item.due),
            promise=item.promise,
            failed=item.setback,
        )
        if verdict.relation == "fulfils" and commitment.specificity < 2:
            return Verdict("advances", verdict.reason, "underway")
        return verdict

    def _passage(self, commitment: Commitment) -> Passage:
        text = text_of(commitment)
        known = self._passages.get(commitment.id)
        if known is None or known[0] != text:
            if len(self._passages) >= _PASSAGES:
                self._passages.clear()
            known = self._passages[commitment.id] = text, promise(commitment, self.index.reader)
        return known[1]

    def _alike(self, one: Commitment, other: Commitment, own: frozenset[str]) -> bool:
        linked = other.id in _linked(one) or one.id in _linked(other)
        return linked or match(self._passage(one), self._passage(other), self.index.weight, own, self.settings).score >= _TWIN


def suggest(source: Ledger | Sequence[Commitment], readout: Readout, extraction: Extraction | None = None) -> list[Suggestion]:
    """What a readout may say of earlier commitments, best first; to ask for many readouts keep one `Suggester`."""
    suggester = Suggester(None) if isinstance(source, Sequence) else Suggester(source)
    if isinstance(source, Sequence):
        suggester.add(source)
    return suggester.suggest(readout, extraction if extraction is not None else read(readout))


def pending(
    ledger: Ledger,
    *,
    readouts: Iterable[str] | None = None,
    about: Container[str] | None = None,
    suggester: Suggester | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Suggestion]:
    """The suggestions that wait for an answer, the newest readout first; `readouts` limits them to what these say.

    `about` limits them to these commitments, and works out the less, the fewer they are. What is heard in a readout anew is kept
    in the ledger where that may be written, so that it is read once.

    `progress` is told how many readouts are done, of how many.
    """
    asked = suggester or Suggester(ledger)
    wanted = None if readouts is None else set(readouts)
    chosen = [readout for readout in ledger.readouts() if wanted is None or readout.id in wanted]
    fresh: list[Readout] = []
    try:
        for done, readout in enumerate(sorted(chosen, key=lambda r: (r.date or dt.date.min, r.id), reverse=True)):
            if progress:
                progress(done, len(chosen))
            if not asked.index.knows(asked.index.codes(readout.parties), readout.date, but_for=readout.id):
                continue
            heard = listened(readout)
            if heard is not readout:
                fresh.append(heard)
            promises = [promised(commitment, commitment.id) for commitment in ledger.find(readout=readout.id)]
            yield from asked.for_passages(readout, [*promises, *remembered(heard)], about)
    finally:
        _keep(ledger, fresh)  # also where whoever asked wants no more


def _keep(ledger: Ledger, readouts: Sequence[Readout]) -> None:
    """Keep what was heard; where the ledger cannot be written now it is heard again the next time, and nothing is lost."""
    for first in range(0, len(readouts), _TOGETHER):
        try:
            ledger.remember(readouts[first : first + _TOGETHER])
        except LedgerError:
            return


def answered(commitment: Commitment, later: Commitment | None, readout: Readout, item: Spoken) -> bool:
    """Whether a person accepted or turned down this pair before."""
    for update in live(commitment.history):
        if isinstance(update, Link) and (
            (item.later and update.to == item.later) or (update.to == readout.id and update.quote in ("", item.quote))
        ):
            return True
    return later is not None and any(isinstance(update, Link) and update.to == commitment.id for update in live(later.history))


def _pieces(text: str) -> list[str]:
    """The whole text and, where it is long, its clauses: a sentence may tell of three things at once."""
    if len(text.split()) <= _LONG:
        return [text]
    parts = [part.strip() for part in _CUT.split(text)]
    return [text, *(part for part in parts if len(part.split()) >= 4)] if len(parts) > 1 else [text]


def _linked(commitment: Commitment) -> set[str]:
    return {update.to for update in live(commitment.history) if isinstance(update, Link) and update.accepted}


def _newest_first(commitment: Commitment) -> int:
    return -commitment.made.toordinal() if commitment.made else 0
