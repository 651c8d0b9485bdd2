"""The sample tells its story: which commitments are found in it, and what became of each, with sources."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.demo import load
from tracker.ledger import MemoryLedger
from tracker.ledger.protocol import Ledger
from tracker.model import Commitment, Evidence, StatusUpdate
from tracker.paths import data_path
from tracker.standing import at

NOW = dt.datetime(2025, 7, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    ledger = MemoryLedger()
    load(ledger, data_path(), NOW)
    return ledger


def the(ledger: Ledger, *words: str) -> Commitment:
    (found,) = (c for c in ledger.commitments() if all(word in f"{c.title} {', '.join(c.parties)}" for word in words))
    return found


def test_the_consulates_are_two_commitments_of_one_side_each(ledger: Ledger) -> None:
    xian, aktobe = the(ledger, "consul", "Xi'an"), the(ledger, "consul", "Aktobe")
    assert (xian.parties, aktobe.parties) == (("Kazakhstan",), ("China",))
    assert {(c.strength, c.specificity, c.topic) for c in (xian, aktobe)} == {("firm", 3, "consular")}
    assert (xian.standing.since, aktobe.standing.since) == ("2023-05-19", "2024-07-30")
    assert {c.standing.status for c in (xian, aktobe)} == {"fulfilled"}
    assert at(xian, as_of=dt.date(2023, 1, 1)).standing.status == "underway"


def test_the_visa_free_period_keeps_both_ends_and_its_source(ledger: Ledger) -> None:
    visa = the(ledger, "visa-free")
    assert (visa.parties, visa.beneficiary, visa.strength, visa.specificity) == (("Kazakhstan",), ("China",), "firm", 3)
    (amount,) = visa.quantities
    assert (amount.was, amount.was_unit, amount.value, amount.unit) == (72, "hours", 14, "days")
    assert (visa.standing.status, visa.standing.since, visa.standing.sourced) == ("fulfilled", "2022-07-08", True)
    assert [type(u) for u in visa.history] == [StatusUpdate, Evidence, Evidence]


def test_centres_meeting_and_summit(ledger: Ledger) -> None:
    medicine, culture = the(ledger, "medicine center"), the(ledger, "cultural centers")
    meeting, summit = the(ledger, "C+C5", "Meeting"), the(ledger, "sixth Summit")
    assert (medicine.standing.status, medicine.standing.since) == ("fulfilled", "2022-12")
    assert (culture.standing.status, culture.parties) == ("underway", ("China", "Kazakhstan"))
    assert {c.strength for c in (medicine, culture, meeting)} == {"effort"}
    assert (summit.strength, summit.parties) == ("soft", ("China",))
    assert meeting.deadline is not None
    assert "third C+C5" in meeting.deadline.words
    assert {c.standing.sourced for c in (meeting, summit)} == {False}


def test_every_commitment_lies_verbatim_in_the_text(ledger: Ledger) -> None:
    (readout,) = ledger.readouts()
    assert readout.date == dt.date(2022, 6, 7)
    assert readout.issuer == "China"
    for c in ledger.commitments():
        assert readout.text[c.start : c.end] == c.quote
        assert c.why
        assert 0 < len(c.title) <= 90


def test_loading_twice_changes_nothing(ledger: Ledger) -> None:
    before = ledger.commitments()
    assert load(ledger, data_path(), NOW).known
    assert ledger.commitments() == before
