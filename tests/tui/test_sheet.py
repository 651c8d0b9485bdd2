from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style

from tracker.tui.widgets.rows import Cell, Column
from tracker.tui.widgets.sheet import CURSOR, FOCUSED, FRESH, KEPT, MARKED, Sheet

COLUMNS = (Column("a", "A", 6), Column("b", "B", 6, right=True), Column("c", "C", 6))
STYLES = {
    "": Style.null(),
    "red": Style(color="red"),
    "link": Style(underline=True),
    "table--header": Style(bold=True),
    "table--cursor": Style(bgcolor="blue"),
    "table--cursor-blurred": Style(bgcolor="white"),
    "table--marked": Style(bgcolor="yellow"),
    "table--fresh": Style(bgcolor="green"),
    "table--bar": Style.null(),
    "table--thumb": Style.null(),
}


class Three:
    """Three cells a row, tinted as told; counts what is asked of it."""

    def __init__(self, *tints: str) -> None:
        self.tints = tints
        self.asked = 0

    def count(self) -> int:
        return 10_000

    def key(self, row: int) -> str:
        return f"k{row}"

    def cells(self, row: int, columns: Sequence[Column]) -> list[Cell]:
        self.asked += 1
        return [Cell(f"{column.name}{row}", tint) for column, tint in zip(columns, self.tints, strict=True)]

    def find(self, key: str) -> int | None:
        return int(key[1:])


def sheet(width: int = 40) -> Sheet:
    made = Sheet(COLUMNS, STYLES.__getitem__)
    made.begin(Style(color="white", bgcolor="black"), width)
    return made


def test_what_looks_alike_is_one_piece() -> None:
    strip = sheet().row(Three("", "", ""), 1, 0, None)
    assert [text for text, *_ in strip] == ["  a1" + " " * 10 + "b1  c1" + " " * 19, " "]


def test_a_gap_is_never_underlined() -> None:
    underlined = [text for text, style, _ in sheet().row(Three("", "link", "red"), 1, 0, None) if style and style.underline]
    assert underlined == ["    b1"]


def test_a_row_is_painted_once_for_each_state() -> None:
    painter, rows = sheet(), Three("", "red", "")
    for state in (0, CURSOR, CURSOR | FOCUSED, MARKED, FRESH, MARKED | FRESH):
        first = painter.row(rows, 1, state, None)
        assert painter.row(rows, 1, state, None) is first
        assert cell_len(first.text) == 40
    assert rows.asked == 6
    assert painter.row(rows, 1, 0, True).text.endswith("┃")
    assert painter.row(rows, 1, 0, False).text.endswith("│")


def test_marks_and_cursor_are_shapes_and_grounds() -> None:
    painter, rows = sheet(), Three("", "red", "")
    for state, sign, ground in (
        (0, "  ", "black"),
        (CURSOR, " ›", "white"),
        (CURSOR | FOCUSED, " ›", "blue"),
        (MARKED, "+ ", "yellow"),
        (FRESH, "* ", "green"),
        (MARKED | CURSOR | FOCUSED, "+›", "blue"),
    ):
        text, style, _ = next(iter(painter.row(rows, 1, state, None)))
        assert text.startswith(sign)
        assert style is not None
        assert style.bgcolor is not None
        assert style.bgcolor.name == ground


def test_what_is_kept_is_bounded_and_forgotten_with_other_rows_and_colours() -> None:
    painter, rows = sheet(), Three("", "", "")
    for row in range(KEPT + 10):
        painter.row(rows, row, 0, None)
    assert len(painter._strips) <= KEPT
    asked = rows.asked
    painter.begin(Style(color="white", bgcolor="black"), 40)
    painter.row(rows, KEPT + 9, 0, None)
    assert rows.asked == asked, "nothing has changed"
    painter.begin(Style(color="black", bgcolor="white"), 40)
    painter.row(rows, KEPT + 9, 0, None)
    assert rows.asked == asked + 1


def test_a_click_finds_its_column() -> None:
    painter = sheet()
    assert [painter.column_at(x) for x in (0, 2, 9, 10, 18, 39)] == ["a", "a", "a", "b", "c", ""]
