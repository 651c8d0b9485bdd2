"""What is typed into a form to the values that the desk takes: sources; which fields can be edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tracker.corrections import WORDS
from tracker.errors import UsageError
from tracker.model import STRENGTHS, TOPICS, Commitment, Source
from tracker.party import as_typed


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


class Edit(NamedTuple):
    """A field that a person may correct: its letter, its value as text, the values there are where they are few."""

    name: str
    letter: str
    value: Callable[[Commitment], str]
    choices: Sequence[str] = ()
    hint: str = ""

    def complete(self, text: str) -> list[str]:
        """The values that begin so."""
        return [choice for choice in self.choices if choice.startswith(text.strip().lower())]


EDITS: dict[str, Edit] = {
    edit.name: edit
    for edit in (
        Edit("title", "t", lambda c: c.title),
        Edit("parties", "p", lambda c: as_typed(c.parties), hint="names, commas between them"),
        Edit("beneficiary", "b", lambda c: as_typed(c.beneficiary), hint="names, commas between them"),
        Edit(
            "deadline",
            "d",
            lambda c: str(c.deadline.latest or c.deadline.words) if c.deadline else "",
            hint="2027-06, or by the end of 2027",
        ),
        Edit("topic", "o", lambda c: c.topic, TOPICS),
        Edit("strength", "s", lambda c: c.strength, STRENGTHS),
        Edit("specificity", "n", lambda c: str(c.specificity), ("1", "2", "3")),
        Edit("condition", "c", lambda c: c.condition),
        Edit("amount", "a", lambda c: "; ".join(each.words for each in c.quantities), hint="EUR 40 million; 200 teachers"),
        Edit("place", "l", lambda c: ", ".join(c.places), hint="names, commas between them"),
        Edit(WORDS, "w", lambda c: " ".join(c.quote.split()), hint="as they stand in the text"),
    )
}
"""The fields that can be edited, by name; `tracker.corrections` reads what is typed into them."""
