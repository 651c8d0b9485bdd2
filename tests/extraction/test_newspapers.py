"""Talks as newspapers tell them: names of bodies in small letters, initials, neighbours, counterparts, statements issued."""

from __future__ import annotations

import pytest

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


def test_the_work_of_a_group_may_be_listed_behind_would() -> None:
    text = "The working group would: end bottom trawling; work out rules for vessels; hold joint patrols."
    assert [act for act, _ in found(text)] == ["end bottom trawling", "work out rules for vessels", "hold joint patrols"]
