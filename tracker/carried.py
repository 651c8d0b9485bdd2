"""The commitments of earlier versions of a text to what a later version repeats, has no longer, and words otherwise."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tracker.model import Commitment, Leaf, Readout
from tracker.standing import first_quote

CHANGED = 0.75
"""Quotes at least this alike (of `difflib`) are one promise in other words or with another figure."""
_MOST = 200
"""So many promises that are gone are compared with so many new ones."""
_WORD = re.compile(r"\w+")
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


class Carried(Struct, frozen=True, kw_only=True):
    """How the leaves of a version relate to the commitments of the earlier ones."""

    fresh: tuple[Leaf, ...] = ()
    """Leaves that no earlier version has: they become commitments."""
    kept: tuple[str, ...] = ()
    """Ids of commitments that the new version repeats: they stay, with their decisions and history."""
    gone: tuple[str, ...] = ()
    """Ids of commitments that the new version no longer has; those that a person rejected are no loss."""
    changed: tuple[tuple[str, int], ...] = ()
    """Which of `gone` reads much like which of `fresh` (by index)."""


class Account(Struct, frozen=True, kw_only=True):
    """What a version repeats, and what it does not."""

    kept: tuple[Commitment, ...] = ()
    lost: tuple[tuple[Commitment, Commitment | None], ...] = ()
    """Each commitment that it no longer has, with the one of its own that reads much like it."""

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many are kept, changed, gone."""
        changed = sum(1 for _, now in self.lost if now)
        return len(self.kept), changed, len(self.lost) - changed

    def rows(self) -> Iterator[tuple[str, Commitment, str]]:
        """What is changed and what is gone, line by line: which of these, the commitment, its title or (more telling) words."""
        for was, now in self.lost:
            if now:
                same = was.title == now.title
                yield "changed", was, was.quote if same else was.title
                yield "now", now, now.quote if same else now.title
        for was, now in self.lost:
            if not now:
                yield "gone", was, was.title


def carry(leaves: Sequence[Leaf], before: Sequence[Commitment], text: str = "") -> Carried:
    """Pair the leaves of a new version with the commitments of the earlier ones by their words, each once, in reading order.

    Words that a person gave a commitment hide none of those it was found by: either is a repetition, the present ones first.
    What a person marked by hand no leaf repeats: it is kept where the new `text` has its words.
    """
    pairs = _paired(enumerate(leaves), ((c.id, c.quote) for c in before))
    rest = [(at, leaf) for at, leaf in enumerate(leaves) if at not in pairs]
    paired = set(pairs.values())
    pairs |= _paired(rest, ((c.id, first_quote(c)) for c in before if c.id not in paired))
    fresh = [leaf for at, leaf in enumerate(leaves) if at not in pairs]
    kept = [pairs[at] for at in sorted(pairs)]
    paired, words = set(kept), f" {_words(text)} "
    still = [c.id for c in before if c.id not in paired and any(f" {_words(quote)} " in words for quote in _quotes(c))]
    kept += still
    lost = [c for c in before if c.id not in {*paired, *still} and c.standing.review != "rejected"]
    return Carried(fresh=tuple(fresh), kept=tuple(kept), gone=tuple(each.id for each in lost), changed=_changed(fresh, lost))


def account(version: Readout, readouts: Iterable[Readout], commitments: Iterable[Commitment]) -> Account:
    """What a stored version does with the commitments of the earlier ones, as these now stand."""
    kin = sorted(family(version, readouts), key=_order)
    earlier = {readout.id for readout in kin[: kin.index(version)]}
    inside = (c for c in commitments if c.readout in earlier or c.readout == version.id)
    rows = sorted(inside, key=lambda c: (c.start, c.end))
    own = [c for c in rows if c.readout == version.id and c.standing.review != "rejected"]
    before = {c.id: c for c in rows if c.readout in earlier}
    # What a person made of its own words since does not change what it says of the earlier ones.
    found = [replace(c, quote=first_quote(c)) for c in own]
    carried = carry(found, list(before.values()), version.text)
    now = dict(carried.changed)
    fresh = [c for c, leaf in zip(own, found, strict=True) if leaf in carried.fresh]
    return Account(
        kept=tuple(before[id] for id in carried.kept),
        lost=tuple((before[id], fresh[now[id]] if id in now else None) for id in carried.gone),
    )


def family(readout: Readout, readouts: Iterable[Readout]) -> list[Readout]:
    """The readout and all other versions of its text."""
    root = readout.version_of or readout.id
    return [readout, *(each for each in readouts if root in {each.id, each.version_of} and each.id != readout.id)]


def place(readout: Readout, commitment: Commitment) -> tuple[int, int] | None:
    """Where the words of a commitment of any version stand in this one's text, or those it was found by; else None."""
    if commitment.readout == readout.id:
        return commitment.start, commitment.end
    for quote in _quotes(commitment):
        words = r"\W+".join(map(re.escape, _WORD.findall(quote)))
        if words and (found := re.search(rf"\b{words}\b", readout.text, re.IGNORECASE)):
            return found.span()
    return None


def moved(version: Readout, kept: Iterable[Commitment]) -> list[Commitment]:
    """The commitments that a version repeats, each where its words stand in this text; rejected ones are left out."""
    placed = ((c, place(version, c)) for c in kept if c.standing.review != "rejected")
    return [replace(c, start=span[0], end=span[1]) for c, span in placed if span]


def number(commitment: Commitment, readout: Readout) -> str:
    """How a commitment is called in the text of a readout: by its number, or by its whole id where it is of another version."""
    return commitment.id.rpartition("-")[2] if commitment.readout == readout.id else commitment.id


def _order(readout: Readout) -> tuple[bool, dt.datetime, int, str]:
    """The text that the others are versions of, then these as they came in."""
    return bool(readout.version_of), readout.added or _NEVER, len(readout.id), readout.id


def _paired(leaves: Iterable[tuple[int, Leaf]], quotes: Iterable[tuple[str, str]]) -> dict[int, str]:
    """Numbered leaves with the ids of the commitments whose words they have, each once."""
    waiting: dict[str, list[str]] = {}
    for id, quote in quotes:
        waiting.setdefault(_plain(quote), []).append(id)
    return {at: same.pop(0) for at, leaf in leaves if (same := waiting.get(_plain(leaf.quote)))}


def _quotes(commitment: Commitment) -> tuple[str, ...]:
    """The words of a commitment, and those it was found by where a person gave it others."""
    return tuple(dict.fromkeys((commitment.quote, first_quote(commitment))))


def _changed(fresh: Sequence[Leaf], gone: Sequence[Commitment]) -> tuple[tuple[str, int], ...]:
    pairs: list[tuple[str, int]] = []
    taken: set[int] = set()
    for commitment in gone[:_MOST]:
        ratios = [
            (max(_likeness(quote, leaf.quote) for quote in _quotes(commitment)), -at)
            for at, leaf in enumerate(fresh[:_MOST])
            if at not in taken
        ]
        ratio, at = max(ratios, default=(0.0, 0))
        if ratio >= CHANGED:
            taken.add(-at)
            pairs.append((commitment.id, -at))
    return tuple(pairs)


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, _plain(one), _plain(other), autojunk=False).ratio()


def _plain(quote: str) -> str:
    return _words(quote)[:600]


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
