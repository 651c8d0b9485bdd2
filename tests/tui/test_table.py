from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from tracker.tui.widgets.rows import GAP, Cell, Column, fit, sized, thumb
from tracker.tui.widgets.sheet import GUTTER
from tracker.tui.widgets.table import Table

COLUMNS = (Column("id", "Id", 6, drop=2), Column("name", "Name", 10, grow=1), Column("size", "Size", 5, right=True, drop=1))


class Numbers:
    """Rows that count what is asked of them."""

    def __init__(self, numbers: Sequence[int], name: str = "row") -> None:
        self.numbers = list(numbers)
        self.name = name
        self.asked = 0

    def count(self) -> int:
        return len(self.numbers)

    def key(self, row: int) -> str:
        return f"k{self.numbers[row]}"

    def cells(self, row: int, columns: Sequence[Column]) -> list[Cell]:
        self.asked += 1
        n = self.numbers[row]
        given = {"id": Cell(f"{n}"), "name": Cell(f"{self.name} {n}", "table--header"), "size": Cell(f"{n * 2}")}
        return [given[column.name] for column in columns]

    def find(self, key: str) -> int | None:
        n = int(key[1:])
        return self.numbers.index(n) if n in self.numbers else None


class Shown(App[None]):
    def __init__(self, rows: Numbers) -> None:
        super().__init__()
        self.table = Table(COLUMNS)
        self.table.empty = "nothing here"
        self.rows = rows
        self.said: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.table

    def on_mount(self) -> None:
        self.table.show(self.rows)
        self.table.focus()

    def lines(self) -> list[str]:
        return [self.table.render_line(y).text for y in range(self.table.size.height)]

    def on_table_opened(self, event: Table.Opened) -> None:
        self.said.append(("opened", event.key))

    def on_table_sort_wanted(self, event: Table.SortWanted) -> None:
        self.said.append(("sort", event.key))

    def on_table_moved(self, event: Table.Moved) -> None:
        self.said.append(("moved", event.key))


async def test_it_shows_header_and_the_first_rows_only() -> None:
    rows = Numbers(range(100_000))
    app = Shown(rows)
    async with app.run_test(size=(40, 10)):
        lines = app.lines()
        assert "Id" in lines[0]
        assert "Name" in lines[0]
        assert "Size" in lines[0]
        assert "›0" in lines[1].replace(" ", "")
        assert "row 0" in lines[1]
        assert "row 8" in lines[9]
        assert rows.asked <= 9 * 3, "only what is seen may be read"


async def test_a_move_in_view_reads_two_rows_and_a_page_one_page() -> None:
    rows = Numbers(range(100_000))
    app = Shown(rows)
    async with app.run_test(size=(40, 10)) as pilot:
        app.lines()
        rows.asked = 0
        await pilot.press("j")
        assert rows.asked <= 2
        rows.asked = 0
        await pilot.press("pagedown")
        assert rows.asked <= 9 + 1
        assert app.table.cursor == 10


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (["down", "down", "up"], 1),
        (["j", "j", "k"], 1),
        (["G"], 99),
        (["end", "home"], 0),
        (["pagedown"], 9),
        (["G", "pageup"], 90),
        (["ctrl+d"], 4),
        (["k"], 0),
    ],
)
async def test_keys_move_the_cursor(keys: list[str], cursor: int) -> None:
    app = Shown(Numbers(range(100)))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press(*keys)
        assert app.table.cursor == cursor
        assert app.table.top <= cursor < app.table.top + app.table.page


async def test_the_cursor_stays_on_the_same_row_after_filter_and_sort() -> None:
    app = Shown(Numbers(range(100)))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press(*["j"] * 42)
        app.table.show(Numbers(range(99, -1, -1)))
        assert app.table.key == "k42"
        app.table.show(Numbers([7, 42, 50]))
        assert (app.table.cursor, app.table.key) == (1, "k42")
        app.table.show(Numbers([1, 2]))
        assert app.table.key == "k2", "where it is gone, the nearest row"
        app.table.show(Numbers([]))
        assert app.table.key == ""
        assert "nothing here" in app.lines()[2]
        app.table.show(Numbers(range(5)), keep="k3")
        assert app.table.key == "k3"


async def test_marks_and_range() -> None:
    app = Shown(Numbers(range(100)))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("space", "j", "space")
        assert app.table.marked == ["k0", "k2"]
        assert app.lines()[1].startswith("+"), "marked without colour too"
        await pilot.press("space", "k", "space")
        assert app.table.marked == ["k0", "k2"], "marking twice unmarks"
        app.table.unmark()
        await pilot.press("g", "v", "j", "j")
        assert app.table.marked == ["k0", "k1", "k2"]
        assert [line[0] for line in app.lines()[1:5]] == ["+", "+", "+", " "]
        await pilot.press("space")
        assert app.table.marked == ["k0", "k1", "k2"]
        app.table.unmark()
        await pilot.press("*")
        assert len(app.table.marked) == 100


async def test_the_mouse_moves_opens_sorts_and_scrolls() -> None:
    app = Shown(Numbers(range(100)))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.click(app.table, offset=(12, 4))
        assert app.table.cursor == 3
        await pilot.click(app.table, offset=(12, 4), times=2)
        assert ("opened", "k3") in app.said
        await pilot.click(app.table, offset=(14, 0))
        assert ("sort", "name") in app.said
        app.table.wheel(3)
        assert app.table.top == 3
        assert app.table.cursor == 3
        await pilot.click(app.table, offset=(39, 9))
        assert app.table.cursor == 99, "a click on the scroll bar goes there"


async def test_it_says_where_it_is_sorted_and_what_is_fresh() -> None:
    app = Shown(Numbers(range(5)))
    async with app.run_test(size=(40, 10)):
        app.table.sort_mark("-name")
        assert "Name ▼" in app.lines()[0]
        app.table.freshen(frozenset({"k2"}))
        assert app.lines()[3].startswith("*")


@pytest.mark.parametrize("size", [(20, 5), (40, 10), (200, 50), (3, 2)])
async def test_every_line_is_as_wide_as_the_table(size: tuple[int, int]) -> None:
    app = Shown(Numbers(range(100), "\x1b[31mред\x1b[0m 中文名称很长很长 [/red] \u202eabc"))
    async with app.run_test(size=size):
        for line in app.lines():
            assert cell_len(line) == app.table.size.width
            assert "\x1b" not in line
            assert "\u202e" not in line
        assert size[0] < 20 or any("[/red]" in line or "中" in line for line in app.lines())


def test_columns_drop_by_rank_and_grow_to_fill() -> None:
    assert [c.name for c in fit(COLUMNS, 80)] == ["id", "name", "size"]
    assert sum(c.width + GAP for c in fit(COLUMNS, 80)) - GAP == 80
    assert [c.name for c in fit(COLUMNS, 20)] == ["name", "size"]
    assert [c.name for c in fit(COLUMNS, 12)] == ["name"]
    assert GUTTER == 2


def test_a_wish_is_granted_before_a_lesser_column_is_shown() -> None:
    title = Column("title", "Title", 10, grow=1, wish=30)
    due, topic = Column("due", "Due", 8, drop=2), Column("topic", "Topic", 8, drop=5)

    def widths(room: int) -> list[tuple[str, int]]:
        return [(c.name, c.width) for c in fit((title, due, topic), room)]

    assert widths(20) == [("title", 10), ("due", 8)]
    assert widths(45) == [("title", 35), ("due", 8)]
    assert widths(50) == [("title", 30), ("due", 8), ("topic", 8)]
    assert widths(60) == [("title", 40), ("due", 8), ("topic", 8)]


def test_the_deadline_is_shown_at_every_ordinary_width() -> None:
    from tracker.tui.screens.agenda import AgendaView
    from tracker.tui.widgets.columns import COLUMNS as LEDGER

    for columns in (LEDGER, AgendaView.columns):
        for room in (71, 77, 120, 200):
            assert "due" in [c.name for c in fit(columns, room)]


@given(st.text(max_size=60), st.integers(0, 40), st.booleans())
def test_a_sized_text_has_exactly_its_width(text: str, width: int, right: bool) -> None:
    out = sized(text, width, right=right)
    assert cell_len(out) == width
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in out)


@given(st.integers(1, 60), st.integers(0, 100_000), st.data())
def test_the_thumb_is_always_seen(lines: int, count: int, data: st.DataObject) -> None:
    top = data.draw(st.integers(0, max(0, count - lines)))
    covered = [thumb(line, lines, top, count) for line in range(lines)]
    if count <= lines:
        assert covered == [None] * lines
    else:
        assert any(covered)
        assert covered[0] or top > 0 or lines == 0
        assert top < count - lines or covered[-1]
