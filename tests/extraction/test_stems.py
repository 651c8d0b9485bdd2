"""However a list is introduced, marked and punctuated, each of its points is an act of those above it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tracker.extraction.pipeline import extract
from tracker.model import Leaf

HEAD = "Joint Statement of Peru and Algeria\nPresident Rojas of Peru met President Ali of Algeria in Algiers.\n"
TAIL = "\nThe talks were held in a friendly atmosphere."
MARKS = ("- ", "", "{}. ", "({}) ", "• ")
ENDS = (("", ""), (";", "."), (".", "."), (",", "."))


def listed(stem: str, items: tuple[str, ...]) -> Iterator[tuple[str, tuple[Leaf, ...]]]:
    """The text of a list in every dress, with what is found in it."""
    for mark in MARKS:
        for end, last in ENDS:
            points = [mark.format(k) + item + (last if k == len(items) else end) for k, item in enumerate(items, 1)]
            text = HEAD + stem + "\n" + "\n".join(points) + TAIL
            yield text, extract(text).leaves


ACTS = (
    ("Open a school in Lima", "Expand trade in olive oil", "Train 200 nurses"),
    ("to open a school in Lima", "to expand trade in olive oil", "to train 200 nurses"),
    ("Opening a school in Lima", "Expanding trade in olive oil", "Training 200 nurses"),
    ("Establishment of a school in Lima", "Expansion of trade in olive oil", "Launch of a ferry line"),
    ("Jointly open a school in Lima", "Further expand trade in olive oil", "Also train 200 nurses"),
)


@pytest.mark.parametrize("items", ACTS, ids=lambda items: items[0])
@pytest.mark.parametrize(
    "stem",
    [
        "The two sides agreed to:",
        "The two sides agreed on the following measures:",
        "Both countries will work together to:",
        "The Ministers decided as follows:",
        "The main outcomes of the visit include:",
        "The leaders agreed on the following priority areas for cooperation:",
        "During the talks, agreement was reached on:",
    ],
)
def test_points_without_a_promise_of_their_own_take_that_of_their_stem(stem: str, items: tuple[str, ...]) -> None:
    for text, leaves in listed(stem, items):
        assert [leaf.quote in item for leaf, item in zip(leaves, items, strict=True)] == [True] * len(items), text
        assert all(leaf.parties for leaf in leaves), text


BOUND = (
    "agreed to open a school in Lima",
    "decided to hold the next round in May",
    "reaffirmed their commitment to expand trade in olive oil",
    "will launch a ferry line to Oran",
    "instructed their experts to draft a plan for ports",
    "pledged to remove visas for students",
)


@pytest.mark.parametrize("capital", [False, True])
@pytest.mark.parametrize("stem", ["The Ministers:", "During the talks, the two Presidents:", "We:"])
def test_points_that_begin_with_their_verb_have_the_subject_of_their_stem(stem: str, *, capital: bool) -> None:
    items = tuple(item[0].upper() + item[1:] if capital else item for item in BOUND)
    for text, leaves in listed(stem, items):
        assert [leaf.quote in item for leaf, item in zip(leaves, items, strict=True)] == [True] * len(items), text
        assert all("Peru" in leaf.parties or "Algeria" in leaf.parties for leaf in leaves), text


def test_gerunds_below_a_number_of_aims_are_the_acts_and_not_their_sum() -> None:
    items = ("Opening a school in Lima", "Expanding trade in olive oil")
    for text, leaves in listed("The two countries will deepen their dialogue around two objectives:", items):
        assert [leaf.quote for leaf in leaves] == list(items), text


NAMED = ("The opening of a school in Lima", "The launch of a ferry line", "The hosting of a rice fair")
DOING = ("Opening a school in Lima", "Launching a ferry line", "Training 200 nurses")


@pytest.mark.parametrize(
    ("stem", "items"),
    [
        ("President Rojas announced that Peru would:", ACTS[0]),
        ("Peru said it would:", ACTS[0]),
        ("It was agreed that the two sides would:", ACTS[0]),
        ("The two sides would also:", ACTS[0]),
        ("It was agreed to:", ACTS[0]),
        ("It was further decided to:", ACTS[0]),
        ("The two sides are to:", ACTS[0]),
        ("The two countries are going to:", ACTS[0]),
        ("The two sides are expected to:", ACTS[0]),
        ("The Presidents gave instructions to:", ACTS[0]),
        ("The ministers were instructed to:", ACTS[0]),
        ("The following commitments were made:", ACTS[0]),
        ("The following has been agreed:", ACTS[0]),
        ("The following steps were agreed upon by the two sides:", ACTS[0]),
        ("The two sides have set the following goals:", ACTS[0]),
        ("The two sides adopted the following action plan:", ACTS[0]),
        ("Agreed action points:", ACTS[0]),
        ("The two sides will, inter alia:", ACTS[0]),
        ("Peru will, by the end of 2031:", ACTS[0]),
        ("Peru will by the end of 2031:", ACTS[0]),
        ("The leaders announced:", NAMED),
        ("The two leaders announced the following:", NAMED),
        ("The two sides agreed to carry out:", NAMED),
        ("The two sides will undertake:", NAMED),
        ("Next steps will include:", NAMED),
        ("Concrete steps will include:", DOING),
        ("The two sides agreed to start:", DOING),
        ("They undertook to proceed with:", DOING),
    ],
)
def test_a_stem_is_read_as_if_an_act_came_next(stem: str, items: tuple[str, ...]) -> None:
    for text, leaves in listed(stem, items):
        assert [leaf.quote in item for leaf, item in zip(leaves, items, strict=True)] == [True] * len(items), text
        assert all(leaf.parties for leaf in leaves), text


@pytest.mark.parametrize(
    ("stem", "parties"),
    [
        ("Peru's commitments:", ("Peru",)),
        ("Commitments by Algeria:", ("Algeria",)),
        ("President Rojas announced that Peru would:", ("Peru",)),
        ("Peru will, by the end of 2031:", ("Peru",)),
    ],
)
def test_whom_a_stem_names_is_bound(stem: str, parties: tuple[str, ...]) -> None:
    for text, leaves in listed(stem, ACTS[0]):
        assert [leaf.parties for leaf in leaves] == [parties] * 3, text


@pytest.mark.parametrize(
    "stem",
    [
        "The two sides discussed ways to:",
        "President Rojas called on Algeria to:",
        "They urged the parties to the conflict to:",
        "The agreement would help both countries to:",
        "The sides stressed the need to:",
        "The following points were raised:",
        "The visit was an opportunity to:",
    ],
)
def test_a_stem_that_binds_nobody_makes_no_promises_of_its_points(stem: str) -> None:
    for text, leaves in listed(stem, ACTS[0]):
        assert leaves == (), text


@pytest.mark.parametrize("stem", ["Peru and Algeria agreed to:", "The two sides will:", "They agreed on the following:"])
@pytest.mark.parametrize("act", ["Open a school in Oran", "Expand cooperation in health", "Continue to fight malaria"])
@pytest.mark.parametrize(
    "clause",
    [
        "; Peru will send 60 teachers",
        ": Peru will send 60 teachers",
        ": Recognizing the need for English, Peru will send 60 teachers",
        " and Peru will send 60 teachers",
        ", while Peru will send 60 teachers",
        " – Peru will send 60 teachers",
        ", for which Peru will send 60 teachers",
        "; Peru undertook to send 60 teachers",
    ],
)
def test_a_point_keeps_its_stem_whatever_a_clause_behind_it_promises(clause: str, act: str, stem: str) -> None:
    found = extract(f"{HEAD}{stem}\n- {act}{clause}.\n- Train 200 nurses.").leaves
    assert [(leaf.quote, leaf.parties) for leaf in found] == [
        (act, ("Peru", "Algeria")),
        ("send 60 teachers", ("Peru",)),
        ("Train 200 nurses", ("Peru", "Algeria")),
    ]


@pytest.mark.parametrize("marks", ["[a] [b]", "[i] [ii]", "(A) (B)", "A) B)", "[A] [B]"])
@pytest.mark.parametrize("stem", ["The two sides agreed to:", "The two sides agreed on the following:"])
@pytest.mark.parametrize(
    "items", [("Open a school in Oran.", "Train 200 nurses."), ("open a school in Oran;", "train 200 nurses.")]
)
def test_letters_and_brackets_mark_points(items: tuple[str, str], stem: str, marks: str) -> None:
    lines = [f"{mark} {item}" for mark, item in zip(marks.split(), items, strict=True)]
    found = extract("\n".join([HEAD + stem, *lines])).leaves
    assert [leaf.quote for leaf in found] == [item.rstrip(".;") for item in items]


@pytest.mark.parametrize("line", ["The parties will carry out these measures:", "They have agreed to act on these points:"])
def test_a_line_that_points_at_what_stands_below_is_no_promise_of_its_own(line: str) -> None:
    text = f"Readout\nPeru and Algeria met in Lima.\n{line}\n- Open a port in Oran.\n- Train 200 nurses.\n"
    assert [leaf.quote for leaf in extract(text).leaves] == ["Open a port in Oran", "Train 200 nurses"]


def test_a_point_may_tell_its_aim_before_its_verb() -> None:
    points = "Open a port in Oran.\nWith a view to calming fears, refrain from raising tariffs.\nTrain nurses.\n"
    text = f"{HEAD}The two sides agree to:\n{points}"
    assert [leaf.quote for leaf in extract(text).leaves] == [
        "Open a port in Oran",
        "refrain from raising tariffs",
        "Train nurses",
    ]
