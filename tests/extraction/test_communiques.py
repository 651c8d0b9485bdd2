"""Turns of older communiques: whose resolve it is, best efforts, reports behind an act, glued dashes, unnamed hosts."""

from __future__ import annotations

from itertools import product

import pytest

from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\n"


def cross(*parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All combinations of `parts`."""
    return list(product(*parts))


def quotes(sentence: str, head: str = HEAD) -> list[str]:
    """The quotes of what `sentence` promises."""
    return [leaf.quote for leaf in extract(head + sentence).leaves]


@pytest.mark.parametrize(
    ("noun", "owners"),
    cross(
        ("determination", "resolve", "commitment", "intention", "readiness", "desire"),
        ("their two governments", "their respective governments", "their peoples", "the two nations", "both Governments"),
    ),
)
def test_what_governments_and_peoples_resolve_is_theirs(noun: str, owners: str) -> None:
    (leaf,) = extract(f"{HEAD}The Presidents reaffirmed the {noun} of {owners} to train pilots in Oran.").leaves
    assert (leaf.quote, leaf.parties) == ("train pilots in Oran", ("Peru", "Algeria"))


@pytest.mark.parametrize(
    ("verb", "efforts"),
    cross(
        ("have pledged", "committed", "offered"),
        ("Peru's best efforts to", "the best efforts of their governments in", "maximum efforts toward"),
    ),
)
def test_best_efforts_are_promised_whoever_makes_them(verb: str, efforts: str) -> None:
    act = "reopen the bridge" if efforts.endswith("to") else "reopening the bridge"
    (leaf,) = extract(f"{HEAD}Both Ministers {verb} {efforts} {act}.").leaves
    assert leaf.quote.endswith(act)
    assert leaf.strength == "effort"


@pytest.mark.parametrize(
    ("act", "report"),
    cross(
        ("agreed to open a port at Ilo", "reaffirmed their commitment to the sharing of water"),
        (
            "placed special emphasis on trade",
            "paid tribute to the engineers",
            "drew attention to the drought",
            "attached great importance to the dam",
            "gave an account of the drought",
            "made reference to the drought",
            "warned against delay",
            "dwelt on the drought",
            "felt that trade matters",
            "looked back on the year",
            "found the talks useful",
        ),
    ),
)
def test_a_report_behind_an_act_is_no_part_of_it(act: str, report: str) -> None:
    (quote,) = quotes(f"The Presidents {act} and {report}.")
    assert quote.endswith(("Ilo", "water"))


@pytest.mark.parametrize("word", ["destabilizing", "threatening", "evolving", "rising", "escalating", "persisting"])
def test_a_participle_before_its_noun_is_no_act(word: str) -> None:
    assert quotes(f"They committed to opposing coercion and {word} threats at sea.") == [
        f"opposing coercion and {word} threats at sea"
    ]


@pytest.mark.parametrize("act", ["growing the economy", "encouraging the farmers", "pumping the water from Tacna"])
def test_a_participle_with_a_determiner_is_one(act: str) -> None:
    assert quotes(f"They are committed to creating jobs and {act}.") == ["creating jobs", act]


@pytest.mark.parametrize(
    ("stem", "mark"), cross(("To promote peace, they pledge:", "The Governments undertake:"), ("—", "–", "--", "-", "•", "— "))
)
def test_a_dash_may_be_glued_to_its_item(stem: str, mark: str) -> None:
    items = ["open a port at Ilo", "train pilots in Oran", "work toward a ban on nets"]
    assert quotes("\n".join([stem, *(f"{mark}To {item}." for item in items)])) == items


@pytest.mark.parametrize(
    "told", ["the accords worked out this fall", "the plan hammered out at the third session", "the terms put forward in March"]
)
def test_when_a_thing_came_about_is_no_deadline(told: str) -> None:
    (leaf,) = extract(f"{HEAD}The Ministers will publish {told}.").leaves
    assert leaf.deadline is None


@pytest.mark.parametrize("words", ["in June", "at the third summit"])
def test_when_a_thing_is_planned_is_one(words: str) -> None:
    (leaf,) = extract(f"{HEAD}The Ministers will attend the fair planned {words}.").leaves
    assert leaf.deadline
    assert leaf.deadline.words == words


@pytest.mark.parametrize(
    ("title", "body", "guest"),
    [
        (
            "Readout of the Vice President's Talks with Minister Rask of Norway",
            "The Vice President and Minister Rask spoke.",
            "Norway",
        ),
        ("Joint Statement Following Discussions With the King of Jordan", "The King had called on India to act.", "Jordan"),
        ("Joint Communique Following Discussions With President de la Madrid of Mexico", "President Reagan met him.", "Mexico"),
        ("Joint Statement With the President of Tunisia", "President Johnson met President Bourguiba.", "Tunisia"),
    ],
)
def test_the_white_house_need_not_name_itself(title: str, body: str, guest: str) -> None:
    (leaf,) = extract(f"{title}\n{body} They agreed to send doctors to Haiti.").leaves
    assert sorted(leaf.parties) == sorted([guest, "United States"])
