"""What is typed into a form to the values that the desk takes: sources, edited fields, the parts of a split."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tracker.dates import first_day, last_day, typed
from tracker.errors import UsageError, nearest
from tracker.model import STRENGTHS, TITLE_LENGTH, TOPICS, Changes, Commitment, Deadline, Source


def source_of(text: str) -> Source:
    """A source as typed: a URL, or a title; or a title with a URL at its end. Raises UsageError where nothing was."""
    head, _, last = text.strip().rpartition(" ")
    if "://" in last:
        return Source(url=last, title=head.strip())
    if not text.strip():
        raise UsageError("a source is needed", "a URL or a title")
    return Source(title=text.strip())


def sources_of(text: str) -> list[Source]:
    """Several sources, semicolons between them."""
    return [source_of(part) for part in text.split(";") if part.strip()]


def cuts(commitment: Commitment, text: str) -> list[tuple[int, int, str]]:
    """The parts (start, end, title) of a commitment whose quote was typed anew with | where it is to be cut.

    Blanks do not count; raises UsageError where other characters than | were added, left out or changed.
    """
    edges = [0]
    at, quote = 0, commitment.quote
    for char in text:
        if char.isspace():
            continue
        while at < len(quote) and quote[at].isspace():
            at += 1
        if char == "|" and (at >= len(quote) or quote[at] != "|"):
            edges.append(at)
        elif at < len(quote) and quote[at] == char:
            at += 1
        else:
            raise UsageError("the words of the quote were changed", "only | can be added")
    pieces = [(low, high) for low, high in zip(edges, [*edges[1:], len(quote)], strict=True) if quote[low:high].strip()]
    out = []
    for low, high in pieces:
        part = quote[low:high]
        start = commitment.start + low + len(part) - len(part.lstrip())
        words = " ".join(part.split())
        out.append((start, start + len(part.strip()), words[:TITLE_LENGTH]))
    return out


class Edit(NamedTuple):
    """A field that a person may correct: its letter, its value as text, what may be typed."""

    name: str
    letter: str
    value: Callable[[Commitment], str]
    read: Callable[[str], Changes]
    choices: Sequence[str] = ()

    def check(self, text: str) -> None:
        """Raise UsageError where the text is no value of the field."""
        self.read(text)

    def complete(self, text: str) -> list[str]:
        """The values that begin so."""
        return [choice for choice in self.choices if choice.startswith(text.strip().lower())]


def changes(edit: Edit, text: str) -> Changes:
    """The edit of one field as the desk takes it."""
    return edit.read(text)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _title(text: str) -> Changes:
    if not text or len(text) > TITLE_LENGTH:
        raise UsageError(f"a title has 1 to {TITLE_LENGTH} characters", f"this has {len(text)}")
    return Changes(title=text)


def _topic(text: str) -> Changes:
    for topic in TOPICS:
        if topic == text.lower():
            return Changes(topic=topic)
    raise UsageError(f"{text!r} is no topic", nearest(text, TOPICS))


def _strength(text: str) -> Changes:
    for strength in STRENGTHS:
        if strength == text.lower():
            return Changes(strength=strength)
    raise UsageError(f"{text!r} is no strength", nearest(text, STRENGTHS))


def _deadline(text: str) -> Changes:
    if not text:
        return Changes(deadline=None)
    day = typed(text, dt.date.min, future=True)
    return Changes(deadline=Deadline(words=text, earliest=first_day(day), latest=last_day(day)))


def _specificity(text: str) -> Changes:
    if text not in {"1", "2", "3"}:
        raise UsageError(f"{text!r} is no specificity", "valid are 1, 2, 3")
    return Changes(specificity=int(text))


EDITS: dict[str, Edit] = {
    edit.name: edit
    for edit in (
        Edit("title", "t", lambda c: c.title, _title),
        Edit("parties", "p", lambda c: ", ".join(c.parties), lambda text: Changes(parties=_names(text))),
        Edit("beneficiary", "b", lambda c: ", ".join(c.beneficiary), lambda text: Changes(beneficiary=_names(text))),
        Edit("deadline", "d", lambda c: str(c.deadline.latest or c.deadline.words) if c.deadline else "", _deadline),
        Edit("topic", "o", lambda c: c.topic, _topic, TOPICS),
        Edit("strength", "s", lambda c: c.strength, _strength, STRENGTHS),
        Edit("specificity", "n", lambda c: str(c.specificity), _specificity),
        Edit("condition", "c", lambda c: c.condition, lambda text: Changes(condition=text)),
    )
}
"""The fields that can be edited, by name."""
