"""An aside between commas, wherever it stands in a promise, hides neither who promises nor what."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"
ASIDES = """
as a true friend of Algeria
together with its partners
for its part
in turn
which chairs the group
in close coordination with Chile
like Algeria
on behalf of the group
along with Chile
through its Ministry of Health
at the request of Algeria
despite the drought
under the accord
subject to approval by parliament
among others
as agreed in May
no later than May
within a year
in the coming weeks
by the end of 2031
on the margins of the summit
following the visit
with immediate effect
""".strip().splitlines()
PROMISES = """
Peru, {}, will open a school in Lima
He said that Peru, {}, would open a school in Lima
Peru, {}, agreed to open a school in Lima
Peru, {}, reaffirmed its commitment to open a school in Lima
Peru is, {}, ready to open a school in Lima
Peru is, {}, committed to opening a school in Lima
Peru remains, {}, determined to open a school in Lima
Peru will, {}, open a school in Lima
Peru plans, {}, to open a school in Lima
Peru agreed, {}, to open a school in Lima
Peru offered, {}, to open a school in Lima
Peru looks forward, {}, to opening a school in Lima
Peru has, {}, decided to open a school in Lima
Peru expressed, {}, its readiness to open a school in Lima
They reaffirmed, {}, their commitment to open a school in Lima
They agreed that, {}, Peru will open a school in Lima
The leaders instructed, {}, their ministers to open a school in Lima
Peru welcomed, {}, Algeria's decision to open a school in Lima
The school in Lima will, {}, be opened by Peru
He said that the school in Lima would, {}, be opened by Peru
""".strip().splitlines()
EVENTS = """
The next round of talks will, {}, be held in Lima
The next round of talks is, {}, scheduled for May 2031 in Lima
The next round of talks will, {}, take place in Lima
""".strip().splitlines()


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("frame", [*PROMISES, *EVENTS])
def test_a_promise_is_heard_around_an_aside(frame: str, aside: str) -> None:
    (leaf,) = extract(f"{HEAD}{frame.format(aside)}.").leaves
    assert ("school in Lima" if frame in PROMISES else "next round of talks") in leaf.quote
    assert leaf.parties
