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
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tracker.clean import clean, elide
from tracker.tui.widgets.rows import thumb
from tracker.tui.widgets.tint import overlay

WHEEL = 3


class Span(NamedTuple):
    """A piece of text and the component class that colours it ("" for none)."""

    text: str
    tint: str = ""


class Block(NamedTuple):
    """A paragraph: spans one after another; `hang` cells of indent from the second line on; `margin` stands before the first."""

    spans: tuple[Span, ...] = ()
    hang: int = 0
    anchor: bool = False
    """Whether the pane should scroll to it."""
    wrap: bool = True
    """Whether a long line goes on below (else it is cut)."""


def line(text: str = "", tint: str = "") -> Block:
    """A block of one span."""
    return Block((Span(text, tint),))


class Line(NamedTuple):
    """One line as painted: spans that fit the width; whether an anchored text begins in it."""

    spans: tuple[Span, ...]
    anchor: bool


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
    safe = [Span(clean(span.text).replace("\t", "    "), span.tint) for span in block.spans]
    out: list[Line] = []
    anchored = block.anchor
    for paragraph in _paragraphs(safe):
        text = "".join(span.text for span in paragraph)
        for number, (start, end) in enumerate(breaks(text, width, block.hang) if block.wrap else [(0, len(text))]):
            cut = _cut(paragraph, start, end)
            if number and block.hang:
                cut = (Span(" " * block.hang), *cut)
            out.append(Line(cut, anchored))
            anchored = False
    return out


def _paragraphs(spans: Sequence[Span]) -> list[list[Span]]:
    paragraphs: list[list[Span]] = [[]]
    for text, tint in spans:
        first, *rest = text.split("\n")
        paragraphs[-1].append(Span(first, tint))
        paragraphs.extend([Span(part, tint)] for part in rest)
    return paragraphs


def _cut(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    cut, at = [], 0
    for text, tint in spans:
        low, high = max(start - at, 0), min(end - at, len(text))
        if low < high:
            cut.append(Span(text[low:high], tint))
        at += len(text)
    return tuple(cut)


class Pane(Widget, can_focus=True):
    """A text to scroll through, with a title line that says what it is."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane--title", "pane--title-focused", "pane--bar", "pane--thumb"}
    DEFAULT_CSS = """
    Pane { height: 1fr; }
    Pane .pane--title { color: $text-muted; text-style: bold; }
    Pane .pane--title-focused { color: $text-accent; text-style: bold; }
    Pane .pane--bar { color: $scrollbar-background-hover; }
    Pane .pane--thumb { color: $scrollbar; }
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
        self.locked = False
        """While set, keys do nothing here: somebody is being asked something elsewhere."""
        self._blocks: tuple[Block, ...] = ()
        self._lines: list[Line] = []
        self._tints: dict[str, Style] = {}
        self._follow = self._sought = False
        self._wrapped_to = 0
        self._size_painted = (0, "")
        self._base: Style | None = None
        self._width = 0

    def show(self, blocks: Sequence[Block], *, title: str | None = None, stay: bool = False) -> None:
        """Show other blocks, from their anchor or the top; with `stay` from the line shown now."""
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
            anchor = next((i for i, each in enumerate(self._lines) if each.anchor), None)
            self.top = 0 if anchor is None or len(self._lines) <= self.page else max(0, anchor - self.page // 4)
            self._sought = True
        self._wrapped_to = width + 1
        self._clamp()

    def _clamp(self) -> None:
        self.top = max(0, min(self.top, len(self._lines) - self.page))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing moves while locked."""
        return not self.locked

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self._follow = False
        self.top += lines
        self._clamp()
        self.refresh()

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.action_scroll_by(pages * max(1, self.page - 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        self.action_scroll_by(WHEEL)
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll."""
        self.action_scroll_by(-WHEEL)
        event.stop()

    def on_resize(self) -> None:
        """Wrap anew; what is sought comes into view again unless the user has scrolled since."""
        self._sought = not self._follow
        self._wrap()
        self.refresh()

    def on_focus(self) -> None:
        """The title shows that keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """The title shows that keys go elsewhere."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Colours changed."""
        super().notify_style_update()
        self._tints.clear()
        self._base = None

    def tint(self, name: str) -> Style:
        """The style of a component class, without what it does not set itself."""
        style = self._tints.get(name)
        if style is None:
            style = self._tints[name] = overlay(self, name)
        return style

    def render_lines(self, crop: Region) -> list[Strip]:
        """What all lines share is looked up once a paint."""
        self._base, self._width = self.rich_style, self.content_size.width
        if self._width != self._wrapped_to:
            self._wrap()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line: the title or a line of text, with the scroll bar at its end."""
        base, width = self._base or self.rich_style, self._width or self.content_size.width
        if self.title:
            if y == 0:
                tint = self.tint("pane--title-focused" if self.has_focus else "pane--title")
                mark = "› " if self.has_focus else ""
                return Strip([Segment(elide(clean(mark + self.title), width), base + tint)]).adjust_cell_length(width, base)
            y -= 1
        at = self.top + y
        spans = self._lines[at].spans if at < len(self._lines) else ()
        strip = Strip([Segment(text, base + self.tint(tint)) for text, tint in spans]).adjust_cell_length(width - 1, base)
        inside = thumb(y, self.page, self.top, len(self._lines))
        bar = " " if inside is None else "┃" if inside else "│"
        return Strip([*strip, Segment(bar, base + self.tint("pane--thumb" if inside else "pane--bar"))], width)
