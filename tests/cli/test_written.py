"""What leaves the program as a file: lists in every format, and no file of somebody else's written over without a word."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("filled")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_filtered_list_is_a_table_with_status_dates_note_and_sources(run: Run) -> None:
    run("status", "0607-01", "underway", "--on", "2022-12", "--note", "decree", "--source", "https://example.org/decree")
    run("status", "0607-01", "fulfilled", "--on", "2024-07-30", "--note", "opened", "--source", "https://example.org/opened")
    (one,) = rows(run("list", "status:fulfilled", "--format", "csv").stdout)
    told = {name: one[name] for name in ("id", "status", "since", "review", "note", "sources", "overdue", "looked")}
    assert told == {
        "id": "CHN-KAZ-20220607-01",
        "status": "fulfilled",
        "since": "2024-07-30",
        "review": "accepted",
        "note": "opened",
        "sources": "https://example.org/decree https://example.org/opened",
        "overdue": "no",
        "looked": "2024-07-30",
    }
    assert one["words"].startswith("open ")


def test_what_can_be_edited_has_a_column_and_the_review_is_said_once(run: Run) -> None:
    run("edit", "0607-01", "amount=US$ 5 million", "place=Aktobe", "place=Astana", "condition=if funds allow")
    one = next(row for row in rows(run("list", "--format", "csv").stdout) if row["id"].endswith("-01"))
    assert {name: one[name] for name in ("amount", "condition", "review")} == {
        "amount": "US$ 5 million",
        "condition": "if funds allow",
        "review": "candidate",
    }
    assert "Astana" in one["place"]
    assert "candidate" not in one


def test_the_list_is_the_one_that_the_filter_day_and_limit_give(run: Run) -> None:
    listed = [line.split("\t")[0] for line in run("list", "sort:-id").stdout.splitlines()]
    assert [row["id"] for row in rows(run("list", "sort:-id", "--format", "csv").stdout)] == listed
    assert [row["id"] for row in rows(run("list", "sort:-id", "--limit", "1", "--format", "csv").stdout)] == listed[:1]
    assert rows(run("list", "--as-of", "2022-06-06", "--format", "csv").stdout) == []
    (review,) = {row["review"] for row in rows(run("list", "--format", "csv").stdout)}
    assert review == "candidate", "a status of pending does not tell that nobody accepted it"


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.md", b"# Commitments"),
        ("a.html", b"<!doctype html>"),
        ("a.json", b"[\n"),
        ("a.csv", b"id,title,"),
        ("a.xlsx", b"PK"),
        ("a.txt", b"Commitments\n"),
    ],
)
def test_the_ending_names_the_format_of_a_list(run: Run, tmp_path: Path, name: str, start: bytes) -> None:
    done = run("list", "-o", str(tmp_path / name))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"4 commitments written to {tmp_path / name}\n"
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_workbook_of_a_list_has_days_that_sort(run: Run, tmp_path: Path) -> None:
    run("status", "0607-01", "fulfilled", "--on", "2024-07-30")
    run("list", "is:accepted", "-o", str(tmp_path / "a.xlsx"))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert "2024-07-30" not in book.read("xl/sharedStrings.xml").decode()


def test_what_does_not_fit_a_list_is_refused(run: Run) -> None:
    assert "names no format that there is for this: end it in .txt" in run("list", "-o", "a.ics").stderr
    assert "--json and --format csv are two formats" in run("list", "--json", "--format", "csv").stderr
    assert json.loads(run("list", "--format", "json").stdout) == json.loads(run("list", "--json").stdout)
    assert run("list", "--overdue", "--exit-code", "--format", "csv").exit_code == 1


def test_a_word_that_begins_with_o_is_no_output(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("list", "-other").stdout == run("list").stdout
    assert run("list", '-"open.md"').stdout == run("list", "--", "-open.md").stdout == run("list").stdout
    assert list(tmp_path.glob("*pen*")) == []


@pytest.mark.parametrize("joined", ["-oopen.csv", "-oopen.XLSX", "-open.md", "-ofolder/open.json"])
def test_a_file_joined_to_its_option_is_refused_rather_than_taken_for_a_word(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, joined: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run("list", "is:open", joined)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.endswith(f'joins a file to its option: write -o {joined[2:]}; a word to leave out is -"{joined[1:]}"\n')


@pytest.mark.parametrize("command", ["report", "list"])
def test_a_person_is_asked_before_a_file_is_written_over(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    target = tmp_path / "notes.md"
    target.write_text("my notes")
    monkeypatch.setattr("tracker.cli.written._somebody_is_there", lambda: True)
    kept = run(command, "-o", str(target), input="n\n")
    assert (target.read_text(), kept.exit_code) == ("my notes", 1)
    assert f"{target} exists. Write over it? [y/N]: nothing was written" in kept.stderr
    run(command, "-o", str(target), input="y\n")
    assert target.read_text().startswith("# Commitments")
    target.write_text("my notes")
    assert "exists" not in run(command, "-o", str(target), "--force").stderr
    assert target.read_text().startswith("# Commitments")


@pytest.mark.parametrize("command", ["report", "list"])
def test_a_script_writes_over_what_it_wrote_and_says_so(run: Run, tmp_path: Path, command: str) -> None:
    target = tmp_path / "weekly.md"
    assert "over what was there" not in run(command, "-o", str(target)).stderr
    assert run(command, "-o", str(target)).stderr.endswith(f"written to {target}, over what was there\n")


@pytest.mark.parametrize("write", [("list", "-o"), ("report", "-o"), ("export", "--force")])
def test_a_file_keeps_its_permissions_and_what_leads_to_it(run: Run, tmp_path: Path, write: tuple[str, str]) -> None:
    kept, link, own = tmp_path / "kept" / "weekly.json", tmp_path / "link.json", tmp_path / "kept" / "weekly.json.part"
    kept.parent.mkdir()
    kept.write_text("last week")
    kept.chmod(0o600)
    own.write_text("somebody's own")
    link.symlink_to(kept)
    assert run(*write, str(link)).exit_code == 0
    assert link.is_symlink()
    assert (kept.read_bytes()[:1] in {b"[", b"{"}, kept.stat().st_mode & 0o777) == (True, 0o600)
    assert own.read_text() == "somebody's own"
    assert sorted(each.name for each in kept.parent.iterdir()) == ["weekly.json", "weekly.json.part"]


@pytest.mark.parametrize("write", [("list", "-o"), ("report", "-o"), ("export", "--force")])
def test_a_pipe_is_written_into_and_stays_one(run: Run, tmp_path: Path, write: tuple[str, str]) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    told = run(*write, str(pipe))
    reader.join(10)
    assert (told.exit_code, "over what was there" in told.stderr, pipe.is_fifo()) == (0, False, True)
    assert read[0][:1] in {b"[", b"{"}


def test_an_open_file_named_by_its_number_is_added_to(ledger_file: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("before\n")
    with log.open("ab") as file:
        at = f"/dev/fd/{file.fileno()}"
        done = subprocess.run(
            [sys.executable, "-m", "tracker", "--ledger", str(ledger_file), "list", "-o", at, "--format", "csv"],
            pass_fds=(file.fileno(),),
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == f"4 commitments written to {at}\n"
        assert log.stat().st_ino == os.fstat(file.fileno()).st_ino
    assert log.read_text().startswith("before\nid,title,")
