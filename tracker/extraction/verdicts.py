"""A trigger where it stands to why it promises nothing there, "" if it does: whose it is, in what clause, under which verb."""

from __future__ import annotations

import re

from tracker.extraction.document import Found, Sentence
from tracker.extraction.levels import Site
from tracker.extraction.months import MONTHS
from tracker.extraction.names import NAME_PART
from tracker.extraction.nouns import REASONS, idle
from tracker.extraction.rules import TriggerRule, compiled

_LIGHT = frozenset({"wish", "support.verb", "plan.event", "continue.present", "will.passive"})
_HOLLOW_THAT = re.compile(
    r"\b(?:so|ensur(?:e|es|ed|ing)|hop(?:e|ed|es|ing)|believ(?:e|ed|es|ing)|expect(?:s|ed|ing|ations?)?|"
    r"confiden(?:t|ce)|condition|"
    r"provid(?:ed|ing)|requir(?:e|es|ed|ing)|demand(?:s|ed|ing)?|conviction|belief|fear|recogni[sz](?:e|ed|es|ing))\s+that\b\s*$"
)
DUE_THAT = re.compile(
    r"\b[Ii]t\s+(?:is|was)\s+(?:(?:also|further|now|being)\s+)?"
    r"(?:expected|planned|envisaged|foreseen|intended|scheduled|anticipated|supposed|assumed|proposed)\s+that\b\s*$"
)
"""What is expected or planned in general is no more than planned ("It is planned that the heads of government will sign")."""
NOUN_THAT = re.compile(
    r"\b(?P<noun>assurances?|word|announcement|pledge|promise|[Cc]ommitment|undertaking|confirmation|guarantees?|[Dd]ecision|"
    r"[Aa]greement|[Uu]nderstanding|[Cc]onsensus)"
    r"(?:\s+(?:by|of|from)\s+(?P<of>(?:the\s+)?(?:[\w.-]+\s+){0,3}[\w.-]+)|"
    r"\s+(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:reached|taken|made|given|achieved|recorded))?"
    r"(?:,\s[^,;.]{3,40},)?\s+that\b\s*$"
)
_SETTLED_THAT = re.compile(
    r"\b[Ii]t\s+(?:was|is|has\s+been)\s+(?:\w+ly\s+|also\s+|further\s+)?"
    r"(?:settled|understood|stipulated|laid\s+down|recorded|foreseen|envisaged|arranged|fixed|disclosed|resolved)\s+that\b\s*$"
)
_SAID_THAT = re.compile(
    r"\b(?:made\s+it\s+known|let\s+it\s+be\s+known|[Ww]ord\s+came|(?:went|goes)\s+on\s+to\s+(?:say|state|add|announce|explain)|"
    r"(?:to|meeting|side|sides|he|she|they|delegations?)\s+(?:hear|heard|learn|learned|learnt))\s+that\b\s*$"
)
"""Who says it, in words that no table of verbs of saying holds ("made it known that", "was pleased to hear that")."""
_SAYING_THAT = re.compile(
    r"\b(?:assur|pledg|promis|add|stat|confirm|announc|declar|say|stress|indicat|reveal|reiterat|reaffirm|"
    r"affirm|underlin|underscor|"
    r"emphasi[sz]|vow|guarantee|inform|tell|agree)ing\s+(?:(?!that\b)[\w.'-]+\s+){0,6}?that\s*$"
)
"""What somebody adds in a participle to what they did ("received the envoy, assuring him that the contract would be kept")."""
_AFTERWARDS = re.compile(
    rf",\s+(?:(?:the|both|all)\s+)?(?:(?:two|three|four)\s+)?"
    rf"(?:{NAME_PART}|sides|parties|leaders|presidents|ministers|they|he|she|it)(?:\s[\w.'-]+){{0,4}}?\s"
    r"(?:agreed|said|announced|confirmed|decided|stated|added|noted|stressed|promised|pledged)\.?\s*$"
)
"""Who said it, told behind it ("A fund would be set up, the two sides agreed")."""
_DEFINITE = re.compile(r"(?!(?:An?|Any|Such|Some|All|No|Every|Each)\s)[A-Z]|the\s")
_SAID_SINCE = re.compile(r"(?:\b[a-z]+ing|\bto [a-z]+)\s*$")
"""A verb of saying right before "that", which the talks only led to ("spoke with him, committing that")."""
_DATED = re.compile(
    rf"\b(?:in|by|on|from|during|before|after|within|until)\s[^,;]{{0,30}}?(?:(?:19|20)\d\d|{MONTHS}|"
    r"end\s+of|days|weeks|months|spring|summer|autumn|winter)\b|"
    r"\b(?:next|later this|early next)\s(?:year|month|week)\b|\b(?:each|every)\s+(?:quarter|year|month|two\s+years)\b"
)
"""What a relative clause tells of a thing is a promise where it says when ("a centre, which will open in January 2030")."""
_PLEASED = re.compile(
    r"\s+(?:\w+ly\s+)?(?:pleased|glad|delighted|gratified|happy|proud)\s+(?:to\s+(?:announce|say|report|confirm)\s+)?that\b"
)
_BODY = re.compile(r"\b(?:[Tt]ask\s[Ff]orce|group|Working\sGroup|Dialogue|Team|[Cc]ommittee|[Cc]ommission)(?:\s\([A-Z]\w+\))?$")
"""What a body is to do is promised with it ("a joint committee, which will draw up the list")."""
_HOPES = ("hop", "wish", "believ", "expect")
_HOPED = re.compile(
    r"\s+(?:(?:the|their|his|her|its|our)\s+)?(?:[a-z]+\s+)?(?:hopes?|belief|confidence|conviction|expectations?)"
    r"(?:,\s[^,;.]{3,60},)?\s+that\b"
)
"""What is hoped in nouns ("expressed the hope that A, and that B would")."""
_CONFIDENT = re.compile(
    r"(?:(?:has|have|had)\s+(?:[a-z]+\s+)?(?:confidence|faith|trust|hope|hopes|doubts?)|voiced?\s+(?:[a-z]+\s+)?optimism|"
    r"express(?:ed)?\s+(?:[a-z]+\s+)?certainty|(?:is|are|was|were|am|feels?|felt|remains?|remained)\s+(?:[a-z]+ly\s+)?"
    r"(?:confident|convinced|certain|sure|optimistic|hopeful|persuaded))\s+that\b"
)
"""What is held to be so, or to come about ("They are confident that A and that B will")."""
_HELD_THAT = re.compile(
    r"(?:Aware|Convinced|Mindful|Conscious|Confident|Recogni[sz]ing|Considering|Believing|Given|Hoping|Understanding)\sthat\s[^,]*"
)
"""What is held to be so before the main clause ("Aware that the dam | will last only if it is cared for, ...")."""
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "you", "this", "that"})
_CONDITION = re.compile(r"\b(?:[Ii]f|[Ss]hould|[Ww]ere|unless|otherwise|could|might)\b")


def reason(
    text: str,
    sentence: Sentence,
    rule: TriggerRule,
    match: re.Match[str],
    found: Found,
    site: Site | None,
    governor: Site | None,
) -> str:
    """Why a trigger promises nothing, in plain words; `site` is the verb its cue holds, `governor` the one it stands under."""
    if rule.on == "noun":
        return idle(text, sentence, rule, match, found.lead, governor)
    plain = governor is None and found.standing in rule.plain and is_plain(text, sentence, found, site)
    if rule.under and not plain and not _is_reported(text, sentence, rule, found, site, governor):
        return REASONS["report"]
    if rule.on in ("none", "who") or (site is None and found.trigger.subject is None):
        return ""
    return _misplaced(text, sentence, rule, found, site, governor)


def _is_reported(
    text: str, sentence: Sentence, rule: TriggerRule, found: Found, site: Site | None, governor: Site | None
) -> bool:
    """Whether somebody says what the cue tells: by the verb above it, by words before its "that", for "would" behind it too."""
    if governor is not None:
        pleased = governor.kind == "be" and _PLEASED.match(text, governor.end) is not None
        if pleased or governor.kind in rule.under:
            return True
    would = rule.id.startswith("would")
    if would and governor is None and _AFTERWARDS.search(text, found.cue[1], sentence.end):
        return True
    before = (NOUN_THAT, _SETTLED_THAT, _SAID_THAT, *((_SAYING_THAT,) if would else ()))
    return site is not None and any(told.search(text, sentence.start, site.behind_that) for told in before)


def is_plain(text: str, sentence: Sentence, found: Found, site: Site | None) -> bool:
    """Whether "would" reports a promise without a verb of saying, as minutes do: a named party or an event, and no condition."""
    subject = found.trigger.subject
    named = subject is not None and _DEFINITE.match(text, subject[0]) is not None
    pronoun = subject is not None and text[slice(*subject)].lower() in _PRONOUNS
    return (
        named
        and not pronoun
        and site is not None
        and site.hang != "relative"
        and not _CONDITION.search(text, sentence.start, sentence.end)
    )


def _hopes(text: str, governor: Site) -> bool:
    """Whether a verb tells what somebody hopes or believes, by itself or with a noun."""
    hoped = governor.kind == "assert" and _HOPED.match(text, governor.end) is not None
    return hoped or governor.word.startswith(_HOPES) or _CONFIDENT.match(text, governor.start) is not None


def _who_told(text: str, site: Site) -> bool:
    """Whether a sentence goes on with what those named last promised ("met President Ali, | who promised to")."""
    told = site.kind == "commit" and site.word.endswith(("ed", "took")) and site.word != "accepted"
    return told and text.startswith(", who ", site.lead)


def _misplaced(text: str, sentence: Sentence, rule: TriggerRule, found: Found, site: Site | None, governor: Site | None) -> str:
    """Why a finite verb of promise promises nothing: its subject cannot, or its clause only gives a reason or an effect."""
    able = found.standing in rule.bind
    if able and rule.hollow and found.standing == "programme":
        able = compiled(rule.hollow).match(text, found.act) is None
    hang = site.hang if site else ""
    subject = found.trigger.subject
    borrowed = (
        hang == "relative" and site is not None and subject is not None and subject[1] <= site.lead and not _who_told(text, site)
    )
    apart = rule.frame == "passive" or (found.standing in ("actor", "programme") and rule.force != "soft")
    timed = apart and _DATED.search(text, found.cue[1], found.until) is not None
    dated = borrowed and (timed or rule.measured)
    body = borrowed and subject is not None and _BODY.search(text, *subject) is not None
    if not (able or dated) or (borrowed and not (dated or body) and found.standing != "event"):
        return REASONS["forecast"]
    if hang == "chain" and governor is not None and governor.word == "had":
        hang = governor.hang
        if hang == "relative":
            return REASONS["earlier"]
    past = site is not None and site.kind == "commit" and site.word.endswith("ed")
    if past and governor is not None and governor.word.startswith("recall") and hang in ("that", "bare"):
        return REASONS["earlier"]
    due = site is not None and DUE_THAT.search(text, sentence.start, site.behind_that) is not None
    if hang in ("that", "clause") and governor is not None and not due and _hopes(text, governor):
        return REASONS["clause"]
    held = site is not None and _HELD_THAT.fullmatch(text, sentence.start, site.start) is not None
    light = held or hang == "adverbial" or (hang == "relative" and rule.id in _LIGHT and not timed)
    if light or (site and hang == "that" and not due and _HOLLOW_THAT.search(text, sentence.start, site.behind_that)):
        return REASONS["clause"]
    talked = governor is not None and (governor.kind == "discuss" or (governor.kind == "request" and hang == "chain"))
    if hang == "that" and governor is not None and site is not None:
        talked = talked and not _SAID_SINCE.search(text, governor.end, site.lead)
    return REASONS[governor.kind] if governor and talked and hang in ("chain", "relative", "that") else ""
