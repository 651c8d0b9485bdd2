"""The parts of a quote that is cut by hand."""

from __future__ import annotations

import pytest

from tracker.desk import cuts
from tracker.errors import UsageError
from tracker.model import Commitment


def quoting(quote: str) -> Commitment:
    return Commitment(id="X-1", readout="X", start=100, end=100 + len(quote), quote=quote, title=quote)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("fly between Sao Paulo | and Hanoi within 18 months", ["fly between Sao Paulo", "Hanoi within 18 months"]),
        ("build roads, | train judges and | lend boats", ["build roads", "train judges", "lend boats"]),
        ("open a school; and | as well as a clinic", ["open a school", "a clinic"]),
        ("lend land | android phones", ["lend land", "android phones"]),
        ("a | and | b", ["a", "b"]),
        ("and so on | or not and", ["and so on", "not and"]),
    ],
)
def test_what_joined_the_parts_belongs_to_none(text: str, parts: list[str]) -> None:
    whole = quoting(text.replace("| ", ""))
    found = cuts(whole, text)
    assert [whole.quote[start - whole.start : end - whole.start] for start, end, _ in found] == parts
    assert [title for _, _, title in found] == [part[:1].upper() + part[1:] for part in parts]


def test_a_part_of_joints_alone_is_none() -> None:
    with pytest.raises(UsageError, match="in the words"):
        cuts(quoting("and open a school"), "and | open a school")
