"""A commitment's quote as typed anew, with | where it is to be cut, to the parts of a split."""

from __future__ import annotations

import re

from tracker.errors import UsageError
from tracker.model import TITLE_LENGTH, Commitment


def cuts(commitment: Commitment, typed: str, text: str) -> list[tuple[int, int, str]]:
    """The parts (start, end, title) of a commitment whose quote was typed anew with | where it is to be cut.

    `text` is that of its readout. The quote may be typed as it stands there, or without the breaks of lines and pages. Blanks do
    not count, and what joined the parts (", and") belongs to none of them. Raises UsageError where other characters than | were
    added, left out or changed, or no | cuts it.
    """
    from tracker.extraction.fold import Folded

    plain = Folded(text)
    low, high = plain.forth(commitment.start, commitment.end)
    whole = plain.text[low:high]
    found = [(commitment.start + a, commitment.start + b) for a, b in _parts(commitment.quote, typed)]
    found = found or [plain.back(low + a, low + b) for a, b in _parts(whole, Folded(" ".join(typed.split())).text)]
    if not found:
        raise UsageError("the words of the quote were changed", "only | can be added")
    if len(found) < 2:
        raise UsageError("there is no | in the words", "type | where one part ends and the next begins")
    return [(*span, _title(plain.text[slice(*plain.forth(*span))])) for span in found]


def _parts(quote: str, typed: str) -> list[tuple[int, int]]:
    """Where in the quote the parts stand; none where its words were changed."""
    from tracker.reading import alike

    edges = [0]
    at, same = 0, alike(quote)
    for char in alike(typed):
        if char.isspace():
            continue
        while at < len(same) and same[at].isspace():
            at += 1
        if char == "|" and (at >= len(same) or same[at] != "|"):
            edges.append(at)
        elif at < len(same) and same[at] == char:
            at += 1
        else:
            return []
    between = zip(edges, [*edges[1:], len(quote)], strict=True)
    return [piece for low, high in between if (piece := _without_joints(quote, low, high))]


def _title(words: str) -> str:
    words = " ".join(words.split())
    return words[:1].upper() + words[1:TITLE_LENGTH]


_BEFORE = re.compile(r"(?:[\s,;]|\b(?:and|or|as well as)\b)*", re.IGNORECASE)
_BEHIND = re.compile(r"(?:[\s,;]|\b(?:and|or|as well as)(?=[\s,;]|\Z))+\Z", re.IGNORECASE)
_WITHIN_WORD = re.compile(r"(?<=\w)(?=\w)")


def _without_joints(quote: str, low: int, high: int) -> tuple[int, int] | None:
    """The words of a part, without a conjunction or a comma where it was cut; None where there are no others."""
    if low and (found := _BEFORE.match(quote, low)):
        low = min(found.end(), high)
    if high < len(quote) and not _WITHIN_WORD.match(quote, high) and (found := _BEHIND.search(quote, low, high)):
        high = found.start()
    part = quote[low:high]
    start = low + len(part) - len(part.lstrip())
    return (start, start + len(part.strip())) if part.strip() else None
