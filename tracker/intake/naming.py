"""Readouts and leaves to ids: the parties' codes, the day, a letter for a second text, an ordinal in reading order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from tracker.extraction.atlas import code
from tracker.extraction.atlas import parties as table

MAX_CODES = 4
"""More parties than this make an id that nobody types; it says MULTI instead."""
_LAST = re.compile(r"(?P<base>.*\d{8}|.*NODATE)(?P<letters>[a-z]*)")


def stem(parties: Iterable[str], day: dt.date | None) -> str:
    """The id before its letter: `CHN-KAZ-20220607`; NOPARTY for no party known, NODATE without a day.

    Of many parties only the blocs are named ("ASEAN-20220607"); MULTI stands for them where there is none.
    """
    codes = sorted({known for party in parties if (known := code(party))})
    if len(codes) > MAX_CODES:
        codes = [each for each in codes if table()[each].kind == "bloc"] or ["MULTI"]
    who = "-".join(codes[:MAX_CODES]) or "NOPARTY"
    return f"{who}-{day:%Y%m%d}" if day else f"{who}-NODATE"


class Names:
    """Gives out readout ids that no other readout has: the first is the stem alone, then `b`, `c` ... `z`, `aa`, `ab` ..."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._last: dict[str, int] = {}
        for id in taken:
            self.take(id)

    def take(self, id: str) -> None:
        """Note an id that is in use."""
        if found := _LAST.fullmatch(id):
            number = _number(found["letters"])
            self._last[found["base"]] = max(self._last.get(found["base"], 0), number)

    def give(self, parties: Iterable[str], day: dt.date | None) -> str:
        """The next free id for a readout of these parties and that day; it is taken from now on."""
        base = stem(parties, day)
        number = self._last.get(base, 0) + 1
        self._last[base] = number
        return base + _letters(number)


def _letters(number: int) -> str:
    """1 is "", 2 is "b", 26 is "z", 27 is "aa"."""
    if number == 1:
        return ""
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number or 1


def commitment_id(readout: str, ordinal: int) -> str:
    """`CHN-KAZ-20220607-18`: the readout's id and the place in reading order, two digits at least."""
    return f"{readout}-{ordinal:02d}"
