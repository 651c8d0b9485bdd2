"""The lines of printed pages to running paragraphs: heads and page numbers dropped, hyphens at line ends closed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from tracker.extraction.hyphens import hyphenated, keeps

_EDGE = 3
"""Running heads and page numbers stand among this many lines at the top and at the bottom of a page."""
_PAIR, _LEVEL = 2, 2.0
"""Pages, and points by which a running head may be higher on one of them."""
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-*•◦▪●○■□‣⁃·–—\uf0b7\uf0a7]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\s+\S")
_STOP = re.compile(r"[.!?:;][\"')\]”’]*$")
_HYPHENS = ("\x02", "\ufffe")
"""What PDFium gives for a hyphen at the end of a line."""
_SOFT = "\u00ad"
_WORD_END = re.compile(r"((?:[A-Za-zÀ-ÿ]+-){0,4}[A-Za-zÀ-ÿ]+|\d)[-\u2010]$")
_REACH = 80
"""Characters from the end of a line in which the word is that it breaks."""


class Line(Struct, frozen=True):
    """A line with its box in points, the origin at the lower left of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of the pages in order, each on one line."""
    kept = _without_edges(pages)
    lines = [line for page in kept for line in page]
    if not lines:
        return []
    heights = median(line.top - line.bottom for line in lines)
    pitch = _pitch(kept) or heights * 1.2
    width = max(line.right for line in lines) - min(line.left for line in lines)
    known = hyphenated(" ".join(line.text for line in lines))
    out: list[str] = []
    last: Line | None = None
    for line in lines:
        if last is not None and not _breaks(last, line, pitch, width):
            out[-1] = _join(out[-1], line.text, known)
        else:
            out.append(line.text)
        last = line
    return [" ".join(_closed(text).split()) for text in out]


def _without_edges(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without what stands at the same edge of most of them, figures aside, and without page numbers.

    Of two pages only, what is said twice may be words of the text: a running head stands at the same height on both.
    """
    seen = Counter(key for page in pages for key in {_key(line.text) for line in _edges(page)})
    often = {key for key, count in seen.items() if count >= max(3, len(pages) // 2)}
    if len(pages) == _PAIR:
        first, second = pages
        often |= {_key(line.text) for line in _edges(first) if _at_height(line, second)}
    out: list[list[Line]] = []
    for page in pages:
        edge = {id(line) for line in _edges(page)}
        out.append(
            [line for line in page if id(line) not in edge or not (_key(line.text) in often or _PAGE_NUMBER.fullmatch(line.text))]
        )
    return out


def _edges(page: Sequence[Line]) -> list[Line]:
    return [*page[:_EDGE], *page[-_EDGE:]] if len(page) > 2 * _EDGE else list(page)


def _at_height(line: Line, page: Sequence[Line]) -> bool:
    """Whether a page has the same words at the same height."""
    return any(_key(line.text) == _key(other.text) and abs(line.bottom - other.bottom) < _LEVEL for other in _edges(page))


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _pitch(pages: Iterable[Sequence[Line]]) -> float:
    """The usual distance from line to line."""
    steps = [above.bottom - below.bottom for page in pages for above, below in pairwise(page)]
    forward = [step for step in steps if step > 0]
    return median(forward) if forward else 0.0


def _breaks(last: Line, line: Line, pitch: float, width: float) -> bool:
    """Whether a new paragraph begins with `line`."""
    if _BULLET.match(line.text):
        return True
    ends = bool(_STOP.search(last.text))
    if not ends and line.text[:1].islower():
        return False
    step = last.bottom - line.bottom
    if step < 0 or step > 4 * pitch:
        # A new column or page: the sentence goes on unless the last one was closed.
        return ends or line.text[:1].isupper()
    wider = step > 1.3 * pitch
    height, last_height = line.top - line.bottom, last.top - last.bottom
    resized = abs(height - last_height) > 0.25 * max(height, last_height) and abs(step - pitch) > 0.1 * pitch
    indented = line.left - last.left > 0.015 * width and ends
    short = last.right - last.left < 0.7 * width and (ends or line.text[:1].isupper())
    return wider or resized or indented or short


def _join(before: str, after: str, known: frozenset[str]) -> str:
    if before.endswith(_SOFT):
        return before[:-1] + after
    if before.endswith(_HYPHENS):
        before = before[:-1] + "-"
    word = _WORD_END.search(before, max(len(before) - _REACH, 0))
    if word and not word[1].isdigit() and after[:1].islower():
        rest = re.match(r"[a-zà-ÿ]+", after)
        return before + after if rest and keeps(word[1], rest[0], known) else before[:-1] + after
    return f"{before}{after}" if word and after[:1].isalnum() else f"{before} {after}"


def _closed(text: str) -> str:
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "-")
    return text.replace(_SOFT, "")
