from __future__ import annotations

import time
from pathlib import Path

import pytest

from tracker.extraction import extract

SAMPLE = Path(__file__).parents[2] / "data/readouts/wang-yi-tileuberdi-2022.txt"
HEAD = "Joint Statement of Laos and Nepal\n"


def quotes(body: str) -> list[str]:
    return [leaf.quote for leaf in extract(HEAD + body).leaves]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The two sides agreed to open a school in Pokhara.", ["open a school in Pokhara"]),
        ("The Nepali side said that it would extend the stay to 14 days.", ["extend the stay to 14 days"]),
        ("Laos expressed its readiness to send 20 nurses.", ["send 20 nurses"]),
        ("Direct flights will be launched by June 2025.", ["Direct flights will be launched by June 2025"]),
        ("The leaders tasked their ministers to finalise the plan.", ["tasked their ministers to finalise the plan"]),
        ("Laos welcomed Nepal's decision to buy 40 buses.", ["buy 40 buses"]),
        ("Nepal undertook not to raise tariffs before 2027.", ["raise tariffs before 2027"]),
        ("China supports Laos in hosting the summit.", ["supports Laos in hosting the summit"]),
        ("It was agreed to hold the third round in Rome.", ["hold the third round in Rome"]),
        ("The treaty provides for the creation of a joint bank.", ["the creation of a joint bank"]),
        ("Should the talks fail, Laos will impose tariffs on steel.", ["impose tariffs on steel"]),
        ("We will train 50 nurses a year.", ["train 50 nurses a year"]),
        ("The next meeting will take place in Rome in May.", ["The next meeting will take place in Rome in May"]),
        ("The two sides will:\n- open a school;\n- train 50 nurses.", ["open a school", "train 50 nurses"]),
        ("He made clear that Laos would repair the dam by May.", ["repair the dam by May"]),
        ("She gave her assurance that Nepal would buy 40 buses.", ["buy 40 buses"]),
        ("He affirmed that Laos would continue training nurses.", ["continue training nurses"]),
        ("They will work with Laos to clear mines, and train nurses.", ["work with Laos to clear mines", "train nurses"]),
        (
            "They stressed their commitment to working with partners to clear mines, fund clinics, and train nurses.",
            ["working with partners to clear mines, fund clinics, and train nurses"],
        ),
        ("The Meeting looked forward to the opening of the bridge in May.", ["the opening of the bridge in May"]),
        ("We reaffirm our previous commitments on fishing quotas.", ["previous commitments on fishing quotas"]),
        ("He spoke with Mr. Rao, committing that Laos will send 20 nurses.", ["send 20 nurses"]),
        (
            "He said that a school would be built. The port of Oslo would be opened in May.",
            ["a school would be built", "The port of Oslo would be opened in May"],
        ),
        ("The new Forum will bring together farmers from both countries.", ["bring together farmers from both countries"]),
        (
            "They voiced support for the development of schools, including free, fair, and lively courses in the north.",
            ["support for the development of schools, including free, fair, and lively courses in the north"],
        ),
        ("He secured Nepal's commitment to buy 40 buses.", ["buy 40 buses"]),
        ("Nepal's commitment to buy 40 buses will give both cities new chances.", ["buy 40 buses"]),
        ("Nepal's commitment to regional trade is well known.", []),
        ("Laos agreed in principle to train 200 nurses.", ["train 200 nurses"]),
        ("Laos agreed during the talks in Rome to train 200 nurses.", ["train 200 nurses"]),
        ("The heads of government plan to open a port.", ["open a port"]),
        ("Noting that trade has quadrupled since 2020, the sides committed to train nurses.", ["train nurses"]),
        ("He said that over the next 10 years, Laos would be training nurses.", ["training nurses"]),
        ("They recognize that talks are vital and trust is key and are willing to open a port.", ["open a port"]),
        (
            "The statement said that both countries would continue the exchange of visits and train nurses.",
            ["continue the exchange of visits", "train nurses"],
        ),
        ("A statement announced the establishment of a new joint bank.", ["the establishment of a new joint bank"]),
        ("They expressed the hope to open a port.", ["open a port"]),
        (
            "They agreed to host a fair in Oslo, support farmers in the delta and transfer technology.",
            ["host a fair in Oslo", "support farmers in the delta", "transfer technology"],
        ),
        (
            "They are committed to exporting beef, starting talks on a treaty, and harmonising standards.",
            ["exporting beef", "starting talks on a treaty", "harmonising standards"],
        ),
        (
            "They agreed on the release of the fishermen, the implementation of the plan and the next round of talks in Oslo.",
            ["the release of the fishermen", "the implementation of the plan", "the next round of talks in Oslo"],
        ),
        ("Donors committed to match available grants to gaps by May.", ["match available grants to gaps by May"]),
        ("The minister reiterated the commitment of his Government to clear the mines.", ["clear the mines"]),
        ("He met Mr Rao to advance trade and reaffirm Nepal's commitment to train nurses.", ["train nurses"]),
        (
            "They affirmed their commitments to our shared priorities to plant trees and restore reefs.",
            ["plant trees", "restore reefs"],
        ),
        (
            "He confirmed that funded projects, such as the Osaka line, would resume in May.",
            ["funded projects, such as the Osaka line, would resume in May"],
        ),
        (
            "The school will be completed in May and training will begin in June.",
            ["The school will be completed in May", "training will begin in June"],
        ),
        ("Key focus areas of this work will include mapping reefs and training divers.", ["mapping reefs", "training divers"]),
        ("Laos welcomes and supports Nepal's Declaration on Malaria.", ["supports Nepal's Declaration on Malaria"]),
        ("He said it would not have been possible without Laos.", []),
        (
            "The two leaders declare:\n1. their decision to set up a system of mutual guarantees.",
            ["set up a system of mutual guarantees"],
        ),
        (
            "Food: Nepal – home of the fund and host of the fair – will invest $2 million in seeds.",
            ["invest $2 million in seeds"],
        ),
        (
            "The Parties agreed to set up a panel, and in this regard agreed to hold a workshop on mines.",
            ["set up a panel", "hold a workshop on mines"],
        ),
        (
            "A scheme for young farmers is set to be launched in 2031, Farm Minister Anna Berg-Lindholm of the Centre and "
            "Trade Minister Paul Holm announced today.",
            ["A scheme for young farmers is set to be launched in 2031"],
        ),
        ("7. Recognising the value of trade, both sides agreed to open a port.", ["open a port"]),
        ("APEC economies in the talks reaffirm their aim to lower duties by 2030.", ["lower duties by 2030"]),
        ("China is willing to import tea and encourages competent firms to invest.", ["import tea"]),
        ("Laos agreed with Nepal to open a port.", ["open a port"]),
        ("Laos is committing over $5 million to clear mines.", ["committing over $5 million to clear mines"]),
        ("Nepal always supports Laos in training nurses.", ["supports Laos in training nurses"]),
        ("A visit to Rome is envisaged in the near future.", ["A visit to Rome is envisaged in the near future"]),
        ("Plans to open a port were announced.", ["open a port"]),
        (
            "They reaffirm their support to the efforts of Chad, providing that all conditions are met.",
            ["support to the efforts of Chad, providing that all conditions are met"],
        ),
        (
            "Laos announced $20 million to support Nepal in cutting emissions, protecting forests, and fighting fires.",
            ["$20 million to support Nepal in cutting emissions, protecting forests, and fighting fires"],
        ),
        ("Laos announced the opening of a bank as well as its intent to buy buses.", ["the opening of a bank", "buy buses"]),
        ("Laos will hold elections and support peace talks.", ["hold elections", "support peace talks"]),
        ("Nepal agreed to train nurses as both sides affirmed the value of peace.", ["train nurses"]),
        ("Nepal will support Laos as it rebuilds the dam.", ["support Laos as it rebuilds the dam"]),
        ("The ministers agreed that:\n- trade should be doubled by 2030;", ["trade should be doubled by 2030"]),
    ],
)
def test_a_promise_is_found_in_each_of_its_forms(body: str, expected: list[str]) -> None:
    assert quotes(body) == expected


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("They discussed plans to open a school.", "talked over"),
        ("They discussed the issues that the leaders will consider at the summit.", "talked over"),
        ("They underscored support for Laos, including by aiding farmers, and help for children of farmers.", "approval"),
        ("On Monday the President will visit Oslo and Bergen.", "travel"),
        ("A port would be opened in May.", ""),
        ("Laos called on Nepal to open the border.", ""),
        ("The agreement will boost trade in steel.", "forecast"),
        ("They agreed to strengthen their friendly relations.", "goodwill"),
        ("They reaffirmed their support for the sovereignty of Laos.", "value"),
        ("They hoped that Nepal will open the border.", ""),
        ("The two ministers agreed to stay in close contact.", "touch"),
        ("They agreed to stay in regular contact over the coming weeks.", "touch"),
        ("They recalled that in 2019 the two countries agreed to open a port.", "earlier"),
        ("They met after the two countries had decided to open a port.", "clause"),
        ("They stressed the importance of peace.", ""),
        ("They stressed the importance of trade, including via renewed commitment to free ports.", "mentioned"),
        ("They noted that the plan of both will lead to growth and improve road safety.", "effect"),
        ("They praised the talks between Chad and Togo with an aim to open a port.", ""),
        ("They signed a treaty on extradition.", ""),
        ("Today we will talk about energy.", "talks"),
    ],
)
def test_what_only_looks_like_a_promise_is_left_out_with_a_reason(body: str, reason: str) -> None:
    found = extract(HEAD + body)
    assert found.leaves == ()
    assert not reason or any(reason in miss.reason for miss in found.misses)


def test_a_declaration_in_capitals_is_read_across_its_headings() -> None:
    body = (
        "WE HEREBY COMMIT TO:\nFULFIL the goals of the plan of action;\nThe Sea\n"
        "EXPAND cooperation on fishing; train coast guards; and fund a museum;\nRoads\nFURTHER SUPPORT the building of roads;"
    )
    assert quotes(body) == [
        "FULFIL the goals of the plan of action",
        "EXPAND cooperation on fishing",
        "train coast guards",
        "fund a museum",
        "SUPPORT the building of roads",
    ]


def test_the_title_of_an_act_in_capitals_is_written_small() -> None:
    found = extract(HEAD + "WE HEREBY COMMIT TO:\nBUILD a port in Lagos;\nFURTHER EXPAND trade in rice;").leaves
    assert [leaf.title for leaf in found] == ["Build a port in Lagos", "Expand trade in rice"]


def test_status_statements_are_kept_apart_from_promises() -> None:
    found = extract(
        HEAD + "The land ports have all resumed operation, and the two sides will build a bridge. The visit was postponed."
    )
    assert [(one.quote, one.polarity) for one in found.statements] == [
        ("The land ports have all resumed operation", "done"),
        ("The visit was postponed", "setback"),
    ]
    assert [leaf.quote for leaf in found.leaves] == ["build a bridge"]


def test_a_headline_that_the_body_takes_up_and_a_repetition_are_said_once() -> None:
    found = extract(
        "Laos and Nepal agreed to create a joint bank with a capital of $5 million\nThe two sides agreed to create a joint bank "
        "with a capital of $5 million in Vientiane. The ministers met. They agreed to create a joint bank in Vientiane."
    )
    assert len(found.leaves) == 1
    assert sum("said again" in miss.reason for miss in found.misses) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("provide two patrol vessels to the Coast Guard", "provide two patrol vessels to the Navy"),
        ("give two boats to the fishermen", "give two boats to the farmers"),
        ("build school number 1 in Ambon", "build school number 2 in Ambon"),
        ("build school 12 in ward 3 of Ambon", "build school 3 in ward 12 of Ambon"),
        ("build school number one in Ambon", "build school number two in Ambon"),
        ("give US$ 2.5 million for the Nadi school", "give US$2.5 million for the Lautoka school"),
        ("give $20 million for the port of Ba", "give $30 million for the port of Ba"),
        ("train nurses in the north of the country", "train nurses in the south of the country"),
        ("give two patrol boats to the navy", "give two further patrol boats to the navy"),
        ("send teachers to schools by 2027", "send teachers to schools by 2028"),
    ],
)
def test_another_recipient_number_place_or_amount_is_another_promise(first: str, second: str) -> None:
    found = extract(HEAD + f"China will {first}. China will {second}.")
    assert [leaf.quote for leaf in found.leaves] == [first, second]


@pytest.mark.parametrize(
    "again",
    [
        "build a road of 30 km in Aktau",
        "build the road of 30 km in Aktau",
        "build this 30 km road in Aktau",
        "build the road in Aktau",
    ],
)
def test_what_says_nothing_new_is_said_again(again: str) -> None:
    found = extract(HEAD + f"China will build a road of 30 km in Aktau. China will {again}.")
    assert [leaf.quote for leaf in found.leaves] == ["build a road of 30 km in Aktau"]


def test_each_leaf_names_the_rule_and_the_words_that_admitted_it() -> None:
    (leaf,) = extract(HEAD + "The two sides agreed to open a school.").leaves
    assert leaf.why[0] == "commit.verb: agreed to"


def test_the_sample_gives_the_concrete_promises_with_who_is_bound() -> None:
    found = {leaf.quote: leaf for leaf in extract(SAMPLE.read_text(encoding="utf-8")).leaves}
    visa = found["extend the visa-free period for Chinese citizens from 72 hours to 14 days"]
    assert (visa.parties, visa.strength, visa.specificity) == (("Kazakhstan",), "firm", 3)
    assert found["set up consulates general in Xi'an"].parties == ("Kazakhstan",)


@pytest.mark.parametrize(
    "text", ["", "\n\n", ":", "The two sides will:", "\u2022 ", "agreed to", "\x00\ud83d", "(" * 500, "to " * 500]
)
def test_odd_texts_give_nothing_and_no_exception(text: str) -> None:
    assert extract(text).leaves == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "They agreed to open a school and ",
        "that they will ",
        "will:\n",
        "its plan to ",
        "Reaffirming their commitment to ",
        "- to\n",
    ],
)
def test_repetitive_text_costs_no_more_than_its_length(unit: str) -> None:
    def cost(length: int) -> float:
        text = "Title\n" + unit * (length // len(unit))
        took = []
        for _ in range(3):
            began = time.process_time()
            extract(text)
            took.append(time.process_time() - began)
        return min(took)

    assert cost(24_000) < 4 * cost(8_000) + 0.2
