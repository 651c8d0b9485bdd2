"""A report's blocks to what a terminal prints: no boxes, widths in cells, glyph and word beside every colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from tracker.clean import clean, elide, pad, shown, width
from tracker.reports.figures import Summary
from tracker.reports.grid import table
from tracker.reports.layout import AnyBlock, Bars, Course, Document, Facts, Prose, Quote, Remarks, Table, Timeline
from tracker.reports.marks import STYLES
from tracker.reports.pages import page
from tracker.reports.strokes import bars, course
from tracker.reports.wrapping import folded, wrapped


def summary(figures: Summary, width: int = 80) -> RenderableType:
    """The summary, ready for `console.print`."""
    return render(page(figures), width)


def render(document: Document, width: int = 80) -> RenderableType:
    """A whole report, ready for `console.print`; no line is wider than `width` cells but for URLs."""
    return Group(*lines(document, max(width, 40)))


def lines(document: Document, room: int) -> Iterator[Text]:
    """The report's lines."""
    yield Text(elide(shown(document.title), room), style="bold")
    # A name and its value stay on one line, so that "query: visa" is found as it stands.
    yield from wrapped(document.subtitle.replace(": ", ":\u00a0"), room, style="dim")
    for block in document.blocks:
        body = list(block_lines(block, room))
        if not body:
            continue
        yield Text()
        if block.title:
            yield Text(elide(shown(block.title), room), style="bold")
        yield from body


def plain(document: Document, room: int) -> str:
    """The report as plain text: no colour, no escape codes, no trailing blanks."""
    return "".join(line.plain.rstrip() + "\n" for line in lines(document, max(room, 40)))


def block_lines(block: AnyBlock, room: int) -> Iterable[Text]:  # noqa: PLR0911 - one return a kind of block
    """One block's lines, without its title."""
    match block:
        case Prose():
            return wrapped(block.words, room)
        case Remarks():
            return [line for words_ in block.lines for line in wrapped(words_, room, style="dim")]
        case Facts():
            return _facts(block, room)
        case Bars():
            return bars(block, room)
        case Course():
            return course(block, room)
        case Table():
            return table(block, room)
        case Quote():
            return _quote(block, room)
        case Timeline():
            return _timeline(block, room)


def _facts(block: Facts, room: int) -> Iterator[Text]:
    names = [elide(shown(name), room // 3) for name, _ in block.rows]
    column = max(map(width, names), default=0) + 2
    for name, (_, value) in zip(names, block.rows, strict=True):
        broken = wrapped(value, room, indent=column + 2)
        for number, line in enumerate(broken or [Text()]):
            if number == 0:
                first = Text("  " + pad(name, column), style="dim")
                first.append(line.plain[column + 2 :], style="default not dim")
                yield first
            else:
                yield line


def _quote(block: Quote, room: int) -> Iterator[Text]:
    """The words with each highlighted span underlined, its mark in brackets behind it."""
    text = Text()
    done = 0
    for at, (start, end, mark) in enumerate(block.spans):
        text.append(clean(block.words[done:start]))
        status = block.status[at] if at < len(block.status) else None
        style = STYLES[status] if status else ""
        # Between angle quotes, so that the span shows without underline and colour as well.
        text.append("‹" + clean(block.words[start:end]) + "›", style=f"{style} underline".strip())
        if mark:
            text.append(f" [{mark}]", style="bold")
        done = end
    text.append(clean(block.words[done:]))
    for paragraph in text.split("\n", allow_blank=False):
        paragraph.rstrip()
        for line in folded(paragraph, room - 4):
            yield Text("  │ ", style="dim").append_text(line)
    if block.source:
        yield from wrapped(block.source, room, style="dim", indent=2)


def _timeline(block: Timeline, room: int) -> Iterator[Text]:
    if not block.events:
        yield from wrapped(block.empty, room, indent=2, style="dim")
    for event in block.events:
        style = STYLES[event.status] if event.status else ""
        for number, line in enumerate(wrapped(event.head, room, style=style, indent=14)):
            yield line if number else Text("  " + pad(event.on, 12)).append_text(line[14:])
        for words_ in event.lines:
            yield from wrapped(words_, room, indent=14)
        for name, url in event.links:
            yield from wrapped(f"{name} {url}" if name != url else url, room, style="dim", indent=14)
    if block.of is not None and block.of > len(block.events):
        yield Text(f"  {len(block.events)} of {block.of:,} listed", style="dim")
