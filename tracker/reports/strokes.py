"""Bars and courses over time to characters: told apart by shape as well as colour, numbers beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from tracker.clean import pad, shown, width
from tracker.reports import words
from tracker.reports.layout import Bar, Bars, Course, is_running
from tracker.reports.marks import GLYPHS, STYLES
from tracker.reports.wrapping import wrapped

SPARKS = " ▁▂▃▄▅▆▇█"
WIDEST = 64
"""Cells of the longest bar: what is longer is not easier to compare."""
ORDINARY = 100
"""Cells up to which a course over time takes two a period at most; where there is more room it takes up to six."""
_EIGHTHS = " ▏▎▍▌▋▊▉"
FILLS: Mapping[str, str] = {
    "fulfilled": "█",
    "partial": "▓",
    "underway": "▒",
    "pending": "░",
    "stalled": "‖",
    "broken": "✗",
    "superseded": "»",
    "unverifiable": "?",
}
"""What a part of a bar is filled with, by status; each has a shape of its own."""


def bars(block: Bars, room: int) -> Iterator[Text]:
    """A row for each bar: label, number, share, the bar."""
    if not block.bars:
        return
    longest = max(bar.n for bar in block.bars) or 1
    stacked = any(not bar.status for bar in block.bars)
    label = min(max(width(bar.label) for bar in block.bars), max(room // 3, 12))
    digits = max(width(words.number(bar.n)) for bar in block.bars)
    space = min(room - label - digits - 8 - (8 if block.total else 0), WIDEST)
    for bar in block.bars:
        line = Text("  ")
        glyph = f"{GLYPHS[bar.status]} " if bar.status else ""
        line.append(glyph, style=STYLES[bar.status] if bar.status else "")
        line.append(pad(shown(bar.label), label) + " ")
        line.append(pad(words.number(bar.n), digits, right=True) + " ")
        if block.total:
            line.append(pad(words.share(bar.n, block.total), 5, right=True) + " ")
        line.append_text(_bar(bar, longest, max(space, 8), stacked=stacked))
        line.rstrip()
        yield line
    if block.more:
        yield Text(f"  and {block.more:,} more", style="dim")
    if stacked and block.key:
        yield from legend((part.name for bar in block.bars for part in bar.parts if part.n), room)


def legend(names: Iterable[str], room: int) -> Iterable[Text]:
    """Which fill is which status."""
    drawn = set(names)
    told = "   ".join(f"{fill}\u00a0{name}" for name, fill in FILLS.items() if name in drawn)
    return wrapped(told, room, style="dim", indent=2)


def _bar(bar: Bar, longest: int, space: int, *, stacked: bool) -> Text:
    """The parts side by side, told apart by shade as well as colour; lengths rounded so that they sum."""
    text = Text()
    fill = FILLS.get(bar.parts[0].name, "█")
    if not stacked and fill == "█":
        part = bar.parts[0]
        eighths = max(round(part.n / longest * space * 8), 1 if part.n else 0)
        whole, rest = divmod(eighths, 8)
        return Text("█" * whole + (_EIGHTHS[rest] if rest else ""), style=STYLES.get(part.name, ""))
    done = cells = 0
    for part in bar.parts:
        done += part.n
        upto = max(round(done / longest * space), cells, 1)
        text.append(FILLS.get(part.name, "█") * (upto - cells), style=STYLES.get(part.name, ""))
        cells = upto
    return text


def course(block: Course, room: int) -> Iterator[Text]:
    """A row of rising blocks for each line with its total; running totals have a scale of their own."""
    if not block.periods:
        return
    label = max(width(name) for name, _ in block.lines) + 2
    digits = max(width(words.number(sum(values))) for _, values in block.lines)
    most = 6 if room > ORDINARY else 2
    each = max(1, min(most, (room - label - digits - 4) // len(block.periods)))
    shown_periods = max(1, (room - label - digits - 4) // each)
    top: dict[bool, int] = {}
    for name, values in block.lines:
        top[is_running(name)] = max(top.get(is_running(name), 0), *values)
    told = [(name, values) for name, values in block.lines if any(values)]
    for name, values in told:
        number = values[-1] if is_running(name) else sum(values)
        line = Text("  " + pad(name, label) + pad(words.number(number), digits, right=True) + "  ")
        line.append("".join(_spark(n, top[is_running(name)]) * each for n in values[-shown_periods:]))
        line.rstrip()
        yield line
    ends = block.periods[-shown_periods:]
    gap = max(1, len(ends) * each - width(ends[0]) - width(ends[-1]))
    axis = ends[0] + (" " * gap + ends[-1] if len(ends) > 1 else "")
    yield Text(" " * (label + digits + 4) + axis, style="dim")


def _spark(n: int, top: int) -> str:
    if not n or not top:
        return SPARKS[0]
    return SPARKS[max(1, round(n / top * (len(SPARKS) - 1)))]
