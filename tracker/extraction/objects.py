"""One leaf to several where its verb has named objects of their own: pairs, amounts, acts, places, things, numbered papers."""

from __future__ import annotations

from itertools import pairwise

from tracker.extraction.grammar import Grammar, amount_at, grammar
from tracker.extraction.rules import word_set
from tracker.extraction.verbs import lexicon
from tracker.extraction.words import Range, Word

_OF_NAMES = frozenset(["es", "de", "del", "da", "do", "la", "el", "al", "upon", "of"])
"""Words in lower case inside the name of a place."""
_UNITS = frozenset(
    ["percent", "per", "cent", "%", "million", "billion", "trillion", "hundred", "thousand"]
    + [unit + s for unit in ("year", "month", "week", "day", "hour") for s in ("", "s")]
)
"""What is counted in these is a share, a sum or a time, no thing."""
_TO_NUMBER = 11
"""How many words the name of a paper may have before its number."""
_TALKS = frozenset(["negotiations", "negotiation", "talks", "discussions", "consultations", "work", "procedures"])
"""What is begun or ended on each of several papers."""
_PAPERS = word_set(
    "agreement memorandum mou treaty protocol convention accord pact compact charter contract arrangement declaration"
)
_MEETINGS = frozenset(["session", "round", "meeting", "summit", "conference"])
_NAMED = (
    _PAPERS
    | _MEETINGS
    | word_set("talk dialogue committee council forum plan roadmap statement vision initiative pledge amendment")
)
"""What the name of a paper or of a meeting holds."""
_ARTICLES = frozenset(["a", "an", "the", "another"])


def shared(found: list[Word], first: int, verb: int, last: int) -> tuple[list[Range], bool]:
    """The ranges into which `found[first:last]` falls, and whether "respectively" pairs them with the parties."""
    paired = _respectively(found, first, verb, last)
    if paired:
        return paired, True
    verb = _last_stacked(found, verb, last)
    for rule in (_amounts, _acts, _places, _things, _named, _gapped, _numbered):
        parts = rule(found, first, verb, last)
        if len(parts) > 1:
            return parts, False
    return [(first, last)], False


def under_noun(found: list[Word], first: int, of: int, last: int) -> list[Range]:
    """The same for an act told by a noun whose objects follow the "of" at that index."""
    parts = _amounts(found, first, of, last)
    return parts if len(parts) > 1 else _named(found, first, of - 1, last)


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
    if joint is None:
        return []
    ends = []
    k = joint
    while k > verb and found[k].low not in rules.prepositions:
        if found[k].low in ("and", ","):
            ends.append(k - 1 if k - 1 > verb and found[k - 1].low == "," else k)
        k -= 1
    ends = sorted(set(ends))
    return [*((first, end) for end in ends), (first, last)]


def _amounts(found: list[Word], first: int, verb: int, last: int) -> list[Range]:
    """One range for each amount with a use or time of its own ("$10 million for A and $5 million for B"), commas between many."""
    rules = grammar()
    given = next((k + 1 for k in range(verb + 1, min(verb + 6, last)) if found[k].low == "with"), verb + 1)
    if not (amount_at(found, verb + 1, last) or amount_at(found, given, last)):
        return [(first, last)]
    cuts = [first]
    closed = False
    for k in range(verb + 3, last - 2):
        behind = k + 2 if found[k].low == "," and found[k + 1].low == "and" else k + 1
        opens = found[k].low in ("and", ",") and found[k - 1].low not in ("between", "from", ",")
        if opens and amount_at(found, behind, last):
            inside = {word.low for word in found[cuts[-1] : k]}
            rest = {word.low for word in found[behind:last]}
            counted = _counted(found, given, k, rules) and _counted(found, behind, last, rules)
            if "between" not in inside and (counted or (inside & rules.prepositions and rest & rules.prepositions)):
                cuts.append(behind)
                closed = found[behind - 1].low == "and"
    return _cut(cuts if closed else cuts[:1], last)


def _counted(found: list[Word], k: int, last: int, rules: Grammar) -> bool:
    """Whether things are counted at `k` ("500 training places"), and no time, share or money is told."""
    while k < last and found[k].low in rules.quantifiers:
        k += 1
    return k + 1 < last and found[k].low[0].isdigit() and found[k + 1].low.isalpha() and found[k + 1].low not in _UNITS


def _things(found: list[Word], first: int, verb: int, last: int) -> list[Range]:
    """One range for each thing with an article of its own ("sign an agreement on A and a memorandum on B")."""
    rules, lex = grammar(), lexicon()
    hit = lex.base.get(found[verb].low) or lex.gerund.get(found[verb].low)
    begin = verb + 1
    if hit is None or hit.lemma not in rules.making:
        return [(first, last)]
    if begin < last and found[begin].low in rules.particles:
        begin += 1
    if begin + 1 < last and found[begin].low in _TALKS and found[begin + 1].low == "on":
        begin += 2
    if begin >= last or found[begin].low not in _ARTICLES:
        return [(first, last)]
    parts = [(first, last)]
    for k in range(begin + 2, last - 2):
        if found[k].low == "to" and found[k + 1].low in lex.base:
            break
        joint = k + 1 if found[k].low == "," and found[k + 1].low == "and" else k
        opens = found[k].low in (",", "and") and found[k - 1].low != "," and found[joint + 1].low in _ARTICLES
        if opens and _like(found, (begin, k), (joint + 1, last)):
            parts[-1] = (parts[-1][0], k)
            parts.append((joint + 1, last))
            begin = joint + 1
    closed = len(parts) > 1 and found[parts[-1][0] - 1].low == "and"
    return parts if closed else [(first, last)]


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
    return _cut(cuts if closed else cuts[:1], last)


def _named(found: list[Word], first: int, verb: int, last: int) -> list[Range]:
    """One range for each paper or meeting with a name to which one act is done ("review the Air Treaty and the Visa Accord")."""
    begin = verb + 2 if verb + 1 < last and found[verb + 1].low in ("of", "on", "both") else verb + 1
    cuts = [first]
    closed = False
    while _entitled(found, begin, last):
        if begin > verb + 2:
            cuts.append(begin)
            closed = found[begin - 1].low != ","
        begin = next((k + 1 for k in range(begin, last - 1) if _parts_names(found, k)), last)
    return _cut(cuts if closed else cuts[:1], last)


def _entitled(found: list[Word], begin: int, last: int) -> bool:
    """Whether an article and the name of a paper or a meeting stand at `begin`."""
    if begin + 1 >= last or found[begin].low not in grammar().determiners or not found[begin + 1].capital:
        return False
    stop = next((k for k in range(begin, last) if found[k].low in grammar().prepositions or _parts_names(found, k)), last)
    return any(word.capital and word.low.removesuffix("s") in _NAMED for word in found[begin + 1 : stop])


def _parts_names(found: list[Word], k: int) -> bool:
    """Whether the word at `k` is the last of the separators before a thing with an article ("and | the", "as well as | the")."""
    joins = found[k].low in (",", "and") or (found[k].low == "as" and found[k - 1].low == "well")
    return joins and k + 1 < len(found) and found[k + 1].low in grammar().determiners


def _cut(begins: list[int], last: int) -> list[Range]:
    """The ranges that begin at `begins`, each up to the next, the last one up to `last`."""
    return list(pairwise([*begins, last]))


def _taken(found: list[Word], begin: int, end: int) -> bool:
    """Whether somebody gets what is told there ("tents to Chad")."""
    return any(found[m].low == "to" and found[m + 1].capital for m in range(begin, end - 1))


def _numbered(found: list[Word], first: int, verb: int, last: int) -> list[Range]:
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
    nested = any(found[k].low in _ARTICLES for k in range(one[0] + 1, one[1]))
    if definite == [False, False]:
        return not nested
    own = all(_placed(found, begin, end) or _titled(found, begin, end) for begin, end in (one, other))
    return definite == [True, True] and not nested and own


def _titled(found: list[Word], begin: int, end: int) -> bool:
    """Whether a paper or a meeting is named ("the Double Taxation Agreement", "the next session of the committee")."""
    meets = any(word.low.rstrip("s") in _MEETINGS for word in found[begin + 1 : min(begin + 4, end)])
    papers = (word.capital and word.low in _PAPERS for word in found[begin + 1 : end])
    return meets or (begin + 1 < end and found[begin + 1].capital and any(papers))


def _placed(found: list[Word], begin: int, end: int) -> bool:
    return any(found[k].low in ("in", "at") and found[k + 1].capital for k in range(begin, end - 1))


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


def _places(found: list[Word], first: int, verb: int, last: int) -> list[Range]:
    """One range for each named place of a thing told in the plural ("open consulates in X and Y")."""
    rules, lex = grammar(), lexicon()
    hit = lex.base.get(found[verb].low) or lex.gerund.get(found[verb].low) or lex.participle.get(found[verb].low)
    if hit is None or hit.lemma not in rules.siting:
        return [(first, last)]
    place = next((k for k in range(verb + 2, last - 2) if found[k].low in ("in", "at")), None)
    if place is None or not any(found[k].low.endswith("s") for k in range(verb + 1, place)) or not found[place + 1].capital:
        return [(first, last)]
    ends = []
    k = place + 1
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
