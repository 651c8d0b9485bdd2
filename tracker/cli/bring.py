"""The import command: readouts from files, folders, archives and addresses into the ledger, with progress and an account."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
import msgspec

from tracker.carried import Account
from tracker.clean import shown
from tracker.cli import complete
from tracker.cli.office import Office, say, telling
from tracker.cli.options import JSON, given_metadata, metadata_options
from tracker.cli.progress import bar
from tracker.interrupts import Interrupts
from tracker.wording import counted

if TYPE_CHECKING:
    from tracker.intake import Summary
    from tracker.intake.summary import Entry
    from tracker.ledger.protocol import Ledger

BRIEF = 12
"""So many readouts are told one by one; more are summed up."""
FAILURES = 100
"""So many failures are told one by one: an archive made to annoy has as many as it likes."""
BESIDE = 3
"""So many readouts of the same talks are named with one; --json names all."""
LINKED = 50
"""Up to so many new readouts are matched to earlier commitments at once; the links of more are found when asked for."""

STOPPED = "stopped; run it again to go on"


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=complete.files)
@metadata_options
@click.option("--workers", type=click.IntRange(min=1), help="Processes to use  [default: one a core]")
@click.option("--scheduler", metavar="ADDRESS", help="Spread the work over a Dask cluster, for example tcp://host:8786")
@click.option(
    "--versions",
    type=click.Choice(["join", "separate"]),
    default="join",
    help="A near-identical text: a version that keeps decisions, or a readout of its own",
)
@JSON
@click.pass_context
def import_(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    workers: int | None,
    scheduler: str | None,
    versions: str,
    *,
    as_json: bool,
    **given: str,
) -> None:
    """Take readouts into the ledger: files, folders, archives, web addresses, or - for standard input.

    \b
      tracker import talks.txt --date 2022-06-07
      tracker import readouts/ releases.zip
      tracker import https://...

    The same text is never stored twice. A run that was stopped goes on where it was.
    """  # noqa: D301 - click reads \b as "keep these lines"
    office: Office = ctx.obj
    metadata = given_metadata(given, office.today)
    with Interrupts() as heard:
        try:
            with heard.at_once():
                from tracker.intake import run

                ledger = office.ledger(create=True)
            with _executor(scheduler) as executor, bar("importing") as moved:
                summary = run(
                    ledger,
                    paths,
                    now=office.clock(),
                    given=metadata,
                    workers=workers,
                    executor=executor,
                    progress=(lambda reached: moved(reached.done, reached.total)) if moved else None,
                    versions="join" if versions == "join" else "separate",
                    interrupts=heard,
                )
            with telling("what was read is in the ledger"):
                if as_json:
                    click.echo(msgspec.json.encode(summary))
                else:
                    _tell_added(ledger, summary)
            if not as_json:
                _tell(summary)
                if not summary.stopped:
                    with heard.at_once():
                        _tell_links(ledger, summary)
            code = summary.exit_code
        except KeyboardInterrupt:
            if not as_json:
                say(STOPPED)
            code = 130
        # Here, and not when the command has ended: a second Ctrl-C must not come between the ledger and its disk.
        office.close()
    ctx.exit(code)


def _tell_added(ledger: Ledger, summary: Summary) -> None:
    """What is in the ledger now, on standard output."""
    for entry in summary.added[:BRIEF]:
        what = entry.remark or counted(entry.commitments, "commitment")
        unsure = f" (check: {', '.join(entry.unsure)})" if entry.unsure else ""
        click.echo(f"{entry.id}  {what}  {shown(entry.title)}{unsure}")
        _tell_version(ledger, entry)
        for other in entry.beside[:BESIDE]:
            click.echo(f"  perhaps the same talks as {other}: tracker report compare {other} {entry.id}")
    if len(summary.added) > BRIEF:
        click.echo(f"... and {len(summary.added) - BRIEF:,} more")
        lossy = [entry for entry in summary.added[BRIEF:] if entry.gone]
        for entry in lossy[:BRIEF]:
            click.echo(f"{entry.id}  {shown(entry.title)}")
            _tell_version(ledger, entry)
        if len(lossy) > BRIEF:
            click.echo(f"... and {counted(len(lossy) - BRIEF, 'more version')} that lack something: tracker readouts is:version")


def _tell(summary: Summary) -> None:
    """What became of the documents, on stderr."""
    if any(entry.gone for entry in summary.added):
        say("what is gone or changed stays until you decide, say: tracker status ID superseded")
    _reasons(summary.notes)
    _reasons([f"{shown(known.name)}: the same text is {known.id} already, nothing added" for known in summary.known])
    _reasons([f"{shown(skipped.name)}: passed over, {skipped.reason}" for skipped in summary.skipped])
    for failed in summary.failed[:FAILURES]:
        say(f"tracker: {failed.message}" + (f": {failed.hint}" if failed.hint else ""))
    if len(summary.failed) > FAILURES:
        say(f"tracker: {len(summary.failed) - FAILURES:,} more failed; --json names all")
    account = _account(summary)
    if len(account) > 1 or sum(count for _, count, _ in account) > 1:
        say("")
        for name, count, detail in account:
            say(f"{name:<14} {count:>8,}  {detail}".rstrip())
    if summary.stopped:
        say(STOPPED)
    if summary.commitments:
        say("see them: tracker review; decide: tracker review accept ID, or key 2 in tracker")


def _tell_version(ledger: Ledger, entry: Entry) -> None:
    """What a version keeps of the readout that it corrects, and each promise that it changes or no longer has."""
    if not entry.version_of:
        return
    from tracker.cli.source import version_lines

    now = dict(entry.changed)
    account = Account(
        kept=tuple(map(ledger.get, entry.kept)),
        lost=tuple((ledger.get(id), ledger.get(now[id]) if id in now else None) for id in entry.gone),
    )
    for line in version_lines(ledger.readout(entry.id), account):
        click.echo(line)


def _reasons(lines: list[str]) -> None:
    for line in lines[:BRIEF]:
        say(line)
    if len(lines) > BRIEF:
        say(f"... and {len(lines) - BRIEF:,} more like that")


def _account(summary: Summary) -> list[tuple[str, int, str]]:
    """The table at the end: what became of the documents, how many, and what that held."""
    found = [entry for entry in summary.added if entry.commitments]
    foreign = sum("not English" in entry.remark for entry in summary.added)
    without = len(summary.added) - len(found)
    unsure = sum(bool(entry.unsure) for entry in summary.added)
    rows = [
        ("added", len(summary.added), counted(summary.commitments, "commitment") + (f", {unsure} to check" if unsure else "")),
        ("without any", without, f"{foreign} of them not English" if foreign else ""),
        ("versions", len(summary.versions), "of readouts that were there"),
        ("of same talks", len(summary.beside) if len(summary.added) > BRIEF else 0, "as other readouts: --json names them"),
        ("known already", len(summary.known), "nothing added"),
        ("passed over", len(summary.skipped), "reasons above"),
        ("failed", len(summary.failed), "reasons above"),
    ]
    return [row for row in rows if row[1]]


def _tell_links(ledger: Ledger, summary: Summary) -> None:
    """How many earlier commitments the new readouts speak to; for a large import only where to look."""
    from tracker.links import pending

    if not summary.added:
        return
    if len(summary.added) > LINKED:
        say("what they say about earlier commitments: tracker links")
        return
    waiting = sum(1 for _ in pending(ledger, readouts=[entry.id for entry in summary.added]))
    if waiting:
        say(f"{counted(waiting, 'earlier commitment')} may be touched: tracker links")


@contextmanager
def _executor(address: str | None) -> Iterator[Executor | None]:
    """The executor of the Dask cluster at `address`, closed at the end; None without one."""
    if not address:
        yield None
        return
    from tracker.intake.cluster import scheduler

    with scheduler(address) as executor:
        yield executor
