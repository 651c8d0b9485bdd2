"""What a later passage does to an earlier promise."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tracker.links.cues import EDGE, aim, cues, moved, reached, stuck
from tracker.links.relation import Dates, Verdict, relate
from tracker.links.score import passage
from tracker.links.words import Reader
from tracker.model import Deadline

READER = Reader()


def said(later: str, earlier: str, *, promise: bool = False) -> Verdict:
    dates = Dates(made=dt.date(2021, 1, 1), day=dt.date(2023, 1, 1))
    return relate(passage(later, READER), passage(earlier, READER), earlier, dates, promise=promise)


@pytest.mark.parametrize(
    ("act", "level"),
    [
        ("explore the building of a bridge", 0),
        ("jointly study a common currency", 0),
        ("start negotiations on a treaty", 1),
        ("sign an agreement on labour", 2),
        ("upgrade the free trade agreement", 2),
        ("ratify the treaty", 3),
        ("start construction of a dam", 4),
        ("open a consulate general", 5),
        ("promote the establishment of a centre", 5),
    ],
)
def test_a_promise_aims_at_a_stage(act: str, level: int) -> None:
    assert aim(act) == level


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("The feasibility study was completed.", 1),
        ("Negotiations on the treaty were opened in May.", 1),
        ("The president signed a decree establishing the office.", 2),
        ("The treaty has been ratified by parliament.", 3),
        ("Ground was broken for the dam.", 4),
        ("The consulate was opened.", 5),
        ("The agreement entered into force.", 5),
        ("Before the talks the centre was inaugurated.", 5),
        ("They praised the friendship of their peoples.", -1),
    ],
)
def test_a_statement_reports_a_stage(words: str, level: int) -> None:
    assert reached(words)[0] == level


@pytest.mark.parametrize(
    ("relation", "later", "earlier"),
    [
        ("fulfils", "The consulate in Aktobe was inaugurated.", "open a consulate in Aktobe"),
        ("fulfils", "The lease was signed.", "sign a lease for the embassy"),
        ("advances", "An agreement on cultural centres was signed.", "establish cultural centres"),
        ("advances", "They signed an agreement on the mutual establishment of centres.", "establish centres"),
        ("advances", "So far 220 guards have been trained.", "train 500 guards"),
        ("advances", "Of the buses, 200 have been delivered.", "deliver 400 buses"),
        ("fulfils", "The centre has received more than 3,000 patients so far.", "set up a centre"),
        ("sets back", "The opening of the centre was postponed.", "open the centre"),
        ("sets back", "The ferry has not started yet.", "start a ferry"),
        ("sets back", "The exercise was cancelled.", "hold an exercise"),
        ("fulfils", "Troops were withdrawn from the valley.", "withdraw troops from the valley"),
    ],
)
def test_statements(relation: str, later: str, earlier: str) -> None:
    assert said(later, earlier).relation == relation


@pytest.mark.parametrize(
    ("relation", "later", "earlier"),
    [
        ("restates", "speed up the cultural centres", "promote the establishment of cultural centres"),
        ("restates", "grant 500 scholarships", "grant 500 scholarships"),
        ("advances", "extend the stay to 30 days", "extend the stay from 72 hours to 14 days"),
        ("revises", "grant 300 scholarships", "grant 500 scholarships"),
        ("advances", "reduce the tariff to 3 percent", "reduce the tariff to 5 percent"),
        ("revises", "finish the line by 2025", "finish the line by 2023"),
        ("advances", "finish the line by 2024", "finish the line"),
        ("revises", "hold the meeting in Paris rather than in Rabat", "hold the meeting in Rabat"),
        ("advances", "sign an agreement on the zone", "create a zone"),
        ("advances", "host the summit in Leeds", "host the summit"),
        ("sets back", "suspend the export of gas", "export gas"),
    ],
)
def test_promises(relation: str, later: str, earlier: str) -> None:
    assert said(later, earlier, promise=True).relation == relation


def test_resolved_deadlines_decide_before_the_words() -> None:
    verdict = relate(
        passage("finish the line", READER),
        passage("finish the line", READER),
        "finish the line",
        Dates(
            due=Deadline(words="in two years", latest=dt.date(2026, 1, 1)),
            was_due=Deadline(words="next year", latest=dt.date(2024, 1, 1)),
        ),
        promise=True,
    )
    assert verdict.relation == "revises"


def test_what_is_lost_proposes_a_status_and_why() -> None:
    verdict = said("The plan for the station has been abandoned.", "build a station")
    assert (verdict.status, verdict.why) == ("broken", "cancelled")
    assert said("Work on the station has been halted.", "build a station").status == "stalled"


def test_what_extraction_heard_as_a_setback_is_one() -> None:
    verdict = relate(
        passage("The station is silent.", READER),
        passage("build a station", READER),
        "build a station",
        promise=False,
        failed=True,
    )
    assert verdict.relation == "sets back"


def test_patterns_that_are_looked_for_together_are_each_found_as_alone() -> None:
    table = cues()
    far = [stage for stage in (*table.stages, table.noun) if stage.level >= 2]
    each = [pattern for row in (*far, *table.setbacks) for pattern in row.patterns]
    for pattern in each:
        assert pattern.pattern.startswith(EDGE)
        depth = re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "", pattern.pattern)
        while "(" in depth:
            depth = re.sub(r"\([^()]*\)", "", depth)
        assert "|" not in depth, pattern.pattern


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("the lease has expired", True),
        ("the port was opened in May", True),
        ("the ministers discussed the opening of the port", False),
        ("negotiations were opened", False),
        ("the sun shone on the harbour", False),
    ],
)
def test_a_quick_look_says_what_the_long_one_says(words: str, told: bool) -> None:
    assert (moved(words, nouns=False) or stuck(words)) == told
    assert moved(words, nouns=False) == (reached(words, nouns=False)[0] >= 2)
