"""The body of a mail to what it says itself and what it forwards; quoted mails, signatures and footers are left out, and told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from tracker.ingest.dateline import whole
from tracker.ingest.document import Document, Metadata
from tracker.wording import counted

COVERING = 40
"""A note of so few words before what it forwards only says what that is."""
_REMARK = 8
"""So few words before an earlier mail are no text of their own ("For your information.")."""
_SIGNATURE = 80
"""Words that a signature has at most: two dashes may also part the sections of a text."""
_DEPTH = 8
"""Mails forwarded within forwarded mails are followed so far."""
_QUOTED = re.compile(r"> ?(?!From [^:]*$)")
_HEADER = re.compile(r"[ \t]*\*?(?P<name>From|Date|Sent|To|Cc|Bcc|Subject|Reply-To)[ \t]*:\*?[ \t]*(?P<value>.*)$", re.IGNORECASE)
_FORWARD = re.compile(
    r"[ \t]*(?:-{2,}[ ]?(?:Forwarded message|Original Message|Forwarded by .{1,80}?)[ ]?-{2,}|Begin forwarded message:)[ \t]*$",
    re.IGNORECASE,
)
_WROTE = re.compile(r"On\s[^\n]{3,150}(?:\n[^\n]{1,100})?\swrote:\s*\Z")
_SIGNED = re.compile(r"^-- ?$", re.MULTILINE)
_FOOTER = re.compile(
    r"\bthis (?:e-?mail|mail)\b|"
    r"\bthis (?:message|communication|transmission)\b[^.]{0,60}?\b(?:is|are|was|may|will|contains?)\b[^.]{0,60}?"
    r"\b(?:confidential|privileged|intended|delet|error|viruses|automatic|attachments)|\bintended recipients?\b|\bunsubscribe\b|"
    r"\b(?:received|sent) (?:this|to you)\b[^.]{0,40}\b(?:in error|because)\b|\bplease do not (?:reply|print)\b|"
    r"\bbefore printing\b|\bsent from my (?:i?phone|ipad|mobile|android)\b",
    re.IGNORECASE,
)
"""What stands below a mail about the mail itself."""
_STOP = re.compile(r"[.!?:][\"')\]]*\s+")
_REPLY = re.compile(r"\A(?:\s*(?:re|fwd?|aw|wg|tr|rv)\s*:)+\s*", re.IGNORECASE)
_FEWEST = 2
"""Header lines that make a head where nothing else says that a mail begins; further down in a text it takes one more."""


class Letter(Struct, frozen=True):
    """The lines of a mail: its own, and those of each mail in it with whether that is forwarded rather than answered."""

    own: list[str]
    inner: list[tuple[bool, list[str]]]


def documents(body: str, markup: Metadata, *, garbled: bool = False) -> list[Document]:
    """The texts in a body: its own, unless it only covers what it forwards, and each forwarded mail; never none.

    What is left out is noted with the first.
    """
    left: list[str] = []
    markup = _titled(markup, markup.title)
    found = list(_read(body.split("\n"), markup, left, _DEPTH))
    if not found:
        return [Document(text=body, markup=markup, garbled=garbled)]
    note = f"left out: {', '.join(dict.fromkeys(left))}" if left else ""
    return [
        Document(text=text, markup=said, garbled=garbled, notes=(note,) if note and not number else ())
        for number, (said, text) in enumerate(found)
    ]


def _read(lines: list[str], head: Metadata, left: list[str], depth: int) -> list[tuple[Metadata, str]]:
    """Each text with what its mail's head says, in reading order."""
    head, lines = _head(lines, head)
    letter = _parted(lines)
    own = _own("\n".join(letter.own), left)
    words = len(own.split())
    forwards = any(forwarded for forwarded, _ in letter.inner)
    told = words > (COVERING if forwards else _REMARK if letter.inner else 0)
    found = [(head, own)] if told else []
    if words and not told:
        left.append("a covering note")
    for forwarded, inner in letter.inner:
        if depth and (forwarded or not told):
            found += _read(inner, head, left, depth - 1)
        else:
            quoted = sum(1 for line in inner if line.strip())
            left.append(f"{counted(quoted, 'line')} quoted from an earlier mail")
    return found


def _parted(lines: Sequence[str]) -> Letter:
    """The lines of a mail parted into its own and those of the mails in it."""
    own: list[str] = []
    inner: list[tuple[bool, list[str]]] = []
    quoting = False
    for number, line in enumerate(lines):
        if mark := _QUOTED.match(line):
            if not quoting:
                own = _WROTE.sub("", "\n".join(own)).split("\n")
                inner.append((False, []))
            inner[-1][1].append(line[mark.end() :])
            quoting = True
            continue
        if _FORWARD.match(line) or len(_header(lines[number:])) > _FEWEST:
            inner.append((True, list(lines[number:])))
            break
        if line.strip():
            quoting = False
            own.append(line)
        elif not quoting:
            own.append(line)
    return Letter(own, [(forwarded or len(_header(block)) >= _FEWEST, block) for forwarded, block in inner])


def _head(lines: list[str], known: Metadata) -> tuple[Metadata, list[str]]:
    """What the head of a forwarded mail says, and the lines below it."""
    at = next((number for number, line in enumerate(lines) if line.strip() and not _FORWARD.match(line)), len(lines))
    fields = _header(lines[at:])
    if len(fields) < _FEWEST:
        return known, lines[at:]
    day = whole(fields.get("date") or fields.get("sent") or "")
    title = fields.get("subject", "") or known.title
    return _titled(Metadata(published=day or known.published), title), lines[at + _lines_of(lines[at:]) :]


def _header(lines: Sequence[str]) -> dict[str, str]:
    """The fields of the header lines that lines begin with, "From" among them; empty where there are none."""
    found: dict[str, str] = {}
    for line in lines[: _lines_of(lines)]:
        if field := _HEADER.match(line):
            found.setdefault(field["name"].lower(), field["value"].strip(" *"))
    return found if "from" in found else {}


def _lines_of(lines: Sequence[str]) -> int:
    """How many lines the header takes, indented ones that go on with a field included."""
    count = 0
    for line in lines:
        if not _HEADER.match(line) and not (count and line[:1] in " \t" and line.strip()):
            break
        count += 1
    return count


def _own(text: str, left: list[str]) -> str:
    """A mail's own words without the line that introduces a quote, its signature and what follows below about the mail itself."""
    marks = list(_SIGNED.finditer(text))
    if marks and len(text[marks[-1].end() :].split()) <= _SIGNATURE:
        left.append("a signature")
        text = text[: marks[-1].start()]
    paragraphs = re.split(r"\n[ \t]*\n", text.strip())
    while paragraphs and (footer := _FOOTER.search(paragraphs[-1])):
        left.append("a footer")
        # It may stand right below the text: what is cut begins with its sentence.
        *_, begins = (0, *(stop.end() for stop in _STOP.finditer(paragraphs[-1], 0, footer.start())))
        text = paragraphs.pop()[:begins].rstrip()
        if text:
            paragraphs.append(text)
    return "\n\n".join(paragraphs)


def _titled(markup: Metadata, subject: str) -> Metadata:
    """What a head says, its subject without the marks of answers and forwarding."""
    return Metadata(title=_REPLY.sub("", subject), published=markup.published)
