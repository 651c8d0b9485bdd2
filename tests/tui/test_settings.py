"""What the settings file may say: the example of the docs works as it stands, and what means nothing is refused at the start."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

from tracker.acts import check_keymap
from tracker.config import MEANINGS, Settings, load
from tracker.errors import UsageError
from tracker.ledger import MemoryLedger
from tracker.ledger.protocol import Ledger
from tracker.query import parse
from tracker.tui.app import run
from tracker.tui.themes import check_theme

Open = Any

PAGE = Path(__file__).parent.parent.parent / "docs" / "tui.md"


@pytest.fixture
def example(tmp_path: Path) -> Settings:
    section = PAGE.read_text(encoding="utf-8").partition("## Settings\n")[2].partition("\n## ")[0]
    block = "\n".join(line for line in section.splitlines() if line.startswith("    ") or not line)
    file = tmp_path / "settings.toml"
    file.write_text(textwrap.dedent(block), encoding="utf-8")
    return load(file)


async def test_the_example_of_the_docs_does_what_it_says(
    open_app: Open, small_ledger: Ledger, example: Settings, today: dt.date
) -> None:
    assert (bool(example.theme), bool(example.keys), bool(example.views)) == (True, True, True)
    check_keymap(example.keys)
    check_theme(example.theme)
    for words in example.views.values():
        parse(words, today)
    async with open_app(small_ledger, keys=example.keys, views=example.views) as t:
        first = t.at().id
        await t.press("K")
        assert small_ledger.get(first).standing.looked == today
        for key in ("D", "4"):
            await t.press("1", key)
            assert t.app.screen.name_ == "view.agenda"
        await t.press("w", "o")
        assert t.app.screen.filter_text() == "is:overdue sort:due"


def test_the_keys_named_in_the_reference_clash_with_none() -> None:
    check_keymap(dict(re.findall(r'"([\w.-]+)" = "(\w)"', MEANINGS["keys"])))


def test_a_theme_that_is_not_there_is_refused_before_the_program_starts() -> None:
    with pytest.raises(UsageError, match="there is no theme 'high-contrst': did you mean high-contrast"):
        run(MemoryLedger(), by="me", clock=lambda: dt.datetime.now(dt.UTC), settings=Settings(theme="high-contrst"))
    check_theme("")
