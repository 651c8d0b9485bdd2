"""Commands that look: extract, list, show."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tracker.cli import complete
from tracker.cli.office import Office, on_terminal, say
from tracker.cli.options import AS_KNOWN, AS_OF, ID, JSON, QUERY, VIEW, Listing, day, given_metadata, metadata_options
from tracker.cli.written import FORCE, OUTPUT, format_of, to_file
from tracker.errors import UnreadableDocument
from tracker.model import Commitment
from tracker.wording import counted

LISTS = ("terminal", "markdown", "html", "json", "csv", "xlsx")
"""The formats of a list."""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", shell_complete=complete.files)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", help="How to print  [default: table]")
@click.option("--explain", is_flag=True, help="The text with its commitments marked, and what was passed over and why")
@click.option("--json", "as_json", is_flag=True, help="Short for --format jsonl")
@metadata_options
@click.pass_obj
def extract(office: Office, /, files: tuple[str, ...], form: str, *, explain: bool, as_json: bool, **given: str) -> None:
    """Show the commitments in readouts without storing anything.

    \b
      tracker extract talks.txt
      tracker extract talks.txt --explain
      tracker extract *.txt --format jsonl > leaves.jsonl
      curl -s https://... | tracker extract -
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.cli import card, leaves, output
    from tracker.extraction import Extraction
    from tracker.extraction import extract as find
    from tracker.ingest import read_each

    metadata = given_metadata(given, office.today)
    failed = 0
    for name in files:
        try:
            source = sys.stdin.buffer.read() if name == "-" else Path(name)
            seen = read_each(source, "standard input" if name == "-" else name, given=metadata)
        except UnreadableDocument as error:
            failed += 1
            say(f"tracker: {error}")
            continue
        for one in seen.failures:
            say(f"tracker: {one}")
        for note in seen.notes:
            say(note)
        for draft in seen.drafts:
            english = draft.language == "en"
            found = (
                find(draft.text, date=draft.date, issuer=draft.issuer, parties=draft.parties, title=draft.title)
                if english
                else Extraction()
            )
            if not english:
                say(f"{name}: {card.not_english(draft)}")
            with output.read_or_not():
                if as_json or form == "jsonl":
                    click.echo(leaves.jsonl(draft, found))
                elif explain:
                    leaves.explain(draft, found)
                else:
                    leaves.table(draft, found)
                    if english and not found.leaves:
                        say(f"{name}: no commitment found")
    if failed:
        raise UnreadableDocument(f"{counted(failed, 'file')} of {len(files)} could not be read")


@click.command("list", cls=Listing)
@QUERY
@VIEW
@AS_OF
@AS_KNOWN
@JSON
@click.option("--overdue", is_flag=True, help="Short for is:overdue")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything is listed, for cron jobs")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many lines")
@click.option("--format", "form", type=click.Choice(LISTS), default=None, help="How to write it  [default: by FILE's ending]")
@OUTPUT
@FORCE
@click.pass_context
def list_(
    ctx: click.Context,
    query: tuple[str, ...],
    view: str,
    as_of: str,
    as_known: str,
    *,
    as_json: bool,
    overdue: bool,
    exit_code: bool,
    limit: int | None,
    form: str | None,
    output: Path | None,
    force: bool,
) -> None:
    """List commitments, all or those that fit a filter.

    \b
      tracker list
      tracker list visa party:kazakhstan
      tracker list status:underway,stalled due:<30d sort:due
      tracker list -party:kazakhstan -visa
      tracker list party:"south korea"
      tracker list is:open --as-of 2023-01-01
      tracker list --view mine                      what w + in the full-screen program, or the settings, call so
      tracker list --overdue --exit-code
      tracker list is:open sort:due -o open.xlsx

    As CSV or XLSX each has its words, status, dates, grades, last note and sources in columns.

    What nobody has reviewed yet is listed as a candidate, in a pipe as pending; reports leave it out, and is:accepted does here.
    A ! behind a deadline says overdue, behind a status closed without a source; ~ a deadline only about right, ? overdue by one.

    Plain words search titles, quotes and notes; a minus in front of a word or field means not. Fields: party, to, by, status,
    topic, strength, specificity, is, due, made, since, stale, age, readout, id, place, sort.
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.cli import output as printed

    office: Office = ctx.obj
    file = office.spare(output) if output and str(output) != "-" else None
    written = format_of(form or "", file, LISTS, as_json=as_json)
    words = ["is:overdue", *query] if overdue else list(query)  # in front: a quote left open takes all behind it
    today, found = select(office, words, as_of, as_known, view)
    shown = found[:limit]
    waiting = sum(c.standing.review == "candidate" for c in found)
    if file or written not in {"", "terminal"}:
        _write(shown, today, office.asked(words, view), written, file, force=force)
    else:
        printed.emit(printed.lines(shown, today))
        if on_terminal() or not (found or exit_code):  # a cron job that finds nothing says nothing
            more = f", {len(shown)} shown" if len(shown) < len(found) else ""
            more += f", {waiting:,} of them {'a candidate' if waiting == 1 else 'candidates'}" if waiting else ""
            say(counted(len(found), "commitment") + more + (f" as of {today}" if as_of else ""))
        elif waiting and (overdue or exit_code):
            say(f"note: {counted(waiting, 'candidate')} among them, which reports leave out: is:accepted does too")
    if exit_code and found:
        ctx.exit(1)


def _write(found: Sequence[Commitment], day: dt.date, query: str, form: str, file: Path | None, *, force: bool) -> None:
    """The list as a file, or to standard output."""
    from tracker.cli import output as printed

    if form == "json":
        data = printed.as_json(found, day) + b"\n"
    else:
        from tracker.reports.formats import lay_out
        from tracker.reports.pages.listing import listing

        data = lay_out(listing(found, day, query), form)
    if file:
        to_file(file, data, counted(len(found), "commitment"), force=force)
    else:
        printed.emit([data], nl=False)


def select(
    office: Office, words: Sequence[str], as_of: str = "", as_known: str = "", view: str = ""
) -> tuple[dt.date, list[Commitment]]:
    """The commitments that fit, on the day asked about (today if none), and that day."""
    from tracker.match import Index
    from tracker.query import parse

    until, known = day(as_of, office.today), day(as_known, office.today)
    today = until or office.today
    query = parse(office.asked(words, view), today)
    ledger = office.ledger()
    stood: Sequence[Commitment] = ledger.commitments()
    if until or known:
        from tracker.reports.scope import as_they_stood

        stood = as_they_stood(stood, ledger.readouts(), as_of=until, as_known=known)
    index = Index(stood, today)
    return today, [index.commitments[i] for i in index.select(query)]


@click.command()
@ID
@AS_OF
@AS_KNOWN
@JSON
@click.pass_obj
def show(office: Office, id: str, as_of: str, as_known: str, *, as_json: bool) -> None:
    """Show one commitment: its words in their context, grades, sources and history.

    \b
      tracker show CHN-KAZ-20220607-18
      tracker show 607-18              any unique part of the id is enough
      tracker show 607-18 --as-of 2023-01-01
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker import facts
    from tracker.cli import card, output
    from tracker.standing import at

    until, known = day(as_of, office.today), day(as_known, office.today)
    commitment = office.named(id)
    if until or known:
        commitment = at(commitment, until, known)
    today = until or office.today
    if as_json:
        output.emit_json(output.as_json([commitment], today))
        return
    with output.read_or_not():
        card.show(commitment, facts.as_known(office.ledger().readout(commitment.readout), known), today)
