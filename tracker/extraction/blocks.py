"""Plain text to blocks: title, dateline, heading, paragraph, and bullets that know the stem they complete."""

from __future__ import annotations

import re

from tracker.extraction.document import Block, BlockKind

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[-*•◦▪●○■□‣⁃·–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ ]+(?=\S)")
_STEM_END = re.compile(r"(?:[:–—]|\b(?:to|that|will|include|including|following))[ ]*$")
_FULL_STOP = re.compile(r"[.!?][\"')\]]*[ ]*$")


def blocks(text: str) -> list[Block]:
    """The blocks of `text` in order; markup left over at line starts (bullets, #, >) is not part of a block."""
    out: list[Block] = []
    stem: int | None = None
    for line in _LINE.finditer(text):
        start, end = line.span()
        while start < end and text[start] in " #>":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        if start == end:
            continue
        bullet = _BULLET.match(text, start, end)
        if bullet:
            out.append(Block("bullet", bullet.end(), end, stem))
            continue
        out.append(Block(_kind(text, start, end, first=not out), start, end))
        stem = len(out) - 1 if _STEM_END.search(text, start, end) else None
    return out


def _kind(text: str, start: int, end: int, *, first: bool) -> BlockKind:
    ends = bool(_FULL_STOP.search(text, start, end)) or text[end - 1] in ":;,"
    if ends or end - start > 250:
        return "paragraph"
    return "title" if first else "heading"
