"""Words and field:value to the readouts that they fit: what needs a look, and what a text or its facts say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker.clean import folded
from tracker.errors import UsageError, nearest
from tracker.model import Facts, Readout
from tracker.query import FIELDS as OF_COMMITMENTS
from tracker.query import TOKEN

KINDS: dict[str, Callable[[Readout], bool]] = {
    "unsure": lambda r: bool(r.unsure),
    "corrected": lambda r: r.original is not None,
    "version": lambda r: bool(r.version_of),
    "undated": lambda r: r.date is None,
    "foreign": lambda r: r.language != "en",
}
"""What `is:` may say of a readout."""

FIELDS: dict[str, Callable[[Readout], str]] = {
    "unsure": lambda r: " ".join(r.unsure),
    "issuer": lambda r: r.issuer,
    "party": lambda r: "\n".join(r.parties),
    "date": lambda r: str(r.date or "none"),
    "place": lambda r: r.place,
    "event": lambda r: r.event,
    "language": lambda r: r.language,
    "source": lambda r: r.source,
}
"""What `field:value` looks into."""

OWN = tuple(field for field in FIELDS if field not in OF_COMMITMENTS)
"""Fields that commitments do not have."""


def sought(readouts: Sequence[Readout], words: Sequence[str]) -> list[Readout]:
    """The readouts that fit all words: `is:unsure`, `unsure:date`, `issuer:china`, or words of title, id and facts; `-` negates.

    Raises UsageError for a field or a kind that does not exist.
    """
    tests = [_test(word) for word in words if word]
    return [readout for readout in readouts if all(test(readout) for test in tests)]


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


def _test(word: str) -> Callable[[Readout], bool]:
    if word.startswith("-") and len(word) > 1:
        inner = _test(word[1:])
        return lambda readout: not inner(readout)
    field, colon, value = word.partition(":")
    field, value = folded(field), folded(value)
    if not colon:
        return lambda readout: field in _hay(readout)
    if field == "is":
        if value not in KINDS:
            raise UsageError(f"no readout is {value!r}", nearest(value, KINDS))
        return KINDS[value]
    if field not in FIELDS:
        raise UsageError(f"readouts have no field {field!r}", nearest(field, ["is", *FIELDS]))
    choices = value.split(",")
    return lambda readout: any(choice in folded(FIELDS[field](readout)) for choice in choices)


def _hay(readout: Readout) -> str:
    facts = (readout.id, readout.title, readout.issuer, *readout.parties, readout.place, readout.event)
    return folded("\n".join(facts))
