"""Where the screen goes: another day, a saved filter, a newly imported readout."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from tracker.dates import last_day, typed
from tracker.errors import TrackerError, UsageError
from tracker.tui.screens.taking import Taking
from tracker.tui.screens.talks import change, talk
from tracker.tui.session import Session
from tracker.tui.widgets.bar import Choice
from tracker.tui.widgets.columns import letters
from tracker.wording import counted

if TYPE_CHECKING:
    from tracker.intake.summary import Progress, Summary  # it imports all of extraction, which only an import needs


class Going(Taking):
    """A screen that can be led elsewhere."""

    session: Session

    def set_filter(self, text: str) -> None:
        """Filter by a text as if it had been typed."""
        raise NotImplementedError

    def filter_text(self) -> str:
        """The filter as typed."""
        raise NotImplementedError

    def show_imported(self, ids: Sequence[str]) -> None:
        """Go to what came in, where the screen lists readouts."""

    @talk
    async def action_time_travel(self) -> None:
        """Show a day in the past, or today again."""
        today = self.store.present
        text = await self.bar.ask("Show everything as of", "date", hint=f"{today}; 2022-12 is its last day", check=self.date)
        if text is None:
            return
        day = min(last_day(typed(text, today)), today)
        self.store.travel(None if day == today else day)
        if day != today:
            self.bar.say(f"this is {day}; nothing can be changed; esc or @ returns to today")

    @talk
    async def action_filter_views(self) -> None:
        """Use a saved filter, save the one that is typed, or forget one."""
        try:
            own = self.session.saved()
        except TrackerError as error:
            self.bar.say(str(error), bad=True)
            return
        saved = {**own, **self.session.given}
        here = self.filter_text()
        save = Choice("+", "save this filter", "+", "" if here else "type one first (/)")
        forget = Choice("-", "forget one", "-", "" if own else "none was saved here")
        answer = await self.bar.choose("Saved views", [*_named(saved), save, forget])
        if answer is None:
            return
        if answer.value in saved:
            self.set_filter(saved[answer.value])
        elif answer.value == "+":
            name = await self.bar.ask(f"Save “{here}” as", "name", check=self._nameable)
            if name:
                self._keep(name, here, f"saved as {name}; w finds it again")
        elif gone := await self.bar.choose("Forget", _named(own)):
            self._keep(gone.value, "", f"{gone.value} is forgotten; it was “{own[gone.value]}”")

    def _keep(self, name: str, text: str, words: str) -> None:
        try:
            self.session.name(name, text)
        except TrackerError as error:
            self.bar.say(str(error), bad=True)
        else:
            self.bar.say(words)

    def _nameable(self, text: str) -> None:
        if text in {"", "+", "-"}:
            raise UsageError("a name is needed", "one word will do")
        if text in self.session.given:
            raise UsageError(f"{text} stands in the settings file", "choose another name, or change it there")

    @change
    async def action_ledger_import(self) -> None:
        """Take in readouts from a file, folder, archive or address; the screen stays usable meanwhile."""
        path = await self.bar.ask("Import a readout", "path or URL", complete=paths_like, check=importable)
        if path is None:
            return
        self.stop_import = threading.Event()
        self.bar.say(f"reading {path}; esc stops it")
        self._importing(str(Path(path).expanduser()) if "://" not in path else path)

    stop_import: threading.Event | None = None

    @work(thread=True, exclusive=True, group="import")
    def _importing(self, path: str) -> None:
        from tracker.intake import run

        stop = self.stop_import or threading.Event()

        def told(progress: Progress) -> None:
            if stop.is_set():
                raise KeyboardInterrupt
            self.app.call_from_thread(self._progress, progress)

        try:
            summary = run(self.store.ledger, [path], now=self.store.now(), workers=1, progress=told)
        except (TrackerError, OSError) as error:
            self.app.call_from_thread(self._imported, None, str(error))
        else:
            self.app.call_from_thread(self._imported, summary, "")

    def _progress(self, progress: Progress) -> None:
        width = 24
        share = progress.done * width // max(1, progress.total)
        self.bar.say(f"{'█' * share}{'░' * (width - share)} {progress.done:,} of {progress.total:,}  {progress.name}  esc stops")

    def _imported(self, summary: Summary | None, error: str) -> None:
        self.stop_import = None
        self.store.reload()
        if summary is None:
            self.bar.say(error, bad=True)
            return
        words = [_added(summary)]
        if summary.beside:
            words.append(_beside(summary))
        if summary.known:
            words.append(f"{len(summary.known)} already known")
        if summary.notes:
            more = len(summary.notes) - 1
            words.append(summary.notes[0] + (f" (and {more} more like that)" if more else ""))
        if summary.failed:
            words.append(f"{len(summary.failed)} failed: {summary.failed[0].message}")
        if summary.stopped:
            words.append("stopped: the same path goes on")
        self.show_imported([entry.id for entry in summary.added])
        self.bar.say("; ".join(words) + ("; 2 reviews them" if summary.commitments else ""), bad=bool(summary.failed))


def _named(filters: Iterable[str]) -> list[Choice]:
    """Saved filters as choices, by a letter of their names."""
    names = [name for name in filters if name]
    keys = letters([f"{name}abcdefghijklmnopqrstuvwxyz" for name in names])
    return [Choice(letter, name, name) for letter, name in zip(keys, names, strict=True)]


def _added(summary: Summary) -> str:
    """What came in; of versions also what they do with the commitments that were there, for nothing else says that."""
    added, versions = summary.added, summary.versions
    if not versions:
        return f"{counted(len(added), 'readout')} added with {counted(summary.commitments, 'commitment')}"
    kept, gone, changed = (sum(map(len, each)) for each in zip(*((e.kept, e.gone, e.changed) for e in versions), strict=True))
    what = (
        counted(len(versions), "version")
        if len(added) == len(versions)
        else f"{counted(len(added), 'readout')}, {len(versions)} a version"
    )
    return f"{what}: {summary.commitments} new, {kept} kept, {changed} changed, {gone - changed} gone; 3 tells which"


def _beside(summary: Summary) -> str:
    """That other readouts report the same talks, so that what both report is there twice."""
    (first, *more) = summary.beside
    return f"{1 + len(more)} perhaps of talks that others report" if more else f"perhaps the same talks as {first.beside[0]}"


def importable(text: str) -> None:
    """Raise UsageError where there is nothing to read at a path."""
    if "://" not in text and not (text and Path(text).expanduser().exists()):
        raise UsageError(f"there is nothing at {text!r}", "a file, a folder, an archive or a URL")


def paths_like(text: str) -> Sequence[str]:
    """The files and folders that begin as typed, folders with a slash at the end."""
    if not text or "://" in text:
        return []
    typed_ = Path(text).expanduser()
    folder, begun = (typed_, "") if text.endswith("/") else (typed_.parent, typed_.name)
    try:
        found = sorted(p for p in folder.iterdir() if p.name.startswith(begun) and (begun or not p.name.startswith(".")))
    except OSError:
        return []
    return [f"{path}/" if path.is_dir() else str(path) for path in found[:50]]
