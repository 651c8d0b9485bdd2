"""The words of a promise to where they end though no separator says so: at who said it, at what led to it."""

from __future__ import annotations

import re

_QUOTED = re.compile(r'[,.!?]"(?=\s)')
"""Where a quotation ends and the words of who said it begin."""
_TOLD_BY = re.compile(
    r",\s+(?:the\s+|visiting\s+)?(?:[A-Z][^,;]{1,110}|he|she|they|it)\s+(?:said|noted|added|stressed|disclosed|announced|stated|explained|reported|emphasi[sz]ed)"
    r"\b[^,;]{0,160}\.?$|"
    r",\s+[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,4}\s+(?:said|noted|added|stressed),\s|"
    r",\s+(?:said|reads?|according\s+to|reported)\s+(?:the\s+|an?\s+)?[^;]{3,140}\.?$"
)
"""Who said it, behind what was said."""


_SINCE = re.compile(
    r"\s(?:following|after|in response to)\s+(?:recent|last|yesterday's|this\s+(?:week|month)'s|"
    r"[A-Z][\w-]*'s?\s+(?:recent|[a-z]+\s+(?:attacks?|invasion)))\b"
)
"""What has happened before ("its commitment to defend Japan following recent missile tests")."""


def ended(text: str, act: int, until: int, end: int) -> int:
    """Where an act that begins at `act` and ends before `until` is over, the sentence ending at `end`."""
    told = _QUOTED.search(text, act, until) or _TOLD_BY.search(text, act, end)
    until = min(told.start(), until) if told else until
    since = _SINCE.search(text, act, until)
    return since.start() if since else until
