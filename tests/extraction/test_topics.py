"""The fields that the words of an act stand for."""

import pytest

from tracker.extraction.pipeline import extract

_HEAD = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"
_ACTS = {
    "trade": "open border markets|join the Trans-Pacific Partnership|recognise conformity certificates|protect trademarks",
    "investment": "build a steelworks|acquire a 30 percent stake in the smelter|open a hotel|set up a business incubator",
    "finance": "cancel the arrears of Algeria|reschedule repayments|supervise reinsurance|join the Common Reporting Standard",
    "energy": "repair two substations|build a pumped-storage plant|drill ten geothermal wells|take back spent fuel",
    "transport": "build berths in Oran|donate 40 train carriages|grant landing rights|join the Chicago Convention",
    "technology": "lay fibre-optic cables|cut roaming charges|migrate to IPv6|digitise the registry|open a server farm",
    "consular": "issue birth certificates|allow dual nationality|exempt tourists from visas|accept apostilles",
    "culture": "publish poems|build a stadium|restore the citadel|return a mummy|build a basketball court",
    "education": "build 20 classrooms|accredit two faculties|join the Bologna Process|send 40 pupils|open a trade school",
    "health": "donate X-ray machines|fight dengue|train paramedics|donate oxygen concentrators|treat drug addicts",
    "agriculture": "donate 50 tractors|vaccinate cattle|open a gene bank|join the International Plant Protection Convention",
    "environment": "restore peatlands|protect migratory birds|build a desalination plant|ratify the Nagoya Protocol",
    "security": "fight kidnapping|enforce the arms embargo|send 20 detectives|second staff to the Ministry of the Interior",
    "defence": "train paratroopers|open the airbase|extend the training mission|buy 12 Mirages|send three battalions",
    "justice": "pardon 40 inmates|reform the penal code|abolish the death penalty|fund a legal clinic|surrender the accused",
    "multilateral": "table a draft resolution|revive the Arab Maghreb Union|join the Group of Seven",
    "humanitarian": "send field kitchens|open a food bank|hold a fire drill|ratify the Geneva Conventions",
    "governance": "abolish child marriage|carry out a census|introduce e-voting|ratify CEDAW|combat violence against women",
}


@pytest.mark.parametrize(("topic", "act"), [(topic, act) for topic, acts in _ACTS.items() for act in acts.split("|")])
def test_a_phrase_tells_its_field(topic: str, act: str) -> None:
    assert [leaf.topic for leaf in extract(f"{_HEAD}Peru will {act}.\n").leaves] == [topic]


_QUALIFIERS = """
with a loan from the World Bank
before the G20 Summit
on the sidelines of the UN General Assembly
near the nuclear power plant
in the framework of the Belt and Road Initiative
to mark the 60th anniversary of diplomatic relations
despite climate change
in the special economic zone
in the port city of Oran
for migrant workers
after the peace agreement
under the Paris Agreement
in cooperation with the Red Crescent
in memory of the victims of the earthquake
before the Olympic Games
on National Day
"""


@pytest.mark.parametrize("qualifier", _QUALIFIERS.strip().splitlines())
@pytest.mark.parametrize(
    ("topic", "act"), [("health", "build a hospital"), ("transport", "build a road"), ("education", "award 200 scholarships")]
)
def test_act_and_object_beat_the_qualifier(topic: str, act: str, qualifier: str) -> None:
    assert [leaf.topic for leaf in extract(f"{_HEAD}Peru will {act} {qualifier}.\n").leaves] == [topic]


@pytest.mark.parametrize(
    ("act", "topic"),
    [
        ("finance the reconstruction of Derna", "humanitarian"),
        ("secure financing for hospitals", "health"),
        ("set up a centre for research on malaria", "health"),
        ("import alpacas", "agriculture"),
        ("import tyres", "trade"),
        ("swap convicts", "justice"),
        ("hold a training course for nurses", "health"),
        ("set up a hotline between their health agencies", "health"),
        ("hold the third session of the joint committee on energy in Lima", "energy"),
        ("plant olives", "agriculture"),
        ("return drilling rigs", "energy"),
    ],
)
def test_words_of_any_field_yield_to_the_object(act: str, topic: str) -> None:
    assert [leaf.topic for leaf in extract(f"{_HEAD}Peru and Algeria will {act}.\n").leaves] == [topic]


@pytest.mark.parametrize(
    ("field", "topic"),
    [
        ("anti-terrorism", "security"),
        ("antiterrorism", "security"),
        ("bio-energy", "energy"),
        ("re-exports", "trade"),
        ("eco-tourism", "culture"),
        ("theater", "culture"),
        ("South–South cooperation", "multilateral"),
        ("IT", "technology"),
        ("children's rights", "governance"),
    ],
)
def test_a_field_in_any_spelling(field: str, topic: str) -> None:
    assert [leaf.topic for leaf in extract(f"{_HEAD}Peru will send experts on {field} to Oran.\n").leaves] == [topic]


def test_it_is_no_field() -> None:
    said = "It's time to act. Peru says it will meet again.\n"
    assert "technology" not in [leaf.topic for leaf in extract(_HEAD + said).leaves]


_FIELDLESS = """
hold regular meetings
set up a mechanism
implement the agreements signed
hold the next session of the joint committee
carry out the common understandings reached
resume the exchange of delegations
convene the cooperation council
"""


@pytest.mark.parametrize("act", _FIELDLESS.strip().splitlines())
def test_meetings_and_agreements_without_a_field_are_governance(act: str) -> None:
    assert [leaf.topic for leaf in extract(f"{_HEAD}Peru and Algeria will {act}.\n").leaves] == ["governance"]


@pytest.mark.parametrize(
    ("act", "topic"),
    [
        ("hold regular meetings on vaccines", "health"),
        ("set up a mechanism for gas exports", "energy"),
        ("implement the agreements on air services", "transport"),
        ("hold talks on extradition", "justice"),
        ("convene a joint working group on Marine Resources", "agriculture"),
    ],
)
def test_a_field_beats_the_meeting_on_it(act: str, topic: str) -> None:
    assert [leaf.topic for leaf in extract(f"{_HEAD}Peru and Algeria will {act}.\n").leaves] == [topic]


_TURNS = """
join forces with Algeria|defence
act in concert with Algeria|culture
build bridges to Algeria|transport
craft a plan with Algeria|culture
beef up contacts with Algeria|agriculture
meet at mutually convenient dates|agriculture
deepen fruitful contacts with Algeria|agriculture
respect the confidential nature of the talks|environment
"""


@pytest.mark.parametrize("turn", _TURNS.strip().splitlines())
def test_a_turn_of_phrase_names_no_field(turn: str) -> None:
    act, never = turn.split("|")
    topics = [leaf.topic for leaf in extract(f"{_HEAD}Peru will {act}.\n").leaves]
    assert never not in topics


@pytest.mark.parametrize(
    ("act", "topic"),
    [
        ("continue its commitment to Israel's security", "defence"),
        ("support Algeria as it defends itself against aggression", "defence"),
        ("provide military aid to Algeria", "defence"),
        ("combat illegal migration", "security"),
        ("fight criminal organisations", "security"),
        ("promote a free and open Indo-Pacific", "security"),
        ("take part in the Asia-Europe Meeting", "multilateral"),
        ("defend workers' rights", "other"),
        ("support the WHO", "health"),
        ("reunite separated families", "humanitarian"),
        ("help vulnerable communities", "humanitarian"),
        ("stop illegal wildlife trade", "environment"),
        ("provide direct budgetary support", "finance"),
    ],
)
def test_several_words_tell_what_one_does_not(act: str, topic: str) -> None:
    assert [leaf.topic for leaf in extract(f"{_HEAD}Peru will {act}.\n").leaves] == [topic]


@pytest.mark.parametrize("name", ["Moon-Kim", "Rice-Ali", "President Moon"])
def test_a_surname_in_a_pair_is_no_field(name: str) -> None:
    text = f"Peru and Algeria hold talks\nThey agreed to hold the {name} summit in Lima in May.\n"
    assert extract(text).leaves[0].topic not in ("technology", "agriculture")


@pytest.mark.parametrize(
    ("text", "topics", "told"),
    [
        ("Peru will build a hospital.", ["health"], "health: hospital"),
        (
            "Peru will build a hospital. Peru will work on this with Chile.",
            ["health", "health"],
            "health: hospital (in another sentence)",
        ),
        ("On hospitals, Peru will train staff.", ["health"], "health: hospitals (in its sentence)"),
    ],
)
def test_where_the_word_stands_that_tells_the_field_is_said(text: str, topics: list[str], told: str) -> None:
    leaves = extract(_HEAD + text).leaves
    assert [leaf.topic for leaf in leaves] == topics
    assert leaves[-1].why[-1] == told


def test_words_far_away_tell_no_field_in_a_short_text() -> None:
    text = "Peru will build a hospital in Oran.\n\nPeru will deliver two boats.\n\nPeru will appoint Ana Vega by May.\n"
    assert [leaf.topic for leaf in extract(_HEAD + text).leaves] == ["health", "transport", "other"]
