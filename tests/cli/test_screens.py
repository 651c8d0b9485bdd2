"""`tracker` with nothing behind it: errors as everywhere, and no more imported than the screens need."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from tracker import streams
from tracker.__main__ import main
from tracker.cli import screens
from tracker.cli.office import Office

MODULES = 69
"""Modules of ours that the first screen may wait for: each costs about half a millisecond."""


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "ledger.json"
    monkeypatch.setenv("TRACKER_LEDGER", str(path))
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    return path


def test_an_error_is_a_line_and_its_own_exit_code(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger.mkdir()
    assert screens.alone() == 2
    said = capsys.readouterr().err
    assert said.startswith("tracker: ")
    assert "is not a file" in said
    assert said.count("\n") == 1


def test_a_key_given_twice_is_said_at_the_start(ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = tmp_path / "tracker" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text('[keys]\n"commitment.check" = "s"\n')
    assert screens.alone() == 2
    assert "s is given to both commitment.set-status and commitment.check" in capsys.readouterr().err


def test_what_was_opened_is_closed_and_the_collector_runs_again(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[bool] = []

    def interrupted(office: Office) -> None:
        office.ledger(create=True)
        raise KeyboardInterrupt

    monkeypatch.setattr(screens, "open_screens", interrupted)
    close = Office.close
    monkeypatch.setattr(Office, "close", lambda office: closed.append(close(office) is None))
    gc.disable()
    try:
        assert screens.alone() == 130
        assert gc.isenabled()
    finally:
        gc.enable()
    assert closed == [True]


def test_no_garbage_is_looked_for_on_the_way_to_the_first_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    collecting: list[bool] = []
    monkeypatch.setattr(sys, "argv", ["tracker"])
    monkeypatch.setattr(streams, "take_over", lambda: None)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(screens, "alone", lambda: collecting.append(gc.isenabled()) or 0)
    try:
        with pytest.raises(SystemExit) as end:
            main()
    finally:
        gc.enable()
    assert end.value.code == 0
    assert collecting == [False]


OPENING = """
import sys
import tracker.tui.app, tracker.tui.screens.ledger
from tracker.cli.screens import Office
from tracker.tui.store import Store

office = Office()
store = Store(office.ledger(create=True), "you", office.clock)
print(*sys.modules)
"""
"""What `tracker` does before it paints the first screen, and what it has imported then."""


def test_the_way_to_the_first_screen_imports_nothing_that_the_list_does_not_need(ledger: Path) -> None:
    out = subprocess.run([sys.executable, "-c", OPENING], capture_output=True, text=True, check=True).stdout.split()
    heavy = {
        "click",
        "tinydb",
        "tracker.cli.main",
        "tracker.extraction",
        "tracker.intake",
        "tracker.links",
        "tracker.reports.pages",
    }
    later = {
        "tracker.desk",
        *(f"tracker.tui.{name}" for name in ("widgets.form", "widgets.detail", "widgets.quote", "screens.palette")),
    }
    assert (heavy | later) & set(out) == set()
    assert len([name for name in out if name.startswith("tracker.")]) <= MODULES
