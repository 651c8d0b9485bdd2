"""Stems, synonyms, details: what a passage is matched by."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.links.cues import reached
from tracker.links.details import details, place
from tracker.links.stems import stem
from tracker.links.words import Reader, lexicon


@pytest.mark.parametrize(
    "forms",
    [
        "establish establishes established establishing establishment",
        "construct constructs construction constructing",
        "centre center centres centers",
        "negotiate negotiates negotiations negotiating",
        "organise organize organisation organization",
        "ratify ratifies ratified ratification",
        "city cities",
        "vaccine vaccines vaccination",
        "build built building",
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms: str) -> None:
    first, *rest = forms.split()
    apart = [form for form in rest if stem(form) != stem(first)]
    assert apart in ([], ["vaccination"])


@pytest.mark.parametrize(("one", "other"), [("train", "trade"), ("port", "part"), ("visa", "visit"), ("gas", "game")])
def test_other_words_keep_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the visa-free period", "a mutual visa waiver"),
        ("citizens may stay without a visa", "exemption from visas"),
        ("efficient freight train service", "the Railway Express"),
        ("a traditional Chinese medicine center", "the TCM hub"),
        ("third C+C5 meeting", "third China-Central Asia meeting"),
        ("thirty lorries", "thirty trucks"),
        ("consulate general", "consular office"),
        ("an undersea cable", "a submarine cable"),
        ("semiconductors", "chips"),
        ("the border post", "a frontier crossing"),
        ("set up a fund", "creation of a fund"),
        ("the Republic of Korea", "South Korea"),
    ],
)
def test_synonyms_of_the_field_meet(one: str, other: str) -> None:
    reader = Reader()
    assert set(reader.terms(one)) & set(reader.terms(other)) - {"servic", "meeting", "=centre"}


def test_function_words_numbers_and_the_talkers_are_no_terms() -> None:
    assert Reader().terms("The two sides said that on 5 May they would have been of the view") == ["view"]


def test_a_reader_gives_the_same_terms_the_second_time() -> None:
    reader, words = Reader(), "Exemption from visas for drivers of freight trains in the Republic of Korea"
    assert reader.terms(words) == reader.terms(words)


def test_every_synonym_stands_for_one_concept_only() -> None:
    for phrases in lexicon().phrases.values():
        stems = [phrase for phrase, _ in phrases]
        assert len(stems) == len(set(stems)), stems


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(Reader().terms(text), list)
    details(text)


def test_places_are_sites_and_not_where_something_was_signed() -> None:
    assert details("open a consulate general in Kutaisi").places == {"kutaisi"}
    assert details("An agreement on visas was signed in Xi'an").places == frozenset()
    assert details("the Trabzon crossing and a bridge at Porto Xavier").places == {"trabzon", "porto xavier"}
    assert details("cooperation in English and in March with President Duda").places == frozenset()


def test_a_place_is_known_by_its_present_name() -> None:
    assert place("Nur-Sultan") == place("Astana")
    assert details("a centre in Nur-Sultan").places == details("a centre in Astana").places


def test_amounts_have_a_value_and_what_they_count() -> None:
    (old, new) = details("extend it from 72 hours to 14 days").amounts
    assert (old.value, old.was, new.value, new.was) == (3, True, 14, False)
    assert old.units == new.units == {"day"}
    (money,) = details("provide 1.5 billion dollars").amounts
    assert (money.value, money.units) == (1.5e9, {"usd"})
    (people,) = details("raise the number of students to 20,000").amounts
    assert "student" in people.units


@pytest.mark.parametrize("words", ["by 2030", "on 5 May", "May 5, 2023", "the two sides", "the third meeting"])
def test_dates_sides_and_ordinals_are_no_amounts(words: str) -> None:
    assert details(words).amounts == ()


def test_a_number_in_a_series_keeps_what_it_numbers() -> None:
    assert [(number, "meet" in after) for number, after in details("the 11th meeting of the committee").series] == [(11, True)]
    assert details("the eleventh meeting").series[0][0] == 11


@pytest.mark.parametrize(
    "words", ["1,", "1 million ", "Ab Cd ", "in Ab and Cd ", "the first ", "welcomed ", "negotiations study ", "a, "]
)
def test_reading_takes_time_in_proportion_to_the_text(words: str) -> None:
    def taken(size: int) -> float:
        text = words * (size // len(words))
        start = time.process_time()
        details(text)
        reached(text)
        Reader().terms(text)
        return time.process_time() - start

    taken(1_000)
    small = min(taken(4_000) for _ in range(3))
    assert taken(32_000) < 40 * small + 0.05
