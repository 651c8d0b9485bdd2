"""A leaf in its sentence to a verdict: kept, or left out with the reason in plain words (the guideline's Out list)."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from msgspec import Struct

from tracker.extraction.days import month_number
from tracker.extraction.document import Found, LeafSpan, Sentence
from tracker.extraction.nouns import REASONS
from tracker.extraction.rules import OutRule, compiled, cued, exclusions, near_misses
from tracker.extraction.scene import Scene
from tracker.extraction.tables import fill, table

_WORD = re.compile(r"[A-Za-z][\w'-]*")
_SHORT = frozenset({"EU", "US", "UK", "UAE", "UN", "ROK", "PRC", "U", "S"})
"""Short names of parties as they stand in compounds ("the EU-Nepal partnership", "U.S.-EU ties")."""
_POSSESSIVE = re.compile(r"'s?$")
_RIGHT = frozenset({"should.reported", "should.agreed"})
"""Rules by which something is said to be right, which binds only those who say so together."""
_REACH = 500
"""So many characters before and behind a leaf may say that it promises nothing; a sentence of a readout is seldom longer."""


class _Goodwill(Struct, frozen=True):
    reason: str
    words: frozenset[str]
    unless: re.Pattern[str]
    praise: re.Pattern[str]


@cache
def _goodwill() -> _Goodwill:
    """The words of goodwill, read once."""
    data = table("out")["goodwill"]
    return _Goodwill(
        data["reason"],
        frozenset(word for part in ("acts", "goods", "manner") for word in data[part].split()),
        re.compile(fill(data["unless"], {})),
        re.compile(fill(data["praise"], {})),
    )


def reject(text: str, sentence: Sentence, found: Found, span: LeafSpan, scene: Scene, date: dt.date | None) -> tuple[str, str]:
    """The rule that leaves a leaf out and its reason; two empty strings if the leaf is kept. `date` is the readout's."""
    if found.trigger.rule in _RIGHT and _of_others(found, scene):
        return "out.others", REASONS["request"]
    leaf = text[span.start : span.end]
    before, after = _words_before(text, sentence.start, span.start), text[span.end : min(sentence.end, span.end + _REACH)]
    for rule in exclusions():
        in_place = _about(rule, found.trigger.rule) and (scene.trip or not rule.trip)
        if in_place and fires(rule, before, leaf, after) and _in_time(rule, before, after, date):
            return rule.id, rule.reason
    if is_goodwill(text, span, scene):
        return "out.goodwill", _goodwill().reason
    return "", ""


def _words_before(text: str, start: int, end: int) -> str:
    """The words of a sentence before a leaf; of very many the nearest, led by a mark so that none of them begins a sentence."""
    return text[start:end] if end - start <= _REACH else f"\u2026 {text[end - _REACH : end]}"


def _of_others(found: Found, scene: Scene) -> bool:
    """Whether the subject names parties and none of those that talk ("they agreed that the rebels should ...")."""
    named = [mention.code for mention in scene.mentions(*found.trigger.subject)] if found.trigger.subject else []
    return bool(named) and not set(named).intersection(scene.codes)


def near(text: str, sentence: Sentence) -> tuple[int, str] | None:
    """Where a sentence without any promise begins to look like one, and why it is none (lexicon/near.toml)."""
    for rule in cued(near_misses(), text, sentence.start, sentence.end):
        if match := rule.pattern.search(text, sentence.start, sentence.end):
            return match.start(), rule.reason
    return None


def fires(rule: OutRule, before: str, leaf: str, after: str = "") -> bool:
    """Whether a rule of lexicon/out.toml speaks against a leaf that stands between `before` and `after` in its sentence."""
    kept = (rule.unless and compiled(rule.unless).search(leaf)) or (rule.kept and compiled(rule.kept).search(before))
    if kept:
        return False
    if rule.where == "leaf":
        return rule.pattern.match(leaf) is not None
    if rule.where == "within":
        return rule.pattern.search(leaf) is not None
    return _beside(rule, before, after) is not None


def _beside(rule: OutRule, before: str, after: str) -> re.Match[str] | None:
    """What a rule about the words beside a leaf finds on the side of which it speaks."""
    return rule.pattern.search(after if rule.where == "after" else before)


def _in_time(rule: OutRule, before: str, after: str, date: dt.date | None) -> bool:
    """Whether the year that a `dated` rule finds is over when the readout is published; a rule without one always holds."""
    told = _beside(rule, before, after) if rule.dated else None
    if told is None or date is None:
        return told is None
    year, month = int(told["year"]), told.groupdict().get("month")
    return (year, month_number(month)) < (date.year, date.month) if month else year < date.year


def _about(rule: OutRule, trigger: str) -> bool:
    """Whether a rule speaks of what that trigger found."""
    return not rule.rules or any(trigger == name or trigger.startswith(name + ".") for name in rule.rules)


def is_goodwill(text: str, span: LeafSpan, scene: Scene) -> bool:
    """Whether a leaf holds nothing but goodwill words and the names of those who take part."""
    known = _goodwill()
    if known.unless.search(text, span.start, span.end):
        return False
    parties = [(mention.start, mention.end) for mention in scene.mentions(span.start, span.end) if mention.code in scene.codes]
    some = False
    praised = known.praise.search(text, span.start, span.end)
    for word in _WORD.finditer(text, span.start, praised.start() if praised else span.end):
        if any(start <= word.start() < end for start, end in parties):
            continue
        low = _POSSESSIVE.sub("", word.group().lower())
        if low in known.words or low.endswith("ly"):
            some = True
            continue
        if all(part in known.words or _is_party(scene, part) for part in low.split("-")):
            continue
        return False
    return some


def _is_party(scene: Scene, word: str) -> bool:
    """Whether a part of a compound names one of those who take part ("the EU-Nepal partnership")."""
    if len(word) <= 3:
        return word.upper() in _SHORT
    return any(word.title() in name for name in scene.parties)
