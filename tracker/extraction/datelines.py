"""A line to where its words begin, behind the place, the day and the agency that newspapers put before them."""

from __future__ import annotations

import re

from tracker.extraction.months import SHORT

_MONTH = rf"(?:{SHORT})[a-z]*"
_DAY = rf"(?:{_MONTH}\.? \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_NAME = r"[A-Z][a-z]+\.?(?: [A-Z][a-z]+){0,2}"
_AGENCY = r" ?\([A-Z][\w .]{1,24}\)"
_PLACE = rf"(?:[A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]+){{0,2}}|{_NAME} ?\[{_NAME}\])"
_BEGINS = r"(?:The|An?|Both|Two|On|In|At|During|President|Prime|Foreign)\s"
_LINE = re.compile(
    rf"{_PLACE}(?:(?:, (?:{_DAY}|{_NAME})){{1,2}}(?:{_AGENCY})?|{_AGENCY})"
    r"(?: ?(?::|--?|[\u2013\u2014]) *|(?<=\)) +)(?=[\"'A-Z])|"
    rf"{_NAME}, {_DAY} (?:--?|[\u2013\u2014]) (?=[\"'A-Z])|"
    rf"[A-Z]{{3,}}[\w.,/() -]{{0,40}}?\s?(?:--?|[\u2013\u2014])\s(?={_BEGINS})"
)
"""Where it was written, when and by whom.

"LIMA, Peru (AA) - ", "LIMA, July 4 (APP): ", "Delhi [India], December 23 (ANI): ", "Lima, 3 May - ", "LIMA. ANDINA - ".
"""


def behind(text: str, start: int, end: int) -> int:
    """Where the words of a line begin: behind its dateline, if it has one."""
    line = _LINE.match(text, start, end) if text[start : start + 1].isupper() else None
    return line.end() if line else start
