"""One term of a query as the test of a commitment."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.model import Commitment, Deadline, Standing
from tracker.query import parse
from tracker.terms import as_test

TODAY = dt.date(2025, 1, 15)
ONE = Commitment(
    id="CHN-KAZ-20220607-01",
    readout="CHN-KAZ-20220607",
    start=0,
    end=1,
    quote="x",
    parties=("China",),
    topic="trade",
    specificity=2,
    made=dt.date(2022, 6, 7),
    deadline=Deadline(words="2023", earliest=dt.date(2023, 1, 1), latest=dt.date(2023, 12, 31)),
    standing=Standing(status="underway", since="2022-12", review="accepted"),
)


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("party:chn", True),
        ("party:kenya,prc", True),
        ("topic:health", False),
        ("specificity:>=2", True),
        ("is:open", True),
        ("is:closed,overdue", True),
        ("due:2023", True),
        ("due:none", False),
        ("since:<2023", True),
        ("age:>1y", True),
        ("-status:underway", True),
    ],
)
def test_a_term_fits_or_not_and_its_minus_is_for_the_caller(typed: str, *, fits: bool) -> None:
    (term,) = parse(typed, TODAY).terms
    assert as_test(term, TODAY)(ONE) == fits
