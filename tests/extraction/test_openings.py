"""Where an act opens: at its verb, at what somebody is charged with, at the items of a list behind a colon."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\n"


def quotes(body: str) -> list[str]:
    return [leaf.quote for leaf in extract(HEAD + body).leaves]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Peru underscored its commitment to the delta through new steps to: speed up the dam; training of 50 nurses; and "
            "support for the fishing fleet.",
            ["speed up the dam", "training of 50 nurses", "support for the fishing fleet"],
        ),
        (
            "The two sides will deepen cooperation in three areas: trade in grain; energy; and transport.",
            ["deepen cooperation in three areas: trade in grain; energy; and transport"],
        ),
        ("They agreed, by the end of May, to open a port.", ["open a port"]),
        ("They tasked their ministers to open a port.", ["tasked their ministers to open a port"]),
        (
            "They instructed the ministries of trade and health, as well as the customs and border authorities, to open a port.",
            ["open a port"],
        ),
        ("They recommitted to the task of clearing the mines by May.", ["clearing the mines by May"]),
        ("Peru will take the opportunity of the visit to sign the treaty.", ["sign the treaty"]),
    ],
)
def test_where_the_first_act_begins(body: str, expected: list[str]) -> None:
    assert quotes(body) == expected


_OPENERS = (
    "Near the border|Along the coast|Opposite the port|Off the coast|Inside the zone|Beside the airport|Aboard the ship|"
    "Not far from the border|A few miles from the border|Time permitting|Effective May 1|Unlike last year"
)


@pytest.mark.parametrize("opener", _OPENERS.split("|"))
def test_a_place_or_a_proviso_before_the_subject_is_no_subject(opener: str) -> None:
    assert quotes(f"{opener}, Peru will build a school.") == ["build a school"]
