"""Commitments to lines of a terminal, tab-separated lines of a pipe, or JSON for scripts."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable, Sequence

import click
import msgspec

from tracker.clean import elide, pad, shown
from tracker.cli.office import on_terminal
from tracker.model import Commitment, Readout, Status
from tracker.reports.marks import GLYPHS, STYLES
from tracker.standing import age_days, is_late, is_overdue, stale_days


def coloured(status: Status, text: str) -> str:
    """`text` in the colour of a status, where colour is on."""
    style = STYLES[status]
    return click.style(text, fg=None if style in {"default", "dim"} else style, dim=style == "dim" or None)


def as_json(commitments: Iterable[Commitment], today: dt.date) -> bytes:
    """A JSON array, one commitment a line: the stored fields with overdue, late, key, stale_days and age_days among them."""
    lines = [msgspec.json.encode(_flat(c, today)) for c in commitments]
    return b"[\n" + b",\n".join(lines) + b"\n]" if lines else b"[]"


def _flat(c: Commitment, today: dt.date) -> dict[str, object]:
    stored = {name: getattr(c, name) for name in c.__struct_fields__}
    return stored | {
        "overdue": is_overdue(c, today),
        "late": is_late(c),
        "key": c.is_key,
        "stale_days": stale_days(c, today),
        "age_days": age_days(c, today),
    }


def lines(commitments: Sequence[Commitment], today: dt.date) -> Iterable[str]:
    """One line a commitment: padded columns on a terminal, tabs in a pipe (id, status, due, parties, title)."""
    if not on_terminal():
        for c in commitments:
            yield "\t".join((c.id, c.standing.status, due(c), shown(", ".join(c.parties)), shown(c.title)))
        return
    if not commitments:
        return
    room = shutil.get_terminal_size().columns
    ids = max(len(c.id) for c in commitments)
    dues = max(len(due(c)) for c in commitments)
    parties = min(max(len(_parties(c)) for c in commitments), 26 if room >= 110 else 12)
    for c in commitments:
        glyph = coloured(c.standing.status, pad(f"{GLYPHS[c.standing.status]} {c.standing.status}", 14))
        when = click.style(pad(due(c), dues), fg="red" if is_overdue(c, today) else None) + "  " if dues else ""
        taken = ids + 2 + 14 + 1 + (dues + 2 if dues else 0) + parties + 2
        yield f"{c.id:<{ids}}  {glyph} {when}{pad(_parties(c), parties)}  {elide(shown(c.title), max(room - taken, 20))}"


def _parties(c: Commitment) -> str:
    return shown(", ".join(c.parties)) or "unclear"


def due(c: Commitment) -> str:
    """The last day of the deadline, or its words where they name no day."""
    if not c.deadline:
        return ""
    return c.deadline.latest.isoformat() if c.deadline.latest else elide(shown(c.deadline.words), 18)


def readout_lines(readouts: Sequence[Readout], counts: dict[str, int]) -> Iterable[str]:
    """One line a readout: id, date, how many commitments, issuer, title."""
    if not on_terminal():
        for r in readouts:
            date = r.date.isoformat() if r.date else ""
            yield "\t".join((r.id, date, str(counts.get(r.id, 0)), shown(r.issuer), shown(r.title)))
        return
    room = shutil.get_terminal_size().columns
    ids = max((len(r.id) for r in readouts), default=0)
    for r in readouts:
        head = f"{r.id:<{ids}}  {counts.get(r.id, 0):>4}  {pad(shown(r.issuer) or 'unknown', 14)}  "
        yield head + elide(shown(r.title), max(room - len(head), 20))


def emit_json(data: bytes) -> None:
    """Write JSON to stdout."""
    click.echo(data)
