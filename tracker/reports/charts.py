"""Bars and courses over time to inline SVG: colours by CSS class, hatching beside colour, numbers beside the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from tracker.reports.layout import Bar, Bars, Course

WIDTH = 700
_LABEL, _NUMBER, _ROW, _THICK = 150, 92, 22, 14
_TOP, _LEFT, _RIGHT, _HEIGHT, _UNDER = 12, 46, 130, 190, 24
_FEWEST_LABELS = 64
"""Pixels that a period's name needs under the axis."""


def bars(block: Bars) -> Markup:
    """A horizontal bar chart, each part a rectangle of the class `s-STATUS`; each bar has its number in words too."""
    longest = max((bar.n for bar in block.bars), default=0) or 1
    room = WIDTH - _LABEL - _NUMBER
    height = _ROW * len(block.bars)
    body = Markup("").join(_bar(bar, at * _ROW, longest, room, block.total) for at, bar in enumerate(block.bars))
    return _svg(body, height, block.title)


def _bar(bar: Bar, top: int, longest: int, room: int, total: int) -> Markup:
    middle = top + _ROW / 2 + 4
    share = f" · {bar.n / total * 100:.0f} %" if total else ""
    return Markup(
        '<text class="label" x="{}" y="{:g}" text-anchor="end">{}</text>{}<text class="number" x="{}" y="{:g}">{}</text>'
    ).format(
        _LABEL - 8,
        middle,
        _short(bar.label, 22),
        Markup("").join(_parts(bar, top, longest, room)),
        round(_LABEL + bar.n / longest * room + 6),
        middle,
        f"{bar.n:,}{share}",
    )


def _parts(bar: Bar, top: int, longest: int, room: int) -> Iterator[Markup]:
    """The rectangles, their ends rounded to pixels from the running sum, so that the whole bar has the right length."""
    done, start = 0, _LABEL
    for part in bar.parts:
        done += part.n
        end = round(_LABEL + done / longest * room)
        if part.n and end == start:
            end = start + 1
        if part.n:
            yield Markup('<rect class="s-{}" x="{}" y="{}" width="{}" height="{}"><title>{}: {}</title></rect>').format(
                part.name, start, top + (_ROW - _THICK) // 2, end - start, _THICK, part.name, part.n
            )
        start = max(start, end)


def course(block: Course) -> Markup:
    """Lines for the running totals, told apart by dashes and a name at their end; bars for what each period made."""
    running = [(name, values) for name, values in block.lines if name.endswith("so far")]
    each = dict(block.lines).get("made", ())
    top = max((value for _, values in running for value in values), default=0) or 1
    step = (WIDTH - _LEFT - _RIGHT) / max(len(block.periods), 1)
    floor = _TOP + _HEIGHT
    parts = [_grid(top, floor)]
    parts += [
        Markup(
            '<rect class="made" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}: {} made</title></rect>'
        ).format(_LEFT + at * step + step * 0.15, floor - n / top * _HEIGHT, step * 0.7, n / top * _HEIGHT, block.periods[at], n)
        for at, n in enumerate(each)
        if n
    ]
    ends: list[float] = []
    for name, values in running:
        points = " ".join(f"{_LEFT + (at + 0.5) * step:.1f},{floor - n / top * _HEIGHT:.1f}" for at, n in enumerate(values))
        end = floor - values[-1] / top * _HEIGHT + 4
        while any(abs(end - other) < 14 for other in ends):
            end -= 14
        ends.append(end)
        parts.append(Markup('<polyline class="line {}" points="{}"/>').format(name.split()[0], points))
        parts.append(
            Markup('<text class="number" x="{:.1f}" y="{:.1f}">{}</text>').format(
                WIDTH - _RIGHT + 6, end, f"{name} {values[-1]:,}"
            )
        )
    parts.append(_axis(block.periods, step, floor))
    return _svg(Markup("").join(parts), floor + _UNDER, block.title)


def _grid(top: int, floor: int) -> Markup:
    marks = sorted({0, top // 2, top})
    return Markup("").join(
        Markup(
            '<line class="grid" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/>'
            '<text class="tick" x="{}" y="{:.1f}" text-anchor="end">{}</text>'
        ).format(_LEFT, WIDTH - _RIGHT, y, y, _LEFT - 6, y + 4, f"{n:,}")
        for n in marks
        for y in [floor - n / top * _HEIGHT]
    )


def _axis(periods: Sequence[str], step: float, floor: int) -> Markup:
    every = max(1, -(-_FEWEST_LABELS // max(int(step), 1)))
    return Markup("").join(
        Markup('<text class="tick" x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
            _LEFT + (at + 0.5) * step, floor + 17, name
        )
        for at, name in enumerate(periods)
        if at % every == 0
    )


def legend(parts: Iterable[str]) -> Markup:
    """A small square and the name of each status drawn."""
    return Markup("").join(
        Markup(
            '<span><svg width="12" height="12" aria-hidden="true"><rect class="s-{}" width="12" height="12"/></svg> {}</span>'
        ).format(name, name)
        for name in parts
    )


def _svg(body: Markup, height: float, title: str) -> Markup:
    return Markup('<svg class="chart" viewBox="0 0 {} {:g}" role="img" aria-label="{}">{}</svg>').format(
        WIDTH, height, title, body
    )


def _short(text: str, most: int) -> Markup:
    return escape(text if len(text) <= most else text[: most - 1].rstrip() + "…")
