"""Output that cannot be written: said in one line; what was done stays done, and is no failure that a script would repeat."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from tests.cli.conftest import Run
from tests.conftest import commitment
from tracker.cli import output
from tracker.model import Deadline

FULL = "> /dev/full"
CLOSED = ">&-"
WAYS = [
    pytest.param(
        FULL, "No space left on device", marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
    ),
    pytest.param(CLOSED, "Bad file descriptor"),
]
COMMANDS = ["list", "list --json", "show 0607-01", "readouts", "report", "doctor", "config", "export -", "--help", "--version"]


def shell(ledger_file: Path, command: str) -> subprocess.CompletedProcess[str]:
    """What a command does in a shell, with its streams led elsewhere."""
    line = f'"{sys.executable}" -m tracker --ledger "{ledger_file}" {command}'
    return subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("way", "cause"), WAYS)
def test_what_cannot_be_printed_is_a_failure_in_one_line(ledger_file: Path, way: str, cause: str) -> None:
    for command in COMMANDS:
        done = shell(ledger_file, f"{command} {way}")
        assert (done.returncode, done.stderr) == (1, f"tracker: standard output cannot be written: {cause}\n"), command


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("way", "cause"), WAYS)
def test_an_act_that_cannot_be_told_is_done_and_a_success(ledger_file: Path, run: Run, way: str, cause: str) -> None:
    told = f"note: standard output cannot be written: {cause}; what was asked for is done\n"
    acts = ["note 0607-01 remark", "status 0607-02 stalled --json", "review accept 0607-01", "undo", "backup", "backup --json"]
    for act in acts:
        done = shell(ledger_file, f"{act} {way}")
        assert (done.returncode, told in done.stderr, "Traceback" in done.stderr) == (0, True, False), act
    (one,) = json.loads(run("show", "0607-01", "--json").stdout)
    assert [update.get("note") for update in one["history"]].count("remark") == 1
    assert len([line for line in run("backup", "--list").stdout.splitlines() if line.startswith("manual")]) == 2


@pytest.mark.parametrize(("way", "cause"), WAYS)
def test_an_import_that_cannot_be_told_is_done_and_its_failures_are_named(
    ledger_file: Path, run: Run, tmp_path: Path, way: str, cause: str
) -> None:
    (tmp_path / "talks.txt").write_text("Laos will open a school in Osaka.")
    done = shell(ledger_file, f'import "{tmp_path}/talks.txt" "{tmp_path}/absent.txt" {way}')
    assert (done.returncode, cause in done.stderr, "absent.txt: No such file" in done.stderr) == (3, True, True)
    assert "Traceback" not in done.stderr
    assert len(run("list").stdout.splitlines()) == 1


@pytest.mark.usefixtures("filled")
def test_an_act_whose_reader_has_left_is_done_and_a_success(ledger_file: Path, run: Run) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "tracker", "--ledger", str(ledger_file), "note", "0607-01", "remark"]
    assert subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60).returncode == 0
    os.close(writer)
    assert "remark" in run("show", "0607-01").stdout


@pytest.mark.usefixtures("filled")
def test_closed_input_is_empty_and_closed_errors_are_no_error(ledger_file: Path) -> None:
    done = shell(ledger_file, "note 0607-01 - <&-")
    assert (done.returncode, "the note is empty" in done.stderr) == (2, True)
    assert shell(ledger_file, "note 0607-01 remark 2>&-").stdout == "CHN-KAZ-20220607-01 noted\n"
    assert shell(ledger_file, "list 2>&-").returncode == 0


@pytest.mark.usefixtures("filled")
def test_an_interrupt_ends_by_its_code_and_what_was_told_is_recorded(ledger_file: Path, run: Run) -> None:
    command = [sys.executable, "-m", "tracker", "--ledger", str(ledger_file), "note", "0607-01"]
    told: list[str] = []
    for number in range(16):
        with subprocess.Popen([*command, f"remark {number}."], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as act:
            time.sleep(0.12 + number * 0.02)
            act.send_signal(signal.SIGINT)
            out, errors = act.communicate(timeout=60)
        if "Traceback" in errors and "in main" not in errors:
            continue  # the signal came while the interpreter was still starting, before the program's first line
        assert (act.returncode in {0, 130, -signal.SIGINT}, errors) == (True, ""), (act.returncode, out)
        told += [f"remark {number}."] if out else []
    (one,) = json.loads(run("show", "0607-01", "--json").stdout)
    assert set(told) == {update["note"] for update in one["history"]}


@pytest.mark.usefixtures("filled")
def test_an_interrupt_that_the_caller_has_ignored_is_ignored(ledger_file: Path) -> None:
    for number in range(5):
        line = f'trap "" INT; exec "{sys.executable}" -m tracker --ledger "{ledger_file}" note 0607-01 remark'
        with subprocess.Popen(["/bin/sh", "-c", line], stdout=subprocess.DEVNULL) as act:
            time.sleep(0.15 + number * 0.04)
            act.send_signal(signal.SIGINT)
            assert act.wait(60) == 0


def test_a_pipe_gets_the_words_of_a_deadline_whole() -> None:
    words = "before the eleventh session of the joint commission"
    one = msgspec.structs.replace(commitment(1, "open a consulate general in Aktobe"), deadline=Deadline(words=words))
    assert next(iter(output.lines([one], dt.date(2022, 7, 1)))).split("\t")[2] == words


@pytest.mark.usefixtures("filled")
def test_a_question_that_nobody_can_answer_names_the_option(run: Run) -> None:
    done = run("review", "accept", "is:candidate", input="")
    assert (done.exit_code, "--yes does it without asking" in done.stderr) == (2, True)
    assert run("review", "accept", "is:candidate", input="n\n").stderr.endswith("nothing changed\n")
    assert "4 commitments accepted" in run("review", "accept", "is:candidate", input="y\n").stdout
