from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tracker.tui.collector import Collector


class Knot:
    """What only the collector can free."""

    freed = 0

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Knot.freed += 1


@pytest.fixture
def collector() -> Iterator[Collector]:
    gc.collect()
    Knot.freed = 0
    with Collector() as collector:
        assert not gc.isenabled(), "at the start nothing is looked through"
        collector.rest()
        yield collector
    assert gc.isenabled()


def old_knot() -> None:
    """Garbage that has outlived the collections of the young."""
    knot = Knot()
    for generation in (0, 1):
        gc.collect(generation)
    del knot


def busy() -> None:
    """Many collections of the young, as an hour of keys makes them."""
    assert [[[] for _ in range(1000)] for _ in range(300)]


def test_nothing_old_is_collected_while_there_is_work(collector: Collector) -> None:
    old_knot()
    busy()
    assert Knot.freed == 0


def test_a_pause_collects_what_has_gathered(collector: Collector) -> None:
    old_knot()
    busy()
    collector.rest()
    assert Knot.freed == 0, "work may be going on"
    collector.rest()
    assert Knot.freed == 1


def test_a_short_pause_after_little_work_costs_nothing(collector: Collector) -> None:
    gc.collect()
    old_knot()
    collector.rest()
    collector.rest()
    assert Knot.freed == 0


def test_it_leaves_the_collector_as_it_was() -> None:
    before = gc.get_threshold()
    with Collector():
        assert gc.get_threshold() != before
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
