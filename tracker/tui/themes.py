"""The themes that are not Textual's own: one of high contrast; and the name of the one without colours."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

from tracker.errors import UsageError, nearest

NO_COLOUR = "ansi-dark"
"""Uses nothing but the terminal's own sixteen colours; where NO_COLOR is set, not even those."""

CONTRAST = Theme(
    name="high-contrast",
    primary="#5fd7ff",
    secondary="#5fffff",
    accent="#ffff00",
    warning="#ffd700",
    error="#ff8787",
    success="#5fff5f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    boost="#1c1c1c",
    dark=True,
    variables={
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#585858",
        "block-cursor-blurred-foreground": "#ffffff",
        "text-muted": "#d0d0d0",
        "text-disabled": "#a8a8a8",
    },
)
"""White on black with every text at 7:1 or more."""


def check_theme(name: str) -> None:
    """Raise UsageError where the settings name a theme that is not there; "" leaves the choice."""
    valid = (*BUILTIN_THEMES, CONTRAST.name)
    if name and name not in valid:
        raise UsageError(f"theme: there is no theme {name!r}", nearest(name, valid))
