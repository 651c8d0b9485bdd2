"""Plain words that are another name of a party, and when typing on only narrows."""

from __future__ import annotations

import pytest

from tracker.party import longest
from tracker.wanted import Wanted, holds, narrows, wanted


def words(text: str) -> tuple[Wanted, ...]:
    return wanted([(word.removeprefix("-").replace("_", " "), word.startswith("-")) for word in text.split()])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("visa", [Wanted(("visa",))]),
        ("turkiye visa", [Wanted(("turkiye",), "turkey"), Wanted(("visa",))]),
        ("turkey united states", [Wanted(("turkey",)), Wanted(("united",)), Wanted(("states",))]),
        ("tea ivory coast tea", [Wanted(("tea",)), Wanted(("ivory", "coast"), "cote d'ivoire"), Wanted(("tea",))]),
        ("ivory -coast", [Wanted(("ivory",)), Wanted(("coast",), negated=True)]),
        ("-ivory_coast", [Wanted(("ivory coast",), "cote d'ivoire", negated=True)]),
    ],
)
def test_words_in_a_row_may_be_one_name(typed: str, meant: list[Wanted]) -> None:
    assert list(words(typed)) == meant


def test_a_whole_page_of_words_asks_for_each_name_that_there_can_be_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr("tracker.wanted.kept_as", lambda name: asked.append(name) or "")
    page = words(" ".join(f"word{number}" for number in range(500)))
    assert len(page) == 500
    assert len(asked) <= 500 * longest()


@pytest.mark.parametrize(
    ("text", "typed", "held"),
    [
        ("the ivory of the coast", "ivory coast", True),
        ("cote d'ivoire", "ivory coast", True),
        ("the coast", "ivory coast", False),
        ("cote d'ivoire", "-ivory_coast", False),
        ("the coast", "-ivory_coast", True),
    ],
)
def test_a_text_holds_the_words_or_the_name(text: str, typed: str, *, held: bool) -> None:
    assert holds(text, words(typed)) == held


@pytest.mark.parametrize(
    ("old", "new", "only"),
    [
        ("vi", "visa", True),
        ("visa", "visa tea", True),
        ("turkiy", "turkiye", False),
        ("turkiye", "turkiyes", True),
        ("turkiye vi", "turkiye visa", True),
        ("ivory", "ivory coast", False),
        ("ivory_coast coast", "ivory_coast", False),
        ("-vi", "-visa", False),
        ("-turkiye", "-turkiye visa", True),
    ],
)
def test_typing_on_narrows_where_no_name_comes_to_its_end(old: str, new: str, *, only: bool) -> None:
    assert narrows(words(old), words(new)) == only
