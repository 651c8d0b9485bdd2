from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.fold import Folded

ODD = st.text(alphabet="ab \u2019\u201c\u00a0\ufb01\u00ad\n\u2026\u200b.", max_size=60)


def test_marks_of_the_press_are_folded_to_plain_ones() -> None:
    assert Folded("the \u201ctwo sides\u2019\u201d of\ufb01ce\u00a0\u2026").text == 'the "two sides\'" office ...'


@given(ODD)
def test_a_span_of_the_plain_text_leads_back_to_the_words_it_stands_for(text: str) -> None:
    folded = Folded(text)
    for start in range(len(folded.text)):
        for end in range(start + 1, min(len(folded.text), start + 6) + 1):
            a, b = folded.back(start, end)
            assert 0 <= a < b <= len(text)
            assert folded.text[start:end].strip(".fi") in Folded(text[a:b]).text


def test_nothing_moves_in_a_text_without_oddities() -> None:
    assert Folded("plain text").back(2, 5) == (2, 5)


def test_the_line_ends_of_another_system_change_nothing_but_offsets() -> None:
    text = "They met.\r\nThey agreed."
    folded = Folded(text)
    assert folded.text == "They met.\nThey agreed."
    assert text[slice(*folded.back(10, 21))] == "They agreed"


def test_of_a_link_the_words_stay() -> None:
    folded = Folded("They [agreed](https://example.org/a) to open a port, see [1] and [a map](map.png).")
    assert folded.text == "They agreed to open a port, see [1] and [a map](map.png)."
    assert folded.back(5, 11) == (6, 12)


def test_a_link_into_which_words_run_is_taken_whole() -> None:
    text = "They will publish [a plan for rice](https://example.org/plan)."
    folded = Folded(text)
    start, end = folded.text.index("publish"), folded.text.index(".")
    assert text[slice(*folded.back(start, end))] == "publish [a plan for rice](https://example.org/plan)"
    words = folded.text.index("plan for")
    assert text[slice(*folded.back(words, words + 8))] == "plan for"
