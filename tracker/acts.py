"""The registry of acts: what a person can do, by which key, in which words, and with which command.

Key bindings, footer, help, palette, the settings file and docs/keys.md all read this table; nothing binds a key elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from tracker.errors import UsageError, nearest

Scope = Literal["everywhere", "list", "text", "commitment", "readout", "ledger", "review", "readouts", "agenda", "report"]

SCOPES: dict[Scope, str] = {
    "everywhere": "Everywhere",
    "commitment": "On commitments: the one under the cursor, or all that are marked",
    "readout": "On the readout before you: in Review and in Readouts",
    "list": "In a list",
    "text": "In a text",
    "ledger": "In the ledger",
    "review": "In the review",
    "readouts": "In the readouts",
    "agenda": "On the agenda",
    "report": "In the report",
}
"""Where acts apply, in the order of the help, each with its heading."""


class Act(Struct, frozen=True):
    """One thing that a person can do.

    `id` is `noun.verb`, the same in settings, palette and docs; `keys` the default keys; `command` the twin on the command
    line ("" where the act only moves about the screen).
    """

    id: str
    keys: tuple[str, ...]
    words: str
    help: str
    scope: Scope
    command: str = ""

    @property
    def action(self) -> str:
        """The name of the method that does it, without `action_`."""
        return self.id.replace(".", "_").replace("-", "_")

    @property
    def records(self) -> bool:
        """Whether it changes the ledger, or serves only acts that do: of no use on a past day."""
        own = self.scope in {"commitment", "readout", "review"} and self.command != "tracker show"
        return own or self.id in {"change.undo", "change.redo", "ledger.import", "table.mark"}


def _act(id: str, keys: str, words: str, help: str, scope: Scope, command: str = "") -> tuple[str, Act]:
    return id, Act(id, tuple(keys.split()), words, help, scope, command)


ACTS: dict[str, Act] = dict(
    (
        _act("view.ledger", "1", "Ledger", "All commitments, filtered and sorted", "everywhere", "tracker list"),
        _act("view.review", "2", "Review", "Candidates, one after another beside their source", "everywhere", "tracker review"),
        _act("view.readouts", "3", "Readouts", "The sources, each with its commitments marked", "everywhere", "tracker readouts"),
        _act("view.agenda", "4", "Agenda", "What is overdue, due soon, or unseen for long", "everywhere", "tracker report"),
        _act("view.report", "5", "Report", "The summary with charts, for any filter and date", "everywhere", "tracker report"),
        _act("filter.edit", "slash", "Filter", "Narrow the list; words, and field:value", "everywhere", "tracker list"),
        _act("filter.views", "w", "Saved views", "Use a saved filter, save this one, forget one", "everywhere", "tracker list"),
        _act("filter.sort", "o", "Order by", "Choose the order from a menu; again turns it round", "everywhere", "tracker list"),
        _act("change.undo", "u ctrl+z", "Undo", "Take back the last act, a bulk one as a whole", "everywhere", "tracker undo"),
        _act("change.redo", "ctrl+r ctrl+y", "Redo", "Bring back what undo took", "everywhere", "tracker redo"),
        _act("ledger.import", "i", "Import", "Take in a readout by its path", "everywhere", "tracker import"),
        _act("time.travel", "at", "As of", "See every view as it stood on a day; changes nothing", "everywhere", "tracker list"),
        _act("screen.zoom", "f", "Full", "Give the focused part the whole screen, or back", "everywhere"),
        _act("screen.theme", "T", "Theme", "Choose the colours", "everywhere"),
        _act("screen.help", "question_mark f1", "Keys", "All keys of this view", "everywhere"),
        _act("screen.palette", "colon ctrl+p", "Commands", "Find any act by its name", "everywhere"),
        _act("screen.back", "escape", "Back", "Leave a part; unmark; clear the filter; return to today", "everywhere"),
        _act("screen.quit", "q ctrl+q", "Quit", "Leave; everything is saved already", "everywhere"),
        _act("commitment.set-status", "s", "Status", "Then a letter; a capital one at once", "commitment", "tracker status"),
        _act("commitment.check", "c", "Looked", "Record: looked today, nothing new", "commitment", "tracker check"),
        _act("commitment.note", "n", "Note", "Add a remark", "commitment", "tracker note"),
        _act("commitment.note-long", "N", "Long note", "Write a remark in your editor", "commitment", "tracker note"),
        _act("commitment.evidence", "E", "Evidence", "Add a source without moving the status", "commitment", "tracker evidence"),
        _act("commitment.edit", "e", "Edit", "Correct its words, title, deadline or another field", "commitment", "tracker edit"),
        _act("commitment.accept", "a", "Accept", "Accept a candidate", "commitment", "tracker review"),
        _act("commitment.reject", "x", "Reject", "Reject a candidate: it leaves the lists", "commitment", "tracker review"),
        _act("commitment.split", "p", "Split", "Put several parts in its place", "commitment", "tracker split"),
        _act("commitment.merge", "m", "Merge", "Reject the marked as repeats of this one", "commitment", "tracker merge"),
        _act("commitment.link", "l", "Link", "Tie it to another commitment or readout", "commitment", "tracker link"),
        _act("commitment.suggestions", "L", "Suggested", "What its and later readouts say of it", "commitment", "tracker links"),
        _act("commitment.snooze", "z", "Snooze", "Keep it off the agenda until a day", "commitment", "tracker snooze"),
        _act("commitment.copy", "y", "Copy", "Copy its id, quote or citation", "commitment", "tracker show"),
        _act("commitment.browse", "b", "Open source", "Open the newest source in the browser", "commitment", "tracker show"),
        _act("table.down", "down j", "Down", "To the next row", "list"),
        _act("table.up", "up k", "Up", "To the row before", "list"),
        _act("table.page-down", "pagedown ctrl+f", "Page down", "A page on", "list"),
        _act("table.page-up", "pageup ctrl+b", "Page up", "A page back", "list"),
        _act("table.half-down", "ctrl+d", "Half down", "Half a page on", "list"),
        _act("table.half-up", "ctrl+u", "Half up", "Half a page back", "list"),
        _act("table.first", "home g", "First", "To the first row", "list"),
        _act("table.last", "end G", "Last", "To the last row", "list"),
        _act("table.mark", "space", "Mark", "Mark or unmark the row, or the range, and go on", "list"),
        _act("table.range", "v", "Range", "Begin a range, or give it up", "list"),
        _act("table.mark-all", "asterisk", "Mark all", "Mark every row shown, or none", "list"),
        _act("table.open", "enter", "Read", "Go to the text beside the list", "list"),
        _act("pane.down", "down j", "Down", "A line on", "text"),
        _act("pane.up", "up k", "Up", "A line back", "text"),
        _act("pane.page-down", "pagedown space ctrl+f", "Page down", "A page on", "text"),
        _act("pane.page-up", "pageup ctrl+b", "Page up", "A page back", "text"),
        _act("pane.first", "home g", "Top", "To the top", "text"),
        _act("pane.last", "end G", "End", "To the end", "text"),
        _act("review.accept-all", "A", "Accept all", "Accept every candidate that the filter shows", "review", "tracker review"),
        _act("readout.correct", "C", "Correct", "Correct a fact, or say that a guess is right", "readout", "tracker readouts"),
        _act("readout.add", "plus", "Add", "Take in words of the readout that extraction missed", "readout", "tracker add"),
        _act("report.kind", "r", "Kind", "Choose the kind of report", "report", "tracker report"),
        _act("report.save", "s W", "Save", "Save the report to a file in any format", "report", "tracker report"),
    )
)  # fmt: skip
"""Every act by its id."""

FOOTERS: dict[Scope, tuple[str, ...]] = {
    "commitment": ("commitment.set-status", "commitment.check", "commitment.note", "commitment.edit", "table.mark"),
    "review": ("commitment.accept", "commitment.reject", "commitment.edit", "commitment.split", "commitment.merge"),
    "readouts": ("table.open", "readout.correct", "readout.add", "ledger.import"),
    "agenda": ("commitment.set-status", "commitment.check", "commitment.snooze", "commitment.note", "table.mark"),
    "report": ("report.save", "report.kind"),
    "everywhere": ("filter.edit", "time.travel", "change.undo", "screen.help", "screen.quit"),
}
"""The few acts whose keys are always shown; a view's own, else those on commitments; then the general ones."""

KEY_NAMES = {
    "slash": "/", "at": "@", "question_mark": "?", "colon": ":", "asterisk": "*", "escape": "esc", "pagedown": "pgdn",
    "pageup": "pgup", "down": "↓", "up": "↑", "comma": ",", "full_stop": ".", "minus": "-", "plus": "+",
}  # fmt: skip
"""How keys are written on the screen where their name is long."""


def shown_key(key: str) -> str:
    """A key as it stands on the keyboard: "/" for slash, "^r" for ctrl+r."""
    return "^" + key[5:] if key.startswith("ctrl+") else KEY_NAMES.get(key, key)


def keys_of(act: Act, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of an act, by the user's keymap (id to keys, commas between them) where it names it."""
    return tuple(key.strip() for key in keymap[act.id].split(",") if key.strip()) if act.id in keymap else act.keys


def met_together(scope: Scope, other: Scope) -> bool:
    """Whether acts of both scopes can be meant by a key at the same moment; a view's own act goes before a general one."""
    views = {"ledger", "review", "readouts", "agenda", "report"}
    if {scope, other} == {"list", "text"} or (scope in views and other in views):
        return scope == other
    if "readout" in (scope, other):
        return not {scope, other} & {"ledger", "agenda", "report"}
    return not ({scope, other} & {"report"} and {scope, other} & {"commitment", "list"})


def clashes(keymap: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Keys that two acts would answer at the same moment: (key, id, id), in the order of the table."""
    found: list[tuple[str, str, str]] = []
    acts = [(act, set(keys_of(act, keymap))) for act in ACTS.values()]
    for at, (act, keys) in enumerate(acts):
        for other, others in acts[at + 1 :]:
            if not keys.isdisjoint(others) and met_together(act.scope, other.scope):
                found.extend((key, act.id, other.id) for key in sorted(keys & others))
    return found


def check_keymap(keymap: Mapping[str, str]) -> None:
    """Raise UsageError where the keymap names no act, or gives one key to two acts of one place."""
    for id in keymap:
        if id not in ACTS:
            raise UsageError(f"keys: there is no act {id!r}", nearest(id, ACTS))
    for key, id, other in clashes(keymap):
        raise UsageError(f"keys: {shown_key(key)} is given to both {id} and {other}", "give one of them another key")


def keys_page(acts: Iterable[Act] = ACTS.values()) -> str:
    """docs/keys.md: every act with its key, what it does, its id for the settings file, and its command."""
    out = ["# Keys", "", "Generated from the table of acts; a test keeps it current.", ""]
    by_scope: dict[Scope, list[Act]] = {}
    for act in acts:
        by_scope.setdefault(act.scope, []).append(act)
    for scope, heading in SCOPES.items():
        if scope not in by_scope:
            continue
        out += [f"## {heading}", "", "| key | act | what it does | id | command |", "|---|---|---|---|---|"]
        for act in by_scope[scope]:
            keys = " ".join(f"`{shown_key(key)}`" for key in act.keys)
            command = f"`{act.command}`" if act.command else ""
            out.append(f"| {keys} | {act.words} | {act.help} | `{act.id}` | {command} |")
        out.append("")
    return "\n".join(out)
