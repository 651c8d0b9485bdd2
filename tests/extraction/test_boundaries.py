"""An act ends where its sentence goes on to report, to comment or to tell another act."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"
PROMISES = """
Peru will open a school in Lima
They agreed to open a school in Lima
They reaffirmed their commitment to opening a school in Lima
They reaffirmed their commitment to open a school in Lima
They agreed on the opening of a school in Lima
Peru is committed to opening a school in Lima
Peru stands ready to open a school in Lima
He said that Peru would open a school in Lima
They look forward to opening a school in Lima
They welcomed Peru's decision to open a school in Lima
A school will be opened in Lima
""".strip().splitlines()
REPORTS = """
and welcomed the fair in Oran
and noted that trade in olives grew last year
and praised the work of the nurses
and called on Chad to stop the strike
and discussed the price of rice
and exchanged views on the price of rice
and reviewed progress on the dam
and expressed concern about the drought
and thanked Algeria for its hospitality
and condemned the attack in Mali
and stressed the importance of clean water
and underlined that clean water is vital
and recalled the visit of May
and the leaders praised the harvest
, noting the progress on the dam
, which was closed in 2019
, where nurses were trained last year
, underlining the importance of clean water
, while noting that trade grew
, and expressed satisfaction with the talks
, and congratulated Algeria on its harvest
""".strip().splitlines()
MORE = """
and agreed to train nurses in Oran
and Algeria will train nurses in Oran
and pledged to train nurses in Oran
and expressed readiness to train nurses in Oran
and announced plans to train nurses in Oran
, and decided to train nurses in Oran
; Algeria will train nurses in Oran
and looked forward to training nurses in Oran
""".strip().splitlines()


def quotes(text: str) -> list[str]:
    return [leaf.quote for leaf in extract(HEAD + text).leaves]


@pytest.mark.parametrize("promise", PROMISES)
@pytest.mark.parametrize("report", REPORTS)
def test_what_is_reported_or_remarked_next_is_no_part_of_the_act(promise: str, report: str) -> None:
    (quote,) = quotes(f"{promise}{'' if report[0] == ',' else ' '}{report}.")
    assert quote.endswith("in Lima")


@pytest.mark.parametrize("promise", PROMISES[:-1])
@pytest.mark.parametrize("more", MORE)
def test_the_next_promise_is_a_leaf_of_its_own(promise: str, more: str) -> None:
    first, second = quotes(f"{promise}{'' if more[0] in ',;' else ' '}{more}.")
    assert first.endswith("in Lima")
    assert second.endswith("nurses in Oran")


def test_an_infinitive_beside_a_named_act_is_an_act_too() -> None:
    assert quotes("They agreed on the opening of a school in Lima and to train nurses in Oran.") == [
        "the opening of a school in Lima",
        "train nurses in Oran",
    ]
