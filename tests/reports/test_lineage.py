"""What other meetings say of a commitment: taken up before, taken up since, worded more firmly or less."""

from __future__ import annotations

import datetime as dt

from tests.reports.books import TODAY, moment, promise, talks
from tracker.model import Commitment, Link, Update
from tracker.reports.dossier import dossier
from tracker.reports.lineage import suggested
from tracker.reports.scope import Asked

FIRST = talks("CHN-KAZ-20220607")
SECOND = talks("CHN-KAZ-20230518", date=dt.date(2023, 5, 18))
ELSEWHERE = talks("FRA-KEN-20230601", date=dt.date(2023, 6, 1), parties=("France", "Kenya"), issuer="France")
READOUTS = [FIRST, SECOND, ELSEWHERE]


def said(
    id: str, readout: str, made: str, quote: str, *updates: Update, strength: str = "firm", parties: tuple[str, ...] = ("China",)
) -> Commitment:
    day = dt.date.fromisoformat(made)
    return promise(1, *updates, id=id, readout=readout, made=day, quote=quote, title=quote, strength=strength, parties=parties)


EARLY = said(
    "A-1", FIRST.id, "2022-06-07", "promote the establishment of a traditional medicine center in Astana", strength="effort"
)
LATE = said("B-1", SECOND.id, "2023-05-18", "open the traditional medicine center in Astana by the end of the year")
OTHER = said("B-2", SECOND.id, "2023-05-18", "import more wheat")
FOREIGN = said("C-1", ELSEWHERE.id, "2023-06-01", "open a traditional medicine center in Astana", parties=("France",))
BOOK = [EARLY, LATE, OTHER, FOREIGN]


def test_the_later_one_is_found_from_the_earlier_and_the_other_way_round() -> None:
    ((how, after),) = suggested(EARLY, [LATE, OTHER, FOREIGN], READOUTS)
    assert after.id == "B-1"
    assert how.startswith("may ")
    assert how.endswith(" this one")
    ((how, before),) = suggested(LATE, [EARLY, OTHER, FOREIGN], READOUTS)
    assert before.id == "A-1"
    assert how.endswith(" by this one")


def test_talks_of_others_are_not_looked_at() -> None:
    assert list(suggested(FOREIGN, [EARLY, LATE, OTHER], READOUTS)) == []
    assert list(suggested(EARLY, [LATE], [SECOND])) == [], "its own readout is not there"


def test_the_file_tells_how_the_wording_changed() -> None:
    file = dossier(EARLY, BOOK, READOUTS, Asked(today=TODAY), lineage=suggested)
    (related,) = file.related
    assert related.id == "B-1"
    assert ("strength", "effort", "firm") in {(d.point, d.first, d.second) for d in related.differences}


def test_what_a_person_turned_down_is_not_suggested_again() -> None:
    refused = Link(id="l", on="2023-06-01", at=moment(dt.date(2023, 6, 1)), relation="restates", to="A-1", accepted=False)
    late = said("B-1", SECOND.id, "2023-05-18", LATE.quote, refused)
    assert list(suggested(EARLY, [late, OTHER], READOUTS)) == []
