from __future__ import annotations

import msgspec

from tracker.ledger.protocol import Ledger
from tracker.tui.widgets.pane import wrapped
from tracker.tui.widgets.quote import margin_blocks, source_blocks


def test_the_words_are_sought_where_they_stand_however_long_their_paragraph(small_ledger: Ledger) -> None:
    readout = small_ledger.readouts()[0]
    readout = msgspec.structs.replace(readout, text="It was cold. " * 90 + "Spain will build a port.\nMore was said.")
    start = readout.text.index("build")
    blocks = source_blocks(readout, (start, start + len("build a port.\nMore")))
    lines = [line for block in blocks for line in wrapped(block, 40)]
    sought = ["".join(span.text for span in line.spans if span.sought).strip() for line in lines]
    assert [words for words in sought if words] == ["build a port.", "More"]


def test_the_chosen_words_are_sought_also_where_another_commitment_shares_them(small_ledger: Ledger) -> None:
    readout = small_ledger.readouts()[0]
    one, other = small_ledger.commitments()[:2]
    other = msgspec.structs.replace(other, start=one.start, end=one.end)
    spans = [span for block in margin_blocks(readout, [one, other], one.id) for span in block.spans]
    assert "".join(span.text for span in spans if span.sought) == one.quote
