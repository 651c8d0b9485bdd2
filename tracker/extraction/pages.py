"""A text copied from printed pages to what the pages put into it: words broken at line ends, running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from tracker.extraction.hyphens import hyphenated, keeps

Change = tuple[int, int, str]
"""What to put in place of a stretch of the text."""
_BROKEN = re.compile(
    r"(?<![\w-])(?P<head>(?:[A-Za-zÀ-ÿ]+-){0,4}[A-Za-zÀ-ÿ]*[A-Za-zÀ-ÿ]{2}|\d[\d.,]*)-[ ]*\r?\n[ >]*"
    r"(?P<tail>[A-Za-zÀ-ÿ]+|\d+(?![\d.,]*[.)][ ]))"
)
_SUSPENDED = ("and", "or", "to", "nor", "but")
"""What follows a hyphen that stands for a part said later ("short- and long-term")."""
_LINE = re.compile(r"^[^\S\n]*\S[^\r\n]*", re.MULTILINE)
_NUMBER = re.compile(r"[ ]*(?P<page>\d{1,4})[ ]*$")
_YEARS = range(1900, 2100)
"""Numbers that are no pages."""
_NUMBERED = re.compile(
    r"[ ]*(?:(?:\S.{0,90}?(?:[ ]{2,}|[ ]*\|[ ]*))?page[ ]+\d{1,4}(?:[ ]*(?:of|/)[ ]*\d{1,4})?|"
    r"[-\u2013\u2014][ ]?\d{1,4}[ ]?[-\u2013\u2014])[ ]*$|"
    r"[ ]*page[ ]+\d{1,4}[ ]+of[ ]+\d{1,4}[ ]{2,}\S.{0,90}$",
    re.IGNORECASE,
)
"""A line that says which page it stands on."""
_SET_APART = re.compile(r"[ ]*(?:\S.{0,90}?[ ]{3,}(?P<last>\d{1,4})|(?P<first>\d{1,4})[ ]{3,}\S.{0,90})[ ]*$")
"""A running head with a number at the other end of the line."""
_TOLD = re.compile(r"\bpage[ ]+(?P<page>\d{1,4})|(?P<alone>\d{1,4})", re.IGNORECASE)
_NONE = -9
"""No page has this number, nor one beside it."""
_LONGEST = 160
"""No line of furniture is longer, its blanks included."""
_MOST = 3
"""Lines of furniture that a page ends and the next begins with."""
_STOPPED = re.compile(r"[.!?:;][\"')\]]*[ ]*$")
_AWAITS = re.compile(
    r"(?:\b(?:and|or|of|the|an?|to|in|on|for|with|by|at|from|its|their|that|which|as|between|than|into|under)|,)[ ]*$"
)
"""How a line ends that another must follow."""


def torn(text: str) -> list[Change]:
    """What stands in the way of reading on, in order: breaks within words, and furniture, which leaves a line end at most."""
    words = _Words(text)
    found = [*_furniture(text, words)]
    over = {start for start, _, _ in found}
    return sorted([*found, *(change for change in _broken(text, words) if change[0] not in over)])


def mended(text: str) -> str:
    """The text without what the pages put into it."""
    out, at = [], 0
    for start, end, plain in torn(text):
        out += [text[at:start], plain]
        at = end
    return "".join([*out, text[at:]])


class _Words:
    """The words of a text, looked up only where one of them is broken."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _hyphenated(self) -> frozenset[str]:
        return hyphenated(self._text)

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(re.findall(r"[a-zà-ÿ]+", self._text.lower()))

    def between(self, head: str, tail: str) -> str | None:
        """What belongs between the halves of a broken word: nothing, or its own hyphen; None where they are no halves."""
        if tail in _SUSPENDED:
            return None
        if head[0].isdigit() or tail[0].isdigit():
            return "-"
        if tail[0].islower():
            if keeps(head, tail, self._hyphenated):
                return "-"
            # In a longer compound any part may be broken, or none: only a word that the text has elsewhere is sure.
            return "" if "-" not in head or self._is_word(head.rpartition("-")[2] + tail) else None
        if not (head + tail).isupper():
            return "-"
        # Capitals break too, and names in capitals are joined by hyphens: here as well only a word from elsewhere is sure.
        return "" if self._is_word(head + tail) else None

    def _is_word(self, word: str) -> bool:
        return word.lower() in self._whole


def _broken(text: str, words: _Words) -> Iterator[Change]:
    """The breaks within words: a line that ends in a hyphen, and the next that goes on with the word."""
    for found in _BROKEN.finditer(text):
        if (plain := words.between(found["head"], found["tail"])) is not None:
            yield found.end("head"), found.start("tail"), plain


class _Lines:
    """The lines of a text that are not blank, and which of them the page put there."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.spans = [line.span() for line in _LINE.finditer(text)]
        self._short = [text[start:end] if end - start <= _LONGEST else "" for start, end in self.spans]
        self._seen = Counter(_key(line) for line in self._short if line)
        self._pages = [_page(line) for line in self._short]

    def __len__(self) -> int:
        return len(self.spans)

    @property
    def tell(self) -> bool:
        """Whether any line may be a running head with a number, or a page number."""
        return any(page is not None for page in self._pages)

    def is_furniture(self, at: int) -> bool:
        """Whether a line may be a running head or a page number, and stands apart from the text or can be nothing else."""
        line = self._short[at]
        if not line or not (self._pages[at] is not None or (self._comes_again(at) and not _STOPPED.search(line))):
            return False
        return self._is_apart(at) or self.is_sure(at) or self._beside_sure(at)

    def is_sure(self, at: int) -> bool:
        """Whether a line says that it is a page's, or comes again with another number at its other end."""
        line = self._short[at]
        return _is_marked(line) or (
            _SET_APART.match(line) is not None and self._pages[at] not in _YEARS and self._comes_again(at)
        )

    def _comes_again(self, at: int) -> bool:
        """Whether the same words, figures aside, stand on another line too."""
        return not self._short[at].strip().isdigit() and self._seen[_key(self._short[at])] > 1

    def _is_apart(self, at: int) -> bool:
        """Whether an empty line parts a line from the text above or below it."""
        start, end = self.spans[at]
        below = self.spans[at + 1][0] if at + 1 < len(self) else len(self._text)
        gaps = (self._text[self.spans[at - 1][1] if at else 0 : start], self._text[end:below])
        return any(gap.count("\n") > 1 for gap in gaps)

    def _beside_sure(self, at: int) -> bool:
        """Whether a line is the next page number, or a head that comes again right above or below a page's line."""
        if _NUMBER.match(self._short[at]):
            return self._is_counted(at)
        beside = [near for near in (at - 1, at + 1) if 0 <= near < len(self)]
        return any(self.is_sure(near) or (_NUMBER.match(self._short[near]) and self._is_counted(near)) for near in beside)

    def _is_counted(self, at: int) -> bool:
        """Whether a number alone on its line goes on with those of the pages above or is gone on with by those below."""
        above, below = self._neighbours
        return self._pages[at] in {above[at] + 1, below[at] - 1}

    @cached_property
    def _neighbours(self) -> tuple[list[int], list[int]]:
        """For each line the last page number above it and the first one below it, far off where there is none."""
        return _carried(self._pages), _carried(self._pages[::-1])[::-1]


def _carried(pages: Sequence[int | None]) -> list[int]:
    """The last number before each place."""
    last, out = _NONE, []
    for page in pages:
        out.append(last)
        last = last if page is None else page
    return out


def _page(line: str) -> int | None:
    """The number of the page that a line may tell, None for a line of text."""
    if not line:
        return None
    if _is_marked(line):
        told = _TOLD.search(line)
        return int(told["page"] or told["alone"]) if told else None
    if number := _NUMBER.match(line):
        return page if (page := int(number["page"])) not in _YEARS else None
    apart = _SET_APART.match(line)
    return int(apart["last"] or apart["first"]) if apart else None


def _furniture(text: str, words: _Words) -> Iterator[Change]:
    """The running heads and page numbers: those that say that they are, and any that interrupt a sentence."""
    lines = _Lines(text)
    if not lines.tell:
        return
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and stop - at < _MOST and lines.is_furniture(stop):
            stop += 1
        if stop == at:
            at += 1
            continue
        if at and stop < len(lines) and _goes_on(text, lines.spans[at - 1], lines.spans[stop]):
            yield _across(text, lines.spans[at - 1], lines.spans[stop], words)
        else:
            yield from ((*lines.spans[number], "") for number in range(at, stop) if lines.is_sure(number))
        at = stop


def _is_marked(line: str) -> bool:
    return len(line) <= _LONGEST and _NUMBERED.match(line) is not None


def _goes_on(text: str, above: tuple[int, int], below: tuple[int, int]) -> bool:
    """Whether the sentence above is not at its end and the line below takes it up."""
    line = text[slice(*above)]
    if _STOPPED.search(line):
        return False
    first = text[slice(*below)].lstrip(" >")[:1]
    return first.islower() or (bool(_AWAITS.search(line)) and first.isalnum())


def _across(text: str, above: tuple[int, int], below: tuple[int, int], words: _Words) -> Change:
    """From the end of one line to the beginning of a later one; a word broken there is closed, else a line end stays."""
    line, rest = text[slice(*above)].rstrip(), text[slice(*below)].lstrip(" >")
    start, end = above[0] + len(line), below[1] - len(rest)
    found = _BROKEN.search(f"{line}\n{rest}", max(len(line) - 40, 0)) if line.endswith("-") else None
    plain = words.between(found["head"], found["tail"]) if found else None
    return (start, end, "\n") if plain is None else (start - 1, end, plain)


def _key(line: str) -> str:
    return " ".join(re.sub(r"\d+", "#", line.casefold()).split())
