"""Whatever the text: verbatim spans, leaves within a paragraph, the same leaves twice, no exception, time in step with length."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.extraction import extract

SAMPLE = Path(__file__).parents[2] / "data" / "readouts" / "wang-yi-tileuberdi-2022.txt"
READOUTS = sorted((Path(__file__).parent / "readouts").glob("*.txt"))

PIECES = [
    "The two sides agreed to open a cultural centre in Osh and launch direct flights.",
    "The Kazakh side said that it would extend the stay from 72 hours to 14 days.",
    "Kenya will",
    "to",
    "and",
    ",",
    ";",
    ":",
    "–",
    "(",
    ")",
    "“",
    "”",
    '"',
    "deepen",
    "cooperation",
    "respectively",
    "including",
    "•",
    "- ",
    "\n",
    "\r\n",
    "1.",
    "President Diaz",
    "welcomed",
    "Japan's decision to",
    "support",
    "by the end of 2026",
    "will be held in Doha",
    "which",
    "U.S.",
    "H.E. Mr.",
    "not",
    "We",
    "$10 million",
    "are committed to",
    "\xa0",
    "\xad",
    "ﬁ",
    "\u200b",
    "中国",
    "é",
    "😀",
    "\x00",
    "\u202e",
]
readouts = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)


@given(st.one_of(st.text(max_size=400), readouts))
def test_any_text_gives_verbatim_leaves_in_reading_order(text: str) -> None:
    found = extract(text)
    for leaf in found.leaves:
        assert text[leaf.start : leaf.end] == leaf.quote
        assert leaf.quote.strip()
        assert 0 <= leaf.group <= len(text)
        assert 1 <= leaf.specificity <= 3
    starts = [leaf.start for leaf in found.leaves]
    assert starts == sorted(starts)
    for other in (*found.misses, *found.statements):
        assert text[other.start : other.end] == other.quote


@given(readouts)
def test_the_same_text_twice_gives_the_same_leaves(text: str) -> None:
    assert extract(text) == extract(text)


@given(readouts)
def test_no_leaf_crosses_a_paragraph(text: str) -> None:
    parted = text.replace("\r", " ").replace("\n", "\n\n")
    assert not any("\n\n" in leaf.quote for leaf in extract(parted).leaves)


def quotes(text: str) -> list[str]:
    return [leaf.quote for leaf in extract(text).leaves]


def texts() -> list[Path]:
    return [SAMPLE, *READOUTS]


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("plain", "dressed"),
    [("\n", "\r\n"), ("'", "\u2019"), (" ", "\u00a0"), ("fi", "\ufb01"), ("ation", "a\u00adtion"), ('"', "\u201d")],
    ids=["crlf", "apostrophe", "no-break space", "ligature", "soft hyphen", "quotation mark"],
)
def test_dress_changes_no_leaf(path: Path, plain: str, dressed: str) -> None:
    text = path.read_text(encoding="utf-8").replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
    expected = quotes(text)
    got = [quote.replace(dressed, plain) for quote in quotes(text.replace(plain, dressed))]
    assert got == expected
    assert expected


LINES = [
    "They will open a centre and ",
    "agreed to and to and to ",
    "strengthen cooperation, ",
    "the the the ",
    "and, and; ",
    "((((",
    "“ “ “ ",
    "– ",
    "will will will ",
    "of the President of the Republic of the ",
    "U.S.-",
    "A. B. C. ",
    "including including ",
    "respectively and ",
    "12,000,000 ",
    "a-b-c-d-",
    "by the end of ",
    "\xa0\xa0",
    "- ",
    ", said that ",
    "Mr. Smith's ",
    "from 72 hours to 14 days ",
    "commitment to the commitment to ",
    "welcomed the decision to ",
    "Xx ",
    "XX ",
    "x",
    ". ",
    ".",
    "' ",
    ", ",
    "will be ",
    "A and B and ",
]


def spent(text: str) -> float:
    begin = time.perf_counter()
    extract(text)
    return time.perf_counter() - begin


@pytest.mark.slow
@pytest.mark.parametrize("piece", LINES)
def test_time_grows_in_step_with_the_length_of_a_line(piece: str) -> None:
    extract(piece)
    short, long = ((piece * (size // len(piece) + 1))[:size] for size in (10_000, 80_000))
    once = max(min(spent(short) for _ in range(3)), 0.01)
    assert spent(long) < 8 * once * 4


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))
def test_repetition_costs_no_more_than_its_length(parts: list[str]) -> None:
    # Two of the longest sentences at least: in the first one a row of pieces often has no subject, and so no leaves.
    piece = " ".join(parts) + " "
    once = max(min(spent(piece * (8_000 // len(piece) + 1)) for _ in range(2)), 0.016)
    assert spent(piece * (48_000 // len(piece) + 1)) < 6 * once * 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "piece", "behind"),
    [
        ("They welcomed ", "only ", "the port will open a school."),
        ("President Rojas of Peru told ", "AAAAAA", " that he would open his port."),
    ],
)
def test_a_row_of_adverbs_or_capitals_costs_no_more_than_its_length(before: str, piece: str, behind: str) -> None:
    extract(before + behind)
    once = max(min(spent(before + piece * 10 + behind) for _ in range(3)), 0.01)
    assert spent(before + piece * 22 + behind) < 8 * once


@pytest.mark.parametrize(
    "tail",
    [
        ", and for its part",
        " and for their part.",
        ", as well as the",
        ", and the",
        " so that when",
        ", which includes",
        ", while",
    ],
)
@pytest.mark.parametrize("path", READOUTS, ids=lambda path: path.stem)
def test_a_text_cut_short_behind_any_word_is_read(path: Path, tail: str) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.split()
        for end in range(4, min(len(words), 60), 3):
            extract(" ".join(words[:end]) + tail)
