"""A comma in an act to what it parts: an aside on partners, names or purpose, or two verbs that share the object to come."""

from __future__ import annotations

from tracker.extraction.grammar import phrase_at
from tracker.extraction.parts import Part
from tracker.extraction.phrases import Joint, Phrases
from tracker.extraction.tables import word_set

_BESIDE_PARTNERS = (
    ("as", "well", "as"),
    ("along", "with"),
    ("together", "with"),
    ("including",),
    ("and", "with"),
    ("in", "particular"),
    ("especially",),
)
"""What opens an aside on further partners of one's work."""
_NAMED = frozenset(["called", "named", "dubbed", "titled", "entitled"])
_WHEN_WHERE = frozenset(["in", "at", "by", "during", "last", "earlier"])
_FIELDS = word_set("""
education training defence defense security economy economic trade investment finance banking culture cultural sports tourism
science technology politics political diplomacy diplomatic labour labor employment health justice agriculture forestry fisheries
energy transport industry commerce social environment oil gas mining""")
"""Fields that a dash may join into one."""


def names_thing(act: Phrases, i: int) -> bool:
    """Whether an aside that names or dates a thing begins at `i` ("the draft, | called the Plan,", "agreed upon in May")."""
    behind = act.low(i + 2) if act.low(i + 1) in ("upon", "on") else act.low(i + 1)
    if act.low(i) == "agreed":
        return behind in _WHEN_WHERE
    return act.low(i) in _NAMED and i + 1 < act.end and (behind in ("the", "a", "an") or act.words[i + 1].capital)


def fields_joined(act: Phrases, i: int) -> bool:
    """Whether the dash at `i` stands between two fields ("cooperation in education – training and health")."""
    return act.low(i - 1) in _FIELDS and act.low(i + 1) in _FIELDS


def past_aside(act: Phrases, joint: Joint) -> int:
    """The index behind an aside between a conjunction and its verb ("and, to that end, open", "and (ii) by May, open")."""
    numbered = joint.word != "" and act.low(joint.end) == "("
    begin = act.closing(joint.end) if numbered else joint.end
    phrase = joint.semicolon and act.low(begin) in act.rules.prepositions
    if numbered or phrase or (joint.word and act.low(joint.end - 1) == ","):
        for comma in range(begin + 1, begin + 9):
            k = act.past_adverbs(comma + 1)
            if act.low(comma) == "," and (act.verb(k, "base") or act.verb(k, "gerund") or act.low(k) == "to"):
                return begin if act.verb(begin, "base") else comma + 1
    return begin


def beside_partner(act: Phrases, part: Part, comma: int) -> bool:
    """Whether a comma closes an aside on whom one works with ("work with Oman, as well as its neighbours | , to end")."""
    if act.low(comma) != "," or act.low(comma + 1) != "to" or part.form == "noun" or part.purpose:
        return False
    opens = next((m for m in range(part.verb + 1, comma) if act.low(m) in (",", "to")), comma)
    lead = act.lead(part.verb)
    works = lead is not None and lead.lemma in act.rules.catenatives and act.low(opens) == ","
    partner = any(act.low(m) == "with" for m in range(part.verb + 1, min(part.verb + 4, opens)))
    aside = all(act.low(m) not in ("to", "that") for m in range(opens, comma))
    return works and partner and aside and phrase_at(act.words, opens + 1, _BESIDE_PARTNERS) > 0


def left_open(act: Phrases, part: Part, i: int, joint: Joint) -> bool:
    """Whether two verbs share the object behind the second ("support the growth of | , and spur investment in, trade")."""
    if act.low(i) != "," or joint.word not in ("and", "or") or act.low(i - 1) not in act.rules.prepositions:
        return False
    verb = act.past_adverbs(joint.end)
    comma = next((m for m in range(verb + 1, act.end - 1) if act.low(m) in act.rules.separators), 0)
    return (
        bool(act.verb(verb, part.form)) and comma > 0 and act.low(comma) == "," and act.low(comma - 1) in act.rules.prepositions
    )
