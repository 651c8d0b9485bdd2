"""What is promised, how much, where, by when, for whom; how firmly, how checkably, in which field."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tracker.extraction
from tracker.extraction import topics
from tracker.extraction.amounts import quantities
from tracker.extraction.blocks import blocks
from tracker.extraction.details import Details, describe
from tracker.extraction.document import LeafSpan, Trigger
from tracker.extraction.grading import Grade, grade, head_noun
from tracker.extraction.scene import scene
from tracker.extraction.sentences import sentences
from tracker.model import Topic

TALKS = dt.date(2022, 6, 7)
HEAD = "Wang Yi meets Kazakh Foreign Minister Aidar Bekov\nChina and Kazakhstan held talks.\n"
Force = Literal["firm", "planned", "effort", "soft"]


def read(
    sentence: str, act: str, *, cue: str = "will", verb: str = "", force: Force = "firm", head: str = HEAD, rule: str = "rule"
) -> tuple[Details, Grade]:
    """The details and the grade of `act` in `sentence`, promised by `cue`."""
    text = head + sentence
    found = sentences(text, blocks(text))
    at = text.index(act, text.index(sentence))
    number = next(n for n, place in enumerate(found) if place.start <= at < place.end)
    cued = text.rindex(cue, 0, at + len(cue)) if cue else at
    subject = max(found[number].start, text.rfind(", ", 0, cued) + 2)
    trigger = Trigger(rule, cued, cued + len(cue), (subject, max(subject, cued - 1)), force)
    span = LeafSpan(at, at + len(act), verb or act.partition(" ")[0], trigger)
    details = describe(text, span, found[number], TALKS, scene(text, found))
    return details, grade(text, span, found[number], details)


def due(sentence: str, act: str, cue: str = "will") -> str | None:
    deadline = read(sentence, act, cue=cue)[0].deadline
    if deadline is None:
        return None
    return f"{deadline.words}|{deadline.earliest}|{deadline.latest}" if deadline.latest else deadline.words


@pytest.mark.parametrize(
    ("sentence", "act", "expected"),
    [
        (
            "China will open a school by the end of 2023.",
            "open a school by the end of 2023",
            "by the end of 2023|2022-06-07|2023-12-31",
        ),
        ("China will open a school by the end of 2023.", "open a school", "by the end of 2023|2022-06-07|2023-12-31"),
        (
            "In the second half of the year, China will open a school.",
            "open a school",
            "In the second half of the year|2022-07-01|2022-12-31",
        ),
        ("China will in July open a school.", "open a school", "in July|2022-07-01|2022-07-31"),
        ("China will host the forum on August 5-6.", "host the forum on August 5-6", "on August 5-6|2022-08-05|2022-08-06"),
        (
            "China will host the forum from 8 to 10 August.",
            "host the forum from 8 to 10 August",
            "from 8 to 10 August|2022-08-08|2022-08-10",
        ),
        ("China will open a school as soon as possible.", "open a school as soon as possible", "as soon as possible"),
        ("The sides will report at the third C+C5 meeting.", "report at the third C+C5 meeting", "at the third C+C5 meeting"),
        (
            "They will work for the success of the upcoming third C+C5 Foreign Ministers' Meeting.",
            "work for the success of the upcoming third C+C5 Foreign Ministers' Meeting",
            "the upcoming third C+C5 Foreign Ministers' Meeting",
        ),
        ("Upon completion of the survey, China will open a school.", "open a school", "Upon completion of the survey"),
        ("China will soon open a school.", "open a school", "soon"),
        ("China will open a school annually.", "open a school annually", None),
        ("China will continue the talks held in March 2022.", "continue the talks held in March 2022", None),
        ("China will implement the agreement of 14 May 2021.", "implement the agreement of 14 May 2021", None),
        ("China will suspend the duties announced on August 3.", "suspend the duties announced on August 3", None),
        ("China will extend the stay from 72 hours to 14 days.", "extend the stay from 72 hours to 14 days", None),
        ("Following the talks in March 2022, China will open a school.", "open a school", None),
        ("China praised the change of guard on August 7, and it will open a school.", "open a school", None),
        ("China will extend the plan for 2023-2026.", "extend the plan for 2023-2026", None),
        ("China will visit at its earliest convenience.", "visit at its earliest convenience", "at its earliest convenience"),
        (
            "China will open a school before the end of the year.",
            "open a school before the end of the year",
            "before the end of the year|2022-06-07|2022-12-31",
        ),
        ("China will open a school and visit Peru in May 2023.", "open a school", None),
    ],
)
def test_deadlines(sentence: str, act: str, expected: str | None) -> None:
    assert due(sentence, act) == expected


def test_a_deadline_may_stand_in_the_line_that_announces_the_paragraph() -> None:
    head = HEAD + "The Parties commit to take the following steps by August 14, 2022:\n\n"
    details, _ = read("China will open a school.", "open a school", head=head)
    assert details.deadline is not None
    assert details.deadline.latest == dt.date(2022, 8, 14)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("extend the stay from 72 hours to 14 days", [("from 72 hours to 14 days", "change", 14, "days", 72, "hours")]),
        ("lend $1.5 billion", [("$1.5 billion", "amount", 1.5e9, "$", None, "")]),
        ("send at least 20,000 tonnes of grain", [("at least 20,000 tonnes", "amount", 20000, "tonnes", None, "")]),
        ("give 50 buses a year", [("50 buses a year", "rate", 50, "buses", None, "")]),
        ("send half a million tons", [("half a million tons", "amount", 5e5, "tons", None, "")]),
        ("cut tariffs by ten per cent", [("ten per cent", "amount", 10, "per cent", None, "")]),
        ("raise trade from $5 billion to $10 billion", [("from $5 billion to $10 billion", "change", 1e10, "$", 5e9, "$")]),
        ("train two hundred soldiers", [("two hundred soldiers", "amount", 200, "soldiers", None, "")]),
        ("open thirteen schools", [("thirteen schools", "amount", 13, "schools", None, "")]),
        ("lend Rs 500 crore", [("Rs 500 crore", "amount", 5e9, "Rs", None, "")]),
        ("raise it from $5m to $10m", [("from $5m to $10m", "change", 1e7, "$", 5e6, "$")]),
        ("give US$100 million a year", [("US$100 million a year", "rate", 1e8, "US$", None, "")]),
        ("meet at COP29 on 3,4 and 5 May and widen 45 m of road", []),
        (
            "follow the two heads of state and the two countries in 2024 on 5G at COP28 for the 30th anniversary of it",
            [],
        ),
    ],
)
def test_amounts(text: str, expected: list[tuple[str, str, float, str, float | None, str]]) -> None:
    assert [(q.words, q.role, q.value, q.unit, q.was, q.was_unit) for q in quantities(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("US$1.3bn", 1.3e9, "US$"),
        ("US$ 1.3 bn", 1.3e9, "US$"),
        ("US $4 million", 4e6, "US$"),
        ("U.S. $4 million", 4e6, "U.S.$"),
        ("$45m", 4.5e7, "$"),
        ("$1.5B", 1.5e9, "$"),
        ("$300K", 3e5, "$"),
        ("$10-15m", 1.5e7, "$"),
        ("A$20 million", 2e7, "A$"),
        ("CA$120 million", 1.2e8, "CA$"),
        ("HK$ 3 bn", 3e9, "HK$"),
        ("S$3 mn", 3e6, "S$"),
        ("USD2.5 million", 2.5e6, "USD"),
        ("EUR 3 mn", 3e6, "EUR"),
        ("NOK 3 billion", 3e9, "NOK"),
        ("€1,5 million", 1.5e6, "€"),
        ("EUR 1.500.000", 1.5e6, "EUR"),
        ("50 M€", 5e7, "€"),
        ("45m euros", 4.5e7, "euros"),
        ("20 000 euros", 2e4, "euros"),
        ("50 millions d'euros", 5e7, "euros"),
        ("3 mil millones de dólares", 3e9, "dólares"),
        ("10 Millionen Euro", 1e7, "euro"),
        ("2,00,000 doses", 2e5, "doses"),
    ],
)
def test_an_amount_has_its_scale_and_its_currency(words: str, value: float, unit: str) -> None:
    text = f"A grant of {words} for the port in 2027"
    assert [(q.words, q.value, q.unit) for q in quantities(text, 0, len(text))] == [(words, value, unit)]


def test_an_article_is_no_part_of_a_currency() -> None:
    text = "A $5 million loan"
    assert [(q.words, q.unit) for q in quantities(text, 0, len(text))] == [("$5 million", "$")]


@given(st.text(alphabet="0123456789 .,-$€%abcdefmilontsrupy to from", max_size=80))
def test_amounts_are_words_of_the_text(text: str) -> None:
    assert all(quantity.words in text for quantity in quantities(text, 0, len(text)))


def test_a_consulate_is_opened_by_the_one_it_does_not_stand_in() -> None:
    sentence = "The two sides will set up consulates general in Xi'an and Aktobe respectively."
    first, _ = read(sentence, "set up consulates general in Xi'an")
    second, _ = read(sentence, "set up consulates general in Xi'an and Aktobe respectively")
    assert first.performer == ("Kazakhstan",)
    assert second.performer == ("China",)
    assert second.places == ("Xi'an", "Aktobe")


@pytest.mark.parametrize(
    ("act", "verb", "expected"),
    [
        ("set up a school", "set up", "a school"),
        ("carry out exchanges", "carry out", "exchanges"),
        ("well plan the prospects of ties", "plan", "the prospects of ties"),
        ("jointly build a road", "build", "a road"),
        ("extend the stay", "extend", "the stay"),
        ("host", "host", "host"),
    ],
)
def test_what_the_act_is_done_to(act: str, verb: str, expected: str) -> None:
    assert read(f"China will {act}.", act, verb=verb)[0].object == expected


def test_a_town_in_the_name_of_an_organisation_is_no_place() -> None:
    details, graded = read(
        "China will support the Shanghai Cooperation Organization.", "support the Shanghai Cooperation Organization"
    )
    assert details.places == ()
    assert graded.specificity == 1


def test_places_and_those_who_gain() -> None:
    details, _ = read("China will build a school for Kazakhstan in Almaty.", "build a school for Kazakhstan in Almaty")
    assert details.places == ("Almaty",)
    assert details.beneficiary == ("Kazakhstan",)
    assert details.action == "build"
    assert details.object == "a school for Kazakhstan in Almaty"


@pytest.mark.parametrize(
    ("act", "force", "strength", "specificity"),
    [
        ("open a school", "firm", "firm", 2),
        ("open a school in Almaty", "firm", "firm", 3),
        ("open a school by 2025", "planned", "planned", 3),
        ("open a school", "soft", "soft", 2),
        ("strengthen cooperation in energy", "firm", "effort", 1),
        ("strengthen cooperation in energy", "soft", "soft", 1),
        ("strengthen cooperation in energy", "planned", "effort", 1),
        ("promote the establishment of a school", "firm", "effort", 2),
        ("continue to hold consultations", "firm", "effort", 1),
        ("hold a seminar", "firm", "firm", 2),
        ("hold those responsible to account", "firm", "effort", 1),
        ("build a bridge", "firm", "firm", 2),
        ("build a digital Silk Road", "firm", "effort", 1),
        ("share information on routes", "firm", "firm", 2),
        ("take part in the Kashgar Trade Forum", "firm", "firm", 3),
        ("provide all necessary support", "firm", "effort", 1),
        ("provide 50 buses", "firm", "firm", 3),
        ("close cooperation on water", "firm", "effort", 1),
        ("join the Global Methane Pledge", "planned", "planned", 3),
        ("not tolerate any poaching", "firm", "firm", 2),
        ("coordinate and implement the demining of the valley", "firm", "firm", 2),
        ("coordinate and deepen the demining of the valley", "firm", "effort", 1),
        ("an additional €5 million contribution to the fund", "firm", "firm", 3),
        ("contributions to the fund", "firm", "effort", 1),
        ("full and timely implementation of the accord", "firm", "firm", 2),
        ("continued promotion of the accord", "firm", "effort", 1),
        ("expand the air services between the capitals", "firm", "firm", 2),
        ("expand cooperation on fisheries", "firm", "effort", 1),
    ],
)
def test_grades(act: str, force: Force, strength: str, specificity: int) -> None:
    verb = "cooperate" if act.startswith("close") else ""
    _, graded = read(f"China will {act}.", act, verb=verb, force=force)
    assert graded.strength == strength
    if not act.startswith("close"):
        assert graded.specificity == specificity
    assert graded.why


@pytest.mark.parametrize(
    ("told", "title", "strength"),
    [
        ("Chad will not only promote fish farming.", "Promote fish farming", "effort"),
        ("Chad will not only build a road.", "Build a road", "firm"),
        ("Chad will not promote fish farming.", "Refrain from promoting fish farming", "firm"),
        ("Chad will not build a road.", "Refrain from building a road", "firm"),
    ],
)
def test_not_only_denies_nothing(told: str, title: str, strength: str) -> None:
    (leaf,) = tracker.extraction.extract(told).leaves
    assert (leaf.title, leaf.strength) == (title, strength)


def test_a_condition_at_the_head_of_the_sentence() -> None:
    details, _ = read("Should the dam break, China will open a school.", "open a school")
    assert details.condition == "Should the dam break"
    assert read("China will open a school.", "open a school")[0].condition == ""


def test_the_task_of_those_who_are_told_decides() -> None:
    act = "charged the ministers to open a school"
    assert read(f"The leaders {act}.", act, cue="charged", rule="delegate")[1].strength == "firm"
    act = "charged the ministers to promote friendship"
    assert read(f"The leaders {act}.", act, cue="charged", rule="delegate")[1].strength == "effort"


def test_the_head_of_a_noun_phrase() -> None:
    assert head_noun("close trilateral cooperation to achieve peace") == "cooperation"
    assert head_noun("the next high-level meeting in late 2022") == "meeting"


@pytest.mark.parametrize(
    ("act", "topic"),
    [
        ("extend the visa-free period for citizens", "consular"),
        ("set up a consulate general in Aktobe", "consular"),
        ("hold joint naval exercises", "defence"),
        ("fight terrorism and extremism", "security"),
        ("build a gas pipeline", "energy"),
        ("reduce greenhouse gas emissions", "environment"),
        ("open a traditional medicine centre", "health"),
        ("offer scholarships to students", "education"),
        ("open cultural centres and restore temples", "culture"),
        ("import wheat and other agricultural products", "agriculture"),
        ("launch direct flights", "transport"),
        ("cooperate in artificial intelligence and space", "technology"),
        ("lower tariffs on industrial goods", "trade"),
        ("build an industrial park and attract investment", "investment"),
        ("lend money through the development bank", "finance"),
        ("conclude a treaty on extradition", "justice"),
        ("coordinate in the United Nations and the SCO", "multilateral"),
        ("send relief to the victims of the earthquake", "humanitarian"),
        ("defend human rights and the rule of law", "governance"),
        ("extend an invitation to visit", "other"),
        ("deliver vaccines through the Quad", "health"),
        ("send Peace Corps teachers to rural schools", "education"),
        ("fight the illegal drugs trade", "justice"),
        ("support the accession to NATO", "defence"),
        ("ratify the High Seas Treaty", "environment"),
        ("strengthen the bonds of friendship and open the market", "trade"),
        ("clear the fields by de-mining", "humanitarian"),
        ("apply the mutual recognition agreement on standards", "trade"),
        ("hold a meeting of the finance ministers", "finance"),
        ("buy 12 Rafale aircraft", "defence"),
        ("cooperate in trade, energy and culture", "trade"),
        ("cooperate in culture, energy and trade", "culture"),
        ("create an environment conducive to parliamentary dialogue", "governance"),
    ],
)
def test_topics(act: str, topic: str) -> None:
    assert read(f"China will {act}.", act)[1].topic == topic


def test_the_words_around_tell_the_field_where_the_act_does_not() -> None:
    sentence = "On nuclear power and gas pipelines, China will continue the exchange."
    assert read(sentence, "continue the exchange")[1].topic == "energy"


def test_means_and_examples_count_less_than_the_act() -> None:
    act = "restore the theatre through banks"
    assert read(f"China will {act}.", act)[1].topic == "culture"
    act = "equip hospitals and nurses, including with trucks and buses"
    assert read(f"China will {act}.", act)[1].topic == "health"


def test_words_that_say_nothing_take_the_field_of_their_paragraph_and_readout() -> None:
    farming = "Peru and Chile meet.\nThe ministers spoke about farms, irrigation and livestock.\n"
    assert read("They will meet again.", "meet again", head=farming)[1].topic == "agriculture"
    within = "They will meet again. They turned to warships, troops and submarines."
    assert read(within, "meet again", head=farming)[1].topic == "defence"


def test_clear_words_of_its_own_decide_in_any_readout() -> None:
    about_arms = "Peru buys warships.\nThe ministers spoke about troops, submarines, fighter jets, artillery and drills.\n"
    act = "grant scholarships to students"
    assert read(f"On troops and warships, China will {act}.", act, head=about_arms)[1].topic == "education"


def test_every_field_has_words_and_every_word_is_lower_case() -> None:
    path = Path(tracker.extraction.__file__).with_name("lexicon") / "topics.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    assert set(data) - {"none"} == set(get_args(Topic))
    terms = [term for table in data.values() for words in table.values() for term in words]
    assert [term for term in terms if term != term.lower()] == []


def test_no_word_stands_twice_in_one_field() -> None:
    path = Path(tracker.extraction.__file__).with_name("lexicon") / "topics.toml"
    for topic, table in tomllib.loads(path.read_text("utf-8")).items():
        terms = [term for words in table.values() for term in words]
        assert [term for term in set(terms) if terms.count(term) > 1] == [], topic


@given(st.text(max_size=300))
def test_any_text_has_a_topic(text: str) -> None:
    assert topics.Reader(text).guess(0, len(text)).topic in get_args(Topic)
