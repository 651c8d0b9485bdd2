"""The filter language of command line, screens and reports: text to a Query, with errors that name what is valid.

Plain words search titles, quotes and notes; `field:value` narrows; a comma means or, a leading `-` not, quotes keep words
together: `party:kazakhstan status:underway,stalled due:<30d -topic:consular "visa free" sort:-due`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from tracker.clean import folded
from tracker.dates import back, first_day, is_partial, last_day, months_on
from tracker.errors import UsageError, nearest
from tracker.model import STATUSES, STRENGTHS, TOPICS

Kind = Literal["choice", "text", "date", "days", "number"]

IS = (
    "open", "closed", "overdue", "late", "stale", "key", "candidate", "accepted", "rejected", "sourced", "snoozed", "edited",
    "unsourced", "linked", "unlooked", "rough",
)  # fmt: skip
SORTS = ("id", "made", "due", "status", "since", "looked", "party", "topic", "strength", "specificity", "title", "readout")


class Field(Struct, frozen=True):
    """A field of the language: what it looks at, what may stand behind the colon, an example."""

    name: str
    kind: Kind
    meaning: str
    example: str
    values: tuple[str, ...] = ()


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("party", "text", "who is bound, by any name or ISO code; part of a name is enough", "party:kazakhstan"),
        Field("to", "text", "who benefits", "to:china"),
        Field("by", "text", "whose readout says so", "by:china"),
        Field("status", "choice", "where it stands", "status:underway,stalled", STATUSES),
        Field("topic", "choice", "the field of policy", "topic:consular", TOPICS),
        Field("strength", "choice", "how firmly it is worded", "strength:firm", STRENGTHS),
        Field("specificity", "number", "how checkably it is worded, 1 to 3", "specificity:>=2", ("1", "2", "3")),
        Field("is", "choice", "a state that follows from the history and today's date", "is:overdue", IS),
        Field("due", "date", "when its deadline ends; <30d is within the next 30 days", "due:<30d"),
        Field("made", "date", "when the talks were held", "made:2022"),
        Field("since", "date", "when it came to its status", "since:>2023-06"),
        Field("stale", "days", "time since the last look, open ones only", "stale:>90d"),
        Field("age", "days", "time since the talks", "age:>1y"),
        Field("readout", "text", "the id of its readout, or a part of it", "readout:20220607"),
        Field("id", "text", "its own id, or a part of it", "id:607-18"),
        Field("place", "text", "a place it names", "place:aktobe"),
        Field("sort", "choice", "the order; a leading - turns it round", "sort:-due", SORTS),
    )
}


TEXTS = frozenset(name for name, field in FIELDS.items() if field.kind == "text")
"""The fields that look for words, in which a blank may stand."""
Fits = Callable[[str, str], bool]
"""Whether a field can hold a value: anything in the ledger, or any party that is known."""


class Range(Struct, frozen=True):
    """Days as ordinals (`date.toordinal`) or plain numbers, both ends included; None is open."""

    low: int | None = None
    high: int | None = None

    def holds(self, number: int) -> bool:
        """Whether `number` lies within."""
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)


class Term(Struct, frozen=True):
    """One `field:value,value`: it holds if any of the values or ranges does; "none" and "any" stand among the values."""

    field: str
    values: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()
    negated: bool = False


class Query(Struct, frozen=True):
    """What was asked: all words (each with whether it must be absent), all terms, the order (field, descending)."""

    words: tuple[tuple[str, bool], ...] = ()
    terms: tuple[Term, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()
    text: str = ""

    def asks(self, field: str, *values: str) -> bool:
        """Whether a term of `field` names one of `values`."""
        return any(term.field == field and set(term.values) & set(values) for term in self.terms)


EVERYTHING = Query()

TOKEN = re.compile(r'-?(?:[a-z]+:)?(?:"[^"]*"?|[^\s"]+)+|\S')
"""One word or field:value of what is typed; quotes keep words together."""
_FIELD = re.compile(r"(-?)([A-Za-z]+):(.*)\Z", re.DOTALL)
_SPAN = re.compile(r"(\d{1,4})(d|w|m|y)\Z")
_COMPARED = re.compile(r"(<=|>=|<|>)(.*)\Z", re.DOTALL)


def joined(arguments: Sequence[str], fits: Fits, names: Collection[str] = TEXTS) -> str:
    """The arguments of a command as one text to parse: a name with blanks, whose quotes the shell has eaten, gets them back.

    A whole query may be one argument too (`"party:kenya is:open"`). `fits` tells whether a field of `names` can hold a value:
    where `party:brazil fish` is no name, it raises UsageError, for in the filter bar the same is two conditions.
    """
    return " ".join(_requoted(argument, fits, names) for argument in arguments)


def closed(text: str) -> str:
    """A query with its last quote closed, so that it does not reach into what is put behind it; it means the same."""
    return text + '"' * (text.count('"') % 2)


def _requoted(argument: str, fits: Fits, names: Collection[str]) -> str:
    match = _FIELD.match(argument)
    if not match or '"' in argument or match[2].lower() not in names:
        return argument
    minus, name, value = match[1], match[2].lower(), match[3].strip()
    parts = [part.strip() for part in value.split(",")]
    spaced = [part for part in parts if " " in part]
    if not spaced or any(word.startswith("-") or _FIELD.match(word) for word in value.split()):
        return argument
    for part in spaced:
        if not fits(name, part):
            first, _, rest = part.partition(" ")
            raise UsageError(
                f'{argument!r} asks for {name}:"{part}", which nothing has',
                f"leave out the quotes round it for two conditions, {minus}{name}:{first} and {rest}",
            )
    return f'{minus}{match[2]}:"{match[3]}"'


def parse(text: str, today: dt.date) -> Query:
    """The query that `text` means on the day `today`; raises UsageError naming the wrong part and what is valid."""
    words: list[tuple[str, bool]] = []
    terms: list[Term] = []
    sort: list[tuple[str, bool]] = []
    text = " ".join(text.split())
    for token in TOKEN.findall(text):
        match = _FIELD.match(token)
        if match and "/" not in match[3][:2]:
            minus, name, value = match[1], match[2].lower(), match[3].replace('"', "")
            if name not in FIELDS:
                raise UsageError(f"there is no field {name!r}", nearest(name, FIELDS))
            if name == "sort":
                sort.extend(_order(part) for part in value.split(",") if part)
            else:
                terms.append(_term(FIELDS[name], value, negated=bool(minus), today=today))
        else:
            negated = token.startswith("-") and len(token) > 1
            word = token[negated:].replace('"', "")
            if word:
                words.append((folded(word), negated))
    return Query(words=tuple(words), terms=tuple(terms), sort=tuple(sort), text=text)


def _order(part: str) -> tuple[str, bool]:
    name = part.lstrip("-+").lower()
    if name not in SORTS:
        raise UsageError(f"cannot sort by {name!r}", nearest(name, SORTS))
    return name, part.startswith("-")


def _term(field: Field, value: str, *, negated: bool, today: dt.date) -> Term:
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not parts:
        raise UsageError(f"{field.name}: needs a value", f"for example {field.example}")
    values: list[str] = []
    ranges: list[Range] = []
    for part in parts:
        if field.kind == "choice":
            values.append(choice(field, part.lower()))
        elif field.kind == "text":
            values.append(folded(part))
        elif field.kind == "number":
            ranges.append(_number(field, part))
        elif part.lower() in {"none", "any"}:
            values.append(part.lower())
        else:
            ranges.append((_days if field.kind == "days" else days_meant)(field, part.lower(), today))
    return Term(field=field.name, values=tuple(values), ranges=tuple(ranges), negated=negated)


def choice(field: Field, value: str) -> str:
    """The value of a field that was typed, whole or begun; raises UsageError naming the nearest."""
    if value in field.values:
        return value
    begun = [valid for valid in field.values if valid.startswith(value)]
    if len(begun) == 1:
        return begun[0]
    raise UsageError(f"{value!r} is no {'state' if field.name == 'is' else field.name}", nearest(value, field.values))


def _number(field: Field, part: str) -> Range:
    sign, digits = _compared(part)
    low, dots, high = digits.partition("..")
    if low not in field.values or (dots and high not in field.values):
        raise UsageError(f"{part!r} is no {field.name}", f"valid are {', '.join(field.values)}, for example {field.example}")
    if dots:
        return Range(int(low), int(high))
    return _limits(sign, int(low), int(low))


def days_meant(field: Field, part: str, today: dt.date) -> Range:
    """The days that a date, a comparison or a range behind a field means; raises UsageError naming what is valid."""
    sign, rest = _compared(part)
    if match := _SPAN.match(rest):
        there = _ahead(today, int(match[1]), match[2])
        if sign in {">", ">="}:
            return _limits(sign, there, there)
        return Range(today.toordinal(), there - (sign == "<"))
    low, dots, high = rest.partition("..")
    if not is_partial(low) or (dots and not is_partial(high)):
        raise UsageError(
            f"{part!r} is no date for {field.name}", "valid are 2022, 2022-12, 2022-06..2023-01, <2023-01-01, <30d, none, any"
        )
    if dots:
        return Range(first_day(low).toordinal(), last_day(high).toordinal())
    return _limits(sign, first_day(low).toordinal(), last_day(low).toordinal())


def _days(field: Field, part: str, today: dt.date) -> Range:
    sign, rest = _compared(part)
    match = _SPAN.match(rest)
    if not match:
        raise UsageError(f"{part!r} is no length of time for {field.name}", "valid are >90d, <2w, >6m, >1y")
    then = back(today, int(match[1]), match[2]).toordinal()
    turned = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "": "<="}[sign]
    return _limits(turned, then, then)


def _ahead(today: dt.date, count: int, unit: str) -> int:
    if unit in {"d", "w"}:
        return today.toordinal() + count * (7 if unit == "w" else 1)
    try:
        return months_on(today, count * (12 if unit == "y" else 1)).toordinal()
    except ValueError:
        raise UsageError(f"{count}{unit} from {today} lies outside the calendar") from None


def _compared(part: str) -> tuple[str, str]:
    match = _COMPARED.match(part)
    return (match[1], match[2].strip()) if match else ("", part)


def _limits(sign: str, low: int, high: int) -> Range:
    ranges: dict[str, Callable[[], Range]] = {
        "": lambda: Range(low, high),
        "<": lambda: Range(None, low - 1),
        "<=": lambda: Range(None, high),
        ">": lambda: Range(high + 1, None),
        ">=": lambda: Range(low, None),
    }
    return ranges[sign]()


def complete(text: str, cursor: int, vocabulary: Mapping[str, Sequence[str]]) -> list[str]:
    """The ways to finish the token that ends at `cursor`: fields, then the values of the field typed.

    `vocabulary` holds the values that only the ledger knows (parties, readouts, places), by field name.
    """
    token = text[:cursor].rsplit(" ", 1)[-1]
    minus = "-" if token.startswith("-") else ""
    name, colon, value = token[len(minus) :].partition(":")
    if not colon:
        return [f"{minus}{field}:" for field in FIELDS if name and field.startswith(name.lower())]
    if name.lower() not in FIELDS:
        return []
    known = FIELDS[name.lower()].values or tuple(vocabulary.get(name.lower(), ()))
    before, comma, begun = value.rpartition(",")
    turned = "-" if begun.startswith("-") and name.lower() == "sort" else ""
    fitting = [v for v in known if folded(v).startswith(folded(begun[len(turned) :].strip('"')))]
    quoted = [f'"{v}"' if " " in v else v for v in fitting]
    return [f"{minus}{name}:{before}{comma}{turned}{v}" for v in quoted]
