"""A noun of commitment in its clause ("its plan to", "support for"): whose it is, how firm, and whether anybody takes it on."""

from __future__ import annotations

import re

from tracker.extraction import owning
from tracker.extraction.actors import actor
from tracker.extraction.document import Force, Sentence
from tracker.extraction.levels import Site
from tracker.extraction.names import NAME_BARE
from tracker.extraction.rules import TriggerRule
from tracker.extraction.verbs import lexicon

REASONS = {
    "discuss": "talked over, not promised",
    "request": "asked of somebody else, not promised",
    "forecast": "a forecast or an effect: its subject cannot promise",
    "idle": "mentioned, not promised in this sentence",
    "report": "said of somebody else, in no reported speech",
    "clause": "in a subordinate clause: the reason or the aim, not the promise",
    "earlier": "recalled from earlier, not promised anew",
    "loose": "a commitment is only mentioned; nobody takes it on here",
}
"""Plain words for why something is no promise."""

NOUN_GROUPS = ("noun", "noun2", "noun3", "noun4", "noun5", "noun6")
"""The groups of a rule that may hold its noun."""

_SPEECH = (
    "reaffirm reflect reiterat underscor express confirm announc emphasiz emphasis highlight welcom stress declar renew affirm "
    "underlin voic convey stat demonstrat recall acknowledg not reinforc appreciat commend prais applaud hail laud restat "
    "reassert"
)
_VERBS = "|".join(f"[{stem[0].upper()}{stem[0]}]{stem[1:]}" for stem in _SPEECH.split())
_SAYING = re.compile(
    rf"\b(?:{_VERBS})ing\b[^;]{{0,80}}$|"
    r"\band (?:\w+ly )?(?:reaffirm|reiterate|reconfirm|underscore|confirm|affirm|convey|renew)\b[^;,]{0,120}$|"
    r"(?<!need )\bto (?:\w+ and )?(?:reaffirm|reinforce|reiterate|reconfirm|underscore|express|confirm|affirm|"
    r"convey|renew|strengthen|stress|emphasi[sz]e)\b[^;,]{0,120}$"
)
_TOLD = re.compile(
    r"[^.;]*?\b(?P<said>was|were|is|are|has been|have been)\s+(?:\w+ly\s+|also\s+)?(?:underscored|reaffirmed|confirmed|stressed|"
    r"emphasi[sz]ed|reiterated|expressed|announced|voiced|underlined|(?:re-)?affirmed|reconfirmed|declared|highlighted|noted|"
    r"welcomed|unveiled|taken|reached|made|struck|found|achieved|restated|repeated|renewed|received|conveyed|stated|"
    r"undiminished|unwavering|ironclad|unshaken|unbroken)\b"
)
_SMALL_HOLDER = (
    "leaders|sides?|countr(?:y|ies)|part(?:y|ies)|partners|states|administration|government|people|nation|delegation|"
    "authorities|leadership"
)
_FILLER = r"(?:\s+(?!(?:and|to|of|about|for|on|in|with|by|from|at|that|as|an?|the|its|their|his|her|it)\b)[a-z][\w-]*,?){0,4}"
"""Adjectives between a possessor and the noun ("the Polish | firm | commitment"); in "told Peru of its" there is no possessor."""
_POSSESSOR = re.compile(
    r"((?:the\s+|both\s+)?(?:[A-Z][\w.&-]*|sides|two|countries|leaders|parties|members|president|minister|other)"
    rf"(?:,?\s(?:and\s|of\s){{0,2}}(?:the\s)?(?:[A-Z][\w.&-]*|{_SMALL_HOLDER})){{0,12}}(?:'s?)"
    rf"|(?:their|its|his|her|our|my)(?:\s(?:own\s)?(?:{_SMALL_HOLDER})'s)?|U\.S\.|[A-Z][\w-]+)"
    rf"{_FILLER}\s*$"
)
_INCLUDING = re.compile(r"\bincluding\s*$|\bincluding\s+(?:through\s+)?(?:\w+\s+){0,2}$")
_OWN = re.compile(r"\bincluding\s+(?:their|our|its|his|her)\b")
_WORTH = re.compile(
    r"\b(?:consistent with|in line with|in keeping with|pursuant to|"
    r"(?:achieved|done|made|progress)\s(?:so\sfar\s)?under|testament to|evidence of|reflection of|sign of)\b|"
    r"\b(?:account|overview|outline|summary|explanation)\s+of\b|\b(?:response|reaction|opposition|answer|objections?)\s+to\b|"
    r"\b(?:importance|significance|need|value|relevance|necessity|urgency)\s+(?:of|for|to)\b(?!.*\band\b)"
)
_AND_NOUN = re.compile(r"\b(?:and|as\s+well\s+as)\s+(?:[a-z-]+\s+){0,2}$")
_AND_THE = re.compile(r"\b(?:and|as\s+well\s+as)\s+the\s+$")
_LETTER = re.compile(r"\b(?:statement|letter|declaration)\s+of\s+$")
_OWNER = rf"(?:the\s+)?{NAME_BARE}(?:\s(?:and\s)?(?:the\s)?{NAME_BARE})*'s?\s+(?:[a-z-]+\s+){{0,2}}"
_VOWS = "commitment|pledge|promise|undertaking|resolve|determination"
_OWNED = re.compile(
    rf"{_OWNER}(?:{_VOWS})\s+to\s+(?P<verb>[a-z]+)\b|"
    rf"(?:{_VOWS})\s+of\s+(?:(?:the|our|their)\s+)?[A-Z][\w.-]*(?:\s(?:of\s)?(?:the\s)?[A-Z][\w.-]*)*\s+to\s+(?P<act>[a-z]+)\b"
)
_DECIDED = re.compile(rf"{_OWNER}(?:agreement|decision|{_VOWS})\s+to\s+(?P<verb>[a-z]+)\b")
_FAR = re.compile(r"\b(?:for|of|in|on|to|the need|importance|from|by)\b")
_NAMED_HOLDER = re.compile(r"(?:[A-Z][\w.-]++\s?)+(?='s?\s)")
_STANDS_BY = re.compile(
    r"\s(?:by\s|(?:firm|steadfast|united|resolute|unwavering|unshaken|strong)\sin\s(?:its|their|our|his|her)\s)"
)
"""How somebody takes on anew what they hold to ("remain | firm in their | commitment to")."""
_STATES = frozenset({"remain", "remains", "remained", "stands", "stood"})
EVINCE = frozenset({"demonstrates", "demonstrate", "demonstrated", "shows", "show", "showed", "reflects", "reflect", "reflected"})
"""What a visit or a figure shows, nobody promises ("it demonstrates Japan's commitment to")."""
_PAPER = re.compile(r"\b(?:statement|declaration|document|text|memorandum|communiqu[eé])\b", re.IGNORECASE)
"""What says what it reflects ("the declaration reflects their commitment to")."""
_THINGS = frozenset({"pointer", "thing", "programme", "event"})
_SPOKE = frozenset({"spoke", "talked", "told"})
_HIS = re.compile(r"\s+(?:\w+\s+){0,2}?(?:of|about)\s+(?:his|her|its|their|[A-Z][\w-]*'s)\s")
"""Who speaks of their own plan tells it ("spoke of his Government's intention to")."""
_TALKED = re.compile(
    r"\bto\s+(?:(?:further|also|[a-z]+ly)\s+)?(?:discuss|review|talk\s+about|exchange\s+views\s+on)\b"
    r"(?!.*\bto\s+[a-z]+\s)[^;.]{0,120}$"
)
"""A plan that talks were held "to discuss" is talked over."""
_ASKING = frozenset({"seek", "seeks", "sought", "need", "needs"})
_GIVES = frozenset(
    {"lend", "lends", "lent", "give", "gives", "gave", "extend", "extends", "extended", "offer", "offers", "offered"}
)
_ITS = re.compile(r"\s+(?:its|their|his|her|our)\s+(?:(?:full|strong|continued|unwavering|firm|own)\s+)*")
"""Who gives their support voices it ("lends its full support to")."""
_HERS = re.compile(rf"\s+(?:the\s)?(?:{NAME_BARE}(?:'s)?\s){{1,4}}(?<=['s]\s)(?:[a-z]+\s)?")
"""Whose support is welcomed ("welcomed Mali's support for")."""
_BACK = 200
"""How far before an act thanks for it may begin."""
_OUTWARD = frozenset({"their", "its", "his", "her"})


def announcer(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Whose announcement a "that" clause is ("Nepal's announcement that it would join"), where the noun ends at `end`."""
    noun = text.rfind(" ", start, end)
    found = _POSSESSOR.search(text, max(start, noun - 160), noun) if noun > start else None
    return _possessor(text, start, None, found) if found else None


def thanked(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Whom the words before an act at `end` thank for it."""
    named = any(text.find(word, start, end) >= 0 for word in (" for ", " on "))
    named = named and owning.PRAISE.search(text, max(start, end - _BACK), end) is not None
    found = owning.THANKED.search(text, max(start, end - _BACK), end) if named else None
    return found.span("whom") if found else None


def told(text: str, sentence: Sentence, at: int) -> re.Match[str] | None:
    """A passive after the noun that says so ("its readiness to mediate was confirmed"); the group `said` ends the act."""
    return _TOLD.match(text, at, sentence.end)


def holder(
    text: str, sentence: Sentence, site: Site | None, match: re.Match[str], rule: TriggerRule
) -> tuple[tuple[int, int] | None, int, Force]:
    """Whose commitment, plan or support it is; where its phrase begins; how firm the noun is. `site` is the verb before it."""
    groups = match.groupdict()
    noun = next((groups[name] for name in NOUN_GROUPS if groups.get(name)), "").lower()
    force = next((grade for grade, listed in rule.nouns.items() if noun in listed.split()), rule.force)
    start = max(sentence.start, site.end if site else sentence.start)
    named = next((match.span(name) for name in ("who", "holder") if groups.get(name)), None)
    found = None if named else _POSSESSOR.search(text, max(start, match.start() - 160), match.start())
    lead = found.start() if found else match.start()
    if named is None and found:
        named = _possessor(text, start, site, found)
    return named or (site.subject if site else None), lead, force


_OWN_GOVERNMENT = re.compile(r"\bof (?:the|his|her|their) (?:[a-z]+ )?(?:government|administration)$")
"""What the subject assures somebody of is its own ("assured the Fund of the government's | commitment")."""


def _possessor(text: str, start: int, site: Site | None, found: re.Match[str]) -> tuple[int, int] | None:
    """The span of the possessor without its "'s"; None for a pronoun that means the subject."""
    word = found.group(1)
    if word.lower() in ("our", "my"):
        return found.span(1)
    if word.lower() in _OUTWARD:
        if site is None or site.kind != "welcome" or word.lower() == "their":
            return None
        other = list(_NAMED_HOLDER.finditer(text, start, found.start()))
        return other[-1].span() if other else None
    end = found.end(1)
    stop = end - 2 if text.startswith("'s", end - 2) else end - (text[end - 1] == "'")
    own = _OWN_GOVERNMENT.search(text, found.start(1), stop)
    return None if own else (found.start(1), stop)


def owned(text: str, lead: int) -> bool:
    """Whether a named party's commitment to do something begins at `lead`: it is bound, whatever the sentence says of that."""
    found = _OWNED.match(text, lead)
    return found is not None and (found["verb"] or found["act"]) in lexicon().base


def told_of(text: str, lead: int) -> bool:
    """Whether a named party's promise, decision or agreement to do something begins at `lead`."""
    found = _DECIDED.match(text, lead)
    return found is not None and found["verb"] in lexicon().base


def idle(text: str, sentence: Sentence, rule: TriggerRule, match: re.Match[str], lead: int, governor: Site | None) -> str:
    """Why a noun commits nobody where it stands, "" if it does; `lead`: where its phrase begins, `governor`: the verb before."""
    start = governor.end if governor else sentence.start
    said = _SAYING.search(text, max(start, match.start() - 160), match.start())
    if governor is None:
        return "" if said or owned(text, lead) or told(text, sentence, match.end()) else REASONS["idle"]
    subject = governor.subject
    paper = subject is not None and governor.word.startswith("reflect") and _PAPER.search(text, *subject) is not None
    shown = governor.word in EVINCE and subject is not None and not paper and actor(text, *subject) in _THINGS
    stays = governor.word in _STATES and not _STANDS_BY.match(text, governor.end)
    if (shown or governor.kind == "modal" or stays) and not said:
        return REASONS["loose"]
    spoken = governor.word in _SPOKE and _HIS.match(text, governor.end) is not None
    if spoken:
        return ""
    included = _INCLUDING.search(text, start, lead) is not None
    talked = governor.kind == "discuss" or _TALKED.search(text, start, lead) is not None
    included = included and not _OWN.search(text, start, match.start())
    if governor.word in _ASKING or ((talked or governor.kind == "request") and not (included or said)):
        return REASONS["discuss" if talked else "request"]
    if rule.id == "support.noun":
        gives = governor.word in _GIVES and _ITS.fullmatch(text, start, match.start()) is not None
        praised = governor.word.startswith("welcom") and _HERS.fullmatch(text, governor.end, match.start()) is not None
        near = gives or praised or (governor.kind in ("assert", "commit", "inform") and not _FAR.search(text, start, lead))
        return "" if near or said else REASONS["loose"]
    sure = bool(thanked(text, governor.start, match.end()) or _LETTER.search(text, start, lead))
    sure = sure or owned(text, lead) or (governor.kind == "welcome" and _AND_THE.search(text, start, match.start()) is not None)
    return REASONS["loose"] if not sure and _is_loose(text, start, match, lead, governor, said=bool(said)) else ""


def _is_loose(text: str, start: int, match: re.Match[str], lead: int, governor: Site, *, said: bool) -> bool:
    """Whether the noun is too far from its verb to be what the verb says."""
    between = text[start:lead]
    if _WORTH.search(between):
        return True
    if match.groupdict().get("noun3") and governor.kind == "be":
        return True
    if match.groupdict().get("noun2") and _FAR.search(between):
        return True
    if lead < match.start():
        return governor.kind == "other" and not said and len(between.split()) > 6
    if (governor.kind == "assert" or match.groupdict().get("who")) and _AND_NOUN.search(text, start, match.start()):
        return False
    return not said and len(text[start : match.start()].split()) > 4
