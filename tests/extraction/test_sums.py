"""Sums and numbers of things that stand in lines of their own are promised by the words above them."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\nPresident Rojas of Peru met President Ali of Algeria in Algiers.\n"
SUMS = (
    ("$75 million in security assistance", "$15 million for a museum in Oran"),
    ("Up to €75 million for clean water", "US$15 million for a museum in Oran"),
    ("75 million dollars for clean water", "200 scholarships for nurses"),
    ("A grant of $5 million for nurses", "A loan of 6 million euros for farmers"),
)
LEADS = (
    "The President announced new support for Algeria.",
    "Peru pledged $90 million for farmers in Algeria.",
    "Peru will provide new support for Algeria.",
)
THESE = ("This includes:", "The package includes the following:", "This new assistance comprises:", "These include:")


@pytest.mark.parametrize("sums", SUMS)
@pytest.mark.parametrize("mark", ["", "- ", "• "])
@pytest.mark.parametrize(
    "lead",
    [
        *(f"{lead} {these}" for lead in LEADS for these in THESE),
        "Peru announced $90 million for Algeria, including:",
        "President Rojas announced that Peru will provide:",
        "Peru announced:",
        "Peru will provide Algeria with:",
    ],
)
def test_each_is_promised(lead: str, mark: str, sums: tuple[str, str]) -> None:
    found = extract(HEAD + lead + "\n" + "\n".join(f"{mark}{one}." for one in sums)).leaves
    assert tuple(leaf.quote for leaf in found[-2:]) == sums
    assert {leaf.parties for leaf in found} == {("Peru",)}


@pytest.mark.parametrize(
    "lead", ["They discussed the following:", "Trade in 2030 was as follows:", "The delegation saw:", "Peru asked Algeria for:"]
)
def test_none_is_where_nothing_is_promised_above(lead: str) -> None:
    assert extract(HEAD + lead + "\n- $75 million in security assistance.\n- 200 scholarships for nurses.").leaves == ()


@pytest.mark.parametrize("between", ["between the two", "among the three", "between their two"])
@pytest.mark.parametrize("who", ["economies", "ministries", "armed forces", "business communities", "parliaments"])
def test_how_many_act_together_is_no_amount(between: str, who: str) -> None:
    (leaf,) = extract(f"Peru and Algeria hold talks\nPeru and Algeria agreed to foster connections {between} {who}.\n").leaves
    assert (leaf.quantities, leaf.specificity) == ((), 1)
