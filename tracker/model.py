"""The nouns of the field as frozen values: Readout, Leaf, Commitment, Update; and the controlled vocabularies."""

# No postponed annotations here: msgspec would compile each of them again at every start, 1.2 ms for 130.

import datetime as dt
from collections.abc import Iterable
from typing import Literal, get_args

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import asdict, force_setattr

Status = Literal["pending", "underway", "stalled", "fulfilled", "partial", "broken", "superseded", "unverifiable"]
Strength = Literal["firm", "planned", "effort", "soft"]
Topic = Literal[
    "trade", "investment", "finance", "energy", "transport", "technology", "consular", "culture", "education", "health",
    "agriculture", "environment", "security", "defence", "justice", "multilateral", "humanitarian", "governance", "other",
]  # fmt: skip
Stance = Literal["supports", "contradicts", "context"]
Relation = Literal["restates", "advances", "revises", "fulfils", "sets back", "supersedes", "part of", "related"]
ReviewState = Literal["candidate", "accepted", "rejected"]
BrokenWhy = Literal["lapsed", "cancelled", "reversed"]
QuantityRole = Literal["amount", "change", "rate", "ordinal"]
DateOrigin = Literal["given", "markup", "text", "file name", "unknown"]
Origin = Literal["", "given", "markup", "text", "address"]
"""Where a fact about a readout comes from: what the user said, the document's markup, its words, its address; "" not known."""

STATUSES: tuple[Status, ...] = get_args(Status)
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
TOPICS: tuple[Topic, ...] = get_args(Topic)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
BROKEN_WHY: tuple[BrokenWhy, ...] = get_args(BrokenWhy)

OPEN: frozenset[Status] = frozenset({"pending", "underway", "stalled"})
CLOSED: frozenset[Status] = frozenset(STATUSES) - OPEN

TITLE_LENGTH = 90
"""A commitment's title is at most this many characters, so that it fits one line of a report."""


class Value(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Base of all that is stored: immutable, named fields only, defaults left out of the file.

    Values cannot form cycles, so the garbage collector leaves them alone (`gc`): decoding 500,000 updates takes a third as long.
    """


class Quantity(Value, frozen=True, kw_only=True):
    """An amount in the words of the text; a change keeps both ends ("from 72 hours to 14 days")."""

    words: str
    role: QuantityRole = "amount"
    value: float | None = None
    unit: str = ""
    was: float | None = None
    was_unit: str = ""


class Deadline(Value, frozen=True, kw_only=True):
    """When it is due: the words of the text and, where they resolve, the interval of days they mean (inclusive)."""

    words: str
    earliest: dt.date | None = None
    latest: dt.date | None = None


class Source(Value, frozen=True, kw_only=True):
    """Where a fact about the outcome was read."""

    url: str = ""
    title: str = ""
    publisher: str = ""
    date: str = ""
    """ISO 8601, as precise as known: 2023, 2023-05 or 2023-05-19."""
    stance: Stance = "supports"


class Act(Value, frozen=True, kw_only=True):
    """What every update carries: its own id, when it happened, when and by whom it was recorded.

    `act` is shared by all updates that one act of the user wrote (a bulk change), so that one undo takes all back.
    """

    id: str
    on: str
    """When it happened in the world: ISO 8601 with its precision kept (2022, 2022-12 or 2022-12-05)."""
    at: dt.datetime
    """When it was recorded: UTC, aware."""
    by: str = ""
    act: str = ""
    note: str = ""
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        """A time without an offset, as other programs write it, is UTC: one that compares with no other would stop an undo."""
        if self.at.tzinfo is None:
            force_setattr(self, "at", self.at.replace(tzinfo=dt.UTC))


def latest_by(acts: Iterable[Act], person: str) -> str:
    """When this person last recorded one of those acts (ISO 8601, "" for never)."""
    return max((act.at.isoformat() for act in acts if act.by == person), default="")


class StatusUpdate(Act, tag="status", tag_field="kind", frozen=True, kw_only=True):
    """The commitment moved to `status`."""

    status: Status
    why: str = ""
    """For `broken`: lapsed, cancelled or reversed; for a reopening: the reason."""


class Check(Act, tag="check", tag_field="kind", frozen=True, kw_only=True):
    """Somebody looked and found nothing new; resets the time since the last look."""


class Evidence(Act, tag="evidence", tag_field="kind", frozen=True, kw_only=True):
    """A source that bears on the outcome and moves no status."""


class Note(Act, tag="note", tag_field="kind", frozen=True, kw_only=True):
    """A remark."""


class Changes(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """New values for the fields of a commitment that a person may correct; unset fields stay."""

    title: str | UnsetType = UNSET
    parties: tuple[str, ...] | UnsetType = UNSET
    beneficiary: tuple[str, ...] | UnsetType = UNSET
    topic: Topic | UnsetType = UNSET
    strength: Strength | UnsetType = UNSET
    specificity: int | UnsetType = UNSET
    deadline: Deadline | UnsetType | None = UNSET
    condition: str | UnsetType = UNSET
    quantities: tuple[Quantity, ...] | UnsetType = UNSET
    places: tuple[str, ...] | UnsetType = UNSET
    start: int | UnsetType = UNSET
    end: int | UnsetType = UNSET
    quote: str | UnsetType = UNSET
    action: str | UnsetType = UNSET
    object: str | UnsetType = UNSET
    purpose: str | UnsetType = UNSET
    why: tuple[str, ...] | UnsetType = UNSET
    made: dt.date | UnsetType | None = UNSET
    asserted_by: str | UnsetType = UNSET


OWN_WORDS = "words"
"""What an edit follows that was read from words which a person gave a commitment."""


class Edit(Act, tag="edit", tag_field="kind", frozen=True, kw_only=True):
    """A person corrected what extraction wrote; the original stays in `Commitment.original`."""

    changes: Changes
    follows: str = ""
    """The readout whose correction brought this about, `OWN_WORDS` for other words of it; "" where a person gave the values."""


class Entry(Act, tag="entry", tag_field="kind", frozen=True, kw_only=True):
    """The commitment came into the ledger by an act of a person, not with the import of its readout."""

    why: Literal["by hand", "correction"]
    """A person marked its words; or a corrected readout was read anew and the words found then."""


class Review(Act, tag="review", tag_field="kind", frozen=True, kw_only=True):
    """A person accepted or rejected a candidate."""

    decision: Literal["accepted", "rejected"]


class Link(Act, tag="link", tag_field="kind", frozen=True, kw_only=True):
    """This commitment and another (`to`), or a passage of a later readout, belong together.

    `accepted` false is a suggestion turned down, kept so that it is not made again.
    """

    relation: Relation
    to: str
    """The id of a commitment or of a readout."""
    quote: str = ""
    accepted: bool = True


class Snooze(Act, tag="snooze", tag_field="kind", frozen=True, kw_only=True):
    """Not on the agenda before `until`."""

    until: dt.date


class Retract(Act, tag="retract", tag_field="kind", frozen=True, kw_only=True):
    """Takes back an earlier update of the same commitment; retracting a retraction brings it back (redo)."""

    target: str


Update = StatusUpdate | Check | Evidence | Note | Edit | Entry | Review | Link | Snooze | Retract


class Standing(Value, frozen=True, kw_only=True):
    """Where a commitment stands: the fold of its history, never typed in (see `tracker.standing`)."""

    status: Status = "pending"
    since: str = ""
    """When the status came to be (`on` of its update), "" while nothing is known."""
    why: str = ""
    review: ReviewState = "candidate"
    looked: dt.date | None = None
    """The last day for which somebody said how it stands: of status, check and evidence, the first day that `on` can mean."""
    recorded: dt.date | None = None
    """The last day on which such a thing was recorded, however long ago it happened: no move was recorded later."""
    sourced: bool = False
    """Whether the status has at least one source."""
    snoozed: dt.date | None = None


class Leaf(Value, frozen=True, kw_only=True):
    """The smallest deliverable part of a promise, as extraction finds it: `text[start:end] == quote` in its readout."""

    start: int
    end: int
    quote: str
    group: int = 0
    """Start of the sentence (or stem) it was split from: leaves of one sentence share it."""
    title: str = ""
    parties: tuple[str, ...] = ()
    """Who is bound, as country or organisation names; empty if unclear."""
    beneficiary: tuple[str, ...] = ()
    action: str = ""
    """The verb, as a lemma."""
    object: str = ""
    quantities: tuple[Quantity, ...] = ()
    places: tuple[str, ...] = ()
    condition: str = ""
    purpose: str = ""
    deadline: Deadline | None = None
    topic: Topic = "other"
    strength: Strength = "soft"
    specificity: int = 1
    why: tuple[str, ...] = ()
    """The rules and cues that admitted it, in reading order."""

    @property
    def is_key(self) -> bool:
        """Scorable: checkable and more than a wish (specificity 2 or 3, strength not soft)."""
        return self.specificity >= 2 and self.strength != "soft"


class Commitment(Leaf, frozen=True, kw_only=True):
    """A leaf in the ledger: with its identity, its readout, its append-only history and where that leaves it."""

    id: str
    readout: str
    made: dt.date | None = None
    """The date of the talks; copied from the readout so that lists need no second look-up."""
    asserted_by: str = ""
    """Whose readout says so."""
    extractor: str = ""
    version: int = 0
    """Counts the updates ever appended; an edit names the version it saw."""
    original: Changes | None = None
    """What extraction wrote in the fields that were edited since; None while nothing was."""
    standing: Standing = Standing()
    history: tuple[Update, ...] = ()

    @property
    def notes(self) -> list[str]:
        """The remarks in the history, for searching."""
        return [update.note for update in self.history if update.note]

    def last_by(self, person: str) -> str:
        """When this person last recorded something here (ISO 8601, "" for never), for finding out what an undo takes."""
        return latest_by(self.history, person)


class Facts(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Values for the facts of a readout that a person may correct; unset ones stay."""

    title: str | UnsetType = UNSET
    date: dt.date | UnsetType | None = UNSET
    published: dt.date | UnsetType | None = UNSET
    issuer: str | UnsetType = UNSET
    parties: tuple[str, ...] | UnsetType = UNSET
    place: str | UnsetType = UNSET
    event: str | UnsetType = UNSET
    language: str | UnsetType = UNSET
    version_of: str | UnsetType = UNSET


def given(fields: Changes | Facts) -> dict[str, object]:
    """The fields that are set, by name."""
    return {name: value for name, value in asdict(fields).items() if value is not UNSET}


class Origins(Value, frozen=True, kw_only=True):
    """Where each fact about a readout comes from, the date aside (`Readout.date_origin`)."""

    title: Origin = ""
    published: Origin = ""
    issuer: Origin = ""
    parties: Origin = ""
    place: Origin = ""
    event: Origin = ""
    language: Origin = ""


class Imported(Facts, frozen=True, kw_only=True):
    """What the import wrote of a readout that a person corrected or confirmed since: what the fold of its history begins with."""

    date_origin: DateOrigin = "unknown"
    origins: Origins = Origins()
    unsure: tuple[str, ...] = ()


class Correction(Act, tag="correction", tag_field="kind", frozen=True, kw_only=True):
    """A person corrected facts of a readout, or found them right as they are; either settles the doubt about them."""

    facts: Facts = Facts()
    confirmed: tuple[str, ...] = ()
    """What was unsure and is right: names of `Readout.unsure`."""


class Heard(Value, frozen=True, kw_only=True):
    """A sentence of a readout that may tell how an earlier promise stands: found once, so that links need not read texts anew."""

    start: int
    end: int
    setback: bool = False
    """Whether extraction heard that something failed."""
    stated: bool = True
    """Whether extraction saw a statement; else only words of progress or failure stand in the sentence."""


Revision = Correction | Retract
"""What the history of a readout consists of."""


class Readout(Value, frozen=True, kw_only=True):
    """One published text, kept verbatim but for control characters (stripped) and line ends (line feeds)."""

    id: str
    title: str
    text: str
    date: dt.date | None = None
    """When the talks were held."""
    date_origin: DateOrigin = "unknown"
    published: dt.date | None = None
    issuer: str = ""
    parties: tuple[str, ...] = ()
    place: str = ""
    event: str = ""
    """Talks, call, visit, joint statement ... as far as the text says."""
    language: str = "en"
    source: str = ""
    """The path or URL it was read from."""
    sha256: str = ""
    """Of `text` in UTF-8: the same text is never stored twice."""
    added: dt.datetime | None = None
    unsure: tuple[str, ...] = ()
    """Which of the fields above were guessed and want a person's look."""
    version_of: str = ""
    """The id of an earlier readout of which this text is a corrected or reprinted version."""
    origins: Origins = Origins()
    heard: tuple[Heard, ...] = ()
    heard_by: str = ""
    """Which version of the program found these sentences (`tracker.links.passages.listened`); "" where none has looked."""
    version: int = 0
    """Counts the revisions ever recorded; a correction names the version it saw."""
    original: Imported | None = None
    """The facts as imported; None while nobody corrected or confirmed any."""
    history: tuple[Revision, ...] = ()

    def __post_init__(self) -> None:
        """As for an act, a time without an offset is UTC."""
        if self.added is not None and self.added.tzinfo is None:
            force_setattr(self, "added", self.added.replace(tzinfo=dt.UTC))
