"""Words that lean on what was named before them to whom they mean: "the two" of three, "the agency", "its" behind thanks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.extraction import wording
from tracker.extraction.atlas import Mention, parties
from tracker.extraction.document import Sentence

Codes = tuple[str, ...]

_BEFORE = 40
_FAR = 300
_NO_VERB = 80
"""A sentence without a verb we know has its subject within so many characters."""
_LONGEST = 400
"""A subject longer than this is none."""


def without_third(text: str, mentions: Sequence[Mention], cast: Codes) -> Codes:
    """The two of all who take part that "the two sides" are: not one who hosts or mediates, else the first two."""
    if len(cast) <= 2:
        return cast
    thirds = set()
    for mention in mentions:
        brought = wording.THIRD.search(text, max(0, mention.start - _BEFORE), mention.start)
        beside = brought is not None and not text[brought.end() : mention.start].removeprefix("the ")
        if beside or wording.BROKERS.match(text, mention.end):
            thirds.add(mention.code)
    left = tuple(party for party in cast if party not in thirds)
    return left if len(left) == 2 else cast[:2]


def defined(text: str, mentions: Sequence[Mention]) -> Codes:
    """Whom the text calls "the Parties" ("Chad and Togo (the Parties)"), () where it does not say."""
    named = wording.THE_PARTIES.search(text) if "arties" in text else None
    found: list[str] = []
    start = named.start() if named else 0
    for mention in reversed([one for one in mentions if start - _FAR <= one.start < start and one.how == "name"]):
        if not wording.ENUMERATED.fullmatch(text, mention.end, start):
            break
        found.insert(0, mention.code)
        start = mention.start
    return expanded(found) if len(found) >= 2 else ()


def last_firm(before: Sequence[Mention]) -> Codes:
    """The company or agency that was named last."""
    table = parties()
    return next(((mention.code,) for mention in reversed(before) if table[mention.code].kind == "company"), ())


def said_they(text: str, lead: int, start: int, named: Sequence[Mention]) -> Codes:
    """The country or body, alone `named` from `lead` on, that said what "they" will do ("Peru announced that | they")."""
    told = wording.SAID_THEY.match(text, lead) if len(named) == 1 else None
    alone = told and told.end() == start and named[0].how == "name" and (named[0].start, named[0].end) == told.span("who")
    return (named[0].code,) if alone else ()


def praised(text: str, start: int, end: int, named: Sequence[Mention]) -> Codes:
    """Whom a verb of thanks or praise in `text[start:end]` has for its object ("thanked Peru for | its | plans")."""
    verbs = list(wording.PRAISED.finditer(text, start, end))
    for verb in reversed(verbs):
        behind = [mention for mention in named if mention.start >= verb.end()]
        if behind and behind[0].how == "name" and not text[verb.end() : behind[0].start].strip(" the"):
            return (behind[0].code,)
    return ()


def expanded(codes: Iterable[str]) -> Codes:
    """The codes, each grouping such as the Quad as its members, none twice."""
    table = parties()
    return tuple(dict.fromkeys(member for party in codes for member in table[party].members or (party,)))


def lead(text: str, sentence: Sentence) -> tuple[int, int]:
    """The span of a sentence's grammatical subject."""
    fronted = wording.ADVERBIAL.match(text, sentence.start, sentence.end)
    start = fronted.end() if fronted else sentence.start
    verb = wording.VERB.search(text, start, min(sentence.end, start + _LONGEST))
    return start, verb.start() if verb else min(sentence.end, start + _NO_VERB)
