"""The parts of a quote that is cut by hand."""

from __future__ import annotations

import pytest

from tracker.desk import cuts
from tracker.errors import UsageError
from tracker.model import Commitment

BEFORE = "Kenya will "


def quoting(quote: str) -> Commitment:
    return Commitment(id="X-1", readout="X", start=len(BEFORE), end=len(BEFORE) + len(quote), quote=quote, title=quote)


def parts_of(quote: str, typed: str) -> list[tuple[str, str]]:
    """The words as they stand in the text, and the title, of each part."""
    text = f"{BEFORE}{quote}."
    return [(text[start:end], title) for start, end, title in cuts(quoting(quote), typed, text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("fly between Sao Paulo | and Hanoi within 18 months", ["fly between Sao Paulo", "Hanoi within 18 months"]),
        ("build roads, | train judges and | lend boats", ["build roads", "train judges", "lend boats"]),
        ("open a school; and | as well as a clinic", ["open a school", "a clinic"]),
        ("lend land | android phones", ["lend land", "android phones"]),
        ("a | and | b", ["a", "b"]),
        ("and so on | or not and", ["and so on", "not and"]),
        ("Or| ganise talks", ["Or", "ganise talks"]),
        ("visit St| and rews", ["visit St", "and rews"]),
        ("build| or| chards", ["build", "or", "chards"]),
    ],
)
def test_what_joined_the_parts_belongs_to_none(text: str, parts: list[str]) -> None:
    assert parts_of(text.replace("| ", ""), text) == [(part, part[:1].upper() + part[1:]) for part in parts]


def test_a_part_of_joints_alone_is_none() -> None:
    with pytest.raises(UsageError, match="in the words"):
        parts_of("and open a school", "and | open a school")


@pytest.mark.parametrize(
    "typed", ["open a visa centre | in Mombasa within a year", "open a visa centre | in Mom- basa within a year"]
)
def test_a_hyphen_at_the_end_of_a_line_may_be_left_out(typed: str) -> None:
    found = parts_of("open a visa centre\nin Mom-\nbasa within a year", typed)
    assert found == [("open a visa centre", "Open a visa centre"), ("in Mom-\nbasa within a year", "In Mombasa within a year")]


def test_the_head_of_a_page_may_be_left_out() -> None:
    quote = "give EUR 4 million for the\n\nPress Release      Page 2 of 3\n\nport of Lamu and train pilots"
    (first, _), (second, _) = parts_of(quote, "give EUR 4 million for the port of Lamu | and train pilots")
    assert (first.endswith("port of Lamu"), second) == (True, "train pilots")


def test_any_quotation_mark_and_dash_will_do() -> None:
    found = parts_of("open posts in Xi’an – and in Aktobe", "open posts in Xi'an - | and in Aktobe")
    assert [words for words, _ in found] == ["open posts in Xi’an –", "in Aktobe"]


def test_other_words_are_refused() -> None:
    with pytest.raises(UsageError, match="changed: only"):
        parts_of("open a school and a clinic", "open a school | and a bank")
