"""Words to what they can be where they stand: a verb or a noun of a list, an adverb, a separator, the head of a phrase."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tracker.extraction.grammar import NUMBERS, Grammar, amount_at, grammar, past_adverbs, phrase_at
from tracker.extraction.months import MONTHS
from tracker.extraction.tables import word_set
from tracker.extraction.verbs import Lexicon, Verb, any_form, lexicon, look
from tracker.extraction.words import Word

Form = Literal["base", "gerund", "noun"]

_NUMERALS = frozenset(["i", "ii", "iii", "iv", "v", "vi", "1", "2", "3", "4", "5", "6", "a", "b", "c", "d", "e", "f"])
_PARTICLES = frozenset(["up", "out", "forward", "back", "down"])

_BEFORE = frozenset([",", ":", ";", "also", "to", "and", "both", "either", "that", "-", "–", '"'])
_PAIRS_BEFORE = (
    ("not", "only"),
    ("not", "just"),
    ("not", "merely"),
    ("not", "simply"),
    ("inter", "alia"),
    ("in", "particular"),
    ("in", "turn"),
    ("in", "addition"),
)


_BE_IT = frozenset([("be", "it"), ("be", "they")])
"""What opens alternatives and no act ("be it at home or abroad")."""
_WHEN = frozenset(["next", "this", "today", "now", "immediately", "early", "late"])
_DEVELOPING = frozenset(["countries", "nations", "economies", "states", "world"])

CONDITIONS = frozenset(["providing", "assuming", "supposing"])
"""Gerunds that with "that" say on what condition."""
_MEASURE = word_set(
    "a an the half third quarter tenth percent per cent % points over within next coming years months weeks year end of at least"
)
"""Words of a measure or a time before an object."""


_WHEN_DUE = frozenset(
    ["by", "in", "from", "until", "before", "after", "within", "over", "during", "next", "this", "later", "starting"]
)
_TIMES = word_set(
    "the end of early late mid beginning start next coming this first second third fourth half quarter spring summer autumn "
    "winter year years month months week weeks days decade two three four five six ten"
) | frozenset(MONTHS.lower().split("|"))
"""What a time before an act is made of, its numbers aside."""


class Joint(Struct, frozen=True):
    """Separators that stand together (", and"): the index behind them and what they are."""

    end: int
    comma: bool = False
    semicolon: bool = False
    word: str = ""
    """ "and", "or", "as well as" ..., "" where marks stand alone."""

    @property
    def joins(self) -> bool:
        """Whether more than a comma stands there."""
        return bool(self.word) or self.semicolon


class Phrases:
    """The words of an act with the tables that say what each can be; every question is about an index."""

    def __init__(self, found: list[Word]) -> None:
        self.words = found
        self.end = len(found)
        self.rules: Grammar = grammar()
        self.lex: Lexicon = lexicon()

    def low(self, i: int) -> str:
        """The word at `i` in lower case, "" outside."""
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def verb(self, i: int, form: Form) -> Verb | None:
        """The verb of which the word at `i` is the bare form or the gerund."""
        if (self.low(i) in CONDITIONS and self.low(i + 1) == "that") or (self.low(i), self.low(i + 1)) == ("net", "zero"):
            return None
        return look(self.lex.base if form == "base" else self.lex.gerund, self.low(i))

    def lead(self, i: int) -> Verb | None:
        """The verb at `i`, whatever form it has."""
        return any_form(self.low(i))

    def lemma(self, i: int) -> str:
        """The verb at `i` as a lemma with its particle ("set up"); the verb behind a noun of an act; else the word."""
        low = self.low(i)
        if low == "place" or (low in ("take", "takes", "taking") and self.low(i + 1) == "place"):
            return "hold"
        hit = self.lead(i) or self.lex.noun.get(low)
        if hit is None:
            return low
        return f"{hit.lemma} {self.low(i + 1)}" if self.low(i + 1) in _PARTICLES else hit.lemma

    def past_adverbs(self, i: int) -> int:
        """The first index from `i` on that holds no adverb."""
        return past_adverbs(self.words, i)

    def acts(self, i: int) -> bool:
        """Whether a verb's bare form or gerund stands at `i`, adverbs aside."""
        k = self.past_adverbs(i)
        return self.verb(k, "base") is not None or self.verb(k, "gerund") is not None

    def past_order(self, i: int) -> int:
        """The index behind words that say which of two acts comes when ("and later | train"), `i` where no act follows them."""
        behind = i + (phrase_at(self.words, i, self.rules.interposed) if i < len(self.words) else 0)
        return behind if behind > i and self.acts(behind) else i

    def past_date(self, i: int) -> int:
        """The index behind a time that stands before its act ("and by 2035 | train"), `i` where none does."""
        if self.low(i) not in _WHEN_DUE:
            return i
        k = i + 1
        while k < len(self.words) and (self.low(k) in _TIMES or self.low(k)[:1].isdigit()):
            k += 1
        return k if k > i + 1 and self.acts(k) else i

    def means(self, i: int) -> int:
        """Where the verb stands by which what was said before is done ("will do | so by opening"); 0 where none does."""
        if self.low(i) not in ("so", "this", "that") or self.low(i + 1) != "by":
            return 0
        verb = self.past_adverbs(i + 2)
        return verb if self.verb(verb, "gerund") else 0

    def enumerator(self, i: int) -> bool:
        """Whether "(i)", "1)" or a bullet stands at `i`."""
        low = self.low(i)
        return low in ("*", "•", "(", ")") or (low in _NUMERALS and self.low(i + 1) == ")")

    def opening(self, i: int) -> int:
        """Index after marks, enumerators and words that stand before any act ("also", "(i)", "not only", "inter alia")."""
        while i < self.end:
            if self.low(i) in _BEFORE or self.enumerator(i):
                i += 1
            elif (self.low(i), self.low(i + 1)) in _PAIRS_BEFORE:
                i += 2
            elif self.low(i) == "first" and self.acts(i + 1):
                i += 1
            else:
                break
        return i

    def joint(self, i: int) -> Joint:
        """The separators at `i`; one that ends at `i` where none stands."""
        comma = semicolon = False
        word = ""
        while i < self.end:
            low = self.low(i)
            if length := phrase_at(self.words, i, self.rules.joining_phrases):
                word = " ".join(one.low for one in self.words[i : i + length])
                i += length
            elif low in self.rules.separators:
                comma, semicolon = comma or low == ",", semicolon or low == ";"
                word = word if low in (",", ";") else low
                i += 1
            else:
                break
        return Joint(i, comma, semicolon, word)

    def closing(self, i: int) -> int:
        """Index after the bracket that closes the one at `i`; the next word where none does."""
        mark = {"(": ")", "[": "]"}.get(self.low(i), ")")
        for k in range(i + 1, i + 60):
            if self.low(k) == mark:
                return k + 1
        return i + 1

    def reads_as_verb(self, k: int, sep: int, *, apart: bool = False) -> bool:
        """Whether the bare form at `k`, behind the separator `sep`, is a verb and no noun or adjective of a list.

        `apart` is set where a semicolon or a number begins the item, so that a list of nouns is less likely.
        """
        verb = self.verb(k, "base")
        if (self.low(k) == "think" and self.low(k + 1).startswith("tank")) or (self.low(k), self.low(k + 1)) in _BE_IT:
            return False
        if verb is None or verb.kind == "verb":
            return verb is not None
        if k + 1 >= self.end or self.within_name(k, sep):
            return False
        after = self.words[k + 1]
        if (
            after.low in self.rules.determiners
            or after.low in self.rules.objects
            or (not self.words[k].capital and amount_at(self.words, k + 1, self.end))
            or after.low in verb.company
            or after.low == "out"
            or (self.low(k), after.low) == ("help", "to")
            or (after.low.endswith("ly") and self.rules.is_adverb(after) and self.low(k + 2) in self.rules.prepositions)
            or self.measured(k)
        ):
            return True
        if self.adjective(k, sep) or self.paired_noun(k, sep):
            return False
        apart = apart or (self.low(k - 1).endswith("ly") and k - 1 > sep)
        noun = (verb.kind == "noun" and not apart) or after.low in self.rules.separators or not after.low[0].isalnum()
        return not noun and after.low not in self.rules.prepositions

    def within_name(self, k: int, sep: int) -> bool:
        """Whether a name goes on at `k` behind its "and" ("the Ministry of Economy and | Finance Office")."""
        capitals = self.words[k].capital and self.words[k + 1].capital and self.words[sep - 1].capital
        return sep > 0 and capitals and not self.words[0].capital

    def measured(self, k: int) -> bool:
        """Whether by how much or by when stands between the verb at `k` and its object ("increase | by half the number")."""
        m = k + 2
        while m < self.end and (self.low(m) in _MEASURE or self.low(m)[0].isdigit() or self.low(m) in NUMBERS):
            m += 1
        told = self.low(k + 1) in ("by", "within", "over", "before") and k + 2 < m < self.end
        low = self.low(m)
        return told and low[0].isalpha() and low not in self.rules.prepositions and low not in self.rules.separators

    def adjective(self, k: int, sep: int) -> bool:
        """Whether the word at `k` is an adjective beside another before the separator ("free and open")."""
        before = self.low(sep - 1)
        listed = self.low(sep) in (",", "and") and self.low(sep - 2) == "," and self.verb(sep - 1, "base") is None
        beside = listed or before in self.rules.adjectives_beside or before.endswith(tuple(self.rules.adjective_endings))
        return self.low(k) in self.rules.adjectives and beside

    def paired_noun(self, k: int, sep: int) -> bool:
        """Whether the word at `k` and one before "and" tell what kind of thing it is ("the training and exercise work of")."""
        before = self.verb(sep - 1, "base") or self.verb(sep - 1, "gerund")
        named = before is not None and (before.kind != "verb" or self.low(sep - 1) in self.lex.gerund)
        opens = self.low(sep) == "and" and k == sep + 1 and self.low(sep - 2) in self.rules.possessives | {"the"}
        after = self.low(k + 2)
        return named and opens and (not after or after in self.rules.prepositions or after in self.rules.separators)

    def adjunct(self, k: int) -> bool:
        """Whether a gerund that only qualifies stands at `k` ("including", "building on")."""
        if self.low(k) in ("starting", "beginning"):
            return self.low(k + 1) in self.rules.prepositions or self.low(k + 1) in _WHEN or self.low(k + 1)[:1].isdigit()
        return self.low(k) in self.rules.adjuncts and (self.low(k) != "building" or self.low(k + 1) == "on")

    def governs(self, k: int) -> bool:
        """Whether a gerund with an object stands at `k`, and not a noun ("training", "financing of")."""
        verb = self.verb(k, "gerund")
        if verb is None or k + 1 >= self.end or self.adjunct(k):
            return False
        after = self.words[k + 1]
        adjective = self.low(k) in self.rules.adjectives_ing and after.low not in (*verb.company, *self.rules.determiners)
        title = self.words[k].capital and after.capital and self.low(k - 1) in (",", "and", "as")
        if adjective or title or (self.low(k) == "developing" and after.low in _DEVELOPING):
            return False
        if after.low in self.rules.separators:
            return self.verb(self.past_adverbs(self.joint(k + 1).end), "gerund") is not None
        if not (after.low[0].isalnum() or after.low[0] in "$€£¥") or after.low == "of":
            return False
        return after.low not in self.rules.prepositions or verb.kind == "verb" or after.low in verb.company

    def named_act(self, j: int) -> int:
        """Index of the noun in "the complete withdrawal of", 0 where no such act begins at `j`."""
        if self.low(j) not in self.rules.determiners:
            return 0
        for m in range(j + 1, j + 4):
            if self.low(m) in self.lex.noun and self.low(m + 1) == "of" and self.low(m) not in self.rules.fields:
                return m
        return 0

    def head(self, first: int, last: int) -> int:
        """The noun of an act that leads a noun phrase, else its first word."""
        for i in range(first, last):
            if self.low(i) in self.rules.prepositions or self.low(i) in (",", ";"):
                break
            if self.low(i) in self.lex.noun:
                return i
        return first
