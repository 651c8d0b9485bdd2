"""Dates with precision, and what people type for them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dates import back, first_day, is_partial, last_day, months_on, typed
from tracker.errors import UsageError

TODAY = dt.date(2025, 1, 15)  # a Wednesday


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-12-05", "2022-12-05", "2022-12-05"),
    ],
)
def test_a_date_means_all_days_of_its_precision(partial: str, first: str, last: str) -> None:
    assert (first_day(partial).isoformat(), last_day(partial).isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", "2025-01-15"),
        ("today", "2025-01-15"),
        ("Yesterday", "2025-01-14"),
        ("monday", "2025-01-13"),
        ("wed", "2025-01-08"),
        ("3 days ago", "2025-01-12"),
        ("2w", "2025-01-01"),
        ("1 month ago", "2024-12-15"),
        ("2022-12", "2022-12"),
        ("2022-6-7", "2022-06-07"),
        ("2025", "2025"),
        ("5 December 2022", "2022-12-05"),
        ("December 5, 2022", "2022-12-05"),
        ("5. Dec. 2022", "2022-12-05"),
        ("Sept 2022", "2022-09"),
        ("may 2022", "2022-05"),
    ],
)
def test_what_people_type(words: str, expected: str) -> None:
    assert typed(words, TODAY) == expected


@pytest.mark.parametrize(
    "words",
    [
        "soon",
        "2022-13",
        "2022-02-30",
        "0000",
        "22-12-05",
        "2022-12-05T10:00",
        "99999 years ago",
        "30 February 2022",
        "5 Decembre 2022",
        "in 3 days ago",
        "5 December",
        "5 December 6, 2022",
        "December 32, 2022",
    ],
)
def test_what_is_no_date_is_said(words: str) -> None:
    with pytest.raises(UsageError, match=r"date|calendar"):
        typed(words, TODAY)


def test_the_future_is_refused_unless_asked_for() -> None:
    with pytest.raises(UsageError, match="after today"):
        typed("2025-02", TODAY)
    assert typed("2025-02", TODAY, future=True) == "2025-02"
    assert typed("2025-01", TODAY) == "2025-01"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2w", "2025-01-29"),
        ("in 3 days", "2025-01-18"),
        ("1 month", "2025-02-15"),
        ("tomorrow", "2025-01-16"),
        ("monday", "2025-01-20"),
        ("wed", "2025-01-22"),
        ("next friday", "2025-01-17"),
        ("2026-03", "2026-03"),
        ("last monday", "2025-01-13"),
        ("2w ago", "2025-01-01"),
        ("yesterday", "2025-01-14"),
    ],
)
def test_where_a_day_to_come_is_meant_what_is_reckoned_from_today_lies_ahead(words: str, expected: str) -> None:
    assert typed(words, TODAY, future=True) == expected


@pytest.mark.parametrize("words", ["tomorrow", "in 3 days", "next monday"])
def test_words_for_days_to_come_are_refused_where_only_what_has_happened_can_be_meant(words: str) -> None:
    with pytest.raises(UsageError, match="after today"):
        typed(words, TODAY)


@pytest.mark.parametrize(("words", "message"), [("soon", "in 3 days or 2w"), ("9999y", "9999y after 2025-01-15 lies outside")])
def test_what_is_no_day_to_come_is_said_with_what_would_be(words: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        typed(words, TODAY, future=True)


def test_going_back_months_keeps_to_the_calendar() -> None:
    assert back(dt.date(2024, 3, 31), 1, "m") == dt.date(2024, 2, 29)
    assert back(dt.date(2024, 2, 29), 1, "y") == dt.date(2023, 2, 28)


def test_months_on_keep_to_the_calendar() -> None:
    assert months_on(dt.date(2025, 3, 14), 6) == dt.date(2025, 9, 14)
    assert months_on(dt.date(2025, 12, 31), 2) == dt.date(2026, 2, 28)
    with pytest.raises(ValueError, match="year"):
        months_on(dt.date(9999, 6, 1), 12)


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_a_usage_error(words: str) -> None:
    try:
        partial = typed(words, TODAY, future=True)
    except UsageError:
        return
    assert is_partial(partial)
    assert first_day(partial) <= last_day(partial)
