"""However a promise is worded, and whatever is promised, it is heard whole; what is wanted, asked or talked over is not."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.extraction.pipeline import extract

HEAD = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"
ACTS = (
    {"B": "open a school in Lima", "G": "opening a school in Lima", "N": "the opening of a school in Lima"},
    {"B": "provide 200 places to nurses", "G": "providing 200 places to nurses", "N": "the provision of 200 places to nurses"},
    {
        "B": "strengthen cooperation in fisheries",
        "G": "strengthening cooperation in fisheries",
        "N": "the strengthening of cooperation in fisheries",
    },
)
BOUND = """
Peru will {B}
Peru shall {B}
He said that Peru would {B}
Peru plans to {B}
Peru intends to {B}
Peru aims to {B}
Peru is planning to {B}
Peru is going to {B}
Peru is to {B}
Peru is set to {B}
Peru is due to {B}
Peru is expected to {B}
Peru is scheduled to {B}
Peru hopes to {B}
Peru wishes to {B}
Peru wants to {B}
Peru is ready to {B}
Peru is willing to {B}
Peru is prepared to {B}
Peru stands ready to {B}
Peru is keen to {B}
Peru is determined to {B}
Peru is resolved to {B}
Peru is committed to {G}
Peru remains committed to {G}
Peru remains determined to {B}
Peru agreed to {B}
Peru pledged to {B}
Peru promised to {B}
Peru undertook to {B}
Peru has undertaken to {B}
Peru vowed to {B}
Peru decided to {B}
Peru has decided to {B}
Peru resolved to {B}
Peru committed to {G}
Peru committed itself to {G}
Peru offered to {B}
Peru proposed to {B}
Peru volunteered to {B}
Peru consented to {B}
Peru opted to {B}
Peru chose to {B}
Peru has set out to {B}
Peru looks forward to {G}
Peru looked forward to {G}
Peru expressed its readiness to {B}
Peru expressed readiness to {B}
Peru expressed its willingness to {B}
Peru expressed its desire to {B}
Peru expressed its wish to {B}
Peru expressed its hope to {B}
Peru expressed its intention to {B}
Peru expressed the intention to {B}
Peru declared its intention to {B}
Peru announced its intention to {B}
Peru announced plans to {B}
Peru announced a plan to {B}
Peru announced its decision to {B}
Peru announced the decision to {B}
Peru announced that it would {B}
Peru announced that it will {B}
Peru confirmed that it will {B}
Peru confirmed its intention to {B}
Peru confirmed its commitment to {B}
Peru reaffirmed its commitment to {B}
Peru reaffirmed its commitment to {G}
Peru reiterated its commitment to {G}
Peru reiterated its determination to {B}
Peru reiterated its resolve to {B}
Peru reiterated its readiness to {B}
Peru reiterated its pledge to {B}
Peru reiterated its promise to {B}
Peru renewed its pledge to {B}
Peru restated its commitment to {B}
Peru underscored its commitment to {B}
Peru underlined its commitment to {G}
Peru stressed its commitment to {B}
Peru emphasized its commitment to {G}
Peru highlighted its commitment to {B}
Peru affirmed its commitment to {B}
Peru conveyed its commitment to {B}
Peru voiced its commitment to {B}
Peru expressed its commitment to {B}
Peru expressed its interest in {G}
Peru expressed interest in {G}
Peru showed interest in {G}
Peru voiced interest in {G}
Peru conveyed its interest in {G}
Peru assured that it would {B}
Peru assured Algeria that it would {B}
Peru assured its partners of its commitment to {B}
Peru gave an assurance that it would {B}
Peru gave its assurance that it will {B}
Peru gave its word to {B}
Peru made a commitment to {B}
Peru made a pledge to {B}
Peru took the decision to {B}
Peru took a decision to {B}
Peru made the decision to {B}
Peru made the commitment to {B}
Peru took on the commitment to {B}
Peru accepted the obligation to {B}
Peru entered into a commitment to {B}
Peru has made it its goal to {B}
Peru set itself the goal of {G}
Peru set the goal of {G}
Peru has a plan to {B}
Peru has plans to {B}
Peru has the intention to {B}
Peru has the intention of {G}
Peru presented its plan to {B}
Peru outlined its plans to {B}
Peru shared its plans to {B}
Peru unveiled a plan to {B}
Peru welcomed the decision to {B}
Peru welcomed Algeria's decision to {B}
Peru welcomed Algeria's intention to {B}
Peru welcomed Algeria's plan to {B}
Peru welcomed Algeria's commitment to {B}
Peru welcomed the commitment of Algeria to {B}
Peru welcomed the announcement that Algeria will {B}
Peru welcomed the fact that Algeria will {B}
Peru noted Algeria's intention to {B}
Peru noted that Algeria will {B}
Peru appreciated Algeria's commitment to {B}
Peru thanked Algeria for its commitment to {B}
Peru commended Algeria's decision to {B}
Peru agreed on {N}
Peru reached agreement on {N}
Peru supports Algeria's efforts to {B}
Peru pledged its support for {N}
Peru pledged support for {N}
Peru will continue to {B}
Peru agreed to continue to {B}
Peru agreed to continue {G}
Peru will seek to {B}
Peru will strive to {B}
Peru will endeavour to {B}
Peru will work to {B}
Peru will work together with Algeria to {B}
Peru will try to {B}
Peru will help Algeria {B}
Peru will consider {G}
Peru agreed to consider {G}
Peru agreed to explore the possibility of {G}
Peru will explore {G}
Peru agreed to study {G}
Peru tasked its ministers to {B}
Peru instructed its ministers to {B}
Peru directed its ministers to {B}
Peru tasked its officials with {G}
Peru instructed the relevant ministries to {B}
Peru gave instructions to {B}
It was agreed to {B}
It was decided to {B}
It was agreed that Peru would {B}
It was agreed that Peru will {B}
It was decided that Peru would {B}
It is planned to {B}
The intention is to {B}
The aim is to {B}
The plan is to {B}
Agreement was reached to {B}
Agreement was reached on {N}
An agreement was reached on {N}
A decision was made to {B}
A decision was taken on {N}
Plans are under way to {B}
Peru's plan to {B} was welcomed
Peru's commitment to {B} was reaffirmed
Peru's decision to {B} was announced
Peru, for its part, will {B}
Peru, on its part, pledged to {B}
Peru, in turn, agreed to {B}
Meanwhile, Peru will {B}
As a next step, Peru will {B}
In the coming months, Peru will {B}
According to the President, Peru will {B}
The President said Peru will {B}
The President added that Peru plans to {B}
The President told reporters that Peru would {B}
The President indicated that Peru would {B}
The President pointed out that Peru intends to {B}
The President informed his counterpart that Peru will {B}
The President informed his counterpart of the decision to {B}
The President updated his counterpart on plans to {B}
We will {B}
We agreed to {B}
We are ready to {B}
We have decided to {B}
We intend to {B}
We are committed to {G}
We reaffirm our commitment to {G}
We look forward to {G}
Both sides will {B}
Both sides agreed to {B}
Both sides have agreed to {B}
Both sides agreed that they would {B}
The two sides expressed their readiness to {B}
The two sides expressed their determination to {B}
The two sides expressed the desire to {B}
The two sides shared the intention to {B}
The two sides confirmed their intention to {B}
The two sides concurred to {B}
The two sides concurred on {G}
The President spoke of his plan to {B}
""".strip().splitlines()
FREE = """
Peru agreed on the need to {B}
Peru discussed plans to {B}
Peru discussed {N}
Peru called on Algeria to {B}
Peru urged Algeria to {B}
Peru encouraged Algeria to {B}
Peru invited Algeria to {B}
Peru asked Algeria to {B}
Peru stressed the need to {B}
Peru stressed the importance of {G}
Peru noted the importance of {G}
Peru hoped that Algeria would {B}
Peru expects Algeria to {B}
Peru exchanged views on {G}
Peru considered {G}
The two sides are of the view that they should {B}
Peru recalled the importance of {G}
Peru took note of {N}
It would be useful to {B}
Peru was asked to {B}
""".strip().splitlines()
OBJECTS = """
expand cooperation in trade, energy and transport
strengthen trade and investment ties
develop, modernise and extend the port of Callao
hold the third round of talks on fisheries in Oran in May
open a consulate general in Oran by the end of 2027
provide $20 million in humanitarian aid to the people of Chad
provide up to 200 scholarships for nurses, doctors and midwives
support Algeria's efforts to combat drought and desertification
increase bilateral trade from $2 billion to $5 billion by 2030
work together to combat smuggling, trafficking and piracy
work with partners to secure supply chains for critical minerals
cooperate closely on border security, including through joint patrols
promote the sustainable use of water by investing in dams and training farmers
facilitate the movement of goods and people across the border
ensure that aid reaches those who need it most
ensure the safety and security of Algerian workers and companies
create favourable conditions for investors and small businesses
exchange information and best practices on cyber threats
share expertise in desert farming and water management
remove barriers to trade in agricultural goods
sign an agreement on the avoidance of double taxation
conclude negotiations on a free trade agreement as soon as possible
finalise the text of the memorandum of understanding before the next summit
establish a joint working group on hydrogen and renewable energy
set up a hotline between their coast guards
launch direct flights between Lima and Algiers
continue their dialogue on human rights and the rule of law
continue to support the peace process in Mali
resume the work of the joint commission
intensify contacts between parliaments, parties and local authorities
make full use of the potential of the free zone
take further steps to improve the business climate
take measures to prevent the spread of foot-and-mouth disease
bring the volume of trade to $3 billion
raise the level of cooperation in space research
give priority to projects in solar energy
play host to the next session of the joint committee
send a team of experts to assess the damage to the bridge
step up the fight against organised crime and money laundering
speed up the construction of the second bridge over the river
carry out joint research on arid crops
put into operation the new border crossing at Tamanrasset
increase the number of flights to fourteen a week
simplify visa procedures for business people, scientists and students
extend the visa-free stay of Algerian citizens from 30 to 90 days
abolish visas for holders of diplomatic passports
translate works of classical literature into Spanish and Arabic
hold annual consultations between foreign ministries, alternating between Lima and Algiers
build a hospital with 300 beds in the south of the country
train 50 Algerian officials each year in customs procedures
strengthen the capacity of small farmers to adapt to climate change
implement the agreements reached during the visit in full and on time
maintain the momentum of high-level exchanges between the two armies
advance the negotiation of a treaty on extradition and mutual legal assistance
align their positions on reform of the Security Council
address the root causes of irregular migration in the region
counter disinformation and foreign interference in elections
protect critical infrastructure at sea, such as cables and pipelines
""".strip().splitlines()
FRAMES = ("Peru will {}.", "Peru agreed to {}.", "Peru expressed its readiness to {}.", "He said that Peru would {}.")


@pytest.mark.parametrize("frame", BOUND)
def test_a_promise_is_heard_in_every_wording(frame: str) -> None:
    for act in ACTS:
        (leaf,) = extract(f"{HEAD}{frame.format(**act)}.").leaves
        assert act["B"].split(" ", 1)[1] in leaf.quote or act["N"] in leaf.quote
        assert leaf.parties


@pytest.mark.parametrize("frame", FREE)
def test_what_nobody_takes_on_is_no_promise_in_any_wording(frame: str) -> None:
    for act in ACTS:
        assert extract(f"{HEAD}{frame.format(**act)}.").leaves == ()


@pytest.mark.parametrize("act", OBJECTS)
def test_one_act_is_one_leaf_from_its_verb_to_its_last_word(act: str) -> None:
    for frame in FRAMES:
        assert [leaf.quote for leaf in extract(HEAD + frame.format(act)).leaves] == [act]


@pytest.mark.parametrize(
    "sentence",
    [
        "We'll open a school in Lima.",
        "President Rojas announced that Peru is donating a school in Lima.",
        "Agreement was reached that Peru would open a school in Lima.",
        "It was settled that Peru would open a school in Lima.",
        "A school would be opened in Lima, the two sides agreed.",
        "Peru promised Algeria to open a school in Lima.",
        "Peru accepted a request from Algeria to open a school in Lima.",
        "Peru gave its word to open a school in Lima.",
        "Peru will be responsible for opening a school in Lima.",
        "The two sides signed an agreement committing Peru to open a school in Lima.",
        "The two Presidents requested their ministers to open a school in Lima.",
        "Near the border, Peru will open a school in Lima.",
        "Unless parliament objects, Peru will open a school in Lima.",
        "President Rojas toured a farm, laid a wreath and promised to open a school in Lima.",
        "Peru, which will host the fair, agreed to open a school in Lima.",
        "President Rojas committed her government to opening a school in Lima.",
        "A commitment was made by Peru to open a school in Lima.",
        "I have instructed my ministers to open a school in Lima.",
    ],
)
def test_rarer_ways_to_promise_are_heard(sentence: str) -> None:
    (leaf,) = extract(f"{HEAD}{sentence}\n").leaves
    assert "school" in leaf.quote
    assert leaf.quote.endswith("Lima") or leaf.quote == "A school would be opened in Lima"
    assert leaf.parties


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru will neither raise tariffs nor close the border.",
        "Peru will not raise tariffs, nor will it close the border.",
        "Peru pledged neither to raise tariffs nor to close the border.",
        "Peru won't raise tariffs or close the border.",
        "Peru will neither (i) raise tariffs nor (ii) close the border.",
    ],
)
def test_what_is_not_to_be_done_is_titled_so(sentence: str) -> None:
    titles = [leaf.title for leaf in extract(f"{HEAD}{sentence}\n").leaves]
    assert titles == ["Refrain from raising tariffs", "Refrain from closing the border"]


@pytest.mark.parametrize("link", [", after which", "; thereafter,", "; in return,", ", following which"])
def test_what_follows_upon_an_act_is_a_promise_of_its_own(link: str) -> None:
    found = extract(f"{HEAD}Peru will host a film week{link} Algeria will train 200 nurses.\n").leaves
    assert [(leaf.quote, leaf.parties) for leaf in found] == [("host a film week", ("Peru",)), ("train 200 nurses", ("Algeria",))]


@pytest.mark.parametrize(("year", "heard"), [(2027, 0), (2016, 1), (None, 1)])
def test_what_a_year_before_the_readouts_promised_is_recalled(year: int | None, heard: int) -> None:
    text = f"{HEAD}At the 2016 summit, the two leaders agreed to build a port in Oran.\n"
    found = extract(text, date=dt.date(year, 5, 3) if year else None)
    assert len(found.leaves) == heard
