"""A leaf knows what it is for and what it hangs on, and takes neither from words that only look like it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.extraction import braces
from tracker.extraction import limits

TABLE: dict[str, Any] = tomllib.loads((Path(limits.__file__).with_name("lexicon") / "limits.toml").read_text(encoding="utf-8"))


def told(name: str, act: str) -> str:
    """The purpose or condition of "They will ACT."."""
    text, _, spans = braces.read(f"They will | {re.sub('[{}]', '', act)}.")
    place = getattr(spans[0], name)
    return text[slice(*place)] if place else ""


@pytest.mark.parametrize(("name", "act"), [(name, act) for name in ("purpose", "condition") for act in TABLE[name]["yes"]])
def test_a_leaf_says_its_purpose_or_condition(name: str, act: str) -> None:
    assert [told(name, act)] == re.findall(r"\{([^}]*)\}", act)


@pytest.mark.parametrize(("name", "act"), [(name, act) for name in ("purpose", "condition") for act in TABLE[name]["no"]])
def test_what_is_part_of_the_act_is_no_limit(name: str, act: str) -> None:
    assert told(name, act) == ""


@pytest.mark.parametrize(
    ("case", "fronted"), [(case, side == "yes") for side in ("yes", "no") for case in TABLE["fronted"][side]]
)
def test_a_condition_may_open_the_sentence(case: str, fronted: bool) -> None:
    text, expected, spans = braces.read(case)
    place = spans[0].condition
    assert ([text[slice(*place)]] if place else []) == (list(expected) if fronted else [])
