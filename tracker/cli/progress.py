"""How far a long work is, how fast and how long still, on stderr, only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tracker.cli.office import is_dumb


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar that is told how many are done, of how many; what is printed meanwhile goes above it.

    It shows the number, the share, how many a second, and the time that is left.
    """
    if not sys.stderr.isatty() or is_dumb():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stderr=False) as shown:
        task = shown.add_task(what, total=None, rate="")

        def moved(done: int, total: int) -> None:
            spent = shown.tasks[0].elapsed or 0.0
            shown.update(task, completed=done, total=total, rate=f"{done / spent:.0f}/s" if done and spent else "")

        yield moved
