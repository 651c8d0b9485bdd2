"""A rule's match in its sentence to what it says there: who is bound, how firmly, how far the act may reach, or why nobody is."""

from __future__ import annotations

import re

from msgspec.structs import replace

from tracker.extraction.actors import actor
from tracker.extraction.document import Force, Found, Frame, Sentence, Standing, Trigger
from tracker.extraction.frames import frame_of
from tracker.extraction.levels import SINGULAR, Site, close
from tracker.extraction.names import NAME_PART
from tracker.extraction.nouns import EVINCE, NOUN_GROUPS, REASONS, announcer, holder, owned, thanked, told, told_of
from tracker.extraction.pointers import base_of, pointed
from tracker.extraction.rules import TriggerRule
from tracker.extraction.subjects import sites
from tracker.extraction.verdicts import DUE_THAT, NOUN_THAT, is_plain, reason

_WITH = re.compile(
    rf"\bwith (?P<who>(?:the |both |all )?(?:{NAME_PART}|sides|parties|leaders|ministers)"
    rf"(?:,? (?:and |of ){{0,2}}(?:the )?{NAME_PART}){{0,8}})(?: also| both| further| [a-z]+ly)?\s+$"
)
"""Who does what a participle says ("The talks touched on trade, with | Peru and Chad | agreeing to")."""
_OBJECT = re.compile(r"\s+(?:the|an?|its|their|his|her|our|that|to|on|for|upon|how|[A-Z]|concerns?|support|hope|views)\b")
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
_REPORTS = ("assert", "commit", "welcome", "inform")
"""Kinds of verbs by which a clause put in reports a promise itself ("as Peru announced, in Lima, its plan")."""
_NAME = re.compile(r"[A-Z][a-z]+s")
"""What looks like a plural at the head of a sentence and is a name, its verb being singular ("Roscosmos is planning to")."""
_BARE = re.compile(r"\s*[a-z]+(?:\s(?:out|up|on))?\s*,?\s*")
"""A verb that still waits for its object ("will | complete,")."""
_GOES_ON = re.compile(r"[^,;.]{0,60},\s(?:the|an?|its|their|all|two|three|four|five|six|\d+)\s")
"""The rest of a clause put in, its comma, and the object ("as | agreed, the exchange")."""
_DENIES = re.compile(r"\b(?:not(?! (?:only|just|merely))|never|neither|no (?:longer|case|circumstances|event|time))\b")
_NOBODY = re.compile(r"(?:No|Neither|no|neither)\b")
_AGREED_STEM = re.compile(r"\b(?P<verb>[Aa]greed?|[Dd]ecided?|[Rr]esolved?)\b[^.;:]{0,60}:$")
"""A stem whose subject stands further up ("Both sides: ... Agreed on the following:")."""


class Cue:
    """The words that a rule matched, in their sentence and beside its verbs."""

    def __init__(self, text: str, sentence: Sentence, finite: list[Site], rule: TriggerRule, match: re.Match[str]) -> None:
        self.text, self.sentence, self.finite, self.rule, self.match = text, sentence, finite, rule, match
        self.own = next((site for site in finite if match.start() <= site.start < match.end()), None)
        """The finite verb that the cue holds."""
        self.site = self.own or next((site for site in reversed(finite) if site.start < match.start()), None)
        """That verb, else the last one before the cue."""

    def found(self, before: Standing, *, reported: bool) -> Found:
        """What the cue promises; `before` and `reported` tell of the sentence before, as for `triggers`."""
        text, match, rule = self.text, self.match, self.rule
        subject, lead, force = self._binding()
        denied = _DENIES.search(match.group()) or (subject and _NOBODY.match(text, subject[0]))
        subject, standing = self._standing(subject, before)
        act, frame = self._act()
        predicate = self._predicate() if self.rule.on == "noun" else None
        said = told(text, self.sentence, match.end()) if self.rule.on == "noun" and (predicate or not self.site) else None
        until, fixed = (said.start("said"), True) if said else self._reach(lead, predicate)
        polarity = not denied if rule.polarity is None else rule.polarity
        trigger = Trigger(rule.id, match.start(), act, subject, force, frame, polarity)
        found = Found(trigger, match.span(), until, lead, self.site.lead if self.site else lead, standing, fixed)
        governor = self._governor()
        if reported and governor is None and rule.minutes and is_plain(text, self.sentence, found, self.own):
            return found
        why = reason(text, self.sentence, self.rule, match, found, self.own, governor)
        if predicate and predicate.hang == "that" and not (said or told_of(text, lead) or _STANDS.match(text, predicate.start)):
            why = REASONS["loose"]
        return replace(found, reason=why) if why else found

    def _binding(self) -> tuple[tuple[int, int] | None, int, Force]:
        """Who is bound, where the cue's clause begins, and how firmly."""
        text, start, match, own = self.text, self.sentence.start, self.match, self.own
        if self.rule.on == "noun":
            subject, lead, force = holder(text, self.sentence, self._above(), match, self.rule)
        else:
            subject, lead, force = self._subject(), own.lead if own else match.start(), self.rule.force
        if force == "firm" and own and DUE_THAT.search(text, start, own.behind_that):
            force = "planned"
        return thanked(text, start, match.end()) or subject, lead, force

    def _above(self) -> Site | None:
        """The verb before a noun; the main clause's, behind a comma that ends one put in ("as war rages, | their")."""
        site = self.site
        while site and site.hang == "adverbial" and site.governor is not None:
            if site.kind in _REPORTS or "," not in self.text[site.end : self.match.start()]:
                break
            site = self.finite[site.governor]
        return site

    def _subject(self) -> tuple[int, int] | None:
        """Whom the cue's verb has for its subject, where the promise is no noun's."""
        text, start, match = self.text, self.sentence.start, self.match
        if match.groupdict().get("who"):
            return match.span("who")
        if self.rule.on == "none":
            return None
        if self.own is None and self.rule.id == "commit.participle" and (along := _WITH.search(text, start, match.start())):
            return along.span("who")
        subject = self.site.subject if self.site else None
        if self.own and subject and text[slice(*subject)].lower() in ("it", "they"):
            return self._meant(self.own, subject) or subject
        return subject

    def _meant(self, own: Site, subject: tuple[int, int]) -> tuple[int, int] | None:
        """Whom "it" or "they" means: whose the noun of promise before "that" is, else, for "it", who says so."""
        noun = NOUN_THAT.search(self.text, self.sentence.start, own.behind_that)
        if noun:
            return noun.span("of") if noun["of"] else announcer(self.text, self.sentence.start, noun.end("noun"))
        base = base_of(self.finite, own)
        return self.finite[base.governor].subject if base.governor is not None and self.text[subject[0]] in "iI" else None

    def _standing(self, subject: tuple[int, int] | None, before: Standing) -> tuple[tuple[int, int] | None, Standing]:
        """The subject with what it is or points to; behind a clause on things it is the sentence's "we"."""
        if self.rule.on == "none" or subject is None:
            return subject, "actor"
        text, own = self.text, self.own
        standing = actor(text, *subject)
        if standing == "thing" and own and own.word in SINGULAR and _NAME.fullmatch(text, *subject):
            return subject, "actor"
        if standing == "thing" and own and own.hang == "coordinate" and (first := _spoken(text, self.finite)):
            return first, "actor"
        if standing == "pointer" and not (self.rule.pointer and before == "actor"):
            return subject, pointed(text, subject, self.finite, self.site, before, passive=self.rule.frame == "passive")
        return subject, standing

    def _act(self) -> tuple[int, Frame]:
        """Where the act begins, and in which frame it is told."""
        match, groups = self.match, self.match.groupdict()
        frame = self.rule.frame or frame_of(self.text, match.end())
        if self.rule.on == "noun" and frame == "noun" and "noun" in groups:
            return next(match.start(name) for name in NOUN_GROUPS if groups[name]), frame
        return match.start("act") if groups.get("act") is not None else match.end(), frame

    def _predicate(self) -> Site | None:
        """The verb whose subject a noun of commitment is ("the decision to create a bank was supported by most")."""
        start, end = self.match.span()
        behind = (one for one in self.finite if one.start >= end and one.subject)
        return next((one for one in behind if one.subject and one.subject[0] <= start < one.subject[1]), None)

    def _reach(self, lead: int, predicate: Site | None) -> tuple[int, bool]:
        """Where the act must have ended, and whether it surely ends there."""
        text, match, finite = self.text, self.match, self.finite
        if self.rule.bounded:
            return match.end("act"), True
        level = [one for one in finite if one.hang != "adverbial" or not _put_in(text, match.end(), one)]
        until = close(level, match.end(), self.sentence.end, own=self.own is not None)
        sure = any(one.lead == until and _parts(text, one) for one in level)
        if self.rule.on == "noun" and finite and finite[0].start > match.end() and owned(text, lead):
            until, sure = min(until, finite[0].start), True
        if predicate:
            until, sure = min(until, predicate.start), sure or _judges(text, predicate, lead)
        return until, sure

    def _governor(self) -> Site | None:
        """The verb under which the cue stands; that of its stem where a point has none."""
        text, sentence, own, finite = self.text, self.sentence, self.own, self.finite
        governor = self.site if own is None else finite[own.governor] if own.governor is not None else None
        asked = bool(self.rule.under) or (self.rule.on == "noun" and self.site is None)
        if governor or not asked or (own and own.hang == "relative"):
            return governor
        if sentence.stem and sentence.kind == "bullet":
            agreed = _AGREED_STEM.search(text, *sentence.stem)
            bare = Site(*agreed.span("verb"), "agreed", "commit", None, agreed.start(), "first") if agreed else None
            return next(reversed(sites(text, Sentence(*sentence.stem, sentence.block))), bare)
        return finite[0] if own and own.hang == "clause" and _goes_on(text, own, finite[0]) else None


def _put_in(text: str, begin: int, site: Site) -> bool:
    """Whether an adverbial clause stands between an act's verb and its object ("complete, as agreed, the exchange")."""
    bare = begin < site.lead and _BARE.fullmatch(text, begin, site.lead)
    return bool(bare and _GOES_ON.match(text, site.end))


def _parts(text: str, site: Site) -> bool:
    """Whether the act before a verb is surely over at the verb's clause."""
    return site.hang == "adverbial" or (site.hang == "coordinate" and _ends_act(text, site))


def _ends_act(text: str, site: Site) -> bool:
    """Whether a coordinated verb cannot be part of an act: a past form with an object of its own ("... and called for talks")."""
    return site.kind not in ("modal", "be") and site.word.endswith("ed") and _OBJECT.match(text, site.end) is not None


def _spoken(text: str, finite: list[Site]) -> tuple[int, int] | None:
    """The "we" of a sentence: what is joined on behind a clause on things is ours ("we know that X is near and will act")."""
    first = finite[0].subject if finite else None
    return first if first and text[slice(*first)].lower() == "we" else None


def _judges(text: str, predicate: Site, lead: int) -> bool:
    """Whether a verb says of a promise, told from `lead` on, what it is ("Peru's decision to build a dam | is a sign")."""
    says = predicate.word in _IS or predicate.word in EVINCE
    whole = predicate.subject is not None and predicate.subject[0] <= lead and not _ENSURES.search(text, lead, predicate.start)
    return says and whole and predicate.hang in ("bare", "that")


def _goes_on(text: str, site: Site, first: Site) -> bool:
    """Whether a clause goes on with what the sentence's first verb promises, by its pronoun ("agreed to act and it | would")."""
    pronoun = site.subject is not None and text[slice(*site.subject)].lower() in _THEMSELVES
    return pronoun and first.kind == "commit" and first.word.endswith("ed") and first.hang == "first"
