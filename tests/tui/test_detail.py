from __future__ import annotations

import pytest

from tracker.tui.widgets.detail import grounds


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (
            ("commit.verb: agreed to", "wording is firm", "consular: visa-free"),
            'the words "agreed to"; firm wording; consular: visa-free',
        ),
        (("will: will", "conduct: build"), 'the words "will"; an activity: "build"'),
        (("would.reported: would", "goes on"), 'the words "would"; something that goes on'),
        (("split from A-B-20220607-01 by me",), "split from A-B-20220607-01 by me"),
        ((), ""),
    ],
)
def test_grounds_are_told_in_words_without_the_names_of_rules(why: tuple[str, ...], words: str) -> None:
    assert grounds(why) == words
