"""Pairs that two readouts of one event word in their own way, and pairs that only look alike."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.reports.books import promise, talks
from tracker.model import Deadline, Quantity
from tracker.reports.comparison import SAME
from tracker.reports.likeness import Likeness

READOUTS = [talks("A"), talks("B", issuer="Kazakhstan")]

PAIRS = [
    ("set up consulates general in Xi'an", "open a Consulate General in Xi'an", True),
    ("extend the visa-free period for Chinese citizens from 72 hours to 14 days", "introduce a 14-day visa-free regime", True),
    ("promote the establishment of a traditional Chinese medicine center", "creating a centre of traditional medicine", True),
    ("provide 200 scholarships to students from Kazakhstan", "grant 150 scholarships to Kazakh students", True),
    ("hold the next meeting of the joint committee in Astana", "convene the joint committee in Astana", True),
    ("set up consulates general in Xi'an", "open a Consulate General in Aktobe", False),
    ("increase direct flights between Almaty and Beijing", "launch direct flights between Astana and Shanghai", False),
    ("deepen cooperation in agriculture", "expand the export of agricultural products to the Chinese market", False),
    ("strengthen anti-pandemic cooperation", "strengthen cooperation in energy", False),
    ("provide 200 scholarships to students", "build a school in Almaty", False),
]


@pytest.mark.parametrize(("ours", "theirs", "one"), PAIRS, ids=lambda value: value[:24] if isinstance(value, str) else "")
def test_what_is_one_commitment_and_what_is_not(ours: str, theirs: str, one: bool) -> None:
    a = promise(1, readout="A", quote=ours, title=ours)
    b = promise(2, readout="B", quote=theirs, title=theirs)
    likeness = Likeness([a, b], READOUTS)
    assert (likeness(a, b) >= SAME) == one
    assert likeness(a, b) == pytest.approx(likeness(b, a))


BEEF = ("open its market to Arcadian beef by the first quarter of 2027", "allow imports of Arcadian beef from January 2027")
TRADE = ("raise it to USD 15 billion by 2030", "increase two-way trade to USD 15 billion by 2030")
DUE = dt.date(2027, 3, 31)


@pytest.mark.parametrize(
    ("words", "second", "one"),
    [
        (BEEF, {"deadline": Deadline(words="then", latest=dt.date(2027, 1, 31))}, True),
        (BEEF, {"deadline": Deadline(words="then", latest=dt.date(2028, 1, 31))}, False),
        (BEEF, {"deadline": Deadline(words="then", latest=DUE), "parties": ("Kazakhstan",)}, False),
        (TRADE, {"quantities": (Quantity(words="USD 15 billion", value=15e9, unit="USD"),)}, True),
        (TRADE, {"quantities": (Quantity(words="USD 15 billion", value=15e9, unit="USD"),), "parties": ("Kazakhstan",)}, False),
        (("open a port", "train doctors"), {"deadline": Deadline(words="then", latest=DUE)}, False),
    ],
)
def test_where_few_words_are_shared_figures_of_the_same_parties_bear_them_out(
    words: tuple[str, str], second: dict[str, object], one: bool
) -> None:
    amount = (Quantity(words="USD 15 billion", value=15e9, unit="USD"),) if "USD" in words[0] else ()
    a = promise(1, readout="A", quote=words[0], title=words[0], deadline=Deadline(words="then", latest=DUE), quantities=amount)
    b = promise(2, readout="B", quote=words[1], title=words[1], **second)
    likeness = Likeness([a, b], READOUTS)
    assert (likeness(a, b) >= SAME) == one
    assert likeness(a, b) == pytest.approx(likeness(b, a))


def test_the_same_words_are_as_alike_as_can_be() -> None:
    a = promise(1, readout="A", quote="open a consulate general in Xi'an", title="Open a consulate general in Xi'an")
    b = promise(2, readout="B", quote="open a consulate general in Xi'an", title="Open a consulate general in Xi'an")
    assert Likeness([a, b], READOUTS)(a, b) > 0.9
