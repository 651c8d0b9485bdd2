from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.tui.widgets.pane import Block, Span, breaks, wrapped

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


def test_only_the_first_line_of_a_sought_block_is_sought() -> None:
    lines = wrapped(Block((Span("many words that go over several lines"),), anchor=True), 10)
    assert [line.anchor for line in lines] == [True] + [False] * (len(lines) - 1)
