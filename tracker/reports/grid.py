"""Tables to padded lines of a terminal: no boxes; where it is narrow, ids move to a line of their own under the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from tracker.clean import pad, shown, width
from tracker.reports import words
from tracker.reports.layout import RIGHT, Cell, Column, Table
from tracker.reports.marks import GLYPHS, STYLES
from tracker.reports.wrapping import wrapped


def table(block: Table, room: int) -> Iterator[Text]:
    """The head, each row, and how many of how many where not all are listed."""
    if not block.rows:
        yield from wrapped(block.empty, room, indent=2, style="dim")
        return
    columns = [Column(shown(column.name), column.kind) for column in block.columns]
    rows = [[_plain(value, column) for value, column in zip(row, columns, strict=True)] for row in block.rows]
    widths = [max(width(column.name), *(width(row[at]) for row in rows)) for at, column in enumerate(columns)]
    below = _below(columns, widths, room)
    beside = [at for at in range(len(columns)) if at not in below]
    widths = _fitted(columns, widths, beside, room - 2)
    if sum(widths[at] + 2 for at in beside) > room:
        yield from _stacked(rows, columns, room)
    else:
        yield Text("  " + "  ".join(_padded(columns[at].name, columns[at], widths[at]) for at in beside).rstrip(), style="dim")
        for row in rows:
            yield from _row(row, columns, widths, beside, below, room)
    if block.of is not None and block.of > len(rows):
        yield Text(f"  {len(rows)} of {block.of:,} listed", style="dim")


def _stacked(rows: Sequence[Sequence[str]], columns: Sequence[Column], room: int) -> Iterator[Text]:
    """For a narrow terminal: the words of each row, then its other cells by name on the lines below."""
    wide = [at for at, column in enumerate(columns) if column.kind == "wide"]
    for row in rows:
        for at in wide:
            yield from wrapped(row[at], room, indent=2)
        rest = [f"{columns[at].name} {row[at]}" for at in range(len(row)) if at not in wide and row[at]]
        yield from wrapped(" · ".join(rest), room, indent=4, style="dim")


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
    row: Sequence[str],
    columns: Sequence[Column],
    widths: Sequence[int],
    beside: Sequence[int],
    below: Sequence[int],
    room: int,
) -> Iterator[Text]:
    broken = {at: [line.plain for line in wrapped(row[at], widths[at])] for at in beside if columns[at].kind == "wide"}
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
        under_it = "  ".join(row[at] for at in below)
        yield Text(" " * max(2, min(start, room - width(under_it))) + under_it, style="dim")


def _plain(value: Cell, column: Column) -> str:
    text = shown(words.cell(value, column))
    if column.kind == "status" and text in GLYPHS:
        return f"{GLYPHS[text]} {text}"
    return text


def _padded(text: str, column: Column, cells: int) -> str:
    return pad(text, cells, right=column.kind in RIGHT)


def _style(text: str, column: Column) -> str:
    if column.kind == "status":
        return STYLES.get(text[2:], "")
    if column.kind == "move":
        return STYLES.get(text.removesuffix(" (outdone)").rsplit(" ", 1)[-1], "")
    return "dim" if column.kind in {"id", "url"} else ""
