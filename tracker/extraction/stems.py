"""A stem and its items to triggers: the cue stands above ("The two sides will:"), the acts below it."""

from __future__ import annotations

import re
from typing import Literal

from msgspec.structs import replace

from tracker.extraction.actors import actor
from tracker.extraction.blocks import AIM, NOTES, SUM
from tracker.extraction.document import Force, Found, Frame, Sentence, Trigger
from tracker.extraction.frames import frame_of
from tracker.extraction.labels import AGENDA, is_name, is_nominal, label
from tracker.extraction.levels import Site
from tracker.extraction.points import announced
from tracker.extraction.repeats import is_headline_case
from tracker.extraction.subjects import sites
from tracker.extraction.triggers import triggers
from tracker.extraction.verbs import Verb
from tracker.extraction.verbs import lexicon as verbs

_FOLLOWING = re.compile(
    r"[\s,]*(?:(?:begin|start|prioriti[sz]e|proceed\s+with|carry\s+out|pursue|ensure|undertake)\s*(?=:)|"
    r"(?:by|in|within|as|during|over|at|until|before|from|among|through|subject\s+to|if|where|"
    r"to\s+th[ai][ts])\s[^.;:]{0,80}(?=:)|"
    r"(?:[\w'-]+,?\s+){0,7}?(?:to|on|in|by|through|that|include|including|via)\s*"
    r"(?:,?\s*(?:among\s+others?|inter\s+alia|for\s+example|for\s+instance)\s*)?|"
    r"[^.;:]{0,80}?,\s+including(?:,?\s+(?:for\s+example|for\s+instance|inter\s+alia|but\s+not\s+limited\s+to))?\s*(?=:)|"
    r"(?:[^.;:]{0,100}?\b(?:following|below|as follows)\b[^.]*|"
    r"[^.;:]{0,100}?\b(?:these|two|three|four|five|six|seven|eight)\s+(?:[a-z-]+\s+){0,2}"
    r"(?:objectives|priorities|areas|pillars|goals|tracks|"
    r"themes|directions|steps|actions|measures|commitments|points|fields|ways|fronts|aims)\b[^.:]{0,60}(?=:)))?[:\u2013\u2014\s-]*$"
)
_Item = Frame | Literal["sum"]
"""What an item of a list opens with: an act, by its form, or a sum."""
_SPELT: dict[_Item, str] = {
    "verb": "open a port.",
    "gerund": "opening a port.",
    "noun": "the opening of a port.",
    "sum": "$5 million for ports.",
}
"""What an item of each kind could say, by which a stem without it is read."""
_FORCES: dict[str, Force] = {
    "plan": "planned", "inte": "planned", "aim": "planned", "aims": "planned",
    "supp": "soft", "look": "soft", "hope": "soft", "want": "soft", "wish": "soft", "seek": "soft", "offe": "soft",
    "endo": "soft", "stri": "effort", "ende": "effort",
}  # fmt: skip
_TRIED = re.compile(r"\b(?:strives?|seeks?|endeavou?rs?|try|tries|attempts?|aspires?)\s+to(?:wards?)?[\s:]*$")
"""A stem whose points are tried ("will strive to:")."""
_GIVES = re.compile(r"(?:also\s+|jointly\s+|further\s+)?[a-z]+(?:\s(?!to\b)[A-Za-z]+){0,3}(?:\swith)?")
"""A verb with at most its receiver, whose object is left to the points below it ("will provide Laos with:")."""
_IDLE_STEM = re.compile(
    r"\b(?:importance|need|necessity|urgency|value|discuss\w*|exchanged|"
    r"opportunit\w+|possib\w+|reviewed|considered|concerns?|attended|participants were|consist\w*)\b"
)
_FRONTED = re.compile(r"[A-Z][a-z]+ing\s[^,;:]{3,120},\s(?=(?:[a-z]+\s){1,3})")
_INFINITIVE = re.compile(r"(?:not\s+)?to\s+(?=[a-z])|not\s+(?=[a-z]+ing\b)", re.IGNORECASE)
_TO_DO = re.compile(
    r"((?:The\s+)?[A-Z][\w.&'-]*(?:\s+(?:and\s+|of\s+)?(?:the\s+)?[A-Z][\w.&'-]*){0,6}|"
    r"(?:Both|The\s+two)\s+[a-z]+)\s+to\s+([a-z]+)\b"
)
_AGREED_TO = re.compile(
    r"(?:[Aa]greement|[Cc]ommitment|[Dd]ecision|[Pp]ledge|[Uu]ndertaking|[Pp]romise|[Cc]onsent)\s+"
    r"(?:(?:by|of|from|between)\s+(?P<who>[^,;.:]{2,60}?)\s+)?to\s+(?P<verb>[a-z]+)\b"
)
"""A point that names what was agreed and, if not all, by whom ("Agreement by Peru to supply wheat")."""
_NOTE = re.compile(
    rf"(?:(?:{NOTES}|Agreed|Outcome)(?:\s(?:item|point))?(?:\s\d{{1,2}})?"
    r"\s?[:\u2013\u2014]|AP?\s?\d{1,2}:|[\u2192\u21d2]|[=-]>)\s+"
)
"""How minutes mark it, with its number."""
LEADS = frozenset({"will", "commit.verb", "plan.verb", "plan.aim", "committed", "agree.on"})
"""Rules by which a paragraph promises what the points below it spell out."""
_BY = re.compile(r"(?:(?:By|For|From|On\s+the\s+part\s+of)\s+)?")
"""What a label may say before whose the point is."""
_LABEL = 60
"""No longer label names a party."""
_CLAUSE = re.compile(
    r"(?:[;:]|,?\s(?:and|while|whereas|but)|,\s(?:for|to|under|in|at|through|by)\swhich|,\swhere|\s[\u2013\u2014-])\s+"
    r"(?:and\s+)?(?=(?:the|both|we|they|it|th(?:is|ese)|our|its|their)\s|[A-Z])"
)
"""Where a clause with a subject of its own may begin behind an act."""
_PLAIN = re.compile(r"\s+(?:(?:up|out|down|off|forward|in place)\s+)?(?:the|an?|its|their|new|joint|all|more|[a-z]+ing)\s")
_NAMED = frozenset({"noun.possessed", "commit.verb", "announce.act"})
_ABLE = frozenset({"actor", "unknown", "event", "programme"})
_WORD = re.compile(r"[A-Za-z-]+")


def inherited(text: str, sentence: Sentence, found: list[Found]) -> list[Found]:
    """The triggers of an item that begins with its verb, given the subject of its stem ("The participants: - intend to ...")."""
    if sentence.stem is None or not any(one.trigger.subject is None for one in found):
        return found
    start, end = sentence.stem
    first = next(iter(sites(text, Sentence(start, end, sentence.block))), None)
    subject = first.subject if first else (start, end)
    return [one if one.trigger.subject else replace(one, trigger=replace(one.trigger, subject=subject)) for one in found]


def under_stem(text: str, sentence: Sentence, *, alone: bool) -> list[Found]:
    """The trigger that a bullet takes over from its stem ("The two sides will:"); `alone`: whether the bullet is one sentence.

    A name that further sentences of the bullet explain is its label ("Policy Dialogue on Climate Change. Both sides will ...").
    """
    note = _NOTE.match(text, sentence.start, sentence.end)
    noted = note.end() if note else sentence.start
    named = _TO_DO.match(text, noted, sentence.end) if note or sentence.kind == "bullet" else None
    if named and actor(text, *named.span(1)) == "actor" and named.group(2) in verbs().base:
        trigger = Trigger("bullet.to", named.start(), named.start(2), named.span(1), "firm")
        return [Found.point(trigger, (named.start(), named.start(2)), sentence.end)]
    outcome = _outcome(text, sentence)
    if outcome or sentence.stem is None or text[sentence.end - 1] == ":":
        return outcome
    front = label(text, sentence)
    begin = front.end() if front else sentence.start
    plain = _INFINITIVE.match(text, begin)
    begin = plain.end() if plain else begin
    aim = AIM.match(text, begin, sentence.end)
    begin = aim.start("verb") if aim and aim["verb"] in verbs().base else begin
    frame = frame_of(text, begin)
    own = next(iter(sites(text, sentence)), None)
    if frame == "noun" and own and own.hang == "first" and own.subject:
        return []
    if not alone and (is_name(text, sentence) or (frame == "noun" and is_headline_case(text[begin : sentence.end]))):
        return []
    summed = SUM.match(text, begin, sentence.end) is not None
    is_act = frame != "noun" or summed or is_nominal(text, begin)
    over = [Sentence(*span, sentence.block) for span in dict.fromkeys((sentence.stem, sentence.above)) if span]
    above = next((cue for stem in over if (cue := _cue(text, stem, "sum" if summed else frame, is_act=is_act))), None)
    if above is None:
        return []
    negative = plain is not None and plain.group().lower().startswith("not")
    tried = above.force != "soft" and any(_TRIED.search(text, stem.start, stem.end) for stem in over)
    force = "effort" if tried else above.force
    trigger = Trigger(f"bullet.{above.rule}", begin, begin, above.subject, force, frame, above.polarity and not negative)
    return [Found.point(trigger, (above.start, above.end), sentence.end)]


def _outcome(text: str, sentence: Sentence) -> list[Found]:
    """The trigger of a point that tells in nouns what was agreed, under a stem that says of its points no less."""
    if sentence.stem is None or _IDLE_STEM.search(text, *sentence.stem):
        return []
    agreed = _AGREED_TO.match(text, sentence.start, sentence.end)
    if agreed is None or agreed["verb"] not in verbs().base:
        return []
    if any(site.hang == "first" for site in sites(text, sentence)):
        return []
    act = agreed.start("verb")
    trigger = Trigger("bullet.to", agreed.start(), act, agreed.span("who") if agreed["who"] else None, "firm")
    return [Found.point(trigger, (agreed.start(), act), sentence.end)]


def whose(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """The labels of a point that may name who takes it on: its own ("Peru: open a port"), its list's, its heading."""
    own = label(text, sentence)
    places = [own.span("name")] if own else []
    stem = sentence.stem
    if (
        stem
        and text[stem[1] - 1] == ":"
        and not AGENDA.match(text, *stem)
        and not triggers(text, Sentence(*stem, sentence.block))
    ):
        places.append(stem)
    places += [sentence.label] if sentence.label else []
    starts = [(_BY.match(text, start), start, end) for start, end in places]
    return [(by.end() if by else start, end) for by, start, end in starts if end - start <= _LABEL]


def leads(text: str, sentence: Sentence, finite: list[Site]) -> bool:
    """Whether a point under a stem begins with its own bare verb, which is none that binds ("Open a port, which will")."""
    verb = bare_verb(text, sentence) if sentence.stem else None
    return verb is not None and not (finite and finite[0].start == sentence.start and verb.lemma not in verbs().past)


def bare_verb(text: str, sentence: Sentence) -> Verb | None:
    """The bare verb that a point begins with ("open a port"), None where it begins with none or with what may be a noun."""
    word = _WORD.match(text, sentence.start, sentence.end)
    verb = verbs().base.get(word.group().lower()) if word else None
    return verb if word and verb and (verb.kind == "verb" or _PLAIN.match(text, word.end())) else None


def beside(text: str, sentence: Sentence, point: Found) -> list[Found]:
    """What a point promises by its stem, and what a clause behind that does by itself ("Open a port; Peru will train nurses")."""
    for mark in _CLAUSE.finditer(text, point.act, sentence.end):
        rest = Sentence(mark.end(), sentence.end, sentence.block)
        own = [one for one in triggers(text, rest) if not one.reason]
        subject = own[0].trigger.subject if own else None
        if subject and (subject[0] == rest.start or (text[mark.start()] in ":;" and subject[0] > rest.start)):
            return [replace(point, until=mark.start(), fixed=True), *own]
    return [point]


def _cue(text: str, stem: Sentence, frame: _Item, *, is_act: bool) -> Trigger | None:
    """The stem's trigger if its act is left to the items; else, where the items are acts, the stem's own promise or verb."""
    fronted = _FRONTED.match(text, stem.start, stem.end)
    if _IDLE_STEM.search(text, fronted.end() if fronted else stem.start, stem.end):
        return None
    found = triggers(text, stem)
    for one in reversed(found):
        if not one.reason and _FOLLOWING.match(text, one.act, stem.end):
            return one.trigger
    agenda = AGENDA.match(text, stem.start, stem.end) if is_act else None
    if agenda:
        whose = next((agenda.span(name) for name in ("whose", "by") if agenda[name]), None)
        return Trigger("heading", stem.start, stem.end, whose, "firm")
    if not is_act or (text[stem.end - 1] not in ":," and not text[stem.end - 1].isalpha()):
        return None
    promised = found[-1] if found and not found[-1].reason and text[stem.end - 1] == ":" else None
    if promised and promised.trigger.rule in _NAMED | LEADS:
        return promised.trigger
    own = _verb(text, stem) or announced(text, stem) if text[stem.end - 1] == ":" else None
    return own or _completed(text, stem, frame)


def _completed(text: str, stem: Sentence, frame: _Item) -> Trigger | None:
    """The trigger that a stem has once an act follows ("It was agreed that Peru would: open a port")."""
    words = text[stem.start : stem.end].rstrip(" ,:\u2013\u2014-")
    for tail in (" ", ", "):
        whole = f"{words}{tail}{_SPELT.get(frame, '')}"
        for one in reversed(triggers(whole, Sentence(0, len(whole), stem.block))):
            gives = frame == "sum" and _GIVES.fullmatch(words, one.act) is not None
            if not one.reason and (gives or one.act == len(words) + len(tail) or _FOLLOWING.match(words + ":", one.act)):
                return _moved(one.trigger, stem.start)
    return None


def _moved(trigger: Trigger, by: int) -> Trigger:
    """A trigger of a piece of text that begins at `by`, as one of the whole text."""
    subject = (trigger.subject[0] + by, trigger.subject[1] + by) if trigger.subject else None
    return replace(trigger, start=trigger.start + by, end=trigger.end + by, subject=subject)


def _verb(text: str, stem: Sentence) -> Trigger | None:
    """A stem's first verb as a trigger, if it commits somebody ("The participants support the following:")."""
    first = next(iter(sites(text, stem)), None)
    if first is None or first.kind != "commit" or first.subject is None or actor(text, *first.subject) not in _ABLE:
        return None
    return Trigger("verb", first.start, first.end, first.subject, _FORCES.get(first.word[:4], "firm"))


def is_stem(text: str, found: Found, sentence: Sentence) -> bool:
    """Whether nothing but "the following:" comes after the trigger, so that its acts stand in the bullets below."""
    begins = found.cue[1] if found.trigger.rule.startswith("delegate") else found.act
    return bool(_FOLLOWING.match(text, begins, sentence.end)) and text[sentence.end - 1] not in ".!?;,"
