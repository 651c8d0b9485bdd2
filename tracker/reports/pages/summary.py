"""A Summary to its document."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.model import OPEN, STATUSES
from tracker.reports import words
from tracker.reports.figures import Split, Summary
from tracker.reports.layout import Bar, Bars, Cell, Column, Course, Document, Part, Prose, Remarks, Table
from tracker.reports.marks import FROM_LEFT
from tracker.reports.pages.lists import LONGEST, change_table, line_table, status_bars


def page(summary: Summary) -> Document:
    """The summary's document."""
    scope = summary.scope
    return Document(
        kind=summary.kind,
        title="Commitments: where they stand",
        subtitle=words.subtitle(scope),
        blocks=(
            Prose(words=_headline(summary)),
            status_bars("By status", summary.by_status, total=scope.n),
            split_bars("By party (who is bound)", summary.parties),
            split_bars("By topic", summary.topics, key=False),
            split_bars("By strength of the wording", summary.strengths, key=False),
            _course(summary),
            words.score_facts(summary.score),
            change_table("Latest changes", summary.latest, empty="nothing recorded yet", of=len(summary.latest)),
            line_table("Overdue", summary.overdue, "days", of=summary.overdue_n, empty="nothing is overdue"),
            line_table(
                f"Not looked at for more than {summary.stale_after} days",
                summary.stale,
                "days",
                of=summary.stale_n,
                empty="nothing open was left that long",
            ),
            Remarks(
                lines=(
                    *_outdone(summary),
                    *_asleep(summary),
                    *words.perhaps_late(summary.perhaps_late_n),
                    *words.scope_remarks(scope).lines,
                )
            ),
        ),
        data=_data(summary),
    )


def _outdone(summary: Summary) -> tuple[str, ...]:
    if not any(change.outdone for change in summary.latest):
        return ()
    return ("outdone: recorded, but what happened later decides where it stands.",)


def _asleep(summary: Summary) -> tuple[str, ...]:
    if not summary.snoozed_n:
        return ()
    overdue = f"; {words.number(summary.snoozed_overdue_n)} of them overdue, on no agenda" if summary.snoozed_overdue_n else ""
    return (
        f"{words.count(summary.snoozed_n, 'open commitment')} put off to a later day: not among those not looked at{overdue}.",
    )


def _course(summary: Summary) -> Course:
    periods = summary.periods
    return Course(
        title="Made against delivered",
        periods=tuple(p.name for p in periods),
        lines=(
            ("made", tuple(p.made for p in periods)),
            ("fulfilled", tuple(p.fulfilled for p in periods)),
            ("in part", tuple(p.partial for p in periods)),
            ("broken", tuple(p.broken for p in periods)),
            ("made so far", tuple(p.made_so_far for p in periods)),
            ("delivered so far", tuple(p.delivered_so_far for p in periods)),
        ),
    )


def _headline(summary: Summary) -> str:
    if not summary.scope.n:
        waiting = summary.scope.candidates
        told = f" {words.count(waiting, 'candidate')} to review first: tracker review." if waiting else ""
        return "No commitment to report on." + told
    counts = dict(zip(STATUSES, summary.by_status, strict=True))
    parts = [f"{words.number(counts['fulfilled'])} of {words.count(summary.scope.n, 'commitment')} fulfilled"]
    if counts["partial"]:
        parts.append(f"{words.number(counts['partial'])} in part")
    if counts["broken"]:
        parts.append(f"{words.number(counts['broken'])} broken")
    parts.append(f"{words.number(sum(n for status, n in counts.items() if status in OPEN))} open")
    if summary.overdue_n:
        parts[-1] += f" ({words.number(summary.overdue_n)} overdue)"
    line = ", ".join(parts) + "."
    if summary.late_n:
        line += f" {words.number(summary.late_n)} delivered late, in whole or part."
    if summary.perhaps_late_n:
        line += f" {words.number(summary.perhaps_late_n)} perhaps late."
    if summary.unsourced_n:
        line += f" {words.number(summary.unsourced_n)} closed without a source."
    return line


def split_bars(title: str, splits: tuple[Split, ...], *, key: bool = True) -> Bars:
    """A stacked bar for each of the largest, as many as a list in a report for reading has."""
    return Bars(
        title=title,
        bars=tuple(Bar(split.name, tuple(_parts(split))) for split in splits[:LONGEST]),
        key=key,
        more=max(0, len(splits) - LONGEST),
    )


def _parts(split: Split) -> Iterator[Part]:
    counts = dict(zip(STATUSES, split.by_status, strict=True))
    return (Part(status, counts[status]) for status in FROM_LEFT if counts[status])


def _data(summary: Summary) -> Table:
    rows: list[tuple[Cell, ...]] = [("all", "", summary.scope.n, *summary.by_status)]
    for group, splits in (("party", summary.parties), ("topic", summary.topics), ("strength", summary.strengths)):
        rows.extend((group, split.name, split.n, *split.by_status) for split in splits)
    return Table(
        title="summary",
        columns=(Column("group"), Column("name"), Column("n", "number"), *(Column(s, "number") for s in STATUSES)),
        rows=tuple(rows),
    )
