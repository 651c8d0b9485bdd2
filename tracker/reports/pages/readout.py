"""A Transcript to its document."""

from __future__ import annotations

from tracker.reports import words
from tracker.reports.layout import Column, Document, Facts, Quote, Remarks, Table
from tracker.reports.pages.lists import due, line_data, state, status_bars
from tracker.reports.transcript import Transcript


def page(report: Transcript) -> Document:
    """The list of commitments, the counts, and the text with each of them marked by its number."""
    return Document(
        kind=report.kind,
        title=report.title or report.id,
        subtitle=words.subtitle(report.scope),
        blocks=(
            Facts(rows=tuple(_facts(report))),
            status_bars("By status", report.by_status, total=len(report.lines)),
            Table(
                title="Commitments, in the order of the text",
                columns=(
                    Column("no.", "number"),
                    Column("commitment", "wide"),
                    Column("who is bound"),
                    Column("status", "status"),
                    Column("due", "date"),
                    Column("id", "id"),
                ),
                rows=tuple(
                    (number, one.title, ", ".join(one.parties), state(one), due(one), one.id)
                    for number, one in enumerate(report.lines, 1)
                ),
                empty="no commitment was found in this text",
            ),
            words.score_facts(report.score),
            Quote(
                title="The text",
                words=report.text,
                spans=tuple((p.start, p.end, ", ".join(str(number) for number in p.numbers)) for p in report.passages),
                status=tuple(p.status for p in report.passages),
                source=report.source,
            ),
            Remarks(lines=words.scope_remarks(report.scope).lines),
        ),
        data=line_data(((report.id, report.lines),), "readout"),
    )


def _facts(report: Transcript) -> list[tuple[str, str]]:
    guessed = dict.fromkeys(report.unsure, " (guessed)")
    rows = [
        ("date", report.date.isoformat() if report.date else "not known"),
        ("published", report.published.isoformat() if report.published else ""),
        ("issuer", report.issuer or "not known"),
        ("parties", ", ".join(report.parties)),
        ("place", report.place),
        ("event", report.event),
        ("source", report.source),
        ("SHA-256", report.sha256),
    ]
    guessed = {name: note for name, note in guessed.items() if getattr(report, name, None)}
    return [(name, value + guessed.get(name, "")) for name, value in rows if value]
