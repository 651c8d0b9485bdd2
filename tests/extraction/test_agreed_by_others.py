"""What was settled is found however it is put: as welcomed, as assured, as given a term, with the subject behind it."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

HEAD = "Joint Statement on Reefs\n"


def quotes(sentence: str) -> list[str]:
    return [leaf.quote for leaf in extract(HEAD + sentence).leaves]


@pytest.mark.parametrize("verb", ["welcomed", "hailed", "noted"])
@pytest.mark.parametrize("noun", ["agreement", "recent agreement", "understanding", "consensus"])
@pytest.mark.parametrize("who", ["by Peru", "reached by Peru and Chile", "of the two ministries", "among the three countries"])
def test_an_agreement_of_others_is_welcomed(verb: str, noun: str, who: str) -> None:
    assert quotes(f"The Prime Ministers {verb} the {noun} {who} to open a crossing in Oran.") == ["open a crossing in Oran"]


@pytest.mark.parametrize("whom", ["Chad", "his counterpart", "the Speaker of the House, Ana Lima,"])
@pytest.mark.parametrize("whose", ["its {}", "his country's {}", "the {} of his government", "the {} of Peru"])
@pytest.mark.parametrize(("noun", "strength"), [("readiness", "soft"), ("willingness", "soft"), ("commitment", "firm")])
def test_somebody_is_assured_of_it(whom: str, whose: str, noun: str, strength: str) -> None:
    (leaf,) = extract(f"{HEAD}Peru assured {whom} of {whose.format(noun)} to train nurses.").leaves
    assert (leaf.quote, leaf.strength) == ("train nurses", strength)


@pytest.mark.parametrize("verb", ["was given", "was also given", "has been given", "has"])
@pytest.mark.parametrize("term", ["15 October", "the end of the year"])
def test_a_term_is_given(verb: str, term: str) -> None:
    assert quotes(f"Peru {verb} until {term} to open a clinic in Oran.") == ["open a clinic in Oran"]


@pytest.mark.parametrize("front", ["Also agreed was", "Also agreed on was", "Also decided upon was", "Agreed on as well was"])
def test_what_was_agreed_stands_behind(front: str) -> None:
    assert quotes(f"{front} the opening of a border market.") == ["the opening of a border market"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Another decision reached was to open a clinic in Oran.",
        "One of the decisions taken at the summit was to open a clinic in Oran.",
        "The memorandum foresees that a clinic in Oran will be opened.",
        "A panel of experts will open a clinic in Oran.",
        "Ministers responsible for health will open a clinic in Oran.",
        "The ministries concerned will open a clinic in Oran.",
        "Further efforts are to be made to open a clinic in Oran.",
    ],
)
def test_who_or_what_settled_it(sentence: str) -> None:
    (quote,) = quotes(sentence)
    assert "clinic in Oran" in quote


@pytest.mark.parametrize("event", ["Oran Summit", "IV Fishing Forum", "Andean Conference", "Joint Committee Meeting"])
def test_a_named_event_to_come_is_welcomed(event: str) -> None:
    (leaf,) = extract(f"{HEAD}The group welcomed the upcoming {event} in May.").leaves
    assert leaf.strength == "soft"


@pytest.mark.parametrize("what", ["this", "these", "that", "it"])
@pytest.mark.parametrize("when", ["during a meeting with the President", "at the talks", "in Lima"])
def test_a_pronoun_is_no_act(what: str, when: str) -> None:
    assert quotes(f"The two sides agreed on {what} {when}.") == []


@pytest.mark.parametrize("said", ["they said", "he noted", "officials say"])
@pytest.mark.parametrize("effect", ["help boost trade", "raise incomes"])
def test_what_they_say_a_plan_will_bring_is_an_effect(said: str, effect: str) -> None:
    assert quotes(f"The ministers praised the plan, which {said} will {effect}.") == []


@pytest.mark.parametrize("aside", ["to Lima and Cuzco", "from Lima to Cuzco", "including the port", "with its branches to Oran"])
def test_an_aside_behind_a_joined_subject_parts_nothing(aside: str) -> None:
    assert quotes(f"Work will start in May and the whole line, {aside}, will be completed by 2038.") == [
        "Work will start in May",
        f"the whole line, {aside}, will be completed by 2038",
    ]


@pytest.mark.parametrize(
    "ended", ["The two leaders ended talks in Lima", "Peru and Chad concluded their meeting", "The summit closed"]
)
@pytest.mark.parametrize("noun", ["an agreement", "a commitment", "a firm promise", "a decision"])
def test_talks_end_with_it(ended: str, noun: str) -> None:
    assert quotes(f"{ended} with {noun} to train 20 nurses.") == ["train 20 nurses"]


@pytest.mark.parametrize("who", ["Polish troops", "its embassy", "the border crossings", "the peacekeepers"])
@pytest.mark.parametrize("where", ["remain open", "remain in the country"])
def test_what_is_said_to_remain_there(who: str, where: str) -> None:
    assert quotes(f"The Minister announced that {who} will {where}.") == [f"{who} will {where}"]


@pytest.mark.parametrize("who", ["Polish troops", "its embassy", "the peacekeepers"])
def test_to_stay_is_an_act_of_those_who_can(who: str) -> None:
    assert quotes(f"The Minister announced that {who} will stay in place.") == ["stay in place"]


def test_a_thing_that_is_to_stay_is_told_whole() -> None:
    stays = "the border crossings will stay in place"
    assert quotes(f"The Minister announced that {stays}.") == [stays]


@pytest.mark.parametrize("noun", ["revival", "resuscitation", "re-establishment", "overhaul"])
def test_what_is_brought_back_is_an_act(noun: str) -> None:
    assert quotes(f"They announced the {noun} of the ferry council.") == [f"the {noun} of the ferry council"]


@pytest.mark.parametrize(
    "said",
    [
        "The Presidents agreed that each side {}.",
        "The Council decided that the joint committee {}.",
        "He directed that the army {}.",
        "The two sides agreed that a team of experts {}.",
        "The Presidents instructed that their ministries {}.",
    ],
)
@pytest.mark.parametrize("act", ["open the road to Oran", "establish a joint fund", "draw up a list of reefs", "meet in May"])
def test_what_it_is_agreed_that_somebody_do(said: str, act: str) -> None:
    assert quotes(said.format(act)) == [act]


@pytest.mark.parametrize(
    "sentence",
    [
        "They agreed that both sides hold the same views.",
        "They agreed that they meet the terms.",
        "They decided that such visits strengthen the ties of both.",
        "Peru had already agreed to open a clinic in Oran.",
        "The World Bank had earlier approved a loan of $450 million.",
        "Chad had previously pledged $5 million for reefs.",
    ],
)
def test_what_is_stated_or_recalled_is_none(sentence: str) -> None:
    assert quotes(sentence) == []


def test_a_verb_seldom_met_begins_the_task() -> None:
    (quote,) = quotes(
        "The Summit directed the Secretariat to avail Peru with the list of those to be ratified to enable Peru to act."
    )
    assert quote.startswith("directed the Secretariat to avail")
