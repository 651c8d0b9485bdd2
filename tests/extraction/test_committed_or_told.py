"""Who takes something on, and who only tells of it: near turns of phrase on either side of a promise."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.extraction.pipeline import extract

ACTS = ("build two hospitals", "open a consulate in Lima", "expand cooperation in energy")
PARTIES = ("Peru", "Japan")


def promised(text: str) -> list[str]:
    return [leaf.quote for leaf in extract(text, date=dt.date(2031, 11, 4)).leaves]


@pytest.mark.parametrize("party", PARTIES)
@pytest.mark.parametrize(
    "text",
    [
        "{party} supports the provision of grain to Mali.",
        "{party} supported raising the quality of visas.",
        "{party} expressed support for the recent agreement to open a port.",
        "{party} lends its full support to the reconstruction of the port.",
        "{party} gave its support to Mali's engagement with the bank.",
        "{party} reaffirmed its commitment to the Water Dialogue.",
        "{party} reaffirmed its commitment to standing together with the people of Mali in the fight against piracy.",
        "{party} reaffirmed its commitment to the C5+1 platform.",
        "{party} supported the provision of grain to Mali.",
        "In this regard, {party} welcomed Mali's support for the Partnership for Clean Ports.",
        "{party} met Mali. Cooperation in the form of language courses in schools was also agreed upon.",
        "{party} expressed interest in closer environmental partnership.",
        "The technical groups of {party} would be meeting in Lima in June.",
    ],
)
def test_support_or_a_bond_with_an_act_or_a_field_counts(text: str, party: str) -> None:
    assert len(promised(text.format(party=party))) == 1


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("party", PARTIES)
@pytest.mark.parametrize(
    "text",
    [
        "{party} has put forward an ambitious target to {act}.",
        "The two leaders urged their Ministers and Senior Officials to {act}.",
        "{party} noted the firm commitment by all four states to {act}.",
        "{party} welcomed the initiative of the Government of Mali to {act}.",
        "{party} reiterated its efforts to {act}.",
        "The President said that the goal of his government was to {act}.",
        "By that time {party} would like to {act}.",
        "The Minister said {party} had discussed the drought, adding it is ready to {act}.",
        "While that process intensifies during this decade, we plan to {act}.",
        "In January 2031, {party} will {act}.",
        "During the visit in November 2031, {party} agreed to {act}.",
    ],
)
def test_a_promise_behind_other_words_is_heard(text: str, party: str, act: str) -> None:
    assert len(promised(text.format(party=party, act=act))) == 1


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("party", PARTIES)
@pytest.mark.parametrize(
    "text",
    [
        "{party} expressed the hope that the dispute would not harm trade, and that the parties would {act}.",
        "{party} stressed that success depended heavily on cooperation as well as national commitment to {act}.",
        "Its ties with {party} are vital, given our shared commitment to {act}.",
        "Its ties with {party} are vital, in view of their commitment to {act}.",
        "During the visit on August 9-10, 2031, {party} and Chad agreed to {act}.",
        "During the visit in May 2030, {party} and Chad agreed to {act}.",
    ],
)
def test_what_is_hoped_needed_or_was_agreed_months_ago_is_not_promised(text: str, party: str, act: str) -> None:
    assert promised(text.format(party=party, act=act)) == []


@pytest.mark.parametrize("party", PARTIES)
@pytest.mark.parametrize(
    "text",
    [
        "{party} will do this in close partnership with the islands.",
        "{party} stands ready to make your visit to Lima a great success.",
        "Over the past year, {party} has reached agreements on energy.",
        "{party} joined the pact, agreeing to the principles of the Partnership.",
        "{party} will continue to work with Chad based on universal values and common principles.",
        "{party} agreed to build on this progress by pursuing fresh fields of engagement on bilateral platforms.",
        "Several officials of {party} will also speak at this conference.",
    ],
)
def test_manners_courtesies_and_goodwill_are_no_act(text: str, party: str) -> None:
    assert promised(text.format(party=party)) == []
