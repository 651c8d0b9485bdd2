"""Words to lines: where they break, and where they must not."""

from __future__ import annotations

import pytest

from tracker.reports.wrapping import wrapped


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("one two\u00a0three", ["one", "two three"]),
        ("a  b\tc", ["a b c"]),
        ("first\n\nsecond", ["first", "second"]),
        ("unbreakably long", ["unbreakably", "long"]),
        ("", []),
    ],
)
def test_lines_end_at_blanks_but_not_at_the_one_that_holds_words_together(text: str, lines: list[str]) -> None:
    assert [line.plain for line in wrapped(text, 9)] == lines
