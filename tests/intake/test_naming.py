"""Ids say who and when; no two readouts share one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.naming import Names, commitment_id, stem

DAY = dt.date(2022, 6, 7)


@pytest.mark.parametrize(
    ("parties", "day", "id"),
    [
        (("Kazakhstan", "China"), DAY, "CHN-KAZ-20220607"),
        (("China", "People's Republic of China"), DAY, "CHN-20220607"),
        (("European Union", "Japan"), DAY, "EU-JPN-20220607"),
        (("Kenya", "Norway", "Chile", "Peru", "Japan"), DAY, "MULTI-20220607"),
        (("ASEAN", "Kenya", "Norway", "Chile", "Peru", "Japan"), DAY, "ASEAN-20220607"),
        ((), DAY, "NOPARTY-20220607"),
        (("The Mayor of Springfield",), None, "NOPARTY-NODATE"),
        (("Kenya",), None, "KEN-NODATE"),
    ],
)
def test_the_stem(parties: tuple[str, ...], day: dt.date | None, id: str) -> None:
    assert stem(parties, day) == id


def test_a_second_readout_of_the_day_gets_a_letter() -> None:
    names = Names(["KEN-NOR-20220607", "CHN-20220607c"])
    assert names.give(("Norway", "Kenya"), DAY) == "KEN-NOR-20220607b"
    assert names.give(("Norway", "Kenya"), DAY) == "KEN-NOR-20220607c"
    assert names.give(("China",), DAY) == "CHN-20220607d"
    assert names.give(("Peru",), DAY) == "PER-20220607"


def test_ordinals_have_two_digits_at_least() -> None:
    assert [commitment_id("KEN-20220607b", n) for n in (1, 18, 100)] == [
        "KEN-20220607b-01",
        "KEN-20220607b-18",
        "KEN-20220607b-100",
    ]


@given(
    st.lists(st.tuples(st.sampled_from([(), ("Kenya",), ("Kenya", "Norway")]), st.sampled_from([None, DAY])), max_size=80),
    st.integers(0, 80),
)
def test_ids_are_unique_also_after_a_restart(drafts: list[tuple[tuple[str, ...], dt.date | None]], cut: int) -> None:
    names, given_out = Names(), list[str]()
    for number, (parties, day) in enumerate(drafts):
        if number == cut:
            names = Names(given_out)
        given_out.append(names.give(parties, day))
    assert len(set(given_out)) == len(given_out)
