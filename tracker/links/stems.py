"""A word to its stem, so that the forms of one word and both spellings of English meet."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path

_DOUBLED = frozenset("bdgmnprt")


@cache
def _table() -> tuple[dict[str, str], tuple[tuple[str, int], ...]]:
    data = tomllib.loads(Path(__file__).with_name("stems.toml").read_text("utf-8"))
    endings = data["endings"].split()
    irregular = {form: word for word, forms in data["irregular"].items() for form in forms.split()}
    return irregular, tuple((ending, int(least)) for ending, least in zip(endings[::2], endings[1::2], strict=True))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word in lower case."""
    irregular, endings = _table()
    word = irregular.get(word) or _singular(word)
    word = irregular.get(word, word)
    for ending, least in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            cut = word[: -len(ending)]
            if len(cut) > least and cut[-1] == cut[-2] and cut[-1] in _DOUBLED and ending in {"ing", "ed"}:
                return cut[:-1]
            return cut
    return word


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1]
