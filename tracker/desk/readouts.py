"""What a person does to readouts: correct or confirm their facts, and mark words that extraction missed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec
from msgspec import UNSET, Struct

from tracker.desk.stamp import Clerk, Done, Expect, Stamp, demand_as_seen, next_ids, shared
from tracker.errors import UsageError
from tracker.facts import FACTS, record, worded
from tracker.model import (
    Changes,
    Commitment,
    Correction,
    Edit,
    Entry,
    Facts,
    Leaf,
    Readout,
    Review,
    Update,
    given,
)
from tracker.standing import is_withdrawn
from tracker.wording import FIELDS, counted

TOLD = 5
"""So many ids are named one by one in a remark."""


class OnReadouts(Clerk):
    """What a person does to readouts."""

    def correct(
        self,
        ids: Sequence[str],
        facts: Facts | None = None,
        *,
        confirmed: Sequence[str] = (),
        note: str = "",
        expect: Expect = None,
        seen: Readout | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Done:
        """Correct facts of readouts, or confirm what was unsure as right; either settles the doubt.

        Their commitments follow with their ids: the day of the talks and what is reckoned from it, who issued it, whom it binds;
        what a person edited stays. What is found only with the new facts becomes new candidates. Of several readouts those that
        say so already are left alone. `expect` names the versions that were looked at; Conflict is raised where one has changed
        since; `seen` is one that was looked at, and Overtaken is raised only where one of these facts has become something else
        since. UsageError is raised where nothing would change. `progress` is told how many are read anew, of how many.
        """
        given_facts = facts or Facts()
        named = list(dict.fromkeys(ids))
        stamp = self.stamp("", note, ())
        plans: list[_Plan] = []
        if seen is not None:
            as_it_was = {name: getattr(seen, name) for name in confirmed}
            demand_as_seen(seen, self.ledger.readout(seen.id), as_it_was | given(given_facts))
        for done, id in enumerate(named):
            if progress:
                progress(done, len(named))
            if plan := self._plan(id, given_facts, confirmed, stamp, alone=len(named) == 1):
                plans.append(plan)
        if not plans:
            raise UsageError("nothing would change", "they say so already" if named else "no readout is named")
        read = {plan.before.id: plan.before.version for plan in plans}
        inside = {c.id: c.version for plan in plans for c in plan.inside}
        with self.ledger.batch():
            # What was read before the lock was held must not have changed since.
            readouts = self.ledger.revise([(p.before.id, p.correction) for p in plans], expect=read | dict(expect or {}))
            self.ledger.extend([c for plan in plans for c in plan.new])
            updates = [update for plan in plans for update in plan.updates]
            now = self.ledger.append(updates, expect={id: inside[id] for id, _ in updates if id in inside})
        if len(plans) == 1:
            words = f"{plans[0].before.id} {_told(plans[0].before, readouts[0], confirmed)}"
        else:
            what = ", ".join(FIELDS.get(name, name) for name in (*given(given_facts), *confirmed))
            words = f"{counted(len(plans), 'readout')} corrected: {what}"
        return Done(words, tuple(now), stamp["act"], _remarks(plans, now, readouts), tuple(readouts))

    def _plan(self, id: str, facts: Facts, confirmed: Sequence[str], stamp: Stamp, *, alone: bool) -> _Plan | None:
        """What correcting one readout writes; None where it says so already and is not the only one."""
        from tracker.reading import reread

        before = self.ledger.readout(id)
        if not alone:
            confirmed = [name for name in confirmed if name in before.unsure]
        try:
            new = _demand_change(before, facts, confirmed)
        except UsageError:
            if alone:
                raise
            return None
        correction = Correction(**shared(stamp), facts=new, confirmed=tuple(confirmed))
        after = record(before, correction)
        inside = self.ledger.find(readout=id)
        reading = reread(before, after, inside)
        entered = self._enter(after, reading.fresh, [c.id for c in inside])
        updates: list[tuple[str, Update]] = [
            (each, Edit(**shared(stamp), changes=changes, follows=id)) for each, changes in reading.edits
        ]
        updates += [(c.id, Entry(**shared(stamp), why="correction")) for c in entered]
        return _Plan(before, correction, inside, entered, updates, reading.missing, reading.kept)

    def add(self, readout: str, start: int, end: int, changes: Changes | None = None, *, note: str = "") -> Done:
        """Take in words of a readout that extraction missed, as an accepted commitment graded as extraction would.

        `changes` are the fields that the person gives; they go before what was proposed, and a later correction of the readout
        leaves them alone. Raises UsageError where the span is not in the text or is a commitment already.
        """
        from tracker.reading import mark

        stamp = self.stamp("", note, ())
        with self.ledger.batch():
            home = self.ledger.readout(readout)
            inside = self.ledger.find(readout=readout)
            _demand_new(home, start, end, inside)
            leaf = mark(home, start, end)
            by_hand = f"added by hand by {self.by}" if self.by else "added by hand"
            leaf = msgspec.structs.replace(leaf, why=(by_hand, *leaf.why))
            (new,) = self._enter(home, (leaf,), [c.id for c in inside])
            self.ledger.extend([new])
            updates: list[tuple[str, Update]] = [(new.id, Entry(**shared(stamp), why="by hand"))]
            updates.append((new.id, Review(**shared(stamp), decision="accepted")))
            if changes is not None and (other := _other(changes, new)) != Changes():
                updates.append((new.id, Edit(**shared(stamp), changes=other)))
            now = self.ledger.append(updates)
        (commitment,) = now
        over = [c.id for c in inside if c.start < end and start < c.end and c.standing.review != "rejected"]
        notes = (
            over and f"shares words with {_named(over)}",
            commitment.strength == "soft" and f"graded soft; tracker edit {commitment.id} strength=firm if it is more",
        )
        return Done(f"{commitment.id} added: {commitment.title}", tuple(now), stamp["act"], tuple(note for note in notes if note))

    def _enter(self, readout: Readout, leaves: Sequence[Leaf], taken: Sequence[str]) -> list[Commitment]:
        """Leaves as commitments of a stored readout, with ids that follow on those taken."""
        from tracker.reading import enter

        return [enter(leaf, readout, id) for leaf, id in zip(leaves, next_ids(readout.id, taken, len(leaves)), strict=True)]


class _Plan(Struct):
    """What the correction of one readout writes."""

    before: Readout
    correction: Correction
    inside: list[Commitment]
    new: list[Commitment]
    updates: list[tuple[str, Update]]
    missing: tuple[str, ...]
    kept: tuple[str, ...]


def _remarks(plans: Sequence[_Plan], now: Sequence[Commitment], readouts: Sequence[Readout]) -> tuple[str, ...]:
    """What else a person should know of: what followed, what is new, what did not follow."""
    was = {c.id: _due(c) for plan in plans for c in plan.inside}
    moved = sum(1 for c in now if c.id in was and was[c.id] != _due(c))
    new = [c.id for plan in plans for c in plan.new]
    kept, missing = [id for plan in plans for id in plan.kept], [id for plan in plans for id in plan.missing]
    after = [r.id for r in readouts if r.date and r.published and r.date > r.published]
    notes = (
        after and f"published before the day of its talks: {_named(after)}",
        moved and f"{counted(moved, 'deadline')} reckoned anew",
        kept and f"a person set the deadline, which stays: {_named(kept)}",
        new and f"{counted(len(new), 'new candidate')}: {_named(new)}",
        missing and f"would no longer be found, and stays as it is: {_named(missing)}",
    )
    return tuple(note for note in notes if note)


def _demand_change(readout: Readout, facts: Facts, confirmed: Sequence[str]) -> Facts:
    """The facts that are to be recorded; raises UsageError where nothing would change or something cannot be."""
    for name in confirmed:
        if name not in readout.unsure:
            unsure = f"unsure are {', '.join(readout.unsure)}" if readout.unsure else "nothing of it is unsure"
            raise UsageError(f"the {name} of {readout.id} is not unsure", unsure)
    if facts.version_of is not UNSET and facts.version_of:
        raise UsageError("a readout cannot be made a version of another", "valid is version_of=none")
    values = given(facts)
    turned = {n for n, value in values.items() if getattr(readout, n) != value or n in readout.unsure}
    if not turned and not confirmed:
        if not values:
            raise UsageError("nothing is corrected", f"facts are {', '.join(FACTS)}")
        already = ", ".join(f"{FIELDS.get(n, n)}: {_worded(readout, n)}" for n in values)
        raise UsageError(f"{readout.id} says so already", already)
    return Facts(**{name: value for name, value in values.items() if name in turned})  # type: ignore[arg-type]  # values of Facts


def _worded(readout: Readout, name: str) -> str:
    return worded(getattr(readout, name))


def _told(before: Readout, after: Readout, confirmed: Sequence[str]) -> str:
    changed = [n for n in FACTS if getattr(before, n) != getattr(after, n)]
    settled = [n for n in before.unsure if n not in after.unsure and n not in changed]
    parts = [f"{FIELDS.get(n, n)}: {_worded(before, n)} → {_worded(after, n)}" for n in changed]
    if settled:
        parts.append(f"right as they were: {', '.join(FIELDS.get(n, n) for n in settled)}")
    return "; ".join(parts)


def _named(ids: Sequence[str]) -> str:
    return ", ".join(ids[:TOLD]) + (f" and {len(ids) - TOLD} more" if len(ids) > TOLD else "")


def _due(commitment: Commitment) -> dt.date | None:
    return commitment.deadline.latest if commitment.deadline else None


def _other(changes: Changes, commitment: Commitment) -> Changes:
    """The changes that are any."""
    same = [name for name in changes.__struct_fields__ if getattr(changes, name) == getattr(commitment, name)]
    return msgspec.structs.replace(changes, **dict.fromkeys(same, UNSET))


def _demand_new(readout: Readout, start: int, end: int, inside: Sequence[Commitment]) -> None:
    if not (0 <= start < end <= len(readout.text)) or not readout.text[start:end].strip():
        raise UsageError(f"characters {start} to {end} are not in the readout", f"it has {len(readout.text)}")
    for commitment in inside:
        if (commitment.start, commitment.end) == (start, end):
            rejected = commitment.standing.review == "rejected"
            hint = f"tracker review accept {commitment.id} takes it back in" if rejected else f"tracker show {commitment.id}"
            stands = ", which was taken back" if is_withdrawn(commitment) else ", rejected" if rejected else ""
            raise UsageError(f"these words are {commitment.id} already{stands}", hint)
