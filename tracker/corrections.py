"""What a person types into the fields of a commitment to the Changes of an edit: one reading for command line and screens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import msgspec

from tracker.dates import first_day, is_partial, last_day
from tracker.errors import UsageError, nearest
from tracker.model import STRENGTHS, TITLE_LENGTH, TOPICS, Changes, Deadline
from tracker.party import several


def correction(name: str, value: str, today: dt.date) -> Changes:
    """The change of one field to what was typed on the day `today`; raises UsageError where that is no value of the field."""
    return msgspec.convert({name: _read(name, value, today)}, Changes)


def corrections(given: Iterable[str], today: dt.date) -> Changes:
    """The changes that `field=value` words mean on the day `today`.

    Raises UsageError for an unknown field or a value that does not fit.
    """
    values: dict[str, object] = {}
    for word in given:
        name, equals, value = word.partition("=")
        if not equals:
            raise UsageError(f"{word!r} is no correction", "write field=value, for example topic=consular")
        values[name] = _read(name, value, today)
    return msgspec.convert(values, Changes)


def _read(name: str, value: str, today: dt.date) -> object:
    readers = READERS | {"deadline": lambda words: deadline(words, today)}
    if name not in readers:
        raise UsageError(f"there is no field {name!r} to edit", nearest(name, readers))
    return readers[name](value.strip())


def _title(value: str) -> str:
    if not 0 < len(value) <= TITLE_LENGTH:
        raise UsageError(f"a title has 1 to {TITLE_LENGTH} characters, not {len(value)}")
    return value


def _one_of(what: str, valid: tuple[str, ...]) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value.lower() not in valid:
            raise UsageError(f"{value!r} is no {what}", nearest(value, valid))
        return value.lower()

    return read


def _specificity(value: str) -> int:
    if value not in {"1", "2", "3"}:
        raise UsageError(
            f"{value!r} is no specificity", "valid are 1 (a field), 2 (one checkable act), 3 (with number, date or place)"
        )
    return int(value)


def deadline(value: str, today: dt.date) -> Deadline | None:
    """A deadline as typed on the day `today`: a date of any precision, words such as "by the end of 2027", or none.

    Raises UsageError where the words name no day.
    """
    if not value or value == "none":
        return None
    if is_partial(value):
        return Deadline(words=value, earliest=first_day(value), latest=last_day(value))
    from tracker.extraction.when import phrases

    for phrase in phrases(value, 0, len(value), today):
        if phrase.interval and (phrase.start, phrase.end) == (0, len(value)):
            return Deadline(words=value, earliest=phrase.interval[0], latest=phrase.interval[1])
    raise UsageError(f"{value!r} names no day", "valid are 2027, 2027-06, 2027-06-30, words such as by the end of 2027, and none")


READERS: dict[str, Callable[[str], object]] = {
    "title": _title,
    "parties": several,
    "beneficiary": several,
    "topic": _one_of("topic", TOPICS),
    "strength": _one_of("strength", STRENGTHS),
    "specificity": _specificity,
    "condition": str,
}
"""How the value of each field that can be edited is read; a deadline needs the day as well."""
