"""Words to lines of a terminal: broken at blanks, measured in cells, with or without styles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.text import Text

from tracker.clean import clean, width

_BREAKABLE = re.compile(r"[^\S\u00a0]+")
"""Blanks where a line may end: all but the one that holds words together."""


def wrapped(text: str, room: int, *, style: str = "", indent: int = 0) -> list[Text]:
    """Paragraphs broken at blanks; words longer than the line are left whole."""
    out: list[Text] = []
    space = " " * indent
    for paragraph in clean(text).split("\n"):
        line = ""
        for word in filter(None, _BREAKABLE.split(paragraph)):
            if line and width(line) + 1 + width(word) > room - indent:
                out.append(_line(space + line, style))
                line = word
            else:
                line = f"{line} {word}" if line else word
        if line:
            out.append(_line(space + line, style))
    return out


def _line(text: str, style: str) -> Text:
    return Text(text.replace("\u00a0", " "), style=style)


def folded(text: Text, room: int) -> Iterator[Text]:
    """Styled text broken at blanks."""
    start = last = cells = 0
    plain = text.plain
    for at, char in enumerate(plain):
        cells += width(char)
        if char == " ":
            last = at
        if cells > room and last > start:
            yield text[start:last]
            start, cells = last + 1, width(plain[last + 1 : at + 1])
            last = start
    yield text[start:]
