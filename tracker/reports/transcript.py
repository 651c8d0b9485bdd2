"""One readout to its text with every commitment marked in it, and where each of them stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar

from msgspec.structs import replace

from tracker.model import STATUSES, Commitment, Readout, Status
from tracker.reports.dossier import origin
from tracker.reports.figures import window
from tracker.reports.lines import Line, line
from tracker.reports.scope import Asked, Figure, Scope, book
from tracker.reports.scores import Score, score


class Passage(Figure, frozen=True, kw_only=True):
    """A stretch of the text that one commitment, or several that overlap, were found in."""

    start: int
    end: int
    numbers: tuple[int, ...]
    """Places in the list of commitments, from 1."""
    status: Status | None
    """The status that all of them share, else None."""


class Transcript(Figure, frozen=True, kw_only=True, tag_field="kind", tag="readout"):
    """A readout and its commitments in the order of the text."""

    kind: ClassVar[str] = "readout"
    scope: Scope
    id: str
    title: str
    date: dt.date | None
    published: dt.date | None
    issuer: str
    parties: tuple[str, ...]
    place: str
    event: str
    language: str
    source: str
    """Its address, or the name of the file it was read from."""
    sha256: str
    unsure: tuple[str, ...]
    """Which of these were guessed."""
    text: str
    passages: tuple[Passage, ...]
    lines: tuple[Line, ...]
    by_status: tuple[int, ...]
    score: Score


def transcript(
    readout: Readout,
    commitments: Sequence[Commitment],
    asked: Asked,
    *,
    vocabulary: str = "g20",
) -> Transcript:
    """The readout with those of `commitments` that come from it; candidates are marked too, and said to be such."""
    counted = book([c for c in commitments if c.readout == readout.id], [readout], replace(asked, with_candidates=True))
    rows = sorted(counted.commitments, key=lambda c: (c.start, c.end, c.id))
    accepted = [c for c in rows if c.standing.review == "accepted"]
    return Transcript(
        scope=counted.scope,
        id=readout.id,
        title=readout.title,
        date=readout.date,
        published=readout.published,
        issuer=readout.issuer,
        parties=readout.parties,
        place=readout.place,
        event=readout.event,
        language=readout.language,
        source=origin(readout),
        sha256=readout.sha256,
        unsure=readout.unsure,
        text=readout.text,
        passages=tuple(passages(rows)),
        lines=tuple(line(c) for c in rows),
        by_status=tuple(sum(c.standing.status == status for c in rows) for status in STATUSES),
        score=score(accepted, window(asked), vocabulary),
    )


def passages(rows: Sequence[Commitment]) -> Iterable[Passage]:
    """The stretches that the commitments cover, overlapping ones joined; `rows` stand in the order of the text."""
    start = end = -1
    inside: list[int] = []
    for number, c in enumerate(rows, 1):
        if inside and c.start < end:
            end = max(end, c.end)
            inside.append(number)
            continue
        if inside:
            yield _passage(start, end, inside, rows)
        start, end, inside = c.start, c.end, [number]
    if inside:
        yield _passage(start, end, inside, rows)


def _passage(start: int, end: int, numbers: Sequence[int], rows: Sequence[Commitment]) -> Passage:
    statuses = {rows[number - 1].standing.status for number in numbers}
    return Passage(start=start, end=end, numbers=tuple(numbers), status=statuses.pop() if len(statuses) == 1 else None)
