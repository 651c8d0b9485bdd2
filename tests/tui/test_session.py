"""What is remembered from one session to the next."""

from __future__ import annotations

from pathlib import Path

from tracker.tui.session import MOST, Memory, load, save


def test_two_programs_that_end_after_each_other_lose_nothing_of_each_other(tmp_path: Path) -> None:
    one, two = Memory(tmp_path / "s.json", "one"), Memory(tmp_path / "s.json", "two")
    first, second = load(one), load(two)
    first.view, first.filters["mine"] = "view.agenda", "is:open"
    second.view, second.filters["yours"] = "view.report", "is:late"
    save(first, one)
    save(second, two)
    assert (load(one).view, load(two).view) == ("view.agenda", "view.report")
    assert load(one).filters == {"mine": "is:open", "yours": "is:late"}


def test_the_ledgers_used_last_are_remembered(tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    for number in range(MOST + 1):
        memory = Memory(file, f"{number}")
        session = load(memory)
        session.view = "view.agenda"
        save(session, memory)
        save(session, Memory(file, "0"))
    assert load(Memory(file, "0")).view == "view.agenda"
    assert load(Memory(file, "1")).view == ""
    assert load(Memory(file, f"{MOST}")).view == "view.agenda"


def test_the_file_of_an_earlier_version_keeps_its_named_filters(tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    file.write_text('{"view": "view.agenda", "theme": "nord", "views": {"view.ledger": {"filter": "x"}}, "filters": {"a": "b"}}')
    session = load(Memory(file, "one"))
    assert (session.view, session.views, session.theme, session.filters) == ("", {}, "nord", {"a": "b"})
