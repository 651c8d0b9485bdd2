"""What a person types into the fields of a commitment to the Changes of an edit: one reading for command line and screens."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable

import msgspec

from tracker.dates import first_day, is_partial, last_day
from tracker.errors import UsageError, nearest
from tracker.model import STRENGTHS, TITLE_LENGTH, TOPICS, Changes, Deadline, Quantity
from tracker.party import is_none, several


def correction(name: str, value: str, made: dt.date | None) -> Changes:
    """The change of one field to what was typed, for a promise of the day `made`; raises UsageError where it is no such value."""
    return _changes({name: _read(name, value, made)})


def with_words(given: Iterable[str]) -> tuple[str | None, list[str]]:
    """The words that `words=` gives (None without one), and the other corrections, which need no text."""
    typed = [word.partition("=") for word in given]
    words = [value for name, equals, value in typed if equals and name == WORDS]
    return words[-1] if words else None, ["".join(parts) for parts in typed if parts[:2] != (WORDS, "=")]


def corrections(given: Iterable[str], made: dt.date | None) -> Changes:
    """The changes that `field=value` words mean for a promise made on the day `made` (None where that is not known).

    Raises UsageError for an unknown field or a value that does not fit.
    """
    values: dict[str, object] = {}
    for word in given:
        name, equals, value = word.partition("=")
        if not equals:
            raise UsageError(f"{word!r} is no correction", "write field=value, for example topic=consular")
        values[name] = _read(name, value, made)
    return _changes(values)


def _changes(values: dict[str, object]) -> Changes:
    return msgspec.convert({_FIELDS.get(name, name): value for name, value in values.items()}, Changes)


def _read(name: str, value: str, made: dt.date | None) -> object:
    readers = READERS | {"deadline": lambda words: deadline(words, made)}
    if name == WORDS:
        raise UsageError("these words are given otherwise", "tracker add --quote WORDS")
    if name not in readers:
        raise UsageError(f"there is no field {name!r} to edit", nearest(name, (*readers, WORDS)))
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


def _amount(value: str) -> tuple[Quantity, ...]:
    """Amounts as typed, semicolons between them: none, or words that are read as amounts to the last letter.

    What is read in part ("$1.3zn" as $1.3) would be another amount than the one typed.
    """
    from tracker.extraction.amounts import quantities

    found: list[Quantity] = []
    for part in () if is_none(value) else (each.strip() for each in value.split(";")):
        read = quantities(part, 0, len(part))
        if not read:
            raise UsageError(f"{part!r} names no amount", _AMOUNTS)
        if not _is_all(part, read):
            understood = ", ".join(repr(each.words) for each in read)
            raise UsageError(f"of {part!r} only {understood} is read as an amount", f"leave the rest out; {_AMOUNTS}")
        found += read
    return tuple(found)


def _is_all(typed: str, read: Iterable[Quantity]) -> bool:
    """Whether amounts and what joins them are all that was typed."""
    at, between = 0, list[str]()
    for each in read:
        begin = typed.find(each.words, at)
        between.append(typed[at:begin])
        at = begin + len(each.words)
    return all(_JOINT.fullmatch(words) for words in (*between, typed[at:]))


def _places(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in value.split(",") if not is_none(part)))


def _condition(value: str) -> str:
    return "" if is_none(value) else value


def deadline(value: str, made: dt.date | None) -> Deadline | None:
    """A deadline as typed: a date of any precision, none, or words such as "within six months", from the day `made` of the talks.

    Raises UsageError where the words name no day, or none without the day of the talks.
    """
    if is_none(value):
        return None
    if is_partial(value):
        return Deadline(words=value, earliest=first_day(value), latest=last_day(value))
    days = _days(value, made) if made else None
    if made is None:
        # Words that mean the same whenever the talks were need no day of them.
        one, other = (_days(value, ref) for ref in _WHENEVER)
        if one and other and one[1] != other[1]:
            raise UsageError(f"{value!r} names no day, for that of the talks is not known", "give a date, or that of the readout")
        days = other
    if days is None:
        valid = "valid are 2027, 2027-06, 2027-06-30, words such as by the end of 2027, and none"
        raise UsageError(f"{value!r} names no day", valid)
    return Deadline(words=value, earliest=days[0] if made else None, latest=days[1])


def _days(words: str, ref: dt.date) -> tuple[dt.date, dt.date] | None:
    from tracker.extraction.when import phrases

    whole = (p for p in phrases(words, 0, len(words), ref) if (p.start, p.end) == (0, len(words)))
    return next((phrase.interval for phrase in whole if phrase.interval), None)


_AMOUNTS = "valid are EUR 40 million, 200 teachers, 5 percent; several with ; between them; and none"
_JOINT = re.compile(r"[\s,]*(?:\band\b)?[\s,]*")
_WHENEVER = (dt.date(2000, 1, 1), dt.date(2001, 6, 15))
WORDS = "words"
"""The field of the words themselves: other words of the readout, which only who has its text can find."""
_FIELDS = {"amount": "quantities", "place": "places"}
"""The names of fields where they are not those that people type."""
READERS: dict[str, Callable[[str], object]] = {
    "title": _title,
    "parties": several,
    "beneficiary": several,
    "topic": _one_of("topic", TOPICS),
    "strength": _one_of("strength", STRENGTHS),
    "specificity": _specificity,
    "condition": _condition,
    "amount": _amount,
    "place": _places,
}
"""How the value of each field that can be edited is read; a deadline needs the day of the talks as well."""
