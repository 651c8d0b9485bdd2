"""What is asked with, choices and fields; keys and their words to lines of a width: the few that matter now, a menu's letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tracker.clean import elide, shown

TITLE_SHARES = (2, 3, 4, 6)
"""What part of the width a menu's title may have: the first that leaves room for all choices."""

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


def menu_lines(title: str, choices: Sequence[Choice], width: int) -> tuple[list[Piece], list[Piece]]:
    """The title and the choices on two lines; the title gives way where not all choices would be seen."""
    tries = (_laid_out(elide(shown(title), width // share), choices, width) for share in TITLE_SHARES)
    lines: tuple[list[Piece], list[Piece]] = ([], [])
    for lines, left in tries:  # noqa: B007 - the last one tried is the one taken
        if left >= 0:
            break
    return lines


def _laid_out(title: str, choices: Sequence[Choice], width: int) -> tuple[tuple[list[Piece], list[Piece]], int]:
    """The two lines, and how many cells are left over on the last (less than none: so many are missing)."""
    head = f"{title}  "
    lines: tuple[list[Piece], list[Piece]] = ([(head, "bar--title")], [])
    at, room = 0, width + 2 - cell_len(head)
    for choice in choices:
        cells = cell_len(f"{choice.letter} {shown(choice.words)}  ")
        if cells > room and at == 0:
            at, room = 1, width + 2
        room -= cells
        key, words = ("bar--off", "bar--off") if choice.off else ("bar--key", "bar--words")
        lines[at].extend([(choice.letter, key), (f" {shown(choice.words)}  ", words)])
    return lines, room
