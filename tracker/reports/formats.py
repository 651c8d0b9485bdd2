"""A report's figures to the bytes of a file in any of the formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal, get_args

from tracker.errors import TrackerError, UsageError, installing, nearest
from tracker.reports.layout import Document
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
    with _installed(format):
        match format:
            case "json":
                from tracker.reports.record import to_json

                return to_json(report)
            case "ics":
                from tracker.reports.calendar import to_ics

                return to_ics(report)
            case _:
                return lay_out(page(report), format, width=width)


def lay_out(document: Document, format: str, *, width: int = PLAIN_WIDTH) -> bytes:
    """A document in one of the formats that need no figures; raises as `write` does."""
    with _installed(format):
        match format:
            case "terminal":
                from tracker.reports.terminal import plain

                return plain(document, width).encode()
            case "markdown":
                from tracker.reports import markdown

                return markdown.render(document).encode()
            case "html":
                from tracker.reports import html

                return html.render(document).encode()
            case "csv":
                from tracker.reports.tables import to_csv

                return to_csv(document).encode()
            case "xlsx":
                from tracker.reports.workbook import to_xlsx

                return to_xlsx(document)
            case _:
                raise UsageError(f"there is no format {format!r}", nearest(format, FORMATS))


@contextmanager
def _installed(format: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        raise TrackerError(f"{format} needs {error.name}, which is not installed", installing("report")) from error
