"""A Lineage to its document."""

from __future__ import annotations

from tracker.legible import legible
from tracker.reports import words
from tracker.reports.chains import Chain, Lineage, Silence, Step
from tracker.reports.layout import Column, Document, Event, Prose, Table, Timeline
from tracker.reports.marks import GLYPHS
from tracker.reports.pages.lists import LONGEST, line_data

SHOWN = 20
"""Chains told step by step in a report for reading; JSON holds all."""


def page(report: Lineage) -> Document:
    """Each chain as a timeline of wordings, then what was not repeated at the next meeting."""
    said = (
        f"{words.count(len(report.chains), 'promise')} followed over several readouts, "
        f"{words.number(len(report.silent))} not repeated at the next meeting of the same parties."
    )
    return Document(
        kind=report.kind,
        title="Lineage",
        subtitle=words.subtitle(report.scope),
        blocks=(
            Prose(words=said),
            *(_chain(chain) for chain in report.chains[:SHOWN]),
            Table(
                title="Not repeated at the next meeting",
                columns=(
                    Column("meetings", "number"),
                    Column("commitment", "wide"),
                    Column("status", "status"),
                    Column("next meeting", "date"),
                    Column("said perhaps"),
                    Column("id", "id"),
                ),
                rows=tuple(
                    (
                        chain.silence.meetings,
                        chain.line.title,
                        chain.line.status,
                        chain.silence.on,
                        "yes" if chain.silence.waiting else None,
                        chain.line.id,
                    )
                    for chain in report.silent[:LONGEST]
                    if chain.silence
                ),
                empty="everything open was taken up again, or no meeting followed",
                of=len(report.silent),
            ),
            words.scope_remarks(report.scope),
        ),
        data=line_data(
            (("followed", [c.line for c in report.chains]), ("not repeated", [c.line for c in report.silent])), "lineage"
        ),
    )


def _chain(chain: Chain) -> Timeline:
    events = [_step(step) for step in chain.steps]
    if chain.silence:
        events.append(Event(on=chain.silence.on.isoformat(), head=_silence(chain.silence)))
    return Timeline(title=f"{GLYPHS[chain.line.status]} {chain.line.title} ({chain.line.id})", events=tuple(events))


def _step(step: Step) -> Event:
    moved = tuple(f"{move.what}: {move.words}" for move in step.moves)
    place = step.id or f"statement in {step.readout}"
    return Event(
        on=step.on.isoformat() if step.on else "",
        head=f"{step.relation or 'promised'} ({place})",
        lines=(f"“{legible(step.quote)}”", *moved),
    )


def _silence(silence: Silence) -> str:
    perhaps = "; a suggestion waits: tracker links" if silence.waiting else ""
    since = f"{words.count(silence.meetings, 'meeting')} since"
    return f"not repeated at the next meeting of these parties ({silence.readout}), {since}{perhaps}"
