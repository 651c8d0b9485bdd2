"""The report command: its options, and the figures that were asked for to the screen, a pipe or a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from tracker.cli import complete
from tracker.cli.office import Office, on_terminal, say
from tracker.cli.options import AS_KNOWN, AS_OF, VIEW, Filtered
from tracker.cli.wish import FORMATS, KINDS, Wish
from tracker.cli.written import FORCE, OUTPUT, to_file
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.reports.pages import Report

FITTING = {
    "since": ("--since", ("summary", "changes", "matrix")),
    "until": ("--until", ("summary", "changes", "matrix")),
    "vocabulary": ("--vocabulary", ("summary", "matrix", "readout")),
    "clock": ("--by", ("changes",)),
    "ahead": ("--days", ("agenda",)),
    "view": ("--view", ("summary", "changes", "agenda", "matrix", "lineage")),
}
"""The kinds that an option is for; the others would go on as if it had not been given."""
VOCABULARIES = ("ours", "g20", "cppg", "politifact", "ogp", "iati")


def _completed(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Kinds first, then the ids that the kind takes, or the fields and values of the filter language."""
    asked = tuple(ctx.params.get("asked") or ())
    if asked[:1] == ("commitment",):
        return complete.ids(ctx, param, incomplete)
    if asked[:1] in {("readout",), ("compare",)}:
        return complete.readouts(ctx, param, incomplete)
    kinds = {} if asked else {kind: told for kind, told in KINDS.items() if kind.startswith(incomplete)}
    return [CompletionItem(kind, help=told) for kind, told in kinds.items()] + complete.query(ctx, param, incomplete)


@click.command(cls=Filtered)
@click.argument("asked", nargs=-1, shell_complete=_completed, metavar="[KIND] [ID | WORDS | FIELD:VALUE]...")
@click.option("--since", default="", metavar="DATE", help="changes: from this day; else score what was made from it")
@click.option(
    "--until",
    default="",
    metavar="DATE",
    help="changes: to this day; else the score's last day: final",
)
@VIEW
@AS_OF
@AS_KNOWN
@click.option("--vocabulary", type=click.Choice(VOCABULARIES), default="g20", help="In whose words to score  [default: g20]")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=None,
    help="How to write it  [default: by FILE's ending]",
)
@OUTPUT
@FORCE
@click.option(
    "--by",
    "clock",
    type=click.Choice(["recorded", "happened"]),
    default="recorded",
    help="changes: whose dates count",
)
@click.option("--days", "ahead", type=click.IntRange(min=0, max=36_500), default=90, help="agenda: how far ahead  [default: 90]")
@click.option("--candidates", is_flag=True, help="Count what nobody has reviewed yet as well")
@click.option("--json", "as_json", is_flag=True, help="Short for --format json")
@click.pass_context
def report(ctx: click.Context, /, asked: tuple[str, ...], **options: object) -> None:
    """Print a report: the summary, or another kind.

    \b
      tracker report
      tracker report changes --since 2024-06-01
      tracker report agenda party:kazakhstan
      tracker report matrix --since 2022 --until 2023 -o scores.xlsx
      tracker report commitment 607-18 --format markdown
      tracker report lineage party:kazakhstan
      tracker report compare CHN-KAZ-20220607 KAZ-CHN-20220607
      tracker report topic:trade -o trade.html

    \b
    Kinds: summary (if none is named), changes, agenda, matrix, lineage, commitment ID, readout ID, compare ID ID.
    Words and fields filter as in tracker list.
    """  # noqa: D301 - click reads \b as "keep these lines"
    office: Office = ctx.obj
    wish = Wish(office, asked, options)
    for name, (option, kinds) in FITTING.items():
        if wish.kind not in kinds and ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise UsageError(f"{option} does not go with {wish.kind}", f"it is for: {', '.join(kinds)}")
    figures = wish.figures()
    _print(ctx, figures, wish.form, wish.output, force=bool(options["force"]))


def _print(ctx: click.Context, figures: Report, form: str, output: Path | None, *, force: bool) -> None:
    """To the file, whole or not at all; to a terminal with its width and colours; else plain bytes."""
    from tracker.reports.formats import write

    if output is not None:
        data = write(figures, form)
        to_file(output, data, figures.kind, force=force)
        if form == "ics" and b"BEGIN:VEVENT" not in data:
            say("note: the calendar is empty, for nothing open has a deadline that names a day")
    elif form == "terminal" and (on_terminal() or ctx.color):
        from rich.console import Console

        from tracker.reports.pages import page
        from tracker.reports.terminal import render

        console = Console(file=sys.stdout, force_terminal=ctx.color, color_system=None if ctx.color is False else "auto")
        console.print(render(page(figures), console.width), soft_wrap=True, highlight=False, markup=False, emoji=False)
    else:
        from tracker.cli.output import emit

        emit([write(figures, form)], nl=False)
