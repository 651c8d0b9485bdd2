"""Plain text and Markdown to documents: articles numbered in one file, front matter, or simply the whole text."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping

from tracker.ingest.document import Document, Metadata

_ARTICLE = re.compile(r"^[ \t]*Article (?:Number|No\.?)[ \t]*:[ \t]*(\d+)[ \t]*$\n?", re.MULTILINE | re.IGNORECASE)
_FRONT = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?\n)?(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_FRONT_LIMIT = 20_000
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\](?:\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)|\[[^\[\]\n]{0,100}\])")
_MARKS = (
    re.compile(r"\*\*(?=\S)([^*\n]{1,1000}?)(?<=\S)\*\*"),
    re.compile(r"\b__(?=\S)([^\n]{1,1000}?)(?<=\S)__\b"),
    re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=\S)\*(?![*\w])"),
    re.compile(r"(?<![_\w])_(?=[^\s_])([^_\n]{1,1000}?)(?<=\S)_(?![_\w])"),
)
"""Strong, then emphasised; their words stay."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "fulltext", "full_text", "readout", "transcript"),
    "title": ("title", "headline", "subject", "heading"),
    "date": ("date", "event_date", "eventdate", "date_of_event", "held"),
    "published": ("published", "publication_date", "date_published", "datepublished", "pubdate", "published_at", "released"),
    "issuer": ("issuer", "issued_by", "publisher", "government", "country"),
    "parties": ("parties", "participants", "countries"),
    "place": ("place", "location", "venue", "city"),
    "event": ("event", "event_type", "type", "kind"),
    "language": ("language", "lang"),
    "source": ("source", "url", "link", "source_url"),
}
"""The names under which front matter, JSON and CSV may give a field; the first is the one that the documentation shows."""


def read(text: str, *, markdown: bool = False) -> list[Document]:
    """The documents in `text` (line ends already line feeds): one, or one for each `Article Number:` line.

    Of `markdown` the words are kept, without the signs of emphasis and the addresses of links.
    """
    starts = list(_ARTICLE.finditer(text))
    if not starts or text[: starts[0].start()].strip():
        return [_single(text, markdown=markdown)]
    ends = [start.start() for start in starts[1:]] + [len(text)]
    return [
        Document(text=text[start.end() : end], name=f"article {start[1]}" if len(starts) > 1 else "")
        for start, end in zip(starts, ends, strict=True)
        if text[start.end() : end].strip()
    ]


def has_front_matter(text: str) -> bool:
    """Whether `text` begins with a block of `key: value` lines between rulers."""
    found = _FRONT.match(text, 0, _FRONT_LIMIT)
    return bool(found and (found[1] == "+++" or any(_PAIR.match(line) for line in (found[2] or "").split("\n"))))


def _single(text: str, *, markdown: bool) -> Document:
    if not has_front_matter(text):
        return Document(text=_unmarked(text) if markdown else text)
    found = _FRONT.match(text, 0, _FRONT_LIMIT)
    assert found is not None  # noqa: S101 - has_front_matter looked at the same match
    return Document(
        text=_unmarked(text[found.end() :]),
        markup=metadata(_toml(found[2] or "") if found[1] == "+++" else _yaml(found[2] or "")),
    )


def _unmarked(text: str) -> str:
    """Markdown's words without the marks within a line; what structures lines (headings, items) stays."""
    text = _LINK.sub(r"\1", text)
    for mark in _MARKS:
        text = mark.sub(r"\1", text)
    return text


def _toml(block: str) -> dict[str, object]:
    try:
        return tomllib.loads(block)
    except tomllib.TOMLDecodeError:
        return {}


def _yaml(block: str) -> dict[str, object]:
    """The plain part of YAML: `key: value`, `key: [a, b]` and a list of `- item` lines under a key."""
    out: dict[str, object] = {}
    items: list[str] | None = None
    for line in block.split("\n"):
        if (item := _ITEM.match(line)) and items is not None:
            items.append(_unquote(item[1]))
        elif pair := _PAIR.match(line):
            value = (pair[2] or "").strip()
            items = [] if not value else None
            out[pair[1]] = items if items is not None else _flow(value)
    return out


def _flow(value: str) -> str | list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [_unquote(part) for part in value[1:-1].split(",") if part.strip()]
    return _unquote(value)


def _unquote(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'" else value


def metadata(pairs: Mapping[str, object]) -> Metadata:
    """What named fields say, whatever the spelling of the names; dates that are none are left out."""
    known = {key.strip().lower().replace("-", "_").replace(" ", "_"): value for key, value in pairs.items()}

    def words(field: str) -> str:
        value = next((known[name] for name in FIELDS[field] if known.get(name) not in (None, "")), "")
        return ", ".join(str(part) for part in value) if isinstance(value, list) else str(value).strip()

    def day(field: str) -> dt.date | None:
        from tracker.ingest.dateline import whole  # here, because dateline reads plain text only and need not be loaded for it

        return whole(words(field))

    parties = tuple(part.strip() for part in re.split(r"[;,|]", words("parties")) if part.strip())
    return Metadata(
        title=words("title"), date=day("date"), published=day("published"), issuer=words("issuer"), parties=parties,
        place=words("place"), event=words("event"), language=words("language"), source=words("source"),
    )  # fmt: skip
