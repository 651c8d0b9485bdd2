"""A title is led by its verb, fits its line and can be read without the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.clauses import split
from tracker.extraction.document import LeafSpan, Sentence, Trigger
from tracker.extraction.pipeline import extract
from tracker.extraction.titles import title
from tracker.model import TITLE_LENGTH


def titles(case: str, *, polarity: bool = True) -> list[str]:
    """The titles of "They | will | open a centre.": what stands between the bars is the cue, before it is the subject."""
    subject, cue, rest = (part.strip() for part in case.split("|"))
    text = f"{subject} {cue} {rest}"
    at = len(subject) + 1
    passive = re.search(r"\bbe \w+|take place|planned|scheduled", cue) is not None
    word = rest.split(" ", 1)[0].lower()
    frame = "passive" if passive else "gerund" if word.endswith("ing") else "noun" if word in ("the", "closer") else "verb"
    trigger = Trigger("case", at, at + len(cue), (0, len(subject)), "firm", frame, polarity)
    sentence = Sentence(0, len(text), 0)
    return [title(text, span) for span in split(text, sentence, trigger, len(text))]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("They | will | open a centre in Osh by 2027.", ["Open a centre in Osh by 2027"]),
        ("They | are committed to | jointly deepening and expanding trade.", ["Deepen and expand trade"]),
        ("They | will | vigorously carry out the plan.", ["Carry out the plan"]),
        ("They | agreed on | the establishment of a fund and the opening of a port.", ["Establish a fund", "Open a port"]),
        ("They | agreed on | the setting up of a fund.", ["Set up a fund"]),
        ("They | agreed on | ASEAN exchanges on water.", ["ASEAN exchanges on water"]),
        ("They | look forward to | closer exchanges on water.", ["Closer exchanges on water"]),
        ("Direct flights | will be opened | by June.", ["Open direct flights by June"]),
        ("Kazakh citizens | will be exempted | from visas.", ["Exempt Kazakh citizens from visas"]),
        ("Joint patrols | will be carried out | on the river.", ["Carry out joint patrols on the river"]),
        ("The next summit | will take place | in Doha in May.", ["Hold the next summit in Doha in May"]),
        ("The opening of the school | is planned | for the end of 2027.", ["Open the school at the end of 2027"]),
        (
            "They | will | buy 20 million tonnes in 2026 and 30 million tonnes in 2027.",
            ["Buy 20 million tonnes in 2026", "Buy 30 million tonnes in 2027"],
        ),
        (
            "They | will | open consulates of Laos in Osh and of Nepal in Baku.",
            ["Open consulates of Laos in Osh", "Open consulates of Nepal in Baku"],
        ),
        ("They | will | set up posts in Osh and Baku respectively.", ["Set up posts in Osh", "Set up posts in Baku"]),
        ("They | will | open hubs in Goa and Pune.", ["Open hubs in Goa", "Open hubs in Pune"]),
        ("They | will | send aid, with the next convoy to take place in May.", ["Send aid", "Hold the next convoy in May"]),
        ("They | will | build a road so as to bring markets closer.", ["Build a road so as to bring markets closer"]),
    ],
)
def test_title(case: str, expected: list[str]) -> None:
    assert titles(case) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("their experts will meet in Suva in May", "Meet in Suva in May"),
        ("30,000 doses of vaccine would be made available in January", "Make 30,000 doses of vaccine available in January"),
        ("the next round will take place in Lima", "Hold the next round in Lima"),
        ("a working group shall also be set up by June", "Set up a working group by June"),
        ("the annual dialogue will continue", "Continue the annual dialogue"),
        ("its full support for the talks", "Full support for the talks"),
    ],
)
def test_a_leaf_that_is_a_clause_is_led_by_its_verb(quote: str, expected: str) -> None:
    text = f"They agreed that {quote}"
    trigger = Trigger("case", 5, 16, None, "firm", "noun")
    assert title(text, LeafSpan(17, len(text), "", trigger)) == expected


def test_a_promise_not_to_act_is_told_as_refraining() -> None:
    assert titles("They | will not | station troops on the island.", polarity=False) == [
        "Refrain from stationing troops on the island"
    ]


def test_each_leaf_is_refrained_from_or_done_as_its_own_words_say() -> None:
    assert titles("They | pledged not to | impose new fees or raise tariffs, and to simplify permits.", polarity=False) == [
        "Refrain from imposing new fees",
        "Refrain from raising tariffs",
        "Simplify permits",
    ]
    assert titles("They | will | open the port and will not raise its fees.") == [
        "Open the port",
        "Refrain from raising its fees",
    ]
    assert titles("No new taxes | will be introduced | before May.") == ["Refrain from introducing new taxes before May"]


def test_a_long_title_gives_up_asides_first_and_never_half_a_word() -> None:
    case = (
        "They | will | establish a regional centre for the monitoring of earthquakes and floods in Bishkek "
        "(with its own laboratory), "
        "including the training of two hundred engineers from all five countries of the region."
    )
    assert titles(case) == ["Establish a regional centre for the monitoring of earthquakes and floods in Bishkek"]


def test_fields_that_do_not_fit_are_cut_at_a_comma() -> None:
    (said,) = titles(
        "They | will | deepen cooperation in areas such as irrigation, railways, earthquake research, trade and glaciers."
    )
    assert said.startswith("Deepen cooperation in areas such as irrigation, railways")
    assert said.endswith(", …")


words = st.lists(
    st.sampled_from(
        [
            "open",
            "centre",
            "the",
            "a",
            "of",
            "and",
            ",",
            ";",
            "(",
            ")",
            "to",
            "by",
            "in",
            "Osh",
            "2027",
            "building",
            "will",
            "be",
            "–",
            "“",
            "”",
            "establishment",
            "respectively",
            "including",
            "\n",
            "é",
            "ß",
            "中国",
            "-",
        ]
    ),
    max_size=40,
)


@given(words, st.sampled_from(["verb", "gerund", "noun", "passive"]), st.booleans(), st.booleans())
def test_whatever_the_words_a_title_is_one_short_line(parts: list[str], frame: str, paired: bool, polarity: bool) -> None:
    text = "They will " + " ".join(parts)
    trigger = Trigger("case", 5, 9, (0, 4), "firm", frame, polarity)  # type: ignore[arg-type]  # sampled from the frames
    span = LeafSpan(min(10, len(text)), len(text), "open", trigger, paired=paired)
    said = title(text, span)
    assert len(said) <= TITLE_LENGTH + 1
    assert said == said.strip()
    assert "\n" not in said


@pytest.mark.parametrize(
    ("cue", "when", "expected"),
    [
        ("has been scheduled for", "May in Oran", "in May in Oran"),
        ("has been fixed for", "5 May", "on 5 May"),
        ("is planned for", "next year", "next year"),
        ("is set for", "the second half of 2027", "in the second half of 2027"),
        ("is set for", "the end of May", "at the end of May"),
        ("will kick off", "in May", "in May"),
        ("will get under way", "in May", "in May"),
    ],
)
def test_what_is_scheduled_is_held_at_its_time(cue: str, when: str, expected: str) -> None:
    head = "Talks of Peru and Chad\nPresident Ana Rojas of Peru met President Omar Ali of Chad in Lima.\n"
    (leaf,) = extract(f"{head}The next round of talks {cue} {when}.").leaves
    assert leaf.title == f"Hold the next round of talks {expected}"
