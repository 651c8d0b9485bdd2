"""A ledger goes out into one JSON file and comes back the same; the published schema is the one of the code."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

from tracker.desk import Desk
from tracker.errors import LedgerError, NewerSchema, UnreadableDocument
from tracker.ledger import MemoryLedger
from tracker.ledger.exchange import export, export_to, json_schema, load, load_from
from tracker.ledger.tinydb_ledger import TinyLedger
from tracker.model import Changes, Commitment, Correction, Edit, Entry, Facts, Note, Readout, StatusUpdate

NOW = dt.datetime(2023, 5, 1, tzinfo=dt.UTC)
PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "ledger.json"


@pytest.fixture
def ledger(path: Path, fill: Callable[..., None]) -> TinyLedger:
    fill()
    return TinyLedger(path)


def test_export_and_load_lose_nothing(ledger: TinyLedger, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    export_to(ledger, out)
    target = TinyLedger(tmp_path / "other.json")
    done = load_from(target, out)
    assert (done.readouts, done.commitments, done.known) == (1, 5, ())
    assert target.commitments() == ledger.commitments()
    assert target.readouts() == ledger.readouts()
    assert export(target) == out.read_bytes()
    assert load_from(target, out).known == ("R1",)
    ledger.close()
    target.close()


def test_corrections_go_out_and_come_back(ledger: TinyLedger) -> None:
    correction = Correction(
        id="c1", on="2023-05-01", at=NOW, by="me", facts=Facts(issuer="Arcadia", date=None), confirmed=("text",)
    )
    (corrected,) = ledger.revise([("R1", correction)])
    ledger.append([("R1-3", Entry(id="e1", on="2023-05-01", at=NOW, why="by hand"))])
    ledger.append([("R1-3", Edit(id="e2", on="2023-05-01", at=NOW, changes=Changes(made=None), follows="R1"))])
    target = MemoryLedger()
    load(target, export(ledger), "an export")
    assert target.readouts() == [corrected]
    assert target.commitments() == ledger.commitments()
    jsonschema.Draft202012Validator(json.loads(PUBLISHED.read_text())).validate(json.loads(export(ledger)))
    ledger.close()


def test_times_without_an_offset_are_utc_and_an_undo_can_order_them(ledger: TinyLedger) -> None:
    ledger.append([("R1-3", Note(id="n1", on="2023-05-01", at=NOW, by="me", note="asked"))])
    data = re.sub(rb'("(?:at|added)":"[^"]*)Z"', rb'\1"', export(ledger))
    data = data.replace(b'{"id":"R1",', b'{"id":"R1","added":"2023-05-03T08:00:00",')
    target = MemoryLedger()
    load(target, data, "an export")
    assert target.get("R1-3").history[-1].at == NOW
    assert [readout.added for readout in target.readouts()] == [dt.datetime(2023, 5, 3, 8, tzinfo=dt.UTC)]
    assert Desk(target, "me", lambda: NOW).undo().notes == ("R1 was imported after that act and stays: no undo takes it out",)
    ledger.close()


def test_what_somebody_else_recorded_of_a_readout_that_was_known_is_told(ledger: TinyLedger) -> None:
    mine = MemoryLedger()
    load(mine, export(ledger), "an export")
    ledger.append([("R1-3", StatusUpdate(id=f"s{n}", on="2023-05-01", at=NOW, status="underway")) for n in range(2)])
    ledger.append([("R1-3", Edit(id="e1", on="2023-05-01", at=NOW, changes=Changes(start=0, end=5, quote="Arcad")))])
    ledger.revise([("R1", Correction(id="c1", on="2023-05-01", at=NOW, facts=Facts(issuer="Arcadia")))])
    added = replace(ledger.get("R1-3"), id="R1-9", start=1, end=4, quote="rca", original=None, history=(), version=0)
    ledger.extend([added])
    before = export(mine)
    done = load(mine, export(ledger), "an export")
    assert [(each.readout, each.entries, each.commitments) for each in done.left] == [("R1", 4, 1)]
    assert export(mine) == before
    assert load(ledger, before, "an export").left == (), "who knows more misses nothing"
    ledger.close()


def test_an_export_of_the_first_schema_loads(ledger: TinyLedger) -> None:
    old = export(ledger).replace(b'"schema":3', b'"schema":1', 1)
    target = MemoryLedger()
    assert load(target, old, "an old export").commitments == 5
    ledger.close()


def test_the_published_schema_is_current() -> None:
    expected = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    assert PUBLISHED.read_text() == expected, "write it anew: python -m tracker.ledger.exchange > docs/schema/ledger.json"


def test_an_export_follows_the_published_schema(ledger: TinyLedger) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(PUBLISHED.read_text()))
    exported = json.loads(export(ledger))
    validator.validate(exported)
    exported["commitments"][0]["topic"] = "weather"
    assert not validator.is_valid(exported)
    ledger.close()


def test_an_export_is_one_thing_a_line(ledger: TinyLedger) -> None:
    assert export(ledger).count(b"\n") == 1 + (1 + 1 + 1) + (1 + 5 + 1)
    assert export(MemoryLedger()) == b'{"format":"tracker-ledger","schema":3,\n"readouts":[\n],\n"commitments":[\n]}\n'
    ledger.close()


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (b"", UnreadableDocument, "x.json is no exported ledger: Input data was truncated"),
        (b"[]", UnreadableDocument, "x.json is no exported ledger: Expected `object`, got `array`"),
        (b"{}", UnreadableDocument, "x.json is no exported ledger"),
        (
            b'{"format":"tracker-ledger","schema":9,"people":[]}',
            NewerSchema,
            "x.json has schema 9; this program knows exports up to 3",
        ),
        (
            b'{"format":"tracker-ledger","schema":1,"commitments":[{"id":"A"}]}',
            UnreadableDocument,
            "x.json is no exported ledger: Object missing required field `start` - at `$.commitments[0]`",
        ),
        (
            b'{"format":"tracker-ledger","schema":1,"commitments":[{"id":"A","readout":"B","start":0,"end":0,"quote":""}]}',
            UnreadableDocument,
            "x.json: A belongs to readout B, which is not in it",
        ),
    ],
)
def test_what_is_no_export_is_refused(data: bytes, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as raised:
        load(MemoryLedger(), data, "x.json")
    assert str(raised.value).startswith(message)


def test_a_load_is_all_or_nothing(
    readout: Callable[[str], Readout], commitment: Callable[[Readout, int], Commitment], update: Callable[..., StatusUpdate]
) -> None:
    source, target = MemoryLedger(), MemoryLedger()
    for id in ("R1", "R2"):
        source.add(readout(id), [commitment(readout(id), 1)])
    other = Readout(id="R2", title="t", text="Other words", sha256="")
    target.add(other, [])
    with pytest.raises(LedgerError, match="the id R2 belongs to another readout already"):
        load(target, export(source), "x.json")
    assert [r.title for r in target.readouts()] == ["t"]
    assert target.commitments() == []
