"""How a promise falls into leaves where a comma, an aside or a reason stands in it: braces hold what is expected."""

from __future__ import annotations

import pytest

from tests.extraction.axes import one_by_one
from tests.extraction.test_extents import check


@pytest.mark.parametrize("promise", ["will {open a port at Oran}", "agreed to {enhance high-level contacts}"])
@pytest.mark.parametrize(
    "reason",
    [
        "as the countries share a common history",
        "as trade remains low",
        "as both sides need new markets",
        "as announced by the director of the bank during a meeting with President Rojas yesterday",
        "in line with our commitment to act jointly to lower risks",
        "in line with existing agreements",
        "in the face of the drought",
        "reflected in its recent appointment of an envoy",
        "fully respecting international law and the Charter",
        "for these are two sides of one coin",
        "augmenting Algeria's efforts in reducing emissions, improving health, and diversifying supply",
    ],
)
def test_a_reason_a_measure_or_an_effect_behind_a_comma_is_no_part_of_the_act(promise: str, reason: str) -> None:
    check(f"Peru and Algeria {promise}, {reason}.")


@pytest.mark.parametrize("reason", ["as trade remains low", "in line with its mandate", "amid growing tension"])
@pytest.mark.parametrize("second", ["train sailors in Lima", "expand trade in copper"])
def test_the_act_goes_on_behind_a_reason(reason: str, second: str) -> None:
    check(f"Peru and Algeria will {{open a port at Oran}}, {reason}, and {{{second}}}.")


@pytest.mark.parametrize(
    "marked",
    [
        "Peru and Algeria will {train nurses, in line with the Lima Declaration of May 2022}.",
        "Peru and Algeria will {meet regularly, as often as the chairs consider necessary}.",
        "Peru and Algeria will {finance roads, as part of the move to net zero emissions}, {ease trade} and {help farmers}.",
        "Peru and Algeria agreed to {expand trade}, {exchange materials} and {continue consultations on fishing}.",
    ],
)
def test_words_that_only_look_like_a_reason_or_a_verb(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("cue", ["will", "agreed to"])
@pytest.mark.parametrize("lead", ["work", "cooperate"])
@pytest.mark.parametrize("aside", ["as well as other countries", "along with regional banks", "including small states"])
def test_an_aside_on_partners_parts_no_work_from_its_purpose(cue: str, lead: str, aside: str) -> None:
    act = f"Peru and Algeria {cue} {{{lead} with the other members, {aside}, to ensure a fair outcome at the conference}}"
    check(f"{act}.")
    check(f"{act}, to {{conclude a fisheries treaty}}, and to {{achieve a ban on lead in paint}}.")


@pytest.mark.parametrize("first", ["13th plenary session of the JLG", "second round of the Trade Council"])
@pytest.mark.parametrize(
    "second", ["10th ABC Working Group Meeting", "10th Border Dialogue", "third meeting of the Border Group"]
)
def test_two_meetings_told_by_number_and_name_are_two_leaves(first: str, second: str) -> None:
    check(f"Peru and Algeria committed to {{hold the {first}}} and {{the {second} before May}}.")


@pytest.mark.parametrize("talks", ["continue their consultations", "continue negotiations"])
@pytest.mark.parametrize("other", ["the Algerian Security Review", "the Trade Treaty"])
def test_talks_on_two_named_papers_are_two_leaves(talks: str, other: str) -> None:
    check(f"Peru and Algeria agreed to {{{talks} on the Peruvian Defence White Paper}} and {{{other}}}.")


@pytest.mark.parametrize(
    "umbrella",
    [
        "reaffirmed their commitment to tackling many world challenges, including",
        "agreed to tackle several issues, including",
        "will pursue shared priorities, such as",
    ],
)
def test_acts_named_under_challenges_or_priorities_stand_for_them(umbrella: str) -> None:
    check(f"Peru and Algeria {umbrella} {{balancing trade}}, {{countering piracy in the strait}}, and {{stabilizing the delta}}.")


@pytest.mark.parametrize("what", ["in maintaining national unity", "at building clinics"])
@pytest.mark.parametrize("more", [", and promoting economic growth", " and helping small farms"])
def test_the_efforts_that_are_supported_are_one_leaf(what: str, more: str) -> None:
    check(f"Peru expressed {{support for Algeria's efforts {what}{more}}}.")


@pytest.mark.parametrize("first", ["support the development of", "promote the growth of"])
@pytest.mark.parametrize("second", ["spur investment in", "provide funds for"])
def test_two_verbs_that_share_the_object_to_come_are_one_leaf(first: str, second: str) -> None:
    check(f"Peru and Algeria will {{{first}, and {second}, the copper industry}}.")


def test_what_a_sum_is_specifically_for_belongs_to_it() -> None:
    check("Peru announced {$15 million in aid, specifically supporting the repair of the museum in Oran}, saving its books.")


@pytest.mark.parametrize("act", ["{the resumption of contacts between armies}", "{the launch of a fund for nurses}"])
@pytest.mark.parametrize("talks", ["{the Peru-Algeria Defense Talks}", "{the Third Maritime Dialogue}"])
@pytest.mark.parametrize("more", ["", " and {the Border Treaty meetings}"])
def test_named_talks_beside_an_act_told_in_nouns_are_leaves(act: str, talks: str, more: str) -> None:
    check(f"Peru and Algeria agreed on {act}, as well as {talks}{more}.")


@pytest.mark.parametrize(
    "begun", ["work together", "continue to work closely", "step up efforts", "join forces", "take measures"]
)
@pytest.mark.parametrize("bound", ["agreed to", "will", "reaffirmed their commitment to"])
@pytest.mark.parametrize("mark", [" ", ", "])
def test_a_row_of_aims_each_with_its_to_are_acts(bound: str, begun: str, mark: str) -> None:
    check(f"Peru and Algeria {bound} {{{begun} to tackle floods}}, to {{train nurses}}{mark}and to {{build dams}}.")


ACTS = """
organise
negotiate
start talks on
begin negotiations on
commence discussions on
resume talks on
draw up
prepare
approve
complete
introduce
renew
extend
review
amend
update
implement
issue
present
buy
receive
""".strip().splitlines()
PAPERS = (
    ("a treaty on trade", "an accord on health"),
    ("a treaty", "an accord"),
    ("a treaty in Oran", "an accord in Lima"),
    ("a new treaty by May", "an accord by June"),
)


@pytest.mark.parametrize(("act", "one", "other"), [*one_by_one(ACTS, PAPERS), ("draw up", *PAPERS[3]), ("buy", *PAPERS[1])])
def test_two_things_with_articles_are_two_whatever_is_done_to_them(act: str, one: str, other: str) -> None:
    check(f"Peru and Algeria agreed to {{{act} {one}}} and {{{other}}}.")


def test_a_thing_between_two_is_one() -> None:
    check("Peru and Algeria agreed to {implement a pact between the North and the South}.")


@pytest.mark.parametrize("what", ["exchange visits", "support staff", "study tours", "fund managers", "exchange students"])
@pytest.mark.parametrize("first", ["joint drills and training", "seminars"])
def test_what_is_told_as_an_example_is_no_act(what: str, first: str) -> None:
    check(f"Peru and Algeria agreed to {{hold more events such as {first}, {what} and courses for judges}}.")


VERBS = ("establish", "open", "set up", "build", "launch")
PLACES = ("in Oran", "in the capital of Peru", "at the academy", "by May", "within the commission")
HOUSES = (("a cultural centre", "a language school"), ("a consulate", "a trade office"))


@pytest.mark.parametrize(
    ("verb", "place", "first", "second"), [*one_by_one(VERBS, PLACES, HOUSES), ("set up", "by May", *HOUSES[1])]
)
def test_things_behind_a_place_or_a_time_are_leaves(verb: str, place: str, first: str, second: str) -> None:
    check(f"Peru will {{{verb} {place} {first}}} and {{{second}}}.")
    check(f"It was decided to {{{verb} {place} {first}}} and {{{second}}}.")
