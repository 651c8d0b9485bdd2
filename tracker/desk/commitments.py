"""What a person does to commitments, one function an act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import UNSET

from tracker.dates import first_day, is_partial, last_day
from tracker.desk import leaving
from tracker.desk.stamp import Clerk, Done, Expect, Stamp, demand_as_seen, next_ids, shared
from tracker.errors import UsageError, nearest
from tracker.model import (
    BROKEN_WHY,
    CLOSED,
    OWN_WORDS,
    RELATIONS,
    STATUSES,
    Changes,
    Check,
    Commitment,
    Deadline,
    Edit,
    Evidence,
    Link,
    Note,
    Relation,
    Review,
    Snooze,
    Source,
    Status,
    StatusUpdate,
    Update,
    given,
)
from tracker.standing import STALE_AFTER, deciding, last_look, live, may_be_late, stale_days
from tracker.wording import counted

if TYPE_CHECKING:
    from tracker.reading import Reworded


class OnCommitments(Clerk):
    """What a person does to commitments."""

    def status(
        self,
        ids: Sequence[str],
        status: str,
        *,
        on: str = "",
        note: str = "",
        sources: Sequence[Source] = (),
        why: str = "",
        expect: Expect = None,
    ) -> Done:
        """Set the status of commitments; `why` says for `broken`: lapsed, cancelled or reversed.

        Raises UsageError for an unknown status, reason or date; Conflict where `expect` names another version.
        """
        to = _status(status)
        if to == "broken" and why and why not in BROKEN_WHY:
            raise UsageError(f"{why!r} is no way of being broken", nearest(why, BROKEN_WHY))
        if to in CLOSED - {"broken"} and why in BROKEN_WHY:
            raise UsageError(f"what is {to} was not {why}", "that is said of broken; leave the reason out")
        stamp = self.stamp(on, note, sources)
        done = self.write(ids, lambda id: StatusUpdate(**shared(stamp), status=to, why=why), stamp, f"set to {to}", expect)
        notes = (*_remarks(done, to, stamp), *_vague(done, stamp), *_too_early(done, stamp), *_long_ago(done, stamp, self.today))
        return msgspec.structs.replace(done, notes=notes)

    def check(self, ids: Sequence[str], *, on: str = "", note: str = "", sources: Sequence[Source] = ()) -> Done:
        """Record that somebody looked and found nothing new."""
        stamp = self.stamp(on, note, sources)
        done = self.write(ids, lambda _: Check(**shared(stamp)), stamp, "looked at, nothing new")
        return msgspec.structs.replace(done, notes=(*_too_early(done, stamp), *_long_ago(done, stamp, self.today)))

    def evidence(self, ids: Sequence[str], sources: Sequence[Source], *, on: str = "", note: str = "") -> Done:
        """Add sources that bear on the outcome without moving the status."""
        if not sources:
            raise UsageError("evidence needs a source", "give one with --source URL")
        stamp = self.stamp(on, note, sources)
        done = self.write(ids, lambda _: Evidence(**shared(stamp)), stamp, "given evidence")
        return msgspec.structs.replace(done, notes=(*_too_early(done, stamp), *_long_ago(done, stamp, self.today)))

    def note(self, ids: Sequence[str], note: str, *, on: str = "") -> Done:
        """Add a remark."""
        if not note.strip():
            raise UsageError("the note is empty", "say something, or leave it")
        stamp = self.stamp(on, note.strip(), ())
        return self.write(ids, lambda _: Note(**shared(stamp)), stamp, "noted")

    def edit(
        self, id: str, changes: Changes, *, note: str = "", expect: int | None = None, seen: Commitment | None = None
    ) -> Done:
        """Correct fields of a commitment.

        `expect` is the version that was looked at: Conflict is raised where there is another. `seen` is the commitment that was
        looked at: Overtaken is raised only where one of these fields has become something else since.
        """
        stamp = self.stamp("", note, ())
        expected = None if expect is None else {id: expect}
        with self.ledger.batch():
            now = self.ledger.get(id)
            if seen is not None:
                demand_as_seen(seen, now, given(changes))
            words = f"edited{_due(changes, now.made)}"
            return self.write([id], lambda _: Edit(**shared(stamp), changes=changes), stamp, words, expected)

    def reword(
        self,
        id: str,
        words: str,
        changes: Changes | None = None,
        *,
        note: str = "",
        expect: int | None = None,
        seen: Commitment | None = None,
    ) -> Done:
        """Give a commitment other words of its readout; what is read from them follows but for what a person gave, then or now.

        What follows is an update of its own in the same act, so that the next words are read as freely as these. `changes` are
        what the person gives beside them, `expect` and `seen` those of `edit`. Raises UsageError where the words are not there.
        """
        from tracker.reading import reword

        stamp = self.stamp("", note, ())
        with self.ledger.batch():
            now = self.ledger.get(id)
            inside = self.ledger.find(readout=now.readout)
            new = reword(self.ledger.readout(now.readout), now, words)
            beside = given(changes or Changes())
            typed = msgspec.structs.replace(new.span, **beside)
            if seen is not None:
                demand_as_seen(seen, now, given(typed))
            updates: list[tuple[str, Update]] = [(id, Edit(**shared(stamp), changes=typed))]
            read = msgspec.structs.replace(new.read, **dict.fromkeys(beside, UNSET))
            if read != Changes():
                updates.append((id, Edit(**shared({**stamp, "note": ""}), changes=read, follows=OWN_WORDS)))
            (after,) = self.ledger.append(updates, expect=None if expect is None else {id: expect})
        due = f"due {after.deadline.latest or after.deadline.words}" if after.deadline else "no deadline"
        return Done(f"{id} edited: {after.title}; {due}", (after,), stamp["act"], tuple(_of_words(now, after, new, inside)))

    def review(self, ids: Sequence[str], decision: Literal["accepted", "rejected"], *, note: str = "") -> Done:
        """Accept or reject candidates."""
        stamp = self.stamp("", note, ())
        return self.write(ids, lambda _: Review(**shared(stamp), decision=decision), stamp, decision)

    def link(
        self, id: str, relation: str, to: str, *, quote: str = "", accepted: bool = True, note: str = "", on: str = ""
    ) -> Done:
        """Tie a commitment to another or to a readout, or remember that they do not belong together."""
        stamp = self.stamp(on, note, ())
        tie = _relation(relation)
        if id == to:
            raise UsageError(f"{id} cannot be linked to itself", "name another commitment")
        words = f"linked: {tie} {to}" if accepted else f"not linked to {to}"
        return self.write(
            [id], lambda _: Link(**shared(stamp), relation=tie, to=to, quote=quote, accepted=accepted), stamp, words
        )

    def snooze(self, ids: Sequence[str], until: dt.date, *, note: str = "") -> Done:
        """Keep commitments off the agenda until a date."""
        if until <= self.today:
            raise UsageError(f"{until} is not in the future", "snooze until a later day")
        stamp = self.stamp("", note, ())
        return self.write(ids, lambda _: Snooze(**shared(stamp), until=until), stamp, f"snoozed until {until}")

    def split(self, id: str, parts: Sequence[tuple[int, int, str]]) -> Done:
        """Put parts (start, end, title) in place of a commitment: it is rejected, each part is an accepted one of its own.

        Raises UsageError unless there are two parts or more, each inside the readout's text and with words in it.
        """
        whole = self.ledger.get(id)
        text = self.ledger.readout(whole.readout).text
        if len(parts) < 2:
            raise UsageError("a split needs two parts or more", "name the words of each")
        stamp = self.stamp("", f"split into {len(parts)}", ())
        taken = [c.id for c in self.ledger.find(readout=whole.readout)]
        pieces = []
        for new, (start, end, title) in zip(next_ids(whole.readout, taken, len(parts)), parts, strict=True):
            if not (0 <= start < end <= len(text)) or not text[start:end].strip():
                raise UsageError(f"characters {start} to {end} are not in the readout", f"it has {len(text)}")
            pieces.append(
                msgspec.structs.replace(
                    whole,
                    id=new,
                    start=start,
                    end=end,
                    quote=text[start:end],
                    title=title or text[start:end][:90],
                    why=(*whole.why, f"split from {id} by {self.by or 'a person'}"),
                    version=0,
                    history=(),
                    original=None,
                )
            )
        updates: list[tuple[str, Update]] = [(id, Review(**shared(stamp), decision="rejected"))]
        for piece in pieces:
            updates.append((piece.id, Link(**shared(leaving.parting(whole, len(parts), stamp)), relation="part of", to=id)))
            updates.append((piece.id, Review(**shared(stamp), decision="accepted")))
        with self.ledger.batch():
            notes = tuple(leaving.parted(whole, self.ledger.commitments()))
            self.ledger.extend(pieces)
            now = self.ledger.append(updates)
        words = f"{id} split into {', '.join(p.id for p in pieces)}"
        return Done(words, tuple(now), stamp["act"], notes)

    def merge(self, ids: Sequence[str], into: str) -> Done:
        """Reject commitments that say the same as `into`, each linked to it.

        Only a person sets a status: what was recorded of the others is noted with its sources in the history of `into`, and said.
        """
        named = [id for id in dict.fromkeys(ids) if id != into]
        if not named:
            raise UsageError("a merge needs two commitments or more", "mark the others as well")
        stamp = self.stamp("", f"merged into {into}", ())
        updates: list[tuple[str, Update]] = []
        for id in named:
            updates.append((id, Link(**shared(stamp), relation="restates", to=into)))
            updates.append((id, Review(**shared(stamp), decision="rejected")))
        with self.ledger.batch():
            stays, others = self.ledger.get(into), [self.ledger.get(id) for id in named]
            updates.append((into, leaving.entry(stays, others, stamp)))
            now = self.ledger.append(updates)
        words = f"{counted(len(named), 'commitment')} merged into {into}"
        return Done(words, tuple(now), stamp["act"], tuple(leaving.remarks(stays, others)))


def _of_words(before: Commitment, after: Commitment, new: Reworded, inside: Iterable[Commitment]) -> Iterable[str]:
    """What a person should know of the words given: whose they are too, whom they bind there, that nothing is heard."""
    others = [c for c in inside if c.id != after.id and c.standing.review != "rejected"]
    same = [c.id for c in others if (c.start, c.end) == (after.start, after.end)]
    over = [c.id for c in others if c.id not in same and _overlap(c, after) and not _overlap(c, before)]
    if same:
        yield f"these are the words of {', '.join(same)} too"
    if over:
        yield f"shares words with {', '.join(over)}"
    if new.promises > 1:
        yield f"these words hold {new.promises} promises: tracker split {after.id} parts them"
    if not new.heard:
        yield "no words that bind are known in them"
    elif new.subject and set(new.subject) != set(after.parties):
        yield f"there they bind {', '.join(new.subject)}; it stays bound on {', '.join(after.parties) or 'nobody'}"


def _overlap(one: Commitment, other: Commitment) -> bool:
    return one.start < other.end and other.start < one.end


def _due(changes: Changes, made: dt.date | None) -> str:
    """The day that the words of a deadline were taken for: who typed "within six months" sees from when these were counted."""
    deadline = changes.deadline
    if not isinstance(deadline, Deadline) or not deadline.latest or is_partial(deadline.words):
        return ""
    return f": due {deadline.latest}" + (f" (talks on {made})" if made else "")


def _status(text: str) -> Status:
    for status in STATUSES:
        if status == text.lower():
            return status
    begun: list[Status] = [status for status in STATUSES if text and status.startswith(text.lower())]
    if len(begun) == 1:
        return begun[0]
    raise UsageError(f"{text!r} is no status", nearest(text, STATUSES))


def _relation(text: str) -> Relation:
    for relation in RELATIONS:
        if relation == text.lower().replace("-", " "):
            return relation
    raise UsageError(f"{text!r} is no relation", nearest(text, RELATIONS))


def _too_early(done: Done, stamp: Stamp) -> Iterable[str]:
    """That what is recorded happened before the talks: mostly a slip of the year, but talks may confirm what is done."""
    day = last_day(stamp["on"])
    early = [c for c in done.commitments if c.made and day < c.made]
    if early:
        talks = f"the talks of {early[0].made}" if len({c.made for c in early}) == 1 else f"the talks of {len(early)} of them"
        yield f"{stamp['on']} lies before {talks}"


def _vague(done: Done, stamp: Stamp) -> Iterable[str]:
    """What a month or a year leaves open, where it matters: which of two statuses came last, and whether it was in time."""
    on = stamp["on"]
    passed, unsure = list[str](), list[str]()
    for c in done.commitments:
        *before, mine = [u for u in live(c.history) if isinstance(u, StatusUpdate)]
        other = deciding(before)
        if other and other.status != mine.status == c.standing.status and first_day(on) < first_day(other.on) <= last_day(on):
            passed.append(f"{c.id} was {other.status} on {other.on}, in {on} too")
        if may_be_late(c) and c.deadline:
            unsure.append(f"{c.id} was due {c.deadline.latest}, in {on} too")
    if passed:
        told = passed[0] if len(passed) == 1 else f"{len(passed)} had another status on a later day of {on}"
        yield f"{told}: the later record counts"
    if unsure:
        told = unsure[0] if len(unsure) == 1 else f"{len(unsure)} were due in {on} too"
        yield f"{told}: not known whether in time; --on tells, with the day"


def _long_ago(done: Done, stamp: Stamp, today: dt.date) -> Iterable[str]:
    """That a year or a month counts from its first day, where what is open is taken for not looked at for long by that."""
    on = stamp["on"]
    if (today - min(last_day(on), today)).days > STALE_AFTER:
        return  # by its last day too
    stale = [c for c in done.commitments if (stale_days(c, today) or 0) > STALE_AFTER]
    if stale:
        days = sorted({f"{last_look(c)}" for c in stale})
        who = f"{stale[0].id} counts" if len(stale) == 1 else f"{len(stale)} count"
        since = f"{days[0]} or later" if days[1:] else days[0]
        yield f"{who} as last looked at on {since}: of {on} the first day counts; --on tells, with the day"


def _remarks(done: Done, status: Status, stamp: Stamp) -> Iterable[str]:
    later = [c for c in done.commitments if c.standing.status != status]
    if later and len(done.commitments) > 1:
        now, all_ = len(done.commitments) - len(later), len(done.commitments)
        verbs = "is" if now == 1 else "are", "keeps" if len(later) == 1 else "keep"
        yield f"{now} of {all_} {verbs[0]} {status} now; {len(later)} {verbs[1]} a later status"
    elif later:
        (one,) = later
        since = one.standing.since
        sure = not since or first_day(since) > last_day(stamp["on"])  # else others of its history settle it
        yield f"{one.id} stays {one.standing.status}: that {'happened' if sure else 'counts as'} later ({since})"
    bare = [c.id for c in done.commitments if c.standing.status == status and status in CLOSED and not c.standing.sourced]
    if bare:
        yield f"closed without a source: {bare[0] if len(bare) == 1 else counted(len(bare), 'commitment')}"
