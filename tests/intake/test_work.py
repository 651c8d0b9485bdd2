"""Whatever goes wrong with one item is told of that item, in its place, and no other."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ingest.builders import BODY, mail
from tracker.ingest import Metadata
from tracker.intake import run, work
from tracker.intake.sources import Item
from tracker.ledger import MemoryLedger
from tracker.model import Leaf, Readout

TEXT = b"Talks\nThe ministers of Kenya and Norway met. The two sides agreed to open a school.\n"
BATCH = [
    Item(name="one", data=TEXT),
    Item(name="bad", data=TEXT.replace(b"school", b"trap")),
    Item(name="three", data=TEXT + b"Thanks."),
]


def reading(monkeypatch: pytest.MonkeyPatch, trouble: BaseException | None) -> list[str]:
    real = work.read_through

    def trapped(draft: Readout) -> tuple[Readout, tuple[Leaf, ...]]:
        if "trap" in draft.text:
            if trouble is None:
                time.sleep(30)
            else:
                raise trouble
        return real(draft)

    monkeypatch.setattr(work, "read_through", trapped)
    outcomes = work.work(BATCH, Metadata())
    assert [outcome.name for outcome in outcomes] == ["one", "bad", "three"]
    assert [bool(outcome.found) for outcome in outcomes] == [True, False, True]
    failure = outcomes[1].failure
    assert failure is not None
    return list(failure)


@pytest.mark.parametrize(
    ("trouble", "message"),
    [
        (MemoryError(), "bad: needs more memory than a document may take"),
        (RecursionError("deep"), "bad: nested too deeply"),
        (ValueError("odd \x1b[31m thing\nof two lines"), "bad: ValueError: odd thing of two lines"),
    ],
)
def test_an_error_of_any_kind(monkeypatch: pytest.MonkeyPatch, trouble: BaseException, message: str) -> None:
    assert reading(monkeypatch, trouble)[0] == message


def test_a_document_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "MAX_SECONDS", 1)
    start = time.monotonic()
    assert reading(monkeypatch, None)[0] == "bad: took longer than 1 seconds"
    assert time.monotonic() - start < 10


def test_what_is_stored_already_is_not_extracted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = work.work(BATCH[:1], Metadata())
    known = frozenset({first.found[0].draft.sha256[: work.PREFIX]})
    monkeypatch.setattr(work, "read_through", lambda _: pytest.fail("extracted again"))
    (again,) = work.work(BATCH[:1], Metadata(), known)
    assert again.found[0].leaves is None


def test_a_worker_process_has_bounded_memory() -> None:
    code = (
        "from tracker.intake.work import prepare, work\n"
        "from tracker.intake.sources import Item\n"
        "from tracker.ingest import Metadata\n"
        "import tracker.intake.work as w\n"
        "prepare(frozenset(), 1 << 30)\n"
        "w.read_through = lambda draft: bytes(2 << 30)\n"
        "print(work([Item(name='a', data=b'Talks\\nThe two sides agreed to it.')], Metadata())[0].failure[0])\n"
    )
    if not hasattr(os, "fork"):
        pytest.skip("no resource limits here")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == "a: needs more memory than a document may take"


def test_what_fails_beside_what_was_read_is_told(tmp_path: Path) -> None:
    message = mail("\n".join(BODY))
    message.add_attachment(b"%PDF-1.4 broken", maintype="application", subtype="pdf", filename="annex.pdf")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    summary = run(MemoryLedger(), [tmp_path], now=dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
    assert [entry.id for entry in summary.added] == ["KEN-NOR-20230504"]
    assert [failed.message.rpartition("/")[2] for failed in summary.failed] == ["annex.pdf: a damaged PDF"]
    assert summary.exit_code == 3
