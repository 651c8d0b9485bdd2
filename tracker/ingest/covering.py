"""A note of a few words in a mail to whether it only says what it sends on, or tells of the talks itself."""

from __future__ import annotations

import re

from tracker.extraction import extract
from tracker.extraction.tables import word_set

MOST = 40
"""A note of more words than these has something to say of its own."""
_WRITER = re.compile(
    r"\b(?:I|we|you|(?:this|the) (?:e-?mail|mail|message|communication|attachments?|readout|translation))\b", re.IGNORECASE
)
"""Who writes to whom, and what: nobody who takes part in talks."""
_CLERICAL = word_set(
    "send resend forward share call write circulate revert reply follow inform update contact let keep attach upload post file "
    "ask get translate check read look come be add delete process monitor enter sue"
)
"""What is done with a text that is passed on, or in a footer with the mail."""
_TOLD = re.compile(
    r"\b(?:held|had|conducted|concluded) (?:[\w-]+ ){0,4}"
    r"(?:talks|consultations|negotiations|meetings?|calls?|conversations?|dialogue)\b"
    r"|\b(?:talks|consultations|negotiations|meetings?)\b(?: [\w-]+){0,6} (?:were held|was held|took place)\b"
    r"|\b(?:met|spoke|discussed)\b",
    re.IGNORECASE,
)
"""That talks took place."""
_BOUND = re.compile(
    r"(?<!\bas )\b(?:agreed|pledged|promised|undertook|committed|vowed|offered|decided|said yes)\b"
    r"|\b(?:by|until|from|before)(?: [\w-]+){0,3} 20\d\d\b",
    re.IGNORECASE,
)
"""That somebody bound themselves, or by when, in words from which no promise can be read."""
_PASSED_ON = re.compile(r"\b(?:attach\w*|enclos\w*|below|here(?:with)?|forward\w*|find)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?:;\n]+")
_SEVERAL = 2


def covers(note: str) -> bool:
    """Whether a note is short and neither holds or hints at a promise nor says that some held talks; in doubt it does."""
    return len(note.split()) <= MOST and not _promises(note) and not any(map(_tells, _SENTENCE.findall(note)))


def binds(text: str) -> bool:
    """Whether a text holds a promise of somebody it names."""
    return any(leaf.parties and leaf.action not in _CLERICAL for leaf in extract(text).leaves)


def _promises(note: str) -> bool:
    """Whether a leaf in a note is a promise, on which one thing may cast doubt: by whom, with whose name, what about."""
    for leaf in extract(note).leaves:
        by_writer = bool(_WRITER.search(note, leaf.group, leaf.start))
        if by_writer + (not leaf.parties) + (leaf.action in _CLERICAL) <= 1:
            return True
    return False


def _tells(sentence: str) -> bool:
    """Whether a sentence says that somebody other than who writes bound themselves, or that two sides talked."""
    if _PASSED_ON.search(sentence):
        return False
    bound = _BOUND.search(sentence)
    # "Agreed." and "Agreed, thank you." answer the mail.
    if bound and sentence[: bound.start()].strip() and not _WRITER.search(sentence, 0, bound.start()):
        return True
    return _TOLD.search(sentence) is not None and len(extract(sentence).parties) >= _SEVERAL
