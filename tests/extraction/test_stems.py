"""However a list is introduced, marked and punctuated, each of its points is an act of those above it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tracker.extraction.pipeline import extract
from tracker.model import Leaf

HEAD = "Joint Statement of Peru and Algeria\nPresident Rojas of Peru met President Ali of Algeria in Algiers.\n"
TAIL = "\nThe talks were held in a friendly atmosphere."
MARKS = ("- ", "", "{}. ", "({}) ", "• ")
ENDS = (("", ""), (";", "."), (".", "."), (",", "."))


def listed(stem: str, items: tuple[str, ...]) -> Iterator[tuple[str, tuple[Leaf, ...]]]:
    """The text of a list in every dress, with what is found in it."""
    for mark in MARKS:
        for end, last in ENDS:
            points = [mark.format(k) + item + (last if k == len(items) else end) for k, item in enumerate(items, 1)]
            text = HEAD + stem + "\n" + "\n".join(points) + TAIL
            yield text, extract(text).leaves


ACTS = (
    ("Open a school in Lima", "Expand trade in olive oil", "Train 200 nurses"),
    ("to open a school in Lima", "to expand trade in olive oil", "to train 200 nurses"),
    ("Opening a school in Lima", "Expanding trade in olive oil", "Training 200 nurses"),
    ("Establishment of a school in Lima", "Expansion of trade in olive oil", "Launch of a ferry line"),
    ("Jointly open a school in Lima", "Further expand trade in olive oil", "Also train 200 nurses"),
)


@pytest.mark.parametrize("items", ACTS, ids=lambda items: items[0])
@pytest.mark.parametrize(
    "stem",
    [
        "The two sides agreed to:",
        "The two sides agreed on the following measures:",
        "Both countries will work together to:",
        "The Ministers decided as follows:",
        "The main outcomes of the visit include:",
        "The leaders agreed on the following priority areas for cooperation:",
        "During the talks, agreement was reached on:",
    ],
)
def test_points_without_a_promise_of_their_own_take_that_of_their_stem(stem: str, items: tuple[str, ...]) -> None:
    for text, leaves in listed(stem, items):
        assert [leaf.quote in item for leaf, item in zip(leaves, items, strict=True)] == [True] * len(items), text
        assert all(leaf.parties for leaf in leaves), text


BOUND = (
    "agreed to open a school in Lima",
    "decided to hold the next round in May",
    "reaffirmed their commitment to expand trade in olive oil",
    "will launch a ferry line to Oran",
    "instructed their experts to draft a plan for ports",
    "pledged to remove visas for students",
)


@pytest.mark.parametrize("capital", [False, True])
@pytest.mark.parametrize("stem", ["The Ministers:", "During the talks, the two Presidents:", "We:"])
def test_points_that_begin_with_their_verb_have_the_subject_of_their_stem(stem: str, *, capital: bool) -> None:
    items = tuple(item[0].upper() + item[1:] if capital else item for item in BOUND)
    for text, leaves in listed(stem, items):
        assert [leaf.quote in item for leaf, item in zip(leaves, items, strict=True)] == [True] * len(items), text
        assert all("Peru" in leaf.parties or "Algeria" in leaf.parties for leaf in leaves), text


def test_gerunds_below_a_number_of_aims_are_the_acts_and_not_their_sum() -> None:
    items = ("Opening a school in Lima", "Expanding trade in olive oil")
    for text, leaves in listed("The two countries will deepen their dialogue around two objectives:", items):
        assert [leaf.quote for leaf in leaves] == list(items), text
