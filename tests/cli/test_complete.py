"""What the shell is offered: ids with titles, statuses, fields and values, and nothing where there is no ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from tests.cli.conftest import Run
from tracker.cli.main import cli


def offered(ledger_file: Path, *words: str) -> list[str]:
    *args, incomplete = words
    shell = BashComplete(cli, {}, "tracker", "_TRACKER_COMPLETE")
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


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_each_shell(run: Run, shell: str) -> None:
    assert "_TRACKER_COMPLETE" in run("completion", shell).stdout
