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
