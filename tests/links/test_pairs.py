"""The pairs and the sample's follow-ups: how well linking does must not fall (the benchmark prints it among real distractors)."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from tests.conftest import SAMPLE
from tests.links.cases import FollowUp, cases, follow_ups
from tracker.extraction import extract
from tracker.links import Suggester
from tracker.model import Commitment


@pytest.fixture(scope="module")
def asked() -> Suggester:
    suggester = Suggester()
    everything = cases()
    suggester.add(
        [c for case in everything for c in case.commitments], {case.earlier.id: case.earlier.parties for case in everything}
    )
    return suggester


def test_the_set_is_as_large_as_it_claims() -> None:
    everything = cases()
    said = [said for case in everything for said in case.said]
    assert len([one for one in said if one.relation]) >= 60
    assert len([one for one in said if not one.relation]) >= 40
    assert len({case.earlier.parties for case in everything}) >= 10
    assert {one.relation for one in said if one.relation} == {"restates", "advances", "revises", "fulfils", "sets back"}


@pytest.mark.parametrize("half", ["tune", "test", "late"])
def test_recall_relations_and_false_suggestions(asked: Suggester, half: str) -> None:
    chosen = [case for case in cases() if case.half == half]
    pairs = [(case, said) for case in chosen for said in case.said if said.relation]
    found = right = false = 0
    for case, said in pairs:
        found += said.commitment in [c.id for c, _, _ in asked.ranked(case.later, said.spoken)]
        earlier = next(c for c in case.commitments if c.id == said.commitment)
        right += asked.relation(case.later, said.spoken, earlier) == said.relation
    for case in chosen:
        gold = {(said.commitment, said.spoken.start) for said in case.said}
        suggested = asked.for_passages(case.later, [said.spoken for said in case.said])
        false += len([s for s in suggested if (s.commitment, s.start) not in gold])
    assert found >= 0.9 * len(pairs)
    assert right >= 0.85 * len(pairs)
    assert false <= 0.5 * len(chosen)


@pytest.fixture(scope="module")
def sample() -> Suggester:
    made = dt.date(2022, 6, 7)
    parties = ("China", "Kazakhstan")
    found = extract(SAMPLE.read_text("utf-8"), date=made, issuer="China", parties=parties)
    suggester = Suggester()
    suggester.add(
        [
            Commitment(id=f"CHN-KAZ-20220607-{n:02}", readout="CHN-KAZ-20220607", made=made, **msgspec.structs.asdict(leaf))
            for n, leaf in enumerate(found.leaves, 1)
        ],
        {"CHN-KAZ-20220607": parties},
    )
    return suggester


@pytest.mark.parametrize("follow_up", follow_ups(), ids=lambda one: one.says)
def test_each_follow_up_of_the_sample_is_suggested(sample: Suggester, follow_up: FollowUp) -> None:
    readout = follow_up.readout
    suggested = sample.suggest(readout, extract(readout.text, date=readout.date, parties=readout.parties, title=readout.title))
    right = [s for s in suggested if follow_up.about in s.quote and follow_up.says in s.later_quote]
    assert right, suggested
    assert right[0].relation in follow_up.relations
    assert right[0].proposal.on <= readout.date.isoformat()  # type: ignore[union-attr]  # every follow-up has a date
    assert len(suggested) <= 2
