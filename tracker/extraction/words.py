"""A stretch of text to its words and marks, with offsets: what the clause grammar walks over."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

_TOKEN = re.compile(r"[^\W_]+(?:(?:\.-|['’./&+–-]|(?<=\d),(?=\d{3}\b))[^\W_]+)*['’]?|[^\w\s]")
_HALVES = {")": "(", "]": "["}

Range = tuple[int, int]
"""Some of a sequence of words: the index of the first and that after the last."""


class Word(Struct, frozen=True):
    """A word or a mark of punctuation; `low` is its lower-case form ("while" for "whilst"), by which tables are asked."""

    low: str
    start: int
    end: int
    capital: bool


def words(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of `text[start:end]` in order; underscores and blanks belong to none."""
    found = []
    for hit in _TOKEN.finditer(text, start, end):
        raw = hit.group()
        low = raw.lower()
        found.append(Word("while" if low == "whilst" else low, hit.start(), hit.end(), raw[0].isupper()))
    return found


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks, marks and half brackets at its edges; the stop of an abbreviation stays."""
    while start < end and (text[start].isspace() or text[start] in ",;:–—-•*)]"):
        start += 1
    while end > start and _loose(text, start, end):
        end -= 1
    return start, end


def _loose(text: str, start: int, end: int) -> bool:
    """Whether the last character of the span is a mark that belongs to no word of it."""
    last = text[end - 1]
    if last.isspace() or last in ",;:–—-([":
        return True
    if last in ".!?":
        return not (text[end - 2 : end - 1].isupper() and text[end - 3 : end - 2] == ".")
    if last in _HALVES:
        return text.count(_HALVES[last], start, end) < text.count(last, start, end)
    return last == '"' and text.count('"', start, end) % 2 == 1


def cut(begins: list[int], last: int) -> list[Range]:
    """The ranges that begin at `begins`, each up to the next, the last one up to `last`."""
    return list(pairwise([*begins, last]))
