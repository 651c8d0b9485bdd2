"""A sentence as ministries write it to its promises, and to their exact words: what the stages decide only together."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"


def quotes(text: str) -> list[str]:
    return [leaf.quote for leaf in extract(HEAD + text).leaves]


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        (
            "Peru is committed to strengthening the rail link between Peru and the Republic of Algeria so we can move grain.",
            ["strengthening the rail link between Peru and the Republic of Algeria so we can move grain"],
        ),
        (
            "Peru is committed to planning the harbour now, so that when the strike ends, the two countries can begin to build.",
            ["planning the harbour now, so that when the strike ends, the two countries can begin to build"],
        ),
        (
            "He underscored our commitment to the establishment of a school in Oran and made clear that nurses need a clinic.",
            ["commitment to the establishment of a school in Oran"],
        ),
        (
            "They reaffirmed their commitment to opening a school in Lima and took stock of the harvest.",
            ["opening a school in Lima"],
        ),
        (
            "They reiterated their commitment to training nurses in Oran and deep concern about the drought.",
            ["training nurses in Oran"],
        ),
        (
            "He expressed his support for training nurses in Oran, as well as the importance of clean beaches.",
            ["support for training nurses in Oran"],
        ),
        (
            "They reiterated their commitment to freedom of navigation, open trade, and defending sailors from pirates.",
            ["defending sailors from pirates"],
        ),
        (
            "They reaffirmed their commitment to modernising the port, strengthening defence cooperation and to a joint patrol.",
            ["modernising the port", "strengthening defence cooperation", "a joint patrol"],
        ),
        (
            "They will work with other partners to protect and promote the trade in grain.",
            ["work with other partners to protect and promote the trade in grain"],
        ),
        (
            "They stressed their keenness to continue working to raise olive exports, hold joint fairs, and train nurses.",
            ["continue working to raise olive exports", "hold joint fairs", "train nurses"],
        ),
        (
            "Peru is ready to step up efforts to expand the rice trade, and to cooperate more closely on ports.",
            ["step up efforts to expand the rice trade", "cooperate more closely on ports"],
        ),
        (
            "Their ministers will confabulate often and meet twice a year.",
            ["confabulate often", "meet twice a year"],
        ),
        (
            "They praised the Partnership, which aims to deliver 40,000 doses by 2031.",
            ["deliver 40,000 doses by 2031"],
        ),
        (
            "They will build a road so as to open markets, so as to help farmers.",
            ["build a road so as to open markets"],
        ),
        (
            "They decided to continue efforts to clear mines, including by drone; to train nurses; and to open a school in Lima.",
            ["continue efforts to clear mines, including by drone", "train nurses", "open a school in Lima"],
        ),
        (
            "Peru announced a new package of aid for Algeria, which includes two radars and a field hospital.",
            ["a new package of aid for Algeria, which includes two radars and a field hospital"],
        ),
        (
            "He recalled Peru's announcement to seek Algerian support to double the earlier contribution to the Global Fund.",
            ["seek Algerian support to double the earlier contribution to the Global Fund"],
        ),
    ],
)
def test_an_act_ends_where_the_sentence_goes_on_to_something_else(text: str, leaves: list[str]) -> None:
    assert quotes(text) == leaves


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("They thanked the Task Force, which will draw up a list of ports.", ["draw up a list of ports"]),
        ("They thanked Oran Holding Group, which will support many jobs.", []),
        ("He said that Peru, as a true friend of Algeria, is ready to send wheat to Oran.", ["send wheat to Oran"]),
        (
            "The two leaders affirmed the importance of fair prices and remain committed to reopening the ferry to Oran.",
            ["reopening the ferry to Oran"],
        ),
        (
            "He asked Algeria to help with the dairy industry and the Minister has promised to send three experts.",
            ["send three experts"],
        ),
        (
            "They praised the High Level Group on Trade, Investment and Tourism, which will be held in Lima in May.",
            ["the High Level Group on Trade, Investment and Tourism, which will be held in Lima in May"],
        ),
    ],
)
def test_who_takes_on_what_is_told_behind_a_relative_an_aside_or_a_request(text: str, leaves: list[str]) -> None:
    assert quotes(text) == leaves


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Earlier detection and treatment of malaria will reduce the number of deaths by 2030.", False),
        ("Peru and its neighbours will reduce the number of deaths by 2030.", True),
        ("The health strategy reflects Peru's commitment to ending malaria by 2030.", False),
        ("Peru reaffirmed its commitment to ending malaria by 2030.", True),
        ("The project is expected to train 200 nurses by 2030.", False),
        ("Peru is expected to train 200 nurses by 2030.", True),
        ("They reaffirmed their commitment to supporting stability and prosperity in Iraq.", True),
        ("They reaffirmed their commitment to supporting stability and prosperity.", False),
        ("They reaffirmed their commitment to advance the goals outlined in the Lima Declaration.", True),
        ("They reaffirmed their commitment to advance the goals of the alliance.", False),
        ("They agreed to expand people-to-people ties.", True),
        ("They agreed to expand ties of friendship.", False),
        ("They agreed to strengthen coordination on bilateral and multilateral issues.", False),
        ("They agreed to strengthen coordination on olive prices.", True),
        ("They will defend democratic institutions and norms around the world.", False),
        ("They will uphold the fishing rules in the Bay of Oran.", True),
    ],
)
def test_a_good_without_act_or_field_is_no_promise_and_one_with_a_field_or_place_is(text: str, *, kept: bool) -> None:
    assert bool(quotes(text)) is kept


def test_points_in_running_text_take_the_promise_of_the_head_of_their_list() -> None:
    text = (
        "The two ministers agreed on the following, 1) Open a ferry line in May. Agreed to train nurses as early as possible. "
        "Confirm the fishing quotas of Oran. 2) To bring seasonal work onto an orderly track and sign an agreement in June."
    )
    found = extract(HEAD + text).leaves
    assert [leaf.quote for leaf in found] == [
        "Open a ferry line in May",
        "train nurses as early as possible",
        "Confirm the fishing quotas of Oran",
        "bring seasonal work onto an orderly track",
        "sign an agreement in June",
    ]
    assert {leaf.parties for leaf in found} == {("Peru", "Algeria")} or {leaf.parties for leaf in found} == {("Algeria", "Peru")}


@pytest.mark.parametrize("line", ["These include:", "These steps include:", "This includes:"])
def test_points_below_a_line_that_only_says_include_take_the_promise_before_it(line: str) -> None:
    text = f"They decided to take steps to foster exports. {line}\n- exchanges of growers;\n- regular consultations on prices;"
    assert quotes(text)[1:] == ["exchanges of growers", "regular consultations on prices"]
    assert quotes(text.replace("decided to take", "praised")) == []


def test_points_have_their_stem_whatever_stands_before_its_subject() -> None:
    stem = "Underscoring the importance of dialogue, both sides committed in 2030 to:"
    assert quotes(f"{stem}\n- Hold the fourth forum on rice;\n- Open a port;") == ["Hold the fourth forum on rice", "Open a port"]


def test_a_point_with_a_label_has_all_its_acts() -> None:
    stem = "The two countries intend to cooperate in the following:"
    points = "- Ports: Identify sites for cranes.\n- Customs: Support the use of scanners and collaborate on training."
    assert quotes(f"{stem}\n{points}") == ["Identify sites for cranes", "Support the use of scanners", "collaborate on training"]
