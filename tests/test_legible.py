"""Words that line ends and pages break: whole where they are read, found however they are typed."""

from __future__ import annotations

import msgspec
import pytest

from tests.conftest import commitment
from tracker.legible import legible
from tracker.match import haystack


@pytest.mark.parametrize(
    ("quote", "read"),
    [
        ("support horti-\nculture in  Naivasha", "support horticulture in Naivasha"),
        ("short- and long-\nterm visas", "short- and long-term visas"),
        (
            "provide EUR 40 million for the\n\nPress Release No. 118/2026      Page 2 of 3\n\nexpansion of the port",
            "provide EUR 40 million for the expansion of the port",
        ),
        ("open a school", "open a school"),
    ],
)
def test_a_quote_is_read_whole(quote: str, read: str) -> None:
    assert legible(quote) == read


@pytest.mark.parametrize("typed", ["cyber-security", "cybersecurity"])
def test_a_broken_word_is_found_with_its_hyphen_and_without(typed: str) -> None:
    one = msgspec.structs.replace(commitment(1, "open a consulate general in Aktobe"), quote="train 20 cyber-\nsecurity officers")
    assert typed in haystack(one)
