"""A text as published to the same text in plain letters, with the way back from each offset.

Curly quotes, no-break spaces, ligatures, soft hyphens and CRLF change nothing about what was promised;
the stages after this one never see them.
"""

from __future__ import annotations

from bisect import bisect_right

_ONE_TO_ONE = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'", "\uff07": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"', "\uff02": '"',
        "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ",
        "\u3000": " ", "\t": " ",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "\u2015": "\u2014",
        "\u2028": "\n", "\u2029": "\n", "\u0085": "\n", "\x0b": "\n", "\x0c": "\n",
    }
)  # fmt: skip
_LONGER = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u2026": "...",
}
_GONE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\r")


class Folded:
    """The plain text and, where its length differs, the original offset of each of its characters."""

    __slots__ = ("_breaks", "_shifts", "text")

    def __init__(self, original: str) -> None:
        text = original.translate(_ONE_TO_ONE)
        self._breaks: list[int] = []
        self._shifts: list[int] = []
        odd = [c for c in (*_LONGER, *sorted(_GONE)) if c in text]
        if not odd:
            self.text = text
            return
        text = text.replace("\r", "\n") if "\r" in text and "\n" not in text else text
        out: list[str] = []
        length = shift = 0
        for char in text:
            plain = "" if char in _GONE else _LONGER.get(char, char)
            out.append(plain)
            length += len(plain)
            if len(plain) != 1:
                shift += 1 - len(plain)
                self._breaks.append(length)
                self._shifts.append(shift)
        self.text = "".join(out)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that `text[start:end]` stands for."""
        if not self._breaks:
            return start, end
        return start + self._shift(start), max(start, end - 1) + self._shift(max(start, end - 1)) + (end > start)

    def _shift(self, offset: int) -> int:
        at = bisect_right(self._breaks, offset)
        return self._shifts[at - 1] if at else 0
