"""Commands that say what a commitment is: review, split, merge, edit, link."""

from __future__ import annotations

from typing import Literal, cast

import click

from tracker.cli import complete
from tracker.cli.done import DONE_JSON, declined, done_as_json, idle, told
from tracker.cli.office import Office, agreed, say
from tracker.cli.options import ID, NOTE, Filtered
from tracker.desk import cuts
from tracker.errors import UsageError, nearest
from tracker.model import RELATIONS
from tracker.wording import counted


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
            declined("nothing changed")
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

    WORDS are those of its quote, as tracker show has them or without the breaks of lines and pages, with | where one part ends
    and the next begins. The parts get the next free ids and what the whole had; the whole is rejected. tracker undo takes it
    back.
    """  # noqa: D301 - click reads \b as "keep these lines"
    whole = office.named(id)
    told(office.desk().split(whole.id, cuts(whole, words, office.ledger().readout(whole.readout).text)))


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
    """Correct fields: title, parties, beneficiary, topic, strength, specificity, deadline, condition, amount, place, words.

    \b
      tracker edit 607-18 title="Open a consulate general in Xi'an" parties=Kazakhstan
      tracker edit 607-18 deadline=2023-12 strength=firm
      tracker edit 607-18 deadline="by the end of 2023"
      tracker edit 607-18 amount="EUR 40 million" place="Almaty, Astana"
      tracker edit 607-09 words="jointly build a green Silk Road"

    A deadline is a date, none, or words that name a day, reckoned from the day of the talks ("within six months"). Parties are
    countries and organisations by name or code, commas between them, or none; a name in quotes is taken as it is
    ('parties="Acme Rail", China'). Words are others of the same readout, say where they broke off; title, deadline, amount, topic
    and the like are read from them anew, unless you gave these. What extraction wrote is kept; tracker undo brings it back.
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.corrections import corrections, with_words

    one = office.named(id)
    words, others = with_words(changes)
    given = corrections(others, one.made)
    desk = office.desk()
    told(
        desk.edit(one.id, given, note=note, expect=expect)
        if words is None
        else desk.reword(one.id, words, given, note=note, expect=expect)
    )


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
