"""A leaf and its sentence to the deadline, if one is stated: the words and, where they resolve, the interval of days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec.structs import replace

from tracker.extraction import when
from tracker.extraction.document import LeafSpan, Sentence
from tracker.extraction.endings import STATED_IN
from tracker.extraction.tables import alternatives, fill, table
from tracker.model import Deadline

Where = Literal["leaf", "near", "far"]
"""In the leaf, about it in its sentence, or in the line that announces it; an event the act is about counts only in the leaf."""

_BEHIND = frozenset({"since", "after", "following", "dated", "of"})
_WEAK = frozenset({"", "for", "from", "around", "through", "during", "over", "between"})
_LIES_AHEAD = re.compile(
    r"\b(?:next|later|coming|upcoming|this|early|mid|end|late|half|quarter|"
    r"over \w+ (?:years?|months?|weeks?)|[A-Z][a-z]+ \d{1,2})\b",
    re.IGNORECASE,
)
"""Where the day of the talks is not known: words that say of themselves that their time is still to come."""
_YEAR = 366
"""What lasts "for" longer than this is the term of a plan, not a deadline."""
_TAIL = 70
_FAR = 300
"""So many characters before an act a time may stand that it is due by."""
_TRAIL = re.compile(
    ", "
    + alternatives("by before in within no_later_than not_later_than as_soon_as starting beginning during over until from on")
    + " "
)
"""A comma behind the leaf after which its own time may still follow."""
_FRONT_LENGTH = 140
_TIMELY = alternatives("""
    In By On At Within During Over Before Until From Starting Beginning As_of As_soon_as Later Early Late Next This Upon After
    Following Once When Ahead_of Prior_to No_later_than Through Throughout Today Tomorrow Soon Shortly Immediately Pending Between
    Without The_following The_next The_coming in by on at within later next
""")
_FRONT = re.compile(r"\s*(?:[Aa]nd |[Aa]lso,? |[Ii]n addition,? )?(?:" + _TIMELY + r"\b[^,]*,\s*)+")
"""An adverbial at the head of a sentence, up to its comma."""
_OPENS = re.compile(
    r"(?:[,;:] |[\"“]|\b(?:[Tt]hat|and|but|while|whereas|said|noted|announced|stated|added),? )(?=(?:"
    + _TIMELY
    + r"|during|over|before|until|from|starting|early|late|this|upon|ahead of|prior to|no later than|soon|shortly|as soon|the)\b)"
)
"""Where an adverbial may stand at the head of a clause."""
_BARE = re.compile(
    r"(?:[Oo]n|[Ii]n|[Aa]t|[Dd]uring|[Tt]his|[Tt]oday)\b(?!.*(?:\d{4}|\b(?:next|later|late|coming|come|ahead|future|end)\b))"
)
"""A time that may as well be past: it names no year, nor that it lies ahead."""
_OCCASION = re.compile(r"(?:on|at|during|today|this (?:week|morning|afternoon|evening))\b")
"""A time within a cue that is when something was said ("agreed, | at their meeting in May, | to")."""
_SAID = re.compile(
    r"(?<!the )(?<!\bas )(?<!\bis )(?<!are )(?<!be )(?<!been )\b(?:agreed|decided|announced|said|pledged|committed|promised|"
    r"undertook|stated|declared|confirmed|informed|told|noted|instructed|reiterated|reaffirmed|vowed|resolved|ended|concluded)\b|"
    r"\b(?:agreements?|consensus|understandings?|decisions?)\s(?:was|were|ha(?:s|ve) been)\s(?:\w+\s)?(?:reached|taken|made)\b"
)
_AT_TALKS = re.compile(
    r"\s*(?:At|During|In) (?:the|an?|their|his|her) (?:[\w'-]+ ){0,4}"
    r"(?:dinner|lunch|breakfast|meeting|talks|call|conference|session|briefing|statement) "
)
_RUNS_ON = re.compile(r",?(?: [–—-])?\s?(?!that\b)(?:(?!(?:which|while|who|to)\b)[\w.'’-]+ ){0,8}$")
"""From the time at the head of a clause to its subject."""
_OTHER = (
    r"(?:the |in |one in |an? [a-z]+ in )?[A-Z][\w'’-]+(?: (?:of )?[A-Z][\w'’-]+){0,3}|"
    r"(?:an?|\d[\d,]*) [a-z-]+(?: (?!in |to |for )[a-z-]+)?(?: (?:in|to|for) [A-Z][\w'’-]+)?"
)
_SHARED = re.compile(rf"(?:(?:,? and|,) (?:{_OTHER})){{1,4}},? (?:both |respectively,? )?")
"""The objects of the other leaves of one act, up to what is said of all ("consulates in Lima | and Cusco | by 2030")."""
_ENDS = re.compile(r"\s*(?:[.,;]|$)")
_CLAUSE = re.compile(r"(?:,|;) and (?=\w+(?:ed|es|s)\b)|; ")
"""Where a stem goes on with another promise, or the one before it ends."""
_TERM = ("until", "till", "through", "to", "for")
_WHICH = re.compile(r"\b(?:which|who|that),? $")
_DID = re.compile(r",? (?:\w+ly )?(?:(?:has|have|had|was|were) )?(?!need)[a-z]*(?:ed|ght|ew|won|made|led|rose|fell|saw|gave)\b")
"""What a relative clause tells around a time, which is over ("the plan which, | over four months, | achieved")."""
_PLAN = re.compile(
    r"(?<!extend the )(?<!extension of the )\b(?:strateg(?:y|ies)|program(?:me)?s?|plans?|road ?maps?|vision|agenda|concept|"
    r"framework|budgets?|estimates)\s$",
    re.IGNORECASE,
)
"""Before the years for which a plan is made, which are no deadline of its adoption ("a programme | until 2035")."""
_NAME = re.compile(r"\b(?:the|its|their|our|this|that|\w+'s) $")
"""Before a date that with the capital behind it is part of a name ("the | August 8 | Declaration")."""
_PAST_OR_NOT = frozenset({"", "on", "in", "at", "during"})
_YEARED = re.compile(r"\d{4}|\b(?:next|coming|later|ahead|come)\b")
_TO_BE = re.compile(r"\b(?:be|being)\s(?:\w+\s){0,2}$")
_SEE = re.compile(r"\b(?:see|seeing|have|having|get|getting|keep|keeping|remain|stay)\b")
_COUNTED = re.compile(r"in (?!the |this |next |late |early |mid)[\w -]+ (?:years|months|decades?)$")
_RECORD = re.compile(r"\b(?:first|only|most|\w{2,}est)\s(?:(?!(?:will|shall|is|are)\b)[\w-]+\s){0,9}$")
"""Before a time that counts back ("the first visit | in ten years")."""
_NEXT = re.compile(r"[,;:]|\.\s|\s(?:and|or|which|while|to|as well)\b")
"""Where another act, or more about this one, begins."""


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of lexicon/deadlines.toml by name."""
    data = table("deadlines")
    return {name: re.compile(fill(rule["pattern"], data["fragments"])) for name, rule in data.items() if name != "fragments"}


def deadline(
    text: str, span: LeafSpan, sentence: Sentence, date: dt.date | None, lead: tuple[int, int] | None = None
) -> Deadline | None:
    """When the leaf is due, as far as it is said.

    Looked for in its own words, then right behind it, between cue and act, at the head of its sentence, in its stem, or in the
    `lead` that announces the paragraph ("... take the following actions by May 14:").

    An interval that ends before the day of the talks is a reference to the past, never a deadline; "annually" is none either.
    """
    for start, end, where in _stretches(text, span, sentence, date, lead):
        found = _said(text, start, end, date, where, sentence.end)
        if found is None and start == sentence.start and text[start : start + 1].isupper():
            words = text[start].lower() + text[start + 1 : end]
            found = _said(words, 0, len(words), date, where, len(words))
            found = replace(found, words=text[start] + found.words[1:]) if found and words.startswith(found.words) else found
        before = end <= span.start and found is not None
        spoken = span.trigger.start if start == span.trigger.start and found and _OCCASION.match(found.words) else end
        if found and not (
            before and (_is_of_saying(text, found.words, spoken, span.start) or _dates_talks(text, found, start, end))
        ):
            return found
    return None


def _is_of_saying(text: str, words: str, start: int, end: int) -> bool:
    """Whether a time before its act is when that was agreed or said ("On 10 March Peru | agreed to | open ...")."""
    return bool(_BARE.match(words) and _SAID.search(text, start, end))


def _dates_talks(text: str, found: Deadline, start: int, end: int) -> bool:
    """Whether a time hangs on the talks that a sentence opens with ("At the dinner | after the summit, Peru agreed")."""
    at = text.find(found.words, start, end)
    return at > start and _AT_TALKS.fullmatch(text, start, at) is not None


def _said(text: str, start: int, end: int, date: dt.date | None, where: Where, edge: int) -> Deadline | None:
    """When something is due by what `text[start:end]` says; a time that begins in the leaf is read to its end, up to `edge`."""
    over = min(end + _TAIL, edge) if where == "leaf" else end
    start = start if where == "leaf" else max(start, end - _FAR)
    for found in when.phrases(text, start, over, date):
        if found.start < end and _is_due(text, found, date, where, start if where == "leaf" else 0):
            earliest, latest = found.interval or (None, None)
            return Deadline(words=_words(text, found.start, found.end), earliest=earliest, latest=latest)
    for name in ("ahead", "once", "beside", "object", "soon") if where == "leaf" else ("ahead", "once", "soon"):
        hit = patterns()[name].search(text, start, end)
        if hit and not (name == "soon" and where == "far") and not (name == "ahead" and _is_reached(text, hit.start(), start)):
            return Deadline(words=_words(text, hit.start(), hit.end()))
    return None


def _stretches(
    text: str, span: LeafSpan, sentence: Sentence, date: dt.date | None, lead: tuple[int, int] | None
) -> Iterator[tuple[int, int, Where]]:
    """Where to look, the nearest first."""
    trigger = span.trigger
    yield span.start, span.end, "leaf"
    head = min(trigger.subject[0] if trigger.subject and trigger.subject[0] < trigger.start else trigger.start, span.start)
    behind = span.end + 1 if _TRAIL.match(text, span.end) else span.end
    tail = _NEXT.search(text, behind, min(sentence.end, span.end + _TAIL))
    edge = tail.start() if tail else min(sentence.end, span.end + _TAIL)
    if edge > behind and not STATED_IN.match(text, span.end):
        yield behind, edge, "near"
    if shared := _SHARED.match(text, span.end, sentence.end):
        for stop in _times_at(text, shared.end(), sentence.end, date):
            if _ENDS.match(text, stop):
                yield shared.end(), stop, "near"
    if trigger.start < span.start <= trigger.end + _TAIL and not _NEXT.search(text, trigger.end, span.start):
        yield trigger.start, span.start, "near"
    if trigger.subject and trigger.frame == "passive" and trigger.subject[0] < span.start:
        yield trigger.subject[0], span.start, "near"
    for place in sorted({head, trigger.start, span.start}):
        yield from _heading(text, max(sentence.start, place - _FRONT_LENGTH), place, date)
    lead_in = _FRONT.match(text, sentence.start, min(head, sentence.start + _FRONT_LENGTH))
    if lead_in:
        yield sentence.start, lead_in.end(), "near"
    if sentence.stem is not None:
        yield _last_clause(text, *sentence.stem), sentence.stem[1], "far"
    elif lead is not None:
        yield lead[0], lead[1], "far"


def _heading(text: str, start: int, end: int, date: dt.date | None) -> Iterator[tuple[int, int, Where]]:
    """The times that open a clause up to its subject or verb at `end`, the nearest first ("that | in 2027 | Peru will")."""
    for at in reversed((start, *(hit.end() for hit in _OPENS.finditer(text, start, end)))):
        for stop in _times_at(text, at, end, date):
            if _RUNS_ON.match(text, stop, end):
                yield at, stop, "near"


def _times_at(text: str, at: int, end: int, date: dt.date | None) -> list[int]:
    """Where the time or the event ends that `text[at:end]` begins with; none or one."""
    stops = [found.end for found in when.phrases(text, at, end, date) if found.start == at]
    events = (patterns()[name].match(text, at, end) for name in ("ahead", "soon"))
    return stops or [hit.end() for hit in events if hit]


def _last_clause(text: str, start: int, end: int) -> int:
    """Where the clause of a stem begins that announces its items ("committed to act by 2035, and | agreed to:")."""
    return max((joint.end() for joint in _CLAUSE.finditer(text, start, end)), default=start)


def _is_due(text: str, found: when.Phrase, date: dt.date | None, where: Where, floor: int) -> bool:
    """Whether a time phrase says by when: not since when, not what is over; the day of the talks not from another line."""
    if found.vague:
        return True
    if found.prep in _BEHIND or _belongs(text, found, floor):
        return False
    if found.interval is None:
        plain = date is not None or not _LIES_AHEAD.search(text, found.start, found.end)
        return not (found.prep in _WEAK and plain)
    start, end = found.interval
    if date is not None and (end < date or (end == date and where == "far")):
        return False
    return not (found.prep == "for" and (end - start).days > _YEAR)


def _belongs(text: str, found: when.Phrase, floor: int) -> bool:
    """Whether a time belongs to something past, to a name ("the August 8 Declaration") or to a plan ("until 2035").

    The cue itself lies before `floor` and is no such thing ("agreed on | a visit in May").
    """
    before = max(floor, found.start - 40), found.start
    if _WHICH.search(text, *before) and _DID.match(text, found.end):
        return True
    name = text[found.end : found.end + 2].strip().isupper() and not found.prep
    named = name and (_NAME.search(text, *before) or text.startswith("the ", found.start))
    planned = found.prep in _TERM and _PLAN.search(text, *before)
    record = _COUNTED.match(text, found.start, found.end) and _RECORD.search(
        text, max(floor, found.start - _FRONT_LENGTH), found.start
    )
    return bool(named or planned or record or patterns()["done"].search(text, *before) or _is_past(text, found, floor))


def _is_past(text: str, found: when.Phrase, floor: int) -> bool:
    """Whether a time that names no year is when the thing came about that the act is about ("the map presented | in January")."""
    if found.prep not in _PAST_OR_NOT:
        return False
    year = _YEARED.search(text, found.start, found.end)
    known = year is None or (found.interval is None and year.group().isdigit())
    reached = known and _is_reached(text, found.start, floor)
    if year or reached:
        return reached
    hit = patterns()["past"].search(text, max(floor, found.start - _TAIL), found.start)
    dated = not found.prep and patterns()["paper"].match(text, found.end)
    return bool(dated or (hit and not _TO_BE.search(text, floor, hit.start())))


def _is_reached(text: str, start: int, floor: int) -> bool:
    """Whether a time at `start` tells when what stands before it came about ("the accords worked out | at the first meeting")."""
    return bool(patterns()["reached"].search(text, max(floor, start - 40), start) and not _SEE.search(text, floor, start))


def _words(text: str, start: int, end: int) -> str:
    """The words of a time without the marks around them."""
    return text[start:end].strip(" ,;.")
