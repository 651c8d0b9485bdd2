"""A text as published to the same text in plain letters, with the way back from each offset.

Curly quotes, no-break spaces, ligatures, soft hyphens, CRLF, indents, blanks in a row, the addresses of Markdown links, the
numbers of items that run on in one paragraph, words broken at line ends and the furniture of printed pages change nothing about
what was promised; the stages after this one never see them.
"""

from __future__ import annotations

import heapq
import re
from array import array
from bisect import bisect_left
from itertools import pairwise
from operator import itemgetter

from tracker.extraction.numbered import numbers
from tracker.extraction.pages import Change, torn
from tracker.extraction.rows import laid_out

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
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    "\u2026": "...",
}  # fmt: skip
_ENTITIES = {
    "&amp;": "&", "&nbsp;": " ", "&ndash;": "\u2013", "&mdash;": "\u2014", "&bull;": "\u2022", "&#8226;": "\u2022",
    "&rsquo;": "'", "&lsquo;": "'", "&#39;": "'", "&ldquo;": '"', "&rdquo;": '"', "&quot;": '"',
}  # fmt: skip
_GONE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\r")
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,300})\]\(https?://[^()\s]{1,800}\)")
"""A link of Markdown, of which the words stay."""
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<star>\*{1,3})(?P<words>(?=[^\s*])[^*\n]{1,300}(?<!\s))(?P=star)(?![\w*])|"
    r"(?<!\w)(?P<line>_{1,2})(?P<lined>(?=[^\s_])[^_\n]{1,300}(?<!\s))(?P=line)(?!\w)"
)
"""Words that Markdown sets in bold or italics."""
_CHANGED = re.compile(
    rf"[{''.join((*_LONGER, *_GONE))}]|(?:(?<=\n)[ >]|\A>)[ >]*|(?<! )[ ]+(?=\r?\n)|(?<=[^ \n-] )[ ]+|&[a-z#0-9]{{2,6}};|"
    r"(?P<point><li(?: [^<>\n]{0,200})?>[ ]*)|"
    r"(?P<break></?(?:br|p|div|li|ul|ol|t[rdh]|table|tbody|thead|h[1-6]|section|blockquote)(?: [^<>\n]{0,200})?/?>[ ]*\r?\n?[ ]*|"
    r"\r(?!\n))|"
    r"</?(?:b|i|u|em|strong|span|font|a|small|mark)(?: [^<>\n]{0,300})?>"
)
"""Letters, entities and tags that stand for others or go, and blanks that part nothing: an indent, all but one of several."""
_LEFT_OUT = r"(?:<[ ]?(?:\.{2,4}|\u2026)[ ]?>|\([ ]?(?:\.{2,4}|\u2026)[ ]?\)|\[[ ]?(?:\.{2,4}|\u2026)[ ]?\]|/\.{2,3}/)"
_OMISSION = re.compile(rf"(?<=\S)[ ]{{1,3}}{_LEFT_OUT}|(?<=\n){_LEFT_OUT}[ ]{{0,3}}|{_LEFT_OUT}")
"""The mark with which an excerpt says that it leaves something out."""
_OMITTED = tuple(f"{mark}{dots}" for mark in ("<", "< ", "(", "( ", "[", "[ ", "/") for dots in ("..", "\u2026"))
_ODD = (*_LONGER, *sorted(_GONE), "  ", "\n ", " \n", " \r", "\n>", "<", "&", *_OMITTED)


class Folded:
    """The plain text and, where its length differs, the original offset of each of its characters."""

    __slots__ = ("_closed", "_inserted", "_opened", "_origins", "text")

    def __init__(self, original: str) -> None:
        text = original.translate(_ONE_TO_ONE)
        self._origins: array[int] | None = None
        if "\r" in text and "\n" not in text:
            text = text.replace("\r", "\n")
        rows = numbers(text)
        text = _parted(text, [comma for _, _, comma in rows if comma >= 0])
        laid = [(start, end, plain.translate(_ONE_TO_ONE)) for start, end, plain in laid_out(original)]
        printed = [*laid, *torn(text)]
        wraps = _wraps(text)
        self._opened = {begin: (start, stop, end) for start, begin, stop, end in wraps}
        self._closed = {stop: (start, begin, end) for start, begin, stop, end in wraps}
        self.text = text
        self._inserted = {start: len(plain) for start, end, plain in printed if start == end}
        """How much stands before what the original has at an offset: the mark of a point."""
        if rows or printed or wraps or any(odd in text for odd in _ODD):
            self.text, self._origins = _plain(text, wraps, [*printed, *((start, end, "") for start, end, _ in rows)])

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """The span of the plain text that `original[start:end]` became."""
        if self._origins is None:
            return start, end
        return bisect_left(self._origins, start) + self._inserted.get(start, 0), bisect_left(self._origins, end)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that `text[start:end]` stands for; a link or emphasis it runs into is taken whole."""
        if self._origins is None or start >= len(self._origins):
            return start, end
        first = self._origins[start]
        last = self._origins[end - 1] + 1 if end > start else first
        if first in self._opened and self._opened[first][1] < last:
            first = self._opened[first][0]
        opened, _, closed = self._closed.get(last, (last, last, last))
        return first, closed if first <= opened < last else last


def _wraps(text: str) -> list[tuple[int, int, int, int]]:
    """What links and emphasis are wrapped in: where the mark before their words begins and ends, and that behind them."""
    links = _LINK.finditer(text) if "](http" in text else ()
    found = [(link.start(), link.start("words"), link.end("words"), link.end()) for link in links]
    for mark in _EMPHASIS.finditer(text) if "*" in text or "_" in text else ():
        words = mark.span("words") if mark["star"] else mark.span("lined")
        found.append((mark.start(), *words, mark.end()))
    return found


def _parted(text: str, commas: list[int]) -> str:
    """The text with a semicolon for each of those commas, which part numbered items."""
    stops = [*commas, len(text)]
    return text[: stops[0]] + "".join(f";{text[begin + 1 : end]}" for begin, end in pairwise(stops))


def _plain(text: str, wraps: list[tuple[int, int, int, int]], changes: list[Change]) -> tuple[str, array[int]]:
    """The text without what is hidden in it, ligatures spelt out, and the offset that each character came from."""
    hidden = [(a, b, "") for start, begin, stop, end in wraps for a, b in ((start, begin), (stop, end))]
    odd = [(found.start(), found.end(), _instead(found)) for found in _CHANGED.finditer(text)]
    if any(mark in text for mark in _OMITTED):
        odd += [(*found.span(), "") for found in _OMISSION.finditer(text)]
    out: list[str] = []
    origins = array("L")
    at = 0
    # What a page or a table asks for goes before a mark that begins at the same place.
    for start, end, plain in heapq.merge(sorted(changes), sorted([*hidden, *odd]), key=itemgetter(0)):
        if start >= at:
            out += [text[at:start], plain]
            origins.extend(range(at, start))
            origins.extend([start] * len(plain))
            at = end
    origins.extend(range(at, len(text)))
    return "".join([*out, text[at:]]), origins


def _instead(found: re.Match[str]) -> str:
    """What stands in the plain text for letters or markup of the original."""
    if found.lastgroup:
        return "\n- " if found.lastgroup == "point" else "\n"
    what = found.group()
    return _ENTITIES.get(what, what) if what.startswith("&") else _LONGER.get(what, "")
