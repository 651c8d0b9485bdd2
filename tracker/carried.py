"""The commitments of earlier versions of a text to what a later version repeats, has no longer, and words otherwise."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from tracker.model import Commitment, Leaf, Readout

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


def carry(leaves: Sequence[Leaf], before: Sequence[Commitment], text: str = "") -> Carried:
    """Pair the leaves of a new version with the commitments of the earlier ones by their words, each once, in reading order.

    What a person marked by hand no leaf repeats: it is kept where the new `text` has its words.
    """
    waiting: dict[str, list[Commitment]] = {}
    for commitment in before:
        waiting.setdefault(_plain(commitment.quote), []).append(commitment)
    fresh: list[Leaf] = []
    kept: list[str] = []
    for leaf in leaves:
        if same := waiting.get(_plain(leaf.quote)):
            kept.append(same.pop(0).id)
        else:
            fresh.append(leaf)
    paired, words = set(kept), f" {_words(text)} "
    still = [c.id for c in before if c.id not in paired and f" {_words(c.quote)} " in words]
    kept += still
    lost = [c for c in before if c.id not in {*paired, *still} and c.standing.review != "rejected"]
    return Carried(fresh=tuple(fresh), kept=tuple(kept), gone=tuple(each.id for each in lost), changed=_changed(fresh, lost))


def recarry(version: Readout, readouts: Iterable[Readout], commitments: Iterable[Commitment]) -> Carried:
    """What a stored version repeats of the earlier ones, has no longer, and words otherwise; `fresh` are its own commitments."""
    kin = sorted(family(version, readouts), key=_order)
    earlier = {readout.id for readout in kin[: kin.index(version)]}
    rows = [c for c in commitments if c.readout in earlier or c.readout == version.id]
    own = sorted((c for c in rows if c.readout == version.id), key=lambda c: (c.start, c.end))
    return carry(own, [c for c in rows if c.readout in earlier], version.text)


def family(readout: Readout, readouts: Iterable[Readout]) -> list[Readout]:
    """The readout and all other versions of its text."""
    root = readout.version_of or readout.id
    return [readout, *(each for each in readouts if root in {each.id, each.version_of} and each.id != readout.id)]


def place(readout: Readout, commitment: Commitment) -> tuple[int, int] | None:
    """Where the words of a commitment of any version stand in this one's text; None where they do not."""
    if commitment.readout == readout.id:
        return commitment.start, commitment.end
    words = r"\W+".join(map(re.escape, _WORD.findall(commitment.quote)))
    found = re.search(rf"\b{words}\b", readout.text, re.IGNORECASE) if words else None
    return found.span() if found else None


def _order(readout: Readout) -> tuple[bool, dt.datetime, int, str]:
    """The text that the others are versions of, then these as they came in."""
    return bool(readout.version_of), readout.added or _NEVER, len(readout.id), readout.id


def _changed(fresh: Sequence[Leaf], gone: Sequence[Commitment]) -> tuple[tuple[str, int], ...]:
    pairs: list[tuple[str, int]] = []
    taken: set[int] = set()
    for commitment in gone[:_MOST]:
        ratios = [
            (difflib.SequenceMatcher(None, _plain(commitment.quote), _plain(leaf.quote), autojunk=False).ratio(), -at)
            for at, leaf in enumerate(fresh[:_MOST])
            if at not in taken
        ]
        ratio, at = max(ratios, default=(0.0, 0))
        if ratio >= CHANGED:
            taken.add(-at)
            pairs.append((commitment.id, -at))
    return tuple(pairs)


def _plain(quote: str) -> str:
    return _words(quote)[:600]


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
