"""A text copied from printed pages to what the pages put into it: words broken at line ends, running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from tracker.extraction.hyphens import hyphenated, keeps

Change = tuple[int, int, str]
"""What to put in place of a stretch of the text."""
_BROKEN = re.compile(r"(?<![\w-])(?P<head>[A-Za-zÀ-ÿ]*[A-Za-zÀ-ÿ]{2})-[ ]*\r?\n[ >]*(?P<tail>[A-Za-zÀ-ÿ]+)")
_SUSPENDED = ("and", "or", "to", "nor", "but")
"""What follows a hyphen that stands for a part said later ("short- and long-term")."""
_LINE = re.compile(r"^[^\S\n]*\S[^\r\n]*", re.MULTILINE)
_NUMBER = re.compile(r"[ ]*\d{1,4}[ ]*$")
_NUMBERED = re.compile(
    r"[ ]*(?:(?:\S.{0,90}?(?:[ ]{2,}|[ ]*\|[ ]*))?page[ ]+\d{1,4}(?:[ ]*(?:of|/)[ ]*\d{1,4})?|"
    r"[-\u2013\u2014][ ]?\d{1,4}[ ]?[-\u2013\u2014])[ ]*$|"
    r"[ ]*page[ ]+\d{1,4}[ ]+of[ ]+\d{1,4}[ ]{2,}\S.{0,90}$",
    re.IGNORECASE,
)
"""A line that says which page it stands on."""
_SET_APART = re.compile(r"[ ]*(?:\S.{0,90}?[ ]{3,}\d{1,4}|\d{1,4}[ ]{3,}\S.{0,90})[ ]*$")
"""A running head with a number at the other end of the line."""
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
        if tail[0].islower():
            return "-" if keeps(head, tail, self._hyphenated) else ""
        # Capitals break too, and names are joined by hyphens: only a word that the text has elsewhere is sure.
        return "" if (head + tail).isupper() and (head + tail).lower() in self._whole else None


def _broken(text: str, words: _Words) -> Iterator[Change]:
    """The breaks within words: a line that ends in a hyphen, and the next that goes on with the word."""
    for found in _BROKEN.finditer(text):
        if (plain := words.between(found["head"], found["tail"])) is not None:
            yield found.end("head"), found.start("tail"), plain


def _furniture(text: str, words: _Words) -> Iterator[Change]:
    """The running heads and page numbers: those that say that they are, and any that interrupt a sentence."""
    lines = [line.span() for line in _LINE.finditer(text)]
    short = [text[start:end] for start, end in lines if end - start <= _LONGEST]
    if not any(_is_marked(line) or _NUMBER.match(line) or _SET_APART.match(line) for line in short):
        return
    seen = Counter(map(_key, short))
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and stop - at < _MOST and _is_apart(text, lines, stop) and _is_furniture(text, lines[stop], seen):
            stop += 1
        if stop == at:
            at += 1
            continue
        if at and stop < len(lines) and _goes_on(text, lines[at - 1], lines[stop]):
            yield _across(text, lines[at - 1], lines[stop], words)
        else:
            yield from ((start, end, "") for start, end in lines[at:stop] if _is_marked(text[start:end]))
        at = stop


def _is_marked(line: str) -> bool:
    return len(line) <= _LONGEST and _NUMBERED.match(line) is not None


def _is_furniture(text: str, line: tuple[int, int], seen: Counter[str]) -> bool:
    """Whether a line may be a running head or a page number."""
    words = text[slice(*line)]
    if len(words) > _LONGEST:
        return False
    if _is_marked(words) or _NUMBER.match(words) or _SET_APART.match(words):
        return True
    return seen[_key(words)] > 1 and not _STOPPED.search(words)


def _is_apart(text: str, lines: list[tuple[int, int]], at: int) -> bool:
    """Whether an empty line parts a line from the text above or below it, or it says itself that it is no text."""
    start, end = lines[at]
    below = lines[at + 1][0] if at + 1 < len(lines) else len(text)
    gaps = (text[lines[at - 1][1] if at else 0 : start], text[end:below])
    return any(gap.count("\n") > 1 for gap in gaps) or _is_marked(text[start:end])


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
