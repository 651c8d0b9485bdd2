"""How well and how fast later readouts find the commitments they speak to: the pairs of tests/links among real distractors.

Run as `python -m tests.benchmarks.links [ZIP OF READOUTS] [--half test] [--crowd 480]`: the commitments of the archive's texts
stand among the earlier ones, under their own parties; with --crowd so many of them, drawn by chance, are moved into the block of
each pair.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sys
import time
import tracemalloc
import zipfile
from collections import Counter
from pathlib import Path

import msgspec

from tests.links.cases import Case, cases
from tracker.extraction import extract
from tracker.links.passages import Spoken, read
from tracker.links.suggest import Suggester, Suggestion
from tracker.model import Commitment, Readout


def distractors(path: Path) -> tuple[list[Readout], list[Commitment]]:
    """The readouts of a zip of texts ("title, date, text" by line) and the commitments found in them."""
    readouts: list[Readout] = []
    commitments: list[Commitment] = []
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            text = archive.read(name).decode("utf-8", "replace")
            lines = text.split("\n", 2)
            try:
                day = dt.date.fromisoformat(lines[1].strip())
            except (ValueError, IndexError):
                day = None
            found = extract(text, date=day, title=lines[0])
            readout = Readout(id=Path(name).stem, title=lines[0], text=text, date=day, parties=found.parties)
            readouts.append(readout)
            for number, leaf in enumerate(found.leaves):
                commitments.append(
                    Commitment(id=f"{readout.id}-{number}", readout=readout.id, made=day, **msgspec.structs.asdict(leaf))
                )
    return readouts, commitments


def suggester(all_cases: list[Case], readouts: list[Readout], others: list[Commitment], crowd: int) -> Suggester:
    """Everything earlier, indexed; with `crowd` other commitments moved between the parties of each case."""
    asked = Suggester()
    parties = {readout.id: readout.parties for readout in readouts} | {
        case.earlier.id: case.earlier.parties for case in all_cases
    }
    asked.add([c for case in all_cases for c in case.commitments] + others, parties)
    dice = random.Random(7)  # noqa: S311 - a fixed draw, nothing secret
    for number, case in enumerate(all_cases):
        moved = [
            msgspec.structs.replace(c, id=f"crowd-{number}-{n}", readout=f"crowd-{number}", made=case.earlier.date)
            for n, c in enumerate(dice.sample(others, min(crowd, len(others))))
        ]
        asked.add(moved, {f"crowd-{number}": case.earlier.parties})
    return asked


def quality(asked: Suggester, chosen: list[Case], *, show: bool) -> None:
    """Print recall, the accuracy of the relation and the false suggestions of the chosen cases."""
    first = five = right = shown = total = false = true = 0
    wrong: Counter[str] = Counter()
    for case in chosen:
        for said in case.said:
            ranking = [commitment.id for commitment, _, _ in asked.ranked(case.later, said.spoken)]
            suggested = asked.for_passages(case.later, [said.spoken])
            if said.relation:
                total += 1
                first += ranking[:1] == [said.commitment]
                five += said.commitment in ranking[:5]
                hit = next((s for s in suggested if s.commitment == said.commitment), None)
                shown += hit is not None
                relation = hit.relation if hit else forced(asked, case, said.spoken, said.commitment)
                right += relation == said.relation
                if relation != said.relation:
                    wrong[f"{said.relation} taken for {relation}"] += 1
                    tell(show, f"relation: {said.relation}, got {relation}: {said.spoken.quote}")
                if not hit:
                    tell(show, f"missed: {said.spoken.quote}")
        for suggestion in asked.for_passages(case.later, [said.spoken for said in case.said]):
            wanted = any(said.commitment == suggestion.commitment and said.spoken.start == suggestion.start for said in case.said)
            true += wanted
            false += not wanted
            if not wanted:
                tell(show, f"false {suggestion.score}: {suggestion.later_quote} << {suggestion.quote} {suggestion.terms}")
    print(f"  pairs {total}, readouts {len(chosen)}, hard negatives {sum(not s.relation for c in chosen for s in c.said)}")
    print(f"  recall at 1 {first / total:.3f}, at 5 {five / total:.3f}; suggested at the threshold {shown / total:.3f}")
    print(f"  relation right {right / total:.3f} {dict(wrong)}")
    print(f"  suggestions {true + false}, right {true / (true + false or 1):.3f}, false a readout {false / len(chosen):.2f}")


def through_extraction(asked: Suggester, chosen: list[Case], *, show: bool) -> None:
    """Print how many pairs are suggested when the later readouts are read by extraction, not handed over passage by passage."""
    hits = right = total = false = 0
    for case in chosen:
        suggested = asked.suggest(case.later, read(case.later))
        for said in case.said:
            if said.relation:
                total += 1
                hit = [s for s in suggested if s.commitment == said.commitment and overlap(s, said.spoken)]
                hits += bool(hit)
                right += any(s.relation == said.relation for s in hit)
                if not hit:
                    tell(show, f"not heard: {said.spoken.quote}")
        false += len(
            [s for s in suggested if not any(s.commitment == one.commitment and overlap(s, one.spoken) for one in case.said)]
        )
    print(f"  read by extraction: suggested {hits / total:.3f}, of these the relation right {right / (hits or 1):.3f}", end="")
    print(f", false a readout {false / len(chosen):.2f}")


def overlap(suggestion: Suggestion, spoken: Spoken) -> bool:
    """Whether a suggestion's passage lies where the expected one does."""
    return suggestion.start < spoken.end and spoken.start < suggestion.end


def forced(asked: Suggester, case: Case, spoken: Spoken, wanted: str) -> str:
    """The relation that the rules give for a pair below the threshold, so that misses do not hide their errors."""
    return next(asked.relation(case.later, spoken, one) for one in case.commitments if one.id == wanted)


def tell(show: bool, words: str) -> None:
    """Print a case that went wrong, where that was asked for."""
    if show:
        print("   ", words)


def speed(readouts: list[Readout], others: list[Commitment], size: int) -> None:
    """Print the time to index `size` commitments, the time of a query and the memory held."""
    if not others:
        print("  no archive given, no speed measured")
        return
    parties = [("United States", "Japan"), ("China", "Kazakhstan"), ("India", "France"), ("Brazil", "Chile")]
    names = [f"State {n}" for n in range(27)]
    pairs = parties + [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]][:204]
    many: list[Commitment] = []
    held: dict[str, tuple[str, ...]] = {}
    for n in range(size):
        source = others[n % len(others)]
        block = n % len(pairs)
        readout = f"R{block}-{n // (len(pairs) * 10)}"
        held[readout] = pairs[block]
        many.append(msgspec.structs.replace(source, id=f"C{n}", readout=readout, made=dt.date(2020, 1, 1)))
    start = time.process_time()
    asked = Suggester()
    asked.add(many, held)
    built = time.process_time() - start
    print(f"  build {built:.2f} s of processor time: {size:,} commitments in {len(pairs)} blocks of about {size // len(pairs)}")
    first, again = [], []
    for times in (first, again):
        for n, case in enumerate(cases()):
            readout = msgspec.structs.replace(case.later, parties=pairs[n % len(pairs)], id=f"asked {n}")
            for said in case.said:
                start = time.process_time()
                asked.for_passages(readout, [said.spoken])
                times.append((time.process_time() - start) * 1000)
        times.sort()
    for words, times in (("new blocks and commitments", first), ("again", again)):
        half, most, worst = times[len(times) // 2], times[int(len(times) * 0.95)], times[-1]
        print(f"  query, {words}: median {half:.2f} ms, p95 {most:.2f} ms, worst {worst:.1f} ms")
    tracemalloc.start()
    traced = Suggester()
    traced.add(many, held)
    closed = tracemalloc.get_traced_memory()[0]
    for n, pair in enumerate(pairs):
        traced.ranked(Readout(id=f"opens {n}", title="", text="", parties=pair), Spoken(0, 0, "open a consulate", True))
    opened = tracemalloc.get_traced_memory()[0]
    print(f"  memory of the index beside the commitments: {closed / 1e6:.0f} MB, with every block opened {opened / 1e6:.0f} MB")
    tracemalloc.stop()


def real(asked: Suggester, readouts: list[Readout], sample: int, *, show: bool) -> None:
    """Print how many suggestions the archive's own readouts would bring; whether they are right takes a person's reading."""
    dice = random.Random(11)  # noqa: S311 - a fixed draw, nothing secret
    chosen = dice.sample(readouts, min(sample, len(readouts)))
    found: list[Suggestion] = []
    for readout in chosen:
        found += asked.suggest(readout, extract(readout.text, date=readout.date, title=readout.title, parties=readout.parties))
    print(f"  {len(found)} suggestions for {len(chosen)} real readouts, {len(found) / (len(chosen) or 1):.2f} each")
    for suggestion in found:
        tell(
            show,
            f"{suggestion.score} {suggestion.relation}: {suggestion.later_quote} << {suggestion.commitment} {suggestion.quote}",
        )


def main() -> None:
    """Read the arguments, print the figures."""
    args = argparse.ArgumentParser(description="Figures of linking.")
    args.add_argument("archive", nargs="?", type=Path, help="a zip of readouts whose commitments stand among the earlier ones")
    args.add_argument("--half", choices=["tune", "test", "late", "fresh", "all"], default="all")
    args.add_argument("--crowd", type=int, default=480, help="commitments moved into the block of each pair")
    args.add_argument("--size", type=int, default=100_000)
    args.add_argument("--show", action="store_true", help="name what went wrong")
    given = args.parse_args()
    readouts, others = distractors(given.archive) if given.archive else ([], [])
    everything = cases()
    chosen = [case for case in everything if given.half in (case.half, "all")]
    for crowd in (0, given.crowd):
        print(f"{given.half} pairs among {len(others)} commitments of {len(readouts)} other readouts, {crowd} in each block:")
        asked = suggester(everything, readouts, others, crowd)
        quality(asked, chosen, show=given.show)
        through_extraction(asked, chosen, show=given.show)
    print("real readouts:")
    real(suggester([], readouts, others, 0), readouts, 200, show=given.show)
    print("speed:")
    speed(readouts, others, given.size)


if __name__ == "__main__":
    sys.exit(main())
