from __future__ import annotations

import pytest

from tracker.extraction.actors import actor
from tracker.extraction.document import Sentence
from tracker.extraction.subjects import sites


def whose(text: str) -> list[tuple[str, str]]:
    return [(site.word, text[slice(*site.subject)] if site.subject else "") for site in sites(text, Sentence(0, len(text), 0))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two sides agreed to open a school.", [("agreed", "The two sides")]),
        ("In this context, Laos and Nepal pledged to meet.", [("pledged", "Laos and Nepal")]),
        ("They welcomed the visit and agreed to meet.", [("welcomed", "They"), ("agreed", "They")]),
        ("Laos welcomed the visit, and Nepal pledged to meet.", [("welcomed", "Laos"), ("pledged", "Nepal")]),
        ("He said that Japan would lend money.", [("said", "He"), ("would", "Japan")]),
        ("He said Japan will lend money.", [("said", "He"), ("will", "Japan")]),
        ("Should the talks fail, both sides will consult.", [("will", "both sides")]),
        ("The group that they created will grow.", [("created", "they"), ("will", "The group")]),
        ("We will help Chad, will train police, and will send food.", [("will", "We"), ("will", "We"), ("will", "We")]),
        ("Laos will help the people who fled in May, will feed them, and will send doctors.", [("will", "Laos")]),
        (
            "He said that the pact between Laos and Nepal, which was renewed in May, will stay.",
            [("will", "the pact between Laos and Nepal")],
        ),
        (
            "They agreed that the second session of the Chad - Togo Commission will meet.",
            [("will", "the second session of the Chad - Togo Commission")],
        ),
        ("He met Lama - they will write.", [("will", "they")]),
        ("Ali said that as chair of ASEAN, he will visit Dili.", [("said", "Ali"), ("will", "he")]),
        ("Ali said that, as chair, Brunei will host a fair.", [("said", "Ali"), ("will", "Brunei")]),
        ("China always supports Laos in building dams.", [("supports", "China")]),
        ("Further recognizing that ties are strong, Nepal announced a plan.", [("announced", "Nepal")]),
    ],
)
def test_each_finite_verb_has_its_subject(text: str, expected: list[tuple[str, str]]) -> None:
    found = whose(text)
    assert [pair for pair in expected if pair not in found] == []


@pytest.mark.parametrize(
    "text",
    [
        "They expressed their shared vision.",
        "The talks held in May were long.",
        "It is the will of the people.",
        "The United States lent money.",
    ],
)
def test_nouns_and_participles_are_no_finite_verbs(text: str) -> None:
    assert not {"shared", "held", "will", "states"} & {word for word, _ in whose(text)}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("The two sides", "actor"),
        ("Prime Minister Rao", "actor"),
        ("the next meeting", "event"),
        ("The Partnership", "programme"),
        ("the agreement on trade", "thing"),
        ("This", "pointer"),
        ("the two coast guards", "actor"),
        ("Chinese companies", "thing"),
    ],
)
def test_a_subject_is_somebody_who_can_promise_or_not(phrase: str, expected: str) -> None:
    assert actor(phrase, 0, len(phrase)) == expected
