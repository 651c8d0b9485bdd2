"""Whom a promise binds: partners named beside the subject, delegations that gathered, groups that say "we", people told apart."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

PEOPLE = (("Peru", "Peruvian"), ("Algeria", "Algerian"), ("Kenya", "Kenyan"), ("Poland", "Polish"))
PAIRS = [(one, other) for one in PEOPLE for other in PEOPLE if one is not other][:6]
MET = "{0[1]} Foreign Minister Ana Rojas met {1[1]} Foreign Minister Joao Moyo in Lima.\n"


def bound(text: str, act: str) -> set[str]:
    """The parties of the leaf that holds the act."""
    return next(set(leaf.parties) for leaf in extract(text).leaves if act in leaf.quote)


@pytest.mark.parametrize("beside", ["in partnership with", "in close cooperation with", "together with", "in collaboration with"])
@pytest.mark.parametrize("whom", ["the governments of Kenya and Poland", "Kenya and Poland", "Kenya, Oman and Poland"])
def test_those_in_partnership_with_whom_it_acts_are_bound(beside: str, whom: str) -> None:
    """They stand between commas, with or without their governments."""
    wanted = {name for name in ("Kenya", "Oman", "Poland") if name in whom} | {"Peru"}
    assert bound(f"Peru, {beside} {whom}, will build a new port in Palau.", "build a new port") == wanted


@pytest.mark.parametrize("relation", ["as a member of both NATO and the EU", "as a member of the UN and the OPCW"])
@pytest.mark.parametrize("lead", ["", "He added that "])
def test_the_bodies_whose_member_it_is_are_not_bound(relation: str, lead: str) -> None:
    """What a country is a member of stands beside it and makes no promise."""
    text = MET.format(*PEOPLE) + f"{lead}Peru, {relation}, will open a new school."
    assert bound(text, "open a new school") == {"Peru"}


@pytest.mark.parametrize(
    "who", ["Interagency delegations from", "Senior officials from", "Representatives of", "On May 5, experts from"]
)
@pytest.mark.parametrize("verb", ["gathered", "met", "held talks"])
def test_those_whose_delegations_gathered_take_part_and_not_whom_the_title_names(who: str, verb: str) -> None:
    """The list of those who gathered says more than a title that names what the talks are about."""
    text = (
        "Cooperation to Disrupt DPRK Revenue\n"
        f"{who} Peru, Algeria, and the Republic of Korea (ROK) {verb} in Lima to answer the DPRK's theft.\n"
        "All three delegations agreed to open a joint office."
    )
    assert bound(text, "open a joint office") == {"Peru", "Algeria", "Republic of Korea"}


def test_officials_of_three_who_met_with_another_leave_the_other_in() -> None:
    """The list is complete only where they met among themselves."""
    text = "Officials from Peru, Algeria and Kenya met with Polish President Jan Nowak .\nThe sides agreed to open an office."
    assert "Poland" in bound(text, "open an office")


@pytest.mark.parametrize("office", ["Acting High Commissioner", "Ambassador", "Charge d'Affaires", "Chargé d'Affaires"])
@pytest.mark.parametrize("subject", ["The Minister and the {}", "Hon. Minister and {}", "The {} and the Minister"])
@pytest.mark.parametrize(("host", "guest"), PAIRS)
def test_an_envoy_and_their_host_bind_both(office: str, subject: str, host: tuple[str, str], guest: tuple[str, str]) -> None:
    """No part of an envoy's office is the name of the minister before it."""
    text = f"{office} of {guest[0]} John Moyo called on Foreign Minister of {host[0]} Hon. Ana Rojas today.\n"
    assert bound(text + subject.format(office) + " agreed to open a consulate.", "open a consulate") == {host[0], guest[0]}


@pytest.mark.parametrize("side", ["their Government", "their country", "their Ministry", "their own side"])
@pytest.mark.parametrize("verb", ["informed that", "announced that", "said with encouragement that"])
@pytest.mark.parametrize(("host", "guest"), PAIRS)
def test_their_government_is_that_of_who_speaks(side: str, verb: str, host: tuple[str, str], guest: tuple[str, str]) -> None:
    """One person is spoken of as several, and of two ministers each has one."""
    text = MET.format(host, guest) + f"{guest[1]} Foreign Minister {verb} {side} will lift the visa fee by April."
    assert bound(text, "lift the visa fee") == {guest[0]}


@pytest.mark.parametrize("ours", ["our bilateral trade volume", "our mutual trade", "our trade turnover"])
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_our_bilateral_trade_is_that_of_both(ours: str, one: tuple[str, str], other: tuple[str, str]) -> None:
    """Words of one leader at the side of the other."""
    text = (
        f'Speaking beside President Moyo of {other[0]}, President Rojas of {one[0]} said: "We will raise {ours} to $5 billion."'
    )
    assert bound(text, "$5 billion") == {one[0], other[0]}


@pytest.mark.parametrize("event", ["summit", "meeting", "talks", "session"])
@pytest.mark.parametrize("town", ["Lima", "Algiers", "Abidjan"])
def test_a_summit_in_a_town_binds_those_who_met(event: str, town: str) -> None:
    """The town does not stand for the government that sits there."""
    text = MET.format(*PEOPLE).replace("Lima", town) + f"The {town} {event} also decided to open a joint office."
    assert bound(text, "open a joint office") == {"Peru", "Algeria"}


@pytest.mark.parametrize(("members", "body"), [("Allies", "NATO"), ("Member States", "African Union")])
def test_allies_and_member_states_are_those_of_the_body_that_takes_part(members: str, body: str) -> None:
    """Of a body and a country only the body has members."""
    text = f"The {body}-Georgia Commission met in Tbilisi.\n{body} and Georgia discussed ties.\n{members} will open a new school."
    assert bound(text, "open a new school") == {body}


@pytest.mark.parametrize("before", [0, 3])
@pytest.mark.parametrize("who", ["leaders", "Prime Ministers", "foreign ministers"])
@pytest.mark.parametrize(("group", "some"), [("Nordic countries", "Iceland"), ("Baltic States", "Latvia")])
def test_the_leaders_of_a_group_who_say_we_bind_its_members_alone(before: int, who: str, group: str, some: str) -> None:
    """Whom they support is named in the same sentence, and the statement may open with several lines."""
    lines = "This text is a press release of the day.\n" * before
    text = f"Joint statement of the Lima Summit\n{lines}We, the {who} of the {group}, jointly reaffirm our support to Ukraine.\n"
    found = bound(text + "We will open a new school.", "open a new school")
    assert some in found
    assert "Ukraine" not in found


@pytest.mark.parametrize("given", ["Martin", "Marin", "Cameron", "Blair"])
def test_a_given_name_is_no_listed_surname(given: str) -> None:
    """The family name of one leader is the given name of a stranger."""
    text = (
        f"World Bank Pledges Aid to Kenya\n{given} Raiser, Vice President of the World Bank, met President Rojas of Kenya.\n"
        f"{given} Raiser, Vice President for Southern Asia at the World Bank, stated that the Bank will open a new school."
    )
    assert not bound(text, "open a new school") & {"Ireland", "Finland", "United Kingdom"}


@pytest.mark.parametrize("about", ["{}'s accession to", "{}'s membership in", "{} joining"])
@pytest.mark.parametrize("body", ["the Eurasian Economic Union", "the African Union"])
def test_a_body_that_one_side_joins_takes_no_part(about: str, body: str) -> None:
    """It is what the talks are about."""
    text = (
        f"Ana Rojas and John Moyo discussed Peruvian-Kenyan ties, and prospects following {about.format('Kenya')} {body}.\n"
        "President of Peru Ana Rojas: Mr Moyo, welcome.\nAs agreed, we will open a new school."
    )
    assert bound(text, "open a new school") == {"Peru", "Kenya"}


@pytest.mark.parametrize("who", ["expert subgroups", "subcommittees", "co-facilitators", "guarantors", "sub-group"])
def test_parts_of_a_body_act(who: str) -> None:
    """A subgroup can promise like the committee that set it up."""
    text = MET.format(*PEOPLE) + f"The {who} will submit a joint plan by June."
    assert bound(text, "submit a joint plan") == {"Peru", "Algeria"}


@pytest.mark.parametrize(
    "occasion", ["the UN General Assembly", "a Peru-Kenya-China Foreign Ministers' Meeting", "the 5th China-Africa Forum"]
)
@pytest.mark.parametrize("edge", ["sidelines", "margins"])
def test_those_on_whose_sidelines_two_meet_take_no_part(occasion: str, edge: str) -> None:
    """The occasion is not the talks."""
    text = f"{MET.format(*PEOPLE).rstrip()[:-1]} on the {edge} of {occasion}.\nThey agreed to open a new school."
    assert bound(text, "open a new school") == {"Peru", "Algeria"}


@pytest.mark.parametrize("first", ["The Minister welcomed Algeria's support and", "Minister Rojas thanked Algeria, but"])
@pytest.mark.parametrize("verb", ["both agreed to", "both pledged to"])
def test_both_alone_is_a_subject_of_its_own(first: str, verb: str) -> None:
    """What one does stands before it."""
    assert bound(f"{MET.format(*PEOPLE)}{first} {verb} open a new school.", "open a new school") == {"Peru", "Algeria"}


def test_an_office_that_one_country_calls_so_is_that_of_the_country_named() -> None:
    """India has an External Affairs Minister, and others have."""
    text = "The External Affairs Minister of Peru affirmed his Government's commitment to opening a school in Kenya."
    assert bound(MET.format(*PEOPLE) + text, "opening a school") == {"Peru"}


@pytest.mark.parametrize("act", ["work with {} to", "continue our partnership with {} to", "continue our cooperation with {} to"])
@pytest.mark.parametrize("whom", ["Algeria", "our Algerian partners", "the Algerian side"])
def test_a_speaker_who_names_the_other_as_a_partner_speaks_for_their_own_side(act: str, whom: str) -> None:
    """The partner is named or spoken of by the demonym."""
    text = "Remarks by President of Peru Ana Rojas\nI met President of Algeria John Moyo today.\nWe will "
    assert bound(f"{text}{act.format(whom)} open a new school.", "open a new school") == {"Peru"}


@pytest.mark.parametrize(("full", "short", "side"), [("Hu Jintao", "Hu", "China"), ("Moon Jae-in", "Moon", "Republic of Korea")])
@pytest.mark.parametrize("opening", ["Mr Putin and {} held talks in Moscow.", "Vladimir Putin met with {}."])
@pytest.mark.parametrize("act", ["invited Mr Putin to pay a return visit", "promised to open a new school"])
def test_a_leader_named_in_full_is_known_by_the_family_name(full: str, short: str, side: str, opening: str, act: str) -> None:
    """The list has the whole name; the text goes on with "Mr" and its first part."""
    text = f"{opening.format(full)}\nThe leaders reviewed the ties of Russia and {side}.\nMr {short} {act}."
    assert bound(text, "return visit" if "visit" in act else "new school") == {side}


@pytest.mark.parametrize(
    "opening", ["Ana Rojas and John Moyo discussed Peruvian-Kenyan ties.", "Kenya's reforms were talked about in Lima."]
)
def test_the_first_who_takes_a_turn_is_the_speaker(opening: str) -> None:
    """Not the country of which they speak most."""
    turn = "President of Peru Ana Rojas: Mr Moyo, allow me to welcome you.\nKenya is our partner. Kenya has a great culture."
    assert bound(f"{opening}\n{turn}\nI will open a new school in May.", "open a new school") == {"Peru"}


@pytest.mark.parametrize("third", ["China", "the US"])
@pytest.mark.parametrize("body", ["African Union", "ASEAN"])
def test_a_third_country_named_once_is_not_the_speakers_own(third: str, body: str) -> None:
    """Whose minister leads the talks for a body the text does not say."""
    text = (
        f"Results from the {body}-Peru Summit\nPrime Minister Ana Rojas chaired the {body} talks with Peru.\n"
        f'Prime Minister Ana Rojas said:\n"We are concerned over measures taken by {third}.\n'
        'I would like to point to results. We have agreed to open a new school."'
    )
    assert bound(text, "open a new school") == {body, "Peru"}


@pytest.mark.parametrize("body", ["World Food Programme", "International Monetary Fund"])
@pytest.mark.parametrize("who", ["The government", "The Secretary to the President said that the government"])
def test_the_government_is_that_of_the_one_country_that_talks_with_a_body(who: str, body: str) -> None:
    head = f"Talks in Colombo\nThe Director of the {body}, Ms Ana Lima, met President Anura Perera of Sri Lanka today.\n"
    (leaf,) = extract(f"{head}{who} plans to expand the school meals programme.").leaves
    assert leaf.parties == ("Sri Lanka",)
