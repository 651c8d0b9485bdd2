"""Readouts printed: lines of a list with what is unsure; one in full, its facts with their origins, its commitments marked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

import click

from tracker.carried import Account, moved, number
from tracker.clean import elide, pad, shown
from tracker.cli.card import not_english
from tracker.cli.leaves import PLAIN, Style, wrapped
from tracker.cli.office import columns, on_terminal
from tracker.cli.output import shared
from tracker.facts import FACTS, origin, turns, worded
from tracker.facts import doubts as doubts_of
from tracker.model import Commitment, Readout, Retract
from tracker.reports.marks import STYLES, shape
from tracker.wording import FIELDS, describe

COLUMN = 20
"""Cells of the names of facts."""
LOST = 40
"""Lines at most on what a version changes or no longer has."""


def readout_lines(readouts: Sequence[Readout], counts: dict[str, int], *, doubts: bool = False) -> Iterable[str]:
    """One line a readout: id, date, how many commitments, issuer, title; under a header on a terminal.

    `doubts` adds what is unsure, with where the guess comes from: a line below it, a further column in a pipe.
    """
    if not on_terminal():
        for r in readouts:
            date = r.date.isoformat() if r.date else ""
            cells = [r.id, date, str(counts.get(r.id, 0)), shown(r.issuer), shown(r.title)]
            yield "\t".join(cells + ([_doubtful(r)] if doubts else []))
        return
    room = columns()
    ids = max((len(r.id) for r in readouts), default=0)
    issuers, title = shared(14, room - (ids + 2 + 10 + 2 + 4 + 2 + 14 + 2))
    if readouts:
        yield click.style(elide(f"{'id':<{ids}}  {'date':<10}  {'n':>4}  {'issuer':<{issuers}}  title", room), dim=True)
    for r in readouts:
        date = r.date.isoformat() if r.date else "no date"
        head = f"{r.id:<{ids}}  {date:<10}  {counts.get(r.id, 0):>4}  {pad(shown(r.issuer) or 'unknown', issuers)}  "
        yield elide(head + elide(shown(r.title), title), room)
        if doubts and r.unsure:
            yield click.style(elide(f"    ? {_doubtful(r)}", room), fg="yellow")


def _doubtful(readout: Readout) -> str:
    return shown("; ".join(doubts_of(readout)))


def show_readout(readout: Readout, commitments: list[Commitment], account: Account | None = None) -> None:
    """Print a readout's facts with their origins, what became of them, and its text with its commitments marked.

    `account` is what a version does with the commitments of the earlier ones.
    """
    room = columns(100)
    click.secho(shown(readout.title), bold=True)
    click.secho(shown(f"{readout.id} · {readout.source}" if readout.source else readout.id), dim=True)
    if readout.language != "en":
        click.secho(f"! {not_english(readout)}", fg="yellow")
    for line in facts(readout, room):
        click.echo(line)
    for line in past(readout, room):
        click.secho(line, dim=True)
    for line in version_lines(readout, account) if account else ():
        click.echo(line)
    click.echo()
    repeated = moved(readout, account.kept) if account else []
    for line in wrapped(list(_marked(readout, [*commitments, *repeated])), room):
        click.echo(line)


def facts(readout: Readout, room: int) -> Iterator[str]:
    """Each fact with its value and where that comes from; what is unsure has a question mark and how to settle it."""
    for name in FACTS:
        value, unsure = worded(getattr(readout, name)), name in readout.unsure
        if name == "title" or (value == "none" and not unsure and name not in {"date", "issuer", "parties"}):
            continue
        told = origin(readout, name)
        line = elide(shown(value), room - COLUMN - 2) + (f"  ({told})" if told else "")
        head = pad(f"{'?' if unsure else ' '} {FIELDS.get(name, name)}", COLUMN)
        yield click.style(head, fg="yellow" if unsure else None) + shown(line)
    if readout.unsure:
        yield click.style(f"? unsure of {', '.join(FIELDS.get(n, n) for n in readout.unsure)}", fg="yellow")
        yield f"  tracker readouts {readout.id} --set FACT=VALUE, or --confirm {readout.unsure[0]} where it is right"


def version_lines(version: Readout, account: Account) -> Iterator[str]:
    """What a version keeps of the readout that it corrects, and each promise that it changes or no longer has."""
    kept, changed, gone = account.counts
    told = f"{kept} kept with their history, {changed} changed, {gone} no longer in the text"
    yield f"  a version of {version.version_of}: {told}"
    rows = list(account.rows())
    room = columns() if on_terminal() else 0
    ids = max((len(c.id) for _, c, _ in rows), default=0)
    for label, c, words in rows[:LOST]:
        line = f"    {label:>7}  {c.id:<{ids}}  {shown(words)}"
        yield elide(line, room) if room else line
    if len(rows) > LOST:
        yield f"    ... and more: tracker report compare {version.version_of} {version.id}"


def past(readout: Readout, room: int) -> Iterator[str]:
    """What was corrected, confirmed and taken back, by whom and when, with what it was before."""
    retractions = {u.id for u in readout.history if isinstance(u, Retract)}
    for revision, changed in turns(readout):
        what = "; ".join(f"{FIELDS.get(n, n)}: {worded(was)} → {worded(now)}" for n, (was, now) in changed.items())
        did = describe(revision)
        if isinstance(revision, Retract) and revision.target in retractions:
            did = "brought back"
        by = f" by {revision.by}" if revision.by else ""
        note = f" ({revision.note})" if revision.note else ""
        words = shown(f"{did}{by}{': ' if what else ''}{what}{note}")
        yield from textwrap.wrap(
            words,
            room,
            initial_indent=f"  {revision.at.date()}  ",
            subsequent_indent=" " * 14,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _marked(readout: Readout, commitments: list[Commitment]) -> Iterator[tuple[str, Style]]:
    done = 0
    for c in sorted(commitments, key=lambda c: (c.start, c.end)):
        if c.standing.review == "rejected" or c.end <= done:
            continue
        yield readout.text[done : max(c.start, done)], PLAIN
        colour = STYLES[c.standing.status]
        style = Style(None if colour in {"default", "dim"} else colour, bold=True, dim=colour == "dim" or None)
        yield f"[{shape(c)} {number(c, readout)}: ", style
        yield readout.text[max(c.start, done) : c.end], style
        yield "]", style
        done = c.end
    yield readout.text[done:], PLAIN
