"""A report's document to Markdown that pastes into an e-mail: headings, tables, lists; nothing that needs a renderer to read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tracker.clean import clean, shown
from tracker.reports import words
from tracker.reports.layout import (
    RIGHT,
    AnyBlock,
    Bars,
    Course,
    Document,
    Facts,
    Prose,
    Quote,
    Remarks,
    Table,
    Timeline,
    is_running,
)
from tracker.reports.marks import GLYPHS

_MARKUP = re.compile(r"([\\`*_\[\]<>|])")
_LEADING = re.compile(r"^(\s*)([#+>-]|\d+[.)])(?=\s|$)")


def render(document: Document) -> str:
    """The whole report, ending in a line feed."""
    parts = [f"# {plain(document.title)}", plain(document.subtitle)]
    for block in document.blocks:
        body = "\n".join(_lines(block))
        if body:
            parts.extend([f"## {plain(block.title)}"] if block.title else [])
            parts.append(body)
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """Text from anywhere on one line, shown as it is: nothing in it is taken for markup."""
    return _LEADING.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", shown(text)))


def _lines(block: AnyBlock) -> Iterable[str]:  # noqa: PLR0911 - one return a kind of block
    match block:
        case Prose():
            return [plain(block.words)]
        case Remarks():
            return [f"- {plain(line)}" for line in block.lines]
        case Facts():
            return [f"- **{plain(name)}:** {plain(value)}" for name, value in block.rows]
        case Bars():
            return _bars(block)
        case Course():
            return _course(block)
        case Table():
            return _table(block)
        case Quote():
            return _quote(block)
        case Timeline():
            return _timeline(block)


def _grid(head: Sequence[str], right: Sequence[bool], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "|".join("---:" if is_right else "---" for is_right in right) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def _bars(block: Bars) -> Iterator[str]:
    if not block.bars:
        return
    parts = list(dict.fromkeys(part.name for bar in block.bars for part in bar.parts))
    if all(len(bar.parts) == 1 for bar in block.bars) and block.total:
        rows = [
            (
                (f"{GLYPHS[bar.status]} " if bar.status else "") + plain(bar.label),
                words.number(bar.n),
                words.share(bar.n, block.total),
            )
            for bar in block.bars
        ]
        yield from _grid(("", "n", "share"), (False, True, True), rows)
    else:
        counts = [{part.name: part.n for part in bar.parts} for bar in block.bars]
        yield from _grid(
            ("", "n", *(plain(name) for name in parts)),
            (False, *([True] * (len(parts) + 1))),
            [
                (plain(bar.label), words.number(bar.n), *(words.number(held.get(name, 0)) for name in parts))
                for bar, held in zip(block.bars, counts, strict=True)
            ],
        )
    if block.more:
        yield ""
        yield f"and {words.number(block.more)} more"


def _course(block: Course) -> Iterator[str]:
    """The periods in which anything happened: a running total that stands still says nothing more."""
    counts = [values for name, values in block.lines if not is_running(name)]
    told = [at for at in range(len(block.periods)) if any(values[at] for values in counts)]
    if told:
        yield from _grid(
            ("", *(name for name, _ in block.lines)),
            (False, *([True] * len(block.lines))),
            [(block.periods[at], *(words.number(values[at]) for _, values in block.lines)) for at in told],
        )


def _table(block: Table) -> Iterator[str]:
    if not block.rows:
        yield plain(block.empty)
        return
    head = [plain(column.name) for column in block.columns]
    right = [column.kind in RIGHT for column in block.columns]
    rows = []
    for row in block.rows:
        cells = []
        for value, column in zip(row, block.columns, strict=True):
            text = words.cell(value, column)
            if column.kind == "url":
                cells.append(address(text))
            else:
                cells.append((f"{GLYPHS[text]} " if column.kind == "status" and text in GLYPHS else "") + plain(text))
        rows.append(cells)
    yield from _grid(head, right, rows)
    if block.of is not None and block.of > len(rows):
        yield ""
        yield f"{len(rows)} of {words.number(block.of)} listed"


def address(url: str) -> str:
    """A URL as a link; anything else as plain text."""
    safe = shown(url)
    is_link = re.fullmatch(r"https?://[^\s<>|`\\]+", safe)
    return f"<{safe}>" if is_link else plain(safe)


def _quote(block: Quote) -> Iterator[str]:
    """The words as a block quote, each highlighted span in bold with its mark behind it."""
    pieces: list[tuple[str, bool, str]] = []
    done = 0
    for start, end, mark in block.spans:
        pieces.append((block.words[done:start], False, ""))
        pieces.append((block.words[start:end], True, mark))
        done = end
    pieces.append((block.words[done:], False, ""))
    text = ""
    for words_, strong, mark in pieces:
        escaped = _MARKUP.sub(r"\\\1", clean(words_))
        text += _bold(escaped) + (f" \\[{mark}\\]" if mark else "") if strong else escaped
    for line in text.split("\n"):
        yield f"> {line}".rstrip()
    if block.source:
        yield ""
        yield f"({plain(block.source)})"


def _bold(text: str) -> str:
    """Bold, line by line: emphasis does not reach over the end of a paragraph, nor begin or end at a blank."""
    out = []
    for line in text.split("\n"):
        inner = line.strip()
        lead, trail = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
        out.append(f"{lead}**{inner}**{trail}" if inner else line)
    return "\n".join(out)


def _timeline(block: Timeline) -> Iterator[str]:
    if not block.events:
        yield plain(block.empty)
    for event in block.events:
        yield f"- **{plain(event.on)}** {plain(event.head)}"
        for line in event.lines:
            yield f"  - {plain(line)}"
        for name, url in event.links:
            yield f"  - {plain(name)} {address(url)}" if name != url else f"  - {address(url)}"
    if block.of is not None and block.of > len(block.events):
        yield ""
        yield f"{len(block.events)} of {words.number(block.of)} listed"
