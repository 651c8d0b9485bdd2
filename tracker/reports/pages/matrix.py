"""A Matrix to its document."""

from __future__ import annotations

from tracker.reports import words
from tracker.reports.layout import Cell, Column, Document, Remarks, Table
from tracker.reports.matrix import Mark, Matrix
from tracker.reports.pages.lists import LONGEST

WIDE = 8
"""Parties that get a column of their own for reading; XLSX and CSV hold all."""


def page(report: Matrix) -> Document:
    """The parties' scores, then the grid."""
    return Document(
        kind=report.kind,
        title="Scores by party and commitment",
        subtitle=words.subtitle(report.scope),
        blocks=(
            words.score_facts(report.total),
            *([words.score_facts(report.words)] if report.words else []),
            _parties(report),
            _grid(report),
            Remarks(
                lines=(
                    "A commitment has one standing, so each party that it binds gets the same points; the total counts it once.",
                    "All commitments weigh the same.",
                    *words.scope_remarks(report.scope).lines,
                )
            ),
        ),
        data=_data(report),
    )


def _parties(report: Matrix) -> Table:
    return Table(
        title="By party (who is bound)",
        columns=(
            Column("party", "wide"),
            Column("+1", "number"),
            Column("0", "number"),
            Column("-1", "number"),
            Column("n", "number"),
            Column("left out", "number"),
            Column("mean", "mean"),
            Column("percent", "percent"),
            Column("coverage", "percent"),
        ),
        rows=tuple(
            (
                one.party,
                *(count.n for count in one.score.categories),
                one.score.n,
                sum(count.n for count in one.score.left_out),
                one.score.mean,
                one.score.percent,
                one.score.coverage,
            )
            for one in report.parties
        ),
        empty="no party is bound by a commitment that counts",
    )


def _grid(report: Matrix) -> Table:
    """Commitments down, the parties with most ratings across; only what is rated."""
    parties = [one.party for one in report.parties[:WIDE] if one.score.n]
    rated = [mark for mark in report.marks if mark.points is not None]
    named = report.words is not None
    return Table(
        title="By commitment",
        columns=(
            Column("commitment", "wide"),
            *(Column(party, "points") for party in parties),
            *([Column(report.words.vocabulary)] if report.words else []),
            Column("id", "id"),
        ),
        rows=tuple((mark.title, *_points(mark, parties), *([mark.word] if named else []), mark.id) for mark in rated[:LONGEST]),
        of=len(rated),
        empty="no commitment is rated yet",
    )


def _points(mark: Mark, parties: list[str]) -> tuple[Cell, ...]:
    return tuple(mark.points if party in mark.parties else None for party in parties)


def _data(report: Matrix) -> Table:
    parties = [one.party for one in report.parties]
    return Table(
        title="matrix",
        columns=(
            Column("id", "id"),
            Column("title", "wide"),
            Column("parties"),
            Column("status", "status"),
            Column("points", "number"),
            Column("word"),
            Column("left out"),
            *(Column(party, "number") for party in parties),
        ),
        rows=tuple(
            (
                mark.id,
                mark.title,
                "; ".join(mark.parties),
                mark.status,
                mark.points,
                mark.word,
                mark.left_out,
                *_points(mark, parties),
            )
            for mark in report.marks
        ),
    )
