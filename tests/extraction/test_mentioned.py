"""A promise that is only mentioned is none: recalled, offered, asked for, on an agenda, shown by an event, or mere goodwill."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.extraction.pipeline import extract

ACTS = ("build two hospitals", "open a consulate in Lima")
PARTIES = (("Peru", "Algeria"), ("Japan", "Chad"))


def promised(text: str) -> list[str]:
    return [leaf.quote for leaf in extract(text, date=dt.date(2031, 5, 4)).leaves]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("a", "b"), PARTIES)
@pytest.mark.parametrize(
    "text",
    [
        "A decision to {act} was taken during the last visit of the President.",
        "The decision to {act} was made in May 2009 in {b}.",
        "{a}'s promise to {act} was given five years ago.",
        "An agreement to {act} was reached at the 2011 summit.",
        "Both sides underscored the progress made in fulfilling {a}'s pledge to {act}.",
        "{a} received an offer to {act}.",
        "The Minister of {a} expressed the wish to see {b} {act}.",
        "The Minister met the envoy to discuss {a}'s commitment to {act}.",
        "She will further discuss {a}'s commitment to {act}.",
        "This trip represents the end of a year of work and demonstrates {a}'s commitment to {act}.",
    ],
)
def test_a_promise_that_is_only_mentioned_is_none(text: str, a: str, b: str, act: str) -> None:
    assert promised(text.format(a=a, b=b, act=act)) == []


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    "text",
    [
        "A decision to {act} was taken during the talks.",
        "Peru made an offer to {act}.",
        "The Minister met the envoy and announced Peru's commitment to {act}.",
        "We consider that in two weeks we will {act}.",
        "The Minister said that Peru considers that it will {act}.",
    ],
)
def test_a_promise_that_is_made_is_heard(text: str, act: str) -> None:
    assert promised(text.format(act=act)) == [act]


@pytest.mark.parametrize(
    "text",
    [
        "The Forum will address the following three topics: trade and finances; industry; and culture.",
        "The conference will cover the following issues: trade, energy and visas.",
        "I wished to take a moment to brief you on what this meeting brought.",
        "I would like to use this occasion to express my thanks to Algeria.",
        "Peru said he would welcome full membership of Algeria in the Eastern Union.",
        "Peru expressed its wish to see investors from Chad seize the chances in Peru.",
        "The King of Peru is to visit Algeria shortly.",
        "Peru is looking forward to receiving technical assistance.",
        "Peru and Chad renewed their commitment to economic prosperity, democracy, human rights, and the rule of law.",
    ],
)
def test_what_is_on_the_agenda_or_a_courtesy_is_no_promise(text: str) -> None:
    assert promised(text) == []


@pytest.mark.parametrize(("a", "b"), PARTIES)
@pytest.mark.parametrize(
    "bond",
    [
        "continue the close and trusting partnership that will advance prosperity and security in both countries",
        "strengthen the bonds that unite the two peoples",
        "nurture the excellent relations which exist between the two countries",
        "nurture these cordial relations for continued peace",
        "boost them in different fields of activity",
        "strengthen the 90-year-long friendship between the two peoples",
        "deepen the strategic partnership between the two organizations",
        "deepen their cooperation in concrete ways",
    ],
)
def test_a_bond_that_is_only_praised_is_goodwill(bond: str, a: str, b: str) -> None:
    assert promised(f"{a} and {b} agreed to {bond}.") == []


@pytest.mark.parametrize(("a", "b"), PARTIES)
@pytest.mark.parametrize(
    "act",
    [
        "strengthen the political dialogue",
        "elevate the bilateral dialogue",
        "identify issues of mutual interest",
        "deepen the energy partnership that unites the two peoples",
        "ensure a region that is free and open to trade",
        "cooperate closely on this common goal",
    ],
)
def test_a_field_is_more_than_goodwill(act: str, a: str, b: str) -> None:
    assert promised(f"{a} and {b} agreed to {act}.") == [act]


@pytest.mark.parametrize("said", ["is planned", "is expected", "was expected", "is also expected", "is envisaged"])
@pytest.mark.parametrize("who", ["Peru", "researchers from both countries", "the two sides"])
def test_what_is_expected_of_those_who_can_act_is_planned(said: str, who: str) -> None:
    assert promised(f"It {said} that {who} will build two hospitals.")[0].endswith("build two hospitals")
    assert promised("It is expected that trade will grow by 5%. It is hoped that Peru will build a port.") == []


@pytest.mark.parametrize("said", ["said this", "added that this", "noted this", "stressed that this"])
@pytest.mark.parametrize("modal", ["will", "would"])
@pytest.mark.parametrize(
    "effect", ["strengthen cooperation in energy", "create jobs in Oran", "guide the work of both ministries"]
)
def test_what_somebody_says_this_will_do_is_an_effect(said: str, modal: str, effect: str) -> None:
    assert promised(f"The two ministers {said} {modal} {effect}.") == []
    assert promised(f"The two ministers {said} {modal} be held in Lima in May.") != []


@pytest.mark.parametrize("due", ["slated", "scheduled", "due", "expected", "set"])
@pytest.mark.parametrize(
    "act", ["leave on Sunday", "leave Lima on Sunday", "depart on Friday", "fly to Oran in May", "conclude their visit on Friday"]
)
def test_when_guests_leave_is_no_promise(due: str, act: str) -> None:
    assert promised(f"The ministers of Peru and Algeria are {due} to {act}.") == []


@pytest.mark.parametrize("comma", ["", ","])
@pytest.mark.parametrize("said", ["underscoring", "stressing", "noting", "recalling", "highlighting", "acknowledging"])
@pytest.mark.parametrize("what", ["the importance of opening a centre in Oran", "the need for a treaty on rice"])
def test_what_was_said_besides_is_not_promised(comma: str, said: str, what: str) -> None:
    assert promised(f"Peru and Algeria agreed to build a port{comma} as well as {said} {what}.") == ["build a port"]


def test_a_name_that_holds_a_noun_of_action_is_not_agreed() -> None:
    told = "told reporters that the date was already agreed upon"
    assert promised(f"Ana Rojas, head of the League for the Lasting Reunification of the Isles, {told}.") == []


@pytest.mark.parametrize("verb", ["stick to", "adhere to", "abide by", "uphold", "honour", "observe", "continue to follow"])
@pytest.mark.parametrize("what", ["the one-China policy", "its one-China principle", "the One China policy"])
def test_to_hold_to_one_china_is_a_position(verb: str, what: str) -> None:
    assert promised(f"Peru said it will {verb} {what}.") == []


@pytest.mark.parametrize("what", ["Further details", "More information on the visit"])
@pytest.mark.parametrize("done", ["announced next week", "released later", "made public soon"])
def test_that_more_will_be_told_is_no_promise(what: str, done: str) -> None:
    assert promised(f"{what} will be {done}.") == []


@pytest.mark.parametrize("says", ["expects", "expected", "is expecting"])
@pytest.mark.parametrize("what", ["the signing of the treaty", "the next round of talks"])
@pytest.mark.parametrize("held", ["to take place before the end of the summer", "to be held in Oran in May"])
def test_a_meeting_that_somebody_expects_to_be_held_is_planned(says: str, what: str, held: str) -> None:
    assert promised(f"Peru {says} {what} {held}.") == [f"{what} {held}"]
    assert promised(f"Peru {says} trade to grow in May.") == []


@pytest.mark.parametrize("agreed", ["agreed on", "agreed upon", "concurred on", "settled on"])
@pytest.mark.parametrize("what", ["measures", "various specific measures", "a package of steps", "a number of urgent actions"])
def test_measures_to_an_end_that_are_agreed_on_promise_it(agreed: str, what: str) -> None:
    assert promised(f"Both sides {agreed} {what} to boost trade in rice.")[0].endswith("boost trade in rice")


@pytest.mark.parametrize("done", ["completed by the end of July", "opened in May", "finished next year"])
@pytest.mark.parametrize("what", ["The study", "The work began last week and", "The port in Oran"])
def test_what_is_going_to_be_done_by_a_day_is_planned(what: str, done: str) -> None:
    assert promised(f"{what} is going to be {done}.") == [f"{what} is going to be {done}"]


@pytest.mark.parametrize("ready", ["is willing to", "will", "pledged to"])
@pytest.mark.parametrize("verb", ["extend", "convey", "pass on", "convey, through Omar Ali,"])
@pytest.mark.parametrize("what", ["his good wishes", "the warm regards of the King", "sincere condolences", "his greetings"])
def test_good_wishes_are_a_courtesy(ready: str, verb: str, what: str) -> None:
    assert promised(f"President Rojas {ready} {verb} {what} to the people of Algeria.") == []


@pytest.mark.parametrize("what", ["appraisal", "evaluation", "account", "review"])
@pytest.mark.parametrize("of", ["their relations", "the talks"])
def test_an_appraisal_that_is_offered_is_a_view(what: str, of: str) -> None:
    assert promised(f"Both sides offered a positive {what} of {of}.") == []
