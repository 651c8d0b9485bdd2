"""What extraction found in one readout, printed: a table in reading order, the marked text, or one line of JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import click
import msgspec

from tracker.clean import elide, pad, shown, width
from tracker.cli.office import columns, on_terminal, say
from tracker.model import Leaf, Readout
from tracker.wording import counted

if TYPE_CHECKING:
    from tracker.extraction import Extraction


def jsonl(draft: Readout, found: Extraction) -> bytes:
    """One JSON object: the text and its commitments, offsets counted in characters (code points) of that text."""
    leaves = [
        {name: getattr(leaf, name) for name in leaf.__struct_fields__} | {"deadline": _words(leaf)} for leaf in found.leaves
    ]
    head = {"title": draft.title, "date": draft.date, "issuer": draft.issuer, "source": draft.source}
    return msgspec.json.encode(head | {"text": draft.text, "commitments": leaves})


def _words(leaf: Leaf) -> str | None:
    return leaf.deadline.words if leaf.deadline else None


def table(draft: Readout, found: Extraction) -> None:
    """The leaves in reading order: strength, specificity, parties, title; below each its deadline and why it was admitted."""
    if not on_terminal():
        for leaf in found.leaves:
            cells = (leaf.strength, str(leaf.specificity), ", ".join(leaf.parties), _words(leaf) or "", leaf.topic, leaf.title)
            click.echo("\t".join(shown(cell) for cell in (*cells, "; ".join(leaf.why))))
        return
    room = columns()
    click.secho(elide(shown(draft.title), room), bold=True)
    click.echo(heading(draft))
    for number, leaf in enumerate(found.leaves, 1):
        mark = click.style("●" if leaf.is_key else "○", fg="green" if leaf.is_key else None)
        head = f"{number:>3} {mark} {pad(leaf.strength, 7)} {leaf.specificity}  {pad(leaf.topic, 12)} "
        click.echo(head + elide(shown(leaf.title), max(room - 30, 20)))
        bound = shown(", ".join(leaf.parties)) or "unclear who"
        due = f" · due {shown(leaf.deadline.words)}" if leaf.deadline else ""
        amount = "".join(f" · {shown(quantity.words)}" for quantity in leaf.quantities)
        click.secho(elide(f"      {bound}{due}{amount} · why: {shown('; '.join(leaf.why))}", room), dim=True)
    key = sum(leaf.is_key for leaf in found.leaves)
    say(f"{counted(len(found.leaves), 'commitment')}, {key} of them key (●: checkable and more than a wish)")


def heading(draft: Readout) -> str:
    """Date, parties and issuer of a readout in one line, with what was guessed said so."""
    parts = [
        draft.date.isoformat() if draft.date else "date unknown (give --date)",
        " and ".join(draft.parties) or "parties unknown",
        f"issued by {draft.issuer}" if draft.issuer else "issuer unknown",
    ]
    unsure = f" (unsure: {', '.join(draft.unsure)})" if draft.unsure else ""
    return shown(" · ".join(parts) + unsure)


class Style(NamedTuple):
    """How a stretch of text is printed where colour is on."""

    fg: str | None = None
    bold: bool | None = None
    dim: bool | None = None


PLAIN, MARKED = Style(), Style("green", bold=True)
COLOURS = {"leaf": "green", "miss": "yellow", "statement": "cyan"}
LABELS = {"leaf": "⟨{}⟩", "miss": "⟨no: {}⟩", "statement": "⟨status: {}⟩"}


def explain(draft: Readout, found: Extraction) -> None:
    """The whole text with commitments, status statements and near misses marked, each near miss with its reason."""
    from tracker.extraction.explain import segments

    room = columns(110)
    click.secho(elide(shown(draft.title), room), bold=True)
    click.echo(heading(draft) + "\n")
    pieces: list[tuple[str, Style]] = []
    for segment in segments(draft.text, found):
        words = draft.text[segment.start : segment.end]
        if segment.kind == "leaf":
            pieces.append((f"[{words}]", MARKED))
        else:
            pieces.append((words, Style(COLOURS.get(segment.kind))))
        if segment.kind in LABELS:
            pieces.append((LABELS[segment.kind].format(segment.label), Style(COLOURS[segment.kind], dim=True)))
    for line in wrapped(pieces, room):
        click.echo(line)
    if found.leaves:
        click.echo()
    for number, leaf in enumerate(found.leaves, 1):
        due = f", due {leaf.deadline.words}" if leaf.deadline else ""
        grades = f"{leaf.strength}, specificity {leaf.specificity}, {leaf.topic}{due}"
        click.echo(shown(f"⟨{number}⟩ {', '.join(leaf.parties) or 'unclear who'}: {grades}"))
        click.secho(elide(f"    {shown(leaf.title)}", room), dim=True)
    say("\n[ ] commitment   ⟨no: …⟩ passed over, with the reason   ⟨status: …⟩ says how something stands")


def wrapped(pieces: list[tuple[str, Style]], room: int) -> Iterator[str]:
    """Styled pieces as lines of at most `room` cells, broken between words; colours take no room."""
    line, used = "", 0
    for text, style in pieces:
        for part in re.findall(r"\n|[^\s\n]+|[^\S\n]+", text):
            if part == "\n" or used + width(part) > room:
                yield line.rstrip()
                line, used = "", 0
            if part != "\n" and (used or not part.isspace()):
                line += part if style == PLAIN or part.isspace() else click.style(part, style.fg, bold=style.bold, dim=style.dim)
                used += width(part)
    yield line.rstrip()
