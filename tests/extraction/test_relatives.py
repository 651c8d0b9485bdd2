"""A relative clause on the subject of what was agreed, or on those whom an act is for, takes nothing from the promise."""

from __future__ import annotations

from itertools import product

import pytest

from tests.extraction.axes import one_by_one
from tracker.extraction.pipeline import extract

TITLE = "Peru and Algeria hold talks\n"


def promised(text: str) -> list[str]:
    return [leaf.quote for leaf in extract(TITLE + text).leaves]


HEADS = ("They agreed that", "Both sides decided that", "It was agreed that")
WHO = ("the prisoners", "all fishermen", "students")
TOLD = (
    " who have served their terms",
    " whose nationality has been confirmed",
    " who stray across the line",
    ", whose names are known,",
)
ACTS = ("should be sent home in May", "will be trained in Oran", "would be sent home in May")


@pytest.mark.parametrize(("head", "who", "told", "act"), one_by_one(HEADS, WHO, product(TOLD, ACTS)))
def test_a_clause_on_the_subject_of_what_was_agreed_leaves_it_its_verb(head: str, who: str, told: str, act: str) -> None:
    assert promised(f"{head} {who}{told} {act}.") == [f"{who}{told} {act}"]


@pytest.mark.parametrize("act", ["Peru will ease the rules for people", "He said Algeria would build homes for families"])
@pytest.mark.parametrize("has", ["hold a visa", "have a passport", "need a loan", "speak Arabic"])
@pytest.mark.parametrize("wants", ["want to stay for a year", "intend to trade", "hope to find work"])
def test_what_those_want_whom_an_act_is_for_is_no_promise(act: str, has: str, wants: str) -> None:
    found = promised(f"{act} who {has} and {wants}.")
    assert len(found) == 1
    assert found[0].endswith(f"who {has} and {wants}")


def test_a_new_subject_behind_a_relative_clause_begins_a_clause_of_its_own() -> None:
    text = "They agreed that in cases in which the other would have an interest, each Government should lower its tariffs."
    assert promised(text) == ["lower its tariffs"]
