"""A Dossier to its document."""

from __future__ import annotations

from tracker.legible import legible
from tracker.reports import words
from tracker.reports.dossier import Dossier, Entry, Related
from tracker.reports.layout import Column, Document, Event, Facts, Prose, Quote, Remarks, Table, Timeline
from tracker.reports.marks import GLYPHS
from tracker.reports.pages.lists import line_data


def page(report: Dossier) -> Document:
    """One file: the words, the grades, the timeline, the sources, what it is tied to, how to cite it."""
    one = report.line
    since = f" since {one.since}" if one.since else ""
    why = f" ({one.why})" if one.why else ""
    late = ", after the deadline" if one.late else ""
    quote = legible(report.quote)
    shown = report.before + quote + report.after
    start = len(report.before)
    return Document(
        kind=report.kind,
        title=one.title,
        subtitle=f"{one.id} · as of {report.day}" + (f" · as recorded by {report.as_known}" if report.as_known else ""),
        blocks=(
            Prose(
                words=f"{GLYPHS[one.status]} {one.status}{why}{since}{late}." + (" Not reviewed yet." if one.candidate else "")
            ),
            Quote(
                title="The words",
                words=shown,
                spans=((start, start + len(quote), ""),),
                status=(one.status,),
                source=f"{report.readout_title or one.readout}, characters {report.start}–{report.end}",
            ),
            Facts(title="The grades", rows=report.grades),
            Timeline(title="What happened", events=tuple(_event(entry, report) for entry in report.timeline)),
            Table(
                title="Sources",
                columns=(Column("no.", "number"), Column("source", "wide"), Column("stance"), Column("address", "url")),
                rows=tuple(
                    (number, words.source(source), source.stance, source.url) for number, source in enumerate(report.sources, 1)
                ),
                empty="none recorded",
            ),
            *([_related(report)] if report.related else []),
            Table(
                title="How others would rate it",
                columns=(Column("vocabulary"), Column("rating", "wide")),
                rows=tuple((reading.name, reading.category or f"not rated: {reading.left_out}") for reading in report.readings),
            ),
            Remarks(
                title="To cite",
                lines=(
                    report.citation,
                    *(
                        [f"{words.count(report.taken_back_n, 'entry', 'entries')} taken back since, kept in the ledger."]
                        if report.taken_back_n
                        else []
                    ),
                ),
            ),
        ),
        data=line_data(((report.kind, [one]),), "commitment"),
    )


def _event(entry: Entry, report: Dossier) -> Event:
    by = f" by {entry.by}" if entry.by else ""
    recorded = f"{entry.recorded:%Y-%m-%d}"
    lines = [entry.note] if entry.note else []
    if entry.sources:
        noun = "source" if len(entry.sources) == 1 else "sources"
        lines.append(f"{noun} {', '.join(str(number) for number in entry.sources)}")
    if recorded != entry.on or by:
        lines.append(f"recorded {recorded}{by}")
    glyph = f"{GLYPHS[entry.status]} " if entry.status else ""
    return Event(on=entry.on, head=glyph + entry.what, lines=tuple(lines), status=entry.status)


def _what(each: Related) -> str:
    """Its title, and what changed between the wording here and there."""
    said = [f"{d.point}: {d.first or 'not said'} → {d.second or 'not said'}" for d in each.differences]
    return (each.title or each.quote) + (f" ({'; '.join(said)})" if said else "")


def _related(report: Dossier) -> Table:
    return Table(
        title="Tied to",
        columns=(Column("how"), Column("what", "wide"), Column("status", "status"), Column("id", "id")),
        rows=tuple((each.how, _what(each), each.status, each.id) for each in report.related),
    )
