"""A Changes to its document: the brief on what moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.model import STATUSES
from tracker.reports import words
from tracker.reports.changes import Changes, Clock
from tracker.reports.layout import Cell, Column, ColumnKind, Document, Event, Facts, Prose, Table, Timeline
from tracker.reports.lines import Change
from tracker.reports.pages.lists import LONGEST, line_table, move

CLOCKS: Mapping[Clock, str] = {"recorded": "was recorded", "happened": "happened"}
"""In words, whose dates count."""

_KINDS: Mapping[str, ColumnKind] = {"id": "id", "title": "wide", "note": "wide", "on": "date", "recorded": "date"}
"""Of the columns of the data that are more than text."""


def page(report: Changes) -> Document:
    """The brief: net effect, each move with its reason and sources, what is new, what else was recorded."""
    return Document(
        kind=report.kind,
        title=f"What changed from {report.since} to {report.until}",
        subtitle=words.subtitle(report.scope) + f" · by when it {CLOCKS[report.clock]}",
        blocks=(
            Prose(words=_headline(report)),
            _net(report),
            Timeline(
                title="Moves",
                events=tuple(_event(change) for change in report.moved[:LONGEST]),
                empty="no commitment moved",
                of=len(report.moved),
            ),
            line_table("Deadlines that passed", report.passed, "days over", empty="no open commitment came to be overdue"),
            line_table("New commitments", report.new, empty="none"),
            Facts(title="Also recorded", rows=tuple((each.name, words.number(each.n)) for each in report.other)),
            words.scope_remarks(report.scope),
        ),
        data=_data(report),
    )


def _headline(report: Changes) -> str:
    touched = len({change.id for change in report.moved})
    return (
        f"{words.count(len(report.moved), 'move')} of {words.count(touched, 'commitment')}, "
        f"{words.count(len(report.new), 'new commitment')}, {words.number(len(report.passed))} newly overdue."
    )


def _net(report: Changes) -> Table:
    rows = [
        (status, then, now, now - then)
        for status, then, now in zip(STATUSES, report.then, report.now, strict=True)
        if then or now
    ]
    return Table(
        title="Before and after",
        columns=(Column("status", "status"), Column("before", "number"), Column("after", "number"), Column("change", "signed")),
        rows=tuple(rows),
        empty="no commitments",
    )


def _event(change: Change) -> Event:
    by = f" by {change.by}" if change.by else ""
    who = f"{', '.join(change.parties)}: " if change.parties else ""
    lines = [f"{who}{change.title} [{change.id}]", f"recorded {change.recorded:%Y-%m-%d}{by}"]
    if change.taken_back:
        lines.append("an earlier record was taken back")
    if change.outdone:
        lines.append("recorded, but what happened later decides where it stands")
    if change.note:
        lines.append(change.note)
    if not change.sources and not change.taken_back:
        lines.append("no source given")
    return Event(on=change.on, head=move(change), lines=tuple(lines), links=tuple(sources(change)), status=change.after)


def sources(change: Change) -> Iterator[tuple[str, str]]:
    """Each source as words and address."""
    for source in change.sources:
        yield words.source(source), source.url


def _data(report: Changes) -> Table:
    columns = ("id", "title", "parties", "from", "to", "why", "on", "recorded", "by", "note", "sources", "taken back", "outdone")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            change.id,
            change.title,
            "; ".join(change.parties),
            change.before,
            change.after,
            change.why,
            change.on,
            change.recorded,
            change.by,
            change.note,
            " ".join(source.url or source.title for source in change.sources),
            "yes" if change.taken_back else "no",
            "yes" if change.outdone else "no",
        )
        for change in report.moved
    )
    return Table(title="changes", columns=tuple(Column(name, _KINDS.get(name, "text")) for name in columns), rows=rows)
