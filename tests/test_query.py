"""The filter language: what parses to what, what is refused and how, what completes."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import UsageError
from tracker.query import FIELDS, IS, SORTS, Query, Range, Term, closed, complete, joined, parse

TODAY = dt.date(2025, 1, 15)


def day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("status:underway,stalled", [Term("status", ("underway", "stalled"))]),
        ("-topic:consular", [Term("topic", ("consular",), negated=True)]),
        ("Party:Kazakhstan", [Term("party", ("kazakhstan",))]),
        ('party:"United States"', [Term("party", ("united states",))]),
        ("specificity:>=2", [Term("specificity", ranges=(Range(2, None),))]),
        ("specificity:1..2", [Term("specificity", ranges=(Range(1, 2),))]),
        ("due:<30d", [Term("due", ranges=(Range(day("2025-01-15"), day("2025-02-13")),))]),
        ("due:>30d", [Term("due", ranges=(Range(day("2025-02-15"), None),))]),
        ("due:none", [Term("due", ("none",))]),
        ("made:2022", [Term("made", ranges=(Range(day("2022-01-01"), day("2022-12-31")),))]),
        ("made:2022-06..2023", [Term("made", ranges=(Range(day("2022-06-01"), day("2023-12-31")),))]),
        ("made:<2022-06", [Term("made", ranges=(Range(None, day("2022-05-31")),))]),
        ("stale:>90d", [Term("stale", ranges=(Range(None, day("2024-10-16")),))]),
        ("age:<1y", [Term("age", ranges=(Range(day("2024-01-16"), None),))]),
        ("is:overdue,stale", [Term("is", ("overdue", "stale"))]),
        ("status:ful", [Term("status", ("fulfilled",))]),
    ],
)
def test_fields(text: str, terms: list[Term]) -> None:
    assert list(parse(text, TODAY).terms) == terms


def test_months_ahead_end_on_the_same_day_of_a_month_or_its_last() -> None:
    (term,) = parse("due:<1m", dt.date(2025, 1, 31)).terms
    assert term.ranges == (Range(day("2025-01-31"), day("2025-02-27")),)


def test_words_quotes_and_negated_words() -> None:
    assert parse('visa "traditional Medicine" -energy', TODAY).words == (
        ("visa", False),
        ("traditional medicine", False),
        ("energy", True),
    )


def test_an_address_is_words_not_a_field() -> None:
    assert parse("https://mfa.example/1", TODAY).words == (("https://mfa.example/1", False),)


def test_sort() -> None:
    assert parse("sort:-due,title", TODAY).sort == (("due", True), ("title", False))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("partie:china", "no field 'partie'.*did you mean party"),
        ("status:done", "'done' is no status.*pending"),
        ("topic:", "needs a value.*topic:consular"),
        ("due:soon", "'soon' is no date"),
        ("stale:often", "length of time"),
        ("specificity:high", "no specificity"),
        ("sort:colour", "cannot sort by 'colour'.*strength"),
        ("is:lost", "'lost' is no state.*overdue"),
        ("made:2022-13", "no date for made"),
    ],
)
def test_a_wrong_field_or_value_names_the_valid_ones(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parse(text, TODAY)


def test_every_field_has_an_example_that_parses() -> None:
    for field in FIELDS.values():
        assert parse(field.example, TODAY) != Query(text=field.example)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_parses_or_is_refused(text: str) -> None:
    try:
        query = parse(text, TODAY)
    except UsageError:
        return
    assert parse(query.text, TODAY) == query


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["party:south korea", "visa"], 'party:"south korea" visa'),
        (["-by:South Korea,united states"], '-by:"South Korea,united states"'),
        (['party:"south korea" is:open'], 'party:"south korea" is:open'),
        (["party:kenya is:open"], "party:kenya is:open"),
        (["is:open visa"], "is:open visa"),
        (["visa free", "party:kenya"], "visa free party:kenya"),
        (["-party:brazil -fish"], "-party:brazil -fish"),
        (["party:viet nam, japan"], 'party:"viet nam, japan"'),
    ],
)
def test_a_name_whose_quotes_the_shell_has_eaten_is_one_value(arguments: list[str], text: str) -> None:
    known = {"south korea", "South Korea", "united states", "viet nam"}
    assert joined(arguments, lambda _, value: value in known) == text


@pytest.mark.parametrize("argument", ["-party:brazil fish", "party:brazil,viet nam trade", "id:01 fish", "readout:BRA fish"])
def test_one_argument_that_could_be_a_name_or_two_conditions_is_refused_where_it_is_no_name(argument: str) -> None:
    with pytest.raises(UsageError, match="which nothing has: leave out the quotes round it for two conditions"):
        joined([argument], lambda _, value: value == "viet nam")


@given(st.sampled_from(sorted(FIELDS)), st.text(max_size=12))
def test_any_value_parses_or_is_refused(name: str, value: str) -> None:
    try:
        parse(f"{name}:{value}", TODAY)
    except UsageError:
        return


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sta", ["status:", "stale:"]),
        ("-top", ["-topic:"]),
        ("visa status:u", ["status:underway", "status:unverifiable"]),
        ("status:underway,st", ["status:underway,stalled"]),
        ("sort:-du", ["sort:-due"]),
        ("party:u", ["party:Uzbekistan", 'party:"United States"']),
        ("party:cot", ['party:"Côte d\'Ivoire"']),
        ("party:Cô", ['party:"Côte d\'Ivoire"']),
        ("colour:r", []),
        ("", []),
    ],
)
def test_completion(text: str, expected: list[str]) -> None:
    known = {"party": ["China", "Côte d'Ivoire", "Uzbekistan", "United States"]}
    assert complete(text, len(text), known) == expected


def test_every_completion_of_a_choice_parses() -> None:
    for name, values in (("is", IS), ("sort", SORTS)):
        assert complete(f"{name}:", len(name) + 1, {}) == [f"{name}:{v}" for v in values]
        for value in values:
            parse(f"{name}:{value}", TODAY)


@pytest.mark.parametrize(
    "text", ['party:"kaz', '"visa free', '"visa" "free', 'visa"', "visa free", 'party:"kaz" "visa free"', ""]
)
def test_a_closed_query_means_the_same_and_leaves_alone_what_is_put_behind_it(text: str) -> None:
    whole, alone = parse(f"{closed(text)} is:overdue", TODAY), parse(text, TODAY)
    assert (whole.words, whole.terms) == (alone.words, (*alone.terms, *parse("is:overdue", TODAY).terms))
