"""One draft into the ledger: extracted, named, and never twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tracker.extraction import VERSION
from tracker.ingest import Metadata, read
from tracker.intake import admit
from tracker.ledger import MemoryLedger

NOW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
SAMPLE = Path(__file__).parents[2] / "data" / "readouts" / "wang-yi-tileuberdi-2022.txt"
DAY = dt.date(2022, 6, 7)


def test_the_sample_becomes_commitments_in_reading_order() -> None:
    ledger = MemoryLedger()
    (draft,) = read(SAMPLE, given=Metadata(date=DAY))
    done = admit(ledger, draft, now=NOW)
    assert (done.readout.id, done.readout.added, done.known, done.remark) == ("CHN-KAZ-20220607", NOW, False, "")
    assert [each.id for each in done.commitments] == [f"CHN-KAZ-20220607-{n:02d}" for n in range(1, len(done.commitments) + 1)]
    assert [each.start for each in done.commitments] == sorted(each.start for each in done.commitments)
    for each in done.commitments:
        assert done.readout.text[each.start : each.end] == each.quote
        assert (each.readout, each.made, each.asserted_by, each.extractor) == ("CHN-KAZ-20220607", DAY, "China", VERSION)
    assert ledger.commitments() == list(done.commitments)


def test_the_same_text_changes_nothing_whatever_it_is_called() -> None:
    ledger = MemoryLedger()
    first = admit(ledger, read(SAMPLE)[0], now=NOW)
    revision = ledger.revision
    again = admit(ledger, read(SAMPLE.read_bytes(), "other name.txt", given=Metadata(date=DAY))[0], now=NOW)
    assert again.known
    assert again.readout == first.readout
    assert ledger.revision == revision


def test_a_text_without_commitments_is_stored_and_says_so() -> None:
    done = admit(
        MemoryLedger(), read(b"A Lunch\nThe ministers had lunch in Oslo on 2 May 2022. The soup was hot.\n", "a.txt")[0], now=NOW
    )
    assert done.commitments == ()
    assert done.remark == "no commitments found: stored"


def test_another_language_is_stored_and_not_extracted() -> None:
    text = (
        "Le ministre de la France a rencontré son homologue et les deux parties sont convenues de renforcer la coopération. "
        "Ils ont salué les progrès."
    )
    ledger = MemoryLedger()
    done = admit(ledger, read(text.encode(), "a.txt")[0], now=NOW)
    assert done.commitments == ()
    assert done.remark == "not English (fr): stored, not extracted"
    assert ledger.readouts()[0].text == text
