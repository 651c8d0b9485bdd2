"""A report to XLSX: what is read on the first sheet, the data with filters, a frozen head and real dates on the second."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from tracker.clean import clean
from tracker.reports import words
from tracker.reports.layout import (
    RIGHT,
    AnyBlock,
    Bars,
    Cell,
    Column,
    Course,
    Document,
    Facts,
    Prose,
    Quote,
    Remarks,
    Table,
    Timeline,
)

SHEET_ROWS = 1_048_575
"""Rows that one sheet of XLSX holds under its head."""

_WIDEST = 80
"""Characters of the widest column: a title seldom takes more."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_CELL = 32_767
"""Characters that one cell of XLSX holds."""


class _Sheet(Protocol):
    """What is used of xlsxwriter's worksheet, which has no types of its own."""

    def write_string(self, row: int, col: int, string: str, cell_format: object = None) -> int: ...
    def write_number(self, row: int, col: int, number: float, cell_format: object = None) -> int: ...
    def write_datetime(self, row: int, col: int, date: dt.datetime, cell_format: object = None) -> int: ...
    def set_column(self, first_col: int, last_col: int, width: float) -> int: ...
    def freeze_panes(self, row: int, col: int) -> None: ...
    def set_landscape(self) -> None: ...
    def set_paper(self, paper_size: int) -> None: ...
    def fit_to_pages(self, width: int, height: int) -> None: ...
    def repeat_rows(self, first_row: int) -> None: ...
    def autofilter(self, first_row: int, first_col: int, last_row: int, last_col: int) -> None: ...


def to_xlsx(document: Document) -> bytes:
    """The workbook; the same report gives the same bytes."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no stubs; _Sheet types what is used of it

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with Workbook(out, options) as book:
        # A fixed moment, so that the file depends on nothing but the report.
        book.set_properties({"title": clean(document.title)[:250], "created": dt.datetime(2000, 1, 1)})  # noqa: DTZ001 - a constant
        looks = {look: book.add_format(given) for look, given in _LOOKS.items()}
        _report_sheet(_paper(book.add_worksheet("Report")), document, looks)
        _data_sheet(_paper(book.add_worksheet("Data")), document.data, looks)
    return out.getvalue()


_LOOKS: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True},
    "head": {"bold": True},
    "head of numbers": {"bold": True, "align": "right"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "signed": {"num_format": "+0;-0;0"},
    "points": {"num_format": "+0;-0;0"},
    "mean": {"num_format": "+0.00;-0.00;0.00"},
    "percent": {"num_format": '0.0" %"'},
    "text": {},
}
"""How cells are shown, by the kind of their column; numbers stay numbers."""


def _paper(sheet: _Sheet) -> _Sheet:
    """Printed on A4, across, no wider than one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return sheet


def _report_sheet(sheet: _Sheet, document: Document, looks: Mapping[str, object]) -> None:
    for at, cells in enumerate(_widths(document)):
        sheet.set_column(at, at, cells)
    sheet.write_string(0, 0, clean(document.title), looks["title"])
    sheet.write_string(1, 0, clean(document.subtitle))
    at = 3
    for block in document.blocks:
        rows = list(_rows(block))
        if not rows:
            continue
        if block.title:
            sheet.write_string(at, 0, clean(block.title), looks["title"])
            at += 1
        kinds: Sequence[str] = ()
        if isinstance(block, Table) and block.rows:
            kinds = [column.kind for column in block.columns]
            del rows[0]
            _head(sheet, at, block.columns, looks)
            at += 1
        for row in rows:
            for column, value in enumerate(row):
                kind = kinds[column] if kinds else "text"
                _write(sheet, at, column, _dated(value, kind), looks.get(kind, looks["text"]))
            at += 1
        if isinstance(block, Table) and block.of is not None and block.of > len(block.rows):
            _write(sheet, at, 0, f"{len(block.rows)} of {words.number(block.of)} listed; the sheet Data holds all", None)
            at += 1
        at += 1


def _widths(document: Document) -> list[int]:
    """Of each column, wide enough for the cells of all tables, for rows do not grow by themselves in every spreadsheet."""
    widths = [24, *[18] * 12]
    for block in document.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            for at, value in enumerate(row[: len(widths)]):
                widths[at] = min(max(widths[at], len(str(value))), _WIDEST)
    return widths


def _head(sheet: _Sheet, row: int, columns: Sequence[Column], looks: Mapping[str, object]) -> None:
    for at, column in enumerate(columns):
        sheet.write_string(row, at, clean(column.name), looks["head of numbers" if column.kind in RIGHT else "head"])


def _rows(block: AnyBlock) -> list[tuple[Cell, ...]]:  # noqa: PLR0911 - one return a kind of block
    match block:
        case Prose():
            return [(block.words,)]
        case Remarks():
            return [(line,) for line in block.lines]
        case Facts():
            return list(block.rows)
        case Bars():
            return _bars(block)
        case Course():
            return _course(block)
        case Table():
            return [tuple(column.name for column in block.columns), *block.rows] if block.rows else [(block.empty,)]
        case Quote():
            return [(line,) for line in block.words.split("\n") if line.strip()]
        case Timeline():
            return list(_events(block))


def _events(block: Timeline) -> Iterator[tuple[Cell, ...]]:
    for event in block.events:
        yield event.on, event.head
        yield from (("", line) for line in event.lines)
        yield from (("", name if name == url or not url else f"{name} {url}") for name, url in event.links)


def _bars(block: Bars) -> list[tuple[Cell, ...]]:
    if all(len(bar.parts) == 1 for bar in block.bars):
        return [(bar.label, bar.n) for bar in block.bars]
    parts = list(dict.fromkeys(part.name for bar in block.bars for part in bar.parts))
    rows: list[tuple[Cell, ...]] = [("", "n", *parts)]
    for bar in block.bars:
        held = {part.name: part.n for part in bar.parts}
        rows.append((bar.label, bar.n, *(held.get(name, 0) for name in parts)))
    if block.more:
        rows.append((f"and {words.number(block.more)} more; the sheet Data holds all",))
    return rows


def _course(block: Course) -> list[tuple[Cell, ...]]:
    if not block.periods:
        return []
    rows: list[tuple[Cell, ...]] = [("", *(name for name, _ in block.lines))]
    rows.extend((period, *(values[at] for _, values in block.lines)) for at, period in enumerate(block.periods))
    return rows


def _data_sheet(sheet: _Sheet, table: Table, looks: Mapping[str, object]) -> None:
    _head(sheet, 0, table.columns, looks)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, {"wide": _WIDEST - 10, "id": 24, "date": 12, "number": 12}.get(column.kind, 18))
    rows = table.rows[:SHEET_ROWS]
    kinds = [column.kind for column in table.columns]
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if value is not None and value != "":
                _write(sheet, number, at, _dated(value, kinds[at]), looks.get(kinds[at], looks["text"]))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    if table.columns:
        sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)


def _dated(value: Cell, kind: str) -> Cell:
    """A day written out, in a column of dates, as a day that sorts with the others; a month or year alone stays text."""
    return dt.date.fromisoformat(value) if kind == "date" and isinstance(value, str) and _DAY.fullmatch(value) else value


def _write(sheet: _Sheet, row: int, column: int, value: Cell, look: object) -> None:
    if value is None or value == "":
        return
    if isinstance(value, dt.datetime):
        sheet.write_datetime(row, column, value.astimezone(dt.UTC).replace(tzinfo=None), look)
    elif isinstance(value, dt.date) and value.year >= 1900:
        sheet.write_datetime(row, column, dt.datetime(value.year, value.month, value.day), look)  # noqa: DTZ001 - a day, not a moment
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_string(row, column, clean(words.cell(value, Column("")))[:_CELL], look)
