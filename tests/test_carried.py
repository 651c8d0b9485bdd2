from __future__ import annotations

import datetime as dt

from tracker.carried import Account, Carried, account, carry, family, moved, number, place
from tracker.model import Changes, Commitment, Leaf, Readout, Standing

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


def test_words_that_a_person_gave_hide_none_that_it_was_found_by() -> None:
    longer = commitment("a", "open a school, which will be free", original=Changes(quote="open a school"))
    again = commitment("b", "open a school")
    assert carry([leaf("open a school")], [longer]) == Carried(kept=("a",))
    assert carry([leaf("open a school, which will be free")], [longer]) == Carried(kept=("a",))
    assert carry([leaf("open a school")], [longer, again]).kept == ("b",)
    assert carry([leaf("open a school"), leaf("Open a school")], [longer, again]).kept == ("b", "a")
    assert carry([], [longer], "They will open a school.").kept == ("a",)
    assert carry([leaf("open two schools")], [longer]).changed == (("a", 0),)
    assert place(readout("rb", "They will open a school.", "r"), longer) == (10, 23)
    titled = commitment("a", "open a school", original=Changes(title="A school"))
    assert carry([leaf("open a school")], [titled]).kept == ("a",)


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
    told = account(second, all_, ledger)
    assert (told.kept, [(was.id, now and now.id) for was, now in told.lost]) == ((), [("r-1", None), ("r-2", "rb-1")])
    assert told.counts == (0, 1, 1)
    assert [(label, c.id) for label, c, _ in told.rows()] == [("changed", "r-2"), ("now", "rb-1"), ("gone", "r-1")]
    assert [c.id for c in account(third, all_, ledger).kept] == ["r-1"]
    assert [was.id for was, _ in account(third, all_, ledger).lost] == ["r-2", "rb-1"]
    assert account(first, all_, ledger) == Account()


def test_words_given_in_the_version_leave_what_it_changed_as_it_is() -> None:
    was = commitment("r-1", "send 40 doctors")
    now = commitment("rb-1", "send 60 doctors and many other people to Oran", "rb", original=Changes(quote="send 60 doctors"))
    told = account(readout("rb", now.quote, "r", 2), [readout("r", was.quote)], [was, now])
    assert told.lost == ((was, now),)


def test_where_titles_are_the_same_the_words_tell_what_changed() -> None:
    was, now = commitment("a", "open it by 2025", title="Open it"), commitment("b", "open it by 2026", "rb", title="Open it")
    told = account(readout("rb", now.quote, "r", 2), [readout("r", was.quote)], [was, now])
    assert [words for _, _, words in told.rows()] == ["open it by 2025", "open it by 2026"]


def test_words_are_found_in_another_version_however_they_are_set() -> None:
    version = readout("rb", "They re-open\n  a School, and others.", "r")
    assert place(version, commitment("r-1", "open a school,")) == (8, 23)
    assert place(version, commitment("r-2", "open a schoo")) is None
    assert place(version, commitment("rb-1", "others", "rb")) == (0, 6)


def test_what_a_version_repeats_is_moved_to_its_place_there() -> None:
    version = readout("rb", "They will now open a school.", "r")
    kept, rejected = commitment("r-1", "open a school"), commitment("r-2", "now", standing=Standing(review="rejected"))
    (there,) = moved(version, [kept, rejected])
    assert (there.id, there.start, there.end) == ("r-1", 14, 27)
    assert (number(there, version), number(commitment("rb-3", "x", "rb"), version)) == ("r-1", "3")
