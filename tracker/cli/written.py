"""What a person asked for as a file: in which format, where to, and nothing written over without a word."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tracker.cli.done import declined
from tracker.cli.office import agreed, on_terminal, say
from tracker.errors import TrackerError, UsageError
from tracker.ledger import disk

OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to a file; - is stdout"
)
FORCE = click.option("--force", is_flag=True, help="Write over a file that exists without asking")


def format_of(given: str, output: Path | None, offered: Sequence[str], *, as_json: bool) -> str:
    """The format typed, else the one that the file's ending means, "" for none; raises UsageError where they do not fit."""
    if as_json:
        if given not in {"", "json"}:
            raise UsageError(f"--json and --format {given} are two formats", "give one of them")
        given = "json"
    if given == "xlsx" and output is None and on_terminal():
        raise UsageError("xlsx is not for a terminal", "write it to a file with -o FILE.xlsx")
    if given or output is None:
        return given
    from tracker.reports.formats import ENDINGS

    endings = {ending: form for ending, form in ENDINGS.items() if form in offered}
    form = endings.get(output.suffix.lower())
    if form is None:
        raise UsageError(
            f"{output.name} names no format that there is for this", f"end it in {', '.join(endings)}, or give --format"
        )
    return form


def to_file(path: Path, data: bytes, what: str, *, force: bool) -> None:
    """Write the file whole or not at all and say so; a person is asked before one is written over, and a no ends the command.

    A script is not asked: what it makes each week under one name it makes again, and that is said.
    """
    try:
        there = path.exists() and not disk.is_stream(path)
        if there and not force and _somebody_is_there() and not agreed(f"{path} exists. Write over it?"):
            declined("nothing was written")
        disk.put(path, data)
    except OSError as error:
        raise TrackerError(f"{path} cannot be written: {error.strerror}") from error
    say(f"{what} written to {path}" + (", over what was there" if there else ""))


def _somebody_is_there() -> bool:
    return sys.stdin.isatty()
