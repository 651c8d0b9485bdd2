"""A report's figures to the bytes of a file in any of the formats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from tracker.errors import TrackerError, UsageError, installing, nearest
from tracker.reports.pages import Report, page

Format = Literal["terminal", "markdown", "html", "json", "csv", "xlsx", "ics"]
FORMATS: tuple[Format, ...] = get_args(Format)

ENDINGS: Mapping[str, Format] = {
    ".txt": "terminal",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".ics": "ics",
}
"""The format that a file's name asks for."""

PLAIN_WIDTH = 80
"""Columns of a report written to a pipe or a text file."""


def write(report: Report, format: str, *, width: int = PLAIN_WIDTH) -> bytes:
    """The report in a format, without colour; the same figures give the same bytes.

    Raises UsageError for a format that does not exist or does not fit the report, TrackerError where its library is not
    installed.
    """
    try:
        return _written(report, format, width)
    except ModuleNotFoundError as error:
        raise TrackerError(f"{format} needs {error.name}, which is not installed", installing("report")) from error


def _written(report: Report, format: str, width: int) -> bytes:  # noqa: PLR0911 - one return a format
    match format:
        case "terminal":
            from tracker.reports.terminal import plain

            return plain(page(report), width).encode()
        case "markdown":
            from tracker.reports import markdown

            return markdown.render(page(report)).encode()
        case "html":
            from tracker.reports import html

            return html.render(page(report)).encode()
        case "json":
            from tracker.reports.record import to_json

            return to_json(report)
        case "csv":
            from tracker.reports.tables import to_csv

            return to_csv(page(report)).encode()
        case "xlsx":
            from tracker.reports.workbook import to_xlsx

            return to_xlsx(page(report))
        case "ics":
            from tracker.reports.calendar import to_ics

            return to_ics(report)
        case _:
            raise UsageError(f"there is no format {format!r}", nearest(format, FORMATS))
