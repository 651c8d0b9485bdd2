"""Text from anywhere to text that a terminal can show unharmed; and its width, cut and padding counted in cells.

Nothing that passed `clean` can move the cursor, recolour, retitle or reorder what is on the screen, or hide words in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ELLIPSIS = "…"

# Most texts are not suspect: what mends them is compiled when the first one is met.
_ENDS = r"\r\n?|[\x0b\x0c\x85\u2028\u2029]"
# Whole escape sequences first, so that "ESC [ 31 m" leaves no "[31m" behind; an unfinished one loses only its first character.
_SEQUENCE = (
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]"  # CSI: colours, cursor
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n]{0,4096}(?:\x07|\x1b\\|\x9c)"  # OSC, DCS: titles
    r"|\x1b[ -/]{0,4}[0-Z\\^-~]"  # two-character sequences: reset, charset
)
_HIDDEN = (
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 controls but tab and line feed
    "\u00ad\u200b\u2060-\u2064\ufeff\u180e\u034f\u115f\u1160\u3164\uffa0"  # invisible: they split words without a trace
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidi marks, embeddings, overrides, isolates
    "\ufff9-\ufffb\U000e0000-\U000e0fff"  # annotation anchors, tag characters
    "]+"
)
# Two joiners in a row, or one without a letter or an emoji before it, join nothing.
_JOINERS = r"(?:(?<=[\u200c\u200d])|(?<![^\x00-\u00ff]))[\u200c\u200d]+"
_SURROGATE = "[\ud800-\udfff]"
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_HEAPED = rf"([{_MARKS}]{{4}})[{_MARKS}]+"
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    f"\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff{_MARKS}]"
)
_ACCENT = re.compile("[\u0300-\u036f]")
_BEYOND = re.compile("[^\x00-\x7f]+")
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("‘’ʻʼ", "'") | dict.fromkeys("‐‑", "-")
)  # fmt: skip
"""Small letters and signs that no decomposition takes apart, as a keyboard without them writes them."""
_BLANKS = re.compile(r"\s+")
_PARTED = re.compile(r"(\w+)-[^\S\n]*\n[\s>]*(\w+)")
_WIDE = frozenset("WF")
_ZERO = frozenset({"Mn", "Me", "Mc", "Cf", "Cc"})


def clean(text: str) -> str:
    """`text` without control characters, escape sequences, bidi controls and invisible characters; line ends are line feeds."""
    if not _SUSPECT.search(text):
        return text
    text = re.sub(_SEQUENCE, "", text)
    text = re.sub(_ENDS, "\n", text)
    text = re.sub(_HIDDEN, "", text)
    text = re.sub(_JOINERS, "", text)
    text = re.sub(_HEAPED, r"\1", text)
    return re.sub(_SURROGATE, "\ufffd", text)


def shown(text: str) -> str:
    """`text` for one line of a terminal: clean, and each run of blanks, tabs and line ends one space."""
    return _BLANKS.sub(" ", clean(text)).strip()


def folded(text: str) -> str:
    """`text` as it is searched: without capitals and accents ("Côte d’Ivoire" as "cote d'ivoire")."""
    small = text.casefold()
    return small if small.isascii() else _BEYOND.sub(lambda found: _unmarked(found.group()), small)


def unbroken(quote: str) -> Iterator[str]:
    """The words that line ends break, each with its hyphen and without: whoever searches may type either."""
    for head, tail in _PARTED.findall(quote) if "-" in quote else ():
        yield f"{head}-{tail}"
        yield head + tail


@lru_cache(maxsize=4096)
def _unmarked(letters: str) -> str:
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", letters))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


@lru_cache(maxsize=4096)
def _cell(char: str) -> int:
    if unicodedata.category(char) in _ZERO or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def _cells(text: str) -> list[int]:
    """The cells that each character adds: what is joined to an emoji adds none, a variation selector widens a narrow symbol."""
    out: list[int] = []
    before, base = "", 0
    for char in text:
        cells = _cell(char)
        if base and ((before == "\u200d" and char > "\u00ff") or (base == 2 and "\U0001f3fb" <= char <= "\U0001f3ff")):
            cells = 0
        elif char == "\ufe0f" and base == 1 and before > "\u00ff":
            cells, base = 1, 2
        elif cells:
            base = cells
        out.append(cells)
        before = char
    return out


def width(text: str) -> int:
    """How many terminal cells `text` takes: 2 for CJK and emoji, 0 for combining marks."""
    return len(text) if text.isascii() and text.isprintable() else sum(_cells(text))


def elide(text: str, cells: int) -> str:
    """`text` cut to at most `cells` cells, with an ellipsis where something was cut."""
    if cells <= 0:
        return ""
    if width(text) <= cells:
        return text
    taken = 0
    for at, each in enumerate(_cells(text)):
        taken += each
        if taken > cells - 1:
            return text[:at].rstrip() + ELLIPSIS
    return text


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """`text` cut or filled with spaces to exactly `cells` cells; `right` puts the spaces in front (numbers)."""
    cut = elide(text, cells)
    space = " " * (max(cells, 0) - width(cut))
    return space + cut if right else cut + space
