"""The words between two verbs of a sentence to the word at which the clause of the later one begins."""

from __future__ import annotations

import re

from tracker.extraction.adjuncts import subject_behind
from tracker.extraction.levels import Site
from tracker.extraction.names import NAME_PART
from tracker.extraction.tables import alternatives

_LINKS = alternatives("""
    therefore thus consequently accordingly hence moreover furthermore in_addition to_this_end to_that_end however likewise
    similarly thereafter subsequently afterwards meanwhile later in_turn in_return
""")
_BEFORE_WHICH = alternatives(
    "in of on by for to under with within after following upon as_a_result_of on_the_basis_of by_the_end_of"
)
_WHICH = rf"(?:{_BEFORE_WHICH} )?which"
_WHEN = alternatives("while whereas although though because if when whereby how whether what until unless once")
_STRONG = re.compile(
    rf"[;:]\s*(?:and\s+|but\s+)?(?:{_LINKS},?\s+)?|\s[-\u2013\u2014]\s|,?\s*\b(?:and|but)?\s*\bthat\b,?\s+|"
    rf",?\s*\b(?:{_WHICH}|who(?:se(?!\s[a-z ]{{3,40}}\s[A-Z]))?|whom|where)\b\s+|"
    rf",?\s*\b(?:{_WHEN}|(?:since|after|before)(?!\s+\d)|so(?=\s(?:we|they|it|he|she)\s))\b\s+|"
    r",\s*(?:adding|saying|stating|noting|stressing|explaining)\s+(?=(?:he|she|it|they|we)\s)|"
    r",\s*(?:and|but|nor|or|as|yet)\b\s+(?!(?:all\s|many\s|any\s)?other\s[a-z])|"
    r"(?<!such )\bas\b\s+(?=(?:the|it|they|he|she|we|both|all|[A-Z]))"
)
"""The words and marks that surely part two clauses: a relative or a conjunction, who said it, a comma before "and"."""
_ANEW = re.compile(r"(?:,\s*|\s+)(?:and|but)\s+(?=(?:it|they|he|she|we)\s*$)")
"""Where a clause begins whose subject is a pronoun, whatever list stands before it ("rice, copper, and fish | and it will")."""
WEAK = re.compile(r"(?:,\s*|\s+)(?:and|but|or|nor)\s+|\s*,\s*")
_PAIR = re.compile(rf"\b(?:the |both )?{NAME_PART}(?: {NAME_PART})* and (?:the )?{NAME_PART}(?: {NAME_PART})*\s*$")
"""Two names at the end of a body."""
_NAMES = re.compile(r"(?:the |both )?[A-Z][\w.]*(?: [A-Z][\w.]*)*,")
_SUBORDINATE = re.compile(r"that|which")
_NAME_ENDS = re.compile(rf"{NAME_PART}$")
_NAME = rf"(?:the )?{NAME_PART}(?: {NAME_PART}){{0,3}}"
_NAME_LIST = re.compile(rf"\s(?:of|from|between|among) {_NAME}(?:, {_NAME})*,? and {_NAME} $")
_PUT_IN = re.compile(r",\s(?:from|to|in|with|at|including|for|on|between|together|along|via|through)\s[^,;]*$")
_AND = re.compile(r"\b(?:and|but)\b")
_ASIDES = frozenset(["after", "before", "if", "once", "since", "unless", "when", "where"])
_LEADS = frozenset(["as", "after", "before", "since", "once", "until", "when", "if", "while"])
"""Right behind "that" these begin a phrase before the subject, or a clause ("said that as its chair, Oman will")."""
_PHRASED = frozenset({"after", "before", "until"})
_SOON = re.compile(r"\s*(?:(?:right|soon|just|only|[a-z]+ly)\s*)?")
"""What may stand between them ("that | soon | after the vote")."""


def boundary(text: str, body: str, body_end: int, start: int, *, said: bool) -> re.Match[str] | None:
    """The word at which the verb's own clause begins: "and" before a pronoun, the last strong one, the last "and" or comma."""
    return _ANEW.search(body) or _last(text, body, body_end, start, said=said)


def _last(text: str, body: str, body_end: int, start: int, *, said: bool) -> re.Match[str] | None:
    """The last strong word at which a clause may begin, else the last "and" or comma."""
    idle = (_names_joined, _opens_phrase, _points_back)
    strong = [mark for mark in _STRONG.finditer(body) if not any(one(body, mark) for one in idle)]
    if not strong:
        return _weak(_unaside(body) if text.startswith(",", body_end) else body, said=said)
    doing = strong[-1].group().strip(", ") == "who" and strong[-1].end() < len(body.rstrip(" ,"))
    if len(strong) > 1 and (_leads_in(body, *strong[-2:]) or (doing and "that" in strong[-2].group())):
        return strong[-2]
    if len(strong) > 1 and "," in text[body_end:start] and _is_aside(body, strong[-1]):
        return strong[-2]
    if len(strong) > 1 and strong[-1].group().strip(", ") in ("and", "or"):
        outer = strong[-2]
        if strong[-1].group().strip(", ") == "or" and "that" in outer.group():
            return outer
        listed = "that" in outer.group() and _NAMES.match(body, outer.end())
        if listed or ("," in text[body_end:start] and _SUBORDINATE.search(outer.group())):
            return outer
    return strong[-1]


def _weak(body: str, *, said: bool) -> re.Match[str] | None:
    """The last "and" or comma of a body, but not the "and" of two names that are its subject ("said | Peru and Chad will")."""
    marks = list(WEAK.finditer(body))
    pair = _PAIR.search(body) if marks else None
    if pair is None:
        return marks[-1] if marks else None
    for mark in reversed(marks):
        if _opens_at(body, mark.end(), pair.start()):
            return mark
    if said and _opens_at(body, len(body) - len(body.lstrip()), pair.start()):
        return None
    return marks[-1]


def _opens_at(body: str, begin: int, subject: int) -> bool:
    """Whether a clause that begins at one place has its subject at the other, behind nothing but a phrase."""
    return begin <= subject and (begin == subject or subject_behind(body, begin, len(body.rstrip())) == subject)


def _is_aside(body: str, mark: re.Match[str]) -> bool:
    """Whether the words from a comma on are an aside which another closes ("that Peru, after a pause, will")."""
    word = mark.group().strip(", ")
    return word == "as" or (word in _ASIDES and mark.group().startswith(",") and "," not in body[mark.end() :].rstrip(" ,"))


def _leads_in(body: str, that: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether a phrase which a comma closes begins right behind "that" ("said that soon after the vote, Oman will")."""
    behind = mark.group().strip(", ") in _LEADS and "that" in that.group() and "," in body[mark.end() :]
    return behind and _SOON.fullmatch(body, that.end(), mark.start()) is not None


def _opens_phrase(body: str, mark: re.Match[str]) -> bool:
    """Whether "after" or "before" opens no clause but a phrase before a subject ("agreed that after the vote a bank will")."""
    word = mark.group().strip()
    begin = body.rfind(word, mark.start(), mark.end())
    return word in _PHRASED and subject_behind(body, begin, len(body.rstrip(" ,"))) is not None


_POINTING = ("after ", "before ", "how ", "whether ", "when ", "where ", "why ")
"""Words behind which "that" points at something ("how | that | line is to run")."""


def _points_back(body: str, mark: re.Match[str]) -> bool:
    """Whether "after that" or "before that" says when, and begins no clause ("and | after that | a port will")."""
    word = mark.group().strip()
    behind = word == "that" and body.endswith(_POINTING, 0, mark.end() - len("that "))
    return behind or (word in ("after", "before") and body.startswith("that ", mark.end()))


def _names_joined(body: str, mark: re.Match[str]) -> bool:
    """Whether a dash stands between the two names of a pair ("the Chad - Togo Commission")."""
    dash = mark.group().strip() in ("-", "\u2013", "\u2014")
    return dash and _NAME_ENDS.search(body, 0, mark.start()) is not None and body[mark.end() : mark.end() + 1].isupper()


def unlisted(before: list[Site], body: str) -> str:
    """The words before a verb without names joined in what is said ("said envoys | of Chad, Togo and Benin | would")."""
    found = _NAME_LIST.search(body) if before[-1].kind in ("assert", "commit") else None
    return body[: found.start() + 1] if found else body


def _unaside(body: str) -> str:
    """The words before a verb without an aside that a comma closes ("and the line | , from Lima to Cuzco, | will")."""
    found = _PUT_IN.search(body)
    return body[: found.start()] if found and _AND.search(body, 0, found.start()) else body
