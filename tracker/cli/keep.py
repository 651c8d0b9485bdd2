"""Commands that keep the ledger: doctor, backup, restore, export, load."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from tracker.clean import shown
from tracker.cli.office import Office, absent, columns, on_terminal, say, telling
from tracker.cli.options import JSON
from tracker.cli.output import emit
from tracker.errors import LedgerError, NotFound, UsageError
from tracker.wording import counted

if TYPE_CHECKING:
    from tracker.ledger.exchange import Left
    from tracker.ledger.protocol import Finding

BRIEF = 12
"""So many readouts are told one by one."""
REMEDY = "tracker restore brings back the last acknowledged state"
SIGNS = {"ok": ("✓", "green"), "note": ("·", None), "warning": ("!", "yellow"), "unread": ("?", "yellow"), "damage": ("✗", "red")}


@click.command()
@JSON
@click.pass_context
def doctor(ctx: click.Context, *, as_json: bool) -> None:
    """Verify the ledger: its file, its journal, its backups, and that every commitment lies verbatim in its readout.

    \b
      tracker doctor

    Nothing is altered. The exit code is 1 if something is damaged, which tracker restore mends, or if the ledger cannot be read
    because a later version wrote it or you may not, which it does not.
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.ledger.doctor import examine
    from tracker.ledger.opening import foreign
    from tracker.ledger.places import Places

    office: Office = ctx.obj
    places = Places(office.path)
    report = examine(office.path)
    if as_json:
        emit([msgspec.json.encode(report)])
    else:
        emit(line for finding in report.findings for line in _finding_lines(finding))
        if report.sound:
            say("the ledger is sound")
        elif not (places.path.exists() or places.journal.exists()):
            say(f"tracker: {absent(office.path)}")
        elif not report.damaged:
            say("the ledger could not be verified; nothing says that it is damaged")
        elif foreign(places) is None:
            say(f"the ledger is damaged: {REMEDY}")
    ctx.exit(0 if report.sound else 1)


def _finding_lines(finding: Finding) -> Iterator[str]:
    sign, colour = SIGNS[finding.level]
    told = shown(finding.what)
    first, *rest = textwrap.wrap(told, columns() - 10, break_long_words=False) if on_terminal() else [told]
    yield click.style(f"{sign} {finding.level:<7}", fg=colour) + f" {first}"
    yield from (" " * 10 + more for more in rest)


@click.command()
@click.option(
    "--to", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where to  [default: beside the ledger]"
)
@click.option("--list", "listed", is_flag=True, help="Show the kept copies instead of making one")
@click.option("--json", "as_json", is_flag=True, help="JSON for scripts: the path of the copy, or with --list the kept copies")
@click.pass_obj
def backup(office: Office, to: Path | None, *, listed: bool, as_json: bool) -> None:
    """Keep a copy of the ledger; seven daily and four weekly ones are kept by themselves.

    \b
      tracker backup
      tracker backup --to /media/stick/ledger.json
      tracker backup --list
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.ledger.backups import backups

    if listed and to:
        raise UsageError("--to goes with making a copy, not with --list", "give one of the two")
    if not listed:
        made = office.ledger().backup(to and office.spare(to))
        with telling():
            click.echo(msgspec.json.encode({"path": str(made)}) if as_json else f"kept as {made}")
        return
    kept = backups(office.path)
    if as_json:
        click.echo(msgspec.json.encode(kept, enc_hook=str))
        return
    for copy in kept:
        click.echo(f"{copy.name:<24} {copy.written:%Y-%m-%d %H:%M}  {copy.size:>12,} bytes")
    if not kept:
        say("no copy was kept yet")


@click.command()
@click.argument("name", required=False)
@JSON
@click.pass_obj
def restore(office: Office, name: str | None, *, as_json: bool) -> None:
    """Bring back the last acknowledged state of a damaged ledger, or the kept copy NAME.

    \b
      tracker restore
      tracker restore daily-2026-11-20

    The files as they were are kept under other names; tracker backup --list names the copies.
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.ledger.recovery import restore as bring_back

    try:
        with office.heard:  # half a restore would be damage
            done = bring_back(office.path, name)
    except OSError as error:
        raise LedgerError(f"{office.path} cannot be restored: {error.strerror}") from error
    what = f"{counted(done.readouts, 'readout')} and {counted(done.commitments, 'commitment')}"
    with telling():
        click.echo(msgspec.json.encode(done, enc_hook=str) if as_json else f"restored {what} from {done.source}")
    if as_json:
        return
    if done.missing:
        say(f"note: {counted(len(done.missing), 'change')} could not be brought back: {', '.join(map(str, done.missing[:8]))}")
    for aside in done.kept:
        say(f"as it was: {aside}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Write over a file that exists")
@click.pass_obj
def export(office: Office, file: Path, *, force: bool) -> None:
    """Write the whole ledger to a JSON file, losing nothing (form: docs/schema/ledger.json); - is standard output.

    \b
      tracker export everything-2026.json
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.ledger import exchange

    if str(file) == "-":
        emit([exchange.export(office.ledger())], nl=False)
        return
    if office.spare(file).exists() and not force:
        raise UsageError(f"{file} exists already", "name another file, or write over it with --force")
    exchange.export_to(office.ledger(), file)
    say(f"{counted(len(office.ledger().commitments()), 'commitment')} written to {file}")


def _tell_left(left: Sequence[Left]) -> None:
    """What the file holds of readouts that were known, and this ledger does not: nothing of it came in."""
    for each in left[:BRIEF]:
        more = f" and {counted(each.commitments, 'commitment')}" if each.commitments else ""
        say(f"  {each.readout}: {counted(each.entries, 'entry', 'entries')}{more} of the file are not in this ledger")
    if len(left) > BRIEF:
        say(f"  ... and {counted(len(left) - BRIEF, 'more readout')} like that; --json names all")
    if left:
        say("  nothing of that was taken in; look at it: tracker --ledger NEW load FILE")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@JSON
@click.pass_obj
def load(office: Office, file: Path, *, as_json: bool) -> None:
    """Read an exported file into the ledger, - for standard input; readouts that it has already are left as they are.

    \b
      tracker load ledger-2026.json
      tracker --ledger other.json load ledger-2026.json
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.ledger import exchange

    if str(file) == "-":
        done = exchange.load(office.to_write(create=True), sys.stdin.buffer.read(), "standard input")
    elif file.exists():
        done = exchange.load_from(office.to_write(create=True), file)
    else:
        raise NotFound(f"there is no file {file}", "tracker export FILE makes one")
    what = f"{counted(done.readouts, 'readout')} with {counted(done.commitments, 'commitment')} added"
    with telling():
        click.echo(msgspec.json.encode(done) if as_json else what)
    if done.known and not as_json:
        say(f"{counted(len(done.known), 'readout')} known already, left as they are")
        _tell_left(done.left)
