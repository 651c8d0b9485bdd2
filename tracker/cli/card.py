"""One commitment or one readout in full, printed for a person: the words in their context, the grades, the history."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator

import click

from tracker.clean import elide, shown, width
from tracker.cli.history import Entry, entries
from tracker.cli.office import columns
from tracker.cli.output import coloured
from tracker.legible import legible
from tracker.model import Commitment, Readout, Source, StatusUpdate
from tracker.reports.marks import GLYPHS
from tracker.standing import (
    age_days,
    deciding,
    is_late,
    is_open,
    is_overdue,
    is_rough,
    lacks_source,
    last_look,
    live,
    may_be_late,
    stale_days,
)
from tracker.wording import due_in, span

AROUND = 240
"""Characters of the source text shown on each side of a quote."""


def show(commitment: Commitment, readout: Readout, today: dt.date) -> None:
    """Print a commitment with everything that is known of it."""
    room = columns(100)
    standing = commitment.standing
    click.secho(shown(commitment.title), bold=True)
    state = f"{GLYPHS[standing.status]} {standing.status}" + (f" ({standing.why})" if standing.why else "")
    since = f" since {standing.since}" if standing.since else ""
    click.echo(f"{commitment.id}  " + coloured(standing.status, state + since) + f"  {standing.review}")
    for remark in remarks(commitment, today):
        click.secho(f"! {remark}", fg="yellow")
    click.echo()
    for name, value in fields(commitment, today):
        body = _folded(value, room - 14)
        click.echo(f"{name:<12}  {body[0]}")
        for more in body[1:]:
            click.echo(f"{'':<12}  {more}")
    click.echo()
    click.secho(f"{shown(readout.title)} ({readout.date or 'date unknown'})", bold=True)
    click.echo(_wrapped(in_context(commitment, readout), room))
    click.secho(f"{shown(readout.source)} · characters {commitment.start} to {commitment.end} · {readout.id}", dim=True)
    click.echo()
    click.secho("History", bold=True)
    for entry in entries(commitment):
        _print_entry(entry, room)
    if not commitment.history:
        click.echo(f"  nothing recorded yet: tracker status {commitment.id} underway --note ... --source URL")


def remarks(commitment: Commitment, today: dt.date) -> list[str]:
    """What deserves attention: overdue, late, closed without a source, long unseen."""
    found = []
    if is_overdue(commitment, today) and commitment.deadline and commitment.deadline.latest:
        found.append(f"overdue: it was due {due_in(commitment.deadline.latest, today)}")
    if is_late(commitment):
        found.append("delivered after its deadline")
    if may_be_late(commitment):
        found.append(f"not known whether in time: {commitment.standing.since} reaches beyond the deadline")
    if commitment.made and today < commitment.made:
        found.append(f"not made yet on {today}: the talks were on {commitment.made}")
    if lacks_source(commitment):
        found.append("closed without a source")
    return found


def fields(commitment: Commitment, today: dt.date) -> list[tuple[str, str]]:
    """Name and value of every field that holds something, in reading order."""
    c = commitment
    deadline = c.deadline
    when = ""
    if deadline:
        about = "about " if is_rough(c) else ""
        exact = f" ({about}{deadline.earliest} to {deadline.latest})" if deadline.latest else ""
        when = deadline.words + exact + (f", {due_in(deadline.latest, today)}" if deadline.latest and is_open(c) else "")
    looked, stale, age = last_look(c, today), stale_days(c, today), age_days(c, today)
    rows = [
        ("bound", ", ".join(c.parties) or "unclear"),
        ("beneficiary", ", ".join(c.beneficiary)),
        ("reported by", c.asserted_by),
        ("due", when),
        ("amount", "; ".join(q.words for q in c.quantities)),
        ("place", ", ".join(c.places)),
        ("condition", c.condition),
        ("purpose", c.purpose),
        ("grade", f"{c.strength}, specificity {c.specificity} of 3, {c.topic}" + (", key" if c.is_key else "")),
        ("made", f"{c.made}" + (f", {span(age)} ago" if age is not None and age >= 0 else "") if c.made else ""),
        (
            "last look",
            f"{looked}{', ' + span(stale) + ' ago' if stale is not None else ''}" if c.standing.looked else "nobody yet",
        ),
        ("why", "; ".join(c.why)),
    ]
    return [(name, value) for name, value in rows if value]


def in_context(commitment: Commitment, readout: Readout) -> str:
    """The quote, marked, between the words around it: whole where a line end or a page breaks it."""
    text = readout.text
    before = text[max(0, commitment.start - AROUND) : commitment.start].rpartition("\n")[2]
    after = text[commitment.end : commitment.end + AROUND].partition("\n")[0]
    if len(before) == AROUND:
        before = "… " + before.partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + " …"
    return before + click.style(f"[{legible(commitment.quote)}]", bold=True, fg="green") + after


def _wrapped(text: str, room: int) -> str:
    return "\n".join(textwrap.wrap(text, room, initial_indent="  ", subsequent_indent="  ", break_long_words=False))


def _print_entry(entry: Entry, room: int) -> None:
    update = entry.update
    recorded = update.at.date().isoformat()
    by = f" by {shown(update.by)}" if update.by else ""
    after = "".join(f", {what} {day}" for what, day in entry.turns)
    told = f"recorded {recorded}{by}{after}"
    lines = _folded(entry.words, room - 14)
    if len(lines) == 1 and width(lines[0]) + 2 + width(told) <= room - 14:
        told = f"  {told}"
        click.echo(f"  {update.on:<10}  " + click.style(lines[0], dim=not entry.holds or None) + click.style(told, dim=True))
    else:
        for number, line in enumerate(lines):
            click.secho(f"{'' if number else '  ' + update.on:<14}{line}", dim=not entry.holds or None)
        click.secho(" " * 14 + told, dim=True)
    if update.note:
        click.echo("\n".join(_placed(line, 14, room) for line in _folded(update.note, room - 14)))
    for source in update.sources:
        for line in _cited(source, 14, room):
            click.secho(line, dim=True)


def _folded(text: str, room: int) -> list[str]:
    """Lines broken at blanks alone: an address stays whole, so that it can be opened."""
    return textwrap.wrap(shown(text), max(room, 30), break_long_words=False, break_on_hyphens=False) or [""]


def _placed(line: str, start: int, room: int) -> str:
    """A line at its column; further to the left where it has no room there."""
    return " " * max(2, min(start, room - width(line))) + line


def _cited(source: Source, start: int, room: int) -> Iterator[str]:
    return (_placed(line, start, room) for line in _folded(cite(source), room - start))


def cite(source: Source) -> str:
    """A source in one line: title, publisher, date, address."""
    stance = "" if source.stance == "supports" else f" [{source.stance}]"
    parts = [source.title, source.publisher, source.date, source.url]
    return ", ".join(shown(part) for part in parts if part) + stance


def outcome(commitment: Commitment, room: int) -> str:
    """What became of a commitment, in a few lines: status and day, title, the source of the status."""
    standing = commitment.standing
    sign = coloured(standing.status, f"{GLYPHS[standing.status]} {standing.status:<12}")
    told = deciding([u for u in live(commitment.history) if isinstance(u, StatusUpdate)])
    cited = [line for source in told.sources for line in _cited(source, 17, room)] if told else []
    lines = [f"  {sign} {standing.since:<10}  {elide(shown(commitment.title), room - 29)}"]
    lines += [click.style(line, dim=True) for line in cited or [f"{'':<17}no source recorded yet"]]
    return "\n".join(lines)


def not_english(readout: Readout) -> str:
    """Why a text in another language has no commitments."""
    return f"not English ({shown(readout.language)}): not extracted"
