"""The acts that apply to a view to a page of keys over it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tracker.acts import Scope
from tracker.query import FIELDS
from tracker.reports.marks import MARKS
from tracker.tui.keys import help_rows
from tracker.tui.widgets.columns import TINTS
from tracker.tui.widgets.pane import Block, Pane, Span, line

KEYS = 16
"""Cells of the column of keys."""
EXAMPLES = 26
"""Cells of the column of examples."""


class HelpScreen(ModalScreen[None]):
    """All keys of a view, and the fields of the filter."""

    COMPONENT_CLASSES: ClassVar[set[str]] = TINTS
    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen #help { width: 96%; max-width: 110; height: 90%; background: $surface; border: round $primary; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,f1,q,enter", "dismiss", "Close", show=False)]

    def __init__(self, scopes: tuple[Scope, ...], keymap: Mapping[str, str]) -> None:
        super().__init__()
        self.scopes = scopes
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        """One pane."""
        with Vertical(id="help"):
            yield Pane("Keys of this view · q or esc closes")

    def on_mount(self) -> None:
        """Fill it."""
        pane = self.query_one(Pane)
        blocks: list[Block] = []
        for heading, rows in help_rows((*self.scopes, "text"), self.keymap):
            blocks += [line(), line(heading, "tint--label")]
            for keys, act in rows:
                spans = (Span(f"  {keys:<{KEYS}}", "tint--accent"), Span(f"{act.words:<14}"), Span(act.help, "tint--dim"))
                blocks.append(Block(spans, hang=2 + KEYS + 14))
        blocks += [line(), line("Marks in the lists", "tint--label")]
        for mark, meaning in MARKS.items():
            blocks.append(Block((Span(f"  {mark:<{KEYS}}"), Span(meaning, "tint--dim")), hang=2 + KEYS))
        blocks += [line(), line("In the filter: words, and field:value; a comma means or, a leading - means not", "tint--label")]
        for field in FIELDS.values():
            name, example = Span(f"  {field.name:<{KEYS}}", "tint--accent"), Span(f"{field.example:<{EXAMPLES}}")
            blocks.append(Block((name, example, Span(field.meaning, "tint--dim")), hang=2 + KEYS + EXAMPLES))
        pane.show(blocks[1:])
        pane.focus()
