"""A promise told in nouns to its acts: "the opening of a fund, a visit to B and closer exchanges on C" are three."""

from __future__ import annotations

from tracker.extraction.grammar import Grammar, grammar
from tracker.extraction.objects import under_noun
from tracker.extraction.phrases import CONDITIONS
from tracker.extraction.things import entitled, named
from tracker.extraction.verbs import Lexicon, lexicon
from tracker.extraction.words import Range, Word

_NAMED = "to"
"""The head of an item whose "to" is said anew ("commit to a ferry, to a school and to talks")."""
_EVENTS = frozenset(["round", "session", "meeting", "summit", "visit", "conference"])
_PLANS = frozenset(["plans", "plan", "preparations", "proposals", "arrangements"])
_HELPED_IN = frozenset(["in", "at", "with", "from", "towards"])
"""Between whom an infinitive helps and what they do ("a grant to support Oman in | building roads and training nurses")."""
_TOGETHER = frozenset(["joint", "closer", "continued", "regular"])
_WORK = frozenset(["work", "research", "activities", "training", "exercises", "patrols", "studies", "projects"])
"""What is done together is an act of its own, although no verb names it ("the opening of A, | joint research on B")."""
_AGAIN = frozenset(["on", "upon"])
"""Prepositions that may be said anew before each act ("agreed on the opening of A and on the closing of B")."""


def acts(found: list[Word], first: int, last: int) -> list[Range]:
    """The acts of a list of nouns: "the opening of a fund, a visit to B and closer exchanges on C"."""
    rules, lex = grammar(), lexicon()
    begins: list[tuple[int, int, str]] = []
    i = first
    aim = listed = False
    within = next((k for k in range(first + 1, last - 1) if _means(found, k)), last)
    while i < within:
        j = _behind(found, i, last, rules)
        aim = aim or (found[i].low == "to" and i + 1 < last and found[i + 1].low in lex.base)
        helped = aim or (i > first and found[i - 1].low in ("efforts", "effort"))
        if helped and found[i].low in _HELPED_IN and i + 1 < last and found[i + 1].low in lex.gerund:
            break
        listed = listed or found[i].low == "including"
        inside = (aim and _within_aim(found, i, j, last, lex)) or (listed and not _names_act(found, j, last, lex))
        head = "" if inside or not i < j < within or _adjectives(found, i, j) else _opens_item(found, i, j, last, begins)
        if head:
            begins.append((i, j, head))
        i = max(j, i + 1)
    leading = _leading(found, first, begins[0][0]) if begins else ""
    parts = []
    begin = first
    for end, following, head in begins:
        opens = found[following].low in rules.determiners or found[following].low in lex.gerund
        anew = found[following - 1].low == "to" and (found[following].low in lex.gerund or head == _NAMED)
        ing = found[following].low in lex.gerund and found[end].low == ","
        apart = ing and all(word.low not in lex.gerund for word in found[first:end])
        if (leading or anew or apart or (len(begins) > 1 and opens)) and (head not in rules.fields or leading in rules.fields):
            parts.append((begin, end))
            begin, leading = following, head
    return [part for begin, end in [*parts, (begin, last)] for part in _objects(found, begin, end)]


def _opens_item(found: list[Word], i: int, j: int, last: int, begins: list[tuple[int, int, str]]) -> str:
    """The head of an item at `j`, behind the separators from `i` on and the items that begin before; "" where none begins."""
    rules, lex = grammar(), lexicon()
    paired = bool(begins) and found[i].low == "and" and begins[-1][1] == i - 1
    stop = _stop(found, j, last, rules)
    if not paired and (head := _together(found, j, stop, rules) or _head(found, j, stop, rules, lex)):
        return head
    if found[j - 1].low == "as" and found[j - 2].low == "well" and entitled(found, j, last):
        return _NAMED
    if found[j - 1].low == "to" and found[j].low in rules.determiners:
        return _NAMED
    closes = begins and not paired and i + 2 <= j < last - 2 and found[i].low == "," and found[j - 1].low == "and"
    return _NAMED if closes and found[j].low in ("a", "an") and _has_preposition(found[j + 2 : j + 5]) else ""


def _adjectives(found: list[Word], i: int, j: int) -> bool:
    """Whether a mark at `i` parts the adjectives of one noun ("a comprehensive, just and lasting | settlement")."""
    k = i - 1
    while k > 1 and found[k - 1].low == ",":
        k -= 2
    article = k > 0 and found[k - 1].low in ("a", "an")
    joined = found[i].low == "and" or (j + 1 < len(found) and found[j + 1].low == "and")
    return article and joined and (found[i].low == "," or k < i - 1) and found[j].low not in grammar().determiners


def _has_preposition(found: list[Word]) -> bool:
    """Whether any of the words is a preposition."""
    return any(word.low in grammar().prepositions for word in found)


def _objects(found: list[Word], begin: int, end: int) -> list[Range]:
    """One act as its sums or its named objects ("the review of the Air Treaty and the Visa Accord")."""
    of = next((k for k in range(begin + 1, min(begin + 9, end)) if found[k].low == "of"), 0)
    if entitled(found, begin, end):
        return named(found, begin, begin - 1, end)
    return under_noun(found, begin, of, end) if of and _noun(found[of - 1].low, lexicon()) else [(begin, end)]


def _leading(found: list[Word], begin: int, end: int) -> str:
    """The head of the first item, which a plan may go before ("plans for | the opening of"), or what stands for it."""
    rules, lex = grammar(), lexicon()
    planned = begin + 2 if found[begin].low in _PLANS and found[begin + 1].low == "for" else begin
    return _head(found, planned, end, rules, lex) or _sum(found, begin, end)


def _sum(found: list[Word], begin: int, end: int) -> str:
    """What stands for the head of an item that gives a sum ("a grant of $5 million for the road")."""
    given = (word.low[0] in "$€£¥₹" or word.low in ("million", "billion", "crore") for word in found[begin:end])
    return _NAMED if any(given) else ""


def _within_aim(found: list[Word], i: int, j: int, last: int, lex: Lexicon) -> bool:
    """Whether what is joined on at `j` belongs to the infinitive before it ("efforts to secure aid and recovery")."""
    return (j - i == 1 and found[i].low == "and") or (j < last and found[j].low in lex.base)


def _names_act(found: list[Word], j: int, last: int, lex: Lexicon) -> bool:
    """Whether an act is named at once at `j` ("establishment of", "the opening of"), and no example is listed there."""
    return j + 1 < last and bool(_noun(found[j].low, lex) or _noun(found[j + 1].low, lex))


def _means(found: list[Word], k: int) -> bool:
    """Whether the words from `k` on say by what means or to what end: whatever they list is no act of its own."""
    low, following = found[k].low, found[k + 1].low
    if (low == "specifically" and following in lexicon().gerund) or (low, following) == ("view", "to"):
        return True
    return (low == "including" and following in ("by", "through")) or (low in ("by", "through") and following in lexicon().gerund)


def _behind(found: list[Word], i: int, last: int, rules: Grammar) -> int:
    """Index behind the separators at `i`; `i` itself where none stands there."""
    j = i
    while j < last and found[j].low in rules.separators:
        j += 1
    if j == i and found[i].low == "as" and [word.low for word in found[i : i + 4]] == ["as", "well", "as", "the"]:
        return i + 3
    if i < j < last - 1 and (
        found[j].low in _AGAIN
        or (found[j].low == "for" and _backed(found, i))
        or (found[j].low == "to" and _noun_follows(found, j + 1, rules))
    ):
        j += 1
    if [word.low for word in found[j : j + 3]] == ["as", "well", "as"]:
        j += 3
    return j


def _backed(found: list[Word], i: int) -> bool:
    """Whether what stands before `i` is support, whose "for" is said again before another thing ("support for A and | for B")."""
    return any(found[k].low == "support" and found[k + 1].low == "for" for k in range(max(0, i - 24), i - 1))


def _noun_follows(found: list[Word], j: int, rules: Grammar) -> bool:
    """Whether "to" before `j` is no infinitive's ("their commitment to the reform and to | the opening of talks")."""
    return found[j].low in rules.determiners or found[j].low in lexicon().gerund


def _stop(found: list[Word], j: int, last: int, rules: Grammar) -> int:
    """Index of the separator that ends the item at `j`; two nouns before one preposition are one item."""
    end = j
    while end < last and found[end].low not in rules.separators:
        end += 1
    if end < last - 1 and found[end].low == "and" and end - j <= 2:
        end += 1
        while end < last and found[end].low not in rules.separators:
            end += 1
    return end


def _head(found: list[Word], begin: int, end: int, rules: Grammar, lex: Lexicon) -> str:
    """The noun of an act that a preposition follows, or the gerund that governs an object; "" where the range has neither."""
    if end - begin < 3:
        return ""
    opening = found[begin]
    if opening.low in rules.adjuncts:
        return ""
    if (
        opening.low in lex.gerund
        and not opening.capital
        and opening.low not in rules.adjectives_ing
        and found[begin + 1].low not in rules.prepositions
        and not (opening.low in CONDITIONS and found[begin + 1].low == "that")
    ):
        joined = begin > 0 and found[begin - 1].low == "and" and found[begin - 2].low not in (",", ";")
        return "" if joined and found[begin + 1].low not in rules.determiners else opening.low
    for k in range(begin, min(end - 1, begin + 8)):
        low = found[k].low
        if low in rules.prepositions or (low in rules.adjuncts and found[k + 1].low != "of"):
            return ""
        act = _noun(low, lex) or (_event(low) if opening.low in rules.determiners else "")
        of = k + 2 if found[k + 1].low in rules.particles and k + 2 < end else k + 1
        if low in lex.gerund and found[of].low == "of" and low not in rules.adjectives_ing:
            act = low
        if act and (found[k + 1].low in rules.prepositions or found[of].low == "of"):
            return act
    return ""


def _together(found: list[Word], begin: int, end: int, rules: Grammar) -> str:
    """What is done together, behind a comma ("the opening of A, | joint research on B"), "" for any other range."""
    joined = found[begin - 1].low == "and" and found[begin - 2].low not in (",", ";")
    if found[begin].low not in _TOGETHER or joined:
        return ""
    works = (k for k in range(begin, min(end, begin + 8)) if found[k].low in _WORK)
    return next((found[k].low for k in works if k + 1 == end or found[k + 1].low in rules.prepositions), "")


def _event(low: str) -> str:
    """The singular of a word for a meeting, "" for any other: "the next round of talks" is an act to come."""
    return low.rstrip("s") if low.rstrip("s") in _EVENTS else ""


def _noun(low: str, lex: Lexicon) -> str:
    """The singular of a noun of an act, "" for any other word."""
    return low if low in lex.noun else low[:-1] if low.endswith("s") and low[:-1] in lex.noun else ""
