"""The screens hold no rules: a look through their source, and through what the program imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.model import STATUSES

TUI = Path(__file__).parent.parent.parent / "tracker" / "tui"
MODULES = sorted(TUI.rglob("*.py"))


def names(module: Path) -> list[str]:
    return [
        ast.unparse(node) for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)
    ]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_no_screen_reads_the_clock(module: Path) -> None:
    assert not {"dt.date.today", "dt.datetime.now", "dt.datetime.today", "time.time"} & set(names(module))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_statuses_are_named_only_where_their_words_and_shapes_are(module: Path) -> None:
    texts = {
        node.value
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    if module.name != "columns.py":
        assert not texts & set(STATUSES)


@pytest.mark.parametrize("module", [m for m in MODULES if m.parent.name == "widgets"], ids=lambda path: path.name)
def test_a_widget_never_touches_the_ledger(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert "tracker.ledger" not in source
    assert "tracker.desk" not in source
    assert "tracker.tui.store" not in source


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_no_module_is_too_long_to_read(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


def test_the_first_screen_imports_no_extraction_and_no_reports() -> None:
    code = "import sys, tracker.tui.app, tracker.tui.screens.ledger; print([m for m in sys.modules if m.startswith('tracker.')])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in ("tracker.extraction", "tracker.intake", "tracker.reports.terminal", "tracker.links", "tracker.cli"):
        assert f"'{heavy}'" not in out
