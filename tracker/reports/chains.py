"""Commitments and their links to chains over readouts: who repeated what, how the wording moved, what was not heard of again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from tracker.model import OPEN, STRENGTHS, Commitment, Readout, Relation
from tracker.occasion import DAYS, same_talks
from tracker.reports.lines import Line, line
from tracker.reports.repeats import merged
from tracker.reports.scope import Asked, Figure, Scope, as_they_stood, book
from tracker.standing import links

if TYPE_CHECKING:
    from tracker.links import Suggestion

FOLLOWED: frozenset[Relation] = frozenset({"restates", "advances", "revises", "fulfils", "sets back", "supersedes"})
"""Relations that make two promises steps of one story."""

Waiting = Callable[[frozenset[str], frozenset[str]], "Iterable[Suggestion]"]
"""Asked for the suggestions nobody has answered yet: about these commitments, made by these readouts."""

Moved = Literal["firmer", "weaker", "quantity", "deadline", "place"]


class Move(Figure, frozen=True, kw_only=True):
    """One way in which the wording differs from the step before."""

    what: Moved
    words: str


class Step(Figure, frozen=True, kw_only=True):
    """One readout's words in a chain: a commitment of its own, or a statement about an earlier one."""

    on: dt.date | None
    readout: str
    id: str = ""
    """The commitment; "" where a statement speaks."""
    quote: str
    relation: Relation | None = None
    """What it does to the step before; None for the first."""
    moves: tuple[Move, ...] = ()


class Silence(Figure, frozen=True, kw_only=True):
    """The next meeting of the same parties after the last mention, which did not repeat it."""

    readout: str
    on: dt.date
    meetings: int
    """How many meetings of these parties there were since, this one among them."""
    waiting: bool = False
    """Whether an unanswered suggestion says that one of them may have spoken to it."""


class Chain(Figure, frozen=True, kw_only=True):
    """One promise through its readouts, the oldest first."""

    line: Line
    """The newest commitment of the chain."""
    steps: tuple[Step, ...]
    silence: Silence | None = None


class Lineage(Figure, frozen=True, kw_only=True, tag_field="kind", tag="lineage"):
    """Chains of two steps or more, and open promises not repeated at the next meeting."""

    kind: ClassVar[str] = "lineage"
    scope: Scope
    chains: tuple[Chain, ...]
    """The longest first."""
    silent: tuple[Chain, ...]
    """Open, of a single step, and not repeated: the longest silence first."""


def lineage(
    commitments: Sequence[Commitment],
    readouts: Sequence[Readout],
    asked: Asked,
    *,
    among: Sequence[Commitment] | None = None,
    waiting: Waiting = lambda _about, _readouts: (),
) -> Lineage:
    """The chains that hold one of `commitments`; their other steps are looked for `among` the rest of the ledger.

    `waiting` is asked once, about those that were not heard of again.
    """
    counted = book(commitments, readouts, asked)
    wanted = {c.id for c in counted.commitments}
    everything = as_they_stood(among or commitments, readouts, as_of=asked.as_of, as_known=asked.as_known)
    known = {c.id: c for c in (*everything, *counted.commitments)}
    repeats = merged(known.values())
    stood = {c.id: c for c in known.values() if c.standing.review != "rejected" or c.id in repeats}
    texts = {r.id: r for r in readouts if asked.as_of is None or r.date is None or r.date <= asked.as_of}
    chains = []
    unheard: list[tuple[Chain, list[Commitment], list[tuple[dt.date, str]]]] = []
    for group in _together(stood, wanted):
        members = _in_order(group, texts)
        steps = _steps(members, stood, texts)
        newest = max((c for c in members if c.id not in repeats), key=_when)
        met = _met(steps, texts, newest) if newest.standing.status in OPEN else []
        chain = Chain(line=line(newest), steps=steps)
        if met:
            unheard.append((chain, members, met))
        elif len(steps) > 1:
            chains.append(chain)
    asked_about = frozenset(c.id for _, members, _ in unheard for c in members)
    heard = {(s.commitment, s.readout) for s in waiting(asked_about, frozenset(id for *_, met in unheard for _, id in met))}
    for chain, members, met in unheard:
        said = any((c.id, id) in heard for c in members for _, id in met)
        meetings = _occasions([texts[id] for _, id in met])
        silence = Silence(readout=met[0][1], on=met[0][0], meetings=meetings, waiting=said)
        chains.append(Chain(line=chain.line, steps=chain.steps, silence=silence))
    return Lineage(
        scope=counted.scope,
        chains=tuple(sorted((c for c in chains if len(c.steps) > 1), key=lambda c: (-len(c.steps), c.line.id))),
        silent=tuple(sorted((c for c in chains if len(c.steps) == 1), key=lambda c: (-_meetings(c), c.line.id))),
    )


def moves(before: Commitment, after: Commitment) -> tuple[Move, ...]:
    """How the wording moved from one promise to a later one of the same thing."""
    return tuple(_moves(before, after))


def _moves(before: Commitment, after: Commitment) -> Iterator[Move]:
    was, now = STRENGTHS.index(before.strength), STRENGTHS.index(after.strength)
    if was != now:
        yield Move(what="firmer" if now < was else "weaker", words=f"{before.strength} → {after.strength}")
    from tracker.links.details import details
    from tracker.links.score import paired

    there, here = details(before.quote), details(after.quote)
    for old, new in paired(here, there):
        if old.value != new.value:
            yield Move(what="quantity", words=f"{old.words} → {new.words}")
    due, new_due = _due(before), _due(after)
    if due != new_due:
        yield Move(what="deadline", words=f"{due or 'none'} → {new_due or 'none'}")
    if there.places and here.places and there.places != here.places:
        yield Move(what="place", words=f"{', '.join(sorted(there.places))} → {', '.join(sorted(here.places))}")


def _due(commitment: Commitment) -> str:
    deadline = commitment.deadline
    return "" if deadline is None else deadline.latest.isoformat() if deadline.latest else deadline.words


def _together(stood: Mapping[str, Commitment], wanted: set[str]) -> Iterator[list[Commitment]]:
    """Groups of commitments tied to each other that hold a wanted one."""
    tied: dict[str, set[str]] = {}
    for c in stood.values():
        for link in links(c) if c.history else ():
            if link.relation in FOLLOWED and link.to in stood:
                tied.setdefault(c.id, set()).add(link.to)
                tied.setdefault(link.to, set()).add(c.id)
    seen: set[str] = set()
    for id in sorted(wanted):
        if id in seen:
            continue
        group, ahead = {id}, [id]
        while ahead:
            for other in tied.get(ahead.pop(), ()):
                if other not in group:
                    group.add(other)
                    ahead.append(other)
        seen |= group
        yield [stood[one] for one in group]


def _in_order(group: Sequence[Commitment], texts: Mapping[str, Readout]) -> list[Commitment]:
    """As they were made; of talks that both sides told, the promise that takes up an earlier one before the other side's."""
    out: list[Commitment] = []
    rest = sorted(group, key=_when)
    while rest:
        here = texts.get(rest[0].readout)
        told = [c for c in rest if c is rest[0] or (here and c.readout in texts and same_talks(here, texts[c.readout]))]
        rest = [c for c in rest if c not in told]
        out += sorted(told, key=lambda c: _relation(c, out) == "related")
    return out


def _when(commitment: Commitment) -> tuple[dt.date, str]:
    return commitment.made or dt.date.min, commitment.id


def _steps(members: Sequence[Commitment], stood: Mapping[str, Commitment], texts: Mapping[str, Readout]) -> tuple[Step, ...]:
    steps: list[tuple[tuple[dt.date, int, int, str], Step]] = []
    reached = dt.date.min
    for number, c in enumerate(members):
        reached = max(reached, c.made or dt.date.min)
        before = members[number - 1] if number else None
        step = Step(
            on=c.made,
            readout=c.readout,
            id=c.id,
            quote=c.quote,
            relation=_relation(c, members[:number]) if before else None,
            moves=moves(before, c) if before else (),
        )
        steps.append(((reached, 0, number, c.id), step))
        for link in links(c):
            if link.relation in FOLLOWED and link.to not in stood and link.to in texts:
                on = texts[link.to].date
                told = Step(on=on, readout=link.to, quote=link.quote, relation=link.relation)
                steps.append(((on or dt.date.min, 1, 0, link.to), told))
    return tuple(step for _, step in sorted(steps, key=lambda row: row[0]))


def _relation(commitment: Commitment, earlier: Sequence[Commitment]) -> Relation:
    """What a commitment does to those before it, on whichever of them the link was written."""
    ids = {c.id for c in earlier}
    own = [link.relation for link in links(commitment) if link.to in ids and link.relation in FOLLOWED]
    others = [link.relation for c in earlier for link in links(c) if link.to == commitment.id and link.relation in FOLLOWED]
    return (own or others or ["related"])[-1]


def _met(steps: Sequence[Step], texts: Mapping[str, Readout], newest: Commitment) -> list[tuple[dt.date, str]]:
    """The later meetings of the same parties that did not speak to a chain, each by its day and readout, in order."""
    last = max((step.on for step in steps if step.on), default=None)
    source = texts.get(newest.readout)
    parties = set(source.parties if source else newest.parties)
    if last is None or len(parties) < 2:
        return []
    spoke = {step.readout for step in steps}
    spoken = [texts[id] for id in spoke if id in texts]
    return sorted(
        (r.date, r.id)
        for r in texts.values()
        if r.date
        and r.date > last
        and parties <= set(r.parties)
        and r.id not in spoke
        and not any(same_talks(s, r) for s in spoken)
    )


def _occasions(readouts: Sequence[Readout]) -> int:
    """How many meetings the readouts tell of, in the order of their days: one where day or talks are the same."""
    count = 0
    near: list[Readout] = []
    for readout in readouts:
        near = [r for r in near if r.date and readout.date and (readout.date - r.date).days <= DAYS]
        count += not any(r.date == readout.date or same_talks(r, readout) for r in near)
        near.append(readout)
    return count


def _meetings(chain: Chain) -> int:
    return chain.silence.meetings if chain.silence else 0
