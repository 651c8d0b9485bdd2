"""Write a realistic ledger of N commitments, the same one every time: what the benchmarks measure on.

    python tests/benchmarks/make_ledger.py 100000 /some/where/ledger.json [--updates 5] [--seed 1]

Many parties, readouts, dates and statuses, names in CJK and right-to-left scripts, long titles, quotes that lie verbatim in
their readouts. Without --updates a commitment has 0 to 8 of them, as in a ledger in use.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import random
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tracker.extraction.atlas import code
from tracker.ledger import open_ledger
from tracker.ledger.protocol import Ledger
from tracker.model import (
    Check,
    Commitment,
    Deadline,
    Evidence,
    Note,
    Quantity,
    Readout,
    Review,
    Source,
    Status,
    StatusUpdate,
    Strength,
    Topic,
    Update,
)
from tracker.standing import settle

PARTIES = (
    "China", "Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "India", "Japan", "Republic of Korea",
    "Vietnam", "Thailand", "Indonesia", "Malaysia", "Philippines", "Cambodia", "Sri Lanka", "United States", "Canada", "Mexico",
    "Brazil", "Argentina", "Germany", "France", "Italy", "Poland", "Hungary", "Serbia", "Turkey", "Saudi Arabia",
    "United Arab Emirates", "Egypt", "Morocco", "Nigeria", "Kenya", "South Africa", "Ethiopia", "Australia", "New Zealand",
    "Mongolia", "Azerbaijan", "Georgia", "Armenia", "Pakistan", "Bangladesh", "European Union", "ASEAN",
)  # fmt: skip
PLACES = ("Almaty", "Aktobe", "Chengdu", "Osaka", "Samarkand", "Jaipur", "Da Nang", "Izmir", "Alexandria", "Mombasa", "Monterrey")
NAMED = (
    "丝绸之路中心",
    "مركز الملك",
    "Центр «Достык»",
    "さくら会館",
    "המרכז לתרבות",
    "ศูนย์วัฒนธรรม",
    "한국문화원",
    "Casa de Amistad",
)
LONG = (
    "continue to deepen coordination on regional security, including through regular consultations between the foreign "
    "ministries and the exchange of information on transnational threats"
)
ACTS: tuple[tuple[str, Topic, Strength, int], ...] = (
    ("open a consulate general in {place}", "consular", "firm", 3),
    ("extend the visa-free stay from {small} to {large} days", "consular", "firm", 3),
    ("establish the {named} in {place}", "culture", "firm", 3),
    ("launch {small} direct flights a week to {place}", "transport", "planned", 3),
    ("provide {large} scholarships by {year}", "education", "firm", 3),
    ("build a logistics park at the border crossing", "transport", "firm", 2),
    ("sign a protocol on the export of agricultural products", "trade", "planned", 2),
    ("strengthen cooperation in energy and green technology", "energy", "effort", 1),
    ("promote the establishment of a traditional medicine centre", "health", "effort", 2),
    ("hold the next session of the joint committee in {year}", "governance", "planned", 3),
    ("support each other's candidacies in international organisations", "multilateral", "soft", 2),
    (LONG, "security", "effort", 1),
    ("reduce tariffs on {large} categories of goods", "trade", "firm", 3),
    ("invest {large} million dollars in solar power plants in {place}", "investment", "firm", 3),
    ("train {large} officials in public administration", "governance", "firm", 3),
    ("explore cooperation in artificial intelligence", "technology", "effort", 1),
)  # fmt: skip
Promise = tuple[str, int, tuple[str, Topic, Strength, int]]
"""A quote, where it begins in its readout, and the act it was made from."""
STATUSES: tuple[Status, ...] = (
    "underway", "underway", "stalled", "fulfilled", "fulfilled", "fulfilled", "partial", "broken", "superseded", "unverifiable",
)  # fmt: skip
LAST = dt.date(2024, 12, 31)


def readout_of(
    random_: random.Random, number: int, size: int
) -> tuple[Readout, list[tuple[str, int, tuple[str, Topic, Strength, int]]]]:
    """A readout with `size` promises in its text, and for each its quote, where it begins and what it is."""
    one, two = random_.sample(PARTIES, 2)
    date = dt.date(2015, 1, 1) + dt.timedelta(days=random_.randrange(3650))
    title = f"{one} and {two}: talks of foreign ministers, round {number}"
    text = f"{title}\nThe two sides held talks on {date.isoformat()} and exchanged views on bilateral relations.\n"
    promises = []
    for _ in range(size):
        act = random_.choice(ACTS)
        words = act[0].format(
            place=random_.choice(PLACES),
            named=random_.choice(NAMED),
            small=random_.randrange(2, 15),
            large=random_.randrange(20, 900),
            year=date.year + random_.randrange(1, 4),
        )
        lead = random_.choice(("The two sides agreed to ", f"{one} will ", f"{two} said it would ", "Both sides will "))
        promises.append((words, len(text) + len(lead), act))
        text += f"{lead}{words}.\n"
    readout = Readout(
        id="-".join((*sorted((code(one), code(two))), f"{date:%Y%m%d}", f"{number:05d}")),
        title=title,
        text=text,
        date=date,
        date_origin="text",
        issuer=one,
        parties=(one, two),
        source=f"https://mfa.example/{number}",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        added=dt.datetime.combine(date, dt.time(12), tzinfo=dt.UTC),
    )
    return readout, promises


def history_of(random_: random.Random, made: dt.date, count: int) -> tuple[Update, ...]:
    """`count` updates in the order of their days: a review, then checks, notes, evidence and changes of status."""
    days = sorted(random_.randrange(1, max(2, (LAST - made).days)) for _ in range(count))
    updates: list[Update] = []
    for number, day in enumerate(days):
        on = made + dt.timedelta(days=day)
        id = f"{random_.getrandbits(64):016x}"
        at = dt.datetime.combine(on, dt.time(10, number), tzinfo=dt.UTC)
        by = random_.choice(("aliya", "bo", "carmen"))
        kind = "review" if number == 0 else random_.choice(("status", "status", "check", "note", "evidence"))
        cited = (Source(url=f"https://news.example/{id}", publisher="News", date=on.isoformat()),)
        if kind == "review":
            updates.append(Review(id=id, on=on.isoformat(), at=at, by=by, act=id, decision="accepted"))
        elif kind == "status":
            status = random_.choice(STATUSES)
            precise = on.isoformat() if random_.random() < 0.8 else f"{on:%Y-%m}"
            given = cited if random_.random() < 0.85 else ()
            updates.append(
                StatusUpdate(id=id, on=precise, at=at, by=by, act=id, status=status, note="As reported.", sources=given)
            )
        elif kind == "check":
            updates.append(Check(id=id, on=on.isoformat(), at=at, by=by, act=id, note="Looked at both ministries' sites."))
        elif kind == "note":
            updates.append(Note(id=id, on=on.isoformat(), at=at, by=by, act=id, note="Asked the embassy; an answer is promised."))
        else:
            updates.append(Evidence(id=id, on=on.isoformat(), at=at, by=by, act=id, note="Mentioned in passing.", sources=cited))
    return tuple(updates)


def commitments_of(
    random_: random.Random,
    readout: Readout,
    promises: list[tuple[str, int, tuple[str, Topic, Strength, int]]],
    updates: int | None,
) -> list[Commitment]:
    """The commitments that stand in a readout, each with its history."""
    made = readout.date or LAST
    found = []
    for ordinal, (words, start, (_, topic, strength, specificity)) in enumerate(promises, 1):
        joint = "sides" in readout.text[start - 30 : start]
        bound = readout.parties if joint else (random_.choice(readout.parties),)
        due = made + dt.timedelta(days=random_.randrange(30, 1400)) if random_.random() < 0.4 else None
        found.append(
            settle(
                Commitment(
                    id=f"{readout.id}-{ordinal:02d}",
                    readout=readout.id,
                    made=made,
                    asserted_by=readout.issuer,
                    start=start,
                    end=start + len(words),
                    quote=words,
                    group=start,
                    title=(words[:1].upper() + words[1:])[:90],
                    parties=bound,
                    action=words.split()[0],
                    topic=topic,
                    strength=strength,
                    specificity=specificity,
                    quantities=(Quantity(words="14 days", value=14, unit="days"),) if "days" in words else (),
                    deadline=Deadline(words=f"by {due}", earliest=due, latest=due) if due else None,
                    why=("verb.agreed-to", f"act:{words.split()[0]}"),
                    extractor="1",
                    version=0,
                    history=history_of(random_, made, random_.randrange(9) if updates is None else updates),
                )
            )
        )
    return found


def fill(ledger: Ledger, count: int, *, updates: int | None = None, seed: int = 1) -> None:
    """Put `count` commitments into an empty ledger."""
    random_ = random.Random(seed)  # noqa: S311 - the same ledger every time is the point
    left, number = count, 0
    with ledger.batch():
        while left:
            number += 1
            size = min(left, random_.randrange(2, 24))
            readout, promises = readout_of(random_, number, size)
            ledger.add(readout, commitments_of(random_, readout, promises, updates))
            left -= size


def main() -> None:
    """Make the ledger and say how long it took."""
    arg = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arg.add_argument("count", type=int)
    arg.add_argument("path", type=Path)
    arg.add_argument("--updates", type=int)
    arg.add_argument("--seed", type=int, default=1)
    given = arg.parse_args()
    began = time.perf_counter()
    ledger = open_ledger(given.path)
    fill(ledger, given.count, updates=given.updates, seed=given.seed)
    ledger.close()
    print(f"{given.count:,} commitments in {given.path}, {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
