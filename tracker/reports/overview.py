"""A Summary to the blocks that every format writes."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.model import STATUSES
from tracker.reports import words
from tracker.reports.figures import Split, Summary
from tracker.reports.layout import Bar, Bars, Cell, Column, Course, Document, Part, Prose, Table
from tracker.reports.lines import Change, Line
from tracker.reports.marks import GLYPHS

DRAWN = 12
"""Rows of a bar chart; the data table holds all."""


def overview(summary: Summary) -> Document:
    """The summary's document."""
    scope = summary.scope
    return Document(
        kind="summary",
        title="Commitments: where they stand",
        subtitle=words.subtitle(scope),
        blocks=(
            Prose(words=_headline(summary)),
            Bars(
                title="By status",
                bars=tuple(
                    Bar(status, (Part(status, n),), status) for status, n in zip(STATUSES, summary.by_status, strict=True)
                ),
                total=scope.n,
            ),
            split_bars("By party bound", summary.parties),
            split_bars("By topic", summary.topics),
            split_bars("By strength of the wording", summary.strengths),
            Course(
                title="Made against delivered",
                periods=tuple(p.name for p in summary.periods),
                lines=(
                    ("made", tuple(p.made for p in summary.periods)),
                    ("fulfilled", tuple(p.fulfilled for p in summary.periods)),
                    ("in part", tuple(p.partial for p in summary.periods)),
                    ("broken", tuple(p.broken for p in summary.periods)),
                    ("made so far", tuple(p.made_so_far for p in summary.periods)),
                    ("delivered so far", tuple(p.delivered_so_far for p in summary.periods)),
                ),
            ),
            words.score_facts(summary.score),
            change_table("Latest changes", summary.latest, empty="nothing recorded yet"),
            line_table("Overdue", summary.overdue, "days over", of=summary.overdue_n, empty="nothing is overdue"),
            line_table(
                f"Not looked at for more than {summary.stale_after} days",
                summary.stale,
                "days",
                of=summary.stale_n,
                empty="all open commitments were looked at",
            ),
            words.scope_remarks(scope),
        ),
        data=_data(summary),
    )


def _headline(summary: Summary) -> str:
    if not summary.scope.n:
        waiting = summary.scope.candidates
        return "No commitment to report on." + (
            f" {words.count(waiting, 'candidate')} wait for review: `tracker review`." if waiting else ""
        )
    counts = dict(zip(STATUSES, summary.by_status, strict=True))
    parts = [f"{words.number(counts['fulfilled'])} of {words.count(summary.scope.n, 'commitment')} fulfilled"]
    if counts["partial"]:
        parts.append(f"{words.number(counts['partial'])} in part")
    if counts["broken"]:
        parts.append(f"{words.number(counts['broken'])} broken")
    still = sum(counts[s] for s in ("pending", "underway", "stalled"))
    parts.append(
        f"{words.number(still)} open" + (f", {words.number(summary.overdue_n)} of them overdue" if summary.overdue_n else "")
    )
    line = ", ".join(parts) + "."
    if summary.late_n:
        line += f" {words.number(summary.late_n)} came after the deadline."
    if summary.unsourced_n:
        line += f" {words.number(summary.unsourced_n)} closed without a source."
    return line


def split_bars(title: str, splits: tuple[Split, ...]) -> Bars:
    """A stacked bar for each of the largest."""
    return Bars(
        title=title,
        bars=tuple(
            Bar(split.name, tuple(Part(s, n) for s, n in zip(STATUSES, split.by_status, strict=True) if n))
            for split in splits[:DRAWN]
        ),
        more=max(0, len(splits) - DRAWN),
    )


def line_table(title: str, lines: Iterable[Line], days: str, *, of: int | None = None, empty: str = "none") -> Table:
    """A list of commitments with a number of days."""
    return Table(
        title=title,
        columns=(
            Column(days, "number"),
            Column("commitment", "wide"),
            Column("status", "status"),
            Column("due", "date"),
            Column("id", "id"),
        ),
        rows=tuple((one.days, one.title, one.status, one.due, one.id) for one in lines),
        empty=empty,
        of=of,
    )


def change_table(title: str, changes: Iterable[Change], *, empty: str = "none", of: int | None = None) -> Table:
    """A list of moves."""
    return Table(
        title=title,
        columns=(Column("on", "date"), Column("move"), Column("commitment", "wide"), Column("id", "id")),
        rows=tuple((change.on, move(change), change.title, change.id) for change in changes),
        empty=empty,
        of=of,
    )


def move(change: Change) -> str:
    """From what to what, each status with its glyph."""
    return f"{GLYPHS[change.before]} {change.before} → {GLYPHS[change.after]} {change.after}"


def _data(summary: Summary) -> Table:
    rows: list[tuple[Cell, ...]] = [("all", "", summary.scope.n, *summary.by_status)]
    for group, splits in (("party", summary.parties), ("topic", summary.topics), ("strength", summary.strengths)):
        rows.extend((group, split.name, split.n, *split.by_status) for split in splits)
    return Table(
        title="summary",
        columns=(Column("group"), Column("name"), Column("n", "number"), *(Column(s, "number") for s in STATUSES)),
        rows=tuple(rows),
    )
