"""A form that could be a finite verb to whether it is a noun, an adjective or a participle where it stands."""

from __future__ import annotations

import re
from functools import cache

from tracker.extraction.months import SHORT
from tracker.extraction.tables import table, word_set

MODALS = word_set("will shall would should can could may might must")
BE = word_set("is are was were has have had 're 's 've 'll been being")
ONE = word_set("""
he she it also side government president minister statement declaration document text memorandum communique treaty agreement""")
"""Nouns and pronouns of one, behind which a form in -s is a verb."""
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
_OBJECT_NEXT = re.compile(r"\s+(?:(?:the|an?|its|their|his|her|our|all)\s|[A-Z][\w-]*'s\s)")
_ACTS_NEXT = re.compile(r"\s+(?:\w+ly\s+)?(?:to\s+(?!be\b)[a-z]+\s|(?:in|on|from)\s+(?:[A-Z]|\d))")
_GOES_ON = re.compile(
    r"\s*[,.;]|\s+(?:to|the|an?|its|their|his|her|our|with|in|on|at|for|from|until|through\w*|during|into|as|and|"
    r"[a-z]+ly|[a-z]+ing)\b"
)
_SHARED = re.compile(
    r"\s+(?:the|a|an|its|their|his|her|our|that|with|concerns?|views?|ideas|information|experience|plans|how|"
    r"unwavering|strong|in)\b|\s+[A-Z][\w-]*'s\s"
)
_UNNAMED = re.compile(r"(?!\s(?:the\s)?[\"']?[A-Z][\w'-]*(?:\s[\w'-]+){0,5}?,)")
_UP = re.compile(r"\s+up\b")
_OBJECT_OF = {"continued": _GOES_ON, "shared": _SHARED, "developed": _UNWEALTHY, "called": _UNNAMED, "drew": _UP, "drawn": _UP}
"""Participles that count as verbs only before what follows here ("continued support", "developed countries", "drew up")."""
_NOUNS_RATHER = word_set("issues states launches exchanges reviews concerns calls visits talks")
"""Those of them that are nouns even behind a name ("Peru visits")."""
_CALLS = re.compile(r"\s+(?:on|for|upon)\b")
_RELATIVES = word_set("which who that")
_OFTEN = word_set("always still also again now never already hereby")
_BEFORE_NOUN = word_set("""
the a an of to our their its his her my your this these those such any some in for with new other as
via through under upon about into from""")
"""Words behind which a form is a noun or an adjective."""
_NOUN_PLURALS = word_set("""
plans calls visits talks aims reports hopes values supports offers exchanges ends marks reviews debates concerns states
issues launches shares hosts charges directs orders tasks pledges promises requests demands starts signs notes
points covers focuses addresses updates means records seals""")
"""Forms in -s that are plurals of a noun too."""
_REDUCED = word_set("""
announced signed held made established adopted launched issued released reached convened hosted led chaired taken given
presented outlined identified received approved envisaged stipulated provided included shared raised concluded unveiled
opened expressed voiced extended agreed proposed""")
"""Past forms that behind a noun, and before a place or a time, only tell which it is ("the accord | signed in May")."""
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


@cache
def _bearers() -> frozenset[str]:
    """Nouns that can plan or begin something: behind one of them "aims to" is a verb ("the scheme aims to train")."""
    nouns = table("governors")["nouns"]
    return word_set(f"{nouns['actor']} {nouns['programme']}")


def is_noun(text: str, found: re.Match[str], word: str, previous: str, low: str) -> bool:
    """Whether a form that could be finite is a noun, an adjective or a reduced relative here ("talks held in May")."""
    if word in MODALS or word in BE:
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
        return word in _NOUN_PLURALS and not (named or borne or low.endswith("ly") or low in ONE or low in _OFTEN)
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
