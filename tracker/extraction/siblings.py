"""A separator in an act to the part that begins behind it: the next verb of the same rank, or what hangs on the act."""

from __future__ import annotations

from tracker.extraction.appended import BESIDE, gives, hung, shares_passive
from tracker.extraction.asides import beside_partner, left_open, past_aside
from tracker.extraction.dependents import EFFORT
from tracker.extraction.parts import Part
from tracker.extraction.phrases import Form, Joint, Phrases
from tracker.extraction.tables import word_set

_EMPTY = frozenset(["to", "new", "existing", "additional", "current"])
"""Words after a verb that are no object yet ("exploring new and expanding existing cooperation")."""
_ENDS = word_set("strengthening protecting promoting deepening expanding advancing addressing improving supporting")
"""Participles that tell an effect behind an act, and an act of their own in a list of gerunds which a comma and "and" close."""
_LEADS_TO = frozenset(["contributing", "enabling", "allowing", "making"])
"""Participles that tell an effect behind means as well ("help Peru in training nurses, enabling them to")."""
_MORE = word_set("closer stronger deeper greater broader wider more new further continued increased enhanced expanded")
"""Words for what is to grow, which a second "to" may name without an article."""
_MAY = frozenset(["may", "can", "might", "could"])
_HELPING = frozenset(["support", "assist", "aid", "facilitate", "contribute"])
"""Verbs that go on with what a helper does, and are nothing that somebody is helped to do."""
_FAR = 70
"""How many words the items of a list may take together."""


def following(act: Phrases, part: Part, i: int, joint: Joint) -> Part | None:
    """The part that begins behind the separators at `i`, if one does."""
    found = hung(act, joint) or _sibling(act, part, i, joint)
    if found is not None:
        if joint.word == "nor" or act.low(found.first - 1) == "neither":
            found.denied = True
        found.denied = part.denied if found.denied is None else found.denied
        found.modal = part.modal
    return found


def _sibling(act: Phrases, part: Part, i: int, joint: Joint) -> Part | None:
    """The next verb of the part's own rank."""
    if left_open(act, part, i, joint) or beside_partner(act, part, i):
        return None
    first = past_aside(act, joint)
    while (
        act.enumerator(first)
        or act.low(first) in ("also", "then", "neither")
        or (act.low(first), act.low(first + 1)) == ("not", "to")
    ):
        first += 1
    first = act.past_order(first)
    if part.form == "gerund":
        first = _again(act, first)
    k = act.past_adverbs(act.past_date(first))
    if part.told:
        return _beside_clause(act, part, first, k, i, joint)
    if act.low(k) in act.rules.modals:
        return None if part.bound else _after_modal(act, k)
    told = part.form != "noun" and has_object(act, part, joint.end)
    named = part.form == "noun" and not (part.purpose or joint.comma) and joint.word == "and"
    if act.low(k) == "to" and (told or joint.semicolon or named):
        return _infinitive(act, part, k, joint) or _goal(act, part, k, joint)
    if k >= act.end or not told:
        return None
    return _like(act, part, first, k, i, joint)


def _like(act: Phrases, part: Part, first: int, k: int, i: int, joint: Joint) -> Part | None:
    """A verb of the same form, or a gerund that is only added ("as well as | training")."""
    if joint.word in BESIDE and act.verb(k, "gerund"):
        if part.aimed:
            return None
        return Part(first, k, "gerund") if act.governs(k) else None
    if part.form == "base" and not (part.chained and act.verb(k, "gerund")):
        return _bare(act, part, first, k, i, joint)
    return _gerund(act, part, first, k, i, joint)


def _beside_clause(act: Phrases, part: Part, first: int, k: int, i: int, joint: Joint) -> Part | None:
    """A bare verb that shares the modal of a passive ("will be paired with a unit and | work with it"), else an infinitive."""
    if part.modal and not (part.bound or part.purpose) and joint.word == "and" and act.reads_as_verb(k, i):
        return Part(first, k, "base", told=True)
    if part.modal and not part.purpose and (done := shares_passive(act, first)):
        return Part(first, done, "noun", told=True)
    if act.low(k) == "to" and joint.semicolon:
        return _infinitive(act, part, k, joint) or _goal(act, part, k, joint)
    return None


def _again(act: Phrases, k: int) -> int:
    """The index behind a preposition that is said anew before a gerund ("on opening a port and on training sailors")."""
    return k + 1 if act.low(k) in ("on", "upon", "in", "with", "of") and act.verb(act.past_adverbs(k + 1), "gerund") else k


def _after_modal(act: Phrases, k: int) -> Part | None:
    """The part after a repeated modal ("and will also work"); none before a passive ("and will be shared")."""
    k += 1
    while act.low(k) == "also":
        k += 1
    verb = act.past_adverbs(k)
    if act.low(verb) == "be" and act.low(act.past_adverbs(verb + 1)) in act.lex.participle:
        return None
    return Part(k, verb, "base", denied=_denied(act, k - 1, verb)) if act.verb(verb, "base") else None


def _infinitive(act: Phrases, part: Part, to: int, joint: Joint) -> Part | None:
    """The part after a repeated "to" ("and to report", "and to helping"), which a comma alone may open in a list of them."""
    k = act.past_adverbs(to + 1)
    if joint.word and act.verb(k, "gerund") and not joint.semicolon and _in_view(act, part, to):
        return None
    told = act.verb(k, "base") is None or part.form == "gerund"
    form: Form = "gerund" if told and act.verb(k, "gerund") else "base"
    also = joint.comma and joint.word == "and" and act.low(to - 1) == "also"
    again = joint.comma and joint.word == "and" and part.form == form == "gerund"
    inside = not (joint.semicolon or also or again) and (part.bound or (part.purpose and not joint.comma))
    denied = _denied(act, joint.end, k)
    inside = inside or part.inner or (denied and any(act.low(m) == "not" for m in range(part.verb + 1, joint.end - 1)))
    verb = act.verb(k, form)
    apart = joint.semicolon or (joint.comma and joint.word == "and")
    inside = inside or (part.effort and not apart and verb is not None and verb.lemma not in act.rules.deliverables)
    tried = not part.effort or any(act.low(m) in EFFORT for m in range(part.verb + 1, to))
    row = tried and not (joint.joins or part.bound or denied) and _series(act, k)
    return Part(to + 1, k, form, denied=denied) if verb and (row or (joint.joins and not inside)) else None


def _goal(act: Phrases, part: Part, to: int, joint: Joint) -> Part | None:
    """What a noun names after a repeated "to": beside a gerund any ("committed to cutting emissions and to the Paris goals")."""
    named = act.low(to + 1) in act.rules.determiners and (part.form == "gerund" or act.named_act(to + 1) > 0)
    named = to + 3 < act.end and (named or (part.form == "noun" and _closer(act, to + 1)))
    return Part(to + 1, act.head(to + 1, act.end), "noun") if joint.word and named else None


def _closer(act: Phrases, k: int) -> bool:
    """Whether what is to grow is named at `k` ("looked forward to a forum and to | closer links")."""
    return act.low(k) in _MORE and not act.acts(k)


def _denied(act: Phrases, begin: int, verb: int) -> bool:
    """Whether "not" stands before a verb that is told anew ("and not to raise", "and will never station")."""
    return any(act.low(m) in ("not", "never") for m in range(begin, verb))


def _series(act: Phrases, k: int) -> bool:
    """Whether the infinitive at `k` is one of a list that "and to" closes ("to open a port, to train staff and to go")."""
    for m in range(k + 1, k + _FAR):
        to = past_aside(act, act.joint(m)) if act.low(m) == "and" else m
        verb = act.past_adverbs(to + 1)
        if to > m and act.low(to) == "to" and (act.verb(verb, "base") or act.verb(verb, "gerund")):
            return True
        if act.low(m) == ";":
            return False
    return False


def _bare(act: Phrases, part: Part, first: int, k: int, i: int, joint: Joint) -> Part | None:
    """A bare verb beside a bare verb; after a semicolon or an enumerator a gerund may stand in its place."""
    if (joint.semicolon or act.enumerator(k - 1)) and not (part.bound or _in_view(act, part, k)) and act.governs(k):
        return Part(first, k, "gerund")
    stacked = i - 1 > part.verb and act.low(i - 2) == "to" and act.verb(i - 1, "base") is not None
    if stacked and not (joint.comma or joint.semicolon):
        return None
    listed = joint.comma and not joint.joins
    if part.aside and listed and (verb := act.verb(k, "base")) is not None and verb.kind != "verb":
        return None
    inside = part.purpose and (listed or not (joint.comma or joint.semicolon)) and not _resumed(act, part, k)
    if (part.bound and not (joint.semicolon and _so_it_is(act, part, i))) or (
        inside and not (part.listed and joint.joins and not _ends_later(act, k))
    ):
        return None
    apart = joint.semicolon or act.enumerator(k - 1)
    return Part(first, k, "base", listed=listed) if act.reads_as_verb(k, i, apart=apart) else None


def _so_it_is(act: Phrases, part: Part, i: int) -> bool:
    """Whether the part ends in "so that" and no modal: a bare verb behind that clause is the part's own."""
    so = next((m for m in range(part.verb + 1, i) if (act.low(m), act.low(m + 1)) == ("so", "that")), i)
    modals = act.rules.modals | _MAY
    return so < i and all(act.low(m) not in modals for m in range(so, i))


def _in_view(act: Phrases, part: Part, k: int) -> bool:
    """Whether it is told to what end the part's act is done ("with a view to opening a port; | training sailors")."""
    return any((act.low(m - 1), act.low(m)) == ("view", "to") for m in range(part.verb + 2, k))


def _resumed(act: Phrases, part: Part, k: int) -> bool:
    """Whether the part's verb is said again at `k` or to close a list ("encourage Oman to join, open a port and encourage").

    Help goes on with another verb of helping ("help Oman join the fund, support its reform and assist").
    """
    lead = act.lead(part.verb)
    later = [k, *(act.past_adverbs(m + 1) for m in range(k + 1, k + _FAR) if act.low(m) == "and")]
    said = (act.verb(m, "base") for m in later)
    helps = lead is not None and lead.lemma == "help" and act.low(k) in _HELPING
    return helps or (lead is not None and any(verb is not None and verb.lemma == lead.lemma for verb in said))


def _ends_later(act: Phrases, k: int) -> bool:
    """Whether another "and" with a verb comes after `k`, so that the one before it need not end the list."""
    return any(act.low(m) == "and" and act.verb(act.past_adverbs(m + 1), "base") for m in range(k + 1, act.end))


def _gerund(act: Phrases, part: Part, first: int, k: int, i: int, joint: Joint) -> Part | None:
    """A gerund beside a gerund, or the act a noun names at the end of their list."""
    if not joint.comma and act.verb(i - 1, "gerund") and act.low(i - 2) in act.rules.prepositions and i - 1 > part.verb:
        return None
    if joint.comma and joint.word == "and" and (noun := act.named_act(first)):
        return Part(first, noun, "noun")
    part.means = part.means or (part.aside and not joint.joins)
    inside = part.means and not joint.semicolon
    if (inside and (part.strong or not part.chained)) or (not joint.joins and not _listed(act, k)):
        return None
    return Part(first, k, "gerund", chained=part.chained) if act.governs(k) else None


def effect(act: Phrases, part: Part, k: int) -> bool:
    """Whether a participle at `k`, behind a comma, tells what the act leads to, and is none of a list of acts or means."""
    told = act.low(k) in act.rules.effects and act.governs(k) and not gives(act, k)
    if part.aside or not told or act.low(k - 1) == "specifically":
        return False
    if part.means:
        return part.form == "base" and act.low(k) in _LEADS_TO and not _listed(act, k)
    return (part.form == "base" and not part.chained) or not _listed(act, k)


def _listed(act: Phrases, k: int) -> bool:
    """Whether the gerund at `k` is one of a list that an "and" with a gerund, or one behind a comma, closes."""
    ands = [m for m in range(k + 1, k + _FAR) if act.low(m) == "and"]
    closed = act.low(k) in _ENDS and any(act.low(m - 1) == "," or act.low(m + 1) == "to" for m in ands)
    return closed or any(act.verb(act.past_adverbs(_again(act, m + 1)), "gerund") for m in ands)


def has_object(act: Phrases, part: Part, sep: int) -> bool:
    """Whether a verb has more than adverbs, particles and further verbs before `sep`: else the verbs are stacked."""
    rules = act.rules
    for i in range(part.verb + 1, sep):
        word = act.words[i]
        if word.low in rules.separators or word.low in rules.particles or word.low in _EMPTY or rules.is_adverb(word):
            continue
        if i == part.verb + 1 and word.low in rules.prepositions and act.low(i + 1) in rules.separators:
            continue
        before = act.low(i - 1)
        joined = before in ("and", "or", ",")
        if act.verb(i, "base") and (joined or before == "to" or rules.is_adverb(act.words[i - 1])):
            continue
        if (joined or (part.chained and i == part.verb + 1)) and act.verb(i, "gerund"):
            continue
        return True
    return False
