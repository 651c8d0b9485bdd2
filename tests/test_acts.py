"""The registry of acts: nothing without words, nothing bound twice, docs current, settings checked."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from textual.binding import Binding

from tracker.acts import ACTS, FOOTERS, SCOPES, Act, check_keymap, clashes, keys_of, keys_page, met_together, shown_key
from tracker.errors import UsageError

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_every_act_has_a_key_words_help_and_a_place(act: Act) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z-]+", act.id)
    assert act.keys
    assert 0 < len(act.words) <= 20
    assert act.help[:1].isupper()
    assert act.scope in SCOPES


def test_every_act_that_changes_something_has_a_command() -> None:
    moving = {"list", "text"}
    without = {act.id for act in ACTS.values() if not act.command and act.scope not in moving}
    assert without == {"screen.zoom", "screen.theme", "screen.help", "screen.palette", "screen.back", "screen.quit"}


def test_every_command_named_exists() -> None:
    from tracker.cli.main import cli

    known = set(cli.list_commands(click.Context(cli)))
    named = {act.command.removeprefix("tracker ") for act in ACTS.values() if act.command}
    assert named <= known, named - known


def test_no_key_means_two_things_at_one_moment() -> None:
    assert clashes({}) == []


def test_a_view_and_a_list_never_share_a_key_but_two_views_may() -> None:
    assert met_together("everywhere", "commitment")
    assert met_together("review", "commitment")
    assert not met_together("review", "report")
    assert not met_together("list", "text")
    assert met_together("readout", "review")
    assert met_together("readout", "commitment")
    assert not met_together("agenda", "readout")


def test_the_footers_name_acts() -> None:
    assert all(id in ACTS for ids in FOOTERS.values() for id in ids)


def test_the_keys_page_is_current() -> None:
    assert (DOCS / "keys.md").read_text(encoding="utf-8") == keys_page()


def test_a_keymap_that_names_no_act_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"did you mean commitment\.check"):
        check_keymap({"commitment.chek": "K"})


def test_a_clash_in_the_keymap_is_reported_with_both_acts() -> None:
    with pytest.raises(UsageError, match=r"s is given to both commitment\.set-status and commitment\.check"):
        check_keymap({"commitment.check": "s"})
    check_keymap({"commitment.check": "s", "commitment.set-status": "S"})
    check_keymap({"report.save": "C"})


def test_keys_are_written_as_on_the_keyboard() -> None:
    assert shown_key("slash") == "/"
    assert shown_key("ctrl+r") == "^r"
    assert keys_of(ACTS["commitment.check"], {"commitment.check": "K, L"}) == ("K", "L")


def test_lists_and_texts_answer_to_the_keys_of_the_table_of_acts() -> None:
    from tracker.tui.widgets.pane import Pane
    from tracker.tui.widgets.table import Table

    for widget, scope in ((Table, "list"), (Pane, "text")):
        bound = {binding.id: tuple(binding.key.split(",")) for binding in widget.BINDINGS if isinstance(binding, Binding)}
        assert bound == {act.id: act.keys for act in ACTS.values() if act.scope == scope}
