"""A report's document to one self-contained HTML file: light, dark and printed on A4, charts inline, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from tracker.clean import clean
from tracker.reports import charts, words
from tracker.reports.layout import Bars, Cell, Column, Document, Quote
from tracker.reports.marks import FROM_LEFT, GLYPHS

if TYPE_CHECKING:
    from jinja2 import Template


def render(document: Document) -> str:
    """The whole file; everything that comes from a text is escaped."""
    return _template().render(document=document)


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("tracker.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    environment.filters["cell"] = cell
    environment.filters["marked"] = marked
    environment.filters["link"] = link
    environment.filters["bars"] = charts.bars
    environment.filters["course"] = charts.course
    environment.filters["legend"] = drawn
    environment.filters["block"] = lambda block: type(block).__name__.lower()
    environment.filters["number"] = words.number
    return environment.get_template("report.html.j2")


def cell(value: Cell, column: Column) -> Markup:
    """A table's cell, with what its kind adds: a status its glyph, an address its link."""
    text = clean(words.cell(value, column))
    if column.kind == "status" and text in GLYPHS:
        return Markup('<span class="status t-{}">{} {}</span>').format(text, GLYPHS[text], text)
    if column.kind == "url":
        return link(text, text)
    return escape(text)


def link(url: str, text: str) -> Markup:
    """A link where the address is one of the web; else the bare words."""
    address = clean(url)
    if address.lower().startswith(("https://", "http://")):
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(address, clean(text))
    return escape(clean(text))


def drawn(block: Bars) -> Markup:
    """The legend of a chart whose bars have parts; nothing for one whose labels say it all."""
    if all(len(bar.parts) == 1 and bar.status for bar in block.bars):
        return Markup("")
    drawn = {part.name for bar in block.bars for part in bar.parts}
    return charts.legend(name for name in FROM_LEFT if name in drawn)


def marked(block: Quote) -> Markup:
    """The words, each span marked by its status, its mark behind it; paragraphs kept."""
    return Markup("").join(_pieces(block))


def _pieces(block: Quote) -> Iterator[Markup]:
    done = 0
    for at, (start, end, mark) in enumerate(block.spans):
        status = block.status[at] if at < len(block.status) else None
        yield escape(clean(block.words[done:start]))
        yield Markup('<mark class="t-{}">{}</mark>').format(status or "mixed", clean(block.words[start:end]))
        if mark:
            yield Markup('<sup class="no">{}</sup>').format(mark)
        done = end
    yield escape(clean(block.words[done:]))
