"""A commitment to blocks: what is promised by whom, until when, how firmly, why it was admitted, and what became of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from tracker.model import Commitment, Quantity, Readout
from tracker.reports.marks import status_words
from tracker.standing import is_late, is_overdue, is_rough, lacks_source, last_look, links, may_be_late
from tracker.tui.widgets.columns import status_tint
from tracker.tui.widgets.pane import Block, Span, line
from tracker.tui.widgets.timeline import timeline_blocks
from tracker.wording import due_in, span

NBSP = "\u00a0"
LABEL = 10
"""Cells of the labels on the left."""

Find = Callable[[str], Commitment | None]


def detail_blocks(c: Commitment, readout: Readout | None, today: dt.date, find: Find) -> list[Block]:
    """Everything about one commitment; `find` gives those it is linked to."""
    history = [line("History", "tint--label"), *timeline_blocks(c), *_links(c, find)]
    basis = [*_grounds(c, readout)]
    # Who decides on a candidate wants to know why it was found; later it is the history that is looked at.
    first, then = (basis, history) if c.standing.review == "candidate" else (history, basis)
    return [
        line(c.title or c.quote, "tint--title"),
        Block(tuple(_standing(c, today))),
        line(),
        *_promise(c, today),
        line(),
        *first,
        line(),
        *then,
    ]


def _standing(c: Commitment, today: dt.date) -> Iterator[Span]:
    standing = c.standing
    yield Span(status_words(c).rstrip("!"), status_tint(c))
    if standing.why:
        yield Span(f" ({standing.why})", status_tint(c))
    if standing.since:
        yield Span(f" since {standing.since}")
    if is_overdue(c, today):
        yield Span("  overdue", "tint--bad")
    if is_late(c):
        yield Span("  late", "tint--warn")
    if may_be_late(c):
        yield Span("  late? the date does not tell", "tint--warn")
    if lacks_source(c):
        yield Span("  no source", "tint--warn")
    looked = last_look(c, today)
    if looked:
        ago = "today" if looked == today else f"{span((today - looked).days)} ago".replace(" ", NBSP)
        yield Span(f"  looked {ago}" if standing.looked else "  never looked at", "tint--dim")
    if standing.snoozed and standing.snoozed > today:
        yield Span(f"  snoozed until {standing.snoozed}", "tint--dim")


def _promise(c: Commitment, today: dt.date) -> Iterator[Block]:
    """Who, by when, how much: what is asked first."""
    bound = ", ".join(c.parties) or "unclear"
    yield _fact("bound", Span(bound), *([Span(f" to {', '.join(c.beneficiary)}", "tint--dim")] if c.beneficiary else []))
    if c.deadline:
        latest = c.deadline.latest
        about = "about " if is_rough(c) else ""
        when = f"  {about}{latest}, {due_in(latest, today).replace(' ', NBSP)}" if latest else ""
        yield _fact("due", Span(f"“{c.deadline.words}”"), Span(when, "tint--bad" if is_overdue(c, today) else "tint--dim"))
    for label, words in (
        ("amount", "; ".join(map(_quantity, c.quantities))),
        ("where", ", ".join(c.places)),
        ("if", c.condition),
        ("so that", c.purpose),
    ):
        if words:
            yield _fact(label, Span(words))


def _grounds(c: Commitment, readout: Readout | None) -> Iterator[Block]:
    """How it is graded, where it was said and why it was admitted."""
    yield _fact("kind", Span(f"{c.topic} · {c.strength} · specificity {c.specificity}" + (" · key" if c.is_key else "")))
    if readout:
        made = f"{readout.date or 'no date'} · {readout.title}"
        yield _fact("said in", Span(made), Span(f" · by {c.asserted_by}" if c.asserted_by else "", "tint--dim"))
    if c.why:
        yield _fact("found by", Span(grounds(c.why), "tint--dim"))
    if c.original:
        yield _fact("edited", Span("fields were corrected; the history says which", "tint--dim"))
    yield _fact("id", Span(c.id, "tint--dim"))


_CUE = re.compile(r"[a-z][\w.-]*: (.+)", re.DOTALL)
_SHORT = {"goes on": "something that goes on"}


def grounds(why: Sequence[str]) -> str:
    """What decided for a commitment, in words: the rule's name is left to the command line."""
    told = []
    for number, reason in enumerate(why):
        cue = _CUE.fullmatch(reason)
        if number == 0 and cue:
            told.append(f'the words "{cue[1]}"')
        elif reason.startswith("wording is "):
            told.append(f"{reason.removeprefix('wording is ')} wording")
        elif reason.startswith("conduct: "):
            told.append(f'an activity: "{reason.removeprefix("conduct: ")}"')
        else:
            told.append(_SHORT.get(reason, reason))
    return "; ".join(told)


def _fact(label: str, *spans: Span) -> Block:
    return Block((Span(f"{label:<{LABEL}}", "tint--label"), *spans), hang=LABEL)


def _quantity(quantity: Quantity) -> str:
    if quantity.was is None or quantity.value is None:
        return quantity.words
    was = f"{quantity.was:g} {quantity.was_unit or quantity.unit}".strip()
    return f"{was} → {quantity.value:g} {quantity.unit}".strip()


def _links(c: Commitment, find: Find) -> Iterator[Block]:
    found = links(c)
    if found:
        yield line()
        yield line("Links", "tint--label")
    for link in found:
        other = find(link.to)
        yield Block((Span(f"{link.relation:<{DATE}}", "tint--accent"), *_other(link.to, other)), hang=DATE)
        if link.quote:
            yield Block((Span(" " * DATE + f"“{link.quote}”", "tint--dim"),), hang=DATE)


DATE = 12


def _other(id: str, other: Commitment | None) -> Iterator[Span]:
    if other is None:
        yield Span(id)
    else:
        yield Span(status_words(other), status_tint(other))
        yield Span(f"  {other.title}  ")
        yield Span(id, "tint--dim")
