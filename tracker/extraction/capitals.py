"""A text to the same text as the cues are written: small letters where an item or a sentence begins with its verb."""

from __future__ import annotations

import re
from unicodedata import normalize

from tracker.extraction.document import Sentence
from tracker.extraction.finite import is_finite
from tracker.extraction.labels import label
from tracker.extraction.verbs import FUTURE
from tracker.extraction.verbs import lexicon as verbs

_CAPITAL = re.compile(r"[A-Z][a-z]+\b(?!,)")
_OPENER = re.compile(
    r"(?:Agreed|Decided|Resolved|Pledged)\s(?:to|on|that)\s|"
    r"(?:Commitment|Determination|Readiness|Willingness|Intention|Desire|Interest|Support|Pledge|Preparedness|"
    r"Resolve|Dedication)\s"
    r"(?:was\s|were\s|of\s|to\s|in\s|for\s|by\s)"
)
"""A verb without a subject, or a noun of commitment, that begins a sentence; elsewhere it is a name ("the Jobs Plan to")."""
_LOUD = re.compile(
    r"(?:(?:FURTHER|ALSO|CONTINUE TO|JOINTLY|[A-Z]+LY)\s+)?(?P<verb>[A-Z]{3,})\b(?!\s+[A-Z]{3,})|"
    r"(?:FURTHER|ALSO|JOINTLY)\s+(?P<plain>[a-z]+)"
)
_SHOUTED = re.compile(r"\b[A-Z]{5,}\b(?!\s+[A-Z]{2,}\b(?!\s*[a-z]))")

_ACCENTED = re.compile(
    r"(?<![^\W_])[\u00c0-\u00d6\u00d8-\u00de\u0100\u0102\u0104\u0106\u0108\u010a\u010c\u010e\u0110\u0112-\u017d\u018f\u01a0\u01af\u0218\u021a\u1e00-\u1ef8]"
)
"""A letter with which a name may begin that is no capital of English ("Óscar", "Şahin")."""
_PLAIN = {"\u00d8": "O", "\u0110": "D", "\u0141": "L", "\u00de": "T", "\u00c6": "A", "\u00d0": "D", "\u018f": "A", "\u0152": "O"}
"""Those that no mark over or under a letter makes."""
_ARTICLE = re.compile(r"\b(?:al|el|as|ash|an|ar|ad|az|at|ul|es)-(?=[A-Z])|\bd'(?=[A-Z])")
"""The article of a name ("al-Sharif", "d'Ivoire")."""
_PARTICLES = re.compile(
    r"(?<![\w'.-])(?P<first>[A-Z][\w'.-]* )"
    r"(?P<particles>(?:(?:de|da|do|dos|del|della|di|van|von|der|den|bin|bint|ibn|ben|abu|la|le|las|los) )+)(?=[A-Z])"
)
"""What parts the names of one person ("Montes | de | Oca", "Rahman | bin | Faisal")."""

_QUOTED = re.compile(r'(?<=[a-z] )"(?=[a-z]+[ "])|(?<=[a-z])"(?= [a-z])')
"""The marks of words quoted within a sentence, which hide no cue (its "firm commitment" to open, agreed "to open")."""


def uncapped(text: str, sentences: list[Sentence]) -> str:
    """The text as cues are written: no mark within one, small letters for an item's verb and for verbs in capitals ("AGREE")."""
    text = _QUOTED.sub(" ", text) if ' "' in text else text
    known = verbs()
    out: list[str] = []
    at = 0
    for sentence in sentences:
        if shouted := _shouted(text, sentence):
            out += [text[at : sentence.start], text[sentence.start : shouted].lower()]
            at = shouted
            continue
        opener = _OPENER.match(text, sentence.start, sentence.end)
        if opener and not label(text, sentence):
            out += [text[at : sentence.start], text[sentence.start].lower()]
            at = sentence.start + 1
            continue
        named = label(text, sentence) if sentence.kind == "bullet" else None
        begin = named.end() if named else sentence.start
        first = _CAPITAL.match(text, begin) if sentence.kind == "bullet" else None
        word = first.group().lower() if first else ""
        under = sentence.stem is not None and (word in known.gerund or word in known.third)
        if word and (word in known.base or word in known.past or word in FUTURE or under):
            out += [text[at:begin], text[begin].lower()]
            at = begin + 1
    lowered = _named_plainly("".join([*out, text[at:]]) if out else text)
    return _SHOUTED.sub(lambda word: word.group().lower() if is_finite(word.group().lower()) else word.group(), lowered)


def _named_plainly(text: str) -> str:
    """The text with names as cues take them: plain capitals, and particles within a name written large."""
    if not text.isascii():
        text = _ACCENTED.sub(lambda letter: _PLAIN.get(letter.group()) or normalize("NFKD", letter.group())[0], text)
    text = _ARTICLE.sub(lambda article: article.group().capitalize(), text)
    return _PARTICLES.sub(lambda name: name["first"] + name["particles"].title(), text)


def _shouted(text: str, sentence: Sentence) -> int:
    """Where the capitals of a declaration end: of a stem ("WE HEREBY COMMIT TO:") or of an item's verb ("FURTHER PROMOTE")."""
    whole = text[sentence.start : sentence.end]
    if whole.endswith(":") and whole.isupper():
        return sentence.end
    first = _LOUD.match(text, sentence.start, sentence.end) if sentence.kind == "bullet" else None
    word = (first["verb"] or first["plain"]).lower() if first else ""
    return first.end() if first and (word in verbs().base or word in verbs().gerund) else 0
