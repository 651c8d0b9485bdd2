"""FIELD=VALUE as typed to the Changes of an edit, with errors that name the valid fields and values."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from tracker.dates import first_day, is_partial, last_day
from tracker.errors import UsageError, nearest
from tracker.model import STRENGTHS, TITLE_LENGTH, TOPICS, Changes, Deadline


def corrections(given: Iterable[str]) -> Changes:
    """The changes that `field=value` words mean; raises UsageError for an unknown field or a value that does not fit."""
    values: dict[str, object] = {}
    for word in given:
        name, equals, value = word.partition("=")
        if not equals:
            raise UsageError(f"{word!r} is no correction", "write field=value, for example topic=consular")
        if name not in READERS:
            raise UsageError(f"there is no field {name!r} to edit", nearest(name, READERS))
        values[name] = READERS[name](value.strip())
    return msgspec.convert(values, Changes)


def _title(value: str) -> str:
    if not 0 < len(value) <= TITLE_LENGTH:
        raise UsageError(f"a title has 1 to {TITLE_LENGTH} characters, not {len(value)}")
    return value


def _one_of(what: str, valid: tuple[str, ...]) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in valid:
            raise UsageError(f"{value!r} is no {what}", nearest(value, valid))
        return value

    return read


def _specificity(value: str) -> int:
    if value not in {"1", "2", "3"}:
        raise UsageError(
            f"{value!r} is no specificity", "valid are 1 (a field), 2 (one checkable act), 3 (with number, date or place)"
        )
    return int(value)


def _parties(value: str) -> tuple[str, ...]:
    from tracker.extraction.parties import canonical

    return tuple(canonical(name) for name in value.split(",") if name.strip())


def _deadline(value: str) -> Deadline | None:
    if not value or value == "none":
        return None
    if is_partial(value):
        return Deadline(words=value, earliest=first_day(value), latest=last_day(value))
    return Deadline(words=value)


READERS: dict[str, Callable[[str], object]] = {
    "title": _title,
    "parties": _parties,
    "beneficiary": _parties,
    "topic": _one_of("topic", TOPICS),
    "strength": _one_of("strength", STRENGTHS),
    "specificity": _specificity,
    "deadline": _deadline,
    "condition": str,
}
"""How the value of each field that can be edited is read."""
