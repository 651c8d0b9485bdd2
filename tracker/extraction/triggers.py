"""A sentence to its triggers: the words by which somebody binds themselves, whose they are, how firmly, by which rule."""

from __future__ import annotations

import re
from typing import Literal, cast

from msgspec import Struct
from msgspec.structs import replace

from tracker.extraction.actors import Standing, actor
from tracker.extraction.document import Force, Sentence, Trigger
from tracker.extraction.rules import Rule, load, words
from tracker.extraction.subjects import Site, close, sites
from tracker.extraction.verbs import lexicon as verbs

Frame = Literal["verb", "gerund", "noun", "passive", "schedule"]


class Found(Struct, frozen=True):
    """A trigger in its sentence: how far its act may reach, who stands behind it, and why it is none, if it is none."""

    trigger: Trigger
    act: int
    """Where the leaf begins: the trigger's end, or its start where the cue is part of the promise ("extended an invitation to")."""
    cue: tuple[int, int]
    until: int
    lead: int
    clause: int = 0
    """Where its whole clause begins, the verb that governs it included."""
    standing: Standing = "unknown"
    governor: str = ""
    """The class of the verb on which it hangs (lexicon/governors.toml), "" for a main verb."""
    verb: str = ""
    """That verb."""
    fixed: bool = False
    """Whether the act surely ends at `until`; else the splitter may look further."""
    reason: str = ""
    """Plain words for why it is not a promise; "" if it is one."""


_POSSESSOR = re.compile(
    r"((?:the\s+|both\s+)?(?:[A-Z][\w.&-]*|sides|two|countries|leaders|parties|members|president|minister)"
    r"(?:,?\s(?:and\s|of\s){0,2}(?:the\s)?(?:[A-Z][\w.&-]*|leaders|sides|countries|parties|partners|states|administration|government)){0,12}(?:'s?)|their|its|his|her|our|my|U\.S\.|[A-Z][\w-]+)"
    r"(?:\s+(?!and\b|to\b)[a-z][\w-]*,?){0,4}\s*$"
)
_INCLUDING = re.compile(r"\bincluding\s*$|\bincluding\s+(?:through\s+)?(?:\w+\s+){0,2}$")
_WORTH = re.compile(
    r"\b(?:account|overview|outline|summary|explanation)\s+of\b|\b(?:importance|significance|need|value|relevance|necessity|urgency)\s+(?:of|for|to)\b(?!.*\band\b)"
)
_AND_NOUN = re.compile(r"\band\s+(?:[a-z-]+\s+){0,2}$")
_FAR = re.compile(r"\b(?:for|of|in|on|to|the need|importance|from|by)\b")
_LIGHT = frozenset({"wish", "support.verb", "plan.event", "continue.present", "will.passive"})
_HOLLOW_THAT = re.compile(
    r"\b(?:so|ensur(?:e|es|ed|ing)|hop(?:e|ed|es|ing)|believ(?:e|ed|es|ing)|expect(?:s|ed|ing|ations?)?|confiden(?:t|ce)|condition|provid(?:ed|ing)|requir(?:e|es|ed|ing)|demand(?:s|ed|ing)?|conviction|belief|fear|recogni[sz](?:e|ed|es|ing))\s+that\b\s*$"
)
_NOUN_GROUPS = ("noun", "noun2", "noun3", "noun4", "noun5")
_NOBODY = re.compile(r"(?:No|Neither|no|neither)\b")
_OUTWARD = frozenset({"their", "its", "his", "her"})
_COORDINATOR = re.compile(
    r"(?:[,;]\s*(?:and|with|as well as|or)?|\b(?:and|as well as|or))\s*"
    r"(?:(?:while\s+)?(?:also\s+)?(?:highlight|emphasi[sz]|reaffirm|announc|express|reiterat|underscor|underlin|stress|not|confirm|pledg|welcom|add|voic|convey|acknowledg|affirm|declar)ing\b\s*)?(?:to\b\s*)?$"
)
_SAYING = re.compile(
    r"\b(?:[Rr]eaffirm|[Rr]eflect|[Rr]eiterat|[Uu]nderscor|[Ee]xpress|[Cc]onfirm|[Aa]nnounc|[Ee]mphasi[sz]|[Hh]ighlight|[Ww]elcom|[Ss]tress|[Dd]eclar|[Rr]enew|[Aa]ffirm|[Uu]nderlin|[Vv]oic|[Cc]onvey|[Ss]tat|[Dd]emonstrat|[Rr]ecall|[Aa]cknowledg|[Nn]ot)"
    r"ing\b[^;]{0,80}$|\bto (?:\w+ and )?(?:reaffirm|reiterate|reconfirm|underscore|express|confirm|affirm|convey|renew|strengthen|stress|emphasi[sz]e)\b[^;,]{0,60}$"
)
_PASSIVE_SAYING = re.compile(
    r"[^.;]*?\b(?P<said>was|were|is|are|has been|have been)\s+(?:\w+ly\s+|also\s+)?(?:underscored|reaffirmed|confirmed|stressed|emphasi[sz]ed|reiterated|expressed|announced|voiced|underlined|affirmed|declared|highlighted|noted)\b"
)
_REASONS = {
    "discuss": "talked over, not promised",
    "request": "asked of somebody else, not promised",
    "forecast": "a forecast or an effect: its subject cannot promise",
    "idle": "mentioned, not promised in this sentence",
    "report": "said of somebody else, in no reported speech",
    "clause": "in a subordinate clause: the reason or the aim, not the promise",
    "loose": "a commitment is only mentioned; nobody takes it on here",
}


def triggers(text: str, sentence: Sentence, before: Standing = "unknown") -> list[Found]:
    """The triggers of one sentence in reading order; `before` is what the last sentence was about, for "it" and "this"."""
    present = words(text, sentence.start, sentence.end)
    rules = [rule for rule in load("triggers") if rule.cues & present]
    if not rules:
        return []
    finite = sites(text, sentence)
    starts = {site.start for site in finite}
    kept: list[Found] = []
    out: list[Found] = []
    for rule in rules:
        for match in rule.pattern.finditer(text, sentence.start, sentence.end):
            start, end = match.span()
            if any(start < one.cue[1] and one.cue[0] < end for one in kept) or (
                rule.fields.get("finite") and not any(start <= at < end for at in starts)
            ):
                continue
            one = _found(text, sentence, finite, rule, match, before)
            (out if one.reason else kept).append(one)
    out = [one for one in out if not any(one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1] for other in kept)]
    return _bound(sorted([*kept, *out], key=lambda one: one.trigger.start), text)


def about(text: str, sentence: Sentence) -> Standing:
    """What the sentence's first subject is, for the pronouns of the next one."""
    first = next(iter(sites(text, sentence)), None)
    return actor(text, *first.subject) if first and first.subject else "unknown"


def _found(text: str, sentence: Sentence, finite: list[Site], rule: Rule, match: re.Match[str], before: Standing) -> Found:
    fields = rule.fields
    at = next((k for k, site in enumerate(finite) if match.start() <= site.start < match.end()), -1)
    own = at >= 0
    if not own:
        at = max((k for k, site in enumerate(finite) if site.start < match.start()), default=-1)
    site = finite[at] if at >= 0 else None
    groups = match.groupdict()
    subject = site.subject if site else None
    force = cast("Force", fields["force"])
    lead = site.lead if site and own else match.start()
    on = fields.get("on", "verb")
    if on == "noun":
        subject, lead, force = _possessor(text, sentence, finite, at, match, rule)
    elif groups.get("who"):
        subject = match.span("who")
    elif on == "none":
        subject = None
    act = match.start("act") if groups.get("act") is not None else match.end()
    frame = frame_of(text, match.end(), fields.get("frame", "auto"))
    if on == "noun" and frame == "noun" and "noun" in groups:
        act = next(match.start(name) for name in _NOUN_GROUPS if groups[name])
    polarity = (
        fields.get("polarity", True)
        and not re.search(r"\b(?:not|never|no longer)\b", match.group())
        and not (subject and _NOBODY.match(text, subject[0]))
    )
    trigger = Trigger(rule.id, match.start(), act, subject, force, frame, polarity)
    standing: Standing = "actor" if on == "none" or subject is None else actor(text, *subject)
    governor = finite[site.governor] if site and own and site.governor is not None else (site if not own else None)
    if standing == "pointer" and subject:
        standing = _pointed(text, subject, finite, site, before)
        if fields.get("pointer") and before == "actor":
            standing = "pointer"
    until = close(finite, at if own else -1, match.end(), sentence.end)
    told = _PASSIVE_SAYING.match(text, match.end(), sentence.end) if on == "noun" and at < 0 else None
    found = Found(
        trigger,
        act,
        match.span(),
        told.start("said") if told else until,
        lead,
        site.lead if site else lead,
        standing,
        governor.kind if governor else "",
        governor.word if governor else "",
        bool(told),
    )
    reason = _reason(text, sentence, rule, match, found, site if own else None, governor, before)
    return replace(found, reason=reason) if reason else found


def _reason(
    text: str,
    sentence: Sentence,
    rule: Rule,
    match: re.Match[str],
    found: Found,
    site: Site | None,
    governor: Site | None,
    before: Standing,
) -> str:
    fields = rule.fields
    on = fields.get("on", "verb")
    if on == "noun":
        return _idle(text, sentence, rule, match, found, governor)
    if "under" in fields and (governor is None or governor.kind not in fields["under"]):
        return _REASONS["report"]
    if on in ("none", "who") or (site is None and found.trigger.subject is None):
        return ""
    allowed = fields.get("bind", ["actor", "unknown"])
    hollow = fields.get("hollow")
    if found.standing not in allowed or (hollow and found.standing == "programme" and re.compile(hollow).match(text, found.act)):
        return _REASONS["forecast"]
    if site and site.hang == "relative" and found.standing not in ("actor", "event"):
        return _REASONS["forecast"]
    if site and (site.hang == "adverbial" or (site.hang == "relative" and rule.id in _LIGHT)):
        return _REASONS["clause"]
    if site and site.hang == "that" and _HOLLOW_THAT.search(text, sentence.start, site.lead + 6):
        return _REASONS["clause"]
    if site and site.hang == "chain" and governor and governor.kind in ("discuss", "request"):
        return _REASONS[governor.kind]
    return ""


def _idle(text: str, sentence: Sentence, rule: Rule, match: re.Match[str], found: Found, governor: Site | None) -> str:
    """Why a noun ("its plan to", "support for") commits nobody where it stands, "" if it does."""
    start = governor.end if governor else sentence.start
    said = _SAYING.search(text, max(start, match.start() - 160), match.start())
    if governor is None:
        return "" if said or _PASSIVE_SAYING.match(text, match.end(), sentence.end) else _REASONS["idle"]
    if governor.word in ("seek", "seeks", "sought", "need", "needs"):
        return _REASONS["request"]
    included = _INCLUDING.search(text, start, found.lead)
    if governor.kind in ("discuss", "request") and not (included or said):
        return _REASONS[governor.kind]
    between = text[start : found.lead]
    held = found.lead < match.start()
    if rule.id == "support.noun":
        near = not _FAR.search(between) and (governor.kind in ("assert", "commit", "inform") or said)
        return "" if near or said else _REASONS["loose"]
    if _WORTH.search(between):
        return _REASONS["loose"]
    if not held and _AND_NOUN.search(text, start, match.start()) and governor.kind in ("assert", "welcome"):
        return ""
    if not held and len(text[start : match.start()].split()) > 4 and not said:
        return _REASONS["loose"]
    if governor.kind == "other" and not said and held and len(between.split()) > 6:
        return _REASONS["loose"]
    return ""


def _possessor(
    text: str, sentence: Sentence, finite: list[Site], at: int, match: re.Match[str], rule: Rule
) -> tuple[tuple[int, int] | None, int, Force]:
    """Whose commitment, plan or support it is; where its phrase begins; how firm the noun is."""
    groups = match.groupdict()
    noun = next((groups[k] for k in _NOUN_GROUPS if groups.get(k)), "").lower()
    force = cast(
        "Force",
        next((grade for grade, listed in rule.fields.get("nouns", {}).items() if noun in listed.split()), rule.fields["force"]),
    )
    start = max(sentence.start, finite[at].end if at >= 0 else sentence.start)
    site = finite[at] if at >= 0 else None
    holder = _POSSESSOR.search(text, max(start, match.start() - 160), match.start())
    lead = holder.start() if holder else match.start()
    for name in ("who", "holder"):
        if groups.get(name):
            return match.span(name), lead, force
    if holder is None:
        return (site.subject if site else None), lead, force
    word = holder.group(1)
    if word.lower() in ("our", "my"):
        return holder.span(1), lead, force
    if word.lower() in _OUTWARD:
        if site and site.kind == "welcome" and word.lower() != "their":
            other = list(re.finditer(r"(?:[A-Z][\w.-]*\s?)+(?='s?\s)", text[start : holder.start()]))
            if other:
                return (start + other[-1].start(), start + other[-1].end()), lead, force
        return (site.subject if site else None), lead, force
    end = holder.end(1)
    stop = end - 2 if text.startswith("'s", end - 2) else end - 1 if text[end - 1] == "'" else end
    return (holder.start(1), stop), lead, force


def _pointed(text: str, subject: tuple[int, int], finite: list[Site], site: Site | None, before: Standing) -> Standing:
    """What "it", "this" or "which" stands for: the subject that reports it, or what the last sentence was about."""
    if site and site.hang in ("that", "bare") and site.governor is not None and finite[site.governor].subject:
        return actor(text, *cast("tuple[int, int]", finite[site.governor].subject))
    word = text[subject[0] : subject[1]].rsplit(maxsplit=1)[-1].lower()
    if site and site.hang in ("clause", "coordinate") and finite and finite[0].subject and word == "it":
        return actor(text, *finite[0].subject)
    if word in ("it",) and before in ("actor", "programme", "event"):
        return before
    return "pointer"


def frame_of(text: str, act: int, frame: str) -> Frame:
    """The frame of a rule, "auto" resolved by the first words of the act."""
    if frame != "auto":
        return "noun" if frame == "whole" else cast("Frame", frame)
    first = re.compile(r"(?:\([a-z0-9]+\)\s*)?(?:(?:[a-z]+ly|also|not|further|jointly|continue to)\s+)*([A-Za-z][\w-]*)").match(
        text, act
    )
    word = first.group(1) if first else ""
    if word.endswith("ing") and (word in verbs().gerund or word[:-3] in verbs().base):
        return "gerund"
    return "verb" if word in verbs().base else "noun"


def _bound(found: list[Found], text: str) -> list[Found]:
    """Keep the outer one of two triggers that stand in each other, and end each act where the next coordinated one begins."""
    out: list[Found] = []
    for one in found:
        if out and not out[-1].reason and one.trigger.start < out[-1].until:
            last = out[-1]
            if one.trigger.rule == "noun.possessed" and not one.reason and not text[last.act : one.lead].strip():
                out[-1] = replace(last, act=one.act, trigger=replace(last.trigger, end=one.act, frame=one.trigger.frame))
                continue
            joined = _COORDINATOR.search(text, last.act, one.lead) if one.lead > last.act else None
            if joined is None or one.reason:
                continue
            out[-1] = replace(last, until=joined.start())
        out.append(one)
    return out
