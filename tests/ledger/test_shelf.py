"""The indexes answer what looking at every commitment would; the record of changes tells what it knows and no more."""

from __future__ import annotations

import datetime as dt
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.ledger import shelf as shelf_module
from tracker.ledger.shelf import Shelf, matches
from tracker.model import Commitment, Deadline, Standing, Status

DAYS = st.dates(dt.date(2023, 1, 1), dt.date(2023, 1, 10))
PARTIES = st.sampled_from(["Arcadia", "ELBONIA", "elbonia", "Ruritania"])
STATUSES = st.sampled_from(["pending", "underway", "broken"])


@st.composite
def commitments(draw: st.DrawFn) -> Commitment:
    due = draw(st.none() | DAYS)
    return Commitment(
        id=f"C{draw(st.integers(0, 9))}", readout=draw(st.sampled_from(["R1", "R2"])), start=0, end=0, quote="",
        parties=tuple(draw(st.lists(PARTIES, max_size=3))), standing=Standing(status=cast("Status", draw(STATUSES))),
        deadline=Deadline(words="", latest=due) if draw(st.booleans()) else None,
    )  # fmt: skip


@given(
    st.lists(st.lists(commitments(), max_size=4), max_size=8),
    st.integers(0, 7),
    st.none() | st.sampled_from(["R1", "R2", "R3"]),
    st.none() | PARTIES,
    st.none() | STATUSES,
    st.none() | st.tuples(DAYS, DAYS),
)
def test_indexes_answer_as_a_scan_would(
    changes: list[list[Commitment]],
    early: int,
    readout: str | None,
    party: str | None,
    status: str | None,
    due: tuple[dt.date, dt.date] | None,
) -> None:
    asked = (readout, party, cast("Status | None", status), due)
    shelf = Shelf()
    model: dict[str, Commitment] = {}
    for number, change in enumerate(changes):
        shelf.put(number + 1, (), change)
        model |= {c.id: c for c in change}
        if number >= early:  # from here on the indexes are patched
            assert shelf.find(*asked) == [model[id] for id in sorted(model) if matches(model[id], *asked)]
            assert shelf.commitments() == [model[id] for id in sorted(model)]
    assert shelf.find(*asked) == [model[id] for id in sorted(model) if matches(model[id], *asked)]


def commitment(number: int, status: Status = "pending") -> Commitment:
    return Commitment(id=f"C{number:05}", readout="R", start=0, end=0, quote="", standing=Standing(status=status))


def test_a_find_looks_at_nothing_but_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf((), [commitment(n, "broken" if n % 1000 == 0 else "pending") for n in range(5000)])
    shelf.find(None, None, "broken", None)
    looked: list[str] = []

    class Watched(dict[str, Commitment]):
        def __getitem__(self, key: str) -> Commitment:
            looked.append(key)
            return super().__getitem__(key)

        def values(self) -> None:  # type: ignore[override]  # nobody may ask
            raise AssertionError

    monkeypatch.setattr(shelf, "_commitments", Watched(shelf._commitments))
    assert len(shelf.find(None, None, "broken", None)) == len(looked) == 5


def test_a_change_of_very_many_is_found_as_well() -> None:
    shelf = Shelf((), [commitment(n) for n in range(10)])
    shelf.find(None, None, "pending", None)
    shelf.put(1, (), [commitment(n, "broken") for n in range(5, shelf_module.MANY + 20)])
    assert len(shelf.find(None, None, "pending", None)) == 5
    assert len(shelf.commitments()) == shelf_module.MANY + 20


def test_changes_older_than_remembered_mean_all(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf()
    for revision in range(1, shelf_module.REMEMBERED + 11):
        shelf.put(revision, (), [commitment(revision)])
    newest = shelf_module.REMEMBERED + 10
    assert shelf.changes(newest).commitments == frozenset()
    assert shelf.changes(newest - 2).commitments == {f"C{newest:05}", f"C{newest - 1:05}"}
    assert shelf.changes(9).all
    assert not shelf.changes(10).all
    assert len(shelf.changes(10).commitments) == shelf_module.REMEMBERED
    assert shelf.changes(newest + 1).all
