"""FACT=VALUE as typed to the facts of a readout that a person corrects, with errors that name the valid facts and values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable

import msgspec

from tracker.clean import shown
from tracker.dates import first_day, typed
from tracker.errors import UsageError, nearest
from tracker.model import Facts
from tracker.party import is_none, known, several

LONGEST = 300
"""Characters of a title, a place or an event."""
_LANGUAGE = re.compile("[a-z]{2,3}")


def facts(given: Iterable[str], today: dt.date) -> Facts:
    """The facts that `fact=value` words mean on the day `today`.

    Raises UsageError for an unknown fact, or a value that does not fit.
    """
    values: dict[str, object] = {}
    for word in given:
        name, equals, value = word.partition("=")
        name = name.strip().lower().replace("-", "_")
        if not equals:
            raise UsageError(f"{word!r} is no correction", "write fact=value, for example date=2022-06-07")
        if name not in READERS:
            raise UsageError(f"there is no fact {name!r} of a readout", nearest(name, READERS))
        values[name] = READERS[name](shown(value), today)
    return msgspec.convert(values, Facts)


def _title(value: str, _today: dt.date) -> str:
    if not 0 < len(value) <= LONGEST:
        raise UsageError(f"a title has 1 to {LONGEST} characters, not {len(value)}")
    return value


def _words(value: str, _today: dt.date) -> str:
    if len(value) > LONGEST:
        raise UsageError(f"{len(value)} characters are too many", f"valid are up to {LONGEST}, and none")
    return "" if is_none(value) else value


def _day(value: str, today: dt.date) -> dt.date | None:
    if is_none(value):
        return None
    partial = typed(value, today)
    if len(partial) < len("2022-06-07"):
        raise UsageError(f"{partial} is no single day", "valid are a day such as 2022-06-07, and none")
    return first_day(partial)


def _issuer(value: str, _today: dt.date) -> str:
    return "" if is_none(value) else known(value)


def _parties(value: str, _today: dt.date) -> tuple[str, ...]:
    return several(value)


def _language(value: str, _today: dt.date) -> str:
    if not _LANGUAGE.fullmatch(value.lower()):
        raise UsageError(f"{value!r} is no language", "valid are codes such as en, fr, ru, zh")
    return value.lower()


def _version_of(value: str, _today: dt.date) -> str:
    if not is_none(value):
        raise UsageError("a readout cannot be made a version of another", "valid is version_of=none, where it is none")
    return ""


READERS: dict[str, Callable[[str, dt.date], object]] = {
    "date": _day,
    "published": _day,
    "issuer": _issuer,
    "parties": _parties,
    "title": _title,
    "place": _words,
    "event": _words,
    "language": _language,
    "version_of": _version_of,
}
"""How the value of each fact is read."""
