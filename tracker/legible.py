"""Words as they stand in a text to words as they are read: whole where a line end or the head of a page breaks them."""

from __future__ import annotations


def legible(quote: str) -> str:
    """A quote on one line, without the hyphens of line ends and what pages put into it; what is stored stays verbatim."""
    if "\n" in quote:
        from tracker.extraction.pages import mended  # few quotes are broken

        quote = mended(quote)
    return " ".join(quote.split())
