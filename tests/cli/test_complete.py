"""What the shell is offered: ids with titles, statuses, fields and values, and nothing where there is no ledger."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import CompletionItem

from tests.cli.conftest import Run
from tracker import paths
from tracker.cli.main import cli
from tracker.cli.shells import Bash
from tracker.tui.session import Memory, load


def offered(ledger_file: Path, *words: str) -> list[str]:
    *args, incomplete = words
    shell = Bash(cli, {}, "tracker", "_TRACKER_COMPLETE")
    return [item.value for item in shell.get_completions(["--ledger", str(ledger_file), *args], incomplete)]


@pytest.mark.usefixtures("filled")
def test_ids_statuses_fields_and_values(ledger_file: Path) -> None:
    assert offered(ledger_file, "show", "07-0") == [f"CHN-KAZ-20220607-0{n}" for n in (1, 2, 3, 4)]
    assert offered(ledger_file, "status", "CHN-KAZ-20220607-01", "un") == ["underway", "unverifiable"]
    assert offered(ledger_file, "list", "top") == ["topic:"]
    assert offered(ledger_file, "list", "party:k") == ["party:Kazakhstan"]
    assert offered(ledger_file, "list", "status:underway,ful") == ["status:underway,fulfilled"]
    assert "status" in offered(ledger_file, "sta")


def test_without_a_ledger_nothing_is_offered_and_none_is_made(ledger_file: Path) -> None:
    assert offered(ledger_file, "show", "x") == []
    assert not ledger_file.exists()


@pytest.mark.usefixtures("filled")
def test_each_argument_is_offered_what_it_takes(ledger_file: Path) -> None:
    assert offered(ledger_file, "report", "commitment", "07-04") == ["CHN-KAZ-20220607-04"]
    assert offered(ledger_file, "report", "compare", "CHN-KAZ-20220607", "chn") == ["CHN-KAZ-20220607"]
    assert offered(ledger_file, "report", "agenda", "party:k") == ["party:Kazakhstan"]
    assert offered(ledger_file, "readouts", "2022") == ["CHN-KAZ-20220607"]
    assert offered(ledger_file, "link", "CHN-KAZ-20220607-01", "set") == ["sets-back"]
    assert offered(ledger_file, "list", "--view", "") == []
    load(Memory(paths.state_path(), "x")).name("mine", "is:open")
    assert offered(ledger_file, "list", "--view", "mi") == offered(ledger_file, "report", "--view", "mi") == ["mine"]
    assert offered(ledger_file, "edit", "CHN-KAZ-20220607-01", "st") == ["strength="]
    assert offered(ledger_file, "edit", "CHN-KAZ-20220607-01", "topic=cul") == ["topic=culture"]


@pytest.mark.parametrize("command", ["import", "extract"])
def test_files_are_left_to_the_shell(command: str) -> None:
    (item,) = Bash(cli, {}, "tracker", "_TRACKER_COMPLETE").get_completions([command], "read")
    assert (item.type, item.value) == ("file", "read")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_each_shell(run: Run, shell: str) -> None:
    assert "_TRACKER_COMPLETE" in run("completion", shell).stdout


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("tracker list status:un", ["underway", "unverifiable"]),
        ("tracker list status:underway,st", ["underway,stalled"]),
        ("tracker list party:china place:ak", ["Aktobe"]),
        ("tracker report commit", ["commitment"]),
        ("tracker edit 1 strength=e", ["effort"]),
    ],
)
@pytest.mark.usefixtures("filled")
def test_bash_is_given_what_follows_its_own_break(
    ledger_file: Path, monkeypatch: pytest.MonkeyPatch, line: str, told: list[str]
) -> None:
    monkeypatch.setenv("TRACKER_LEDGER", str(ledger_file))
    monkeypatch.setenv("COMP_LINE", line)
    monkeypatch.setenv("COMP_WORDBREAKS", " \t\n\"'><=;|&(:")
    replies = Bash(cli, {}, "tracker", "_TRACKER_COMPLETE").complete().splitlines()
    assert [reply.split("\t")[1] for reply in replies] == told


@pytest.mark.parametrize(
    ("value", "typed"), [("place:Xi'an", "Xi\\'an"), ('party:"Sri Lanka"', '"Sri Lanka"'), ("specificity:>=2", "\\>=2")]
)
def test_bash_is_given_words_that_need_no_more_quoting(monkeypatch: pytest.MonkeyPatch, value: str, typed: str) -> None:
    monkeypatch.setenv("COMP_LINE", f"tracker list {value.partition(':')[0]}:")
    monkeypatch.setenv("COMP_WORDBREAKS", ":")
    shell = Bash(cli, {}, "tracker", "_TRACKER_COMPLETE")
    assert shell.format_completion(CompletionItem(value)).split("\t")[1] == typed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.usefixtures("filled")
def test_the_line_as_typed_reaches_the_command(ledger_file: Path, shell: str) -> None:
    asked = {"TRACKER_LEDGER": str(ledger_file), "COMP_LINE": "tracker show 07-04", "_TRACKER_COMPLETE": f"{shell}_complete"}
    call = "import sys; sys.argv = ['tracker']; from tracker.__main__ import main; main()"
    answer = subprocess.run(
        [sys.executable, "-c", call], env={**os.environ, **asked}, capture_output=True, text=True, check=False
    )
    assert answer.stdout.startswith("plain\tCHN-KAZ-20220607-04\t")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_takes_the_script(run: Run, tmp_path: Path, shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not here")
    script = tmp_path / "script"
    script.write_text(run("completion", shell).stdout, encoding="utf-8")
    parsed = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True, check=False)
    assert (parsed.returncode, parsed.stderr) == (0, "")
