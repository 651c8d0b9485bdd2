"""Commitments to lines of a terminal, tab-separated lines of a pipe, or JSON for scripts."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

import click
import msgspec

from tracker.clean import elide, pad, shown, width
from tracker.cli.office import columns, on_terminal
from tracker.model import Commitment, Status
from tracker.reports.marks import STYLES, status_words
from tracker.standing import age_days, is_late, is_overdue, is_rough, stale_days

TITLE = 20
"""Cells that a title wants at least."""
NARROW = 100
"""Columns of a terminal under which a list is shortened."""


def coloured(status: Status, text: str) -> str:
    """`text` in the colour of a status, where colour is on."""
    style = STYLES[status]
    if style == "default":
        return text
    return click.style(text, fg=None if style == "dim" else style, dim=style == "dim" or None)


def as_json(commitments: Iterable[Commitment], today: dt.date) -> bytes:
    """A JSON array, one commitment a line: the stored fields with overdue, late, key, stale_days and age_days among them.

    The standing is written out, with "pending" and "candidate" too, which the ledger's file leaves out.
    """
    return array(_flat(c, today) for c in commitments)


def array(rows: Iterable[object]) -> bytes:
    """A JSON array, one element a line."""
    lines = [msgspec.json.encode(row) for row in rows]
    return b"[\n" + b",\n".join(lines) + b"\n]" if lines else b"[]"


def _flat(c: Commitment, today: dt.date) -> dict[str, object]:
    stored = {name: getattr(c, name) for name in c.__struct_fields__}
    return stored | {
        "standing": {name: getattr(c.standing, name) for name in c.standing.__struct_fields__},
        "overdue": is_overdue(c, today),
        "rough": is_rough(c),
        "late": is_late(c),
        "key": c.is_key,
        "stale_days": stale_days(c, today),
        "age_days": age_days(c, today),
    }


def lines(commitments: Sequence[Commitment], today: dt.date) -> Iterable[str]:
    """One line a commitment: padded columns under a header on a terminal, tabs in a pipe (id, status, due, parties, title).

    On a terminal what nobody has accepted yet says so in place of a status, which nothing but "pending" can be till then.
    Where the terminal is narrow, parties are given by their codes and deadlines cut, so that the title has room.
    """
    if not on_terminal():
        for c in commitments:
            yield "\t".join((c.id, c.standing.status, due(c), shown(", ".join(c.parties)), shown(c.title)))
        return
    if not commitments:
        return
    room = columns()
    narrow = room < NARROW
    ids = max(len(c.id) for c in commitments)
    dues = min(max(len(marked_due(c, today)) for c in commitments), 11 if narrow else 19)
    statuses = max(len(status_words(c)) for c in commitments)
    names = {given: _parties(given, codes=narrow) for given in {c.parties for c in commitments}}
    parties = max(min(max(map(width, names.values())), 26 if room >= 110 else 12), len("bound"))
    spare = room - (ids + 2 + statuses + 2 + (dues + 2 if dues else 0) + parties + 2)
    parties, title = shared(parties, spare)
    if title < TITLE and dues:
        parties, title = shared(parties, title + dues + 2)
        dues = 0
    head = f"{'id':<{ids}}  {'status':<{statuses}}  " + (f"{'due':<{dues}}  " if dues else "")
    yield click.style(elide(head + f"{'bound':<{parties}}  title", room), dim=True)
    for c in commitments:
        late = is_overdue(c, today)
        cells = (
            (f"{c.id:<{ids}}  ", str),
            (pad(status_words(c), statuses) + "  ", partial(coloured, c.standing.status)),
            (pad(marked_due(c, today), dues) + "  " if dues else "", _red if late else str),
            (f"{pad(names[c.parties], parties)}  {elide(shown(c.title), title)}", str),
        )
        yield _cut(cells, room)


def _red(text: str) -> str:
    return click.style(text, fg="red")


def _cut(cells: Iterable[tuple[str, Callable[[str], str]]], room: int) -> str:
    """A line of cells, each with what gives it its colour, ended where the terminal ends."""
    line = ""
    for text, painted in cells:
        part = elide(text, room)
        room -= width(part)
        line += painted(part) if part else ""
    return line.rstrip()


def shared(names: int, spare: int) -> tuple[int, int]:
    """The cells for a column of names and for the title behind it, where `spare` are left: a narrow terminal cuts names first."""
    given = max(min(TITLE - spare, names - len("bound")), 0)
    return names - given, max(spare + given, 0)


def _parties(names: tuple[str, ...], *, codes: bool) -> str:
    """Who is bound in one word or a few; by code where there is one and room is dear."""
    if codes:
        from tracker.extraction.atlas import code

        names = tuple(code(name) or name for name in names)
    return shown(", ".join(names)) or "unclear"


def due(c: Commitment) -> str:
    """The last day of the deadline, or its words where they name no day."""
    if not c.deadline:
        return ""
    return c.deadline.latest.isoformat() if c.deadline.latest else shown(c.deadline.words)


def marked_due(c: Commitment, today: dt.date) -> str:
    """The deadline, marked where it has passed or is only about right ("?": both), so that no colour is needed to see that."""
    if is_rough(c):
        return due(c) + ("?" if is_overdue(c, today) else "~")
    return due(c) + ("!" if is_overdue(c, today) else "")


def emit_json(data: bytes) -> None:
    """Write JSON to stdout."""
    emit([data])


def emit(lines: Iterable[str | bytes], *, nl: bool = True) -> None:
    """Write lines to stdout, as many as are read."""
    with read_or_not():
        for line in lines:
            click.echo(line, nl=nl)


@contextmanager
def read_or_not() -> Iterator[None]:
    """What is printed within is of no use once nobody reads on (`| head -1`): it ends there, and that is no failure."""
    try:
        yield
    except BrokenPipeError:
        # What Python would still write at its end goes nowhere, else it would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
