"""What every ledger keeps, whatever stores it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

from tracker.errors import Conflict, LedgerError, NotFound
from tracker.ledger import Ledger, MemoryLedger, copy, open_ledger
from tracker.ledger.staged import inspect
from tracker.model import (
    Changes,
    Commitment,
    Correction,
    Deadline,
    Edit,
    Facts,
    Heard,
    Note,
    Readout,
    Retract,
    Review,
    Standing,
    StatusUpdate,
)

TEXT = "Arcadia will open a school in Elbonia by the end of 2023. Elbonia agreed to lift its tin duty. Both will study a bridge."
NOW = dt.datetime(2023, 5, 1, 12, 0, tzinfo=dt.UTC)


def make_readout(id: str = "R1", text: str = TEXT) -> Readout:
    return Readout(
        id=id, title=f"Talks {id}", text=text, date=dt.date(2022, 6, 7), sha256=hashlib.sha256(text.encode()).hexdigest()
    )


def make_commitments(readout: Readout) -> list[Commitment]:
    made = []
    start = 0
    for number, sentence in enumerate(readout.text.split(". "), 1):
        begin = readout.text.index(sentence, start)
        start = begin + len(sentence)
        made.append(
            Commitment(
                id=f"{readout.id}-{number}",
                readout=readout.id,
                start=begin,
                end=start,
                quote=sentence,
                title=sentence[:90],
                parties=("Arcadia",) if number % 2 else ("Elbonia", "Arcadia"),
                deadline=Deadline(words="x", earliest=dt.date(2023, 1, 1), latest=dt.date(2023, number, 28)),
                made=readout.date,
                strength="firm",
                specificity=2,
            )
        )
    return made


def test_what_was_heard_is_kept_and_is_no_change_that_anybody_sees(ledger: Ledger, again: Callable[[], Ledger]) -> None:
    readout = make_readout()
    ledger.add(readout, make_commitments(readout))
    before, stored = ledger.revision, ledger.readout("R1")
    heard = replace(stored, heard=(Heard(start=0, end=9),), heard_by="2", title="not a word of this is taken")
    ledger.remember([heard, replace(heard, id="R9")])
    changed = ledger.changes(before)
    assert (changed.commitments, changed.readouts, changed.all) == (frozenset(), frozenset(), False)
    assert again().readout("R1") == replace(stored, heard=heard.heard, heard_by="2")


def test_what_was_heard_before_a_correction_is_not_kept(ledger: Ledger) -> None:
    readout = make_readout()
    ledger.add(readout, ())
    read = replace(ledger.readout("R1"), heard_by="2")
    ledger.revise([("R1", Correction(id="c", on="2023-05-01", at=NOW, by="me", facts=Facts(issuer="Arcadia")))])
    ledger.remember([read])
    assert (ledger.readout("R1").heard_by, ledger.readout("R1").issuer) == ("", "Arcadia")


def status(id: str, to: str = "underway", on: str = "2023-03", at: dt.datetime = NOW) -> StatusUpdate:
    return StatusUpdate(id=id, on=on, at=at, by="me", status=to)  # type: ignore[arg-type]  # names come from the tables below


@pytest.fixture(params=["memory", "tinydb", "tinydb reopened"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    if request.param == "memory":
        yield MemoryLedger()
        return
    with_ledger = open_ledger(tmp_path / "ledger.json")
    yield with_ledger
    with_ledger.close()


@pytest.fixture
def again(request: pytest.FixtureRequest, tmp_path: Path, ledger: Ledger) -> Callable[[], Ledger]:
    """The ledger as the next process finds it."""

    def reopen() -> Ledger:
        if isinstance(ledger, MemoryLedger):
            return ledger
        if "reopened" in request.node.callspec.params["ledger"]:
            ledger.close()
        fresh = open_ledger(tmp_path / "ledger.json", create=False)
        request.addfinalizer(fresh.close)
        return fresh

    return reopen


def test_what_is_added_is_there_again(ledger: Ledger, again: Callable[[], Ledger]) -> None:
    readout = make_readout()
    commitments = make_commitments(readout)
    added = ledger.add(readout, commitments)
    assert (added.readout, added.commitments, added.known) == (readout, tuple(commitments), False)
    found = again()
    assert found.readouts() == [readout]
    assert found.readout("R1") == readout
    assert found.commitments() == commitments
    assert found.get("R1-2") == commitments[1]


def test_a_known_text_changes_nothing(ledger: Ledger) -> None:
    readout = make_readout()
    ledger.add(readout, make_commitments(readout))
    revision = ledger.revision
    again = replace(readout, id="R2", title="Same words elsewhere")
    added = ledger.add(again, make_commitments(again))
    assert (added.readout, added.commitments, added.known) == (readout, (), True)
    assert ledger.revision == revision
    assert len(ledger.commitments()) == 3


def test_lists_are_by_id_whatever_the_order_of_adding(ledger: Ledger) -> None:
    for id in ("R3", "R1", "R2"):
        readout = make_readout(id, f"{id}: {TEXT}")
        ledger.commitments()
        ledger.add(readout, make_commitments(readout)[::-1])
    assert [r.id for r in ledger.readouts()] == ["R1", "R2", "R3"]
    ids = [c.id for c in ledger.commitments()]
    assert ids == sorted(ids)
    assert len(ids) == 9


def test_to_prepare_changes_nothing_and_may_be_asked_at_any_time(ledger: Ledger, again: Callable[[], Ledger]) -> None:
    before = ledger.revision
    ledger.prepare()
    with ledger.batch():
        ledger.prepare()
    ledger.prepare()
    assert ledger.revision == before
    assert again().revision == before


def test_the_list_given_out_is_the_callers_own(ledger: Ledger) -> None:
    ledger.add(make_readout(), make_commitments(make_readout()))
    ledger.commitments().clear()
    assert len(ledger.commitments()) == 3


def test_appended_updates_settle_the_commitment(ledger: Ledger, again: Callable[[], Ledger]) -> None:
    ledger.add(make_readout(), make_commitments(make_readout()))
    first, second = ledger.append(
        [("R1-2", status("u1")), ("R1-1", status("u2", "fulfilled")), ("R1-2", status("u3", "stalled"))]
    )
    assert (first.id, first.standing.status, first.version, len(first.history)) == ("R1-2", "stalled", 2, 2)
    assert (second.id, second.standing.status, second.version) == ("R1-1", "fulfilled", 1)
    assert first.standing == Standing(
        status="stalled", since="2023-03", review="accepted", looked=dt.date(2023, 3, 1), recorded=dt.date(2023, 5, 1)
    )
    found = again()
    assert [found.get("R1-2"), found.get("R1-1")] == [first, second]
    assert found.commitments()[:2] == [second, first]


def test_an_edit_keeps_the_original_and_a_retraction_brings_it_back(ledger: Ledger, again: Callable[[], Ledger]) -> None:
    readout = make_readout()
    before = make_commitments(readout)[0]
    ledger.add(readout, make_commitments(readout))
    edit = Edit(id="e1", on="2023-05-01", at=NOW, changes=Changes(title="School", parties=("Elbonia",)))
    (edited,) = ledger.append([(before.id, edit)], expect={before.id: 0})
    assert (edited.title, edited.parties, edited.original) == (
        "School", ("Elbonia",), Changes(title=before.title, parties=before.parties),
    )  # fmt: skip
    ledger = again()
    assert ledger.get(before.id) == edited
    assert ledger.find(party="elbonia") == [edited, ledger.get("R1-2")]
    (back,) = ledger.append([(before.id, Retract(id="e2", on="2023-05-01", at=NOW, target="e1"))])
    assert replace(back, history=(), version=0) == before


@pytest.mark.parametrize("call", ["get", "readout", "append", "expect", "extend", "retract"])
def test_an_unknown_id_is_not_found_and_nothing_is_written(ledger: Ledger, call: str) -> None:
    readout = make_readout()
    ledger.add(readout, make_commitments(readout)[:2])
    revision = ledger.revision
    unknown = replace(make_commitments(readout)[2], readout="R9")
    calls: dict[str, Callable[[], object]] = {
        "get": lambda: ledger.get("R9-1"),
        "readout": lambda: ledger.readout("R9"),
        "append": lambda: ledger.append([("R1-1", status("u1")), ("R9-1", status("u2"))]),
        "expect": lambda: ledger.append([("R1-1", status("u1"))], expect={"R9-1": 0}),
        "extend": lambda: ledger.extend([make_commitments(readout)[2], unknown]),
        "retract": lambda: ledger.append([("R1-1", Retract(id="x", on="2023", at=NOW, target="nothing"))]),
    }
    with pytest.raises(NotFound):
        calls[call]()
    assert ledger.revision == revision
    assert [c.version for c in ledger.commitments()] == [0, 0]


def test_ids_are_given_once(ledger: Ledger) -> None:
    readout = make_readout()
    commitments = make_commitments(readout)
    ledger.add(readout, commitments[:2])
    other = make_readout("R1", "Other words.")
    elsewhere = replace(make_readout("R2", "More words."), title="x")
    refused: list[Callable[[], object]] = [
        lambda: ledger.add(other, []),
        lambda: ledger.add(elsewhere, [commitments[2]]),
        lambda: ledger.extend([commitments[2], commitments[0]]),
        lambda: ledger.extend([commitments[2], commitments[2]]),
        lambda: ledger.append([("R1-1", status("u1")), ("R1-1", status("u1"))]),
    ]
    for refuse in refused:
        with pytest.raises(LedgerError):
            refuse()
    assert ledger.commitments() == commitments[:2]
    assert ledger.readouts() == [readout]
    ledger.extend(commitments[2:])
    assert ledger.commitments() == commitments


def test_an_edit_of_a_version_long_gone_conflicts(ledger: Ledger) -> None:
    ledger.add(make_readout(), make_commitments(make_readout()))
    ledger.append([("R1-1", status("u1"))])
    with pytest.raises(Conflict) as raised:
        ledger.append([("R1-2", status("u2")), ("R1-1", status("u3"))], expect={"R1-1": 0, "R1-2": 0})
    assert (raised.value.commitment, raised.value.expected, raised.value.found) == ("R1-1", 0, 1)
    assert [c.version for c in ledger.commitments()] == [1, 0, 0]
    ledger.append([("R1-1", status("u3"))], expect={"R1-1": 1})


def test_find_by_each_condition_and_all(ledger: Ledger) -> None:
    for id in ("R1", "R2"):
        readout = make_readout(id, f"{id}: {TEXT}")
        ledger.add(readout, make_commitments(readout))
    ledger.append([("R2-1", status("u1")), ("R1-2", status("u2"))])

    def ids(**conditions: object) -> list[str]:
        return [c.id for c in ledger.find(**conditions)]  # type: ignore[arg-type]  # spelled out in the calls below

    assert ids(readout="R1") == ["R1-1", "R1-2", "R1-3"]
    assert ids(party="elbonia") == ["R1-2", "R2-2"]
    assert ids(status="underway") == ["R1-2", "R2-1"]
    assert ids(due=(dt.date(2023, 2, 28), dt.date(2023, 3, 28))) == ["R1-2", "R1-3", "R2-2", "R2-3"]
    assert ids(due=(dt.date(2023, 3, 1), dt.date(2023, 3, 27))) == []
    assert ids(readout="R2", party="Arcadia", status="pending", due=(dt.date(2023, 1, 1), dt.date(2023, 2, 28))) == ["R2-2"]
    assert ids() == [c.id for c in ledger.commitments()]
    assert ids(party="nowhere") == ids(status="broken") == ids(readout="R9") == []
    ledger.append([("R2-1", status("u3", "broken")), ("R1-1", status("u4"))])
    assert ids(status="underway") == ["R1-1", "R1-2"]
    assert ids(status="broken") == ["R2-1"]


def test_a_batch_is_all_or_nothing_and_reads_its_own_writes(ledger: Ledger, again: Callable[[], Ledger]) -> None:
    readout = make_readout()
    with ledger.batch():
        ledger.add(readout, make_commitments(readout))
        ledger.append([("R1-1", status("u1"))])
        assert ledger.get("R1-1").standing.status == "underway"
        assert len(ledger.commitments()) == len(ledger.find(readout="R1")) == 3
        assert ledger.readouts() == [readout]
        with ledger.batch():
            ledger.append([("R1-1", status("u2", "stalled"))])
        with pytest.raises(NotFound):
            ledger.append([("R1-2", status("u3")), ("R9-9", status("u4"))])
    before = ledger.commitments()
    assert [c.version for c in before] == [2, 0, 0]
    revision = ledger.revision

    def stumble() -> None:
        with ledger.batch():
            ledger.append([("R1-2", status("u5"))])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()
    assert ledger.commitments() == before
    assert ledger.revision == revision
    assert again().commitments() == before


def test_changes_name_what_moved_since(ledger: Ledger) -> None:
    start = ledger.revision
    assert ledger.changes(start).commitments == frozenset()
    readout = make_readout()
    ledger.add(readout, make_commitments(readout)[:2])
    middle = ledger.changes(start)
    assert (middle.commitments, middle.readouts, middle.all) == (frozenset({"R1-1", "R1-2"}), frozenset({"R1"}), False)
    ledger.append([("R1-2", status("u1"))])
    after = ledger.changes(middle.revision)
    assert (after.commitments, after.readouts) == (frozenset({"R1-2"}), frozenset[str]())
    assert after.revision == ledger.revision > middle.revision > start
    assert ledger.changes(after.revision) == replace(after, commitments=frozenset())
    assert ledger.changes(start - 5).all


def test_check_finds_a_sound_ledger_sound(ledger: Ledger) -> None:
    ledger.add(make_readout(), make_commitments(make_readout()))
    ledger.append([("R1-2", status("u1")), ("R1-2", Note(id="u2", on="2023", at=NOW, note="seen \x00 ünïcode 中文"))])
    report = ledger.check()
    assert report.sound
    assert any("3 commitments of 1 readout" in f.what for f in report.findings)


def test_check_names_a_quote_that_is_not_in_the_text(ledger: Ledger) -> None:
    readout = make_readout()
    ledger.add(readout, [replace(make_commitments(readout)[0], quote="Never said")])
    report = ledger.check()
    assert not report.sound
    assert [f.what for f in report.findings if f.level == "damage"] == [
        "the quote of R1-1 is not the text of its readout at its place"
    ]


def test_copy_carries_everything(ledger: Ledger, tmp_path: Path) -> None:
    for id in ("R1", "R2"):
        readout = make_readout(id, f"{id}: {TEXT}")
        ledger.add(readout, make_commitments(readout))
    ledger.append([("R1-2", status("u1")), ("R2-2", Review(id="u2", on="2023", at=NOW, decision="rejected"))])
    other = open_ledger(tmp_path / "other.json")
    memory = MemoryLedger()
    assert copy(ledger, other) == copy(other, memory) == 6
    assert memory.commitments() == other.commitments() == ledger.commitments()
    assert memory.readouts() == ledger.readouts()
    assert copy(ledger, other) == 0
    other.close()


def test_a_backup_is_a_ledger_with_the_state_now(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add(make_readout(), make_commitments(make_readout()))
    ledger.append([("R1-2", status("u1"))])
    kept = ledger.backup(tmp_path / "kept.json")
    ledger.append([("R1-2", status("u2", "broken"))])
    opened = open_ledger(kept, create=False)
    assert [c.standing.status for c in opened.commitments()] == ["pending", "underway", "pending"]
    opened.close()


def corrected(id: str, **facts: object) -> Correction:
    return Correction(id=id, on="2023-05-01", at=NOW, by="me", facts=Facts(**facts))  # type: ignore[arg-type]  # a table


def test_a_correction_of_a_readout_is_kept_with_what_was_before(ledger: Ledger, again: Callable[[], Ledger]) -> None:
    readout = make_readout()
    ledger.add(readout, make_commitments(readout))
    revision = ledger.revision
    (now,) = ledger.revise([("R1", corrected("c1", date=dt.date(2022, 6, 8)))])
    assert (now.date, now.version, now.original and now.original.date) == (dt.date(2022, 6, 8), 1, dt.date(2022, 6, 7))
    assert ledger.revision > revision
    assert ledger.changes(revision).readouts == {"R1"}
    found = again()
    assert found.readout("R1") == now
    assert found.readouts() == [now]
    assert found.commitments() == make_commitments(readout)
    assert found.check().sound


def test_a_correction_can_be_taken_back_and_brought_again(ledger: Ledger, again: Callable[[], Ledger]) -> None:
    readout = make_readout()
    ledger.add(readout, ())
    ledger.revise([("R1", corrected("c1", issuer="Arcadia"))])
    (back,) = ledger.revise([("R1", Retract(id="c2", on="2023", at=NOW, target="c1"))])
    assert (back.issuer, back.original, len(back.history)) == ("", None, 2)
    (anew,) = ledger.revise([("R1", Retract(id="c3", on="2023", at=NOW, target="c2"))])
    assert anew.issuer == "Arcadia"
    assert again().readout("R1").issuer == "Arcadia"


def test_a_correction_names_the_version_it_saw(ledger: Ledger) -> None:
    readout = make_readout()
    ledger.add(readout, ())
    ledger.revise([("R1", corrected("c1", issuer="Arcadia"))], expect={"R1": 0})
    revision = ledger.revision
    with pytest.raises(Conflict) as caught:
        ledger.revise([("R1", corrected("c2", issuer="Elbonia"))], expect={"R1": 0})
    assert (caught.value.expected, caught.value.found) == (0, 1)
    assert (ledger.readout("R1").issuer, ledger.revision) == ("Arcadia", revision)


def test_revisions_are_written_all_or_none(ledger: Ledger, again: Callable[[], Ledger]) -> None:
    for id in ("R1", "R2"):
        ledger.add(make_readout(id, f"{id}: {TEXT}"), ())
    with pytest.raises(NotFound, match="R3"):
        ledger.revise([("R1", corrected("c1", place="Here")), ("R3", corrected("c2", place="There"))])
    with pytest.raises(NotFound, match="no update x to take back"):
        ledger.revise([("R1", corrected("c1", place="Here")), ("R2", Retract(id="c3", on="2023", at=NOW, target="x"))])
    with pytest.raises(LedgerError, match="recorded in R1 already"):
        ledger.revise([("R1", corrected("c1", place="Here")), ("R1", corrected("c1", place="There"))])
    seen = []
    with suppress(RuntimeError), ledger.batch():
        ledger.revise([("R1", corrected("c1", place="Here"))])
        seen.append(ledger.readout("R1").place)
        raise RuntimeError
    assert seen == ["Here"]
    assert [r.place for r in again().readouts()] == ["", ""]


def test_corrections_travel_with_a_copy(ledger: Ledger) -> None:
    readout = make_readout()
    ledger.add(readout, make_commitments(readout))
    ledger.revise([("R1", corrected("c1", issuer="Arcadia"))])
    target = MemoryLedger()
    copy(ledger, target)
    assert target.readouts() == ledger.readouts()
    assert target.check().sound


def test_a_readout_whose_facts_are_not_what_its_history_says_is_found(ledger: Ledger) -> None:
    readout = make_readout()
    ledger.add(readout, ())
    (now,) = ledger.revise([("R1", corrected("c1", issuer="Arcadia"))])
    told = [finding.what for finding in inspect([replace(now, issuer="Elbonia")], [])]
    assert "the facts of readout R1 are not what its history says" in told
    assert not any("facts" in finding.what for finding in inspect([now], []))
