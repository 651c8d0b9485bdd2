"""What leaves the screen: the clipboard, the browser, the editor."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tracker.desk import Desk
from tracker.ledger.protocol import Ledger
from tracker.model import Note, Source
from tracker.standing import links
from tracker.tui.screens import taking

Open = Any


@pytest.mark.parametrize(
    ("letter", "held"),
    [
        ("i", "CHN-KAZ-20220607-01"),
        ("q", "open a consulate general in Aktobe"),
        ("t", "Open a consulate general in Aktobe"),
        ("c", "“open a consulate general in Aktobe” China, Talks between China and Kazakhstan, 2022-06-07, talks.txt"),
    ],
)
async def test_copy(open_app: Open, small_ledger: Ledger, letter: str, held: str) -> None:
    async with open_app(small_ledger) as t:
        await t.press("y", letter)
        assert t.app.clipboard.startswith(held)
        assert "copied the" in t.bar


async def test_the_newest_source_is_opened(
    open_app: Open, small_ledger: Ledger, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    async with open_app(small_ledger) as t:
        await t.press("b")
        assert "there is no link" in t.bar
        desk.evidence([t.table.key], [Source(url="https://example.org/one")])
        desk.evidence([t.table.key], [Source(url="https://example.org/two")])
        t.app.store.poll()
        await t.press("b")
        assert opened == ["https://example.org/two"]


async def test_only_web_addresses_are_opened(
    open_app: Open, small_ledger: Ledger, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    desk.evidence([small_ledger.commitments()[0].id], [Source(url="file:///etc/passwd")])
    async with open_app(small_ledger) as t:
        await t.press("b")
        assert opened == []
        assert "there is no link" in t.bar


def test_a_note_is_what_the_editor_left_without_the_hints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys; f = sys.argv[1]; open(f, 'a').write('two\\nlines\\n')")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    assert taking.written("\n# a hint\n") == "two\nlines"
    monkeypatch.setenv("EDITOR", "true")
    assert taking.written("\n# a hint\n") == ""


async def test_without_a_terminal_to_lend_the_editor_says_so(open_app: Open, small_ledger: Ledger) -> None:
    async with open_app(small_ledger) as t:
        await t.press("N")
        assert "cannot be lent" in t.bar


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("no-such-editor -w", "there is no editor no-such-editor: set $EDITOR"),
        ('"vi', "$EDITOR cannot be read"),
        ('""', "there is no editor"),
    ],
)
async def test_an_editor_that_cannot_start_is_named_and_the_screen_comes_back(
    open_app: Open, small_ledger: Ledger, monkeypatch: pytest.MonkeyPatch, setting: str, words: str
) -> None:
    back: list[str] = []

    @contextmanager
    def lent() -> Iterator[None]:
        yield
        back.append("resumed")  # as Textual has it: not where something is raised inside

    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", setting)
    async with open_app(small_ledger) as t:
        monkeypatch.setattr(t.app, "suspend", lent)
        await t.press("N")
        assert back == ["resumed"]
        assert words in t.bar
        await t.press("j")
        assert t.table.cursor == 1


async def test_a_browser_that_is_not_there_is_said(
    open_app: Open, small_ledger: Ledger, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda url: False)
    desk.evidence([small_ledger.commitments()[0].id], [Source(url="https://example.org")])
    async with open_app(small_ledger) as t:
        await t.press("b")
        assert "no browser is to be found" in t.bar


@pytest.mark.parametrize("side", ["later", "earlier"])
async def test_a_suggested_link_is_taken_with_its_status(open_app: Open, small_ledger: Ledger, tmp_path: Path, side: str) -> None:
    later = tmp_path / "later.txt"
    later.write_text(
        "Talks between China and Kazakhstan, Beijing, 17 May 2024\n\n"
        "The two sides noted with satisfaction that China has opened a consulate general in Aktobe. "
        "China will build a cultural centre in Almaty by 2026.\n"
    )
    async with open_app(small_ledger) as t:
        await t.press("i")
        await t.write(str(later))
        await t.press("enter")
        await t.app.workers.wait_for_complete()
        await t.pilot.pause()
        new = [c for c in small_ledger.commitments() if c.readout != "CHN-KAZ-20220607"]
        assert new, t.bar
        row = t.table.rows.find(new[0].id if side == "later" else "CHN-KAZ-20220607-01")
        t.table.move_to(row)
        await t.press("L")
        assert "1 of" in t.bar, t.bar
        await t.press("r")
        await t.press("escape")
        consulate = small_ledger.get("CHN-KAZ-20220607-01")
        assert consulate.standing.status == "fulfilled", t.text
        assert consulate.standing.sourced
        assert not any(isinstance(u, Note) for u in consulate.history)
        await t.press("u")
        assert [links(c) for c in small_ledger.commitments() if links(c)] == [], "the link and the status are one act"
        assert small_ledger.get(consulate.id).standing.status == "pending"
