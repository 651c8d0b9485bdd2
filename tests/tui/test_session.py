"""What is remembered from one session to the next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tracker.errors import TrackerError
from tracker.tui.session import MOST, Memory, load, save


def test_two_programs_that_end_after_each_other_lose_nothing_of_each_other(tmp_path: Path) -> None:
    one, two = Memory(tmp_path / "s.json", "one"), Memory(tmp_path / "s.json", "two")
    first, second = load(one), load(two)
    first.view, second.view = "view.agenda", "view.report"
    first.name("mine", "is:open")
    second.name("yours", "is:late")
    save(first)
    save(second)
    assert (load(one).view, load(two).view) == ("view.agenda", "view.report")
    assert first.saved() == load(one).saved() == {"mine": "is:open", "yours": "is:late"}


def test_a_filter_is_kept_at_once_and_stays_forgotten(tmp_path: Path) -> None:
    one, two = Memory(tmp_path / "deep" / "s.json", "one"), Memory(tmp_path / "deep" / "s.json", "two")
    first, second = load(one), load(two)
    first.name("mine", "is:open")
    assert second.saved() == {"mine": "is:open"}, "before the first one is left, which a lost terminal never is"
    second.name("mine", "")
    save(first)
    assert load(one).saved() == {}


def test_a_filter_that_cannot_be_kept_is_said_to_be_so(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "s.json"
    file.parent.write_text("a file stands where the folder would")
    session = load(Memory(file, "one"))
    with pytest.raises(TrackerError, match="the view is not saved"):
        session.name("mine", "is:open")
    save(session)


def test_without_a_memory_a_filter_lasts_as_long_as_the_session() -> None:
    session = load(None)
    session.name("mine", "is:open")
    assert session.saved() == {"mine": "is:open"}
    assert load(None).saved() == {}


def test_the_ledgers_used_last_are_remembered(tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    for number in range(MOST + 1):
        memory = Memory(file, f"{number}")
        session = load(memory)
        session.view = "view.agenda"
        save(session)
        session.memory = Memory(file, "0")
        save(session)
    assert load(Memory(file, "0")).view == "view.agenda"
    assert load(Memory(file, "1")).view == ""
    assert load(Memory(file, f"{MOST}")).view == "view.agenda"


def test_the_file_of_an_earlier_version_keeps_its_named_filters(tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    file.write_text('{"view": "view.agenda", "theme": "nord", "views": {"view.ledger": {"filter": "x"}}, "filters": {"a": "b"}}')
    session = load(Memory(file, "one"))
    assert (session.view, session.views, session.theme, session.saved()) == ("", {}, "nord", {"a": "b"})


BROKEN = (
    ('{"filters": {"a": "b",}}', "malformed"),
    ('{"filters": {"a": 1}}', "filters: Expected `str`"),
    ('["a"]', "Expected `object`"),
    ('{"filters": {"a": "\udcff"}}', "cannot be read"),
)


@pytest.mark.parametrize(("text", "why"), BROKEN)
def test_a_file_that_cannot_be_read_keeps_all_that_it_holds(tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "s.json"
    kept = text.encode("utf-8", "surrogateescape")
    file.write_bytes(kept)
    session = load(Memory(file, "one"))
    with pytest.raises(TrackerError, match=why):
        session.name("mine", "is:open")
    with pytest.raises(TrackerError, match=why):
        session.saved()
    assert file.read_bytes() == kept
    save(session)
    assert b"".join(file.read_bytes().split()).startswith(b"".join(kept.split())[:-1]), "leaving adds a place at most"


def test_what_this_version_does_not_know_or_cannot_read_goes_on_beside_what_it_does(tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    file.write_text(
        '{"theme": 7, "later": {"a": [1]}, "filters": {"a": "b"},'
        ' "ledgers": {"one": {"view": null}, "two": {"view": null, "new": 1}, "three": {"view": "view.report"}}}'
    )
    session = load(Memory(file, "one"))
    assert (session.view, session.theme, session.saved()) == ("", "", {"a": "b"})
    save(session)
    session.name("mine", "is:open")
    now = json.loads(file.read_text())
    assert now["filters"] == {"a": "b", "mine": "is:open"}
    assert now["later"] == {"a": [1]}
    assert list(now["ledgers"]) == ["two", "three", "one"]
    assert now["ledgers"]["two"] == {"view": None, "new": 1}
    assert load(Memory(file, "three")).view == "view.report"


def test_an_empty_file_is_a_new_one(tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    file.write_text("")
    session = load(Memory(file, "one"))
    session.name("mine", "is:open")
    assert session.saved() == {"mine": "is:open"}


def test_what_a_killed_program_left_half_written_is_swept(tmp_path: Path) -> None:
    real, file = tmp_path / "dotfiles" / "s.json", tmp_path / "s.json"
    real.parent.mkdir()
    real.write_text('{"filters": {"a": "b"}}')
    file.symlink_to(real)
    half = real.with_name("s.json.new-999999999")
    half.write_text('{"fil')
    load(Memory(file, "one")).name("mine", "is:open")
    assert not half.exists()
    assert file.is_symlink()
    assert json.loads(real.read_text())["filters"] == {"a": "b", "mine": "is:open"}
