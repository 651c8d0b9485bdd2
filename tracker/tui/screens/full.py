"""One part of a screen on all the room there is between its first lines and the bar, which still asks and tells."""

from __future__ import annotations

from textual.screen import Screen
from textual.widget import Widget

FULL, WHOLE = "-full", "-whole"
"""The classes of a screen of which one part is shown, and of that part and what holds it."""


class Full(Screen[None]):
    """A screen whose parts, in `#body`, can each take the room of all."""

    @property
    def is_full(self) -> bool:
        """Whether one part has the room of all."""
        return self.has_class(FULL)

    def action_screen_zoom(self) -> None:
        """The focused part on the whole screen, or back."""
        if self.is_full:
            self.leave_full()
        elif self.focused:
            self._fill(self.focused)

    def leave_full(self) -> None:
        """All parts again."""
        self.remove_class(FULL)

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """The part that has the keys is the one that is seen."""
        if widget and self.is_full:
            self._fill(widget)
        super().set_focus(widget, scroll_visible, from_app_focus)

    def _fill(self, part: Widget) -> None:
        body = self.query_one("#body")
        inside = {node for node in part.ancestors_with_self if body in node.ancestors}
        if inside:
            for each in body.query("*"):
                each.set_class(each in inside, WHOLE)
            self.add_class(FULL)
