"""Items numbered in running text are parted where their numbers stand, and no number is part of a promise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.numbered import numbers
from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"
ACTS = ("train 200 nurses", "build a plant in Oran", "donate twelve ambulances")
NUMBERS = (
    ("(i)", "(ii)", "(iii)"),
    ("(a)", "(b)", "(c)"),
    ("a)", "b)", "c)"),
    ("1)", "2)", "3)"),
    ("(1)", "(2)", "(3)"),
    ("1.", "2.", "3."),
    ("[1]", "[2]", "[3]"),
    ("(A)", "(B)", "(C)"),
    ("first,", "second,", "third,"),
    ("firstly,", "secondly,", "finally,"),
)
STEMS = ("Peru will", "Peru will:", "Peru agreed to", "Peru agreed to:", "Peru agreed on the following:", "Peru plans to:")


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("row", NUMBERS)
def test_numbered_acts_are_parted(row: tuple[str, str, str], stem: str) -> None:
    for between, last in (("; ", "; and "), (", ", ", and "), (", ", " and "), ("; ", "; ")):
        one, two, three = (f"{number} {act}" for number, act in zip(row, ACTS, strict=True))
        found = extract(f"{HEAD}{stem} {one}{between}{two}{last}{three}.\n").leaves
        assert tuple(leaf.quote for leaf in found) == ACTS


def test_the_infinitive_may_be_said_with_each_number() -> None:
    sentence = (
        "Both agreed, first, to train 200 nurses, second, to build a plant in Oran, and third, to donate twelve ambulances."
    )
    assert tuple(leaf.quote for leaf in extract(f"{HEAD}{sentence}\n").leaves) == ACTS


@pytest.mark.parametrize(
    "text",
    [
        "They will meet in groups (a) and later in groups (c).",
        "They finished first, as told.",
        "as agreed (2) they will report",
        "to open a port;\n(1) to train sailors;\n(2) to go",
        "They agreed on 5. and then on 6. of the list",
    ],
)
def test_what_is_no_row_stays(text: str) -> None:
    assert numbers(text) == []


@given(
    st.lists(st.sampled_from(["(i) ", "(ii) ", "1) ", "2. ", "first, ", "finally, ", "to go", ", ", "; ", "\n", "First, ", "x "]))
)
def test_numbers_lie_in_the_text_in_order(words: list[str]) -> None:
    text = "".join(words)
    end = 0
    for start, stop, comma in numbers(text):
        assert end <= start <= stop <= len(text)
        assert comma < 0 or text[comma] == ","
        end = stop
