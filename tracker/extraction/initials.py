"""One capital letter before a full stop to what it is: the initial of a name, or the last word of a sentence ("hepatitis B.")."""

from __future__ import annotations

import re

from tracker.extraction.atlas import find
from tracker.extraction.tables import alternatives, word_set

_BEFORE = re.compile(r"(?P<word>[\w.'’]+)(?P<joint>[\s\u2013-]+(?:\([ivx\d]+\)\s)?)$")
_NAMED = word_set("""
annex annexe appendix article attachment band block camp category chapter class clause cluster column committee company
corridor country exhibit field figure gate grade group hall hepatitis influenza item level line list lot map model
module option package panel paragraph part phase pier plan plot point pool quarter route row scenario schedule section
sector segment series serogroup site square stage step strand stream table team terminal tier title tower track type
unit variant vitamin vitamins zone
annexes groups phases types parts articles lots categories""")
"""Words that a letter stands behind as a name ("Annex A", "vitamin C")."""
_OPENS = re.compile(
    r"[\"'(\[]*(?:"
    + alternatives("""
        The A An In On At He She It They We These This Those Both As With Following During To By Under For From After Before
        All Each Its Their His Her Our There If When While Since Such Other Another Further Also However Moreover
        Furthermore Meanwhile Once Until Upon Within Through Finally Together Neither Either Two Three Four Five
    """)
    + r"\b(?!\.)|\d)"
)
"""Words that open a sentence and no name."""
_QUARTERS = frozenset("NSEW")
"""Letters before a country that are a part of its name ("S. Korea")."""
_REACH = 60


def ends(text: str, start: int, at: int, after: int) -> bool:
    """Whether the letter at `text[at]` ends the sentence that begins at `start`; the next word begins at `after`."""
    before = _BEFORE.search(text, max(start, at - _REACH), at)
    if before is None:
        return False
    if before["word"].lower() in _NAMED or _OPENS.match(text, after):
        return True
    if before["word"].endswith(".") or (text[at] in _QUARTERS and before["joint"].isspace()):
        return False
    lead = f"{before['word']} "
    named = find(lead + text[after : after + _REACH])
    return bool(named) and named[0].start <= len(lead) < named[0].end
