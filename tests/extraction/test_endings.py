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
        ", the statement said.",
        ", the Foreign Ministry's press service reported.",
        ", a spokesperson for the ministry confirmed on Monday.",
        ", officials said.",
        ", President Rojas says.",
        ", as announced by President Rojas.",
        ", as President Rojas announced earlier.",
        ", reports the Andina agency.",
        ", in what the President called a historic step.",
        ", it was announced.",
        ", and said relations were excellent.",
        ", the President continued.",
        ", the Minister went on.",
        ", the two sides affirmed in Lima.",
        ", the communique reiterated.",
        " [applause].",
    ],
)
def test_who_said_it_is_no_part_of_what_was_said(told: str) -> None:
    (leaf,) = extract(f"{HEAD}Peru will open a school in Oran by May{told}").leaves
    assert leaf.quote == "open a school in Oran by May"


@pytest.mark.parametrize(
    "told",
    [
        ", he said,",
        ", President Rojas said,",
        ", said the minister,",
        ", according to the ministry,",
        ", the ministry said in Lima,",
    ],
)
def test_a_report_between_two_acts_belongs_to_neither(told: str) -> None:
    found = extract(f"{HEAD}Peru will supply 40 buses to Oran{told} and lay a cable to Algiers.").leaves
    assert [leaf.quote for leaf in found] == ["supply 40 buses to Oran", "lay a cable to Algiers"]


def test_a_quotation_broken_by_its_speaker_goes_on() -> None:
    found = extract(f'{HEAD}"Peru will host a film week," President Rojas said, "and lay a cable to Algiers."').leaves
    assert [leaf.quote for leaf in found] == ["host a film week", "lay a cable to Algiers"]


def test_a_quotation_ends_at_its_mark() -> None:
    (leaf,) = extract(f'{HEAD}"Peru will open a school in Oran," President Rojas told the farmers.').leaves
    assert leaf.quote == "open a school in Oran"


def test_what_has_happened_before_is_no_part_of_a_promise() -> None:
    body = "Peru reaffirmed its commitment to the defence of Chad following recent attacks in the north."
    (leaf,) = extract(HEAD + body).leaves
    assert leaf.quote == "commitment to the defence of Chad"
