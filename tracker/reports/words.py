"""Numbers, dates and small facts to the words that every format prints for them, so that all print the same."""

from __future__ import annotations

import datetime as dt

from tracker.model import Source
from tracker.reports.layout import Cell, Column, Facts, Remarks
from tracker.reports.scope import Scope
from tracker.reports.scores import Score, Window
from tracker.wording import counted as count


def number(value: int) -> str:
    """A count, thousands set apart with a comma."""
    return f"{value:,}"


def percent(value: float | None) -> str:
    """One decimal, a dash where there is none."""
    return "–" if value is None else f"{value:.1f} %"


def share(part: int, whole: int) -> str:
    """The part in percent of the whole, whole numbers."""
    return f"{part / whole * 100:.0f} %" if whole else ""


def signed(value: float | None) -> str:
    """A mean of points with its sign, two decimals."""
    return "–" if value is None else f"{value:+.2f}"


def cell(value: Cell, column: Column) -> str:
    """A table's cell in words."""
    if isinstance(value, str):
        return value
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, dt.date):
        return value.isoformat()
    return _figure(value, column)


def _figure(value: float | None, column: Column) -> str:
    if column.kind in {"mean", "percent"}:
        return signed(value) if column.kind == "mean" else percent(value)
    if value is None:
        return ""
    if column.kind in {"signed", "points"}:
        return f"{value:+g}" if value else "0"
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"


def source(given: Source) -> str:
    """Title, publisher and date of a source, as far as known; its address where nothing else is."""
    return ", ".join(part for part in (given.title, given.publisher, given.date) if part) or given.url


def span(window: Window) -> str:
    """A score's window and whether it can still change."""
    start = window.since.isoformat() if window.since else "the first commitment"
    state = "final: as things stood at its end" if window.final else "interim: it can still change"
    return f"{start} to {window.until} ({state})"


def subtitle(scope: Scope) -> str:
    """For which day and from what the figures are."""
    parts = [f"as of {scope.day}"]
    if scope.as_known:
        parts.append(f"as recorded by {scope.as_known}")
    parts.append(f"{count(scope.n, 'commitment')} from {count(scope.readouts, 'readout')}")
    if scope.first_made and scope.last_made:
        made = f"{scope.first_made}" if scope.first_made == scope.last_made else f"{scope.first_made} to {scope.last_made}"
        parts.append(f"made {made}")
    if scope.query:
        parts.append(f"query: {scope.query}")
    return " · ".join(parts)


def scope_remarks(scope: Scope) -> Remarks:
    """What the selection leaves out."""
    lines: list[str] = []
    if scope.candidates and scope.with_candidates:
        lines.append(f"{count(scope.candidates, 'candidate')} that nobody has reviewed yet: counted.")
    elif scope.candidates:
        lines.append(f"{count(scope.candidates, 'candidate')} that nobody has reviewed yet: left out.")
    if scope.rejected:
        lines.append(f"{count(scope.rejected, 'candidate')} rejected in review: left out.")
    return Remarks(lines=tuple(lines))


def perhaps_late(n: int) -> tuple[str, ...]:
    """What a date of delivery that straddles the deadline leaves open, and how it is counted; nothing where none does."""
    if not n:
        return ()
    return (f"{number(n)} delivered in a month or year that goes beyond the deadline: perhaps late, scored as in time.",)


def score_facts(score: Score, title: str = "") -> Facts:
    """A score with all that is needed to judge it."""
    rows: list[tuple[str, str]] = []
    if score.percent is not None:
        mean = f" · mean {signed(score.mean)}" if score.mean is not None else ""
        rows.append(("Score", f"{percent(score.percent)}{mean} · n = {number(score.n)} · percent is {score.percent_words}"))
    else:
        rows.append(("Rated", f"n = {number(score.n)}"))
    rows.append(("Counts", ", ".join(f"{c.name}: {number(c.n)}" for c in score.categories)))
    if score.left_out:
        rows.append(("Left out", "; ".join(f"{number(c.n)} {c.name}" for c in score.left_out)))
    if score.coverage is not None:
        rows.append(("Coverage", f"{percent(score.coverage)} of what can be scored is rated"))
    rows.append(("Window", span(score.window)))
    return Facts(title=title or f"Score: {score.name}", rows=tuple(rows))


__all__ = [
    "cell", "count", "number", "percent", "perhaps_late", "scope_remarks", "score_facts", "share", "signed", "source", "span",
    "subtitle",
]  # fmt: skip
