"""The word classes of the clause grammar, read once from the lexicon."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from tracker.extraction.numerals import VALUES
from tracker.extraction.tables import table, word_set
from tracker.extraction.verbs import lexicon
from tracker.extraction.words import Word

Phrases = tuple[tuple[str, ...], ...]

NUMBERS = frozenset(VALUES) - {"one"} | {"dozen"}
"""Numbers in words that count things; "one" may as well stand for a thing."""
_THEN = frozenset(["later", "then", "also", "subsequently", "eventually"])
_CURRENCIES = frozenset(
    ["eur", "usd", "us", "rmb", "cny", "cad", "aud", "nzd", "sgd", "gbp", "inr", "jpy", "chf", "rs", "a", "c"]
)


class Grammar(Struct, frozen=True):
    """Closed classes of English as this material uses it; all in lower case."""

    determiners: frozenset[str]
    possessives: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    modals: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    not_adverbs: frozenset[str]
    separators: frozenset[str]
    catenatives: frozenset[str]
    binding: frozenset[str]
    aims: frozenset[str]
    leaving: frozenset[str]
    deliverables: frozenset[str]
    siting: frozenset[str]
    making: frozenset[str]
    giving: frozenset[str]
    fields: frozenset[str]
    adjectives_ing: frozenset[str]
    adjectives: frozenset[str]
    adjectives_beside: frozenset[str]
    adjective_endings: frozenset[str]
    quantifiers: frozenset[str]
    adjuncts: frozenset[str]
    reports: frozenset[str]
    """Lemmas of reporting verbs."""
    told: frozenset[str]
    """The past and third-person forms of the first ("welcomed", "welcomes")."""
    told_weak: frozenset[str]
    """Forms that are adjectives or nouns as well ("shared", "planned")."""
    telling: frozenset[str]
    """The participles of the verbs that comment ("noting")."""
    appositions: frozenset[str]
    effects: frozenset[str]
    """The participles of the verbs that tell what an act leads to ("saving lives")."""
    leaving_phrases: Phrases
    joining_phrases: Phrases
    interposed: Phrases

    def is_adverb(self, word: Word) -> bool:
        """Whether the word may stand between a modal and its verb."""
        low = word.low
        return low in self.adverbs or (low.endswith("ly") and len(low) > 4 and low not in self.not_adverbs)


@cache
def grammar() -> Grammar:
    """The packaged classes."""
    raw, verbs = table("clauses"), lexicon().base
    lists = {name: word_set(rule["words"]) for name, rule in raw.items() if "words" in rule}

    def finite(name: str) -> frozenset[str]:
        return frozenset(form for lemma in lists[name] for form in (verbs[lemma].past, verbs[lemma].third))

    def participles(name: str) -> frozenset[str]:
        return frozenset(verbs[lemma].gerund for lemma in lists[name])

    def phrases(name: str) -> Phrases:
        return tuple(tuple(line.split()) for line in raw[name]["phrases"])

    forms = {
        "told": finite("reports"),
        "told_weak": finite("reports_weak"),
        "telling": participles("comments"),
        "effects": participles("effects"),
    }
    return Grammar(
        **{name: words for name, words in (lists | forms).items() if name in Grammar.__struct_fields__},
        leaving_phrases=phrases("leaving_phrases"),
        joining_phrases=phrases("joining_phrases"),
        interposed=phrases("interposed"),
    )


def phrase_at(found: list[Word], i: int, phrases: Phrases) -> int:
    """Length of the phrase that stands at `i`, 0 if none does."""
    for phrase in phrases:
        if found[i].low == phrase[0] and tuple(word.low for word in found[i : i + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def amount_at(found: list[Word], k: int, last: int) -> bool:
    """Whether a number or a sum of money stands at `k`, before `last`, or behind a word of its size ("at least $5 million")."""
    quantifiers = grammar().quantifiers
    while k < last and found[k].low in quantifiers:
        k += 1
    if k + 1 < last and found[k].low in _CURRENCIES:
        k += 1
    return k < last and (found[k].low[0].isdigit() or found[k].low in "$€£¥₹" or found[k].low in NUMBERS)


def joined(found: list[Word], k: int) -> int:
    """The index behind what joins two things at `k` (", and", "as well as", "and later"); `k` where nothing does."""
    i = k + 1 if found[k].low == "," else k
    if i >= len(found):
        return k
    length = phrase_at(found, i, grammar().joining_phrases) or (found[i].low == "and")
    i += length
    while length and i < len(found) and found[i].low in _THEN:
        i += 1
    return i


def past_adverbs(found: list[Word], i: int) -> int:
    """The first index from `i` on that holds no adverb; "further" with an object is a verb ("and | further the work")."""
    rules = grammar()
    while i < len(found) and rules.is_adverb(found[i]):
        if found[i].low == "further" and i + 1 < len(found) and found[i + 1].low in rules.determiners:
            break
        i += 1
    return i
