from __future__ import annotations

import pytest

from tracker.extraction import extract
from tracker.extraction.decide import near
from tracker.extraction.document import Sentence
from tracker.extraction.rules import NearRule, StatusRule, near_misses, statuses
from tracker.extraction.statements import statements

STATEMENTS = statuses()
NEAR = near_misses()


def told(text: str) -> list[str]:
    return [one.rule for one in statements(text, Sentence(0, len(text), 0))]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in STATEMENTS for text in rule.yes])
def test_a_status_is_told_by_its_examples(rule: StatusRule, text: str) -> None:
    assert rule.id in told(text)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in STATEMENTS for text in rule.no])
def test_a_status_is_not_told_by_its_counter_examples(rule: StatusRule, text: str) -> None:
    assert rule.id not in told(text)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in NEAR for text in rule.yes])
def test_a_sentence_without_a_promise_is_a_near_miss_with_its_reason(rule: NearRule, text: str) -> None:
    found = near(text, Sentence(0, len(text), 0))
    assert found is not None
    assert found[1] == rule.reason


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in NEAR for text in rule.no])
def test_a_near_miss_is_not_seen_where_nothing_is_near(rule: NearRule, text: str) -> None:
    found = near(text, Sentence(0, len(text), 0))
    assert found is None or found[1] != rule.reason


def test_what_is_planned_or_only_conditional_is_no_status() -> None:
    assert told("The consulate will be opened in May.") == []
    assert told("They met after the treaty was signed.") == []


def test_a_status_statement_names_its_words_its_cue_and_whose_doing_it_is() -> None:
    (one,) = extract("Talks in Laos\nJapan opened a consulate in Vientiane last month.").statements
    assert (one.quote, one.cue, one.polarity) == ("Japan opened a consulate in Vientiane last month", "opened", "done")
    assert one.parties == ("Japan",)


def test_a_near_miss_is_shown_from_its_cue_on() -> None:
    (miss,) = extract("Talks in Laos\nThe two sides discussed the possibility of launching direct flights.").misses
    assert miss.quote.startswith("discussed the possibility")
    assert miss.reason == "discussed, not promised"
