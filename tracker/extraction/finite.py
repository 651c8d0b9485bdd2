"""A word to the class of finite verb it is where it stands, "" if it is a noun, an adjective or an infinitive there."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from tracker.extraction.atlas import parties
from tracker.extraction.homographs import BE, MODALS, ONE, is_noun
from tracker.extraction.months import MONTHS
from tracker.extraction.names import NAME_BARE
from tracker.extraction.tables import table, word_set

_PLURAL = word_set("""
we they you i who sides parties countries leaders ministers presidents governments both states nations members participants
delegations partners officials heads two three also further again all each ourselves fully strongly firmly""")
"""Words behind which a base form is the verb of several."""
_JOINS = frozenset({"and", "also", "but", "further", "therefore"})
"""Words behind which a sentence in the present goes on with another verb."""
_PREVIOUS = re.compile(r"([\w.'-]+)(?:\s\([^()]{1,40}\))?[\s,]*$")
_INSERTED = re.compile(
    r"(?:\s(?:in turn|(?:in|on|for) (?:this|that|its|their|his|her) (?:own )?(?:context|regard|respect|connection|part|turn))"
    r"|(?<=\w),\s(?:for|in|on|as|with|at|like|after|during|following|despite)\s[^,;.:()]{2,60},)\s$"
)
"""What may stand between a subject and its verb ("Peru, for its part, | plans")."""
_INSERT_ENDS = (", ", "turn ", "context ", "regard ", "respect ", "connection ", "part ")
_PRONOUN_LY = re.compile(r"\b(?:I|[Ww]e|[Tt]hey)\s+[a-z]+ly\s+$")
_DEEMS = word_set("consider considers considered settled")
"""Who considers or settles "that", holds or decides something; without it, it is talked over or done with."""
_SAYS = word_set("made makes gave gives drew draws")
_TAKES = word_set("took takes seized seizes")
_OCCASION = re.compile(
    r"\s+(?:the|this|that|an?)\s+(?:[a-z]+\s+)?(?:opportunity|occasion|chance|moment)\s+to\s+"
    r"(?:also\s+|once\s+again\s+|[a-z]+ly\s+)?(?P<verb>[a-z]+)\b"
)
_CLEAR = re.compile(
    r"\s+(?:it\s+)?(?:\w+ly\s+)?(?:clear|plain|known)\b|"
    r"\s+(?:(?:an?|the|his|her|its|their|firm|full)\s+)*(?:assurances?|word)\s+that\b|"
    r"\s+(?:[a-z]+\s+)?attention\s+to\s+(?:the|its|their|his|her|our|[A-Z][\w-]*'s)\b"
)
"""Verbs that say something only together with what follows ("made clear that", "gave an assurance that")."""
_ADVERBS = word_set("also further furthermore likewise therefore thus jointly together equally similarly moreover accordingly")
"""What may part a verb from its subject without a comma."""
_NOUN_TOO = word_set("""
support plan hope offer promise pledge wish desire aim call visit report review exchange share state present want look stand
order charge task demand request value point show start end mark launch host issue sign hold play chair lead talk focus
address update brief touch cover mean concern debate press note voice signal open record seal""")
"""Base forms that are nouns as often as verbs."""
_OPENING = word_set("""
agree commit recommit undertake intend vow pledge plan resolve decide welcome reaffirm affirm reiterate underscore underline
emphasize emphasise stress highlight recognize recognise acknowledge note express confirm reconfirm declare announce condemn
urge encourage call commend applaud appreciate discuss review recall oppose reject""")
"""Base forms with which a sentence without a subject begins ("Reaffirm their support")."""
_HEADS = re.compile(r"\b[Hh]eads of (?:the )?(?:state|government|delegation|mission)s? $")
_TO = re.compile(r"\s+(?:\w+ly\s+|ourselves\s+|themselves\s+)?(?:to|that|on)\b")
_PLANS = word_set("plan hope wish aim want")
_PLEDGES = word_set("agree commit decide")
_ABLE = re.compile(r"\b(?:was|were)\s+able\s+to\s+$")
"""What somebody was able to do is done ("the sides were able to agree that")."""
_ALWAYS_VERB = word_set("agree commit recommit undertake intend vow")
_NEVER_NOUN = word_set("reaffirm reiterate agree commit recommit undertake intend underscore welcome reconfirm")
"""Base forms that no plural noun can go with but as its verb."""
_TIMED = word_set("start begin open resume meet convene enter")
_ON_A_DAY = re.compile(
    r"(?:\s(?:again|next|into (?:force|effect|operation)))?(?:\s(?:in|at) [A-Z]\w+)?\s(?:on|in|from|by)\s(?:\d{1,2}\s)?"
    rf"(?:{MONTHS}|early|mid|late|spring|summer|autumn|20\d\d)\b"
)
"""What is due in the present is due on a day ("direct flights | start on 5 May")."""
_NOUN_USE = re.compile(
    r"\s(?:for|of|in|from|as|by|with|and|between|related|through|including|provided|given|needed|is|are|was|were)\b|[,.;]"
)
_NEVER_BEFORE_BASE = word_set("""
key main major core common initial other
to will would shall should can could may might must not the a an of its their our his her""")
_NAME_GOES_ON = re.compile(r"\s+[A-Z]")
_SOUGHT = re.compile(rf"\bto\s+(?!(?:help|let|have|see|make)\b)[a-z]+\s+(?:{NAME_BARE}\s+)+$")
"""What an infinitive has for its object is a noun ("to seek Congressional support")."""
_HAVING = re.compile(r"(?!\b(?:and|that|but)\b)\b[a-z]+ (?:the|an?) [A-Z][\w-]* $")
"""What stands behind an article and a demonym is a noun ("welcomed the Polish | plan to")."""


class _Forms(Struct, frozen=True):
    finite: dict[str, str]
    base: dict[str, str]


@cache
def _forms() -> _Forms:
    """The forms that are looked for, each with its class; of two classes with a form the first listed has it."""
    finite: dict[str, str] = dict.fromkeys(MODALS, "modal") | dict.fromkeys(BE, "be")
    base: dict[str, str] = {}
    for kind, verbs in table("governors")["classes"].items():
        for entry in verbs:
            forms = entry.split()
            base.setdefault(forms[0], kind)
            for form in forms[1:]:
                finite.setdefault(form, kind)
    return _Forms(finite, base)


@cache
def _demonyms() -> frozenset[str]:
    """The demonyms of all parties: behind one of them a noun may follow as well as a verb."""
    return frozenset(word for party in parties().values() for word in party.demonyms)


def is_finite(word: str) -> bool:
    """Whether a small-letter word is a form that this module looks for."""
    return word in _forms().finite or word in _forms().base


def is_bare(word: str) -> bool:
    """Whether a small-letter word is a base form only ("agree"), so that a sentence that begins with it is in the present."""
    return word in _forms().base and word not in _forms().finite


def kind_of(text: str, start: int, found: re.Match[str], *, present: bool) -> str:
    """The class of a word if it is a finite verb where it stands, else ""."""
    forms = _forms()
    word = found.group().lower()
    if (found.group()[0].isupper() and found.start() > start) or (word == "given" and found.start() == start):
        return ""
    if word in _DEEMS and text.startswith(" that ", found.end()):
        return "assert"
    behind = found.start()
    if text.endswith(_INSERT_ENDS, start, behind) and (inserted := _INSERTED.search(text, max(start, behind - 70), behind)):
        behind = inserted.start()
    before = _PREVIOUS.search(text, max(start, behind - 60), behind)
    previous = _bearer(text, start, before) if before else ""
    low = previous.lower()
    if word in forms.finite:
        said = (word in _SAYS and _CLEAR.match(text, found.end())) or (word in _TAKES and _to_say(text, found.end()))
        return "assert" if said else "" if is_noun(text, found, word, previous, low) else forms.finite[word]
    able = word in _PLEDGES and _ABLE.search(text, start, found.start()) is not None
    if (
        (low in _NEVER_BEFORE_BASE and not able)
        or low.endswith(("'s", "s'"))
        or (word in _NOUN_TOO and _NOUN_USE.match(text, found.end()))
    ):
        return ""
    acts = word in _OPENING if found.start() == start else _acts(text, start, found, word, previous, present=present)
    return forms.base[word] if acts else ""


def _bearer(text: str, start: int, before: re.Match[str]) -> str:
    """The word before a form, or before an adverb that parts it from a name or a plural ("Peru therefore | plans")."""
    word: str = before.group(1)
    if word not in _ADVERBS:
        return word
    earlier = _PREVIOUS.search(text, max(start, before.start() - 60), before.start())
    bears = earlier is not None and (earlier.group(1)[0].isupper() or earlier.group(1) in _PLURAL or earlier.group(1) in ONE)
    return earlier.group(1) if earlier and bears else word


def _to_say(text: str, at: int) -> bool:
    """Whether an opportunity is taken at `at` to say something ("took | the occasion to announce that")."""
    taken = _OCCASION.match(text, at)
    return taken is not None and _forms().base.get(taken["verb"]) == "assert"


def _acts(text: str, start: int, found: re.Match[str], word: str, previous: str, *, present: bool) -> bool:
    """Whether a base form within a sentence is its verb: behind a plural, a name or, in the present, behind "and"."""
    low, at = previous.lower(), found.start()
    apart = text[at - 1] == " "
    several = (low in _PLURAL and (apart or low == "we")) or _HEADS.search(text, max(start, at - 40), at)
    if several or (low.endswith("ly") and _PRONOUN_LY.search(text, start, at)):
        return True
    if (word not in _NOUN_TOO or not present) and _behind_name(text, start, found, word, previous):
        return True
    if present and (low in _JOINS or low.endswith("ly") or (text.startswith(", ", at - 2) and word not in _NOUN_TOO)):
        return True
    if (word in _ALWAYS_VERB or (word in _PLANS and low in ("and", "also"))) and _TO.match(text, found.end()):
        return True
    if word in _PLEDGES and low == "to" and _ABLE.search(text, start, at):
        return True
    timed = word in _TIMED and _ON_A_DAY.match(text, found.end()) is not None
    return (word in _NEVER_NOUN or timed) and apart and low.endswith("s")


def _behind_name(text: str, start: int, found: re.Match[str], word: str, previous: str) -> bool:
    """Whether a name stands before a base form as its subject, and is neither a part of a longer one nor what it belongs to."""
    at, end = found.span()
    if not previous[:1].isupper() or len(previous) < 2 or text.startswith(", ", at - 2) or text.startswith("-", end):
        return False
    if _NAME_GOES_ON.match(text, end):
        return False
    sought = _SOUGHT.search(text, max(start, at - 80), at) or (previous in _demonyms() and _HAVING.search(text, start, at))
    return not (word in _NOUN_TOO and sought)
