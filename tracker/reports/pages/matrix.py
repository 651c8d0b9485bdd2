"""A Matrix to its document."""

from __future__ import annotations

from tracker.reports import words
from tracker.reports.layout import Cell, Column, Document, Remarks, Table
from tracker.reports.matrix import Mark, Matrix
from tracker.reports.pages.lists import LONGEST
from tracker.reports.tally import NO_PARTY

WIDE = 8
"""Up to so many parties get a column of their own for reading: with more, most cells would be empty. CSV and XLSX have all."""


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
                    *words.perhaps_late(report.perhaps_late_n),
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
    """What is rated, by id: the parties across where there are few, else who is bound and the points."""
    parties = [one.party for one in report.parties if one.score.n]
    rated = [mark for mark in report.marks if mark.points is not None]
    few = len(parties) <= WIDE
    across = tuple(Column(party, "points") for party in parties) if few else (Column("who is bound"), Column("points", "points"))
    return Table(
        title="By commitment",
        columns=(
            Column("commitment", "wide"),
            *across,
            *((Column(report.words.vocabulary),) if report.words else ()),
            Column("id", "id"),
        ),
        rows=tuple(
            (
                mark.title,
                *(_points(mark, parties) if few else (", ".join(mark.parties), mark.points)),
                *((mark.word,) if report.words else ()),
                mark.id,
            )
            for mark in rated[:LONGEST]
        ),
        of=len(rated),
        empty="no commitment is rated yet",
    )


def _points(mark: Mark, parties: list[str]) -> tuple[Cell, ...]:
    bound = mark.parties or (NO_PARTY,)
    return tuple(mark.points if party in bound else None for party in parties)


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
