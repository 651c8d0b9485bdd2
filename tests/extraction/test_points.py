"""Points that are counted in words or numbers, under a sentence that announces them or in a row of their own."""

from __future__ import annotations

from itertools import product

import pytest

from tests.extraction.axes import one_by_one
from tests.extraction.test_extents import check
from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"
STEMS = [
    "Ms Rojas summed up the three-point consensus of the meeting:",
    "The two sides reached the following consensus:",
    "The two sides agreed on three points:",
    "The two sides reached consensus on three points.",
    "The meeting agreed on the following:",
    "The three priorities agreed are as follows:",
]
FORMS = [
    "The {0} is to build {1}, train {2} and open a {3}.",
    "{0}, build {1}, train {2} and open a {3}.",
    "{0}, to build {1}, train {2} and open a {3}.",
    "{0}, building {1}, training {2} and opening a {3}.",
    "{0}, we will build {1}, train {2} and open a {3}.",
]
POINTS = [("First", "roads", "nurses", "school"), ("Second", "dams", "sailors", "clinic"), ("Third", "ports", "pilots", "bank")]


@pytest.mark.parametrize(("stem", "form", "gap"), [*one_by_one(STEMS, FORMS, ("\n", " ")), (STEMS[3], FORMS[4], " ")])
def test_points_of_a_consensus_are_promises(stem: str, form: str, gap: str) -> None:
    said = [form.format(nth.lower() if "{0} is" in form else nth, *rest) for nth, *rest in POINTS]
    leaves = extract(HEAD + gap.join([stem, *said])).leaves
    assert len(leaves) == 9
    assert {leaf.parties for leaf in leaves[3:]} == {("Peru", "Algeria")}
    assert leaves[4].quote.endswith("sailors")


@pytest.mark.parametrize(
    "stem", ["Ms Rojas put forward three proposals:", "Three questions were raised:", "There are three reasons."]
)
def test_points_of_a_proposal_are_none(stem: str) -> None:
    said = [FORMS[1].format(*point) for point in POINTS]
    assert extract(HEAD + "\n".join([stem, *said])).leaves == ()


def test_points_out_of_order_are_none_of_the_row() -> None:
    said = [FORMS[1].format(*point) for point in (POINTS[2], POINTS[0])]
    assert len(extract(HEAD + "\n".join([STEMS[1], *said])).leaves) == 3


LEADS = ("agreed to work together on", "agreed to cooperate in", "are committed to", "agreed on", "will focus on")
MARKS = ("(i) (ii) (iii) (iv)", "(1) (2) (3) (4)", "a) b) c) d)")


@pytest.mark.parametrize(
    ("lead", "colon", "mark", "marks", "many"),
    [
        *one_by_one(product(LEADS, (":", ""), (",", ";")), MARKS, (2, 3, 4)),
        (LEADS[1], "", ";", MARKS[1], 4),
        (LEADS[3], "", ",", MARKS[2], 3),
    ],
)
def test_a_numbered_row_of_acts_falls_at_its_numbers(lead: str, colon: str, mark: str, marks: str, many: int) -> None:
    acts = ["ending piracy", "fighting crime", "training nurses and doctors", "promoting trade and innovation"]
    items = [f"{number} {act}" for number, act in zip(marks.split(), acts, strict=True)][:many]
    sentence = f"Peru and Algeria {lead}{colon} {f'{mark} '.join(items[:-1])}{mark} and {items[-1]}."
    leaves = extract(HEAD + sentence).leaves
    assert [leaf.quote.split(") ")[-1] for leaf in leaves] == acts[:many], sentence


def test_a_point_that_is_none_of_a_row_is_read_as_before() -> None:
    check("First, Peru will {open a school}.")


@pytest.mark.parametrize(
    "text",
    [
        "Finally, support for Algeria grew in the region.",
        "The sides adopted three decisions. It was warm. Last, work is needed.",
        "The two sides agreed on two points. First, trade remains weak.",
        "The company announced two measures. First, cut prices.",
    ],
)
def test_what_only_begins_like_a_point_is_none(text: str) -> None:
    assert extract(HEAD + text).leaves == ()


def test_a_row_ends_with_its_last_point() -> None:
    text = "The two sides agreed on two points. First, open a school. Finally, build a dam. Finally, thank you for coming."
    assert [leaf.quote for leaf in extract(HEAD + text).leaves] == ["open a school", "build a dam"]


@pytest.mark.parametrize(
    ("stem", "bound"),
    [
        ("Peru announced two measures.", {"Peru"}),
        ("Peru set two priorities for its own budget.", {"Peru"}),
        ("The two leaders set two priorities.", {"Peru", "Algeria"}),
        ("The agreement includes two commitments.", {"Peru", "Algeria"}),
    ],
)
def test_points_bind_whoever_announces_them(stem: str, bound: set[str]) -> None:
    leaves = extract(f"{HEAD}{stem} First, open a school. Second, build a dam.").leaves
    assert [set(leaf.parties) for leaf in leaves] == [bound, bound]


@pytest.mark.parametrize("before", ["The two sides agreed on three points. First, ", "The two sides agreed on three points:\n- "])
@pytest.mark.parametrize(
    ("point", "quotes"),
    [
        ("set up a joint commission", ["set up a joint commission"]),
        ("set up a joint commission, which will meet every year", ["set up a joint commission"]),
        ("open a school, which Algeria will equip", ["open a school"]),
        ("open a school; Peru will train the teachers", ["open a school", "train the teachers"]),
        ("put in place a scheme that will help farmers", ["put in place a scheme that will help farmers"]),
    ],
)
def test_a_point_is_promised_whatever_a_clause_behind_it_tells(before: str, point: str, quotes: list[str]) -> None:
    said = point[0].upper() + point[1:] if before.endswith("- ") else point
    leaves = extract(f"{HEAD}\n{before}{said}.").leaves
    assert [leaf.quote[0].lower() + leaf.quote[1:] for leaf in leaves] == quotes


def test_a_main_clause_behind_a_participle_is_read_by_itself() -> None:
    text = "Rao summed up the two-point consensus. First, upholding mutual respect, we are committed to building a port in Oran."
    assert [leaf.quote for leaf in extract(HEAD + text).leaves] == ["building a port in Oran"]
