"""A leaf to its grade: strength by wording and verb, specificity by what could be checked, topic by its words."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from tracker.extraction.details import Details
from tracker.extraction.document import LeafSpan, Sentence
from tracker.extraction.tables import table
from tracker.extraction.topics import Guess
from tracker.extraction.verbs import lexicon
from tracker.model import Strength, Topic


class Grade(Struct, frozen=True):
    """How firmly, how checkably and in which field something is promised; `why` names what decided it."""

    strength: Strength
    specificity: int
    topic: Topic
    why: tuple[str, ...] = ()


class _Conduct(Struct, frozen=True):
    verbs: frozenset[str]
    nouns: frozenset[str]
    mixed: dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]
    ongoing: re.Pattern[str]
    plannable: frozenset[str]
    """Verbs that are an act of their own under "plans to" ("plans to increase investments")."""


@cache
def _conduct() -> _Conduct:
    """The verbs and nouns of conduct, read once."""
    data = table("conduct")
    mixed = {
        rule["verb"]: (
            re.compile(rule["conduct"], re.IGNORECASE) if rule.get("conduct") else None,
            re.compile(rule["result"], re.IGNORECASE) if rule.get("result") else None,
        )
        for rule in data["mixed"]
    }
    return _Conduct(
        frozenset(data["verbs"].split()),
        frozenset(data["nouns"].split()),
        mixed,
        re.compile(data["ongoing"], re.IGNORECASE),
        frozenset(data["plannable"].split()),
    )


def is_conduct(verb: str, words: str) -> bool:
    """Whether the verb with this object promises conduct, not a result ("strengthen ties", "hold X to account")."""
    rules = _conduct()
    lemma = verb.lower()
    first = re.split(r"[ -]", lemma, maxsplit=1)[0]
    known = rules.mixed.get(lemma) or rules.mixed.get(first)
    if known is None:
        return lemma in rules.verbs or first in rules.verbs
    conduct, result = known
    if conduct is not None and conduct.search(words):
        return True
    return conduct is None and not (result is not None and result.search(words))


_VISA = "will.visa"
"""The rule of what people may do without a visa: it is granted, whatever they then do."""


def strength(text: str, span: LeafSpan) -> tuple[Strength, str]:
    """The strength of the leaf and what decided it: soft wording first, then a verb of conduct, then the wording's own force."""
    force = span.trigger.force
    if force in ("soft", "effort"):
        return force, f"wording is {force}"
    conduct = _conduct_of(text, span)
    return ("effort", conduct) if conduct else (force, f"wording is {force}")


def _conduct_of(text: str, span: LeafSpan) -> str:
    """What makes the leaf conduct: that it goes on, the task of the one who is told, its head noun or its verb; "" if nothing."""
    rules, words = _conduct(), text[span.start : span.end]
    if _is_result(span, words):
        return ""
    if (
        rules.ongoing.match(words)
        or _STAYS.search(words)
        or _ENDING.search(text, min(span.trigger.start, span.start), span.start)
    ):
        return "goes on"
    told = span.trigger.rule.startswith("delegate") and span.start <= span.trigger.end
    task = _TASK.match(words) if told else None
    if task:
        return f"conduct: {task['verb']}" if is_conduct(task["verb"], words[task.start("verb") :]) else ""
    head = head_noun(words) if _is_nominal(span, words) else ""
    if head:
        pledged = _OF_COMMITMENT.match(words) or _PLEDGE.search(text, min(span.trigger.start, span.start), span.start)
        return f"conduct: {head}" if head in rules.nouns or pledged else ""
    doer = _DOER.match(words)
    known = lexicon().gerund.get(doer["act"]) if doer else None
    verb = _passive(text, span) or (known.lemma if known else span.verb) or words.split(" ")[0]
    planned = span.trigger.force == "planned" and verb in rules.plannable
    return f"conduct: {verb}" if not planned and is_conduct(verb, words) else ""


def _is_result(span: LeafSpan, words: str) -> bool:
    """Whether a result is promised whatever the verb: not to do it, a visa no more, to complete it, a sum, its completion."""
    if not span.trigger.polarity or span.trigger.rule == _VISA or _DENIED.match(words) or _BESIDES.match(words):
        return True
    return _is_nominal(span, words) and bool(_AMOUNT.match(words) or _BROUGHT_ABOUT.match(words))


def _passive(text: str, span: LeafSpan) -> str:
    """The verb of a passive, from its cue ("will be | taken"); "" for any other frame."""
    if span.trigger.frame != "passive":
        return ""
    words = re.findall(r"[a-z]+", text[span.trigger.start : span.trigger.end].lower())
    known = lexicon().participle.get(words[-1]) if words else None
    return known.lemma if known else span.verb


def head_noun(words: str) -> str:
    """The noun that a noun phrase is about: the last word before a preposition ("close cooperation to ..." -> cooperation)."""
    commitment = _OF_COMMITMENT.match(words)
    phrase = words[commitment.end() :] if commitment else words
    stop = _PREPOSITION.search(phrase, 1)
    found = re.findall(r"[A-Za-z][\w-]*", phrase[: stop.start() if stop else len(phrase)])
    return found[-1].lower() if found else ""


def _is_nominal(span: LeafSpan, words: str) -> bool:
    """Whether the leaf begins with a noun phrase, not with a verb."""
    first = re.match(r"[\w'-]+", words)
    if first is None or span.trigger.frame == "passive":
        return False
    if _OF_COMMITMENT.match(words) or _CLOSE.match(words):
        return True
    word, forms = first.group().lower(), lexicon()
    known = word in forms.base or word in forms.gerund or word in _conduct().verbs
    acts = known or word.endswith(("ly", "ing")) or word in ("not", "to")
    return not acts and not _DOER.match(words)


_CLOSE = re.compile(r"close (?!the\b|an?\b|its\b|their\b|our\b|all\b|this\b|down\b|off\b)")
"""The adjective, not the verb ("close cooperation")."""
_DOER = re.compile(r"(?:[Tt]he )?(?!\w+ing\b)[A-Z][\w.]*(?: [A-Z][\w.]*)?(?:'s?)? (?P<act>[a-z]+ing)\b")
"""A party that does it, as the head of the leaf ("India hosting the summit")."""
_ENDING = re.compile(
    r"\b(?:continu(?:e|es|ed|ing)|keeps?|remains?|remaining)(?: (?:to|on|their|its|our))* (?:\w+ly )?$", re.IGNORECASE
)
_STAYS = re.compile(r"\b(?:will|shall|would) (?:continue|go on)\b")
_DENIED = re.compile(r"(?:to )?not (?:to )?(?!only\b|just\b|merely\b)[a-z]+")
_BESIDES = re.compile(
    r"\w+(?:,? \w+)?,? and (?:\w+ly )?(?:implement|complet|conclud|finali[sz]|sign|establish|ratif|launch)(?:e|y|ing|ying)?\b"
)
"""A verb of result beside one of conduct ("coordinate and implement")."""
_AMOUNT = re.compile(
    r"(?:(?!of |to |for |in )[\w'.-]+ ){0,3}?"
    r"(?:[A-Z]{0,3}[$€£¥] ?\d|(?:USD|EUR|GBP|AUD|CAD|JPY) \d|\d[\d.,]* (?:million|billion|dollars|euros|yen)\b)"
)
"""A sum of money at the head of what is promised ("an additional $1 million contribution")."""
_TASK = re.compile(r"(?:\w+ ){1,12}?to (?:\w+ly )?(?P<verb>[a-z]+)\b")
_PLEDGE = re.compile(r"\b(?:commitments?|committed|commits?|dedication|determination) to (?:the |a |an )?", re.IGNORECASE)
_OF_COMMITMENT = re.compile(
    r"(?:\w+ )?(?:(?:the |its |their |our |his |her |[\w.' ]{2,30}'s? )?(?:\w+ ){0,2}?commitments? (?:to|of) )(?:the |a )?",
    re.IGNORECASE,
)
_BROUGHT_ABOUT = re.compile(
    r"(?:[\w' ]{0,40}?\bcommitments? to )?(?:the )?(?:(?!continued )[a-z]+,? (?:and )?){0,3}?"
    r"(?:implementation|completion|conclusion|signing|signature|ratification|resumption|finali[sz]ation) of\b",
    re.IGNORECASE,
)
"""A noun of result ("commitment to the full implementation of")."""
_PREPOSITION = re.compile(
    r"\s(?:of|to|on|in|for|with|between|by|at|from|through|under|among|against|toward|towards|via|over|into|"
    r"including|that|which)\s|,|;|$"
)


@cache
def _objects() -> dict[str, re.Pattern[str]]:
    """What makes an object checkable, by the name of its pattern."""
    rules = table("specificity").items()
    return {name: re.compile(rule["pattern"], 0 if rule.get("case") else re.IGNORECASE) for name, rule in rules}


def specificity(text: str, span: LeafSpan, details: Details, graded: Strength) -> int:
    """1 a field, 2 one checkable act or object, 3 also with an amount, a date, a named town or a named instrument."""
    words = text[span.start : span.end]
    objects = _objects()
    named = bool(objects["instrument"].search(words))
    dated = details.deadline is not None and (details.deadline.latest is not None or "year" in details.deadline.words)
    if graded == "effort":
        dated = dated and not _LOOSE.search(details.deadline.words if details.deadline else "")
        if details.quantities or (dated and named):
            return 3
        return 2 if named or dated or details.towns or objects["brought_about"].search(words) else 1
    if named or dated or details.quantities or details.towns:
        return 3
    return 2 if graded != "soft" or objects["checkable"].search(words) else 1


_LOOSE = re.compile(r"\b(?:coming|ahead|following|next few|forthcoming)\b")
"""A time that is no date: conduct "over the coming days" is no more checkable for it."""


def grade(text: str, span: LeafSpan, sentence: Sentence, details: Details) -> Grade:
    """Strength, specificity and topic of the leaf at `span`."""
    graded, because = strength(text, span)
    field = details.field
    return Grade(graded, specificity(text, span, details, graded), field.topic, (because, *_told_by(field, span, sentence)))


def _told_by(field: Guess, span: LeafSpan, sentence: Sentence) -> tuple[str, ...]:
    """The word that tells the topic, and where it stands if not in the leaf, which is less sure; () where nothing tells it."""
    if field.at is None:
        return () if field.topic == "other" else (f"{field.topic}: the text as a whole",)
    inside, near = (start <= field.at < end for start, end in ((span.start, span.end), (sentence.start, sentence.end)))
    return (f"{field.topic}: {field.cues[0]}" + ("" if inside else " (in its sentence)" if near else " (in another sentence)"),)
