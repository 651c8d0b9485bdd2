"""Plain text to blocks: title, dateline, heading, paragraph, and bullets or bare items that know the stem they complete."""

from __future__ import annotations

import re

from msgspec.structs import replace

from tracker.extraction import datelines
from tracker.extraction.document import Block, BlockKind
from tracker.extraction.lines import BULLET, INLINE, whole_lines
from tracker.extraction.months import MONTHS
from tracker.extraction.verbs import FUTURE, lexicon

_MARK = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[\u2022\u25cf*-]")
NOTES = "Action|ACTION|Follow-up|Next step|To do|Decision"
"""What minutes write before what somebody is to do."""
_VERB = re.compile(
    r"\b(?:will|shall|agree[sd]?|commit(?:s|ted)|intends?|pledge[sd]?|undertakes?|reaffirm(?:s|ed)|decided)\s+[a-z]|"
    rf"(?:{NOTES})(?:\s(?:item|point))?(?:\s\d{{1,2}})?:\s[A-Z]"
)
_CUES = re.compile(r"\b(?:will|shall|would|to|that|following|includ(?:e|es|ing)|[a-z]+ed)\b")
_PLAIN_NEXT = re.compile(r"\s+[a-z]")
_TAG = re.compile(r"<[^<>\n]{1,40}>")
_STEM_END = re.compile(
    r"(?:[:\u2013\u2014]|\bfollowing;|\bfollowing\s+[a-z]+\.?|"
    r"\b(?:to|on|that|will|include|including|following|the\s+\w+,))[ ]*$"
)
_FULL_STOP = re.compile(r"[.!?][\"')\]]*[ ]*$")
_ITEM_END = re.compile(r"(?:;|;\s*and|,\s*and|;\s*or)[ ]*$")
_FIRST = re.compile(r"(?:(?:[A-Za-z]+ly|Also|also|Further|further|Jointly|To|to|Not|not)\s+)?([A-Za-z-]+)")
_NAMED_ACT = re.compile(r"(?:[Tt]he|[Aa]n?)\s+([a-z]+)\s+of\s")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z .'-]{2,30},?\s+|[A-Z][\w .'-]{2,30},\s+)?(?:(?:\d{1,2}\s+)?"
    rf"(?:{MONTHS})\b[\s,\d]*|\d{{4}}-\d\d-\d\d)$"
)
_OPEN = "and|or|of|the|a|an|to|in|on|for|with|by|at|from|its|their|that|which|as"
_UNFINISHED = re.compile(rf"(?:,|\b(?:{_OPEN}|[A-Z][a-z]+))$")
_DANGLING = re.compile(rf"(?:\b(?:{_OPEN}|between|than|into|under|Joint|United|Prime|Foreign|Deputy|Vice)|,)$")
"""How a line ends that another must follow."""
_REST = re.compile(rf"[$€£(]|\d(?!\d*$|[^\n]{{0,25}} [\u2013\u2014-] )|(?:{MONTHS})\s\d")
"""How a line begins that no sentence begins with."""
SUM = re.compile(
    r"(?:(?:(?:[Uu]p\s+to|[Mm]ore\s+than|[Oo]ver|[Aa]bout|[Nn]early|[Aa]n\s+additional|[Aa]\s+further|[Aa]nother)\s+)?"
    r"(?:(?:[A-Z]{1,3})?[$\u20ac\u00a3\u00a5]\s?\d|(?:USD|EUR|GBP|CAD|AUD|RMB|Rs\.?)\s?\d|\d[\d,.]*\s+[a-z]{3})|"
    r"[Aa]n?\s+(?:[a-z-]+\s+){1,3}of\s+(?:up\s+to\s+)?(?:[A-Z]{1,3})?[$\u20ac\u00a3\u00a5]?\d)"
)
"""How an item begins that is a sum or a number of things."""
AIM = re.compile(
    r"(?:(?:With a view|In order|So as) to|(?:To|For|In) th(?:is|at) (?:end|purpose|regard|context|respect|connection))\b"
    r"[^.;:]{0,120}?,\s+(?P<verb>[a-z]+)\s"
)
"""What an item tells of its aim before its verb ("With a view to calming fears, | refrain from")."""
_LABEL = re.compile(r"[A-Z][\w ]{1,30}:\s+(?=\S)")
_JOINED = re.compile(r"\s+(?:and|in|of|on|with)\s|,\s|$", re.IGNORECASE)
_HEADING_WORDS = 16
_LABEL_WORDS = 6
_BY_MEANS = re.compile(r",?\s(?:by(?:\s(?:means|way)\sof)?|through|via)\s?:$")
"""How a heading ends whose points say by what means its end is pursued ("Better roads, through:")."""


def blocks(text: str) -> list[Block]:
    """The blocks of `text` in order; markup left over at line starts (bullets, #, >) is not part of a block.

    A line that goes on in the middle of a sentence belongs to the block before it (texts wrapped at a fixed width).
    """
    walk = _Walk(text)
    for line, stop, first in whole_lines(text):
        walk.read(line, stop, first=first)
    return walk.found


class _Walk:
    """One walk over the lines of a text: the blocks so far, the stem that is open, and how the points under it are marked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Block] = []
        self.stem: int | None = None
        self.style = ""
        """How the stem itself is marked if it is a numbered point: the next mark of this kind closes it."""
        self.closed = False
        """Whether that has come: a line without a mark completes nothing then."""
        self.kind = ""
        """How the last point is marked."""
        self.marked = False
        """Whether the last block is a point with a mark."""
        self.numbered = False
        """Whether the last line was nothing but a mark."""
        self.headed: int | None = None
        """The stem among whose points the last heading stands."""

    def read(self, line: int, stop: int, *, first: bool) -> None:
        """Take in one line; `first` tells whether a line of the text begins there, and no point that runs on within one."""
        text, found = self.text, self.found
        start, end = _bare(text, line, stop)
        if start >= end:
            return
        if _MARK.fullmatch(text, start, end):
            self.numbered = True
            return
        mark = BULLET.match(text, start, end) if first else INLINE.match(text, start, end)
        stem = found[self.stem] if self.stem is not None else None
        rest = bool(found) and _goes_on(text, start, found[-1], line)
        if mark or self.numbered:
            self.point(mark, start, end)
        elif rest and self.marked:
            found[-1] = replace(found[-1], end=end)
        elif stem and _parts_items(text, start, end, stem, found[-1], headed=self.headed == self.stem):
            self.add("heading", start, end)
            self.headed = self.stem
        elif stem and not (self.closed and self.marked) and _is_item(text, start, end, stem, found[-1]):
            self.add("bullet", start, end)
        elif rest:
            last = found.pop()
            kind = "paragraph" if last.kind in ("heading", "title") and found else last.kind
            found.append(Block(kind, last.start, end, last.stem))
        else:
            self.stem, self.closed = None, False
            self.add(_kind(text, start, end, first=not found), start, end)
        self.open(start, end, marked=mark is not None)

    def point(self, mark: re.Match[str] | None, start: int, end: int) -> None:
        """Add a point; the one above it is a heading if it only names what those marked otherwise are about."""
        kind, above = _mark_kind(mark.group()) if mark else "", self.kind
        if self.stem is not None and self.style and kind == self.style:
            self.stem, self.style, self.closed = self.found[self.stem].stem, "", True
        if self.marked and kind != above and _names_points(self.text, self.found[-1]):
            self.found[-1] = replace(self.found[-1], kind="heading")
        self.add("bullet", mark.end() if mark else start, end)
        self.kind, self.marked, self.numbered = kind, True, False

    def add(self, kind: BlockKind, start: int, end: int) -> None:
        """Add a block under the stem that is open."""
        self.found.append(Block(kind, start, end, self.stem))
        self.marked = False

    def open(self, start: int, end: int, *, marked: bool) -> None:
        """Take the last block for the stem of what follows, if its last line announces points or it is a heading."""
        last = self.found[-1]
        if (last.kind == "heading" and last.stem is not None) or not (self.stem is None or self.text[end - 1] == ":"):
            return
        if _STEM_END.search(self.text, start, end) or last.kind == "heading":
            self.stem = len(self.found) - 1
            self.style = self.kind if marked and "1" in self.kind else ""


def joined(text: str, found: list[Block]) -> str:
    """The text with the line breaks inside blocks as blanks, so that the words of a sentence stand as if in one line."""
    out: list[str] = []
    at = 0
    for block in found:
        if text.find("\n", block.start, block.end) >= 0:
            out += [text[at : block.start], text[block.start : block.end].replace("\n", " ")]
            at = block.end
    return "".join([*out, text[at:]]) if out else text


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A line without blanks, tags and quote marks at its ends, nor the place and the agency that newspapers put before it."""
    while start < end and (text[start] in " #>" or _TAG.match(text, start, end)):
        tag = _TAG.match(text, start, end)
        start = tag.end() if tag else start + 1
    while end > start and (text[end - 1] == " " or text.endswith(("</u>", "</b>", "</i>"), start, end)):
        end -= 1 if text[end - 1] == " " else 4
    return datelines.behind(text, start, end), end


def _mark_kind(mark: str) -> str:
    """How a point is marked: the points after one that is itself a stem are its items only if they are marked otherwise."""
    return re.sub(r"[ivx]{2,}|[a-z]", "a", re.sub(r"[IVX]+|[A-H]", "I", re.sub(r"\d+", "1", mark.strip())))


def _tells(text: str, start: int, end: int) -> bool:
    """Whether a line that ends with a colon has a subject and a verb ("They declare:")."""
    *before, word = re.findall(r"[a-z]+", text[start:end].lower()) or [""]
    verb = lexicon().base.get(word)
    return (
        bool(before)
        and before[0] not in ("in", "on", "for")
        and ((verb is not None and verb.kind != "noun") or word in lexicon().third)
    )


def _names_points(text: str, block: Block) -> bool:
    """Whether a point is no act and only says what those below it are about ("1. Trade")."""
    words = text[block.start : block.end].split()
    plain = text[block.end - 1].isalnum() and len(words) <= _LABEL_WORDS
    return block.stem is not None and plain and not _acts(text, block.start, block.end)


def _acts(text: str, start: int, end: int) -> bool:
    """Whether a short line is an act, and not the name of a field that could be one ("Trade", "Trade and transport")."""
    first = _FIRST.match(text, start, end)
    known = lexicon().base.get(first.group(1).lower()) if first else None
    if (
        first is None
        or first.end() >= end - (text[end - 1] == ":")
        or (known and known.kind == "noun" and _JOINED.match(text, first.end()))
    ):
        return False
    return known is not None or _begins_act(text, start, end)


def _is_item(text: str, start: int, end: int, stem: Block, last: Block) -> bool:
    """Whether a line without a bullet completes the open stem: it ends like a list's item, or begins with its verb."""
    if text[stem.end - 1] not in ":,;\u2013\u2014":
        return False
    if _ITEM_END.search(text, start, end) or _ITEM_END.search(text, last.start, last.end):
        return True
    if text[stem.end - 1] == ":" and SUM.match(text, start, end):
        return True
    return _begins_act(text, start, end) or (text[start].islower() and not text[last.end - 1].isalpha())


def _begins_act(text: str, start: int, end: int) -> bool:
    """Whether a line begins with a verb in any form, or with the name of an act and its object ("Establishment of a fund")."""
    named = _NAMED_ACT.match(text, start, end)
    if named and named.group(1) in lexicon().noun:
        return True
    aim = AIM.match(text, start, end)
    if aim and aim["verb"] in lexicon().base:
        return True
    label = _LABEL.match(text, start, end)
    first = _FIRST.match(text, label.end() if label else start, end)
    if first is None:
        return False
    forms, word = lexicon(), first.group(1)
    low = word.lower()
    if low in forms.noun and text.startswith(" of ", first.end()):
        return True
    plain = _PLAIN_NEXT.match(text, first.end()) is not None
    known = forms.base.get(low)
    if known is not None:
        return known.kind != "noun" or word[0].islower() or plain
    return low in forms.gerund or (plain and (low in FUTURE or low in forms.past or low in forms.third))


def _parts_items(text: str, start: int, end: int, stem: Block, last: Block, *, headed: bool) -> bool:
    """Whether a line is a heading among the items of a list, which nothing or a colon ends; `headed`: whether others are."""
    words = len(text[start:end].split())
    named = text[end - 1].isalnum() and words <= _HEADING_WORDS
    short = words <= _LABEL_WORDS and not _CUES.search(text, start, end)
    means = words <= _HEADING_WORDS and _BY_MEANS.search(text, start, end) is not None and not _VERB.search(text, start, end)
    labelled = text[end - 1] == ":" and (short or means) and not _tells(text, start, end)
    ended = headed or text[last.end - 1] == ";" or (last is stem and text[stem.end - 1] == ":")
    return ended and (named or labelled) and (text[start].isupper() or text[start].isdigit()) and not _acts(text, start, end)


def _goes_on(text: str, start: int, last: Block, line: int) -> bool:
    """Whether a line is the rest of the one right above it, broken by a fixed width."""
    between = text[last.end : line]
    if between.count("\n") != 1 or between.strip():
        return False
    if text[start].islower():
        return not _FULL_STOP.search(text, max(last.start, last.end - 8), last.end) and text[last.end - 1] not in ":;"
    if last.kind != "title" and _is_open(text, start, last):
        return True
    return (
        last.end - last.start > 50
        and text[start].isalpha()
        and bool(_UNFINISHED.search(text, max(last.start, last.end - 20), last.end))
        and last.kind != "title"
        and _wrapped(text, last)
    )


def _is_open(text: str, start: int, last: Block) -> bool:
    """Whether a line ends with a word that another must follow, or the next begins with what begins no sentence."""
    if text[last.end - 1] in ":;" or _FULL_STOP.search(text, max(last.start, last.end - 8), last.end):
        return False
    if _DANGLING.search(text, max(last.start, last.end - 12), last.end):
        return True
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return last.kind in ("paragraph", "bullet") and bool(_REST.match(text, start, end)) and not _DATELINE.match(text, start, end)


def _wrapped(text: str, last: Block) -> bool:
    """Whether the block so far was put together from lines of one width."""
    return text.find("\n", last.start, last.end) >= 0


def _kind(text: str, start: int, end: int, *, first: bool) -> BlockKind:
    """What a line is by itself: a dateline, a title if it is the first, a sentence, or else a heading."""
    if _DATELINE.match(text, start, end):
        return "dateline"
    ends = bool(_FULL_STOP.search(text, start, end)) or text[end - 1] in ":;,"
    if first and not (ends and end - start > 160):
        return "title" if not ends or end - start < 100 else "paragraph"
    if ends or len(text[start:end].split()) > _HEADING_WORDS or (_VERB.search(text, start, end) and not first):
        return "paragraph"
    return "heading"
