"""The fold: a commitment's history, up to a date, to where it stands; and what follows from that and today's date.

An update counts from the first day that its `on` can mean ("2022-12" from 1 December), so that what is recorded for the
running month stands today. Among status updates the one that happened last decides; where the dates do not tell which that is
(the same day, or a month and a day in it), the one recorded last.
Reviews, corrections and retractions are about the record and not the world: they count for every day asked about. So do the
links of a merge or a split, which say what such a review was about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import UNSET

from tracker.dates import first_day, is_about, last_day
from tracker.model import (
    CLOSED,
    OPEN,
    Act,
    Changes,
    Check,
    Commitment,
    Edit,
    Entry,
    Evidence,
    Link,
    Retract,
    Review,
    Snooze,
    Standing,
    StatusUpdate,
    Update,
    given,
)

ABOUT_THE_RECORD = (Review, Edit, Entry, Retract)
"""Kinds of update that correct what is recorded rather than tell what happened."""
ABOUT_THE_OUTCOME = (StatusUpdate, Check, Evidence)
"""Kinds of update that say somebody looked at what became of a commitment."""
STALE_AFTER = 180
"""Days without a look after which an open commitment counts as not looked at for long."""


def live(
    history: Iterable[Update], as_of: dt.date | None = None, as_known: dt.date | None = None, made: dt.date | None = None
) -> list[Update]:
    """The updates in force, in recorded order: neither retracted nor after the dates, retractions themselves left out.

    `as_of` cuts by when things happened, `as_known` by when they were recorded (both inclusive, days in UTC). What is about
    the record itself did not happen in the world, and only `as_known` cuts it. `made` is the day of the talks, if known.
    """
    known = [u for u in history if as_known is None or u.at.date() <= as_known]
    gone = taken_back(known)
    if not gone and as_of is None:
        return known
    return [u for u in _counting(known, as_of, made) if u.id not in gone and not isinstance(u, Retract)]


def _counting(history: list[Update], as_of: dt.date | None, made: dt.date | None) -> list[Update]:
    """Those that had happened by the day, and those about the record, with the links of the acts that decided on it."""
    if as_of is None:
        return history
    return [
        u
        for u in history
        if isinstance(u, ABOUT_THE_RECORD)
        or counts_from(u.on, made) <= as_of
        or (isinstance(u, Link) and _is_of_review(u, history))
    ]


def _is_of_review(link: Link, history: Iterable[Update]) -> bool:
    return bool(link.act) and any(isinstance(u, Review) and u.act == link.act for u in history)


def counts_from(on: str, made: dt.date | None) -> dt.date:
    """The day from which what happened on a date counts: the first that it can mean, of a promise of talks on the day `made`.

    A year or month in which the talks were means a day from them on: before, there was nothing to speak of.
    """
    first = first_day(on)
    return made if made and first < made <= last_day(on) else first


def taken_back(history: Sequence[Act]) -> set[str]:
    """The ids of the updates that a retraction in force takes back; a retraction can itself be taken back (redo)."""
    gone: set[str] = set()
    for update in reversed(history):
        if isinstance(update, Retract) and update.id not in gone:
            gone.add(update.target)
    return gone


def is_withdrawn(commitment: Commitment) -> bool:
    """Whether it came in by an act of a person which was then taken back: out of the lists, though nobody turned it down."""
    history = commitment.history
    return commitment.standing.review == "rejected" and is_entered(history) and history[0].id in taken_back(history)


def is_entered(history: Sequence[Update]) -> bool:
    """Whether the first update brought the commitment in: by hand, by a correction, or as a part accepted by its split."""
    first = history[0] if history else None
    if isinstance(first, Link) and first.relation == "part of":
        return any(isinstance(u, Review) and u.act == first.act for u in history[1:])
    return isinstance(first, Entry)


def fold(history: Iterable[Update], as_of: dt.date | None = None, as_known: dt.date | None = None) -> Standing:
    """Where the history leaves a commitment on a date."""
    kept = list(history)
    return _fold(live(kept, as_of, as_known), followed=_is_followed(kept, as_known))


def _is_followed(history: Sequence[Update], as_known: dt.date | None) -> bool:
    """Whether a person ever gave it a status: who does has looked at the candidate, for every day asked about."""
    return any(isinstance(u, StatusUpdate) for u in live(history, as_known=as_known))


def _fold(updates: list[Update], *, followed: bool) -> Standing:
    steps: list[StatusUpdate] = []
    review: Review | None = None
    snoozed: dt.date | None = None
    looked: dt.date | None = None
    recorded: dt.date | None = None
    for update in updates:
        if isinstance(update, StatusUpdate):
            steps.append(update)
        elif isinstance(update, Review):
            review = update
        elif isinstance(update, Snooze):
            snoozed = update.until
        if isinstance(update, ABOUT_THE_OUTCOME):
            looked = max(looked or dt.date.min, first_day(update.on))
            recorded = max(recorded or dt.date.min, update.at.date())
    status = deciding(steps)
    return Standing(
        status=status.status if status else "pending",
        since=status.on if status else "",
        why=status.why if status else "",
        review=review.decision if review else "accepted" if followed else "candidate",
        looked=looked,
        recorded=recorded,
        sourced=bool(status and status.sources),
        snoozed=snoozed,
    )


def deciding(steps: Sequence[StatusUpdate]) -> StatusUpdate | None:
    """Of status updates in force, the one that says where it stands: of those that may have happened last, recorded last."""
    if len(steps) < 2:
        return steps[0] if steps else None
    last = max(first_day(step.on) for step in steps)
    found = steps[0]
    for step in steps:
        if last_day(step.on) >= last and (last_day(found.on) < last or step.at >= found.at):
            found = step
    return found


def in_order(steps: Iterable[StatusUpdate]) -> list[StatusUpdate]:
    """Status updates as they happened, as far as their dates tell: at each place the one that decides among those up to it."""
    rest, found = list(steps), list[StatusUpdate]()
    while last := deciding(rest):
        found.append(last)
        rest.remove(last)
    return found[::-1]


def settle(commitment: Commitment) -> Commitment:
    """The commitment with its fields and standing folded anew from the original words and the whole history."""
    return at(commitment)


def at(commitment: Commitment, as_of: dt.date | None = None, as_known: dt.date | None = None) -> Commitment:
    """The commitment as it stood: its history cut at the dates, its edited fields and standing folded from what is left."""
    history = commitment.history
    updates = live(history, as_of, as_known, commitment.made)
    kept = history if as_of is None and as_known is None else _cut(commitment, as_of, as_known)
    standing = _fold(updates, followed=_is_followed(history, as_known))
    edits = [u.changes for u in updates if isinstance(u, Edit)]
    if not edits and commitment.original is None:
        return msgspec.structs.replace(commitment, history=kept, standing=standing)
    base = _overlay(commitment, commitment.original) if commitment.original else commitment
    original = commitment.original or Changes()
    edited = base
    for changes in edits:
        original = _remember(original, base, changes)
        edited = _overlay(edited, changes)
    return msgspec.structs.replace(edited, history=kept, standing=standing, original=original if edits else None)


def _cut(commitment: Commitment, as_of: dt.date | None, as_known: dt.date | None) -> tuple[Update, ...]:
    known = [u for u in commitment.history if as_known is None or u.at.date() <= as_known]
    return tuple(_counting(known, as_of, commitment.made))


def _overlay(commitment: Commitment, changes: Changes) -> Commitment:
    return msgspec.structs.replace(commitment, **given(changes))


def _remember(original: Changes, base: Commitment, changes: Changes) -> Changes:
    new = {name: getattr(base, name) for name in given(changes) if getattr(original, name) is UNSET}
    return msgspec.structs.replace(original, **new)


def record(commitment: Commitment, *updates: Update) -> Commitment:
    """The commitment with `updates` appended to its history, folded, its version raised by their number."""
    grown = msgspec.structs.replace(
        commitment, history=(*commitment.history, *updates), version=commitment.version + len(updates)
    )
    return settle(grown)


def is_open(commitment: Commitment) -> bool:
    """Whether its outcome is not settled yet."""
    return commitment.standing.status in OPEN


def is_overdue(commitment: Commitment, today: dt.date) -> bool:
    """Open, and the last day of its deadline has passed."""
    deadline = commitment.deadline
    return bool(is_open(commitment) and deadline and deadline.latest and deadline.latest < today)


def is_rough(commitment: Commitment) -> bool:
    """With a deadline whose last day is only about right: its words name none ("in the coming months")."""
    deadline = commitment.deadline
    return bool(deadline and deadline.latest and is_about(deadline.words))


def is_late(commitment: Commitment) -> bool:
    """Fulfilled, in whole or part, only after the last day of its deadline."""
    deadline, standing = commitment.deadline, commitment.standing
    if standing.status not in {"fulfilled", "partial"} or not deadline or not deadline.latest or not standing.since:
        return False
    return standing.since > deadline.latest.isoformat()  # ISO dates of any precision compare as their first days do


def may_be_late(commitment: Commitment) -> bool:
    """Fulfilled, in whole or part, in a month or year that reaches beyond its deadline: nobody said whether in time."""
    deadline, standing = commitment.deadline, commitment.standing
    if standing.status not in {"fulfilled", "partial"} or not deadline or not deadline.latest or len(standing.since) in {0, 10}:
        return False
    if not first_day(standing.since) <= deadline.latest < last_day(standing.since):
        return False
    decisive = deciding([u for u in live(commitment.history) if isinstance(u, StatusUpdate)])
    # Recorded by then, it had happened by then, whatever else the year could mean.
    return decisive is None or decisive.at.date() > deadline.latest


def last_look(commitment: Commitment, today: dt.date | None = None) -> dt.date | None:
    """The last day for which somebody said how it stands; the day of the talks where nobody looked yet, and never before them.

    Where the talks lie after `today`, only a look up to it is one.
    """
    looked, made = commitment.standing.looked, commitment.made
    if today and made and today < made:
        return looked if looked and looked <= today else None
    return max(looked, made) if looked and made else looked or made


def stale_days(commitment: Commitment, today: dt.date) -> int | None:
    """Days since the last look at an open commitment; None where closed, where no date is known, or where the talks lie ahead."""
    looked = last_look(commitment, today)
    return (today - looked).days if looked and is_open(commitment) else None


def age_days(commitment: Commitment, today: dt.date) -> int | None:
    """Days since the talks; None where their date is not known."""
    return (today - commitment.made).days if commitment.made else None


def lacks_source(commitment: Commitment) -> bool:
    """Closed without a source: said plainly wherever it is shown."""
    return commitment.standing.status in CLOSED and not commitment.standing.sourced


def links(commitment: Commitment) -> list[Link]:
    """The accepted links in force."""
    return [u for u in live(commitment.history) if isinstance(u, Link) and u.accepted]


def first_quote(commitment: Commitment) -> str:
    """The words it was found by, whatever words a person gave it since."""
    first = commitment.original or Changes()
    return commitment.quote if first.quote is UNSET else first.quote


def found_at(commitment: Commitment) -> tuple[int, int]:
    """Where in its readout it was found, whatever a person made of the span since."""
    first = commitment.original or Changes()
    start = commitment.start if first.start is UNSET else first.start
    return start, commitment.end if first.end is UNSET else first.end
