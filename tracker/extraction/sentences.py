"""Blocks to sentences, by a splitter that knows the abbreviations, initials and quotations of diplomatic English."""

from __future__ import annotations

import re

from tracker.extraction import initials
from tracker.extraction.document import Block, Sentence
from tracker.extraction.tables import word_set

_NO_BREAK = word_set("""
mr mrs ms dr prof st jr sr h.e hon rep sen gov gen lt col maj capt adm amb rev pres vs cf e.g
i.e approx jan feb mar apr jun jul aug sep sept oct nov dec p.r dept rs nrs mt ft""")
_NUMBERED = word_set("art arts no nos vol para paras fig sec eq")
"""Abbreviations only before a number ("Art. 5")."""
_MAYBE = re.compile(
    r"(?<![.!?])([.!?]++)[\"')\]]*(?P<note>\[\d+\]|\(\d{1,2}\)|[\u00b9\u00b2\u00b3*\u2020]|"
    r"(?:(?<=[a-z]\.)|(?<= 20\d\d\.))\d{1,2}|(?<=[\"'])\d{1,2})?"
    r"(?:\s+|(?:(?<=[a-z]{3}\.)|(?<= 20\d\d\.))(?=[A-Z][a-z]+\s))(?:[\u2013\u2014]\s+)?(?=[\"'(\[]*[A-Z0-9])"
)
"""The end of a sentence with the mark of its footnote, and what parts it from the next."""
_DEEPEST = 5
"""No list of a readout is nested deeper."""
_LONGEST = 4000
_LAST_WORD = re.compile(r"[\w.'-]*$")
_AFTER_COUNTRY = re.compile(
    r"[\"'(]*(?:The|A|An|In|On|At|He|She|It|They|We|I|This|These|Both|As|For|With|Following|During|President|Prime)\b"
)
_DOTTED = word_set("u.s u.k u.n e.u u.a.e d.c inc ltd co corp etc mln bln a.m p.m")
"""Abbreviations that may end a sentence: they do where a new one plainly begins."""
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}[A-Z]")
"""The initials of a name ("K.P. Rao"), or of a country or a court, which may end a sentence like an abbreviation."""


def sentences(text: str, blocks: list[Block]) -> list[Sentence]:
    """The sentences of all blocks in reading order; a bullet's sentences carry the last sentence of its stem."""
    out: list[Sentence] = []
    last: dict[int, tuple[int, int]] = {}
    labels: dict[int, tuple[int, int]] = {}
    for number, block in enumerate(blocks):
        stem = last.get(block.stem) if block.stem is not None else None
        above = last.get(_root(blocks, block.stem)) if block.stem is not None else None
        label = labels.get(block.stem) if block.stem is not None else None
        if block.kind == "heading" and block.stem is not None:
            labels[block.stem] = (block.start, block.end)
        marks, at = 0, block.start
        for start, end in _split(text, block.start, block.end):
            marks, at = marks + text.count('"', at, start), start
            quoted = text.startswith('"', start) or marks % 2 == 1
            out.append(Sentence(start, end, number, block.kind, stem, above, label, quoted))
            last[number] = (start, end)
    return out


def _root(blocks: list[Block], stem: int) -> int:
    """The uppermost stem above an item, headings left aside."""
    for _ in range(_DEEPEST):
        upper = blocks[stem].stem
        if upper is None or blocks[upper].kind == "heading":
            break
        stem = upper
    return stem


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a block: cut at each mark that ends one, its footnote left out."""
    spans: list[tuple[int, int]] = []
    at = start
    for mark in _MAYBE.finditer(text, start, end):
        if mark.group(1).startswith(".") and not _ends(text, at, mark):
            continue
        stop = mark.start("note") if mark["note"] else mark.end()
        while text[stop - 1] in "\u2013\u2014" or text[stop - 1].isspace():
            stop -= 1
        spans.append((at, stop))
        at = mark.end()
    if at < end:
        spans.append((at, end))
    return [piece for span in spans for piece in _bounded(text, *span)]


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence longer than any real one, cut at blanks: what is quadratic in a sentence stays bounded."""
    out: list[tuple[int, int]] = []
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        out.append((start, cut))
        start = cut + 1 if text[cut] == " " else cut
    return [*out, (start, end)] if start < end else out


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence, and is not that of an abbreviation, an initial or a number."""
    found = _LAST_WORD.search(text, max(start, mark.start() - 30), mark.start())
    word = found.group().lower().rsplit("-", 1)[-1] if found else ""
    if word in _DOTTED or (found and _INITIALS.fullmatch(found.group())):
        return bool(_AFTER_COUNTRY.match(text, mark.end()))
    if word in _NO_BREAK or (word in _NUMBERED and (mark["note"] or text[mark.end() : mark.end() + 1].isdigit())):
        return False
    letter = len(word) == 1 and word.isalpha() and text[mark.start() - 1].isupper()
    return not letter or initials.ends(text, start, mark.start() - 1, mark.end())
