"""A word to the verbs it may be a form of: the lexicon of acts, their forms and the nouns that name them."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, cast

from msgspec import Struct
from msgspec.structs import replace

from tracker.extraction.tables import rows

Kind = Literal["verb", "either", "noun"]

_VOWELS = "aeiou"

FUTURE = ("will", "shall")
"""The modals of a promise, with which a point may begin."""


class Verb(Struct, frozen=True):
    """One verb: its lemma, how a bare form of it is to be read after a conjunction, its regular or listed forms."""

    lemma: str
    kind: Kind
    past: str
    participle: str
    gerund: str
    third: str
    nouns: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    """Words that, coming next, make a noun-like form of it a verb ("press for", "share information")."""


class Lexicon(Struct, frozen=True):
    """Every form to its verb, one table a form, so that a look-up says at once what the word can be."""

    base: dict[str, Verb]
    gerund: dict[str, Verb]
    past: dict[str, Verb]
    participle: dict[str, Verb]
    third: dict[str, Verb]
    noun: dict[str, Verb]


def inflect(lemma: str, listed: str) -> tuple[str, str, str, str]:
    """Past, participle, gerund and third person of `lemma`; `listed` holds the irregular ones or "+" (double the consonant)."""
    stem = lemma + lemma[-1] if listed == "+" else lemma
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        gerund, past = lemma[:-1] + "ing", lemma + "d"
    elif lemma.endswith("e"):
        gerund, past = lemma + "ing", lemma + "d"
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        gerund, past = lemma + "ing", lemma[:-1] + "ied"
    else:
        gerund, past = stem + "ing", stem + "ed"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        third = lemma[:-1] + "ies"
    elif lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    else:
        third = lemma + "s"
    irregular = listed.split() if listed != "+" else []
    if irregular:
        past = irregular[0]
        short = lemma[-1] not in "wxy" + _VOWELS and lemma[-2] in _VOWELS and lemma[-3:-2] not in _VOWELS
        if short:
            gerund = lemma + lemma[-1] + "ing"
    participle = irregular[1] if len(irregular) > 1 else past
    return past, participle, gerund, third


_COINED = re.compile(r"(?P<stem>[a-z-]{4,}(?=i[sz])|[a-z-]{3,}(?=if))(?P<ending>i[sz]|if)(?P<form>e|es|ed|ing|y|ies|ied|ying)")
_NOUNS = ("wise", "prise", "chise", "tise", "promise", "premise", "precise", "concise", "disguise", "paradise", "merchandise")
"""Words in "-ise" that are no verbs, or nouns as well."""
_PREFIXES = ("re-", "re", "co-", "de-", "pre-", "out", "over", "un")


def look(table: dict[str, Verb], form: str) -> Verb | None:
    """The verb of a form; one that is not listed may be a listed one with a prefix ("reintroduce", "co-design")."""
    hit = table.get(form)
    if hit is not None or len(form) < 6:
        return hit
    for prefix in _PREFIXES:
        if form.startswith(prefix) and (stem := table.get(form[len(prefix) :])) is not None and stem.kind == "verb":
            return replace(stem, lemma=prefix + stem.lemma, gerund=prefix + stem.gerund)
    return _coined(table, form)


def _coined(table: dict[str, Verb], form: str) -> Verb | None:
    """A verb that no line lists and its ending tells ("professionalize"), read as a listed one of that ending is."""
    found = _COINED.fullmatch(form)
    if found is None or form.endswith(_NOUNS):
        return None
    like = table.get(("simpl" if found["ending"] == "if" else "modern") + found["ending"] + found["form"])
    lemma = found["stem"] + found["ending"] + ("y" if found["ending"] == "if" else "e")
    return replace(like, lemma=lemma) if like is not None else None


def any_form(form: str) -> Verb | None:
    """The verb of a word, whatever form of it that is."""
    lex = lexicon()
    tables = (lex.base, lex.gerund, lex.participle, lex.third, lex.past)
    return next((verb for table in tables if (verb := look(table, form)) is not None), None)


@cache
def lexicon() -> Lexicon:
    """The packaged table, read once."""
    found = Lexicon({}, {}, {}, {}, {}, {})
    for cells in rows("verbs"):
        lemma, kind, listed, nouns, company = [*cells, "", "", "", ""][:5]
        past, participle, gerund, third = inflect(lemma, listed)
        verb = Verb(lemma, cast("Kind", kind), past, participle, gerund, third, tuple(nouns.split()), tuple(company.split()))
        found.base[lemma] = verb
        found.gerund.setdefault(gerund, verb)
        found.past.setdefault(past, verb)
        found.participle.setdefault(participle, verb)
        found.third.setdefault(third, verb)
        for noun in verb.nouns:
            found.noun.setdefault(noun, verb)
    return found
