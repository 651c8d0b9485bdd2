"""View 3: the sources; the one under the cursor in full, every commitment marked in its text with its standing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from tracker.acts import Scope
from tracker.carried import Account, account, family, moved
from tracker.clean import folded
from tracker.model import Commitment, Readout
from tracker.query import Query
from tracker.sought import finishes, parted, sought
from tracker.tui.keys import bindings
from tracker.tui.screens.correcting import Correcting, doubt_blocks
from tracker.tui.screens.view import Body
from tracker.tui.widgets.columns import COLUMNS, CommitmentRows
from tracker.tui.widgets.pane import Block, Pane, Span, line
from tracker.tui.widgets.quote import heading, margin_blocks
from tracker.tui.widgets.rows import Cell, Column
from tracker.tui.widgets.table import Table
from tracker.wanted import Wanted, holds, wanted
from tracker.wording import counted


class ReadoutRows:
    """Readouts as rows."""

    def __init__(self, readouts: Sequence[Readout], counts: dict[str, tuple[int, int]]) -> None:
        self.readouts = readouts
        self.counts = counts

    def count(self) -> int:
        """How many there are."""
        return len(self.readouts)

    def key(self, row: int) -> str:
        """The readout's id."""
        return self.readouts[row].id

    def cells(self, row: int, columns: Sequence[Column]) -> list[Cell]:
        """What stands in the columns."""
        readout = self.readouts[row]
        found, candidates = self.counts.get(readout.id, (0, 0))
        given = {
            "date": Cell(str(readout.date or "no date"), "" if readout.date else "tint--warn"),
            "title": Cell(("version: " if readout.version_of else "") + (readout.title or readout.id), "tint--title"),
            "issuer": Cell(readout.issuer or "unknown", "" if readout.issuer else "tint--dim"),
            "found": Cell(f"{found}"),
            "new": Cell(f"{candidates}" if candidates else "", "tint--accent"),
            "unsure": Cell("?" if readout.unsure else "", "tint--warn"),
            "id": Cell(readout.id, "tint--dim"),
        }
        return [given[column.name] for column in columns]

    def find(self, key: str) -> int | None:
        """The row of a readout."""
        return next((row for row, readout in enumerate(self.readouts) if readout.id == key), None)


class ReadoutTable(Table):
    """The list of readouts."""


class ReadoutsView(Correcting):
    """Readouts, the commitments of one, its text."""

    name_ = "view.readouts"
    scopes: ClassVar[tuple[Scope, ...]] = ("everywhere", "commitment", "readout", "list", "text", "readouts")
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("commitment", "readout"))
    _own: Sequence[str] = ()
    """The words of the filter that speak of readouts alone."""
    columns: ClassVar[Sequence[Column]] = (
        Column("date", "Talks", 10),
        Column("unsure", "", 1),
        Column("title", "Readout", 24, grow=4, wish=50),
        Column("issuer", "Issued by", 12, grow=1, drop=2),
        Column("found", "Found", 5, right=True),
        Column("new", "New", 5, right=True, drop=1),
    )

    def body(self) -> ComposeResult:
        """Readouts above their commitments, the text beside both."""
        with Body(id="body"):
            with Container(id="lists"):
                yield ReadoutTable(self.columns, id="readouts")
                yield Table(tuple(c for c in COLUMNS if c.name in {"status", "title", "parties"}), id="list")
            with Container(id="side"):
                yield Pane("Text", id="text")

    def main(self) -> Widget:
        """The list of readouts has the keys at first."""
        return self.query_one(ReadoutTable)

    @property
    def table(self) -> Table:
        """The commitments of the readout."""
        return self.query_one("#list", Table)

    def repaint(self) -> None:
        """The readouts that hold something that fits the filter, or whose title has its words."""
        asked = bool(self.query_now.words or self.query_now.terms)
        readouts = sought(self.store.readouts(), self._own, self.store.today)
        if asked:
            words = () if self.query_now.terms else wanted(self.query_now.words)
            index = self.store.index
            holding = {index.commitments[at].readout for at in index.select(self.query_now)}
            readouts = [r for r in readouts if r.id in holding or (words and self._named(r, words))]
        table = self.query_one(ReadoutTable)
        narrowed = asked or self._own
        none = "no talks were held by then; esc returns to today" if self.store.as_of else "no readouts yet; i imports one"
        table.empty = "no readout fits; esc clears the filter" if narrowed else none
        counts = self.store.in_readouts
        table.show(ReadoutRows(readouts, counts))
        inside = sum(counts[r.id][0] for r in readouts if r.id in counts)
        self._summary = f"{counted(len(readouts), 'readout')} with {counted(inside, 'commitment')}"
        self.show_count()
        self._open(table.key)

    _summary = ""

    def status_words(self) -> str:
        """How many there are, how many commitments are marked."""
        return f"{self._summary} · {marked}" if (marked := self.marked_words()) else self._summary

    def marked(self) -> list[str]:
        """The marked commitments of the readout."""
        return self.table.marked

    def _parsed(self, text: str) -> Query:
        """What speaks of readouts (`is:unsure`, `issuer:`) narrows them; the rest is a query of commitments, as everywhere."""
        own, rest = parted(text)
        query = super()._parsed(rest)
        sought((), own, self.store.today)  # says what is wrong with it, before the list is asked
        self._own = own
        return query

    def finishes(self, begun: str) -> list[str]:
        """The words for readouts."""
        return finishes(begun)

    def _named(self, readout: Readout, words: Sequence[Wanted]) -> bool:
        hay = folded(f"{readout.id} {readout.title} {readout.issuer} {' '.join(readout.parties)} {readout.place}")
        return holds(hay, words)

    def _open(self, id: str) -> None:
        index = self.store.index
        found = self.store.of_readout(id) if id else []
        self.table.empty = "no commitments were found in it" if id else ""
        self.table.show(CommitmentRows(index, [index.position[c.id] for c in found]))
        self._show_text()

    def _show_text(self) -> None:
        pane, id = self.query_one("#text", Pane), self.query_one(ReadoutTable).key
        if not id:
            pane.show([], title="Text")
            return
        readout = self.store.readout(id)
        chosen = self.table.key if self.table.has_focus else ""
        told = self._account(readout)
        marked = sorted([*self.store.of_readout(id), *moved(readout, told.kept)], key=lambda c: c.start)
        blocks = [*doubt_blocks(readout), *_version_blocks(readout, told), *margin_blocks(readout, marked, chosen)]
        pane.show(blocks, title=heading(readout), stay=False)

    def _account(self, readout: Readout) -> Account:
        """What a version does with the commitments of the earlier ones."""
        if not readout.version_of:
            return Account()
        kin = family(readout, self.store.readouts())
        return account(readout, kin, [c for each in kin for c in self.store.of_readout(each.id)])

    def readout_here(self) -> Readout | None:
        """The readout under the cursor of the upper list."""
        id = self.query_one(ReadoutTable).key
        return self.store.readout(id) if id else None

    def on_mount(self) -> None:
        """The lower list follows the cursor of the upper one, the text both."""
        for table in self.query(Table):
            table.follow = self._moved  # what every view does then, Textual calls by itself

    def _moved(self, table: Table) -> None:
        if isinstance(table, ReadoutTable):
            self._open(table.key)
        elif self.table.has_focus:
            self._show_text()

    @on(Table.Opened)
    def _opened(self, event: Table.Opened) -> None:
        event.stop()
        if isinstance(event.table, ReadoutTable):
            self.set_focus(self.table)
            self.call_after_refresh(self._show_text)
        else:
            self.set_focus(self.query_one("#text", Pane))

    def current(self) -> Commitment | None:
        """The commitment under the cursor of the lower list."""
        return self.store.commitment(self.table.key) if self.table.key and not self.main().has_focus else None

    def chosen(self) -> list[str]:
        """The marked commitments, else the one under the cursor, once the keys are with them."""
        if self.main().has_focus:
            return []
        return self.table.marked or ([self.table.key] if self.table.key else [])

    def targets(self) -> tuple[list[str], str]:
        """As everywhere; where the keys are with the readouts, it says how to reach the commitments."""
        if self.main().has_focus:
            self.bar.say("enter goes to the commitments of this readout; keys then act on them", bad=True)
            return [], ""
        return super().targets()

    def hinted(self) -> tuple[Scope, ...]:
        """The keys on readouts above, those on commitments below and in the text."""
        above = self.focused is None or self.main().has_focus
        return self.scopes if above else tuple(scope for scope in self.scopes if scope != "readouts")

    def show_imported(self, ids: Sequence[str]) -> None:
        """Go to the first that came in, for it may be a text of long ago and stand far down."""
        table = self.query_one(ReadoutTable)
        rows = [row for id in ids if (row := table.rows.find(id)) is not None]
        if rows:
            table.move_to(min(rows))

    def chose(self) -> None:
        """After an act nothing is marked."""
        if self.table.marked:
            self.table.unmark()

    def freshen(self, ids: frozenset[str]) -> None:
        """Mark rows for a moment."""
        self.table.freshen(ids)


def _version_blocks(readout: Readout, told: Account) -> list[Block]:
    """What a version repeats, changes and no longer has."""
    if not readout.version_of:
        return []
    kept, changed, gone = told.counts
    head = f"a version of {readout.version_of}: {kept} kept, {changed} changed, {gone} gone"
    rows = [Block((Span(f"{label:>7} ", "tint--warn"), Span(f"{c.id} {words}")), hang=8) for label, c, words in told.rows()]
    return [line(head, "tint--warn"), *rows, line()]
