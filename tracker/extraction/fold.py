"""A text as published to the same text in plain letters, with the way back from each offset.

Curly quotes, no-break spaces, ligatures, soft hyphens, CRLF, the addresses of Markdown links and the numbers of items that run on
in one line change nothing about what was promised; the stages after this one never see them.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left

from tracker.extraction.numbered import numbers

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
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,300})\]\(https?://[^()\s]{1,800}\)")
"""A link of Markdown, of which the words stay."""
_ODD = (*_LONGER, *sorted(_GONE))


class Folded:
    """The plain text and, where its length differs, the original offset of each of its characters."""

    __slots__ = ("_links", "_origins", "text")

    def __init__(self, original: str) -> None:
        text = original.translate(_ONE_TO_ONE)
        self._origins: array[int] | None = None
        if "\r" in text and "\n" not in text:
            text = text.replace("\r", "\n")
        links = list(_LINK.finditer(text)) if "](http" in text else []
        self._links = {link.end("words"): (link.start(), link.end()) for link in links}
        rows = numbers(text)
        text = _parted(text, [comma for _, _, comma in rows if comma >= 0])
        hidden = _hidden(links) | {at for start, end, _ in rows for at in range(start, end)}
        if hidden or any(char in text for char in _ODD):
            origins = array("L")
            out: list[str] = []
            for at, char in enumerate(text):
                plain = "" if char in _GONE or at in hidden else _LONGER.get(char, char)
                out.append(plain)
                origins.extend([at] * len(plain))
            text, self._origins = "".join(out), origins
        self.text = text

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """The span of the plain text that `original[start:end]` became."""
        if self._origins is None:
            return start, end
        return bisect_left(self._origins, start), bisect_left(self._origins, end)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that `text[start:end]` stands for; a link it runs into is taken whole."""
        if self._origins is None or start >= len(self._origins):
            return start, end
        first = self._origins[start]
        last = self._origins[end - 1] + 1 if end > start else first
        opened, closed = self._links.get(last, (last, last))
        return first, closed if first <= opened < last else last


def _parted(text: str, commas: list[int]) -> str:
    """The text with a semicolon for each of those commas, which part numbered items."""
    for at in commas:
        text = f"{text[:at]};{text[at + 1 :]}"
    return text


def _hidden(links: list[re.Match[str]]) -> frozenset[int]:
    """The offsets of what links hold beside their words."""
    return frozenset(
        at for link in links for at in (*range(link.start(), link.start("words")), *range(link.end("words"), link.end()))
    )
