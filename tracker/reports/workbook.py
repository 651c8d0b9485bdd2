"""A report to XLSX: what is read on the first sheet, the data with filters, a frozen head and real dates on the second."""

from __future__ import annotations

import datetime as dt
import io
from typing import Protocol

from tracker.clean import clean
from tracker.reports import words
from tracker.reports.layout import AnyBlock, Bars, Cell, Column, Course, Document, Facts, Prose, Quote, Remarks, Table, Timeline

SHEET_ROWS = 1_048_575
"""Rows that one sheet of XLSX holds under its head."""

_CELL = 32_767
"""Characters that one cell of XLSX holds."""


class _Sheet(Protocol):
    """What is used of xlsxwriter's worksheet, which has no types of its own."""

    def write_string(self, row: int, col: int, string: str, cell_format: object = None) -> int: ...
    def write_number(self, row: int, col: int, number: float, cell_format: object = None) -> int: ...
    def write_datetime(self, row: int, col: int, date: dt.datetime, cell_format: object = None) -> int: ...
    def set_column(self, first_col: int, last_col: int, width: float) -> int: ...
    def freeze_panes(self, row: int, col: int) -> None: ...
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
        bold = book.add_format({"bold": True})
        _report_sheet(book.add_worksheet("Report"), document, bold)
        _data_sheet(book.add_worksheet("Data"), document.data, bold)
    return out.getvalue()


def _report_sheet(sheet: _Sheet, document: Document, bold: object) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 12, 16)
    sheet.write_string(0, 0, clean(document.title), bold)
    sheet.write_string(1, 0, clean(document.subtitle))
    at = 3
    for block in document.blocks:
        rows = list(_rows(block))
        if not rows:
            continue
        if block.title:
            sheet.write_string(at, 0, clean(block.title), bold)
            at += 1
        for row in rows:
            for column, value in enumerate(row):
                _write(sheet, at, column, value)
            at += 1
        at += 1


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
            return [(event.on, event.head, *event.lines, *(url for _, url in event.links)) for event in block.events]


def _bars(block: Bars) -> list[tuple[Cell, ...]]:
    if all(len(bar.parts) == 1 for bar in block.bars):
        return [(bar.label, bar.n) for bar in block.bars]
    parts = list(dict.fromkeys(part.name for bar in block.bars for part in bar.parts))
    rows: list[tuple[Cell, ...]] = [("", "n", *parts)]
    for bar in block.bars:
        held = {part.name: part.n for part in bar.parts}
        rows.append((bar.label, bar.n, *(held.get(name, 0) for name in parts)))
    return rows


def _course(block: Course) -> list[tuple[Cell, ...]]:
    if not block.periods:
        return []
    rows: list[tuple[Cell, ...]] = [("", *(name for name, _ in block.lines))]
    rows.extend((period, *(values[at] for _, values in block.lines)) for at, period in enumerate(block.periods))
    return rows


def _data_sheet(sheet: _Sheet, table: Table, bold: object) -> None:
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, clean(column.name), bold)
        sheet.set_column(at, at, {"wide": 60, "id": 24, "date": 12, "number": 9}.get(column.kind, 16))
    rows = table.rows[:SHEET_ROWS]
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            _write(sheet, number, at, value)
    sheet.freeze_panes(1, 0)
    if table.columns:
        sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)


def _write(sheet: _Sheet, row: int, column: int, value: Cell) -> None:
    if value is None or value == "":
        return
    if isinstance(value, dt.datetime):
        sheet.write_datetime(row, column, value.astimezone(dt.UTC).replace(tzinfo=None))
    elif isinstance(value, dt.date) and value.year >= 1900:
        sheet.write_datetime(row, column, dt.datetime(value.year, value.month, value.day))  # noqa: DTZ001 - a day, not a moment
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, clean(words.cell(value, Column("")))[:_CELL])
