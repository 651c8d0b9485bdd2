"""A component class to a style that can be laid over another: what the class sets, and nothing else."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget

SAID = "said--"
"""Before the name of a colour instead of "tint--": the same underlined, as the words of a commitment stand within a text."""


def overlay(widget: Widget, name: str) -> Style:
    """The style of a component class of `widget` or of the nearest one around it that has it; "" is no style.

    Colours that all lists and texts of a screen share are declared once, by the screen: each declaration costs a millisecond
    when it is first shown. The colour is the blended one, since a theme's muted text is a share of whatever it stands on.
    Without colours a background of its own is shown by reversing. Raises KeyError for a class that nobody declares.
    """
    if not name:
        return Style.null()
    if name.startswith(SAID):
        return overlay(widget, f"tint--{name.removeprefix(SAID)}") + Style(underline=True)
    for node in widget.ancestors_with_self:
        if isinstance(node, Widget):
            try:
                whole, own = node.get_component_rich_style(name), node.get_component_rich_style(name, partial=True)
            except KeyError:
                continue
            return _own(whole, own, colourless=widget.app.no_color)
    raise KeyError(name)


def _own(whole: Style, own: Style, *, colourless: bool) -> Style:
    # The terminal's sixteen colours have no muted ones: a muted ground has the colour of its text, which would vanish.
    if own.bgcolor and own.bgcolor == whole.color and not own.bgcolor.is_default:
        return Style(color=whole.color, reverse=True) + own.without_color
    style = Style(color=whole.color) + own.without_color + Style(bgcolor=own.bgcolor)
    return style + Style(reverse=True) if own.bgcolor and colourless else style
