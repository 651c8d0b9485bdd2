"""Whole readouts in the styles that matter, with the leaves an analyst would list: who, how firmly, by when, under what title."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracker.extraction import Extraction, extract

READOUTS = sorted((Path(__file__).parent / "readouts").glob("*.toml"))


def read(path: Path) -> tuple[dict[str, Any], Extraction]:
    expected = tomllib.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return expected, extract(text, date=expected["date"], issuer=expected.get("issuer", ""))


def test_every_readout_says_what_is_expected_of_it() -> None:
    assert len(READOUTS) >= 5
    assert {path.stem for path in READOUTS} == {path.stem for path in READOUTS[0].parent.glob("*.txt")}


@pytest.mark.parametrize("path", READOUTS, ids=lambda path: path.stem)
def test_the_leaves_are_those_an_analyst_would_list(path: Path) -> None:
    expected, found = read(path)
    assert [leaf.quote for leaf in found.leaves] == [leaf["quote"] for leaf in expected["leaf"]]


@pytest.mark.parametrize("path", READOUTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("field", ["title", "parties", "strength", "specificity", "deadline"])
def test_each_leaf_says_who_how_firmly_and_by_when(path: Path, field: str) -> None:
    expected, found = read(path)
    told = {leaf.quote: getattr(leaf, field) for leaf in found.leaves}
    if field == "deadline":
        told = {quote: due.words if due else "" for quote, due in told.items()}
    if field == "parties":
        told = {quote: sorted(names) for quote, names in told.items()}
    wanted = {leaf["quote"]: leaf.get(field, "") for leaf in expected["leaf"]}
    assert {quote: told.get(quote) for quote in wanted} == wanted


@pytest.mark.parametrize("path", READOUTS, ids=lambda path: path.stem)
def test_status_statements_are_kept_apart(path: Path) -> None:
    expected, found = read(path)
    assert [one.quote.rstrip(".") for one in found.statements] == expected.get("statements", [])
