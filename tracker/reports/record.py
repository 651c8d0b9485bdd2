"""The figures of a report to JSON, and the JSON Schema of that; both come from the same Structs."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from tracker.reports.pages import Report
from tracker.reports.scope import Figure

_HIDDEN = re.compile("[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""What would turn or hide text on a terminal; JSON itself escapes the control characters below."""

SCHEMA_VERSION = 1
"""Raised whenever a field is renamed, removed or changes its meaning."""


class Record(Figure, frozen=True, kw_only=True):
    """A report as other programs read it."""

    schema_version: int = SCHEMA_VERSION
    report: Report


def to_json(report: Report) -> bytes:
    """The figures, indented, ending in a line feed; every field is there, null where there is nothing."""
    text = msgspec.json.format(msgspec.json.encode(Record(report=report)), indent=2).decode()
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode() + b"\n"


def schema() -> dict[str, Any]:  # Any: the open shape of a JSON Schema
    """The JSON Schema of `to_json`, in the types of JSON."""
    described: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(Record)))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A report of tracker",
        **described,
    }
