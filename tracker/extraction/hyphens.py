"""A word broken at the end of a line to whether its hyphen is its own ("long-term") or that of the break ("horti-culture")."""

from __future__ import annotations

import re

from tracker.extraction.tables import word_set

_HEADS = word_set(
    "long short mid high low well non co self cross multi pre post anti pro inter state people win all so vice follow large "
    "small two three four five then real full part near middle lower upper medium fact know first second third visa"
)
"""First parts of compounds that keep their hyphen where the line ends in it."""
_TAILS = word_set(
    "free led owned based related wide level term scale range friendly making building keeping raising sharing standing saving "
    "sector political economic military governmental carbon emission emissions driven oriented backed funded financed generation "
    "income profit proliferation interference aggression alignment tariff"
)
"""Second parts of compounds that do."""
_LINKS = word_set("of the to by in on and at for")
"""What joins the parts of a longer compound ("state-of-the-art", "face-to-face")."""
_COOPERATION = re.compile(r"co-(?:oper|ordin)")
_HYPHENATED = re.compile(r"[a-zà-ÿ]+-[a-zà-ÿ]+")


def hyphenated(text: str) -> frozenset[str]:
    """The words of a text that have a hyphen within a line, in small letters."""
    return frozenset(_HYPHENATED.findall(text.lower()))


def keeps(head: str, tail: str, known: frozenset[str]) -> bool:
    """Whether the hyphen between the halves of a broken word is its own; `known` are words that the text has with theirs.

    `head` may have hyphens itself: "state-of-the".
    """
    before, _, last = head.lower().rpartition("-")
    whole = f"{last}-{tail}".lower()
    if whole in known or (before and last in _LINKS):
        return True
    return not _COOPERATION.match(whole) and (last in _HEADS or tail.lower() in _TAILS)
