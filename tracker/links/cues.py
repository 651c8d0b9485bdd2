"""The words of a passage to how far it says things are: the stage reached, a part only, a setback; patterns in cues.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from msgspec import Struct

from tracker.links.stems import stem
from tracker.links.words import words
from tracker.model import Status

EFFECT = 5
"""The stage at which a promise that names no nearer aim is fulfilled: its effect is there."""

EDGE = r"\b"
"""Every setback and every stage from `_AGREED` on begins with it, and has no alternatives outside brackets."""
_AGREED = 2
Patterns = tuple[re.Pattern[str], ...]


class Stage(Struct, frozen=True):
    """A step on the way from an idea to its effect, with the words by which it is told."""

    level: int
    patterns: Patterns


class Setback(Struct, frozen=True):
    """Words by which something stands still or is undone, and the status that follows."""

    status: Status
    why: str
    patterns: Patterns


class Cues(Struct, frozen=True):
    """The patterns by what they tell, in the order of the file."""

    stages: tuple[Stage, ...]
    noun: Stage
    aims: tuple[Stage, ...]
    setbacks: tuple[Setback, ...]
    named: dict[str, Patterns]
    """The single lists: partial, unfinished, revision, tells, grown, works, less, adverb, until, auxiliary."""


@cache
def cues() -> Cues:
    """The shipped patterns, compiled once."""
    table = tomllib.loads(Path(__file__).with_name("cues.toml").read_text("utf-8"))
    return Cues(
        tuple(Stage(row["level"], _compiled(row["patterns"])) for row in table["stage"]),
        Stage(table["noun"]["level"], _compiled(table["noun"]["patterns"])),
        tuple(Stage(row["level"], _compiled(row["patterns"])) for row in table["aim"]),
        tuple(Setback(row["status"], row["why"], _compiled(row["patterns"])) for row in table["setback"]),
        {name: _compiled(patterns) for name, patterns in table["words"].items()},
    )


def _compiled(patterns: list[str]) -> Patterns:
    return tuple(re.compile(pattern) for pattern in patterns)


def folded(text: str) -> str:
    """A text as the patterns expect it: lower case, straight apostrophes."""
    return text.lower().replace("\u2019", "'")


def found(name: str, plain: str, but_for: str = "") -> str:
    """The first words of a folded text that a list tells, "" if none; a pattern that `but_for` meets too is left out."""
    for pattern in cues().named[name]:
        hit = pattern.search(plain)
        if hit and not (but_for and pattern.search(but_for)):
            return hit.group()
    return ""


def aim(promise: str) -> int:
    """The stage that a promise itself names: 0 to study, 1 to negotiate, 2 to agree, 3 to approve, 4 to begin, 5 the effect."""
    act = folded(promise)
    while cut := cues().named["adverb"][0].match(act):
        act = act[cut.end() :]
    for stage in cues().aims:
        if any(pattern.search(act) for pattern in stage.patterns):
            return stage.level
    return EFFECT


def reached(text: str, *, nouns: bool = True) -> tuple[int, str]:
    """The furthest stage that a passage reports, with the words that say so; (-1, "") where it reports none.

    Without `nouns`, "the opening of" tells of nothing ("they discussed the opening of ..."). Words that one pattern took are not
    seen by those after it, so that "negotiations were opened" opens nothing.
    """
    rest = folded(text)
    best, cue = -1, ""
    for stage in (*cues().stages, cues().noun):
        if stage is cues().noun and (best >= 0 or not nouns):
            break
        for pattern in stage.patterns:
            while hit := pattern.search(rest):
                if stage.level > best:
                    best, cue = stage.level, hit.group()
                rest = rest[: hit.start()] + "." * (hit.end() - hit.start()) + rest[hit.end() :]
    return best, cue


def stuck(text: str) -> bool:
    """Whether a passage says that something was put off, stopped, undone or is lacking."""
    return _quick().stuck.search(folded(text)) is not None


def moved(text: str, *, nouns: bool = True) -> bool:
    """Whether a passage reports that something was agreed or more (`reached`, from stage 2 on); a quick no for most."""
    return _quick().moved.search(folded(text)) is not None and reached(text, nouns=nouns)[0] >= _AGREED


class _Quick(Struct, frozen=True):
    """Many patterns as one: a text is gone through once for all of them."""

    stuck: re.Pattern[str]
    moved: re.Pattern[str]


@cache
def _quick() -> _Quick:
    table = cues()
    far = [stage for stage in (*table.stages, table.noun) if stage.level >= _AGREED]
    return _Quick(_joined(row.patterns for row in table.setbacks), _joined(stage.patterns for stage in far))


def _joined(lists: Iterable[Patterns]) -> re.Pattern[str]:
    """One pattern for all: each begins at the edge of a word, which is looked for once."""
    each = [pattern.pattern.removeprefix(EDGE) for patterns in lists for pattern in patterns]
    return re.compile(f"{EDGE}(?:{'|'.join(each)})")


def setback(later: str, earlier: str, *, promise: bool) -> tuple[Setback, str] | None:
    """The setback that a passage tells of an earlier promise, with the words; None if it tells none.

    What was itself promised is none ("withdraw the troops", "the troops were withdrawn"); and a bare negative in a promise is
    part of it ("which is not yet open").
    """
    plain, promised = folded(later), {stem(word) for word in words(earlier)}
    for row in cues().setbacks:
        for pattern in row.patterns:
            hit = pattern.search(plain)
            if not hit or any(stem(word) in promised for word in words(hit.group()) if len(word) > 3):
                continue
            if not (promise and found("auxiliary", hit.group())):
                return row, hit.group()
    return None
