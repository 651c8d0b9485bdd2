"""A text in another language to the countries that its title or its opening names: it is stored, and found by its parties."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tracker.extraction.atlas import canonical

_LANGUAGES = {"French": "fr", "Spanish": "es", "German": "de", "Italian": "it", "Portuguese": "pt"}
_TABLE = Path(__file__).with_suffix(".tsv")
_OPENING = 1_000
"""Characters in which a text has said whose talks it reports."""
_GENITIVE = "[sS]?"
"""What a German name takes on in "Kenias"."""
_PAIR, _MOST = 2, 4
"""Countries that talks have at least, and that an opening names without also telling of others."""


def parties(title: str, text: str, language: str) -> tuple[str, ...]:
    """The countries of the title if it names two, else those of the opening unless they are many; () where nothing is sure."""
    titled = countries(title, language)
    if len(titled) >= _PAIR:
        return titled
    opening = tuple(dict.fromkeys((*titled, *countries(text[:_OPENING], language))))
    return opening if _PAIR <= len(opening) <= _MOST else ()


def countries(text: str, language: str) -> tuple[str, ...]:
    """The countries named in `text` in a language, in order, by the names under which parties are kept."""
    names = _names().get(language, {})
    pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    ending = _GENITIVE if language == "de" else ""
    found = re.findall(rf"(?<!\w)({pattern}){ending}(?!\w)", text.replace("’", "'")) if names else ()
    return tuple(dict.fromkeys(names[name] for name in found))


@cache
def _names() -> dict[str, dict[str, str]]:
    """For each language its names of countries, also in capitals."""
    head, *rows = (line.split("\t") for line in _TABLE.read_text("utf-8").splitlines())
    return {
        _LANGUAGES[language]: {
            written: canonical(row[0]) for row in rows for name in row[column].split("|") for written in (name, name.upper())
        }
        for column, language in enumerate(head[1:], 1)
    }
