"""A sentence to its triggers: the words by which somebody binds themselves, whose they are, how firmly, by which rule."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from msgspec import Struct

from tracker.extraction.document import Force, Sentence, Trigger

_LEXICON = Path(__file__).with_name("lexicon")


class Rule(Struct, frozen=True):
    """One way of committing oneself, as written in lexicon/triggers.toml."""

    id: str
    cues: frozenset[str]
    pattern: re.Pattern[str]
    force: Force
    frame: str = "verb"
    polarity: bool = True


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in file order, compiled once."""
    data = tomllib.loads((_LEXICON / "triggers.toml").read_text(encoding="utf-8"))
    fragments = data["fragments"]

    def fill(pattern: str) -> str:
        for name, value in fragments.items():
            pattern = pattern.replace("{" + name + "}", value)
        return pattern

    return tuple(
        Rule(r["id"], frozenset(r["cues"]), re.compile(fill(r["pattern"])), r["force"], r.get("frame", "verb"), r.get("polarity", True))
        for r in data["rule"]
    )


_WORD = re.compile(r"[A-Za-z']+")
_BOUND = re.compile(r"(?:^|[;:,.]|\b(?:that|and|which|while|as|whereas|but)\b)\s*")


def triggers(text: str, sentence: Sentence) -> list[Trigger]:
    """The triggers of one sentence in reading order."""
    words = {w.lower() for w in _WORD.findall(text, sentence.start, sentence.end)}
    out: list[Trigger] = []
    taken: list[tuple[int, int]] = []
    for rule in rules():
        if not rule.cues & words:
            continue
        for m in rule.pattern.finditer(text, sentence.start, sentence.end):
            if any(a < m.end() and m.start() < b for a, b in taken):
                continue
            taken.append(m.span())
            out.append(Trigger(rule.id, m.start(), m.end(), _subject(text, sentence, m.start()), rule.force, rule.frame, rule.polarity))
    return sorted(out, key=lambda t: t.start)


def _subject(text: str, sentence: Sentence, at: int) -> tuple[int, int] | None:
    start = sentence.start
    for m in _BOUND.finditer(text, sentence.start, at):
        if m.end() < at:
            start = m.end()
    end = at
    while end > start and text[end - 1] == " ":
        end -= 1
    return (start, end) if end > start else None
