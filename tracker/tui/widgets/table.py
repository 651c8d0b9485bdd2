"""Rows that are read when they are shown, to a table whose speed does not depend on their number.

A plain widget that owns its first visible row and paints lines: no row is touched before it is seen, and a key press repaints
two lines (a move in view) or one page (a scroll). Any sequence fits that can say its count, a row's key and a row's cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tracker.tui.widgets.marks import Marks
from tracker.tui.widgets.rows import GAP, Column, NoRows, Rows, fit, sized, thumb
from tracker.tui.widgets.tint import overlay

GUTTER = 2
"""Cells before the first column: the mark, then the cursor; both are shapes, so that neither depends on colour."""
WHEEL = 3
"""Rows that one notch of the mouse wheel moves."""


class Table(Widget, can_focus=True):
    """A table of rows with a cursor, marks, a range, a sort mark in its header, and a scroll bar."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--header", "table--cursor", "table--cursor-blurred", "table--marked", "table--fresh", "table--bar", "table--thumb",
    }  # fmt: skip
    DEFAULT_CSS = """
    Table { height: 1fr; }
    Table .table--header { color: $text-muted; text-style: bold; }
    Table .table--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
    Table .table--cursor-blurred { background: $primary-muted; color: $text; }
    Table .table--marked { background: $secondary-muted; }
    Table .table--fresh { background: $warning-muted; }
    Table .table--bar { color: $scrollbar-background-hover; }
    Table .table--thumb { color: $scrollbar; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", show=False, id="table.down", priority=True),
        Binding("up,k", "move(-1)", "Up", show=False, id="table.up", priority=True),
        Binding("pagedown,ctrl+f", "page(1)", "Page down", show=False, id="table.page-down", priority=True),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False, id="table.page-up", priority=True),
        Binding("ctrl+d", "half(1)", "Half a page down", show=False, id="table.half-down", priority=True),
        Binding("ctrl+u", "half(-1)", "Half a page up", show=False, id="table.half-up", priority=True),
        Binding("home,g", "first", "First row", show=False, id="table.first", priority=True),
        Binding("end,G", "last", "Last row", show=False, id="table.last", priority=True),
        Binding("space", "mark", "Mark", show=False, id="table.mark", priority=True),
        Binding("v", "range", "Range", show=False, id="table.range", priority=True),
        Binding("asterisk", "mark_all", "Mark all", show=False, id="table.mark-all", priority=True),
        Binding("enter", "open", "Open", show=False, id="table.open", priority=True),
    ]

    class Said(Message):
        """Something that a table says; `key` is that of the row it is about, "" where there is none."""

        def __init__(self, table: Table, key: str = "") -> None:
            super().__init__()
            self.table = table
            self.key = key

    class Moved(Said):
        """The cursor is on another row."""

        def can_replace(self, message: Message) -> bool:
            """Only the last place counts when several wait."""
            return isinstance(message, Table.Moved) and message.table is self.table

    class Opened(Said):
        """The user wants the row under the cursor in full."""

    class MarksChanged(Said):
        """Other rows are marked."""

    class SortWanted(Said):
        """The user clicked a column's title: `key` is the column's name."""

    def __init__(self, columns: Sequence[Column], *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.columns = tuple(columns)
        self.rows: Rows = NoRows()
        self.sorted_by = ""
        """The name of the column sorted by, with "-" before it for descending."""
        self.cursor = 0
        self.top = 0
        self.empty = ""
        """What to say where there are no rows."""
        self.fresh: frozenset[str] = frozenset()
        """Keys shown as just changed by somebody else."""
        self.locked = False
        """While set, keys do nothing here: somebody is being asked something elsewhere."""
        self.follow: Callable[[Table], None] | None = None
        """Called when the cursor has moved, in time for what it changes to be painted with it; without it `Moved` is posted."""
        self._marks = Marks()
        self._strips: dict[tuple[str, int], Strip] = {}
        self._fitted: list[Column] = []
        self._fitted_to = self._width = 0
        self._base = Style.null()
        self._tints: dict[str, Style] = {}

    # What is shown ------------------------------------------------------------------------------------------------------

    def show(self, rows: Rows, *, keep: str | None = None) -> None:
        """Show `rows` with the cursor on the row whose key is `keep` (by default the one it is on), else near where it was."""
        wanted = self.key if keep is None else keep
        line = self.cursor - self.top
        self.rows = rows
        self._marks.anchor = None
        found = rows.find(wanted) if wanted else None
        self.cursor = max(0, min(self.cursor, rows.count() - 1)) if found is None else found
        self.top = self.cursor - min(line, self.page - 1)
        self._scroll_into_view()
        self._forget()
        self._say_moved()

    @property
    def page(self) -> int:
        """How many rows fit."""
        return max(1, self.content_size.height - 1)

    @property
    def key(self) -> str:
        """The key of the row under the cursor, "" where there is none."""
        return self.rows.key(self.cursor) if 0 <= self.cursor < self.rows.count() else ""

    @property
    def marked(self) -> list[str]:
        """The keys of the marked rows and of the range: in the order of marking, then of the rows."""
        return self._marks.all(self.rows, self.cursor)

    def unmark(self) -> None:
        """Forget marks and range."""
        self._marks.clear()
        self._marks_changed()

    def freshen(self, keys: frozenset[str]) -> None:
        """Show these rows, and no others, as just changed."""
        if keys != self.fresh:
            self.fresh = keys
            self._forget()

    def sort_mark(self, column: str) -> None:
        """Show in the header what the rows are sorted by ("-" before the name: descending)."""
        self.sorted_by = column
        self.refresh()

    # Moving -------------------------------------------------------------------------------------------------------------

    def move_to(self, row: int) -> None:
        """Put the cursor on a row, as near as there is one, and scroll until it is seen."""
        old, old_top = self.cursor, self.top
        self.cursor = max(0, min(row, self.rows.count() - 1))
        self._scroll_into_view()
        if self._marks.anchor is not None or self.top != old_top:
            self.refresh()
        elif self.cursor != old:
            for line in (old, self.cursor):
                self.refresh(Region(0, line - self.top + 1, self.size.width, 1))
        if self.cursor != old:
            self._say_moved()
            if self._marks.anchor is not None:
                self.post_message(self.MarksChanged(self))

    def _say_moved(self) -> None:
        if self.follow:
            self.follow(self)
        else:
            self.post_message(self.Moved(self, self.key))

    def scroll_rows(self, rows: int) -> None:
        """Scroll without moving the cursor."""
        self.top = max(0, min(self.top + rows, self.rows.count() - self.page))
        self.refresh()

    def _scroll_into_view(self) -> None:
        self.top = max(self.cursor - self.page + 1, min(self.top, self.cursor))
        self.top = max(0, min(self.top, self.rows.count() - self.page))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing moves while locked."""
        return not self.locked

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.move_to(self.cursor + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor and the view by pages."""
        self.top = max(0, min(self.top + pages * self.page, self.rows.count() - self.page))
        self.refresh()
        self.move_to(self.cursor + pages * self.page)

    def action_half(self, halves: int) -> None:
        """Move the cursor by half pages."""
        self.move_to(self.cursor + halves * max(1, self.page // 2))

    def action_first(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.move_to(self.rows.count() - 1)

    def action_open(self) -> None:
        """Say that the row under the cursor is wanted in full."""
        if self.key:
            self.post_message(self.Opened(self, self.key))

    # Marking ------------------------------------------------------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark the row under the cursor, or the range, and go on; a marked row is unmarked."""
        if not self.key:
            return
        self._marks.toggle(self.rows, self.cursor)
        self._marks_changed()
        self.move_to(self.cursor + 1)

    def action_mark_all(self) -> None:
        """Mark every row shown; if all are marked already, none."""
        self._marks.toggle_all(self.rows)
        self._marks_changed()

    def action_range(self) -> None:
        """Begin a range at the cursor, or give it up."""
        self._marks.anchor = self.cursor if self._marks.anchor is None and self.key else None
        self._marks_changed()

    def _marks_changed(self) -> None:
        self.refresh()
        self.post_message(self.MarksChanged(self))

    # Mouse --------------------------------------------------------------------------------------------------------------

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        self.scroll_rows(WHEEL)
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll."""
        self.scroll_rows(-WHEEL)
        event.stop()

    def on_click(self, event: events.Click) -> None:
        """Go to the row; with ctrl mark it; a second click opens it; a click on a title asks to sort."""
        at = event.get_content_offset(self)
        if at is None:
            return
        if at.y == 0:
            if column := self._column_at(at.x):
                self.post_message(self.SortWanted(self, column))
        elif at.x == self.size.width - 1 and self.rows.count() > self.page:
            self.move_to((at.y - 1) * (self.rows.count() - 1) // max(1, self.page - 1))
        elif (row := self.top + at.y - 1) < self.rows.count():
            self.move_to(row)
            if event.ctrl:
                self.action_mark()
            elif event.chain == 2:
                self.action_open()

    def _column_at(self, x: int) -> str:
        edge = GUTTER
        for column in self._fitted:
            edge += column.width + GAP
            if x < edge:
                return column.name
        return ""

    # Painting -----------------------------------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Colours changed: paint all anew."""
        super().notify_style_update()
        self._tints.clear()
        self._strips.clear()

    def on_resize(self) -> None:
        """The cursor stays in view."""
        self._scroll_into_view()
        self._forget()

    def on_focus(self) -> None:
        """The cursor shows that keys go here."""
        self._cursor_changed()

    def on_blur(self) -> None:
        """The cursor shows that keys go elsewhere."""
        self._cursor_changed()

    def _cursor_changed(self) -> None:
        self._strips = {place: strip for place, strip in self._strips.items() if not place[1] & 1}
        self.refresh(Region(0, self.cursor - self.top + 1, self.size.width, 1))

    def tint(self, name: str) -> Style:
        """The style of a component class, without what it does not set itself."""
        style = self._tints.get(name)
        if style is None:
            style = self._tints[name] = overlay(self, name)
        return style

    def render_lines(self, crop: Region) -> list[Strip]:
        """What all lines share is looked up once a paint."""
        self._look_up()
        return super().render_lines(crop)

    def _look_up(self) -> None:
        self._base, self._width = self.rich_style, self.content_size.width
        if self._width != self._fitted_to:
            self._fitted, self._fitted_to = fit(self.columns, self._width - GUTTER - 1), self._width
            self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """One line: the header, a row or nothing."""
        if not self._width:
            self._look_up()
        base, width = self._base, self._width
        if y == 0:
            return self._header(base, width)
        row = self.top + y - 1
        if row >= self.rows.count():
            text = "  " + sized(self.empty, width - 2) if y == 2 and not self.rows.count() else " " * width
            return Strip([Segment(text, base)], width)
        key = self.rows.key(row)
        marked = key in self._marks.keys or row in self._marks.range(self.cursor)
        kind = (row == self.cursor) | marked << 1 | (key in self.fresh) << 2
        strip = self._strips.get((key, kind))
        if strip is None:
            strip = self._strips[key, kind] = self._row(row, base, width - 1, kind)
        return Strip([*strip, self._bar(y, base)], width)

    def _header(self, base: Style, width: int) -> Strip:
        text = " " * GUTTER
        for column in self._fitted:
            arrow = {column.name: " ▲", f"-{column.name}": " ▼"}.get(self.sorted_by, "")
            text += sized(column.title + arrow, column.width, right=column.right) + " " * GAP
        return Strip([Segment(set_cell_size(text, width), base + self.tint("table--header"))], width)

    def _row(self, row: int, base: Style, width: int, kind: int) -> Strip:
        cursor, marked, fresh = kind & 1, kind & 2, kind & 4
        ground = base
        for on, name in ((fresh, "table--fresh"), (marked, "table--marked")):
            if on:
                ground += self.tint(name)
        over = self.tint("table--cursor" if self.has_focus else "table--cursor-blurred") if cursor else Style.null()
        segments = [Segment(("+" if marked else "*" if fresh else " ") + ("›" if cursor else " "), ground + over)]
        for column, cell in zip(self._fitted, self.rows.cells(row, self._fitted), strict=True):
            text = sized(cell.text, column.width, right=column.right)
            segments.append(Segment(text, ground + self.tint(cell.tint) + over))
            segments.append(Segment(" " * GAP, ground + over))
        return Strip(segments).adjust_cell_length(width, ground + over)

    def _bar(self, y: int, base: Style) -> Segment:
        inside = thumb(y - 1, self.page, self.top, self.rows.count())
        if inside is None:
            return Segment(" ", base)
        return Segment("┃" if inside else "│", base + self.tint("table--thumb" if inside else "table--bar"))
