"""The files of the lexicon, each read by its name, and lists of words: as a set, as a part of a pattern, filled into one."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_LEXICON = Path(__file__).with_name("lexicon")
_BREAK = re.compile(r"\n *")
"""Where a pattern goes on in a new line of its file: break and indent are no part of it."""


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed file `lexicon/<name>.toml`."""
    return tomllib.loads((_LEXICON / f"{name}.toml").read_text("utf-8"))


def rows(name: str) -> list[list[str]]:
    """The cells of each line of `lexicon/<name>.tsv` below its heading, comments left out."""
    lines = (_LEXICON / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines[1:] if not line.startswith("#")]


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as a text: as short to read as it is long."""
    return frozenset(words.split())


def alternatives(words: str) -> str:
    """A pattern for any of the words; an underscore stands for a blank inside one."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


def named(data: dict[str, Any]) -> dict[str, str]:
    """The pieces of patterns that a table names: [fragments] as they are, each list of [words] as any one of its words."""
    pieces: dict[str, str] = {name: alternatives(words.replace("_", r"\s+")) for name, words in data.get("words", {}).items()}
    pieces.update(data.get("fragments", {}))
    return pieces


def fill(pattern: str, fragments: dict[str, str]) -> str:
    """`pattern` in one line, with {NAME} replaced by its fragment, fragments of fragments included."""
    before = ""
    while pattern != before:
        before = pattern
        for name, value in fragments.items():
            pattern = pattern.replace("{" + name + "}", value)
    return _BREAK.sub("", pattern)
