"""A time is a deadline wherever it stands beside its act, and none where it belongs to a name, a plan or the past."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.extraction.pipeline import extract
from tracker.model import Deadline

DAY = dt.date(2026, 3, 3)
HEAD = "Joint Statement of Peru and Algeria\nPresident Rojas of Peru met President Ali of Algeria in Algiers.\n"


def due(sentence: str) -> Deadline | None:
    return extract(HEAD + sentence, date=DAY).leaves[0].deadline


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("by the end of 2027", dt.date(2027, 12, 31)),
        ("no later than 1 May 2027", dt.date(2027, 5, 1)),
        ("within six months", dt.date(2026, 9, 3)),
        ("later this year", dt.date(2026, 12, 31)),
        ("this summer", dt.date(2026, 8, 31)),
        ("in autumn", dt.date(2026, 11, 30)),
        ("by next July", dt.date(2026, 7, 31)),
        ("by year-end", dt.date(2026, 12, 31)),
        ("in the course of 2027", dt.date(2027, 12, 31)),
        ("between 2027 and 2030", dt.date(2030, 12, 31)),
        ("by Friday", dt.date(2026, 3, 6)),
        ("the following month", dt.date(2026, 4, 30)),
        ("tomorrow", dt.date(2026, 3, 4)),
        ("before the next summit", None),
        ("ahead of COP32", None),
        ("shortly", None),
        ("without delay", None),
        ("once the review of the courts is completed", None),
    ],
)
@pytest.mark.parametrize(
    "sentence",
    [
        "Peru will open a school in Cusco {}.",
        "{}, Peru will open a school in Cusco.",
        "Peru agreed, {}, to open a school in Cusco.",
        "A school will be opened in Cusco {}.",
        "Peru said it would open {} a school in Cusco.",
    ],
)
def test_a_time_is_found_before_behind_and_within_its_act(sentence: str, words: str, latest: dt.date | None) -> None:
    said = sentence.format(words)
    said = said[0].upper() + said[1:]
    found = due(said)
    assert found is not None
    assert found.words[1:] == words[1:]
    assert found.words in said
    assert found.latest == latest


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru committed to the full implementation of the August 8 Joint Declaration.",
        "Peru will build on the July 10 Agreement on trade.",
        "Peru will draft the Strategy until 2035.",
        "Peru will implement the Action Plan for 2026-2030.",
        "Peru will implement the agreement on fisheries signed in May 2025.",
        "Peru will open schools every year.",
        "Peru will fund the initiative which, over four months, achieved a drop in crime.",
        "Peru will extend the plan that over five years helped farmers.",
        "Peru agreed, during talks on Sunday, to open a school in Cusco.",
        "At the 19th meeting of the Council, agreement was reached on opening a school in Cusco.",
        "On 3 May, a decision was taken on the opening of a school in Cusco.",
    ],
)
def test_a_time_that_belongs_to_something_else_is_no_deadline(sentence: str) -> None:
    assert due(sentence) is None


@pytest.mark.parametrize("back", ["in two years", "in ten years"])
@pytest.mark.parametrize("event", ["The first meeting of the Peruvian-Chadian Commission", "The first round of talks on maize"])
def test_a_time_that_counts_back_from_an_event_is_no_deadline(event: str, back: str) -> None:
    found = due(f"{event} {back} is to be held in June.")
    assert found is not None
    assert found.words == "in June"


def test_a_plan_that_is_made_longer_has_its_new_end_for_a_deadline() -> None:
    found = due("Peru agreed to the extension of the programme until 2031.")
    assert found is not None
    assert found.words == "until 2031"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("on June 3-5, 2027", "2027-06-03/2027-06-05"),
        ("on June 3–5, 2027", "2027-06-03/2027-06-05"),
        ("from June 3 to 5, 2027", "2027-06-03/2027-06-05"),
        ("from June 3 to June 5, 2027", "2027-06-03/2027-06-05"),
        ("from May 30 to June 2, 2027", "2027-05-30/2027-06-02"),
        ("on 30 May – 2 June 2027", "2027-05-30/2027-06-02"),
        ("on May 30 – June 2, 2027", "2027-05-30/2027-06-02"),
        ("from 30 May 2026 to 2 June 2027", "2026-05-30/2027-06-02"),
        ("from 1 January 2027 until 31 December 2027", "2027-01-01/2027-12-31"),
        ("from June 2026 to May 2027", "2026-06-01/2027-05-31"),
        ("in June or July 2027", "2027-06-01/2027-07-31"),
        ("in June/July 2027", "2027-06-01/2027-07-31"),
        ("in May or June", "2026-05-01/2026-06-30"),
        ("in 2027 or 2028", "2027-01-01/2028-12-31"),
        ("in 2027 or early 2028", "2027-01-01/2028-04-30"),
        ("in late June or early July 2027", "2027-06-21/2027-07-31"),
        ("in late 2026 or early 2027", "2026-09-01/2027-04-30"),
        ("by late 2026 or early 2027", "2026-03-12/2027-04-30"),
        ("at the end of 2026 or the beginning of 2027", "2026-12-02/2027-04-30"),
        ("in Q4 2026 or Q1 2027", "2026-10-01/2027-03-31"),
        ("at the end of this year or early next year", "2026-12-02/2027-04-30"),
        ("from 3 June, 2027 to 5 June, 2027", "2027-06-03/2027-06-05"),
        ("in the first or second quarter of 2027", "2027-01-01/2027-06-30"),
        ("in the first and second quarters of 2027", "2027-01-01/2027-06-30"),
        ("in Q1 or Q2 2027", "2027-01-01/2027-06-30"),
        ("in Q1-Q2 2027", "2027-01-01/2027-06-30"),
        ("on 3 or 4 June 2027", "2027-06-03/2027-06-04"),
        ("on 3/4 June 2027", "2027-06-03/2027-06-04"),
        ("on June 3 or 4, 2027", "2027-06-03/2027-06-04"),
        ("on 3, 4 and 5 June 2027", "2027-06-03/2027-06-05"),
        ("by Thursday, 3 June 2027", "2026-03-12/2027-06-03"),
        ("by Thursday, June 3, 2027", "2026-03-12/2027-06-03"),
        ("on Thursday 3 June", "2026-06-03/2026-06-03"),
        ("by Thursday, June 3", "2026-03-12/2026-06-03"),
        ("before Thursday, 3 June 2027", "2026-03-12/2027-06-02"),
        ("no later than midnight on 3 June 2027", "2026-03-12/2027-06-03"),
        ("by noon on June 3, 2027", "2026-03-12/2027-06-03"),
        ("by 10:00 on 3 June 2027", "2026-03-12/2027-06-03"),
        ("by midnight of June 3", "2026-03-12/2026-06-03"),
        ("by the end of 3 June", "2026-03-12/2026-06-03"),
        ("next Monday", "2026-03-16/2026-03-16"),
        ("this Monday", "2026-03-16/2026-03-16"),
        ("this coming Monday", "2026-03-16/2026-03-16"),
        ("by 30 June 2027 at the latest", "2026-03-12/2027-06-30"),
        ("in June 2027 at the latest", "2026-03-12/2027-06-30"),
        ("by the end of 2027 at the latest", "2026-03-12/2027-12-31"),
        ("on or before 30 June 2027", "2026-03-12/2027-06-30"),
        ("by or before 30 June 2027", "2026-03-12/2027-06-30"),
        ("early in 2027", "2027-01-01/2027-04-30"),
        ("late in 2027", "2027-09-01/2027-12-31"),
        ("early in June 2027", "2027-06-01/2027-06-10"),
        ("the day after tomorrow", "2026-03-14/2026-03-14"),
        ("as early as next year", "2027-01-01/2027-12-31"),
        ("as early as 2027", "2027-01-01/2027-12-31"),
        ("as early as June 2027", "2027-06-01/2027-06-30"),
        ("not before June 2027", "2027-06-01/2027-06-30"),
        ("not before 2027", "2027-01-01/2027-12-31"),
        ("no earlier than June 2027", "2027-06-01/2027-06-30"),
        ("not earlier than 3 June 2027", "2027-06-03/2027-06-03"),
        ("no sooner than 2027", "2027-01-01/2027-12-31"),
        ("in or before June 2027", "2026-03-12/2027-06-30"),
        ("within 30 days of the treaty's entry into force", "words"),
        ("within thirty days from the date of signature", "words"),
        ("within twelve months of signature", "words"),
        ("within six months after the entry into force of the agreement", "words"),
        ("no later than 60 days after the signing", "words"),
        ("within 60 days of the date on which the agreement enters into force", "words"),
        ("within six months of its adoption", "words"),
        ("in two years", "2026-03-12/2028-03-12"),
        ("in 18 months", "2026-03-12/2027-09-12"),
        ("in ten days", "2026-03-12/2026-03-22"),
        ("in a few weeks", "2026-03-12/2026-04-02"),
        ("within 48 hours", "2026-03-12/2026-03-14"),
        ("within 72 hours", "2026-03-12/2026-03-15"),
        ("in the next 24 hours", "2026-03-12/2026-03-13"),
        ("within days", "2026-03-12/2026-03-15"),
        ("within weeks", "2026-03-12/2026-04-02"),
        ("within months", "2026-03-12/2026-06-12"),
        ("within a fortnight", "2026-03-12/2026-03-26"),
        ("six months from now", "2026-03-12/2026-09-12"),
        ("within half a year", "2026-03-12/2026-09-12"),
        ("within eighteen months", "2026-03-12/2027-09-12"),
        ("within thirty-six months", "2026-03-12/2029-03-12"),
        ("within twenty-one days", "2026-03-12/2026-04-02"),
        ("within one hundred days", "2026-03-12/2026-06-20"),
        ("in the next 3-5 years", "2026-03-12/2031-03-12"),
        ("within two to three years", "2026-03-12/2029-03-12"),
        ("in the next two or three months", "2026-03-12/2026-06-12"),
        ("within a maximum of six months", "2026-03-12/2026-09-12"),
        ("within no more than six months", "2026-03-12/2026-09-12"),
        ("within about six months", "2026-03-12/2026-09-12"),
        ("within approximately six months", "2026-03-12/2026-09-12"),
        ("over a five-year period", "2026-03-12/2031-03-12"),
        ("within a two-year period", "2026-03-12/2028-03-12"),
        ("over the next five-year period", "2026-03-12/2031-03-12"),
        ("over the remaining two years", "2026-03-12/2028-03-12"),
        ("within a period not exceeding six months", "2026-03-12/2026-09-12"),
        ("in the months ahead", "2026-03-12/2026-06-12"),
        ("in the weeks to come", "2026-03-12/2026-04-02"),
        ("over the years to come", "2026-03-12/2029-03-12"),
        ("in the upcoming months", "2026-03-12/2026-06-12"),
        ("in the days ahead", "2026-03-12/2026-03-15"),
        ("in the near term", "words"),
        ("in the course of the year", "2026-03-12/2026-12-31"),
        ("over the summer", "2026-06-01/2026-08-31"),
        ("in the remainder of the year", "2026-03-12/2026-12-31"),
        ("during the rest of 2026", "2026-03-12/2026-12-31"),
        ("in the new year", "2027-01-01/2027-04-30"),
        ("by Christmas", "2026-03-12/2026-12-25"),
        ("before Christmas", "2026-03-12/2026-12-24"),
        ("before Ramadan", "words"),
        ("in FY 2027", "words"),
        ("in FY2027-28", "words"),
        ("in the first six months of 2027", "2027-01-01/2027-06-30"),
        ("in the first three months of next year", "2027-01-01/2027-03-31"),
        ("in the last three months of 2027", "2027-10-01/2027-12-31"),
        ("in the first months of 2027", "2027-01-01/2027-03-31"),
        ("in the final quarter of 2027", "2027-10-01/2027-12-31"),
        ("in the latter half of 2027", "2027-07-01/2027-12-31"),
        ("in the first semester of 2027", "2027-01-01/2027-06-30"),
        ("by the second semester of 2027", "2026-03-12/2027-12-31"),
        ("at the end of June", "2026-06-29/2026-06-30"),
        ("at the beginning of June", "2026-06-01/2026-06-10"),
        ("in the first week of June", "2026-06-01/2026-06-07"),
        ("in the last week of June 2027", "2027-06-24/2027-06-30"),
        ("in the second week of June 2027", "2027-06-08/2027-06-14"),
        ("this June", "2026-06-01/2026-06-30"),
        ("next quarter", "2026-04-01/2026-06-30"),
        ("this quarter", "2026-03-12/2026-03-31"),
        ("by the end of the quarter", "2026-03-12/2026-03-31"),
        ("by the end of the third quarter of 2027", "2026-03-12/2027-09-30"),
        ("by the end of Q1 2027", "2026-03-12/2027-03-31"),
        ("by the end of the first half of 2027", "2026-03-12/2027-06-30"),
        ("before the end of H1 2027", "2026-03-12/2027-06-30"),
        ("by mid-century", "words"),
        ("by the end of the century", "words"),
        ("by the middle of the century", "words"),
        ("by 2027-06-03", "2026-03-12/2027-06-03"),
        ("by 03.06.2027", "2026-03-12/2027-06-03"),
        ("by 3-June-2027", "2026-03-12/2027-06-03"),
        ("by 25/06/2027", "2026-03-12/2027-06-25"),
        ("by 2027/06/03", "2026-03-12/2027-06-03"),
        ("with immediate effect", "words"),
        ("as a matter of urgency", "words"),
        ("at the next session of the Joint Commission", "words"),
        ("ahead of the third meeting of the Intergovernmental Commission", "words"),
        ("during the forthcoming visit of the President to Lima", "words"),
        ("at the 80th anniversary of the United Nations", "words"),
        ("during the upcoming visit of President Ali to Lima", "words"),
        ("on the sidelines of the UN General Assembly", "words"),
        ("on the margins of the Doha Forum", "words"),
        ("in the margins of the African Union Summit", "words"),
        ("on the eve of the Doha Forum", "words"),
        ("until the next summit", "words"),
        ("no later than the next summit", "words"),
        ("by COP31", "words"),
        ("by the entry into force of the agreement", "words"),
        ("before the signing of the treaty", "words"),
        ("by the time of the next summit", "words"),
        ("once the treaty enters into force", "words"),
        ("when the treaty enters into force", "words"),
        ("after the treaty enters into force", "words"),
        ("by then", "words"),
        ("at the first opportunity", "words"),
    ],
)
def test_a_time_is_read_whole(words: str, days: str) -> None:
    found = extract(HEAD + f"Peru will open a school in Oran {words}.", date=dt.date(2026, 3, 12)).leaves[0].deadline
    assert found is not None
    assert found.words == words
    assert (f"{found.earliest}/{found.latest}" if found.latest else "words") == days


@pytest.mark.parametrize(
    ("made", "words", "latest"),
    [
        ("2026-03-14", "within six months", "2026-09-14"),
        ("2026-03-14", "within 18 months", "2027-09-14"),
        ("2025-12-01", "within a month", "2026-01-01"),
        ("2025-12-01", "within three months", "2026-03-01"),
        ("2026-01-31", "within one month", "2026-02-28"),
        ("2026-01-31", "within six months", "2026-07-31"),
        ("2024-02-29", "within a year", "2025-02-28"),
        ("2024-02-29", "within four years", "2028-02-29"),
        ("2026-01-31", "within two weeks", "2026-02-14"),
        ("2026-01-31", "within 30 days", "2026-03-02"),
    ],
)
def test_months_and_years_end_on_the_same_day_of_a_month_or_its_last(made: str, words: str, latest: str) -> None:
    found = extract(HEAD + f"Peru will open a school in Oran {words}.", date=dt.date.fromisoformat(made)).leaves[0].deadline
    assert found is not None
    assert str(found.latest) == latest


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru will pay the first visit to Oran in ten years.",
        "Peru will implement the Decade of Action 2021-2030.",
        "Peru will work on the Decade of Action.",
        "Peru will mark the 20th anniversary of relations.",
        "Peru will open a school on 03/06/2027.",
    ],
)
def test_a_time_that_counts_back_or_could_be_two_days_is_none(sentence: str) -> None:
    assert due(sentence) is None


@pytest.mark.parametrize(
    "words", ["in 2027", "by 2030", "within six months", "later this year", "in the near future", "on 3 June"]
)
@pytest.mark.parametrize(
    "sentence",
    [
        "{0} Peru will open a school in Oran.",
        "{0} the Ministry of Education of Peru will open a school in Oran.",
        "{0} it is planned to open a school in Oran.",
        "{0} Peru and Algeria plan to open a school in Oran.",
        '"{0}, we will open a school in Oran," President Rojas said.',
        "Furthermore, {1}, Peru will open a school in Oran.",
        "To this end, {1}, Peru will open a school in Oran.",
        "Peru and Algeria agreed that {1} they would open a school in Oran.",
        "It was agreed that, {1}, Peru will open a school in Oran.",
        "It was announced that Peru will {1} open a school in Oran.",
        "Peru, {1}, will open a school in Oran.",
    ],
)
def test_a_time_at_the_head_of_its_clause_needs_no_comma(sentence: str, words: str) -> None:
    found = due(sentence.format(words[0].upper() + words[1:], words))
    assert found is not None
    assert found.words.casefold() == words.casefold()


@pytest.mark.parametrize("time", ["On 2 March", "This week", "In January", "Today"])
@pytest.mark.parametrize("said", ["agreed to", "pledged to", "announced that they will"])
@pytest.mark.parametrize("comma", [",", ""])
def test_when_something_was_agreed_is_no_deadline(time: str, said: str, comma: str) -> None:
    assert due(f"{time}{comma} Peru and Algeria {said} open a school in Oran.") is None


@pytest.mark.parametrize(
    "act",
    [
        "respect the ceasefire that took effect on 2 March",
        "implement the road map presented by Algeria in January",
        "implement the protocol ratified by the two presidents on 2 March",
        "honour the promise President Rojas gave this week",
        "honour the promises they made in January",
        "implement the 12 March agreement",
        "implement the 4 July Agreement",
        "revise its budget for 2027",
        "implement this year's joint plan",
    ],
)
def test_when_the_object_came_about_is_no_deadline(act: str) -> None:
    assert due(f"Peru will {act}.") is None


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("agreed on a visit to Oran in May", "in May"),
        ("will hold the fair planned in May", "in May"),
        ("will fund the goods to be presented in Oran in May", "in May"),
        ("will sign the treaty in January", "in January"),
        ("will set up a post on Monday", "on Monday"),
    ],
)
def test_a_time_behind_a_participle_that_lies_ahead_is_one(act: str, words: str) -> None:
    found = due(f"Peru {act}.")
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize("words", ["by 2030", "in June 2027", "within six months"])
@pytest.mark.parametrize(
    "act",
    [
        "open consulates in Oran and Constantine",
        "open schools in Oran, Annaba and Constantine",
        "ratify the Paris Agreement and the Water Convention",
        "open a school in Oran and a clinic in Annaba, both",
        "build a hospital and a school in Oran",
        "send 200 buses and 30 ambulances to Algeria",
    ],
)
def test_what_is_said_behind_the_last_object_holds_for_all(act: str, words: str) -> None:
    leaves = extract(HEAD + f"Peru will {act} {words}.", date=DAY).leaves
    assert len(leaves) > 1
    assert {leaf.deadline.words for leaf in leaves if leaf.deadline} == {words}
    assert all(leaf.deadline for leaf in leaves)


@pytest.mark.parametrize("words", ["next year", "later this year", "by 2030", "before the end of the year", "within six months"])
@pytest.mark.parametrize("said", ["is planned", "is scheduled", "has been scheduled", "is envisaged"])
def test_what_is_planned_by_a_day_is_planned(said: str, words: str) -> None:
    (leaf,) = extract(HEAD + f"The signing of the treaty between Peru and Algeria {said} {words}.", date=DAY).leaves
    assert leaf.strength == "planned"
    assert leaf.deadline is not None
    assert leaf.deadline.words == words


@pytest.mark.parametrize("told", ["on November 1", "on 3 May", "on Monday", "yesterday", "in a statement on May 3"])
@pytest.mark.parametrize("said", ["said", "announced", "confirmed"])
@pytest.mark.parametrize("act", ["it will send grain to Oran", "it would send grain to Oran", "it plans to send grain to Oran"])
def test_the_day_on_which_something_was_told_is_no_deadline(told: str, said: str, act: str) -> None:
    (leaf,) = extract(HEAD + f"Peru {said} {told} that {act}.").leaves
    assert leaf.deadline is None


@pytest.mark.parametrize("talks", ["dinner", "working lunch", "press conference", "meeting"])
@pytest.mark.parametrize("when", ["after the conclusion of the 13th Copper summit", "following the signing of the treaty"])
def test_when_the_talks_took_place_is_no_deadline(talks: str, when: str) -> None:
    (leaf,) = extract(HEAD + f"At the {talks} {when}, Peru and Algeria agreed to launch a fund.").leaves
    assert leaf.deadline is None


@pytest.mark.parametrize(
    "said", ["said on Monday that", "said in April that", "noted on 12 June 2030 that", "announced on Friday that"]
)
@pytest.mark.parametrize("act", ["a bank will be set up", "Peru will open a port", "papers are planned to be signed at the fair"])
def test_the_day_of_saying_is_no_deadline(said: str, act: str) -> None:
    found = due(f"The envoy of Peru {said} {act}.")
    assert found is None or found.words == "at the fair"


@pytest.mark.parametrize("words", ["in a month or two", "within a week or two", "after a year or so", "in a couple of months"])
@pytest.mark.parametrize("act", ["Peru will open the port", "The line will start operating"])
def test_a_month_or_two_is_told_whole(act: str, words: str) -> None:
    found = due(f"{act} {words}.")
    assert found is not None
    assert found.words == words


def test_a_time_does_not_begin_within_a_word() -> None:
    found = due("Peru will exempt citizens of Algeria from visas from 1 May to 31 December 2027.")
    assert found is not None
    assert found.words == "from 1 May to 31 December 2027"


def test_each_clause_has_the_time_that_opens_it() -> None:
    for joint in (" and", ", and", ", while"):
        leaves = extract(f"{HEAD}In May Peru will open a bank{joint} in June Algeria will open a school.", date=DAY).leaves
        assert [leaf.deadline and leaf.deadline.words for leaf in leaves] == ["In May", "in June"]
