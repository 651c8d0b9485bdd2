"""Bars and courses over time to characters: told apart by shape as well as colour, numbers beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from tracker.clean import pad, shown, width
from tracker.reports import words
from tracker.reports.layout import Bar, Bars, Course, is_running
from tracker.reports.marks import FROM_LEFT, GLYPHS, STYLES
from tracker.reports.wrapping import wrapped

SPARKS = " ▁▂▃▄▅▆▇█"
WIDEST = 64
"""Cells of the longest bar: what is longer is not easier to compare."""
SHORTEST = 6
"""Cells under which the longest bar tells nothing beside the numbers of its parts."""
MOST = 20
"""Bars drawn: all topics have room, and what follows a hundred parties is not lost below them."""
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
    """A row for each bar: label, number, share, the number of each part where there are several, the bar."""
    if not block.bars:
        return
    drawn = block.bars[:MOST]
    longest = max(bar.n for bar in drawn) or 1
    stacked = any(not bar.status for bar in drawn)
    label = min(max(width(bar.label) for bar in drawn), max(room // 3, 12))
    digits = max(width(words.number(bar.n)) for bar in drawn)
    parts = _columns(drawn) if stacked else {}
    counts = sum(cells + 1 for cells in parts.values())
    space = min(room - label - digits - 8 - (8 if block.total else 0) - counts, WIDEST)
    beside = not parts or label + digits + 4 + counts <= room
    if parts and beside:
        head = " " * (label + digits + 4) + " ".join(pad(GLYPHS[name], cells, right=True) for name, cells in parts.items())
        yield Text(head, style="dim")
    for bar in drawn:
        line = Text("  ")
        glyph = f"{GLYPHS[bar.status]} " if bar.status else ""
        line.append(glyph, style=STYLES[bar.status] if bar.status else "")
        line.append(pad(shown(bar.label), label) + " ")
        line.append(pad(words.number(bar.n), digits, right=True) + " ")
        if block.total:
            line.append(pad(words.share(bar.n, block.total), 5, right=True) + " ")
        if parts and beside:
            for name, text in _numbers(bar, parts):
                line.append(text + " ", style=STYLES[name])
        if space >= SHORTEST or not parts:
            line.append_text(_bar(bar, longest, max(space, 8), stacked=stacked))
        line.rstrip()
        yield line
        if not beside:
            told = (f"{GLYPHS[part.name]}\u00a0{words.number(part.n)}" for part in bar.parts)
            yield from wrapped("  ".join(told), room, style="dim", indent=4)
    more = block.more + len(block.bars) - len(drawn)
    if more:
        yield Text(f"  and {more:,} more", style="dim")
    if stacked and block.key:
        yield from legend((part.name for bar in drawn for part in bar.parts if part.n), room)


def _columns(drawn: Iterable[Bar]) -> Mapping[str, int]:
    """The parts in the order in which they are drawn, and the cells of the numbers of each; none where all bars are of one."""
    widths: dict[str, int] = {}
    for bar in drawn:
        for part in bar.parts:
            widths[part.name] = max(widths.get(part.name, 1), width(words.number(part.n)))
    return {name: widths[name] for name in FROM_LEFT if name in widths} if len(widths) > 1 else {}


def _numbers(bar: Bar, parts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """How many of each part a bar has; a blank where none."""
    held = {part.name: part.n for part in bar.parts}
    for name, cells in parts.items():
        yield name, pad(words.number(held[name]) if held.get(name) else "", cells, right=True)


def legend(names: Iterable[str], room: int) -> Iterable[Text]:
    """Which shape and which fill is which status."""
    drawn = set(names)
    signs = {name: fill if fill == GLYPHS[name] else f"{GLYPHS[name]}\u00a0{fill}" for name, fill in FILLS.items()}
    told = ", ".join(f"{sign}\u00a0{name}" for name, sign in signs.items() if name in drawn)
    return wrapped(told, room, style="dim", indent=2)


def _bar(bar: Bar, longest: int, space: int, *, stacked: bool) -> Text:
    """The parts side by side, told apart by shade as well as colour."""
    text = Text()
    fill = FILLS.get(bar.parts[0].name, "█")
    if not stacked and fill == "█":
        part = bar.parts[0]
        eighths = max(round(part.n / longest * space * 8), 1 if part.n else 0)
        whole, rest = divmod(eighths, 8)
        return Text("█" * whole + (_EIGHTHS[rest] if rest else ""), style=STYLES.get(part.name, ""))
    for part, cells in zip(bar.parts, _shared(bar, max(round(bar.n / longest * space), 1)), strict=True):
        text.append(FILLS.get(part.name, "█") * cells, style=STYLES.get(part.name, ""))
    return text


def _shared(bar: Bar, cells: int) -> list[int]:
    """So many cells among the parts: each its whole share, and what is left where most is missing, so that the largest show."""
    shares = [part.n * cells / bar.n for part in bar.parts]
    given = [int(share) for share in shares]
    largest = sorted(range(len(shares)), key=lambda at: (given[at] - shares[at], -shares[at]))
    for at in largest[: cells - sum(given)]:
        given[at] += 1
    return given


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
