"""A word behind a separator to the question whether a clause of its own begins there, by its verb or by its subject."""

from __future__ import annotations

from tracker.extraction.grammar import grammar, past_adverbs
from tracker.extraction.tables import word_set
from tracker.extraction.verbs import lexicon
from tracker.extraction.words import Word

MERITS = frozenset(["importance", "need", "necessity", "value", "significance", "urgency", "relevance"])
"""What a report speaks of beside a promise: "their commitment to X and the importance of Y"."""
REACH = 14
"""How many words ahead a finite verb is sought for a subject that may begin a new clause."""
_RATING = word_set("placed laid attached paid drew gave made put assigned accorded attributed devoted lent found took")
_RATED = word_set("""emphasis stress importance tribute attention reference mention account accent weight value priority
    significance heed homage respects credit note satisfaction interest useful helpful fruitful""")
"""With a verb of giving: how somebody rates something, which is no act of theirs to come."""
_UNDER_WAY = frozenset(["current", "ongoing", "continuing"])
"""Work that is done already, told beside a promise ("its commitment to lend and the | current | work of the bank")."""
_SAID = "pointed out; made clear; warned against; warned of; dwelt on; dwelled on; looked back; felt that"
_SET_PHRASES = frozenset(tuple(phrase.split()) for phrase in _SAID.split("; "))
_TALKED_OF = frozenset(["views", "ready", "committed", "support", "progress", "developments", "prospects", "opportunities"])
"""What behind a verb of reporting, without an article, shows that it reports ("and reviewed progress on the dam")."""
_DEGREES = frozenset(["deep", "grave", "serious", "strong", "shared", "profound"])
_ARTICLES = frozenset(["a", "an", "the"])
_ASKING = frozenset(["how", "when", "where", "whether", "what", "who", "why"])
_INSIDE = frozenset([":", "to", "that", "which", "what", "who", "whom", "where", "(", "whose", "when", "so"])
"""Words that cannot stand between a subject and its verb without a clause of their own."""


def another_clause(found: list[Word], j: int) -> bool:
    """Whether the sentence's own next verb, or a subject with its verb, begins at `j`."""
    rules = grammar()
    k = past_adverbs(found, j)
    if k + 2 < len(found) and found[k].low == "the" and found[k + 1].low in MERITS and found[k + 2].low in ("of", "for", "to"):
        return True
    if k + 3 < len(found) and (found[k].low, found[k + 3].low) == ("the", "of") and found[k + 1].low in _UNDER_WAY:
        return True
    if k + 1 < len(found) and found[k].low in _DEGREES and found[k + 1].low in ("concern", "concerns"):
        return True
    if k < len(found) and found[k].low in rules.auxiliaries and found[k].low not in rules.modals:
        return True
    if k < len(found) and acts_now(found[k].low) and _in_relative(found, j):
        return False
    return k < len(found) and not _pair(found, j, k) and (_reports(found, k) or begins_clause(found, k))


def _in_relative(found: list[Word], j: int) -> bool:
    """Whether the list before `j` tells in the present what a thing does ("a deal that frees A, secures B and | pays C")."""
    pronoun = next((m for m in range(j - 1, 0, -1) if found[m].low in ("that", "which", "who")), 0)
    return pronoun > 0 and pronoun + 1 < len(found) and acts_now(found[pronoun + 1].low)


def _pair(found: list[Word], j: int, k: int) -> bool:
    """Whether a participle at `k` and the one before "and" are adjectives of one noun ("agreed and noted limits")."""
    rules = grammar()
    if found[j - 1].low != "and" or k + 1 >= len(found) or not found[k].low.endswith("ed") or not found[j - 2].low.endswith("ed"):
        return False
    return found[k + 1].low not in rules.determiners and found[k + 1].low not in rules.prepositions and found[k + 1].low != "that"


def _reports(found: list[Word], k: int) -> bool:
    """Whether a finite verb of the sentence's own clause stands at `k` ("... and welcomed the", "... and looks forward to")."""
    rules, lex = grammar(), lexicon()
    low = found[k].low
    after = found[k + 1] if k + 1 < len(found) else None
    if after is None or not after.low[0].isalnum():
        named = after is not None and after.low == "," and low in rules.told and found[k - 1].capital
        return named or (after is None and (low in rules.told or low in rules.told_weak))
    opens = after.low in rules.determiners or after.low in ("that", "to", "upon", "forward", "hope", "clear") or after.capital
    past = low in lex.past and low not in lex.participle and low not in lex.noun
    told = low.endswith("ed") and (after.low in rules.possessives or after.low in ("the", "that"))
    if _rates(found, k) or (low not in lex.base and (past or told)):
        return True
    if low in rules.told:
        return after.low not in ("by", "among", "between", "during", "and", "or", "at", "as")
    if low in rules.told_weak or (low, after.low) in _SET_PHRASES:
        return (
            opens
            or (low, after.low) in _SET_PHRASES
            or acts_now(low)
            or low == "said"
            or after.low in _TALKED_OF
            or (low.startswith("call") and after.low == "on")
        )
    if acts_now(low):
        return opens or after.low in lex.gerund
    return low in rules.reports and low in lex.base and (after.low in rules.possessives or after.low == "that")


def _rates(found: list[Word], k: int) -> bool:
    """Whether a verb at `k` with its noun tells what is held of something ("and | placed special emphasis on")."""
    return found[k].low in _RATING and any(word.low in _RATED for word in found[k + 1 : k + 5])


def _bare_subject(found: list[Word], k: int) -> bool:
    """Whether a plural without an article begins a clause with its own "will" ("and | visa applications will be received")."""
    rules, lex = grammar(), lexicon()
    modal = next((m for m in range(k + 1, min(k + REACH, len(found))) if found[m].low in rules.modals), 0)
    if not modal or found[k].low in lex.base or found[k].low in lex.gerund or found[k - 1].low not in ("and", ";"):
        return False
    if found[k].low in _ASKING or any(word.low == "that" for word in found[max(0, k - REACH) : k]):
        return False
    return all(word.low not in _INSIDE and word.low not in rules.separators for word in found[k:modal])


def acts_now(low: str) -> bool:
    """Whether a word is the third person of a verb and nothing else ("undertakes")."""
    lex = lexicon()
    return low in lex.third and low not in lex.base and low[:-1] not in lex.noun and lex.third[low].kind == "verb"


def _supposes(found: list[Word], m: int) -> bool:
    """Whether "should" at `m` opens a condition ("stand ready | should the attacks resume")."""
    rules = grammar()
    return m + 1 < len(found) and (found[m + 1].low in rules.determiners or found[m + 1].low in rules.subjects)


def begins_clause(found: list[Word], k: int) -> bool:
    """Whether a subject with its finite verb begins at `k`."""
    rules, lex = grammar(), lexicon()
    head = found[k]
    if head.low in rules.subjects:
        return True
    if not (head.low in rules.determiners or head.low in ("it", "there") or head.capital):
        return _bare_subject(found, k)
    for m in range(k + 1, min(k + REACH, len(found))):
        low = "" if found[m].capital else found[m].low
        told = (low in rules.told or low in rules.told_weak) and _reports(found, m)
        did = low in lex.past and (m + 1 == len(found) or found[m + 1].low in rules.determiners or found[m + 1].low == "that")
        told = told or (
            acts_now(low) and m + 1 < len(found) and (found[m + 1].low in rules.determiners or found[m + 1].low in ("to", "that"))
        )
        named = found[m - 1].low in rules.possessives or found[m - 1].low in _ARTICLES
        if low == "should" and _supposes(found, m):
            continue
        if low in rules.auxiliaries or ((told or did) and low not in lex.base and not named):
            return True
        joint = low == "and" and m + 1 < len(found) and found[m + 1].capital
        if found[m].low in _INSIDE or (low in rules.separators and not joint):
            return False
    return False
