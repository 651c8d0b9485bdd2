"""Sentences to the party whose "we" each holds, and to the host of whom it speaks: of a text, a turn, a long quotation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tracker.extraction.antecedents import Codes
from tracker.extraction.atlas import Mention
from tracker.extraction.document import Sentence
from tracker.extraction.people import People
from tracker.extraction.speaker import Speaker, turn_of

_OPENS = re.compile(r"(?P<who>[A-Z][^.:\"\n]{3,120}?) (?:said|stated|added|noted|remarked|declared)\b[^.:\"\n]{0,40}: \"")
"""Before a quotation that may run over paragraphs."""


_ENCOUNTER = re.compile(
    r"(?:(?:[A-Z][a-z]+ ?[a-z]*, )?(?:[Dd]uring|[Ii]n|[Aa]t|[Aa]fter|[Ff]ollowing) (?:[\w'-]+ ){0,5}?"
    r"(?:[Mm]eetings?|[Tt]alks|[Cc]onversations?|[Cc]alls?|[Dd]iscussions?|[Cc]onsultations)(?: [a-z]+ [A-Z]\w+)?"
    r" (?:with|between) |Meeting with "
    r"|(?!We |I )[A-Z][^.;:]{2,100}? (?:also |then |later |separately |today )*(?:met|talked|spoke|conferred"
    r"|(?:held|had) (?:[\w-]+ ){0,4}?(?:meeting|talks|conversation|call|consultations)) "
    r"(?:separately |bilaterally |today )?with )"
    r"(?P<who>[^,;:.]{3,160}(?:\.[^,;:.]{3,80})?)"
)
"""A meeting with one of several, up to whom it was with."""
_LEANS = re.compile(r"(?:They|Both|The two)\b")
"""A paragraph that opens with two who were named before."""


def voices(text: str, sentences: Sequence[Sentence], people: People, heard: Speaker) -> tuple[str, ...]:
    """The code of the party that says "we" in each sentence, "" where nobody is known to."""
    turns = [turn_of(text, sentence, people) for sentence in sentences]
    transcript = bool(heard.code and any(turns)) or len({turn for turn in turns if turn}) > 1
    out: list[str] = []
    voice, cited, block = heard.code, "", -1
    for sentence, turn in zip(sentences, turns, strict=True):
        if transcript and turn is not None:
            voice = turn
        quotes = not (heard.quoted or cited) and text.find(': "', sentence.start, sentence.end) >= 0
        opened = _OPENS.search(text, sentence.start, sentence.end) if quotes else None
        if opened:
            cited, block = people.of(opened["who"]), sentence.block
        if cited and sentence.block != block and text.startswith('"', sentence.start):
            cited = ""
        plain = voice if heard.quoted or not sentence.quoted else ""
        out.append(cited or plain)
        if cited and text.endswith('"', sentence.start, sentence.end):
            cited = ""
    return tuple(out)


def hosts(
    sentences: Sequence[Sentence], mentions: Callable[[int, int], Sequence[Mention]], heard: Speaker
) -> tuple[tuple[str, ...], ...]:
    """For each sentence those of several hosts of whom it, or the last before it, speaks; () where one host was visited.

    `mentions` gives the parties named in a stretch of the text.
    """
    out: list[tuple[str, ...]] = []
    for sentence in sentences if heard.visited else ():
        named = {mention.code for mention in mentions(sentence.start, sentence.end)}
        out.append(tuple(host for host in heard.visited if host in named) or (out[-1] if out else ()))
    return tuple(out)


def encounters(
    text: str, sentences: Sequence[Sentence], mentions: Callable[[int, int], Sequence[Mention]], cast: Codes, issuer: str
) -> tuple[tuple[str, ...], ...]:
    """For each sentence the one of several with whom the meeting was of which it, or one before it in its paragraph, tells.

    () where no more than two take part.
    """
    if len(cast) <= 2 or not issuer:
        return ()
    out: list[tuple[str, ...]] = []
    block, now = -1, Codes()
    for sentence in sentences:
        if sentence.block != block and not _LEANS.match(text, sentence.start):
            now = ()
        block = sentence.block
        met = _ENCOUNTER.match(text, sentence.start, sentence.end)
        if met:
            named = {one.code for one in mentions(met.start("who"), sentence.end) if one.how != "capital" and one.code in cast}
            with_one = len(named - {issuer}) == 1 and any(one.code in named - {issuer} for one in mentions(*met.span("who")))
            now = tuple(named - {issuer}) if with_one else ()
        out.append(now)
    return tuple(out) if any(out) else ()
