"""What stands between a verb and its "to" - when, where and on what occasion, a mark of quotation - hides no promise."""

from __future__ import annotations

import pytest

from tests.extraction.axes import one_by_one
from tracker.extraction.pipeline import extract

WHO = ("The two sides", "Peru", "He")
VERBS = ("agreed", "decided", "pledged", "vowed", "undertook", "resolved")
PLACED = """
in Lima
in Lima on Sunday
during talks in Lima
during talks on Sunday
this week
last Monday
by phone
on the sidelines of the forum
at the end of the talks
at the ministerial level
earlier this month
late on Sunday
in writing
following talks with Chad
at the summit in Lima on 3 May
""".strip().splitlines()


@pytest.mark.parametrize(
    ("who", "placed", "verb"),
    [*one_by_one(WHO, PLACED, VERBS), ("He", "by phone", "vowed"), ("Peru", "at the summit in Lima on 3 May", "resolved")],
)
def test_an_occasion_stands_between(who: str, placed: str, verb: str) -> None:
    (leaf,) = extract(f"{who} {verb} {placed} to open a clinic in Oran.").leaves
    assert leaf.quote == "open a clinic in Oran"
    assert leaf.deadline is None


@pytest.mark.parametrize(
    "said",
    [
        'Peru agreed "{}" and left.',
        "Peru pledged \u201c{}\u201d.",
        "Peru intends \u201c{}\u201d by 2031.",
        'Peru reaffirmed its commitment "{}".',
        'Peru is determined "{}", he said.',
        'The Minister announced its decision "{}".',
    ],
)
@pytest.mark.parametrize(("act", "verb"), [("to open a clinic in Oran", "open"), ("not to close the port of Oran", "close")])
def test_a_quotation_begins_between(said: str, act: str, verb: str) -> None:
    (leaf,) = extract(said.format(act)).leaves
    assert leaf.quote.startswith(verb)


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru agreed in part to the plan.",
        "Peru agreed on the need to open a clinic.",
        "Peru agreed last week on a road to Lima.",
        'Peru agreed "in part" to the plan.',
    ],
)
def test_what_is_not_agreed_to_be_done_is_none(sentence: str) -> None:
    assert extract(sentence).leaves == ()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ('Peru will "open a clinic" in Oran.', "open a clinic"),
        ('Peru reiterated its "firm commitment" to open a clinic in Oran.', "open a clinic in Oran"),
        ('Peru said it was "determined to open a clinic".', "open a clinic"),
        ('Peru pledged "all necessary support" for the flood relief.', "all necessary support"),
        ("Peru said it will \u201ctake all steps\u201d to open a clinic.", "take all steps"),
    ],
)
def test_words_quoted_within_a_sentence_hide_no_cue(said: str, words: str) -> None:
    (leaf,) = extract(said).leaves
    assert leaf.quote.startswith(words)
