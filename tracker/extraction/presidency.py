"""Mentions of countries that speak for a body in its presidency, each turned into a mention of the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from tracker.extraction.atlas import Mention, parties

_REACH = 140
_TERM = r"(?:current |rotating |outgoing |incoming |acting |annual )?(?:[Pp]ro[- ][Tt]empore )?"
_SEAT = rf"{_TERM}(?:[Pp]residency|[Pp]resident|[Cc]hair(?:man|manship|person|woman)?(?:ship)?)"
_STANDS_FOR = re.compile(
    r"(?:,? (?:(?:H\.?E\.?|Mr\.?|Ms\.?|Mrs\.?|Dr\.?) )*(?:[A-Z][\w.'-]*+,? ?){1,6}(?<! ))?,? "
    r"(?:(?:acting |speaking |negotiating )?on behalf of (?:the )?"
    rf"|(?:representing|speaking for|for) (?:the )?{_SEAT} of (?:the )?(?:Council of (?:the )?)?"
    rf"|(?:in (?:the )?exercise of|exercising|in (?:its|his|her|their) (?:capacity|role) as) (?:the )?{_SEAT} of (?:the )?"
    r"(?:Council of (?:the )?)?"
    rf"|(?:as )?(?:the )?(?:{_TERM})?[Pp]ro[- ][Tt]empore (?:[Pp]residency|[Pp]resident|[Cc]hair) of (?:the )?)"
)
"""Between a country and the body: "on behalf of the | EU", ", in the exercise of the pro tempore presidency of | Mercosur"."""
_FOR_SEAT = re.compile(r",? (?:for|representing|as|speaking for) (?:the )?")
_SEAT_NEXT = re.compile(r"(?:'s?)? (?:Council )?(?:[Pp]residency|[Cc]hair(?:manship|ship)?)\b")
"""The same with the body first: "for the | EU | presidency"."""


def standing(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, those of countries that stand for a body as mentions of the body."""
    table, out = parties(), list(mentions)
    for at, (country, body) in enumerate(pairwise(mentions)):
        if country.how not in ("name", "demonym") or body.how != "name" or body.start - country.end > _REACH:
            continue
        if table[country.code].kind != "country" or table[body.code].kind not in ("bloc", "body"):
            continue
        seat = _FOR_SEAT.fullmatch(text, country.end, body.start) and _SEAT_NEXT.match(text, body.end)
        if seat or _STANDS_FOR.fullmatch(text, country.end, body.start):
            out[at] = replace(country, code=body.code)
    return tuple(out)
