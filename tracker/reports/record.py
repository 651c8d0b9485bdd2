"""The figures of a report to JSON, and the JSON Schema of that; both come from the same Structs."""

from __future__ import annotations

from typing import Any

import msgspec

from tracker.reports.pages import Report
from tracker.reports.scope import Figure

SCHEMA_VERSION = 1
"""Raised whenever a field is renamed, removed or changes its meaning."""


class Record(Figure, frozen=True, kw_only=True):
    """A report as other programs read it."""

    schema_version: int = SCHEMA_VERSION
    report: Report


def to_json(report: Report) -> bytes:
    """The figures, indented, ending in a line feed; every field is there, null where there is nothing."""
    return msgspec.json.format(msgspec.json.encode(Record(report=report)), indent=2) + b"\n"


def schema() -> dict[str, Any]:  # Any: the open shape of a JSON Schema
    """The JSON Schema of `to_json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A report of tracker",
        **msgspec.json.schema(Record),
    }
