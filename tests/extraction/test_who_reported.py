"""Those in whose name something is reported are bound: all whom a list names, and no place where the report was written."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

HEAD = "Joint Statement on Reefs\n"


@pytest.mark.parametrize(
    "line", ["NOVI SAD, Serbia -- ", "LIMA (Peru) - ", "Lima, 3 May – ", "LIMA, Peru, May 3 (Andina) -- ", "LIMA – "]
)
@pytest.mark.parametrize(
    ("who", "bound"),
    [
        ("Chad, Togo and Benin", {"Chad", "Togo", "Benin"}),
        ("Togo", {"Togo"}),
        ("Leaders of Chad and Togo", {"Chad", "Togo"}),
        ("Togolese Foreign Minister Kofi Mensa", {"Togo"}),
    ],
)
@pytest.mark.parametrize("act", ["have agreed to open ten crossings.", "pledged to open ten crossings."])
def test_the_place_of_a_report_is_nobody(line: str, who: str, bound: set[str], act: str) -> None:
    (leaf,) = extract(f"{line}{who} {act}").leaves
    assert set(leaf.parties) == bound


@pytest.mark.parametrize(
    "sentence",
    ["He said {} would open a port.", "The Minister said that {} were set to open a port.", "In Lima, {} will open a port."],
)
@pytest.mark.parametrize("who", ["representatives", "experts", "the Presidents", "technical teams", "finance ministers"])
@pytest.mark.parametrize("names", ["of Chad, Togo and Benin", "from Chad, Togo, and Benin"])
def test_all_whom_a_list_names_are_bound(sentence: str, who: str, names: str) -> None:
    (leaf,) = extract(HEAD + sentence.format(f"{who} {names}")).leaves
    assert set(leaf.parties) == {"Chad", "Togo", "Benin"}


@pytest.mark.parametrize("who", ["Experts of Chad and Togo", "Experts from both countries", "Experts from the two sides"])
def test_experts_of_the_parties_are_no_onlookers(who: str) -> None:
    (leaf,) = extract(f"{HEAD}{who} will draw up a list of reefs.").leaves
    assert leaf.quote == "draw up a list of reefs"


@pytest.mark.parametrize(
    "directed",
    [
        "The Summit directed {} to open an office in Oran.",
        "The Summit however instructed {} to open an office in Oran.",
        "The Summit ended the session by mandating {} to open an office in Oran.",
        "The Summit welcomed the plan, tasking {} to open an office in Oran.",
    ],
)
@pytest.mark.parametrize(
    "organ",
    [
        "the Secretariat",
        "the President of the Commission",
        "the Chairperson of the African Union Commission",
        "their Council of Ministers",
        "the Chief Negotiators",
    ],
)
def test_an_organ_that_is_directed_binds_its_members(directed: str, organ: str) -> None:
    (leaf,) = extract(directed.format(organ)).leaves
    assert "open an office in Oran" in leaf.quote


@pytest.mark.parametrize(
    ("region", "member"), [("Nordic", "Iceland"), ("Baltic", "Latvia"), ("Visegrad", "Hungary"), ("Central Asian", "Kazakhstan")]
)
@pytest.mark.parametrize("office", ["foreign ministers", "prime ministers", "heads of state", "governments"])
def test_the_offices_of_a_region_are_those_of_its_members(region: str, member: str, office: str) -> None:
    (leaf,) = extract(f"{HEAD}In Lima, the {region} {office} agreed to open a fund.").leaves
    assert member in leaf.parties


@pytest.mark.parametrize("who", ["Peru", "The Peruvian Government", "The Foreign Ministry of Peru"])
@pytest.mark.parametrize("said", ["said it", "announced that it", "praised the plan, adding that it"])
@pytest.mark.parametrize("agreed", ["had agreed", "has pledged", "had decided", "is committed", "had committed itself"])
def test_it_is_whoever_reports_what_it_has_agreed(who: str, said: str, agreed: str) -> None:
    (leaf,) = extract(f"{HEAD}{who} {said} {agreed} to open a clinic in Oran.").leaves
    assert set(leaf.parties) == {"Peru"}
