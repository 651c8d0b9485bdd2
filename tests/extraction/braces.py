"""Clause cases as one line: in "They will | {open a centre} and {launch flights}." the trigger ends at the bar.

Braces hold the leaves; overlapping ones are told behind the text: "They will | open posts in A and B. => open posts in A / ...".
"""

from __future__ import annotations

import re

from tracker.extraction.clauses import split
from tracker.extraction.document import LeafSpan, Sentence, Trigger
from tracker.extraction.verbs import lexicon


def read(case: str) -> tuple[str, tuple[str, ...], tuple[LeafSpan, ...]]:
    """The plain text of a case, the leaves it expects and the leaves that the clause grammar finds."""
    marked, _, listed = case.replace(" | ", " |").partition(" => ")
    expected = tuple(listed.split(" / ")) if listed else tuple(re.findall(r"\{([^}]*)\}", marked))
    bare = re.sub(r"[{}]", "", marked)
    at = bare.index("|")
    text = bare.replace("|", "")
    word = re.split(r"\W", re.sub(r"^\s*\(\w+\)\s*", "", text[at:]).lstrip(), maxsplit=1)[0].lower()
    frame = "gerund" if word in lexicon().gerund else "verb" if word in lexicon().base or word.endswith("ly") else "noun"
    trigger = Trigger("case", max(at - 12, 0), at, None, "firm", frame)
    return text, expected, split(text, Sentence(0, len(text), 0), trigger, len(text))


def found(case: str) -> tuple[str, ...]:
    """The words of the leaves found."""
    text, _, spans = read(case)
    return tuple(text[span.start : span.end] for span in spans)
