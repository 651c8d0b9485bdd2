"""A Word file gives its paragraphs, list items and table rows; what was deleted or stands twice is left out."""

from __future__ import annotations

import pytest

from tests.ingest.builders import BODY, TITLE, docx, paragraph, zipped
from tracker.errors import UnreadableDocument
from tracker.ingest import read


def test_title_paragraphs_lists_and_tables() -> None:
    table = "".join(
        f"<w:tr><w:tc>{paragraph(left)}</w:tc><w:tc>{paragraph(right)}</w:tc></w:tr>"
        for left, right in (("Side", "Promise"), ("Norway", "will send twelve doctors"))
    )
    body = (
        paragraph(TITLE, "Title")
        + "".join(map(paragraph, BODY))
        + paragraph("open the clinic", bullet=True)
        + f"<w:tbl>{table}</w:tbl>"
    )
    (draft,) = read(docx(body), "a.docx")
    assert draft.title == TITLE
    assert draft.text.split("\n") == [TITLE, *BODY, "- open the clinic", "Side | Promise", "Norway | will send twelve doctors"]


def test_tracked_deletions_field_codes_and_fallbacks_are_left_out() -> None:
    run = "<w:r><w:t>Norway will </w:t></w:r>"
    gone = "<w:del><w:r><w:delText>never</w:delText><w:t>never</w:t></w:r></w:del><w:ins><w:r><w:t>open</w:t></w:r></w:ins>"
    code = "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:r><w:tab/><w:t>the clinic</w:t></w:r>"
    twice = "<mc:AlternateContent xmlns:mc='urn:mc'><mc:Choice><w:r><w:t>.</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>!!</w:t></w:r></mc:Fallback></mc:AlternateContent>"  # noqa: E501 - one element
    (draft,) = read(docx(f"<w:p>{run}{gone}{code}{twice}</w:p>"), "a.docx")
    assert draft.text == "Norway will open the clinic."


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (docx("<w:p><w:r><w:t>never closed"), "a damaged Word file"),
        (docx("<w:p/>", prolog='<!DOCTYPE d [<!ENTITY a "b">]>'), "declares entities"),
        (docx("<w:p/>", prolog='<!DOCTYPE d SYSTEM "file:///etc/passwd">'), "declares entities"),
        (docx("<w:p>" * 2000 + "</w:p>" * 2000), "nested too deeply"),
        (docx("<w:p/>"), "holds no text"),
        (zipped(**{"[Content_Types]__xml": b"<x/>", "xl/workbook__xml": b"<x/>"}), "a spreadsheet cannot be read"),
        (zipped(readme__txt=b"hello"), "an archive, not a document"),
        (docx("<w:p/>")[:200], "not a readable ZIP archive"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableDocument, match=rf"a\.docx: .*{cause}"):
        read(data, "a.docx")


def test_blank_and_merged_cells_of_a_table_keep_their_place() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words) if words else '<w:p/>'}</w:tc>"

    rows = (
        cell("Measure") + cell("Lead") + cell("Deadline"),
        cell("Energy", '<w:gridSpan w:val="3"/>'),
        cell("Fund a dam") + cell("Norway", '<w:vMerge w:val="restart"/>') + cell(""),
        cell("Fund a port") + cell("", "<w:vMerge/>") + cell("2028"),
        cell("") + cell("") + cell(""),
        cell("Fund a road") + cell("") + cell("2029"),
    )
    (draft,) = read(docx(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"), "a.docx")
    assert draft.text.split("\n") == [
        "Measure | Lead | Deadline",
        "| Energy | | |",
        "| Fund a dam | Norway | |",
        "Fund a port | Norway | 2028",
        "| Fund a road | | 2029 |",
    ]


def test_the_paragraphs_of_a_cell_stay_in_it() -> None:
    row = f"<w:tr><w:tc>{paragraph('Fund a dam')}{paragraph('Fund a port')}</w:tc><w:tc>{paragraph('Norway')}</w:tc></w:tr>"
    (draft,) = read(docx(f"<w:tbl>{row}</w:tbl>"), "a.docx")
    assert draft.text == "Fund a dam; Fund a port | Norway"
