"""The general table and pane, with the colours of statuses, quotes and labels."""

from __future__ import annotations

from typing import ClassVar

from tracker.tui.widgets.columns import TINTS
from tracker.tui.widgets.pane import Pane
from tracker.tui.widgets.table import Table


class CommitmentTable(Table):
    """A table whose cells know the colours of statuses."""

    COMPONENT_CLASSES: ClassVar[set[str]] = TINTS


class Reading(Pane):
    """A pane whose text knows the colours of statuses and quotes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = TINTS
