"""A commitment to its file: words in their place, grades, timeline, sources, what it is tied to, how to cite it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PureWindowsPath
from typing import ClassVar

from tracker.clean import shown
from tracker.dates import first_day
from tracker.legible import legible
from tracker.model import Commitment, Link, Readout, Retract, Source, Status, StatusUpdate, Strength, Update
from tracker.reports.lines import Line, line
from tracker.reports.scope import Asked, Figure, as_they_stood
from tracker.reports.scores import Window, rated
from tracker.reports.vocabularies import NAMES, vocabulary
from tracker.reports.wordings import Difference, differences
from tracker.standing import live
from tracker.wording import describe

CONTEXT = 240
"""Characters of the readout shown on either side of the words."""

WORDING: Mapping[Strength, str] = {
    "firm": "promised outright",
    "planned": "planned or intended",
    "effort": "an effort is promised, not its result",
    "soft": "readiness or support, no more",
}
"""What a strength means, for who has not read the documents."""

CHECKABLE: Mapping[int, str] = {1: "names a field only", 2: "checkable", 3: "checkable, with a number, date or place"}
"""What a specificity means."""


class Entry(Figure, frozen=True, kw_only=True):
    """One dated entry of the timeline."""

    on: str
    recorded: dt.datetime
    by: str
    what: str
    status: Status | None
    note: str
    sources: tuple[int, ...]
    """Numbers in the dossier's list of sources, from 1."""


class Reading(Figure, frozen=True, kw_only=True):
    """What a vocabulary would print for it; `left_out` says why it prints nothing."""

    vocabulary: str
    name: str
    category: str
    left_out: str


class Related(Figure, frozen=True, kw_only=True):
    """Another commitment, or a readout, and how they belong together."""

    how: str
    id: str
    title: str
    status: Status | None
    quote: str = ""
    differences: tuple[Difference, ...] = ()
    """What the two wordings differ in, this commitment's first."""


class Dossier(Figure, frozen=True, kw_only=True, tag_field="kind", tag="commitment"):
    """All there is to say about one commitment."""

    kind: ClassVar[str] = "commitment"
    day: dt.date
    as_known: dt.date | None = None
    """The day by which what it says was recorded, where one was asked for."""
    line: Line
    quote: str
    before: str
    after: str
    start: int
    end: int
    grades: tuple[tuple[str, str], ...]
    """Name and words of all that the text says: who, to whom, by when, on what condition, how firmly."""
    why: tuple[str, ...]
    """The rules and cues that admitted it."""
    readings: tuple[Reading, ...]
    timeline: tuple[Entry, ...]
    taken_back_n: int
    """Updates recorded and taken back since: kept in the ledger, not listed."""
    sources: tuple[Source, ...]
    related: tuple[Related, ...]
    readout_title: str
    issuer: str
    published: str
    url: str
    sha256: str
    citation: str


Lineage = Callable[[Commitment, Sequence[Commitment], Sequence[Readout]], Iterable[tuple[str, Commitment]]]
"""A finder of further related commitments (`reports.lineage`), asked after what a person has linked: how, and which."""


def dossier(
    commitment: Commitment,
    commitments: Sequence[Commitment],
    readouts: Sequence[Readout],
    asked: Asked,
    *,
    lineage: Lineage | None = None,
) -> Dossier:
    """The file on `commitment`; the others of the ledger are needed for what it is tied to."""
    stood = as_they_stood([commitment], (), as_of=asked.as_of, as_known=asked.as_known)
    one = stood[0] if stood else commitment
    others = {c.id: c for c in as_they_stood(commitments, readouts, as_of=asked.as_of, as_known=asked.as_known) if c.id != one.id}
    text = {r.id: r for r in readouts}
    readout = text.get(one.readout)
    updates = sorted(live(one.history), key=lambda u: (first_day(u.on), u.at))
    sources = _numbered(updates)
    recorded = [u for u in one.history if not isinstance(u, Retract)]
    words = readout.text if readout else ""
    related = list(_related(one, others, text))
    if lineage:
        known = {each.id for each in related}
        found = lineage(one, list(others.values()), readouts)
        related += [_tied(how, other, one) for how, other in found if other.id not in known]
    return Dossier(
        day=asked.day,
        as_known=asked.as_known,
        line=line(one),
        quote=one.quote,
        before=_context(words[max(0, one.start - CONTEXT) : one.start], cut=one.start > CONTEXT, front=True),
        after=_context(words[one.end : one.end + CONTEXT], cut=one.end + CONTEXT < len(words), front=False),
        start=one.start,
        end=one.end,
        grades=tuple(_grades(one)),
        why=one.why,
        readings=tuple(_readings(one, Window(until=asked.day))),
        timeline=tuple(_entry(u, sources) for u in updates),
        taken_back_n=len(recorded) - len(updates),
        sources=tuple(sources),
        related=tuple(related),
        readout_title=readout.title if readout else "",
        issuer=readout.issuer if readout else one.asserted_by,
        published=_iso((readout.published or readout.date) if readout else one.made),
        url=origin(readout) if readout else "",
        sha256=readout.sha256 if readout else "",
        citation=citation(one, readout),
    )


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _context(text: str, *, cut: bool, front: bool) -> str:
    """Text beside the quote, cut at a blank so that no word is broken, the cut shown by an ellipsis."""
    if not cut or " " not in text:
        return text
    return "… " + text.split(" ", 1)[1] if front else text.rsplit(" ", 1)[0] + " …"


def origin(readout: Readout) -> str:
    """Where the text is from: its address, or the file's name alone, for its folder means nothing where the report goes."""
    return readout.source if "://" in readout.source else PureWindowsPath(readout.source).name


def citation(commitment: Commitment, readout: Readout | None) -> str:
    """How to cite the words: quote, readout, issuer, date, place in the text, address, and the id."""
    where = f"characters {commitment.start}–{commitment.end}"
    title = shown(readout.title) if readout else commitment.readout
    issuer = (readout.issuer if readout else "") or commitment.asserted_by or "issuer unknown"
    day = _iso((readout.published or readout.date) if readout else commitment.made) or "no date"
    address = f", {origin(readout)}" if readout and readout.source else ""
    print_ = f", SHA-256 {readout.sha256[:12]}" if readout and readout.sha256 else ""
    return f"“{shown(legible(commitment.quote))}”, in: {title}, {issuer}, {day}, {where}{address}{print_} [{commitment.id}]"


def _grades(c: Commitment) -> Iterator[tuple[str, str]]:
    yield "who is bound", ", ".join(c.parties) or "not clear"
    if c.beneficiary:
        yield "for", ", ".join(c.beneficiary)
    if c.asserted_by:
        yield "reported by", c.asserted_by
    if c.made:
        yield "made", c.made.isoformat()
    if c.deadline:
        latest = f" ({c.deadline.latest})" if c.deadline.latest else " (names no day)"
        yield "due", c.deadline.words + latest
    for quantity in c.quantities:
        yield quantity.role, quantity.words
    if c.places:
        yield "places", ", ".join(c.places)
    if c.condition:
        yield "on condition", c.condition
    if c.purpose:
        yield "purpose", c.purpose
    yield "topic", c.topic
    yield "strength", f"{c.strength} ({WORDING[c.strength]})"
    yield "specificity", f"{c.specificity} of 3 ({CHECKABLE.get(c.specificity, '')})"


def _readings(c: Commitment, window: Window) -> Iterator[Reading]:
    for name in NAMES:
        category, why = rated(c, window, name)
        yield Reading(vocabulary=name, name=vocabulary(name).name, category=category, left_out=why)


def _numbered(updates: Iterable[Update]) -> dict[Source, int]:
    sources: dict[Source, int] = {}
    for update in updates:
        for source in update.sources:
            sources.setdefault(source, len(sources) + 1)
    return sources


def _entry(update: Update, sources: Mapping[Source, int]) -> Entry:
    return Entry(
        on=update.on,
        recorded=update.at,
        by=update.by,
        what=describe(update),
        status=update.status if isinstance(update, StatusUpdate) else None,
        note=update.note,
        sources=tuple(sources[source] for source in update.sources),
    )


def _related(one: Commitment, others: Mapping[str, Commitment], readouts: Mapping[str, Readout]) -> Iterator[Related]:
    for link in _accepted(one):
        other, readout = others.get(link.to), readouts.get(link.to)
        if other:
            yield _tied(link.relation, other, one, link.quote)
        else:
            yield Related(how=link.relation, id=link.to, title=readout.title if readout else "", status=None, quote=link.quote)
    seen = {link.to for link in _accepted(one)}
    for other in others.values():
        for link in _accepted(other) if _names(other, one.id) else ():
            if link.to == one.id and other.id not in seen:
                yield _tied(f"{link.relation} this one", other, one, link.quote)
        sibling = other.readout == one.readout and other.group == one.group and other.standing.review != "rejected"
        if sibling and other.id not in seen:
            yield Related(how="of the same sentence", id=other.id, title=other.title, status=other.standing.status)


def _names(other: Commitment, id: str) -> bool:
    """Whether any link ever written on `other` names the commitment: cheap, since a whole ledger is asked."""
    return any(isinstance(u, Link) and u.to == id for u in other.history)


def _tied(how: str, other: Commitment, one: Commitment, quote: str = "") -> Related:
    return Related(
        how=how,
        id=other.id,
        title=other.title,
        status=other.standing.status,
        quote=quote,
        differences=tuple(differences(one, other)),
    )


def _accepted(commitment: Commitment) -> list[Link]:
    return [u for u in live(commitment.history) if isinstance(u, Link) and u.accepted]
