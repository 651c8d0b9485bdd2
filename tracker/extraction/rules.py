"""The lexicon's TOML files to rules, read once: each a pattern with the words that make it worth trying, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, TypeVar

from msgspec import Struct, convert, field

from tracker.extraction.document import Force, Frame, Polarity, Standing
from tracker.extraction.tables import fill, named, table
from tracker.extraction.verbs import lexicon

_SHORT = ("'ll", "'re", "'m")
"""Verbs that are written with their subject, which are words by themselves too."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_PATTERNS = ("pattern", "unless", "kept", "hollow")
"""The columns that are patterns, and may hold names of pieces and line breaks."""


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One pattern with its id; `cues` are words of which a text must have one (none: always tried)."""

    id: str
    source: str = field(name="pattern")
    cues: frozenset[str] = frozenset()
    yes: tuple[str | tuple[str, ...], ...] = ()
    no: tuple[str | tuple[str, ...], ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern with its pieces filled in."""
        return compiled(self.source)


class TriggerRule(Rule, frozen=True, kw_only=True):
    """A rule of lexicon/triggers.toml, whose head says what each column means."""

    on: Literal["verb", "noun", "who", "none"] = "verb"
    bind: frozenset[Standing] = frozenset({"actor", "unknown"})
    under: frozenset[str] = frozenset()
    plain: frozenset[Standing] = frozenset()
    hollow: str = ""
    finite: bool = False
    pointer: bool = False
    force: Force = "firm"
    nouns: dict[Force, str] = {}
    measured: bool = False
    polarity: bool | None = None
    minutes: bool = False
    frame: Frame | None = None
    bounded: bool = False


class OutRule(Rule, frozen=True, kw_only=True):
    """A rule of lexicon/out.toml, whose head says what each column means."""

    reason: str
    where: Literal["leaf", "within", "before", "after"]
    rules: tuple[str, ...] = ()
    unless: str = ""
    kept: str = ""
    trip: bool = False
    dated: bool = False


class StatusRule(Rule, frozen=True, kw_only=True):
    """A rule of lexicon/statements.toml."""

    polarity: Polarity


class NearRule(Rule, frozen=True, kw_only=True):
    """A rule of lexicon/near.toml."""

    reason: str


_R = TypeVar("_R", bound=Rule)


@cache
def compiled(source: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first wanted: most rules of the lexicon are never tried on one readout."""
    return re.compile(source)


@cache
def triggers() -> tuple[TriggerRule, ...]:
    """The words that bind, in the order in which they are tried."""
    return _read("triggers", TriggerRule)


@cache
def exclusions() -> tuple[OutRule, ...]:
    """What reads like a promise and is none, in the order in which it is tried."""
    return _read("out", OutRule)


@cache
def statuses() -> tuple[StatusRule, ...]:
    """What says how something stands, a setback before a success."""
    return _read("statements", StatusRule)


@cache
def near_misses() -> tuple[NearRule, ...]:
    """What almost promises something where nothing else does."""
    return _read("near", NearRule)


def _read(name: str, kind: type[_R]) -> tuple[_R, ...]:
    """The rules of one file in its order, with what they, the file and lexicon/fragments.toml name filled in for {NAME}."""
    data = table(name)
    fragments = named(table("fragments")) | named(data)
    fragments["ACTN"] = f"(?:{fragments['ACTN']}|{'|'.join(sorted(lexicon().noun))})"
    out = []
    for entry in data["rule"]:
        own = dict(entry)
        pieces = fragments | named({key: own.pop(key, {}) for key in ("words", "fragments")})
        own |= {key: fill(own[key], pieces) for key in _PATTERNS if key in own}
        out.append(convert(own, kind))
    return tuple(out)


def words(text: str, start: int, end: int) -> frozenset[str]:
    """The lower-case words of a stretch, to tell which rules are worth trying."""
    found = {word.lower() for word in _WORD.findall(text, start, end)}
    if text.find("'", start, end) >= 0:
        found |= {word[word.index("'") :] for word in found if word.endswith(_SHORT)}
    return frozenset(found)


def cued(rules: Iterable[_R], text: str, start: int, end: int) -> list[_R]:
    """The rules of which a cue stands in the stretch, in their order."""
    present = words(text, start, end)
    return [rule for rule in rules if not rule.cues.isdisjoint(present)]
