"""A Comparison to its document."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.reports import words
from tracker.reports.comparison import Comparison, Pair, Side
from tracker.reports.layout import Cell, Column, Document, Facts, Prose, Remarks, Table
from tracker.reports.pages.lists import LINE_COLUMNS, line_cells, line_table

NOTHING = "not said"
VERSION = "What a version of a text repeats of another is one commitment, reported by both."


def page(report: Comparison) -> Document:
    """What both report, how they differ, what only one of them says."""
    one, two = name(report.first, report), name(report.second, report)
    return Document(
        kind=report.kind,
        title=f"Two readouts side by side: {one} and {two}",
        subtitle=words.subtitle(report.scope),
        blocks=(
            Prose(words=_headline(report, one, two)),
            Facts(rows=((one, _told(report.first)), (two, _told(report.second)))),
            Table(
                title="Reported by both",
                columns=(Column(one, "wide"), Column(two, "wide"), Column("firmer"), Column("alike", "number")),
                rows=tuple(_both(pair, one, two) for pair in report.both),
                empty="nothing is reported by both",
            ),
            Table(
                title="Worded differently",
                columns=(Column("commitment", "wide"), Column("point"), Column(one), Column(two)),
                rows=tuple(_differences(report)),
                empty="no difference in strength, parties, deadline, numbers, places or conditions",
            ),
            line_table(f"Reported only by {one}", report.only_first),
            line_table(f"Reported only by {two}", report.only_second),
            Remarks(
                lines=(
                    f"Two commitments are taken for one from a likeness of {report.threshold} of 1 in their words, or where a "
                    "person linked or merged them; a link turned down keeps them apart. This is a suggestion to check, not a "
                    "finding.",
                    *([VERSION] if any(pair.first.id == pair.second.id for pair in report.both) else []),
                    *words.scope_remarks(report.scope).lines,
                )
            ),
        ),
        data=_data(report),
    )


def name(side: Side, report: Comparison) -> str:
    """The issuer, or the readout's id where both have the same issuer."""
    same = report.first.issuer == report.second.issuer
    return side.id if same or not side.issuer else side.issuer


def _told(side: Side) -> str:
    date = side.date.isoformat() if side.date else "no date"
    return f"{side.title} ({date}), {words.count(side.n, 'commitment')}, {side.id}"


def _headline(report: Comparison, one: str, two: str) -> str:
    differing = sum(1 for pair in report.both if pair.differences)
    return (
        f"{words.count(len(report.both), 'commitment')} reported by both ({words.number(differing)} worded differently), "
        f"{words.number(len(report.only_first))} only by {one}, {words.number(len(report.only_second))} only by {two}."
    )


def _both(pair: Pair, one: str, two: str) -> tuple[Cell, ...]:
    firmer = {"first": one, "second": two, "": "same"}[pair.firmer]
    return pair.first.title, pair.second.title, firmer, "linked" if pair.linked else f"{pair.likeness:.2f}"


def _differences(report: Comparison) -> Iterator[tuple[Cell, ...]]:
    for pair in report.both:
        for each in pair.differences:
            yield pair.first.title, each.point, each.first or NOTHING, each.second or NOTHING


def _data(report: Comparison) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for pair in report.both:
        for side, other in ((pair.first, pair.second), (pair.second, pair.first)):
            rows.append(("both", other.id, pair.likeness, *line_cells(side)))
    rows.extend(("only first", "", None, *line_cells(one)) for one in report.only_first)
    rows.extend(("only second", "", None, *line_cells(one)) for one in report.only_second)
    return Table(
        title="compare",
        columns=(Column("reported by"), Column("other id", "id"), Column("likeness", "number"), *LINE_COLUMNS),
        rows=tuple(rows),
    )
