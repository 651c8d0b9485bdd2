"""Words and field:value to the readouts that they fit: what needs a look, and what a text or its facts say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker.errors import UsageError, nearest
from tracker.model import Readout

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


def sought(readouts: Sequence[Readout], words: Sequence[str]) -> list[Readout]:
    """The readouts that fit all words: `is:unsure`, `unsure:date`, `issuer:china`, or words of title, id and facts; `-` negates.

    Raises UsageError for a field or a kind that does not exist.
    """
    tests = [_test(word) for word in words if word]
    return [readout for readout in readouts if all(test(readout) for test in tests)]


def is_filter(words: Sequence[str]) -> bool:
    """Whether what was typed asks for several readouts rather than naming one."""
    return len(words) > 1 or any(":" in word or word.startswith("-") for word in words)


def _test(word: str) -> Callable[[Readout], bool]:
    if word.startswith("-") and len(word) > 1:
        inner = _test(word[1:])
        return lambda readout: not inner(readout)
    field, colon, value = word.partition(":")
    field, value = field.casefold(), value.casefold()
    if not colon:
        return lambda readout: field in _hay(readout)
    if field == "is":
        if value not in KINDS:
            raise UsageError(f"no readout is {value!r}", nearest(value, KINDS))
        return KINDS[value]
    if field not in FIELDS:
        raise UsageError(f"readouts have no field {field!r}", nearest(field, ["is", *FIELDS]))
    choices = value.split(",")
    return lambda readout: any(choice in FIELDS[field](readout).casefold() for choice in choices)


def _hay(readout: Readout) -> str:
    facts = (readout.id, readout.title, readout.issuer, *readout.parties, readout.place, readout.event)
    return "\n".join(facts).casefold()
