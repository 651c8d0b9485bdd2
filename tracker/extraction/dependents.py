"""The words of an act to what hangs on its part: an infinitive, a gerund or a relative that may have a list of its own."""

from __future__ import annotations

from tracker.extraction.asides import beside_partner
from tracker.extraction.parts import Part
from tracker.extraction.phrases import Phrases

_CARRIERS = frozenset(
    ["continue", "explore", "consider", "begin", "start", "commence", "keep", "work", "recommend", "envisage", "propose"]
)
_APART = frozenset([",", ";", "to", "on", "for", "towards", "toward", "in", "by", "as"])
"""Between "work" and an infinitive these give the work an object of its own: what follows is its purpose."""
_EFFORTS = frozenset(["effort", "efforts", "cooperation", "coordination", "collaboration", "co-operation"])
"""Nouns that say nothing by themselves: the infinitive behind them says what they are for."""
EFFORT = ("effort", "efforts")
_LIGHT = {
    "spare": EFFORT,
    "exert": EFFORT,
    "take": ("step", "steps", "measure", "measures", "action", "actions"),
}
"""Verbs that with such a noun say no more than the infinitive behind it."""
_WHILE = frozenset(["as", "when", "where", "once", "if", "until", "before", "after", "whenever"])
"""Behind these a clause with its pronoun and verb may have a list of verbs of its own ("as they open plants, hire staff and")."""
_HANGING = frozenset(["by", "through", "including"])
_AIMED = frozenset(["aimed", "directed", "targeted", "geared", "focused", "dedicated", "devoted"])
"""Participles behind which a gerund tells what the thing is for, and so do those that are listed with it."""


def note(act: Phrases, part: Part, i: int) -> None:
    """Mark the part if an infinitive, a gerund or a relative that may have a list of its own begins at `i`."""
    low = act.low(i)
    if i == part.verb + 1 or low in ("on", "towards", "toward"):
        part.chained = part.chained or _carries(act, part, i)
    if _helped(act, part, i):
        part.purpose = True
    if low == "to" and act.verb(act.past_adverbs(act.opening(i + 1)), "base"):
        passive = act.low(i - 1) == "," and act.low(i + 1) == "be"
        part.bound = part.bound or act.low(i - 1) in ("order", "view")
        part.effort = part.effort or act.low(i - 1) in _EFFORTS
        apart = act.past_adverbs(part.verb + 1) != i and not beside_partner(act, part, i - 1)
        part.inner = part.inner or (part.modal and apart)
        if not passive and (part.form == "gerund" or not _chained(act, part, i)):
            part.purpose = True
            part.bound = part.bound or act.low(i - 1) == ","
    elif _clause_within(act, i):
        part.purpose = True
    elif low == "so" and act.low(i + 1) == "that":
        part.purpose = part.bound = part.means = True
    elif low in _HANGING or (low in ("of", "on", "in", "from", "for", "to", "at") and act.low(i - 1) != ","):
        hangs = act.verb(act.past_adverbs(i + 1), "gerund") is not None
        part.aimed = part.aimed or (hangs and (act.low(i - 1) in _AIMED or (low == "of" and act.low(i - 1) == "terms")))
        part.means = part.means or hangs
        part.strong = part.strong or (hangs and low in _HANGING)
    if low in ("including", "especially", "particularly") or (low == "such" and act.low(i + 1) == "as"):
        part.aside = True


def _clause_within(act: Phrases, i: int) -> bool:
    """Whether a relative clause or one of time with its own verb begins at `i` ("a unit that will", "as they open plants")."""
    if act.low(i) in ("that", "which", "who"):
        return act.low(i + 1) in act.rules.modals or act.verb(i + 1, "base") is not None
    timed = act.low(i) in _WHILE and act.low(i + 1) in act.rules.subjects
    return timed and act.verb(act.past_adverbs(i + 2), "base") is not None


def _carries(act: Phrases, part: Part, i: int) -> bool:
    """Whether the leading verb carries the gerund at `i` as its act ("continue expanding", "work towards establishing")."""
    k = act.past_adverbs(i)
    if act.low(k) in ("on", "towards", "toward"):
        k = act.past_adverbs(k + 1)
    lead = act.lead(part.verb)
    near = k <= part.verb + 3
    return part.form == "base" and near and lead is not None and lead.lemma in _CARRIERS and act.verb(k, "gerund") is not None


def _helped(act: Phrases, part: Part, i: int) -> bool:
    """Whether what somebody is helped to do is told by a bare verb at `i` ("help Laos build roads")."""
    lead = act.lead(part.verb)
    verb = act.verb(i, "base")
    near = part.verb + 1 < i <= part.verb + 5
    alone = act.low(i + 1) in act.rules.separators or act.low(i + 1) in act.rules.determiners
    return near and lead is not None and lead.lemma == "help" and verb is not None and (verb.kind != "noun" or alone)


def _chained(act: Phrases, part: Part, i: int) -> bool:
    """Whether the infinitive at `i` carries the act ("continue to", "work with B to"), and is no purpose of it."""
    lead = act.lead(part.verb)
    if lead is not None and act.low(i - 1) in _LIGHT.get(lead.lemma, ()):
        return not part.purpose
    if lead is None or lead.lemma not in act.rules.catenatives or part.purpose:
        return False
    if beside_partner(act, part, i - 1):
        return True
    if lead.lemma == "work":
        return all(word.low not in _APART for word in act.words[part.verb + 1 : i])
    begins = i - 1 if act.low(i - 1) == "working" else i
    return act.past_adverbs(part.verb + 1) == begins
