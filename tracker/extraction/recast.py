"""A promise told as a clause to the same promise led by its verb: "direct flights will be opened" -> "open direct flights"."""

from __future__ import annotations

import re

from tracker.extraction import atlas
from tracker.extraction.actors import actor
from tracker.extraction.grammar import NUMBERS, grammar
from tracker.extraction.verbs import lexicon
from tracker.extraction.words import Word, words

PARTICLES = ("up", "out", "forward", "back", "down", "off")
_HAPPENS = re.compile(r"\b(?:take|taking|takes) place\b|\bbe (?:held|convened|hosted)\b|\bkick off\b|\bget under ?way\b")
_SCHEDULED = ("plan", "schedule", "expect", "slate", "set", "fix", "envisage", "foresee")
_ON_A_DAY = re.compile(r"for (?=\d{1,2}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]+ \d{1,2}\b)")
_IN_A_TIME = re.compile(r"for (?=the (?:\w+ )?(?:half|quarter|week|month|year|spring|summer|autumn|fall|winter|coming|near)\b)")
_AT_NO_TIME = re.compile(r"for (?=next\b|this\b|later\b|tomorrow\b|early\b|late\b)")
_NAME = 40
"""No name of a party with which a thing begins is longer."""
_BEGUN = frozenset({"open", "reopen", "begin", "start", "resume", "commence", "continue"})
"""What a thing does and what is done to it in the same word ("the port will open" -> "open the port")."""
_PLAIN = re.compile(r"(?:s|tion|sion|ment|ance|ing)$")
"""How one word ends that is no name."""
_TIMES = frozenset({"next", "this", "later", "soon", "shortly", "immediately", "again", "as", "no"})
_SAID = re.compile(r"\b(?:said|says|added|noted|stated|announced|stressed|confirmed|explained|recalled),?\s*$")
_SAYS = re.compile(r",\s[^,]{2,60}$")
"""Who says it, told between a subject and its verb ("a consulate, the minister added, will")."""
_REACH = 14
"""How many words a subject may have before its modal."""


def parts(quote: str) -> tuple[int, int, int] | None:
    """Where the subject of a clause ends ("X will be opened by June"), its modal begins and its verb ends; None if it is none."""
    found = words(quote, 0, len(quote))
    rules, lex = grammar(), lexicon()
    if not found or found[0].low in lex.base or found[0].low in lex.gerund:
        return None
    for m in range(1, min(_REACH, len(found) - 1)):
        if found[m].low in rules.modals:
            verb = m + 1
            while verb < len(found) - 1 and (rules.is_adverb(found[verb]) or found[verb].low in ("also", "be")):
                verb += 1
            happens = found[verb].low == "take" and found[verb + 1 : verb + 2] and found[verb + 1].low == "place"
            return found[m - 1].end, found[m].start, found[verb + 1 if happens else verb].end
    return None


def participle(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the participle stands of a clause that shares its "will be" with the one before ("200 nurses | trained")."""
    found = words(text, start, end)
    at = next((k for k in range(1, len(found)) if found[k].low in lexicon().participle and not found[k].capital), 0)
    return (found[at].start, found[at].end) if at else None


def active(text: str, subject: tuple[int, int], cue: tuple[int, int], end: int) -> str:
    """The clause with its verb first: a passive's subject becomes the object, an event is held, any other subject is left out."""
    thing = re.sub(r"^whose\b", "the", text[subject[0] : subject[1]].strip())
    thing = _SAYS.sub("", thing) if _SAID.search(text, subject[1], cue[0]) else thing
    said = text[cue[0] : cue[1]]
    rest = text[cue[1] : end].strip()
    cues = words(text, cue[0], cue[1])
    passive = any(word.low in ("be", "is", "are", "been", "being") for word in cues)
    if _HAPPENS.search(said):
        verb = "hold"
    elif passive or not any(word.low in grammar().modals for word in cues):
        verb, rest = _done(cues, rest)
    else:
        return _does(text, subject, thing, (_behind_modal(cues, cue[1]), cue[1]), rest)
    if not verb:
        return ""
    found = words(thing, 0, len(thing))
    thing = _lowered(text, subject[0], thing, found)
    if verb in _SCHEDULED:
        verb, thing = _event(thing, found)
        rest = _when(f"for {rest}" if cues[-1].low == "for" else rest)
    return f"{verb} {thing} {rest}"


def _behind_modal(cues: list[Word], end: int) -> int:
    """Where the verb behind the modal of a cue begins; the end of the cue where it stands behind it."""
    rules = grammar()
    modal = next((k for k, word in enumerate(cues) if word.low in rules.modals), -1)
    return next((word.start for word in cues[modal + 1 :] if not rules.is_adverb(word) and word.low != "also"), end)


def _does(text: str, subject: tuple[int, int], thing: str, verb: tuple[int, int], rest: str) -> str:
    """What somebody or a thing does, led by the verb where it can be: "open the port", but "second loan to follow in May"."""
    said = text[slice(*verb)].strip()
    said = "continue" if said == "go on" else said
    thing = _lowered(text, subject[0], thing, words(thing, 0, len(thing)))
    if not rest or actor(text, *subject) not in ("thing", "event", "programme"):
        return f"{said} {rest or thing}".strip()
    first = next((word.low for word in words(rest, 0, len(rest))), "")
    if said in _BEGUN and (first in _TIMES or first in grammar().prepositions):
        return f"{said} {thing} {rest}"
    return f"{thing.removeprefix('the ')} to {f'{said} {rest}'.strip()}"


def _when(rest: str) -> str:
    """What something was scheduled for as the time at which it happens ("for May" -> "in May", "for 5 May" -> "on 5 May")."""
    rest = _IN_A_TIME.sub("in ", rest, count=1)
    if rest.startswith("for the "):
        return f"at {rest[4:]}"
    return re.sub(r"^for ", "in ", _ON_A_DAY.sub("on ", _AT_NO_TIME.sub("", rest, count=1), count=1))


def _event(thing: str, found: list[Word]) -> tuple[str, str]:
    """What is done when the thing happens: "the opening of the school" is opening the school, any other thing is held."""
    lex = lexicon()
    at = 1 if len(found) > 2 and found[0].low in grammar().determiners else 0
    named = at + 1 < len(found) - 1 and found[at].low in lex.noun and found[at + 1].low == "of"
    return (lex.noun[found[at].low].lemma, thing[found[at + 1].end :].strip()) if named else ("hold", thing)


def _done(cue: list[Word], rest: str) -> tuple[str, str]:
    """The verb of a passive with its particle, which may stand in the cue or open what follows; and what then follows."""
    lex = lexicon()
    at = max((k for k, word in enumerate(cue) if word.low in lex.participle), default=-1)
    if at < 0:
        return "", rest
    verb = lex.participle[cue[at].low].lemma
    if at + 1 < len(cue) and cue[at + 1].low in PARTICLES:
        return f"{verb} {cue[at + 1].low}", rest
    particle, _, after = rest.partition(" ")
    return (f"{verb} {particle}", after) if particle in PARTICLES else (verb, rest)


def _lowered(text: str, start: int, thing: str, found: list[Word]) -> str:
    """The thing without the capital that it owes to the beginning of its sentence; names keep theirs."""
    if not found or not thing[0].isupper():
        return thing
    first = thing[: found[0].end]
    low = first.lower()
    common = (
        found[0].low in grammar().determiners
        or found[0].low in NUMBERS
        or text.find(low, 0, start) >= 0
        or text.find(low, start + 1) >= 0
    )
    named = any(mention.start == 0 for mention in atlas.find(thing[:_NAME]))
    plain = first[1:].islower() and (_PLAIN.search(first) is not None if len(found) == 1 else not found[1].capital)
    return thing[0].lower() + thing[1:] if (common or plain) and first != "I" and not named else thing
