"""Who takes part in a readout and whom each subject phrase binds, in the styles of many issuers."""

from __future__ import annotations

import time

import pytest

from tracker.extraction import extract
from tracker.extraction.blocks import blocks
from tracker.extraction.scene import Scene, scene
from tracker.extraction.sentences import sentences


def scene_of(text: str, **known: str) -> Scene:
    return scene(text, sentences(text, blocks(text)), title=known.get("title", ""), issuer=known.get("issuer", ""))


def bound(text: str, subject: str, act: str = "") -> list[str]:
    """Whom `subject` binds, at its last occurrence in `text`; `act` is the leaf that follows."""
    found = sentences(text, blocks(text))
    here = scene(text, found)
    at = text.rindex(subject)
    number = next(n for n, sentence in enumerate(found) if sentence.start <= at < sentence.end)
    begin = text.index(act, at) if act else None
    return sorted(here.bound(number, (at, at + len(subject)), begin, None if begin is None else begin + len(act)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Readout of President Rivers's Call with Prime Minister Kovač of Croatia\nThe United States thanked Croatia.",
            ["Croatia", "United States"],
        ),
        ("Japan-Mongolia Foreign Ministers' Meeting\nOn 3 May, the ministers met in Paris, France.", ["Japan", "Mongolia"]),
        ("China: Wang Yi Meets Thai Foreign Minister Somsak\nWang Yi met Somsak in Vientiane.", ["China", "Thailand"]),
        ("Joint Statement of the Kingdom of Bahrain and the Republic of India\nThe sides met.", ["Bahrain", "India"]),
        (
            "Quad Ministers' Statement\nWe, the Foreign Ministers of Australia, India and Japan and the Secretary of State "
            "of the United States, met.",
            ["Australia", "India", "Japan", "United States"],
        ),
        ("Statement of the ASEAN-Canada Summit\nWe, the leaders of ASEAN and Canada, gathered.", ["ASEAN", "Canada"]),
        (
            "President Meets the Emir of Qatar\nPresident Kassym-Jomart Tokayev held talks with the Emir of Qatar in Doha.",
            ["Kazakhstan", "Qatar"],
        ),
        (
            "The Presidents of Russia, Belarus and Kazakhstan met for a summit of CIS leaders\nThey signed an agreement.",
            ["Belarus", "Kazakhstan", "Russia"],
        ),
        (
            "Secretary General's talks in Kigali\nThe Chairperson of the African Union Commission met the President of Rwanda.",
            ["African Union Commission", "Rwanda"],
        ),
        (
            "G7 Leaders' Statement\nWe, the leaders of the Group of Seven, will help Ukraine. Ukraine is not alone. "
            "Ukraine will prevail.",
            ["G7"],
        ),
        (
            "Press release on the C5+1\nThe C5+1 ministers met.",
            ["Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "United States", "Uzbekistan"],
        ),
        (
            "AU-EU Ministerial\nThe ministers met under the chairmanship of H.E. Mr. Antonio, "
            "Minister of Foreign Affairs of Angola.",
            ["African Union", "European Union"],
        ),
        (
            "Telephone conversation with President of Mongolia\nVladimir Putin spoke with President of Mongolia U. Khurelsukh.",
            ["Mongolia", "Russia"],
        ),
        (
            "Readout of the Vice President's Roundtable on Farms\nVice President Kamala Harris met farmers from Georgia.",
            ["United States"],
        ),
        (
            "Statement on ASEAN\nAs ASEAN partners, we, the Secretary of State of the United States and the Foreign Ministers of "
            "Japan and India, met in Manila.",
            ["India", "Japan", "United States"],
        ),
        (
            "Declaration of the Lake Group, Lomé\nThe group was formed in May. It has grown. Peace is rare. Much remains to be "
            "done.\nToday, Ministers of Trade, or their representatives, of Chad, Ghana, Niger and Togo met in Lomé.",
            ["Chad", "Ghana", "Niger", "Togo"],
        ),
        (
            "Joint statement with President Rojas of Peru\nWe will deepen our ties. We remember the fire in Sydney.",
            ["Australia", "Peru"],
        ),
        (
            "Communiqué\nThe Sultanate of Oman and the State of Kuwait issued a communiqué on the situation in Sudan.",
            ["Kuwait", "Oman"],
        ),
    ],
)
def test_who_takes_part(text: str, expected: list[str]) -> None:
    assert sorted(scene_of(text).parties) == sorted(expected)


def test_what_is_known_from_elsewhere_comes_first() -> None:
    text = "Talks\nThe ministers met in Oslo."
    found = sentences(text, blocks(text))
    assert scene(text, found, parties=("Türkiye", "ROK")).parties == ("Turkey", "Republic of Korea")
    assert scene(text, found, title="Meeting with the Foreign Minister of Peru", issuer="Chile").parties == (
        "Chile",
        "Peru",
    )


def test_a_party_given_by_hand_need_not_be_known() -> None:
    text = "Talks\nThe two sides agreed to meet again."
    found = sentences(text, blocks(text))
    here = scene(text, found, parties=("Ruritania", "France", " "))
    assert here.parties == ("Ruritania", "France")
    assert here.bound(1, (6, 19)) == ("Ruritania", "France")


KAZAKH = (
    "China: Wang Yi Holds Talks with Kazakh Foreign Minister Aidar Bekov\n"
    "Wang Yi said that China values the ties. Bekov welcomed the visit. {0}"
)
WHITE = (
    "Readout of President Biden's Meeting with Prime Minister Tanaka of Japan\n"
    "President Biden met today with Prime Minister Tanaka Jiro of Japan. {0}"
)
INDIAN = (
    "India - Tanzania Joint Statement during the State Visit of the President of Tanzania to India\n"
    "The Prime Minister of India, Shri Narendra Modi, received the President of Tanzania, H.E. Ms. Asha Mwinyi. {0}"
)
GULF = (
    "Joint Statement at the Conclusion of the Visit of the Crown Prince of Saudi Arabia to Oman\n"
    "The Kingdom of Saudi Arabia and the Sultanate of Oman held talks. {0}"
)
UNION = (
    "Joint press release following the EU-Uzbekistan Cooperation Council\n"
    "The European Union and Uzbekistan held their meeting in Brussels. {0}"
)


@pytest.mark.parametrize(
    ("frame", "sentence", "subject", "expected"),
    [
        (KAZAKH, "The two sides agreed to build a road.", "The two sides", ["China", "Kazakhstan"]),
        (KAZAKH, "Both sides will open offices.", "Both sides", ["China", "Kazakhstan"]),
        (KAZAKH, "The Kazakh side will open an office.", "The Kazakh side", ["Kazakhstan"]),
        (KAZAKH, "Bekov said he would send a team.", "he", ["Kazakhstan"]),
        (KAZAKH, "He expressed readiness to send a team.", "He", ["Kazakhstan"]),
        (KAZAKH, "Beijing will send a team.", "Beijing", ["China"]),
        (KAZAKH, "They agreed to meet again.", "They", ["China", "Kazakhstan"]),
        (KAZAKH, "It was agreed to meet again.", "It", ["China", "Kazakhstan"]),
        (KAZAKH, "The Chinese side said that it would buy wheat.", "it", ["China"]),
        (WHITE, "The President reaffirmed his intent to host the summit.", "his", ["United States"]),
        (WHITE, "He welcomed the Prime Minister's decision to spend more.", "the Prime Minister", ["Japan"]),
        (WHITE, "The two leaders resolved to meet.", "The two leaders", ["Japan", "United States"]),
        (
            WHITE,
            "President Biden and Prime Minister Tanaka agreed to meet.",
            "President Biden and Prime Minister Tanaka",
            ["Japan", "United States"],
        ),
        (WHITE, "President Biden confirmed our commitment to build ships.", "our", ["United States"]),
        (WHITE, "President Biden noted Tanaka's plan, and his pledge to build ships.", "his", ["Japan"]),
        (WHITE, "Prime Minister Tanaka, for his part, pledged to build ships.", "Prime Minister Tanaka, for his part", ["Japan"]),
        (WHITE, "The Americans promised to help.", "The Americans", ["United States"]),
        (INDIAN, "The Indian side will train engineers.", "The Indian side", ["India"]),
        (INDIAN, "President Mwinyi thanked Prime Minister Modi and pledged to open a mission.", "President Mwinyi", ["Tanzania"]),
        (INDIAN, "Both leaders decided to set up a port.", "Both leaders", ["India", "Tanzania"]),
        (INDIAN, '"We have agreed to set up a port," the Prime Minister said.', "We", ["India", "Tanzania"]),
        (GULF, "The two brotherly countries will link their grids.", "The two brotherly countries", ["Oman", "Saudi Arabia"]),
        (GULF, "The Omani side expressed its readiness to host the forum.", "its", ["Oman"]),
        (GULF, "Riyadh and Muscat will link their grids.", "Riyadh and Muscat", ["Oman", "Saudi Arabia"]),
        (WHITE, "Our country will send a team, the Prime Minister of Japan said.", "Our country", ["Japan"]),
        (GULF, "The Kingdom will buy gas.", "The Kingdom", ["Saudi Arabia"]),
        (GULF, "The Sultanate will sell gas.", "The Sultanate", ["Oman"]),
        (UNION, "The Union stands ready to help.", "The Union", ["European Union"]),
        (GULF, "His Royal Highness promised to visit.", "His Royal Highness", ["Saudi Arabia"]),
        (GULF, "No party shall close the port.", "No party", ["Oman", "Saudi Arabia"]),
        (
            GULF,
            "The next session of the Coordination Council will be held in Muscat.",
            "The next session of the Coordination Council",
            ["Oman", "Saudi Arabia"],
        ),
        (INDIAN, "PM Modi invited President Mwinyi to visit.", "PM Modi", ["India"]),
        (INDIAN, "EXIM Bank of India will lend the money.", "EXIM Bank of India", ["Export-Import Bank of India"]),
        (INDIAN, "The Ministry of External Affairs will send a team.", "The Ministry of External Affairs", ["India"]),
        (INDIAN, "Gazprom will lay the pipes.", "Gazprom", ["Gazprom"]),
        (INDIAN, "Serengeti Airlines will buy two aircraft.", "Serengeti Airlines", ["Serengeti Airlines"]),
        (WHITE, "President Biden reaffirmed to the Prime Minister his commitment to build ships.", "his", ["United States"]),
        (
            WHITE,
            "President Biden and the Foreign Ministers of Chile, Peru, and Spain intend to meet.",
            "Spain",
            ["Chile", "Peru", "Spain", "United States"],
        ),
        (UNION, "The EU will provide grants.", "The EU", ["European Union"]),
        (UNION, "Azerbaijan and Uzbekistan will build a line.", "Azerbaijan and Uzbekistan", ["Azerbaijan", "Uzbekistan"]),
        (
            UNION,
            "The Central Asian countries will share water.",
            "The Central Asian countries",
            ["Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"],
        ),
    ],
)
def test_whom_a_subject_means(frame: str, sentence: str, subject: str, expected: list[str]) -> None:
    assert bound(frame.format(sentence), subject) == expected


def test_a_holder_beside_the_act_is_nearer_than_the_subject() -> None:
    text = WHITE.format("The leaders welcomed Australia's proposal to host the forum.")
    assert bound(text, "The leaders", "host the forum") == ["Australia"]
    text = WHITE.format("The leaders look forward to India hosting the forum.")
    assert bound(text, "The leaders", "India hosting the forum") == ["India"]


def test_who_agreed_with_somebody_is_bound_with_them() -> None:
    text = INDIAN.format("The Prime Minister of India agreed with President Mwinyi to open a bridge.")
    assert bound(text, "The Prime Minister of India", "open a bridge") == ["India", "Tanzania"]
    text = INDIAN.format("The Prime Minister of India agreed with President Mwinyi on trade and will open a bridge.")
    assert bound(text, "The Prime Minister of India", "open a bridge") == ["India"]
    text = INDIAN.format("The Indian side conveyed Tanzania's concurrence to open a consulate.")
    assert bound(text, "The Indian side", "open a consulate") == ["Tanzania"]


def test_what_one_side_is_given_the_other_gives() -> None:
    text = INDIAN.format("Fifty places will be reserved for Tanzanian students.")
    assert bound(text, "Fifty places", "Fifty places will be reserved for Tanzanian students") == ["India"]


def test_an_office_both_sides_have_is_the_issuers() -> None:
    text = "Meeting of the Presidents\nPresident Sadyr Japarov met the President of Hungary. The President promised to visit."
    assert bound(text, "The President") == ["Kyrgyzstan"]


def test_an_ambassador_is_received_by_the_issuer() -> None:
    text = (
        "President Abel Mbarga receives Ambassador of Türkiye\nThe Turkish ambassador, Volkan Er, praised Cameroon. "
        "He called Cameroon a friend. The Head of State spoke."
    )
    scene = scene_of(text)
    assert sorted(scene.parties) == ["Cameroon", "Turkey"]
    assert scene.issuer == "CMR"
    assert bound(text, "The Head of State") == ["Cameroon"]


def test_no_subject_and_nobody_named_binds_nobody() -> None:
    text = "A note on the weather."
    assert scene(text, sentences(text, blocks(text))).bound(0, None) == ()


def test_a_single_party_from_elsewhere_is_completed_from_the_text() -> None:
    text = "Meeting with the Foreign Minister of Peru\nThe Foreign Minister of Peru arrived."
    found = sentences(text, blocks(text))
    assert scene(text, found, parties=("Chile",)).parties == ("Chile", "Peru")


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("PM call with the President of Kenya\nThe Prime Minister spoke to the President of Kenya and named the UK.", "GBR"),
        ("President meets the King of Tonga\nThe President received the King of Tonga. Ghana and Tonga are friends.", "GHA"),
        ("King of Bhutan visits\nThe King of Bhutan met President Lima Rao of Palau.", "BTN"),
    ],
)
def test_a_leader_without_a_country_is_the_issuers(text: str, issuer: str) -> None:
    assert scene_of(text).issuer == issuer


@pytest.mark.parametrize(
    ("sentence", "subject", "expected"),
    [
        ("The President invited her guest to Lomé.", "The President", ["Togo"]),
        ("The Prime Minister will visit Lomé.", "The Prime Minister", ["Australia"]),
        ("President Mensah will send a team.", "President Mensah", ["Togo"]),
    ],
)
def test_an_office_is_that_of_the_side_that_can_have_it(sentence: str, subject: str, expected: list[str]) -> None:
    text = f"Australia - Togo talks\nAustralia and Togo held talks. {sentence}"
    assert bound(text, subject) == expected


def test_the_members_of_a_body_that_is_bound_are_not_bound_beside_it() -> None:
    text = (
        "JEF Ministers' Statement\nMinisters of the Joint Expeditionary Force (JEF) - comprising Denmark, Latvia and Norway - "
        "met today."
    )
    assert scene_of(text).parties == ("Joint Expeditionary Force",)
    text = "Statement\nThe leaders of Mercosur, which includes Brazil, Paraguay and Uruguay, met the President of Ghana."
    assert sorted(scene_of(text).parties) == ["Ghana", "Mercosur"]


def test_a_statement_from_a_grouping_is_its_members() -> None:
    text = "Joint statement from the Baltic states\nBaltic states' statement (Estonia, Latvia, Lithuania). We stand by Ukraine."
    assert sorted(scene_of(text).parties) == ["Estonia", "Latvia", "Lithuania"]


@pytest.mark.parametrize(
    ("text", "subject", "expected"),
    [
        ("World Bank and Kenya talks\nThe World Bank and Kenya met. The Bank will lend money.", "The Bank", ["World Bank"]),
        ("Adaptation Fund and Kenya\nThe Adaptation Fund and Kenya met. The Fund will pay.", "The Fund", ["Adaptation Fund"]),
        ("India and Kenya\nIndia and Kenya met. The Bank will lend money.", "The Bank", ["India", "Kenya"]),
        (
            "The Secretary-General meets the Minister of Norway\nThe Secretary-General met the Minister of Norway. "
            "The Secretary-General will send an envoy.",
            "The Secretary-General",
            ["United Nations"],
        ),
        (
            "OIC Secretary General meets the Minister of Chad\nThe OIC Secretary General met the Minister of Chad. "
            "The Secretary General will send an envoy.",
            "The Secretary General",
            ["Organization of Islamic Cooperation"],
        ),
    ],
)
def test_a_body_by_one_word_of_its_name_or_by_its_head(text: str, subject: str, expected: list[str]) -> None:
    assert bound(text, subject) == expected


def test_an_item_of_an_agreed_text_leaves_whom_the_one_before_was_about() -> None:
    text = (
        "Joint Communiqué of Chile and Bolivia\n1. The Foreign Ministers of Chile and Bolivia met.\n"
        "2. Chile will open a customs post.\n3. A hotline will be set up by May."
    )
    assert bound(text, "A hotline") == ["Bolivia", "Chile"]
    assert bound(text.replace("\n3. ", " "), "A hotline") == ["Chile"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Talks in Addis Ababa\nThe SCO Secretary-General met the Chairperson of the African Union Commission.",
            ["African Union Commission", "Shanghai Cooperation Organization"],
        ),
        ("Visit\nThe Managing Director of the IMF met the President of Ghana.", ["Ghana", "International Monetary Fund"]),
        (
            "Words by the President of the Security Council\nWe met the Secretary-General and his envoy Staffan de Mistura. The "
            "UN will help.",
            ["UN Security Council"],
        ),
        ("News\nThe Holy Father received the President of Peru. His Holiness thanked Peru.", ["Holy See", "Peru"]),
    ],
)
def test_the_head_of_a_body_takes_part_for_it(text: str, expected: list[str]) -> None:
    assert sorted(scene_of(text).parties) == expected


def test_the_label_of_a_paragraph_is_nobody() -> None:
    text = INDIAN.format("- Sino Exchange on Ports: The Indian side will open a port.")
    assert bound(text, "Sino Exchange on Ports: The Indian side") == ["India"]


@pytest.mark.parametrize("dash", ["-", "\u2013"])
def test_a_long_route_is_read_in_no_time(dash: str) -> None:
    route = f"The Peru{dash}Chad{dash}Togo" + f"{dash}Mali" * 60
    began = time.perf_counter()
    extract(f"{route} talks will be held in May.")
    assert time.perf_counter() - began < 5
