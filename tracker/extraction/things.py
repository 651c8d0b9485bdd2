"""An act to the things it is done to, where each could be had without the other: those with an article or a name of their own."""

from __future__ import annotations

import re

from tracker.extraction.grammar import grammar, joined
from tracker.extraction.tables import word_set
from tracker.extraction.verbs import lexicon
from tracker.extraction.words import Range, Word, cut

_TO_NUMBER = 11
"""How many words the name of a paper may have before its number."""
_ADVERBIAL = 9
"""How many words of a place or a time may stand before an object."""
_TALKS = frozenset(["negotiations", "negotiation", "talks", "discussions", "consultations", "work", "procedures"])
"""What is begun or ended on each of several papers."""
_PAPERS = word_set(
    "agreement memorandum mou treaty protocol convention accord pact compact charter contract arrangement declaration"
)
_MEETINGS = frozenset(["session", "round", "meeting", "summit", "conference"])
_NAMES = (
    _PAPERS
    | _MEETINGS
    | word_set("talk dialogue committee council forum plan roadmap statement vision initiative pledge amendment paper review")
)
"""What the name of a paper or of a meeting holds."""
_WITHIN = frozenset(["which", "that", "who", "where", "including", "comprising", "involving", "with", "between"])
"""Behind these a thing is told with what it holds or does: those named there are no things of their own."""
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)|[a-z-]*(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next)")
"""Which of several meetings of one name it is."""
_ARTICLES = frozenset(["a", "an", "the", "another"])


def things(found: list[Word], first: int, verb: int, last: int) -> list[Range]:
    """One range for each thing with an article of its own ("sign an agreement on A and a memorandum on B")."""
    rules, lex = grammar(), lexicon()
    hit = lex.base.get(found[verb].low) or lex.gerund.get(found[verb].low)
    if hit is None or hit.lemma not in rules.making:
        return [(first, last)]
    begin = _past_adverbial(found, verb + 1, last)
    if begin == verb + 1 < last and found[begin].low in rules.particles:
        begin = _past_adverbial(found, begin + 1, last)
    if begin + 1 < last and found[begin].low in _TALKS and found[begin + 1].low == "on":
        begin += 2
    begin += begin < last and found[begin].low == "both"
    return _with_articles(found, first, begin, last)


def _past_adverbial(found: list[Word], begin: int, last: int) -> int:
    """The index of the object before which a place or a time stands ("open | in Oran | a bank"), `begin` where none does."""
    before = grammar().prepositions
    opens = begin < last and found[begin].low in before
    behind = range(begin + 2, min(begin + _ADVERBIAL, last)) if opens else range(0)
    stop = next((k for k in behind if not found[k].low[0].isalnum()), last)
    return next((k for k in behind if k < stop and found[k].low in ("a", "an") and found[k - 1].low not in before), begin)


def told(found: list[Word], first: int, last: int) -> list[Range]:
    """One range for each thing that a promise in nouns names with "a" ("announced a study on A and a fund for B")."""
    inner = any(word.low in _WITHIN for word in found[first:last])
    return _with_articles(found, first, first, last) if found[first].low in ("a", "an") and not inner else [(first, last)]


def _with_articles(found: list[Word], first: int, begin: int, last: int) -> list[Range]:
    """`found[first:last]` divided by the things with an article of their own, of which the first begins at `begin`."""
    if begin >= last or found[begin].low not in _ARTICLES:
        return [(first, last)]
    parts = [(first, last)]
    closed = False
    for k in range(begin + 2, last - 2):
        if found[k].low == "to" and found[k + 1].low in lexicon().base:
            break
        behind = joined(found, k)
        opens = behind > k and behind + 1 < last and found[k - 1].low != "," and found[behind].low in _ARTICLES
        if opens and all(word.low != "between" for word in found[begin:k]) and _like(found, (begin, k), (behind, last)):
            parts[-1] = (parts[-1][0], k)
            parts.append((behind, last))
            closed = behind > k + 1 or found[k].low == "and"
            begin = behind
    return parts if closed else [(first, last)]


def named(found: list[Word], first: int, verb: int, last: int) -> list[Range]:
    """One range for each paper or meeting with a name to which one act is done ("review the Air Treaty and the Visa Accord")."""
    begin = verb + 2 if verb + 1 < last and found[verb + 1].low in ("of", "on", "both") else verb + 1
    begin = next(
        (k + 2 for k in range(verb + 1, min(verb + 4, last - 2)) if found[k].low in _TALKS and found[k + 1].low == "on"), begin
    )
    opens = max(begin, verb + 2)
    cuts = [first]
    closed = False
    while entitled(found, begin, last):
        if begin > opens:
            cuts.append(begin)
            closed = found[begin - 1].low != ","
        begin = next((k + 1 for k in range(begin, last - 1) if _parts_names(found, k)), last)
    return cut(cuts if closed else cuts[:1], last)


def numbered(found: list[Word], first: int, verb: int, last: int) -> list[Range]:
    """One range for each of several numbered papers of one name ("lift Order 12 of May 2 and Order 14 of May 9")."""
    names: set[str] = set()
    parts = [(first, last)]
    for k in range(verb + 1, last - 1):
        named = found[k].capital and any(found[m].low[0].isdigit() for m in range(k + 1, min(k + _TO_NUMBER, last)))
        joint = found[k - 1].low == "and" or (found[k - 1].low == "," and found[k - 2].low[0].isdigit())
        if named and joint and found[k].low in names and any(word.low[0].isdigit() for word in found[parts[-1][0] : k]):
            parts[-1] = (parts[-1][0], k - 1)
            parts.append((k, last))
        if named:
            names.add(found[k].low)
    return parts


def _like(found: list[Word], one: Range, other: Range) -> bool:
    """Whether two things are told alike: both with "a", or both with "the" at a place or under a title of their own."""
    definite = [found[begin].low == "the" for begin, _ in (one, other)]
    nested = any(found[k].low in _ARTICLES and found[k - 1].low not in ("in", "at") for k in range(one[0] + 1, one[1]))
    if definite == [False, False]:
        rest = next((k for k in range(other[0] + 1, other[1]) if not found[k].low[0].isalnum()), other[1])
        return not nested and all(word.low != found[one[1] - 1].low for word in found[other[0] : rest])
    own = all(
        _placed(found, begin, end) or _titled(found, begin, end) or _specified(found, begin, end) for begin, end in (one, other)
    )
    meet = all(_meets(found, begin, end) for begin, end in (one, other))
    return definite == [True, True] and (meet or (not nested and own))


def _specified(found: list[Word], begin: int, end: int) -> bool:
    """Whether a thing is told with what it is on or for ("the ban on beef"), or a paper with its matter ("the tax treaty")."""
    noun = next((k for k in range(begin + 1, min(begin + 5, end)) if found[k].low in ("on", "for", "against", "with")), begin)
    return noun > begin + 1 or any(found[k].low in _PAPERS for k in range(begin + 2, end))


def _titled(found: list[Word], begin: int, end: int) -> bool:
    """Whether a paper or a meeting is named ("the Double Taxation Agreement", "the next session of the committee")."""
    papers = (word.capital and word.low in _PAPERS for word in found[begin + 1 : end])
    return _meets(found, begin, end) or (begin + 1 < end and found[begin + 1].capital and any(papers))


def _meets(found: list[Word], begin: int, end: int) -> bool:
    """Whether a meeting stands there, by number and name ("the 10th Border Group Meeting") or in a few words."""
    title = next((k for k in range(begin + 2, end) if not found[k].capital), end)
    if (
        begin + 1 < end
        and _ORDINAL.fullmatch(found[begin + 1].low)
        and any(word.low in _NAMES for word in found[begin + 2 : title])
    ):
        return True
    return any(word.low.rstrip("s") in _MEETINGS for word in found[begin + 1 : min(begin + 4, end)])


def _placed(found: list[Word], begin: int, end: int) -> bool:
    """Whether a thing is told with the named place where it is."""
    return any(found[k].low in ("in", "at") and found[k + 1].capital for k in range(begin, end - 1))


def entitled(found: list[Word], begin: int, last: int) -> bool:
    """Whether an article and the name of a paper or a meeting stand at `begin`."""
    if begin + 1 >= last or found[begin].low not in grammar().determiners or not found[begin + 1].capital:
        return False
    stop = next((k for k in range(begin, last) if found[k].low in grammar().prepositions or _parts_names(found, k)), last)
    return any(word.capital and word.low.removesuffix("s") in _NAMES for word in found[begin + 1 : stop])


def _parts_names(found: list[Word], k: int) -> bool:
    """Whether the word at `k` is the last of the separators before a thing with an article ("and | the", "as well as | the")."""
    joins = found[k].low in (",", "and") or (found[k].low == "as" and found[k - 1].low == "well")
    return joins and k + 1 < len(found) and found[k + 1].low in grammar().determiners
