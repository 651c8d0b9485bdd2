"""A PDF to lines with their place on the page; `unwrap` makes paragraphs of them."""

from __future__ import annotations

import time
from typing import Protocol

from tracker.ingest.document import MAX_SECONDS, MAX_TEXT, Document, Metadata, needs, unreadable
from tracker.ingest.unwrap import Line, paragraphs

MAX_PAGES = 2_000
_FEW_CHARACTERS = 20


class TextPage(Protocol):
    """What is used of pypdfium2's text page; boxes are left, bottom, right, top in points."""

    def count_rects(self) -> int:
        """How many boxes of text the page has."""
        ...

    def get_rect(self, index: int) -> tuple[float, float, float, float]:
        """One box."""
        ...

    def get_text_bounded(self, left: float, bottom: float, right: float, top: float) -> str:
        """The text in a box."""
        ...

    def close(self) -> None:
        """Let go."""
        ...


class Page(Protocol):
    """What is used of pypdfium2's page."""

    def get_textpage(self) -> TextPage:
        """The page's text."""
        ...

    def close(self) -> None:
        """Let go."""
        ...


def read(data: bytes, name: str) -> list[Document]:
    """The document in a PDF; raises UnreadableDocument for encryption, damage, excess, pictures only, or the extra missing."""
    with needs("pdf", name):
        import pypdfium2  # type: ignore[import-untyped]  # ships neither types nor stubs; what is used of it stands below
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise unreadable(name, "an encrypted PDF", "save it without its password first") from error
        raise unreadable(name, "a damaged PDF", "open it in a reader and print it to a new PDF") from error
    until = time.monotonic() + MAX_SECONDS
    pages: list[list[Line]] = []
    size = 0
    try:
        if len(document) > MAX_PAGES:
            raise unreadable(name, f"a PDF of {len(document):,} pages, more than {MAX_PAGES:,}", "split it")
        for number in range(len(document)):
            lines = _lines(document[number])
            size += sum(len(line.text) for line in lines)
            if size > MAX_TEXT:
                raise unreadable(name, f"longer than {MAX_TEXT:,} characters", "split it")
            if time.monotonic() > until:
                raise unreadable(name, f"took longer than {MAX_SECONDS} seconds")
            pages.append(lines)
        title: str = document.get_metadata_value("Title")
    except pypdfium2.PdfiumError as error:
        raise unreadable(name, f"a damaged PDF ({error})", "open it in a reader and print it to a new PDF") from error
    finally:
        document.close()
    text = "\n".join(paragraphs(pages))
    if len(text) < _FEW_CHARACTERS:
        raise unreadable(name, "a PDF without text (scanned pages?)", "run it through text recognition first")
    return [Document(text=text, markup=Metadata(title=title if _in_text(title, text) else ""))]


def _in_text(title: str, text: str) -> bool:
    """Whether a PDF's own title is that of its text, rather than the name of a template or a file."""
    return len(title) > 10 and " ".join(title.split()).casefold() in " ".join(text[:3000].split()).casefold()


def _lines(page: Page) -> list[Line]:
    """The lines of a page from its text rectangles, those on one height joined."""
    textpage = page.get_textpage()
    try:
        lines: list[Line] = []
        for index in range(textpage.count_rects()):
            left, bottom, right, top = textpage.get_rect(index)
            text = textpage.get_text_bounded(left, bottom, right, top).replace("\r", "").replace("\n", " ").strip()
            if not text:
                continue
            last = lines[-1] if lines else None
            if (
                last
                and left >= last.left
                and min(top, last.top) - max(bottom, last.bottom) > 0.5 * min(top - bottom, last.top - last.bottom)
            ):
                gap = "" if left - last.right < 0.2 * (top - bottom) else " "
                lines[-1] = Line(last.text + gap + text, last.left, right, min(bottom, last.bottom), max(top, last.top))
            else:
                lines.append(Line(text, left, right, bottom, top))
        return lines
    finally:
        textpage.close()
        page.close()
