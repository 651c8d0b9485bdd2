"""What was settled is a promise however minutes tell it: a decision had been made, there is an agreement for somebody to act."""

from __future__ import annotations

from itertools import product

import pytest

from tests.extraction.axes import one_by_one
from tracker.extraction.pipeline import extract

HEAD = "President Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"
ACTS = ("open a consulate in Oran by May", "train 200 nurses", "resume gas supplies")


def quotes(sentence: str) -> list[str]:
    return [leaf.quote for leaf in extract(HEAD + sentence).leaves]


WHO = ("", "President Rojas said that ", "The minister noted that ", "It was announced that ")
NOUNS = ("a decision", "an agreement", "an understanding", "consensus")
MADE = ("was reached", "had been reached", "has been made", "had also been achieved")


@pytest.mark.parametrize(("who", "noun", "made", "act"), one_by_one(WHO, product(NOUNS, MADE), ACTS))
def test_what_had_been_decided_is_promised(who: str, noun: str, made: str, act: str) -> None:
    told = f"{who}{noun} {made} to {act}."
    assert quotes(told[0].upper() + told[1:]) == [act]


@pytest.mark.parametrize(
    "lead",
    [
        "President Ali and I have reached an agreement for",
        "Agreement was reached for",
        "The two sides struck a deal for",
        "The ministers agreed on a plan for",
    ],
)
@pytest.mark.parametrize("who", ["Peru", "the Peruvian side", "Peru urgently", "the ministries of Peru"])
@pytest.mark.parametrize("act", ACTS)
def test_an_agreement_for_somebody_to_act_binds_them(lead: str, who: str, act: str) -> None:
    (leaf,) = extract(f"{HEAD}{lead} {who} to {act}.").leaves
    assert (leaf.quote, leaf.parties) == (act, ("Peru",))


@pytest.mark.parametrize("told", ["noted", "took note with satisfaction of", "confirmed", "hailed", "welcomed"])
@pytest.mark.parametrize("noun", ["agreement", "understanding", "arrangement"])
def test_an_agreement_that_is_noted_stands(told: str, noun: str) -> None:
    assert quotes(f"The two sides {told} the {noun} to hold a further summit in Oran.") == ["hold a further summit in Oran"]


@pytest.mark.parametrize("body", ["structures", "services", "companies", "entities", "universities", "departments"])
@pytest.mark.parametrize("told", ["instructed", "tasked", "directed"])
def test_whoever_is_instructed_is_to_act(body: str, told: str) -> None:
    act = f"{told} to prepare an agreement by May"
    assert quotes(f"The customs {body} of both states were {act}.") == [act]


@pytest.mark.parametrize(
    "lead",
    ["The ministries were instructed to sign the list", "Instructions were given to sign the list"],
)
@pytest.mark.parametrize("joint", ["; to", " and to", " and", ", to hold a fair, and to"])
@pytest.mark.parametrize(
    "act", ["contribute to the growth of trade", "respond to the needs of firms", "activate cooperation in energy"]
)
def test_what_else_is_told_with_a_task_is_graded_by_its_own_verb(lead: str, joint: str, act: str) -> None:
    last = extract(f"{HEAD}{lead}{joint} {act}.").leaves[-1]
    assert (last.quote, last.strength) == (act, "effort")


@pytest.mark.parametrize("what", ["The signing of several papers", "Construction of a bridge", "An exchange of visits", "A fair"])
@pytest.mark.parametrize("told", ["is planned", "is also being planned", "is envisaged in the near future"])
def test_what_is_planned_is_planned(what: str, told: str) -> None:
    (leaf,) = extract(f"{HEAD}{what} {told}.").leaves
    assert leaf.strength == "planned"


@pytest.mark.parametrize(
    "taken",
    [
        ", which was accepted",
        ", which he accepted",
        ", who accepted the invitation",
        ", and the invitation was accepted",
        ", an invitation that was gladly accepted",
        ". The invitation was accepted",
        ". He accepted the invitation",
    ],
)
@pytest.mark.parametrize(
    "lead", ["President Rojas of Peru invited President Ali of", "Peru extended an invitation to the Government of"]
)
def test_who_accepts_an_invitation_is_the_guest(lead: str, taken: str) -> None:
    first, second = extract(f"{HEAD}{lead} Algeria to visit Lima{taken}.").leaves
    assert (first.parties, second.parties, second.strength) == (("Peru",), ("Algeria",), "planned")


@pytest.mark.parametrize("goodwill", ["develop relations in every sphere", "expand cooperation in all directions"])
@pytest.mark.parametrize("lead", ["The two sides agreed to", "Peru and Algeria intend to continue to", "They will"])
def test_every_direction_is_no_field(lead: str, goodwill: str) -> None:
    assert quotes(f"{lead} {goodwill}.") == []


@pytest.mark.parametrize("terms", ["terms on", "conditions under", "rules by"])
def test_the_terms_of_something_are_no_promise(terms: str) -> None:
    assert quotes(f"Experts signed the {terms} which exports will resume.") == []


@pytest.mark.parametrize("told", ["expected", "planned", "also envisaged", "intended", "assumed"])
@pytest.mark.parametrize(
    "act", ["Peru will open a port", "a joint fund will be set up", "the treaty will enter into force in June"]
)
def test_what_is_planned_in_general_is_no_more_than_planned(told: str, act: str) -> None:
    (leaf,) = extract(f"{HEAD}It is {told} that {act}.").leaves
    assert leaf.strength == "planned"


@pytest.mark.parametrize("verb", ["make", "take", "undertake", "exert", "apply"])
@pytest.mark.parametrize("efforts", ["efforts", "every effort", "joint efforts"])
@pytest.mark.parametrize("aim", ["to expand trade", "for the growth of trade"])
def test_efforts_are_conduct_under_whatever_verb(verb: str, efforts: str, aim: str) -> None:
    (leaf,) = extract(f"{HEAD}The two sides agreed to {verb} {efforts} {aim}.").leaves
    assert leaf.strength == "effort"


@pytest.mark.parametrize(
    "event",
    ["a round of talks", "another forum of rectors", "one more meeting of the commission", "several seminars on water"],
)
def test_there_will_be_a_meeting(event: str) -> None:
    assert quotes(f"There will be {event} in Oran in May.") == [f"{event} in Oran in May"]


@pytest.mark.parametrize("say", ["assuring", "pledging", "adding", "confirming", "stating"])
@pytest.mark.parametrize("thing", ["all agreements", "the contracts", "the treaty"])
@pytest.mark.parametrize("kept", ["would be strictly honoured", "would be fully observed", "would be extended by five years"])
def test_what_somebody_adds_in_a_participle_is_told(say: str, thing: str, kept: str) -> None:
    assert quotes(f"President Rojas met her guest, {say} that {thing} {kept}.") == [f"{thing} {kept}"]


@pytest.mark.parametrize("who", ["Experts", "Experts of both countries", "Experts from Peru and Algeria"])
@pytest.mark.parametrize("act", ["meet in Oran in May", "prepare a list of projects", "hold talks in Lima by June"])
def test_experts_who_will_act_are_no_onlookers(who: str, act: str) -> None:
    assert quotes(f"{who} will {act}.") == [act]


def test_what_experts_believe_is_no_promise() -> None:
    assert quotes("Experts believe that Peru will hold talks in Lima by June.") == []


@pytest.mark.parametrize("say", ["President Rojas said that", "President Rojas announced"])
@pytest.mark.parametrize("paper", ["several agreements", "a memorandum on trade", "the treaty"])
@pytest.mark.parametrize("when", ["will be signed in May", "would be concluded at the fair", "will be exchanged"])
def test_what_is_signed_takes_both(say: str, paper: str, when: str) -> None:
    (leaf,) = extract(f"{HEAD}{say} {paper} {when}.").leaves
    assert set(leaf.parties) == {"Peru", "Algeria"}


@pytest.mark.parametrize("line", ["TAPI", "NordRail", "The Andes corridor"])
def test_what_a_line_makes_possible_is_its_effect(line: str) -> None:
    assert quotes(f"{line} will make it possible to sell more gas.") == []


@pytest.mark.parametrize(
    "lead",
    [
        "The presidents set the task",
        "The task has been set",
        "An ambitious goal was set",
        "We have set the task for our governments",
    ],
)
@pytest.mark.parametrize(("act", "told"), [("double trade by 2030", "to"), ("doubling trade by 2030", "of")])
def test_a_task_that_is_set_is_planned(lead: str, act: str, told: str) -> None:
    (leaf,) = extract(f"{HEAD}{lead} {told} {act}.").leaves
    assert (leaf.quote, leaf.strength) == (act, "planned")


@pytest.mark.parametrize("told", ["commissioned", "obliged", "instructed", "tasked"])
@pytest.mark.parametrize("whom", ["their foreign ministers", "the relevant ministries", "the ministers of energy"])
def test_whom_leaders_commission_is_to_act(told: str, whom: str) -> None:
    act = f"{told} {whom} to prepare a draft by May"
    assert quotes(f"The presidents {act}.") == [act]


@pytest.mark.parametrize("lead", ["A decision was made", "Agreements have been reached", "The sides reached an agreement"])
@pytest.mark.parametrize("about", ["about", "regarding", "concerning"])
@pytest.mark.parametrize("act", ["the opening of a consulate in Oran", "the launch of direct flights"])
def test_what_an_agreement_is_about_is_agreed(lead: str, about: str, act: str) -> None:
    assert quotes(f"{lead} {about} {act}.") == [act]


@pytest.mark.parametrize("verb", ["work out", "elaborate", "study"])
@pytest.mark.parametrize("issue", ["the issue of opening a consulate", "the possibility of building a port"])
def test_an_issue_to_be_worked_out_is_conduct(verb: str, issue: str) -> None:
    (leaf,) = extract(f"{HEAD}The two sides agreed to {verb} {issue}.").leaves
    assert leaf.strength == "effort"


@pytest.mark.parametrize(
    "say", ["President Rojas said that", "The President of Peru noted that", "She said that during the talks,"]
)
@pytest.mark.parametrize(
    "agreed",
    ["it was agreed", "an agreement had been reached", "understanding was reached", "the parties have reached an agreement"],
)
@pytest.mark.parametrize("act", ["open a joint bank", "train nurses"])
def test_who_tells_of_an_agreement_is_not_bound_alone(say: str, agreed: str, act: str) -> None:
    (leaf,) = extract(f"{HEAD}President Rojas praised the talks. {say} {agreed} to {act}.").leaves
    assert set(leaf.parties) == {"Peru", "Algeria"}
