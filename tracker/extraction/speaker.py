"""A text in the first person to whose words it is: the party that says "I" in a speech, an announcement, a word to the press."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from tracker.extraction.atlas import Mention, find, parties
from tracker.extraction.document import Sentence
from tracker.extraction.names import NAME_PART
from tracker.extraction.people import People, full_names
from tracker.extraction.presence import weighed

_HEAD = 4
"""So many sentences, titles among them, introduce the one who speaks."""
_SHARE = 0.5
"""Where more of the sentences than this are quoted, the text is one quotation."""
_MY = r"(?<![\w.'-])[Mm]y (?:own )?(?:country|[Gg]overnment|ministr|ministers?\b|nation|people|delegation|administration|side)"
_FIRST_PERSON = re.compile(rf"I(?<![\w.'-]I)(?= [a-z])|{_MY}")
_WE = re.compile(rf"(?<![\w.'-])(?:I|[Ww]e)(?= [a-z])|(?<![\w.'-])[Oo]ur (?:[Gg]overnment|country)|{_MY}")
"""Where the title names who speaks, "we" is enough."""
_GENRE = (
    r"(?:address|speech|remarks|statements?|message|keynote|lecture|toast|interview|comments?|intervention|opening words|words)"
)
_BY = re.compile(
    rf"\b{_GENRE}(?:\s(?!(?:with|following|after|at|to|during|before|on|in)\b)[\w-]+){{0,5}}?\s(?:by|of|from)\s"
    r"|\b(?:transcript|excerpts?)\s(?:of|from)\s",
    re.IGNORECASE,
)
"""What stands before the one who speaks in a title ("Address by")."""
_OWN_TITLE = re.compile(rf"'s?\s(?:[\w-]+\s){{0,3}}?{_GENRE}\b", re.IGNORECASE)
"""What stands behind them ("the President's arrival statement")."""
_JOINT = re.compile(r"\bjoint\s(?:[\w-]+\s){0,2}(?:statements?|declarations?|communiqu[eé]s?|remarks|press)\b", re.IGNORECASE)
_AT_THE = re.compile(r"\b(?:at|during|in|after|following|before) (?:the |a |an |their )?$", re.IGNORECASE)
"""Before the occasion of somebody's words, which may be a joint one."""
_FOLLOWING = re.compile(
    r"\b(?:said|made|gave|issued|delivered|released)\s(?:the\s)?(?:following|this)(?:\s(?:statement|remarks|comments?))?\b"
)
_WITH = re.compile(
    r"\b(?:with|to|by|I\s(?:(?:will|have|shall|also)\s)*visit(?:ed)?|meets?|met|receive[sd]?|welcome[sd]?)\s",
    re.IGNORECASE,
)
"""What stands before those with whom the speaker meets or whom they visit."""
_RUNS_ON = re.compile(
    rf"(?!(?:AT|TO|ON|DURING|BEFORE|AFTER|VISITS?|UPON|FOLLOWING)\b)"
    rf"(?:{NAME_PART}|of|and|the|for|foreign|visiting|minister|president)\b[.,]?\s?|&\s"
)
"""A word of a row of names and offices."""
_THEIRS = re.compile(r" (?!foreign|prime|president|minister|leader|counterpart|side|government|official)[a-z]")
"""Behind a demonym: things and people of that country, not those who are met."""
_HOME = re.compile(r"\b(?:back|home|here) (?:home )?in (?:the )?$")
_AND_I = re.compile(rf"((?:{NAME_PART} ){{1,5}})and I\b")
"""Whoever is named beside the speaker is met."""
_DEPARTS = re.compile(
    r"\b(?:departure|departing|before\s(?:his|her|my|the)\s(?:[\w-]+\s){0,3}visits?|"
    r"I\s(?:am|will\sbe)\s(?:leaving|departing|travel+ing))\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\bI\s(?:am|'m)\s(?:very\s|also\s)?(?:pleased|delighted|happy|proud|honou?red|glad)\s(?:today\s)?to\s(?:be\sable\sto\s)?"
    r"(?:announce|inform)\b"
    r"|\bI\s(?:am\s)?(?:today\s)?announc(?:e|ing)\b"
    r"|\b[Mm](?:r|adam)\.?\s(?:Speaker|President|Chair\w*)\b,"
)
_LECTERN = re.compile(
    r"\b(?:address|speech|remarks|keynote|lecture|message|intervention)\b[^\n]{0,120}?\b(?:at|to|before|during|in|on)\b",
    re.IGNORECASE,
)
"""A title of words to an audience."""
_TALKS = re.compile(
    r"\b(?:following|after|joint|press\sconference|with)\b|\b(?:we|I)\s(?:have\s)?just\s(?:concluded|held|had|finished)\b",
    re.IGNORECASE,
)
"""What makes words those after talks, in which "we" may be both sides."""
_VISITED = re.compile(
    r"\b(?:visits?|trips?|journeys?|arrival|return(?:ed)?|tour|back)\s(?:[\w-]+\s){0,4}?(?:to|in|from|of)\s", re.IGNORECASE
)
_ACTS = re.compile(r"(?:n)?(?: Government)? (?:has|have|will|is|intends|plans|had|would)\b")
_TURN = re.compile(rf"(?P<who>(?:{NAME_PART}\.?,? (?:of )?){{0,5}}[A-Z][\w.'-]+)(?: \([^)]{{1,60}}\))?: ")
"""Before the words of one who speaks in a transcript ("President Alice Moyo: ")."""
_LABEL = 160
"""No label of a turn is longer."""
_TITLE, _NEAR, _ABBREVIATED = 90, 30, 5
_PAIRED = re.compile(r",?\s(?:and\s)?(?:the\s)?|\s?[-–—]\s?")


class Speaker(Struct, frozen=True):
    """Who says "I" in a text."""

    code: str = ""
    """The party they speak for, "" where the text is not in the first person or nobody can be made out."""
    alone: bool = False
    """Whether "we" is their own government: a speech, an announcement, a word before departure."""
    quoted: bool = False
    """Whether the whole text is one quotation of theirs."""
    visited: tuple[str, ...] = ()
    """Those of whom they report one after another, where they have visited several."""


def speaker(
    text: str, sentences: Sequence[Sentence], title: str, issuer: str, mentions: Sequence[Mention], people: People
) -> Speaker:
    """Who speaks in the text; `issuer` is the code of who is known to have issued it, if anybody is."""
    first = title or text.partition("\n")[0]
    words = _WE if _BY.search(first) else _FIRST_PERSON
    if not words.search(text) or _is_joint(first):
        return Speaker()
    body = [sentence for sentence in sentences if sentence.kind in ("paragraph", "bullet")]
    opening = text[: sentences[:_HEAD][-1].end] if sentences else ""
    quoted = _FOLLOWING.search(opening) is not None and sum(sentence.quoted for sentence in body) > _SHARE * len(body)
    speaks = any((quoted or not one.quoted) and words.search(text, one.start, one.end) for one in body)
    if not speaks or _several(first, people):
        return Speaker()
    found = (
        issuer
        or _introduced(opening, mentions, people)
        or next(filter(None, (turn_of(text, sentence, people) for sentence in body)), "")
        or _announcer(opening, mentions)
        or _unmet(text, len(opening), weighed(text, mentions), people, alone=_BY.search(first) is not None)
    )
    if not found:
        return Speaker()
    alone = not quoted and (
        _DEPARTS.search(opening) is not None
        or (_ANNOUNCES.search(opening) is not None and not _TALKS.search(first))
        or (_LECTERN.search(first) is not None and not _TALKS.search(first))
    )
    visited = tuple(code for code in _visited(opening, mentions) if code != found)
    return Speaker(found, alone, quoted, visited if len(visited) > 1 and not alone else ())


def turn_of(text: str, sentence: Sentence, people: People) -> str | None:
    """The party of the one whose turn begins with the sentence, "" if nobody knows them, None where no turn begins."""
    labelled = sentence.kind == "paragraph" and text.find(": ", sentence.start, min(sentence.end, sentence.start + _LABEL)) >= 0
    turn = _TURN.match(text, sentence.start, sentence.end) if labelled else None
    return people.of(turn["who"]) if turn else None


def _is_joint(first: str) -> bool:
    """Whether a title is of words of more than one side, and not of one at a joint occasion ("Remarks by X at the joint ...")."""
    joint = _JOINT.search(first)
    apart = joint and _BY.search(first, 0, joint.start()) and _AT_THE.search(first, 0, joint.start())
    return joint is not None and not apart


def _several(first: str, people: People) -> bool:
    """Whether a title names more than one side as those who speak ("Remarks by President X and Prime Minister Y")."""
    by = _BY.search(first)
    if by is None:
        return False
    sides, start, mentions = set(), by.end(), find(first)
    for part in re.split(r"(,? and (?:the )?|, )", first[by.end() : _row(first, by.end())]):
        named = [mention.code for mention in mentions if start <= mention.start < start + len(part)]
        sides.add(next(iter(named), "") or people.of(part))
        start += len(part)
    return len(sides - {""}) > 1


def _introduced(opening: str, mentions: Sequence[Mention], people: People) -> str:
    """The party of the one whom the title or the first words name as the speaker."""
    persons = sorted(
        {(person.start, person.code) for person in people.titled if person.code and person.end <= len(opening)}
        | {(at, people.names.get(name.split()[-1], code)) for at, name, code in full_names(opening)}
    )
    said = _FOLLOWING.search(opening)
    before = [code for at, code in persons if said and at < said.start()]
    if before:
        return before[-1]
    by = _BY.search(opening)
    if by:
        row = opening[by.end() : _row(opening, by.end())]
        near = [code for at, code in persons if by.end() <= at < by.end() + len(row)]
        known = people.of(row.title() if row.isupper() else row)
        named = [mention.code for mention in mentions if by.end() <= mention.start < by.end() + len(row)]
        return next(iter((*near, known, *named)), "") or next(iter(named), "")
    return next((code for at, code in persons if _OWN_TITLE.search(opening, at, at + _TITLE)), "")


def _announcer(opening: str, mentions: Sequence[Mention]) -> str:
    """The party whose act is announced ("I am pleased to announce that Australia will")."""
    told = _ANNOUNCES.search(opening)
    if told is None:
        return ""
    for mention in mentions:
        lead = opening[told.end() : mention.start].removesuffix("the ")
        if mention.start >= told.end() and lead == " that " and _ACTS.match(opening, mention.end):
            return mention.code
    return ""


def _row(text: str, start: int) -> int:
    """The end of the row of names and offices that begins at `start`."""
    while word := _RUNS_ON.match(text, start):
        start = word.end()
        plain = word.group().strip()
        if text[start - 1] == "\n" or (plain.endswith(".") and len(plain) > _ABBREVIATED):
            break
    return start


def _unmet(text: str, head: int, weighed: Sequence[tuple[Mention, float]], people: People, *, alone: bool) -> str:
    """The country that is named most, topics and those whom the head of the text says are met or visited left out.

    Where nobody is met, that says something only of one who speaks `alone`; where a body meets, nothing of one named once.
    """
    table = parties()
    named = [(mention, weight) for mention, weight in weighed if table[mention.code].kind == "country"]
    rows = [(found.end(), _row(text, found.end())) for found in _WITH.finditer(text, 0, head)]
    rows = [row for row in rows if not text.startswith("by ", row[1])]
    met = {
        mention.code
        for mention, _ in named
        if any(start <= mention.start < end for start, end in rows)
        and not (mention.how == "demonym" and _THEIRS.match(text, mention.end))
    }
    met |= {people.of(beside[1]) for beside in _AND_I.finditer(text)} - {""}
    named_with: dict[str, tuple[int, float]] = {}
    for number, (mention, weight) in enumerate(named):
        if mention.code in met or mention.how not in ("name", "demonym"):
            continue
        beside = [(at, at + 1) for at in (number - 1, number) if 0 <= at < len(named) - 1]
        joined = [(named[left][0], named[right][0]) for left, right in beside]
        paired = any({one.code, other.code} & met and _PAIRED.fullmatch(text, one.end, other.start) for one, other in joined)
        pairs, count = named_with.get(mention.code, (0, 0.0))
        home = _HOME.search(text, max(0, mention.start - _NEAR), mention.start) is not None
        named_with[mention.code] = (pairs + paired + home, count + max(min(weight, 1.0), home))
    best = max(named_with, key=lambda found: named_with[found], default="")
    body = any(table[mention.code].kind in ("bloc", "body") and mention.end <= head for mention, _ in weighed)
    least = (0, 1.0) if body and not alone else (0, 0.0)
    return best if (met or alone) and best and named_with[best][1] and named_with[best] > least else ""


def _visited(opening: str, mentions: Sequence[Mention]) -> list[str]:
    """The parties in a row behind "visits to" in the head of the text."""
    for visit in _VISITED.finditer(opening):
        end = _row(opening, visit.end())
        row = dict.fromkeys(found.code for found in mentions if visit.end() <= found.start < end and found.how == "name")
        if len(row) > 1:
            return list(row)
    return []
