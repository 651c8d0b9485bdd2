"""A stretch of text to its words and marks, with offsets: what the clause grammar walks over."""

from __future__ import annotations

import re

from msgspec import Struct

_TOKEN = re.compile(r"[^\W_]+(?:['’./&+–-][^\W_]+)*['’]?|[^\w\s]", re.UNICODE)


class Word(Struct, frozen=True):
    """A word or a mark of punctuation; `low` is its lower-case form, by which tables are asked."""

    low: str
    start: int
    end: int
    capital: bool


def words(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of `text[start:end]` in order; underscores and blanks belong to none."""
    found = []
    for hit in _TOKEN.finditer(text, start, end):
        raw = hit.group()
        found.append(Word(raw.lower(), hit.start(), hit.end(), raw[0].isupper()))
    return found
