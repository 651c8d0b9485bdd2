"""An update, a count or a length of time to the words that people read, the same in list, pane, report and message."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tracker.model import (
    OWN_WORDS,
    Check,
    Correction,
    Edit,
    Entry,
    Evidence,
    Link,
    Note,
    Retract,
    Review,
    Revision,
    Snooze,
    StatusUpdate,
    Update,
    given,
)

FIELDS = {"made": "date of the talks", "asserted_by": "issuer", "date": "date of the talks", "version_of": "version of"}
FIELDS |= {"start": "words", "end": "words", "quote": "words", "quantities": "amount", "places": "place"}
"""What fields are called where their name is no plain word."""
UNTOLD = frozenset({"start", "end", "action", "object", "purpose", "why"})
"""Fields that change with others and that no history names."""


def describe(update: Update | Revision) -> str:  # noqa: PLR0911 - one answer for each kind of update
    """What an update did, in a few words and without its note."""
    match update:
        case StatusUpdate():
            return f"set to {update.status}" + (f" ({update.why})" if update.why else "")
        case Check():
            return "looked, nothing new"
        case Evidence():
            return "evidence added"
        case Note():
            return "note"
        case Edit():
            told = (FIELDS.get(name, name) for name in given(update.changes) if name not in UNTOLD)
            fields = ", ".join(dict.fromkeys(told)) or "grounds"
            return f"{fields} {followed(update.follows)}" if update.follows else f"edited {fields}"
        case Correction():
            corrected = [FIELDS.get(name, name) for name in given(update.facts)]
            confirmed = [FIELDS.get(name, name) for name in update.confirmed]
            said = [("corrected", corrected), ("confirmed", confirmed)]
            return "; ".join(f"{verb} {', '.join(names)}" for verb, names in said if names)
        case Entry():
            return "added by hand" if update.why == "by hand" else "found when its readout was corrected"
        case Review():
            return update.decision
        case Link():
            return f"{update.relation} {update.to}" if update.accepted else f"not linked to {update.to} ({update.relation})"
        case Snooze():
            return f"snoozed until {update.until}"
        case Retract():
            return "taken back"


def followed(what: str) -> str:
    """What brought an edit about that no person typed."""
    return "followed its words" if what == OWN_WORDS else "followed its readout"


def regrouped(updates: Sequence[tuple[str, Update | Revision]]) -> str:
    """The name of an act that was a split or a merge: "merge of 2 commitments into ..."; "" for any other."""
    rejected = {id for id, u in updates if isinstance(u, Review) and u.decision == "rejected"}
    ties = [(id, u) for id, u in updates if isinstance(u, Link) and u.accepted]
    parts = [(id, u.to) for id, u in ties if u.relation == "part of" and u.to in rejected]
    if parts:
        return f"split of {parts[0][1]} into {', '.join(id for id, _ in parts)}"
    repeats = [(id, u.to) for id, u in ties if u.relation == "restates" and id in rejected]
    if repeats:
        which = repeats[0][0] if len(repeats) == 1 else counted(len(repeats), "commitment")
        return f"merge of {which} into {repeats[0][1]}"
    return ""


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 commitment", "3 commitments"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def span(days: int) -> str:
    """A length of time in the unit that reads best: 12 d, 5 mo, 2.3 y."""
    if abs(days) < 60:
        return f"{days} d"
    if abs(days) < 730:
        return f"{round(days / 30.44)} mo"
    return f"{days / 365.25:.1f} y"


def due_in(latest: dt.date, today: dt.date) -> str:
    """How far off a deadline is: "in 12 d", "today", "5 mo ago"."""
    days = (latest - today).days
    if days == 0:
        return "today"
    return f"in {span(days)}" if days > 0 else f"{span(-days)} ago"
