"""Blocks of tinted text to a scrolling pane: wrapped by cells when its width is known, painted line by line.

A block is one paragraph. Texts are made safe for the terminal here, whoever wrote them, and never read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip

from tracker.clean import clean, elide
from tracker.tui.widgets.lined import Lined
from tracker.tui.widgets.rows import thumb


class Span(NamedTuple):
    """A piece of text and the component class that colours it ("" for none)."""

    text: str
    tint: str = ""
    sought: bool = False
    """Whether the pane should scroll until it is in view."""


class Block(NamedTuple):
    """A paragraph: spans one after another; `hang` cells of indent from the second line on; `margin` stands before the first."""

    spans: tuple[Span, ...] = ()
    hang: int = 0
    wrap: bool = True
    """Whether a long line goes on below (else it is cut)."""


def line(text: str = "", tint: str = "") -> Block:
    """A block of one span."""
    return Block((Span(text, tint),))


class Line(NamedTuple):
    """One line as painted: spans that fit the width."""

    spans: tuple[Span, ...]

    @property
    def sought(self) -> bool:
        """Whether it holds words that are to be in view."""
        return any(span.sought for span in self.spans)


_WORDS = re.compile("[^ ]+ *| +")
"""What stays together on a line; a no-break space joins."""


@lru_cache(maxsize=2048)
def breaks(text: str, width: int, hang: int) -> tuple[tuple[int, int], ...]:
    """Where to break a paragraph without line ends: (start, end) of each line; words longer than a line are cut."""
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    room = max(1, width)
    for match in _WORDS.finditer(text):
        word = match[0]
        bare = cell_len(word.rstrip(" "))
        if used and used + bare > room:
            lines.append((start, end))
            start, used, room = match.start(), 0, max(1, width - hang)
        if bare > room:
            at = match.start()
            for char in word:
                cells = cell_len(char)
                if used + cells > room and at > start:
                    lines.append((start, at))
                    start, used, room = at, 0, max(1, width - hang)
                used += cells
                at += 1
        else:
            used += cell_len(word)
        end = match.end()
    lines.append((start, len(text)))
    return tuple(lines)


def wrapped(block: Block, width: int) -> list[Line]:
    """The lines of a block at a width; line ends inside the text are kept."""
    safe = [Span(clean(text).replace("\t", "    "), tint, sought) for text, tint, sought in block.spans]
    out: list[Line] = []
    for paragraph in _paragraphs(safe):
        text = "".join(span.text for span in paragraph)
        for number, (start, end) in enumerate(breaks(text, width, block.hang) if block.wrap else [(0, len(text))]):
            cut = _cut(paragraph, start, end)
            if number and block.hang:
                cut = (Span(" " * block.hang), *cut)
            out.append(Line(cut))
    return out


def _paragraphs(spans: Sequence[Span]) -> list[list[Span]]:
    paragraphs: list[list[Span]] = [[]]
    for text, tint, sought in spans:
        first, *rest = text.split("\n")
        paragraphs[-1].append(Span(first, tint, sought))
        paragraphs.extend([Span(part, tint, sought)] for part in rest)
    return paragraphs


def _cut(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    cut, at = [], 0
    for text, tint, sought in spans:
        low, high = max(start - at, 0), min(end - at, len(text))
        if low < high:
            cut.append(Span(text[low:high], tint, sought))
        at += len(text)
    return tuple(cut)


def top_for(lines: Sequence[Line], page: int) -> int:
    """The first line of a page on which what is sought is in view: a little above it, or from its first line if it is long."""
    sought = [at for at, each in enumerate(lines) if each.sought]
    if not sought or len(lines) <= page:
        return 0
    above = max(0, sought[0] - page // 4)
    return max(above, min(sought[0], sought[-1] - page + 1))


class Pane(Lined):
    """A text to scroll through, with a title line that says what it is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane--title", "pane--title-focused", "pane--bar", "pane--thumb"}
    DEFAULT_CSS = """
    Pane { height: 1fr; }
    Pane .pane--title { color: $text-muted; text-style: bold; }
    Pane .pane--title-focused { color: $text-accent; text-style: bold; }
    Pane .pane--bar { color: $panel; }
    Pane .pane--thumb { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_by(1)", "Down", show=False, id="pane.down", priority=True),
        Binding("up,k", "scroll_by(-1)", "Up", show=False, id="pane.up", priority=True),
        Binding("pagedown,space,ctrl+f", "page(1)", "Page down", show=False, id="pane.page-down", priority=True),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False, id="pane.page-up", priority=True),
        Binding("home,g", "scroll_by(-1000000)", "To the top", show=False, id="pane.first", priority=True),
        Binding("end,G", "scroll_by(1000000)", "To the end", show=False, id="pane.last", priority=True),
    ]

    def __init__(self, title: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.title = title
        self.top = 0
        self._blocks: tuple[Block, ...] = ()
        self._lines: list[Line] = []
        self._follow = self._sought = False
        self._wrapped_to = 0
        self._size_painted = (0, "")
        self._base: Style | None = None
        self._styles: dict[str, Style] = {}
        self._width, self._fits = 0, 1

    def show(self, blocks: Sequence[Block], *, title: str | None = None, stay: bool = False) -> None:
        """Show other blocks, from what is sought in them or the top; with `stay` from the line shown now."""
        self._blocks = tuple(blocks)
        if title is not None:
            self.title = title
        self._follow = self._follow if stay else True
        self._sought = stay
        before, top = self._shown(), self.top
        self._wrap()
        self._repaint(before, moved=self.top != top)

    @property
    def page(self) -> int:
        """How many lines of text fit."""
        return max(1, self.content_size.height - (1 if self.title else 0))

    @property
    def text(self) -> str:
        """All lines as wrapped, for tests and copying."""
        return "\n".join("".join(span.text for span in each.spans) for each in self._lines)

    def _shown(self) -> list[Line]:
        return self._lines[self.top : self.top + self.page]

    def _repaint(self, before: list[Line], *, moved: bool) -> None:
        """Only the lines that are not as they were, unless the scroll bar changes as well."""
        after = self._shown()
        size = (len(self._lines), self.title)
        if moved or size != self._size_painted:
            self._size_painted = size
            self.refresh()
            return
        offset = 1 if self.title else 0
        for y, (old, new) in enumerate(zip(before, after, strict=False)):
            if old != new:
                self.refresh(Region(0, y + offset, self.size.width, 1))

    def _wrap(self) -> None:
        width = self.content_size.width - 1
        if width <= 0:
            return
        self._lines = [each for block in self._blocks for each in wrapped(block, width)]
        if self._follow and not (self._sought and width + 1 == self._wrapped_to):
            self.top = top_for(self._lines, self.page)
            self._sought = True
        self._wrapped_to = width + 1
        self._clamp()

    def _clamp(self) -> None:
        self.top = max(0, min(self.top, len(self._lines) - self.page))

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self._follow = False
        self.top += lines
        self._clamp()
        self.refresh()

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.action_scroll_by(pages * max(1, self.page - 1))

    def wheel(self, lines: int) -> None:
        """Scroll."""
        self.action_scroll_by(lines)

    def on_resize(self) -> None:
        """Wrap anew; what is sought comes into view again unless the user has scrolled since."""
        self._sought = not self._follow
        self._wrap()
        self.refresh()

    def notify_style_update(self) -> None:
        """Colours changed."""
        super().notify_style_update()
        self._styles.clear()

    def begin_paint(self) -> None:
        """The colours and the width of this paint."""
        base, self._width = self.rich_style, self.content_size.width
        if base != self._base:
            self._base = base
            self._styles.clear()
        if self._width != self._wrapped_to:
            self._wrap()
        self._fits = self.page

    def _style(self, tint: str) -> Style:
        style = self._styles.get(tint)
        if style is None:
            style = self._styles[tint] = (self._base or self.rich_style) + self.tint(tint)
        return style

    def render_line(self, y: int) -> Strip:
        """One line: the title or a line of text, with the scroll bar at its end."""
        if self._base is None:
            self.begin_paint()
        width, base = self._width, self._style("")
        if self.title:
            if y == 0:
                style = self._style("pane--title-focused" if self.has_focus else "pane--title")
                mark = "› " if self.has_focus else ""
                return Strip([Segment(elide(clean(mark + self.title), width), style)]).adjust_cell_length(width, base)
            y -= 1
        at = self.top + y
        segments, room = [], width - 1
        for text, tint, _ in self._lines[at].spans if at < len(self._lines) else ():
            segments.append(Segment(text, self._style(tint)))
            room -= cell_len(text)
        if room < 0:
            blank = "".join(segment.text for segment in segments).endswith(" " * -room)
            cut = Strip(segments).adjust_cell_length(width - 1 if blank else width - 2)
            segments = [*cut] if blank else [*cut, Segment("…", segments[-1].style)]
        inside = thumb(y, self._fits, self.top, len(self._lines))
        if inside is None:
            return Strip([*segments, Segment(" " * (max(room, 0) + 1), base)], width)
        bar = Segment("┃" if inside else "│", self._style("pane--thumb" if inside else "pane--bar"))
        return Strip([*segments, *([Segment(" " * room, base)] if room > 0 else []), bar], width)
