"""A component class to a style that can be laid over another: what the class sets, and nothing else."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


def overlay(widget: Widget, name: str) -> Style:
    """The style of a component class of `widget`; "" is no style.

    The colour is the blended one, since a theme's muted text is a share of whatever it stands on. Without colours
    a background of its own is shown by reversing.
    """
    if not name:
        return Style.null()
    whole, own = widget.get_component_rich_style(name), widget.get_component_rich_style(name, partial=True)
    if (
        own.bgcolor and own.bgcolor == whole.color and not own.bgcolor.is_default
    ):  # the sixteen colours have no muted ones: text would vanish in its ground
        return Style(color=whole.color, reverse=True) + own.without_color
    style = Style(color=whole.color) + own.without_color + Style(bgcolor=own.bgcolor)
    return style + Style(reverse=True) if own.bgcolor and widget.app.no_color else style
