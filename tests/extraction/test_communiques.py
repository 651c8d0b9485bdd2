"""Turns of older communiques: whose resolve it is, best efforts, reports behind an act, glued dashes, unnamed hosts."""

from __future__ import annotations

from itertools import product

import pytest

from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\n"


def cross(*parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All combinations of `parts`."""
    return list(product(*parts))


def quotes(sentence: str, head: str = HEAD) -> list[str]:
    """The quotes of what `sentence` promises."""
    return [leaf.quote for leaf in extract(head + sentence).leaves]


@pytest.mark.parametrize(
    ("noun", "owners"),
    cross(
        ("determination", "resolve", "commitment", "intention", "readiness", "desire"),
        ("their two governments", "their respective governments", "their peoples", "the two nations", "both Governments"),
    ),
)
def test_what_governments_and_peoples_resolve_is_theirs(noun: str, owners: str) -> None:
    (leaf,) = extract(f"{HEAD}The Presidents reaffirmed the {noun} of {owners} to train pilots in Oran.").leaves
    assert (leaf.quote, leaf.parties) == ("train pilots in Oran", ("Peru", "Algeria"))


@pytest.mark.parametrize(
    ("verb", "efforts"),
    cross(
        ("have pledged", "committed", "offered"),
        ("Peru's best efforts to", "the best efforts of their governments in", "maximum efforts toward"),
    ),
)
def test_best_efforts_are_promised_whoever_makes_them(verb: str, efforts: str) -> None:
    act = "reopen the bridge" if efforts.endswith("to") else "reopening the bridge"
    (leaf,) = extract(f"{HEAD}Both Ministers {verb} {efforts} {act}.").leaves
    assert leaf.quote.endswith(act)
    assert leaf.strength == "effort"


@pytest.mark.parametrize(
    ("act", "report"),
    cross(
        ("agreed to open a port at Ilo", "reaffirmed their commitment to the sharing of water"),
        (
            "placed special emphasis on trade",
            "paid tribute to the engineers",
            "drew attention to the drought",
            "attached great importance to the dam",
            "gave an account of the drought",
            "made reference to the drought",
            "warned against delay",
            "dwelt on the drought",
            "felt that trade matters",
            "looked back on the year",
            "found the talks useful",
        ),
    ),
)
def test_a_report_behind_an_act_is_no_part_of_it(act: str, report: str) -> None:
    (quote,) = quotes(f"The Presidents {act} and {report}.")
    assert quote.endswith(("Ilo", "water"))


@pytest.mark.parametrize("word", ["destabilizing", "threatening", "evolving", "rising", "escalating", "persisting"])
def test_a_participle_before_its_noun_is_no_act(word: str) -> None:
    assert quotes(f"They committed to opposing coercion and {word} threats at sea.") == [
        f"opposing coercion and {word} threats at sea"
    ]


@pytest.mark.parametrize("act", ["growing the economy", "encouraging the farmers", "pumping the water from Tacna"])
def test_a_participle_with_a_determiner_is_one(act: str) -> None:
    assert quotes(f"They are committed to creating jobs and {act}.") == ["creating jobs", act]


@pytest.mark.parametrize(
    ("stem", "mark"), cross(("To promote peace, they pledge:", "The Governments undertake:"), ("—", "–", "--", "-", "•", "— "))
)
def test_a_dash_may_be_glued_to_its_item(stem: str, mark: str) -> None:
    items = ["open a port at Ilo", "train pilots in Oran", "work toward a ban on nets"]
    assert quotes("\n".join([stem, *(f"{mark}To {item}." for item in items)])) == items


@pytest.mark.parametrize(
    "told", ["the accords worked out this fall", "the plan hammered out at the third session", "the terms put forward in March"]
)
def test_when_a_thing_came_about_is_no_deadline(told: str) -> None:
    (leaf,) = extract(f"{HEAD}The Ministers will publish {told}.").leaves
    assert leaf.deadline is None


@pytest.mark.parametrize("words", ["in June", "at the third summit"])
def test_when_a_thing_is_planned_is_one(words: str) -> None:
    (leaf,) = extract(f"{HEAD}The Ministers will attend the fair planned {words}.").leaves
    assert leaf.deadline
    assert leaf.deadline.words == words


@pytest.mark.parametrize(
    ("title", "body", "guest"),
    [
        (
            "Readout of the Vice President's Talks with Minister Rask of Norway",
            "The Vice President and Minister Rask spoke.",
            "Norway",
        ),
        ("Joint Statement Following Discussions With the King of Jordan", "The King had called on India to act.", "Jordan"),
        ("Joint Communique Following Discussions With President de la Madrid of Mexico", "President Reagan met him.", "Mexico"),
        ("Joint Statement With the President of Tunisia", "President Johnson met President Bourguiba.", "Tunisia"),
    ],
)
def test_the_white_house_need_not_name_itself(title: str, body: str, guest: str) -> None:
    (leaf,) = extract(f"{title}\n{body} They agreed to send doctors to Haiti.").leaves
    assert sorted(leaf.parties) == sorted([guest, "United States"])


@pytest.mark.parametrize(
    ("tie", "promise"),
    cross(
        ("That is why", "This is why", "That's why", "And that is why", "It is why", "This is precisely why"),
        ("we are committed to", "Peru plans to", "both sides agreed to", "we will"),
    ),
)
def test_words_that_tie_a_sentence_to_the_last_hide_no_promise(tie: str, promise: str) -> None:
    act = "opening a port at Ilo" if promise.endswith("committed to") else "open a port at Ilo"
    assert quotes(f"Trade matters. {tie} {promise} {act}.") == [act]


@pytest.mark.parametrize(
    ("belief", "more"),
    cross(
        ("have confidence", "are confident", "are convinced", "have faith", "were certain", "voiced optimism", "believe"),
        (
            " and that the port will be opened soon",
            ", and that all disputes will be settled by talks",
            " and that Chad will send aid",
        ),
    ),
)
def test_what_is_believed_to_come_is_no_promise(belief: str, more: str) -> None:
    assert quotes(f"They {belief} that trade will grow{more}.") == []


@pytest.mark.parametrize(
    "subject", ["a plan to fight smugglers, pirates, and other gangs", "efforts to train nurses, doctors, and other staff"]
)
def test_the_end_of_a_list_is_no_subject(subject: str) -> None:
    assert quotes(f"They recognized that {subject} will advance safety in the region.") == []


@pytest.mark.parametrize(
    ("pair", "frame"),
    cross(
        ("she and Minister Bekri", "Minister Bekri and she", "she and the Algerian minister", "she and her Algerian counterpart"),
        ("During the visit, {} agreed to open a port at Ilo.", "The ministry announced that {} will open a port at Ilo."),
    ),
)
def test_somebody_just_spoken_of_and_another_are_both_bound(pair: str, frame: str) -> None:
    head = (
        "Minister Rojas of Peru meets Minister Bekri of Algeria\nMinister Ana Rojas of Peru met Minister Omar Bekri of Algeria.\n"
    )
    (leaf,) = extract(head + frame.format(pair)).leaves
    assert sorted(leaf.parties) == ["Algeria", "Peru"]


@pytest.mark.parametrize(
    "stop",
    ["visit other parts of Peru", "meet various political and business leaders", "continue on to Quito", "address both Houses"],
)
def test_the_stops_of_a_journey_are_no_promises(stop: str) -> None:
    assert quotes(f"After leaving Lima, the Prime Minister will {stop}.") == []


@pytest.mark.parametrize(
    ("saying", "aside"),
    cross(
        ("assured the President", "promised the President", "pledged to the Minister", "assured him", "told reporters"),
        (
            "as he had yesterday told the crew",
            "in line with the treaty",
            "on behalf of his Government",
            "during the talks in Lima",
        ),
    ),
)
def test_an_aside_parts_whom_one_assures_from_what_is_promised(saying: str, aside: str) -> None:
    (leaf,) = extract(
        f"{HEAD}The Prime Minister of Algeria {saying}, {aside}, that Algeria will send two ships to Callao."
    ).leaves
    assert (leaf.quote, leaf.parties) == ("send two ships to Callao", ("Algeria",))


@pytest.mark.parametrize(
    "second",
    [
        "increase by 40 percent over the coming two years the fleet of ferries",
        "double within five years trade in grain",
        "open by 2030 two consulates",
        "lower by a third the price of visas",
    ],
)
def test_a_measure_may_stand_between_a_verb_and_its_object(second: str) -> None:
    assert quotes(f"Peru will train 300 pilots and {second}.") == ["train 300 pilots", second]


@pytest.mark.parametrize(
    ("good", "rest"),
    cross(("Peace", "Lasting peace", "Prosperity", "Reconciliation"), ("achieved through talks", "secured by trade")),
)
def test_a_good_that_comes_about_is_promised_by_nobody(good: str, rest: str) -> None:
    assert quotes(f"{good} will be {rest}.") == []


@pytest.mark.parametrize(
    ("paper", "effect"),
    cross(
        ("Clean Rivers Agreement (CRA)", "Memorandum of Understanding on Ports (MOU)", "Mutual Legal Assistance Treaty (MLAT)"),
        ("will strengthen cooperation in trade", "will help ensure that rivers stay clean", "will create new jobs"),
    ),
)
def test_what_a_paper_known_by_its_initials_will_do_is_a_forecast(paper: str, effect: str) -> None:
    assert quotes(f"Peru and Algeria signed the {paper}. The {paper.rpartition('(')[2][:-1]} {effect}.") == []


@pytest.mark.parametrize(
    ("verb", "tie"),
    cross(
        ("resolve to create", "agreed to shape", "pledged to forge", "will develop"),
        ("a stronger and qualitatively closer relationship", "a mature and dynamic partnership", "a deeper bond", "warmer ties"),
    ),
)
def test_to_create_a_closer_relationship_is_goodwill(verb: str, tie: str) -> None:
    assert quotes(f"The two countries {verb} {tie} between our two peoples.") == []


@pytest.mark.parametrize(
    "plan",
    [
        "anticipates opening",
        "envisions opening",
        "foresees opening",
        "looks to open",
        "is proposing to open",
        "is gearing up to open",
    ],
)
def test_what_is_anticipated_of_oneself_is_planned(plan: str) -> None:
    (leaf,) = extract(f"{HEAD}Peru {plan} two clinics in Cusco.").leaves
    assert (leaf.parties, leaf.strength) == (("Peru",), "planned")


@pytest.mark.parametrize("verb", ["reaffirmed", "underscored", "stated", "voiced", "registered"])
def test_an_objective_of_ones_own_is_planned(verb: str) -> None:
    (leaf,) = extract(f"{HEAD}The two countries {verb} their common objective to open a school in Cusco.").leaves
    assert (leaf.quote, leaf.strength) == ("open a school in Cusco", "planned")
