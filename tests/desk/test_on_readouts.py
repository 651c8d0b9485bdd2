"""A readout is corrected: its commitments follow and keep their ids; words are added by hand; one undo takes one act back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.conftest import Clock
from tracker.desk import Desk
from tracker.errors import Conflict, Overtaken, TrackerError, UsageError
from tracker.ingest import Metadata, read
from tracker.intake.admit import admit
from tracker.ledger import Ledger, MemoryLedger, open_ledger
from tracker.model import Changes, Deadline, Edit, Facts, Readout
from tracker.reading import locate
from tracker.standing import at

TEXT = b"""Talks between Kenya and Norway

On 7 June 2022 the foreign ministers of Kenya and Norway met in Nairobi. The two sides agreed to open a school in Kisumu within
three months. Norway will lift its tin duty by the end of 2023. The Norwegian side has in mind a new port at Lamu next year.
Kenya plans to send 20 engineers next year.
"""
ID = "KEN-NOR-20220607"
SCHOOL, DUTY, ENGINEERS = (f"{ID}-{n:02d}" for n in (1, 2, 3))
EARLIER = dt.date(2021, 6, 7)


@pytest.fixture(params=["memory", "file"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    made = MemoryLedger() if request.param == "memory" else open_ledger(tmp_path / "ledger.json")
    yield made
    made.close()


@pytest.fixture
def desk(ledger: Ledger, clock: Clock) -> Desk:
    (draft,) = read(TEXT, "talks.txt", given=Metadata())
    admit(ledger, draft, now=clock())
    return Desk(ledger, "tester", clock)


def due(desk: Desk, id: str) -> str:
    deadline = desk.ledger.get(id).deadline
    return str(deadline and deadline.latest)


def state(desk: Desk) -> tuple[Readout, list[tuple[object, ...]]]:
    readout = replace(desk.ledger.readout(ID), history=(), version=0)
    return readout, [(c.id, c.deadline, c.made, c.asserted_by, c.parties, c.standing.review) for c in desk.ledger.commitments()]


def test_deadlines_are_reckoned_from_the_new_day_and_ids_stay(desk: Desk) -> None:
    ids = [c.id for c in desk.ledger.commitments()]
    assert [due(desk, id) for id in ids] == ["2022-09-07", "2023-12-31", "2023-12-31"]
    done = desk.correct([ID], Facts(date=EARLIER))
    assert done.words == f"{ID} date of the talks: 2022-06-07 → 2021-06-07"
    assert done.notes == ("2 deadlines reckoned anew",)
    assert [c.id for c in desk.ledger.commitments()] == ids
    assert [due(desk, id) for id in ids] == ["2021-09-07", "2023-12-31", "2022-12-31"]
    assert {c.made for c in desk.ledger.commitments()} == {EARLIER}
    assert [c.id for c in desk.ledger.find(due=(dt.date(2022, 1, 1), dt.date(2022, 12, 31)))] == [ENGINEERS]
    assert desk.ledger.check().sound


def test_a_deadline_that_a_person_set_stays(desk: Desk) -> None:
    mine = Deadline(words="2024", earliest=dt.date(2024, 1, 1), latest=dt.date(2024, 12, 31))
    desk.edit(ENGINEERS, Changes(deadline=mine))
    done = desk.correct([ID], Facts(date=EARLIER))
    assert desk.ledger.get(ENGINEERS).deadline == mine
    assert f"a person set the deadline, which stays: {ENGINEERS}" in done.notes
    assert due(desk, SCHOOL) == "2021-09-07"


def test_a_second_correction_is_reckoned_from_the_second_day(desk: Desk) -> None:
    desk.correct([ID], Facts(date=EARLIER))
    desk.correct([ID], Facts(date=dt.date(2020, 6, 7)))
    assert due(desk, SCHOOL) == "2020-09-07"
    desk.undo()
    assert due(desk, SCHOOL) == "2021-09-07"


def test_decisions_and_statuses_survive(desk: Desk) -> None:
    desk.status([DUTY], "underway", on="2022-11")
    desk.review([SCHOOL], "rejected")
    desk.correct([ID], Facts(parties=("Kenya", "Norway", "Sweden"), issuer="Norway"))
    assert desk.ledger.get(DUTY).standing.status == "underway"
    assert desk.ledger.get(SCHOOL).standing.review == "rejected"
    assert desk.ledger.get(DUTY).asserted_by == "Norway"


def test_parties_follow_unless_a_person_gave_them(desk: Desk) -> None:
    assert desk.ledger.get(SCHOOL).parties == ("Kenya", "Norway")
    desk.edit(DUTY, Changes(parties=("Kenya",)))
    desk.correct([ID], Facts(parties=("Kenya", "Sweden")))
    assert desk.ledger.get(SCHOOL).parties == ("Kenya", "Sweden")
    assert desk.ledger.get(DUTY).parties == ("Kenya",)


def test_what_followed_is_told_apart_from_an_edit(desk: Desk) -> None:
    desk.correct([ID], Facts(date=EARLIER))
    (update,) = desk.ledger.get(SCHOOL).history
    assert isinstance(update, Edit)
    assert update.follows == ID
    assert desk.ledger.get(SCHOOL).original == Changes(
        deadline=Deadline(words="within three months", earliest=dt.date(2022, 6, 7), latest=dt.date(2022, 9, 7)),
        made=dt.date(2022, 6, 7),
    )


def test_one_undo_takes_all_of_it_back_and_redo_brings_it_again(desk: Desk) -> None:
    before = state(desk)
    desk.correct([ID], Facts(date=EARLIER, issuer="Kenya", language="fr"))
    after = state(desk)
    assert desk.undo().words == f"Undone: {ID} corrected date of the talks, issuer, language"
    assert state(desk) == before
    assert desk.redo().words == f"Redone: {ID} corrected date of the talks, issuer, language"
    assert state(desk) == after
    assert len(desk.ledger.readout(ID).history) == 3
    assert desk.ledger.check().sound


def test_undo_across_a_status_and_a_correction_takes_the_last(desk: Desk, clock: Clock) -> None:
    desk.correct([ID], Facts(date=EARLIER))
    desk.status([DUTY], "underway")
    assert "set to underway" in desk.undo().words
    assert "corrected" in desk.undo().words
    with pytest.raises(TrackerError, match="nothing to undo"):
        Desk(desk.ledger, "somebody else", clock).undo()


def test_a_correction_counts_for_days_past_but_not_for_what_was_known(desk: Desk, clock: Clock) -> None:
    clock.tick(10)
    desk.correct([ID], Facts(date=EARLIER))
    everything = desk.ledger.commitments()
    then = at(next(c for c in everything if c.id == SCHOOL), as_of=dt.date(2024, 1, 1))
    assert (then.made, then.deadline and then.deadline.latest) == (EARLIER, dt.date(2021, 9, 7))
    known = at(next(c for c in everything if c.id == SCHOOL), as_known=dt.date(2025, 1, 20))
    assert (known.made, known.deadline and known.deadline.latest) == (dt.date(2022, 6, 7), dt.date(2022, 9, 7))


def test_what_is_found_only_then_is_a_new_candidate_and_what_is_no_longer_found_stays(desk: Desk) -> None:
    foreign = desk.correct([ID], Facts(language="fr"))
    assert foreign.notes == (f"would no longer be found, and stays as it is: {SCHOOL}, {DUTY}, {ENGINEERS}",)
    assert len(desk.ledger.commitments()) == 3
    again = desk.correct([ID], Facts(language="en"))
    assert again.notes == ()
    assert len(desk.ledger.commitments()) == 3


def test_a_text_taken_for_another_language_is_extracted_once_that_is_corrected(clock: Clock) -> None:
    ledger = MemoryLedger()
    (draft,) = read(TEXT, "talks.txt", given=Metadata(language="fr"))
    assert admit(ledger, draft, now=clock()).readout.language == "en"
    other = MemoryLedger()
    admit(other, replace(draft, language="fr", unsure=("language",)), now=clock())
    desk = Desk(other, "tester", clock)
    assert other.commitments() == []
    done = desk.correct([ID], Facts(language="en"))
    assert done.notes == (f"3 new candidates: {SCHOOL}, {DUTY}, {ENGINEERS}",)
    assert {c.standing.review for c in other.commitments()} == {"candidate"}
    assert [c.quote for c in other.commitments()] == [c.quote for c in ledger.commitments()]
    desk.undo()
    assert {c.standing.review for c in other.commitments()} == {"rejected"}
    desk.redo()
    assert {c.standing.review for c in other.commitments()} == {"candidate"}


def test_confirming_settles_doubts_and_touches_no_commitment(desk: Desk) -> None:
    assert desk.ledger.readout(ID).unsure == ("issuer",)
    before = desk.ledger.commitments()
    done = desk.correct([ID], confirmed=["issuer"])
    assert done.words == f"{ID} right as they were: issuer"
    assert desk.ledger.readout(ID).unsure == ()
    assert desk.ledger.commitments() == before
    desk.undo()
    assert desk.ledger.readout(ID).unsure == ("issuer",)


@pytest.mark.parametrize(
    ("facts", "confirmed", "message"),
    [
        (Facts(), (), "nothing is corrected: facts are title, date"),
        (Facts(date=dt.date(2022, 6, 7)), (), "says so already: date of the talks: 2022-06-07"),
        (Facts(), ("date",), "the date of KEN-NOR-20220607 is not unsure: unsure are issuer"),
        (Facts(version_of="X"), (), "cannot be made a version of another"),
    ],
)
def test_what_changes_nothing_or_cannot_be_is_refused(desk: Desk, facts: Facts, confirmed: tuple[str, ...], message: str) -> None:
    revision = desk.ledger.revision
    with pytest.raises(UsageError, match=message):
        desk.correct([ID], facts, confirmed=confirmed)
    assert desk.ledger.revision == revision


def test_a_value_given_as_it_was_guessed_settles_the_doubt(desk: Desk) -> None:
    desk.correct([ID], Facts(issuer=""))
    assert desk.ledger.readout(ID).unsure == ()


def test_who_saw_another_version_gets_a_conflict_and_nothing_is_written(desk: Desk) -> None:
    desk.correct([ID], Facts(issuer="Kenya"))
    revision = desk.ledger.revision
    with pytest.raises(Conflict, match="you saw version 0, it is now version 1"):
        desk.correct([ID], Facts(issuer="Norway"), expect={ID: 0})
    assert desk.ledger.revision == revision


def test_a_fact_is_refused_only_where_that_very_fact_has_changed_since_it_was_seen(desk: Desk) -> None:
    seen = desk.ledger.readout(ID)
    desk.correct([ID], Facts(issuer="Kenya"))
    desk.correct([ID], Facts(place="Oslo"), seen=seen)
    with pytest.raises(Overtaken, match=f"somebody else changed the issuer of {ID} meanwhile"):
        desk.correct([ID], Facts(issuer="Norway"), seen=seen)
    assert (desk.ledger.readout(ID).issuer, desk.ledger.readout(ID).place) == ("Kenya", "Oslo")


def test_an_edit_that_comes_while_the_text_is_read_anew_is_a_conflict(desk: Desk, clock: Clock) -> None:
    other = Desk(desk.ledger, "other", clock)

    def meanwhile(done: int, total: int) -> None:
        other.note([SCHOOL], "before")

    real = desk.ledger.batch

    def late() -> object:
        other.note([SCHOOL], "while it is read")
        return real()

    desk.ledger.batch = late  # type: ignore[method-assign,assignment]  # the moment before the lock is taken
    with pytest.raises(Conflict, match=SCHOOL):
        desk.correct([ID], Facts(date=EARLIER), progress=meanwhile)
    desk.ledger.batch = real  # type: ignore[method-assign]  # as it was
    assert desk.ledger.readout(ID).date == dt.date(2022, 6, 7)
    assert due(desk, SCHOOL) == "2022-09-07"


def test_several_readouts_are_one_act(desk: Desk, clock: Clock) -> None:
    (draft,) = read(TEXT.replace(b"7 June", b"9 June").replace(b"Lamu", b"Malindi"), "more.txt", given=Metadata(issuer="Kenya"))
    other = admit(desk.ledger, draft, now=clock()).readout.id
    (third,) = read(b"Visit\n\nOn 1 May 2022 the minister of Kenya went to Oslo.", "third.txt", given=Metadata())
    last = admit(desk.ledger, third, now=clock()).readout.id
    seen: list[tuple[int, int]] = []
    done = desk.correct([ID, other, last], Facts(issuer="Kenya"), progress=lambda *how: seen.append(how))
    assert done.words == "2 readouts corrected: issuer"
    assert seen == [(0, 3), (1, 3), (2, 3)]
    assert [r.issuer for r in desk.ledger.readouts()] == ["Kenya"] * 3
    assert desk.undo().words == "Undone: 2 readouts corrected issuer"
    assert desk.ledger.readout(ID).issuer == ""
    assert desk.ledger.readout(other).issuer == "Kenya"


def add(desk: Desk, words: str, changes: Changes | None = None) -> str:
    start, end = locate(desk.ledger.readout(ID).text, words)
    return desk.add(ID, start, end, changes).commitments[0].id


def test_words_added_by_hand_are_traced_graded_and_accepted(desk: Desk) -> None:
    id = add(desk, "a new port at Lamu next year")
    new = desk.ledger.get(id)
    text = desk.ledger.readout(ID).text
    assert id == f"{ID}-04"
    assert text[new.start : new.end] == new.quote == "a new port at Lamu next year"
    assert (new.parties, new.places, new.topic, due(desk, id)) == (("Norway",), ("Lamu",), "transport", "2023-12-31")
    assert new.standing.review == "accepted"
    assert new.why[:2] == ("added by hand by tester", "no words that bind are known in it")
    assert desk.ledger.check().sound


def test_what_the_person_says_goes_before_what_is_proposed(desk: Desk) -> None:
    id = add(desk, "a new port at Lamu next year", Changes(title="Build a port at Lamu", strength="planned", topic="transport"))
    new = desk.ledger.get(id)
    assert (new.title, new.strength) == ("Build a port at Lamu", "planned")
    assert new.original == Changes(title="A new port at Lamu next year", strength="soft")


def test_an_addition_survives_corrections_and_its_deadline_follows(desk: Desk) -> None:
    id = add(desk, "a new port at Lamu next year", Changes(parties=("Sweden",)))
    desk.correct([ID], Facts(date=EARLIER, parties=("Kenya", "Denmark")))
    assert desk.ledger.get(id).parties == ("Sweden",)
    assert due(desk, id) == "2022-12-31"
    assert desk.ledger.get(id).standing.review == "accepted"


def test_undo_of_an_addition_rejects_it_and_redo_takes_it_in(desk: Desk) -> None:
    id = add(desk, "a new port at Lamu next year")
    assert desk.undo().words == f"Undone: {id} added by hand, accepted"
    assert desk.ledger.get(id).standing.review == "rejected"
    desk.redo()
    assert desk.ledger.get(id).standing.review == "accepted"


def test_words_that_are_a_commitment_already_are_refused(desk: Desk) -> None:
    words = desk.ledger.get(SCHOOL).quote
    with pytest.raises(UsageError, match=f"these words are {SCHOOL} already: tracker show"):
        add(desk, words)
    desk.review([SCHOOL], "rejected")
    with pytest.raises(UsageError, match="already, rejected: tracker review accept"):
        add(desk, words)


def test_an_overlap_is_said(desk: Desk) -> None:
    start, end = locate(desk.ledger.readout(ID).text, "Norway will lift its tin duty by the end of 2023")
    done = desk.add(ID, start, end)
    assert f"shares words with {DUTY}" in done.notes
    assert done.commitments[0].strength == "firm"


@pytest.mark.parametrize("span", [(5, 5), (-1, 4), (0, 10_000), (30, 32)])
def test_a_span_that_is_none_is_refused(desk: Desk, span: tuple[int, int]) -> None:
    with pytest.raises(UsageError, match="are not in the readout"):
        desk.add(ID, *span)


def test_the_first_commitment_of_a_readout_can_be_added(desk: Desk, clock: Callable[[], dt.datetime]) -> None:
    (draft,) = read(b"Visit\n\nOn 1 May 2022 the minister of Kenya went to Oslo for talks.", "v.txt", given=Metadata())
    id = admit(desk.ledger, draft, now=clock()).readout.id
    start, end = locate(draft.text, "talks.")
    assert desk.add(id, start, end).commitments[0].id == f"{id}-01"


def test_talks_after_the_day_of_publication_are_said(desk: Desk) -> None:
    assert desk.correct([ID], Facts(published=dt.date(2022, 6, 7))).notes == ()
    done = desk.correct([ID], Facts(date=dt.date(2022, 6, 8)))
    assert done.notes[0] == f"published before the day of its talks: {ID}"
    assert desk.correct([ID], Facts(published=None)).notes == ()
