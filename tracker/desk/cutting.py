"""A commitment's quote as typed anew, with | where it is to be cut, to the parts of a split."""

from __future__ import annotations

from tracker.errors import UsageError
from tracker.model import TITLE_LENGTH, Commitment


def cuts(commitment: Commitment, text: str) -> list[tuple[int, int, str]]:
    """The parts (start, end, title) of a commitment whose quote was typed anew with | where it is to be cut.

    Blanks do not count. Raises UsageError where other characters than | were added, left out or changed, or no | cuts it.
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
    pieces = [(low, high) for low, high in zip(edges, [*edges[1:], len(quote)], strict=True) if quote[low:high].strip()]
    if len(pieces) < 2:
        raise UsageError("there is no | in the words", "type | where one part ends and the next begins")
    out = []
    for low, high in pieces:
        part = quote[low:high]
        start = commitment.start + low + len(part) - len(part.lstrip())
        words = " ".join(part.split())
        out.append((start, start + len(part.strip()), words[:1].upper() + words[1:TITLE_LENGTH]))
    return out
