"""The report command: what was typed to figures, and these to the screen, a pipe or a file."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from tracker.cli import complete
from tracker.cli.office import Office, on_terminal, say
from tracker.cli.options import AS_KNOWN, AS_OF, UNKNOWN, Filtered, day
from tracker.cli.written import FORCE, OUTPUT, format_of, to_file
from tracker.dates import first_day, last_day, typed
from tracker.errors import UsageError, nearest
from tracker.wording import counted

if TYPE_CHECKING:
    from tracker.links import Suggestion
    from tracker.model import Commitment, Readout
    from tracker.query import Query
    from tracker.reports.pages import Report

KINDS = {
    "summary": "where all commitments stand",
    "changes": "what moved since a date",
    "agenda": "overdue, due soon, not looked at for long",
    "matrix": "scores by party and commitment: +1, 0, -1",
    "lineage": "promises followed over readouts, and what was not repeated",
    "commitment": "one commitment's file",
    "readout": "one readout with its commitments marked",
    "compare": "two readouts of one event side by side",
}
FITTING = {
    "since": ("--since", ("summary", "changes", "matrix")),
    "until": ("--until", ("summary", "changes", "matrix")),
    "vocabulary": ("--vocabulary", ("summary", "matrix", "readout")),
    "clock": ("--by", ("changes",)),
    "ahead": ("--days", ("agenda",)),
}
"""The kinds that an option is for; the others would go on as if it had not been given."""
VOCABULARIES = ("ours", "g20", "cppg", "politifact", "ogp", "iati")
FORMATS = ("terminal", "markdown", "html", "json", "csv", "xlsx", "ics")


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


class Wish:
    """One call of the command, its words made into values; raises UsageError for what does not fit."""

    def __init__(self, office: Office, asked: Sequence[str], options: Mapping[str, object]) -> None:
        from tracker.query import joined, parse
        from tracker.reports.scope import Asked

        self.office = office
        self.today = office.today
        named = bool(asked) and asked[0] in KINDS
        self.kind = asked[0] if named else "summary"
        self.rest = list(asked[1:] if named else asked)
        self.meant = "" if named or not asked else next(iter(get_close_matches(asked[0].lower(), KINDS, n=1, cutoff=0.75)), "")
        """The kind that the first word resembles."""
        self.as_of = day(str(options["as_of"]), self.today)
        self.as_known = day(str(options["as_known"]), self.today)
        self.since = _first(str(options["since"]), self.today)
        self.until = _last(str(options["until"]), self.today)
        self.vocabulary = str(options["vocabulary"])
        self.clock = str(options["clock"])
        self.ahead = int(str(options["ahead"]))
        given = options["output"]
        self.output: Path | None = office.spare(given) if isinstance(given, Path) and str(given) != "-" else None
        given_form = format_of(str(options["form"] or ""), self.output, FORMATS, as_json=bool(options["as_json"]))
        self.form = given_form or "terminal"
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"--since {self.since} lies after --until {self.until}")
        if self.since and self.as_of and self.since > self.as_of:
            raise UsageError(f"--since {self.since} lies after --as-of {self.as_of}")
        by_id = self.kind in {"commitment", "readout", "compare"}
        self.query: Query = parse("" if by_id else joined(self.rest), self.as_of or self.today)
        self.asked = Asked(
            today=self.today,
            as_of=self.as_of,
            as_known=self.as_known,
            query=self.query.text,
            with_candidates=bool(options["candidates"]) or self.query.asks("is", "candidate"),
        )

    def figures(self) -> Report:
        """The figures asked for."""
        ledger = self.office.ledger()
        readouts = ledger.readouts()
        if self.kind in {"commitment", "readout", "compare"}:
            return self._named(ledger.commitments(), readouts)
        return self._selected(self._fitting(ledger.commitments(), readouts), readouts)

    def _fitting(self, commitments: list[Commitment], readouts: list[Readout]) -> list[Commitment]:
        """Those that fit the query, as they stood on the day asked about."""
        from tracker.match import Index
        from tracker.query import parse
        from tracker.reports.figures import judged_on
        from tracker.reports.scope import as_they_stood

        if not self.query.words and not self.query.terms:
            return commitments
        asked = judged_on(self.asked, self.until if self.kind != "changes" else None)
        stood = as_they_stood(commitments, readouts, as_of=asked.as_of, as_known=asked.as_known)
        index = Index(stood, asked.day)
        if self.meant and not index.count(parse(self.rest[0], asked.day)):
            raise UsageError(f"there is no report {self.rest[0]!r}, and nothing holds that word", nearest(self.rest[0], KINDS))
        kept = {index.commitments[at].id for at in index.select(self.query)}
        return [c for c in commitments if c.id in kept]

    def _named(self, commitments: list[Commitment], readouts: list[Readout]) -> Report:
        """The report on what was named by (a part of) its id."""
        from tracker.reports import comparison, dossier, lineage, transcript

        wanted = {"commitment": 1, "readout": 1, "compare": 2}[self.kind]
        if len(self.rest) != wanted:
            example = " ".join(["ID"] * wanted)
            raise UsageError(f"{self.kind} takes {counted(wanted, 'id')}", f"tracker report {self.kind} {example}")
        if self.kind == "commitment":
            return dossier.dossier(self.office.named(self.rest[0]), commitments, readouts, self.asked, lineage=lineage.suggested)
        first = self.office.readout_named(self.rest[0])
        if self.kind == "readout":
            return transcript.transcript(first, commitments, self.asked, vocabulary=self.vocabulary)
        second = self.office.readout_named(self.rest[1])
        if first.id == second.id:
            raise UsageError(f"{first.id} is both readouts", "name two")
        return comparison.compare(first, second, commitments, self.asked, readouts)

    def _selected(self, found: list[Commitment], readouts: list[Readout]) -> Report:
        from tracker.reports import agenda, changes, matrix
        from tracker.reports.figures import judged_on, summarised, window
        from tracker.reports.scope import Selection

        asked = self.asked
        match self.kind:
            case "changes":
                if self.since is None:
                    raise UsageError("changes needs the day since when", "for example --since 2024-06-01, or --since 4w")
                clock: changes.Clock = "happened" if self.clock == "happened" else "recorded"
                return changes.changes(found, readouts, asked, since=self.since, until=self.until, clock=clock)
            case "agenda":
                return agenda.agenda(found, readouts, asked, ahead=self.ahead)
            case "matrix":
                return matrix.matrix(found, readouts, asked, vocabulary_name=self.vocabulary, since=self.since, until=self.until)
            case "lineage":
                return self._lineage(found, readouts)
            case _:
                kept = Selection(found, readouts, judged_on(asked, self.until))
                return summarised(kept, window(asked, self.since, self.until), self.vocabulary)

    def _lineage(self, found: list[Commitment], readouts: list[Readout]) -> Report:
        from tracker.cli.progress import bar
        from tracker.links import pending
        from tracker.reports.chains import lineage

        ledger = self.office.ledger()

        def waiting(about: frozenset[str], by: frozenset[str]) -> list[Suggestion]:
            if not by:
                return []
            with bar("readouts") as progress:
                return list(pending(ledger, readouts=by, about=about, progress=progress))

        return lineage(found, readouts, self.asked, among=ledger.commitments(), waiting=waiting)


def _first(text: str, today: dt.date) -> dt.date | None:
    return first_day(typed(text, today, why=UNKNOWN)) if text else None


def _last(text: str, today: dt.date) -> dt.date | None:
    return min(last_day(typed(text, today, why=UNKNOWN)), today) if text else None


def _print(ctx: click.Context, figures: Report, form: str, output: Path | None, *, force: bool) -> None:
    """To the file, whole or not at all; to a terminal with its width and colours; else plain bytes."""
    from tracker.reports.formats import write

    if output is not None:
        data = write(figures, form)
        if to_file(output, data, figures.kind, force=force) and form == "ics" and b"BEGIN:VEVENT" not in data:
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
