"""Days are found where a text, a name or a field gives them in full, and never made up."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.ingest import dateline
from tracker.ingest.dateline import Found

DAY = dt.date(2022, 6, 7)


@pytest.mark.parametrize(
    "words",
    [
        "2022-06-07", "2022-06-07T10:00:00+08:00", "20220607", "2022/6/7", "2022.06.07", "2022年6月7日", "June 7, 2022",
        "Jun. 7, 2022", "7 June 2022",
        "7th of June 2022", "Tuesday, June 7th, 2022", "7.6.2022", "Tue, 07 Jun 2022 09:00:00 +0000", "13:00, 7 June 2022",
    ],
)  # fmt: skip
def test_a_field_in_any_of_the_usual_forms(words: str) -> None:
    assert dateline.whole(words) == DAY


@pytest.mark.parametrize(
    "words", ["", "June 2022", "2022", "31 June 2022", "2022-13-01", "tomorrow", "06/07/2022", "7 June 2022 to 9 June 2022"]
)
def test_what_is_no_single_day_is_none(words: str) -> None:
    assert dateline.whole(words) is None


def test_a_slashed_date_counts_where_only_one_reading_exists() -> None:
    assert dateline.whole("25/12/2022") == dateline.whole("12/25/2022") == dt.date(2022, 12, 25)
    assert dateline.whole("6/6/2022") == dt.date(2022, 6, 6)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A title\n2022-06-07\nThe ministers met and agreed on a plan.", Found(DAY, sure=True)),
        ("A title\n\nOn June 7, 2022 local time, the ministers met. They agreed.", Found(DAY, sure=True)),
        ("A title\n2022-06-07\nThe ministers spoke yesterday about the plan of the year.", Found(DAY, sure=False)),
        ("NAIROBI, 7 June 2022 – The ministers met. The next meeting is on 9 July 2023.", Found(DAY, sure=True)),
        ("A title\n7 June 2022\nOn June 6, 2022, the ministers met in Oslo.", Found(DAY, sure=False)),
        ("A title\n7 June 2022\nToday the ministers met. They recalled what was said yesterday.", Found(DAY, sure=True)),
        ("A title\n7 June 2022\nOn Tuesday, the ministers met in Oslo.", Found(DAY, sure=True)),
        ("A title\n7 June 2022\nOn Monday, the ministers met in Oslo.", Found(DAY, sure=False)),
        ("A title\n7 June 2022\nThe ministers met again after their talks of 8 July 2021 in Oslo.", Found(DAY, sure=True)),
        ("A title\n7 June 2022\nThe ministers met, see https://x.example/2022/06/01/plan for the plan.", Found(DAY, sure=True)),
        (
            "A title\nRecalling their treaty of 1 March 2010, the ministers met on June 7, 2022.",
            Found(DAY, sure=True),
        ),
        ("A title\nThe sides commit to take these actions by May 14, 2023:\nThe first will lower its duties.", None),
        ("A title\nThe agreement on air transport signed on December 30, 2019, has entered into force.", None),
        ("A title\nFollowing the March 1, 2021 summit, advisers met in Oslo.", None),
        ("A title\nThe agreement was signed on June 7, 2022 in Oslo.", Found(DAY, sure=True)),
        ("A title\nThe ministers met. They will meet again. They said so. It is due on 9 July 2023.", None),
        ("NAIROBI, Oct. 27 – The ministers met.", None),
    ],
)
def test_the_head_of_a_text(text: str, found: Found | None) -> None:
    assert dateline.in_text(text) == found


def test_a_left_out_year_is_the_latest_before_publication() -> None:
    text = "NAIROBI, Dec. 30 – The ministers met and agreed."
    assert dateline.in_text(text, dt.date(2023, 1, 2)) == Found(dt.date(2022, 12, 30), sure=False)
    assert dateline.in_text(text, dt.date(2022, 12, 31)) == Found(dt.date(2022, 12, 30), sure=False)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2022-06-07-readout-of-a-call.txt", DAY),
        ("/archive/20220607.html", DAY),
        ("https://x.example/news/2022/06/07/talks", DAY),
        ("readout_2022_06_07.pdf", DAY),
        ("statement-494.txt", None),
        ("2022-99-99.txt", None),
        ("12345678901234.txt", None),
    ],
)
def test_file_names_and_addresses(name: str, day: dt.date | None) -> None:
    assert dateline.in_name(name) == day


@given(st.text(max_size=300), st.one_of(st.none(), st.dates()))
def test_no_text_raises(text: str, near: dt.date | None) -> None:
    dateline.in_text(text, near)
    dateline.in_name(text)
    dateline.whole(text)


PIECES = ["DOHA, ", "Dec. 31", "31 December", "29 February", "May 1", " – ", "The ministers met.", " 2022", "yesterday", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.dates() | st.sampled_from([dt.date.min, dt.date.max]))
def test_no_dateline_raises_whatever_day_it_is_held_against(text: str, near: dt.date) -> None:
    dateline.in_text(text, near)
    dateline.reported(text, near)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_back_from_each_form(day: dt.date) -> None:
    assert dateline.whole(day.isoformat()) == day
    assert dateline.whole(f"{day:%B} {day.day}, {day.year}") == day
    assert dateline.whole(f"{day.day} {day:%b} {day.year}") == day
    assert dateline.in_name(f"{day:%Y%m%d}-x") == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Paris, le 4 novembre 2026", dt.date(2026, 11, 4)),
        ("Paris, le 1er août 2026", dt.date(2026, 8, 1)),
        (
            "Madrid, 10 de noviembre de 2026. Los ministros abrirán un centro antes del 30 de junio de 2027.",
            dt.date(2026, 11, 10),
        ),
        ("Berlin, 3. März 2026", dt.date(2026, 3, 3)),
        ("Roma, 5 maggio 2026", dt.date(2026, 5, 5)),
        ("Lisboa, 10 de dezembro de 2026", dt.date(2026, 12, 10)),
        ("Den Haag, 5 mei 2026", dt.date(2026, 5, 5)),
    ],
)
def test_a_text_that_is_not_english_has_its_day(head: str, day: dt.date) -> None:
    assert dateline.in_text(f"Un titre\n{head}\n") == Found(day, True)
    assert dateline.whole(head.partition(", ")[2].removeprefix("le ")) == day or "." in head


@pytest.mark.parametrize(
    "words", ["avant le 30 juin 2027", "antes del 30 de junio de 2027", "jusqu'au 30 juin 2027", "bis zum 30. Juni 2027"]
)
def test_a_day_by_which_something_is_due_is_none_in_other_languages_either(words: str) -> None:
    assert dateline.in_text(f"Titre\nLa France ouvrira un centre {words}.") is None


def test_the_days_in_a_table_of_measures_are_deadlines() -> None:
    table = "Measure\tLead\tDeadline\nBuild 12 schools\tJapan\t1 March 2026\nTrain 300 nurses\tKenya\t30 June 2028"
    found = dateline.in_text(f"Readout of talks\n\nNairobi, 3 March 2026\n\n{table}")
    assert found == Found(dt.date(2026, 3, 3), sure=True)
    assert dateline.in_text(f"Readout of talks\n\n{table}") is None
