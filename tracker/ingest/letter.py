"""The body of a mail to what it says itself and what it forwards; quoted mails, signatures and footers are left out, and told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from tracker.clean import elide, shown
from tracker.ingest.covering import binds, covers
from tracker.ingest.dateline import whole
from tracker.ingest.document import Document, Metadata
from tracker.wording import counted

_REMARK = 8
"""So few words before an earlier mail are no text of their own ("For your information.")."""
_SIGNATURE = 80
"""Words that a signature has at most: two dashes may also part the sections of a text."""
_EARLIER = "quoted from an earlier mail"
_SHOWN = 60
"""Characters of a covering note that the account shows."""
_DEPTH = 8
"""Mails forwarded within forwarded mails are followed so far."""
_QUOTED = re.compile(r"> ?(?!From [^:]*$)")
_HEADER = re.compile(r"[ \t]*\*?(?P<name>From|Date|Sent|To|Cc|Bcc|Subject|Reply-To)[ \t]*:\*?[ \t]*(?P<value>.*)$", re.IGNORECASE)
_FORWARD = re.compile(
    r"[ \t]*(?:-{2,}[ ]?(?:Forwarded message|Original Message|Forwarded by .{1,80}?)[ ]?-{2,}|Begin forwarded message:)[ \t]*$",
    re.IGNORECASE,
)
_WROTE = re.compile(r"On\s[^\n]{3,150}(?:\n[^\n]{1,100})?\swrote:\s*\Z")
_SAID = re.compile(
    r"\b(?:said|says|stated|declared|announced|added|stressed|underlined|reaffirmed|confirmed|pledged|promised|agreed|decided|reads?|"
    r"follows|following)\b[^\n]{0,80}:\s*\Z",
    re.IGNORECASE,
)
"""What introduces the words of those who talk ..."""
_MAILED = re.compile(r"@|\b(?:I|me|my|you|your|e?-?mails?|messages?|wrote|below)\b")
"""... and what an earlier mail."""
_RULER = re.compile(r"[ \t]*(?:[_-]{8,}[ \t]*)?$")
"""What may stand right above the head of an earlier mail: empty lines, and the line that some programs draw."""
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
_REPLY = re.compile(r"\A(?:\s*(?:re|fwd?|aw|wg|tr|rv|sv|antw|r|rif|res)\s*:)+\s*", re.IGNORECASE)
_ANSWER = re.compile(r"\s*(?:re|aw|sv|antw|r|rif|res)\s*:", re.IGNORECASE)
"""The subject of a mail that answers another: what stands below it is quoted, unless it is said to be forwarded."""
_ORIGINAL = re.compile(r"[ \t]*-{2,}[ ]?Original Message", re.IGNORECASE)
"""A mark of answers and forwards alike."""
_FEWEST = 2
"""Header lines that make a head where nothing else says that a mail begins; further down in a text it takes one more."""


class Letter(Struct, frozen=True):
    """The lines of a mail: its own, and those of each mail in it with whether that is forwarded rather than answered."""

    own: list[str]
    inner: list[tuple[bool, list[str]]]


class Body(Struct, frozen=True):
    """The texts in the body of a mail, and what was left out of it in words, "" if nothing was."""

    texts: list[Document]
    left_out: str


def read(body: str, markup: Metadata, *, garbled: bool = False, attached: bool = False) -> Body:
    """The texts in a body: its own, unless it only covers what it sends on, and each forwarded mail.

    There is none only where others are attached, which it may cover too.
    """
    left: Counter[str] = Counter()
    found = list(_read(body.split("\n"), markup, left, _DEPTH, answers=bool(_ANSWER.match(markup.title))))
    if not found and body.strip() and not left:
        found = [(markup, body)]
    if attached:
        left.update(_covering(text) for _, text in found if covers(text))
        found = [(said, text) for said, text in found if not covers(text)]
    elif not found:
        return Body([Document(text=body, markup=_titled(markup, markup.title), garbled=garbled)], "")
    texts = [Document(text=text, markup=_titled(said, said.title), garbled=garbled) for said, text in found]
    return Body(texts, f"left out: {', '.join(_counted(left))}" if left else "")


def _counted(left: Counter[str]) -> list[str]:
    """What was left out, each kind once, the lines of earlier mails with their number."""
    return [f"{counted(number, 'line')} {what}" if what == _EARLIER else what for what, number in left.items()]


def _covering(note: str) -> str:
    return f'a covering note ("{elide(shown(note), _SHOWN)}")'


def _read(
    lines: list[str], head: Metadata, left: Counter[str], depth: int, *, answers: bool = False
) -> list[tuple[Metadata, str]]:
    """Each text with what its mail's head says, in reading order; `answers` says that the mail does, where it has no head."""
    above = head
    head, lines = _head(lines, head)
    letter = _parted(lines, answers=bool(_ANSWER.match(head.title)) if head is not above else answers)
    own = _own("\n".join(letter.own), left)
    words = len(own.split())
    forwards = any(forwarded for forwarded, _ in letter.inner)
    told = bool(words) and (not letter.inner or (words > _REMARK and not forwards) or not covers(own))
    found = [(head, own)] if told else []
    if words and not told:
        left[_covering(own)] += 1
    for forwarded, inner in letter.inner:
        if depth and (forwarded or not told):
            found += _read(inner, head, left, depth - 1)
        else:
            left[_EARLIER] += sum(1 for line in inner if line.strip())
    return found


def _parted(lines: Sequence[str], *, answers: bool) -> Letter:
    """The lines of a mail parted into its own and those of the mails in it; below one that `answers` stands what it answers."""
    own: list[str] = []
    inner: list[tuple[bool, list[str]]] = []
    quoting = citing = False
    for number, line in enumerate(lines):
        if mark := _QUOTED.match(line):
            if not quoting:
                above = "\n".join(own[-2:])
                citing = bool(_SAID.search(above)) and not _MAILED.search(above)
                if not citing:
                    own = _WROTE.sub("", "\n".join(own)).split("\n")
                    inner.append((False, []))
            (own if citing else inner[-1][1]).append(line[mark.end() :])
            quoting = True
            continue
        said = _FORWARD.match(line)
        if said or len(_header(lines[number:])) > _FEWEST:
            while own and _RULER.match(own[-1]):
                own.pop()
            inner.append((not answers or bool(said and not _ORIGINAL.match(line)), list(lines[number:])))
            break
        if line.strip():
            quoting = False
            own.append(line)
        elif not quoting or citing:
            own.append(line)
    return Letter(own, [(forwarded or (not answers and len(_header(block)) >= _FEWEST), block) for forwarded, block in inner])


def _head(lines: list[str], known: Metadata) -> tuple[Metadata, list[str]]:
    """What the head of a forwarded mail says, and the lines below it."""
    at = next((number for number, line in enumerate(lines) if line.strip() and not _FORWARD.match(line)), len(lines))
    fields = _header(lines[at:])
    if len(fields) < _FEWEST:
        return known, lines[at:]
    day = whole(fields.get("date") or fields.get("sent") or "")
    title = fields.get("subject", "") or known.title
    return Metadata(title=title, published=day or known.published), lines[at + _lines_of(lines[at:]) :]


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


def _own(text: str, left: Counter[str]) -> str:
    """A mail's own words without the line that introduces a quote, its signature and what follows below about the mail itself.

    What names somebody and binds them is neither, whatever it looks like.
    """
    marks = list(_SIGNED.finditer(text))
    if marks and _is_signature(text[marks[-1].end() :]):
        left["a signature"] += 1
        text = text[: marks[-1].start()]
    paragraphs = re.split(r"\n[ \t]*\n", text.strip())
    while paragraphs and (footer := _FOOTER.search(paragraphs[-1])):
        # It may stand right below the text: what is cut begins with its sentence.
        *_, begins = (0, *(stop.end() for stop in _STOP.finditer(paragraphs[-1], 0, footer.start())))
        below = paragraphs[-1][begins:]
        if binds(below):
            below, _, rest = below.partition("\n")
            if binds(below):
                break
        else:
            rest = ""
        left["a footer"] += 1
        text = "\n".join(part for part in (paragraphs.pop()[:begins].rstrip(), rest) if part.strip())
        if text:
            paragraphs.append(text)
    return "\n\n".join(paragraphs)


def _is_signature(below: str) -> bool:
    return len(below.split()) <= _SIGNATURE and not binds(below)


def _titled(markup: Metadata, subject: str) -> Metadata:
    """What a head says, its subject without the marks of answers and forwarding."""
    return Metadata(title=_REPLY.sub("", subject), published=markup.published)
