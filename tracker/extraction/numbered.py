"""A text to the numbers of items that run on in one paragraph ("to (i) open a port, (ii) train sailors"), which part acts."""

from __future__ import annotations

import re

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
"""Words that say which of a row something is."""
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ITEM = re.compile(
    r"(?P<before>[a-z:,;]) +(?P<number>[(\[]?(?P<mark>\d{1,2}|[ivx]{1,4}|[IVX]{1,4}|[a-hA-H])[)\]]|(?P<stop>\d{1,2})\.|"
    rf"(?P<word>{'|'.join(ORDINALS)}|finally|lastly)(?:ly)?,)\s+(?=[a-z])|(?P<opening>\bFirst(?:ly|\sof\sall)?),"
)
_LATER = re.compile(r"\b(?:ii|II|2|b|B)[)\].]|\b(?:second(?:ly)?|finally|lastly),")
"""One look that spares most texts the other: without an item behind the first there is no row."""
_AND = re.compile(r",(?=\s(?:and|or|as well as)$)")
_JOINED = 14
"""How far before a number its comma may stand."""
_LAST = -1
"""The place of "finally", which follows any other."""


def numbers(text: str) -> list[tuple[int, int, int]]:
    """For each number of a row: where it begins, where what it numbers begins, and the comma before it, -1 for none.

    A row has two items or more in one paragraph, begins with the first of its kind and goes on in order.
    """
    if not _LATER.search(text):
        return []
    out: list[tuple[int, int, int]] = []
    row: list[tuple[int, int, int]] = []
    at = 0
    for found in _ITEM.finditer(text):
        place = _place(found)
        follows = bool(row) and place in (len(row) + 1, _LAST) and "\n\n" not in text[at : found.start()]
        if not follows:
            out += row if len(row) > 1 else []
            row = []
        if follows or place == 1:
            row.append(_item(found, first=not row))
        at = found.end()
    return out + (row if len(row) > 1 else [])


def _item(found: re.Match[str], *, first: bool) -> tuple[int, int, int]:
    """What `numbers` says of one item; the comma before the first one goes with its number ("agreed, first, to")."""
    if found["opening"]:
        return found.end(), found.end(), -1
    comma = found.start("before") if found["before"] == "," else _comma(found)
    return (comma, found.end() - 1, -1) if first and comma >= 0 else (found.start("number"), found.end(), comma)


def _comma(found: re.Match[str]) -> int:
    """The comma that an "and" parts from the number ("ports, and (ii) roads"), -1 where none stands there."""
    begin = max(0, found.start("number" if found["number"] else "opening") - _JOINED)
    joint = _AND.search(found.string, begin, found.start("before") + 1) if found["before"] else None
    return joint.start() if joint else -1


def _place(found: re.Match[str]) -> int:
    """Which of its row an item is by its number, its letter or its word."""
    word, mark = found["word"], (found["mark"] or found["stop"] or "").lower()
    if found["opening"]:
        return 1
    if word:
        return ORDINALS.index(word) + 1 if word in ORDINALS else _LAST
    if mark.isdigit():
        return int(mark)
    return _ROMANS.index(mark) + 1 if mark in _ROMANS else ord(mark) - ord("a") + 1
