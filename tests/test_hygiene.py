"""What a command may import: the screens and the heavy libraries stay out of the quick ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLE

HEAVY = ("textual", "rich", "jinja2", "trafilatura", "lxml", "pypdfium2", "xlsxwriter", "icalendar", "distributed", "asyncio")


def imported(tmp_path: Path, *args: str) -> set[str]:
    """The top-level modules that a run of the program leaves imported."""
    code = "import sys, atexit; atexit.register(lambda: print(*{m.partition('.')[0] for m in sys.modules}, file=sys.stderr))\n"
    code += "from tracker.__main__ import main\nmain()"
    environment = os.environ | {"TRACKER_LEDGER": str(tmp_path / "ledger.json"), "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code, *args], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    imported(tmp_path, "import", str(SAMPLE), "--date", "2022-06-07")
    return tmp_path


@pytest.mark.parametrize(
    "args",
    [
        ("--help",),
        ("list",),
        ("list", "--json"),
        ("show", "607-20"),
        ("status", "607-20", "underway"),
        ("undo", "--help"),
        ("readouts",),
    ],
)
def test_reading_and_recording_import_nothing_heavy(ready: Path, args: tuple[str, ...]) -> None:
    assert imported(ready, *args) & set(HEAVY) == set()


def test_help_opens_neither_ledger_nor_extraction(ready: Path) -> None:
    assert imported(ready, "--help") & {"tinydb", "tomllib"} == set()


def test_extraction_stands_on_the_standard_library_and_msgspec(tmp_path: Path) -> None:
    code = "import sys; import tracker.extraction; print(*{m.partition('.')[0] for m in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ours = set(done.stdout.split()) - set(sys.stdlib_module_names)
    assert {name for name in ours if not name.startswith("_")} <= {"tracker", "msgspec", "typing_extensions", "sitecustomize"}
