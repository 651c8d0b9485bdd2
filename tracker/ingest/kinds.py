"""The first bytes of a file to what kind of document it is; the name only decides where the content leaves a choice."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text", "html", "pdf", "docx", "mail", "rows", "zip", "refused"]

HEAD = 65_536
"""How many bytes `sniff` looks at."""

_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file", "save it as .docx or PDF, without a password"),
    (b"{\\rtf", "a Rich Text file", "save it as .docx or plain text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it, or pack it as .zip"),
    (b"BZh", "a bzip2 archive", "unpack it, or pack it as .zip"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it, or pack it as .zip"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it, or pack it as .zip"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it, or pack it as .zip"),
    (b"\x89PNG\r\n", "a picture", "run it through text recognition first"),
    (b"\xff\xd8\xff", "a picture", "run it through text recognition first"),
    (b"GIF8", "a picture", "run it through text recognition first"),
    (b"II*\x00", "a picture", "run it through text recognition first"),
    (b"MM\x00*", "a picture", "run it through text recognition first"),
    (b"\x7fELF", "a program", ""),
    (b"MZ\x90\x00", "a program", ""),
    (b"SQLite format 3\x00", "a database", "export it as CSV or JSON Lines"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_SOME_TAGS = re.compile(rb"<(?:p|div|h[1-6]|br|a|span|section|table|meta)\b[^>]{0,500}>", re.IGNORECASE)
_HEADER = re.compile(
    rb"^(?:From|To|Cc|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Content-Type|Delivered-To|Reply-To|Sender|X-[\w-]+|DKIM-Signature):\s?\S?",
    re.IGNORECASE,
)
_ROW = re.compile(rb"\s*\{\s*\"")
_ROWS = re.compile(rb"\s*\[\s*\{\s*\"")
_TEXT_COLUMN = re.compile(
    rb"(?:^|[,;\t])\s*\"?(?:text|body|content|full_?text|readout|transcript)\"?\s*(?:[,;\t]|$)", re.IGNORECASE
)
_MARKS = re.compile(rb"[,;\t]")
_NAME = 32
"""No column has a longer name: a title with a comma is no row of names."""
_BOM = b"\xef\xbb\xbf"


def sniff(head: bytes, name: str = "") -> Kind:
    """The kind of a document by its first bytes (64 KB are enough)."""
    head = head[:HEAD].removeprefix(_BOM)
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    return "refused" if refusal(head) else _text_kind(head, ending)


def _text_kind(head: bytes, ending: str) -> Kind:
    if _is_mail(head):
        return "mail"
    if _HTML.match(head) or (ending in {"html", "htm", "xhtml"} and _SOME_TAGS.search(head)):
        return "html"
    if _is_rows(head, ending):
        return "rows"
    return "html" if len(_SOME_TAGS.findall(head)) > 10 and ending not in {"md", "markdown", "txt"} else "text"


def refusal(head: bytes) -> tuple[str, str] | None:
    """What a file of a kind that cannot be read is, and what to do about it."""
    return next(((what, hint) for start, what, hint in _REFUSED if head.startswith(start)), None)


def _is_mail(head: bytes) -> bool:
    """Three header lines at the very start, the first included (a mailbox's own "From " line set aside)."""
    lines = [line for line in head[:8192].split(b"\n")[:40] if not line.startswith((b" ", b"\t"))]
    lines = lines[1:] if lines and re.match(rb"From \S+@\S+ ", lines[0]) else lines
    known = [bool(_HEADER.match(line)) for line in lines[:6]]
    return bool(known) and known[0] and sum(known) >= 3


def _is_rows(head: bytes, ending: str) -> bool:
    if ending in {"jsonl", "ndjson", "csv", "tsv"}:
        return True
    first, _, rest = head.lstrip().partition(b"\n")
    cells = _MARKS.split(first.strip())
    named = len(cells) > 1 and all(len(cell) <= _NAME and cell.strip().count(b" ") <= 1 for cell in cells)
    table = named and _TEXT_COLUMN.search(first.strip()) is not None and _MARKS.search(rest.split(b"\n", 1)[0]) is not None
    return bool(_ROW.match(head) or _ROWS.match(head)) or table
