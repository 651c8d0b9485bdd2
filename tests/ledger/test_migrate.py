"""Files of earlier schemas, as earlier versions wrote them, open as the present one; what they were is kept."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tracker.errors import DamagedLedger
from tracker.ledger.doctor import examine
from tracker.ledger.migrate import Documents, migrate
from tracker.ledger.recovery import restore
from tracker.ledger.tables import SCHEMA
from tracker.ledger.tinydb_ledger import TinyLedger

OLD = Path(__file__).parent / "old"


@pytest.mark.parametrize("schema", range(SCHEMA))
def test_a_stored_old_file_opens_as_the_present_schema(path: Path, schema: int) -> None:
    old = OLD / f"schema-{schema}.json"
    shutil.copy(old, path)
    assert examine(path).sound
    assert path.read_bytes() == old.read_bytes()
    ledger = TinyLedger(path)
    assert ledger.notes == [
        f"the file had schema {schema} and now has {SCHEMA}; as it was it is kept in ledger.json.schema-{schema}"
    ]
    school, tin = ledger.commitments()
    assert (school.title, school.version, school.standing.status, school.standing.since) == (
        "Open a school in Elbonia", 2, "fulfilled", "2023-11-30",
    )  # fmt: skip
    assert (school.standing.looked, school.standing.recorded) == (dt.date(2023, 11, 30), dt.date(2023, 12, 2))
    assert [u.id for u in school.history] == ["a1", "a3"]
    assert (tin.title, tin.original and tin.original.title) == ("Lift the duty on tin", "Lift its duty on tin")
    assert ledger.readouts()[0].parties == ("Arcadia", "Elbonia")
    assert ledger.check().sound
    ledger.close()
    assert path.with_name(f"ledger.json.schema-{schema}").read_bytes() == old.read_bytes()
    assert path.read_bytes().startswith(b'{"_meta": {"1": {"schema":%d,' % SCHEMA)
    again = TinyLedger(path)
    assert again.notes == []
    assert again.commitments() == [school, tin]
    again.close()


def test_a_backup_of_an_earlier_schema_can_be_restored(path: Path) -> None:
    TinyLedger(path).close()
    folder = path.with_name("ledger.json.backups")
    folder.mkdir()
    shutil.copy(OLD / "schema-0.json", folder / "manual-1.json")
    assert restore(path, "manual-1").commitments == 2
    assert examine(path).sound


@pytest.mark.parametrize("schema", range(SCHEMA))
def test_an_old_file_that_may_not_be_written_is_read_in_the_present_form(
    path: Path, schema: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = OLD / f"schema-{schema}.json"
    shutil.copy(old, path)
    monkeypatch.setattr("os.access", lambda *_: False)
    ledger = TinyLedger(path)
    assert ledger.notes == ["opened for reading only"]
    assert ledger.commitments()[0].standing.looked == dt.date(2023, 11, 30)
    ledger.close()
    assert [each.name for each in path.parent.iterdir() if each.name != path.name and "lock" not in each.name] == []
    assert path.read_bytes() == old.read_bytes()


def test_standings_are_folded_anew_from_schema_0() -> None:
    document = {
        "id": "A-1", "readout": "A", "start": 0, "end": 1, "quote": "x", "standing": {"status": "broken"},
        "history": [{"kind": "status", "id": "u", "on": "2023", "at": "2023-05-01T00:00:00Z", "status": "stalled"}],
    }  # fmt: skip
    before: Documents = {"commitments": {1: document}, "other": {3: {"kept": True}}}
    after = migrate(before, 0)
    assert after["commitments"][1]["standing"]["status"] == "stalled"
    assert after["commitments"][1]["version"] == 1
    assert after["other"] == {3: {"kept": True}}
    assert document["standing"] == {"status": "broken"}


def test_an_old_file_that_cannot_be_understood_is_named_and_left(path: Path) -> None:
    text = '{"commitments": {"1": {"id": "A-1", "history": 5}}}'
    path.write_text(text)
    with pytest.raises(DamagedLedger, match=r"ledger\.json has schema 0 and cannot be brought to 3: Expected `array`, got `int`"):
        TinyLedger(path)
    assert path.read_text() == text
