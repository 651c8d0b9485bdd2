"""What was done, as JSON for scripts."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("filled")


ACTS = [
    ("status", "0607-01", "fulfilled"),
    ("check", "0607-01", "0607-02"),
    ("note", "0607-01", "asked"),
    ("evidence", "0607-01", "--source", "https://n.example"),
    ("review", "accept", "0607-01"),
    ("review", "accept", "is:candidate", "--yes"),
    ("merge", "0607-01", "0607-02"),
    ("edit", "0607-01", "topic=trade"),
    ("link", "0607-01", "restates", "0607-02"),
    ("snooze", "0607-01", "2099-01-31"),
]


@pytest.mark.parametrize("args", ACTS, ids=" ".join)
def test_what_was_done_is_told_as_json_too(run: Run, args: tuple[str, ...]) -> None:
    done = run(*args, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert set(told) == {"done", "notes", "act", "commitments", "readouts"}
    assert told["act"]
    assert told["commitments"][0].endswith("0607-01")
    assert bool(told["notes"]) == (args[0] == "status"), "closed without a source"
    for again in ("undo", "redo"):
        assert set(told["commitments"]) == set(json.loads(run(again, "--json").stdout)["commitments"])
    nothing = json.loads(run("review", "accept", "status:broken", "--json").stdout)
    assert (nothing["done"], nothing["commitments"]) == ("nothing fits", [])
