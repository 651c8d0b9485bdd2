"""A widget that paints its own lines: what lists and texts share in colours, focus, the wheel, and a lock on their keys."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tracker.tui.widgets.tint import overlay

WHEEL = 3
"""Lines that one notch of the mouse wheel moves."""


class Lined(Widget, can_focus=True):
    """A widget of lines, each painted when it is asked for; a subclass says `begin_paint`, `render_line` and `wheel`."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.locked = False
        """While set, keys do nothing here: somebody is being asked something elsewhere."""
        self._tints: dict[str, Style] = {}

    def begin_paint(self) -> None:
        """Look up what all lines share, once a paint."""

    def focus_changed(self) -> None:
        """Repaint what shows whether keys go here."""
        self.refresh()

    def wheel(self, lines: int) -> None:
        """Scroll by lines."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing moves while locked."""
        return not self.locked

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        self.wheel(WHEEL)
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll."""
        self.wheel(-WHEEL)
        event.stop()

    def on_focus(self) -> None:
        """Keys go here."""
        self.focus_changed()

    def on_blur(self) -> None:
        """Keys go elsewhere."""
        self.focus_changed()

    def notify_style_update(self) -> None:
        """Colours changed: look them up anew."""
        super().notify_style_update()
        self._tints.clear()

    def tint(self, name: str) -> Style:
        """The style of a component class, without what it does not set itself."""
        style = self._tints.get(name)
        if style is None:
            style = self._tints[name] = overlay(self, name)
        return style

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region.

        Textual's own way passes each line through a cache and a dozen looks at the styles, which doubles the cost of a page.
        Here it is left to Textual only where there is more to paint than padding at the sides and edges above and below.
        """
        self.begin_paint()
        styles = self.styles
        edges = (*styles.outline, styles.border_left, styles.border_right)
        if any(kind for kind, _ in edges) or styles.tint.a or styles.has_rule("hatch") or self.opacity != 1:
            return super().render_lines(crop)
        above, right, below, left = self.gutter
        width, height = self.outer_size
        filters, ground = self.get_line_filters(), self.background_colors[1]
        blank = Style(bgcolor=self.rich_style.bgcolor)
        strips = []
        for y in crop.line_range:
            if not above <= y < height - below:
                strips += super().render_lines(Region(crop.x, y, crop.width, 1))
                continue
            strip = self.render_line(y - above)
            if left or right:
                sides = (Segment(" " * left, blank), *strip, Segment(" " * right, blank))
                strip = Strip((each for each in sides if each.text), width)
            for each in filters:
                strip = strip.apply_filter(each, ground)
            strips.append(strip if crop.width == width else strip.crop(crop.x, crop.right))
        return strips
