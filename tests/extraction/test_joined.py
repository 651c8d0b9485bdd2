"""Two acts under one promise are two leaves, however they are joined and whatever the first one ends with."""

from __future__ import annotations

from itertools import product

import pytest

from tests.extraction.axes import one_by_one
from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"
FIRST = (
    "open a trade office in Oran",
    "extend the visa-free stay from 72 hours to 14 days",
    "share data on floods, droughts and storms",
    "build a bridge over the Ruso by 2035",
    "back Oman for as long as it takes",
)
SECOND = """
launch direct flights to Lima
professionalize the security services
jointly map existing power lines
plan new transmission lines
promote over $2 billion in port investments
fund $2 billion in repairs
double the number of scholarships
not raise tariffs on farm goods
set up a joint working group on water
gradually phase out coal power
make visas available on arrival
fast-track the approval of vaccines
co-host a climate conference
""".strip().splitlines()
JOINTS = (" and ", ", and ", " and to ", " as well as ", " as well as to ", "; and ", ", as well as to ", " and also ")
GERUNDS = """
launching direct flights to Lima
jointly mapping existing power lines
gamifying the lessons of pilots
phasing out coal power
setting up a joint working group on water
""".strip().splitlines()
NOUNS = """
the launch of direct flights to Lima
the joint mapping of power lines
an increase in the number of scholarships
the early ratification of the tax treaty
""".strip().splitlines()
DONE = """
direct flights to Lima | launched
a working group on water | set up
talks on fisheries | resumed
$5 million | allocated for wells
""".strip().splitlines()


def _quotes(sentence: str) -> list[str]:
    return [leaf.quote for leaf in extract(f"{HEAD}{sentence}\n").leaves]


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize("second", SECOND)
def test_two_verbs(second: str, joint: str) -> None:
    for first in FIRST:
        assert _quotes(f"The two sides agreed to {first}{joint}{second}.") == [first, second]


@pytest.mark.parametrize("joint", [" and ", ", and ", " as well as "])
@pytest.mark.parametrize("second", GERUNDS)
def test_two_gerunds(second: str, joint: str) -> None:
    for said in ("Peru is committed to ", "They agreed on ", "They look forward to "):
        assert _quotes(f"{said}opening a trade office in Oran{joint}{second}.") == ["opening a trade office in Oran", second]


@pytest.mark.parametrize("joint", [" and ", ", and ", " as well as "])
@pytest.mark.parametrize("second", NOUNS)
def test_two_nouns(second: str, joint: str) -> None:
    for said in ("They agreed on ", "The agreement provides for ", "They welcomed plans for "):
        found = _quotes(f"{said}the opening of a trade office in Oran{joint}{second}.")
        assert [quote.removeprefix("plans for ") for quote in found] == ["the opening of a trade office in Oran", second]


@pytest.mark.parametrize("noun", ["renewal", "lease", "extradition", "closure", "amendment", "handover", "phase-out"])
def test_what_is_agreed_in_nouns(noun: str) -> None:
    act = f"the {noun} of the fisheries scheme"
    assert _quotes(f"The two sides agreed on {act} and the training of 200 nurses.") == [act, "the training of 200 nurses"]
    assert _quotes(f"T{act[1:]} and the training of 200 nurses were agreed.") == [f"T{act[1:]}", "the training of 200 nurses"]


@pytest.mark.parametrize("joint", [" and ", ", and "])
@pytest.mark.parametrize("second", DONE)
def test_two_passives_that_share_their_modal(second: str, joint: str) -> None:
    thing, done = second.split(" | ")
    assert _quotes(f"A trade office will be opened in Oran{joint}{thing} {done}.") == [
        "A trade office will be opened in Oran",
        f"{thing} {done}",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "A school will be opened by the ministers and the experts invited by the bank.",
        "A memorandum will be signed in Oran, the joint statement said.",
        "The forum will be held in Oran and attended by ministers.",
        "The offices will be moved, with repairs where needed.",
    ],
)
def test_what_is_no_second_passive_stays(sentence: str) -> None:
    assert len(_quotes(sentence)) == 1


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("They agreed to review the Bilateral Investment Treaty and the Double Taxation Agreement.", 2),
        ("They agreed to implement the Oran Accord, the Lima Amendment and the Clean Air Pledge.", 3),
        ("They agreed on the full implementation of the Oran Accord and the Lima Amendment.", 2),
        ("They welcomed the allocation of $200 million for dams, and $330 million for roads.", 2),
        ("Peru will build a school in Oran and a clinic in Blida.", 2),
        ("Peru will finance a laboratory in Oran as well as a seed bank in Setif.", 2),
        ("Peru will open both a seed bank in Oran and a clinic in Setif.", 2),
        ("Peru will open a school and later a hospital.", 2),
        ("Peru will open two schools in Oran and three clinics in Setif.", 2),
        ("Peru will fund a library, a museum and a theatre.", 3),
        ("Peru will sign the extradition treaty and the fisheries protocol.", 2),
        ("Peru pledged to lift the ban on beef and the quota on lamb.", 2),
        ("Peru will launch flights to Oran and Blida.", 2),
        ("Peru will open consulates in both Oran and Blida.", 2),
        ("Peru will open consulates in the cities of Oran, Blida and Setif.", 3),
        ("Peru pledged $5 million for schools and $3 million for clinics.", 2),
        ("Peru promised 20 ambulances, 15 tractors and 3 ferries.", 3),
        ("Peru will provide $5 million for schools together with $3 million for clinics.", 2),
        ("Peru will build a primary school and a secondary school.", 1),
        ("Peru will hold the talks in the spring and the summer.", 1),
        ("Peru will open a fund to support a school and a clinic.", 1),
        ("Peru will limit tariffs to between two and three percent.", 1),
        ("They agreed to trade under the terms of the Oran Accord and the Lima Amendment.", 1),
        ("They agreed to implement the Treaty of Peace and Friendship.", 1),
        ("They agreed to review the work of the Port Board and the Mining Board.", 1),
    ],
)
def test_named_objects_of_one_act(sentence: str, count: int) -> None:
    assert len(_quotes(sentence)) == count


@pytest.mark.parametrize(
    "other",
    [
        ", with Algeria providing 300 welders",
        ", with the Algerian side providing 300 welders",
        ", with the Government of Algeria providing 300 welders",
        ", with Algeria to provide 300 welders",
        ", and Algeria to provide 300 welders",
        "; Algeria, to provide 300 welders",
    ],
)
def test_what_another_is_to_do_binds_the_other(other: str) -> None:
    first, second = extract(f"{HEAD}Peru agreed to lay a cable{other}.\n").leaves
    assert (first.quote, first.parties) == ("lay a cable", ("Peru",))
    assert second.quote.endswith("300 welders")
    assert second.parties == ("Algeria",)


@pytest.mark.parametrize("row", [", that {} and that {}", "; that {}; and that {}", ", that {}, and that {}"])
def test_each_that_of_a_row_is_heard(row: str) -> None:
    told = row.format("Algeria would waive visas", "200 nurses would be trained")
    assert _quotes(f"The two sides agreed that a cable would be laid{told}.") == [
        "a cable would be laid",
        "waive visas",
        "200 nurses would be trained",
    ]


def test_the_title_of_a_shared_passive_leads_with_its_own_verb() -> None:
    leaves = extract(f"{HEAD}A school will be opened, 200 nurses trained and a working group set up in Lima.\n").leaves
    assert [leaf.title for leaf in leaves] == ["Open a school", "Train 200 nurses", "Set up a working group in Lima"]


@pytest.mark.parametrize(
    "listing",
    [", including ", ", namely ", " such as ", ", in particular ", ": ", " including ", ", among them ", ", notably "],
)
def test_acts_stand_for_the_measures_they_are(listing: str) -> None:
    for taken in ("take several measures", "implement a package of measures", "carry out a number of joint projects"):
        found = _quotes(f"Peru will {taken}{listing}training 200 nurses, waiving visas and laying a cable.")
        assert found == ["training 200 nurses", "waiving visas", "laying a cable"]


PRONOUNS = (("Peru", "it"), ("The two sides", "they"), ("President Rojas", "she"))
PROMISES = ("promised to", "agreed to", "decided to")
LISTED = ("build roads, schools, and ports", "trade in rice, copper and fish", "repair ports")


@pytest.mark.parametrize(
    ("who", "again", "verb", "listed", "joint", "modal"),
    one_by_one(PRONOUNS, PROMISES, product(LISTED, (" and", ", and", " and that"), ("will", "would"))),
)
def test_a_clause_with_its_own_pronoun_begins_behind_any_list(
    who: str, again: str, verb: str, listed: str, joint: str, modal: str
) -> None:
    sentence = f"{who} {verb} {listed} in Lima{joint} {again} {modal} send engineers to Oran."
    assert [leaf.quote for leaf in extract(HEAD + sentence).leaves] == [f"{listed} in Lima", "send engineers to Oran"]


ASIDES = (
    "called the Copper Plan",
    "agreed upon in March by both ministers",
    "approved last week by the committee, called the Copper Club",
    "signed in May",
)


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("verb", ["will soon", "agreed to"])
def test_an_act_goes_on_behind_what_a_thing_is_called(aside: str, verb: str) -> None:
    text = f"The two sides {verb} begin a review of the draft, {aside}, and hold a ceremony in May to initial it.\n"
    first, second = (leaf.quote for leaf in extract(HEAD + text).leaves)
    assert first.startswith("begin a review of the draft")
    assert second == "hold a ceremony in May to initial it"
