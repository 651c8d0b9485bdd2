"""Rows that are read when they are shown, to a table whose speed does not depend on their number.

A plain widget that owns its first visible row and paints lines: no row is touched before it is seen, and a key press repaints
two lines (a move in view) or one page (a scroll). Any sequence fits that can say its count, a row's key and a row's cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tracker.tui.widgets.lined import Lined
from tracker.tui.widgets.marks import Marks
from tracker.tui.widgets.rows import Column, NoRows, Rows, thumb
from tracker.tui.widgets.sheet import CURSOR, FOCUSED, FRESH, MARKED, Sheet


class Table(Lined):
    """A table of rows with a cursor, marks, a range, a sort mark in its header, and a scroll bar."""

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
    Table .table--bar { color: $panel; }
    Table .table--thumb { color: $text-muted; }
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
        self.rows: Rows = NoRows()
        self.sorted_by = ""
        """The name of the column sorted by, with "-" before it for descending."""
        self.cursor = 0
        self.top = 0
        self.empty = ""
        """What to say where there are no rows."""
        self.fresh: frozenset[str] = frozenset()
        """Keys shown as just changed by somebody else."""
        self.follow: Callable[[Table], None] | None = None
        """Called when the cursor has moved, in time for what it changes to be painted with it; without it `Moved` is posted."""
        self._marks = Marks()
        self._sheet = Sheet(columns, self.tint)
        self._lines = 1

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

    def wheel(self, lines: int) -> None:
        """Scroll without moving the cursor."""
        self.top = max(0, min(self.top + lines, self.rows.count() - self.page))
        self.refresh()

    def _scroll_into_view(self) -> None:
        self.top = max(self.cursor - self.page + 1, min(self.top, self.cursor))
        self.top = max(0, min(self.top, self.rows.count() - self.page))

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

    def on_click(self, event: events.Click) -> None:
        """Go to the row; with ctrl mark it; a second click opens it; a click on a title asks to sort."""
        at = event.get_content_offset(self)
        if at is None:
            return
        if at.y == 0:
            if column := self._sheet.column_at(at.x):
                self.post_message(self.SortWanted(self, column))
        elif at.x == self.size.width - 1 and self.rows.count() > self.page:
            self.move_to((at.y - 1) * (self.rows.count() - 1) // max(1, self.page - 1))
        elif (row := self.top + at.y - 1) < self.rows.count():
            self.move_to(row)
            if event.ctrl:
                self.action_mark()
            elif event.chain == 2:
                self.action_open()

    # Painting -----------------------------------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._sheet.forget()
        self.refresh()

    def notify_style_update(self) -> None:
        """Colours changed: paint all anew."""
        super().notify_style_update()
        self._sheet.recolour()

    def on_resize(self) -> None:
        """The cursor stays in view."""
        self._scroll_into_view()
        self._forget()

    def focus_changed(self) -> None:
        """The cursor shows whether keys go here."""
        self.refresh(Region(0, self.cursor - self.top + 1, self.size.width, 1))

    def begin_paint(self) -> None:
        """The colours and the width of this paint."""
        self._sheet.begin(self.rich_style, self.content_size.width)
        self._lines = self.page

    def render_line(self, y: int) -> Strip:
        """One line: the header, a row or nothing."""
        if not self._sheet.is_ready:
            self.begin_paint()
        if y == 0:
            return self._sheet.header(self.sorted_by)
        row = self.top + y - 1
        count = self.rows.count()
        if row >= count:
            return self._sheet.words(self.empty if y == 2 and not count else "")
        key, state = self.rows.key(row), 0
        if row == self.cursor:
            state = CURSOR | FOCUSED if self.has_focus else CURSOR
        if key in self._marks.keys or row in self._marks.range(self.cursor):
            state |= MARKED
        if key in self.fresh:
            state |= FRESH
        return self._sheet.row(self.rows, row, state, thumb(y - 1, self._lines, self.top, count))
