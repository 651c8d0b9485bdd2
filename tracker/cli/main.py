"""The `tracker` command: its options, its commands by family, errors worded for the person; no command opens the screens."""

from __future__ import annotations

import importlib
import os
import sys

import click

from tracker import __version__
from tracker.cli.office import Office, is_dumb, on_terminal, say
from tracker.errors import INTERRUPTED, TrackerError, UsageError, nearest

FAMILIES = {
    "Read": {
        "extract": "tracker.cli.read:extract",
        "list": "tracker.cli.read:list_",
        "show": "tracker.cli.read:show",
        "readouts": "tracker.cli.readouts:readouts",
        "report": "tracker.cli.report:report",
        "links": "tracker.cli.links:links",
    },
    "Change": {
        "import": "tracker.cli.bring:import_",
        "add": "tracker.cli.readouts:add",
        "status": "tracker.cli.change:status",
        "check": "tracker.cli.change:check",
        "note": "tracker.cli.change:note",
        "evidence": "tracker.cli.change:evidence",
        "review": "tracker.cli.curate:review",
        "split": "tracker.cli.curate:split",
        "merge": "tracker.cli.curate:merge",
        "edit": "tracker.cli.curate:edit",
        "link": "tracker.cli.curate:link",
        "snooze": "tracker.cli.change:snooze",
        "undo": "tracker.cli.change:undo",
        "redo": "tracker.cli.change:redo",
    },
    "Keep": {
        "doctor": "tracker.cli.keep:doctor",
        "backup": "tracker.cli.keep:backup",
        "restore": "tracker.cli.keep:restore",
        "export": "tracker.cli.keep:export",
        "load": "tracker.cli.keep:load",
        "config": "tracker.cli.admin:config",
        "completion": "tracker.cli.admin:completion",
        "demo": "tracker.cli.admin:demo",
    },
}
"""Where each command is; the module is imported only when the command is called."""

COMMANDS = {name: place for family in FAMILIES.values() for name, place in family.items()}


class Refused(click.ClickException):
    """A TrackerError as click shows it: one line on stderr, the error's own exit code."""

    def __init__(self, error: TrackerError) -> None:
        super().__init__(str(error))
        self.error = error

    @property
    def exit_code(self) -> int:  # type: ignore[override]  # click declares a class variable and reads it from the instance
        """The error's own exit code."""
        return self.error.exit_code

    def show(self, file: object = None) -> None:
        """Print the line."""
        say(f"tracker: {self.message}")


class Commands(click.Group):
    """A group that imports a command's module on first use, and turns our errors into lines."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None if there is none by that name."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)  # noqa: S101 - the table is checked by a test
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown command names the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            if args[0] in {"agenda", "changes", "compare", "lineage", "matrix", "summary"}:
                raise Refused(UsageError(f"there is no command {args[0]!r}", f"it is a report: tracker report {args[0]}"))
            raise Refused(UsageError(f"there is no command {args[0]!r}", nearest(args[0], COMMANDS)))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; whatever goes wrong in a way we know is one line."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                if isinstance(ctx.obj, Office):
                    ctx.obj.close()
        except TrackerError as error:
            raise Refused(error) from error
        except KeyboardInterrupt:
            raise click.exceptions.Exit(INTERRUPTED) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by family, with one line each, from the table of summaries (no module is imported for it)."""
        for family, commands in FAMILIES.items():
            with formatter.section(family):
                formatter.write_dl([(name, SUMMARIES[name]) for name in commands])


SUMMARIES = {
    "extract": "show the commitments in readouts without storing anything",
    "list": "list commitments, all or those that fit a filter",
    "show": "one commitment: its words, grades, sources and history",
    "readouts": "the readouts in the ledger; one in full; correct what was taken for its facts",
    "report": "the summary, the changes since a date, the agenda, scores and more",
    "links": "what later readouts say about earlier commitments",
    "import": "take readouts into the ledger",
    "add": "take in words of a readout that extraction missed",
    "status": "set the status of commitments",
    "check": "record that you looked and found nothing new",
    "note": "add a remark",
    "evidence": "add a source without moving the status",
    "review": "accept or reject what extraction found",
    "split": "put several commitments in the place of one",
    "merge": "reject repeats of a commitment, linked to it",
    "edit": "correct a commitment's fields",
    "link": "tie a commitment to another",
    "snooze": "keep commitments off the agenda until a date",
    "undo": "take back your last act",
    "redo": "bring back what undo took",
    "doctor": "verify the ledger",
    "backup": "keep a copy of the ledger",
    "restore": "bring back the last acknowledged state, or a kept copy",
    "export": "write the whole ledger to a JSON file",
    "load": "read such a file into the ledger",
    "config": "the settings, their values and where each comes from",
    "completion": "the completion script for bash, zsh or fish",
    "demo": "a tour on the sample readout, in a ledger that is thrown away",
}
"""One line a command, shown by `tracker --help`."""


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--ledger", metavar="PATH", help="The ledger's file  [default: $TRACKER_LEDGER, else the user's data folder]")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in what is printed  [default: auto]"
)
@click.version_option(__version__, prog_name="tracker")
@click.pass_context
def cli(ctx: click.Context, ledger: str | None, color: str) -> None:
    """Find the commitments in diplomatic readouts and follow each to its outcome.

    \b
      tracker                                  open the full-screen program
      tracker import talks.txt --date 2022-06-07
      tracker list party:kazakhstan is:open
      tracker status 607-18 fulfilled --on 2023-05-19 --source https://...
      tracker report
    """  # noqa: D301 - click reads \b as "keep these lines"
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    plain = os.environ.get("NO_COLOR") or is_dumb()
    ctx.color = {"auto": False if plain else None, "always": True, "never": False}[color]
    if ledger is not None and not ledger.strip():
        raise UsageError("--ledger names no file", "for example --ledger ledger.json")
    office = ctx.obj if isinstance(ctx.obj, Office) else Office(ledger)
    if ledger:
        office.given = ledger
    ctx.obj = office
    ctx.call_on_close(office.close)
    if ctx.invoked_subcommand is None:
        if not on_terminal():
            click.echo(ctx.get_help())
            return
        from tracker.cli.screens import open_screens

        open_screens(office)
