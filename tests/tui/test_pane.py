from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.tui.widgets.pane import Block, Line, Span, breaks, top_for, wrapped

TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "Me", "Cn"), exclude_characters="\n"), max_size=120
)


@given(TEXT, st.integers(8, 60), st.integers(0, 3))
def test_lines_cover_the_text_and_fit_the_width(text: str, width: int, hang: int) -> None:
    lines = breaks(text, width, hang)
    assert lines[0][0] == 0
    assert lines[-1][1] == len(text)
    assert all(one[1] == other[0] for one, other in pairwise(lines))
    for number, (start, end) in enumerate(lines):
        assert cell_len(text[start:end].rstrip(" ")) <= width - (hang if number else 0)


@given(st.lists(st.tuples(TEXT, st.sampled_from(["", "a", "b"])), max_size=6), st.integers(4, 60))
def test_wrapping_loses_no_character_and_no_tint(spans: list[tuple[str, str]], width: int) -> None:
    block = Block(tuple(Span(text, tint) for text, tint in spans))
    out = [span for line in wrapped(block, width) for span in line.spans]
    for tint in ("", "a", "b"):
        given_ = "".join(text for text, own in spans if own == tint).replace("\t", "    ")
        assert "".join(span.text for span in out if span.tint == tint) == given_


def test_words_stay_whole_and_a_no_break_space_joins() -> None:
    assert breaks("one two three", 8, 0) == ((0, 8), (8, 13))
    assert breaks("due in\u00a02\u00a0y", 8, 0) == ((0, 4), (4, 10))


def lines_of(before: int, words: int, after: int) -> list[Line]:
    texts = [Span("x")] * before + [Span("said", sought=True)] * words + [Span("y")] * after
    return wrapped(Block(tuple(span._replace(text=span.text + "\n") for span in texts)), 40)


@pytest.mark.parametrize(
    ("before", "words", "after", "top"),
    [
        (2, 2, 3, 0),  # all of it fits
        (20, 1, 20, 18),  # a little above
        (20, 8, 20, 18),
        (20, 9, 20, 19),  # so that the last line is seen as well
        (20, 12, 20, 20),  # longer than the page: from its beginning
        (30, 1, 0, 28),
        (0, 3, 30, 0),
    ],
)
def test_the_words_sought_are_in_view_wherever_in_their_paragraph_they_stand(
    before: int, words: int, after: int, top: int
) -> None:
    assert top_for(lines_of(before, words, after), 10) == top


def test_every_line_of_sought_words_is_sought_and_no_other() -> None:
    block = Block((Span("before it "), Span("the words that were said", "a", sought=True), Span(" behind it")))
    assert [line.sought for line in wrapped(block, 10)] == [False, True, True, True, False]
