"""As what somebody acts, told between the subject and its verb, hides no promise of theirs."""

from __future__ import annotations

from itertools import product

import pytest

from tests.extraction.axes import one_by_one
from tracker.extraction.pipeline import extract

HEAD = "Peru and Algeria hold talks\nThe President of Peru met the President of Algeria in Lima.\n"
ROLES = (
    "as the two biggest producers of copper",
    "as the largest grower of rice",
    "as neighbours",
    "as a founding member of the Copper Club",
    "as co-chairs of the Copper Forum",
)
SAID = ("", "The President said ", "The minister added that ", "On copper, Vega stressed that ")
WHO = ("Peru", "Peru and Algeria", "Both countries")


def promised(sentence: str) -> list[str]:
    return [leaf.quote for leaf in extract(HEAD + sentence).leaves]


@pytest.mark.parametrize(("said", "who", "role", "comma"), one_by_one(SAID, WHO, product(ROLES, ("", ","))))
def test_a_role_behind_the_subject_hides_no_promise(said: str, who: str, role: str, comma: str) -> None:
    assert promised(f"{said}{who}{comma} {role}{comma} will open a centre in Oran.") == ["open a centre in Oran"]


@pytest.mark.parametrize("who", ["the two countries", "both sides", "Algeria"])
def test_a_clause_behind_as_is_no_role(who: str) -> None:
    assert promised(f"The President stressed the visit of Peru as {who} will mark 50 years of ties.") == []


@pytest.mark.parametrize("verb", ["took", "seized"])
@pytest.mark.parametrize("what", ["the opportunity", "this occasion", "the chance"])
@pytest.mark.parametrize("say", ["announce", "confirm", "also announce", "once again stress"])
def test_what_an_opportunity_is_taken_to_announce_is_promised(verb: str, what: str, say: str) -> None:
    sentence = f"The President of Peru {verb} {what} to {say} that Peru would open a centre in Oran."
    assert promised(sentence) == ["open a centre in Oran"]


GIVEN = ("gave", "have given", "issued", "will give")
MANDATES = ("a mandate", "the mandate", "clear instructions", "a directive", "the task", "orders")
OWN = ("their ministers", "both our ministers of trade", "the relevant ministries")


@pytest.mark.parametrize(
    ("verb", "what", "whom"),
    [*one_by_one(GIVEN, MANDATES, OWN), ("issued", "clear instructions", OWN[1]), ("will give", "the task", OWN[2])],
)
def test_a_mandate_to_ones_own_is_a_promise(verb: str, what: str, whom: str) -> None:
    (quote,) = promised(f"The two Presidents {verb} {what} to {whom} to draft a treaty on copper.")
    assert quote.endswith("draft a treaty on copper")
