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
    r"|\b(?:talks|consultations|negotiations) (?:were|took)\b|\bmet\b|\bspoke\b",
    re.IGNORECASE,
)
"""That talks took place."""
_PASSED_ON = re.compile(r"\b(?:attach\w*|enclos\w*|below|herewith|forward\w*|find)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+")
_SEVERAL = 2


def covers(note: str) -> bool:
    """Whether a note is short and neither holds a promise nor says that some held talks."""
    return len(note.split()) <= MOST and not _promises(note) and not _tells(note)


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


def _tells(note: str) -> bool:
    told = (words[0] for words in _SENTENCE.finditer(note) if _TOLD.search(words[0]) and not _PASSED_ON.search(words[0]))
    return any(len(extract(words).parties) >= _SEVERAL for words in told)
