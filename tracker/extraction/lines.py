"""A text to its lines as they were before a fixed width broke them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tracker.extraction.months import MONTHS

_LINE = re.compile(r"[^\n]+")
BULLET = re.compile(
    r"(?:(?:--|[-*+\u2022\u25e6\u25aa\u25cf\u25cb\u25a0\u25a1\u2023\u2043\u00b7\u2013\u2014\u27a2\u2713\u2714\u25ba\u25b6\u00a7\uf0b7\uf0a7\uf0d8]|"
    r"o(?=[ ]+[A-Z])|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[IVX]{1,4}(?=\.[ ]))[.)]|\d{1,2}\.\d{1,2}\.?|"
    r"\[(?:\d{1,2}|[a-zA-H]|[ivx]{1,4})\]|\(?[A-H]\)|[A-H]\.(?=[ ][a-z])|"
    r"\d{1,2}[ ]?[-/](?=[ ][A-Z])|No\.[ ]\d{1,2}:)[ ]+(?=\S)|"
    r"(?:[a-z]|[ivx]{1,4})\)(?=[A-Z][a-z])|\d{1,2}\.(?=[A-Z][a-z]+\s[a-z])|(?:--|[-\u2022\u2013\u2014])(?=[A-Z][a-z]+\s))"
)
"""The mark of a point at the head of a line."""
INLINE = re.compile(r"(?<![^.;:,!?\s])[ ]{0,4}(?:[\u2022\u25cf\u25aa\u25e6\u25a0\u27a2][ ]{0,8}|-[ ]{2,8})(?=\S)")
"""The mark of a point that runs on within a line."""
_SHORTENED = 12
"""By how many characters a line may be shorter than it was broken: numbers of items in running text are folded away."""
_AWAITS_NUMBER = re.compile(rf"\b(?:{MONTHS}|of|in|by|to|and|from|until|since|on|than|No\.|Article|Resolution)\s*$")
"""Where a line ends that goes on with a number."""


def _width(text: str) -> int:
    """The width at which the lines of a text were broken, 0 where they were not."""
    within = [(line, after) for line, after in pairwise(text.split("\n")) if line.strip() and after.strip()]
    longest = max((len(line) for line, _ in within), default=0)
    open_ends = [(line, after) for line, after in within if line[-1] not in ".:;!?"]
    full = sum(len(line) + len(after.split(" ", 1)[0]) >= longest for line, after in open_ends)
    return longest if 45 <= longest <= 110 and full > 1 and full * 4 > len(open_ends) * 3 else 0


def _is_broken(text: str, above: int, line: int, start: int, width: int) -> bool:
    """Whether the line above ended only because the first word of this one no longer fitted in."""
    end = line - 1
    if not width or text[end - 1 : end] == ":" or text[end:line].strip(" ") != "\n" or text.find("\n", above, end) >= 0:
        return False
    word = text.find(" ", start)
    short = _SHORTENED if text[end - 1 : end].isalnum() or text[end - 1 : end] == "," else 0
    return end - above + (word if word >= 0 else len(text)) - start >= width - short


def whole_lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """The lines as they were before a fixed width broke them; a bullet begins a line of its own."""
    width = _width(text)
    held: tuple[int, int, bool] | None = None
    above = 0
    for line, stop, first in _lines(text):
        start = line + len(text[line:stop]) - len(text[line:stop].lstrip())
        goes_on = width and first and start < stop and not _opens_point(text, above, start, stop)
        if held and goes_on and _is_broken(text, above, line, start, width):
            held = (held[0], stop, held[2])
        else:
            if held:
                yield held
            held = (line, stop, first)
        above = line
    if held:
        yield held


def _opens_point(text: str, above: int, start: int, stop: int) -> bool:
    """Whether a line begins with a bullet, and not with the number that the line above was broken before ("on January | 13.")."""
    bullet = BULLET.match(text, start, stop)
    return bullet is not None and not (bullet.group()[0].isdigit() and _AWAITS_NUMBER.search(text, above, start))


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """The lines of the text, cut again where bullets run on within one line; the last value tells a line's own beginning."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        at = start
        for mark in INLINE.finditer(text, start + 1, end):
            yield at, mark.start(), at == start
            at = mark.start()
        yield at, end, at == start
