"""What is asked with, choices and fields; what is said, keys and their words to lines of a width: all of a menu's letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tracker.clean import elide, shown
from tracker.tui.widgets.pane import breaks

MOST = 5
"""Lines that a message may fill; what is longer is cut."""

TITLE_SHARES = (1, 2, 3, 4, 6)
"""What part of the width a menu's title may have: the first that leaves room for all choices on two lines."""

Complete = Callable[[str], Sequence[str]]
"""A text to the ways in which it could go on."""

Piece = tuple[str, str]
"""Text and the component class that colours it."""


class Choice(NamedTuple):
    """A line of a letter menu; `off` says why it cannot be chosen now ("" if it can)."""

    letter: str
    words: str
    value: str
    off: str = ""


class Field(NamedTuple):
    """A field of a form; `check` raises TrackerError where what was typed is not valid."""

    name: str
    label: str
    hint: str = ""
    value: str = ""
    check: Callable[[str], object] | None = None
    whole: bool = True
    """Whether typing replaces the value at first, as it is meant to be read or else written anew."""


def keys_line(hints: Sequence[tuple[str, str]], always: int, width: int) -> list[Piece]:
    """As many of the (key, words) as find room, from the first on; the last `always` of them stay whatever the room."""
    first = len(hints) - always
    cells = [cell_len(f"{key} {words}  ") for key, words in hints]
    room = width + 2 - sum(cells[first:])
    some = 0
    while some < first and cells[some] <= room:
        room -= cells[some]
        some += 1
    kept = (*hints[:some], *hints[first:])
    return [piece for key, words in kept for piece in ((key, "bar--key"), (f" {words}  ", "bar--words"))]


def said_lines(words: str, tint: str, width: int) -> list[list[Piece]]:
    """A message on as many lines as it needs."""
    lines = [words[start:end].rstrip(" ") for start, end in breaks(words, width, 0)] if width > 0 else [words]
    if len(lines) > MOST:
        lines = [*lines[: MOST - 1], elide(" ".join(lines[MOST - 1 :]), width)]
    return [[(line, tint)] for line in lines]


def rest_lines(said: Piece, status: Piece, kept: str, width: int) -> list[list[Piece]]:
    """A message with what the screen holds at its right; where there is no room for that, with `kept`, the part that matters."""
    words, tint = said
    room = width - cell_len(words) - cell_len(status[0])
    if not words:
        return said_lines(*status, width) if status[1] == "bar--bad" else [[status]]
    if room > 2:
        return [[said, (" " * room + status[0], status[1])]]
    first, *rest = said_lines(words, tint, width - cell_len(kept) - 2 if kept else width)
    gap = width - cell_len(first[0][0]) - cell_len(kept)
    return [[*first, (" " * gap + kept, status[1])] if kept else first, *rest]


def menu_lines(title: str, choices: Sequence[Choice], width: int) -> list[list[Piece]]:
    """The title and all choices: on two lines, for which the title gives way; on more where that is not enough."""
    for share in TITLE_SHARES:
        lines = _laid_out(elide(shown(title), width // share), choices, width)
        if len(lines) <= 2:
            return lines
    return _laid_out(elide(shown(title), width), choices, width)


def _laid_out(title: str, choices: Sequence[Choice], width: int) -> list[list[Piece]]:
    """As many lines as it takes, two at least."""
    lines: list[list[Piece]] = [[(f"{title}  ", "bar--title")]]
    room = width - cell_len(title)
    for choice in choices:
        cells = cell_len(f"{choice.letter} {shown(choice.words)}  ")
        if cells > room and room < width + 2:
            lines.append([])
            room = width + 2
        room -= cells
        key, words = ("bar--off", "bar--off") if choice.off else ("bar--key", "bar--words")
        lines[-1].extend([(choice.letter, key), (f" {shown(choice.words)}  ", words)])
    return lines if len(lines) > 1 else [*lines, []]
