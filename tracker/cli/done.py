"""What an act did, or that it did nothing, told in words or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click
import msgspec

from tracker.cli.office import say, telling

if TYPE_CHECKING:
    from tracker.desk import Done


def _wants_json(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    ctx.meta[_DONE_AS_JSON] = value


_DONE_AS_JSON = "tracker.done-as-json"
DONE_JSON = click.option(
    "--json", is_flag=True, expose_value=False, callback=_wants_json, help="What was done as JSON: words, notes, act, ids"
)
"""For commands that record; `done_as_json` tells whether it was given."""


def done_as_json() -> bool:
    """Whether the command that runs was asked to tell what it did as JSON."""
    return bool(click.get_current_context().meta.get(_DONE_AS_JSON))


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
        from tracker.desk import Done

        click.echo(_encoded(Done(words)))
    else:
        say(words)


def declined(words: str, *, as_json: bool = False) -> NoReturn:
    """Say that a person said no, and end: nothing was done, and the exit code tells a script that answers the question."""
    idle(words, as_json=as_json)
    raise click.exceptions.Exit(1)


def _encoded(done: Done) -> bytes:
    ids = {"commitments": [c.id for c in done.commitments], "readouts": [r.id for r in done.readouts]}
    return msgspec.json.encode({"done": done.words, "notes": done.notes, "act": done.act, **ids})
