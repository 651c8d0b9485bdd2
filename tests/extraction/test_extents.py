"""Where a leaf begins and ends, and how many there are: braces hold what is expected of each sentence."""

from __future__ import annotations

import re
from itertools import product

import pytest

from tests.extraction.axes import one_by_one
from tracker.extraction import extract

HEAD = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"


def check(marked: str) -> None:
    """The leaves of the sentence are what its braces hold."""
    found = extract(HEAD + re.sub(r"[{}]", "", marked)).leaves
    assert [leaf.quote for leaf in found if leaf.start >= len(HEAD)] == re.findall(r"\{(.*?)\}", marked)


@pytest.mark.parametrize("first", ["a new initiative on forests", "a new fund for small firms"])
@pytest.mark.parametrize("joint", [", and", " and", ", as well as"])
@pytest.mark.parametrize("second", ["a study on mercury in rivers", "a working group on visas"])
def test_things_announced_with_an_article_each_are_leaves(first: str, joint: str, second: str) -> None:
    check(f"Peru and Algeria announced {{{first}}}{joint} {{{second}}}.")


@pytest.mark.parametrize(
    "marked",
    [
        "Peru announced {a new package of aid, which includes a radar and a hospital}.",
        "Peru will {provide $4.6 million for the port, including $3.8 million from the bank and $800,000 from the fund}.",
        "Peru will {provide $9 million, including $2 million for roads, $4 million for schools and $3 million for clinics}.",
        "Peru will {provide $9 million for Oran, of which $5 million will be for roads and $4 million for schools}.",
        "Peru will {provide $9 million for Oran, including $2 million for roads}, and {$4 million for schools in Setif}.",
        "Peru will {provide $5 million for a clinic which treats farmers} and {$3 million for schools}.",
        "Peru and Algeria will {link the School with the training and exercise work of the League}.",
        "Peru and Algeria agreed to {support the research and support teams of the league}.",
        "Peru and Algeria will {expand the training} and {support the teams of the league}.",
    ],
)
def test_the_parts_of_a_sum_and_the_kinds_of_a_thing_are_no_leaves(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("verb", ["will {complete", "will {finance", "confirmed its intention to {complete"])
@pytest.mark.parametrize(
    "aside",
    ["as earlier agreed", "as the two sides agreed in May", "where appropriate", "which is new", "taking into account the need"],
)
@pytest.mark.parametrize("thing", ["the exchange of detainees", "two clinics in Oran"])
def test_an_aside_parts_no_verb_from_its_object(verb: str, aside: str, thing: str) -> None:
    check(f"Peru {verb}, {aside}, {thing}}}.")


@pytest.mark.parametrize("first", ["8th Meeting", "next session", "second Session"])
@pytest.mark.parametrize("second", ["3rd Meeting", "third session", "next round"])
def test_two_meetings_are_two_leaves(first: str, second: str) -> None:
    check(
        f"Peru and Algeria will {{hold the {first} of the Trade Committee}} and {{the {second} of the Border Council this year}}."
    )


@pytest.mark.parametrize(
    "marked",
    [
        "Peru will {hold a separate round on quotas}, as has been done by both parties in the past.",
        "Peru will {hold a separate round on quotas}, as Algeria has asked.",
        "Peru will {hold a separate round on quotas}, as I just said, and {publish the tariffs of the port}.",
        "Peru will {hold a separate round on quotas, as set out in the accord}.",
        "Peru will {provide joint courses for nurses}, all in an effort to secure the health sector.",
        "Peru will {open the crossing at Oran, while preventing trafficking of goods}.",
        "Peru will {open the crossing at Oran}, while {training guards in Lima}.",
        "Peru and Algeria agreed to {establish a working group, a consultation mechanism involving firms to ease visas}.",
        "Peru and Algeria agreed to {establish a working group on trade}, a mechanism which eases visas.",
    ],
)
def test_what_belongs_to_an_act_and_what_is_said_of_it(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("act", ["encouraging projects aimed at", "strengthening the Alliance, in terms of"])
@pytest.mark.parametrize("first", ["improving the water supply of the region", "promoting trade"])
@pytest.mark.parametrize("second", ["strengthening tourism", "helping small firms to grow"])
def test_what_a_thing_is_aimed_at_stays_with_it(act: str, first: str, second: str) -> None:
    check(f"Peru and Algeria reaffirmed their commitment to {{{act} {first}, as well as {second}}}.")


@pytest.mark.parametrize("opener", ["as a result of which", "following which", "after which", "on the basis of which"])
@pytest.mark.parametrize("joint", [", and also", " and"])
@pytest.mark.parametrize("thing", ["routes", "priority projects"])
def test_what_follows_on_an_act_is_a_leaf(opener: str, joint: str, thing: str) -> None:
    lead = "The joint commission will {hold its opening meeting before May}"
    check(f"{lead}, {opener} it will {{formulate a list of {thing}}}{joint} {{determine other directions}}.")


@pytest.mark.parametrize("host", ["Peru", "the Peruvian side", "the U.S.", "the EU", "the United States"])
@pytest.mark.parametrize("act", ["hosting the first meeting in 2024", "chairing the first session in Lima"])
def test_who_hosts_or_chairs_is_a_leaf(host: str, act: str) -> None:
    check(f"Peru and Algeria agreed that {{the working group will meet twice a year}}, with {{{host} {act}}}.")


@pytest.mark.parametrize("verb", ["promote work", "cooperate", "train staff"])
@pytest.mark.parametrize("fields", ["four topics", "areas", "fields"])
@pytest.mark.parametrize("last", ["corporate culture, education and research", "exchange of staff", "support for youth"])
def test_topics_behind_a_colon_are_no_leaves(verb: str, fields: str, last: str) -> None:
    check(f"Peru will {{{verb} in the following {fields}: trade; network industry; culture and migration; and {last}}}.")


def test_a_second_modal_begins_its_own_clause() -> None:
    check("Working groups should consist of experts and {shall meet regularly}.")


@pytest.mark.parametrize("link", ["as", "when", "once", "where", "until"])
@pytest.mark.parametrize("more", [", create joint units and train staff", ", hire engineers and build roads", " and train staff"])
def test_a_clause_of_time_keeps_its_own_verbs(link: str, more: str) -> None:
    check(f"Peru will {{support small firms {link} they open plants in Lima{more}}}.")


@pytest.mark.parametrize("link", ["as", "when", "once"])
def test_a_comma_and_take_up_the_act_behind_a_clause_of_time(link: str) -> None:
    check(f"Peru will {{support small firms {link} they open plants in Lima}}, and {{train its staff}}.")


@pytest.mark.parametrize("verb", ["encompasses ten regions", "serves farmers", "trains nurses"])
@pytest.mark.parametrize("more", ["seeks to open clinics", "intends to build roads", "aims to raise exports"])
@pytest.mark.parametrize("lead", ["They commit to", "The two sides agreed to", "We will"])
def test_a_relative_clause_in_the_singular_goes_on_under_a_plural(lead: str, verb: str, more: str) -> None:
    check(f"{lead} {{create a fund that {verb} and {more}}}.")


@pytest.mark.parametrize("lead", ["They agreed on", "The agreement provides for", "They are committed to"])
@pytest.mark.parametrize(
    "work", ["joint research on rice", "joint scientific and technical work", "continued training for nurses"]
)
def test_work_done_together_is_an_act_of_a_list_of_nouns(lead: str, work: str) -> None:
    check(f"{lead} {{the opening of a fund}}, {{{work}}}, and {{the building of ports}}.")


@pytest.mark.parametrize("work", ["joint research on rice", "joint work at sea"])
def test_work_joined_without_a_comma_belongs_to_the_noun_before(work: str) -> None:
    check(f"They agreed on {{the establishment of a centre for trade and {work}}}.")


@pytest.mark.parametrize("fields", ["education – training", "defence – security", "culture – tourism", "finance – banking"])
@pytest.mark.parametrize("more", ["", ", health and labour", " and energy"])
def test_two_fields_with_a_dash_are_one(fields: str, more: str) -> None:
    text = f"Peru and Algeria hold talks\nPeru and Algeria agreed to promote cooperation in {fields}{more}.\n"
    assert [leaf.quote for leaf in extract(text).leaves] == [f"promote cooperation in {fields}{more}"]


@pytest.mark.parametrize(
    "said",
    [
        "Omar Vega, a foreign affairs adviser to the President, said following the meeting",
        "representatives of both countries said in a joint statement Monday",
        "Vega, who chaired the talks, told reporters",
        "presidential spokesman Omar Vega said Tuesday",
    ],
)
@pytest.mark.parametrize("act", ["focus on investment and trade", "open a centre in Oran next month"])
def test_who_said_it_is_no_part_of_the_act(said: str, act: str) -> None:
    text = f"Peru and Algeria hold talks\nThe two sides agreed to {act}, {said}.\n"
    assert [leaf.quote for leaf in extract(text).leaves] == [act]


@pytest.mark.parametrize("how", ["effectively and practically", "fully and effectively", "quickly and jointly"])
def test_two_adverbs_belong_to_the_verb_behind_them(how: str) -> None:
    text = f"Peru and Algeria hold talks\nThe two sides agreed to boost trade in rice, and {how} implement their treaties.\n"
    first, second = (leaf.quote for leaf in extract(text).leaves)
    assert first == "boost trade in rice"
    assert second.endswith("implement their treaties")


THINGS = ("The meeting of the working group", "A joint fund", "The next round of talks")
DONE = ("co-chaired", "attended", "sponsored", "backed", "convened", "mentioned")
AGENTS = ("the ministers of Peru, Algeria, and Nepal", "the Presidents of Peru, Chad, and Nepal", "Peru, Chad, and Laos")
TOLD = ("will be held in May", "is to be launched in Oran", "will begin in May")


@pytest.mark.parametrize(("thing", "done", "agents", "told"), one_by_one(THINGS, product(DONE, AGENTS), TOLD))
def test_who_did_what_is_told_of_a_subject_belongs_to_it(thing: str, done: str, agents: str, told: str) -> None:
    check(f"{{{thing} {done} by {agents} {told}}}.")


@pytest.mark.parametrize("which", ["Next meeting", "First session", "Second regular round", "Last meeting"])
@pytest.mark.parametrize(
    "whose", ["the Council of Peruvian State Heads", "the ministers of Peru and Algeria", "the Peru Chad Forum"]
)
def test_a_meeting_without_an_article_is_a_subject(which: str, whose: str) -> None:
    check(f"{{{which} of {whose} will be held in Oran in May}}.")


@pytest.mark.parametrize(
    "line", ["LIMA. ANDINA –", "LIMA (Andina) -", "ORAN, 28 May –", "LIMA, (AnTA) –", "LIMA, May 4, A-Press --"]
)
@pytest.mark.parametrize("told", ["The next meeting will be held in Oran in May", "Both agreements will enter into force in May"])
def test_a_dateline_is_no_part_of_a_subject(line: str, told: str) -> None:
    check(f"{line} {{{told}}}.")
