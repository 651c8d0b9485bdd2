"""A capital letter and a full stop end a sentence where the letter names a thing, and none where it begins a person's name."""

from __future__ import annotations

import pytest

from tracker.extraction.blocks import blocks
from tracker.extraction.pipeline import extract
from tracker.extraction.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text, blocks(text))]


THINGS = ("hepatitis B", "vitamin C", "Annex A", "Working Group C", "Terminal B", "Phase D", "hepatitis-B", "Plan B", "country X")


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("after", ["Kenya will train nurses.", "The sides will meet.", "In May they will meet.", "It is new."])
def test_a_sentence_ends_in_the_letter_of_a_thing(thing: str, after: str) -> None:
    assert cut(f"Peru will help with {thing}. {after}") == [f"Peru will help with {thing}.", after]


@pytest.mark.parametrize(
    "text",
    [
        "George W. Bush met Mr. K. Sharma and J. R. Smith in Lima.",
        "He thanked S. Jaishankar and Minister A. Vajpayee for it.",
        "Deputy Secretary Wendy R. Sherman and Retno L. P. Marsudi met.",
        "Michael B. Jordan will visit Lima.",
        "The president of S. Korea met that of N. Macedonia.",
        "J.-P. Raffarin met the E. Timorese minister.",
    ],
)
def test_none_ends_in_the_initial_of_a_name(text: str) -> None:
    assert cut(text) == [text]


def test_the_promise_of_the_next_sentence_is_its_own() -> None:
    head = "Readout of talks between Japan and Kenya\nNairobi, 3 March 2026\n"
    text = "Japan will provide vaccines against hepatitis B. Kenya will open a visa office in Tokyo."
    found = [(leaf.quote, leaf.parties) for leaf in extract(head + text).leaves]
    assert found == [("provide vaccines against hepatitis B", ("Japan",)), ("open a visa office in Tokyo", ("Kenya",))]
