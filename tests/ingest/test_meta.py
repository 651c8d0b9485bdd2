"""What is known of a readout beside its text, and what is marked for a person's look."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.ingest import Document, Metadata
from tracker.ingest.abroad import countries
from tracker.ingest.meta import describe
from tracker.model import Origins, Readout

BODY = (
    "The president and the prime minister agreed to open a school in the region and to meet again in the spring of the next year."
)


FRENCH = (
    "Le ministre a rencontré son homologue et les deux parties sont convenues de renforcer la coopération dans la santé. "
    "Ils ont salué les progrès qui ont été faits."
)
SPANISH = (
    "El ministro se reunió con su homóloga y las dos partes acordaron que el centro de salud se abra en la ciudad. "
    "El año que viene se reunirá de nuevo."
)
GERMAN = (
    "Der Minister traf sich mit dem Botschafter, und die beiden Seiten sind sich einig, dass das Zentrum wichtig ist. "
    "Es wird in der Stadt gebaut."
)


def draft(text: str, **said: object) -> Readout:
    return describe(Document(text=text), source=str(said.pop("source", "")), given=Metadata(**said))  # type: ignore[arg-type]  # test shorthand


def test_the_date_is_taken_in_the_fixed_order() -> None:
    text = f"A title\n2020-03-03\n{BODY}"
    markup = Metadata(date=dt.date(2020, 2, 2))
    name = "2020-04-04-talks.txt"
    given = describe(Document(text=text, markup=markup), source=name, given=Metadata(date=dt.date(2020, 1, 1)))
    marked = describe(Document(text=text, markup=markup), source=name)
    written = describe(Document(text=text), source=name)
    named = describe(Document(text=f"A title\n{BODY}"), source=name)
    nothing = describe(Document(text=f"A title\n{BODY}"), source="talks.txt")
    assert [(each.date, each.date_origin) for each in (given, marked, written, named, nothing)] == [
        (dt.date(2020, 1, 1), "given"),
        (dt.date(2020, 2, 2), "markup"),
        (dt.date(2020, 3, 3), "text"),
        (dt.date(2020, 4, 4), "file name"),
        (None, "unknown"),
    ]
    assert "date" in nothing.unsure


def test_a_day_of_publication_that_the_text_contradicts_is_taken_but_marked() -> None:
    page = Document(
        text=f"A title\nOn February 3, 2020, the ministers met in Oslo. {BODY}", markup=Metadata(published=dt.date(2020, 3, 5))
    )
    found = describe(page)
    assert (found.date, found.published, found.date_origin) == (dt.date(2020, 3, 5), dt.date(2020, 3, 5), "markup")
    assert "date" in found.unsure


@pytest.mark.parametrize(
    ("sentence", "date", "origin", "sure"),
    [
        ("On September 2, the two ministers held a telephone conversation.", "2025-09-02", "text", True),
        ("The ministers spoke by telephone on Tuesday, 2 September 2025.", "2025-09-02", "text", True),
        ("On September 4, the two ministers held a telephone conversation.", "2025-09-04", "markup", False),
        ("On August 2, 2025, the two ministers held a telephone conversation.", "2025-09-04", "markup", False),
        ("The ministers spoke of the flood of September 2 and what followed it.", "2025-09-04", "markup", False),
        ("The ministers spoke of the flood and of what followed it in the region.", "2025-09-04", "markup", True),
    ],
)
def test_the_first_sentence_may_date_the_talks_shortly_before_the_page(
    sentence: str, date: str, origin: str, *, sure: bool
) -> None:
    sent = dt.date(2025, 9, 4)
    found = describe(Document(text=f"Ministers Hold Talks\n{sentence} {BODY}", markup=Metadata(published=sent)))
    assert (str(found.date), found.date_origin, found.published) == (date, origin, sent)
    assert ("date" not in found.unsure) == sure


def test_a_date_of_the_event_in_the_markup_stands() -> None:
    body = f"Ministers Hold Talks\nOn September 2, the two ministers held a telephone conversation. {BODY}"
    found = describe(Document(text=body, markup=Metadata(date=dt.date(2025, 9, 4))))
    assert (found.date, found.date_origin) == (dt.date(2025, 9, 4), "markup")


@pytest.mark.parametrize(
    ("title", "parties"),
    [
        ("President of Kenya Meets the Prime Minister of Norway", ("Kenya", "Norway")),
        ("Chile: Foreign Minister Receives Her Peruvian Counterpart", ("Chile", "Peru")),
        ("Leaders of Japan, India and the United States Meet", ("Japan", "India", "United States")),
    ],
)
def test_parties_are_those_of_the_title(title: str, parties: tuple[str, ...]) -> None:
    found = draft(f"{title}\n{BODY}")
    assert found.parties == parties
    assert "parties" not in found.unsure


def test_the_issuer_is_a_party_and_the_opening_fills_in() -> None:
    found = draft(f"Minister Holds Talks\nThe Norwegian minister arrived in Nairobi for talks. {BODY}", issuer="KEN")
    assert (found.issuer, set(found.parties)) == ("Kenya", {"Kenya", "Norway"})


def test_unknown_parties_are_marked_not_guessed() -> None:
    found = draft(f"The Minister Speaks\n{BODY}")
    assert (found.parties, found.issuer) == ((), "")
    assert {"parties", "issuer"} <= set(found.unsure)


@pytest.mark.parametrize(
    ("source", "issuer"),
    [
        ("https://www.mfa.gov.cn/eng/x.html", "China"),
        ("http://www.mofa.go.jp/press/1", "Japan"),
        ("https://www.gov.uk/government/news/x", "United Kingdom"),
        ("https://pm.gc.ca/en/news", "Canada"),
        ("https://www.whitehouse.gov/briefing", "United States"),
        ("https://news.example/whitehouse.gov", ""),
        ("/home/gov.cn/file.txt", ""),
    ],
)
def test_a_governments_address_names_the_issuer(source: str, issuer: str) -> None:
    assert draft(f"The Minister Speaks\n{BODY}", source=source).issuer == issuer


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Readout of the President's Call with the King", "call"),
        ("Joint Statement on the Meeting of the Two Presidents", "joint statement"),
        ("Minister Holds Talks with Her Counterpart", "talks"),
        ("Visit of the President", "visit"),
        ("Statement on the Floods", ""),
    ],
)
def test_the_kind_of_event(title: str, event: str) -> None:
    assert (
        draft(f"{title}\nThe text says no more about it than that, and this line is there to be long enough to be one.").event
        == event
    )


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        (
            "The ministers met in Addis Ababa on Tuesday to speak about the plans of the two countries for the year.",
            "Addis Ababa",
        ),
        ("The two presidents met at State House on Tuesday to speak about the plans of the two countries.", ""),
        ("The ministers met at Quartz Palace in Bergen on Tuesday to speak about the plans of the two countries.", "Bergen"),
        ("In June the ministers spoke about the situation in Ukraine, and they agreed on the plans for the year.", ""),
        ("The ministers spoke about the war and the ceasefire in Haifa, and about what could be done for the people there.", ""),
        ("The ministers met to speak of their plans in West Africa, in the presence of the press of both countries.", ""),
        (
            "The minister held talks with the envoy in Rio de Janeiro, and they agreed on the plans for the year.",
            "Rio de Janeiro",
        ),
    ],
)
def test_the_place_is_a_town_of_the_opening(opening: str, place: str) -> None:
    assert draft(f"Ministers Meet\n{opening}").place == place


@pytest.mark.parametrize(
    ("text", "language", "sure"),
    [
        (f"The Minister Speaks\n{BODY}", "en", True),
        (FRENCH, "fr", True),
        (SPANISH, "es", True),
        (GERMAN, "de", True),
        ("中国外交部长王毅同哈萨克斯坦副总理举行会谈。双方同意加强合作。", "zh", True),
        ("Президент встретился с министром иностранных дел и обсудил вопросы сотрудничества двух стран.", "ru", False),
    ],
)  # fmt: skip
def test_the_language_is_told_apart(text: str, language: str, sure: bool) -> None:
    found = draft(text)
    assert (found.language, "language" not in found.unsure) == (language, sure)


def test_a_page_that_claims_english_by_default_is_not_believed() -> None:
    assert describe(Document(text=FRENCH, markup=Metadata(language="en-US"))).language == "fr"


def test_a_text_without_a_title_gets_its_first_sentence_marked() -> None:
    found = draft("The ministers met in Oslo and agreed on the plan. They will meet again in the spring.")
    assert found.title == "The ministers met in Oslo and agreed on the plan."
    assert "title" in found.unsure


def test_hostile_metadata_is_cleaned() -> None:
    found = describe(
        Document(text=f"A \x1b[31mred\x1b[0m title\n{BODY}\u202e", markup=Metadata(place="Os\x07lo", event="\x1b]0;x\x07talks"))
    )
    assert found.title == "A red title"
    assert (found.place, found.event) == ("Oslo", "talks")
    assert "\u202e" not in found.text


def test_endless_metadata_is_cut() -> None:
    said = Metadata(
        title="word " * 100_000, place="x" * 100_000, parties=tuple(f"party {n}" for n in range(10_000)), source="s" * 100_000
    )
    found = describe(Document(text=BODY, markup=said))
    assert max(len(found.title), len(found.place)) <= 300
    assert len(found.parties) <= 200
    assert len(found.source) <= 2000


def test_where_each_fact_comes_from_is_kept() -> None:
    text = f"Talks between Kenya and Norway\nNAIROBI, 7 June 2022\n{BODY}"
    markup = Metadata(title="Talks with Norway", parties=("Kenya", "Norway"), published=dt.date(2022, 6, 8), language="en-GB")
    told = describe(
        Document(text=text, markup=markup), source="https://www.state.gov/x", given=Metadata(event="visit", title="Talks")
    )
    assert told.origins == Origins(
        title="given", published="markup", issuer="address", parties="markup", place="text", event="given", language="markup"
    )
    plain = draft(text)
    assert plain.origins == Origins(title="text", parties="text", place="text", event="text", language="text")
    assert draft(text, issuer="Kenya").origins.issuer == "given"
    assert draft(f"Kenya: Talks\n{BODY}").origins.issuer == "text"


@pytest.mark.parametrize(
    ("head", "title", "issuer"),
    [
        ("MINISTRY OF EXTERNAL RELATIONS\nREPUBLIC OF KENYA\nPress Release No. 118/2026\n   Page 1 of 3", "", "Kenya"),
        ("Viet Nam Ministry of Foreign Affairs", "", "Vietnam"),
        ("Ministry of Foreign Affairs and Trade of the Republic of Kenya\n\nFor immediate release", "", "Kenya"),
        ("Government of Canada\nOffice of the Prime Minister", "", "Canada"),
        ("Ministry of Foreign Affairs Announces Talks", "Ministry of Foreign Affairs Announces Talks", ""),
        ("Government of Canada Announces New Aid", "Government of Canada Announces New Aid", ""),
    ],
)
def test_a_letterhead_is_no_title_and_says_who_issued_it(head: str, title: str, issuer: str) -> None:
    found = draft(f"{head}\n\nMinister holds talks with Norway\n\nNairobi, 12 October 2026\n\n{BODY}")
    assert (found.title, found.issuer) == (title or "Minister holds talks with Norway", issuer)


def test_a_letterhead_above_a_text_without_a_title_has_to_do() -> None:
    assert draft(f"Ministry of Foreign Affairs\n\n{BODY}").title == "Ministry of Foreign Affairs"


def test_a_title_broken_at_the_end_of_its_line_is_whole() -> None:
    found = draft(f"Ministers hold political consul-\ntations\n\n{BODY}")
    assert found.title == "Ministers hold political consultations"


@pytest.mark.parametrize(
    ("text", "day", "parties", "sure"),
    [
        (
            "Comunicado conjunto España-México\nMadrid, 10 de noviembre de 2026. Los ministros de Asuntos Exteriores "
            "acordaron crear un grupo de trabajo sobre migración. "
            "España abrirá una oficina comercial antes del 30 de junio de 2027.",
            dt.date(2026, 11, 10), ("Spain", "Mexico"), True,
        ),
        (
            "Communiqué conjoint à l'issue de la visite du ministre sénégalais\nParis, le 4 novembre 2026\n"
            "La France s'engage à financer la rénovation de l'hôpital de Thiès d'ici à 2029. "
            "Le Sénégal ouvrira un consulat général à Marseille.",
            dt.date(2026, 11, 4), ("France", "Senegal"), False,
        ),
        (
            "GEMEINSAME ERKLÄRUNG DEUTSCHLAND UND JAPAN\nBerlin, 3. März 2026\n"
            "Die Minister trafen sich in Berlin und sprachen "
            "über die Lage in der Ukraine und in Israel und über den Handel zwischen den Ländern.",
            dt.date(2026, 3, 3), ("Germany", "Japan"), True,
        ),
        (
            "Gemeinsame Erklärung Deutschlands und der Vereinigten Staaten\nBerlin, 4. November 2026\n"
            "Die beiden Außenminister vereinbarten, eine Arbeitsgruppe einzurichten und sich für den Frieden einzusetzen.",
            dt.date(2026, 11, 4), ("Germany", "United States"), True,
        ),
        (
            "Entretien avec le ministre marocain des Affaires étrangères\nRabat, mardi 1er septembre 2026\n"
            "La France s'engage à soutenir le Niger et la Papouasie-Nouvelle-Guinée. Les deux parties se félicitent.",
            dt.date(2026, 9, 1), ("France", "Niger", "Papua New Guinea"), False,
        ),
        (
            "Gezamenlijke verklaring over de handel\nBrussel, 12 oktober 2026\n"
            "De ministers van Pakistan en Vietnam spraken over de handel en zullen een groep oprichten met het oog op de markt.",
            dt.date(2026, 10, 12), ("Pakistan", "Vietnam"), False,
        ),
    ],
)  # fmt: skip
def test_a_text_in_another_language_has_its_day_and_its_parties(
    text: str, day: dt.date, parties: tuple[str, ...], sure: bool
) -> None:
    found = draft(text)
    assert (found.date, found.parties, "parties" not in found.unsure) == (day, parties, sure)


def test_verbs_and_words_that_only_sound_like_countries_are_none() -> None:
    assert countries("Los ministros irán a Lima; el chile y la china son de Perú.", "es") == ("Peru",)
    assert countries("Le Sénégal et la France", "nl") == ()
    assert countries("M. Maurice Salvador", "fr") == ()
    assert countries("Erklärung Kenias, Norwegens und NIGERS; Japaner", "de") == ("Kenya", "Norway", "Niger")
