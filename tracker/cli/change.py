"""Commands that say how a commitment stands, and that take an act back: status, check, note, evidence, snooze, undo, redo."""

from __future__ import annotations

import sys

import click
import msgspec

from tracker.cli import complete
from tracker.cli.done import DONE_JSON, told
from tracker.cli.office import Office, say
from tracker.cli.options import ID, IDS, NOTE, ON, source_options
from tracker.dates import first_day, typed
from tracker.errors import UsageError, nearest
from tracker.model import STATUSES, Source

LONGEST = 100_000
"""Bytes of a remark on standard input: more is a document, which belongs elsewhere."""


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID... STATUS", shell_complete=complete.ids_or_status)
@ON
@NOTE
@source_options
@click.option("--why", default="", metavar="REASON", help="For broken: lapsed, cancelled or reversed; else why it was reopened")
@DONE_JSON
@click.pass_obj
def status(
    office: Office,
    ids: tuple[str, ...],
    on: str,
    note: str,
    cited: tuple[Source, ...],
    why: str,
) -> None:
    """Set the status of commitments.

    \b
      tracker status 607-18 fulfilled --on 2023-05-19 --source https://...
      tracker status 607-17 607-19 underway --on 2022-11 --note "decree signed"
      tracker status 607-04 broken --why lapsed

    Statuses: pending, underway, stalled; fulfilled, partial, broken, superseded, unverifiable. Part of an id is enough.
    Nothing is overwritten: each status stays in the history, and tracker undo takes back the last.
    """  # noqa: D301 - click reads \b as "keep these lines"
    if len(ids) < 2:
        raise UsageError("give at least one id and a status", f"statuses are {', '.join(STATUSES)}")
    if not any(name.startswith(ids[-1].lower()) for name in STATUSES):
        raise UsageError(f"{ids[-1]!r} is no status", nearest(ids[-1], STATUSES))
    told(office.desk().status(office.ids(ids[:-1]), ids[-1], on=on, note=note, sources=cited, why=why))


@click.command()
@IDS
@ON
@NOTE
@source_options
@DONE_JSON
@click.pass_obj
def check(office: Office, ids: tuple[str, ...], on: str, note: str, cited: tuple[Source, ...]) -> None:
    """Record that you looked and found nothing new.

    \b
      tracker check 607-18 --note "ministry's site, nothing"
    """  # noqa: D301 - click reads \b as "keep these lines"
    told(office.desk().check(office.ids(ids), on=on, note=note, sources=cited))


@click.command()
@ID
@click.argument("text")
@ON
@DONE_JSON
@click.pass_obj
def note(office: Office, id: str, text: str, on: str) -> None:
    """Add a remark to a commitment; `-` as TEXT opens your editor, or takes standard input where that is no terminal.

    \b
      tracker note 607-18 "asked the embassy"
      tracker note 607-18 - < remark.txt
    """  # noqa: D301 - click reads \b as "keep these lines"
    if text == "-":
        text = click.edit("") or "" if sys.stdin.isatty() else _piped()
    told(office.desk().note([office.named(id).id], text, on=on))


def _piped() -> str:
    """The remark on standard input, in whatever character set, as import reads a text."""
    from tracker.ingest.charset import decode

    data = sys.stdin.buffer.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise UsageError(f"the note is longer than {LONGEST:,} bytes", "keep what matters in it, and cite the rest with --source")
    text, guessed = decode(data, "the note")
    if guessed:
        say("note: it is not UTF-8; read in the likeliest character set")
    return text


@click.command()
@IDS
@ON
@NOTE
@source_options
@click.option("--contradicts", is_flag=True, help="The source speaks against delivery")
@DONE_JSON
@click.pass_obj
def evidence(
    office: Office,
    ids: tuple[str, ...],
    on: str,
    note: str,
    cited: tuple[Source, ...],
    *,
    contradicts: bool,
) -> None:
    """Add a source that bears on the outcome and moves no status.

    \b
      tracker evidence 607-18 --source https://... --note "30,000 patients so far"
    """  # noqa: D301 - click reads \b as "keep these lines"
    if contradicts:
        cited = tuple(msgspec.structs.replace(source, stance="contradicts") for source in cited)
    told(office.desk().evidence(office.ids(ids), cited, on=on, note=note))


@click.command()
@IDS
@click.argument("until")
@NOTE
@DONE_JSON
@click.pass_obj
def snooze(office: Office, ids: tuple[str, ...], until: str, note: str) -> None:
    """Keep commitments off the agenda until a date.

    \b
      tracker snooze 607-18 2027-01-31
      tracker snooze 607-18 2w
      tracker snooze 607-18 "next monday"

    What is reckoned from today lies ahead: 2w is in two weeks, monday the next one.
    """  # noqa: D301 - click reads \b as "keep these lines"
    day = first_day(typed(until, office.today, future=True))
    told(office.desk().snooze(office.ids(ids), day, note=note))


@click.command()
@DONE_JSON
@click.pass_obj
def undo(office: Office) -> None:
    """Take back your last act, however many commitments it touched; the history keeps both.

    \b
      tracker undo
      tracker undo && tracker undo         the last two acts

    An act is what you recorded, corrected, added or reviewed, here or in the full-screen program. An import is none:
    what it found is rejected instead (tracker review reject readout:ID).
    """  # noqa: D301 - click reads \b as "keep these lines"
    told(office.desk().undo())


@click.command()
@DONE_JSON
@click.pass_obj
def redo(office: Office) -> None:
    """Bring back what the last undo took, if nothing was recorded since.

    \b
      tracker redo
    """  # noqa: D301 - click reads \b as "keep these lines"
    told(office.desk().redo())
