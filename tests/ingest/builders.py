"""Small documents of each format, built by hand for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage

TITLE = "Marland and Ostrava Hold Foreign Ministry Talks"
BODY = (
    "On May 4, 2023, the foreign ministers of Kenya and Norway met in Nairobi to review their cooperation.",
    "Norway will open a vocational school in Mombasa by the end of 2024 and will train 200 teachers every year.",
    "The two sides agreed to hold the next round of consultations in Oslo and thanked the organisers for a warm welcome.",
)


def page(body: Sequence[str] = BODY, *, head: str = "", title: str = TITLE, lang: str = "en") -> bytes:
    """A web page with a menu and a footer around the article."""
    paragraphs = "\n".join(f"<p>{line}</p>" for line in body)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} - Ministry</title>{head}</head><body>'
        "<nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>Contact us</a></li></ul></nav>"
        f"<main><article><h1>{title}</h1>\n{paragraphs}</article></main>"
        "<footer><p>Copyright notice and cookies</p></footer></body></html>"
    ).encode()


def pdf(pages: Sequence[Sequence[str]], *, leading: float = 14, title: str = "") -> bytes:
    """A PDF with each line at its own height; an empty string leaves a gap of half a line."""
    objects: list[bytes] = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids: list[str] = []
    for lines in pages:
        at, parts = 760.0, ["BT /F1 11 Tf"]
        for line in lines:
            if line:
                words = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
                parts.append(f"1 0 0 1 60 {at:.1f} Tm ({words}) Tj")
            at -= leading if line else leading / 2
        stream = ("\n".join([*parts, "ET"])).encode("cp1252", "replace")
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    info = b""
    if title:
        objects.append(f"<< /Title ({title}) >>".encode())
        info = b" /Info %d 0 R" % len(objects)
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for offset in offsets:
        out.write(b"%010d 00000 n \n" % offset)
    out.write(b"trailer << /Size %d /Root 1 0 R%b >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, info, start))
    return out.getvalue()


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, *, prolog: str = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>') -> bytes:
    """A Word file around the XML of its body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'{prolog}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def paragraph(text: str, style: str = "", *, bullet: bool = False) -> str:
    """A Word paragraph, its text split over two runs as Word likes to do."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:numPr><w:ilvl w:val='0'/></w:numPr>" if bullet else "")
    half = len(text) // 2
    runs = "".join(f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in (text[:half], text[half:]))
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def mail(body: str, *, subject: str = TITLE, date: str = "Fri, 05 May 2023 09:30:00 +0300", html: str = "") -> EmailMessage:
    """A mail; attach to it, then `bytes(message)`."""
    message = EmailMessage()
    message["From"] = "press@ministry.example"
    message["To"] = "desk@office.example"
    message["Subject"] = subject
    message["Date"] = date
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def zipped(**files: bytes) -> bytes:
    """A ZIP archive of the files; `__` in a name stands for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()
