"""What somebody promised ends where the words of who said so begin."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\n"


@pytest.mark.parametrize(
    "told",
    [
        ", President Rojas said.",
        ", she added.",
        ", President of the Republic of Peru Ana Rojas said at a press conference in Lima after the talks.",
        ", according to the communique issued in Algiers.",
        ", said the Minister of Education.",
        ", read the joint statement of the two ministries.",
        ", Omar Ali said, so that the work can go on.",
    ],
)
def test_who_said_it_is_no_part_of_what_was_said(told: str) -> None:
    (leaf,) = extract(f"{HEAD}Peru will open a school in Oran by May{told}").leaves
    assert leaf.quote == "open a school in Oran by May"


def test_a_quotation_ends_at_its_mark() -> None:
    (leaf,) = extract(f'{HEAD}"Peru will open a school in Oran," President Rojas told the farmers.').leaves
    assert leaf.quote == "open a school in Oran"


def test_what_has_happened_before_is_no_part_of_a_promise() -> None:
    body = "Peru reaffirmed its commitment to the defence of Chad following recent attacks in the north."
    (leaf,) = extract(HEAD + body).leaves
    assert leaf.quote == "commitment to the defence of Chad"
