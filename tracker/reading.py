"""A readout to what extraction finds in it; and, once its facts are corrected, to what that changes for its commitments.

Pure: no id is given, no status set, no word of a person touched.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tracker.clean import elide
from tracker.errors import UsageError
from tracker.extraction import VERSION, Extraction, extract
from tracker.extraction import mark as grade
from tracker.extraction.fold import Folded
from tracker.extraction.pipeline import UNHEARD
from tracker.links.passages import HEARD, hear
from tracker.model import TITLE_LENGTH, Changes, Commitment, Deadline, Edit, Leaf, Readout, given
from tracker.standing import found_at, live

READ = ("title", "date", "issuer", "parties", "language")
"""The facts that extraction reads beside the text."""
FOLLOWING = ("title", "parties", "beneficiary", "topic", "strength", "specificity", "deadline", "condition")
"""What of a commitment follows a correction of its readout, unless a person edited it."""
Span = tuple[int, int]


class Reread(Struct, frozen=True):
    """What a correction changes for the commitments of a readout."""

    edits: tuple[tuple[str, Changes], ...] = ()
    """New values by commitment; the ids stay."""
    fresh: tuple[Leaf, ...] = ()
    """What is found only now, in reading order: new candidates."""
    missing: tuple[str, ...] = ()
    """Ids of commitments that would no longer be found. They stay: an id is a promise, and people decide."""
    kept: tuple[str, ...] = ()
    """Ids of commitments whose deadline a person set, so that it does not follow the new date."""


class Reworded(Struct, frozen=True):
    """What other words of its readout change in a commitment."""

    span: Changes
    """Where they stand, and the words themselves."""
    read: Changes
    """What is read from them in place of what was read from the old ones."""
    subject: tuple[str, ...] = ()
    """Whom they bind where they stand."""
    heard: bool = True
    """Whether words that bind are known in them."""
    promises: int = 1
    """How many promises extraction finds in them."""


def read_through(draft: Readout) -> tuple[Readout, tuple[Leaf, ...]]:
    """The draft with the sentences that links will ask for, and its leaves in reading order; of a text in English only."""
    if draft.language != "en":
        return replace(draft, heard=(), heard_by=HEARD), ()
    found = _extracted(draft)
    return replace(draft, heard=hear(draft.text, found), heard_by=HEARD), _ordered(found)


def enter(leaf: Leaf, readout: Readout, id: str) -> Commitment:
    """A leaf as it goes into the ledger under `id`."""
    return Commitment(
        **msgspec.structs.asdict(leaf),
        id=id,
        readout=readout.id,
        made=readout.date,
        asserted_by=readout.issuer,
        extractor=VERSION,
    )


def mark(readout: Readout, start: int, end: int, own: Span | None = None) -> Leaf:
    """The leaf that words of a readout make, graded as extraction grades what it finds itself.

    Words that hold several promises are called by all of them, but for a promise that was found at its `own` span.
    """
    leaf = _graded(readout, start, end)
    inside = _within(readout, start, end) if (start, end) != own else []
    return _several(readout.text, leaf, inside) if len(inside) > 1 else leaf


def reword(readout: Readout, commitment: Commitment, words: str) -> Reworded:
    """What other words of its readout change in a commitment: the span, and what is read from the words where no person gave it.

    Of several places with these words that nearest to the present ones is meant. Raises UsageError where they are not there.
    """
    start, end = locate(readout.text, words, near=commitment.start)
    if (start, end) == (commitment.start, commitment.end):
        raise UsageError(f"these are the words of {commitment.id} already", "give more of them, or fewer")
    own = found_at(commitment)
    leaf, held = mark(readout, start, end, own), edited_by_person(commitment)
    promises = 1 if (start, end) == own else len(_within(readout, start, end))
    # Where more words have another act in them that is no promise, the title is still that of the first.
    more = promises < 2 and start <= commitment.start and commitment.end <= end
    other = more and commitment.action not in {leaf.action, ""} and commitment.action in readout.text[start:end]
    read = {name: getattr(leaf, name) for name in _READ_FROM_WORDS if name not in held and not (other and name == "title")}
    heard = leaf.why[:1] != (UNHEARD,)
    if not heard:
        # What no rule hears says nothing of how firmly and in which field the promise was made: that stays.
        read = {name: value for name, value in read.items() if name not in {"topic", "strength"}}
    turned = {name: value for name, value in read.items() if value != getattr(commitment, name)}
    span = Changes(start=start, end=end, quote=leaf.quote)
    return Reworded(span, replace(Changes(), **turned), leaf.parties, heard, promises)


def locate(text: str, quote: str, which: int = 0, *, near: int | None = None, otherwise: str = "") -> Span:
    """Where words stand in a text, however they are broken into lines and pages and whatever their quotation marks and dashes.

    `which` chooses among several places, the first being 1, and `near` takes the one nearest to an offset; `otherwise` says how a
    person chooses, where that can be done. Raises UsageError where they are not there, or more than once and nothing was chosen.
    """
    found = _places_of(text, quote) or _across_breaks(text, quote)
    if near is not None:
        found = sorted(found, key=lambda span: abs(span[0] - near))[:1]
    if not found:
        raise UsageError(f"the text has no {elide(quote, 60)!r}", _nearest_words(text, quote))
    if which > len(found) or (not which and len(found) > 1):
        places = "; ".join(f"{n}. “{_around(text, *span)}”" for n, span in enumerate(found[:_PLACES], 1))
        more = f" and {len(found) - _PLACES} more" if len(found) > _PLACES else ""
        raise UsageError(
            f"the text has {elide(quote, 60)!r} {len(found)} times" if len(found) > 1 else "it is there once",
            f"type more of the words{otherwise}: {places}{more}",
        )
    return found[max(which, 1) - 1]


def alike(words: str) -> str:
    """The words with one kind of quotation mark and dash, letter for letter."""
    return words.translate(_SAME)


def reread(before: Readout, after: Readout, commitments: Sequence[Commitment]) -> Reread:
    """What changes for the commitments of `before` (all of them) when its facts become those of `after`.

    Both are read by the present rules and only what differs between the two counts: what a later version of these rules would
    find besides is none of a correction's business.
    """
    parted = bool(before.version_of) and not after.version_of
    if not parted and all(getattr(before, name) == getattr(after, name) for name in READ):
        return Reread()
    was, now = _leaves(before), _leaves(after)
    own = {commitment.id: found_at(commitment) for commitment in commitments}
    taken = set(own.values())
    edits, missing, kept = [], [], []
    for commitment in commitments:
        span = own[commitment.id]
        held = edited_by_person(commitment)
        if span != (commitment.start, commitment.end):
            # A person gave it other words: what these say counts, and not what was found first.
            told, tells = (_marked(readout, commitment) for readout in (before, after))
        else:
            told, tells = was.get(span), now.get(span)
        changes = _changes(commitment, before, after, told, tells, held)
        if changes != Changes():
            edits.append((commitment.id, changes))
        if span in was and span not in now and commitment.standing.review != "rejected":
            missing.append(commitment.id)
        if before.date != after.date and commitment.deadline and "deadline" in held:
            kept.append(commitment.id)
    fresh = (leaf for span, leaf in now.items() if span not in taken and (parted or span not in was))
    return Reread(tuple(edits), tuple(fresh), tuple(missing), tuple(kept))


def edited_by_person(commitment: Commitment) -> frozenset[str]:
    """The fields with a value that a person gave, and that no correction of the readout changes therefore."""
    edits = (u.changes for u in live(commitment.history) if isinstance(u, Edit) and not u.follows)
    return frozenset(name for changes in edits for name in given(changes))


def resolved(deadline: Deadline, day: dt.date | None) -> Deadline:
    """The same words of a deadline, read against another day of the talks (None where it is not known)."""
    from tracker.extraction.when import phrases

    found = next((p.interval for p in phrases(deadline.words, 0, len(deadline.words), day) if p.interval), None)
    return Deadline(words=deadline.words, earliest=found[0] if found else None, latest=found[1] if found else None)


_READ_FROM_WORDS = (
    "title", "beneficiary", "deadline", "condition", "specificity", "quantities", "places", "topic", "strength",
    "action", "object", "purpose", "why",
)  # fmt: skip
"""All that words say but who is bound, which their sentence says: a note tells where that is somebody else."""
_FEWEST = 3
"""No promise has fewer words."""
_PLACES = 4
_AROUND = 28
_ALIKE = {"'": "['‘’‚ʼ′]", '"': '["“”„«»]', "-": "[-‐‑‒–—−]"}
_SAME = str.maketrans({each: one for one, pattern in _ALIKE.items() for each in pattern[1:-1]})
_ALIKE |= {each: pattern for pattern in tuple(_ALIKE.values()) for each in pattern[1:-1]}


def _loose(word: str) -> str:
    """A pattern for a word, whatever kind of quotation mark or dash a keyboard or a text has."""
    return "".join(_ALIKE.get(char, re.escape(char)) for char in word)


def _places_of(text: str, quote: str) -> list[Span]:
    words = [_loose(word) for word in quote.split()]
    return [m.span() for m in re.finditer(r"\s+".join(words), text)] if words else []


def _across_breaks(text: str, quote: str) -> list[Span]:
    """The places of words that hyphens at line ends or the furniture of pages interrupt."""
    whole = Folded(text)
    return [whole.back(*span) for span in _places_of(whole.text, quote)]


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(start - _AROUND, 0) : end + _AROUND].split())


def _nearest_words(text: str, quote: str) -> str:
    """The longest beginning of the words that the text does have, for the hint."""
    words = quote.split()
    for count in range(len(words) - 1, 1, -1):
        found = re.search(r"\s+".join(map(_loose, words[:count])), text)
        if found:
            return f"it goes on differently after “{elide(' '.join(found.group().split()), 60)}”"
    return "type words exactly as they stand there"


def _extracted(readout: Readout) -> Extraction:
    return extract(readout.text, date=readout.date, issuer=readout.issuer, parties=readout.parties, title=readout.title)


def _ordered(found: Extraction) -> tuple[Leaf, ...]:
    return tuple(sorted(found.leaves, key=lambda leaf: (leaf.start, leaf.end)))


def _leaves(readout: Readout) -> dict[Span, Leaf]:
    return {(leaf.start, leaf.end): leaf for leaf in (_ordered(_extracted(readout)) if readout.language == "en" else ())}


def _within(readout: Readout, start: int, end: int) -> list[Leaf]:
    """The promises that extraction finds wholly within these words, and one that it hears only when pointed to what is left."""
    found = [leaf for (begin, stop), leaf in _leaves(readout).items() if start <= begin and stop <= end]
    at = max((leaf.end for leaf in found), default=end)
    if len(readout.text[at:end].split()) >= _FEWEST:
        left = _graded(readout, at, end)
        if left.why[:1] != (UNHEARD,) and left.action not in {leaf.action for leaf in found}:
            found.append(left)
    return found


def _graded(readout: Readout, start: int, end: int) -> Leaf:
    return grade(readout.text, start, end, date=readout.date, issuer=readout.issuer, parties=readout.parties, title=readout.title)


def _several(text: str, leaf: Leaf, inside: Sequence[Leaf]) -> Leaf:
    """A leaf with the words of several promises: its own words for a title, the amounts and places of all."""
    plain = Folded(text)
    words = " ".join(plain.text[slice(*plain.forth(leaf.start, leaf.end))].split())
    if len(words) > TITLE_LENGTH:
        words = words[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return replace(
        leaf,
        title=words[:1].upper() + words[1:],
        quantities=tuple(dict.fromkeys(each for one in inside for each in one.quantities)),
        places=tuple(dict.fromkeys(each for one in inside for each in one.places)),
    )


def _marked(readout: Readout, commitment: Commitment) -> Leaf | None:
    """The leaf that the present words of a commitment make in a readout with these facts; of a text in English only."""
    return mark(readout, commitment.start, commitment.end) if readout.language == "en" else None


def _changes(
    commitment: Commitment, before: Readout, after: Readout, was: Leaf | None, now: Leaf | None, held: frozenset[str]
) -> Changes:
    new: dict[str, object] = {}
    if before.date != after.date:
        new["made"] = after.date
    if before.issuer != after.issuer:
        new["asserted_by"] = after.issuer
    if was and now:
        new |= {name: getattr(now, name) for name in FOLLOWING if getattr(was, name) != getattr(now, name)}
    elif commitment.deadline and before.date != after.date:
        new["deadline"] = resolved(commitment.deadline, after.date)
    turned = {name: value for name, value in new.items() if name not in held and getattr(commitment, name) != value}
    return msgspec.structs.replace(Changes(), **turned)
