"""Who can promise: things done, pacts and entries have effects; groups below groups, and those whom "with" names, act."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

ACTS = ("build two hospitals", "open a consulate in Lima", "train 200 nurses")


def promised(text: str) -> list[str]:
    return [leaf.quote for leaf in extract(text).leaves]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's entry into the Eastern Union would increase its output by 2%, he said.",
        "Connection to a second cable will provide lower prices.",
        "Integration of the two grids will reduce costs by 10%.",
        "The Accord will boost trade by 3%.",
        "The ministers agreed that the Accord will cement and widen our relationship in key areas including trade.",
        "The documents we signed today will lay the groundwork for a boost to our relations.",
    ],
)
def test_what_is_done_has_an_effect_and_promises_nothing(text: str) -> None:
    assert promised(text) == []


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    "body", ["subgroups", "expert subgroups", "sub-committees", "joint subcommittee", "Government", "Commission"]
)
def test_a_body_promises_what_it_will_do(body: str, act: str) -> None:
    assert promised(f"The {body} will {act}.") == [act]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["Peru and Algeria", "Japan", "both sides", "the Sudan"])
@pytest.mark.parametrize(
    "talks", ["The talks also touched on health", "The discussions covered trade", "Trade was discussed as well"]
)
def test_whom_with_names_promises_what_the_participle_says(talks: str, who: str, act: str) -> None:
    assert promised(f"{talks}, with {who} agreeing to {act}.") == [act]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("said", ["He added", "He added that", "The Minister said"])
@pytest.mark.parametrize("verb", ["is a sign that trust grows", "was a proof of trust", "shows that trust grows"])
def test_a_decision_ends_where_it_is_said_what_it_is(said: str, verb: str, act: str) -> None:
    assert promised(f"{said} Peru's decision to {act} {verb}.") == [act]


@pytest.mark.parametrize("act", ["being told by both houses", "ensuring that the road is open"])
def test_a_verb_within_the_act_does_not_end_it(act: str) -> None:
    assert promised(f"He reaffirmed Peru's commitment to {act}.") == [act]


@pytest.mark.parametrize("ask", ["requested continued EU support", "requested continued Algerian support"])
def test_support_that_is_asked_for_is_promised_by_nobody(ask: str) -> None:
    assert promised(f"The Minister of Peru briefed the envoy on the report and {ask} for its efforts to clear mines.") == []


@pytest.mark.parametrize("word", ["will", "shall"])
@pytest.mark.parametrize("kind", ["personnel", "student", "technical"])
def test_exchanges_that_there_will_be_are_promised(word: str, kind: str) -> None:
    assert promised(f"There {word} also be {kind} exchanges on common problems.") == [f"{kind} exchanges on common problems"]
