"""Whose words a text in the first person is, and whom its "I" and "we" bind."""

from __future__ import annotations

import pytest

from tracker.extraction import extract
from tracker.extraction.atlas import find
from tracker.extraction.blocks import blocks, joined
from tracker.extraction.fold import Folded
from tracker.extraction.introductions import learn
from tracker.extraction.scene import scene
from tracker.extraction.sentences import sentences
from tracker.extraction.speaker import Speaker, speaker

DEPARTURE = (
    "Departure speech of President Adaeze Buhari\nBefore her visit to Ghana\nI am leaving for Accra today. "
    "Nigeria and Ghana are old friends. {0}"
)
ADDRESS = "Address by Hon. Kamau Ndegwa, Prime Minister of Kenya at the Kenya-Rwanda Trade Fair\nI thank you all. {0}"
TALKS = (
    "Press statements following talks with President of Chile Ana Rojas and President of Peru Luis Vega\n"
    "I thank my colleagues. As neighbours, Bolivia, Chile and Peru share water. {0}"
)
TOUR = (
    "Arrival statement of the President after his official visits to Oman and Kuwait\nI am glad to be back in Pakistan.\n"
    "I return from visits to Oman and Kuwait, and Pakistani workers were on my mind.\nIn Oman, I met the Sultan. {0}\n"
    "In Kuwait, I met the Emir. {1}"
)
NOTICE = "Help for Samoa\nI am pleased to announce that New Zealand will send doctors to Samoa. {0}"
WORDS = (
    'Prime Minister Trudeau said the following after the meeting with President Obama:\n"The President and I had a good '
    'meeting.\n"{0}'
)


def heard(text: str) -> Speaker:
    plain = Folded(text).text
    found = blocks(plain)
    plain = joined(plain, found)
    mentions = find(plain)
    return speaker(plain, sentences(plain, found), "", "", mentions, learn(plain, mentions))


@pytest.mark.parametrize(
    ("text", "code", "alone", "visited"),
    [
        (DEPARTURE, "NGA", True, ()),
        (ADDRESS, "KEN", True, ()),
        (TALKS, "BOL", False, ()),
        (TOUR, "PAK", False, ("OMN", "KWT")),
        (NOTICE, "NZL", True, ()),
        (WORDS, "CAN", False, ()),
        (
            "Meeting with the President of Ghana\nToday the President and I opened a new page in Togo-Ghana ties.",
            "TGO",
            False,
            (),
        ),
        ("Talks in Lima\nPresident Boric and I met. Peru and Chile share a border. Peru is growing.", "PER", False, ()),
        ("Joint statement of the Prime Ministers of Chile and Peru\nI thank Chile. Peru and Chile agreed.", "", False, ()),
        ("Talks\nThe ministers of Chile and Peru met.", "", False, ()),
        ('Talks\nThe ministers met. "I am glad to be in Peru," said the minister.', "", False, ()),
    ],
)
def test_who_speaks(text: str, code: str, alone: bool, visited: tuple[str, ...]) -> None:
    found = heard(text.format("", ""))
    assert (found.code, found.alone, found.visited) == (code, alone, visited)


@pytest.mark.parametrize(
    ("frame", "words", "expected"),
    [
        (DEPARTURE, "We will work with Ghana to fight piracy.", {"Nigeria"}),
        (DEPARTURE, "I will propose to my hosts to open a school.", {"Nigeria"}),
        (DEPARTURE, "We will work together to build a port.", {"Nigeria", "Ghana"}),
        (ADDRESS, "We are going to open an airport in Nakuru.", {"Kenya"}),
        (ADDRESS, "We have agreed to open a border post.", {"Kenya", "Rwanda"}),
        (WORDS, "We have invited Mr Obama to Ottawa.", {"Canada"}),
        (WORDS, "We will support him and his Government in the talks on trade.", {"Canada"}),
        (TALKS, "We agreed to build a canal.", {"Bolivia", "Chile", "Peru"}),
        (TALKS, "I will send engineers next year.", {"Bolivia"}),
        (NOTICE, "We will continue to train nurses in Apia.", {"New Zealand"}),
        (NOTICE, "The first doctors will arrive in May.", {"New Zealand"}),
        (NOTICE, "Our government will build a clinic.", {"New Zealand"}),
        (WORDS, "We agreed to open a bridge.", {"Canada", "United States"}),
        (WORDS, "The President and I committed to build two ports.", {"Canada", "United States"}),
        (WORDS, "I will host the summit in May.", {"Canada"}),
    ],
)
def test_whom_the_speaker_binds(frame: str, words: str, expected: set[str]) -> None:
    leaves = extract(frame.format(words)).leaves
    assert leaves
    assert set(leaves[-1].parties) == expected


def test_we_on_a_tour_are_the_speaker_and_the_host_of_whom_they_speak() -> None:
    first, second = extract(TOUR.format("We agreed to build a port.", "We agreed to open a school.")).leaves
    assert (set(first.parties), set(second.parties)) == ({"Pakistan", "Oman"}, {"Pakistan", "Kuwait"})


def test_we_on_a_tour_are_all_where_the_speaker_says_both() -> None:
    (leaf,) = extract(TOUR.format("", "In both visits, we agreed to open a school.")).leaves
    assert set(leaf.parties) == {"Pakistan", "Oman", "Kuwait"}


def test_the_issuer_that_is_known_speaks() -> None:
    text = "Remarks on trade\nI am glad. We will open a fair in May."
    found = sentences(text, blocks(text))
    assert scene(text, found, issuer="Malta").issuer == "MLT"
    (leaf,) = extract(text, issuer="Malta").leaves
    assert leaf.parties == ("Malta",)


TURNS = (
    "Meeting with President of Serbia Marko Ilic\nVladimir Putin: Mr President, I am glad to see you. {0}\n"
    "Marko Ilic: I thank you. {1}\nQuestion: Will you meet again?\nVladimir Putin: {2}"
)


def test_each_turn_of_a_transcript_has_its_speaker() -> None:
    leaves = extract(
        TURNS.format("We will send wheat to Serbia.", "I will come to Kazan in May.", "I will open the plant in June.")
    ).leaves
    assert [leaf.parties for leaf in leaves] == [("Russia",), ("Serbia",), ("Russia",)]


def test_a_quotation_over_paragraphs_has_its_speaker() -> None:
    text = (
        'Peru and the EU talk\nPeru and the EU met. Frans Timmermans of the EU said: "I am here to talk.\n'
        'Peru is a friend.\nWe stand ready to work with Peru on forests."\nPeru will plant trees.'
    )
    assert [leaf.parties for leaf in extract(text).leaves] == [("European Union",), ("Peru",)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We will provide 5 million dollars for clinics.", {"Canada"}),
        ("We will continue to train the police of Ghana.", {"Canada", "Ghana"}),
        ("We will continue to work with Ghana on mining.", {"Canada"}),
        ("We will work together with Ghana on mining.", {"Canada", "Ghana"}),
        ("We will promote trade between Canada and Ghana.", {"Canada", "Ghana"}),
    ],
)
def test_one_who_gives_or_names_the_other_speaks_for_one_side(words: str, expected: set[str]) -> None:
    text = f"Visit to Ghana\nI met Minister Mensah of Ghana after my visit to Accra. Canada and Ghana are friends. {words}"
    assert set(extract(text).leaves[-1].parties) == expected


@pytest.mark.parametrize("who", ["My country", "My government", "Our government", "My ministers", "For our part, we", "I"])
@pytest.mark.parametrize(
    "title",
    [
        "Remarks by Prime Minister Jan Nowak of Poland at the Joint Press Conference with President Amina Odhiambo of Kenya",
        "Address by H.E. Jan Nowak, Prime Minister of the Republic of Poland, at the State Banquet in Nairobi",
        "Opening Remarks of the Polish Foreign Minister at a Meeting with Kenyan Foreign Minister Amina Odhiambo",
    ],
)
def test_remarks_by_one_bind_their_side(title: str, who: str) -> None:
    leaves = extract(f"{title}\nI thank Kenya for its hospitality.\n{who} will build a school in Oran by 2031.\n").leaves
    assert [leaf.parties for leaf in leaves] == [("Poland",)]
