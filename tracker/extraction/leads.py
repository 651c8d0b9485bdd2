"""The lead of a table's row to the parties it means: all who talk, those whom it names, or nobody who is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.extraction.antecedents import Codes, expanded
from tracker.extraction.atlas import Mention, code, find
from tracker.extraction.people import People

_ALL = re.compile(
    r"(?:both|all|each|joint(?:ly)?|together|mutual|shared|"
    r"(?:(?:both|all|the|two|three|of) ){0,4}(?:sides|parties|countries|governments|states|participants|delegations)|"
    r"(?:each|every) (?:side|party|country|government|participant)|"
    r"(?:both|the two|all) (?:foreign )?(?:ministr(?:ies|ers)|ministers|leaders|presidents))"
    r"(?:,? \(?(?:jointly|together)\)?)?",
    re.IGNORECASE,
)
_TWO = re.compile(r"\b(?:both|two)\b", re.IGNORECASE)
_APART = re.compile(r"[,;/&+]|\band\b|(?<=\w)[-\u2013](?=[A-Z])")
"""What stands between two who lead together."""
_OF = re.compile(
    r"(?:^|.*\b(?:[Oo]f|[Ff]or|[Ff]rom|[Bb]y|[Tt]he)|.*[(:\u2013\u2014-])\s*$|"
    r"(?:(?:the )?(?:M[A-Z]{2,4}|MoFA|Govt?\.?|Government|Ministry|Minister|Embassy|Side|lead)\s*)+$"
)
"""What may stand before the name of whoever leads: none whose office is only in that country ("ACME Kenya")."""
_HEADS = re.compile(r"(?:[\dIVX]{1,4}[.)]\s+)?(?:(?:[\w-]+ ){0,2}[\w-]+ (?:of|by|for) )?(?:the )?")
"""What a heading may say before whose the measures are ("Commitments of | Japan")."""
_SENTENCES = (".", ":", ";", "!", '"', ")")
_WITH = re.compile(r"\s*(?:(?i:with|for|in|to|under|through|via|after|pending|support)\b|[a-z]+ed\b)")
"""What opens a part that names somebody else than who leads."""


def is_all(words: str, talking: int = 2) -> bool:
    """Whether a lead means all of the so many who talk ("Both", "the two governments")."""
    return _ALL.fullmatch(" ".join(words.split())) is not None and (talking == 2 or not _TWO.search(words))


def over(lines: Sequence[str]) -> str | None:
    """Whose a table is that has no column for it, from the lines above it, the nearest first: the party that its heading names.

    None where a sentence stands above it, which is for those who read sentences; "" where nothing tells.
    """
    for line in lines:
        words = _HEADS.sub("", line.strip("#*_ \t")).rstrip(":")
        parts = [part.strip() for part in _APART.split(words)]
        if is_all(words) or all(code(part) for part in parts):
            return words
        if line.endswith(_SENTENCES):
            return None
        if find(line):
            break
    return ""


def named(words: str, people: People) -> Codes:
    """The codes of those whom a lead names, by their name, a ministry of theirs or one of the readout's people; () for none."""
    mentions = find(words)
    inside = [(mention.start, mention.end) for mention in mentions]
    edges = [mark.span() for mark in _APART.finditer(words) if not any(a <= mark.start() < b for a, b in inside)]
    starts, ends = [0, *(end for _, end in edges)], [*(start for start, _ in edges), len(words)]
    found: list[str] = []
    for start, end in zip(starts, ends, strict=True):
        first = next((mention for mention in mentions if start <= mention.start < end), None)
        if _WITH.match(words, start, end):
            break
        if first and _leads(words, first, start, end):
            found.append(first.code)
        elif first is None and (person := _person(words[start:end], people)):
            found.append(person)
    return expanded(found)


def _leads(words: str, mention: Mention, start: int, end: int) -> bool:
    """Whether the first party of a part is the one that leads; a capital is, where it is all that the lead says."""
    if mention.how == "capital":
        return words.strip() == words[mention.start : mention.end]
    return _OF.match(words[start : mention.start].lstrip()) is not None


def _person(words: str, people: People) -> str:
    """The code of somebody whom the readout names, "" for none ("Minister Otieno")."""
    last = words.split()[-1:]
    return people.names.get(last[0], "") if last else ""
