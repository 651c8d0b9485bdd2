"""What the readers hand to `meta`: a text with whatever its format says about it; and the limits that every reader keeps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from tracker.clean import elide, shown
from tracker.errors import UnreadableDocument, installing
from tracker.wording import counted

MAX_BYTES = 64_000_000
"""A single document larger than this is refused before it is read."""
MAX_TEXT = 5_000_000
"""Characters of text in one document; the longest treaty texts have about one million."""
MAX_SECONDS = 60
"""A reader gives up on a document after this long."""


class Metadata(Struct, frozen=True, kw_only=True):
    """What is known of a readout beside its text: by flags, front matter, columns or markup. Empty means not said."""

    title: str = ""
    date: dt.date | None = None
    published: dt.date | None = None
    issuer: str = ""
    parties: tuple[str, ...] = ()
    place: str = ""
    event: str = ""
    language: str = ""
    source: str = ""


class Document(Struct, frozen=True, kw_only=True):
    """One text as its format gives it, before dates, parties and language are looked for in it."""

    text: str
    markup: Metadata = Metadata()
    name: str = ""
    """Where in its file it stood (a member of an archive, a row), "" if the file holds one document."""
    garbled: bool = False
    """Whether the character set was a guess, or characters had to be replaced."""
    notes: tuple[str, ...] = ()
    """What whoever imports it should know of how it was read: what was left out."""
    failure: UnreadableDocument | None = None
    """Why there is no text, where the rest of the file is sound: an attachment that cannot be read."""


def unreadable(name: str, cause: str, hint: str = "") -> UnreadableDocument:
    """The error for a document that cannot be taken in: one line, safe for a terminal, naming file and cause."""
    return UnreadableDocument(f"{elide(shown(name), 200) or 'input'}: {elide(shown(cause), 300)}", hint)


def unread(tables: int) -> str:
    """The remark on tables whose columns do not say who does what, or of which only the cells came over."""
    return f"{counted(tables, 'table')} read cell by cell: no column says what is done, and by whom or when"


def megabytes(size: int) -> str:
    """A number of bytes in the words of an error ("200 MB", "0.1 MB")."""
    return f"{size / 1_000_000:,.{0 if size >= 1_000_000 else 1}f} MB"


@contextmanager
def needs(extra: str, name: str) -> Iterator[None]:
    """Turns a missing optional library into the words that install it."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise unreadable(name, f"{extra.upper()} cannot be read, {error.name} is missing", installing(extra)) from error
