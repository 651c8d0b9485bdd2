"""What stands before a subject without a comma is no part of it, whatever the subject and wherever its clause stands."""

from __future__ import annotations

from itertools import product

import pytest

from tests.extraction.axes import one_by_one
from tracker.extraction.adjuncts import subject_behind
from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"
PHRASES = """for this purpose|to this end|next year|later this year|within six months|in the coming weeks|in May|in May 2027|
by the end of 2027|on 5 May|from now on|in the near future|during the summer|at the next meeting|in this regard|in addition|
as of next year|after the vote|before the elections|under the treaty|in each country|at the same time|every year|then"""
FRAMES = [
    "They agreed that {}",
    "The minister said {}",
    "{}",
    "Both sides noted their roles, and {}",
    "The talks were useful and {}",
]
PLACED = [
    *one_by_one([each.strip() for each in PHRASES.split("|")], FRAMES),
    *product(["in May 2027", "under the treaty", "then"], FRAMES[1:]),
]


def said(frame: str, clause: str) -> str:
    """A clause in its frame, with a capital where it begins the sentence."""
    return frame.format(clause if frame != "{}" else clause[0].upper() + clause[1:])


@pytest.mark.parametrize(("phrase", "frame"), PLACED)
def test_a_thing_to_be_done_begins_behind_the_phrase(phrase: str, frame: str) -> None:
    for thing in ("a hospital", "two hospitals", "the hospital"):
        sentence = said(frame, f"{phrase} {thing} will be opened in Lima.")
        assert [leaf.quote for leaf in extract(HEAD + sentence).leaves] == [f"{thing} will be opened in Lima"], sentence


@pytest.mark.parametrize(("phrase", "frame"), PLACED)
def test_who_acts_is_heard_behind_the_phrase(phrase: str, frame: str) -> None:
    for who, bound in (("Peru", {"Peru"}), ("President Ali", {"Algeria"}), ("the two countries", {"Peru", "Algeria"})):
        if phrase == "from now on" and who[0].isupper():
            continue
        sentence = said(frame, f"{phrase} {who} will open a hospital in Lima.")
        (leaf,) = extract(HEAD + sentence).leaves
        assert (leaf.quote, set(leaf.parties)) == ("open a hospital in Lima", bound), sentence


@pytest.mark.parametrize("frame", ["The minister said {}", "The talks were useful and {}"])
@pytest.mark.parametrize("phrase", ["", "next year ", "within six months ", "under the treaty "])
def test_two_names_are_one_subject(phrase: str, frame: str) -> None:
    (leaf,) = extract(HEAD + frame.format(f"{phrase}Algeria and Peru will open a hospital in Lima.")).leaves
    assert set(leaf.parties) == {"Peru", "Algeria"}


@pytest.mark.parametrize(
    "phrase",
    ["similar to Lima,", "parallel to this,", "like last year,", "in terms of Article 3,", "in May,", "under the treaty,"],
)
@pytest.mark.parametrize("frame", ["They agreed that {}", "{}", "Both sides noted their roles, and {}"])
def test_a_phrase_with_a_comma_is_none_of_it_either(phrase: str, frame: str) -> None:
    sentence = said(frame, f"{phrase} a hospital will be opened in Lima.")
    assert [leaf.quote for leaf in extract(HEAD + sentence).leaves] == ["a hospital will be opened in Lima"]


@pytest.mark.parametrize("saying", ["Stating", "Announcing", "Confirming", "Adding"])
def test_what_is_said_before_the_speaker_is_named(saying: str) -> None:
    (leaf,) = extract(f"{HEAD}{saying} that the railway to Oran will be built by 2027, the minister thanked Peru.").leaves
    assert leaf.quote == "the railway to Oran will be built by 2027"


def test_a_count_behind_a_comma_is_the_subject_and_not_the_place_at_its_end() -> None:
    (leaf,) = extract(f"{HEAD}With the signing, number of scholarships for students in Algeria will be doubled.").leaves
    assert leaf.quote == "number of scholarships for students in Algeria will be doubled"


@pytest.mark.parametrize(
    "words",
    [
        "in the hospital of the city",
        "in May 2027",
        "the two countries",
        "on May 5",
        "in cooperation with Peru",
        "Peru",
        "in its capital",
        "",
    ],
)
def test_nothing_is_cut_off_where_no_subject_follows(words: str) -> None:
    assert subject_behind(words, 0, len(words)) is None
