"""A readout's head to whose readout it is: the side that needs no introduction in its own text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.extraction.atlas import code, find
from tracker.extraction.document import Sentence
from tracker.extraction.names import NAME_PART
from tracker.extraction.offices import OFFICE, may_hold, plain
from tracker.extraction.people import People, full_names

GUESTS = frozenset({
    "ambassador", "envoy", "special envoy", "counterpart", "special representative", "high commissioner",
    "chargé d'affaires", "charge d'affaires", "consul-general",
})  # fmt: skip
"""Offices of those who are received, not of those who report it."""
_OF_STATE = re.compile(rf"(?: (?!with){NAME_PART}){{0,4}} (?:of|for|from) ")
_BEGINS_TALKS = re.compile(
    rf"(?:'s?)?(?: {NAME_PART}){{0,4}}(?:'s?)? (?:today |also |phone |telephone |video |bilateral )*"
    r"(?:call(?:s|ed)?|meet(?:s|ing)?|met|spoke|speaks|talks|received|receives|welcomed|welcomes|hosts|hosted|holds|held)\b"
)
_LEAD = re.compile(r"(?:[Tt]he )?(?=[A-Z])")
_AMERICAN = re.compile(
    r"Readout (?:of|from) the (?:Vice )?President['’]s |Statement by the Press Secretary on the (?:Vice )?President['’]s |"
    r"(?:Joint (?:Statement|Communiqu[eé]|Declaration)|Remarks|Exchange)[\w ]{0,40}? [Ff]ollowing "
    r"(?:(?:[Hh]is |[Tt]heir )?(?:Discussions|Talks|Conversations|Meetings?)\b[\w ]{0,30}? )[Ww]ith "
)
"""How the White House and its papers head a text on talks, which name the guest alone."""


def issuing(text: str, sentences: Sequence[Sentence], issuer: str, cast: Sequence[str], people: People) -> str:
    """Whose readout it is, as far as the text says: "China: Wang Yi Holds ...", else the side of the first person in the body."""
    if issuer:
        return issuer
    for sentence in sentences[:3]:
        start = re.match(r"([A-Z][\w .'-]{2,30}): ", text[sentence.start : sentence.end])
        if start and code(start.group(1)):
            return code(start.group(1))
    return (
        _receiver(text, sentences, cast, people)
        or _own_leader(text, sentences, cast)
        or _first_person(text, sentences, cast, people)
        or next(iter(cast), "")
    )


def with_unnamed(title: str, sure: list[str], people: People) -> list[str]:
    """Those who take part, the United States with them where a title names their guests alone ("the President's Call with")."""
    if not sure or "USA" in sure or not _AMERICAN.match(title):
        return sure
    guests = {mention.code for mention in find(title)} | {person.code for person in people.titled if person.end <= len(title)}
    if title.startswith(("Joint", "Remarks")):
        return [*(found for found in sure if found in guests), "USA"]
    return [*sure, "USA"] if len(sure) == 1 or guests.issuperset(sure) else sure


def _receiver(text: str, sentences: Sequence[Sentence], cast: Sequence[str], people: People) -> str:
    """The side of somebody without a country in the title, who meets one of the country named first."""
    head = sentences[0] if sentences else None
    receiving = [person for person in people.titled if head is not None and head.start <= person.start < head.end][:1]
    if (
        receiving
        and not receiving[0].code
        and len(cast) == 2
        and cast[0] in {found.code for found in find(text[: head.end if head else 0])}
    ):
        return cast[1]
    return ""


def _first_person(text: str, sentences: Sequence[Sentence], cast: Sequence[str], people: People) -> str:
    """The side of the first person in the body who is no guest."""
    for sentence in [found for found in sentences if found.kind not in ("title", "heading")][:2]:
        for person in people.titled:
            host = person.code in cast and person.office not in GUESTS
            if host and sentence.start <= person.start < sentence.end:
                return person.code
        named = [known for _, _, known in full_names(" ".join(text[sentence.start : sentence.end].split()[:8])) if known in cast]
        if named:
            return named[0]
    return ""


def _own_leader(text: str, sentences: Sequence[Sentence], cast: Sequence[str]) -> str:
    """The side whose leader needs no country in its own text ("PM call with the President of Kenya"), "" if that is unclear."""
    for sentence in sentences[:2] if len(cast) == 2 else ():
        lead = _LEAD.match(text, sentence.start)
        office = OFFICE.match(text, lead.end()) if lead else None
        if office is None or plain(office.group()) in GUESTS or _OF_STATE.match(text, office.end()):
            continue
        named = find(text[sentence.start : sentence.end])
        abroad = {mention.code for mention in named if mention.how != "capital"} & set(cast)
        rest = [party for party in cast if party not in abroad and may_hold(party, plain(office.group()))]
        if len(rest) == 1 and len(abroad) == 1 and _BEGINS_TALKS.match(text, office.end()):
            return rest[0]
    return ""
