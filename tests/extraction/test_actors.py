"""Whatever stands before the subject of a sentence, the same side is bound."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"
FRONTS = """
In this regard | During the meeting | Across these visits | On the margins of the summit | Against this backdrop |
Speaking in Lima | While welcoming progress | Recalling the treaty of 1990 | As chair of the group | As agreed in May |
In response to the drought | Looking ahead | With regard to trade | On trade | In turn | Despite the drought |
Noting that trade had grown | To this end | Since the last meeting in May | Building on last year's visit |
Over the past year | Separately | By mutual agreement | In order to help farmers | Within the group | As for trade |
When asked about trade | Through this pact | Later this year | This summer | Between 2027 and 2030 |
No later than 1 May 2027 | The following month | Ahead of the summit | Beyond the summit | Throughout the visit |
Per the treaty of 1990
"""
ACTS = (
    ("Peru will open a school in Cusco.", {"Peru"}),
    ("Peru reiterated that it will open a school in Cusco.", {"Peru"}),
    ("President Rojas said he would open a school in Cusco.", {"Peru"}),
    ("President Rojas assured President Ali that she would open a school in Cusco.", {"Peru"}),
    ("the two sides agreed to open a school in Cusco.", {"Peru", "Algeria"}),
    ("they agreed to open a school in Cusco.", {"Peru", "Algeria"}),
    ("the Peruvian side expressed its readiness to open a school in Cusco.", {"Peru"}),
    ("a school will be opened in Cusco by Peru.", {"Peru"}),
    ("the President of Peru reaffirmed his commitment to open a school in Cusco.", {"Peru"}),
)


@pytest.mark.parametrize("front", [front.strip() for front in FRONTS.split("|")])
def test_a_phrase_before_the_subject_changes_nothing_about_who_is_bound(front: str) -> None:
    for act, parties in ACTS:
        (leaf,) = extract(f"{HEAD}{front}, {act}").leaves
        assert set(leaf.parties) == parties, act


def test_a_number_is_no_phrase_before_the_subject() -> None:
    (leaf,) = extract(
        HEAD + "About 120 delegates from Peru met in Lima, Cusco and Tacna.\nThe delegates agreed to open a school."
    ).leaves
    assert leaf.parties
