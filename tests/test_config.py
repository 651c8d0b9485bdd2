"""The settings file: defaults, values, and errors that name the file, the key and the valid ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker import paths
from tracker.config import MEANINGS, Settings, load
from tracker.errors import UsageError
from tracker.paths import homely


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings()
    assert Settings(name="Aliya").by == "Aliya"
    assert Settings().by


def test_every_setting_is_explained() -> None:
    assert {name.replace("-", "_") for name in MEANINGS} == set(Settings.__struct_fields__)


def test_values_are_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('name = "Aliya"\n[views]\nmine = "party:kazakhstan is:open"\n', "utf-8")
    assert load(file) == Settings(name="Aliya", views={"mine": "party:kazakhstan is:open"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nmae = 'x'", "no setting 'nmae'.*did you mean name"),
        ("views = 3", "Expected `object`"),
        ("name = ", "not valid TOML"),
    ],
)
def test_errors_name_the_file_and_what_is_valid(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=message) as error:
        load(file)
    assert str(file) in str(error.value)


def test_the_ledger_is_where_it_is_said_to_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TRACKER_LEDGER", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.ledger_path() == tmp_path / "tracker" / "ledger.json"
    assert paths.ledger_path(None, "/set/l.json") == Path("/set/l.json")
    monkeypatch.setenv("TRACKER_LEDGER", "/env/l.json")
    assert paths.ledger_path(None, "/set/l.json") == Path("/env/l.json")
    assert paths.ledger_path("/flag/l.json") == Path("/flag/l.json")


def test_a_path_below_the_home_folder_is_written_with_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "anna"))
    assert homely(tmp_path / "anna/data/ledger.json") == "~/data/ledger.json"
    assert homely(tmp_path / "annabel/ledger.json") == str(tmp_path / "annabel/ledger.json")
    assert homely(Path("ledger.json")) == "ledger.json"
