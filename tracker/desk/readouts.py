"""What a person does to readouts: correct or confirm their facts, and mark words that extraction missed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import UNSET

from tracker.desk.stamp import Clerk, Done, next_ids, shared
from tracker.errors import UsageError
from tracker.facts import FACTS, given
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
)
from tracker.wording import FIELDS, counted

TOLD = 5
"""So many ids are named one by one in a remark."""


class OnReadouts(Clerk):
    """What a person does to readouts."""

    def correct(
        self, id: str, facts: Facts | None = None, *, confirmed: Sequence[str] = (), note: str = "", expect: int | None = None
    ) -> Done:
        """Correct facts of a readout, or confirm what was unsure as right; either settles the doubt.

        Its commitments follow with their ids: the day of the talks and what is reckoned from it, who issued it, whom it binds;
        what a person edited stays. What is found only with the new facts becomes new candidates. `expect` is the version that was
        looked at, else Conflict is raised; UsageError where nothing would change.
        """
        from tracker.reading import reread

        stamp = self.stamp("", note, ())
        with self.ledger.batch():
            before = self.ledger.readout(id)
            facts = _new(before, facts or Facts(), confirmed)
            correction = Correction(**shared(stamp), facts=facts, confirmed=tuple(confirmed))
            (after,) = self.ledger.revise([(id, correction)], expect=None if expect is None else {id: expect})
            inside = self.ledger.find(readout=id)
            plan = reread(before, after, inside)
            new = self._enter(after, plan.fresh, [c.id for c in inside])
            self.ledger.extend(new)
            updates: list[tuple[str, Update]] = [
                (each, Edit(**shared(stamp), changes=changes, follows=id)) for each, changes in plan.edits
            ]
            updates += [(c.id, Entry(**shared(stamp), why="correction")) for c in new]
            now = self.ledger.append(updates)
        moved = [changes for _, changes in plan.edits if changes.deadline is not UNSET]
        notes = (
            moved and f"{counted(len(moved), 'deadline')} reckoned anew",
            plan.kept and f"a person set the deadline, which stays: {_named(plan.kept)}",
            new and f"{counted(len(new), 'new candidate')}: {_named([c.id for c in new])}",
            plan.missing and f"would no longer be found, and stays as it is: {_named(plan.missing)}",
        )
        words = f"{id} {_told(before, after, confirmed)}"
        return Done(words, tuple(now), stamp["act"], tuple(note for note in notes if note), (after,))

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
            if changes is not None and changes != Changes():
                updates.append((new.id, Edit(**shared(stamp), changes=changes)))
            now = self.ledger.append(updates)
        (commitment,) = now
        over = [c.id for c in inside if c.start < end and start < c.end and c.standing.review != "rejected"]
        notes = (f"shares words with {_named(over)}",) if over else ()
        return Done(f"{commitment.id} added: {commitment.title}", tuple(now), stamp["act"], notes)

    def _enter(self, readout: Readout, leaves: Sequence[Leaf], taken: Sequence[str]) -> list[Commitment]:
        """Leaves as commitments of a stored readout, with ids that follow on those taken."""
        from tracker.reading import enter

        return [enter(leaf, readout, id) for leaf, id in zip(leaves, next_ids(readout.id, taken, len(leaves)), strict=True)]


def _new(readout: Readout, facts: Facts, confirmed: Sequence[str]) -> Facts:
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
        raise UsageError(f"{readout.id} says so already", ", ".join(f"{n}: {shown_fact(readout, n)}" for n in values))
    return Facts(**{name: value for name, value in values.items() if name in turned})  # type: ignore[arg-type]  # values of Facts


def shown_fact(readout: Readout, name: str) -> str:
    """The value of a fact in words: "none" where there is none."""
    return worded(getattr(readout, name))


def worded(value: object) -> str:
    """A fact's value in words."""
    if isinstance(value, tuple):
        value = ", ".join(map(str, value))
    return "none" if value in {None, ""} else str(value)


def _told(before: Readout, after: Readout, confirmed: Sequence[str]) -> str:
    changed = [n for n in FACTS if getattr(before, n) != getattr(after, n)]
    settled = [n for n in before.unsure if n not in after.unsure and n not in changed]
    parts = [f"{FIELDS.get(n, n)}: {shown_fact(before, n)} → {shown_fact(after, n)}" for n in changed]
    if settled:
        parts.append(f"right as they were: {', '.join(FIELDS.get(n, n) for n in settled)}")
    return "; ".join(parts)


def _named(ids: Sequence[str]) -> str:
    return ", ".join(ids[:TOLD]) + (f" and {len(ids) - TOLD} more" if len(ids) > TOLD else "")


def _demand_new(readout: Readout, start: int, end: int, inside: Sequence[Commitment]) -> None:
    if not (0 <= start < end <= len(readout.text)) or not readout.text[start:end].strip():
        raise UsageError(f"characters {start} to {end} are not in the readout", f"it has {len(readout.text)}")
    for commitment in inside:
        if (commitment.start, commitment.end) == (start, end):
            rejected = commitment.standing.review == "rejected"
            hint = f"tracker review accept {commitment.id} takes it back in" if rejected else f"tracker show {commitment.id}"
            raise UsageError(f"these words are {commitment.id} already" + (", rejected" if rejected else ""), hint)
