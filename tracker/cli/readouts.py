"""Commands on readouts: list them and what is unsure of them, show one, correct its facts, add words that were missed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click
import msgspec

from tracker.cli import complete
from tracker.cli.done import DONE_JSON, declined, told
from tracker.cli.office import Office, agreed, on_terminal, say
from tracker.cli.options import AS_KNOWN, JSON, NOTE, Filtered, day
from tracker.cli.output import array, emit, read_or_not
from tracker.cli.progress import bar
from tracker.errors import Ambiguous, NotFound, UsageError
from tracker.wording import counted

if TYPE_CHECKING:
    from tracker.desk import Done
    from tracker.model import Commitment, Readout

UNLISTED = frozenset({"text", "heard", "heard_by"})
"""Fields of a readout that a list in JSON leaves out."""
MANY = 20
"""To read so many texts anew takes long enough to show how far it is."""


@click.command(cls=Filtered)
@click.argument("query", nargs=-1, metavar="[ID | FILTER...]", shell_complete=complete.readouts_or_filter)
@click.option("--set", "given", multiple=True, metavar="FACT=VALUE", help="Correct a fact; may be given several times")
@click.option("--confirm", "confirmed", multiple=True, metavar="FACT", help="What was unsure is right as it is; or all")
@NOTE
@click.option("--version", "expect", type=int, help="The version you saw; refused if it changed since")
@click.option("--yes", is_flag=True, help="Do not ask when a filter fits several")
@AS_KNOWN
@JSON
@click.pass_obj
def readouts(
    office: Office,
    query: tuple[str, ...],
    given: tuple[str, ...],
    confirmed: tuple[str, ...],
    note: str,
    expect: int | None,
    as_known: str,
    *,
    yes: bool,
    as_json: bool,
) -> None:
    """The readouts in the ledger; one in full, with its commitments marked; or correct what was taken for its facts.

    \b
      tracker readouts
      tracker readouts CHN-KAZ-20220607
      tracker readouts is:unsure                    what wants a look, and where each guess comes from
      tracker readouts unsure:date language:en
      tracker readouts 20220607 --set date=2022-06-07 --set issuer=China
      tracker readouts 20220607 --confirm parties   the guess was right
      tracker readouts unsure:issuer --set "issuer=United States"

    Facts are date (of the talks), published, issuer, parties, title, place, event and language. A correction settles the
    doubt; deadlines reckoned from the date follow, ids stay. What it was before is kept; tracker undo brings it back.

    One word is a part of an id, else (but not with --set or --confirm) of what a filter finds. A filter has words; is: with
    unsure, corrected, version, undated or foreign; unsure: with a fact; date: with a date, a range (2022-06..2023-01) or a
    comparison (>=2022); issuer: and party: with a name or code; place: event: language: source: with what they hold. A minus in
    front means not.
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.facts import known_by
    from tracker.sought import asked, is_filter, sought

    for name, value in (("--note", note), ("--version", expect is not None), ("--yes", yes)):
        if value and not (given or confirmed):
            raise UsageError(f"{name} goes with --set or --confirm", "alone it would record nothing")
    ledger = office.ledger()
    until = day(as_known, office.today)
    words = asked(ledger.readouts(), query)
    named = None if not words or is_filter(words) else _named(office, words[0], acting=bool(given or confirmed))
    # What was known decides what fits: a date corrected since is not the one that was known.
    found = known_by(ledger.readouts() if named is None else [named], until)
    if named is None:
        found = sought(found, words, office.today)
    elif not found:
        raise NotFound(f"{named.id} was not in the ledger by {until}", "tracker readouts --as-known lists what was")
    if given or confirmed:
        if as_known:
            raise UsageError("--as-known goes with looking, not with --set or --confirm", "a correction is recorded today")
        done = _correct(office, found, query, given, confirmed, note=note, expect=expect, yes=yes)
        if done is None:
            declined("nothing changed", as_json=as_json)
        told(done, as_json=as_json)
        return
    if named is None:
        _list(office, found, until, as_json=as_json, doubts=bool(query))
    elif as_json:
        (one,) = found
        emit([msgspec.json.encode(_row(one, _counts(ledger.find(readout=one.id))))])
    else:
        from tracker.carried import account
        from tracker.cli.source import show_readout
        from tracker.reports.scope import as_they_stood

        (one,) = found
        carried = account(ledger.readout(one.id), ledger.readouts(), ledger.commitments()) if one.version_of else None
        with read_or_not():
            show_readout(one, list(as_they_stood(ledger.find(readout=one.id), (), as_known=until)), carried)


def _named(office: Office, word: str, *, acting: bool) -> Readout | None:
    """The readout that one word names by a part of its id; None where it is a word of a filter, which it is not for an act.

    Raises NotFound where it is neither, Ambiguous where an act is to change one of several.
    """
    from tracker.sought import sought

    try:
        return office.readout_named(word)
    except Ambiguous:
        if acting:
            raise
    except NotFound as error:
        found = sought(office.ledger().readouts(), [word], office.today)
        if not found:
            raise
        if acting:
            shown = ", ".join(readout.id for readout in found[:5]) + (", ..." if len(found) > 5 else "")
            raise NotFound(error.message, f"{word!r} is a word of {shown}; to correct one, name it by its id") from None
    return None


def _list(office: Office, found: list[Readout], known: dt.date | None, *, as_json: bool, doubts: bool) -> None:
    from tracker.cli.source import readout_lines
    from tracker.reports.scope import as_they_stood

    counts = _counts(as_they_stood(office.ledger().commitments(), (), as_known=known))
    if as_json:
        emit([array(_row(readout, counts, UNLISTED) for readout in found)])
        return
    emit(readout_lines(found, counts, doubts=doubts))
    if on_terminal() or not found:
        unsure = sum(bool(readout.unsure) for readout in found)
        check = f", {unsure} with something unsure: tracker readouts is:unsure" if unsure and not doubts else ""
        say(counted(len(found), "readout") + check)


def _counts(commitments: Iterable[Commitment]) -> Counter[str]:
    """How many commitments each readout has, those rejected left out."""
    return Counter(c.readout for c in commitments if c.standing.review != "rejected")


def _row(readout: Readout, counts: Counter[str], without: Collection[str] = ()) -> dict[str, object]:
    """A readout as JSON for scripts has it: every field, and how many commitments it has."""
    fields: dict[str, object] = {name: getattr(readout, name) for name in readout.__struct_fields__ if name not in without}
    return fields | {"commitments": counts[readout.id]}


def _correct(
    office: Office,
    found: list[Readout],
    query: tuple[str, ...],
    given: tuple[str, ...],
    confirmed: tuple[str, ...],
    *,
    note: str,
    expect: int | None,
    yes: bool,
) -> Done | None:
    from tracker.desk.typed import facts

    if not query:
        raise UsageError("no readout is named", "tracker readouts ID --set date=2022-06-07, or a filter such as is:unsure")
    if expect is not None and len(found) != 1:
        raise UsageError("--version goes with one readout", "name it by its id")
    new = facts(given, office.today)
    if "all" in confirmed:
        confirmed = tuple(dict.fromkeys(name for readout in found for name in readout.unsure))
        if not confirmed:
            raise UsageError("nothing is unsure there", "tracker readouts is:unsure lists what is")
    if len(found) > 1 and not yes and not agreed(f"correct {counted(len(found), 'readout')}?"):
        return None
    wanted = None if expect is None else {found[0].id: expect}
    with bar("reading anew") if len(found) >= MANY else nullcontext() as progress:

        def moved(done: int, total: int) -> None:
            office.heard.check()  # nothing is recorded before all are read
            if progress:
                progress(done, total)

        return office.desk().correct(
            [readout.id for readout in found], new, confirmed=confirmed, note=note, expect=wanted, progress=moved
        )


@click.command()
@click.argument("readout", shell_complete=complete.readouts)
@click.option("--quote", required=True, metavar="WORDS", help="The words, exactly as they stand in the readout")
@click.option("--nth", type=click.IntRange(min=1), help="Which of several places with these words, the first being 1")
@click.option("--set", "given", multiple=True, metavar="FIELD=VALUE", help="A field as you see it, for example topic=health")
@NOTE
@DONE_JSON
@click.pass_obj
def add(office: Office, readout: str, quote: str, nth: int | None, given: tuple[str, ...], note: str) -> None:
    """Take in words of a readout that extraction missed, as a commitment.

    \b
      tracker add CHN-KAZ-20220607 --quote "restore flights between the two capitals"
      tracker add 20220607 --quote "the Centre in Almaty" --set title="Open the Centre in Almaty" --set strength=firm

    Title, parties, topic, strength, deadline and the rest are proposed as extraction would grade these words; --set goes before
    that, with the fields of tracker edit. The history says that it was added by hand, and by whom.
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.corrections import corrections
    from tracker.reading import locate

    home = office.readout_named(readout)
    changes = corrections(given, home.date) if given else None
    start, end = locate(home.text, quote, nth or 0, otherwise=", or choose one with --nth")
    told(office.desk().add(home.id, start, end, changes, note=note))
