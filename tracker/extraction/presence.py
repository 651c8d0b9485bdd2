"""A party named in a readout's head to how much that says about its taking part, from the words beside the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.extraction.atlas import Mention, parties
from tracker.extraction.names import NAME_PART
from tracker.extraction.tables import alternatives

_ABOUT = re.compile(
    r"\b"
    + alternatives("""
        on in about regarding at against near concerning over toward towards into within for around across off throughout from
    """)
    + r" (?:the )?(?:[A-Z][\w.-]+(?: [A-Z][\w.-]+)?, )?(?:[A-Z][\w-]+ and )?$"
    r"|\bjoining (?:the )?$"
    r"|\b(?:accession|membership|adherence|situation|developments?|support|war|crisis|events?|invasion|aggression|threats?|"
    r"sanctions|assistance|visit|trip|travel)"
    r" (?:in|on|for|to|of|against) (?:the )?$"
)
_FROM_THEM = re.compile(
    r"\b(?:delegat(?:ions?|es)|representatives?|officials?|experts?|participants?|teams?|counterparts?"
    r"|(?:his|her|their) colleagues|(?:[Mm]inist|[Ll]ead)ers?"
    rf"|negotiators?) from (?:the )?(?:{NAME_PART},? |(?:of|and|the) )*$"
)
"""Before one of those whose delegations take part."""
_ISSUED = re.compile(
    r"\b(?:statements?|declarations?|communiqu[eé]s?|messages?|letters?|remarks|release|address) from (?:the )?$", re.IGNORECASE
)
"""Before those whose words the text is."""
_VISIT = re.compile(r"\b(?:visit|trip|travels?) (?:to|in) (?:the )?$", re.IGNORECASE)
_SIDELINES = re.compile(
    r"\b(?:[Ss]idelines?|[Mm]argins?|[Ff]ringes) of (?:the |an? |its )?(?:\d+(?:st|nd|rd|th) )?"
    r"(?:(?:[Ss]ession|[Mm]eeting|[Ss]ummit) of (?:the )?)?(?:[A-Z]\w*[- ])*$"
)
"""Before those whose own meeting is merely the occasion."""
_JOINED = re.compile(r"^\s?[-–—/+]\s?(?:and )?$")
_OCCASION = re.compile(r" (?:[Ss]ummit|[Ll]eaders|[Mm]eeting|member|countries|[Cc]ouncil|[Ff]oreign|[Mm]inisterial|[Ss]tates)")
_SPEAKS = re.compile(
    r" (?:leaders?|(?:foreign |defen[cs]e )?ministers?)(?:'s?)? (?:joint )?(?:statement|declaration|communiqu)", re.IGNORECASE
)
"""Behind a grouping: it is its members who speak ("C5+1 Leaders' Joint Statement")."""
_GOVERNMENT = re.compile(
    r"\b(?:Governments?|Republic|Kingdom|side|delegations?|peoples?) of (?:the )?(?:\w+ (?:and|of) (?:the )?)*$"
)
_HEADS = (
    r"(?:Chair(?:person|man|woman)?|(?:Deputy )?Secretary[- ]General|(?:Deputy )?Director[- ]General|President|Vice[- ]President"
    r"|Executive (?:Secretary|Director)|Commissioner|Governor|Administrator|Managing Director|High Representative)"
)
_HEAD_OF = re.compile(rf"\b{_HEADS} of (?:the )?$")
"""Before a body whose head takes part."""
_ITS_HEAD = re.compile(rf"(?:'s?)? {_HEADS}\b")
_IN_TOWN = re.compile(r"\b(?:in|at|near|from) (?:(?:[A-Z][a-z]{0,2}\.)+|[A-Z][\w'-]*)(?: (?:(?:[A-Z][a-z]{0,2}\.)+|[\w'-]+))*, $")


_ROUTE = re.compile(
    r"(?:\s?[\u2013\u2014/-]\s?[A-Z][\w.]*){0,8}"
    r"(?: (?:natural|gas|oil|rail|power|international|transport|transit|high-voltage|economic)){0,3} "
    r"(?:railways?|railroad|pipelines?|corridors?|highways?|roads?|transmission|lines?|routes?|bridges?|interconnector)\b"
)
"""Behind the last of those whom a road or a line joins ("the Peru-Chile-Bolivia | railway")."""


def on_route(text: str, mentions: Sequence[Mention]) -> frozenset[int]:
    """The numbers of the mentions that only name a road or a line through three or more of them."""
    found: set[int] = set()
    chain: list[int] = []
    for number, mention in enumerate(mentions):
        joined = chain and _JOINED.match(text[mentions[number - 1].end : mention.start])
        chain = [*chain, number] if joined else [number]
        if len(chain) > 2 and _ROUTE.match(text, mention.end):
            found.update(chain)
    return frozenset(found)


def _aside(before: str) -> bool:
    """Whether the words before a party say that it is talked about or stayed in."""
    about = (_ABOUT.search(before) and not _ISSUED.search(before)) or _IN_TOWN.search(before)
    return bool(about) and not _FROM_THEM.search(before)


def weighed(text: str, mentions: Sequence[Mention]) -> list[tuple[Mention, float]]:
    """Each mention with what it says about taking part: much for one of a pair or a government, little for a topic."""
    out: list[tuple[Mention, float]] = []
    routes = on_route(text, mentions)
    for number, mention in enumerate(mentions):
        before = text[max(0, mention.start - 60) : mention.start]
        paired = (number > 0 and _JOINED.match(text[mentions[number - 1].end : mention.start])) or (
            number + 1 < len(mentions) and _JOINED.match(text[mention.end : mentions[number + 1].start])
        )
        if number in routes or _SIDELINES.search(before):
            weight = 0.0
        elif (paired and mention.how != "capital") or _SPEAKS.match(text, mention.end):
            weight = 4.0
        elif mention.how in ("capital", "organ"):
            weight = 0.3
        elif parties()[mention.code].kind == "company":
            weight = 0.0
        elif _VISIT.search(before):
            weight = 2.0
        elif _aside(before):
            weight = 0.0
        elif (
            parties()[mention.code].kind != "country"
            and not _GOVERNMENT.search(before)
            and (parties()[mention.code].kind == "body" or _OCCASION.match(text, mention.end))
        ):
            weight = 3.0 if _HEAD_OF.search(before) or _ITS_HEAD.match(text, mention.end) else 1.0
        else:
            weight = 3.0
        out.append((mention, weight))
    return out
