"""The command line on a ledger file of its own, with the clock held still."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.conftest import Clock
from tracker.cli.main import cli
from tracker.cli.office import Office
from tracker.ledger import open_ledger
from tracker.model import Commitment, Readout

Run = Callable[..., Result]


@pytest.fixture
def ledger_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("TRACKER_LEDGER", raising=False)
    return tmp_path / "ledger.json"


@pytest.fixture
def run(ledger_file: Path, clock: Clock) -> Run:
    """Calls a command as a user would; each call opens the ledger anew."""

    def call(*args: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(cli, args, obj=Office(str(ledger_file), clock), input=input)

    return call


@pytest.fixture
def filled(ledger_file: Path, readout: Readout, commitments: list[Commitment]) -> None:
    ledger = open_ledger(ledger_file)
    ledger.add(readout, commitments)
    ledger.close()
