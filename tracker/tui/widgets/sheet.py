"""Rows to strips: the columns at a width, the header, each row in its state. What was painted is kept while nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tracker.tui.widgets.rows import GAP, Column, Rows, fit, sized

GUTTER = 2
"""Cells before the first column: the mark, then the cursor; both are shapes, so that neither depends on colour."""
CURSOR, MARKED, FRESH, FOCUSED = 1, 2, 4, 8
"""The bits of a row's state; a cursor is either FOCUSED as well or not."""
KEPT = 300
"""Strips kept: some screens; each holds what Textual made of it, and all are work for the garbage collector."""

Bar = bool | None
"""The scroll bar's part in a line: thumb, track, or none."""


class Sheet:
    """The painter of a table; `tint` gives the style of a component class."""

    def __init__(self, columns: Sequence[Column], tint: Callable[[str], Style]) -> None:
        self.columns = tuple(columns)
        self.fitted: list[Column] = []
        self._tint = tint
        self._base = Style.null()
        self._width = 0
        self._strips: dict[tuple[str, int, Bar], Strip] = {}
        self._styles: dict[tuple[str, int], tuple[Style, Style]] = {}

    def begin(self, base: Style, width: int) -> None:
        """Before a paint: the style beneath everything, and how many cells a line has."""
        if base != self._base:
            self._base = base
            self.recolour()
        if width != self._width:
            self._width = width
            self.fitted = fit(self.columns, width - GUTTER - 1)
            self.forget()

    @property
    def is_ready(self) -> bool:
        """Whether a paint was begun since the start."""
        return self._width > 0

    def forget(self) -> None:
        """Other rows, or the same with other words."""
        self._strips.clear()

    def recolour(self) -> None:
        """Other colours."""
        self._styles.clear()
        self._strips.clear()

    def column_at(self, x: int) -> str:
        """The name of the column at a cell of a line, "" where there is none."""
        edge = GUTTER
        for column in self.fitted:
            edge += column.width + GAP
            if x < edge:
                return column.name
        return ""

    def words(self, text: str) -> Strip:
        """A line of plain words."""
        width = self._width
        inside = sized(f"  {text}", width) if width < GUTTER else " " * GUTTER + sized(text, width - GUTTER)
        return Strip([Segment(inside, self._base)], width)

    def header(self, sorted_by: str) -> Strip:
        """The titles of the columns, the one sorted by with an arrow ("-" before its name: downwards)."""
        text = " " * GUTTER
        for column in self.fitted:
            arrow = {column.name: " ▲", f"-{column.name}": " ▼"}.get(sorted_by, "")
            text += sized(column.title + arrow, column.width, right=column.right) + " " * GAP
        return Strip([Segment(set_cell_size(text, self._width), self._base + self._tint("table--header"))], self._width)

    def row(self, rows: Rows, row: int, state: int, bar: Bar) -> Strip:
        """A row in its state, with the scroll bar's part at its end."""
        place = (rows.key(row), state, bar)
        strip = self._strips.get(place)
        if strip is None:
            if len(self._strips) >= KEPT:
                self._strips.clear()
            strip = self._strips[place] = self._painted(rows, row, state, bar)
        return strip

    def _painted(self, rows: Rows, row: int, state: int, bar: Bar) -> Strip:
        mark = "+" if state & MARKED else "*" if state & FRESH else " "
        ground = self._style("", state)[0]
        pieces: list[tuple[str, Style]] = []
        text, style = mark + ("›" if state & CURSOR else " "), ground
        used = GUTTER
        for column, cell in zip(self.fitted, rows.cells(row, self.fitted), strict=True):
            own, after = self._style(cell.tint, state)
            # Fewer pieces are painted faster: what looks alike is one.
            if own is not style:
                pieces.append((text, style))
                text, style = "", own
            text += sized(cell.text, column.width, right=column.right)
            if after is not style:
                pieces.append((text, style))
                text, style = "", after
            text += " " * GAP
            used += column.width + GAP
        room = self._width - 1 - used
        pieces.append((text + " " * room, style))
        segments = [Segment(text, style) for text, style in pieces if text]
        if room < 0:
            segments = [*Strip(segments, used).adjust_cell_length(self._width - 1, ground)]
        return Strip([*segments, self._bar(bar)], self._width)

    def _bar(self, bar: Bar) -> Segment:
        if bar is None:
            return Segment(" ", self._base)
        return Segment("┃" if bar else "│", self._base + self._tint("table--thumb" if bar else "table--bar"))

    def _style(self, tint: str, state: int) -> tuple[Style, Style]:
        """The style of a cell, and of the gap behind it: the same where blanks do not show the difference."""
        found = self._styles.get((tint, state))
        if found is not None:
            return found
        ground, over = self._base, Style.null()
        for bit, name in ((FRESH, "table--fresh"), (MARKED, "table--marked")):
            if state & bit:
                ground += self._tint(name)
        if state & CURSOR:
            over = self._tint("table--cursor" if state & FOCUSED else "table--cursor-blurred")
        own = ground + self._tint(tint) + over
        plain = ground + over
        seen = own.underline or own.strike or own.reverse != plain.reverse or own.bgcolor != plain.bgcolor
        after = self._style("", state)[0] if seen else own
        found = self._styles[tint, state] = (own if tint else plain, after if tint else plain)
        return found
