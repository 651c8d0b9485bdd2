"""The same promises told in other words are found as the same: synonyms, adverbs, asides and the ways to announce a list."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from tests.extraction.axes import one_by_one
from tests.extraction.test_extents import check
from tracker.extraction import extract

TEXTS = sorted((Path(__file__).parent / "readouts").glob("*.txt"))
SYNONYMS = """
agreed to: decided to, resolved to, undertook to, pledged to, promised to, vowed to, reached agreement to, agreed once more to
agreed on: settled on, reached agreement on, decided on, have agreed on
agreed that: decided that, settled that, concurred that
will: shall, will also, will now, will therefore, will in due course
reaffirmed: reiterated, confirmed, restated, once again affirmed
welcomed: hailed, applauded
the two sides: both sides, the parties, the two delegations, both countries
strengthen: bolster, reinforce, consolidate, fortify, step up
promote: foster, encourage, champion, advance
establish: set up, create, put in place
explore: look into, look at, examine, study
support: back, assist
hold: convene, organise
provide: supply, furnish
launch: start, inaugurate
complete: finish, finalise
share: exchange, pass on
implement: carry out, execute
in the field of: in the area of, in the sphere of
"""
PAIRS = [(line.split(": ")[0], other) for line in SYNONYMS.strip().splitlines() for other in line.split(": ")[1].split(", ")]


def replaced(text: str, word: str, other: str) -> str:
    """The text with each `word` as `other`, a capital kept."""

    def spell(found: re.Match[str]) -> str:
        return other[0].upper() + other[1:] if found.group()[0].isupper() else other

    return re.sub(rf"(?<![\w-]){re.escape(word)}(?![\w-])(?! (?:of|for)\b)", spell, text, flags=re.IGNORECASE)


@cache
def quotes(text: str) -> list[str]:
    return [leaf.quote for leaf in extract(text).leaves]


@pytest.mark.parametrize(("word", "other"), PAIRS)
def test_a_synonym_changes_no_leaf(word: str, other: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in TEXTS]
    told = [text for text in texts if replaced(text, word, other) != text]
    assert [quotes(replaced(text, word, other)) for text in told] == [
        [replaced(quote, word, other) for quote in quotes(text)] for text in told
    ]


@pytest.mark.parametrize(
    "adverb",
    [
        "as well",
        "once more",
        "in this context",
        "at the same time",
        "as a first step",
        "by consensus",
        "for its part",
        "to that end",
    ],
)
@pytest.mark.parametrize("promise", ["decided", "pledged", "offered", "announced plans", "reaffirmed its commitment"])
def test_an_adverb_may_stand_between_a_promise_and_its_act(promise: str, adverb: str) -> None:
    check(f"Peru {promise} {adverb} to {{build a bridge in Oran}}.")


@pytest.mark.parametrize(
    "between", [", for its part,", " in turn", ", as a neighbour,", " therefore", " likewise", " (as chair)"]
)
@pytest.mark.parametrize("verb", ["plans", "pledges", "offers", "aims"])
def test_a_verb_that_could_be_a_noun_is_heard_behind_what_is_put_in(verb: str, between: str) -> None:
    check(f"Peru{between} {verb} to {{build a bridge in Oran}}.")


@pytest.mark.parametrize(
    "joint",
    [
        " and later ",
        " and at the same time ",
        ", and in due course ",
        " and, where possible, ",
        " and to that end ",
        ", but also ",
    ],
)
def test_what_orders_two_acts_belongs_to_neither(joint: str) -> None:
    check(f"Peru will {{build a bridge in Oran}}{joint}{{train 200 nurses}}.")


def test_a_date_before_its_act_belongs_to_it() -> None:
    check("Peru will {build a bridge in Oran by 2030}, and {by 2035 train 200 nurses}.")


@pytest.mark.parametrize("promise", ["announced plans to", "have the intention to", "agreed to", "will"])
@pytest.mark.parametrize("pair", [("both ", " and "), ("not only ", " but also "), ("first ", " and then ")])
def test_what_joins_two_acts_from_before_the_first_belongs_to_neither(promise: str, pair: tuple[str, str]) -> None:
    check(f"The two sides {promise} {pair[0]}{{build a bridge in Oran}}{pair[1]}{{train 200 nurses}}.")


@pytest.mark.parametrize(
    "marked",
    [
        "Peru committed to {build a port in Oran by 2028} and plans to {open a school in Lima}.",
        "They will {share blueprints and plans for ports}.",
        "Peru committed to {waive visas for students} and plans to {send a mission to Oran}.",
        "Peru plans to {resume its cruises}, suspended some time ago, as well as to {launch a survey}.",
        "Peru agreed to {reopen the port}, closed since 2019, and {train pilots}.",
        "Peru agreed to {raise its investment in Oran} and {pass on know-how in mining}.",
        "They agreed to {fight fraud} and {exchange proven methods for tracing it}.",
        "Given the floods that harm trade, Peru will {send tents}.",
        "Upon the talks that were held in Lima, Peru will {send tents}.",
        "Peru signed a contract with a shipyard, under which the company will {invest $2 billion in Oran}.",
        "The treaty makes provision for {the purchase of gas by Peru}.",
        "They drew up plans to {restore the palace in Oran}.",
        "They drew attention to ports.",
        "Peru stays committed to {building the port}.",
        "Their commitment to {opening a port} was also reconfirmed.",
        "Peru unveiled {a $5 million programme for nurses}.",
        "They hailed Peru's decision to {open a port}.",
        "{Its head office will be based in Lima}.",
        "The 40 doctors promised to Oran have arrived.",
        "They reaffirmed their dedication to the alliance.",
        "They agreed to bolster the long-standing ties between the two Kingdoms.",
        "They will {look at mechanisms for mutual recognition}.",
        "They will look at the situation in the delta.",
        "They agreed to {wrap up the study of the dam by 2030}.",
        "The text enshrines the readiness of both sides to {build a port}.",
        "The declaration records the decision of the two presidents to {build a port}.",
        "The declaration reflects the commitment of both sides to {build a port}.",
        "The visit reflects the commitment of both sides to build a port.",
        "Peru is pleased to {lend its support to the nurses of Oran}.",
        "Peru and Algeria {support the introduction of a toll on the bridge}.",
        "They undertook to {bolster trade and mining, through bodies such as the Trade Fund and the Mining Fund, respectively}.",
        "Ms Rojas said that she saw the same strong will on the Algerian side.",
        "They agreed on {the setting up of a fund} and {a meeting between the ministers every six months}.",
        "Peru will {assist Algeria in training nurses}, contributing to its growth.",
        "They decided to {deepen cooperation in mining}, regarding this as a great step.",
        "They agreed that by 2027 {no foreign unit will have a post in Oran}.",
        "The two countries are {restarting the calls between their commanders}.",
        "They welcomed the {renewal of joint work against drugs} and {the creation of a joint committee on fish}.",
        "The envoy will {travel to Oran from 12 to 14 May to take the talks on trade forward}.",
        "The envoy will travel to Oran to attend the forum.",
        "They renewed their commitment to {comply with the accord}.",
        "They pledged to {comply with and carry out the accord}.",
        "They voiced the hope, after the talks, that Algeria will open a port.",
        "The delegations would include representatives of the Coast Guards.",
        "The accord is historic. It will allow us to sell more rice.",
    ],
)
def test_wordings_that_press_offices_use(marked: str) -> None:
    check(marked)


POINTS = "{Carry out a survey of the railway}.\n{Abstain from raising tariffs on wheat}.\n{Jointly organise two fairs in Lima}."


@pytest.mark.parametrize(
    ("front", "verb", "what", "tail"),
    one_by_one(
        [
            "The two sides ",
            "With these aims in view, the two sides ",
            "To meet these challenges, both countries ",
            "On the issue of trade, the ministers ",
            "At the proposal of Peru, the sides ",
        ],
        ["have settled on", "agreed on", "resolved upon", "undertook", "have drawn up", "approved", "have worked out"],
        ["the following measures", "the following important steps", "a number of urgent measures, as follows", "the following"],
        [":", " so that trade grows:", " in view of the challenges that lie ahead:"],
    ),
)
def test_a_line_that_says_points_are_settled_makes_them_promises(front: str, verb: str, what: str, tail: str) -> None:
    check(f"{front}{verb} {what}{tail}\n{POINTS}\n")


@pytest.mark.parametrize("line", ["The ministers put forward the following proposals:", "They adopted the following documents:"])
def test_a_line_about_proposals_or_papers_makes_none(line: str) -> None:
    check(f"{line}\n{re.sub('[{}]', '', POINTS)}\n")


@pytest.mark.parametrize(
    ("heading", "mark"), list(product(["B. Announcements", "Other initiatives", "Announcements made by India"], ["- ", "1. "]))
)
def test_points_below_a_heading_of_announcements_are_promises(heading: str, mark: str) -> None:
    points = ["Setting up of a campus in Nairobi in 2028.", "Gifting of 100 tractors to Kenya."]
    head = f"List of Outcomes: Visit of the President of Kenya to India\n\nNew Delhi\n\n{heading}\n\n"
    text = head + "\n".join(mark + point for point in points)
    assert [leaf.quote for leaf in extract(text).leaves] == [point.rstrip(".") for point in points]
