"""Words as they stand in a text to words as they are read: whole where a line end or the head of a page breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BROKEN = re.compile(r"(\w+)-[^\S\n]*\n[\s>]*(\w+)")


def legible(quote: str) -> str:
    """A quote on one line, without the hyphens of line ends and what pages put into it; what is stored stays verbatim."""
    if "\n" in quote:
        from tracker.extraction.pages import mended  # few quotes are broken

        quote = mended(quote)
    return " ".join(quote.split())


def unbroken(quote: str) -> Iterator[str]:
    """The words that line ends break, each with its hyphen and without: whoever searches may type either."""
    for head, tail in _BROKEN.findall(quote) if "-" in quote else ():
        yield f"{head}-{tail}"
        yield head + tail
