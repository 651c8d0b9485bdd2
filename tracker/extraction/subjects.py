"""A sentence to its finite verbs: where each stands, what kind it is, whose it is and how its clause hangs on the one before."""

from __future__ import annotations

import re

from tracker.extraction.actors import actor, antecedent, front
from tracker.extraction.adjuncts import subject_behind
from tracker.extraction.capacities import in_role
from tracker.extraction.document import Sentence
from tracker.extraction.finite import is_bare, is_finite, kind_of
from tracker.extraction.joints import WEAK, boundary, unlisted
from tracker.extraction.levels import INSIDE, Finite, Hang, Site, governor_of, main_of, said_under_that, shared
from tracker.extraction.relatives import awaited, closed, goes_on, innermost
from tracker.extraction.verbs import lexicon

_WORD = re.compile(r"[A-Za-z][\w-]*|(?<=[A-Za-z])'(?:re|ve|ll)\b")
_ADVERB = (
    r"(?:also|further|jointly|again|both|all|each|always|therefore|thus|together|now|then|soon|still|only|not|never|"
    r"in (?:this|that|the same) (?:regard|context|connection|respect|vein|spirit)|to (?:this|that) end|for (?:this|that) purpose|"
    r"once more|once again|anew|once|in turn|too|hereby|likewise|moreover|however|nevertheless|nonetheless|accordingly|"
    r"henceforth|already|first|even|just|today|"
    r"yesterday|have|has|had|been|be|to|(?!(?:comply|apply|supply|rely|reply|imply|multiply|fly|family|ally|assembly)\b)[a-z]+ly)"
)
_TAIL_ADVERBS = re.compile(rf"(?>(?:^|(?<=[\s,]))\(?{_ADVERB}\)?[\s,]+)+$")
_JOINED = re.compile(r"[,;]?\s*\b(?:and|but|or|nor|as well as)\s*$|[;,]\s*$")
_DOES = re.compile(r"\s(?:\w+ly\s)?(?P<verb>[a-z]+s)\b")
"""What a relative clause on a subject says of it in the present ("a museum that specialises in coins, will open")."""
_BEGINS = re.compile(r"(?:an?|the|both|all|these|those|its|their|our|two|three|\d+)\s|[A-Z]")
_ANDS = re.compile(r"\b(?:and|but)\b")
_INNER = re.compile(r"\s(?:that|which|who|whose)\b")
_FRONTED = re.compile(
    r"(?:(?:Further|Also|Deeply|Fully|Again|Strongly|Firmly|Jointly|Keenly) )?(?:(?<=[a-z] )[a-z]|[A-Z])[a-z]+ing\b"
    r"|(?:Given|Noting|Convinced|Aware|Mindful|Conscious|Alarmed|Encouraged|Concerned|Heartened|Determined|Guided|Besides|"
    r"Pursuant|Now|So|In|On|As|When|If|Because|Since|Once|It|To|At|For|With|From|Under|Toward|Towards|Beyond|During|While|"
    r"Following|Across|Throughout|Despite|Through|Upon|Amid|Within|Among|Against|Regarding|Concerning|Owing|Thanks|Alongside|"
    r"By|After|Before|Until|Unless|Although|Where)\b"
)
_POINTED = re.compile(
    r"(?:While|Although|By|At|As|Since|After|On|For|From|To|With|When|Once|Before|Until|Under|During|If)\sthat(?=\s[a-z])"
)
"""A "that" which points, at the head of a sentence ("By that time Peru will ...")."""
_WHILE_SO = re.compile(
    r"(?:(?:As|When|If|Because|Once)\s(?=(?:we|they|he|she|it|I|the|both|our|their|its|his|her|all|this|these|more)\b|[A-Z])|"
    r"Since\s(?=(?:we|they|he|she|it|I|both)\b))[^,]*$"
)
"""A clause before the main one, which says why or when ("As we seek to grow, ...")."""
_ON_WHAT = re.compile(r"[A-Z][^,]*\s(?:what|how(?:\s(?:much|many|far))?)")
"""The words before a verb of which a phrase before the main clause speaks ("Building on what | was agreed, ...")."""
_THAT = re.compile(r"\sthat\s")
_WHERE = re.compile(r"\b(?:where|(?:at|during|after|following|upon|result of|basis of|end of) which)\b")
_ALONE = re.compile(r"(?:[Bb]oth|[Aa]ll|[Ee]ach)\b")
_LONG_WORD = re.compile(r"[a-z]{3}")
_RELATIVE = re.compile(r"\b(?:which|who|whose|whom|where|whereby)\b")
_SUB = re.compile(r"\b(?:because|if|when|how|whether|what|until|unless|since|after|before|once|as|so)\b")
_MAIN = ("modal", "be", "commit", "assert", "welcome")
"""Kinds of verbs with which the main clause may go on behind a relative one between commas."""
_TOLD_WHOM = re.compile(r"[^,;]{2,80}\s(?=(?:it|they|he|she|we|(?:its|their|his|her|our)\s\w+)$)")
"""Whom somebody told before what ("told | the Polish side | it would")."""
_WHICH_DOES = re.compile(r"\b(?:that|which)\s(?:[a-z]+ly\s)?(?P<verb>[a-z]+s)\b(?!.*\b(?:that|which)\b)")
"""A relative clause in the singular whose verb no table of finite verbs knows ("a plan that encompasses ...")."""
_SAID_OF = re.compile(r"an?\s(?:[\w-]+\s){1,3}?(?:(?:the|both|their|its|his|her)\s|[A-Z]|they|he|she|it)")
"""A thing with whoever says of it what it will do ("a step | the minister | said would help")."""
_LED = re.compile(r"(?:be|remain|stay|stand|become|keep|continue)\b")
"""Verbs between a modal and a participle: the subject is that of the modal ("both sides will remain committed")."""
_NOT_NOUN = re.compile(
    r"(?:in|on|at|by|for|with|from|of|to|under|during|between|among|through|after|before|towards?|into|over|within|including|"
    r"based|aimed|aiming|following|against|across|about|"
    r"regarding|concerning|via|upon|as|than|[a-z]+ing|[a-z]+ed)\b",
    re.IGNORECASE,
)

_NUMBER = re.compile(r"\(?(?:\d{1,3}|[ivxIVX]{1,5}|[a-z])[.)]\s+(?=[A-Z])")
"""The number of a paragraph before its first word."""
_GREETING = re.compile(
    r"(?:Dear|My\sdear|Distinguished|Esteemed|Honou?red|Respected|Ladies|Friends|Colleagues|(?:Your\s)?Excellenc(?:y|ies)|"
    r"Mr\.?\s(?:President|Chairman|Prime\sMinister|Speaker))(?:\s[\w.'-]+){0,5},\s+"
)
"""Those to whom a speaker turns ("Distinguished guests, | you will recall")."""
_WHY = re.compile(
    r"(?:(?:And|But)\s)?(?:(?:[Tt]hat|[Tt]his|[Ii]t)(?:['’]s|\sis)|Which\sis)\s(?:also\s|precisely\s|exactly\s|partly\s)?"
    r"(?:the\sreason\s)?why\s+|"
    r"(?:[A-Z][a-z]+(?:\s[a-z]+){0,3},\s)?[Ll]et\s(?:me|us)\s(?:also\s|first\s|just\s|[a-z]+ly\s)?"
    r"(?:say|stress|add|note|emphasi[sz]e|repeat|recall|assure\syou|tell\syou|underline)(?:\sonce\s(?:again|more))?\sthat\s+"
)
"""Words that tie a sentence to the last or say that it is said ("That is why | Peru will", "Let me say that | we will")."""


def sites(text: str, sentence: Sentence) -> list[Site]:
    """The finite verbs of a sentence in reading order, each with its subject as far as the words give it."""
    out: list[Site] = []
    present = False
    at = begin = _own_words(text, sentence.start, sentence.end)
    for found in _WORD.finditer(text, begin, sentence.end):
        low = found.group().lower()
        kind = kind_of(text, sentence.start, found, present=present) if is_finite(low) else ""
        if not kind:
            continue
        present = present or (not out and (is_bare(low) or low in ("are", "'re")))
        out.append(_hang(text, out, begin, at, Finite(*found.span(), low, kind)))
        at = found.end()
    return out


def _own_words(text: str, start: int, end: int) -> int:
    """Where the sentence's own words begin: behind its number, who is spoken to and what only ties it to the one before."""
    for lead in (_NUMBER, _GREETING, _WHY):
        found = lead.match(text, start, end)
        start = found.end() if found else start
    return start


def _hang(text: str, before: list[Site], begin: int, at: int, verb: Finite) -> Site:
    """A verb joined to the verbs before it by the words between (`at` is where the last one ended)."""
    start, kind = verb.start, verb.kind
    body_end = _body_end(text, at, start)
    if not before:
        return _first(text, at, body_end, verb)
    fronted = (
        _FRONTED.match(text, begin)
        and text.find(",", at, body_end) >= 0
        and all(one.hang in (*INSIDE, "chain") for one in before)
    )
    inner = innermost(before) if kind in _MAIN else None
    if inner is not None and kind not in ("modal", "be") and inner.governor is not None and before[inner.governor].kind == "be":
        inner = None
    awaits = kind == "modal" or verb.word in ("is", "are", "was", "were")
    that_at = awaited(text, before, inner, start) if inner and awaits else 0
    if inner and (that_at or closed(text, inner.lead, body_end, start)):
        body_end = inner.lead
        if inner.governor is not None and not (fronted or that_at) and (that := _THAT.match(text, before[inner.governor].end)):
            that_at = that.end()
        if that_at:
            return verb.hung(front(text, that_at, body_end), that_at, "that", inner.governor)
        fronted = True
    if fronted:
        return verb.hung(front(text, begin, body_end), begin, "first")
    body = text[at:body_end] + " "
    if not body.strip(" ,"):
        return _chain(text, before, begin, verb)
    listed = text[body_end:start].startswith(",") and kind not in ("modal", "be") and before[-1].hang != "relative"
    joined = _JOINED.search(body)
    if joined or listed:
        return _beside(text, before, at + joined.start() if joined else body_end, verb)
    return _own(text, before, at, body_end, verb)


def _own(text: str, before: list[Site], at: int, body_end: int, verb: Finite) -> Site:
    """A verb with a subject of its own, which may be told with a role ("Peru, as the chair,")."""
    if role := in_role(text, at, body_end):
        if role[2]:
            return _joined(text, before, (at, role[0], " that "), role[1], verb)
        if before[-1].kind == "assert":
            return _bare(text, before, at, role[1], verb)
    body = unlisted(before, text[at:body_end] + " ")
    mark = boundary(text, body, body_end, verb.start, said=before[-1].kind == "assert")
    if mark is None:
        return _bare(text, before, at, body_end, verb)
    return _joined(text, before, (at + mark.start(), at + mark.end(), mark.group()), body_end, verb)


def _beside(text: str, before: list[Site], lead: int, verb: Finite) -> Site:
    """A verb joined to another by "and" or a comma alone: it shares a subject."""
    if _as_one(text, before, lead, verb) or goes_on(text, before, lead, verb):
        return verb.hung(before[-1].subject, lead, "relative", before[-1].governor)
    return verb.hung(shared(before, verb), lead, "coordinate", governor_of(before, verb.kind))


def _as_one(text: str, before: list[Site], lead: int, verb: Finite) -> bool:
    """Whether a singular verb goes on with a relative clause under a plural ("We back X, which aids A, and supports B")."""
    last, main = before[-1], before[0]
    if verb.kind in ("modal", "be") or not verb.word.endswith("s"):
        return False
    apart = main.word.endswith("ed") and "," in text[last.end : lead + 1]
    if main.word.endswith("s") or apart:
        return False
    if last.hang == "relative":
        return last.word.endswith("s")
    does = _WHICH_DOES.search(text, last.end, lead)
    return does is not None and does["verb"] in lexicon().third


def _first(text: str, at: int, body_end: int, verb: Finite) -> Site:
    """The first verb of a sentence: its main one, or that of a clause on the subject ("the plan that they made will ...")."""
    if _WHILE_SO.match(text, at, body_end) or (_ON_WHAT.fullmatch(text, at, body_end) and _FRONTED.match(text, at)):
        return verb.hung((text.find(" ", at) + 1, body_end), at, "adverbial")
    pointed = _POINTED.match(text, at)
    inner = list(_INNER.finditer(text, pointed.end() if pointed else at + 1, body_end))
    if not inner or (_FRONTED.match(text, at) and inner[-1].end() < body_end):
        return verb.hung(front(text, at, body_end), at, "first")
    lead = inner[-1].start()
    does = _DOES.match(text, inner[-1].end(), body_end)
    if does and does["verb"] in lexicon().third and text.startswith(",", body_end):
        return verb.hung(front(text, at, lead), at, "first")
    return verb.hung(front(text, inner[-1].end(), body_end) or antecedent(text, at, lead), lead, "relative")


def _body_end(text: str, at: int, start: int) -> int:
    """Where the words before a verb end when its adverbs and auxiliaries are taken off."""
    adverbs = _TAIL_ADVERBS.search(text[at:start])
    end = at + adverbs.start() if adverbs else start
    opens = end == at or text[max(at, end - 5) : end].endswith((", ", " and ", " but "))
    alone = _ALONE.match(text, end, start) if opens else None
    if alone:
        return alone.end()
    while end > at and text[end - 1] in " ,":
        end -= 1
    return end


def _bare(text: str, before: list[Site], at: int, body_end: int, verb: Finite) -> Site:
    """A verb with nothing but a noun phrase between it and the last: reported without "that", or the same clause."""
    previous, number = before[-1], len(before) - 1
    tail = at
    while text[tail] == " ":
        tail += 1
    again = previous.kind == "modal" and verb.kind == "modal" and text.startswith(",", body_end)
    led = previous.kind == "modal" and (again or _LED.match(text, tail) is not None)
    behind = subject_behind(text, tail, body_end) if previous.kind == "assert" and not led else None
    if behind is not None:
        return verb.hung(front(text, tail, body_end), tail, "bare", number)
    if previous.kind in ("assert", "modal") and not led and not _NOT_NOUN.match(text, tail):
        told = _TOLD_WHOM.match(text, tail, body_end)
        tail = told.end() if told else tail
        return verb.hung((tail, body_end), tail, "bare", number)
    return verb.hung(previous.subject, previous.lead, "chain", number)


def _joined(text: str, before: list[Site], mark: tuple[int, int, str], body_end: int, verb: Finite) -> Site:
    """A verb whose clause begins at a boundary word."""
    (lead, tail, how), kind = mark, verb.kind
    if _LED.fullmatch(text, tail, body_end):
        tail = body_end
    previous, number = before[-1], len(before) - 1
    at = previous.end
    hang: Hang = "clause"
    governor = governor_of(before, kind)
    subject = front(text, tail, body_end) if tail < body_end else None
    if tail >= body_end:
        relative = _RELATIVE.search(how) or "that" in how
        hang, governor = ("relative", number) if relative else ("coordinate", governor)
        subject = antecedent(text, at, lead) if relative else shared(before, verb)
    elif _RELATIVE.search(how):
        place = (
            _WHERE.search(how) is not None
            and subject is not None
            and kind in ("modal", "commit")
            and (actor(text, *subject) == "actor" or (text[slice(*subject)] in ("it", "they") and previous.hang == "first"))
        )
        hang, governor = "clause" if place else "relative", number
    elif "that" in how:
        anew = _ANDS.search(how) or ((how.startswith(",") or ";" in text[max(0, lead - 6) : lead]) and said_under_that(before))
        hang, governor = ("clause", main_of(before)) if anew else ("that", number)
    elif _SUB.search(how):
        hang, governor = "adverbial", number
    elif WEAK.fullmatch(how) and _NOT_NOUN.match(text, tail) and (kind != "modal" or " " in text[tail:body_end]):
        if _ANDS.search(how) and (subject_behind(text, tail, body_end) is not None or _fronted(text, tail, body_end, subject)):
            return verb.hung(subject, lead, hang, governor)
        subject, lead, hang, governor = previous.subject, previous.lead, "chain", number
    elif WEAK.fullmatch(how) and previous.kind == "assert":
        if previous.hang != "chain" and "," in how and lead - at < 2:
            hang, governor = "bare", number
        elif how.strip() == "and" and not _LONG_WORD.search(text[at:lead].replace("the", "")):
            subject, lead, hang, governor = front(text, at, body_end), at, "bare", number
    return verb.hung(subject, lead, hang, governor)


def _fronted(text: str, tail: int, body_end: int, subject: tuple[int, int] | None) -> bool:
    """Whether a phrase that a comma closes opens a clause behind "and" ("and in May, a hospital will")."""
    return subject is not None and subject[0] > tail and _BEGINS.match(text, subject[0], body_end) is not None


def _chain(text: str, before: list[Site], begin: int, verb: Finite) -> Site:
    """A verb right after a verb: the same clause, or the main one after a relative clause ("the space they made will grow")."""
    number = len(before) - 1
    previous, kind = before[-1], verb.kind
    inner = next((k for k in range(number, -1, -1) if before[k].hang != "chain"), number)
    relative = before[inner]
    if relative.hang == "relative" and kind in ("modal", "be") and previous.kind not in ("modal", "be"):
        if relative.governor is None:
            return verb.hung(front(text, begin, relative.lead), begin, "first")
        if relative.kind == "assert" and text.startswith(", which ", relative.lead):
            return verb.hung(antecedent(text, begin, relative.lead), relative.lead, "relative", relative.governor)
        outer = before[relative.governor]
        return verb.hung(front(text, outer.end, relative.lead), outer.end, "bare", relative.governor)
    if kind == "modal" and previous.kind == "assert" and previous.subject and _SAID_OF.match(text, *previous.subject):
        return verb.hung(previous.subject, verb.start, "relative", number)
    return verb.hung(previous.subject, previous.lead, "chain", number)
