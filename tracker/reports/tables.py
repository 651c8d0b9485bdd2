"""A report's data to CSV that no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

from tracker.clean import clean
from tracker.reports.layout import Cell, Document

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet read a cell as a formula, full-width forms as well."""
_NUMBER = re.compile(r"[+-][0-9]+(\.[0-9]+)?")
"""A number with its sign is one to a spreadsheet too, and nothing that it runs: the points +1 and -1 stay what they are."""


def safe(text: str) -> str:
    """Text that a spreadsheet shows as it is: an apostrophe in front of what it would read as a formula."""
    cleaned = clean(text)
    if _NUMBER.fullmatch(cleaned):
        return cleaned
    return "'" + cleaned if cleaned.lstrip(" \u00a0").startswith(_FORMULA) else cleaned


def to_csv(document: Document) -> str:
    """The data table as CSV: UTF-8, commas, line feeds; numbers bare, dates ISO 8601, empty where there is none."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe(column.name) for column in document.data.columns])
    writer.writerows([_csv_cell(value) for value in row] for row in document.data.rows)
    return out.getvalue()


def _csv_cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    return safe(value) if isinstance(value, str) else value
