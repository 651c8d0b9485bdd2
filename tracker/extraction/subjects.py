"""A sentence to its finite verbs: where each stands, what kind it is, whose it is and how its clause hangs on the one before."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from tracker.extraction.document import Sentence
from tracker.extraction.rules import table

Hang = Literal["first", "chain", "coordinate", "clause", "that", "relative", "adverbial", "bare"]


class Site(Struct, frozen=True):
    """A finite verb: its place, its class (lexicon/governors.toml, "modal" or "be"), its subject and where its clause begins."""

    start: int
    end: int
    word: str
    kind: str
    subject: tuple[int, int] | None
    lead: int
    hang: Hang
    governor: int | None = None
    """Index of the verb on which a "that" clause or a chain depends."""


_MODALS = "will shall would should can could may might must".split()
_BE = "is are was were has have had 're 's 've 'll been being".split()
_PLURAL = frozenset(
    "we they you i who sides parties countries leaders ministers presidents governments both states nations members participants delegations partners officials "
    "heads two three also further again all each ourselves fully strongly firmly".split()
)


class _Forms(Struct, frozen=True):
    finite: dict[str, str]
    base: dict[str, str]


@cache
def _forms() -> _Forms:
    finite: dict[str, str] = dict.fromkeys(_MODALS, "modal") | dict.fromkeys(_BE, "be")
    base: dict[str, str] = {}
    for kind, verbs in table("governors")["classes"].items():
        for entry in verbs:
            forms = entry.split()
            base.setdefault(forms[0], kind)
            for form in forms[1:]:
                finite.setdefault(form, kind)
    return _Forms(finite, base)


_WORD = re.compile(r"[A-Za-z][\w-]*|(?<=[A-Za-z])'(?:re|ve|ll)\b")
_PREVIOUS = re.compile(r"([\w.'-]+)[\s,]*$")
_ADVERB = (
    r"(?:also|further|jointly|again|both|all|each|always|therefore|thus|together|now|then|soon|still|only|not|never|once|in turn|too|hereby|already|first|even|just|today|"
    r"yesterday|have|has|had|been|be|to|(?!(?:comply|apply|supply|rely|reply|imply|multiply|fly|family|ally|assembly)\b)[a-z]+ly)"
)
_TAIL_ADVERBS = re.compile(rf"(?:(?:^|(?<=[\s,]))\(?{_ADVERB}\)?[\s,]+)+$")
_STRONG = re.compile(
    r"(?:[;:]\s*(?:and\s+|but\s+)?|\s[-\u2013\u2014]\s|,?\s*\b(?:and|but)?\s*\bthat\b\s+|,?\s*\b(?:in |of |on |by |for |to |under |with |within )?which\b\s+|,?\s*\bwho\b\s+|,?\s*\bwhom\b\s+|,?\s*\bwhere\b\s+"
    r"|,?\s*\b(?:while|whereas|although|though|because|if|when|whereby|how|whether|what|until|unless|since|after|before|once)\b\s+"
    r"|,\s*(?:and|but|nor|or|as|yet)\b\s+|\bas\b\s+(?=(?:the|it|they|he|she|we|[A-Z])))",
)
_WEAK = re.compile(r"(?:,\s*|\s+)(?:and|but|or|nor)\s+|\s*,\s*")
_JOINED = re.compile(r"[,;]?\s*\b(?:and|but|or|nor|as well as)\s*$|[;,]\s*$")
_RELATIVE = re.compile(r"\b(?:which|who|whom|where|whereby)\b")
_SUB = re.compile(r"\b(?:while|whereas|although|though|because|if|when|how|whether|what|until|unless|since|after|before|once|as)\b")
_NOT_NOUN = re.compile(
    r"(?:in|on|at|by|for|with|from|of|to|under|during|between|among|through|after|before|towards?|into|over|within|including|based|aimed|aiming|following|against|across|about|"
    r"regarding|concerning|via|upon|as|than|[a-z]+ing|[a-z]+ed)\b",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"(?:In|On|At|As|Of|With|During|After|Before|Under|Given|Following|To|For|Through|Furthermore|Moreover|Additionally|Also|Finally|Further|Today|Earlier|Against|From|By|Regarding|Concerning|"
    r"Subsequently|Meanwhile|However|Similarly|Accordingly|Consequently|Therefore|Thus|Upon|Within|Among|Toward|Towards|Amid|Since|While|When|Where|If|Should|Despite|Alongside|Beyond|Over|"
    r"Based|Guided|Inspired|Together|Separately|Likewise|Second|Third|First|Next|Last|Until|Because|Although|Throughout|About|Pursuant|Per|Speaking|Hence|Meeting|Lastly|Overall|Welcoming|"
    r"[A-Z][a-z]+(?:ing|ly)|Convinced|Determined|Committed|Concerned|Mindful|Aware|Confident)\b(?! Minist)"
)
_BEHIND_FRONT = re.compile(r"(?:(?<=\s)(?:the|both)\s+(?:two\s+)?(?:sides|leaders|parties|countries|ministers|presidents|governments|participants|delegations)|(?<=\s)(?:they|he|she|we|it)|(?<=\s)[A-Z][\w.'-]*(?:\s+(?:and\s+)?(?:the\s+)?[A-Z][\w.'-]*)*)$")
_ACTOR_START = re.compile(r"[\"'(]*(?:(?:the|both|all|each|its|their|our|his|her|these|those|participating|respective|relevant)\s+[A-Za-z]|[A-Z]|(?:he|she|it|they|we|I|sides|parties|leaders|ministers|officials|delegations|governments)\b)")
_ALONG = re.compile(r",?\s+(?:along with|alongside|together with|accompanied by|joined by)\b")


def is_finite(word: str) -> bool:
    """Whether a small-letter word is a form that this module looks for."""
    return word in _forms().finite or word in _forms().base


def sites(text: str, sentence: Sentence) -> list[Site]:
    """The finite verbs of a sentence in reading order, each with its subject as far as the words give it."""
    out: list[Site] = []
    present = False
    at = sentence.start
    forms = _forms()
    for found in _WORD.finditer(text, sentence.start, sentence.end):
        low = found.group().lower()
        if low not in forms.finite and low not in forms.base:
            continue
        kind = _kind(text, sentence.start, found, present=present)
        if not kind:
            continue
        site = _hang(text, out, at, found.start(), found.end(), low, kind)
        present = present or (not out and low in forms.base and low not in forms.finite)
        out.append(site)
        at = found.end()
    return out


def _kind(text: str, start: int, found: re.Match[str], *, present: bool) -> str:
    """The class of a word if it is a finite verb where it stands, else ""."""
    forms = _forms()
    word = found.group().lower()
    if found.group()[0].isupper() and found.start() > start:
        return ""
    before = _PREVIOUS.search(text, max(start, found.start() - 40), found.start())
    previous = before.group(1) if before else ""
    low = previous.lower()
    if word in forms.finite:
        return "" if _is_noun(text, found, word, previous, low) else forms.finite[word]
    if low in _NEVER_BEFORE_BASE or low.endswith("'s") or (word in _NOUN_TOO and _NOUN_USE.match(text, found.end())):
        return ""
    if found.start() == start:
        return forms.base[word] if word in _OPENING else ""
    plural = low in _PLURAL and (text[found.start() - 1] == " " or low == "we")
    after_name = previous[:1].isupper() and len(previous) > 1 and not text.startswith("-", found.end()) and not _NAME_GOES_ON.match(text, found.end())
    if plural or (after_name and (word not in _NOUN_TOO or not present)) or (
        present and (low in ("and", "also", "but", "further", "therefore") or low.endswith("ly") or (text.startswith(", ", found.start() - 2) and word not in _NOUN_TOO))
    ) or (low in ("and", "also") and word in _ALWAYS_VERB):
        return forms.base[word]
    return ""


def _is_noun(text: str, found: re.Match[str], word: str, previous: str, low: str) -> bool:
    """Whether a form that could be finite is a noun, an adjective or a reduced relative here ("its shared vision", "talks held in May")."""
    if word in _MODALS or word in _BE:
        return (word == "will" and low in ("the", "free", "political", "of", "good")) or (word == "may" and low in ("in", "on", "by", "of"))
    if low in ("this", "that") and word.endswith("s") and word not in _NOUN_PLURALS:
        return False
    if low in _BEFORE_NOUN or low.endswith("'s") or previous.endswith("-"):
        return True
    if word.endswith("s"):
        named = previous[:1].isupper() and word not in ("issues", "states", "launches", "exchanges", "reviews", "concerns", "calls", "visits", "talks")
        return word in _NOUN_PLURALS and not (named or low.endswith("ly") or low in ("he", "she", "it", "also", "side", "government", "president", "minister"))
    if word == "shared" and not _SHARED.match(text, found.end()):
        return True
    return word in _REDUCED and low not in _SUBJECT_PRONOUNS and low not in _AUX and bool(_REDUCED_BY.match(text, found.end())) and not low.endswith(("ly", "and"))


_SHARED = re.compile(r"\s+(?:the|a|an|its|their|his|her|our|that|with|concerns?|views?|ideas|information|experience|plans|unwavering|strong|in)\b")
_BEFORE_NOUN = frozenset("the a an of to our their its his her my your this these those such any some in for with new other as jointly-".split())
_NOUN_PLURALS = frozenset(
    "plans calls visits talks aims reports hopes values supports offers exchanges ends marks reviews debates concerns states issues launches shares hosts charges directs orders tasks pledges "
    "promises commits requests demands starts signs notes points sees covers focuses addresses raises updates looks stands seeks attaches".split()
) - frozenset("commits sees raises looks stands seeks attaches".split())
_NOUN_TOO = frozenset(
    "support plan hope offer promise pledge wish desire aim call visit report review exchange share state present want look stand order charge task demand request value point show start end mark "
    "launch host issue sign hold play chair lead talk focus address update brief touch cover concern debate press note voice signal open".split()
)
_OPENING = frozenset(
    "agree commit recommit undertake intend vow pledge plan resolve decide welcome reaffirm affirm reiterate underscore underline emphasize emphasise stress highlight recognize recognise "
    "acknowledge note express confirm reconfirm declare announce condemn urge encourage call commend applaud appreciate discuss review recall oppose reject".split()
)
_ALWAYS_VERB = frozenset("agree commit recommit undertake intend vow".split())
_NOUN_USE = re.compile(r"\s(?:for|of|in|from|as|by|with|and|between)\b|[,.;]")
_NEVER_BEFORE_BASE = frozenset("to will would shall should can could may might must not the a an of its their our his her".split())
_NAME_GOES_ON = re.compile(r"\s+[A-Z]")
_REDUCED = frozenset(
    "announced signed held made established adopted launched issued released reached convened hosted led chaired taken given presented outlined identified received approved envisaged "
    "stipulated provided included shared raised concluded unveiled opened expressed described faced posed voiced extended agreed proposed".split()
)
_REDUCED_BY = re.compile(r"\s+(?:in|on|by|at|under|during|last|earlier|between|today|yesterday|this|within|following|upon)\b")
_SUBJECT_PRONOUNS = frozenset("he she they we i it sides leaders who also ministers presidents parties president minister secretary countries both".split())
_AUX = frozenset("was were been be is are has have had".split())


def _hang(text: str, before: list[Site], at: int, start: int, end: int, word: str, kind: str) -> Site:
    body_end = start
    while body_end > at and text[body_end - 1] in " ,":
        body_end -= 1
    adverbs = _TAIL_ADVERBS.search(text[at:start])
    if adverbs and adverbs.group():
        body_end = min(body_end, at + adverbs.start())
    while body_end > at and text[body_end - 1] in " ,":
        body_end -= 1
    if not before:
        span = _front(text, at, body_end)
        return Site(start, end, word, kind, span, at, "first")
    previous = before[-1]
    number = len(before) - 1
    body = text[at:body_end] + " "
    if not body.strip(" ,"):
        return _chain(text, before, start, end, word, kind)
    joined = _JOINED.search(body)
    if joined:
        return Site(start, end, word, kind, _level(before, kind), at + joined.start(), "coordinate", _governor(before, number, kind))
    if "," in text[body_end:start] and kind not in ("modal", "be") and previous.hang != "relative" and text[body_end] == ",":
        return Site(start, end, word, kind, _level(before, kind), body_end, "coordinate", _governor(before, number, kind))
    strong = list(_STRONG.finditer(body))
    weak = None
    if not strong:
        for weak in _WEAK.finditer(body):  # noqa: B007 - the last one is wanted
            pass
    mark = strong[-1] if strong else weak
    if strong and len(strong) > 1 and "that" in strong[-2].group() and strong[-1].group().strip(", ") == "and" and re.match(r"(?:the |both )?[A-Z][\w.]*(?: [A-Z][\w.]*)*,", body[strong[-2].end() :]):
        mark = strong[-2]
    elif strong and len(strong) > 1 and "," in text[body_end:start] and strong[-1].group().strip(", ") == "and" and re.search(r"that|which", strong[-2].group()):
        mark = strong[-2]
    if mark is None:
        tail = at + len(body) - len(body.lstrip())
        if previous.kind in ("assert", "modal") and not _NOT_NOUN.match(text, tail):
            return Site(start, end, word, kind, (tail, body_end), tail, "bare", number)
        return Site(start, end, word, kind, previous.subject, previous.lead, "chain", number)
    tail = at + mark.end()
    lead = at + mark.start()
    how = mark.group()
    if tail >= body_end:
        if _RELATIVE.search(how):
            return Site(start, end, word, kind, _antecedent(text, at, at + mark.start()), lead, "relative", number)
        if "that" in how:
            return Site(start, end, word, kind, _antecedent(text, at, at + mark.start()), lead, "relative", number)
        return Site(start, end, word, kind, _level(before, kind), lead, "coordinate", _governor(before, number, kind))
    span = _front(text, tail, body_end)
    if _RELATIVE.search(how):
        place = "where" in how and span is not None and kind in ("modal", "commit") and actor(text, *span) == "actor"
        return Site(start, end, word, kind, span, lead, "clause" if place else "relative", number)
    if "that" in how:
        governor = number
        if re.search(r"\b(?:and|but)\b", how):
            governor = next((k for k in range(number, -1, -1) if before[k].hang in ("first", "coordinate", "clause") and before[k].kind != "modal"), number)
        return Site(start, end, word, kind, span, lead, "that", governor)
    if _SUB.search(how) and not re.search(r"\b(?:while|whereas|although|though)\b", how):
        return Site(start, end, word, kind, span, lead, "adverbial", number)
    if _NOT_NOUN.match(text, tail) and not strong:
        return Site(start, end, word, kind, previous.subject, previous.lead, "chain", number)
    if previous.kind == "assert" and previous.hang != "chain" and not strong and "," in how and at + mark.start() - previous.end < 2:
        return Site(start, end, word, kind, span, lead, "bare", number)
    if not strong and how.strip() == "and" and previous.kind in ("assert",) and not re.search(r"[a-z]{3}", body[: mark.start()].replace("the", "")):
        return Site(start, end, word, kind, _front(text, at, body_end), at, "bare", number)
    return Site(start, end, word, kind, span, lead, "clause", _governor(before, number, kind))


def _chain(text: str, before: list[Site], start: int, end: int, word: str, kind: str) -> Site:
    """A verb right after a verb: the same clause, or the main verb that a relative clause stood before ("the space they created will grow")."""
    number = len(before) - 1
    previous = before[-1]
    inner = next((k for k in range(number, -1, -1) if before[k].hang != "chain"), number)
    relative = before[inner]
    if relative.hang == "relative" and kind in ("modal", "be") and previous.kind not in ("modal", "be"):
        outer = before[relative.governor] if relative.governor is not None else relative
        span = _front(text, outer.end if outer.start < relative.lead else relative.lead, relative.lead)
        return Site(start, end, word, kind, span, outer.end, "bare", relative.governor)
    return Site(start, end, word, kind, previous.subject, previous.lead, "chain", number)


def _bearer(before: list[Site], kind: str) -> Site:
    """The verb with which a verb of `kind` is coordinated: the nearest outside relative clauses, or the reporting verb above a "that" clause."""
    inside = [site for site in before if site.hang not in ("relative", "adverbial")] or before
    near = inside[-1]
    if kind in ("modal", "be") or near.governor is None or near.kind == kind:
        return near
    return next((site for site in reversed(inside) if site.governor is None), near)


def _governor(before: list[Site], number: int, kind: str) -> int | None:
    """A clause coordinated with a "that" clause depends on the same verb."""
    near = _bearer(before, kind)
    return near.governor if near.hang != "chain" or near.governor is None else before[near.governor].governor


def _level(before: list[Site], kind: str) -> tuple[int, int] | None:
    """The subject a coordinated verb shares."""
    return _bearer(before, kind).subject


def _antecedent(text: str, start: int, end: int) -> tuple[int, int] | None:
    while end > start and text[end - 1] in " ,":
        end -= 1
    begin = max(text.rfind(mark, start, end) + len(mark) if text.rfind(mark, start, end) >= 0 else start for mark in (", ", " and ", " of ", " to "))
    begin = begin if begin < end else start
    while begin < end and text[begin] in " ,":
        begin += 1
    return (begin, end) if end > begin else None


def _front(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The subject within `text[start:end]`: what remains when fronted phrases and companions are taken off."""
    while start < end and text[start] in " ,\"'(":
        start += 1
    if _FRONT.match(text, start, end):
        best = -1
        at = text.find(",", start, end)
        while at >= 0:
            rest = at + 1
            while rest < end and text[rest] == " ":
                rest += 1
            if _ACTOR_START.match(text, rest, end):
                best = rest
                if actor(text, rest, end) == "actor":
                    break
            at = text.find(",", at + 1, end)
        plain = _BEHIND_FRONT.search(text, start, end) if best < 0 else None
        if best >= 0:
            start = best
        elif plain:
            start = plain.start()
    along = _ALONG.search(text, start, end)
    if along and along.start() > start:
        end = along.start()
    while end > start and text[end - 1] in " ,":
        end -= 1
    return (start, end) if end > start else None


def close(finite: list[Site], at: int, end: int, stop: int) -> int:
    """Where the next verb of the same or a higher level begins its clause: the act ends before it."""
    inner = False
    first = finite[0] if finite else None
    if at < 0 and first and first.hang == "first" and first.subject and end <= first.subject[0]:
        return first.subject[0]
    for k, site in enumerate(finite):
        if site.start < end or k == at:
            continue
        if site.hang in ("relative", "adverbial"):
            inner = True
        elif site.hang in ("coordinate", "clause"):
            if not inner or site.kind in ("assert", "commit", "welcome", "discuss", "request"):
                return max(end, site.lead)
            if site.hang == "clause" and site.kind == "modal":
                return max(end, site.lead)
    return stop


_CUT = re.compile(r",|\b(?:of|for|on|in|between|to|with|by|from|at|under|that|which|who|as|among|against|through|regarding|within|held|signed|based|including)\b")
_BOTH = re.compile(r"(?:the\s+)?(?:two|both|three|four|five|six|respective)\s", re.IGNORECASE)
_HEAD = re.compile(r"([A-Za-z][\w.'+-]*)\W*$")
Standing = Literal["actor", "programme", "event", "pointer", "thing", "unknown"]


@cache
def _nouns() -> dict[str, Standing]:
    out: dict[str, Standing] = {}
    for kind, nouns in table("governors")["nouns"].items():
        for noun in nouns.split():
            out[noun] = kind
    return out


def actor(text: str, start: int, end: int) -> Standing:
    """Who or what a subject phrase is: somebody who can promise, their programme, an event, "this", or a mere thing."""
    cut = _CUT.search(text, start, end)
    stop = cut.start() if cut and cut.start() > start else end
    head = _HEAD.search(text, start, stop)
    if not head:
        return "unknown"
    word = head.group(1)
    low = word.lower().rstrip("s'") if len(word) > 3 else word.lower()
    nouns = _nouns()
    for form in (word.lower(), low, low.rstrip("e")):
        if form in nouns:
            return nouns[form]
    if _BOTH.match(text, start, stop):
        return "actor"
    coordinated = re.search(r"\band\b", text[start:stop])
    if word[0].isupper() or (coordinated and text[start].isupper()):
        return "actor"
    return "unknown" if not word[0].islower() else "thing"
