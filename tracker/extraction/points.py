"""Points that are counted in words ("First, build roads. Second, ...") to the promise of the sentence that announces them."""

from __future__ import annotations

import re

from tracker.extraction.actors import actor
from tracker.extraction.document import Found, Sentence, Trigger
from tracker.extraction.frames import frame_of
from tracker.extraction.levels import Site
from tracker.extraction.numbered import ORDINALS
from tracker.extraction.subjects import sites
from tracker.extraction.verbs import lexicon
from tracker.extraction.wording import POINTS, SETTLED, SETTLES

_LAST = ("last", "finally", "lastly")
_NTH = "|".join((*ORDINALS, *_LAST))
_ITEM = re.compile(
    rf"[\"']?(?:\(?(?P<digit>[1-9]\d?)[.)]\s+|(?P<word>(?i:{_NTH}))(?:ly)?(?:\s+of\s+all)?,\s+|"
    rf"(?:[Tt]he\s+)?(?P<nth>(?i:{_NTH}))(?:\s+(?:one|point|task|priority|step|direction|area))?\s+"
    rf"(?:is|was|will\s+be)\s+(?=to\s))"
    r"(?:to\s+)?(?=[A-Za-z])"
)
"""A sentence that begins with its place in a row, up to what it says."""
_GERUND = re.compile(r"[a-z-]+ing\b")
_VERB = re.compile(r"(?:[A-Za-z]+ly\s+)?([A-Za-z-]+)")
_WITHOUT = re.compile(
    r"\b(?:propos|suggest|advocat|call(?:s|ed)\s+(?:for|on)|urg(?:e[sd]?|ing)\b|hope|principle|position|lesson|reason|"
    r"question|featur|challenge|"
    r"issue|facts?\b|stress|emphasi|important|understand\s|(?<!in\s)view(?!\s+(?:to|of)\b))"
)
"""What announces no promises: proposals, views, questions."""
_TAIL = re.compile(r",|\s(?:to|so|in|for|with|by|on|of)\s")
"""Where what points are for begins, behind what they are called."""
_SETTLED = re.compile(
    r"\b(?:reach(?:ed|es)?|achiev(?:ed|es)|arriv(?:ed|es)\s+at|came\s+to|form(?:ed|s)|summ(?:ed|s)\s+up|"
    r"summari[sz]e[sd]?|outlined|"
    rf"announced|include[sd]?|set|identified|are\s+as\s+follows|{SETTLES}|committed|pledged|determined|fixed|"
    r"(?:dr[ae]wn?|draws?|worked|mapped|laid|lays?)\s+(?:up|out|down))\b"
)
_WHAT = re.compile(rf"\b(?:(?P<consensus>{SETTLED})|{POINTS.pattern})\b")
"""What the points of a row are called by the sentence that announces them."""
_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?:-|\s+)(?:[a-z]+\s+){0,2}?[a-z]+|\bfollow(?:ing|s)\b|:\s*$"
)
_INLINE = re.compile(r":\s+(?=(?:(?:The\s+)?[Ff]irst(?:ly)?\b|\(?1[.)]\s))")
"""Where the first point begins in the sentence that announces it."""
_LEAD = re.compile(
    r"(?:(?:the|these)\s+)?(?:following\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:points?|priorities|areas|aspects|directions|steps|measures|tasks|fields)\b"
    r"[^,;]{0,40}$"
)
"""What is agreed in a sentence that leaves it to the points behind it ("reached consensus on | three points")."""
_BINDS = frozenset({"commit", "assert"})


def announced(text: str, sentence: Sentence) -> Trigger | None:
    """The trigger of a sentence that announces points of agreement ("The two sides reached the following consensus:")."""
    what = _WHAT.search(text, sentence.start, sentence.end)
    if what is None:
        return None
    first = next(iter(sites(text, sentence)), None)
    begins = first.subject[0] if first and first.subject and first.subject[0] < what.start() else sentence.start
    tail = _TAIL.search(text, what.end(), sentence.end)
    if _WITHOUT.search(text, begins, tail.start() if tail else sentence.end):
        return None
    if not (_COUNTED.search(text, sentence.start, sentence.end) and _SETTLED.search(text, sentence.start, sentence.end)):
        return None
    whose = first.subject if first and what["consensus"] is None else None
    if first is None or whose is None or whose[0] <= what.start() < whose[1]:
        return Trigger("points", sentence.start, sentence.end, what.span(), "firm")
    acts = actor(text, *whose) == "actor"
    if first.kind in _BINDS and not acts:
        return None
    return Trigger("points", sentence.start, sentence.end, whose if acts else what.span(), "firm")


def inline(text: str, sentence: Sentence) -> tuple[Sentence, Sentence] | None:
    """A sentence that announces points and holds the first ("... consensus: First, build roads"), as the two."""
    colon = _INLINE.search(text, sentence.start, sentence.end)
    if colon is None:
        return None
    return Sentence(sentence.start, colon.start() + 1, sentence.block), Sentence(colon.end(), sentence.end, sentence.block)


def leaves_to_points(text: str, found: Found, sentence: Sentence, following: Sentence | None) -> bool:
    """Whether what a sentence promises is only that points follow, of which the next sentence is the first."""
    return following is not None and place(text, following) == 1 and _LEAD.match(text, found.act, sentence.end) is not None


def place(text: str, sentence: Sentence) -> int | None:
    """Which of a row a sentence says that it is, 0 for the last one, None where it says nothing."""
    item = _ITEM.match(text, sentence.start, sentence.end)
    if item is None:
        return None
    if item["digit"]:
        return int(item["digit"])
    word = (item["word"] or item["nth"]).lower()
    return 0 if word in _LAST else ORDINALS.index(word) + 1


def is_told_to(text: str, sentence: Sentence) -> bool:
    """Whether a point says of its place what it is to do ("The second is to build dams")."""
    item = _ITEM.match(text, sentence.start, sentence.end)
    return item is not None and item["nth"] is not None


def point(text: str, sentence: Sentence, above: Trigger) -> list[Found]:
    """The promise of a point that is an act ("First, build roads", "The second is to build dams"), [] for any other."""
    item = _ITEM.match(text, sentence.start, sentence.end)
    if item is None:
        return []
    act = item.end()
    word = _VERB.match(text, act, sentence.end)
    low = word.group(1).lower() if word else ""
    if low not in lexicon().base and low not in lexicon().gerund:
        return []
    if text[act : act + 1].isupper() and item["digit"] is None:
        return []
    if item["nth"] is None and any(_tells(text, act, site) for site in sites(text, sentence)):
        return []
    trigger = Trigger(f"point.{above.rule}", sentence.start, act, above.subject, above.force, frame_of(text, act))
    return [Found.point(trigger, (sentence.start, act), sentence.end)]


def _tells(text: str, act: int, site: Site) -> bool:
    """Whether the words at `act` are a verb's subject or stand before it, hence no act ("First, trade | remains weak")."""
    if site.hang != "first" or _GERUND.match(text, act):
        return site.hang == "first"
    start, end = site.subject or (act, act)
    return start <= act < end and not any(mark in text[act:end] for mark in ",;")
