"""An act is split as an analyst would split it: what could be delivered without the rest is a leaf, and nothing else is."""

from __future__ import annotations

import pytest

from tests.extraction import braces
from tracker.extraction.clauses import split
from tracker.extraction.document import Sentence, Trigger
from tracker.extraction.words import words

CASES = {
    "coordinated actions with objects of their own": [
        "Oman will | {give $5 million for wells}, {$3 million for clinics}, and {$2 million for schools}.",
        "Oman will | {send 20 buses}, {5 ambulances} and {3 cranes to Lima}.",
        "Oman will | {raise aid from $2 million to $3 million, and $5 million by 2030}.",
        "The two sides agreed to | {open a cultural centre} and {launch direct flights}.",
        "They will | {urge Oman to join}, {open a port} and {urge banks to lend}.",
        "The two sides will | {deepen energy cooperation and trade}, {expand the port}, and {jointly build a railway}.",
        "Oman pledged to | {train officers}; {supply radios}; and {report on progress every year}.",
        "Both are committed to | {strengthening border controls} and {sharing lists of stolen passports}.",
        "Japan committed to | {promptly paying the first tranche} and to {report on its use}.",
    ],
    "stacked verbs are one act": [
        "They will | {deepen and expand cooperation in mining}.",
        "They will | {negotiate, sign and ratify a treaty on extradition}.",
        "They are committed to | {upholding and strengthening the ceasefire}.",
        "They will | {continue to meet and exchange views on trade}.",
        "They are committed to | {exploring new and expanding existing trade routes}.",
        "They agreed to | {expand and, where needed, simplify trade in medicines}.",
        "They will | {continue strengthening and deepening ties with Fiji}.",
    ],
    "means and ends stay with their act": [
        "They will | {hold joint drills to test plans and train crews}.",
        "They will | {improve access by opening two crossings and extending their hours}.",
        "They will | do so by {opening two crossings}, {extending their hours}, and {training guards}.",
        "They will | {expand cooperation to build reliable grids and speed the switch to clean heating}.",
        "They will | {set up a group that will meet twice a year and report to leaders}.",
        "They agreed to | {hold joint patrols with a view to ending smuggling}.",
        "They will | {increase efforts to detect mines, clear fields and compensate farmers}.",
        "They will | {ensure the success of the summit by inviting all members, covering costs, and providing security}.",
    ],
    "lists of fields are one act": [
        "They will | {strengthen cooperation in trade, energy, transport and the digital economy}.",
        "They will | {promote tourism, trade, and support for small firms}.",
        "They will | {extend the visa-free stay of citizens from 72 hours to 14 days}.",
    ],
    "where the act ends": [
        "They agreed to | {reopen the crossing}, and the President thanked the mediators.",
        "They agreed to | {reopen the crossing} and expressed hope for peace.",
        "They agreed to | {reopen the crossing} and Foreign Minister Aliyev visited the site.",
        "They look forward to | {continued work for a free and open Pacific}.",
        "They are committed not only to | {clearing mines}, but also to {training deminers}.",
        "They will | {send engineers}, while the neighbours have offered fuel.",
        "We reaffirm our commitment to | {clearing mines} and call on all parties to help.",
        "They will | {upgrade the line} – a road of high value to both.",
        "They will | {host the first forum on dams}, a step that all neighbours welcomed.",
        "They will | {send nurses to the islands}, further improving care.",
        "They will | {hold talks – formally and informally – on water use in the basin}.",
        "They will | {back the plan (announced in May and June)}, which has two parts.",
        "Kenya's commitment to | {clearing mines} and the importance of trust were underlined.",
    ],
    "named objects of one action": [
        "They will | set up posts in Osh and Baku respectively."
        " => set up posts in Osh / set up posts in Osh and Baku respectively",
        "Oman will | open hubs in Dar es Salaam and Goa by 2026."
        " => open hubs in Dar es Salaam / open hubs in Dar es Salaam and Goa by 2026",
        "They will | {buy 20 million tonnes in 2026} and {30 million tonnes in 2027}.",
        "They will | {lift Executive Order 12 of May 2} and {Executive Order 14 of May 9}.",
        "They will | {hold talks on Resolution 12 of May 2 and its annex}.",
        "They will | {support the opening of a bank} and {the signing of a tax treaty}.",
        "They will | {support rural clinics}, including {the construction of a hospital in Osh}.",
        "They decided to | {continue the dialogue}, with {the next round to take place in Doha in May}.",
    ],
    "acts told as nouns": [
        "They agreed on | {the establishment of a joint fund} and {the opening of a trade office}.",
        "They look forward to | {closer cooperation on water and energy}.",
        "They look forward to | {the launch of flights}, {a visit to Baku}, and {the signing of a treaty}.",
    ],
    "an occasion is no act": [
        "They will | take the opportunity of the anniversary to {plan new projects} and {sign a treaty}.",
    ],
    "what hangs on with": [
        "They will | {connect the field by pipeline}, with {construction scheduled to begin in May}.",
        "They will | {open an office in Cairo} and {another in Giza}.",
        "They agreed to | {start talks}, to {expand trade}, and, if conditions allow, to {restore flights}.",
        "They will | {build a refinery in Goa}, with plans to {export its output}.",
        "They will | {meet every year}, with {Japan hosting the first round}.",
    ],
    "a repeated to": [
        "They agreed to | {encourage firms to invest}, to {hold a forum in May}, and to {abolish visas}.",
        "They will | {urge Fiji not to close the port, and not to raise fees}.",
        "They pledged to | {respect the truce} and to {not interfere in the work of monitors}.",
        "They are committed to | {keeping the strait open}, to {fighting piracy} and to {sharing data}.",
        "They confirmed the wish to | {join the scheme}, to {name a negotiator} and to {share data}.",
        "They will | {fund patrols, to deter poachers and smugglers}.",
        "They agreed to | {the full return of prisoners}; to {reopen the road}; and to {resume talks}.",
        "They agreed to | {cooperate to fight smuggling} and to {share lists of ships}.",
        "In line with its wish to | {build trust}, Fiji undertakes to release the crew.",
    ],
    "an enumeration keeps no number": [
        "The parties will | (i) {lower the duty on grain}; and (ii) {lift the ban on meat}.",
        "The parties shall | (a) {publish the list} and (b) {review it every year}.",
    ],
    "what an act rests on closes it, and the list goes on": [
        "They will | {expand trade in timber}, rooted in the values they share.",
        "They will | {train judges}, guided by the customs of both, {restore old bridges}, and {fund clinics}.",
        "They will | {build a network}, as a place for young people to meet.",
        "They are committed to | {work, grounded in mutual interests, to clear mines}.",
    ],
    "an infinitive told anew under a modal belongs to the one within": [
        "They will | {work in partnership with villages to open wells; to clear mines; and to train nurses}.",
        "They agreed to | {intensify cooperation to end piracy, to counter smuggling, and to protect crews}.",
        "They agreed to | {intensify cooperation to end piracy}, and to {open a coast guard academy}.",
    ],
    "a clause within an act keeps its subject and its verbs": [
        "They will | {make sure that the loans and the grants will be spent on clinics}.",
        "They will | {keep up the pressure on those who evade and undermine the ban}.",
        "They are determined to | {help Nepal repair, rebuild and guard its dams}.",
        "They will | {use the tools of the Bank of Laos, the Nepal Fund, and the United States Agency for Dams to fund roads}.",
    ],
    "what is named after a repeated to": [
        "They are committed to | {cutting emissions} and to {the goals of the Oslo plan}.",
        "They agreed on | {opening a port}, on {training sailors} and on {lowering fees}.",
    ],
    "as ministries write": [
        "They will | {take concrete steps to implement the agreement}, {facilitate trade} and {remove barriers}.",
        "They expressed interest in | {continuing to invest in the delta} and in {participating in harbour works}.",
        "They agreed to | {finalise talks on the Investment Agreement}, {the Memorandum on Fish} and {the Tax Treaty}.",
        "They will | {develop the partnership, in order to support growth, to tackle floods, and to plant trees}.",
        "They commit to | {act to clear the harbour} and to {intensify efforts to train sailors}.",
        "They will | {continue to support the islands}, {contributing up to $3 million for the fisheries office}.",
        "They reaffirmed their commitment to | {promote trade in rice} and to {the full implementation of the pact}.",
        "They agreed on | {the opening of a school} as well as {the launch of flights}.",
        "They recalled their commitment to | {the security of the strait} and to {ensuring that mines are cleared}.",
        "They will | {further deepen, broaden and diversify economic ties}.",
        "They will | {explore the possibility of opening a direct flight and establishing a joint chamber}.",
        "They expressed readiness to | {share experience} and to {assist in the training of staff}.",
        "They will | {host the summit in Almaty in May} and {the forum in Astana in June}.",
        "They will | {sign an agreement on extradition} and {a memorandum on customs}.",
        "They will | {establish a working group on trade} and {a joint committee on energy}.",
        "They will | {jointly build a green Silk Road and a digital Silk Road}.",
        "They will | {provide 1,000 scholarships} and {500 training places}.",
        "They will | not only {open a centre} but also {fund its staff}.",
        "They will | both {open a centre} and {fund its staff}.",
        "They agreed to | {work towards establishing a visa-free regime} and {launching direct flights}.",
        "They will | {consider opening a school} and {sending teachers}.",
        "They will | {continue expanding trade} and {developing tourism}.",
        "They agreed to | {implement the plan}, which was signed in 2020, and {launch new projects}.",
        "They agreed to | {sign the treaty}, which will promote trade and strengthen ties.",
        "They will, | inter alia, {open a centre} and {fund its staff}.",
        "They agreed to | {deepen trade} and, to that end, {open a centre}.",
        "They agreed to | {resume the dialogue} as well as to {exchange lists of prisoners}.",
        "They will | {accelerate the construction of the bridge} and {the modernisation of the port}.",
        "They agreed to | {enhance exchanges between think tanks, media and youth}, and {expand sister-city ties}.",
        "They will | {ensure the safety of workers}, and {protect their rights and interests}.",
        "They will | {support each other's candidatures in international organisations}.",
        "They agreed to | {cut tariffs on steel, aluminium and copper by 10 per cent} and {raise the quota for beef}.",
        "They will | {facilitate the issuance of visas to students, researchers and business people}.",
        "They agreed to | {encourage their companies to invest in ports and to transfer technology}.",
        "They will | {invite experts to visit the site and to advise on repairs}.",
        "They will | {help Laos build roads and train engineers}.",
        "They agreed that both sides would | {refrain from raising tariffs} and {consult each other before new measures}.",
        "They pledged to | {increase aid to $2 billion a year} and to {double the number of scholarships}.",
        "They are | {negotiating a new treaty} and {drafting a joint plan}.",
        "The EU will | {mobilise up to EUR 300 million in grants and loans for digital links}.",
        "They will | {step up the fight against smuggling, money laundering and human trafficking}.",
        "They will | {tackle illegal fishing} and {conserve stocks}.",
        "They agreed to | {set up a hotline}, {share warning data in real time}, and, where possible, {hold joint exercises}.",
        "They will | {deploy ships} and {conduct patrols}.",
        "They agreed to | {open markets to each other's farm goods}.",
        "They will | {train 200 officers and supply radios and vehicles}.",
        "They will | {study the feasibility of a railway}, {prepare a report} and {submit it to ministers}.",
        "They will | {promote investment, trade and tourism, as well as contacts between regions}.",
        "They will | {remain in close contact} and {coordinate positions on Syria}.",
        "They look forward to | {the early entry into force of the agreement} and {the opening of the new embassy in Suva}.",
        "They welcomed | {the decision of Japan to reopen its embassy}.",
    ],
    "help goes on with another verb of helping": [
        "They will | {ease the way into the fund}, {back the reform of the courts} and {help to find a site}.",
        "Oman will | {help Laos join the fund}, {support the reform of its schools}, and {assist in the search for oil}.",
        "They will | {help Laos build roads, train engineers and open schools}.",
    ],
    "a name goes on behind its own and": [
        "They will | {set up a Committee on Trade and Finance Cooperation in May}.",
        "They will | {consult the Ministry of Health and Support Services on vaccines}.",
        "They agreed to | {Build Oran Port}, {Open Lima Road} and {Support Cuzco Airport}.",
    ],
    "a view to several ends is one act": [
        "They will | {step up contacts with a view to improving safety at sea; tackling piracy; and keeping lanes open}.",
    ],
    "so that ends with its own clause": [
        "They will | {open a port}, saving lives and money; and {train pilots}.",
        "They will | {train pilots, so that they may see the reefs; keep off the rocks; and make for port}.",
        "They will | {open a port, so that trade grows}; and {train nurses}.",
        "They will | {open a port}; and on a reciprocal basis, {withdraw the duty}.",
        "They committed to | {opening clinics, so that help comes soon}, and to {training nurses}.",
    ],
    "a clause within has its own subject": [
        "They agreed to | {set up a forum whereby ministers and mayors will consult on trade}.",
        "They will | {open a port through which Chad and Mali will export grain}.",
        "They will | {send teams to assess how best Chad and Mali could work on dams}.",
    ],
    "what belongs to the end of an act": [
        "They will | {keep calling on Chad to refrain from testing or deploying missiles and from selling any}.",
        "They will | {modernise the navy, with a view to better patrols and to meeting common goals}.",
        "They agreed to | {sign the pact, as a matter of urgency}.",
        "They will | {hand the evidence to the courts, where appropriate}, and {open an office}.",
    ],
    "two things that are to grow": [
        "They look forward to | {cooperation in science teaching} and to {closer links between universities}.",
    ],
    "what follows a repeated modal or joiner": [
        "China supports the plan and will | {send experts}, and will also {host a seminar}.",
        "They plan to | {restart surveys}, along with {initiating two new projects}.",
        "They will | {work towards more flights}, in parallel with {efforts to restore the air agreement}.",
    ],
}


@pytest.mark.parametrize(("says", "case"), [(says, case) for says, cases in CASES.items() for case in cases])
def test_split(says: str, case: str) -> None:
    _, expected, _ = braces.read(case)
    assert braces.found(case) == expected, says


def test_respectively_pairs_the_leaves_in_order() -> None:
    _, _, spans = braces.read("They agreed to | set up posts in Lahore and Multan respectively.")
    assert [span.paired for span in spans] == [True, True]


def test_the_act_of_a_passive_is_its_clause() -> None:
    text = "Direct flights will be opened by June, and both praised the airlines."
    trigger = Trigger("case", 15, 29, (0, 14), "firm", "passive")
    spans = split(text, Sentence(0, len(text), 0), trigger, len(text))
    assert [(text[span.start : span.end], span.verb) for span in spans] == [("Direct flights will be opened by June", "open")]


def test_an_act_ends_where_it_is_told_to() -> None:
    text = "They will open a centre and launch flights."
    trigger = Trigger("case", 5, 9, (0, 4), "firm")
    spans = split(text, Sentence(0, len(text), 0), trigger, text.index(" and"))
    assert [text[span.start : span.end] for span in spans] == ["open a centre"]


@pytest.mark.parametrize(
    ("case", "verbs"),
    [
        ("They will | set up a fund and carry out a survey.", ("set up", "carry out")),
        ("They are committed to | deepening trade.", ("deepen",)),
        ("They agreed on | the establishment of a fund.", ("establish",)),
        ("They will | take part in the fair.", ("take",)),
    ],
)
def test_the_leading_verb_is_a_lemma(case: str, verbs: tuple[str, ...]) -> None:
    assert tuple(span.verb for span in braces.read(case)[2]) == verbs


@pytest.mark.parametrize(
    "case", ["They will |.", "They will | ", "They will | , and", "They will | (", "They agreed to | –", "They will | to to to"]
)
def test_no_act_is_no_leaf_or_a_whole_one(case: str) -> None:
    text, _, spans = braces.read(case)
    assert all(text[span.start : span.end].strip() for span in spans)


def test_words_keep_abbreviations_and_hyphens_whole() -> None:
    text = "U.S.-led talks, C+C5 and 5G"
    assert [word.low for word in words(text, 0, len(text))] == ["u.s.-led", "talks", ",", "c+c5", "and", "5g"]
