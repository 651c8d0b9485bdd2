"""A text copied from printed pages is read as if no page had ended in it, and every span leads back to what was copied."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction import extract
from tracker.extraction.fold import Folded
from tracker.extraction.pages import mended, torn

RELEASE = """Press Release No. 118/2026
                                          Page 1 of 3

Kenya and the Netherlands hold consultations

The two sides agreed to establish a joint working group on horti-
culture. The Netherlands will provide EUR 40 million for the

Press Release No. 118/2026                Page 2 of 3

expansion of the Lake Naivasha water treatment plant, to be com-
pleted by June 2029. Kenya will send long-
term experts and will set up a free trade zone in

- 13 -

Mombasa by 2028.
"""


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a centre for horti-\nculture", "a centre for horticulture"),
        ("the Secre-  \r\n  tary-General", "the Secretary-General"),
        ("send long-\nterm experts", "send long-term experts"),
        ("a visa-\nfree regime", "a visa-free regime"),
        ("economic co-\noperation", "economic cooperation"),
        ("a multi-\nyear plan for the multi-year fund", "a multi-year plan for the multi-year fund"),
        ("a work-\nplan beside the work-plan of last year", "a work-plan beside the work-plan of last year"),
        ("short-\nand long-term loans", "short-\nand long-term loans"),
        ("HOLD POLITICAL CONSUL-\nTATIONS\nThe consultations ended", "HOLD POLITICAL CONSULTATIONS\nThe consultations ended"),
        ("THE RUSSIA-\nUKRAINE WAR", "THE RUSSIA-\nUKRAINE WAR"),
        ("They will:\n-\nopen a port", "They will:\n-\nopen a port"),
        ("They met -\nand agreed", "They met -\nand agreed"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_whole_again(text: str, whole: str) -> None:
    assert mended(text) == whole


@pytest.mark.parametrize(
    ("furniture", "often"),
    [
        ("Page 2 of 3", ""),
        ("- 13 -", ""),
        ("12", ""),
        ("Joint statement      2", ""),
        ("Joint statement | Page 2", ""),
        ("Annex B", "Annex B"),
    ],
)
def test_what_a_page_puts_into_a_sentence_is_gone(furniture: str, often: str) -> None:
    text = f"{often}\n\nPage 1 of 3\n\nKenya will set up a trade zone in\n\n{furniture}\n\nMombasa by 2028."
    assert "in\nMombasa" in mended(text)


@pytest.mark.parametrize(
    "text",
    [
        "They met in Nairobi.\n\n12\n\nKenya will open a port.",
        "The sides agreed on the following\n\n1\n\nKenya will open a port.",
        "Fisheries\n\nKenya will open a port.\n\nFisheries\n\nJapan will help.",
        "The grant is in\n\n2028 and later.",
        "as it is told on page 3 of 7\nof the report, Kenya will open a port.",
    ],
)
def test_numbers_and_headings_of_the_text_itself_stay(text: str) -> None:
    assert mended(text) == text


def test_what_a_page_break_interrupted_is_one_promise_with_all_that_belongs_to_it() -> None:
    leaves = {leaf.title: leaf for leaf in extract(RELEASE).leaves}
    assert "Establish a joint working group on horticulture" in leaves
    plant = leaves["Provide EUR 40 million for the expansion of the Lake Naivasha water treatment plant"]
    assert plant.deadline is not None
    assert plant.deadline.words == "by June 2029"
    assert "Set up a free trade zone in Mombasa by 2028" in leaves
    for leaf in leaves.values():
        assert RELEASE[leaf.start : leaf.end] == leaf.quote, "the words as copied"


@given(st.text(alphabet="ab1 -\n.", max_size=60))
def test_every_offset_leads_back(text: str) -> None:
    changes = torn(text)
    assert all(start < end for start, end, _ in changes)
    folded = Folded(text)
    for at in range(len(folded.text)):
        a, b = folded.back(at, at + 1)
        assert 0 <= a < b <= len(text)


@pytest.mark.parametrize(
    "text", ["a-\n" * 60_000, "AB-\nCD\n" * 30_000, " " * 200_000, "- 1 -\n" * 40_000, ("x" + " " * 150 + "\n") * 2_000 + "12"]
)
def test_long_and_odd_texts_take_no_longer_than_others(text: str) -> None:
    begun = time.process_time()
    torn(text)
    assert time.process_time() - begun < 5
