"""A web page to its main text and what its markup says: title, dates, site, language; menus and footers left out."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.clean import clean, shown
from tracker.extraction.grids import is_heading
from tracker.ingest.charset import decode
from tracker.ingest.dateline import whole
from tracker.ingest.document import Document, Metadata, megabytes, needs, unread, unreadable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_HTML = 16_000_000
"""Bytes of one page: beyond, no page is a readout, and the parser's memory grows by a multiple."""
_EVENT = ("startDate",)
_PUBLISHED = ("datePublished", "dateCreated", "uploadDate")
_META_EVENT = ("event_date", "eventdate", "event:start_time")
_META_PUBLISHED = (
    *(
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.created",
        "dcterms.issued",
    ),
    *("pubdate", "publishdate", "publish_date", "publication_date", "og:published_time", "parsely-pub-date", "citation_date"),
)
_CONTROL = re.compile(r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|7f)|0*(?:[0-8]|1[124-9]|2\d|3[01]|127))(?:;|(?![0-9a-f]))", re.IGNORECASE)
"""References to control characters: the XML that the text is taken from cannot hold them."""
_WIDEST = 60
"""No cell takes more rows or columns."""
_QUIET = ("trafilatura", "htmldate", "justext", "courlan", "charset_normalizer")


def read(data: bytes, name: str, charset: str = "") -> list[Document]:
    """The document in a web page; raises UnreadableDocument if it holds no text or the extra is missing."""
    if len(data) > MAX_HTML:
        raise unreadable(name, f"a web page of {megabytes(len(data))}, more than {megabytes(MAX_HTML)}")
    with needs("html", name):
        import trafilatura
        from lxml import etree
        from lxml import html as lxml_html
    for library in _QUIET:
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    page, guessed = decode(data, name, charset or _declared(data))
    page = _CONTROL.sub("", clean(page))
    try:
        tree = lxml_html.document_fromstring(page.encode(), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise unreadable(name, f"not a readable web page ({error})") from error
    markup = _markup(tree)
    _row_by_row(tree)
    _unlay(tree)
    tables = [cells for table in tree.iter("table") if len(cells := _cells(table)) > 1]
    text = trafilatura.extract(
        tree,
        output_format="txt",
        include_comments=False,
        include_tables=True,
        include_links=False,
        favor_recall=False,
        deduplicate=False,
    )
    if not text or not text.strip():
        raise unreadable(name, "a web page without a main text", "save the article as text and import that")
    lines = set(text.split("\n"))
    torn = sum(1 for cells in tables if lines.issuperset(cells))
    return [Document(text=text, markup=markup, garbled=guessed, notes=(unread(torn),) if torn else ())]


def _declared(data: bytes) -> str:
    """The character set that the page itself declares near its beginning."""
    head = data[:2048].decode("ascii", "replace").lower()
    for mark in ("charset=", "encoding="):
        _, found, rest = head.partition(mark)
        if found:
            return rest.lstrip("\"' ").split('"')[0].split("'")[0].split(">")[0].split(";")[0].strip(" /?")
    return ""


def _markup(tree: HtmlElement) -> Metadata:
    metas = {
        str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower(): str(
            meta.get("content") or ""
        )
        for meta in reversed(tree.findall(".//meta"))
    }
    linked = list(_linked_data(tree))
    published = _first([pair for pair in linked if pair[0] in _PUBLISHED]) or _first(
        (name, metas.get(name, "")) for name in _META_PUBLISHED
    )
    return Metadata(
        title=_title(tree, metas),
        date=_first([pair for pair in linked if pair[0] in _EVENT])
        or _first((name, metas.get(name, "")) for name in _META_EVENT),
        published=published or _times(tree),
        language=str(tree.get("lang") or metas.get("og:locale", "") or "")[:10],
        source=_canonical(tree),
    )


def _row_by_row(tree: HtmlElement) -> None:
    """Make a paragraph of each row of a table of measures: in short pages each cell would be one."""
    for table in list(tree.iter("table")):
        rows: list[list[HtmlElement]] = [row.xpath("./td|./th") for row in table.xpath("./tr|./*/tr")]
        if not rows or not is_heading([shown(cell.text_content()) for cell in rows[0]]):
            continue
        tail, caption = table.tail, table.find("caption")
        title = "" if caption is None else shown(caption.text_content())
        lines = [*([title] if title else []), *(f"| {' | '.join(cells)} |" for cells in _filled(rows))]
        table.clear()
        table.tag, table.tail = "div", tail
        for line in lines:
            paragraph = table.makeelement("p")
            paragraph.text = line
            table.append(paragraph)


def _filled(rows: list[list[HtmlElement]]) -> Iterator[list[str]]:
    """The words of each row's cells: one over several rows is said in each, one over several columns is followed by blanks."""
    over: dict[int, tuple[int, str]] = {}
    for row in rows:
        cells: list[str] = []
        coming, last = iter(row), max(over, default=-1)
        cell = next(coming, None)
        while cell is not None or len(cells) <= last:
            at = len(cells)
            left, words = over.pop(at, (0, ""))
            columns = 1
            if not left and cell is not None:
                left, words, columns = _span(cell, "rowspan"), _words(cell), _span(cell, "colspan")
                cell = next(coming, None)
            if left > 1:
                over[at] = (left - 1, words)
            cells += [words, *[""] * (columns - 1)]
        yield cells


def _span(cell: HtmlElement, name: str) -> int:
    """How many rows or columns a cell takes."""
    said = str(cell.get(name) or "")
    return min(max(int(said), 1), _WIDEST) if said.isdecimal() else 1


def _words(cell: HtmlElement) -> str:
    """What a cell says, in one line and without a bar, which would end it."""
    for block in list(cell.iter("p", "div", "li", "br")):
        block.tail = f" {block.tail or ''}"
    return shown(cell.text_content()).replace("|", "/")


def _cells(table: HtmlElement) -> list[str]:
    """What the cells of a table say, blank ones left out."""
    return [words for cell in table.iter("td", "th") if (words := shown(cell.text_content()))]


def _unlay(tree: HtmlElement) -> None:
    """Make plain blocks of tables that lay out the page rather than hold figures: a cell of theirs has paragraphs in it."""
    for table in list(tree.iter("table")):
        cells = list(table.iter("td", "th"))
        if any(len(cell.findall("p")) + len(cell.findall("div")) > 1 or cell.find(".//table") is not None for cell in cells):
            for element in (table, *table.iterchildren("tbody", "thead"), *table.xpath("./tr|./*/tr|./tr/td|./*/tr/td")):
                element.tag = "div"


def _title(tree: HtmlElement, metas: dict[str, str]) -> str:
    headings = [shown(heading.text_content()) for heading in tree.findall(".//h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1:
        return headings[0]
    said = shown(metas.get("og:title", "") or metas.get("twitter:title", ""))
    named = tree.find(".//title")
    whole_title = said or (shown(named.text_content()) if named is not None else "")
    return next((heading for heading in headings if heading in whole_title), whole_title or (headings[0] if headings else ""))


def _times(tree: HtmlElement) -> dt.date | None:
    """The `<time>` or microdata that is marked as the publication, or the only one there is."""
    named = [
        element for element in tree.iter("time", "span") if element.tag == "time" or element.get("itemprop") == "datePublished"
    ]
    times = [(each, whole(str(each.get("datetime") or each.get("content") or each.text_content()))) for each in named]
    marked = [
        day
        for element, day in times
        if day and (element.get("itemprop") == "datePublished" or element.get("pubdate") is not None)
    ]
    days = {day for _, day in times if day}
    return marked[0] if marked else days.pop() if len(days) == 1 else None


def _canonical(tree: HtmlElement) -> str:
    links = [str(link.get("href") or "") for link in tree.findall(".//link") if str(link.get("rel") or "").lower() == "canonical"]
    return next((link for link in links if link.startswith(("http://", "https://"))), "")


def _first(pairs: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> dt.date | None:
    return next((day for _, value in pairs if (day := whole(value))), None)


def _linked_data(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """The date fields of the JSON-LD in a page, outermost first."""
    for script in tree.findall(".//script"):
        if str(script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            queue: list[object] = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while queue and len(queue) < 10_000:
            thing = queue.pop(0)
            if isinstance(thing, dict):
                yield from (
                    (key, value) for key, value in thing.items() if isinstance(value, str) and key in {*_EVENT, *_PUBLISHED}
                )
                queue += thing.values()
            elif isinstance(thing, list):
                queue += thing
