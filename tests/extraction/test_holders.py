"""The party that stands beside an act binds itself, whoever the sentence is about; a country in a presidency is the body."""

from __future__ import annotations

import pytest

from tracker.extraction import extract
from tracker.extraction.atlas import find
from tracker.extraction.presidency import standing

TWO = "Peru - Ghana talks\nThe Foreign Minister of Peru, Ana Rojas, met the President of Ghana, Kofi Mensah, in Accra. {0}"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministers welcomed the announcement of a $5 million grant from the Green Climate Fund.", {"Green Climate Fund"}),
        ("The ministers welcomed Chile and Brazil's intent to build a railway.", {"Chile", "Brazil"}),
        ("She praised the ties with Chile and Brazil's commitment to build a railway.", {"Brazil"}),
        ("Minister Rojas thanked Ghana for its leadership, including its plans to open a mission in Lima.", {"Ghana"}),
        ("Peru supports Ghana's bid and welcomes its intention to host the forum next year.", {"Ghana"}),
        ("Minister Rojas reaffirmed its commitment to open a mission in Accra.", {"Peru"}),
        ("They welcomed Ghana's hosting of the exercise next year.", {"Ghana"}),
        ("They look forward to President Mensah's hosting of the summit next year.", {"Ghana"}),
        ("They looked forward to the summit which will take place between Japan and India in May.", {"Japan", "India"}),
        ("Minister Rojas invited President Mensah to visit Lima. The invitation was accepted with pleasure.", {"Ghana"}),
        ("They noted the announcement by Qatar's Gulf Holding Company to invest in a smelter.", {"Gulf Holding Company"}),
        (
            "JICA is a partner of Ghana. Representatives from the agency will build a school in Tamale.",
            {"Japan International Cooperation Agency"},
        ),
        ("They welcomed Ghana's extension of the port programme to 2027.", {"Ghana"}),
        ("President Mensah signed with Minister Rojas a plan and will open a school.", {"Ghana"}),
        ("The President welcomed agreement to establish a joint school in Cusco.", {"Ghana", "Peru"}),
        ("Peru opened a bank. A joint committee will be established to monitor trade.", {"Ghana", "Peru"}),
        ("Peru opened a bank. Close contact will be maintained on fisheries.", {"Ghana", "Peru"}),
        ("A committee (made up of officials from Peru and Ghana) will be established to monitor trade.", {"Ghana", "Peru"}),
        ("The Lima Office of UNICEF will train nurses.", {"UNICEF"}),
        ("The Peru Office of UNICEF will train nurses.", {"UNICEF"}),
        ("Further recognizing that the ties are strong, Peru announced its intent to open a mission in Accra.", {"Peru"}),
    ],
)
def test_who_stands_beside_the_act_is_bound(sentence: str, expected: set[str]) -> None:
    leaves = extract(TWO.format(sentence)).leaves
    assert leaves
    assert set(leaves[-1].parties) == expected


@pytest.mark.parametrize("others", ["Chad and Sudan", "Chad, Sudan and Egypt", "MERCOSUR and Viet Nam"])
@pytest.mark.parametrize(
    "act",
    [
        "Peru will host talks",
        "Peru will co-host a summit",
        "Peru agreed to facilitate a meeting",
        "Peru offered to arrange direct consultations",
        "Peru pledged its support for talks",
        "Peru is committed to hosting talks",
        "Peru will launch a dialogue",
        "Peru agreed to conclude negotiations on a pact",
        "Peru will sign an agreement",
    ],
)
def test_who_does_something_for_the_talks_of_others_is_bound(act: str, others: str) -> None:
    (leaf,) = extract(TWO.format(f"{act} between {others}.")).leaves
    assert leaf.parties == ("Peru",)


@pytest.mark.parametrize(
    ("sentence", "parties", "why"),
    [
        ("Talks between Chad and Sudan will be held in Lima in May.", ("Chad", "Sudan"), "not among those who talk: Chad, Sudan"),
        ("Talks between Peru and Chad will be held in Lima in May.", ("Peru", "Chad"), "not among those who talk: Chad"),
        ("Talks between Peru and Ghana will be held in Lima in May.", ("Peru", "Ghana"), ""),
        ("Peru will resume talks between Peru and Ghana.", ("Peru", "Ghana"), ""),
    ],
)
def test_those_between_whom_talks_will_be_are_bound_and_strangers_named(
    sentence: str, parties: tuple[str, ...], why: str
) -> None:
    (leaf,) = extract(TWO.format(sentence)).leaves
    assert leaf.parties == parties
    assert [one for one in leaf.why if one.startswith("not among")] == ([why] if why else [])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The two leaders stressed that Chad's assets will remain frozen until it pays.", {"Peru", "Ghana"}),
        ("The two leaders reaffirmed that a Chadian missile test would be met with sanctions.", {"Peru", "Ghana"}),
        ("Minister Rojas emphasized that Chad will never get a nuclear weapon.", {"Peru"}),
        ("Both sides stressed that Chad will never be allowed to have a bomb.", {"Peru", "Ghana"}),
        ("Minister Rojas said that Chad will open a mission in Accra.", {"Chad"}),
        ("Minister Rojas said that Ghana's market will be opened to goods.", {"Ghana"}),
    ],
)
def test_what_is_said_to_become_of_a_stranger_binds_those_who_say_it(sentence: str, expected: set[str]) -> None:
    (leaf,) = extract(TWO.format(sentence)).leaves
    assert set(leaf.parties) == expected


@pytest.mark.parametrize("war", ["as Chad's economy grows", "as Chad's invasion enters its second year"])
def test_a_commitment_behind_what_is_put_in_is_that_of_the_sentence(war: str) -> None:
    sentence = f"The two leaders discussed their aid {war}, including their commitment to provide Togo with grain."
    (leaf,) = extract(TWO.format(sentence)).leaves
    assert set(leaf.parties) == {"Peru", "Ghana"}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("facilitated by Qatar", {"Kenya", "Somalia"}),
        ("under the auspices of Qatar", {"Kenya", "Somalia"}),
        ("which Qatar's mediation made possible", {"Kenya", "Somalia"}),
        ("held in Doha", {"Qatar", "Kenya"}),
    ],
)
def test_the_two_of_three_are_not_the_one_who_brings_them_together(role: str, expected: set[str]) -> None:
    text = (
        "Trilateral framework between Qatar, Kenya and Somalia\nThe Presidents of Qatar, Kenya and Somalia signed the text, "
        f"{role}. The two countries will open a border post."
    )
    assert set(extract(text).leaves[-1].parties) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Denmark, on behalf of the European Union, will",
        "Denmark for the EU Presidency will",
        "the Minister of Denmark, Lars Holm, in the exercise of the Presidency of the European Union will",
        "Denmark, in its capacity as Chair of the European Union, will",
    ],
)
def test_a_country_that_speaks_for_a_body_is_the_body(words: str) -> None:
    assert [mention.code for mention in standing(words, find(words))] == ["EU", "EU"]


@pytest.mark.parametrize(
    "words",
    [
        "Denmark and the European Union will",
        "Brazil, as chair of the G20, will host",
        "India's G20 Presidency",
        "Denmark for the EU",
    ],
)
def test_a_country_beside_a_body_is_itself(words: str) -> None:
    first, second = standing(words, find(words))
    assert first.code in ("DNK", "BRA", "IND")
    assert second.code in ("EU", "G20")


def test_an_envoy_speaks_for_the_country_that_sends_them() -> None:
    text = (
        "Kenyan High Commissioner meets President Mensah\nThe High Commissioner of Kenya to Ghana, Amina Oduya, met President "
        "Kofi Mensah. High Commissioner Oduya stressed Kenya's commitment to trade and promised to open a bank in Accra."
    )
    assert set(extract(text).leaves[-1].parties) == {"Kenya"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Aid will be delivered to Chad by Spain.", {"Spain"}),
        ("A clinic will be opened in Accra by the Peruvian Ministry of Health.", {"Peru"}),
        ("The port will be financed by the World Bank and Peru.", {"World Bank", "Peru"}),
        ("They agreed that a ferry will be launched by Ghana by 2030.", {"Ghana"}),
        ("A list will be drawn up by both sides.", {"Peru", "Ghana"}),
        ("A list will be drawn up by May 2031.", {"Peru", "Ghana"}),
        ("Peru will ensure that aid will be delivered by Spain.", {"Peru"}),
    ],
)
def test_who_does_what_a_passive_says_is_bound(sentence: str, expected: set[str]) -> None:
    (leaf,) = extract(TWO.format("They agreed on this. " + sentence)).leaves
    assert set(leaf.parties) == expected


@pytest.mark.parametrize(
    "clause", ["that Algeria will build", "which Algeria would sell", "whom Algeria is to send", "Algeria plans to lease"]
)
@pytest.mark.parametrize("act", ["Peru will fund the ships", "Peru agreed to receive the ships"])
def test_who_does_what_the_object_is_about_is_not_bound_by_the_act(act: str, clause: str) -> None:
    head = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"
    assert [leaf.parties for leaf in extract(f"{head}{act} {clause}.").leaves] == [("Peru",)]


TALKS = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"


@pytest.mark.parametrize(
    "people", ["Algerian citizens", "Citizens of Algeria", "Algerian students", "Algerians", "Nurses from Algeria"]
)
@pytest.mark.parametrize(
    "gain",
    [
        "will receive 200 scholarships",
        "will be exempted from visa requirements",
        "will be exempt from visas from May",
        "will no longer need visas",
        "will enjoy visa-free entry for 30 days",
        "may stay for 30 days without a visa",
        "will be able to enter Peru without visas",
        "will be given 200 places",
        "will be allowed to stay for 30 days",
    ],
)
def test_who_does_what_the_people_of_the_other_side_get_is_bound(people: str, gain: str) -> None:
    (leaf,) = extract(f"{TALKS}{people} {gain}.").leaves
    assert (leaf.quote, leaf.parties, leaf.strength) == (f"{people} {gain}", ("Peru",), "firm")


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("Algeria will receive 200 buses from Peru.", "Peru"),
        ("Visa requirements for Algerian citizens will be waived.", "Peru"),
        ("Visas will no longer be required of Peruvian citizens from May.", "Peru"),
        ("Peruvian nurses will be trained in Oran.", "Algeria"),
    ],
)
def test_who_gives_is_bound_and_not_who_gets(sentence: str, bound: str) -> None:
    (leaf,) = extract(TALKS + sentence).leaves
    assert leaf.parties == (bound,)


@pytest.mark.parametrize("friends", ["partners", "friends", "colleagues"])
def test_we_are_not_those_whom_we_call_our_friends(friends: str) -> None:
    (leaf,) = extract(f"{TALKS}We will continue to fight smuggling with our Algerian {friends}.").leaves
    assert leaf.parties == ("Peru",)
