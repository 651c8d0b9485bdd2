"""What hangs on an act to a leaf of its own: a deliverable after "including", a meeting or a plan after "with", more efforts."""

from __future__ import annotations

from tracker.extraction import atlas
from tracker.extraction.parts import Part
from tracker.extraction.phrases import Form, Joint, Phrases
from tracker.extraction.tables import word_set

BESIDE = ("as well as", "along with", "in addition to", "together with", "in parallel with")
"""Words that put a gerund beside a bare verb."""
_UMBRELLAS = word_set(
    "measures steps actions action activities initiatives projects ways reforms efforts challenges issues priorities tasks"
)
"""Nouns that say no more than that something will be done."""
_LISTING = frozenset(["including", "namely", "notably", "specifically", ":", "like"])
_LISTING_PAIRS = frozenset([("such", "as"), ("in", "particular"), ("among", "them"), ("inter", "alia"), ("for", "example")])
_AIMS = frozenset(["aim", "view", "goal", "objective", "purpose", "hope"])
_PLANS = ("plan", "plans", "intention", "commitment", "promise", "pledge")
_LISTS = (("actions", "to"), ("efforts", "to"), ("steps", "to"), ("measures", "to"), ("plans", "to"), ("work", "to"))
_MONEY = ("$", "€", "£", "¥")
_GIVING = ("provide", "contribute", "give", "allocate", "commit", "pledge", "donate", "invest", "grant", "add", "offer", "lend")
_OF_SIDES = frozenset(["side", "government", "authorities", "of", "and", "the", "also", "for", "its", "part", "in", "turn", ","])
"""Words in the name of a side that is told to act as well."""
_SCHEDULED = ("scheduled", "planned", "slated")
_NEAR = 9
"""Within how many words a subject and its participle stand."""
_DONE_BEFORE = frozenset(["in", "for", "at", "up", "out", "between", "within", "before", ".", ";"])
"""What may follow such a participle; "by" also follows one that only says of a thing what was done to it."""
_SAID = frozenset(["said", "added", "stated", "announced", "reported"])
_NO_SUBJECT = frozenset(["to", "by", "as", "with", "that", "which", "who", "where", "when", "if", "(", ":"])


def hung(act: Phrases, joint: Joint) -> Part | None:
    """The part that hangs on behind the separators, whatever the rank of the act before them."""
    j = joint.end
    return _named(act, j) or _given(act, joint) or _plan(act, j) or _meeting(act, j) or _other(act, joint) or _efforts(act, joint)


def within_umbrella(act: Phrases, part: Part, i: int) -> Part | None:
    """The first of the acts that stand for an empty object ("take steps including | opening a port and training sailors")."""
    lists = act.low(i) in _LISTING or (act.low(i), act.low(i + 1)) in _LISTING_PAIRS
    noun = i - 2 if act.low(i - 1) in (",", "(") else i - 1
    if not lists or part.form == "noun" or act.low(noun) not in _UMBRELLAS:
        return None
    if any(act.low(m) in act.rules.prepositions and act.low(m) not in ("of", "out") for m in range(part.verb + 1, noun)):
        return None
    k = i + 1 if act.low(i) in _LISTING else i + 2
    k = act.past_adverbs(k + (act.low(k) == "of"))
    return Part(k, k, "gerund") if act.governs(k) else None


def _named(act: Phrases, j: int) -> Part | None:
    """A deliverable named after "including": "including appointing an envoy", "including the opening of a post"."""
    if act.low(j) != "including":
        return None
    k = act.past_adverbs(j + 1)
    if verb := act.verb(k, "gerund"):
        opens = act.low(k + 1) in act.rules.determiners or act.low(k + 1)[:1] in _MONEY
        return Part(j + 1, k, "gerund") if opens and verb.lemma in act.rules.deliverables else None
    noun = act.named_act(k)
    return Part(j + 1, noun, "noun") if noun and act.lex.noun[act.low(noun)].lemma in act.rules.deliverables else None


def _given(act: Phrases, joint: Joint) -> Part | None:
    """An amount given towards the act, told by a participle after a comma ("support the clinics, providing $5 million for")."""
    k = act.past_adverbs(joint.end)
    return Part(k, k, "gerund") if joint.comma and gives(act, k) else None


def gives(act: Phrases, k: int) -> bool:
    """Whether a participle at `k` gives an amount ("providing up to $5 million")."""
    verb = act.verb(k, "gerund")
    amount = next((m for m in range(k + 1, k + 4) if act.low(m)[:1] in _MONEY), 0)
    opens = amount > 0 and all(act.low(m) in act.rules.quantifiers or act.low(m) == "an" for m in range(k + 1, amount))
    return verb is not None and verb.lemma in _GIVING and opens


def _meeting(act: Phrases, j: int) -> Part | None:
    """A meeting hung on with "with": "with the next round to take place in May", "with Japan hosting the next"."""
    if act.low(j) != "with" or j + 2 >= act.end or act.low(j + 2) in _AIMS:
        return None
    for m in range(j + 2, j + 6):
        if act.low(m) in _SCHEDULED and act.low(m + 1) in ("for", "in", "to"):
            return Part(j + 1, m, "noun")
    named = act.words[j + 1].capital or (act.low(j + 1) == "the" and act.words[j + 2].capital)
    if not named and act.low(j + 1) not in ("the", "a", "an"):
        return None
    for m in range(j + 2, j + 14):
        if named and (verb := act.verb(m, "gerund")) and verb.lemma in act.rules.deliverables and act.governs(m):
            return Part(j + 1, m, "noun", bearer=(j + 1, m))
        ahead = (act.low(m), act.low(m + 1))
        if ahead in (("to", "take"), ("to", "be")):
            return Part(j + 1, m + 1, "noun")
    return None


def _other(act: Phrases, joint: Joint) -> Part | None:
    """What another is to do, told behind the act: "with the Algerian side training nurses", ", and Algeria to train nurses"."""
    j = joint.end + (act.low(joint.end) == "with")
    begin = j + (act.low(j) == "the")
    reach = begin + 3 if j > joint.end else begin + 1
    named = next((m for m in range(begin, min(reach, act.end)) if act.words[m].capital), 0)
    name = " ".join(word.low.title() for word in act.words[named : named + 4] if word.capital)
    if not named or not atlas.find(name) or not (j > joint.end or (joint.comma and joint.word == "and") or joint.semicolon):
        return None
    m = next(
        (m for m in range(named + 1, min(named + 5, act.end - 1)) if not act.words[m].capital and act.low(m) not in _OF_SIDES),
        act.end,
    )
    k = act.past_adverbs(m + 1) if act.low(m) == "to" else m
    form: Form = "base" if k > m else "gerund"
    if k >= act.end or act.low(m - 1) == "and" or (form == "gerund" and (j == joint.end or not act.governs(k))):
        return None
    return Part(k, k, form, bearer=(j, m)) if act.verb(k, form) else None


def _plan(act: Phrases, j: int) -> Part | None:
    """A plan hung on with "with": "with plans to export its output"."""
    noun = j + 2 if act.low(j + 1) in ("the", "a", "an") else j + 1
    if act.low(j) != "with" or act.low(noun) not in _PLANS or act.low(noun + 1) != "to":
        return None
    k = act.past_adverbs(noun + 2)
    return Part(noun + 2, k, "base") if act.verb(k, "base") else None


def _efforts(act: Phrases, joint: Joint) -> Part | None:
    """Further efforts hung on with "as well as" or the like ("in parallel with actions to restore")."""
    if joint.word not in BESIDE:
        return None
    for m in range(joint.end, joint.end + 3):
        if (act.low(m), act.low(m + 1)) in _LISTS and act.verb(act.past_adverbs(m + 2), "base"):
            return Part(joint.end, act.past_adverbs(m + 2), "noun")
    return None


def shares_passive(act: Phrases, first: int) -> int:
    """Where a participle stands whose "will be" was told before ("a port will be opened and sailors | trained"), 0 for none."""
    if act.low(first) in act.rules.prepositions:
        return 0
    for k in range(first, min(first + _NEAR, act.end)):
        low = act.low(k)
        bound_for = low == "to" and k + 1 < act.end and act.words[k + 1].capital
        if (low in act.rules.separators or low in act.rules.auxiliaries or low in _NO_SUBJECT) and not bound_for:
            return 0
        ends = k + 1 == act.end or act.low(k + 1) in act.rules.separators or act.low(k + 1) in _DONE_BEFORE
        if k > first and low in act.lex.participle and low not in act.rules.told | _SAID and ends:
            return k
    return 0
