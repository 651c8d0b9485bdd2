"""The mapping tables in vocabularies.toml to Vocabulary values: a situation to the word that a community prints for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from tracker.errors import UsageError, nearest

Situation = Literal[
    "unseen", "silent", "silent-final", "underway", "stalled-moved", "stalled-idle", "fulfilled", "fulfilled-late", "partial",
    "lapsed", "cancelled", "reversed", "superseded", "unverifiable",
]  # fmt: skip
SITUATIONS: tuple[Situation, ...] = get_args(Situation)

MEANING: Mapping[Situation, str] = {
    "unseen": "pending, and nobody has looked yet",
    "silent": "pending, somebody looked and found nothing, its window is open or its deadline passed since",
    "silent-final": "pending, somebody looked and found nothing, its window or deadline has passed",
    "underway": "underway",
    "stalled-moved": "stalled after a first act or with supporting evidence",
    "stalled-idle": "stalled with no act ever recorded",
    "fulfilled": "fulfilled, in time or without a deadline",
    "fulfilled-late": "fulfilled after its deadline",
    "partial": "fulfilled in part",
    "lapsed": "broken: lapsed, or no reason recorded",
    "cancelled": "broken: cancelled",
    "reversed": "broken: done, then reversed",
    "superseded": "superseded",
    "unverifiable": "unverifiable",
}
"""What each situation means, for documents."""

NAMES = ("ours", "g20", "cppg", "politifact", "ogp", "iati")
"""The vocabularies, in the order in which they are offered."""


class Vocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """One community's categories, which cell each situation falls in, and what the community computes from them."""

    name: str
    source: str
    categories: tuple[str, ...]
    cells: dict[Situation, str]
    reading: tuple[Situation, ...] = ()
    """The cells that are this program's reading."""
    unrated: tuple[str, ...] = ()
    """The categories that say that nobody has rated it yet: a word for it, but no rating to be counted."""
    values: dict[str, int] = {}
    """Points a category gives, where the community computes a mean."""
    kept: tuple[str, ...] = ()
    """The categories whose share the community prints as one percentage."""
    kept_words: str = ""


@cache
def _tables() -> Mapping[str, object]:
    import tomllib

    return tomllib.loads(Path(__file__).with_name("vocabularies.toml").read_text(encoding="utf-8"))


@cache
def vocabulary(name: str) -> Vocabulary:
    """The vocabulary called `name`; raises UsageError naming the valid ones."""
    if name not in NAMES:
        raise UsageError(f"there is no vocabulary {name!r}", nearest(name, NAMES))
    return msgspec.convert(_tables()[name], Vocabulary)


@cache
def reason_out() -> Mapping[Situation, str]:
    """Why a situation with an empty cell is left out of a score."""
    return msgspec.convert(_tables()["out"], dict[Situation, str])
