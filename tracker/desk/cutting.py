"""A commitment's quote as typed anew, with | where it is to be cut, to the parts of a split."""

from __future__ import annotations

import re

from tracker.errors import UsageError
from tracker.model import TITLE_LENGTH, Commitment


def cuts(commitment: Commitment, text: str) -> list[tuple[int, int, str]]:
    """The parts (start, end, title) of a commitment whose quote was typed anew with | where it is to be cut.

    Blanks do not count, and what joined the parts (", and") belongs to none of them. Raises UsageError where other characters
    than | were added, left out or changed, or no | cuts it.
    """
    edges = [0]
    at, quote = 0, commitment.quote
    for char in text:
        if char.isspace():
            continue
        while at < len(quote) and quote[at].isspace():
            at += 1
        if char == "|" and (at >= len(quote) or quote[at] != "|"):
            edges.append(at)
        elif at < len(quote) and quote[at] == char:
            at += 1
        else:
            raise UsageError("the words of the quote were changed", "only | can be added")
    between = zip(edges, [*edges[1:], len(quote)], strict=True)
    pieces = [piece for low, high in between if (piece := _without_joints(quote, low, high))]
    if len(pieces) < 2:
        raise UsageError("there is no | in the words", "type | where one part ends and the next begins")
    out = []
    for low, high in pieces:
        words = " ".join(quote[low:high].split())
        out.append((commitment.start + low, commitment.start + high, words[:1].upper() + words[1:TITLE_LENGTH]))
    return out


_BEFORE = re.compile(r"(?:[\s,;]|(?:and|or|as well as)\b)*", re.IGNORECASE)
_BEHIND = re.compile(r"(?:[\s,;]|\b(?:and|or|as well as)(?=[\s,;]|\Z))+\Z", re.IGNORECASE)


def _without_joints(quote: str, low: int, high: int) -> tuple[int, int] | None:
    """The words of a part, without a conjunction or a comma where it was cut; None where there are no others."""
    if low and (found := _BEFORE.match(quote, low, high)):
        low = found.end()
    if high < len(quote) and (found := _BEHIND.search(quote, low, high)):
        high = found.start()
    part = quote[low:high]
    start = low + len(part) - len(part.lstrip())
    return (start, start + len(part.strip())) if part.strip() else None
