"""What a document is, by its content first."""

from __future__ import annotations

import time

import pytest

from tests.ingest.builders import docx, mail, page, pdf
from tracker.ingest.kinds import sniff


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (pdf([["x"]]), "wrong.txt", "pdf"),
        (b"\n\njunk before\n%PDF-1.4", "", "pdf"),
        (docx("<w:p/>"), "wrong.pdf", "zip"),
        (page(), "wrong.txt", "html"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><!-- note --><HTML>", "", "html"),
        (b"<p>a fragment</p>", "a.html", "html"),
        (b"a text with one <p> in it", "a.txt", "text"),
        (bytes(mail("x")), "wrong.txt", "mail"),
        (b"Subject: to change\nThe text begins here and has no headers.\n", "", "text"),
        (b"Date: 2022-06-07\nPlace: Oslo\nFrom: here\nA text with a head of its own.", "", "text"),
        (b'{"text": "x"}\n', "", "rows"),
        (b'[ {"text": "x"}]', "", "rows"),
        (b"{not json}", "a.txt", "text"),
        (b"id,title,text\n1,a,b\n", "", "rows"),
        (b"Remarks by the two Presidents after their talks in Oslo, text\nThey met, and agreed.", "x.txt", "text"),
        (b"Readout, Oslo\nThe ministers met and agreed to open a school.", "x.txt", "text"),
        (b"In this text, body and soul, content matters\n", "", "text"),
        (b"a,b\n", "x.csv", "rows"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "refused"),
        (b"{\\rtf1 x}", "a.doc", "refused"),
        (b"", "", "text"),
    ],
)
def test_sniff(data: bytes, name: str, kind: str) -> None:
    assert sniff(data, name) == kind


@pytest.mark.parametrize("piece", [b"<!---->", b"<!-- ", b"<p ", b"text,", b"X-a: b\n", b" ", b"<?xml "])
def test_sniffing_takes_no_time_whatever_the_start(piece: bytes) -> None:
    start = time.process_time()
    sniff(piece * (65_536 // len(piece)), "a.html")
    assert time.process_time() - start < 1
