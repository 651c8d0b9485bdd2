"""Talks as newspapers tell them: names of bodies in small letters, initials, neighbours, counterparts, statements issued."""

from __future__ import annotations

import pytest

from tests.extraction.axes import one_by_one
from tracker.extraction.pipeline import extract

TITLE = "Peru and Algeria hold talks\n"
BOTH = {"Peru", "Algeria"}


def found(text: str, title: str = TITLE) -> list[tuple[str, set[str]]]:
    return [(leaf.quote, set(leaf.parties)) for leaf in extract(title + text).leaves]


@pytest.mark.parametrize("body", ["SAARC", "BIMSTEC", "ASEAN", "NATO", "OPEC", "BRICS", "APEC", "ECOWAS"])
@pytest.mark.parametrize("who", ["{} leaders", "{} members"])
def test_a_body_may_be_written_with_one_capital(body: str, who: str) -> None:
    assert found(f"{who.format(body.title())} agreed to train pilots.", f"{body.title()} ministers meet\n") == [
        ("train pilots", {body})
    ]


@pytest.mark.parametrize("name", ["K.P. Rao", "T.C.A. Rao", "S.M. Silva"])
def test_a_sentence_goes_on_behind_the_initials_of_a_name(name: str) -> None:
    assert found(f"They recalled the visit of Minister {name} and agreed to open a port.") == [("open a port", BOTH)]


@pytest.mark.parametrize("first", ["Foreign Minister Juan Silva", "Visiting Foreign Minister Silva", "Silva"])
@pytest.mark.parametrize("other", ["his Algerian counterpart Nadir Attaf", "her counterpart", "its counterpart from Algiers"])
@pytest.mark.parametrize("act", ["agreed to release the vessel", "will hold a fair"])
def test_somebody_and_their_counterpart_bind_both_sides(first: str, other: str, act: str) -> None:
    assert [who for _, who in found(f"{first} and {other} {act}.")] == [BOTH]


@pytest.mark.parametrize("who", ["The neighbours", "The two neighbors", "The nuclear-armed rivals", "The arch-rivals"])
@pytest.mark.parametrize("before", ["", "Peru offered a loan. "])
def test_neighbours_and_rivals_are_those_who_met(who: str, before: str) -> None:
    assert found(f"{before}{who} agreed to open a hotline.")[-1] == ("open a hotline", BOTH)


@pytest.mark.parametrize(
    "said", ['"It was agreed to convene a meeting," the statement said.', '"It was agreed to convene a meeting."']
)
def test_what_a_statement_quotes_as_agreed_binds_both(said: str) -> None:
    assert found(f"Peru offered a loan. {said}")[-1] == ("convene a meeting", BOTH)


@pytest.mark.parametrize(
    "where", ["in a joint statement issued on Monday", ", in a communique released there", "in a statement today"]
)
@pytest.mark.parametrize("verb", ["resolved", "agreed", "pledged"])
def test_where_it_was_said_is_no_part_of_it(where: str, verb: str) -> None:
    assert found(f"Peru and Algeria {verb} to build a port{'' if where[0] == ',' else ' '}{where}.") == [("build a port", BOTH)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru announced to establish a culture centre.", "establish a culture centre"),
        ("Peru has assured to fund a study of the dam.", "fund a study of the dam"),
        ("Peru assured the Algerian delegation to release the vessel.", "release the vessel"),
        ("Peru made a commitment to Algeria to lay a railway.", "lay a railway"),
        ("Peru gave an assurance to the Algerian side to release the vessel.", "release the vessel"),
        ("Peru held out assurances of releasing the vessel.", "releasing the vessel"),
        ("Peru unveiled confidence building measures, including opening a crossing.", "opening a crossing"),
        ("Peru announced a loan of 3 million dollars and inked two pacts with it.", "a loan of 3 million dollars"),
    ],
)
def test_words_that_bind_one_side(text: str, act: str) -> None:
    assert found(text) == [(act, {"Peru"})]


@pytest.mark.parametrize(
    "text",
    [
        "A decision to this effect was taken in Lima.",
        "They reached an agreement to that effect.",
        "They agreed that more trade would be mutually beneficial.",
        "It was agreed that closer contacts will be helpful to both.",
        "Peru announced to the press its new flag.",
    ],
)
def test_words_that_bind_nobody(text: str) -> None:
    assert found(text) == []


VERBS = ("agreed", "also decided", "pledged", "vowed", "undertook", "have committed", "resolved")
WHEN = """
during the visit of President Rao
during talks in Lima
in Lima on Monday
after the talks
at the end of the visit
at a ceremony in Oran
by exchange of letters
in the course of the talks
here on Monday
""".strip().splitlines()


@pytest.mark.parametrize(
    ("verb", "when", "act"),
    [
        *one_by_one(VERBS, WHEN, ("open a consulate", "lower the tariff")),
        ("have committed", "here on Monday", "lower the tariff"),
    ],
)
def test_where_and_when_it_was_agreed_may_stand_before_the_act(verb: str, when: str, act: str) -> None:
    assert found(f"Peru and Algeria {verb} {when} to {act}.") == [(act, BOTH)]


@pytest.mark.parametrize("act", ["can use the port", "may enter without a visa", "can also be used for rice"])
@pytest.mark.parametrize("who", ["fishing boats", "pilgrims", "lorries"])
def test_what_they_agreed_may_be_done_is_promised(act: str, who: str) -> None:
    assert found(f"Both sides agreed that {who} {act}.") == [(f"{who} {act}", BOTH)]


@pytest.mark.parametrize("put_in", ["", ", in principle,", ", subject to approval,"])
@pytest.mark.parametrize("noun", ["reached an understanding", "entered into an agreement"])
def test_words_may_stand_between_an_understanding_and_what_it_is(put_in: str, noun: str) -> None:
    assert found(f"The two sides {noun}{put_in} that Peru would buy cotton.") == [("buy cotton", {"Peru"})]


@pytest.mark.parametrize("noun", ["decision", "plan", "readiness"])
@pytest.mark.parametrize("whom", ["the Algerian side", "Algeria's State Minister for Trade", "the President of Algeria"])
def test_to_whom_it_was_told_is_no_promise(noun: str, whom: str) -> None:
    assert found(f"The minister conveyed the {noun} to {whom}.") == []


@pytest.mark.parametrize("thing", ["a step the minister", "an initiative both sides", "a measure they"])
def test_what_somebody_says_a_thing_would_do_is_no_promise(thing: str) -> None:
    assert found(f"Peru will build a port, {thing} said would boost trade.") == [("build a port", {"Peru"})]


@pytest.mark.parametrize("word", ["underpinned", "anchored", "rooted", "inspired"])
def test_what_ties_rest_on_is_no_promise(word: str) -> None:
    assert found(f"It was reaffirmed that the partnership will be {word} by shared customs.") == []


@pytest.mark.parametrize("verb", ["facilitate", "attract", "encourage"])
def test_whose_investment_is_courted_is_not_bound(verb: str) -> None:
    assert found(f"Algeria will {verb} investment from Peru.") == [(f"{verb} investment from Peru", {"Algeria"})]


@pytest.mark.parametrize("adjectives", ["immediate and advance", "prior and advance"])
def test_two_adjectives_before_a_noun_are_no_two_acts(adjectives: str) -> None:
    assert found(f"They agreed to share {adjectives} notice of floods.") == [(f"share {adjectives} notice of floods", BOTH)]


def test_they_are_those_who_say_what_the_other_will_get() -> None:
    assert found("The Peruvian minister said that they would send a team to Algeria.") == [("send a team to Algeria", {"Peru"})]


@pytest.mark.parametrize("stem", ["Outcomes of the meeting include:", "Key outcomes:"])
@pytest.mark.parametrize(("by", "who"), [("by Peru ", {"Peru"}), ("by both countries ", BOTH), ("", BOTH)])
def test_points_may_name_what_was_agreed_and_by_whom(stem: str, by: str, who: set[str]) -> None:
    text = f"{stem}\n- Agreement {by}to train pilots\n- Commitment {by}to lower the tariff\n"
    assert found(text) == [("train pilots", who), ("lower the tariff", who)]


@pytest.mark.parametrize(
    "line",
    [
        "OSLO, Norway (AA) - ",
        "OSLO, July 4 (APP): ",
        "OSLO (Reuters) - ",
        "OSLO, 4 July 2031 \u2014 ",
        "Oslo [Norway], July 4 (ANI): ",
    ],
)
@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Algeria will train 40 nurses.", {"Algeria"}),
        ("The two sides agreed to train 40 nurses.", BOTH),
        (
            "Algerian Premier Nadir Attaf told Peruvian President Juan Silva that his government will train 40 nurses.",
            {"Algeria"},
        ),
    ],
)
def test_the_place_from_which_an_agency_writes_is_no_party(line: str, text: str, who: set[str]) -> None:
    assert found(f"{line}{text}\nThe talks were held in a good spirit.") == [("train 40 nurses", who)]


@pytest.mark.parametrize("verb", ["requested", "suggested", "urged", "discussed", "examined"])
@pytest.mark.parametrize("head", ["He said that the", "They agreed that the", "The"])
def test_what_was_asked_or_talked_over_by_some_may_be_done(verb: str, head: str) -> None:
    thing = f"{head.rsplit(maxsplit=1)[-1]} steps {verb} by the experts will be taken in May"
    assert [act for act, _ in found(f"{head} steps {verb} by the experts will be taken in May.")] == [thing]


@pytest.mark.parametrize(
    "stem", ["Agreed on the following:", "Both sides:\n\nCommitted to work for peace,\n\nDecided as follows:"]
)
def test_a_stem_without_its_subject_says_that_its_points_were_agreed(stem: str) -> None:
    text = f"{stem}\n- The hotline would be moved to Oran.\n- A new office would be set up.\n"
    assert [act for act, _ in found(text)] == ["The hotline would be moved to Oran", "A new office would be set up"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Algeria resolved to build a port in a joint statement issued on Monday.",
        "Both sides decided in Lima on Monday to build a port.",
        "They agreed at a meeting held on 4 May to build a port.",
    ],
)
def test_the_day_of_the_talks_is_no_deadline(text: str) -> None:
    assert [leaf.deadline for leaf in extract(TITLE + text).leaves] == [None]


def test_an_early_date_may_be_convenient_as_well() -> None:
    text = "It was agreed that the 6th meeting of the ministers will be held at an early, mutually convenient date."
    deadline = extract(TITLE + text).leaves[0].deadline
    assert deadline is not None
    assert deadline.words == "at an early, mutually convenient date"


@pytest.mark.parametrize(
    "who", ["The two delegations representing Foreign Office staff", "Officials of the Home Office", "Home Office staff"]
)
def test_a_foreign_office_is_not_britains_where_britain_takes_no_part(who: str) -> None:
    assert [sides for _, sides in found(f"{who} agreed to open a help line.")] == [BOTH]


def test_the_foreign_office_is_britains_where_britain_takes_part() -> None:
    assert found("The Foreign Office will open a help line.", "UK and Peru hold talks\n") == [
        ("open a help line", {"United Kingdom"})
    ]
