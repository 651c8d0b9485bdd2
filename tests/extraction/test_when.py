"""Time phrases become the days that a reader of the readout would understand."""

from __future__ import annotations

import datetime as dt
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tracker.extraction
from tracker.extraction import due, when

LEXICON = Path(tracker.extraction.__file__).with_name("lexicon")
TIME = tomllib.loads((LEXICON / "time.toml").read_text("utf-8"))
DEADLINES = tomllib.loads((LEXICON / "deadlines.toml").read_text("utf-8"))
TALKS = dt.date(2022, 6, 7)


def read(text: str, ref: dt.date | None = TALKS) -> list[str]:
    return ["/".join(map(str, found.interval)) if found.interval else "words" for found in when.phrases(text, 0, len(text), ref)]


@pytest.mark.parametrize(
    ("phrase", "days"), [(phrase, days) for rule in TIME["rule"] for phrase, days in rule["examples"].items()]
)
def test_the_examples_of_each_rule(phrase: str, days: str) -> None:
    assert read(phrase) == [days]


@pytest.mark.parametrize(("rule", "text"), [(rule["id"], text) for rule in TIME["rule"] for text in rule["counter"]])
def test_the_counter_examples_of_each_rule(rule: str, text: str) -> None:
    known = next(found for found in when.rules() if found.id == rule)
    hit = known.pattern.search(text)
    assert hit is None or known.reader is None or not _days(known, hit)


def _days(rule: when.Rule, hit: object) -> bool:
    try:
        return rule.reader is not None and rule.reader(hit, TALKS) is not None  # type: ignore[arg-type]  # a match of the rule's pattern
    except ValueError:
        return False


@pytest.mark.parametrize("rule", TIME["vague"], ids=lambda rule: rule["id"])
def test_words_that_name_no_days(rule: dict[str, list[str]]) -> None:
    assert all(read(text) == ["words"] for text in rule["examples"])
    assert all(read(text) == [] for text in rule["counter"])


@pytest.mark.parametrize("name", sorted(due.patterns()))
def test_the_examples_of_deadlines_without_days(name: str) -> None:
    pattern = due.patterns()[name]
    assert all(pattern.search(text) for text in DEADLINES[name]["examples"])
    assert not any(pattern.search(text) for text in DEADLINES[name]["counter"])


@pytest.mark.parametrize(
    "text",
    [
        "from 72 hours to 14 days",
        "the 30th anniversary of ties",
        "over the past 30 years",
        "the 2006 Free Trade Agreement",
        "annually",
        "every year",
        "for 25 years",
        "5G and COP28",
        "Executive Order 14257",
        "at 2 percent",
        "February 31",
        "in recent weeks",
        "quarterly",
        "the third C+C5 meeting",
        "half of the students",
    ],
)
def test_what_is_no_time_phrase(text: str) -> None:
    assert read(text) == []


def test_without_a_day_of_reference_there_are_words_only() -> None:
    assert read("by the end of the year", None) == ["words"]


def test_before_ends_the_day_before() -> None:
    assert read("before 1 September 2022") == ["2022-06-07/2022-08-31"]


def test_a_month_gone_by_is_the_next_one() -> None:
    assert read("in April") == ["2023-04-01/2023-04-30"]
    assert read("in June") == ["2022-06-01/2022-06-30"]


@given(st.text(max_size=120), st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)))
def test_any_text_yields_ordered_phrases_and_ordered_days(text: str, ref: dt.date) -> None:
    found = when.phrases(text, 0, len(text), ref)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(phrase.interval is None or phrase.prep == "before" or phrase.interval[0] <= phrase.interval[1] for phrase in found)


@given(
    st.sampled_from(
        [
            "in {0}",
            "by {0}",
            "by the end of {0}",
            "in mid-{0}",
            "in early {0}",
            "late {0}",
            "in the first half of {0}",
            "until {0}",
        ]
    ),
    st.integers(2023, 2099),
)
def test_a_part_of_a_year_lies_within_it(form: str, year: int) -> None:
    text = form.format(year)
    (found,) = when.phrases(text, 0, len(text), TALKS)
    assert found.interval is not None
    assert found.interval[1].year == year
    assert found.interval[0].year in (year, TALKS.year)
