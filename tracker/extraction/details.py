"""A leaf's span to what is promised in it: action, object, amounts, places, deadline, condition, who gains, who performs it."""

from __future__ import annotations

import datetime as dt
import re

from msgspec import Struct

from tracker.extraction import due, places, topics
from tracker.extraction.amounts import quantities
from tracker.extraction.atlas import parties
from tracker.extraction.document import LeafSpan, Sentence
from tracker.extraction.scene import Scene
from tracker.model import Deadline, Quantity

_BENEFICIARY = re.compile(
    r"\b(?:for|to|in support of|support(?:s|ing)?)\s(?:the\s)?(?:people|citizens|nationals|government|peoples)?"
    r"(?:\sof\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?:Should|If|In the event|In case|Provided|Unless|Subject to|Depending on|Once|As soon as|Upon)\b[^.;]{3,240}?,\s"
)
_PARTICLE = re.compile(r"(?:up|out|forward|down|off|through)\s+(?=\S)")
_FAR = 40
"""The verb stands within so many characters of the leaf's start."""
_REACH = 600
"""No more of the surroundings is read, however long a sentence: time stays linear in the length of the text."""
_SENTENCE, _STEM, _BEFORE, _HEADING, _TITLE = 1.0, 0.25, 0.5, 1.0, 0.75
_OPENER = re.compile(r"^(?:to\s+)?(?:\w+ly\s+)*[\w'-]+\s*")


class Details(Struct, frozen=True):
    """The slots of a leaf beyond its span and its grade."""

    action: str = ""
    object: str = ""
    quantities: tuple[Quantity, ...] = ()
    places: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    """Those of the places that are towns: a bare country makes nothing more checkable."""
    condition: str = ""
    purpose: str = ""
    deadline: Deadline | None = None
    beneficiary: tuple[str, ...] = ()
    performer: tuple[str, ...] = ()
    """Who carries it out, where known better than from the subject: a consulate is opened by the one it does not stand in."""
    field: topics.Guess = topics.Guess("other")
    """The topic, from the leaf's own words and those around it."""


def describe(
    text: str, span: LeafSpan, sentence: Sentence, date: dt.date | None, scene: Scene, whole: LeafSpan | None = None
) -> Details:
    """Fill the slots of the leaf at `span`; `date` is the day of the talks, against which "by the end of the year" is read.

    `whole` is the promise of which a person points out a part: its deadline is that of the part.
    """
    quote = text[span.start : span.end]
    lead = scene.lead(sentence)
    deadline = due.deadline(text, span, sentence, date, lead)
    if deadline is None and whole is not None:
        deadline = due.deadline(text, whole, sentence, date, lead)
    towns = _towns(text, span, scene)
    return Details(
        action=span.verb,
        object=_object(quote, span.verb),
        quantities=tuple(
            found for found in quantities(text, span.start, span.end) if deadline is None or found.words not in deadline.words
        ),
        places=_places(text, span, scene, towns),
        towns=towns,
        condition=_condition(text, span, sentence),
        purpose=text[slice(*span.purpose)] if span.purpose else "",
        deadline=deadline,
        beneficiary=_beneficiary(text, span, scene),
        performer=_performer(text, span, scene),
        field=scene.fields.guess(span.start, span.end, _around(span, sentence, scene)),
    )


def _around(span: LeafSpan, sentence: Sentence, scene: Scene) -> tuple[topics.Span, ...]:
    """The stretches that tell the leaf's field where its own words do not: sentence, stem, the one before, heading, title."""
    spans: list[topics.Span] = [
        (max(sentence.start, span.start - _REACH), span.start, _SENTENCE),
        (span.end, min(sentence.end, span.end + _REACH), _SENTENCE),
    ]
    if sentence.stem is not None:
        spans.append((*sentence.stem, _STEM))
    before, heading, title = scene.context(sentence)
    spans += [
        (*place, weight) for place, weight in ((before, _BEFORE), (heading, _HEADING), (title, _TITLE)) if place is not None
    ]
    return tuple((start, min(end, start + _REACH), weight) for start, end, weight in spans if start < end)


def _condition(text: str, span: LeafSpan, sentence: Sentence) -> str:
    """What must come about first: as the leaf says, else the clause at the head of its sentence ("Should X attack, ...")."""
    if span.condition:
        return text[slice(*span.condition)]
    subject = span.trigger.subject
    head = subject[0] if subject and subject[0] < span.trigger.start else span.trigger.start
    lead = _IF.match(text, sentence.start, min(head, span.start))
    return lead.group().rstrip(" ,") if lead else ""


def _object(quote: str, verb: str) -> str:
    """What the act is done to: the words behind the verb, its adverbs and its particle ("set up | a consulate")."""
    opener = _OPENER.match(quote)
    if opener is None or opener.end() == len(quote):
        return quote
    start = opener.end()
    first = verb.partition(" ")[0]
    if (
        first
        and not opener.group().strip().lower().endswith((first, first[:-1] + "ing"))
        and (later := quote.find(f" {first} ", 0, _FAR)) >= 0
    ):
        start = later + len(first) + 2
    particle = _PARTICLE.match(quote, start)
    return quote[particle.end() if particle else start :]


def _towns(text: str, span: LeafSpan, scene: Scene) -> tuple[str, ...]:
    """The towns named, none out of the name of an organisation; of a pair made by "respectively" only the leaf's own."""
    named = [(mention.start, mention.end) for mention in scene.mentions(span.start, span.end) if mention.how == "name"]
    found = [text[a:b] for a, b, _ in places.cities(text, span.start, span.end) if not any(x <= a and b <= y for x, y in named)]
    return tuple(dict.fromkeys(found[-1:] if span.paired else found))


def _places(text: str, span: LeafSpan, scene: Scene, towns: tuple[str, ...]) -> tuple[str, ...]:
    """The towns, then the countries that something is placed in."""
    found = dict.fromkeys(towns)
    for mention in scene.mentions(span.start, span.end):
        within = text[max(0, mention.start - 4) : mention.start].endswith(("in ", "at "))
        if mention.how == "name" and within and parties()[mention.code].kind == "country":
            found.setdefault(mention.name)
    return tuple(found)


def _beneficiary(text: str, span: LeafSpan, scene: Scene) -> tuple[str, ...]:
    """Those for whom something is done, by the words before their names."""
    found: dict[str, None] = {}
    for mention in scene.mentions(span.start, span.end):
        if _BENEFICIARY.search(text, max(span.start, mention.start - 40), mention.start):
            found.setdefault(mention.name, None)
    return tuple(found)


def _performer(text: str, span: LeafSpan, scene: Scene) -> tuple[str, ...]:
    """Who opens a mission: of two who take part the one in whose country it does not stand."""
    host = places.host(text, span.start, span.end)
    if not host or host not in scene.codes or len(scene.codes) != 2:
        return ()
    return tuple(name for code, name in zip(scene.codes, scene.parties, strict=True) if code != host)
