"""A sentence to its triggers: the words by which somebody binds themselves, whose they are, how firmly, by which rule."""

from __future__ import annotations

import re
from typing import cast

from msgspec.structs import replace

from tracker.extraction.actors import actor
from tracker.extraction.document import Force, Found, Sentence, Standing, Trigger
from tracker.extraction.frames import frame_of
from tracker.extraction.levels import Site, close
from tracker.extraction.nouns import EVINCE, NOUN_GROUPS, REASONS, announcer, holder, owned, thanked, told, told_of
from tracker.extraction.pointers import base_of, pointed
from tracker.extraction.rules import Rule, cued
from tracker.extraction.subjects import sites
from tracker.extraction.verdicts import DUE_THAT, NOUN_THAT, is_plain, reason

_STATED = frozenset({"noun.possessed", "support.noun"})
"""What is said in nouns, beside which support may be said too ("its commitment to help Laos and full support for its plan")."""
_WITH = re.compile(
    r"\bwith (?P<who>(?:the |both |all )?(?:[A-Z][\w.'-]*|sides|parties|leaders|ministers)"
    r"(?:,? (?:and |of ){0,2}(?:the )?[A-Z][\w.'-]*){0,8})(?: also| both| further| [a-z]+ly)?\s+$"
)
"""Who does what a participle says ("The talks touched on trade, with | Peru and Chad | agreeing to")."""
_OBJECT = re.compile(r"\s+(?:the|an?|its|their|his|her|our|that|to|on|for|upon|how|[A-Z]|concerns?|support|hope|views)\b")
_ACCEPTED = frozenset({"accept.which", "accept.relative"})
"""What is told of an invitation behind it, which is a promise of its own ("invited him to Oslo, | which he accepted")."""
_STANDS = re.compile(
    r"(?:is|are|remains?|was|were|stands?)\s+(?:\w+ly\s+)?(?:ironclad|iron-clad|unwavering|steadfast|firm|"
    r"rock[- ]solid|absolute|enduring|strong|"
    r"unchanged|unshaken|unbroken|undiminished|unshakable|unshakeable|resolute|clear)\b"
)
"""What is said of a commitment that stands ("the commitment to the treaty is ironclad")."""
_THEMSELVES = frozenset({"it", "they", "he", "she"})
"""Pronouns that point at what was told before, not at whoever tells it ("They said this will boost trade")."""
_IS = frozenset({"is", "was", "are", "were"})
_ENSURES = re.compile(r"\b(?:ensur|guarante|confirm|see|that\b|sure\b|which\b|who\b|how\b|what\b)")
"""Words after which a verb is part of the act ("its commitment to ensuring the road | is open")."""
_SINGULAR = frozenset({"is", "was", "has"})
_NAME = re.compile(r"[A-Z][a-z]+s")
"""What looks like a plural at the head of a sentence and is a name, its verb being singular ("Roscosmos is planning to")."""
_BARE = re.compile(r"\s*[a-z]+(?:\s(?:out|up|on))?\s*,?\s*")
"""A verb that still waits for its object ("will | complete,")."""
_GOES_ON = re.compile(r"[^,;.]{0,60},\s(?:the|an?|its|their|all|two|three|four|five|six|\d+)\s")
"""The rest of a clause put in, its comma, and the object ("as | agreed, the exchange")."""
_ADDRESSED = re.compile(
    r"(?:(?:the|his|her|their|its)\s+)?(?:[A-Z][\w.'’-]*|him|her|them|us|reporters|journalists|press)"
    r"(?:\s+(?:of\s+|for\s+)?[A-Z][\w.'’-]*){0,5},\s[^;.]{3,110}?,\sthat\s"
)
"""To whom something is promised, with an aside, before what it is ("assured | the President, as before, that")."""
_DENIES = re.compile(r"\b(?:not(?! (?:only|just|merely))|never|neither|no (?:longer|case|circumstances|event|time))\b")
_NOBODY = re.compile(r"(?:No|Neither|no|neither)\b")
_AGREED_STEM = re.compile(r"\b(?P<verb>[Aa]greed?|[Dd]ecided?|[Rr]esolved?)\b[^.;:]{0,60}:$")
"""A stem whose subject stands further up ("Both sides: ... Agreed on the following:")."""
_COORDINATOR = re.compile(
    r"(?:[,;]\s*(?:and|with|as well as|or)?|\b(?:and|as well as|or))\s*"
    r"(?:(?:in (?:this|that) (?:regard|context|connection|respect)|to (?:this|that) end|for this purpose),?\s*)?"
    r"(?:(?:while\s+)?(?:also\s+)?(?:highlight|emphasi[sz]|reaffirm|announc|express|reiterat|underscor|underlin|stress|"
    r"not|confirm|pledg|welcom|add|voic|convey|acknowledg|affirm|declar)ing\b\s*)?(?:to\b\s*|that\s*)?(?:(?:the|an?|its|their|his|her|our)\s+)?"
    r"(?:(?:full|strong|continued|continuing|steadfast|unwavering|firm|ongoing)\s+)*$"
)


def triggers(
    text: str, sentence: Sentence, before: Standing = "unknown", finite: list[Site] | None = None, *, reported: bool = False
) -> list[Found]:
    """The triggers of one sentence in reading order; `before` is what the last sentence was about, for "it" and "this".

    `finite` are the sentence's verbs where the caller has them already; `reported` says that the last sentence reported what
    somebody said or decided, as minutes go on to do.
    """
    rules = cued("triggers", text, sentence.start, sentence.end)
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
                rule.fields.get("finite") and (not any(start <= at < end for at in starts) or _ADDRESSED.match(text, end))
            ):
                continue
            one = _found(text, sentence, finite, rule, match, before, reported=reported)
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


def _found(
    text: str, sentence: Sentence, finite: list[Site], rule: Rule, match: re.Match[str], before: Standing, *, reported: bool
) -> Found:
    fields, groups = rule.fields, match.groupdict()
    on = fields.get("on", "verb")
    at, own = _verb(finite, match)
    site = finite[at] if at >= 0 else None
    subject, lead, force = _binding(text, sentence, finite, rule, match, site, own=own)
    act = match.start("act") if groups.get("act") is not None else match.end()
    frame = fields.get("frame") or frame_of(text, match.end())
    if on == "noun" and frame == "noun" and "noun" in groups:
        act = next(match.start(name) for name in NOUN_GROUPS if groups[name])
    if force == "firm" and site and own and DUE_THAT.search(text, sentence.start, site.lead + 6):
        force = "planned"
    denied = _DENIES.search(match.group()) or (subject and _NOBODY.match(text, subject[0]))
    standing: Standing = "actor"
    if on != "none":
        subject, standing = _who(text, subject, finite, site if own else None)
    if standing == "pointer" and subject:
        heeded = fields.get("pointer") and before == "actor"
        passive = fields.get("frame") == "passive"
        standing = standing if heeded else pointed(text, subject, finite, site, before, passive=passive)
    trigger = Trigger(rule.id, match.start(), act, subject, force, frame, fields.get("polarity", not denied))
    governor = _governor(text, sentence, finite, rule, site, own=own)
    level = [one for one in finite if one.hang != "adverbial" or not _put_in(text, match.end(), one)]
    until = close(level, match.end(), sentence.end, own=own)
    sure = any(one.lead == until and _parts(text, one) for one in level)
    predicate = _predicate(finite, match) if on == "noun" else None
    saying = told(text, sentence, match.end()) if on == "noun" and (at < 0 or predicate) else None
    subjected = on == "noun" and bool(finite) and finite[0].start > match.end() and owned(text, lead)
    until = min(until, finite[0].start) if subjected else until
    until = min(until, predicate.start) if predicate else until
    until = match.end("act") if fields.get("bounded") else until
    found = Found(
        trigger,
        match.span(),
        saying.start("said") if saying else until,
        lead,
        site.lead if site else lead,
        standing,
        sure or subjected or bool(saying or fields.get("bounded") or (predicate and _judges(text, predicate, lead))),
    )
    if reported and governor is None and fields.get("minutes") and is_plain(text, sentence, found, site if own else None):
        return found
    why = reason(text, sentence, rule, match, found, site if own else None, governor)
    if predicate and predicate.hang == "that" and not (saying or told_of(text, lead) or _STANDS.match(text, predicate.start)):
        why = REASONS["loose"]
    return replace(found, reason=why) if why else found


def _put_in(text: str, begin: int, site: Site) -> bool:
    """Whether an adverbial clause stands between an act's verb and its object ("complete, as agreed, the exchange")."""
    bare = begin < site.lead and _BARE.fullmatch(text, begin, site.lead)
    return bool(bare and _GOES_ON.match(text, site.end))


def _parts(text: str, site: Site) -> bool:
    """Whether the act before a verb is surely over at the verb's clause."""
    return site.hang == "adverbial" or (site.hang == "coordinate" and _ends_act(text, site))


def _who(
    text: str, subject: tuple[int, int] | None, finite: list[Site], site: Site | None
) -> tuple[tuple[int, int] | None, Standing]:
    """The subject of a cue, whose own verb is `site`, with what it is; behind a clause on things it is the sentence's "we"."""
    standing: Standing = actor(text, *subject) if subject else "actor"
    if standing == "thing" and subject and site and site.word in _SINGULAR and _NAME.fullmatch(text, *subject):
        return subject, "actor"
    if standing == "thing" and site and site.hang == "coordinate" and (first := _spoken(text, finite)):
        return first, "actor"
    return subject, standing


def _spoken(text: str, finite: list[Site]) -> tuple[int, int] | None:
    """The "we" of a sentence: what is joined on behind a clause on things is ours ("we know that X is near and will act")."""
    first = finite[0].subject if finite else None
    return first if first and text[slice(*first)].lower() == "we" else None


def _predicate(finite: list[Site], match: re.Match[str]) -> Site | None:
    """The verb whose subject a noun of commitment is ("the decision to create a bank was supported by most")."""
    return next(
        (one for one in finite if one.start >= match.end() and one.subject and one.subject[0] <= match.start() < one.subject[1]),
        None,
    )


def _judges(text: str, predicate: Site, lead: int) -> bool:
    """Whether a verb says of a promise, told from `lead` on, what it is ("Peru's decision to build a dam | is a sign")."""
    says = predicate.word in _IS or predicate.word in EVINCE
    whole = predicate.subject is not None and predicate.subject[0] <= lead and not _ENSURES.search(text, lead, predicate.start)
    return says and whole and predicate.hang in ("bare", "that")


def _verb(finite: list[Site], match: re.Match[str]) -> tuple[int, bool]:
    """Index of the finite verb that a cue holds, else of the last one before it (-1: none), and whether the cue holds it."""
    inside = next((k for k, site in enumerate(finite) if match.start() <= site.start < match.end()), -1)
    if inside >= 0:
        return inside, True
    return max((k for k, site in enumerate(finite) if site.start < match.start()), default=-1), False


def _binding(
    text: str, sentence: Sentence, finite: list[Site], rule: Rule, match: re.Match[str], site: Site | None, *, own: bool
) -> tuple[tuple[int, int] | None, int, Force]:
    """Who is bound by a cue, where its clause begins, and how firmly; `own`: the cue holds the verb at `site`."""
    on = rule.fields.get("on", "verb")
    subject = site.subject if site else None
    if site and own and subject and text[slice(*subject)].lower() in ("it", "they"):
        noun = NOUN_THAT.search(text, sentence.start, site.lead + 6)
        base = base_of(finite, site)
        speaker = finite[base.governor].subject if base.governor is not None and text[subject[0]] in "iI" else None
        owner = noun and (noun.span("of") if noun["of"] else announcer(text, sentence.start, noun.end("noun")))
        subject = (owner if noun else speaker) or subject
    thanks = thanked(text, sentence.start, match.end())
    if not own and rule.id == "commit.participle" and (along := _WITH.search(text, sentence.start, match.start())):
        subject = along.span("who")
    if on == "noun":
        found, lead, force = holder(text, sentence, site, match, rule)
        return thanks or found, lead, force
    if match.groupdict().get("who"):
        subject = match.span("who")
    elif on == "none":
        subject = None
    return thanks or subject, site.lead if site and own else match.start(), cast("Force", rule.fields["force"])


def _governor(text: str, sentence: Sentence, finite: list[Site], rule: Rule, site: Site | None, *, own: bool) -> Site | None:
    """The verb under which a cue stands; that of its stem where a point has none."""
    governor = site if not own else finite[site.governor] if site and site.governor is not None else None
    asked = "under" in rule.fields or (rule.fields.get("on") == "noun" and site is None)
    asked = asked and not (own and site and site.hang == "relative")
    if governor is None and sentence.stem and sentence.kind == "bullet" and asked:
        agreed = _AGREED_STEM.search(text, *sentence.stem)
        bare = Site(*agreed.span("verb"), "agreed", "commit", None, agreed.start(), "first") if agreed else None
        return next(reversed(sites(text, Sentence(*sentence.stem, sentence.block))), bare)
    if governor is None and asked and own and site and site.hang == "clause" and _goes_on(text, site, finite[0]):
        return finite[0]
    return governor


def _goes_on(text: str, site: Site, first: Site) -> bool:
    """Whether a clause goes on with what the sentence's first verb promises, by its pronoun ("agreed to act and it | would")."""
    pronoun = site.subject is not None and text[slice(*site.subject)].lower() in _THEMSELVES
    return pronoun and first.kind == "commit" and first.word.endswith("ed") and first.hang == "first"


def _ends_act(text: str, site: Site) -> bool:
    """Whether a coordinated verb cannot be part of an act: a past form with an object of its own ("... and called for talks")."""
    return site.kind not in ("modal", "be") and site.word.endswith("ed") and _OBJECT.match(text, site.end) is not None


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
