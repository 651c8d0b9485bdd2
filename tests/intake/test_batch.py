"""Many documents over any executor: in order, none lost, none doubled, stopped and gone on with at will."""

from __future__ import annotations

import datetime as dt
import os
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from tests.ingest.builders import zipped
from tracker.errors import LedgerError, TrackerError
from tracker.ingest import Metadata
from tracker.intake import Progress, Summary, batch, run
from tracker.intake.batch import BATCH, Inline, batches
from tracker.intake.pool import Pool
from tracker.intake.sources import Item
from tracker.intake.work import work
from tracker.intake.writer import Writer
from tracker.ledger import MemoryLedger
from tracker.model import Commitment, Readout

NOW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
P = ParamSpec("P")
T = TypeVar("T")
SUBJECTS = ("a school", "a clinic", "a road", "a harbour", "a museum", "a forest", "a railway", "a dam")


def text(number: int) -> str:
    day = dt.date(2020, 1, 1) + dt.timedelta(days=3 * number)
    words = " ".join(f"and the matter{number}x{k} of the day" for k in range(12))
    thing = SUBJECTS[number % len(SUBJECTS)]
    promise = f"Norway will open {thing} in town {number}."
    return f"Kenya: Talks Number {number} with Norway\n{day}\nThe ministers met. {promise} They spoke of the weather {words}.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """120 texts in three folders, one of them in an archive, with a bad file among them."""
    for number in range(80):
        place = tmp_path / f"f{number % 2}"
        place.mkdir(exist_ok=True)
        (place / f"{number:03d}.txt").write_text(text(number))
    (tmp_path / "z.zip").write_bytes(zipped(**{f"{number:03d}__txt": text(number).encode() for number in range(80, 120)}))
    (tmp_path / "f0" / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    return tmp_path


def state(ledger: MemoryLedger) -> tuple[list[Readout], list[Commitment]]:
    return ledger.readouts(), ledger.commitments()


def complete(summary: Summary, ledger: MemoryLedger) -> None:
    assert len(ledger.readouts()) == 120
    assert len({readout.sha256 for readout in ledger.readouts()}) == 120
    assert len(ledger.commitments()) == summary.commitments == 120
    assert [Path(failed.name).name for failed in summary.failed] == ["bad.pdf"]
    assert summary.exit_code == 3


def test_every_executor_gives_the_same_ledger(folder: Path) -> None:
    ledgers = []
    with ThreadPoolExecutor(3) as threads:
        for how in ({"workers": 1}, {"workers": 2}, {"executor": Inline()}, {"executor": threads}):
            ledger = MemoryLedger()
            complete(run(ledger, [folder], now=NOW, **how), ledger)  # type: ignore[arg-type]  # a mapping of mixed arguments
            ledgers.append(state(ledger))
    assert all(each == ledgers[0] for each in ledgers)


def test_a_second_run_finds_everything_known(folder: Path) -> None:
    ledger = MemoryLedger()
    run(ledger, [folder], now=NOW, workers=1)
    revision = ledger.revision
    again = run(ledger, [folder], now=NOW, workers=2)
    assert (len(again.added), len(again.known), ledger.revision) == (0, 120, revision)


def test_it_can_be_stopped_and_goes_on(folder: Path) -> None:
    ledger = MemoryLedger()

    def stop(reached: Progress) -> None:
        if reached.done:
            raise KeyboardInterrupt

    first = run(ledger, [folder], now=NOW, workers=2, progress=stop)
    assert (first.stopped, first.exit_code) == (True, 130)
    assert 0 < len(ledger.readouts()) < 120
    second = run(ledger, [folder], now=NOW, workers=2)
    assert len(second.added) + len(first.added) == 120
    assert len(ledger.readouts()) == len(ledger.commitments()) == 120


def test_a_killed_worker_costs_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pools: list[Pool] = []

    def pool(workers: int, known: frozenset[str]) -> Pool:
        pools.append(Pool(workers, known))
        return pools[-1]

    monkeypatch.setattr(batch._Crew, "_hire", lambda _: pool(2, frozenset()))
    monkeypatch.setattr(batch, "BATCH", 10)
    killed: list[int] = []

    def kill(progress: Progress) -> None:
        if progress.done >= 30 and not killed:
            killed.append(next(iter(pools[0]._processes)))
            os.kill(killed[0], signal.SIGKILL)

    ledger = MemoryLedger()
    summary = run(ledger, [folder], now=NOW, workers=2, progress=kill)
    complete(summary, ledger)
    assert killed
    reference = MemoryLedger()
    run(reference, [folder], now=NOW, workers=1)
    assert state(ledger) == state(reference)


class Fragile(Executor):
    """Breaks down, with all that is under way, when it is given the document that kills."""

    def __init__(self) -> None:
        self.broken = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self.broken:
            raise BrokenExecutor("gone")
        future: Future[T] = Future()
        if any(item.name.endswith("041.txt") for item in args[0]):  # type: ignore[attr-defined]  # the first argument is the batch
            self.broken = True
            future.set_exception(BrokenExecutor("died"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def test_a_document_that_kills_its_reader_fails_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch._Crew, "_hire", lambda _: Fragile())
    ledger = MemoryLedger()
    summary = run(ledger, [folder], now=NOW, workers=2)
    failed = {Path(each.name).name: each.message.rpartition(": ")[2] for each in summary.failed}
    assert failed["041.txt"] == "the process that read it died"
    assert set(failed) == {"041.txt", "bad.pdf"}
    assert len(ledger.readouts()) == 119


def test_a_borrowed_executor_that_breaks_down_is_an_error_not_a_list_of_failures(folder: Path) -> None:
    ledger = MemoryLedger()
    with pytest.raises(TrackerError, match="run the import again"):
        run(ledger, [folder], now=NOW, executor=Fragile())


def test_what_the_ledger_raises_ends_the_run_and_leaves_whole_batches(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = MemoryLedger()
    add = ledger.add
    left = [BATCH + 10]

    def full(readout: Readout, commitments: object) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise LedgerError("the disk is full")
        return add(readout, commitments)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(ledger, "add", full)
    with pytest.raises(LedgerError, match="the disk is full"):
        run(ledger, [folder], now=NOW, workers=1)
    assert len(ledger.readouts()) in {BATCH, BATCH - 1}


def test_an_interrupt_within_a_batch_takes_the_batch_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = MemoryLedger()
    add = ledger.add
    left = [BATCH + 10]

    def interrupted(readout: Readout, commitments: object) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return add(readout, commitments)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(ledger, "add", interrupted)
    summary = run(ledger, [folder], now=NOW, workers=1)
    assert summary.stopped
    assert {entry.id for entry in summary.added} == {readout.id for readout in ledger.readouts()}
    assert 0 < len(summary.added) <= BATCH


def test_two_imports_at_once_share_ids_and_texts() -> None:
    ledger = MemoryLedger()
    one, other = Writer(ledger, now=NOW), Writer(ledger, now=NOW)
    same_day = [Item(name=str(n), data=text(0).replace("a school", thing).encode()) for n, thing in enumerate(SUBJECTS)]
    halves = work(same_day[:5], Metadata(), frozenset()), work(same_day[3:], Metadata(), frozenset())
    one.write(halves[0])
    other.write(halves[1])
    assert len(ledger.readouts()) == len(SUBJECTS)
    assert (len(one.summary.added), len(other.summary.added), len(other.summary.known)) == (5, 3, 2)


def test_progress_counts_up_to_the_whole(folder: Path) -> None:
    seen: list[Progress] = []
    run(MemoryLedger(), [folder], now=NOW, workers=1, progress=seen.append)
    done = [each.done for each in seen]
    assert done[0] == 0
    assert done == sorted(done)
    assert all(each.total == 121 for each in seen)
    assert (seen[-1].done, seen[-1].added, seen[-1].failed) == (121, 120, 1)


def test_what_is_given_holds_for_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks\nThe ministers met. Norway will open a school.\n")
    ledger = MemoryLedger()
    run(
        ledger,
        [tmp_path / "a.txt"],
        now=NOW,
        given=Metadata(date=dt.date(2020, 2, 2), issuer="Kenya", parties=("Kenya", "Norway")),
    )
    assert [readout.id for readout in ledger.readouts()] == ["KEN-NOR-20200202"]


def test_a_path_that_is_not_there_is_a_failure() -> None:
    summary = run(MemoryLedger(), ["no/such/file.txt"], now=NOW)
    assert [each.message for each in summary.failed] == ["no/such/file.txt: No such file or directory"]
    assert summary.exit_code == 1


def test_a_batch_is_bounded_in_documents_and_in_bytes() -> None:
    small = list(batches(Item(name=str(n), data=b"x") for n in range(2 * BATCH + 1)))
    assert [len(each) for each in small] == [BATCH, BATCH, 1]
    big = list(batches(Item(name=str(n), data=bytes(3_000_000)) for n in range(5)))
    assert [len(each) for each in big] == [2, 2, 1]
