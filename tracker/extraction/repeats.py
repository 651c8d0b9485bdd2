"""Leaves of one readout to those that say something new: a repetition, or a headline that the body takes up, is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.extraction import amounts
from tracker.extraction.document import Sentence
from tracker.extraction.tables import word_set
from tracker.model import Leaf

_WORD = re.compile(r"[a-z0-9][\w'-]*")
_NUMBER = re.compile(r"\b(?:\d[\d.,]*|[a-z]{2,8})\b")
_MORE = re.compile(r"\b(?:another|(?:\d+|two|three|four|five|six|ten) (?:further|more|additional|other))\b")
"""What comes on top of what was promised before."""
_MARK = re.compile(r"[A-Za-z0-9][\w'-]*")
_TO_WHOM = re.compile(r"\b(?:to|for|in|at|near|from|of) (?:(?:the|an?|its|their|his|her|our|all|both) )?(?:[\w'-]+ )?$")
"""Before a recipient, a place, or the word that tells which of them."""
_EMPTY = word_set("""
the a an of to in on for and or with by at from as its their his her our this that these those between into through
including such all both also further""")
_ENDS = frozenset(".!?:;\"')")
"""What ends a sentence, and no headline."""
_LEANS = re.compile(
    r"\b(?:announced|said|reported|stated|told|confirmed|disclosed|revealed)\s(?:this|so|it)\b|\bmade\s(?:this|it)\s(?:known|public)\b|"
    r"\b[Tt]his\s(?:was|is|has\sbeen)\s(?:\w+ly\s)?(?:announced|said|reported|stated|told|confirmed|disclosed|"
    r"revealed|made\sknown)\b|"
    r"\b(?:[Tt]his|[Tt]he)\s(?:news|announcement|decision|agreement|statement)\b[^.]{0,40}?\b(?:was|were|is|came|follows)\b"
)
"""How a sentence leans on the one before it for what was said."""
_SAME = 0.8
_TAKEN_UP = 0.5
_LARGER = 3
"""A leaf of so many times the words holds those of a short one by chance."""
_REACH = 300
"""How many leaves back a repetition is looked for, so that a long text costs no more than its length."""


def first_mentions(leaves: Sequence[Leaf], headline: int) -> tuple[list[Leaf], list[Leaf]]:
    """The leaves to keep, and the repetitions; the first `headline` leaves stand in the text's headline."""
    stems = [_stems(leaf.quote) for leaf in leaves]
    things = [_thing(leaf.quote) for leaf in leaves]
    kept: list[int] = []
    dropped: list[int] = []
    for number, leaf in enumerate(leaves):
        if number < headline:
            again = any(_share(stems[number], stems[later]) >= _TAKEN_UP for later in range(headline, len(leaves)))
        else:
            again = any(
                leaves[earlier].group != leaf.group
                and things[number] <= stems[earlier]
                and not _tells_apart(leaf.quote, leaves[earlier].quote, stems[earlier])
                and _share(stems[number], stems[earlier]) >= (_SAME if _bound(leaf, leaves[earlier]) else 1.0)
                for earlier in kept[-_REACH:]
            )
        (dropped if again else kept).append(number)
    return [leaves[number] for number in kept], [leaves[number] for number in dropped]


def is_headline_case(words: str) -> bool:
    """Whether a headline Is Written With Capitals, so that its names and verbs cannot be told apart."""
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) > 0.75 * len(long)


def is_headline(text: str, sentences: Sequence[Sentence]) -> bool:
    """Whether the title of a text is a headline: no mark ends it, one ends a line below, and the next does not lean on it."""
    body = next((number for number, one in enumerate(sentences) if one.kind != "title"), 0)
    if not body or text[sentences[body - 1].end - 1] in _ENDS:
        return False
    following = next((one for one in sentences[body:] if one.kind != "dateline"), sentences[body])
    return any(text[one.end - 1] in _ENDS for one in sentences[body:]) and not _LEANS.search(text, following.start, following.end)


def _bound(leaf: Leaf, other: Leaf) -> bool:
    """Whether a leaf binds nobody whom the other does not bind."""
    return not leaf.parties or set(leaf.parties) <= set(other.parties)


def _stems(quote: str) -> frozenset[str]:
    """The words of a leaf that say something, cut so that their endings do not count."""
    return frozenset(word[:6] for word in _WORD.findall(quote.lower()) if word not in _EMPTY)


def _thing(quote: str) -> frozenset[str]:
    """What is acted upon, as far as the second word tells: who considers a proposal has not considered the invitation."""
    return frozenset([word[:6] for word in _WORD.findall(quote.lower()) if word not in _EMPTY][1:2])


def _tells_apart(quote: str, other: str, stems: frozenset[str]) -> bool:
    """Whether a leaf speaks of a number, a name, a recipient or a place of which the other does not: it is another promise."""
    if _MORE.search(quote) and not _MORE.search(other):
        return True
    told = iter(_numbers(other))
    if not all(number in told for number in _numbers(quote)):
        return True
    for word in _MARK.finditer(quote):
        low = word.group().lower()
        if low in _EMPTY or low[:6] in stems:
            continue
        if (word.start() > 0 and word.group()[0].isupper()) or _TO_WHOM.search(quote, 0, word.start()):
            return True
    return False


def _numbers(quote: str) -> list[float]:
    """The numbers of a leaf in figures or words, in their order."""
    found = (amounts.number(word.group().rstrip(".,")) for word in _NUMBER.finditer(quote.lower()) if word.group() not in _EMPTY)
    return [one for one in found if one is not None]


def _share(words: frozenset[str], others: frozenset[str]) -> float:
    """How much of `words` the others hold; a leaf of one or two words must be there wholly and alone."""
    if not words or len(others) > _LARGER * len(words):
        return 0.0
    common = len(words & others)
    return common / len(words) if len(words) > 2 else common / max(len(words), len(others))
