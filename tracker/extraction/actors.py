"""The words before a verb to its subject, and a subject to what it is: somebody who can promise, their programme, a thing."""

from __future__ import annotations

import re
from functools import cache

from tracker.extraction.adjuncts import subject_behind
from tracker.extraction.atlas import parties
from tracker.extraction.document import Standing
from tracker.extraction.names import NAME_PART
from tracker.extraction.owning import IN_PARTNERSHIP
from tracker.extraction.tables import alternatives, table, word_set

FRONT = re.compile(
    alternatives("""
        In On At As Of With During After Before Under Given Following To For Through Furthermore Moreover Additionally
        Also Finally Further(?=,|_to) Today Earlier Against From By Regarding Concerning Subsequently Meanwhile However
        Similarly Accordingly Consequently Therefore Thus Upon Within Among Toward Towards Amid Specifically
        More_[a-z]+ly Most_[a-z]+ly Since While When Where If Should Despite Alongside Beyond Over(?!_[0-9]) Based Guided
        Valid_for Worth [A-Z][a-z-]+ed_(?:in|on|by|at|for|to|last|under|between|during|earlier|this)
        Inspired Together Separately Likewise Second(?!_Minist) Third First(?!_Minist) Next
        Near Along Opposite Off Inside Outside Beneath Beside Aboard Via Like Unlike Similar_to Parallel_to In_terms_of
        Behind Effective Not_far Unless [A-Z][a-z]+_permitting Last Until Because Although Throughout About(?!_[0-9])
        Pursuant Per Across Around(?!_[0-9]) Besides
        No_later_than Later Early Late Between Every Soon Shortly Immediately Tomorrow Ahead_of Prior_to
        This_(?:year|month|week|quarter|spring|summer|autumn|fall|winter) The_(?:following|next|coming)_(?:year|month|week)
        A_few_[a-z]+_(?:from|off|of) Assuming Pending Not_later_than Subject_to As_of Starting Beginning According_to according_to
        Speaking Hence Meeting Lastly Overall Welcoming [A-Z][a-z]+(?:ing|ly) Convinced Determined Committed Concerned
        Mindful Aware Conscious Alarmed Encouraged Heartened Confident
        Once (?:Further|Also|Deeply|Fully|Strongly|Firmly|Keenly|Again)_[a-z]+ing
        in by over within during from under through at on for with given following after before until besides alongside as
        upon since despite throughout beyond immediately shortly soon right directly once pending subject_to prior_to ahead_of
        starting beginning together like unlike similar_to parallel_to in_terms_of
        recogni[sz]ing noting recalling welcoming considering acknowledging reaffirming emphasi[sz]ing stressing underlining
        underscoring appreciating building_on taking_into bearing_in convinced determined mindful guided_by desiring inspired_by
        expressing voicing recording thanking praising commending applauding hailing reiterating confirming condemning deploring
        regretting highlighting sharing wishing seeking remembering encouraged_by heartened_by conscious aware having_[a-z]+
    """)
    + r"\b"
)
"""The first word of a phrase that may stand before a subject."""
_COUNTED = re.compile(
    r"(?:Next|First|Second|Third|Last)\s(?:[a-z-]+\s){0,2}"
    r"(?:meeting|session|round|summit|visit|conference|forum|talks|consultations)\b"
)
"""A meeting told by its number without an article ("Next session of the Council")."""
_LABEL = re.compile(
    r"(?:I|[Ww]e)\s+(?:am|are)\s+(?:\w+ly\s+)?(?:pleased|glad|happy|delighted|proud)\s+to\s+"
    r"(?:let\s+you\s+know|announce|inform\s+you|say|note|report|tell\s+you)\s+(?:that\s+)?|"
    r"(?:And|But|So|Yet)\s+(?:[a-z]+(?:\s[a-z]+){0,2},\s+)?|"
    r"(?:Stating|Saying|Announcing|Declaring|Confirming|Adding|Pledging|Promising|Affirming|Explaining|Disclosing|"
    r"Revealing)\s+that\s+"
)
"""What stands before a subject and is no part of it: a conjunction with its adverb, who is glad to say it, that it is said."""
_HEADING = re.compile(
    r"[A-Za-z][\w&'(),/ -]{2,60}(?::\s+(?=[A-Z]|[a-z]+ing\s)|"
    r"\s[\u2013\u2014]\s+(?=[A-Z][a-z]+ing\s|(?:recogni[sz]|not|recall)ing\s|To\s|In\s))"
)
"""The heading of a paragraph or a point before its subject."""
_ASIDE = re.compile(r"\s[\u2013\u2014-]\s[^\u2013\u2014]{3,160}\s[\u2013\u2014-]\s*$")
"""What two dashes put between a subject and its verb."""
_ANEW = re.compile(r"\s(?:and|but|so)\s+(?P<subject>(?:[Ww]e|they|I|he|she|(?:the\s+two|both)\s[a-z]+))[\s,]*$")
"""A subject that begins a clause of its own behind a verb that is not known ("This meeting builds on trust and we look")."""
_CLAUSE = 6
"""From how many words on what stands before "and we" is a clause, and no partner ("The President and I")."""
_BRACKET = re.compile(r"\s\([^()]{2,120}\)[\s,]*$")
_HEADED = re.compile(
    r",\s+(?:headed|chaired|led|represented|accompanied|comprising|composed|created|established|organi[sz]ed|hosted|funded|"
    r"closed|shut|open|based|recogni[sz]ed|known|described|regarded)"
    r"\s[^;]{3,160}$"
)
"""What a bracket or a participle adds to a subject before its verb ("our delegations, headed by the ministers, will")."""
_BEHIND_FRONT = re.compile(
    rf"(?:(?<=\s)(?:the|both|our|their)\s+(?:two\s+)?(?:sides|leaders|parties|countries|ministers|presidents|governments|"
    rf"participants|delegations)|(?<=\s)(?:they|he|she|we|it)|(?<=\s){NAME_PART}(?:\s+(?:and\s+)?(?:the\s+)?{NAME_PART})*)$"
)
_COMMA = re.compile(r",[ ]*")
_ACTOR_START = re.compile(
    r"[\"'(]*(?:(?:the|an?|both|all|each|its|their|our|his|her|these|those|participating|respective|relevant)\s+[A-Za-z]|[A-Z]|"
    r"(?:he|she|it|they|we|I|"
    r"(?:(?:senior|foreign|finance|defence|technical|government|business|military|other)\s)?(?:sides|parties|leaders|ministers|"
    r"officials|delegations|governments|experts|teams|representatives|envoys|presidents|negotiators|authorities|"
    r"diplomats|heads))\b)"
)
_IN_OFFICE = re.compile(r"(?:Visiting|Acting|Outgoing|Incoming)\s[A-Z][^,]*$")
"""A subject that begins with how somebody is in office, which no comma parts from their name ("Visiting Premier Rao")."""
_HAVING = re.compile(r"[A-Z][^,;]{3,80}?\shaving\s(?:been\s)?[a-z]+")
"""An absolute phrase before a subject ("the tariff having been fixed, the parties ...")."""
_ACTED = re.compile(
    rf"(?P<who>(?:[Tt]he\s)?{NAME_PART}(?:\s{NAME_PART}){{0,4}}|[Hh]e|[Ss]he|[Tt]hey|[Ww]e)\s"
    rf"(?:also\s|[a-z]+ly\s)?[a-z]{{2,}}ed\s(?:the|an?|his|her|their|its|our|two)\s"
)
"""A subject with a first verb that no table knows ("President Rojas | toured a school, and promised to")."""
_WE_ACTED = re.compile(
    r"(?P<who>[Ww]e|[Tt]hey|[Hh]e|[Ss]he)\s(?!(?:and|or|all|both|each|as|in|at|who|with|two|too)\b)[a-z]+(?<!ly)\s[^,]*\band$"
)
"""A pronoun with a first verb that no table knows ("we face the same risks and")."""
_ALONG = re.compile(
    r",?\s+(?:along with|alongside|together with|jointly with|accompanied by|joined by)\b"
    rf"|,\s+{IN_PARTNERSHIP}\b"
)


_TITLE = 120
"""How long the title of a body may be."""
_BODY_ON = re.compile(r"(?:the\s)?(?:[A-Z][\w-]*\s)+(?:of|on|for)\s(?:[A-Z][\w-]*,?\s(?:and\s)?)+[A-Z][\w-]*$")
"""A body with its fields ("the High Level Group on Trade, Investment and Cooperation")."""


def antecedent(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase right before a relative pronoun."""
    while end > start and text[end - 1] in " ,":
        end -= 1
    begin = max(
        text.rfind(mark, start, end) + len(mark) if text.rfind(mark, start, end) >= 0 else start
        for mark in (", ", " and ", " of ", " to ")
    )
    begin = begin if begin < end else start
    if (body := _BODY_ON.search(text, max(start, end - _TITLE), end)) is not None:
        begin = min(begin, body.start())
    while begin < end and text[begin] in " ,":
        begin += 1
    begin += len("that ") if text.startswith("that ", begin, end) else 0
    return (begin, end) if end > begin else None


def front(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The subject within `text[start:end]`: what remains when fronted phrases and companions are taken off."""
    start, end = _stripped(text, start, end)
    start = subject_behind(text, start, end) or start
    start = _behind_front(text, start, end)
    acted = _ACTED.match(text, start, end) or _WE_ACTED.match(text, start, end)
    end = acted.end("who") if acted else end
    along = _ALONG.search(text, start, end)
    if along and along.start() > start:
        end = along.start()
    while end > start and text[end - 1] in " ,":
        end -= 1
    return (start, end) if end > start else None


def _behind_front(text: str, start: int, end: int) -> int:
    """Where the subject begins behind a phrase that is fronted, `start` where none is: at the first who can act, or the last."""
    named = _COUNTED.match(text, start, end) or _IN_OFFICE.match(text, start, end)
    if not ((FRONT.match(text, start, end) and not named) or _HAVING.match(text, start, end)):
        return start
    begins = [comma.end() for comma in _COMMA.finditer(text, start, end) if _ACTOR_START.match(text, comma.end(), end)]
    if begins:
        return next((begin for begin in begins if actor(text, begin, end) == "actor"), begins[-1])
    comma = text.rfind(", ", start, end)
    behind = comma + 2 if comma > start else -1
    plain = _BEHIND_FRONT.search(text, start, end)
    if plain and (behind < 0 or text[plain.start()].islower() or FRONT.match(text, behind, end)):
        return plain.start()
    return behind if behind >= 0 else start


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without marks, a heading or a conjunction at its head, and without an aside between dashes at its end."""
    while start < end and text[start] in " ,\"'(":
        start += 1
    label = _LABEL.match(text, start, end)
    if label is None and any(text.find(mark, start, end) >= 0 for mark in (":", "\u2013", "\u2014")):
        label = _HEADING.match(text, start, end)
    start = label.end() if label else start
    anew = _ANEW.search(text, start, end)
    start = anew.start("subject") if anew and len(text[start : anew.start()].split()) >= _CLAUSE else start
    aside = _ASIDE.search(text, start, end) or _BRACKET.search(text, start, end) or _HEADED.search(text, start, end)
    return start, aside.start() if aside and aside.start() > start else end


_CUT = re.compile(
    r",|\b(?:of|for|on|in|between|to|with|by|from|at|under|that|which|who|as|among|against|through|regarding|within|held|"
    r"signed|based|including|"
    r"into|onto|via|towards?|across)\b"
)
_BOTH = re.compile(r"(?:the\s+)?(?:two|both|three|four|five|six|respective)\s", re.IGNORECASE)
_FIRMS = word_set("company companies airline airlines bank fund group corporation holding industries railways energy motors")
_NAME_BEFORE = re.compile(r"[A-Z][\w.&-]*\s+$")
_LONE = re.compile(r"[A-Z][a-z]{3,}s")
_DOING = re.compile(
    r"(?!Federation|Confederation|Foundation|Corporation|Institution)[A-Z][a-z]{2,}(?:tion|sion|ment|ance|ence|ship|cess)"
)
"""A noun for what is done, with its capital from the sentence that it begins ("Connection to a cable will ...")."""
_BEGINS = re.compile(r"(?:^|[.!?\n]\s)$")
"""A common noun has its capital only from the sentence that it begins ("Crises will continue")."""
_ASSEMBLED = re.compile(r"(?:The|the)\s(?:Meeting|Summit|Conference|Commission|Council|Committee|Forum|Session|Assembly)")
"""Those who met, as one that speaks ("The Meeting looked forward to ...")."""
_COUNT = re.compile(
    r"(?:(?:one|some|most|many|all|each|both|several|part|none|neither|either|an?\s+(?:number|series|range|group|set)|"
    r"the\s+rest)\s+of\s+|"
    r"(?:up to|over|more than|nearly|about|some|around|at least|another)?\s*\d[\d,.]*\s+)",
    re.IGNORECASE,
)
_POSTPOSED = re.compile(r"\s(?:responsible|competent|concerned|involved|alike|themselves)\s*$")
"""What stands behind its noun ("the ministers | responsible for trade")."""
_ALONE = re.compile(r"\s(?:itself|alone)$")
_LONG = 90
_WRITTEN_OUT = re.compile(
    r"(?:[A-Z][\w'’-]*\s){0,6}(?P<head>[A-Z][\w-]*)(?:\s(?:of|on|for|to|in|between)\s(?:the\s)?[A-Z][\w-]*"
    r"(?:\s(?:and\s)?[A-Z][\w-]*){0,6})?\s$"
)
"""A name in full before its initials in brackets, by the head of it."""
_THE = re.compile(r"^[Tt]he\s")
_HEAD = re.compile(r"([A-Za-z][\w.'+-]*)\W*$")


@cache
def _nouns() -> dict[str, Standing]:
    """What each common noun of lexicon/governors.toml stands for, by the noun."""
    out: dict[str, Standing] = {}
    for kind, nouns in table("governors")["nouns"].items():
        for noun in nouns.split():
            out[noun] = kind
    return out


@cache
def _names() -> frozenset[str]:
    """The names of all parties: "Cyprus" is no plural, and "the UN Mission in South Sudan" somebody who can promise."""
    return frozenset(name for party in parties().values() for name in (party.name, *party.names, *party.capitals))


def _is_named(phrase: str) -> bool:
    """Whether a phrase at the head of a sentence names somebody, and has its capital not from there alone."""
    first, *others = phrase.split()
    return first.strip(",") in _names() or any(word[0].isupper() for word in others)


def _common(text: str, start: int, end: int, cut: str) -> bool:
    """Whether the one word at the head of a sentence, behind which a phrase goes on, is what is done or a plural of people."""
    return bool(
        _DOING.fullmatch(text, start, end)
        or (cut in ("of", "from", "for") and _LONE.fullmatch(text, start, end) and text[start:end] not in _names())
    )


def actor(text: str, start: int, end: int) -> Standing:
    """Who or what a subject phrase is: somebody who can promise, their programme, an event, "this", or a mere thing."""
    alone = _ALONE.search(text, start, end)
    end = alone.start() if alone else end
    if _THE.sub("", text[start:end]) in _names():
        return "actor"
    count = _COUNT.match(text, start, end)
    start = count.end() if count else start
    cut = _CUT.search(text, start, end)
    stop = cut.start() if cut and cut.start() > start else end
    behind = _POSTPOSED.search(text, start, stop)
    stop = behind.start() if behind else stop
    head = _HEAD.search(text, start, stop)
    if not head:
        return "unknown"
    word = head.group(1)
    low = word.lower().rstrip("s'") if len(word) > 3 else word.lower()
    nouns = _nouns()
    firm = word[0].isupper() and word.lower() in _FIRMS and _NAME_BEFORE.search(text, start, head.start(1))
    party = _THE.sub("", text[start:stop].rstrip()) in _names()
    if party or firm or _ASSEMBLED.fullmatch(text, start, stop):
        return "actor"
    for form in (word.lower(), low, low.rstrip("e"), low.removeprefix("sub").lstrip("-")):
        if form in nouns:
            return nouns[form]
    begins = _BEGINS.search(text[max(0, start - 2) : start]) is not None
    common = (
        begins
        and (_LONE.fullmatch(text, start, end) or (cut and _common(text, start, head.end(1), cut.group())))
        and not re.search(rf"{NAME_PART} {word}\b", text)
    ) or (word.isupper() and len(word) > 1 and _stands_for(text, word, nouns) == "thing")
    coordinated = re.search(r"\band\b", text[start:stop]) is not None and (not begins or _is_named(text[start:stop]))
    named = not common and (word[0].isupper() or (coordinated and text[start].isupper()))
    if named or _BOTH.match(text, start, stop):
        return "actor"
    return "thing"


def _stands_for(text: str, short: str, nouns: dict[str, Standing]) -> Standing:
    """What the words are that the text shortens ("the Clean Water Agreement (CWA)"), by their head."""
    at = text.find(f"({short})")
    long = _WRITTEN_OUT.search(text, max(0, at - _LONG), at) if at > 0 else None
    return nouns.get(long["head"].lower(), "unknown") if long else "unknown"
