"""What a person does to commitments, each as a short talk with the bar at the bottom and then one call of the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.clean import folded
from tracker.dates import AHEAD, back, first_day, typed
from tracker.errors import UsageError
from tracker.ledger.protocol import resolve
from tracker.model import CLOSED, RELATIONS, STATUSES, Changes, Commitment
from tracker.reports.marks import GLYPHS, statuses
from tracker.tui.screens.doing import Doing
from tracker.tui.screens.many import agreed
from tracker.tui.screens.talks import change
from tracker.tui.widgets.bar import Choice, Field
from tracker.tui.widgets.columns import REASONS, letters
from tracker.wording import counted

if TYPE_CHECKING:
    from tracker.desk import Desk, Done


class Acting(Doing):
    """A screen on which commitments are chosen and changed."""

    def date(self, text: str) -> str:
        """What was typed as a date of something that happened; raises UsageError."""
        return typed(text, self.store.today)

    @change
    async def action_commitment_set_status(self) -> None:
        """Letter, then date, note and source, each of which may be left out."""
        from tracker.tui.changing import sources_of

        ids, what = self.targets()
        if not ids:
            return
        menu = [Choice(letter, f"{GLYPHS[s]} {s}", s) for letter, s in zip(letters(STATUSES), STATUSES, strict=True)]
        answer = await self.bar.choose(what, menu)
        if answer is None:
            return
        status, why = answer.value, ""
        reasons = REASONS.get(status, ())
        if reasons and not answer.at_once:
            given = await self.bar.choose(f"{status}:", [*(Choice(r[0], r, r) for r in reasons), Choice("o", "other", "")])
            if given is None:
                return
            why = given.value
        fields = [
            Field("on", "on", str(self.store.today), check=self.date),
            Field("note", "note", "in a few words"),
            Field("source", "source", "URL or title"),
        ]
        filled: dict[str, str] | None = {"on": "", "note": "", "source": ""}
        while True:
            if not answer.at_once:
                filled = await self.bar.fill(f"{GLYPHS[status]} {status}: {what}", fields)
            if filled is None:
                return
            if status in CLOSED and not filled["source"]:
                those = f"{what} " if len(ids) > 1 else ""
                if await self.bar.confirm(f"Close {those}as {status} without a source?"):
                    break
                if answer.at_once:
                    return
            elif await agreed(self.bar, len(ids), f"Set {what} to {status}?"):
                break
            else:
                return
            fields = [field._replace(value=filled[field.name]) for field in fields]
        on, note, sources = filled["on"], filled["note"], sources_of(filled["source"])
        await self.do_all(ids, lambda desk: desk.status(ids, status, on=on, note=note, sources=sources, why=why))

    def action_commitment_check(self) -> None:
        """Looked today, nothing new."""
        ids, what = self.targets()
        self.do_at_once(ids, f"Record a look at {what}?", lambda desk: desk.check(ids))

    @change
    async def action_commitment_note(self) -> None:
        """A remark of one line."""
        ids, what = self.targets()
        if not ids:
            return
        note = await self.bar.ask(f"Note on {what}", "note")
        if note and await agreed(self.bar, len(ids), f"Add the note to {what}?"):
            await self.do_all(ids, lambda desk: desk.note(ids, note))

    @change
    async def action_commitment_evidence(self) -> None:
        """A source that moves no status."""
        from tracker.tui.changing import source_of, sources_of

        ids, what = self.targets()
        if not ids:
            return
        fields = [
            Field("source", "source", "URL or title", check=source_of),
            Field("on", "on", str(self.store.today), check=self.date),
            Field("note", "note", "what it says"),
        ]
        filled = await self.bar.fill(f"Evidence on {what}", fields)
        if filled and await agreed(self.bar, len(ids), f"Add the evidence to {what}?"):
            found = sources_of(filled["source"])
            await self.do_all(ids, lambda desk: desk.evidence(ids, found, on=filled["on"], note=filled["note"]))

    @change
    async def action_commitment_edit(self) -> None:
        """Correct one field of the commitment under the cursor."""
        from tracker.corrections import WORDS, correction
        from tracker.reading import reword
        from tracker.tui.changing import EDITS

        commitment = self.current()
        if commitment is None:
            self.targets()
            return
        answer = await self.bar.choose("Edit", [Choice(e.letter, e.name, e.name) for e in EDITS.values()])
        if answer is None:
            return
        edit, id = EDITS[answer.value], commitment.id
        unchanged = edit.value(commitment)

        def read(text: str) -> Changes:
            return correction(edit.name, text, commitment.made)

        def check(text: str) -> object:
            if edit.name == WORDS:
                return reword(self.store.ledger.readout(commitment.readout), self.store.ledger.get(id), text)
            return read(text)

        async def ask(value: str) -> str | None:
            text = await self.bar.ask(
                f"{edit.name.capitalize()} of {id}",
                edit.name,
                value=value,
                hint=edit.hint,
                check=check,
                complete=edit.complete if edit.choices else None,
            )
            return None if text == value == unchanged else text

        def write(desk: Desk, text: str, seen: Commitment) -> Done:
            return desk.reword(id, text, seen=seen) if edit.name == WORDS else desk.edit(id, read(text), seen=seen)

        from tracker.tui.screens.meanwhile import Typed, written

        await written(self, Typed(edit.name, ask, lambda: self.store.ledger.get(id), edit.value, write))

    def action_commitment_accept(self) -> None:
        """Take candidates in."""
        ids, what = self.targets()
        self.do_at_once(ids, f"Accept {what}?", lambda desk: desk.review(ids, "accepted"))

    def action_commitment_reject(self) -> None:
        """Turn candidates down."""
        ids, what = self.targets()
        self.do_at_once(ids, f"Reject {what}?", lambda desk: desk.review(ids, "rejected"))

    @change
    async def action_commitment_split(self) -> None:
        """Cut the quote with | where a part ends."""
        commitment = self.current()
        if commitment is None:
            self.targets()
            return

        from tracker.desk import cuts

        home = self.store.ledger.readout(commitment.readout).text

        def check(text: str) -> None:
            cuts(commitment, text, home)

        quote = " ".join(commitment.quote.split())
        text = await self.bar.ask("Split: type | where a part ends", "quote", value=quote, check=check, whole=False)
        if text is not None:
            parts = cuts(commitment, text, home)
            self.do(lambda desk: desk.split(commitment.id, parts))

    @change
    async def action_commitment_merge(self) -> None:
        """Fold the marked ones into the one under the cursor."""
        into, marked = self.current(), self.chosen()
        others = [id for id in marked if into and id != into.id]
        if into is None or not others:
            self.bar.say("mark the ones that repeat it first (space), then go to the one that stays", bad=True)
            return
        from tracker.desk.leaving import unlike

        left = unlike(into, [c for id in others if (c := self.store.commitment(id))])
        if left and not await self.bar.confirm(f"Merge {statuses(left)} into {statuses([into])}?"):
            return
        if await self.bar.confirm(f"Reject {counted(len(others), 'commitment')} as repeating “{into.title or into.id}”?"):
            await self.do_all(others, lambda desk: desk.merge([*others, into.id], into.id))

    @change
    async def action_commitment_link(self) -> None:
        """Tie the commitment under the cursor to another."""
        commitment = self.current()
        if commitment is None:
            self.targets()
            return
        names = letters(RELATIONS)
        answer = await self.bar.choose("This one", [Choice(n, r, r) for n, r in zip(names, RELATIONS, strict=True)])
        if answer is None:
            return
        to = await self.bar.ask(f"“{commitment.title}” {answer.value}", "id or words", complete=self.find_ids, check=self.one_id)
        if to:
            other = self.one_id(to)
            self.do(lambda desk: desk.link(commitment.id, answer.value, other))

    def find_ids(self, text: str) -> Sequence[str]:
        """Ids of commitments that hold the words typed, each with its title."""
        words = folded(text).split()
        found = (f"{c.id} {c.title}" for c in self.store.index.commitments)
        return [each for each in found if all(word in folded(each) for word in words)][:6] if words else []

    def one_id(self, text: str) -> str:
        """The id at the head of what was typed or completed; raises UsageError."""
        head = text.split(" ", 1)[0]
        found = list(resolve(self.store.index.position, head)) if head else []
        if len(found) != 1:
            raise UsageError(f"{head!r} names {counted(len(found), 'commitment')}", "type more, or take a suggestion with tab")
        return found[0]

    @change
    async def action_commitment_snooze(self) -> None:
        """Off the agenda for a while."""
        ids, what = self.targets()
        if not ids:
            return
        today = self.store.today
        spans = {"w": ("a week", 1, "w"), "m": ("a month", 1, "m"), "q": ("three months", 3, "m"), "y": ("a year", 1, "y")}
        menu = [
            Choice(k, f"{words} ({back(today, -n, unit)})", f"{back(today, -n, unit)}") for k, (words, n, unit) in spans.items()
        ]
        answer = await self.bar.choose(f"Snooze {what} for", [*menu, Choice("d", "until a date", "")])
        if answer is None:
            return
        day = answer.value or await self.bar.ask(
            f"Snooze {what} until", "date", hint="2w, monday or 2026-03-01", check=self.future
        )
        if day and await agreed(self.bar, len(ids), f"Snooze {what} until {day}?"):
            until = self.future(day)
            await self.do_all(ids, lambda desk: desk.snooze(ids, until))

    def future(self, text: str) -> dt.date:
        """A day to come; raises UsageError."""
        if not text:
            raise UsageError("no date was typed", f"valid are {AHEAD}")
        return first_day(typed(text, self.store.today, future=True))
