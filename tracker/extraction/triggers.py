"""A sentence to its triggers: the words by which somebody binds themselves, whose they are, how firmly, by which rule."""

from __future__ import annotations

import re

from msgspec.structs import replace

from tracker.extraction.actors import actor
from tracker.extraction.cues import Cue
from tracker.extraction.document import Found, Sentence, Standing
from tracker.extraction.levels import Site
from tracker.extraction.nouns import REASONS
from tracker.extraction.rules import cued
from tracker.extraction.rules import triggers as trigger_rules
from tracker.extraction.subjects import sites

_STATED = frozenset({"noun.possessed", "support.noun"})
"""What is said in nouns, beside which support may be said too ("its commitment to help Laos and full support for its plan")."""
_ACCEPTED = frozenset({"accept.which", "accept.relative"})
"""What is told of an invitation behind it, which is a promise of its own ("invited him to Oslo, | which he accepted")."""
_ADDRESSED = re.compile(
    r"(?:(?:the|his|her|their|its)\s+)?(?:[A-Z][\w.'’-]*|him|her|them|us|reporters|journalists|press)"
    r"(?:\s+(?:of\s+|for\s+)?[A-Z][\w.'’-]*){0,5},\s[^;.]{3,110}?,\sthat\s"
)
"""To whom something is promised, with an aside, before what it is ("assured | the President, as before, that")."""
_COORDINATOR = re.compile(
    r"(?:[,;]\s*(?:and|with|as well as|or)?|\b(?:and|as well as|or))\s*"
    r"(?:(?:in (?:this|that) (?:regard|context|connection|respect)|to (?:this|that) end|for this purpose),?\s*)?"
    r"(?:(?:while\s+)?(?:also\s+)?(?:highlight|emphasi[sz]|reaffirm|announc|express|reiterat|underscor|underlin|stress|"
    r"not|confirm|pledg|welcom|add|voic|convey|acknowledg|affirm|declar)ing\b\s*)?(?:to\b\s*|that\s*)?"
    r"(?:(?:the|an?|its|their|his|her|our)\s+)?"
    r"(?:(?:full|strong|continued|continuing|steadfast|unwavering|firm|ongoing)\s+)*$"
)
"""What joins a promise to the one before it, adjectives and a participle of saying included."""


def triggers(
    text: str, sentence: Sentence, before: Standing = "unknown", finite: list[Site] | None = None, *, reported: bool = False
) -> list[Found]:
    """The triggers of one sentence in reading order; `before` is what the last sentence was about, for "it" and "this".

    `finite` are the sentence's verbs where the caller has them already; `reported` says that the last sentence reported what
    somebody said or decided, as minutes go on to do.
    """
    rules = cued(trigger_rules(), text, sentence.start, sentence.end)
    if not rules:
        return []
    finite = sites(text, sentence) if finite is None else finite
    starts = {site.start for site in finite}
    kept: list[Found] = []
    out: list[Found] = []
    for rule in rules:
        for match in rule.pattern.finditer(text, sentence.start, sentence.end):
            start, end = match.span()
            if any(start < one.cue[1] and one.cue[0] < end for one in kept) or (
                rule.finite and (not any(start <= at < end for at in starts) or _ADDRESSED.match(text, end))
            ):
                continue
            one = Cue(text, sentence, finite, rule, match).found(before, reported=reported)
            (out if one.reason else kept).append(one)
    for one in out:
        if not any(one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1] for other in kept):
            kept.append(one)
    return _bound(sorted(kept, key=lambda one: one.trigger.start), text)


def about(text: str, finite: list[Site]) -> Standing:
    """What a sentence's first subject is, for the pronouns of the next one."""
    return actor(text, *finite[0].subject) if finite and finite[0].subject else "unknown"


def reports(finite: list[Site]) -> bool:
    """Whether a sentence tells what somebody said or decided, so that the next may go on without saying so."""
    return any(site.kind in ("assert", "commit") for site in finite)


def _bound(found: list[Found], text: str) -> list[Found]:
    """Keep the outer one of two triggers that stand in each other, and end each act where the next coordinated one begins."""
    out: list[Found] = []
    for each in found:
        one = each
        if out and not out[-1].reason and one.trigger.start < out[-1].until:
            last = out[-1]
            if one.trigger.rule == "noun.possessed" and not one.reason and not text[last.act : one.lead].strip():
                out[-1] = replace(last, trigger=replace(last.trigger, end=one.act, frame=one.trigger.frame))
                continue
            if one.trigger.rule in _ACCEPTED and not one.reason:
                out[-1] = replace(last, until=one.trigger.start)
                out.append(one)
                continue
            joined = _COORDINATOR.search(text, last.act, one.lead) if one.lead > last.act else None
            beside = joined is not None and ";" not in text[last.act : one.lead] and last.trigger.rule in _STATED
            if beside and one.trigger.rule == "support.noun" and one.reason == REASONS["loose"]:
                one = replace(each, reason="")
            if joined is None or one.reason:
                continue
            out[-1] = replace(last, until=joined.start())
        out.append(one)
    return out
