"""A Word file to its paragraphs, list items and table rows as lines, by zipfile and expat alone."""

from __future__ import annotations

import io
import re
from xml.parsers import expat

from tracker.errors import UnreadableDocument
from tracker.ingest.archive import office_kind, open_zip, unpack
from tracker.ingest.document import MAX_TEXT, Document, Metadata, unreadable

_BODY = "word/document.xml"
_WORD_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_SKIPPED = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText"})
"""Elements whose text is not read: second renderings, what was deleted under tracked changes, field codes."""
_OF_TABLES = frozenset({"tbl", "tr", "tc", "gridSpan", "vMerge"})
_DEPTH = 500
_WIDEST = 60
"""A cell takes no more columns than this."""
_BLANKS = re.compile(r"[ \t\u00a0]+")


def read(data: bytes, name: str) -> list[Document]:
    """The document in a Word file; raises UnreadableDocument for other office files, damage, entity declarations and bombs."""
    with open_zip(io.BytesIO(data), name) as archive:
        kind = office_kind(archive)
        if kind != "docx":
            what, hint = (
                (f"{kind} cannot be read", "save it as .docx or PDF") if kind else ("an archive, not a document", "import it")
            )
            raise unreadable(name, what, hint)
        body = unpack(archive, archive.getinfo(_BODY), name)
    if isinstance(body, UnreadableDocument):
        raise body
    reader = _Reader(name)
    lines, title = reader.read(body)
    return [Document(text="\n".join(lines), markup=Metadata(title=title))]


class _Reader:
    """Collects lines while expat walks through the body; holds no tree."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lines: list[str] = []
        self._words: list[str] = []
        self._rows: list[list[list[str]]] = []
        """The rows that are open, one inside a cell of the other: the paragraphs of each cell, [] for a blank one."""
        self._above: dict[int, list[str]] = {}
        """The last row of the table at each depth."""
        self._columns, self._goes_on = 1, False
        self._open: list[str] = []
        self._skipping = 0
        self._in_text = False
        self._bullet = False
        self._titled = False
        self._title = ""
        self._size = 0

    def read(self, body: bytes) -> tuple[list[str], str]:
        """The lines of the text and what is set in the style Title."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.buffer_text = True
        try:
            parser.Parse(body, True)
        except expat.ExpatError as error:
            raise unreadable(self._name, f"a damaged Word file ({error})", "open it in Word and save it again") from error
        return self._lines, self._title

    def _refuse(self, *_: object) -> None:
        raise unreadable(self._name, "a Word file that declares entities, as no honest one does")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(" ")[2]
        self._open.append(local)
        if len(self._open) > _DEPTH:
            raise unreadable(self._name, "nested too deeply")
        if self._skipping or local in _SKIPPED:
            self._skipping += 1
            return
        if local == "p":
            self._bullet = self._titled = False
        elif local == "t":
            self._in_text = True
        elif local in _OF_TABLES:
            self._start_of_table(local, _value(attributes))
        elif local in {"tab", "br", "cr"} and self._open[-2:-1] == ["r"]:
            self._words.append(" ")
        elif local == "noBreakHyphen":
            self._words.append("-")
        elif local == "numPr":
            self._bullet = True
        elif local == "pStyle":
            self._titled = _value(attributes) == "Title"

    def _start_of_table(self, local: str, said: str) -> None:
        """A table, row or cell begins, or a cell says how far it reaches."""
        if local == "tbl":
            self._above.pop(len(self._rows), None)
        elif local == "tr":
            self._rows.append([])
        elif local == "tc" and self._rows:
            self._rows[-1].append([])
            self._columns, self._goes_on = 1, False
        elif local == "gridSpan":
            self._columns = min(int(said), _WIDEST) if said.isdecimal() else 1
        elif local == "vMerge":
            self._goes_on = said != "restart"

    def _end(self, tag: str) -> None:
        local = self._open.pop()
        if self._skipping:
            self._skipping -= 1
        elif local == "t":
            self._in_text = False
        elif local == "p":
            self._paragraph()
        elif local == "tc" and self._rows and self._rows[-1]:
            self._cell(self._rows[-1])
        elif local == "tr" and self._rows:
            self._row([_joined(cell) for cell in self._rows.pop()])

    def _cell(self, row: list[list[str]]) -> None:
        """The end of a cell: one merged with that above says the same, one over several columns is followed by blanks."""
        above = self._above.get(len(self._rows) - 1, [])
        if self._goes_on and len(row) <= len(above):
            row[-1] = [above[len(row) - 1]]
        row += [[] for _ in range(self._columns - 1)]
        self._columns, self._goes_on = 1, False

    def _row(self, cells: list[str]) -> None:
        """A line for a row; bars at both ends where a blank cell would else be lost."""
        self._above[len(self._rows)] = cells
        line = " | ".join(cells)
        if any(cells):
            self._line(line if all(cells) else " ".join(f"| {line} |".split()))

    def _paragraph(self) -> None:
        line = _BLANKS.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if self._titled and not self._title:
            self._title = line
        self._line(f"- {line}" if self._bullet and line else line)

    def _line(self, line: str) -> None:
        """A line of the text, or a part of the table's cell that is open."""
        if not line:
            return
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(line)
        else:
            self._lines.append(line)

    def _characters(self, words: str) -> None:
        if self._in_text and not self._skipping:
            self._size += len(words)
            if self._size > MAX_TEXT:
                raise unreadable(self._name, f"longer than {MAX_TEXT:,} characters", "split it")
            self._words.append(words)


def _joined(paragraphs: list[str]) -> str:
    """The paragraphs of a cell in one line, each apart from the next."""
    ended = [line if line.endswith((".", ";", ":", ",", "!", "?")) else f"{line};" for line in paragraphs[:-1]]
    return " ".join([*ended, *paragraphs[-1:]])


def _value(attributes: dict[str, str]) -> str:
    return next((attributes[key] for key in (f"{space} val" for space in _WORD_SPACES) if key in attributes), "")
