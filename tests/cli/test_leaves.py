"""The explained text on a screen: marked, wrapped by what is seen, each near miss with its reason."""

from __future__ import annotations

import click

from tests.cli.conftest import Run
from tests.conftest import SAMPLE
from tracker.clean import width
from tracker.cli.leaves import MARKED, PLAIN, wrapped

TEXT = "The two sides agreed to open a centre, 两国同意设立中心, and to strengthen what has long been strong. "


def test_lines_are_broken_by_what_is_seen_not_by_colour_codes() -> None:
    lines = list(wrapped([(TEXT, PLAIN), (TEXT, MARKED), (TEXT, PLAIN)], 40))
    seen = [click.unstyle(line) for line in lines]
    assert all(width(line) <= 40 for line in seen)
    assert all(width(line) > 20 for line in seen[:-1])
    assert " ".join(seen).split() == (TEXT * 3).split()


def test_explain_marks_and_gives_reasons(run: Run) -> None:
    shown = " ".join(run("extract", str(SAMPLE), "--explain", "--date", "2022-06-07").stdout.split())
    assert "[set up consulates general in Xi'an" in shown
    assert "⟨no: " in shown
    assert "⟨status: " in shown
