"""Small ledgers for the tests of reports: built by hand, or drawn by hypothesis with whole histories."""

from __future__ import annotations

import datetime as dt

from hypothesis import settings
from hypothesis import strategies as st

from tracker.model import (
    BROKEN_WHY,
    STATUSES,
    STRENGTHS,
    TOPICS,
    Check,
    Commitment,
    Deadline,
    Evidence,
    Note,
    Readout,
    Retract,
    Review,
    Snooze,
    Source,
    Status,
    StatusUpdate,
    Update,
)
from tracker.standing import record

TODAY = dt.date(2025, 1, 15)
PAPER = Source(url="https://example.org/paper", title="A paper", publisher="The Paper", date="2023-05")


def moment(day: dt.date, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(9, minute), tzinfo=dt.UTC)


def promise(number: int = 1, *updates: Update, accepted: bool = True, **fields: object) -> Commitment:
    """A checkable, firm commitment of China, made on 2022-06-07; accepted unless told otherwise."""
    given: dict[str, object] = {
        "id": f"CHN-KAZ-20220607-{number:02d}",
        "readout": "CHN-KAZ-20220607",
        "made": dt.date(2022, 6, 7),
        "asserted_by": "China",
        "start": 10 * number,
        "end": 10 * number + 5,
        "group": 10 * number,
        "quote": f"open office number {number}",
        "title": f"Open office number {number}",
        "parties": ("China",),
        "topic": "consular",
        "strength": "firm",
        "specificity": 2,
    }
    first = [Review(id=f"r{number}", on="2022-06-08", at=moment(dt.date(2022, 6, 8)), decision="accepted")] if accepted else []
    bare = Commitment(**(given | fields))  # type: ignore[arg-type]  # a table of fields; msgspec checks none at run time
    return record(bare, *first, *updates)


def move(
    status: Status,
    on: str,
    recorded: dt.date | None = None,
    *,
    id: str = "",
    why: str = "",
    note: str = "",
    sources: tuple[Source, ...] = (PAPER,),
    minute: int = 0,
) -> StatusUpdate:
    day = recorded or dt.date.fromisoformat((on + "-01-01")[:10] if len(on) == 4 else (on + "-01")[:10])
    name = id or f"{status}-{on}-{minute}"
    return StatusUpdate(id=name, on=on, at=moment(day, minute), by="ana", status=status, why=why, note=note, sources=sources)


def talks(id: str = "CHN-KAZ-20220607", **fields: object) -> Readout:
    given: dict[str, object] = {
        "id": id,
        "title": f"Talks {id}",
        "text": "x" * 400,
        "date": dt.date(2022, 6, 7),
        "issuer": "China",
        "parties": ("China", "Kazakhstan"),
        "source": "https://example.org/talks",
        "sha256": "ab" * 32,
        "added": moment(dt.date(2022, 6, 8)),
    }
    return Readout(**(given | fields))  # type: ignore[arg-type]  # a table of fields; msgspec checks none at run time


SPAN = (dt.datetime(2022, 6, 9), dt.datetime(2025, 1, 15))  # noqa: DTZ001 - hypothesis wants naive bounds

days = st.dates(dt.date(2019, 1, 1), TODAY)
partial_days = days.flatmap(lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]]))
words = st.sampled_from(["", "opened", "=1+1 <b>", "two\nlines | and a bar", "東京 \u202e\x1b[31m", "[/x] `y` *z*", "Ü" * 95])
few = settings(max_examples=40, deadline=None)
"""For tests that draw whole ledgers: drawing one costs more than the figures."""


@st.composite
def histories(draw: st.DrawFn) -> list[Update]:
    """Updates in the order in which they were recorded; some back-dated, some taken back, some of those brought back."""
    recorded = sorted(draw(st.lists(st.datetimes(*SPAN), max_size=4)))
    made: list[Update] = []
    for number, naive in enumerate(recorded):
        at = naive.replace(tzinfo=dt.UTC)
        on = draw(partial_days)
        common = {"id": f"u{number}", "on": on, "at": at, "by": draw(st.sampled_from(["ana", "ben"]))}
        kind = draw(st.sampled_from(["status", "status", "status", "check", "evidence", "note", "snooze", "retract", "review"]))
        if kind == "status":
            status = draw(st.sampled_from(STATUSES))
            why = draw(st.sampled_from(["", *BROKEN_WHY])) if status == "broken" else ""
            sources = draw(st.sampled_from([(), (PAPER,)]))
            made.append(StatusUpdate(**common, status=status, why=why, sources=sources, note=draw(words)))  # type: ignore[arg-type]  # a table of fields
        elif kind == "check":
            made.append(Check(**common))  # type: ignore[arg-type]  # a table of fields
        elif kind == "evidence":
            made.append(Evidence(**common, sources=(PAPER,)))  # type: ignore[arg-type]  # a table of fields
        elif kind == "note":
            made.append(Note(**common, note=draw(words)))  # type: ignore[arg-type]  # a table of fields
        elif kind == "snooze":
            made.append(Snooze(**common, until=draw(days)))  # type: ignore[arg-type]  # a table of fields
        elif kind == "review":
            made.append(Review(**common, decision=draw(st.sampled_from(["accepted", "accepted", "rejected"]))))  # type: ignore[arg-type]  # a table of fields
        elif made:
            target = draw(st.sampled_from(made)).id
            made.append(Retract(**(common | {"on": at.date().isoformat()}), target=target))  # type: ignore[arg-type]  # a table of fields
    return made


@st.composite
def books(draw: st.DrawFn, most: int = 5) -> tuple[list[Commitment], list[Readout]]:
    """Commitments of two readouts, with histories, deadlines, texts that nobody would write."""
    readouts = [talks("CHN-KAZ-20220607"), talks("KAZ-CHN-20230518", date=dt.date(2023, 5, 18), issuer="Kazakhstan")]
    commitments: list[Commitment] = []
    for number in range(1, draw(st.integers(0, most)) + 1):
        readout = draw(st.sampled_from(readouts))
        due = draw(st.none() | days)
        commitments.append(
            promise(
                number,
                *draw(histories()),
                accepted=draw(st.booleans()),
                readout=readout.id,
                made=draw(st.sampled_from([readout.date, readout.date, None])),
                parties=tuple(draw(st.lists(st.sampled_from(["China", "Kazakhstan", "Türkiye"]), max_size=2, unique=True))),
                title=draw(words) or "Open an office",
                topic=draw(st.sampled_from(TOPICS)),
                strength=draw(st.sampled_from(STRENGTHS)),
                specificity=draw(st.integers(1, 3)),
                deadline=draw(st.sampled_from([None, Deadline(words="soon")]))
                if due is None
                else Deadline(words="by then", latest=due),
            )
        )
    return commitments, readouts
