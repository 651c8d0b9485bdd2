"""The words of a deadline to whether its day is only about right: no day, month or number of the text says it."""

from __future__ import annotations

import re

_COUNTED = r"(?:\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b)"
_ROUGH = re.compile(
    r"\b(?:few|several|couple of|about|around|approximately|some)\b|"
    r"\b(?:early|mid|start of|beginning of|middle of|rest of|the new year)\b|"
    r"\b(?:spring|summer|autumn|fall|winter)\b|"
    rf"^(?!.*{_COUNTED}[\s-](?:(?:calendar|working|business)\s)?(?:hours?|days?|weeks?|months?|quarters?|years?|decades?)\b)"
    r".*\b(?:days|weeks|months|years|decades|(?:coming|next|following|upcoming) decade)\b",
    re.IGNORECASE,
)


def is_rough(words: str) -> bool:
    """Whether the day that the words of a deadline are taken for is a convention ("in the coming months", "early 2027")."""
    return _ROUGH.search(words) is not None
