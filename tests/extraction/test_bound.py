"""A promise binds the one who makes it, not the one who is told of it, and not the one who welcomes it or gives thanks for it."""

from __future__ import annotations

import pytest

from tracker.extraction import extract

HEAD = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Oran.\n"
ACT = "build two hospitals in Tamale by 2031"
ALGERIANS = ("Algeria", "the Algerian side", "President Ali", "her Algerian counterpart")
PERUVIANS = ("Peru", "the Peruvian side", "the Peruvian Government", "President Rojas", "his counterpart", "Lima")


def bound(sentence: str, head: str = HEAD) -> set[str]:
    leaves = [leaf for leaf in extract(f"{head}{sentence}\n").leaves if "hospitals" in leaf.quote]
    assert leaves, sentence
    return set(leaves[-1].parties)


@pytest.mark.parametrize("told", ALGERIANS)
@pytest.mark.parametrize(
    "words",
    [
        "President Rojas informed {0} of her decision to {1}.",
        "The Peruvian side assured {0} of its readiness to {1}.",
        "Peru expressed to {0} its readiness to {1}.",
        "President Rojas told {0} she would {1}.",
        "President Rojas gave {0} her word that she would {1}.",
        "Peru assured {0} it will {1}.",
        "Lima made {0} a promise to {1}.",
    ],
)
def test_the_one_who_is_told_is_not_bound(words: str, told: str) -> None:
    assert bound(words.format(told, ACT)) == {"Peru"}


@pytest.mark.parametrize("thanked", PERUVIANS)
@pytest.mark.parametrize(
    "thanks", ["thanked {0} for", "expressed gratitude to {0} for", "congratulated {0} on", "was grateful to {0} for"]
)
@pytest.mark.parametrize("why", ["agreeing to", "offering to", "having decided to", "its decision to", "the pledge to"])
def test_the_one_who_is_thanked_is_bound(thanked: str, thanks: str, why: str) -> None:
    assert bound(f"President Ali {thanks.format(thanked)} {why} {ACT}.") == {"Peru"}


@pytest.mark.parametrize(
    "whose",
    [
        "the Peruvian side's {0}",
        "the Peruvian {0}",
        "the Peruvian firm {0}",
        "the other side's {0}",
        "President Rojas' {0}",
        "the {0} made by Peru",
        "the {0} on the part of the Peruvian side",
        "the {0} on the Peruvian side",
    ],
)
@pytest.mark.parametrize("verb", ["welcomed", "took note of", "expressed appreciation for"])
@pytest.mark.parametrize("noun", ["decision", "plan", "offer", "pledge"])
def test_a_decision_binds_the_one_whose_it_is(whose: str, verb: str, noun: str) -> None:
    assert bound(f"The Algerian side {verb} {whose.format(noun)} to {ACT}.") == {"Peru"}


def test_who_welcomes_her_decision_is_not_she() -> None:
    assert bound(f"The Algerian side welcomed her decision to {ACT}.") == {"Peru"}


def test_all_that_somebody_is_thanked_for_is_theirs() -> None:
    text = f"President Ali thanked Peru for its decision to open a school in Oran and {ACT}."
    assert [leaf.parties for leaf in extract(HEAD + text).leaves] == [("Peru",), ("Peru",)]


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("The Foreign Office of Algeria will {}.", {"Algeria"}),
        ("Peru will resettle the families who have already accepted the terms and {}.", {"Peru"}),
        ("Peru presented its plan. Peru will {} for the firms which accepted the terms.", {"Peru"}),
    ],
)
def test_an_office_or_a_relative_clause_changes_nobody(sentence: str, whose: set[str]) -> None:
    assert bound(sentence.format(ACT)) == whose
