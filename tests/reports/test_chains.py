"""Chains of a promise over readouts: order, relations, how the wording moved, what was not repeated."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from tests.conftest import Clock
from tracker.desk import Desk
from tracker.ledger import MemoryLedger
from tracker.links import Suggestion, pending
from tracker.model import Commitment, Deadline, Readout, Strength
from tracker.reports.chains import Lineage, lineage, moves
from tracker.reports.scope import Asked

TODAY = dt.date(2025, 1, 15)
PAIR = ("Chile", "Norway")


def promise(
    id: str, readout: str, made: dt.date, quote: str, strength: Strength = "firm", due: dt.date | None = None
) -> Commitment:
    return Commitment(
        id=id,
        readout=readout,
        made=made,
        start=0,
        end=len(quote),
        quote=quote,
        title=quote.capitalize(),
        parties=PAIR,
        strength=strength,
        specificity=2,
        deadline=Deadline(words="by then", latest=due) if due else None,
    )


def talks(id: str, day: dt.date, text: str, parties: tuple[str, ...] = PAIR) -> Readout:
    return Readout(id=id, title=f"Talks {id}", text=text, date=day, parties=parties, sha256=id)


FIRST = dt.date(2021, 3, 1)
SECOND = dt.date(2022, 3, 1)
THIRD = dt.date(2023, 3, 1)
SCHOLARSHIPS = "grant 40 scholarships for marine biology"
MORE = "grant 60 scholarships for marine biology"
BUOY = "set up a buoy for whale watching off Chiloe"


@pytest.fixture
def ledger() -> MemoryLedger:
    made = MemoryLedger()
    made.add(
        talks("A", FIRST, SCHOLARSHIPS + BUOY),
        [promise("A-1", "A", FIRST, SCHOLARSHIPS, "effort"), promise("A-2", "A", FIRST, BUOY)],
    )
    made.add(talks("B", SECOND, MORE), [promise("B-1", "B", SECOND, MORE, due=dt.date(2024, 12, 31))])
    made.add(talks("C", THIRD, "The 60 scholarships were granted."), [])
    return made


@pytest.fixture
def desk(ledger: MemoryLedger) -> Desk:
    return Desk(ledger, "Ada", Clock(dt.datetime.combine(TODAY, dt.time(9), dt.UTC)))


def figures(ledger: MemoryLedger, **asked: object) -> Lineage:
    wish = Asked(today=TODAY, with_candidates=True, **asked)  # type: ignore[arg-type]  # fields of Asked by name
    return lineage(ledger.commitments(), ledger.readouts(), wish)


def test_talks_that_both_sides_told_are_one_meeting(ledger: MemoryLedger, desk: Desk) -> None:
    other = msgspec.structs.replace(talks("B2", SECOND - dt.timedelta(1), MORE + " from Chile"), issuer="Chile")
    ledger.add(other, [promise("B2-1", "B2", SECOND - dt.timedelta(1), MORE)])
    (silent,) = [chain for chain in figures(ledger).silent if chain.line.id == "A-2"]
    assert silent.silence
    assert silent.silence.meetings == 2, "the talks of March 2022, told twice, and those of 2023"
    desk.merge(["B2-1"], into="B-1")
    desk.link("B-1", "revises", "A-1")
    (chain,) = figures(ledger).chains
    assert [(step.id, step.relation) for step in chain.steps] == [("A-1", None), ("B-1", "revises"), ("B2-1", "restates")]


def test_a_link_makes_a_chain_in_the_order_of_the_talks(ledger: MemoryLedger, desk: Desk) -> None:
    desk.link("B-1", "advances", "A-1")
    desk.link("B-1", "fulfils", "C", quote="The 60 scholarships were granted.")
    (chain,) = figures(ledger).chains
    assert [(step.readout, step.id, step.relation) for step in chain.steps] == [
        ("A", "A-1", None),
        ("B", "B-1", "advances"),
        ("C", "", "fulfils"),
    ]
    assert chain.line.id == "B-1"
    assert chain.silence is None


def test_the_side_on_which_the_link_was_written_makes_no_difference(ledger: MemoryLedger, desk: Desk) -> None:
    desk.link("A-1", "advances", "B-1")
    (chain,) = figures(ledger).chains
    assert [step.id for step in chain.steps] == ["A-1", "B-1"]
    assert chain.steps[1].relation == "advances"


def test_how_the_wording_moved_is_told(ledger: MemoryLedger) -> None:
    found = {move.what: move.words for move in moves(ledger.get("A-1"), ledger.get("B-1"))}
    assert found == {"firmer": "effort → firm", "quantity": "40 scholarships → 60 scholarships", "deadline": "none → 2024-12-31"}
    back = {move.what for move in moves(ledger.get("B-1"), ledger.get("A-1"))}
    assert back == {"weaker", "quantity", "deadline"}


def test_what_the_next_meeting_did_not_repeat_is_listed(ledger: MemoryLedger) -> None:
    quiet = {chain.line.id: chain.silence for chain in figures(ledger).silent}
    silence = quiet["A-2"]
    assert silence is not None
    assert (silence.readout, silence.on, silence.meetings) == ("B", SECOND, 2)


def test_talks_with_others_break_no_silence_and_make_none(ledger: MemoryLedger) -> None:
    ledger.add(talks("D", dt.date(2024, 1, 1), "Peru", ("Chile", "Peru")), [])
    assert {c.line.id: c.silence.meetings for c in figures(ledger).silent if c.silence}["A-2"] == 2


def test_the_other_sides_readout_of_the_same_talks_is_no_next_meeting(ledger: MemoryLedger) -> None:
    for id, issuer, day in (("D", "Norway", dt.date(2023, 3, 3)), ("E", "", dt.date(2023, 3, 8))):
        ledger.add(msgspec.structs.replace(talks(id, day, "Talks were held."), issuer=issuer), [])
    ledger.add(
        msgspec.structs.replace(talks("F", dt.date(2023, 3, 1), BUOY), issuer="Chile"), [promise("F-1", "F", THIRD, "plant kelp")]
    )
    silent = {chain.line.id: chain.silence.readout for chain in figures(ledger).silent if chain.silence}
    assert silent["F-1"] == "E"


def test_what_a_person_merged_was_repeated(ledger: MemoryLedger, desk: Desk) -> None:
    ledger.add(talks("D", dt.date(2024, 3, 1), BUOY), [promise("D-1", "D", dt.date(2024, 3, 1), "anchor a buoy for whales")])
    desk.merge(["D-1", "A-2"], "A-2")
    (chain,) = [chain for chain in figures(ledger).chains if chain.line.id == "A-2"]
    assert [(step.id, step.relation) for step in chain.steps] == [("A-2", None), ("D-1", "restates")]
    assert chain.silence is None


def test_what_is_settled_is_not_silent(ledger: MemoryLedger, desk: Desk) -> None:
    desk.status(["A-2"], "fulfilled", on="2022-01")
    assert "A-2" not in {chain.line.id for chain in figures(ledger).silent}


def test_a_waiting_suggestion_is_said_beside_the_silence(ledger: MemoryLedger) -> None:
    waiting = list(pending(ledger))
    assert ("A-1", "B") in {(s.commitment, s.readout) for s in waiting}
    asked = Asked(today=TODAY, with_candidates=True)
    told = lineage(ledger.commitments(), ledger.readouts(), asked, waiting=lambda _about, _readouts: waiting)
    silences = {chain.line.id: chain.silence for chain in told.silent}
    assert silences["A-1"] is not None
    assert silences["A-1"].waiting
    assert silences["A-2"] is not None
    assert not silences["A-2"].waiting


def test_only_what_can_be_said_of_the_silent_ones_that_were_asked_for_is_looked_for(ledger: MemoryLedger, desk: Desk) -> None:
    desk.status(["A-1"], "fulfilled", on="2022-01")
    sought: list[tuple[frozenset[str], frozenset[str]]] = []

    def waiting(about: frozenset[str], readouts: frozenset[str]) -> list[Suggestion]:
        sought.append((about, readouts))
        return list(pending(ledger, readouts=readouts, about=about))

    asked = Asked(today=TODAY, with_candidates=True)
    chosen = [c for c in ledger.commitments() if c.id in {"A-1", "A-2"}]
    lineage(chosen, ledger.readouts(), asked, among=ledger.commitments(), waiting=waiting)
    ((about, readouts),) = sought
    assert about == {"A-2"}
    assert "A" not in readouts
    assert "B" in readouts


def test_links_turned_down_or_taken_back_and_rejected_commitments_make_no_chain(ledger: MemoryLedger, desk: Desk) -> None:
    desk.link("B-1", "restates", "A-1", accepted=False)
    assert figures(ledger).chains == ()
    desk.link("B-1", "advances", "A-1")
    desk.undo()
    assert figures(ledger).chains == ()
    desk.link("B-1", "advances", "A-1")
    desk.review(["A-1"], "rejected")
    assert figures(ledger).chains == ()


def test_as_of_a_day_only_what_was_said_by_then_counts(ledger: MemoryLedger, desk: Desk) -> None:
    desk.link("B-1", "advances", "A-1", on="2022-03-01")
    told = figures(ledger, as_of=dt.date(2021, 12, 31))
    assert told.chains == ()
    assert told.silent == ()


def test_a_chain_asked_for_by_one_step_is_shown_whole(ledger: MemoryLedger, desk: Desk) -> None:
    desk.link("B-1", "advances", "A-1")
    everything = ledger.commitments()
    asked = Asked(today=TODAY, with_candidates=True)
    told = lineage([c for c in everything if c.id == "A-1"], ledger.readouts(), asked, among=everything)
    assert [step.id for step in told.chains[0].steps] == ["A-1", "B-1"]


def test_the_figures_can_be_written_as_json(ledger: MemoryLedger, desk: Desk) -> None:
    desk.link("B-1", "advances", "A-1")
    told = figures(ledger)
    assert msgspec.json.decode(msgspec.json.encode(told), type=Lineage) == told
