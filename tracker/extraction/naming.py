"""Words that call somebody by a name to the parties they mean: a company, a person, a country, a pair, a town."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tracker.extraction import antecedents, owning, wording
from tracker.extraction.antecedents import Codes
from tracker.extraction.atlas import Mention, code
from tracker.extraction.people import People
from tracker.extraction.places import cities

COMPANY = "="
"""Before the name of a company, or of a party given by hand, that is in no table, where a code would stand."""

_HYPHEN = re.compile(r"\s?[-–—]\s?")
_BEFORE = 40
_LONG = 3
"""In more words than these a capital is where something is, and not who acts."""


def named(text: str, words: str, place: tuple[int, int], inside: Sequence[Mention], known: tuple[People, Codes]) -> Codes:
    """The codes of those whom `words`, at `place` in the text, call by name; `inside` are the mentions of parties in them.

    `known` are the people of the readout and those who take part.
    """
    people, cast = known
    if company := wording.COMPANY.search(words):
        firm = wording.OF_STATE.sub("", company.group()).removeprefix("The ")
        return (code(firm) or COMPANY + firm,)
    inside = _acting(text, inside, cast)
    person = people.of(words) if not inside or inside[0].how == "capital" else ""
    if person:
        return (person,)
    if not inside:
        return _town(text, place, words, cast)
    if inside[0].how == "capital" and (len(words.split()) > _LONG or wording.HELD_THERE.match(text, inside[0].end)):
        return ()
    paired = [right.code for left, right in pairwise(inside) if _HYPHEN.fullmatch(text, left.end, right.start)]
    return antecedents.expanded([inside[0].code, *paired])


def _acting(text: str, inside: Sequence[Mention], cast: Codes) -> Sequence[Mention]:
    """The mentions without the first where it only tells whose office abroad, or what body's, the second is."""
    between = text[inside[0].end : inside[1].start] if len(inside) > 1 else ""
    if wording.OFFICE_OF.fullmatch(between) or (between in (" of ", " of the ") and inside[0].how == "organ"):
        inside = inside[1:]
    first = inside[0] if len(cast) >= 2 and inside and inside[0].code not in cast else None
    return inside[1:] if first and wording.ANY_OFFICE.fullmatch(text, first.start, first.end) else inside


def _town(text: str, place: tuple[int, int], words: str, cast: Codes) -> Codes:
    """Whose town stands for its country ("Santiago will"): one alone, of one who takes part, not stayed in."""
    found = cities(text, *place) if words.istitle() else []
    alone = found and text[found[0][0] : found[0][1]] == words.strip(' ",')
    stayed = owning.PREPOSED.search(text, max(0, place[0] - _BEFORE), place[0])
    return (found[0][2],) if alone and not stayed and found[0][2] in cast else ()
