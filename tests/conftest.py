"""One realistic small ledger, a fixed day and a clock that moves only when told: shared by all tests."""

from __future__ import annotations

import datetime as dt
import hashlib
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tracker.desk import Desk
from tracker.ledger import MemoryLedger
from tracker.ledger.protocol import Ledger
from tracker.model import Commitment, Deadline, Quantity, Readout, Source

# Growth is bounded by tests of its own; a busy machine must not fail the others.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what runs in the background with Ctrl-C ignored; what the tests say of it holds where it is not.
    signal.signal(signal.SIGINT, signal.default_int_handler)

SAMPLE = Path(__file__).parent.parent / "data" / "readouts" / "wang-yi-tileuberdi-2022.txt"

TEXT = (
    "The two sides agreed to open a consulate general in Aktobe. "
    "Kazakhstan will extend the visa-free stay from 72 hours to 14 days. "
    "China will build a traditional medicine centre by the end of 2023. "
    "Both sides will strengthen cooperation in energy."
)


class Clock:
    """The present moment, which stands still until `tick`."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(seconds=1)
        return self.now

    def tick(self, days: int) -> None:
        self.now += dt.timedelta(days=days)


@pytest.fixture
def today() -> dt.date:
    return dt.date(2025, 1, 15)


@pytest.fixture
def clock(today: dt.date) -> Clock:
    return Clock(dt.datetime.combine(today, dt.time(9), tzinfo=dt.UTC))


def commitment(ordinal: int, quote: str, **fields: object) -> Commitment:
    start = TEXT.index(quote)
    given: dict[str, object] = {
        "id": f"CHN-KAZ-20220607-{ordinal:02d}",
        "readout": "CHN-KAZ-20220607",
        "made": dt.date(2022, 6, 7),
        "asserted_by": "China",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "title": quote[:1].upper() + quote[1:],
        "group": start,
    }
    return Commitment(**(given | fields))  # type: ignore[arg-type]  # a table of fields; msgspec checks none at run time


@pytest.fixture
def readout() -> Readout:
    return Readout(
        id="CHN-KAZ-20220607",
        title="Talks between China and Kazakhstan",
        text=TEXT,
        date=dt.date(2022, 6, 7),
        date_origin="given",
        issuer="China",
        parties=("China", "Kazakhstan"),
        source="talks.txt",
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    )


@pytest.fixture
def commitments() -> list[Commitment]:
    return [
        commitment(
            1,
            "open a consulate general in Aktobe",
            parties=("China",),
            topic="consular",
            strength="firm",
            specificity=3,
            places=("Aktobe",),
        ),
        commitment(
            2,
            "extend the visa-free stay from 72 hours to 14 days",
            parties=("Kazakhstan",),
            beneficiary=("China",),
            topic="consular",
            strength="firm",
            specificity=3,
            quantities=(
                Quantity(words="from 72 hours to 14 days", role="change", value=14, unit="days", was=72, was_unit="hours"),
            ),
        ),
        commitment(
            3,
            "build a traditional medicine centre by the end of 2023",
            parties=("China",),
            topic="health",
            strength="firm",
            specificity=3,
            deadline=Deadline(words="by the end of 2023", earliest=dt.date(2023, 12, 1), latest=dt.date(2023, 12, 31)),
        ),
        commitment(4, "strengthen cooperation in energy", parties=("China", "Kazakhstan"), topic="energy", strength="effort"),
    ]


@pytest.fixture
def small_ledger(readout: Readout, commitments: list[Commitment]) -> Ledger:
    ledger = MemoryLedger()
    ledger.add(readout, commitments)
    return ledger


@pytest.fixture
def desk(small_ledger: Ledger, clock: Callable[[], dt.datetime]) -> Desk:
    return Desk(small_ledger, "tester", clock)


@pytest.fixture
def source() -> Source:
    return Source(url="https://news.example/opened", title="Opened", date="2024-07-31")
