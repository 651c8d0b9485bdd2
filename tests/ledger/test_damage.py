"""What was done to the files: the message, and what `restore` brings back."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from tests.ledger.conftest import leave
from tracker.errors import DamagedLedger, LedgerError, NewerSchema, NotFound
from tracker.ledger import disk
from tracker.ledger.doctor import examine
from tracker.ledger.journal import unseal
from tracker.ledger.recovery import restore
from tracker.ledger.tinydb_ledger import TinyLedger
from tracker.model import Commitment, Readout, StatusUpdate

Fill = Callable[..., None]


def versions(path: Path) -> dict[str, int]:
    ledger = TinyLedger(path, create=False)
    try:
        return {c.id: c.version for c in ledger.commitments()}
    finally:
        ledger.close()


ACKNOWLEDGED = {"R1-1": 1, "R1-2": 2, "R1-3": 0, "R1-4": 0, "R1-5": 0}


def truncate(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def break_a_quote(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"title":"Talks', b'"title:"Talks', 1))


def invent_a_status(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"status":"underway"', b'"status":"doing fine"', 1))


def remove(path: Path) -> None:
    path.unlink()


def put_older_back(path: Path) -> None:
    shutil.copy(path.with_name("ledger.json.prev"), path)


def edit_with_stock_tinydb(path: Path) -> None:
    with TinyDB(path) as db:
        db.table("commitments").update({"title": "Changed elsewhere"}, where("id") == "R1-3")


DAMAGES: list[tuple[Callable[[Path], None], str]] = [
    (truncate, r"ledger\.json \(\d+ bytes\) is damaged: Input data was truncated \(byte \d+\): `tracker restore` brings back"),
    (zero, r"ledger\.json \(\d+ bytes\) is damaged: it holds nothing but zeros \(byte \d+\): `tracker restore` brings back"),
    (empty, r"ledger\.json \(0 bytes\) is damaged: it is empty \(byte 0\): `tracker restore` brings back"),
    (break_a_quote, r"ledger\.json \(\d+ bytes\) is damaged: JSON is malformed: .* \(byte \d+\): `tracker restore` brings back"),
    (
        invent_a_status,
        r"ledger\.json: document 1 of table commitments has not the form it should have: Invalid enum value 'doing fine'"
        r" - at `\$\.standing\.status`: `tracker restore` brings back",
    ),
    (remove, r"ledger\.json is missing, but its journal .*ledger\.json\.journal is there: `tracker restore` brings back"),
    (
        put_older_back,
        r"ledger\.json is older than its journal \(it ends with change 1, the journal begins after change 2\): `tracker restore`",
    ),
    (
        edit_with_stock_tinydb,
        r"ledger\.json was written by another program while 2 changes were only in ledger\.json\.journal: `tracker restore`",
    ),
]


@pytest.mark.parametrize(("damage", "message"), DAMAGES, ids=[damage.__name__ for damage, _ in DAMAGES])
def test_a_damaged_file_is_named_and_restored(path: Path, fill: Fill, damage: Callable[[Path], None], message: str) -> None:
    fill()
    damage(path)
    left = path.read_bytes() if path.exists() else None
    with pytest.raises(DamagedLedger) as raised:
        TinyLedger(path)
    assert re.search(message, str(raised.value)), str(raised.value)
    report = examine(path)
    assert not report.sound
    assert any(re.search(message, finding.what) for finding in report.findings)
    restored = restore(path)
    assert (restored.readouts, restored.commitments, restored.missing) == (1, 5, ())
    assert versions(path) == ACKNOWLEDGED
    assert examine(path).sound
    kept = [aside.read_bytes() for aside in restored.kept]
    assert left is None or left in kept


def test_without_any_file_to_start_from_backups_are_named(path: Path, fill: Fill) -> None:
    fill(waiting=2)
    zero(path)
    path.with_name("ledger.json.prev").unlink()
    with pytest.raises(LedgerError, match=r"nothing at .* can be restored by itself: `tracker backup --list` names"):
        restore(path)


def test_a_ledger_that_was_never_rewritten_is_restored_from_its_journal(
    path: Path, readout: Callable[[str], Readout], commitment: Callable[[Readout, int], Commitment]
) -> None:
    ledger = TinyLedger(path)
    ledger.add(readout("R1"), [commitment(readout("R1"), 1)])
    leave(ledger)
    zero(path)
    path.with_name("ledger.json.prev").unlink()
    restored = restore(path)
    assert (restored.source, restored.commitments, restored.missing) == ("the journal alone", 1, ())
    assert versions(path) == {"R1-1": 0}


def test_a_file_that_no_journal_vouches_for_is_restored_if_nothing_else_is_left(path: Path, fill: Fill) -> None:
    fill(waiting=2)
    for left in ("ledger.json.prev", "ledger.json.journal.prev"):
        path.with_name(left).unlink()
    journal = path.with_name("ledger.json.journal")
    journal.write_bytes(b"#" + journal.read_bytes())
    restored = restore(path)
    assert (restored.source, restored.missing) == ("the file", ())
    assert versions(path) == ACKNOWLEDGED


def test_a_history_broken_by_hand_is_found_when_opened(path: Path, fill: Fill) -> None:
    fill(waiting=0)
    path.write_bytes(path.read_bytes().replace(b'"at":"2023-05-01T', b'"at":"2023-99-01T'))
    with pytest.raises(DamagedLedger, match=r"ledger\.json: document 1 of table commitments .* Invalid RFC3339"):
        TinyLedger(path)


def test_a_file_removed_while_open_is_written_anew(path: Path, fill: Fill, update: Callable[..., StatusUpdate]) -> None:
    fill(waiting=0)
    ledger = TinyLedger(path)
    path.unlink()
    ledger.append([("R1-2", update("x"))])
    ledger.close()
    assert ledger.notes == []
    assert versions(path)["R1-2"] == 1


def test_a_folder_in_the_way_is_an_error_of_the_ledger(path: Path) -> None:
    path.mkdir()
    with pytest.raises(LedgerError, match=r"ledger\.json cannot be opened: Is a directory"):
        TinyLedger(path)


def test_a_torn_line_on_a_full_disk_can_be_read_past(path: Path, fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    fill()
    with path.with_name("ledger.json.journal").open("ab") as journal:
        journal.write(b"{")

    def full(path: Path, like: Path) -> int:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(disk, "create", full)
        ledger = TinyLedger(path)
        assert ledger.notes == ["the unfinished last line of ledger.json.journal could not be put aside: No space left on device"]
        assert {c.id: c.version for c in ledger.commitments()} == ACKNOWLEDGED
        with pytest.raises(LedgerError, match="cannot be written now: No space left on device: earlier changes are safe"):
            ledger.extend([])
    ledger.extend([])
    ledger.close()
    assert examine(path).sound


def test_a_torn_last_line_is_cut_and_kept_and_reported(path: Path, fill: Fill) -> None:
    fill()
    journal = path.with_name("ledger.json.journal")
    whole = journal.read_bytes()
    journal.write_bytes(whole + b'{"line":"change","n":5,"put":{"commitm')
    assert any("ends with 38 bytes of an unfinished line, at byte" in f.what for f in examine(path).findings)
    ledger = TinyLedger(path)
    assert {c.id: c.version for c in ledger.commitments()} == ACKNOWLEDGED
    assert ledger.notes == [
        f"the last line of ledger.json.journal was not written to its end: cut at byte {len(whole)}, "
        f"kept in ledger.json.torn-{len(whole)}"
    ]
    assert journal.read_bytes() == whole
    ledger.close()
    assert path.with_name(f"ledger.json.torn-{len(whole)}").read_bytes() == b'{"line":"change","n":5,"put":{"commitm'
    report = examine(path)
    assert report.sound
    assert any("kept aside: ledger.json.torn-" in finding.what for finding in report.findings)


def test_a_damaged_last_line_cannot_be_told_from_a_torn_one_and_is_kept(path: Path, fill: Fill) -> None:
    fill()
    journal = path.with_name("ledger.json.journal")
    data = bytearray(journal.read_bytes())
    data[-40] ^= 1
    journal.write_bytes(data)
    ledger = TinyLedger(path)
    assert ledger.get("R1-2").version == 1
    assert "kept in ledger.json.torn-" in ledger.notes[0]
    ledger.close()


def test_damage_inside_the_journal_is_refused_and_restored_as_far_as_it_can(path: Path, fill: Fill) -> None:
    fill(waiting=3)
    journal = path.with_name("ledger.json.journal")
    lines = journal.read_bytes().split(b"\n")
    at = len(lines[0]) + 1
    lines[1] = lines[1].replace(b"waiting-0", b"waiting-X")
    journal.write_bytes(b"\n".join(lines))
    with pytest.raises(DamagedLedger, match=rf"ledger\.json\.journal: the line at byte {at} is damaged and others follow it"):
        TinyLedger(path)
    restored = restore(path)
    assert restored.missing == (3,)
    assert versions(path)["R1-2"] == 3  # the later changes hold the whole history


def test_a_damaged_first_line_of_the_journal_is_named(path: Path, fill: Fill) -> None:
    fill()
    journal = path.with_name("ledger.json.journal")
    data = journal.read_bytes()
    journal.write_bytes(b"#" + data[1:])
    with pytest.raises(DamagedLedger, match=rf"ledger\.json\.journal: the first line, at byte 0 of {len(data)}, is damaged"):
        TinyLedger(path)
    assert restore(path).missing == ()
    assert versions(path) == ACKNOWLEDGED


def test_a_missing_change_is_named(path: Path, fill: Fill) -> None:
    fill(waiting=3)
    journal = path.with_name("ledger.json.journal")
    lines = journal.read_bytes().split(b"\n")
    del lines[2]
    journal.write_bytes(b"\n".join(lines))
    with pytest.raises(DamagedLedger, match="change 4 is missing, the next one is 5"):
        TinyLedger(path)


def test_a_file_edited_at_rest_counts(path: Path, fill: Fill) -> None:
    fill(waiting=0)
    edit_with_stock_tinydb(path)
    ledger = TinyLedger(path)
    assert ledger.get("R1-3").title == "Changed elsewhere"
    assert ledger.notes == ["ledger.json was edited by another program; taken as it is"]
    ledger.close()
    assert versions(path) == {**ACKNOWLEDGED, "R1-2": 0}


def test_a_file_laid_out_by_hand_is_taken_and_written_a_document_a_line(path: Path, fill: Fill) -> None:
    import json

    fill(waiting=0)
    lines = path.read_text().count("\n")
    path.write_text(json.dumps(json.loads(path.read_text()), indent=4))
    ledger = TinyLedger(path)
    before = ledger.commitments()
    ledger.close()
    assert path.read_text().count("\n") == lines
    ledger = TinyLedger(path)
    assert ledger.commitments() == before
    ledger.close()


def test_a_foreign_write_while_open_is_kept_aside(path: Path, fill: Fill, update: Callable[..., StatusUpdate]) -> None:
    fill(waiting=0)
    ledger = TinyLedger(path)
    ledger.append([("R1-2", update("mine"))])
    edit_with_stock_tinydb(path)
    foreign = path.read_bytes()
    ledger.close()
    assert "was written by another program while it was open; what that wrote is kept in ledger.json.outside-3" in ledger.notes[0]
    assert path.with_name("ledger.json.outside-3").read_bytes() == foreign
    assert versions(path)["R1-2"] == 1


def test_a_newer_schema_is_refused_untouched(path: Path, fill: Fill) -> None:
    fill(waiting=0)
    data = path.read_bytes().replace(b'"schema":3', b'"schema":7')
    path.write_bytes(data)
    with pytest.raises(NewerSchema, match=r"ledger\.json has schema 7; this program knows schemas up to 3: use a later version"):
        TinyLedger(path)
    assert path.read_bytes() == data


@pytest.mark.parametrize("text", ['{"name": "x", "scripts": {}}', "[1, 2]", "hello", '{"commitments": {"1": {"id": 5}}}'])
def test_a_file_that_is_no_ledger_is_refused_untouched(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(DamagedLedger, match=r"ledger\.json"):
        TinyLedger(path)
    assert path.read_text() == text


def test_a_ledger_that_must_exist_is_not_made(path: Path) -> None:
    with pytest.raises(NotFound, match="there is no ledger at"):
        TinyLedger(path, create=False)
    assert list(path.parent.iterdir()) == []


def test_without_its_journal_the_file_is_complete(path: Path, fill: Fill) -> None:
    fill(waiting=0)
    for beside in path.parent.glob("ledger.json.*"):
        if beside.is_file():
            beside.unlink()
    assert versions(path) == {**ACKNOWLEDGED, "R1-2": 0}


def test_the_state_before_a_rewrite_can_be_named(path: Path, fill: Fill) -> None:
    fill(waiting=2)
    restored = restore(path, "previous")
    assert restored.source == "backup previous"
    assert versions(path)["R1-1"] == 0
    with pytest.raises(NotFound, match=r"there is no backup last-week of .*: there are .*previous"):
        restore(path, "last-week")


def test_an_open_ledger_follows_a_restore(path: Path, fill: Fill, update: Callable[..., StatusUpdate]) -> None:
    fill(waiting=0)
    ledger = TinyLedger(path)
    seen = ledger.revision
    restore(path, "previous")
    changed = ledger.changes(seen)
    assert changed.all
    assert changed.revision > seen
    assert ledger.get("R1-1").version == 0
    ledger.append([("R1-1", update("after"))])
    ledger.close()
    assert versions(path)["R1-1"] == 1


def test_dying_between_the_two_renames_harms_nothing(path: Path, fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.ledger import journal

    fill()
    old = path.read_bytes()

    class Died(BaseException):
        pass

    def die(*_: object) -> None:
        raise Died

    ledger = TinyLedger(path)
    monkeypatch.setattr(journal.Journal, "create", die)
    with pytest.raises(Died):
        ledger._storage.checkpoint()
    monkeypatch.undo()
    assert path.read_bytes() != old
    assert versions(path) == ACKNOWLEDGED


def test_a_change_is_two_lines_of_difference(path: Path, fill: Fill, update: Callable[..., StatusUpdate]) -> None:
    fill(waiting=0)
    before = path.read_bytes().split(b"\n")
    ledger = TinyLedger(path)
    ledger.append([("R1-4", update("x"))])
    ledger.close()
    after = path.read_bytes().split(b"\n")
    assert len(before) == len(after)
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 2


def test_every_line_of_the_journal_is_sealed(path: Path, fill: Fill) -> None:
    fill()
    for line in path.with_name("ledger.json.journal").read_bytes().splitlines():
        assert unseal(line)
        assert unseal(line.replace(b"1", b"2", 1)) is None


def test_a_ledger_that_may_not_be_written_can_be_read(path: Path, fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    fill()

    def refuse(self: disk.Lock, patience: float) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(disk.Lock, "take", refuse)
    ledger = TinyLedger(path)
    assert {c.id: c.version for c in ledger.commitments()} == ACKNOWLEDGED
    with pytest.raises(LedgerError, match="may not be written by this user"):
        ledger.extend([])
    ledger.close()
