"""Readouts in the manner of many issuers: who is bound by which act, how firmly, in which field, by when."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.extraction import extract
from tracker.model import Leaf

INDIAN = """Joint Statement on the State Visit of the Prime Minister of India to Mauritius
The Prime Minister of India, Shri Narendra Modi, paid a State Visit to Mauritius at the invitation of the Prime Minister of \
Mauritius, H.E. Dr. Anand Seetohul.
PM Modi announced that India would assist in the construction of the new Parliament building in Port Louis. Prime Minister \
Seetohul conveyed that Mauritius would expedite the second phase of the metro project by December 2026. The Mauritian side \
undertook to provide land for the AYUSH centre. Both sides agreed to hold the next meeting of the Joint Commission in New \
Delhi in the first half of 2026. PM also invited PM Seetohul to visit India at his earliest convenience."""

JAPANESE = """Japan-Poland Foreign Ministers' Meeting
On May 20, commencing at 5:10 p.m., Mr. MORI Kenji, Minister for Foreign Affairs of Japan, held a meeting with H.E. Mr. Jan \
ZIELINSKI, Minister of Foreign Affairs of the Republic of Poland.
1. At the outset, Minister Mori welcomed the visit. In response, Minister Zielinski stated that Poland intended to open a \
consulate in Osaka next year.
2. The two Ministers confirmed that they would continue to cooperate closely in dealing with the situation in Ukraine. \
Minister Mori explained Japan's plan to provide 40 electric generators to Ukraine by the end of the fiscal year."""

GULF = """Joint Statement on the Visit of His Highness the Amir of the State of Kuwait to the Arab Republic of Egypt
His Highness Sheikh Meshal Al-Ahmad Al-Jaber Al-Sabah, Amir of the State of Kuwait, paid a state visit to the Arab Republic \
of Egypt. The two sides agreed to form a joint working group on investment within three months. The Kuwaiti side affirmed \
its intention to increase its deposits in the Central Bank of Egypt to USD 4 billion. The Egyptian side pledged to remove \
obstacles facing Kuwaiti investors. Cairo will host the next session of the Joint Higher Committee before the end of the \
year."""

AFRICAN = """Communiqué of the African Union - European Union Ministerial Meeting
The Ministers of the African Union and the European Union met in Brussels under the co-chairpersonship of H.E. Tomás \
Antunes, Minister of Foreign Affairs of the Republic of Angola.
Ministers committed to organise the seventh AU-EU Summit in the second half of 2025. The EU will support the African peace \
fund with 150 million euros. The African Union undertook to operationalise the African Medicines Agency. We reaffirm our \
commitment to fight malaria."""

KAZAKH = """Kassym-Jomart Tokayev holds talks with President of Mongolia Ukhnaagiin Khurelsukh
The Head of State noted that Mongolia is a reliable partner. The President of Mongolia expressed readiness to purchase \
Kazakh wheat. Kassym-Jomart Tokayev said that Astana would open a trade house in Ulaanbaatar. The parties intend to launch a \
direct flight between Almaty and Ulaanbaatar in July."""

FIVE = """Joint Statement on the C5+1 Foreign Ministers' Meeting
The text of this statement was released by the Governments of the United States of America, the Republic of \
Kazakhstan, the Kyrgyz Republic, the Republic of Tajikistan, Turkmenistan, and the Republic of Uzbekistan.
They agreed to launch a critical minerals dialogue. The United States plans to provide $25 million for the initiative. The \
Central Asian states committed to share border data."""

EUROPEAN = """EU-Armenia: joint press statement following the Partnership Council
The Partnership Council between the European Union and Armenia held its fifth meeting on 13 February 2024. The EU announced \
that it would provide EUR 5.5 million for refugees. The parties agreed to launch a visa liberalisation dialogue. Minister \
Grigoryan confirmed that Yerevan will ratify the Rome Statute."""

CHINESE = """Wang Yi Meets with Lao Foreign Minister Somphone Vongsa
On October 3, Foreign Minister Wang Yi met with Lao Foreign Minister Somphone Vongsa in Vientiane.
Wang Yi said that China is willing to push forward the China-Laos Economic Corridor. China will provide 100 government \
scholarships to Laos next year. Somphone Vongsa said that Laos will do its best to protect Chinese personnel. The two sides \
agreed to extend the railway to Thailand at an early date."""

ASEAN = """Chairman's Statement of the 12th ASEAN-United Nations Summit
1. The 12th ASEAN-United Nations (UN) Summit was held in Phnom Penh, Cambodia.
2. We tasked our officials to finalise the framework by the 13th Summit. The United Nations pledged to deploy 20 experts to \
the AHA Centre in Jakarta."""

SIX = ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "United States", "Uzbekistan")


def leaf(text: str, words: str) -> Leaf:
    """The leaf of the readout whose quote holds these words."""
    found = [leaf for leaf in extract(text, date=dt.date(2024, 5, 1)).leaves if words in leaf.quote]
    assert len(found) == 1, [leaf.quote for leaf in extract(text, date=dt.date(2024, 5, 1)).leaves]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "bound", "strength", "topic", "latest"),
    [
        (INDIAN, "Parliament building", ("India",), "effort", "governance", None),
        (INDIAN, "metro project", ("Mauritius",), "effort", "transport", "2026-12-31"),
        (INDIAN, "AYUSH centre", ("Mauritius",), "firm", "health", None),
        (INDIAN, "Joint Commission", ("India", "Mauritius"), "firm", "governance", "2026-06-30"),
        (INDIAN, "visit India", ("India",), "soft", "other", None),
        (JAPANESE, "consulate in Osaka", ("Poland",), "planned", "consular", "2025-12-31"),
        (JAPANESE, "cooperate closely", ("Japan", "Poland"), "effort", "security", None),
        (JAPANESE, "40 electric generators", ("Japan",), "planned", "energy", None),
        (GULF, "joint working group", ("Egypt", "Kuwait"), "firm", "investment", "2024-08-01"),
        (GULF, "USD 4 billion", ("Kuwait",), "planned", "finance", None),
        (GULF, "obstacles facing", ("Egypt",), "firm", "investment", None),
        (GULF, "Joint Higher Committee", ("Egypt",), "firm", None, "2024-12-31"),
        (AFRICAN, "AU-EU Summit", ("African Union", "European Union"), "firm", "multilateral", "2025-12-31"),
        (AFRICAN, "150 million euros", ("European Union",), "effort", "security", None),
        (AFRICAN, "Medicines Agency", ("African Union",), "firm", "health", None),
        (AFRICAN, "malaria", ("African Union", "European Union"), "effort", "health", None),
        (KAZAKH, "wheat", ("Mongolia",), "soft", "agriculture", None),
        (KAZAKH, "trade house", ("Kazakhstan",), "firm", "trade", None),
        (KAZAKH, "direct flight", ("Kazakhstan", "Mongolia"), "planned", "transport", "2024-07-31"),
        (FIVE, "critical minerals", SIX, "firm", "energy", None),
        (FIVE, "$25 million", ("United States",), "planned", None, None),
        (FIVE, "border data", tuple(name for name in SIX if name != "United States"), "firm", None, None),
        (EUROPEAN, "refugees", ("European Union",), "firm", "humanitarian", None),
        (EUROPEAN, "visa liberalisation", ("Armenia", "European Union"), "firm", "consular", None),
        (EUROPEAN, "Rome Statute", ("Armenia",), "firm", "justice", None),
        (CHINESE, "Economic Corridor", ("China",), "soft", "transport", None),
        (CHINESE, "scholarships", ("China",), "firm", "education", "2025-12-31"),
        (CHINESE, "Chinese personnel", ("Laos",), "effort", None, None),
        (CHINESE, "railway", ("China", "Laos"), "firm", "transport", None),
        (ASEAN, "20 experts", ("United Nations",), "firm", None, None),
        (ASEAN, "finalise the framework", ("ASEAN", "United Nations"), "firm", "multilateral", None),
    ],
)
def test_who_is_bound_how_firmly_and_by_when(
    text: str, words: str, bound: tuple[str, ...], strength: str, topic: str | None, latest: str | None
) -> None:
    found = leaf(text, words)
    assert tuple(sorted(found.parties)) == bound
    assert found.strength == strength
    assert topic is None or found.topic == topic
    assert latest is None or (found.deadline is not None and str(found.deadline.latest) == latest)


@pytest.mark.parametrize(
    ("text", "words", "due"),
    [
        (INDIAN, "visit India", "at his earliest convenience"),
        (JAPANESE, "40 electric generators", "by the end of the fiscal year"),
        (CHINESE, "railway", "at an early date"),
        (ASEAN, "finalise the framework", "by the 13th Summit"),
    ],
)
def test_deadlines_in_words_have_no_days(text: str, words: str, due: str) -> None:
    deadline = leaf(text, words).deadline
    assert deadline is not None
    assert (deadline.words, deadline.earliest, deadline.latest) == (due, None, None)


@pytest.mark.parametrize("text", [GULF, KAZAKH, EUROPEAN, CHINESE, FIVE])
def test_no_deadline_is_invented(text: str) -> None:
    dated = [found for found in extract(text, date=dt.date(2024, 5, 1)).leaves if found.deadline is not None]
    assert all(found.deadline is not None and found.deadline.words in text for found in dated)
    assert len(dated) <= 2
