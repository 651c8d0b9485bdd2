"""Words are found where they stand; what a person marks is graded as extraction grades; a text read anew changes little."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import asdict, replace

from tracker.errors import UsageError
from tracker.extraction import extract, mark
from tracker.links.passages import HEARD, listened, remembered, told
from tracker.links.passages import read as read_again
from tracker.model import OWN_WORDS, Changes, Deadline, Edit, Readout
from tracker.reading import enter, locate, read_through, reread, resolved, reword
from tracker.standing import record

TEXT = (
    "Talks between Kenya and Norway\n\nMinisters of Kenya and Norway met. The “two sides” agreed to open a school - in Kisumu\n"
    "within three months. Kenya’s port was opened. Norway will lift its duty. The two sides agreed to open a clinic next year."
)
DAY = dt.date(2022, 6, 7)
READOUT = Readout(id="R", title="Talks", text=TEXT, date=DAY, parties=("Kenya", "Norway"))


@pytest.mark.parametrize(
    "words",
    ["open a school", '"two sides" agreed', "Kenya's port", "school – in Kisumu within  three", "duty.", "open a school — in"],
)
def test_words_are_found_whatever_the_breaks_quotes_and_dashes(words: str) -> None:
    start, end = locate(TEXT, words)
    assert len(TEXT[start:end].split()) == len(words.split())
    assert TEXT[start:end].split(maxsplit=1)[0][-1] in {words.split(maxsplit=1)[0][-1], "”"}


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_any_stretch_of_the_text_is_found(one: int, other: int) -> None:
    low, high = sorted((one, other))
    words = TEXT[low:high]
    if not words.split():
        return
    start, end = locate(TEXT, words, 1)
    assert TEXT[start:end].split() == words.split()
    assert start <= TEXT.index(words.split()[0], low)


def test_of_several_places_one_is_chosen() -> None:
    first, second = locate(TEXT, "The", 1), locate(TEXT, "The", 2)
    assert first < second
    with pytest.raises(UsageError, match=r"2 times: type more of the words: 1\. “"):
        locate(TEXT, "The")
    with pytest.raises(UsageError, match="it is there once"):
        locate(TEXT, "duty", 2)


def test_where_words_go_on_differently_is_said() -> None:
    with pytest.raises(UsageError, match="it goes on differently after “Norway will lift”"):
        locate(TEXT, "Norway will lift the ban")
    with pytest.raises(UsageError, match="exactly as they stand"):
        locate(TEXT, "")


def test_what_extraction_found_is_graded_the_same_when_a_person_marks_it() -> None:
    for leaf in extract(TEXT, date=DAY, parties=("Kenya", "Norway"), title="Talks").leaves:
        marked = mark(TEXT, leaf.start, leaf.end, date=DAY, parties=("Kenya", "Norway"), title="Talks")
        assert asdict(marked) == asdict(leaf)


def test_a_sentence_marked_whole_is_graded_by_its_promise() -> None:
    start, end = locate(TEXT, "Norway will lift its duty")
    leaf = mark(TEXT, start, end, parties=("Kenya", "Norway"))
    assert (leaf.quote, leaf.title, leaf.parties, leaf.strength) == (
        "Norway will lift its duty", "Lift its duty", ("Norway",), "firm",
    )  # fmt: skip


def test_words_that_bind_nobody_are_soft_and_say_so() -> None:
    start, end = locate(TEXT, "Kenya's port")
    leaf = mark(TEXT, start, end, parties=("Kenya", "Norway"))
    assert (leaf.strength, leaf.why[0]) == ("soft", "no words that bind are known in it")


@example("a.", 0, 2)
@example("\u00ad", 0, 1)
@given(st.text(alphabet="Th ag.\nwil“”\u00ad\ufb01…", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_span_of_any_text_makes_a_leaf_with_its_words(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    if text[start:end].strip():
        leaf = mark(text, start, end)
        assert (leaf.start, leaf.end, leaf.quote) == (start, end, text[start:end])


@pytest.mark.parametrize(
    ("words", "day", "latest"),
    [
        ("next year", dt.date(2021, 6, 7), dt.date(2022, 12, 31)),
        ("within three months", dt.date(2021, 6, 7), dt.date(2021, 9, 7)),
        ("by the end of 2023", dt.date(2021, 6, 7), dt.date(2023, 12, 31)),
        ("next year", None, None),
        ("once it is ratified", DAY, None),
    ],
)
def test_a_deadline_is_read_against_another_day(words: str, day: dt.date | None, latest: dt.date | None) -> None:
    found = resolved(Deadline(words=words, latest=dt.date(1999, 1, 1)), day)
    assert (found.words, found.latest) == (words, latest)


def test_sentences_for_links_are_kept_at_import_and_are_those_that_reading_anew_finds() -> None:
    draft, _ = read_through(READOUT)
    assert draft.heard_by == HEARD
    assert draft.heard
    assert remembered(draft) == told(TEXT, read_again(READOUT))


def test_of_another_version_or_once_corrected_they_are_read_anew() -> None:
    draft, _ = read_through(READOUT)
    expected = remembered(draft)
    assert listened(draft) is draft
    for stale in (replace(draft, heard=(), heard_by="0"), replace(draft, heard=(), version=1), READOUT):
        anew = listened(stale)
        assert remembered(anew) == expected
        assert listened(anew) is anew, "what was read anew is known as such"


def test_facts_that_extraction_does_not_read_change_nothing() -> None:
    assert reread(READOUT, replace(READOUT, place="Oslo", event="visit", published=DAY), []) == reread(READOUT, READOUT, [])


def test_a_version_that_is_none_gets_what_it_shared() -> None:
    version = replace(READOUT, version_of="Q")
    found = reread(version, replace(version, version_of=""), [])
    assert [leaf.quote for leaf in found.fresh] == [leaf.quote for leaf in read_through(READOUT)[1]]


def test_words_are_found_across_the_breaks_of_pages() -> None:
    text = "The Secre-\ntary-General will give EUR 4 million for the\n\nPress Release      Page 2 of 3\n\nexpansion of the port."
    assert text[slice(*locate(text, "Secretary-General will"))] == "Secre-\ntary-General will"
    start, end = locate(text, "million for the expansion of the port")
    assert (text[start:].startswith("million"), text[:end].endswith("the port")) == (True, True)
    assert text[slice(*locate(text, "Secre-\ntary"))] == "Secre-\ntary", "as it stands there is as good"


def test_of_several_places_the_nearest_can_be_meant() -> None:
    first, second = locate(TEXT, "The", 1), locate(TEXT, "The", 2)
    assert [locate(TEXT, "The", near=at) for at in (0, first[0] + 1, len(TEXT))] == [first, first, second]


def test_other_words_change_what_is_read_from_them_and_nothing_that_a_person_gave() -> None:
    _, leaves = read_through(READOUT)
    school = enter(next(leaf for leaf in leaves if "school" in leaf.quote), READOUT, "R-1")
    new = reword(READOUT, school, "open a school")
    start = school.start
    assert new.span == Changes(start=start, end=start + 13, quote="open a school")
    assert (new.read.title, new.read.places, new.read.topic) == ("Open a school", (), UNSET)
    more = reword(READOUT, school, "open a school - in Kisumu within three months. Kenya’s port was opened")
    assert more.read.title is UNSET
    titled = Edit(id="e", on="2022-07-01", at=dt.datetime(2022, 7, 1, tzinfo=dt.UTC), changes=Changes(title="A school for all"))
    assert reword(READOUT, record(school, titled), "open a school").read == replace(new.read, title=UNSET)
    with pytest.raises(UsageError, match="are the words of R-1 already"):
        reword(READOUT, school, school.quote)
    with pytest.raises(UsageError, match="the text has no 'open a bank'"):
        reword(READOUT, school, "open a bank")


def test_words_of_another_promise_bring_its_act_its_field_and_its_grounds() -> None:
    _, leaves = read_through(READOUT)
    school, clinic = (next(leaf for leaf in leaves if word in leaf.quote) for word in ("school", "clinic"))
    new = reword(READOUT, enter(school, READOUT, "R-1"), clinic.quote)
    assert (new.read.object, new.read.topic, new.read.why) == (clinic.object, "health", clinic.why)
    assert (new.heard, new.subject) == (True, ("Kenya", "Norway"))


def test_words_in_which_nothing_is_heard_leave_strength_and_topic() -> None:
    school = enter(next(leaf for leaf in read_through(READOUT)[1] if "school" in leaf.quote), READOUT, "R-1")
    new = reword(READOUT, school, "Kenya's port was opened")
    assert (new.heard, new.read.strength, new.read.topic) == (False, UNSET, UNSET)


def test_a_commitment_with_other_words_follows_its_readout_by_these() -> None:
    _, leaves = read_through(READOUT)
    school = enter(next(leaf for leaf in leaves if "school" in leaf.quote), READOUT, "R-1")
    clinic = reword(READOUT, school, "open a clinic next year")
    at = dt.datetime(2022, 7, 1, tzinfo=dt.UTC)
    edits = (
        Edit(id="e", on="2022-07-01", at=at, changes=clinic.span),
        Edit(id="f", on="2022-07-01", at=at, changes=clinic.read, follows=OWN_WORDS),
    )
    now = record(school, *edits)
    ((_, changes),) = reread(READOUT, replace(READOUT, date=dt.date(2021, 6, 7)), [now]).edits
    assert isinstance(changes.deadline, Deadline)
    assert (changes.deadline.words, changes.deadline.latest, changes.title) == ("next year", dt.date(2022, 12, 31), UNSET)


def test_part_of_a_promise_keeps_its_deadline() -> None:
    text = "Talks between Kenya and Norway\n\nKenya will build a clinic with 20 beds in Kisumu by June 2023."
    home = replace(READOUT, text=text)
    (clinic,) = (enter(leaf, home, "R-1") for leaf in read_through(home)[1])
    new = reword(home, clinic, "build a clinic")
    assert (new.read.title, new.read.deadline) == ("Build a clinic", UNSET)


def test_words_that_hold_two_promises_are_called_by_both() -> None:
    text = "Talks between Kenya and Norway\n\nBoth sides agreed to open a school in Kisumu and train 20 judges in Oslo by 2024."
    home = replace(READOUT, text=text)
    school, judges = (enter(leaf, home, "R-1") for leaf in read_through(home)[1])
    both = text[school.start : judges.end]
    new = reword(home, school, both)
    assert (new.read.title, new.promises) == ("Open a school in Kisumu and train 20 judges in Oslo by 2024", 2)
    assert new.read.places == ("Kisumu", "Oslo")
    now = replace(school, start=school.start, end=judges.end, quote=both, title="x", original=Changes(end=school.end))
    assert reword(home, now, school.quote).promises == 1


def test_words_that_two_share_are_called_by_both_unless_they_are_ones_own() -> None:
    home = replace(READOUT, text="Kenya and Norway met. Both sides agreed to open consulates in Bergen and Kisumu respectively.")
    first, last = (enter(leaf, home, "R-1") for leaf in read_through(home)[1])
    assert (first.title, last.title) == ("Open consulates in Bergen", "Open consulates in Kisumu")
    assert reword(home, first, last.quote).read.title == "Open consulates in Bergen and Kisumu respectively"
    cut = replace(last, end=first.end, quote=first.quote, title="x", original=Changes(end=last.end))
    assert reword(home, cut, last.quote).read.title == last.title


def test_a_second_promise_that_extraction_hears_only_when_pointed_to_counts() -> None:
    text = "Talks between Kenya and Norway\n\nNorway committed to train 200 judges, and plans to send a team to Kisumu in 2027."
    home = replace(READOUT, text=text)
    (judges,) = (enter(leaf, home, "R-1") for leaf in read_through(home)[1])
    new = reword(home, judges, text[judges.start : -1])
    assert (new.promises, new.read.title) == (2, "Train 200 judges, and plans to send a team to Kisumu in 2027")
    assert (new.read.strength, new.read.action) == (UNSET, UNSET), "what it was graded by stays"
