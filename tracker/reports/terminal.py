"""A report's blocks to what a terminal prints: no boxes, widths in cells, glyph and word beside every colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from tracker.clean import clean, elide, pad, shown, width
from tracker.reports import words
from tracker.reports.figures import Summary
from tracker.reports.layout import (
    AnyBlock,
    Bar,
    Bars,
    Cell,
    Column,
    Course,
    Document,
    Facts,
    Prose,
    Quote,
    Remarks,
    Table,
    Timeline,
)
from tracker.reports.marks import GLYPHS, STYLES
from tracker.reports.pages import page

SPARKS = " ▁▂▃▄▅▆▇█"
_EIGHTHS = " ▏▎▍▌▋▊▉"


def summary(figures: Summary, width: int = 80) -> RenderableType:
    """The summary, ready for `console.print`."""
    return render(page(figures), width)


def render(document: Document, width: int = 80) -> RenderableType:
    """A whole report, ready for `console.print`; no line is wider than `width` cells but for URLs."""
    return Group(*lines(document, max(width, 40)))


def lines(document: Document, room: int) -> Iterator[Text]:
    """The report's lines."""
    yield Text(elide(shown(document.title), room), style="bold")
    yield from _wrapped(document.subtitle, room, style="dim")
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
            return _wrapped(block.words, room)
        case Remarks():
            return [line for words_ in block.lines for line in _wrapped(words_, room, style="dim")]
        case Facts():
            return _facts(block, room)
        case Bars():
            return _bars(block, room)
        case Course():
            return _course(block, room)
        case Table():
            return _table(block, room)
        case Quote():
            return _quote(block, room)
        case Timeline():
            return _timeline(block, room)


def _wrapped(text: str, room: int, *, style: str = "", indent: int = 0) -> list[Text]:
    """Paragraphs broken at blanks; words longer than the line are left whole."""
    out: list[Text] = []
    space = " " * indent
    for paragraph in clean(text).split("\n"):
        line = ""
        for word in paragraph.split():
            if line and width(line) + 1 + width(word) > room - indent:
                out.append(Text(space + line, style=style))
                line = word
            else:
                line = f"{line} {word}" if line else word
        if line:
            out.append(Text(space + line, style=style))
    return out


def _facts(block: Facts, room: int) -> Iterator[Text]:
    column = max((width(name) for name, _ in block.rows), default=0) + 2
    for name, value in block.rows:
        wrapped = _wrapped(value, room, indent=column + 2)
        for number, line in enumerate(wrapped or [Text()]):
            if number == 0:
                first = Text("  " + pad(name, column), style="dim")
                first.append(line.plain[column + 2 :], style="default not dim")
                yield first
            else:
                yield line


def _bars(block: Bars, room: int) -> Iterator[Text]:
    if not block.bars:
        return
    longest = max(bar.n for bar in block.bars) or 1
    label = min(max(width(bar.label) for bar in block.bars), max(room // 3, 12))
    digits = max(width(words.number(bar.n)) for bar in block.bars)
    space = room - label - digits - 8 - (8 if block.total else 0)
    for bar in block.bars:
        line = Text("  ")
        glyph = f"{GLYPHS[bar.status]} " if bar.status else ""
        line.append(glyph, style=STYLES[bar.status] if bar.status else "")
        line.append(pad(shown(bar.label), label) + " ")
        line.append(pad(words.number(bar.n), digits, right=True) + " ")
        if block.total:
            line.append(pad(words.share(bar.n, block.total), 5, right=True) + " ")
        line.append_text(_bar(bar, longest, max(space, 8)))
        line.rstrip()
        yield line
    if block.more:
        yield Text(f"  and {block.more:,} more", style="dim")


_SHADES: Mapping[str, str] = {
    "pending": "░",
    "underway": "▒",
    "stalled": "░",
    "fulfilled": "█",
    "partial": "▓",
    "broken": "╳",
    "superseded": "·",
    "unverifiable": "·",
}


def _bar(bar: Bar, longest: int, space: int) -> Text:
    """The parts side by side, told apart by shade as well as colour; lengths rounded so that they sum."""
    text = Text()
    if len(bar.parts) == 1:
        part = bar.parts[0]
        eighths = round(part.n / longest * space * 8)
        if part.n and not eighths:
            eighths = 1
        whole, rest = divmod(eighths, 8)
        return Text("█" * whole + (_EIGHTHS[rest] if rest else ""), style=STYLES.get(part.name, ""))
    done = cells = 0
    for part in bar.parts:
        done += part.n
        upto = max(round(done / longest * space), cells)
        text.append(_SHADES.get(part.name, "█") * (upto - cells), style=STYLES.get(part.name, ""))
        cells = upto
    return text


def _course(block: Course, room: int) -> Iterator[Text]:
    if not block.periods:
        return
    label = max(width(name) for name, _ in block.lines) + 2
    digits = max(width(words.number(n)) for _, values in block.lines for n in values)
    each = 2 if len(block.periods) * 2 <= room - label - digits - 4 else 1
    shown_periods = max(1, (room - label - digits - 4) // each)
    top: dict[bool, int] = {}
    for name, values in block.lines:
        top[_running(name)] = max(top.get(_running(name), 0), *values)
    for name, values in block.lines:
        number = values[-1] if _running(name) else sum(values)
        line = Text("  " + pad(name, label) + pad(words.number(number), digits, right=True) + "  ")
        line.append("".join(_spark(n, top[_running(name)]) * each for n in values[-shown_periods:]))
        line.rstrip()
        yield line
    ends = block.periods[-shown_periods:]
    gap = max(1, len(ends) * each - width(ends[0]) - width(ends[-1]))
    axis = ends[0] + (" " * gap + ends[-1] if len(ends) > 1 else "")
    yield Text(" " * (label + digits + 4) + axis, style="dim")


def _running(name: str) -> bool:
    """Whether a line counts up over time: these share a scale of their own."""
    return name.endswith("so far")


def _spark(n: int, top: int) -> str:
    if not n or not top:
        return SPARKS[0]
    return SPARKS[max(1, round(n / top * (len(SPARKS) - 1)))]


def _table(block: Table, room: int) -> Iterator[Text]:
    if not block.rows:
        yield Text("  " + block.empty, style="dim")
        return
    columns, rows = (
        block.columns,
        [[_plain(value, column) for value, column in zip(row, block.columns, strict=True)] for row in block.rows],
    )
    widths = [max(width(column.name), *(width(row[at]) for row in rows)) for at, column in enumerate(columns)]
    below = _below(columns, widths, room)
    beside = [at for at in range(len(columns)) if at not in below]
    widths = _fitted(columns, widths, beside, room - 2)
    yield Text("  " + "  ".join(_padded(columns[at].name, columns[at], widths[at]) for at in beside).rstrip(), style="dim")
    for row in rows:
        yield from _row(row, columns, widths, beside, below)
    if block.of is not None and block.of > len(rows):
        yield Text(f"  {len(rows)} of {block.of:,} listed", style="dim")


def _below(columns: Sequence[Column], widths: Sequence[int], room: int) -> list[int]:
    """The columns that move to a second line, under the wide one, where the terminal is too narrow for all."""
    wide = [at for at, column in enumerate(columns) if column.kind == "wide"]
    ids = [at for at, column in enumerate(columns) if column.kind in {"id", "url"}]
    rest = sum(w + 2 for at, w in enumerate(widths) if at not in wide) + 2
    return ids if wide and ids and room - rest < min(max(widths[at] for at in wide), 56) else []


def _fitted(columns: Sequence[Column], widths: Sequence[int], beside: Sequence[int], room: int) -> list[int]:
    fitted = list(widths)
    wide = [at for at in beside if columns[at].kind == "wide"]
    spare = room - sum(widths[at] + 2 for at in beside if at not in wide) + 2
    for at in wide:
        fitted[at] = min(widths[at], max(spare // len(wide) - 2, 12))
    return fitted


def _row(
    row: Sequence[str], columns: Sequence[Column], widths: Sequence[int], beside: Sequence[int], below: Sequence[int]
) -> Iterator[Text]:
    broken = {at: [line.plain for line in _wrapped(row[at], widths[at])] for at in beside if columns[at].kind == "wide"}
    height = max((len(parts) for parts in broken.values()), default=1)
    for number in range(height):
        line = Text("  ")
        for at in beside:
            parts = broken.get(at, [row[at]])
            text = parts[number] if number < len(parts) else ""
            line.append(_padded(text, columns[at], widths[at]) + "  ", style=_style(text, columns[at]))
        line.rstrip()
        yield line
    if below:
        under = next(at for at in beside if columns[at].kind == "wide")
        start = 2 + sum(widths[at] + 2 for at in beside if at < under)
        yield Text(" " * start + "  ".join(row[at] for at in below), style="dim")


def _plain(value: Cell, column: Column) -> str:
    text = shown(words.cell(value, column))
    if column.kind == "status" and text in GLYPHS:
        return f"{GLYPHS[text]} {text}"
    return text


def _padded(text: str, column: Column, cells: int) -> str:
    return pad(text, cells, right=column.kind in {"number", "signed", "points"})


def _style(text: str, column: Column) -> str:
    if column.kind == "status":
        return STYLES.get(text[2:], "")
    return "dim" if column.kind in {"id", "url"} else ""


def _quote(block: Quote, room: int) -> Iterator[Text]:
    """The words with each highlighted span underlined, its mark in brackets behind it."""
    text = Text()
    done = 0
    for at, (start, end, mark) in enumerate(block.spans):
        text.append(clean(block.words[done:start]))
        status = block.status[at] if at < len(block.status) else None
        style = STYLES[status] if status else ""
        text.append(clean(block.words[start:end]), style=f"{style} underline".strip())
        if mark:
            text.append(f" [{mark}]", style="bold")
        done = end
    text.append(clean(block.words[done:]))
    for paragraph in text.split("\n", allow_blank=False):
        paragraph.rstrip()
        for line in _folded(paragraph, room - 4):
            yield Text("  │ ", style="dim").append_text(line)
    if block.source:
        yield from _wrapped(block.source, room, style="dim", indent=2)


def _folded(text: Text, room: int) -> Iterator[Text]:
    """Styled text broken at blanks."""
    start = last = cells = 0
    plain = text.plain
    for at, char in enumerate(plain):
        cells += width(char)
        if char == " ":
            last = at
        if cells > room and last > start:
            yield text[start:last]
            start, cells = last + 1, width(plain[last + 1 : at + 1])
            last = start
    yield text[start:]


def _timeline(block: Timeline, room: int) -> Iterator[Text]:
    if not block.events:
        yield Text("  " + block.empty, style="dim")
    for event in block.events:
        line = Text("  " + pad(event.on, 12))
        line.append(shown(event.head), style=STYLES.get(event.status, "") if event.status else "")
        yield line
        for words_ in event.lines:
            yield from _wrapped(words_, room, indent=14)
        for name, url in event.links:
            yield from _wrapped(f"{name} {url}" if name != url else url, room, style="dim", indent=14)
    if block.of is not None and block.of > len(block.events):
        yield Text(f"  {len(block.events)} of {block.of:,} listed", style="dim")
