"""What stands before a subject: a clause that says why or when promises nothing, a phrase behind "that" is no subject."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

ACTS = ("build two hospitals", "open a consulate in Lima")


def promised(text: str) -> list[str]:
    return [leaf.quote for leaf in extract(text).leaves]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    "front",
    [
        "As we seek to {act}",
        "As Peru and Algeria seek to {act}",
        "Because Peru wants to {act}",
        "When Peru decided to {act}",
        "If Algeria agrees to {act}",
    ],
)
def test_a_clause_before_the_main_one_promises_nothing(front: str, act: str) -> None:
    assert promised(f"{front.format(act=act)}, there are forces in the region that want war.") == []
    assert promised(f"{front.format(act=act)}, Nepal agreed to send 30 buses by May.") == ["send 30 buses by May"]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    "front",
    [
        "As chair of the group, Peru",
        "As part of the plan Peru",
        "Since then Peru",
        "Once again Peru",
        "As both sides agreed, Peru",
    ],
)
def test_a_phrase_before_the_subject_leaves_the_promise(front: str, act: str) -> None:
    assert promised(f"{front} will {act}.") == [act]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    "phrase",
    [
        "immediately after the adoption of the pact",
        "right after the vote",
        "after the adoption of the budget",
        "upon the signing of the pact",
        "before the end of May",
        "since the vote",
        "once the pact is signed",
    ],
)
def test_a_phrase_between_that_and_the_subject_is_no_subject(phrase: str, act: str) -> None:
    assert promised(f"The Parties note that {phrase}, Peru will {act}.") == [act]
    assert promised(f"They confirmed that, {phrase}, Peru will {act}.") == [act]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("verb", ["share a common interest", "face the same risks", "fear new floods"])
def test_a_pronoun_stays_the_subject_behind_a_verb_that_is_not_known(verb: str, act: str) -> None:
    assert promised(f"As large producers, which sell half of the gold, we {verb} and agreed to {act}.") == [act]
