"""`tracker links`: what later readouts say about earlier commitments, as lines, as JSON, accepted or turned down."""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from tracker.clean import elide, shown
from tracker.cli import complete
from tracker.cli.office import Office, columns, on_terminal, say, telling
from tracker.cli.output import emit, emit_json
from tracker.cli.progress import bar
from tracker.errors import Ambiguous, NotFound, UsageError
from tracker.legible import legible

if TYPE_CHECKING:
    from tracker.desk import Desk, Done
    from tracker.links import Suggestion
    from tracker.model import Commitment

SHOWN_TERMS = 6
"""Shared terms named on a terminal; JSON has all."""


@click.command()
@click.argument("readout", required=False, shell_complete=complete.readouts)
@click.option("--accept", multiple=True, metavar="ID", help="Write the link; ID as listed, or a unique part of it")
@click.option("--reject", multiple=True, metavar="ID", help="Remember that they do not belong together")
@click.option("--record", is_flag=True, help="With --accept: record the status update too")
@click.option("--json", "as_json", is_flag=True, help="JSON for scripts")
@click.pass_obj
def links(
    office: Office, readout: str | None, accept: tuple[str, ...], reject: tuple[str, ...], *, record: bool, as_json: bool
) -> None:
    """What later readouts say about earlier commitments: suggestions, for you to accept or reject.

    \b
      tracker links                        all that wait, the newest readout first
      tracker links 20230519               one readout's
      tracker links --accept 607-18/KAZ-20230519:84 --record
      tracker links --reject 607-19/KAZ-20230519:84

    Accepting writes a link and prints the status update it suggests; --record records that too. Nothing else changes a status.
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.links import pending

    if record and not accept:
        raise UsageError("--record goes with --accept", "tracker links --accept ID --record")
    ledger = office.ledger()
    wanted = None if readout is None else [office.readout_named(readout).id]
    if accept or reject:
        typed = [(id, True) for id in accept] + [(id, False) for id in reject]
        waiting = list(pending(ledger, readouts=wanted or _meant([id for id, _ in typed], [r.id for r in ledger.readouts()])))
        for suggestion, accepted in [(_one(waiting, id), accepted) for id, accepted in typed]:
            with telling():
                for words in answer(office.desk(), suggestion, accepted=accepted, record=record):
                    click.echo(words)
        return
    known = {c.id: c for c in ledger.commitments()}
    count = 0

    def told() -> Iterator[str]:
        nonlocal count
        for suggestion in found:
            count += 1
            yield from lines(suggestion, known[suggestion.commitment])

    with bar("readouts") as progress:
        found = pending(ledger, readouts=wanted, progress=progress)
        if as_json:
            emit_json(msgspec.json.format(msgspec.json.encode(list(found)), indent=2))
            return
        emit(told())
    if on_terminal() or not count:
        say(f"{count} waiting" if count else "no suggestion waits")


def answer(desk: Desk, suggestion: Suggestion, *, accepted: bool, record: bool) -> Iterator[str]:
    """Write a suggestion's link, accepted or turned down, and with `record` the update it proposes; yields what was done.

    Both are one act: undo takes them back together.
    """
    proposal = suggestion.proposal

    def link(desk: Desk) -> Done:
        return desk.link(suggestion.holder, suggestion.relation, suggestion.to, quote=suggestion.later_quote, accepted=accepted)

    def follow(desk: Desk) -> Done:
        ids, given = [suggestion.commitment], [proposal.source]
        if proposal.status:
            return desk.status(ids, proposal.status, on=proposal.on, note=proposal.note, sources=given, why=proposal.why)
        return desk.evidence(ids, given, on=proposal.on, note=proposal.note)

    recorded = accepted and record
    yield desk.together(link, *([follow] if recorded else [])).words
    if accepted and not recorded:
        yield from _offer(suggestion)


def lines(suggestion: Suggestion, earlier: Commitment) -> Iterator[str]:
    """A suggestion as a few lines on a terminal, as one tab-separated line in a pipe."""
    proposal = suggestion.proposal
    if not on_terminal():
        cells = (suggestion.id, suggestion.relation, f"{suggestion.score:.2f}", proposal.status or "", proposal.on)
        yield "\t".join((*cells, shown(legible(suggestion.quote)), shown(legible(suggestion.later_quote))))
        return
    yield click.style(f"{suggestion.relation:<9}", bold=True) + f" {suggestion.score:.2f}  {suggestion.id}"
    yield _row("earlier", f"{shown(legible(suggestion.quote))}  ({earlier.made or 'no date'}, {earlier.standing.status})")
    yield _row("now", shown(legible(suggestion.later_quote)))
    yield _row("because", f"{shown(suggestion.reason)}; shared: {', '.join(map(shown, suggestion.terms[:SHOWN_TERMS]))}")
    for conflict in suggestion.conflicts:
        yield _row("but", shown(conflict))
    if suggestion.also:
        yield _row("also", ", ".join(suggestion.also))
    yield _row("offers", f"{proposal.status or 'evidence'} on {proposal.on or 'an unknown day'}")
    yield ""


def _meant(typed: Sequence[str], readouts: Sequence[str]) -> list[str] | None:
    """The readouts that the later halves of ids can name; None where one of them says too little."""
    found: list[str] = []
    for id in typed:
        later = id.casefold().rpartition("/")[2].partition(":")[0]
        named = [
            readout for readout in readouts if later and (later in readout.casefold() or later.startswith(readout.casefold()))
        ]
        if not named:
            return None
        found += named
    return found


def _row(name: str, words: str) -> str:
    return textwrap.fill(
        elide(words, 400),
        columns(),
        initial_indent=f"  {name:<8} ",
        subsequent_indent=" " * 11,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _offer(suggestion: Suggestion) -> Iterator[str]:
    proposal = suggestion.proposal
    source = proposal.source
    act = (
        ["tracker", "status", suggestion.commitment, proposal.status]
        if proposal.status
        else ["tracker", "evidence", suggestion.commitment]
    )
    options = {
        "--on": proposal.on,
        "--why": proposal.why,
        "--note": proposal.note,
        "--source": source.url,
        "--source-title": source.title,
        "--publisher": source.publisher,
        "--source-date": source.date,
    }
    given = [word for name, value in options.items() if value for word in (name, shown(value))]
    against = [] if proposal.status or source.stance != "contradicts" else ["--contradicts"]
    yield "to record it: " + shlex.join([*act, *given, *against])


def _one(waiting: Sequence[Suggestion], typed: str) -> Suggestion:
    exact = [s for s in waiting if s.id.casefold() == typed.casefold()]
    found = exact or [s for s in waiting if typed.casefold() in s.id.casefold() or _parts(s.id, typed)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Ambiguous(f"{typed!r} fits {len(found)} suggestions", "type more of one: " + ", ".join(s.id for s in found[:5]))
    raise NotFound(f"no suggestion {typed!r} waits", "tracker links lists them")


def _parts(id: str, typed: str) -> bool:
    """Whether both sides of "earlier/later" hold what was typed for them."""
    (earlier, _, later), (first, bar, second) = id.casefold().partition("/"), typed.casefold().partition("/")
    return bool(bar) and first in earlier and second in later
