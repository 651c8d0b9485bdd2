"""View 5: the report for any filter and day, drawn in the terminal, and written to a file in any format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from tracker.acts import Scope
from tracker.dates import back
from tracker.errors import TrackerError, UsageError, nearest
from tracker.ledger import disk
from tracker.model import Commitment
from tracker.reports.formats import ENDINGS, write
from tracker.reports.pages import Report
from tracker.reports.scope import Asked, Selection
from tracker.tui.keys import bindings
from tracker.tui.screens.many import working
from tracker.tui.screens.talks import talk
from tracker.tui.screens.view import Body, View
from tracker.tui.store import Store
from tracker.tui.widgets.bar import Choice
from tracker.tui.widgets.columns import letters
from tracker.tui.widgets.drawn import drawn
from tracker.tui.widgets.pane import Pane

Make = Callable[[list[Commitment], Store, Asked], Report]


def _summary(found: list[Commitment], store: Store, asked: Asked) -> Report:
    from tracker.reports.figures import summarised, window

    return summarised(Selection(found, store.ledger.readouts(), asked), window(asked), "g20")


def _changes(found: list[Commitment], store: Store, asked: Asked) -> Report:
    from tracker.reports.changes import changes

    return changes(found, store.ledger.readouts(), asked, since=back(asked.day, 1, "m"))


def _agenda(found: list[Commitment], store: Store, asked: Asked) -> Report:
    from tracker.reports.agenda import agenda

    return agenda(found, store.ledger.readouts(), asked)


def _matrix(found: list[Commitment], store: Store, asked: Asked) -> Report:
    from tracker.reports.matrix import matrix

    return matrix(found, store.ledger.readouts(), asked)


def _lineage(found: list[Commitment], store: Store, asked: Asked) -> Report:
    from tracker.reports.chains import lineage

    ledger = store.ledger
    return lineage(found, ledger.readouts(), asked, among=ledger.commitments(), waiting=store.waiting)


KINDS: Mapping[str, tuple[str, Make]] = {
    "summary": ("where all commitments stand", _summary),
    "changes": ("what moved in the last month", _changes),
    "agenda": ("overdue, due soon, not looked at for long", _agenda),
    "matrix": ("scores by party and commitment", _matrix),
    "lineage": ("promises followed over readouts", _lineage),
}
"""The kinds of report that need no more to be said."""


class ReportView(View):
    """A report of the commitments that fit the filter, on the day looked at."""

    name_ = "view.report"
    reckons = True
    scopes: ClassVar[tuple[Scope, ...]] = ("everywhere", "text", "report")
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("report"))
    kind = "summary"

    def body(self) -> ComposeResult:
        """One text."""
        with Body(id="body"):
            yield Pane("", id="report")

    def main(self) -> Widget:
        """The text has the keys."""
        return self.query_one("#report", Pane)

    def figures(self) -> Report:
        """The numbers of the report."""
        index = self.store.index
        found = [index.commitments[at] for at in index.select(self.query_now)]
        asked = Asked(
            today=self.store.present,
            as_of=self.store.as_of,
            query=self.query_now.text,
            with_candidates=self.query_now.asks("is", "candidate"),
        )
        return KINDS[self.kind][1](found, self.store, asked)

    def repaint(self) -> None:
        """Reckon and draw."""
        from tracker.reports.pages import page

        self.document = page(self.figures())
        self.show_count()
        self._draw(stay=True)

    def status_words(self) -> str:
        """Which report it is."""
        return f"{self.kind}: {KINDS[self.kind][0]}"

    def _draw(self, *, stay: bool) -> None:
        pane = self.query_one("#report", Pane)
        if pane.content_size.width > 1:
            pane.show(drawn(self.document, pane.content_size.width - 1), stay=stay)

    def on_resize(self, event: events.Resize) -> None:
        """The charts take the new width."""
        self.call_after_refresh(self._draw, stay=True)

    def targets(self) -> tuple[list[str], str]:
        """There is nothing to act on here."""
        return [], ""

    def current(self) -> Commitment | None:
        """None is under a cursor here."""
        return None

    @talk
    async def action_report_kind(self) -> None:
        """Another kind of report."""
        menu = [
            Choice(letter, f"{kind} ({KINDS[kind][0]})", kind) for letter, kind in zip(letters(list(KINDS)), KINDS, strict=True)
        ]
        answer = await self.bar.choose("Report", menu)
        if answer:
            self.kind = answer.value
            await working(self, self.bar, self.status_words())
            self.repaint()
            self.bar.quiet()

    @talk
    async def action_report_save(self) -> None:
        """Write the report to a file; its ending says in which format."""
        name = f"report-{self.store.today}.html"
        path = await self.bar.ask(f"Save the {self.kind} as ({' '.join(ENDINGS)})", "file", value=name, check=self._writable)
        if path is None:
            return
        file = Path(path).expanduser()
        if file.exists() and not await self.bar.confirm(f"{file} exists. Write over it?"):
            return
        try:
            disk.put(file, write(self.figures(), ENDINGS[file.suffix.lower()]))
        except (TrackerError, OSError) as error:
            self.bar.say(str(error), bad=True)
        else:
            self.bar.say(f"saved {file.resolve()}")

    def _writable(self, text: str) -> None:
        suffix = Path(text).suffix.lower()
        if suffix not in ENDINGS:
            raise UsageError(f"{suffix or text!r} is no ending of a report", nearest(suffix, ENDINGS))
        if not Path(text).expanduser().parent.is_dir():
            raise UsageError(f"there is no folder {Path(text).expanduser().parent}", "make it first, or name another")
