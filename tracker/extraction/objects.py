"""One leaf to several where its verb has named objects of their own: pairs, amounts, acts, places, things, numbered papers."""

from __future__ import annotations

from tracker.extraction.grammar import NUMBERS, Grammar, amount_at, grammar, joined
from tracker.extraction.things import named, numbered, things
from tracker.extraction.verbs import lexicon
from tracker.extraction.words import Range, Word, cut

_OF_NAMES = frozenset(["es", "de", "del", "da", "do", "la", "el", "al", "upon", "of"])
"""Words in lower case inside the name of a place."""
_UNITS = frozenset(
    ["percent", "per", "cent", "%", "million", "billion", "trillion", "hundred", "thousand"]
    + [unit + s for unit in ("year", "month", "week", "day", "hour") for s in ("", "s")]
)
"""What is counted in these is a share, a sum or a time, no thing."""
_IN_SUM = frozenset(["including", "comprising", "namely"])
"""Behind these the parts of a sum are told."""
_LINES = frozenset(["flights", "trains", "ferries", "buses", "services", "links", "routes", "connections"])
_MEANS = frozenset(["as", "through", "via", "by", "under", "including"])
_BEFORE_MEANS = frozenset([",", "such"])
"""Behind these "respectively" pairs the means of one act, and no acts ("through mechanisms such as X and Y, respectively")."""
_TOWNS = [["the", towns, "of"] for towns in ("cities", "towns", "ports", "provinces", "regions", "capitals")]


def shared(found: list[Word], first: int, verb: int, last: int) -> tuple[list[Range], bool]:
    """The ranges into which `found[first:last]` falls, and whether "respectively" pairs them with the parties."""
    paired = _respectively(found, first, verb, last)
    if paired:
        return paired, True
    verb = _last_stacked(found, verb, last)
    for rule in (_amounts, _acts, _places, things, named, _gapped, numbered):
        parts = rule(found, first, verb, last)
        if len(parts) > 1:
            return parts, False
    return [(first, last)], False


def sums(found: list[Word], first: int, last: int) -> list[Range]:
    """One range for each sum or number of things a promise in nouns begins with ("$5 million for A and $3 million for B")."""
    return _amounts(found, first, first - 1, last)


def under_noun(found: list[Word], first: int, of: int, last: int) -> list[Range]:
    """The same for an act told by a noun whose objects follow the "of" at that index."""
    parts = _amounts(found, first, of, last)
    return parts if len(parts) > 1 else named(found, first, of - 1, last)


def _last_stacked(found: list[Word], verb: int, last: int) -> int:
    """The verb that has the object where two are stacked ("negotiate and sign a treaty")."""
    lex = lexicon()
    stacked = verb + 3 < last and found[verb + 1].low == "and" and found[verb + 3].low in grammar().determiners
    return verb + 2 if stacked and (found[verb + 2].low in lex.base or found[verb + 2].low in lex.gerund) else verb


def _respectively(found: list[Word], first: int, verb: int, last: int) -> list[Range]:
    """One range for each name that "respectively" pairs ("consulates in X and Y respectively"), each from the verb on."""
    rules = grammar()
    at = next((k for k in range(verb + 1, last) if found[k].low == "respectively"), None)
    if at is None:
        return []
    joint = next((k for k in range(at - 1, verb, -1) if found[k].low == "and"), None)
    if joint is None or any(found[m].low in _MEANS and found[m - 1].low in _BEFORE_MEANS for m in range(verb + 2, joint)):
        return []
    ends = []
    k = joint
    while k > verb and found[k].low not in rules.prepositions:
        if found[k].low in ("and", ","):
            ends.append(k - 1 if k - 1 > verb and found[k - 1].low == "," else k)
        k -= 1
    return [*((first, end) for end in sorted(set(ends))), (first, last)]


def _amounts(found: list[Word], first: int, verb: int, last: int) -> list[Range]:
    """One range for each amount with a use or time of its own ("$10 million for A and $5 million for B"), commas between many."""
    rules = grammar()
    given = next((k + 1 for k in range(verb + 1, min(verb + 6, last)) if found[k].low == "with"), verb + 1)
    if not (amount_at(found, verb + 1, last) or amount_at(found, given, last)):
        return [(first, last)]
    cuts = [first]
    closed = False
    for k in range(verb + 3, last - 2):
        behind = max(joined(found, k), k + (found[k].low == ","))
        opens = behind > k and found[k - 1].low not in ("between", "from", ",")
        if opens and amount_at(found, behind, last):
            inside = {word.low for word in found[cuts[-1] : k]}
            whole = "between" not in inside and not _part_of_sum(found, cuts[-1], k)
            rest = {word.low for word in found[behind:last]}
            counted = _counted(found, given, k, rules) and _counted(found, behind, last, rules)
            if whole and (counted or (inside & rules.prepositions and rest & rules.prepositions)):
                cuts.append(behind)
                closed = found[behind - 1].low != ","
    return cut(cuts if closed else cuts[:1], last)


def _part_of_sum(found: list[Word], begin: int, k: int) -> bool:
    """Whether the amount behind `k` is a part of one told before ("$9 million, of which $5 million for A and | $4 million")."""
    opens = (m for m in range(max(begin, 1), k) if found[m].low in _IN_SUM or (found[m - 1].low, found[m].low) == ("of", "which"))
    at = next(opens, 0)
    within = found[k].low != "," or joined(found, k) == k + 1
    return at > 0 and (within or any(word.low == "," for word in found[at:k]))


def _counted(found: list[Word], k: int, last: int, rules: Grammar) -> bool:
    """Whether things are counted at `k` ("500 training places"), and no time, share or money is told."""
    while k < last and found[k].low in rules.quantifiers:
        k += 1
    counted = k + 1 < last and (found[k].low[0].isdigit() or found[k].low in NUMBERS)
    return counted and found[k + 1].low.isalpha() and found[k + 1].low not in _UNITS


def _gapped(found: list[Word], first: int, verb: int, last: int) -> list[Range]:
    """One range for each thing with its own taker, the verb being told once ("send tents to Chad and blankets to Niger")."""
    rules, lex = grammar(), lexicon()
    hit = lex.base.get(found[verb].low) or lex.gerund.get(found[verb].low)
    if hit is None or hit.lemma not in rules.giving:
        return [(first, last)]
    cuts = [first]
    closed = False
    for k in range(verb + 3, last - 2):
        if found[k].low not in rules.separators or found[k - 1].low in rules.separators:
            continue
        behind = k + 2 if found[k + 1].low in rules.separators else k + 1
        stop = next((m for m in range(behind, last) if found[m].low in rules.separators), last)
        if not found[behind].capital and _taken(found, cuts[-1] + 1, k) and _taken(found, behind + 1, stop):
            cuts.append(behind)
            closed = found[behind - 1].low == "and"
    return cut(cuts if closed else cuts[:1], last)


def _taken(found: list[Word], begin: int, end: int) -> bool:
    """Whether somebody gets what is told there ("tents to Chad")."""
    return any(found[m].low == "to" and found[m + 1].capital for m in range(begin, end - 1))


def _acts(found: list[Word], first: int, verb: int, last: int) -> list[Range]:
    """One range for each act that a noun names under the verb ("permit the relocation of A or the blockade of B")."""
    rules, lex = grammar(), lexicon()

    def opens(k: int) -> bool:
        if k < last and found[k].low in rules.determiners:
            k += 1
        for m in range(k, min(k + 3, last - 1)):
            if found[m + 1].low == "of" and found[m].low in lex.noun:
                return found[m].low not in rules.fields
        return False

    if not opens(verb + 1):
        return [(first, last)]
    cuts = [(first, last)]
    for k in range(verb + 3, last - 3):
        if (
            found[k].low in ("and", "or", ",")
            and found[k + 1].low not in ("and", "or")
            and found[k + 1].low in rules.determiners
            and opens(k + 1)
        ):
            begin = cuts[-1][0]
            stop = k - 1 if found[k - 1].low == "," else k
            cuts[-1] = (begin, stop)
            cuts.append((k + 1, last))
    return cuts


def _leads_to_place(found: list[Word], k: int) -> bool:
    """Whether the word at `k` leads from a thing to where it is, or from a line of traffic to where it goes."""
    return found[k].low in ("in", "at") or (found[k].low == "to" and found[k - 1].low in _LINES)


def _places(found: list[Word], first: int, verb: int, last: int) -> list[Range]:
    """One range for each named place of a thing told in the plural ("open consulates in X and Y")."""
    rules, lex = grammar(), lexicon()
    hit = lex.base.get(found[verb].low) or lex.gerund.get(found[verb].low) or lex.participle.get(found[verb].low)
    if hit is None or hit.lemma not in rules.siting:
        return [(first, last)]
    place = next((k for k in range(verb + 2, last - 2) if _leads_to_place(found, k)), None)
    if place is None or not any(found[k].low.endswith("s") for k in range(verb + 1, place)):
        return [(first, last)]
    k = place + 1 + (found[place + 1].low == "both")
    k += 3 if [word.low for word in found[k : k + 3]] in _TOWNS else 0
    if k >= last or not found[k].capital:
        return [(first, last)]
    ends = []
    while k < last and (
        found[k].capital
        or found[k].low in (",", "and")
        or (k + 1 < last and found[k].low in _OF_NAMES and found[k - 1].capital and found[k + 1].capital)
    ):
        if found[k].low in (",", "and") and found[k - 1].capital:
            ends.append(k)
        k += 1
    closes = k == last or found[k].low in rules.prepositions or not found[k].low[0].isalnum()
    if not closes or not ends or "and" not in {word.low for word in found[ends[-1] : min(ends[-1] + 2, last)]}:
        return [(first, last)]
    return [*((first, end) for end in ends), (first, last)]
