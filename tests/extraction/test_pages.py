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
        ("a Nairobi-\nOsaka air link", "a Nairobi-Osaka air link"),
        ("appoint the Vice-\nPresident", "appoint the Vice-President"),
        ("a state-of-the-\nart hospital", "a state-of-the-art hospital"),
        ("a public-private-\npartnership", "a public-private-\npartnership"),
        ("an anti-cor-\nruption office against corruption", "an anti-corruption office against corruption"),
        ("a non-prolifer-\nation treaty on proliferation", "a non-proliferation treaty on proliferation"),
        ("provide 10-\n15 boats", "provide 10-15 boats"),
        ("the post-\n2015 plan", "the post-2015 plan"),
        ("a US$ 3-\nmillion loan", "a US$ 3-million loan"),
        ("They will, as agreed-\n1. open a port", "They will, as agreed-\n1. open a port"),
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
    "pages",
    [
        ("MOFA Release 2026-31          1", "MOFA Release 2026-31          2"),
        ("1          MOFA Release", "2          MOFA Release"),
        ("1", "2"),
        ("1\nJoint Statement", "2\nJoint Statement"),
        ("Joint Statement\n1", "Joint Statement\n2"),
    ],
)
def test_a_page_may_end_without_an_empty_line(pages: tuple[str, str]) -> None:
    first, second = pages
    text = f"Japan will build a hospital\n{first}\nin Kisumu. Kenya will open a consulate in\n{second}\nOsaka by 2028."
    assert mended(text) == "Japan will build a hospital\nin Kisumu. Kenya will open a consulate in\nOsaka by 2028."


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will train\n200\njudges and will send\n30\nto Osaka.",
        "Japan will pay US$ 5 million in\n\n2027\n\nand US$ 6 million in\n\n2028\n\nto the Fund.",
        "Phase one     2026\nand then\nPhase two     2027\nand then",
        "The sides will fund\nLamu port          5\nand what is said above.",
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
