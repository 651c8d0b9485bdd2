"""The explained text is the text itself, cut where a promise, a near miss or a status statement begins or ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.explain import segments
from tracker.extraction.findings import Extraction, NearMiss, Statement
from tracker.model import Leaf

TEXT = "They will open posts in A and B. The line runs again. They spoke of trade."


def leaf(start: int, end: int) -> Leaf:
    return Leaf(start=start, end=end, quote=TEXT[start:end], why=("will: will",))


def made(*leaves: Leaf, statements: tuple[Statement, ...] = (), misses: tuple[NearMiss, ...] = ()) -> Extraction:
    return Extraction(leaves=leaves, statements=statements, misses=misses)


def test_each_kind_is_told_apart_and_says_why() -> None:
    found = made(
        leaf(10, 31),
        statements=(Statement(33, 53, TEXT[33:53], (), "runs again"),),
        misses=(NearMiss(54, 74, TEXT[54:74], "talked over"),),
    )
    shown = [(part.text, part.kind, part.leaves, part.note) for part in segments(TEXT, found)]
    assert shown == [
        ("They will ", "plain", (), ""),
        ("open posts in A and B", "leaf", (0,), "will: will"),
        (". ", "plain", (), ""),
        ("The line runs again.", "statement", (), "runs again"),
        (" ", "plain", (), ""),
        ("They spoke of trade.", "miss", (), "talked over"),
    ]


def test_leaves_that_share_words_are_both_named_where_they_do() -> None:
    parts = [part for part in segments(TEXT, made(leaf(10, 25), leaf(10, 31))) if part.kind == "leaf"]
    assert [(part.text, part.leaves, part.opens) for part in parts] == [
        ("open posts in A", (1, 0), True),
        (" and B", (1,), False),
    ]


def test_a_promise_wins_over_a_near_miss_on_the_same_words() -> None:
    found = made(leaf(10, 15), misses=(NearMiss(0, 31, TEXT[:31], "too vague"),))
    assert [part.kind for part in segments(TEXT, found)] == ["miss", "leaf", "miss", "plain"]


def test_the_label_is_the_number_of_the_leaf_or_the_reason() -> None:
    found = made(leaf(10, 31), misses=(NearMiss(54, 74, TEXT[54:74], "talked over"),))
    assert [part.label for part in segments(TEXT, found) if part.kind != "plain"] == ["1", "talked over"]


def test_nothing_found_is_plain_text_and_no_text_is_nothing() -> None:
    assert [part.kind for part in segments(TEXT, Extraction())] == ["plain"]
    assert segments("", Extraction()) == ()


spans = st.tuples(st.integers(0, len(TEXT) + 3), st.integers(0, len(TEXT) + 3))


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=4), st.lists(spans, max_size=4))
def test_the_segments_are_always_the_whole_text(
    leaves: list[tuple[int, int]], states: list[tuple[int, int]], near: list[tuple[int, int]]
) -> None:
    found = made(
        *(leaf(a, b) for a, b in leaves),
        statements=tuple(Statement(a, b, TEXT[a:b]) for a, b in states),
        misses=tuple(NearMiss(a, b, TEXT[a:b], "why") for a, b in near),
    )
    parts = segments(TEXT, found)
    assert "".join(part.text for part in parts) == TEXT
    assert all(TEXT[part.start : part.end] == part.text for part in parts)
    for number, (a, b) in enumerate(leaves):
        if 0 <= a < b <= len(TEXT):
            assert "".join(part.text for part in parts if number in part.leaves) == TEXT[a:b]
