"""Words and field:value to the readouts that they fit: what needs a look, and what a text or its facts say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from tracker.clean import folded
from tracker.errors import UsageError, nearest
from tracker.facts import DOUBTS
from tracker.model import Facts, Readout
from tracker.party import is_known, meant
from tracker.query import FIELDS as OF_COMMITMENTS
from tracker.query import TOKEN, Field, choice, days_meant, joined
from tracker.wanted import holds, wanted

Test = Callable[[Readout], bool]

KINDS: dict[str, Test] = {
    "unsure": lambda r: bool(r.unsure),
    "corrected": lambda r: r.original is not None,
    "version": lambda r: bool(r.version_of),
    "undated": lambda r: r.date is None,
    "foreign": lambda r: r.language != "en",
}
"""What `is:` may say of a readout."""

TEXTS: dict[str, Callable[[Readout], str]] = {
    "issuer": lambda r: r.issuer,
    "party": lambda r: "\n".join(r.parties),
    "place": lambda r: r.place,
    "event": lambda r: r.event,
    "language": lambda r: r.language,
    "source": lambda r: r.source,
}
"""What `field:value` looks into, where any words may stand."""

CHECKED: dict[str, Field] = {
    "is": Field("state", "choice", "what is to be said of the readout", "is:unsure", tuple(KINDS)),
    "unsure": Field(
        "fact", "choice", "what was guessed", "unsure:date", tuple(dict.fromkeys((*Facts.__struct_fields__, *DOUBTS)))
    ),
    "date": Field("the talks", "date", "when the talks were held", "date:>=2022-06"),
}
"""The fields whose values can be wrong, as messages call them."""

FIELDS = ("unsure", "date", *TEXTS)

OWN = tuple(field for field in FIELDS if field not in OF_COMMITMENTS)
"""Fields that commitments do not have."""


def sought(readouts: Sequence[Readout], words: Sequence[str], today: dt.date) -> list[Readout]:
    """The readouts that fit all words: `is:unsure`, `unsure:date`, `issuer:china`, or words of title, id and facts; `-` negates.

    Raises UsageError for a field or a kind that does not exist, and a value that the field cannot have.
    """
    tests = [_test(word, today) for word in words if ":" in word]
    plain = wanted([_plain(word) for word in words if word and ":" not in word])
    fitting = [readout for readout in readouts if all(test(readout) for test in tests)]
    if not plain:
        return fitting
    return [readout for readout in fitting if holds(_hay(readout), plain)]


def asked(readouts: Sequence[Readout], arguments: Sequence[str]) -> list[str]:
    """The words of a filter that a command was given, parted as the filter bar parts them."""

    def fits(name: str, value: str) -> bool:
        return (name in {"issuer", "party"} and is_known(value)) or any(map(_text(name, folded(value)), readouts))

    return TOKEN.findall(joined(arguments, fits, TEXTS))


def parted(text: str) -> tuple[list[str], str]:
    """A filter typed above readouts, as the words that speak of readouts alone and the rest, which is a query of commitments.

    Fields that both have (party, place) stay with the commitments.
    """
    own, rest = [], []
    for token in TOKEN.findall(text):
        field, colon, value = token.removeprefix("-").partition(":")
        value = value.replace('"', "")
        ours = value.casefold() in KINDS if field.casefold() == "is" else field.casefold() in OWN and value
        if colon and ours:
            own.append(token.replace('"', ""))
        else:
            rest.append(token)
    return own, " ".join(rest)


def finishes(token: str) -> list[str]:
    """The ways to finish a word that speaks of readouts alone: `un` to `unsure:`, `is:u` to `is:unsure`."""
    minus = "-" if token.startswith("-") else ""
    field, colon, value = token[len(minus) :].casefold().partition(":")
    if not colon:
        return [f"{minus}{name}:" for name in OWN if field and name.startswith(field)]
    valid = {"is": list(KINDS), "unsure": list(Facts.__struct_fields__)}.get(field, [])
    return [f"{minus}{field}:{each}" for each in valid if each.startswith(value)]


def is_filter(words: Sequence[str]) -> bool:
    """Whether what was typed asks for several readouts rather than naming one."""
    return len(words) > 1 or any(":" in word or word.startswith("-") for word in words)


def _plain(word: str) -> tuple[str, bool]:
    negated = word.startswith("-") and len(word) > 1
    return folded(word[negated:].replace('"', "")), negated


def _test(word: str, today: dt.date) -> Test:
    if word.startswith("-") and len(word) > 1:
        inner = _test(word[1:], today)
        return lambda readout: not inner(readout)
    name, _, value = word.replace('"', "").partition(":")
    name = folded(name)
    if name not in CHECKED and name not in TEXTS:
        raise UsageError(f"readouts have no field {name!r}", nearest(name, ["is", *FIELDS]))
    parts = [folded(part.strip()) for part in value.split(",") if part.strip()]
    if not parts:
        raise UsageError(f"{name}: needs a value", f"for example {CHECKED[name].example if name in CHECKED else 'issuer:china'}")
    tests = [_checked(name, part, today) if name in CHECKED else _text(name, part) for part in parts]
    return lambda readout: any(test(readout) for test in tests)


def _checked(name: str, part: str, today: dt.date) -> Test:
    field = CHECKED[name]
    if name == "is":
        return KINDS[choice(field, part)]
    if name == "unsure":
        fact = choice(field, part)
        return lambda readout: fact in readout.unsure
    if part in {"none", "any"}:
        return lambda readout: (readout.date is None) == (part == "none")
    days = days_meant(field, part, today)
    return lambda readout: readout.date is not None and days.holds(readout.date.toordinal())


def _text(name: str, part: str) -> Test:
    parts = meant(part) if name in {"issuer", "party"} else (part,)
    return lambda readout: any(part in folded(TEXTS[name](readout)) for part in parts)


def _hay(readout: Readout) -> str:
    facts = (readout.id, readout.title, readout.issuer, *readout.parties, readout.place, readout.event)
    return folded("\n".join(facts))
