"""A mail, or a mailbox of several, to the bodies and the readable attachments, with subject and date."""

from __future__ import annotations

import email
import email.errors
import email.policy
import re
from collections.abc import Callable
from email.message import EmailMessage

from msgspec.structs import replace

from tracker.errors import UnreadableDocument
from tracker.ingest import letter
from tracker.ingest.charset import decode
from tracker.ingest.dateline import whole
from tracker.ingest.document import Document, Metadata, unreadable
from tracker.ingest.kinds import sniff

Reader = Callable[[bytes, str], list[Document]]
MAX_PARTS = 200
MAX_MAILS = 10_000
_NEXT = re.compile(rb"(?:\A|\r?\n\r?\n)From \S+@\S+ [^\r\n]*\d{4}\r?\n(?=[A-Za-z-]+:)")
"""The line that separates the mails of a mailbox."""


def read(data: bytes, name: str, read_part: Reader) -> list[Document]:
    """The documents in a mail or a mailbox: attachments that hold text and bodies, but not one that only says what is attached.

    `read_part` reads the bytes of an HTML body or an attachment. Raises UnreadableDocument for a mail without any text.
    """
    mails = [mail for mail in _NEXT.split(data.removeprefix(b"\xef\xbb\xbf")) if mail.strip()]
    if len(mails) > MAX_MAILS:
        raise unreadable(name, f"a mailbox of more than {MAX_MAILS:,} mails", "split it")
    return [document for mail in mails for document in _mail(mail, name, read_part)]


def _mail(data: bytes, name: str, read_part: Reader) -> list[Document]:
    message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
    markup = Metadata(title=_header(message, "subject"), published=whole(_header(message, "date")))
    parts = [part for part in message.walk() if not part.is_multipart()]
    if len(parts) > MAX_PARTS:
        raise unreadable(name, f"a mail of more than {MAX_PARTS} parts")
    attached = [part for part in parts if part.get_content_disposition() == "attachment" and _readable(part)]
    found = [document for part in attached for document in _attachment(part, name, read_part)]
    attached_text = any(not each.failure for each in found)
    bodies = [
        letter.read(body.text, markup, garbled=body.garbled, attached=attached_text) for body in _body(parts, name, read_part)
    ]
    first, *others = [*(text for body in bodies for text in body.texts), *found] or [Document(text="")]
    notes = tuple(body.left_out for body in bodies if body.left_out)
    return [replace(first, notes=(*first.notes, *notes)), *others]


def _attachment(part: EmailMessage, name: str, read_part: Reader) -> list[Document]:
    """The documents in an attachment; one that cannot be read is told and costs the mail nothing else."""
    called = _filename(part)
    try:
        return [replace(document, name=called) for document in read_part(_payload(part), f"{name}/{called}")]
    except UnreadableDocument as error:
        return [Document(text="", name=called, failure=error)]


def _body(parts: list[EmailMessage], name: str, read_part: Reader) -> list[Document]:
    inline = [part for part in parts if part.get_content_disposition() != "attachment"]
    for wanted in ("text/plain", "text/html"):
        for part in inline:
            if part.get_content_type() == wanted and (payload := _payload(part)).strip():
                if wanted == "text/html":
                    return read_part(payload, name)
                text, guessed = decode(payload, name, part.get_content_charset() or "")
                return [Document(text=text.replace("\r\n", "\n").replace("\r", "\n"), garbled=guessed)]
    return []


def _header(message: EmailMessage, field: str) -> str:
    try:
        return str(message.get(field, "") or "")
    except (ValueError, IndexError, TypeError, AttributeError, email.errors.MessageError):
        # The library's header parser stumbles over some malformed fields; the mail is readable without them.
        return ""


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _filename(part: EmailMessage) -> str:
    try:
        return part.get_filename() or "attachment"
    except (ValueError, IndexError, TypeError, AttributeError, LookupError):
        return "attachment"


def _readable(part: EmailMessage) -> bool:
    head = _payload(part)
    kind = sniff(head, _filename(part))
    return (
        kind in {"pdf", "html", "mail"}
        or (kind == "zip" and b"word/document.xml" in head)
        or (kind == "text" and part.get_content_maintype() == "text")
    )
