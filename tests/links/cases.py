"""The pairs of pairs.toml and the sample's follow-ups as commitments, readouts and passages, for the tests and the benchmark."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

from msgspec import Struct

from tracker.links.passages import Spoken
from tracker.model import Commitment, Readout, Relation

_HERE = Path(__file__).parent


class Said(Struct, frozen=True):
    """A later passage with what it does to which earlier commitment; a hard negative has neither."""

    spoken: Spoken
    relation: Relation | None = None
    commitment: str = ""


class Case(Struct, frozen=True):
    """Two parties: what they promised, what a later readout says."""

    half: str
    earlier: Readout
    commitments: tuple[Commitment, ...]
    later: Readout
    said: tuple[Said, ...]


class FollowUp(Struct, frozen=True):
    """What a short later readout says of a commitment of the sample."""

    readout: Readout
    says: str
    about: str
    relations: tuple[str, ...]


def commitment(words: str, id: str, readout: str, made: dt.date | None) -> Commitment:
    """A commitment as extraction leaves it, from "who says so | the act"."""
    quote = words.rsplit(" | ", maxsplit=1)[-1]
    return Commitment(
        start=0,
        end=len(quote),
        quote=quote,
        title=_title(quote),
        id=id,
        readout=readout,
        made=made,
        specificity=2,
        strength="firm",
    )


def said_as(words: str, start: int) -> Spoken:
    """A passage: a promise where the act is set off, else a statement."""
    whole = words.replace(" | ", " ")
    _, bar, act = words.partition(" | ")
    quote = whole if not bar or act.startswith("be ") else act
    return Spoken(start, start + len(quote), quote, bool(bar))


def cases() -> list[Case]:
    """All cases in the order of the file."""
    found = []
    for number, row in enumerate(tomllib.loads((_HERE / "pairs.toml").read_text("utf-8"))["case"]):
        parties = tuple(row["parties"])
        before = Readout(
            id=f"EARLIER-{number:02}", title="Talks", text="\n".join(row["earlier"]), date=row["made"], parties=parties
        )
        made = tuple(commitment(words, f"{before.id}-{n}", before.id, row["made"]) for n, words in enumerate(row["earlier"], 1))
        text = f"Officials of {parties[0]} and {parties[1]} met.\n"
        said = []
        for gold, words in row["later"]:
            relation, _, which = gold.rpartition(" ")
            sentence = words.replace(" | ", " ").rstrip(".") + "."
            one = said_as(words, len(text) + sentence.index(said_as(words, 0).quote.rstrip(".")))
            said.append(Said(one, relation or None, f"{before.id}-{which}" if relation else ""))
            text += sentence + "\n"
        after = Readout(id=f"LATER-{number:02}", title=text.splitlines()[0], text=text, date=row["date"], parties=parties)
        found.append(Case(row["half"], before, made, after, tuple(said)))
    return found


def follow_ups() -> list[FollowUp]:
    """The sample's follow-ups as readouts between China and Kazakhstan."""
    rows = tomllib.loads((_HERE / "followups.toml").read_text("utf-8"))["followup"]
    return [
        FollowUp(
            Readout(
                id=f"CHN-KAZ-{row['date']:%Y%m%d}-F{number}",
                title=row["text"].strip().splitlines()[0],
                text=row["text"].strip(),
                date=row["date"],
                parties=("China", "Kazakhstan"),
            ),
            row["says"],
            row["about"],
            tuple(row["relation"]),
        )
        for number, row in enumerate(rows)
    ]


def _title(quote: str) -> str:
    return (quote[0].upper() + quote[1:])[:90]
