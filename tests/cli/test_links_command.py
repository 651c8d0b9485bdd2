"""tracker links: listing, JSON, accepting with and without the status, rejecting, and what is said when nothing fits."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from tests.cli.conftest import Run
from tracker.ledger import open_ledger
from tracker.model import Readout

pytestmark = pytest.mark.usefixtures("filled")

CEREMONY = Readout(
    id="CHN-KAZ-20240730",
    title="A \x1b[31mceremony\x1b[0m",
    text="The ministers of China and Kazakhstan met.\nThe consulate general of China in Aktobe was opened on 30 July.\n",
    date=dt.date(2024, 7, 31),
    parties=("China", "Kazakhstan"),
    issuer="Kazakhstan",
    source="https://example.org/ceremony",
    sha256="c",
)
ID = "CHN-KAZ-20220607-01/CHN-KAZ-20240730"


@pytest.fixture(autouse=True)
def _ceremony(filled: None, ledger_file: Path) -> None:
    ledger = open_ledger(ledger_file)
    ledger.add(CEREMONY, [])
    ledger.close()


def standing(ledger_file: Path, id: str = "CHN-KAZ-20220607-01") -> str:
    ledger = open_ledger(ledger_file)
    try:
        return ledger.get(id).standing.status
    finally:
        ledger.close()


def test_in_a_pipe_one_line_a_suggestion(run: Run) -> None:
    result = run("links")
    assert result.exit_code == 0, result.output
    (line,) = result.stdout.splitlines()
    id, relation, score, status, on, quote, later = line.split("\t")
    assert id.startswith(ID)
    assert (relation, status, on) == ("fulfils", "fulfilled", "2024-07-30")
    assert 0 < float(score) <= 1
    assert "Aktobe" in quote
    assert "was opened" in later


def test_json_has_all_there_is_to_know(run: Run) -> None:
    (found,) = msgspec.json.decode(run("links", "--json").stdout)
    assert found["relation"] == "fulfils"
    assert found["proposal"]["source"]["url"] == "https://example.org/ceremony"
    assert found["terms"]
    assert CEREMONY.text[found["start"] : found["end"]] == found["later_quote"]


def test_one_readout_can_be_asked_for(run: Run) -> None:
    assert len(run("links", "20240730").stdout.splitlines()) == 1
    assert run("links", "20220607").stdout == ""
    assert "no suggestion waits" in run("links", "20220607").stderr


def test_accepting_links_and_prints_what_would_be_recorded(run: Run, ledger_file: Path) -> None:
    result = run("links", "--accept", ID)
    assert result.exit_code == 0, result.output
    assert "tracker status CHN-KAZ-20220607-01 fulfilled --on 2024-07-30" in result.stdout
    assert "https://example.org/ceremony" in result.stdout
    assert "\x1b" not in result.stdout
    assert standing(ledger_file) == "pending"
    assert run("links").stdout == ""


def test_record_sets_the_status_too_and_undo_takes_it_back(run: Run, ledger_file: Path) -> None:
    assert run("links", "--accept", ID, "--record").exit_code == 0
    assert standing(ledger_file) == "fulfilled"
    ledger = open_ledger(ledger_file)
    update = ledger.get("CHN-KAZ-20220607-01").history[-1]
    ledger.close()
    assert update.on == "2024-07-30"
    assert update.sources[0].url == "https://example.org/ceremony"
    assert run("undo").stdout == "Undone: CHN-KAZ-20220607-01 fulfils CHN-KAZ-20240730, set to fulfilled\n"
    assert standing(ledger_file) == "pending"
    assert ID in run("links").stdout
    run("redo")
    assert (standing(ledger_file), run("links").stdout) == ("fulfilled", "")


def test_rejecting_is_remembered(run: Run, ledger_file: Path) -> None:
    assert run("links", "--reject", "607-01/20240730").exit_code == 0
    assert run("links").stdout == ""
    assert standing(ledger_file) == "pending"


@pytest.mark.parametrize("typed", ["nonsense", "607-02/20240730"])
def test_an_id_that_fits_nothing_is_said(run: Run, typed: str) -> None:
    result = run("links", "--accept", typed)
    assert result.exit_code == 1
    assert "no suggestion" in result.stderr


def test_record_alone_is_refused(run: Run) -> None:
    assert run("links", "--record").exit_code == 2


def test_the_lineage_report_follows_what_was_linked(run: Run) -> None:
    run("review", "accept", "607-01", "607-02")
    before = run("report", "lineage")
    assert before.exit_code == 0, before.output
    assert "not repeated" in before.stdout.lower()
    assert "a suggestion waits" in before.stdout or "yes" in before.stdout
    run("links", "--accept", ID, "--record")
    after = run("report", "lineage")
    assert "fulfils (statement in CHN-KAZ-20240730)" in after.stdout
    assert "\x1b" not in after.stdout


@pytest.mark.parametrize("form", ["markdown", "html", "json", "csv"])
def test_the_lineage_report_has_every_format(run: Run, form: str) -> None:
    run("links", "--accept", ID)
    result = run("report", "lineage", "--candidates", "--format", form)
    assert result.exit_code == 0, result.output
    assert "Aktobe" in result.stdout
