"""Commands that record: status, check, note, evidence, review, split, merge, edit, link, snooze, undo, redo."""

from __future__ import annotations

import sys
from typing import Literal, cast

import click
import msgspec

from tracker.cli import complete
from tracker.cli.office import Office, agreed, say, telling
from tracker.cli.options import DONE_JSON, ID, IDS, NOTE, ON, Filtered, done_as_json, source_options
from tracker.dates import first_day, typed
from tracker.desk import Done, cuts
from tracker.errors import UsageError, nearest
from tracker.model import RELATIONS, STATUSES, Source
from tracker.wording import counted

LONGEST = 100_000
"""Bytes of a remark on standard input: more is a document, which belongs elsewhere."""


def told(done: Done, *, as_json: bool = False) -> None:
    """Say what was done and what else to know; with --json as one object, the commitments and readouts by their ids."""
    if as_json or done_as_json():
        with telling():
            click.echo(_encoded(done))
        return
    with telling():
        click.echo(done.words)
    for note in done.notes:
        say(f"note: {note}")


def idle(words: str, *, as_json: bool = False) -> None:
    """Say why nothing was done."""
    if as_json or done_as_json():
        click.echo(_encoded(Done(words)))
    else:
        say(words)


def _encoded(done: Done) -> bytes:
    ids = {"commitments": [c.id for c in done.commitments], "readouts": [r.id for r in done.readouts]}
    return msgspec.json.encode({"done": done.words, "notes": done.notes, "act": done.act, **ids})


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


@click.command(cls=Filtered)
@click.argument("decision", required=False, type=click.Choice(["accept", "reject"]), metavar="[accept|reject]")
@click.argument("query", nargs=-1, metavar="[ID... | FILTER...]", shell_complete=complete.query)
@NOTE
@click.option("--yes", is_flag=True, help="Do not ask when a filter fits several")
@DONE_JSON
@click.pass_obj
def review(office: Office, decision: str | None, query: tuple[str, ...], note: str, *, yes: bool) -> None:
    """Accept or reject candidates, by id or by filter; without either, list what waits for it.

    \b
      tracker review
      tracker review accept 607-18 607-19
      tracker review accept is:candidate strength:firm specificity:>=2
      tracker review reject is:candidate strength:soft --yes
      tracker review accept is:candidate -topic:culture
    """  # noqa: D301 - click reads \b as "keep these lines"
    if decision is None:
        _waiting(office)
        return
    if not query:
        raise UsageError(f"nothing to {decision} is named", f"tracker review {decision} ID, or a filter such as is:candidate")
    verdict = cast("Literal['accepted', 'rejected']", decision + "ed")
    if any(":" in word for word in query):
        from tracker.cli.read import select

        ids = [c.id for c in select(office, query)[1] if c.standing.review != verdict]
        if not ids:
            idle("nothing fits")
            return
        if not yes and len(ids) > 1 and not agreed(f"{decision} {len(ids)} commitments?"):
            idle("nothing changed")
            return
    else:
        ids = office.ids(query)
    told(office.desk().review(ids, verdict, note=note))


def _waiting(office: Office) -> None:
    """The candidates, as `tracker list is:candidate` has them, and how they are decided."""
    from tracker.cli import output
    from tracker.cli.read import select

    today, found = select(office, ["is:candidate"])
    if done_as_json():
        output.emit_json(output.as_json(found, today))
        return
    output.emit(output.lines(found, today))
    how = ": tracker review accept ID, or reject ID" if found else ""
    say(f"{counted(len(found), 'candidate')} to review{how}")


@click.command()
@ID
@click.argument("words")
@DONE_JSON
@click.pass_obj
def split(office: Office, id: str, words: str) -> None:
    """Put several commitments in the place of one that holds several promises.

    \b
      tracker split 607-19 "set up consulates general in Xi'an | and Aktobe respectively"

    WORDS are those of its quote, as tracker show has them, with | where one part ends and the next begins. The parts get the
    next free ids and what the whole had; the whole is rejected. tracker undo takes it back.
    """  # noqa: D301 - click reads \b as "keep these lines"
    whole = office.named(id)
    told(office.desk().split(whole.id, cuts(whole, words)))


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID... INTO", shell_complete=complete.ids)
@DONE_JSON
@click.pass_obj
def merge(office: Office, ids: tuple[str, ...]) -> None:
    """Reject commitments that say the same as another, each linked to it: INTO, the last one named, stays.

    \b
      tracker merge 607-05 607-06 607-04

    No status is set by it: how the others stood is said, and noted with their sources in the history of INTO.
    """  # noqa: D301 - click reads \b as "keep these lines"
    *_, into = named = office.ids(ids)
    told(office.desk().merge(named, into))


@click.command()
@ID
@click.argument("changes", nargs=-1, required=True, metavar="FIELD=VALUE...", shell_complete=complete.corrections)
@NOTE
@click.option("--version", "expect", type=int, help="The version you saw; refused if it changed since")
@DONE_JSON
@click.pass_obj
def edit(office: Office, id: str, changes: tuple[str, ...], note: str, expect: int | None) -> None:
    """Correct fields: title, parties, beneficiary, topic, strength, specificity, deadline, condition.

    \b
      tracker edit 607-18 title="Open a consulate general in Xi'an" parties=Kazakhstan
      tracker edit 607-18 deadline=2023-12 strength=firm
      tracker edit 607-18 deadline="by the end of 2023"

    A deadline is a date, none, or words that name a day, reckoned from the day of the talks ("within six months"). Parties are
    countries and organisations by name or code, commas between them, or none; a name in quotes is taken as it is
    ('parties="Acme Rail", China'). What extraction wrote is kept; tracker undo brings it back.
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.corrections import corrections

    one = office.named(id)
    told(office.desk().edit(one.id, corrections(changes, one.made), note=note, expect=expect))


@click.command()
@ID
@click.argument("relation", shell_complete=complete.relations)
@click.argument("to", shell_complete=complete.ids)
@NOTE
@DONE_JSON
@click.pass_obj
def link(office: Office, id: str, relation: str, to: str, note: str) -> None:
    """Tie a commitment to another: restates, advances, revises, fulfils, sets-back, supersedes, part-of, related.

    \b
      tracker link 20230517-04 revises 607-22
    """  # noqa: D301 - click reads \b as "keep these lines"
    spelled = [known.replace(" ", "-") for known in RELATIONS]
    if relation.lower().replace(" ", "-") not in spelled:
        raise UsageError(f"{relation!r} is no relation", nearest(relation, spelled))
    told(office.desk().link(office.named(id).id, relation, office.named(to).id, note=note))


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
