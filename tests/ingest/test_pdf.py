"""PDF lines become paragraphs: running heads and page numbers go, words broken at line ends are whole again."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.ingest.builders import TITLE, pdf
from tracker.errors import UnreadableDocument
from tracker.ingest import read
from tracker.ingest.unwrap import Line, paragraphs

PAGES = [
    [
        "Ministry of Foreign Affairs  Press release 12", "", TITLE, "",
        "On May 4, 2023, the foreign ministers of Kenya and Norway met in Nairobi to review co-",
        "operation under the long-term plan of work, and they agreed to con-",
        "tinue their consultations. Norway will open a school in Mombasa and will train two hun-",
        "dred teachers every year.", "",
        "Kenya will give the land for the school and will build the road that leads to it from the", "1",
    ],
    [
        "Ministry of Foreign Affairs  Press release 12", "",
        "harbour by the end of 2024.", "",
        "The two sides will:",
        "- exchange students in the field of marine research, and lecturers for the summer courses",
        "of the two universities;",
        "- hold a forum on the long-",
        "term use of geothermal energy.", "2",
    ],
    ["Ministry of Foreign Affairs  Press release 12", "", "The ministers thanked each other for the talks.", "Page 3 of 3"],
]  # fmt: skip


def test_paragraphs_come_back_whole() -> None:
    (draft,) = read(pdf(PAGES), "a.pdf")
    assert draft.text.split("\n") == [
        TITLE,
        "On May 4, 2023, the foreign ministers of Kenya and Norway met in Nairobi to review cooperation under the long-term plan "
        "of work, and they agreed to continue their consultations. Norway will open a school in Mombasa and will train two "
        "hundred teachers every year.",
        "Kenya will give the land for the school and will build the road that leads to it from the harbour by the end of 2024.",
        "The two sides will:",
        "- exchange students in the field of marine research, and lecturers for the summer courses of the two universities;",
        "- hold a forum on the long-term use of geothermal energy.",
        "The ministers thanked each other for the talks.",
    ]
    assert (draft.title, draft.date) == (TITLE, dt.date(2023, 5, 4))


def test_the_title_of_the_file_counts_only_if_the_text_has_it() -> None:
    (named,) = read(pdf(PAGES, title=TITLE), "a.pdf")
    (template,) = read(pdf(PAGES, title="Microsoft Word - draft_v3_final.doc"), "a.pdf")
    assert named.title == template.title == TITLE


def test_a_pdf_of_pictures_is_named() -> None:
    with pytest.raises(UnreadableDocument, match=r"scan\.pdf: a PDF without text"):
        read(pdf([[]]), "scan.pdf")


@pytest.mark.parametrize("cut", [20, 300, 900])
def test_a_damaged_pdf_is_named(cut: int) -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.pdf: "):
        read(pdf(PAGES)[:cut].replace(b"obj", b"ojb"), "a.pdf")


def test_figures_in_the_text_are_not_page_numbers() -> None:
    middle = [Line(f"line {word} of the text goes on", 60, 500, 700 - 14 * n, 711 - 14 * n) for n, word in enumerate("abcdefgh")]
    middle[4] = Line("2023", 60, 500, 700 - 14 * 4, 711 - 14 * 4)
    assert "2023" in " ".join(paragraphs([middle]))


def test_no_pages_give_no_paragraphs() -> None:
    assert paragraphs([]) == []
    assert paragraphs([[]]) == []


def test_of_two_pages_what_stands_at_the_same_height_on_both_is_a_running_head() -> None:
    def page(*lines: str) -> list[Line]:
        return [Line(text, 60, 60 + 5 * len(text), 760 - 14 * n, 771 - 14 * n) for n, text in enumerate(lines)]

    head, foot = "Ministry of Foreign Affairs", "Press Office"
    body = [f"The ministers spoke about matter number {word} for a while." for word in "abcdefg"]
    pages = [page(head, "Kenya and Norway Hold Talks", *body, foot), page(head, "They met again.", *body[::-1], foot)]
    text = " ".join(paragraphs(pages))
    assert head not in text
    assert foot not in text
    assert "Kenya and Norway Hold Talks" in text
    said_twice = [page("Kenya and Norway Hold Talks", head, *body), page("They met again.", "And parted.", head, *body)]
    assert " ".join(paragraphs(said_twice)).count(head) == 2
