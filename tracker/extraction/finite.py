"""A word to the class of finite verb it is where it stands, "" if it is a noun, an adjective or an infinitive there."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from tracker.extraction.atlas import parties
from tracker.extraction.months import MONTHS, SHORT
from tracker.extraction.names import NAME_BARE
from tracker.extraction.tables import table, word_set

_MODALS = sorted(word_set("will shall would should can could may might must"))
_BE = sorted(word_set("is are was were has have had 're 's 've 'll been being"))
_PLURAL = word_set("""
we they you i who sides parties countries leaders ministers presidents governments both states nations members participants
delegations partners officials heads two three also further again all each ourselves fully strongly firmly""")


class _Forms(Struct, frozen=True):
    finite: dict[str, str]
    base: dict[str, str]


@cache
def _forms() -> _Forms:
    finite: dict[str, str] = dict.fromkeys(_MODALS, "modal") | dict.fromkeys(_BE, "be")
    base: dict[str, str] = {}
    for kind, verbs in table("governors")["classes"].items():
        for entry in verbs:
            forms = entry.split()
            base.setdefault(forms[0], kind)
            for form in forms[1:]:
                finite.setdefault(form, kind)
    return _Forms(finite, base)


@cache
def _bearers() -> frozenset[str]:
    """Nouns that can plan or begin something: behind one of them "aims to" is a verb ("the scheme aims to train")."""
    nouns = table("governors")["nouns"]
    return word_set(f"{nouns['actor']} {nouns['programme']}")


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(word for party in parties().values() for word in party.demonyms)


_PREVIOUS = re.compile(r"([\w.'-]+)(?:\s\([^()]{1,40}\))?[\s,]*$")
_INSERTED = re.compile(
    r"(?:\s(?:in turn|(?:in|on|for) (?:this|that|its|their|his|her) (?:own )?(?:context|regard|respect|connection|part|turn))"
    r"|(?<=\w),\s(?:for|in|on|as|with|at|like|after|during|following|despite)\s[^,;.:()]{2,60},)\s$"
)
"""What may stand between a subject and its verb ("Peru, for its part, | plans")."""
_INSERT_ENDS = (", ", "turn ", "context ", "regard ", "respect ", "connection ", "part ")


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
        return "assert" if said else "" if _is_noun(text, found, word, previous, low) else forms.finite[word]
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
    bears = earlier is not None and (earlier.group(1)[0].isupper() or earlier.group(1) in _PLURAL or earlier.group(1) in _ONE)
    return earlier.group(1) if earlier and bears else word


def _to_say(text: str, at: int) -> bool:
    """Whether an opportunity is taken at `at` to say something ("took | the occasion to announce that")."""
    taken = _OCCASION.match(text, at)
    return taken is not None and _forms().base.get(taken["verb"]) == "assert"


def _acts(text: str, start: int, found: re.Match[str], word: str, previous: str, *, present: bool) -> bool:
    """Whether a base form within a sentence is its verb: behind a plural, a name or, in the present, behind "and"."""
    low = previous.lower()
    heads = _HEADS.search(text, max(start, found.start() - 40), found.start()) is not None
    plural = heads or (low in _PLURAL and (text[found.start() - 1] == " " or low == "we"))
    after_name = (
        previous[:1].isupper()
        and len(previous) > 1
        and not text.startswith(", ", found.start() - 2)
        and not text.startswith("-", found.end())
        and not _NAME_GOES_ON.match(text, found.end())
        and not (word in _NOUN_TOO and _SOUGHT.search(text, max(start, found.start() - 80), found.start()))
        and not (word in _NOUN_TOO and previous in _demonyms() and _HAVING.search(text, start, found.start()))
    )
    return (
        plural
        or bool(low.endswith("ly") and _PRONOUN_LY.search(text, start, found.start()))
        or (after_name and (word not in _NOUN_TOO or not present))
        or (
            present
            and (
                low in ("and", "also", "but", "further", "therefore")
                or low.endswith("ly")
                or (text.startswith(", ", found.start() - 2) and word not in _NOUN_TOO)
            )
        )
        or bool(word in _ALWAYS_VERB and _TO.match(text, found.end()))
        or bool(word in _PLANS and low in ("and", "also") and _TO.match(text, found.end()))
        or bool(word in _PLEDGES and low == "to" and _ABLE.search(text, start, found.start()))
        or (word in _NEVER_NOUN and low.endswith("s") and text[found.start() - 1] == " ")
        or (
            word in _TIMED
            and low.endswith("s")
            and text[found.start() - 1] == " "
            and _ON_A_DAY.match(text, found.end()) is not None
        )
    )


def _is_noun(text: str, found: re.Match[str], word: str, previous: str, low: str) -> bool:
    """Whether a form that could be finite is a noun, an adjective or a reduced relative here ("talks held in May")."""
    if word in _MODALS or word in _BE:
        noun = low in _BEFORE_MAY if word == "may" else word == "will" and low in _BEFORE_WILL
        return noun or (word == "will" and _WILL_NOUN.search(text, max(0, found.start() - _NEAR), found.start()) is not None)
    third = word.endswith("s")
    acts = low in ("and", "also") and _OBJECT_NEXT.match(text, found.end())
    if third and (acts or _points(low, word) or _binds_anew(text, found, word, low)):
        return False
    behind = low in _BEFORE_NOUN and not text.startswith("well as ", found.start() - 8)
    if behind or low.endswith("'s") or previous.endswith("-"):
        return True
    if third:
        named = previous[:1].isupper() and (word not in _NOUNS_RATHER or (word == "calls" and _CALLS.match(text, found.end())))
        borne = (low in _RELATIVES or low in _bearers()) and _ACTS_NEXT.match(text, found.end()) is not None
        return word in _NOUN_PLURALS and not (named or borne or low.endswith("ly") or low in _ONE or low in _OFTEN)
    if word in _OBJECT_OF:
        return not _OBJECT_OF[word].match(text, found.end())
    return _has_agent(text, found, word, low) or (
        word in _REDUCED
        and not (word == "agreed" and previous[:1].isupper())
        and low not in _SUBJECT_PRONOUNS
        and low not in _AUX
        and bool(_REDUCED_BY.match(text, found.end()))
        and not _THAT_SOON.match(text, found.end())
        and not low.endswith(("ly", "and"))
    )


def _has_agent(text: str, found: re.Match[str], word: str, low: str) -> bool:
    """Whether a participle tells of a thing who did it ("the forum attended | by the ministers of Peru")."""
    finite = low in _SUBJECT_PRONOUNS or low in _ADDED or low.endswith("ly")
    return word.endswith("ed") and not finite and _BY_WHOM.match(text, found.end()) is not None


def _binds_anew(text: str, found: re.Match[str], word: str, low: str) -> bool:
    """Whether a subject binds itself once more ("agreed to build a port and | plans to open"), and no plurals are listed."""
    joined = low == "and" and word in _BINDING_PLURALS and _TO_DO.match(text, found.end()) is not None
    before = (text, max(0, found.start() - _NEAR), found.start())
    return joined and (_PLURAL_BEFORE.search(*before) is None or _GOVERNED.search(*before) is not None)


def _points(low: str, word: str) -> bool:
    """Whether "this" or "that" is the subject of a form that is no plural ("this includes")."""
    return low in ("this", "that") and word not in _NOUN_PLURALS


_BEFORE_MAY, _BEFORE_WILL = ("in", "on", "by", "of"), ("the", "free", "political", "of", "good", "ill")
_NEAR = 40
_BINDING_PLURALS = word_set("plans aims hopes pledges promises offers")
_TO_DO = re.compile(r"\sto\s(?!the\b|an?\b|its\b|their\b)[a-z]+\s")
_PLURAL_BEFORE = re.compile(r"[a-z]s,?\sand\s$")
_GOVERNED = re.compile(r"\b(?:for|to|with|among)\s(?:[a-z-]+\s){0,2}[a-z]+s,?\sand\s$")
"""Plurals that end the phrase before "and" and list nothing ("waive visas for students and | plans to")."""
_WILL_NOUN = re.compile(
    r"\b(?:(?:an?|any|no|its|their|his|her|our|the)\s)?(?:same\s)?"
    r"(?:firm|strong|common|shared|clear|mutual|genuine|sincere|same)\s$"
)
_UNWEALTHY = re.compile(r"(?!\s+(?:countries|nations|economies|world|states|market))")
_PRONOUN_LY = re.compile(r"\b(?:I|[Ww]e|[Tt]hey)\s+[a-z]+ly\s+$")
_OBJECT_NEXT = re.compile(r"\s+(?:(?:the|an?|its|their|his|her|our|all)\s|[A-Z][\w-]*'s\s)")
_ACTS_NEXT = re.compile(r"\s+(?:\w+ly\s+)?(?:to\s+(?!be\b)[a-z]+\s|(?:in|on|from)\s+(?:[A-Z]|\d))")
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
_GOES_ON = re.compile(
    r"\s*[,.;]|\s+(?:to|the|an?|its|their|his|her|our|with|in|on|at|for|from|until|through\w*|during|into|as|and|"
    r"[a-z]+ly|[a-z]+ing)\b"
)
_SHARED = re.compile(
    r"\s+(?:the|a|an|its|their|his|her|our|that|with|concerns?|views?|ideas|information|experience|plans|how|unwavering|strong|"
    r"in)\b|\s+[A-Z][\w-]*'s\s"
)
_UNNAMED = re.compile(r"(?!\s(?:the\s)?[\"']?[A-Z][\w'-]*(?:\s[\w'-]+){0,5}?,)")
_UP = re.compile(r"\s+up\b")
_OBJECT_OF = {"continued": _GOES_ON, "shared": _SHARED, "developed": _UNWEALTHY, "called": _UNNAMED, "drew": _UP, "drawn": _UP}
"""Participles that count as verbs only before what follows here ("continued support", "developed countries", "drew up")."""
_NOUNS_RATHER = word_set("issues states launches exchanges reviews concerns calls visits talks")
_CALLS = re.compile(r"\s+(?:on|for|upon)\b")
_ONE = word_set("""
he she it also side government president minister statement declaration document text memorandum communique treaty agreement""")
_ADVERBS = word_set("also further furthermore likewise therefore thus jointly together equally similarly moreover accordingly")
_RELATIVES = word_set("which who that")
_OFTEN = word_set("always still also again now never already hereby")
_BEFORE_NOUN = word_set("""
the a an of to our their its his her my your this these those such any some in for with new other as jointly-
via through under upon about into from""")
_NOUN_PLURALS = word_set("""
plans calls visits talks aims reports hopes values supports offers exchanges ends marks reviews debates concerns states
issues launches shares hosts charges directs orders tasks pledges promises requests demands starts signs notes
points covers focuses addresses updates means records seals""")
_NOUN_TOO = word_set("""
support plan hope offer promise pledge wish desire aim call visit report review exchange share state present want look stand
order charge task demand request value point show start end mark launch host issue sign hold play chair lead talk focus
address update brief touch cover mean concern debate press note voice signal open record seal""")
_OPENING = word_set("""
agree commit recommit undertake intend vow pledge plan resolve decide welcome reaffirm affirm reiterate underscore underline
emphasize emphasise stress highlight recognize recognise acknowledge note express confirm reconfirm declare announce condemn
urge encourage call commend applaud appreciate discuss review recall oppose reject""")
_HEADS = re.compile(r"\b[Hh]eads of (?:the )?(?:state|government|delegation|mission)s? $")
_TO = re.compile(r"\s+(?:\w+ly\s+|ourselves\s+|themselves\s+)?(?:to|that|on)\b")
_PLANS = word_set("plan hope wish aim want")
_PLEDGES = word_set("agree commit decide")
_ABLE = re.compile(r"\b(?:was|were)\s+able\s+to\s+$")
"""What somebody was able to do is done ("the sides were able to agree that")."""
_ALWAYS_VERB = word_set("agree commit recommit undertake intend vow")
_NEVER_NOUN = word_set("reaffirm reiterate agree commit recommit undertake intend underscore welcome reconfirm")
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
_REDUCED = word_set("""
announced signed held made established adopted launched issued released reached convened hosted led chaired taken given
presented outlined identified received approved envisaged stipulated provided included shared raised concluded unveiled
opened expressed voiced extended agreed proposed""")
_REDUCED_BY = re.compile(r"\s+(?:in|on|by|at|under|during|last|earlier|between|today|yesterday|this|within|following|upon)\b")
_BY_WHOM = re.compile(
    r"\sby\s(?:(?:the|both|its|their|our)\s(?:[\w-]+\s){0,2}?"
    r"(?i:ministers?|presidents?|leaders?|heads|governments?|ministry|ministries|"
    r"officials|experts|delegations?|governors|chairs?|co-chairs|sides|parties|secretar(?:y|ies))\b|"
    rf"(?!{SHORT})[A-Z])"
)
_AUX = word_set("was were been be is are has have had")
_ADDED = _AUX | word_set("and also further then later again once now both all not")
"""Behind these a participle belongs to a finite verb ("was also | pledged by Peru")."""
_THAT_SOON = re.compile(r"\s+(?:today|yesterday|(?:in|on|at|during|last|earlier)\s(?:[\w.]+\s){1,5}?)\s*that\b")
"""What is said behind a time is said by a finite verb ("the Minister announced today that")."""
_SUBJECT_PRONOUNS = word_set("""
he she they we i it sides leader leaders side government delegation delegations delegates participants heads members states
king emir sultan chancellor premier counterpart who also ministers presidents parties president minister secretary countries
both""")
