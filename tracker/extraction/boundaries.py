"""A separator to the question whether the act is over there: another clause, a report or a comment follows."""

from __future__ import annotations

from tracker.extraction.grammar import amount_at, grammar, past_adverbs, phrase_at
from tracker.extraction.onsets import MERITS, REACH, acts_now, another_clause, begins_clause
from tracker.extraction.tables import word_set
from tracker.extraction.verbs import lexicon
from tracker.extraction.words import Word

_ASIDE = 20
"""How many words an aside between commas may have."""
_SECOND = word_set("activating seeking expanding accelerating training exploring launching opening building establishing")
"""Participles behind a bare "while" that tell a second act; others say how the first is done ("while keeping costs low")."""
_MADE_UP = frozenset(["involving", "comprising", "bringing", "consisting", "composed", "linking", "uniting"])
"""Participles behind a noun in apposition that tell what the thing holds: it is no comment then ("a mechanism | involving")."""
_CARE = word_set("retaining avoiding preventing ensuring protecting maintaining minimizing minimising guaranteeing safeguarding")
"""Participles behind "while" that limit the act and belong to it ("while preventing smuggling")."""
MANNER = _CARE | word_set("taking keeping bearing respecting upholding preserving limiting reducing complying")
"""Participles behind "while" that say how the act is done; others tell a second act ("while training sailors")."""
_TO_BE_DONE = (
    *(("as", "a", "matter", "of"), ("as", "a", "priority"), ("as", "a", "first", "step")),
    *(("where", word) for word in ("appropriate", "possible", "necessary", "applicable", "needed", "relevant")),
)
"""How and where an act is to be done, which belongs to it."""
_HELD = word_set("attachment adherence commitment support belief conviction opposition respect")
"""What somebody holds besides a promise ("pledged not to resort to force, as well as | their attachment to")."""
_OPENERS = frozenset(["that", "what", "whereby", "where", "how"])
"""Words behind which the subject of a clause stands."""
_OF_WHICH = (("of", "which"),)
_AS_WELL = (("as", "well", "as"),)
_PART = (("for", "its", "part"), ("for", "their", "part"))
_CONTENTS = frozenset(["includes", "comprises", "totals", "valued", "worth"])
"""What a relative clause says of what a thing holds or costs belongs to the act ("a package, which includes two radars")."""
_TIMES = frozenset(["when", "once", "if", "after", "before"])


def act_ends(found: list[Word], i: int) -> bool:
    """Whether the act is over at the separator `i` (a comma, a semicolon, a colon or a conjunction)."""
    low = found[i].low
    rules = grammar()
    if low in ("while", "whereas", "but", "so"):
        return _contrasts(found, i)
    if low not in rules.separators and low != ":":
        return _tells_beside(found, i)
    j = i
    while j < len(found) and found[j].low in rules.separators:
        j += 1
    if j < len(found) and phrase_at(found, j, _PART):
        j = j + 4 if j + 4 < len(found) and found[j + 3].low == "," else j + 3
    if j >= len(found):
        return True
    if found[j - 1].low == "," and found[j - 2].low in ("and", "or"):
        j = next((k + 1 for k in range(j + 1, min(j + 9, len(found) - 1)) if found[k].low == ","), j)
    anew = _reports_anew(found, i, j)
    if anew is not None:
        return anew
    if low in (",", ";"):
        return comments(found, j) or (not (low == "," and _within_when(found, i)) and another_clause(found, j))
    return not _within_that(found, i) and another_clause(found, j)


def _contrasts(found: list[Word], i: int) -> bool:
    """Whether "while", "whereas", "but" or "so" at `i` opens something else than the act."""
    low, rules = found[i].low, grammar()
    behind = found[i + 1].low if i + 1 < len(found) else ""
    if low == "while" and behind in lexicon().gerund:
        if behind in _CARE:
            return False
        return found[i - 1].low == "," or behind in rules.telling or behind in _SECOND
    if low == "while" and found[i - 1].low not in rules.separators and _lasts(found, i):
        return False
    if low == "so":
        apart = found[i - 1].low in rules.separators
        return so_then(found, i) or (apart and phrase_at(found, i, (("so", "as", "to"),)) > 0)
    return not (low == "but" and behind in ("not", "also"))


def _lasts(found: list[Word], i: int) -> bool:
    """Whether a clause at "while" only says how long ("keep consulting | while the scheme is phased in")."""
    rules, ahead = grammar(), found[i + 1 : i + REACH]
    lasting = any(word.low in ("is", "are", "remain", "remains", "continue", "continues", "last", "lasts") for word in ahead)
    return lasting and all(word.low not in rules.modals for word in ahead)


def _reports_anew(found: list[Word], i: int, j: int) -> bool | None:
    """Whether what `j` begins, behind the separators from `i` on, is a new report or an effect; None where it is neither."""
    opens = j + 1 < len(found)
    if _tells_beside(found, j):
        return True
    if phrase_at(found, j, (("as", "well", "as", "the"),)):
        return True if j + 4 < len(found) and found[j + 4].low in MERITS else None
    if found[j].low == "that" and found[j - 1].low == "and" and opens and _opens_subject(found[j + 1]):
        return all(word.low != "that" for word in found[:i])
    if found[i].low == "and" and found[j].low in ("thereby", "thus"):
        return True
    if found[i].low == ";" and found[j].low in grammar().telling and opens and found[j + 1].low != "that":
        return False
    return None


def _tells_beside(found: list[Word], j: int) -> bool:
    """Whether what was said besides is told at `j` ("will open a port | as well as stressing the role of trade")."""
    if not phrase_at(found, j, _AS_WELL) or j + 4 >= len(found):
        return False
    if found[j + 3].low in grammar().possessives and found[j + 4].low in _HELD:
        return True
    return found[j + 3].low in grammar().telling and found[j + 4].low in grammar().determiners


def so_then(found: list[Word], i: int) -> bool:
    """Whether "so" at `i` leads to a clause of its own ("open a post, so | the three countries would send officers")."""
    apart = i > 0 and found[i - 1].low in grammar().separators
    return apart and i + 1 < len(found) and found[i + 1].low not in ("that", "as") and begins_clause(found, i + 1)


def _opens_subject(word: Word) -> bool:
    """Whether a subject may begin with the word, behind "and that"."""
    rules = grammar()
    return word.capital or word.low in rules.determiners or word.low in rules.subjects


def comments(found: list[Word], j: int) -> bool:
    """Whether what begins at `j`, after a comma, leaves the act: a relative, a purpose, a remark ("noting that")."""
    rules = grammar()
    k = past_adverbs(found, j)
    holds = [m for m in range(j + 1, min(j + 3, len(found) - 1)) if found[m].low in _CONTENTS]
    held = found[j].low == "which" and holds and found[holds[0] + 1].low != "but"
    if held or phrase_at(found, j, _TO_BE_DONE) or (phrase_at(found, j, _OF_WHICH) and amount_at(found, j + 2, len(found))):
        return False
    ahead = next((m for m in range(j, min(j + 6, len(found))) if found[m].low in rules.separators), min(j + 6, len(found)))
    if any(found[m].low == "which" and found[m - 1].low in rules.prepositions for m in range(j + 1, ahead)):
        return True
    if found[j].low == "while" or (found[j].low == "but" and j + 1 < len(found) and found[j + 1].low == "also"):
        return act_ends(found, j)
    if found[j].low in rules.leaving or phrase_at(found, j, rules.leaving_phrases):
        return not _resumes(found, j)
    if told_of_past(found, j):
        return True
    likened = found[j].low == "as" and j + 1 < len(found) and (begins_clause(found, j + 1) or _holds_now(found, j + 1))
    told = k < len(found) and found[k].low in rules.telling and not _among_means(found, j)
    return likened or told or (k < len(found) and apposed(found, j))


def _among_means(found: list[Word], j: int) -> bool:
    """Whether a participle at `j` is one of a list that says how ("by cutting emissions, | urging others, and working on")."""
    gerunds = lexicon().gerund
    led = any(found[m].low in ("by", "through") and found[m + 1].low in gerunds for m in range(j - 1))
    return led and any(found[m].low == "and" and found[m + 1].low in gerunds for m in range(j + 1, len(found) - 1))


def told_of_past(found: list[Word], j: int) -> bool:
    """Whether a participle at `j`, after a comma, tells what became of a thing earlier ("the port, closed a year ago")."""
    ahead = range(j + 1, min(j + 6, len(found)))
    stop = next((m for m in ahead if found[m].low in grammar().separators), ahead.stop)
    past = any(found[m].low in ("ago", "since") for m in range(j + 1, stop))
    return past and found[j].low in lexicon().participle


def _holds_now(found: list[Word], j: int) -> bool:
    """Whether a subject without an article and a verb in the present begin at `j` ("as | trade remains low")."""
    ahead = range(j + 1, min(j + 4, len(found) - 1))
    return (
        j + 1 < len(found)
        and found[j + 1].low != "as"
        and any(acts_now(found[m].low) and found[m + 1].low not in grammar().separators for m in ahead)
    )


def apposed(found: list[Word], j: int) -> bool:
    """Whether what begins at `j`, after a comma, only says what stands before it is ("the forum, a first step towards")."""
    rules = grammar()
    noun = next((m for m in range(j + 1, min(j + 5, len(found))) if found[m].low in rules.appositions), 0)
    made = noun + 1 < len(found) and found[noun + 1].low in _MADE_UP
    opens = found[j].low in ("a", "an") and noun > 0 and not made
    return opens and all(word.low not in rules.separators for word in found[j:noun])


def _within_that(found: list[Word], i: int) -> bool:
    """Whether the subject of a clause goes on at the "and" before its verb ("ensure that A and B will", "in which A and B")."""
    rules = grammar()
    for m in range(i - 1, max(i - REACH, 0), -1):
        if found[m].low in rules.auxiliaries or found[m].low in rules.separators:
            return False
        if found[m].low in _OPENERS or (found[m].low == "which" and found[m - 1].low in rules.prepositions):
            return True
    return False


def _within_when(found: list[Word], i: int) -> bool:
    """Whether the comma closes the time which a "that" clause begins with ("so that when the war ends, | we can build")."""
    for m in range(i - 1, max(i - REACH, 0), -1):
        if found[m].low in grammar().separators:
            return False
        if found[m].low in _TIMES:
            return found[m - 1].low == "that"
    return False


def _resumes(found: list[Word], j: int) -> bool:
    """Whether an aside told by a participle is over at a comma, behind which the act goes on with its aim ("..., to address")."""
    if not found[j].low.endswith("ed"):
        return False
    behind = [found[m + 1].low for m in range(j + 2, min(j + _ASIDE, len(found) - 1)) if found[m].low == ","]
    return behind[:1] == ["to"] or any(low in grammar().modals for low in behind)
