from __future__ import annotations

import datetime as dt

from tracker.carried import carry, family, place, recarry
from tracker.model import Commitment, Leaf, Readout, Standing

NOW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)


def commitment(id: str, quote: str, readout: str = "r", **fields: object) -> Commitment:
    return Commitment(start=0, end=len(quote), quote=quote, id=id, readout=readout, **fields)  # type: ignore[arg-type]


def leaf(quote: str) -> Leaf:
    return Leaf(start=0, end=len(quote), quote=quote)


def readout(id: str, text: str, version_of: str = "", day: int = 1) -> Readout:
    return Readout(id=id, title="", text=text, version_of=version_of, added=NOW.replace(day=day))


def test_a_promise_that_stands_twice_is_paired_once() -> None:
    before = [commitment("a", "open a school"), commitment("b", "open a school"), commitment("c", "build a road")]
    result = carry([leaf("Open a  school"), leaf("plant a forest")], before)
    assert (result.kept, result.gone, [each.quote for each in result.fresh]) == (("a",), ("b", "c"), ["plant a forest"])


def test_what_a_person_rejected_is_no_loss() -> None:
    rejected = commitment("a", "open a school", standing=Standing(review="rejected"))
    assert carry([], [rejected, commitment("b", "build a road")]).gone == ("b",)
    assert carry([leaf("open a school")], [rejected]).kept == ("a",)


def test_a_stored_version_is_compared_with_those_before_it() -> None:
    first = readout("r", "They will open a school and send 40 doctors to Oran by 2025.")
    second = readout("rb", "They will send 60 doctors to Oran by 2025.", "r", 2)
    third = readout("rc", "They will open a school and plant a forest.", "r", 3)
    other = readout("s", "They will open a school.")
    all_ = [third, other, second, first]
    ledger = [
        commitment("r-1", "open a school"),
        commitment("r-2", "send 40 doctors to Oran by 2025"),
        commitment("rb-1", "send 60 doctors to Oran by 2025", "rb"),
        commitment("rc-1", "plant a forest", "rc"),
        commitment("s-1", "open a school", "s"),
    ]
    assert {each.id for each in family(second, all_)} == {"r", "rb", "rc"}
    told = recarry(second, all_, ledger)
    assert ([each.quote for each in told.fresh], told.kept) == (["send 60 doctors to Oran by 2025"], ())
    assert (told.gone, told.changed) == (("r-1", "r-2"), (("r-2", 0),))
    assert recarry(third, all_, ledger).kept == ("r-1",)
    assert recarry(third, all_, ledger).gone == ("r-2", "rb-1")
    assert recarry(first, all_, ledger).kept == recarry(first, all_, ledger).gone == ()


def test_words_are_found_in_another_version_however_they_are_set() -> None:
    version = readout("rb", "They re-open\n  a School, and others.", "r")
    assert place(version, commitment("r-1", "open a school,")) == (8, 23)
    assert place(version, commitment("r-2", "open a schoo")) is None
    assert place(version, commitment("rb-1", "others", "rb")) == (0, 6)
